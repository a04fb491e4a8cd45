// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/healthtransition.h"
#include "services/domain/result.h"
#include "services/domain/target.h"

namespace tidegate {

struct Call;

/// Where a target counts, and as what.
struct CountedHealth
{
    EnvironmentId environment;
    TargetGroupId group;
    Health health = Health::Unknown;
};
/// None for a disabled one.
std::optional<CountedHealth> countedHealth(const Target &target);

/// What a call made of a target; none where it did not count, or does not any more.
struct HealthMove
{
    TargetId target;
    std::optional<CountedHealth> before;
    std::optional<CountedHealth> after;
};

/// Adds to the history of each environment and group whose worst health is another after the call than before it, and names the targets among
/// Call::healthMoves that made it so. Backend::write() calls it when the work is done, so that all of it commits together.
Result<void> recordParents(Call &call);

} // namespace tidegate
