// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/agentfeed.h"

#include "models/agenttablemodel.h"
#include "models/feeds/environmentfeed.h"
#include "models/targettreemodel.h"

namespace tidegate {

using Agents = std::optional<QList<ShownAgent>>;

AgentFeed::AgentFeed(const FeedContext &context, EnvironmentFeed &environments, TargetTreeModel &tree, QObject *parent)
    : Feed(context, parent), m_model(new AgentTableModel(parent)), m_tree(tree)
{
    connect(&environments, &EnvironmentFeed::named, m_model, &AgentTableModel::setEnvironmentNames);
}

void AgentFeed::load(Gathering &gathering)
{
    m_loaded = {};
    m_asked = context().now();
    gathering.expect<Agents>(
        client().agents(), [this](const Agents &all) { m_loaded = all; }, true);
}

void AgentFeed::apply()
{
    show(std::exchange(m_loaded, {}));
}

void AgentFeed::forget()
{
    m_model->setAgents({});
}

void AgentFeed::take(const ChangeNotice &notice)
{
    if (notice.entity == EntityType::Agent)
        queue({notice.entityId, {}});
}

void AgentFeed::tick(bool live)
{
    const Instant now = context().now();
    m_model->setNow(now);
    if (!live || m_model->rowCount() == 0)
        return;
    const bool isOld = now - m_asked >= heartbeatInterval / 2; // an age that is shown is at most so much too old
    if ((m_model->isWatched() && isOld) || m_model->hasOverdue(now)) {
        m_asked = now;
        queue();
    }
}

void AgentFeed::reload(const QList<Reload> &due)
{
    for (const Reload &one : due) {
        if (one.isList()) {
            finish<Agents>({one}, client().agents(), [this](const Agents &all) { show(all); });
            continue;
        }
        const AgentId id(one.id);
        finish<ShownAgent>(
            {one}, client().agent(id), [this](const ShownAgent &agent) { show(agent); }, [this, id] { remove(id); });
    }
}

void AgentFeed::show(const Agents &all)
{
    m_model->setNow(context().now());
    m_model->setAgents(all.value_or(QList<ShownAgent>()));
    tellNames();
}

void AgentFeed::show(const ShownAgent &agent)
{
    m_model->setNow(context().now());
    m_model->put(agent);
    tellNames();
}

void AgentFeed::remove(AgentId id)
{
    m_model->remove(id);
    tellNames();
}

void AgentFeed::tellNames()
{
    QHash<AgentId, QString> names;
    for (const AgentRow &row : m_model->all())
        names.insert(row.agent.id, row.agent.name);
    m_tree.setAgentNames(names);
}

} // namespace tidegate
