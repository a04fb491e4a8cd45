// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/replicas.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Place = std::tuple<QString, QString, QString>; ///< Name, group, slot.

/// It takes its place: it runs, or is about to run again.
bool isLive(const ObservedComponent &component)
{
    return component.state == "running"_L1 || component.state == "restarting"_L1 || component.state == "paused"_L1;
}

Place placeOf(const Replica &replica)
{
    return {replica.component.name, replica.group, replica.slot};
}

qsizetype rankOf(const QString &state)
{
    static const QStringList strongestFirst{u"restarting"_s, u"running"_s, u"paused"_s, u"exited"_s, u"missing"_s, u"completed"_s};
    return strongestFirst.indexOf(state);
}

} // namespace

QList<qsizetype> currentReplicas(const QList<Replica> &replicas)
{
    QSet<QString> liveNames;
    QSet<QString> groupedNames;
    std::map<Place, qint64> newest; // of those that do not live; the maximum where one lives
    for (const auto &replica : replicas) {
        const bool lives = isLive(replica.component);
        if (lives)
            liveNames.insert(replica.component.name);
        if (!replica.group.isEmpty())
            groupedNames.insert(replica.component.name);
        auto &time = newest.try_emplace(placeOf(replica), std::numeric_limits<qint64>::min()).first->second;
        time = lives ? std::numeric_limits<qint64>::max() : std::max(time, replica.createdAt);
    }

    QList<qsizetype> current;
    std::map<Place, bool> taken; // two that are equally old: the first counts
    for (qsizetype i = 0; i < replicas.size(); ++i) {
        const auto &replica = replicas.at(i);
        if (!isLive(replica.component)) {
            const auto &name = replica.component.name;
            const bool isStray = replica.group.isEmpty() && (liveNames.contains(name) || groupedNames.contains(name));
            const auto place = placeOf(replica);
            if (isStray || newest[place] != replica.createdAt || taken[place])
                continue;
            taken[place] = true;
        }
        current.append(i);
    }
    return current;
}

void addReplica(ObservedComponent &known, const ObservedComponent &replica)
{
    static const QStringList worstFirst{u"unhealthy"_s, u"starting"_s, u"healthy"_s, QString()};
    if (worstFirst.indexOf(replica.health) < worstFirst.indexOf(known.health))
        known.health = replica.health;
    if (rankOf(replica.state) < rankOf(known.state)) {
        known.state = replica.state;
        known.containerId = replica.containerId;
        known.startedAt = replica.startedAt;
    }
    known.replicasDesired += replica.replicasDesired;
    known.replicasRunning += replica.replicasRunning;
    known.labelled = known.labelled || replica.labelled;
}

QList<ObservedComponent> mergeReplicas(const QList<ObservedComponent> &components)
{
    QMap<std::pair<QString, QString>, ObservedComponent> merged;
    for (const auto &component : components) {
        const std::pair key(component.name, component.imageId);
        const auto known = merged.find(key);
        if (known == merged.end())
            merged.insert(key, component);
        else
            addReplica(*known, component);
    }
    return merged.values();
}

} // namespace tidegate
