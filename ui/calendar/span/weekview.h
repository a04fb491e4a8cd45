// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/weeklayout.h"
#include "ui/calendar/span/spanview.h"

namespace tidegate {

/// Where the parts of a week are, in viewport coordinates: hours at the leading side, days above, the hours of the wall clock downwards.
class WeekGeometry
{
public:
    WeekGeometry() = default;
    WeekGeometry(const WeekLayout &layout, QSize viewport, const QFontMetrics &metrics, int clocks, int scroll, bool rightToLeft);

    const WeekLayout &layout() const { return m_layout; }
    QRect field() const; ///< Where the days are to be seen, without header and hours.
    int headerHeight() const { return m_header; }
    int hourHeight() const { return m_hour; }
    int contentHeight() const { return 24 * m_hour; }
    QRect day(int day) const; ///< Its whole height, which may be scrolled out.
    QRect headerDay(int day) const;
    QRect hourLabel(int hour, int clock) const;
    QRect piece(const WeekPiece &piece) const;
    QRect stretch(int day, int fromSecond, int toSecond) const; ///< The whole width of the day.
    int y(int second) const;

    int dayAt(int x) const;                          ///< 0–6, the nearest.
    int secondAt(int y) const;                       ///< 0–86,399.
    const WeekPiece *pieceAt(QPoint position) const; ///< Null: none.

private:
    WeekLayout m_layout;
    QSize m_viewport;
    int m_labels = 0;
    int m_label = 0;
    int m_header = 0;
    int m_hour = 20;
    int m_scroll = 0;
    bool m_rightToLeft = false;
};

/// Seven days over the hours of the wall clock, with the freezes of all lanes side by side. An hour that the clocks skip is hatched, one that
/// comes twice is marked.
class WeekView final : public SpanView
{
    Q_OBJECT

public:
    explicit WeekView(QWidget *parent = nullptr);

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
    QDate firstDate() const { return m_first; }

protected:
    void layOut() override;
    std::chrono::seconds step() const override { return std::chrono::hours(1); }
    std::chrono::seconds snap() const override { return std::chrono::minutes(15); }
    bool arrowOf(int key, qint64 &seconds, int &lanes) const override;
    void scrollTowards(QPoint viewportPosition) override;
    Qt::CursorShape edgeCursor() const override { return Qt::SizeVerCursor; }
    bool hasLanes() const override { return false; }
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    WeekGeometry geometryFor(QSize size, int scroll) const;
    QList<ChangeMark> marksIn(const WeekGeometry &geometry) const;
    void showWeekOf(QDate date);
    QDate weekOf(Instant at) const;

    QDate m_first;
    WeekLayout m_layout;
    WeekGeometry m_geometry;
    bool m_scrolledToMorning = false;
};

} // namespace tidegate
