// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/engineact.h"
#include "services/domain/observedchange.h"
#include "services/drift/imagechanges.h"

namespace tidegate {

/// What the acts of an engine are held against.
struct ChangeTraces
{
    ImageChange change;
    QList<ObservedComponent> before;     ///< What the look before found, of all names.
    QList<ObservedComponent> after;      ///< What this look found.
    Instant seenAt;                      ///< When it began.
    QList<ChangeEvidence> ofEarlierOnes; ///< Evidence of earlier changes of the target: what belongs to them belongs to no other.
};

/// Of what an engine did, that by which a component came to run another image: its containers that were made and started, those of the former image that ended,
/// the renames among them, and the image that was fetched or got its name before. By time, at most maxActsOfChange; where there is more, a start says more than
/// an end, and either more than the rest. Of what is doubtful nothing is taken. Pure.
QList<EngineAct> actsBehind(const ChangeTraces &traces, const QList<EngineAct> &acts);

/// A container may be seen before it is started, or the word of it may come a moment later: adds the beginnings of the very container that a change was found
/// by, at seenAt, to what is known of it.
QList<EngineAct> withLateActs(const QList<EngineAct> &kept, const ObservedComponent &running, Instant seenAt, const QList<EngineAct> &acts);

/// Of several those that say the most, at most maxActsOfChange; by time.
QList<EngineAct> boundActs(const QList<EngineAct> &acts);

} // namespace tidegate
