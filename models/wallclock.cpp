// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/wallclock.h"

#include "models/words.h"

#include <algorithm>

namespace tidegate {
namespace {

constexpr qint64 dayLength = 86'400;

} // namespace

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

Instant dayStart(QDate date, const QTimeZone &zone)
{
    const QDateTime midnight(date, QTime(0, 0), Qt::UTC);
    const LocalTimeReading reading = readLocalTime(date, QTime(0, 0), zone);
    if (reading.kind != LocalTimeReading::Kind::Never)
        return reading.earlier;
    // The clocks jump over it: the day begins with the jump. Both readings lie beside that, one on each side.
    const QList<QTimeZone::OffsetData> jumps = zone.transitions(toDateTime(reading.earlier), toDateTime(reading.later));
    for (const QTimeZone::OffsetData &jump : jumps) {
        if (jump.atUtc.addSecs(jump.offsetFromUtc) >= midnight)
            return toInstant(jump.atUtc);
    }
    return reading.later;
}

TimeSpan dayOf(QDate date, const QTimeZone &zone)
{
    const Instant start = dayStart(date, zone);
    return {start, std::max(start, dayStart(date.addDays(1), zone))};
}

QDateTime dayClock(Instant instant, const QTimeZone &zone)
{
    const QDateTime wall = wallClock(instant, zone);
    return instant == dayStart(wall.date(), zone) ? QDateTime(wall.date(), QTime(0, 0), Qt::UTC) : wall;
}

Instant drawnStart(const QDateTime &wall, const QTimeZone &zone)
{
    return wall.time() == QTime(0, 0) ? dayStart(wall.date(), zone) : startAt(wall, zone);
}

Instant drawnEnd(const QDateTime &wall, const QTimeZone &zone)
{
    return wall.time() == QTime(0, 0) ? dayStart(wall.date(), zone) : endAt(wall, zone);
}

QDate dateOf(Instant instant, const QTimeZone &zone)
{
    return wallClock(instant, zone).date();
}

Instant instantOn(QDate date, qint64 second, const QTimeZone &zone)
{
    const QDateTime wall = QDateTime(date, QTime(0, 0), Qt::UTC).addSecs(second);
    return std::max(startAt(wall, zone), dayStart(date, zone));
}

Instant moved(Instant instant, std::chrono::seconds by, const QTimeZone &zone)
{
    QDateTime wall = dayClock(instant, zone).addSecs(by.count());
    for (int i = 0; i < 2; ++i) { // no zone leaves out two days in a row
        if (const TimeSpan day = dayOf(wall.date(), zone); day.start != day.end)
            break;
        wall = wall.addDays(by.count() < 0 ? -1 : 1);
    }
    return instantOn(wall.date(), wall.time().msecsSinceStartOfDay() / 1000, zone);
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
    TimeSpan day = dayOf(wall.date(), zone);
    if (instant >= day.end) // the clock was put back behind midnight and shows the evening again
        day = dayOf(wall.date().addDays(1), zone);
    if (step.count() >= dayLength)
        return day;
    return {std::max(startAt(wall, zone), day.start), std::min(endAt(wall.addSecs(step.count()), zone), day.end)};
}

TimeSpan shifted(const TimeSpan &span, std::chrono::seconds by, const QTimeZone &zone)
{
    if (by == by.zero())
        return span;
    const bool endsWithDay = span.end == dayStart(dateOf(span.end, zone), zone);
    const QDateTime end = dayClock(span.end, zone).addSecs(by.count());
    return {drawnStart(dayClock(span.start, zone).addSecs(by.count()), zone), endsWithDay ? drawnEnd(end, zone) : endAt(end, zone)};
}

} // namespace tidegate
