// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezecommands.h"

namespace tidegate {

bool needsReason(const FreezeWindow &before, const FreezeWindow &after, bool production, Instant now)
{
    return production && before.stateAt(now) == FreezeState::Active && after.end < before.end;
}

Environment FreezeCommands::environmentOf(const FreezeWindow &window) const
{
    const QList<Environment> environments = facts().environments;
    for (const Environment &environment : environments) {
        if (environment.id == window.environmentId)
            return environment;
    }
    return {};
}

bool FreezeCommands::needsReason(const FreezeWindow &before, const FreezeWindow &after) const
{
    return tidegate::needsReason(before, after, environmentOf(before).isProduction, facts().now);
}

} // namespace tidegate
