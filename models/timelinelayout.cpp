// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinelayout.h"

#include <QHash>

#include <algorithm>
#include <tuple>
#include <vector>

namespace tidegate {

TimelineLayout layOutTimeline(const QList<EnvironmentId> &lanes, const QList<CalendarOccurrence> &occurrences, std::chrono::milliseconds shortest)
{
    QHash<EnvironmentId, int> places;
    for (qsizetype i = 0; i < lanes.size(); ++i)
        places.insert(lanes.at(i), static_cast<int>(i));
    TimelineLayout layout;
    for (const CalendarOccurrence &each : occurrences) {
        if (const auto place = places.constFind(each.environment); place != places.cend())
            layout.bars.append({each.key, {each.start, each.end}, each.state, *place, 0});
    }
    // The longer of two that begin together first: its end is the greater one, hence the swapped sides.
    std::sort(layout.bars.begin(), layout.bars.end(), [](const TimelineBar &a, const TimelineBar &b) {
        return std::tie(a.lane, a.span.start, b.span.end, a.key) < std::tie(b.lane, b.span.start, a.span.end, b.key);
    });
    std::vector<std::vector<Instant>> free(static_cast<std::size_t>(lanes.size())); // from when on each row of each lane is
    for (TimelineBar &bar : layout.bars) {
        std::vector<Instant> &rows = free.at(static_cast<std::size_t>(bar.lane));
        const auto row = std::find_if(rows.begin(), rows.end(), [&bar](Instant from) { return from <= bar.span.start; });
        const Instant until = std::max(bar.span.end, bar.span.start + shortest);
        bar.row = static_cast<int>(row - rows.begin());
        if (row == rows.end())
            rows.push_back(until);
        else
            *row = until;
    }
    for (const auto &rows : free)
        layout.rows.append(static_cast<int>(rows.size()));
    return layout;
}

} // namespace tidegate
