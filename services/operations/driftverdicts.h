// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/sticker.h"
#include "services/domain/target.h"
#include "services/operations/call.h"
#include "services/store/inventorystore.h"

namespace tidegate {

// Verdicts are stored, and made anew where something that they hang on has changed. None hangs on the time at which somebody looks.

Result<DriftPolicy> driftPolicyOf(Call &call, EnvironmentId environment);

/// What is stored of a target.
struct StoredState
{
    Target target;
    std::optional<Sticker> sticker{}; ///< In force.
    std::optional<HeldSnapshot> held{};
    std::optional<DriftReport> drift{};
};
/// Of those that are there, with as many statements for all as for one.
Result<QHash<TargetId, StoredState>> storedStates(Transaction &transaction, const QList<TargetId> &targets, Instant now);

/// Recomputes the verdict from the current sticker and snapshot and stores it when it differs. Returns whether it did.
Result<bool> recomputeDrift(Call &call, TargetId target, EnvironmentId environment);
/// The same for whoever has read in this call what is stored, and has put another snapshot in its place since.
Result<bool> recomputeDrift(Call &call, const StoredState &stored, const InventorySnapshot &current);
/// Does so for the targets of an environment whose verdicts hang on what counts as drift there, which has changed.
Result<void> recomputeByPolicy(Call &call, EnvironmentId environment);
/// For those that differ in anything: rules came and went.
Result<void> recomputeByRules(Call &call, EnvironmentId environment);

} // namespace tidegate
