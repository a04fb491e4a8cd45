// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace tidegate {

/// The styles in which a field writes a time that was understood.
enum class TimeStyle {
    Iso,     ///< "2026-12-04 17:00", in the figures 0–9 and from left to right in every language; the clock is the locale's.
    Weekday, ///< "Fri 4 Dec 2026 17:00"
    Plain,   ///< As Iso, with a clock of 24 hours: what is understood in every locale.
};

/// A stretch of a written time, and what it is a part of.
struct TimePiece
{
    enum class Part { None, Day, Month, Year, Hour, Minute, Half };

    Part part = Part::None; ///< A weekday is a part of the day.
    QString text;
};

/// The wall-clock time (a QDateTime in UTC, as in wallclock.h) to the minute, piece by piece.
QList<TimePiece> timePieces(const QDateTime &wall, TimeStyle style);
QString timeText(const QList<TimePiece> &pieces);

/// The part that holds the place or ends there, else the next one behind it; index into pieces, -1 for none.
qsizetype pieceAt(const QList<TimePiece> &pieces, qsizetype place);

/// The time with that part changed. Days, months and years go by the calendar, hours and minutes carry on into the next day.
QDateTime stepped(const QDateTime &wall, TimePiece::Part part, int by);

} // namespace tidegate
