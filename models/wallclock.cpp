// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/wallclock.h"

#include "models/words.h"

namespace tidegate {

QDateTime wallClock(Instant instant, const QTimeZone &zone)
{
    const QDateTime utc = toDateTime(instant);
    return utc.addSecs(zone.offsetFromUtc(utc));
}

Instant startAt(const QDateTime &wall, const QTimeZone &zone)
{
    return readLocalTime(wall.date(), wall.time(), zone).earlier;
}

Instant endAt(const QDateTime &wall, const QTimeZone &zone)
{
    return readLocalTime(wall.date(), wall.time(), zone).later;
}

QDateTime floored(const QDateTime &wall, std::chrono::seconds step)
{
    const qint64 second = wall.time().msecsSinceStartOfDay() / 1000;
    return QDateTime(wall.date(), QTime(0, 0), Qt::UTC).addSecs(second - second % step.count());
}

QDateTime rounded(const QDateTime &wall, std::chrono::seconds step)
{
    return floored(wall.addSecs(step.count() / 2), step);
}

TimeSpan cellOf(Instant instant, std::chrono::seconds step, const QTimeZone &zone)
{
    const QDateTime wall = floored(wallClock(instant, zone), step);
    return {startAt(wall, zone), endAt(wall.addSecs(step.count()), zone)};
}

TimeSpan shifted(const TimeSpan &span, std::chrono::seconds by, const QTimeZone &zone)
{
    if (by == by.zero())
        return span;
    return {startAt(wallClock(span.start, zone).addSecs(by.count()), zone), endAt(wallClock(span.end, zone).addSecs(by.count()), zone)};
}

} // namespace tidegate
