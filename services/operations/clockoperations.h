// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/operations/call.h"

#include <QJsonObject>

namespace tidegate {

/// What accepting the clock changed.
struct AcceptedClock
{
    Instant reading;                 ///< Believed from now on.
    std::optional<Instant> previous; ///< The higher reading that is not believed any more; none when nothing was in doubt.
};

/// Takes the call's reading of the clock for true, for all tenants, with an audit row. `body` is {"reason"}, 5–500 characters.
Result<AcceptedClock> acceptClock(Call &call, const QJsonObject &body);

} // namespace tidegate
