// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/inventory.h"

namespace tidegate {

/// One container or task as it was found, and what it is a replica of.
struct Replica
{
    ObservedComponent component;
    QString group;        ///< What says how many there should be: a Compose service, a Swarm service, a group of a job; empty: nothing does.
    QString slot;         ///< Its place in the group: whatever takes the same place comes after it.
    qint64 createdAt = 0; ///< Orders what had one place after the other.
};

/// Which of them count, by position. What does not run is a leftover where something of its name runs and nobody says that there
/// should be more of it, where something took its place, and where something newer had it.
QList<qsizetype> currentReplicas(const QList<Replica> &replicas);

/// Adds a replica to what is known of its siblings; the worse health and the liveliest state win, restarting before all.
void addReplica(ObservedComponent &known, const ObservedComponent &replica);

/// One entry for each name and image, replicas counted, sorted by name. Replicas of different images stay apart, so that each can be
/// compared with the sticker.
QList<ObservedComponent> mergeReplicas(const QList<ObservedComponent> &components);

} // namespace tidegate
