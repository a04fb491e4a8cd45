// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/span/spanview.h"
#include "ui/calendar/span/timelinegeometry.h"

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// The marks of a timeline's header, for the width in view.
struct TimelineTicks
{
    TimeScale::Step minor = TimeScale::Step::Day;
    TimeScale::Step major = TimeScale::Step::Month;
    QList<TimeTick> minors;
    QList<TimeTick> majors;
    QList<TimeTick> days; ///< For the shading of weekends; empty where a day is too narrow to be told.

    static TimelineTicks of(const TimeScale &scale, int width, const QFontMetrics &metrics);
};

/// All that a timeline shows at one moment.
struct TimelinePicture
{
    TimelineGeometry geometry;
    TimelineTicks ticks;
    QList<CalendarLane> lanes;
    QList<ChangeMark> marks;
    const QHash<OccurrenceKey, CalendarEntry> *entries = nullptr;
    QTimeZone zone = QTimeZone::utc();
    QTimeZone second = QTimeZone::utc();
    Instant now;
    OccurrenceKey selected;
    TimeSpan cursor;
    int cursorLane = -1; ///< −1: no cursor is painted.
    bool ranged = false;
    bool focused = false;
    std::optional<RangeGesture> gesture;
    QString liveText;
};

/// Paints a timeline in the colours of the theme: states by pattern and word, never by colour alone. Only what is in view.
class TimelinePainter
{
public:
    /// painter has the origin at the viewport's top left.
    TimelinePainter(QPainter &painter, const TimelinePicture &picture, QSize viewport);

    void paint();

private:
    void paintBackground();
    void paintLanes();
    void paintRange();
    void paintBars();
    void paintGesture();
    void paintNow();
    void paintMarks();
    void paintNames();
    void paintHeader();
    void paintHeaderNames();
    void paintMajors();
    void paintMinors();
    QString minorText(const TimeTick &tick, int room) const;
    void drawLine(int x, int top, int bottom, const QColor &color);

    QPainter &m_painter;
    const TimelinePicture &m_picture;
    const TimelineGeometry &m_geometry;
    QSize m_viewport;
};

} // namespace tidegate
