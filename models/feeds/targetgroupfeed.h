// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"

namespace tidegate {

class EnvironmentFeed;
class TargetTreeModel;

/// Target groups, in the tree.
class TargetGroupFeed final : public Feed
{
    Q_OBJECT

public:
    TargetGroupFeed(const FeedContext &context, EnvironmentFeed &environments, TargetTreeModel &tree, QObject *parent);

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override {} ///< They go with their environments.
    void take(const ChangeNotice &notice) override;

protected:
    void reload(const QList<Reload> &due) override;

private:
    void show(const QList<TargetGroup> &all);

    EnvironmentFeed &m_environments;
    TargetTreeModel &m_tree;
    QList<TargetGroup> m_loaded;
};

} // namespace tidegate
