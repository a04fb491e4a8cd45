// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/drift/imagechanges.h"
#include "services/operations/call.h"

#include <QJsonObject>

namespace tidegate {

// Every change of what runs is a line: what, where, from which image to which, and what is known of why.

/// Since when the environment has been frozen without a gap, if it was so the whole time from one instant to another. Freezes that meet or overlap are one.
Result<std::optional<Instant>> frozenThroughout(Call &call, EnvironmentId environment, Instant first, Instant second);

/// Notes what a look at a target found changed, with what was seen at the look before it, what was known then, and what the engine told of itself meanwhile.
Result<void> noteChanges(Call &call, const Target &target, const QList<ImageChange> &changes, const std::optional<InventorySnapshot> &before,
                         const QList<KnownComponent> &known, const InventorySnapshot &after, const QList<EngineAct> &acts);

/// What the engine told of a container a moment after a change was found by it.
Result<void> addLateActs(Call &call, TargetId target, Instant observedAt, const QList<EngineAct> &acts);

/// More is known now: judges again what was seen since, on a target or, with a null one, in an environment. What happened in a freeze stays so, whatever became
/// of the freeze.
Result<void> reconsiderChanges(Call &call, TargetId target, EnvironmentId environment, Instant since);

/// What somebody says of a change afterwards, instead of what was said before. The verdict stays.
Result<StoredChange> explainChange(Call &call, ObservedChangeId id, const QJsonObject &body);

} // namespace tidegate
