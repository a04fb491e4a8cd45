// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/calendaroccurrence.h"
#include "models/wallclock.h"

#include <array>

namespace tidegate {

/// A piece of an occurrence on one day, by the clock on the wall.
struct WeekPiece
{
    OccurrenceKey key;
    int day = 0;        ///< 0–6.
    int fromSecond = 0; ///< Since midnight, as the clock shows it; not what has passed on days with 23 or 25 hours.
    int toSecond = 0;   ///< Exclusive; 86,400 is the end of the day.
    int column = 0;     ///< Pieces of a day that overlap stand side by side.
    int columns = 1;    ///< How many of them share the width of the day there.
    bool startsHere = false;
    bool endsHere = false;
    FreezeState state = FreezeState::Upcoming;

    friend bool operator==(const WeekPiece &, const WeekPiece &) = default;
};

/// Wall-clock times of a day that no instant shows, or that come twice.
struct ClockChange
{
    int day = 0;
    int fromSecond = 0;
    int toSecond = 0;
    bool twice = false; ///< False: they do not exist.

    friend bool operator==(const ClockChange &, const ClockChange &) = default;
};

struct WeekLayout
{
    QDate firstDate;
    QList<WeekPiece> pieces; ///< Ordered by day, then as they begin.
    QList<ClockChange> changes;

    friend bool operator==(const WeekLayout &, const WeekLayout &) = default;
};

/// What the clock of a second zone shows at the full hours of a day; invalid where the day has no such hour.
std::array<QTime, 24> hoursOfDay(QDate date, const QTimeZone &zone, const QTimeZone &second);

/// Seven days from firstDate on, as columns over the hours of the wall clock. Earliest first, then longest, then by key: stable. Pure.
WeekLayout layOutWeek(QDate firstDate, const QTimeZone &zone, const QList<CalendarOccurrence> &occurrences);

} // namespace tidegate
