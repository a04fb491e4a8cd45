// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"

namespace tidegate {

class DriftFeed;
class EnvironmentFeed;
class TargetTreeModel;

/// Targets, in the tree.
class TargetFeed final : public Feed
{
    Q_OBJECT

public:
    TargetFeed(const FeedContext &context, EnvironmentFeed &environments, DriftFeed &drift, TargetTreeModel &tree, QObject *parent);

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override;
    void take(const ChangeNotice &notice) override;
    /// Asks again for those whose check seems old; without a connection the clock alone decides what is stale.
    void tick(bool live) override;

    using Feed::queue;
    void queue(TargetId id) { Feed::queue({id.uuid(), {}}); }
    void show(const QList<Target> &changed);
    void loadAllOf(EnvironmentId environment); ///< Shows those that are there; none is taken away.
    void remove(TargetId id);

protected:
    void reload(const QList<Reload> &due) override;

private:
    void reloadRows(const QList<Reload> &rows); ///< At most ApiClient::maxTargetsAtOnce.

    DriftFeed &m_drift;
    TargetTreeModel &m_tree;
    QList<Target> m_loaded;
};

} // namespace tidegate
