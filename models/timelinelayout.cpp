// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinelayout.h"

#include <QHash>

#include <algorithm>
#include <tuple>
#include <vector>

namespace tidegate {

TimelineLayout layOutTimeline(const QList<EnvironmentId> &lanes, const QList<FreezeWindow> &windows, std::chrono::milliseconds shortest, Instant now)
{
    QHash<EnvironmentId, int> places;
    for (qsizetype i = 0; i < lanes.size(); ++i)
        places.insert(lanes.at(i), static_cast<int>(i));
    TimelineLayout layout;
    for (const FreezeWindow &window : windows) {
        if (const auto place = places.constFind(window.environmentId); place != places.cend())
            layout.bars.append({window.id, {window.start, window.end}, window.stateAt(now), *place, 0});
    }
    // The longer of two that begin together first: its end is the greater one, hence the swapped sides.
    std::sort(layout.bars.begin(), layout.bars.end(), [](const TimelineBar &a, const TimelineBar &b) {
        return std::tie(a.lane, a.span.start, b.span.end, a.window) < std::tie(b.lane, b.span.start, a.span.end, b.window);
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
