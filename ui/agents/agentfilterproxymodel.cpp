// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/agentfilterproxymodel.h"

namespace tidegate {

unsigned AgentFilter::refusedBy(const AgentRow &row, const QString &searched) const
{
    unsigned refused = 0;
    const auto require = [&refused](bool accepted, Aspect aspect) { refused |= accepted ? 0U : static_cast<unsigned>(aspect); };
    const auto allows = [](const QSet<int> &set, int value) { return set.isEmpty() || set.contains(value); };
    require(allows(lifecycles, static_cast<int>(row.agent.lifecycle)), LifecycleAspect);
    require(allows(looks, static_cast<int>(lookOf(row.agent, row.liveness))), LookAspect);
    require(allows(standings, static_cast<int>(row.standing)), VersionAspect);
    require(environment.isNull() || row.agent.environments.isEmpty() || row.agent.environments.contains(EnvironmentId(environment)), OtherAspect);
    require(std::all_of(words.begin(), words.end(), [&searched](const QString &word) { return searched.contains(word, Qt::CaseInsensitive); }), OtherAspect);
    return refused;
}

AgentFilterProxyModel::AgentFilterProxyModel(AgentTableModel *agents, QObject *parent) : QSortFilterProxyModel(parent), m_agents(agents)
{
    setSourceModel(agents);
    setDynamicSortFilter(true);
    setSortRole(AgentTableModel::SortRole);
    sort(AgentTableModel::NameColumn);
}

void AgentFilterProxyModel::setFilter(const AgentFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

const AgentRow *AgentFilterProxyModel::rowAt(const QModelIndex &index) const
{
    const QModelIndex source = mapToSource(index);
    return source.isValid() ? &m_agents->at(source.row()) : nullptr;
}

bool AgentFilterProxyModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QString searched = m_filter.words.isEmpty() ? QString() : m_agents->index(row, 0, parent).data(AgentTableModel::SearchRole).toString();
    return m_filter.refusedBy(m_agents->at(row), searched) == 0;
}

bool AgentFilterProxyModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(AgentTableModel::SortRole);
    const QVariant b = right.data(AgentTableModel::SortRole);
    if (a == b)
        return left.row() < right.row(); // by name
    return a.typeId() == QMetaType::QString ? QString::compare(a.toString(), b.toString(), Qt::CaseInsensitive) < 0 : a.toLongLong() < b.toLongLong();
}

} // namespace tidegate
