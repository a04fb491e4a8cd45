// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/month/monthview.h"

#include "models/wallclock.h"

#include <QKeyEvent>

// Moving and resizing by keys: whole days, as its cells are.

namespace tidegate {

namespace {

using Kind = RangeGesture::Kind;

constexpr Qt::KeyboardModifiers moving = Qt::ControlModifier | Qt::ShiftModifier;
constexpr Qt::KeyboardModifiers resizing = Qt::AltModifier | Qt::ShiftModifier;
constexpr int week = 7;

/// The days an arrow leads by; 0: it is none.
int daysOf(int key, bool mirrored)
{
    switch (key) {
    case Qt::Key_Left:
        return mirrored ? 1 : -1;
    case Qt::Key_Right:
        return mirrored ? -1 : 1;
    case Qt::Key_Up:
        return -week;
    case Qt::Key_Down:
        return week;
    default:
        return 0;
    }
}

} // namespace

bool MonthView::isGesture(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return (modifiers == moving || modifiers == resizing) && daysOf(event.key(), isRightToLeft()) != 0;
}

QString MonthView::refusalOf(Kind kind, const CalendarEntry &entry) const
{
    if (!m_refusal.isEmpty())
        return m_refusal;
    const FreezeState state = entry.window.stateAt(m_now);
    if (state == FreezeState::Active)
        return kind == Kind::ResizeEnd ? QString() : tr("This freeze has started: only its end can be moved.");
    return state == FreezeState::Upcoming ? QString() : tr("This freeze is over; history is not changed.");
}

/// Ctrl+Shift moves it, up and down by weeks; Alt+Shift moves its end by days, and with up and down its start, up to the earlier.
void MonthView::gestureByKey(const QKeyEvent &event)
{
    const auto held = m_picture.entries.constFind(m_selected);
    if (held == m_picture.entries.cend()) {
        emit refused(tr("Select a freeze first."));
        return;
    }
    const bool moves = event.modifiers().testFlag(Qt::ControlModifier);
    const int days = daysOf(event.key(), isRightToLeft());
    const bool across = std::abs(days) == week;
    const Kind kind = moves ? Kind::Move : across ? Kind::ResizeStart : Kind::ResizeEnd;
    if (const QString refusal = refusalOf(kind, *held); !refusal.isEmpty()) {
        emit refused(refusal);
        return;
    }
    if (!m_gesture)
        m_gesture = RangeGesture::of(kind, held->window, held->occurrence, held->occurrence.start, m_zone);
    m_gesture->setKind(kind);
    const int step = !moves && across ? days / week : days;
    m_gesture->stepBy(std::chrono::hours(24 * step));
    const TimeSpan span = m_gesture->span();
    const QDate edge = kind == Kind::ResizeEnd ? dateOf(span.end - std::chrono::milliseconds(1), m_zone) : dateOf(span.start, m_zone);
    if (m_picture.geometry.indexOf(edge) < 0)
        moveCursor(edge, false);
    viewport()->update();
    announceDay();
}

QString MonthView::liveText() const
{
    return m_gesture ? freezetext::liveRange(m_gesture->span(), m_zone, m_zone) : QString();
}

void MonthView::finishGesture()
{
    if (!m_gesture)
        return;
    const RangeGesture gesture = *m_gesture;
    cancelGesture();
    if (gesture.changes())
        emit changeRequested(gesture.original(), gesture.result());
}

void MonthView::cancelGesture()
{
    m_gesture.reset();
    viewport()->update();
    announceDay();
}

bool MonthView::takeBack()
{
    if (m_gesture) {
        cancelGesture();
        return true;
    }
    if (!m_anchor.isValid() && !m_pressed && m_selected.isNull())
        return false;
    clearRange();
    select({});
    return true;
}

/// Letting go keeps it.
void MonthView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Alt || event->key() == Qt::Key_Control)
        finishGesture();
    event->ignore();
}

/// The days that are painted as chosen: those of the gesture, else the range.
void MonthView::pictureRange()
{
    if (m_gesture) {
        m_picture.rangeFirst = dateOf(m_gesture->span().start, m_zone);
        m_picture.rangeLast = dateOf(m_gesture->span().end - std::chrono::milliseconds(1), m_zone);
        m_picture.rangeText = liveText();
        return;
    }
    const bool ranged = m_anchor.isValid() && m_anchor != m_cursor;
    m_picture.rangeFirst = ranged ? rangeFirst() : QDate();
    m_picture.rangeLast = ranged ? rangeLast() : QDate();
    m_picture.rangeText = ranged ? freezetext::dayRange(rangeFirst(), rangeLast()) : QString();
}

/// The freeze that Enter opens is the one that is said and shown beside.
void MonthView::selectUnderCursor()
{
    const QList<CalendarEntry> here = entriesOn(m_cursor);
    select(here.isEmpty() ? OccurrenceKey() : here.constFirst().occurrence.key);
}

} // namespace tidegate
