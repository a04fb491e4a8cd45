// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/calendaroccurrence.h"
#include "models/wallclock.h"

namespace tidegate {

/// An occurrence on the lane of its environment.
struct TimelineBar
{
    OccurrenceKey key;
    TimeSpan span;
    FreezeState state = FreezeState::Upcoming;
    int lane = 0;
    int row = 0; ///< 0 is the topmost of its lane; what overlaps never shares one.

    friend bool operator==(const TimelineBar &, const TimelineBar &) = default;
};

struct TimelineLayout
{
    QList<TimelineBar> bars; ///< Ordered by lane, start, row.
    QList<int> rows;         ///< Of each lane; 0: it has nothing.

    friend bool operator==(const TimelineLayout &, const TimelineLayout &) = default;
};

/// Stacks the occurrences of each environment, a lane each in the given order; those of other environments are left out. One takes at
/// least `shortest` of the axis, so that those drawn wider than they are do not cover each other. Earliest first, then longest, then by key:
/// stable whatever the order they come in. Pure.
TimelineLayout layOutTimeline(const QList<EnvironmentId> &lanes, const QList<CalendarOccurrence> &occurrences, std::chrono::milliseconds shortest);

} // namespace tidegate
