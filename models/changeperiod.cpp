// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changeperiod.h"

#include "models/wallclock.h"

namespace tidegate {

std::optional<Instant> startOf(ChangePeriod period, Instant now, const QTimeZone &zone)
{
    constexpr int week = 7;
    constexpr int month = 30;
    switch (period) {
    case ChangePeriod::ThisMonth: {
        const QDate today = dateOf(now, zone);
        return dayStart(QDate(today.year(), today.month(), 1), zone);
    }
    case ChangePeriod::Last7Days:
        return wholeSeconds(now) - std::chrono::days(week);
    case ChangePeriod::Last30Days:
        return wholeSeconds(now) - std::chrono::days(month);
    case ChangePeriod::All:
        break;
    }
    return {};
}

} // namespace tidegate
