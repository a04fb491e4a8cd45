// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/month/monthgeometry.h"

#include "ui/style/theme.h"

#include <QSet>

#include <algorithm>

namespace tidegate {

namespace {
constexpr int minLanes = 2; // a row is at least this high; the view scrolls then
} // namespace

MonthGeometry::MonthGeometry(const MonthLayout &layout, QSize viewport, const QFontMetrics &metrics, bool rightToLeft)
    : m_layout(layout), m_width(viewport.width()), m_rightToLeft(rightToLeft)
{
    m_header = metrics.height() + 2 * spacing::inside;
    m_day = metrics.height() + spacing::between;
    m_lane = std::max(spacing::rowHeight, metrics.height() + spacing::inside);
    int least = m_day + minLanes * m_lane + spacing::inside;
    if (viewport.height() - m_header < layout.weeks * least) { // denser before it scrolls
        m_day = metrics.height() + spacing::inside;
        m_lane = metrics.height() + spacing::inside + 2;
        least = m_day + minLanes * m_lane + spacing::inside;
    }
    m_height = std::max(viewport.height() - m_header, layout.weeks * least);
    m_row = m_height / std::max(layout.weeks, 1);
    orderLanes();
}

void MonthGeometry::orderLanes()
{
    for (int week = 0; week < m_layout.weeks; ++week) {
        const int count = m_layout.lanes.value(week);
        QList<int> order;
        QSet<int> active;
        for (int lane = 0; lane < count; ++lane)
            order.append(lane);
        for (const CalendarSpan &span : qAsConst(m_layout.spans)) {
            if (span.week == week && span.state == FreezeState::Active)
                active.insert(span.lane);
        }
        if (count > fittingLanes())
            std::stable_partition(order.begin(), order.end(), [&active](int lane) { return active.contains(lane); });
        QList<int> places(count);
        for (int place = 0; place < count; ++place)
            places[order.at(place)] = place;
        m_places.append(places);
    }
}

int MonthGeometry::fittingLanes() const
{
    return std::max((m_row - m_day - spacing::inside) / std::max(m_lane, 1), 1);
}

int MonthGeometry::topOf(int week) const
{
    return m_layout.weeks == 0 ? 0 : m_height * week / m_layout.weeks;
}

int MonthGeometry::leftOf(int column) const
{
    return m_width * column / 7;
}

QRect MonthGeometry::headerCell(int column) const
{
    const int place = visual(column);
    return {leftOf(place), 0, leftOf(place + 1) - leftOf(place), m_header};
}

QRect MonthGeometry::cell(int index) const
{
    const int place = visual(index % 7);
    const int top = topOf(index / 7);
    return {leftOf(place), top, leftOf(place + 1) - leftOf(place), topOf(index / 7 + 1) - top};
}

QRect MonthGeometry::dayNumber(int index) const
{
    QRect rect = cell(index);
    rect.setHeight(m_day);
    return rect.adjusted(spacing::inside, 0, -spacing::inside, 0);
}

int MonthGeometry::visibleLanes(int week) const
{
    const int fitting = fittingLanes();
    const int wanted = m_layout.lanes.value(week);
    return wanted <= fitting ? wanted : fitting - 1;
}

QRect MonthGeometry::bar(const CalendarSpan &span) const
{
    if (placeOf(span) >= visibleLanes(span.week))
        return {};
    const QRect first = cell(7 * span.week + span.firstDay);
    const QRect last = cell(7 * span.week + span.lastDay);
    QRect rect = first.united(last);
    rect.setTop(rect.top() + m_day + placeOf(span) * m_lane);
    rect.setHeight(m_lane - 2);
    // A bar that goes on in another row touches the edge of the grid.
    const bool cutLeft = m_rightToLeft ? !span.endsHere : !span.startsHere;
    const bool cutRight = m_rightToLeft ? !span.startsHere : !span.endsHere;
    return rect.adjusted(cutLeft ? 0 : 3, 0, cutRight ? 0 : -3, 0);
}

int MonthGeometry::hiddenOn(int index) const
{
    const int shown = visibleLanes(index / 7);
    const auto hidden = [this, shown, index](const CalendarSpan &span) {
        return span.week == index / 7 && placeOf(span) >= shown && span.firstDay <= index % 7 && index % 7 <= span.lastDay;
    };
    return static_cast<int>(std::count_if(m_layout.spans.cbegin(), m_layout.spans.cend(), hidden));
}

QRect MonthGeometry::more(int index) const
{
    if (hiddenOn(index) == 0)
        return {};
    QRect rect = cell(index);
    rect.setTop(rect.top() + m_day + visibleLanes(index / 7) * m_lane);
    rect.setHeight(m_lane - 2);
    return rect.adjusted(3, 0, -3, 0);
}

int MonthGeometry::cellAt(QPoint content) const
{
    if (m_row <= 0 || content.y() < 0 || content.y() >= contentHeight() || content.x() < 0 || content.x() >= m_width)
        return -1;
    for (int index = 0; index < cells(); ++index) {
        if (cell(index).contains(content))
            return index;
    }
    return -1;
}

const CalendarSpan *MonthGeometry::spanAt(QPoint content) const
{
    const auto found = std::find_if(m_layout.spans.cbegin(), m_layout.spans.cend(),
                                    [this, content](const CalendarSpan &span) { return bar(span).contains(content); });
    return found == m_layout.spans.cend() ? nullptr : &*found;
}

int MonthGeometry::indexOf(QDate date) const
{
    const qint64 days = m_layout.firstDate.daysTo(date);
    return m_layout.firstDate.isValid() && days >= 0 && days < cells() ? static_cast<int>(days) : -1;
}

} // namespace tidegate
