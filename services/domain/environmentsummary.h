// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/environment.h"
#include "services/domain/gate.h"
#include "services/domain/target.h"

namespace tidegate {

/// The newest sticker release common to the majority of the enabled targets of an environment.
struct CurrentRelease
{
    ReleaseRef release;
    int matching = 0;
    int total = 0;
    bool mixed = false;

    friend bool operator==(const CurrentRelease &, const CurrentRelease &) = default;
};

/// An environment with what is going on in it.
struct EnvironmentSummary
{
    Environment environment;
    FreezeStatus freeze;
    HealthCounts health;
    DriftCounts drift;
    int targetCount = 0;
    std::optional<CurrentRelease> currentRelease;

    friend bool operator==(const EnvironmentSummary &, const EnvironmentSummary &) = default;
};

} // namespace tidegate
