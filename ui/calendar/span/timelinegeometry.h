// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/timelinelayout.h"
#include "models/timescale.h"

#include <QFontMetrics>
#include <QRect>
#include <QSet>
#include <QSize>

namespace tidegate {

/// Where the parts of a timeline are, in viewport coordinates: names of the lanes at the leading side, the header above, lanes below it.
/// Lanes grow with the freezes that overlap in them and always keep an empty strip, on which a new one can be drawn.
class TimelineGeometry
{
public:
    TimelineGeometry() = default;
    /// marked: the lanes with a track for marks above their bars. scroll: how far the lanes are moved up. headerRows: two, and one for the second zone.
    TimelineGeometry(const TimeScale &scale, const TimelineLayout &layout, const QSet<int> &marked, QSize viewport, const QFontMetrics &metrics, int headerRows,
                     int scroll, bool rightToLeft);

    static int nameWidth(const QFontMetrics &metrics);

    const TimeScale &scale() const { return m_scale; }
    const TimelineLayout &layout() const { return m_layout; }
    QRect axis() const;  ///< Where time runs: header and lanes without the names.
    QRect field() const; ///< Where the lanes are to be seen, without names.
    QRect headerRow(int row) const;
    QRect headerName(int row) const; ///< Beside it, above the names of the lanes.
    int headerHeight() const { return m_header; }
    int contentHeight() const; ///< Of all lanes.
    int contentTop(int lane) const { return m_tops.value(lane); }
    QRect lane(int lane) const; ///< With its name.
    QRect laneName(int lane) const;
    QRect track(int lane) const;                      ///< Where marks stand, over the whole axis; null where the lane has none.
    QRect bar(const TimelineBar &bar) const;          ///< Not cut off by the field; at least minBar wide.
    QRect span(const TimeSpan &span, int lane) const; ///< The whole height of the lane.

    int x(Instant at) const;
    Instant at(int x) const;
    int laneAt(int y) const;                         ///< −1: none.
    const TimelineBar *barAt(QPoint position) const; ///< Null: none. Lives as long as this.

    static constexpr int minBar = 6;

private:
    TimeScale m_scale;
    TimelineLayout m_layout;
    QSet<int> m_marked;
    QSize m_viewport;
    QList<int> m_tops; ///< Of each lane, and the end of the last.
    int m_names = 0;
    int m_headerRow = 0;
    int m_header = 0;
    int m_bar = 0;
    int m_track = 0;
    int m_scroll = 0;
    bool m_rightToLeft = false;
};

} // namespace tidegate
