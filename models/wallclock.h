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

// Days. All that asks when a day begins or ends asks here: midnight may be left out, come twice, or never come because its day does not.

/// The first instant at which a clock in the zone shows the date or, where the zone leaves it out, a later one.
Instant dayStart(QDate date, const QTimeZone &zone);
/// From there to the first instant of the next date: days follow each other without a gap. Empty for a date that the zone leaves out.
TimeSpan dayOf(QDate date, const QTimeZone &zone);
/// As wallClock(), with the first instant of a day as its midnight, whatever the clock shows then.
QDateTime dayClock(Instant instant, const QTimeZone &zone);
/// As an edge that is drawn: midnight is the first instant of its day; else as startAt() and endAt().
Instant drawnStart(const QDateTime &wall, const QTimeZone &zone);
Instant drawnEnd(const QDateTime &wall, const QTimeZone &zone);
/// The date a clock in the zone shows.
QDate dateOf(Instant instant, const QTimeZone &zone);
/// When the clock shows so many seconds since midnight on the date: the earlier reading, but never before the day itself begins.
Instant instantOn(QDate date, qint64 second, const QTimeZone &zone);
/// A place moved by so much on the clock that stays on the day it lands on; where that day is left out, on the next in the same direction.
Instant moved(Instant instant, std::chrono::seconds by, const QTimeZone &zone);

/// To a multiple of step since midnight. step is at least a second and divides a day; a day is the longest.
QDateTime floored(const QDateTime &wall, std::chrono::seconds step);
QDateTime rounded(const QDateTime &wall, std::chrono::seconds step);

/// The cell of the clock's grid that holds the instant: one step long by the clock, and within its day. A cell of a day is the day.
TimeSpan cellOf(Instant instant, std::chrono::seconds step, const QTimeZone &zone);

/// Both ends moved by the same time on the clock: Fri 18:00 to Mon 06:00 stays that a week later, although it may then last an hour more
/// or less. Whole days stay whole, also where midnight is left out. Moved by nothing, an ambiguous end stays what it is.
TimeSpan shifted(const TimeSpan &span, std::chrono::seconds by, const QTimeZone &zone);

} // namespace tidegate
