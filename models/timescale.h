// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/wallclock.h"

#include <QList>

namespace tidegate {

/// A mark on the time axis.
struct TimeTick
{
    Instant at;
    QDateTime wall; ///< What a clock of the zone shows there; see wallClock().

    friend bool operator==(const TimeTick &, const TimeTick &) = default;
};

/// A horizontal axis of time, from hours to a quarter of a year in view.
///
/// Pixels run evenly with the time that passes, and ticks stand where the clock of the zone shows round times: a day of 23 or 25 hours is
/// as wide as it is long, and no instant has two places. x grows with time; mirroring is the painter's.
class TimeScale
{
public:
    enum class Step { QuarterHour, Hour, ThreeHours, SixHours, TwelveHours, Day, Week, Month };

    static constexpr double closest = 20'000;      ///< Milliseconds in a pixel.
    static constexpr double farthest = 12'000'000; ///< About 120 days in 900 pixels.

    TimeScale() = default;
    TimeScale(const QTimeZone &zone, Instant origin, double perPixel);

    const QTimeZone &zone() const { return m_zone; }
    Instant origin() const { return m_origin; } ///< At x = 0.
    double perPixel() const { return m_perPixel; }
    double x(Instant at) const;
    Instant at(double x) const;

    void moveTo(Instant origin) { m_origin = origin; }
    void scrollBy(double pixels) { m_origin = at(pixels); }
    /// factor > 1: closer. What is at the anchor stays there. Keeps within the limits.
    void zoom(double factor, double anchor);

    /// The finest step whose marks are at least so many pixels apart.
    Step finestStep(double pixels) const;
    /// What dragging snaps to: 15 min while hours can be told apart, 1 h over days, 1 day over months.
    std::chrono::seconds snap() const;
    /// The marks from the last one at or before x = 0 to the first one at or after width, in order. A local time that comes twice has two
    /// marks within a day, one that does not exist has none.
    QList<TimeTick> ticks(Step step, double width, Qt::DayOfWeek firstDay = Qt::Monday) const;

private:
    QTimeZone m_zone = QTimeZone::utc();
    Instant m_origin;
    double m_perPixel = 600'000;
};

} // namespace tidegate
