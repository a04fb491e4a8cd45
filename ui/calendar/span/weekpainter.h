// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/span/weekview.h"

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// All that a week shows at one moment.
struct WeekPicture
{
    WeekGeometry geometry;
    const QHash<OccurrenceKey, CalendarEntry> *entries = nullptr;
    QList<ChangeMark> marks;
    QTimeZone zone = QTimeZone::utc();
    QTimeZone second = QTimeZone::utc();
    Instant now;
    OccurrenceKey selected;
    std::optional<TimeSpan> cursor; ///< Nothing: none is painted.
    bool ranged = false;
    bool focused = false;
    std::optional<RangeGesture> gesture;
    QString liveText;
};

/// Paints a week in the colours of the theme: states by pattern and word, never by colour alone.
class WeekPainter
{
public:
    /// painter has the origin at the viewport's top left.
    WeekPainter(QPainter &painter, const WeekPicture &picture, QSize viewport);

    void paint();
    /// The pieces of a span on the days of the week.
    static QList<QRect> rectsOf(const WeekGeometry &geometry, const TimeSpan &span, const QTimeZone &zone);

private:
    void paintDays();
    void paintChanges();
    void paintCursor();
    void paintPieces();
    void paintNow();
    void paintGesture();
    void paintHours();
    void paintOtherHours();
    void paintHeader();

    QPainter &m_painter;
    const WeekPicture &m_picture;
    const WeekGeometry &m_geometry;
    QSize m_viewport;
};

} // namespace tidegate
