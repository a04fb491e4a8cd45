// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/wallclock.h"
#include "services/domain/freezewindow.h"

namespace tidegate {

/// A freeze window on the lane of its environment.
struct TimelineBar
{
    FreezeWindowId window;
    TimeSpan span;
    FreezeState state = FreezeState::Upcoming;
    int lane = 0;
    int row = 0; ///< 0 is the topmost of its lane; windows that overlap never share one.

    friend bool operator==(const TimelineBar &, const TimelineBar &) = default;
};

struct TimelineLayout
{
    QList<TimelineBar> bars; ///< Ordered by lane, start, row.
    QList<int> rows;         ///< Of each lane; 0: it has no window.

    friend bool operator==(const TimelineLayout &, const TimelineLayout &) = default;
};

/// Stacks the windows of each environment, a lane each in the given order; windows of other environments are left out. A window takes at
/// least `shortest` of the axis, so that those drawn wider than they are do not cover each other. Earliest first, then longest, then by id:
/// stable whatever the order of the windows. Pure.
TimelineLayout layOutTimeline(const QList<EnvironmentId> &lanes, const QList<FreezeWindow> &windows, std::chrono::milliseconds shortest, Instant now);

} // namespace tidegate
