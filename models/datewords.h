// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/words.h"

#include <QLocale>
#include <QStringList>

/// What the console says of days and months, beside the forms of one date in models/words.h. No other place asks QLocale for a date.
namespace tidegate::words {

QString month(QDate date);                                                ///< "December 2026", as a title.
QString weekday(int day, QLocale::FormatType form);                       ///< Of 1 (Monday) to 7: "Monday", "Mon", "M", as a title.
QString weekdayTime(Instant instant, const QTimeZone &zone);              ///< "Fri 18:00", for what lies within a week.
QString dayRange(QDate first, QDate last);                                ///< "2 – 8 Nov 2026", "30 Nov – 6 Dec 2026", "2 Nov 2026".
QString dayInYear(QDate date, QDate today);                               ///< "Sat 5 Dec", with its year unless that is today's.
QString timeOfToday(Instant instant, Instant now, const QTimeZone &zone); ///< "18:00" of today, "1 Dec 2026 18:00" of another day.
/// "today 05:10", "Sat 28 Nov 11:03", with its year unless that is now's; with seconds where asked for.
QString nearMoment(Instant instant, Instant now, const QTimeZone &zone, bool seconds = false);
/// Beside another time: "10:58" of the same day, else as nearMoment() says it.
QString timeOfDayOf(Instant instant, Instant beside, Instant now, const QTimeZone &zone);
/// Of a span that stands under the heading of its first day: "18:00" of the same, "Sat 06:00" within a week, "Mon 4 Jan 2027 06:00".
QString endAfter(Instant start, Instant end, const QTimeZone &zone);
/// Of a stretch that words name: "Fri 4 Dec" for a whole day, "Mon 7 Dec – Sun 13 Dec" for several, "Fri 4 Dec from 10:30" for the rest of one, "Mon 7 Dec
/// 09:00 – 12:00".
QString stretch(Instant from, Instant until, Instant now, const QTimeZone &zone);
/// Of a day, by the calendar: "today", "tomorrow", "yesterday", "3 days from today", "3 d ago". "in 3 d" it would be of a time, which may be "in 2 d 8 h".
QString daysAway(QDate date, QDate today);
QStringList monthTitles(QDate date); ///< "December 2026", "Dec 2026", "Dec": for the room there is.
/// Of a span: "in 2 d 8 h" as relative() and duration() say it, "since 3 h", "2 d ago". What is over for a whole day or more is counted by the calendar of the
/// zone, as daysAway() counts.
QString distance(Instant start, Instant end, Instant now, const QTimeZone &zone = systemZone().zone);

} // namespace tidegate::words
