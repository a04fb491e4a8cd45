// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/span/spanview.h"
#include "ui/calendar/span/timelinepainter.h"

namespace tidegate {

/// A lane for each environment on one axis of time, from hours to a quarter of a year. Ctrl+wheel, + and − zoom; the wheel scrolls lanes
/// while there are more than fit, else time, and with Shift always time.
class TimelineView final : public SpanView
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    double perPixel() const { return m_scale.perPixel(); } ///< Milliseconds.
    Instant origin() const { return m_scale.origin(); }
    void setScale(Instant origin, double perPixel);
    void zoomBy(double factor); ///< > 1: closer. The cursor stays where it is, or else the middle.

    SpanHit hitAt(QPoint viewportPosition) const override;
    TimeSpan shownSpan() const override;
    void showSpan(const TimeSpan &span) override;
    void stepPages(int pages) override;
    QString shownText() const override;
    QRect spanRect(const TimeSpan &span, EnvironmentId lane) const override;
    QRect barRect(OccurrenceKey key) const override;
    QList<ChangeMark> marks() const override;
    QSize paperSize() const override;
    void paintOn(QPainter &painter, QSize size) const override;

protected:
    void layOut() override;
    std::chrono::seconds step() const override { return m_scale.snap(); }
    bool arrowOf(int key, qint64 &seconds, int &lanes) const override;
    void scrollTowards(QPoint viewportPosition) override;
    Qt::CursorShape edgeCursor() const override { return Qt::SizeHorCursor; }
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void updateScale();
    void updateScrollBars();
    TimelinePicture picture() const;
    TimelineGeometry geometryFor(QSize size, int scroll) const;
    QList<ChangeMark> marksIn(const TimelineGeometry &geometry) const;
    QSet<int> markedLanes() const;
    QList<EnvironmentId> laneIds() const;
    int laneIndex(EnvironmentId lane) const;

    TimeScale m_scale;
    TimelineLayout m_layout;
    TimelineGeometry m_geometry;
    TimelineTicks m_ticks;
    bool m_settingBars = false; ///< The scroll bars follow the axis just now.
};

} // namespace tidegate
