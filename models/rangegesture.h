// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/wallclock.h"
#include "services/domain/occurrence.h"

namespace tidegate {

/// A stretch of time being drawn, moved or resized with the mouse or the keyboard: what it would become if it ended now.
///
/// It thinks in wall-clock times: what was taken at 18:00 and moved over a change of the clocks is at 18:00 afterwards. Pure.
class RangeGesture
{
public:
    enum class Kind { Create, Move, ResizeStart, ResizeEnd };

    /// A new stretch, from where the pointer went down.
    static RangeGesture creation(EnvironmentId lane, Instant grabbed, const QTimeZone &zone);
    /// kind is not Create. held: the occurrence of the window that the pointer took hold of, at `grabbed`.
    static RangeGesture of(Kind kind, const FreezeWindow &window, const Occurrence &held, Instant grabbed, const QTimeZone &zone);

    /// The pointer is at `pointer` now. step: what the ends snap to; zero: the whole minute.
    void moveTo(Instant pointer, EnvironmentId lane, std::chrono::seconds step);
    /// By keys: moves, or moves the edge, by so much on the clock.
    void stepBy(std::chrono::seconds by);
    void setKind(Kind kind) { m_kind = kind; } ///< Goes on from here with another of Move and the edges.
    void setLane(EnvironmentId lane);
    void setCopying(bool copying) { m_copying = copying && m_kind == Kind::Move; }

    Kind kind() const { return m_kind; }
    bool isCopying() const { return m_copying; }
    const FreezeWindow &original() const { return m_original; } ///< Of a creation: an empty window in its lane.
    const OccurrenceKey &held() const { return m_held.key; }    ///< Of a creation: null.
    EnvironmentId lane() const { return m_lane; }
    TimeSpan span() const { return m_span; }
    bool changes() const; ///< Whether anything would be different.
    FreezeWindow result() const;

private:
    RangeGesture(Kind kind, const FreezeWindow &window, const Occurrence &held, Instant grabbed, const QTimeZone &zone);
    void resize(const QDateTime &wall, std::chrono::seconds step);

    Kind m_kind;
    FreezeWindow m_original;
    Occurrence m_held;
    QTimeZone m_zone;
    Instant m_grabbed;
    EnvironmentId m_lane;
    TimeSpan m_span;
    bool m_copying = false;
};

} // namespace tidegate
