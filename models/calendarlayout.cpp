// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/calendarlayout.h"

#include "models/wallclock.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace tidegate {
namespace {

/// The days an occurrence touches in a zone, both inclusive.
struct DayRange
{
    const CalendarOccurrence *whole = nullptr;
    QDate first;
    QDate last;
};

DayRange daysOf(const CalendarOccurrence &whole, const QTimeZone &zone)
{
    // The last instant inside, one millisecond before its exclusive end, decides the last day: no arithmetic on wall-clock
    // times, so days of 23 and 25 hours need no special case.
    const Instant lastInside = std::max(whole.start, whole.end - std::chrono::milliseconds(1));
    return {&whole, dateOf(whole.start, zone), dateOf(lastInside, zone)};
}

bool inLayoutOrder(const DayRange &a, const DayRange &b)
{
    const auto lengthA = a.whole->end - a.whole->start;
    const auto lengthB = b.whole->end - b.whole->start;
    if (lengthA != lengthB)
        return lengthA > lengthB;
    return std::tie(a.whole->start, a.whole->key) < std::tie(b.whole->start, b.whole->key);
}

/// Places the pieces of one week on lanes; returns how many lanes it took.
int layOutWeek(int week, QDate monday, const std::vector<DayRange> &ranges, QList<CalendarSpan> &spans)
{
    const QDate sunday = monday.addDays(6);
    std::vector<unsigned> lanes; // bit n: column n is taken
    QList<CalendarSpan> placed;
    for (const DayRange &range : ranges) {
        if (range.last < monday || range.first > sunday)
            continue;
        const int firstDay = static_cast<int>(monday.daysTo(std::max(range.first, monday)));
        const int lastDay = static_cast<int>(monday.daysTo(std::min(range.last, sunday)));
        const unsigned columns = ((1U << (lastDay - firstDay + 1)) - 1U) << firstDay;
        const auto lane = std::find_if(lanes.begin(), lanes.end(), [columns](unsigned taken) { return (taken & columns) == 0; });
        const int laneIndex = static_cast<int>(lane - lanes.begin());
        if (lane == lanes.end())
            lanes.push_back(columns);
        else
            *lane |= columns;
        placed.append({range.whole->key, week, firstDay, lastDay, laneIndex, range.first >= monday, range.last <= sunday, range.whole->state});
    }
    std::sort(placed.begin(), placed.end(),
              [](const CalendarSpan &a, const CalendarSpan &b) { return a.lane != b.lane ? a.lane < b.lane : a.firstDay < b.firstDay; });
    spans += placed;
    return static_cast<int>(lanes.size());
}

} // namespace

MonthLayout layOutMonth(int year, int month, Qt::DayOfWeek firstDayOfWeek, const QTimeZone &zone, const QList<CalendarOccurrence> &occurrences)
{
    MonthLayout layout;
    const QDate first(year, month, 1);
    if (!first.isValid())
        return layout;
    const int lead = (first.dayOfWeek() - static_cast<int>(firstDayOfWeek) + 7) % 7;
    layout.firstDate = first.addDays(-lead);
    layout.weeks = (lead + first.daysInMonth() + 6) / 7;

    const QDate lastDate = layout.firstDate.addDays(7 * layout.weeks - 1);
    std::vector<DayRange> ranges;
    for (const CalendarOccurrence &each : occurrences) {
        const DayRange range = daysOf(each, zone);
        if (range.last >= layout.firstDate && range.first <= lastDate)
            ranges.push_back(range);
    }
    std::sort(ranges.begin(), ranges.end(), inLayoutOrder);
    for (int week = 0; week < layout.weeks; ++week)
        layout.lanes << layOutWeek(week, layout.firstDate.addDays(7 * week), ranges, layout.spans);
    return layout;
}

} // namespace tidegate
