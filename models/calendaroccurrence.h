// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/occurrence.h"

namespace tidegate {

/// What the layouts of the calendar place.
struct CalendarOccurrence : Occurrence
{
    EnvironmentId environment;
    FreezeState state = FreezeState::Upcoming;
};

} // namespace tidegate
