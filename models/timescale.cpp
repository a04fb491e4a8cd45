// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timescale.h"

#include "models/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidegate {
namespace {

using ScaleStep = TimeScale::Step;
using std::chrono::seconds;

constexpr std::array<seconds, 8> lengths{seconds(900),    seconds(3600),   seconds(10'800),  seconds(21'600),
                                         seconds(43'200), seconds(86'400), seconds(604'800), seconds(2'678'400)};

seconds lengthOf(ScaleStep step)
{
    return lengths.at(static_cast<std::size_t>(step));
}

QDateTime firstMark(const QDateTime &wall, ScaleStep step, Qt::DayOfWeek firstDay)
{
    if (step < ScaleStep::Day)
        return floored(wall, lengthOf(step));
    QDate date = wall.date();
    if (step == ScaleStep::Week)
        date = date.addDays(-((date.dayOfWeek() - static_cast<int>(firstDay) + 7) % 7));
    else if (step == ScaleStep::Month)
        date = QDate(date.year(), date.month(), 1);
    return {date, QTime(0, 0), Qt::UTC};
}

QDateTime nextMark(const QDateTime &wall, ScaleStep step)
{
    return step == ScaleStep::Month ? wall.addMonths(1) : wall.addSecs(lengthOf(step).count());
}

void appendMark(QList<TimeTick> &ticks, const QDateTime &wall, ScaleStep step, const QTimeZone &zone)
{
    if (step >= ScaleStep::Day) {
        // A day that the zone leaves out has no place; a week or a month that begins with it begins all the same.
        if (const TimeSpan day = dayOf(wall.date(), zone); step > ScaleStep::Day || day.start != day.end)
            ticks.append({day.start, wall});
        return;
    }
    const LocalTimeReading reading = readLocalTime(wall.date(), wall.time(), zone);
    if (reading.kind == LocalTimeReading::Kind::Never)
        return;
    ticks.append({reading.earlier, wall});
    if (reading.kind == LocalTimeReading::Kind::Twice)
        ticks.append({reading.later, wall});
}

} // namespace

TimeScale::TimeScale(const QTimeZone &zone, Instant origin, double perPixel)
    : m_zone(zone), m_origin(origin), m_perPixel(std::clamp(perPixel, closest, farthest))
{}

double TimeScale::x(Instant at) const
{
    return static_cast<double>((at - m_origin).count()) / m_perPixel;
}

Instant TimeScale::at(double x) const
{
    return m_origin + std::chrono::milliseconds(std::llround(x * m_perPixel));
}

void TimeScale::zoom(double factor, double anchor)
{
    const Instant kept = at(anchor);
    m_perPixel = std::clamp(m_perPixel / factor, closest, farthest);
    m_origin = kept - std::chrono::milliseconds(std::llround(anchor * m_perPixel));
}

TimeScale::Step TimeScale::finestStep(double pixels) const
{
    for (const ScaleStep step :
         {ScaleStep::QuarterHour, ScaleStep::Hour, ScaleStep::ThreeHours, ScaleStep::SixHours, ScaleStep::TwelveHours, ScaleStep::Day, ScaleStep::Week}) {
        if (static_cast<double>(lengthOf(step).count()) * 1000 / m_perPixel >= pixels)
            return step;
    }
    return ScaleStep::Month;
}

std::chrono::seconds TimeScale::snap() const
{
    const double hour = 3'600'000 / m_perPixel;
    if (hour >= 16)
        return lengthOf(ScaleStep::QuarterHour);
    return lengthOf(hour >= 2 ? ScaleStep::Hour : ScaleStep::Day);
}

QList<TimeTick> TimeScale::ticks(ScaleStep step, double width, Qt::DayOfWeek firstDay) const
{
    const Instant last = at(width);
    const qint64 margin = 2 * lengthOf(step).count();
    const QDateTime from = toDateTime(m_origin).addSecs(-margin);
    const QDateTime until = toDateTime(last).addSecs(margin);
    // Asking the zone for each mark is slow, and hardly ever needed.
    const bool changes = !m_zone.transitions(from, until).isEmpty();
    const int offset = m_zone.offsetFromUtc(from);
    QList<TimeTick> all;
    const QDateTime end = wallClock(last, m_zone).addSecs(margin);
    for (QDateTime wall = firstMark(wallClock(m_origin, m_zone).addSecs(-margin / 2), step, firstDay); wall <= end; wall = nextMark(wall, step)) {
        if (changes)
            appendMark(all, wall, step, m_zone);
        else
            all.append({toInstant(wall.addSecs(-offset)), wall});
    }
    std::stable_sort(all.begin(), all.end(), [](const TimeTick &a, const TimeTick &b) { return a.at < b.at; });
    const auto after = std::upper_bound(all.cbegin(), all.cend(), m_origin, [](Instant origin, const TimeTick &tick) { return origin < tick.at; });
    const auto beyond = std::lower_bound(all.cbegin(), all.cend(), last, [](const TimeTick &tick, Instant edge) { return tick.at < edge; });
    const auto begin = after == all.cbegin() ? after : after - 1;
    return all.mid(begin - all.cbegin(), beyond - begin + 1);
}

} // namespace tidegate
