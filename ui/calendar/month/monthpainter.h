// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/entry/calendarentry.h"
#include "ui/calendar/entry/changemark.h"
#include "ui/calendar/month/monthgeometry.h"

#include <QHash>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// All that a month shows at one moment.
struct MonthPicture
{
    MonthGeometry geometry;
    QHash<OccurrenceKey, CalendarEntry> entries;
    int month = 1;
    QHash<QDate, QList<FreezeChange>> changes; ///< By time.
    QTimeZone zone = QTimeZone::utc();
    QDate today;
    QDate cursor;
    QDate rangeFirst; ///< The selected days, both inclusive; invalid: none but the cursor.
    QDate rangeLast;
    QString rangeText; ///< The live label of a drag; empty: none.
    OccurrenceKey selected;
    bool focused = false;

    /// Of a day, in the coordinates of the geometry; without changes: nothing changed on it.
    ChangeMark markOf(int index, bool rightToLeft) const;
};

/// Paints a month in the colours of the theme: states by pattern and word, never by colour alone.
class MonthPainter
{
public:
    /// painter has the origin at the viewport's top left; scroll is how far the weeks are moved up.
    MonthPainter(QPainter &painter, const MonthPicture &picture, QSize viewport, int scroll);

    void paint();

private:
    void paintHeader();
    void paintCell(int index);
    void paintDayNumber(int index, QDate date);
    void paintBar(const CalendarSpan &span);
    void paintMore(int index);
    void paintMark(int index);
    void paintCursor();
    void paintRangeText();

    QPainter &m_painter;
    const MonthPicture &m_picture;
    const MonthGeometry &m_geometry;
    QSize m_viewport;
    int m_scroll = 0;
    bool m_rightToLeft = false;
};

} // namespace tidegate
