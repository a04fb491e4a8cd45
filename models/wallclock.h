// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/localtime.h"

#include <QDateTime>

namespace tidegate {

/// A stretch of time, half-open.
struct TimeSpan
{
    Instant start;
    Instant end;

    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};

// Arithmetic on what clocks show. A wall-clock time is a QDateTime in UTC that carries the date and the time a clock in the zone shows, so
// that adding to it knows no daylight saving; only the way back to an instant does.

/// What a clock in the zone shows at the instant.
QDateTime wallClock(Instant instant, const QTimeZone &zone);
/// As the start of a freeze: the earlier reading where there are two, so that it is never shorter than either.
Instant startAt(const QDateTime &wall, const QTimeZone &zone);
/// As the end of a freeze: the later reading.
Instant endAt(const QDateTime &wall, const QTimeZone &zone);

/// To a multiple of step since midnight. step is at least a second and divides a day; a day is the longest.
QDateTime floored(const QDateTime &wall, std::chrono::seconds step);
QDateTime rounded(const QDateTime &wall, std::chrono::seconds step);

/// The cell of the clock's grid that holds the instant: one step long by the clock.
TimeSpan cellOf(Instant instant, std::chrono::seconds step, const QTimeZone &zone);

/// Both ends moved by the same time on the clock: Fri 18:00 to Mon 06:00 stays that a week later, although it may then last an hour more
/// or less. Moved by nothing, an ambiguous end stays what it is.
TimeSpan shifted(const TimeSpan &span, std::chrono::seconds by, const QTimeZone &zone);

} // namespace tidegate
