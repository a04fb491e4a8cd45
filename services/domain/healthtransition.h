// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/health.h"

namespace tidegate {

/// A change of a target from one state to another.
struct HealthTransition
{
    Instant at;
    Health from = Health::Unknown;
    Health to = Health::Unknown;
    QString message;
    QString source; ///< "direct", "agent" or "manual".
    Message said{}; ///< `message`; empty for what was kept before messages had codes.
};

} // namespace tidegate
