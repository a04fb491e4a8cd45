// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/discoveryplaces.h"

#include "models/discoveryplan.h"
#include "services/domain/targetconnection.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxKnownPlaces = 200;

QString keyOfPlace(const Target &target)
{
    return toString(placeType(target.type)) + u'\n' + placeName(target);
}

} // namespace

QStringList soughtMembers()
{
    return {u"projectName"_s, u"composeFile"_s, u"jobId"_s, u"service"_s};
}

TargetType placeType(TargetType type)
{
    return type == TargetType::ComposeHost ? TargetType::DockerHost : type;
}

QString placeName(const Target &place)
{
    const auto text = [&place](QLatin1StringView member) { return place.connection.value(member).toString(); };
    if (place.type == TargetType::EcsService)
        return text("cluster"_L1).section(u'/', -1) + u", "_s + text("region"_L1);
    const QString address = placeKey(place.type, place.connection);
    const QString space = text("namespace"_L1);
    return space.isEmpty() ? address : address + u", "_s + space;
}

Target asTarget(Target place)
{
    place.name = u"discovery"_s;
    for (const QString &member : soughtMembers()) {
        if (descriptorOf(place.type).member(member) && !place.connection.contains(member))
            place.connection.insert(member, u"anything"_s);
    }
    return place;
}

KnownPlaces knownPlaces(QList<Target> targets, const Target &from)
{
    const auto rank = [&from](const Target &target) { return target.id == from.id ? 0 : target.environmentId == from.environmentId ? 1 : 2; };
    std::stable_sort(targets.begin(), targets.end(), [&rank](const Target &a, const Target &b) { return rank(a) < rank(b); });
    KnownPlaces places;
    QSet<QString> seen;
    for (const Target &target : std::as_const(targets)) {
        if (isByAgent(target.connection)) {
            places.hasAgents = true;
            continue;
        }
        // Without an address: whoever may not see where targets are has none to offer.
        if (places.targets.size() >= maxKnownPlaces || placeKey(target.type, target.connection).startsWith(u':') || seen.contains(keyOfPlace(target)))
            continue;
        seen.insert(keyOfPlace(target));
        places.targets.append(target);
    }
    return places;
}

qsizetype placeOf(const Target &target, const QList<Target> &places)
{
    const auto found = std::find_if(places.begin(), places.end(), [&target](const Target &place) { return keyOfPlace(place) == keyOfPlace(target); });
    return found == places.end() ? -1 : found - places.begin();
}

} // namespace tidegate
