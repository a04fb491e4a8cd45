// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/typedtime.h"

namespace tidegate {

/// What stands in a typed time, before anybody asks when that is. A part that comes twice is a contradiction, whatever both say.
struct TimeParts
{
    TypedTime::Kind kind = TypedTime::Kind::Understood; ///< Else why there are no parts; `word` is then the place.
    QString word;

    std::optional<int> day;
    std::optional<int> month; ///< As typed: 13 where it is none.
    std::optional<int> year;
    bool isShortYear = false; ///< Two figures: of this century.
    std::optional<int> daysFromToday;
    std::optional<int> weekday;
    QString weekdayWord;
    std::optional<int> hour; ///< 24 with minute 0 is the end of the day.
    int minute = 0;
    int second = 0;
    bool isBareHour = false;      ///< "fri 9": a figure alone, which may have been meant as a day.
    std::optional<int> partOfDay; ///< "tonight", "morning": the hour that it begins at, where none is said.
    bool isNext = false;          ///< "next friday"
    std::optional<int> period;    ///< "this weekend": TimeWords::thisWeek and its kind
    QList<QDate> readings;        ///< Of an ambiguous date: both.
    std::optional<int> utcOffset; ///< s
    bool isNow = false;
    bool isSpan = false; ///< "+2h": days by the calendar, the rest as time that passes.
    qint64 spanDays = 0;
    qint64 spanSeconds = 0;

    bool hasDate() const { return day || daysFromToday || weekday || period; }
};

TimeParts readTimeParts(const QString &text, const QLocale &locale);

} // namespace tidegate
