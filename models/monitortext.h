// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/monitor.h"

namespace tidegate::words {

/// "Checks are 4 min late: 1,200 targets waiting"; empty while they are not late.
QString lateChecks(const MonitorReport &report);
/// What else is known of it, as sentences.
QString lateChecksDetail(const MonitorReport &report, Instant now);

} // namespace tidegate::words
