// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/calendarlayout.h"

#include <QFontMetrics>
#include <QRect>
#include <QSize>

namespace tidegate {

/// Where the parts of a month are. Rectangles are in content coordinates: (0, 0) is the top left of the first week, below the header.
///
/// A week with more lanes than fit shows one lane less and a line "+n more" on the days that lack something; lanes with active windows are
/// the last to be hidden.
class MonthGeometry
{
public:
    MonthGeometry() = default;
    MonthGeometry(const MonthLayout &layout, QSize viewport, const QFontMetrics &metrics, bool rightToLeft);

    int cells() const { return 7 * m_layout.weeks; }
    int headerHeight() const { return m_header; }
    int contentHeight() const { return m_height; }
    int rowHeight() const { return m_row; }

    QRect headerCell(int column) const; ///< In viewport coordinates.
    QRect cell(int index) const;        ///< index = 7 × week + column.
    QRect dayNumber(int index) const;
    QRect bar(const CalendarSpan &span) const; ///< Null when the lane does not fit.
    QRect more(int index) const;               ///< Null when nothing is hidden on that day.
    int hiddenOn(int index) const;             ///< How many windows of that day have no bar.

    int cellAt(QPoint content) const;                 ///< −1: none.
    const CalendarSpan *spanAt(QPoint content) const; ///< The bar there; null: none. Lives as long as this.

    /// The cell and the day of a date; −1 outside the grid.
    int indexOf(QDate date) const;
    QDate dateOf(int index) const { return m_layout.firstDate.addDays(index); }
    const MonthLayout &layout() const { return m_layout; }

private:
    int leftOf(int column) const; ///< Left edge of a visual column.
    int topOf(int week) const;
    void orderLanes();
    int fittingLanes() const;
    int placeOf(const CalendarSpan &span) const { return m_places.at(span.week).value(span.lane); }
    int visual(int column) const { return m_rightToLeft ? 6 - column : column; }
    int visibleLanes(int week) const;

    MonthLayout m_layout;
    QList<QList<int>> m_places; ///< Of each week, the place from the top of each lane.
    int m_width = 0;
    int m_height = 0;
    int m_header = 0;
    int m_row = 0;
    int m_day = 0; ///< Height of the day number's line.
    int m_lane = 0;
    bool m_rightToLeft = false;
};

} // namespace tidegate
