// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/targetgroupfeed.h"

#include "models/environmenttablemodel.h"
#include "models/feeds/environmentfeed.h"
#include "models/targettreemodel.h"

namespace tidegate {

TargetGroupFeed::TargetGroupFeed(const FeedContext &context, EnvironmentFeed &environments, TargetTreeModel &tree, QObject *parent)
    : Feed(context, parent), m_environments(environments), m_tree(tree)
{
    connect(&environments, &EnvironmentFeed::appeared, this, [this](EnvironmentId id) {
        fetch<QList<TargetGroup>>(client().groups(id), [this, id](const QList<TargetGroup> &groups) { m_tree.setGroups(id, groups); });
    });
}

void TargetGroupFeed::load(Gathering &gathering)
{
    gathering.expect<QList<TargetGroup>>(client().groups({}), [this](const QList<TargetGroup> &all) { m_loaded = all; });
}

void TargetGroupFeed::apply()
{
    show(std::exchange(m_loaded, {}));
}

void TargetGroupFeed::take(const ChangeNotice &notice)
{
    if (notice.entity == EntityType::TargetGroup)
        queue({notice.entityId, notice.environment});
}

void TargetGroupFeed::reload(const QList<Reload> &due)
{
    for (const Reload &one : due) {
        if (one.isList()) {
            finish<QList<TargetGroup>>({one}, client().groups({}), [this](const QList<TargetGroup> &all) { show(all); });
            continue;
        }
        const TargetGroupId id(one.id);
        finish<TargetGroup>(
            {one}, client().group(id), [this](const TargetGroup &group) { m_tree.put(group); }, [this, id] { m_tree.removeGroup(id); });
    }
}

void TargetGroupFeed::show(const QList<TargetGroup> &all)
{
    QHash<EnvironmentId, QList<TargetGroup>> below;
    for (const TargetGroup &group : all)
        below[group.environmentId].append(group);
    for (const EnvironmentSummary &environment : m_environments.model()->all())
        m_tree.setGroups(environment.environment.id, below.value(environment.environment.id));
}

} // namespace tidegate
