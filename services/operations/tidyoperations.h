// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/operations/call.h"

namespace tidegate {

class Backend;

/// Removes what a tenant keeps for a time only: change notices, operations and what agents were asked to do for 7 days, as well as a workspace that does not
/// arrive, answers for 24 hours, who asked the gate for 7 days, rules that are over for 90 days, old inventory, changes of
/// health and what changed for 400 days.
///
/// Nothing while the clock is in doubt. The clock is believed for a week more at each pass: one that is years ahead for an hour costs no history, and one that
/// stood for months is caught up with in a day of passes. What lies ahead of now is dated by now, so that it goes in its time.
Result<void> tidyUp(Call &call);
/// tidyUp() in all tenants. What fails is logged, and waits for the next pass.
void tidyUpAllTenants(Backend &backend);

/// Ends what servers that are not there any more left under way, in all tenants: whoever waits for it would wait for ever. What fails is logged.
void endAbandonedOperations(Backend &backend);

} // namespace tidegate
