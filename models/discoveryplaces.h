// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QList>
#include <QStringList>

namespace tidegate {

// Where it can be asked what runs. A place is a target without what tells its work from that of others.

/// The members that say which work it is: they are what is looked for.
QStringList soughtMembers();
/// One engine runs Compose projects and plain containers.
TargetType placeType(TargetType type);
/// "10.0.0.7:2376"; of ECS the cluster and its region, of Nomad also the namespace.
QString placeName(const Target &place);
/// What the rules for targets can be held against: with a name and work that nobody sees.
Target asTarget(Target place);

struct KnownPlaces
{
    QList<Target> targets;  ///< One of each place: that of `from` first, then those of its environment.
    bool hasAgents = false; ///< There are others that agents check, which cannot be asked.
};
/// The places of these targets, 200 at most. Pure.
KnownPlaces knownPlaces(QList<Target> targets, const Target &from);
/// Which of the places that of a target is; -1: none.
qsizetype placeOf(const Target &target, const QList<Target> &places);

} // namespace tidegate
