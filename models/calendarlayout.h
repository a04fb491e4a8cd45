// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/calendaroccurrence.h"

#include <QDate>
#include <QTimeZone>

namespace tidegate {

/// A piece of an occurrence on one week row of a month.
struct CalendarSpan
{
    OccurrenceKey key;
    int week = 0;            ///< 0-based row.
    int firstDay = 0;        ///< 0-based column.
    int lastDay = 0;         ///< Inclusive.
    int lane = 0;            ///< 0 is the topmost; spans that share a day never share a lane.
    bool startsHere = false; ///< False: it continues from the row before.
    bool endsHere = false;
    FreezeState state = FreezeState::Upcoming;

    friend bool operator==(const CalendarSpan &, const CalendarSpan &) = default;
};

/// A month as a grid of weeks.
struct MonthLayout
{
    QDate firstDate;           ///< Of the top left cell.
    int weeks = 0;             ///< 4–6.
    QList<CalendarSpan> spans; ///< Ordered by week, lane, firstDay.
    QList<int> lanes;          ///< Lanes used by each week.

    friend bool operator==(const MonthLayout &, const MonthLayout &) = default;
};

/// Lays out what touches a day of the grid, the days of the neighbouring months included. Longest first, then earliest, then by key: stable. What ends
/// at 00:00 of a day does not touch that day, because its end is exclusive. Pure.
MonthLayout layOutMonth(int year, int month, Qt::DayOfWeek firstDayOfWeek, const QTimeZone &zone, const QList<CalendarOccurrence> &occurrences);

} // namespace tidegate
