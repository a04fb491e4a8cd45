// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/operations/call.h"

namespace tidegate {

// Verdicts are stored, and made anew where something that they hang on has changed. None hangs on the time at which somebody looks.

Result<DriftPolicy> driftPolicyOf(Call &call, EnvironmentId environment);

/// Recomputes the verdict from the current sticker and snapshot and stores it when it differs. Returns whether it did.
Result<bool> recomputeDrift(Call &call, TargetId target, EnvironmentId environment);
/// Does so for the targets of an environment whose verdicts hang on what counts as drift there, which has changed.
Result<void> recomputeByPolicy(Call &call, EnvironmentId environment);
/// For those that differ in anything: rules came and went.
Result<void> recomputeByRules(Call &call, EnvironmentId environment);

} // namespace tidegate
