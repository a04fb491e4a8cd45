// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"

namespace tidegate {

class AgentTableModel;
class EnvironmentFeed;
class TargetTreeModel;

/// Agents, which a server before them leaves empty. That one is heard is told only after a silence, and silence is not told at all: what may have become
/// of it is asked for as one list, when the rule says that some status may be another by now, or that somebody looks at the ages.
class AgentFeed final : public Feed
{
    Q_OBJECT

public:
    AgentFeed(const FeedContext &context, EnvironmentFeed &environments, TargetTreeModel &tree, QObject *parent);

    AgentTableModel *model() const { return m_model; }

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override;
    void take(const ChangeNotice &notice) override;
    void tick(bool live) override;

    void show(const ShownAgent &agent);
    void remove(AgentId id);

protected:
    void reload(const QList<Reload> &due) override;

private:
    void show(const std::optional<QList<ShownAgent>> &all);
    void tellNames();

    AgentTableModel *m_model;
    TargetTreeModel &m_tree;
    std::optional<QList<ShownAgent>> m_loaded;
    Instant m_asked; ///< When the list was asked for last.
};

} // namespace tidegate
