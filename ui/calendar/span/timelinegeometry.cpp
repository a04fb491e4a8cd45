// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/span/timelinegeometry.h"

#include "ui/style/theme.h"

#include <algorithm>
#include <cmath>

namespace tidegate {

namespace {
constexpr int freeStrip = 14;       // below the bars of a lane
constexpr int minLane = 44;         // a name and its pill
constexpr double farAway = 100'000; // pixels; QRect would overflow
} // namespace

TimelineGeometry::TimelineGeometry(const TimeScale &scale, const TimelineLayout &layout, const QSet<int> &marked, QSize viewport, const QFontMetrics &metrics,
                                   int headerRows, int scroll, bool rightToLeft)
    : m_scale(scale), m_layout(layout), m_marked(marked), m_viewport(viewport), m_names(nameWidth(metrics)), m_scroll(scroll), m_rightToLeft(rightToLeft)
{
    m_headerRow = metrics.height() + spacing::inside;
    m_header = headerRows * m_headerRow;
    m_bar = std::max(spacing::rowHeight, metrics.height() + spacing::inside);
    m_track = std::max(spacing::smallIcon, metrics.height()) + spacing::inside;
    int top = 0;
    for (int lane = 0; lane < m_layout.rows.size(); ++lane) {
        m_tops.append(top);
        const int track = m_marked.contains(lane) ? m_track : 0;
        top += std::max(minLane, track + spacing::inside + m_layout.rows.at(lane) * (m_bar + 2) + freeStrip);
    }
    m_tops.append(top);
}

int TimelineGeometry::nameWidth(const QFontMetrics &metrics)
{
    return 15 * metrics.averageCharWidth() + 2 * spacing::between;
}

QRect TimelineGeometry::axis() const
{
    return {m_rightToLeft ? 0 : m_names, 0, std::max(m_viewport.width() - m_names, 1), m_viewport.height()};
}

QRect TimelineGeometry::field() const
{
    return axis().adjusted(0, m_header, 0, 0);
}

QRect TimelineGeometry::headerRow(int row) const
{
    return {axis().left(), row * m_headerRow, axis().width(), m_headerRow};
}

QRect TimelineGeometry::headerName(int row) const
{
    return {m_rightToLeft ? axis().width() : 0, row * m_headerRow, m_names, m_headerRow};
}

int TimelineGeometry::contentHeight() const
{
    return m_tops.isEmpty() ? 0 : m_tops.constLast();
}

QRect TimelineGeometry::lane(int lane) const
{
    if (lane < 0 || lane + 1 >= m_tops.size())
        return {};
    return {0, m_header + m_tops.at(lane) - m_scroll, m_viewport.width(), m_tops.at(lane + 1) - m_tops.at(lane)};
}

QRect TimelineGeometry::laneName(int index) const
{
    const QRect rect = lane(index);
    return {m_rightToLeft ? axis().width() : 0, rect.top(), m_names, rect.height()};
}

int TimelineGeometry::x(Instant at) const
{
    const int x = static_cast<int>(std::lround(std::clamp(m_scale.x(at), -farAway, farAway)));
    return m_rightToLeft ? axis().right() + 1 - x : axis().left() + x;
}

Instant TimelineGeometry::at(int x) const
{
    return m_scale.at(m_rightToLeft ? axis().right() + 1 - x : x - axis().left());
}

QRect TimelineGeometry::track(int index) const
{
    if (!m_marked.contains(index))
        return {};
    return {axis().left(), lane(index).top() + spacing::inside / 2, axis().width(), m_track};
}

QRect TimelineGeometry::bar(const TimelineBar &bar) const
{
    const int a = x(bar.span.start);
    const int b = x(bar.span.end);
    const int width = std::max(std::abs(b - a), minBar);
    const int track = m_marked.contains(bar.lane) ? m_track : 0;
    const int top = lane(bar.lane).top() + track + spacing::inside + bar.row * (m_bar + 2);
    return {m_rightToLeft ? a - width : a, top, width, m_bar};
}

QRect TimelineGeometry::span(const TimeSpan &span, int index) const
{
    const int a = x(span.start);
    const int b = x(span.end);
    const QRect rect = lane(index);
    return {std::min(a, b), rect.top() + 1, std::max(std::abs(b - a), 3), rect.height() - 2};
}

int TimelineGeometry::laneAt(int y) const
{
    if (y < m_header)
        return -1;
    for (int index = 0; index + 1 < m_tops.size(); ++index) {
        if (const QRect rect = lane(index); y >= rect.top() && y <= rect.bottom())
            return index;
    }
    return -1;
}

const TimelineBar *TimelineGeometry::barAt(QPoint position) const
{
    if (!field().contains(position))
        return nullptr;
    const int index = laneAt(position.y());
    const auto found = std::find_if(m_layout.bars.cbegin(), m_layout.bars.cend(),
                                    [&](const TimelineBar &each) { return each.lane == index && bar(each).contains(position); });
    return found == m_layout.bars.cend() ? nullptr : &*found;
}

} // namespace tidegate
