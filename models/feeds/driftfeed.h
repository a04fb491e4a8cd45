// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"

namespace tidegate {

class DriftTableModel;
class EnvironmentFeed;
class TargetTreeModel;
struct FleetDrift;

/// What is deployed against what should be, a row a target.
class DriftFeed final : public Feed
{
    Q_OBJECT

public:
    DriftFeed(const FeedContext &context, EnvironmentFeed &environments, TargetTreeModel &tree, QObject *parent);

    DriftTableModel *model() const { return m_model; }

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override;
    void take(const ChangeNotice &notice) override;

    using Feed::queue;
    void queue(TargetId id) { Feed::queue({id.uuid(), {}}); }
    void describeAgain(TargetId id); ///< The target is called, placed or reached in another way.
    void remove(TargetId id);

protected:
    void reload(const QList<Reload> &due) override;

private:
    using Reports = QList<std::pair<TargetId, DriftReport>>;

    void show(const Reports &reports);
    FleetDrift rowOf(TargetId target, const DriftReport &report) const;

    DriftTableModel *m_model;
    EnvironmentFeed &m_environments;
    TargetTreeModel &m_tree;
    Reports m_loaded;
};

} // namespace tidegate
