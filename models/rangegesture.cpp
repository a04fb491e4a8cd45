// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rangegesture.h"

#include <algorithm>

namespace tidegate {

namespace {
constexpr std::chrono::seconds finest{60};
} // namespace

RangeGesture::RangeGesture(Kind kind, const FreezeWindow &window, const Occurrence &held, Instant grabbed, const QTimeZone &zone)
    : m_kind(kind), m_original(window), m_held(held), m_zone(zone), m_grabbed(grabbed), m_lane(window.environmentId), m_span{held.start, held.end}
{}

RangeGesture RangeGesture::creation(EnvironmentId lane, Instant grabbed, const QTimeZone &zone)
{
    FreezeWindow window;
    window.environmentId = lane;
    return {Kind::Create, window, {{}, grabbed, grabbed}, grabbed, zone};
}

RangeGesture RangeGesture::of(Kind kind, const FreezeWindow &window, const Occurrence &held, Instant grabbed, const QTimeZone &zone)
{
    return {kind, window, held, grabbed, zone};
}

void RangeGesture::moveTo(Instant pointer, EnvironmentId lane, std::chrono::seconds step)
{
    const std::chrono::seconds grid = std::max(step, finest);
    if (m_kind == Kind::Create) { // stays in its lane: the cells of both ends belong to it
        m_span = {cellOf(std::min(m_grabbed, pointer), grid, m_zone).start, cellOf(std::max(m_grabbed, pointer), grid, m_zone).end};
        return;
    }
    const qint64 moved = wallClock(m_grabbed, m_zone).secsTo(wallClock(pointer, m_zone));
    if (m_kind == Kind::Move) {
        const QDateTime start = dayClock(m_held.start, m_zone);
        // A pointer that has not left its place moves nothing, not even to the grid.
        const qint64 by = moved == 0 ? 0 : start.secsTo(rounded(start.addSecs(moved), grid));
        m_span = shifted({m_held.start, m_held.end}, std::chrono::seconds(by), m_zone);
        m_lane = lane.isNull() ? m_lane : lane;
        return;
    }
    const QDateTime edge = dayClock(m_kind == Kind::ResizeStart ? m_held.start : m_held.end, m_zone);
    m_span = {m_held.start, m_held.end};
    if (moved != 0)
        resize(rounded(edge.addSecs(moved), grid), grid);
}

void RangeGesture::resize(const QDateTime &wall, std::chrono::seconds step)
{
    if (m_kind == Kind::ResizeStart)
        m_span.start = std::min<Instant>(drawnStart(wall, m_zone), m_span.end - step);
    else
        m_span.end = std::max<Instant>(drawnEnd(wall, m_zone), m_span.start + step);
}

void RangeGesture::stepBy(std::chrono::seconds by)
{
    if (m_kind == Kind::Move)
        m_span = shifted(m_span, by, m_zone);
    else
        resize(dayClock(m_kind == Kind::ResizeStart ? m_span.start : m_span.end, m_zone).addSecs(by.count()), finest);
}

void RangeGesture::setLane(EnvironmentId lane)
{
    if (m_kind == Kind::Move)
        m_lane = lane;
}

bool RangeGesture::changes() const
{
    return m_kind == Kind::Create || m_lane != m_original.environmentId || m_span != TimeSpan{m_held.start, m_held.end};
}

FreezeWindow RangeGesture::result() const
{
    FreezeWindow window = m_original;
    window.environmentId = m_lane;
    window.start = m_span.start;
    window.end = m_span.end;
    return window;
}

} // namespace tidegate
