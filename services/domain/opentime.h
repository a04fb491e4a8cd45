// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/freezewindow.h"
#include "services/domain/message.h"

namespace tidegate {

/// When could something that takes so long be deployed?
struct OpenTimeQuestion
{
    static constexpr std::chrono::minutes minDuration{1};
    static constexpr std::chrono::hours maxWithin{366 * 24};
    static constexpr int maxCount = 20;
    static constexpr qsizetype maxEnvironments = 20;

    Instant from;                             ///< Parts of a second are rounded up.
    std::chrono::seconds duration{2 * 3600};  ///< 1 min to `within`.
    std::chrono::seconds within{90 * 86'400}; ///< How far from there is looked; an open time that is offered has its whole duration in it.
    int count = 5;                            ///< At most so many.

    friend bool operator==(const OpenTimeQuestion &, const OpenTimeQuestion &) = default;
};

/// Why an open time ends, or why there is none: a freeze of one of the environments.
struct OpenTimeLimit
{
    FreezeWindowId window;
    EnvironmentId environment;
    QString reason;

    friend bool operator==(const OpenTimeLimit &, const OpenTimeLimit &) = default;
};

/// A gap between the freezes of all environments that were asked for: half-open, [start, end), whole seconds.
struct OpenTime
{
    Instant start;
    std::optional<Instant> end;         ///< Nothing: no freeze lies ahead.
    std::optional<OpenTimeLimit> limit; ///< Which freeze ends it.

    friend bool operator==(const OpenTime &, const OpenTime &) = default;
};

/// The open times that were found, the earliest first.
struct OpenTimes
{
    Instant from;
    Instant until; ///< How far was looked.
    QList<OpenTime> found;
    QList<Remark> reasons; ///< Why there are none.

    friend bool operator==(const OpenTimes &, const OpenTimes &) = default;
};

/// What a search through freezes found, and what was in the way when that is nothing.
struct OpenTimeSearch
{
    QList<OpenTime> found;
    std::optional<OpenTime> longest; ///< Of those that are too short, the earliest of the longest, cut where the search ends.
    std::optional<OpenTimeLimit> last;
    Instant lastEnd; ///< When the environments open again after `last`, which lasts longest of what was looked at.
};

/// The gaps in which none of the windows freezes and that are long enough, in one walk over all occurrences by start. Deleted windows do not count. Pure.
OpenTimeSearch findOpenTimes(const QList<FreezeWindow> &windows, const OpenTimeQuestion &question);

} // namespace tidegate
