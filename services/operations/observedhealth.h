// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/operations/call.h"

namespace tidegate {

/// Who observed how a target is.
struct HealthObservation
{
    HealthReport report;
    std::chrono::seconds interval{60}; ///< Of the checks of its environment.
    QString source;                    ///< "direct", "agent" or "manual", for the history.
    bool isWaitedFor = false;          ///< Somebody asked for it: it is news, whatever it says.
};

/// Makes it the status of the target. Adds a flip to its history, and announces what is news: also that a value is fresh again that was stale.
Result<void> recordHealth(Call &call, const Target &target, const HealthObservation &observation);

} // namespace tidegate
