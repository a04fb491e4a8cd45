// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentsummary.h"
#include "services/domain/operation.h"
#include "services/domain/sticker.h"
#include "services/domain/timezone.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

namespace tidegate {

QDateTime toDateTime(Instant instant); ///< In UTC.
/// The inverse of toDateTime(), for any time specification; the epoch for an invalid value.
Instant toInstant(const QDateTime &dateTime);

/// The words of the console, in one place: translated, free of clocks and of colours.
namespace words {

QString of(Health health);
QString of(DriftStatus status);
QString of(DifferenceKind kind);
QString componentState(const QString &state); ///< "completed" → "Completed"; an unknown word as it is.
QString componentHealth(const QString &word); ///< What a container's own check says: "starting" → "Starting"; an unknown word as it is.
QString of(FreezeState state);
QString of(TargetType type);
QString of(StickerSource source);
QString of(OperationStatus status);
QString entityType(const QString &word);  ///< "freeze-window" → "Freeze window"; an unknown word as it is.
QString auditAction(const QString &word); ///< "environment.updated" → "Environment updated".
QString via(const QString &word);         ///< "ui" → "Console".

/// "6 healthy, 1 degraded, 1 unreachable", best first; "No targets" when there are none.
QString healthCounts(const HealthCounts &counts);
/// Of one target: "No drift", "2 differences", "Not checked".
QString drift(DriftStatus status, int differences);
/// A verdict beside which stands that the target cannot be reached, if so: "No drift (target unreachable)".
QString besideReach(const QString &verdict, bool targetUnreachable);
/// Of many: "No drift", "2 drifted", "Not checked".
QString drift(const DriftCounts &counts);
/// "Frozen until 1 Dec 00:00 · Holiday freeze", "Next freeze 27 Nov 18:00", "Open".
QString freeze(const FreezeStatus &status, Instant now, const QTimeZone &zone = systemZone().zone);
QString targetCount(int count); ///< "1 target", "12 targets".

/// How much of a day is said. Order, dots and commas are the language's.
enum class DateForm {
    Day,            ///< "1 Dec"
    DayAndYear,     ///< "1 Dec 2026"
    WeekdayInMonth, ///< "Tue 1"
    WeekdayAndDay,  ///< "Tue 1 Dec"
    WeekdayAndYear, ///< "Tue 1 Dec 2026"
    Spoken,         ///< "Tuesday 1 December 2026"
};
QString date(QDate date, DateForm form);
/// "18:00", or "6:00 PM" where the locale has a clock of 12 hours.
QString time(QTime time);
/// For fields in which times are entered, in the format language of QDateTime: "HH:mm", "yyyy-MM-dd HH:mm", "ddd d MMM yyyy HH:mm".
QString timePattern();
QString isoTimePattern();
QString weekdayTimePattern();

/// "1 Dec 2026 00:00"
QString instant(Instant instant, const QTimeZone &zone = systemZone().zone);
/// The same without the year when it is that of now in the zone.
QString nearInstant(Instant instant, Instant now, const QTimeZone &zone = systemZone().zone);
// Lengths and distances in time. None is said to be longer or shorter than it is by as much as the smallest unit that is said with it.

/// The two largest units: "7 d 4 h", "12 min", "45 s"; to the nearest of the smaller one, half of it up: 2 d 6 h 59 min is "2 d 7 h". Nothing below zero.
/// Its blanks never break a line (U+00A0).
QString duration(std::chrono::milliseconds length);
/// "just now" (below 5 s), "2 h ago" in one unit, as many as have passed; "in 3 h 59 min" as duration() says it, for it stands beside what is left.
QString relative(Instant instant, Instant now);
/// The same for what was observed or done: "at an unknown time" when it lies ahead of now (see isAhead()), since then a clock was wrong.
QString age(Instant observed, Instant now);

} // namespace words
} // namespace tidegate
