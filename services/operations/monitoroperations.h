// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/monitor.h"
#include "services/operations/healthservice.h"

namespace tidegate {

/// How the scheduled checks of the tenant are doing, by what is stored, so that a monitor that stands still is seen as well. `lateBy` counts from when a
/// target was due at the latest (its interval and jitter), when it was edited last, or when this server started or woke up, whichever comes last.
Result<MonitorReport> monitorReport(Call &call, Backend &backend, HealthService &health);

} // namespace tidegate
