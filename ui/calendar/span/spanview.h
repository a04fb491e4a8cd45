// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rangegesture.h"
#include "models/timelinelayout.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/calendar/entry/changemark.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QHash>

#include <optional>

namespace tidegate {

/// An environment as the calendar shows it.
struct CalendarLane
{
    EnvironmentId id;
    QString name; ///< Display name.
    bool production = false;

    friend bool operator==(const CalendarLane &, const CalendarLane &) = default;
};

/// What lies under a point of a view.
struct SpanHit
{
    enum class Part { Outside, Empty, Body, Start, End };

    Part part = Part::Outside;
    Instant at;
    EnvironmentId lane; ///< Null where the view has no lanes.
    OccurrenceKey key;  ///< Of Body, Start and End.
};

/// What the timeline and the week have in common: freezes on an axis of time, with one way to select, draw, move, resize and copy them by
/// mouse and by keyboard. Subclasses say where things are, and paint.
///
/// Mouse: drag on an empty place draws a range, on a bar moves it, on its edges resizes it; Ctrl copies, Shift does not snap, Esc takes it
/// back. Keyboard: arrows move the cell cursor and select the freeze under it, with Shift they extend the range, Enter opens the freeze or
/// creates one, Tab goes through the freezes of the lane, Ctrl+Shift+arrows move, Alt+Shift+arrows resize (along the axis the end, across it the start);
/// letting go of Ctrl or Alt, or Enter, keeps it. Alt+arrows are the window's "back" and "forward" and are left to it. Ctrl+C and Ctrl+V copy, Delete deletes,
/// T shows today, M, W, L and A ask for another view. GUI thread only.
class SpanView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit SpanView(QWidget *parent = nullptr);

    void setLanes(const QList<CalendarLane> &lanes);
    void setEntries(const QList<CalendarEntry> &entries);
    void setChanges(const QList<FreezeChange> &changes); ///< By time.
    void setNow(Instant now);
    /// second: shown beside the first; the same: none is.
    void setZones(const QTimeZone &zone, const QTimeZone &second);
    void setRefusal(const QString &refusal); ///< Why nothing can be created or changed now; empty: it can.

    OccurrenceKey selected() const { return m_selected; }
    void selectOccurrence(OccurrenceKey key);                ///< Scrolls to it when it is not to be seen. Null: none.
    TimeSpan cursorSpan() const;                             ///< The selected range, or the cell of the cursor.
    EnvironmentId cursorLane() const;                        ///< Null where the view has no lanes.
    void setCursorAt(Instant at);                            ///< Forgets a range and shows the place.
    void setRange(const TimeSpan &span, EnvironmentId lane); ///< Selects it and shows its start. A null lane: the one of the cursor.
    bool hasRange() const { return m_range.has_value(); }
    void clearRange();
    void showToday();
    QString liveText() const;   ///< The label of the gesture that is going on; empty: none is.
    QString cursorText() const; ///< The cursor, its range or the selected freeze in words, for screen readers.
    QString toolTipAt(QPoint viewportPosition) const;

    virtual SpanHit hitAt(QPoint viewportPosition) const = 0;
    virtual TimeSpan shownSpan() const = 0;
    virtual void showSpan(const TimeSpan &span) = 0; ///< Brings it into view; does nothing when it is.
    virtual void stepPages(int pages) = 0;
    virtual QString shownText() const = 0;                                      ///< "23 – 29 November 2026", for the title.
    virtual QRect spanRect(const TimeSpan &span, EnvironmentId lane) const = 0; ///< Where it is to be seen, in viewport coordinates.
    virtual QRect barRect(OccurrenceKey key) const = 0;                         ///< Its first visible part; null: none.
    virtual QList<ChangeMark> marks() const = 0;                                ///< As they are to be seen, in viewport coordinates.
    virtual QSize paperSize() const = 0;                                        ///< What paintOn() would like to have, in its own units.
    /// Paints all that is shown without cursor and selection; in black and white where the theme is so.
    virtual void paintOn(QPainter &painter, QSize size) const = 0;

signals:
    void selectionChanged(tidegate::OccurrenceKey key); ///< Null: none.
    void shownSpanChanged();
    void openRequested(tidegate::FreezeWindowId id);
    void markRequested(const tidegate::FreezeChange &newest); ///< What is known of the changes of a mark.
    void deleteRequested(tidegate::FreezeWindowId id);
    /// A new freeze with only environment (may be null), start and end; of a copy also reason and exceptions.
    void createRequested(const tidegate::FreezeWindow &draft);
    void changeRequested(const tidegate::FreezeWindow &before, const tidegate::FreezeWindow &after); ///< Other times, same environment.
    void laneChangeRequested(const tidegate::FreezeWindow &before, const tidegate::FreezeWindow &after);
    void copyRequested(const tidegate::FreezeWindow &copy);
    void copyTextRequested();
    void viewRequested(tidegate::CalendarView view);
    void refused(const QString &why); ///< What was asked for by a key cannot be done.

protected:
    virtual void layOut() = 0;                                   ///< Something of the protected data has changed.
    virtual std::chrono::seconds step() const = 0;               ///< Of the cursor.
    virtual std::chrono::seconds snap() const { return step(); } ///< What the mouse snaps to.
    /// Where an arrow key leads, by steps in time and lanes. False: it is no key of movement.
    virtual bool arrowOf(int key, qint64 &seconds, int &lanes) const = 0;
    virtual void scrollTowards(QPoint viewportPosition) = 0; ///< During a drag, when the pointer is near an edge.
    virtual Qt::CursorShape edgeCursor() const = 0;
    virtual bool hasLanes() const { return true; }

    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

    const CalendarEntry *entry(OccurrenceKey key) const;
    QList<CalendarOccurrence> placed() const; ///< What there is to lay out.
    void announce();
    void ensureCursorVisible();

    // What subclasses lay out and paint.
    QList<CalendarLane> m_lanes;
    QHash<OccurrenceKey, CalendarEntry> m_entries;
    QList<FreezeChange> m_changes; ///< Of lanes that are shown.
    QTimeZone m_zone = QTimeZone::utc();
    QTimeZone m_second = QTimeZone::utc();
    Instant m_now;
    OccurrenceKey m_selected;
    Instant m_cursor;
    int m_cursorLane = 0;
    std::optional<TimeSpan> m_range;       ///< More than the cell of the cursor.
    std::optional<RangeGesture> m_gesture; ///< Going on now.

private:
    enum class Driver { Mouse, Keys };

    void select(OccurrenceKey key);
    OccurrenceKey underCursor() const; ///< The first freeze in the cell of the cursor; null: none, or a range is drawn.
    void moveCursor(qint64 seconds, int lanes, bool extend);
    void activate();
    void requestCreation(const TimeSpan &span);
    void paste();
    bool letterKey(const QKeyEvent &event);
    bool arrowKey(const QKeyEvent &event);
    bool plainKey(const QKeyEvent &event);
    bool controlKey(const QKeyEvent &event);
    bool isOurs(const QKeyEvent &event) const;
    QString refusalOf(RangeGesture::Kind kind, const FreezeWindow &window) const; ///< Why the window does not take this gesture.
    void startGesture(const SpanHit &hit);
    void updateGesture(Qt::KeyboardModifiers modifiers);
    void gestureByKey(qint64 seconds, int lanes, RangeGesture::Kind kind);
    void finishGesture();
    void cancelGesture();
    QList<OccurrenceKey> occurrencesHere() const; ///< What Tab goes through: those of the cursor's lane, in view or not, by start.

    QString m_refusal;
    QString m_gestureRefusal; ///< The gesture only says why it leads to nothing.
    std::optional<SpanHit> m_pressed;
    std::optional<ChangeMark> m_pressedMark;
    QPoint m_pressedAt;
    QPoint m_pointer;
    Driver m_driver = Driver::Mouse;
    Instant m_anchor; ///< The other end of a range that is extended by keys.
    std::optional<CalendarEntry> m_copied;
    QBasicTimer m_scrolling;
};

} // namespace tidegate
