// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/wallclock.h"

#include <QLocale>

#include <optional>

namespace tidegate {

/// What a typed time is read against.
struct TypedTimeContext
{
    enum class Edge { Start, End };       ///< Of a date alone, Start is its first instant and End its last: the first of the next date.
    enum class Direction { Ahead, Back }; ///< Where a time without date, or a date without year, is looked for.

    Instant now;
    QTimeZone zone;
    QLocale locale;
    Edge edge = Edge::Start;
    Direction direction = Direction::Ahead;
    /// What "+2h" adds to, and from where all that is relative counts that lies ahead: "17:00", "friday", "next friday", "28.12.". Now, or the start that this
    /// is the end of. Only "today" and its kind are days of the calendar whatever it is.
    Instant base;
};

/// What a person typed for a point in time, as it was understood. Nothing is guessed: a part that is not known, is there twice or
/// contradicts another leaves no time at all.
struct TypedTime
{
    enum class Kind {
        Understood,
        Empty,
        Unknown,      ///< `word` is the first part that means nothing here.
        NoDate,       ///< 30 February.
        NoTime,       ///< 25:00.
        OtherWeekday, ///< The weekday is not the one of the date; `word` is the weekday as typed.
        Incomplete,   ///< Every part is known and together they are no time: "next", "at".
        OutOfRange,   ///< Before 2000 or after 2199.
        NoStart,      ///< It counts from a start that cannot be read; only who asks knows that (TimeField).
        Ambiguous, ///< `word` may mean two things: 03.04.2027 where the month comes first, "9.10", "next friday" on a Monday, "next week" as an end, a year of
                   ///< two figures.
    };

    Kind kind = Kind::Empty;
    QString word;
    QList<QDate> readings; ///< Of Ambiguous: the two days, where these are what is not clear.
    int day = 0;           ///< Of NoDate and OtherWeekday: the date that was typed. month may be 13, year 0 where none was typed.
    int month = 0;
    int year = 0;
    Instant instant;                                               ///< When understood.
    QDateTime wall;                                                ///< What the clock was said to show there, as in wallclock.h; invalid where nothing was.
    LocalTimeReading::Kind reading = LocalTimeReading::Kind::Once; ///< Whether the clock shows it once, twice or never.
    bool isExact = false;    ///< Typed as an instant (with an offset, "now", "+2h"): how often the clock shows it does not matter.
    bool isEndOfDay = false; ///< A date alone, read as the end of it.
    /// Where a day, a part of it, a week or a weekend was named and no clock: all of it, which a question is about. `instant` is one edge. Weeks begin, and
    /// weekends are, as the locale has them.
    std::optional<TimeSpan> stretch;

    friend bool operator==(const TypedTime &, const TypedTime &) = default;
};

/// Reads what a person types for a time: RFC 3339 and ISO 8601, the short and long forms of the locale, `17:00`, `5 pm`, `fri 17:00`,
/// `tomorrow 9`, `monday morning`, `next friday 5pm`, `monday next week`, `this weekend`, `3.4. 8:00`, `24/12 8:00`, `+2h 30m`, `in 2 days`, `now`. English
/// words and those of the program's language are known; so are the names of months and weekdays in the locale and in English. Figures may be of any script.
/// Pure; thread-safe with a fixed translation.
TypedTime readTypedTime(const QString &text, const TypedTimeContext &context);

} // namespace tidegate
