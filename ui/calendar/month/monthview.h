// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rangegesture.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/calendar/month/monthpainter.h"

#include <QAbstractScrollArea>
#include <QDate>

#include <optional>

namespace tidegate {

/// A month of freeze windows: input, keyboard, scrolling and accessibility. MonthPainter paints.
///
/// Arrows move the day cursor and select the first freeze of its day, with Shift they extend the selected days; Home/End go to the ends of the week,
/// PageUp/PageDown to another month, T to today. Tab walks the freezes of the day before it leaves. Enter opens the selected freeze or creates one on the
/// selected days, Delete deletes it, Ctrl+Shift+arrows move it by days and weeks, Alt+Shift+arrows move its end by days (up and down: its start); letting
/// go of Ctrl or Alt, or Enter, keeps it. W, L and A ask for another view. Esc ends a gesture, a drag or a selection. GUI thread only.
class MonthView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit MonthView(QWidget *parent = nullptr);

    void setEntries(const QList<CalendarEntry> &entries);
    void setChanges(const QList<FreezeChange> &changes); ///< By time.
    void setNow(Instant now);                            ///< Decides states and where today is.
    void setZone(const QTimeZone &zone);
    void setRefusal(const QString &refusal) { m_refusal = refusal; } ///< Why nothing can be created or changed now; empty: it can.

    QDate month() const { return m_month; } ///< Its first day.
    QDate currentDate() const { return m_cursor; }
    void setCurrentDate(QDate date); ///< Shows its month and forgets a range.
    void showToday();
    void stepMonths(int months); ///< From the one that is shown.
    void clearRange();           ///< Only the cursor stays, in the month that is shown.
    OccurrenceKey selected() const { return m_selected; }
    void selectOccurrence(OccurrenceKey key); ///< Shows the month it starts in when it is not to be seen. Null: none.

    /// "Monday 23 November 2026, today, 2 freezes: …", for screen readers.
    QString dayText() const;
    QString liveText() const;                         ///< The label of the gesture that is going on; empty: none is.
    QString toolTipAt(QPoint viewportPosition) const; ///< Empty outside the days.
    QList<CalendarEntry> entriesOn(QDate date) const; ///< Ordered as their bars are, hidden ones too.
    QRect cellRect(QDate date) const;                 ///< In viewport coordinates; null outside the grid.
    QRect barRect(OccurrenceKey key) const;           ///< Its first visible bar, in viewport coordinates; null: none.
    QRect moreRect(QDate date) const;                 ///< In viewport coordinates; null when nothing is hidden.
    QDate firstShown() const { return m_picture.geometry.dateOf(0); }
    QDate lastShown() const { return m_picture.geometry.dateOf(m_picture.geometry.cells() - 1); }
    /// Paints the month without cursor and selection.
    void paintOn(QPainter &painter, QSize size) const;

signals:
    void monthChanged(QDate first);
    void selectionChanged(tidegate::OccurrenceKey key); ///< Null: none.
    void openRequested(tidegate::FreezeWindowId id);
    void markRequested(const tidegate::FreezeChange &newest); ///< What is known of the changes of a day.
    void createRequested(QDate first, QDate last);            ///< Both inclusive.
    void deleteRequested(tidegate::FreezeWindowId id);
    void viewRequested(tidegate::CalendarView view);
    void changeRequested(const tidegate::FreezeWindow &before, const tidegate::FreezeWindow &after);
    void refused(const QString &why); ///< What was asked for by a key cannot be done.

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void layOut();
    void updateGeometryOfMonth();
    void updateScrollBar();
    void moveCursor(QDate date, bool extend);
    bool moveByKey(const QKeyEvent &event);
    void letter(int key);
    void pointAt(QDate date, bool extend);
    QDate dateInMonth(int months) const;
    void ensureCursorVisible();
    void select(OccurrenceKey key);
    void selectUnderCursor();
    bool isGesture(const QKeyEvent &event) const;
    QString refusalOf(RangeGesture::Kind kind, const CalendarEntry &entry) const;
    void gestureByKey(const QKeyEvent &event);
    void finishGesture();
    void cancelGesture();
    bool takeBack(); ///< What Esc ends; false: nothing.
    void pictureRange();
    void activate();
    void requestCreation(QDate first, QDate last);
    void showMore(int index);
    void announceDay();
    ChangeMark markAt(QPoint content) const; ///< Without changes: there is none.
    QPoint toContent(QPoint viewportPosition) const;
    QRect toViewport(const QRect &content) const;
    QDate rangeFirst() const;
    QDate rangeLast() const;

    QList<CalendarEntry> m_entries;
    QList<FreezeChange> m_changes;
    QTimeZone m_zone;
    Instant m_now;
    QDate m_month;
    QDate m_cursor;
    QDate m_anchor; ///< The other end of the selected days; invalid: only the cursor.
    bool m_dragging = false;
    std::optional<ChangeMark> m_pressedMark;
    bool m_pressed = false; ///< The button went down on a day, outside bars.
    QString m_refusal;
    std::optional<RangeGesture> m_gesture; ///< By keys, going on now.
    OccurrenceKey m_selected;
    MonthPicture m_picture; ///< Geometry and entries; the rest is filled in when painting.
};

} // namespace tidegate
