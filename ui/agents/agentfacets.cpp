// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/agentfacets.h"

#include "models/agentwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct AgentFacets
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::AgentFacets)
};

constexpr auto lifecycleKey = "lifecycle:"_L1;
constexpr auto lookKey = "look:"_L1;
constexpr auto standingKey = "standing:"_L1;

struct AgentCounts
{
    QHash<int, int> lifecycles;
    QHash<int, int> looks;
    QHash<int, int> standings;
};

AgentCounts countAgents(const AgentTableModel &agents, const AgentFilter &filter)
{
    AgentCounts counts;
    for (int row = 0; row < agents.rowCount(); ++row) {
        const AgentRow &each = agents.at(row);
        const unsigned refused = filter.refusedBy(each, agents.index(row, 0).data(AgentTableModel::SearchRole).toString());
        const auto within = [refused](AgentFilter::Aspect aspect) { return (refused & ~static_cast<unsigned>(aspect)) == 0; };
        if (within(AgentFilter::LifecycleAspect))
            ++counts.lifecycles[static_cast<int>(each.agent.lifecycle)];
        if (within(AgentFilter::LookAspect))
            ++counts.looks[static_cast<int>(lookOf(each.agent, each.liveness))];
        if (within(AgentFilter::VersionAspect))
            ++counts.standings[static_cast<int>(each.standing)];
    }
    return counts;
}

QString lookWord(AgentLook look)
{
    switch (look) {
    case AgentLook::Online:
        return AgentFacets::tr("Online");
    case AgentLook::Late:
        return AgentFacets::tr("Late");
    case AgentLook::Trouble:
        return AgentFacets::tr("In trouble");
    case AgentLook::Offline:
        return AgentFacets::tr("Offline");
    case AgentLook::Unknown:
        return AgentFacets::tr("Unknown");
    case AgentLook::NotAsked:
        break;
    }
    return AgentFacets::tr("Not asked");
}

QString standingWord(VersionStanding standing, const QString &server)
{
    if (standing == VersionStanding::Current && !server.isEmpty())
        return AgentFacets::tr("%1, current", "a version").arg(server);
    return words::of(standing);
}

void toggleIn(QSet<int> &set, QStringView number)
{
    bool isNumber = false;
    const int value = number.toInt(&isNumber);
    if (isNumber && !set.remove(value))
        set.insert(value);
}

} // namespace

QList<FacetSection> agentFacets(const AgentTableModel &agents, const AgentFilter &filter)
{
    const AgentCounts counts = countAgents(agents, filter);
    FacetSection decided{AgentFacets::tr("Set by people"), {}};
    for (const AgentLifecycle each : {AgentLifecycle::Active, AgentLifecycle::Pending, AgentLifecycle::Inactive, AgentLifecycle::Revoked}) {
        const int value = static_cast<int>(each);
        decided.facets.append({lifecycleKey + QString::number(value),
                               words::of(each),
                               counts.lifecycles.value(value),
                               lifecycleIcon(each),
                               filter.lifecycles.contains(value),
                               {}});
    }
    FacetSection observed{AgentFacets::tr("Observed"), {}};
    for (const AgentLook each : {AgentLook::Online, AgentLook::Late, AgentLook::Trouble, AgentLook::Offline, AgentLook::Unknown, AgentLook::NotAsked}) {
        const int value = static_cast<int>(each);
        const bool isRare = each == AgentLook::Trouble || each == AgentLook::NotAsked;
        if (isRare && counts.looks.value(value) == 0 && !filter.looks.contains(value))
            continue;
        observed.facets.append({lookKey + QString::number(value),
                                lookWord(each),
                                counts.looks.value(value),
                                each == AgentLook::NotAsked ? QIcon() : agentLookIcon(each),
                                filter.looks.contains(value),
                                {}});
    }
    FacetSection versions{AgentFacets::tr("Version"), {}};
    for (const VersionStanding each : {VersionStanding::Current, VersionStanding::Outdated, VersionStanding::TooOld, VersionStanding::Unknown}) {
        const int value = static_cast<int>(each);
        if (each == VersionStanding::Unknown && counts.standings.value(value) == 0 && !filter.standings.contains(value))
            continue;
        versions.facets.append({standingKey + QString::number(value),
                                standingWord(each, agents.serverVersion()),
                                counts.standings.value(value),
                                {},
                                filter.standings.contains(value),
                                {}});
    }
    return {decided, observed, versions};
}

QString agentCounts(const AgentTableModel &agents, int shown)
{
    int online = 0;
    int offline = 0;
    for (const AgentRow &row : agents.all()) {
        const AgentLook look = lookOf(row.agent, row.liveness);
        online += look == AgentLook::Online ? 1 : 0;
        offline += look == AgentLook::Offline ? 1 : 0;
    }
    const int all = agents.rowCount();
    const QString count = shown == all ? words::agentCount(all) : AgentFacets::tr("%L1 of %2 shown").arg(shown).arg(words::agentCount(all));
    return AgentFacets::tr("%1 · %L2 online · %L3 offline", "12 agents, and how many of them").arg(count).arg(online).arg(offline);
}

void toggleAgentFacet(AgentFilter &filter, const QString &key)
{
    if (key.startsWith(lifecycleKey))
        toggleIn(filter.lifecycles, QStringView(key).sliced(lifecycleKey.size()));
    else if (key.startsWith(lookKey))
        toggleIn(filter.looks, QStringView(key).sliced(lookKey.size()));
    else if (key.startsWith(standingKey))
        toggleIn(filter.standings, QStringView(key).sliced(standingKey.size()));
}

} // namespace tidegate
