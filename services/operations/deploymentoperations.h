// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/engineact.h"
#include "services/domain/inventory.h"
#include "services/domain/sticker.h"
#include "services/operations/call.h"
#include "services/operations/driftverdicts.h"

#include <QJsonObject>

namespace tidegate {

// What is said to be deployed, what was seen, and the difference (semantics §6–8). These are facts: a freeze never refuses them.

/// Records a sticker, marks it `duringFreeze` when it breaks a freeze, and recomputes the drift.
Result<Sticker> putSticker(Call &call, TargetId target, const QJsonObject &body);

struct PushedSnapshot
{
    SnapshotId id;
    int accepted = 0;
    int driftRecomputed = 0;
    QList<std::pair<TargetId, Instant>> seen{};       ///< What it was about, and when that was observed.
    QList<std::pair<TargetId, SnapshotId>> current{}; ///< The current snapshot of each where it says the same: what a delta is made on next.
};
/// What tells which of two snapshots of one collector is the later one. By its sequence: one with a higher one is dated no earlier than the current one,
/// because the clock that dated them may have been set back between them.
enum class PushOrder { ByTime, BySequence };
/// Stores a push about one target; about whatever targets it names where the id is null. Of a delta on what is not current nothing is stored: Conflict
/// `base-not-current` or `base-incomplete`; whoever sent it sends a full snapshot then.
Result<PushedSnapshot> pushInventory(Call &call, TargetId target, const QJsonObject &body, PushOrder order = PushOrder::ByTime);
/// Stores one snapshot and recomputes the drift if it changed something. For probes and pushes alike. What changed silently inside a
/// freeze is recorded as its violation.
Result<bool> storeSnapshot(Call &call, const InventorySnapshot &snapshot, const QList<EngineAct> &acts = {});

/// storeSnapshot() of what this process has just observed, for whoever has read in this call what is stored, with what the engine did before it.
Result<bool> storeObserved(Call &call, const StoredState &stored, const InventorySnapshot &snapshot, const QList<EngineAct> &acts);

/// The stored verdict, with staleness and reach judged at the call's instant.
Result<DriftReport> driftOf(Call &call, TargetId target);

} // namespace tidegate
