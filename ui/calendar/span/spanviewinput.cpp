// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/span/spanview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QTimerEvent>

// The mouse and the keyboard of SpanView.

namespace tidegate {

namespace {

constexpr int scrollInterval = 40; // ms
using Kind = RangeGesture::Kind;

Kind kindOf(SpanHit::Part part)
{
    switch (part) {
    case SpanHit::Part::Body:
        return Kind::Move;
    case SpanHit::Part::Start:
        return Kind::ResizeStart;
    case SpanHit::Part::End:
        return Kind::ResizeEnd;
    case SpanHit::Part::Outside:
    case SpanHit::Part::Empty:
        break;
    }
    return Kind::Create;
}

Qt::KeyboardModifiers modifiersOf(const QKeyEvent &event)
{
    return event.modifiers() & ~Qt::KeypadModifier;
}

constexpr Qt::KeyboardModifiers moving = Qt::ControlModifier | Qt::ShiftModifier;
constexpr Qt::KeyboardModifiers resizing = Qt::AltModifier | Qt::ShiftModifier;

} // namespace

QString SpanView::refusalOf(Kind kind, const FreezeWindow &window) const
{
    if (!m_refusal.isEmpty())
        return m_refusal;
    switch (window.stateAt(m_now)) {
    case FreezeState::Upcoming:
        return {};
    case FreezeState::Active:
        return kind == Kind::ResizeEnd ? QString() : tr("This freeze has started: only its end can be moved. Ctrl makes a copy.");
    case FreezeState::Ended:
    case FreezeState::Cancelled:
        break;
    }
    return tr("This freeze is over; history is not changed. Ctrl makes a copy.");
}

// The mouse

void SpanView::mousePressEvent(QMouseEvent *event)
{
    const SpanHit hit = hitAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || hit.part == SpanHit::Part::Outside)
        return;
    cancelGesture();
    if (const QList<ChangeMark> all = marks(); const ChangeMark *mark = changemarks::at(all, event->position().toPoint())) {
        m_pressedMark = *mark;
        return;
    }
    m_pressed = hit;
    m_pressedAt = m_pointer = event->position().toPoint();
    clearRange();
    for (int lane = 0; lane < static_cast<int>(m_lanes.size()); ++lane) {
        if (m_lanes.at(lane).id == hit.lane)
            m_cursorLane = lane;
    }
    m_cursor = cellOf(hit.at, step(), m_zone).start;
    select(hit.key);
    announce();
}

void SpanView::startGesture(const SpanHit &hit)
{
    m_driver = Driver::Mouse;
    m_gestureRefusal.clear();
    const Kind kind = kindOf(hit.part);
    if (kind == Kind::Create) {
        m_gesture = RangeGesture::creation(cursorLane(), hit.at, m_zone);
        m_gestureRefusal = m_refusal;
    } else if (const CalendarEntry *held = entry(hit.key)) {
        m_gesture = RangeGesture::of(kind, held->window, held->occurrence, hit.at, m_zone);
    }
}

void SpanView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position().toPoint();
    if (!m_pressed) {
        if (const QList<ChangeMark> all = marks(); changemarks::at(all, m_pointer)) {
            viewport()->setCursor(Qt::PointingHandCursor);
            return;
        }
        const SpanHit hit = hitAt(m_pointer);
        const bool edge = hit.part == SpanHit::Part::Start || hit.part == SpanHit::Part::End;
        const CalendarEntry *under = entry(hit.key);
        if (edge && under && refusalOf(kindOf(hit.part), under->window).isEmpty())
            viewport()->setCursor(edgeCursor());
        else
            viewport()->setCursor(under ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_gesture) {
        if ((m_pointer - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
            return;
        startGesture(*m_pressed);
        m_scrolling.start(scrollInterval, this);
    }
    updateGesture(event->modifiers());
}

void SpanView::updateGesture(Qt::KeyboardModifiers modifiers)
{
    if (!m_gesture || m_driver != Driver::Mouse)
        return;
    const SpanHit hit = hitAt(m_pointer);
    m_gesture->setCopying(modifiers.testFlag(Qt::ControlModifier));
    m_gesture->moveTo(hit.at, hit.lane, modifiers.testFlag(Qt::ShiftModifier) ? std::chrono::seconds(0) : snap());
    if (m_gesture->kind() != Kind::Create)
        m_gestureRefusal = m_gesture->isCopying() ? m_refusal : refusalOf(m_gesture->kind(), m_gesture->original());
    viewport()->setCursor(!m_gestureRefusal.isEmpty()             ? Qt::ForbiddenCursor
                              : m_gesture->isCopying()            ? Qt::DragCopyCursor
                              : m_gesture->kind() == Kind::Move   ? Qt::ClosedHandCursor
                              : m_gesture->kind() == Kind::Create ? Qt::ArrowCursor
                                                                  : edgeCursor());
    viewport()->update();
}

void SpanView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_scrolling.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    if (!m_gesture || m_driver != Driver::Mouse) {
        m_scrolling.stop();
        return;
    }
    scrollTowards(m_pointer);
    updateGesture(QApplication::keyboardModifiers());
}

void SpanView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pointer = event->position().toPoint();
    if (const auto pressed = std::exchange(m_pressedMark, std::nullopt)) {
        if (pressed->rect.contains(m_pointer))
            emit markRequested(pressed->changes.constLast());
        return;
    }
    updateGesture(event->modifiers());
    m_pressed.reset();
    if (m_driver == Driver::Mouse)
        finishGesture();
}

void SpanView::finishGesture()
{
    m_scrolling.stop();
    if (!m_gesture)
        return;
    const RangeGesture gesture = *m_gesture;
    const QString refusal = m_gestureRefusal;
    cancelGesture();
    if (!refusal.isEmpty() || !gesture.changes()) {
        if (!refusal.isEmpty())
            emit refused(refusal);
        return;
    }
    if (gesture.kind() == Kind::Create) {
        m_range = gesture.span();
        requestCreation(gesture.span());
    } else if (gesture.isCopying()) {
        emit copyRequested(gesture.result());
    } else if (gesture.lane() != gesture.original().environmentId) {
        emit laneChangeRequested(gesture.original(), gesture.result());
    } else {
        emit changeRequested(gesture.original(), gesture.result());
    }
}

void SpanView::cancelGesture()
{
    m_scrolling.stop();
    m_gesture.reset();
    m_gestureRefusal.clear();
    m_pressed.reset();
    viewport()->unsetCursor();
    viewport()->update();
    announce();
}

void SpanView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const SpanHit hit = hitAt(event->position().toPoint());
    const QList<ChangeMark> all = marks();
    if (event->button() != Qt::LeftButton || hit.part == SpanHit::Part::Outside || changemarks::at(all, event->position().toPoint()))
        return;
    m_pressed.reset();
    if (!hit.key.isNull()) {
        select(hit.key);
        emit openRequested(hit.key.window);
        return;
    }
    m_cursor = cellOf(hit.at, step(), m_zone).start;
    requestCreation(cursorSpan());
}

void SpanView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    if (byMouse) {
        const SpanHit hit = hitAt(viewport()->mapFromGlobal(event->globalPos()));
        if (hit.part == SpanHit::Part::Outside)
            return;
        const bool inRange = m_range && hit.at >= m_range->start && hit.at < m_range->end;
        if (!inRange || !hit.key.isNull()) {
            clearRange();
            m_cursor = cellOf(hit.at, step(), m_zone).start;
        }
        select(hit.key);
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_selected.isNull()) {
        menu->addAction(tr("New freeze…"), this, [this] { requestCreation(cursorSpan()); })->setEnabled(m_refusal.isEmpty());
        menu->addAction(tr("Paste freeze"), this, &SpanView::paste)->setEnabled(m_refusal.isEmpty() && m_copied);
    } else {
        menu->addAction(tr("Edit…"), this, &SpanView::activate);
        menu->addAction(tr("Copy"), this, [this] {
            m_copied = *entry(m_selected);
            emit copyTextRequested();
        });
        menu->addAction(tr("Delete…"), this, [this] { emit deleteRequested(m_selected.window); });
    }
    const QRect bar = m_selected.isNull() ? spanRect(cursorSpan(), cursorLane()) : barRect(m_selected);
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(bar.center()));
}

// The keyboard

bool SpanView::isOurs(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = modifiersOf(event);
    qint64 seconds = 0;
    int lanes = 0;
    if (arrowOf(event.key(), seconds, lanes)) // Alt+arrows alone are the window's "back" and "forward", whatever is selected
        return modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier || modifiers == moving || modifiers == resizing;
    if (modifiers == Qt::ControlModifier)
        return event.key() == Qt::Key_C || event.key() == Qt::Key_V;
    static const QList<int> keys{Qt::Key_T,     Qt::Key_M,      Qt::Key_W,    Qt::Key_L,   Qt::Key_A,      Qt::Key_Delete,  Qt::Key_Return,
                                 Qt::Key_Enter, Qt::Key_Escape, Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown};
    if (event.key() == Qt::Key_Escape)
        return m_gesture || m_pressed || m_range || !m_selected.isNull();
    return modifiers == Qt::NoModifier && keys.contains(event.key());
}

bool SpanView::event(QEvent *event)
{
    // The letters, Delete and the arrows belong to the calendar while it has the focus, also where the window has shortcuts of the same keys.
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void SpanView::moveCursor(qint64 seconds, int lanes, bool extend)
{
    const Instant before = m_cursor;
    m_cursorLane = std::clamp(m_cursorLane + (extend ? 0 : lanes), 0, std::max(static_cast<int>(m_lanes.size()) - 1, 0));
    m_cursor = cellOf(moved(m_cursor, std::chrono::seconds(seconds), m_zone), step(), m_zone).start;
    // A step that lands in a jump of the clocks would stay where it was.
    if (seconds > 0 && m_cursor <= before)
        m_cursor = cellOf(before, step(), m_zone).end;
    if (extend) {
        if (!m_range)
            m_anchor = before;
        m_range = TimeSpan{cellOf(std::min(m_anchor, m_cursor), step(), m_zone).start, cellOf(std::max(m_anchor, m_cursor), step(), m_zone).end};
    } else {
        m_range.reset();
    }
    select(extend ? OccurrenceKey() : underCursor()); // what Enter opens is what is shown beside
    ensureCursorVisible();
    announce();
}

void SpanView::gestureByKey(qint64 seconds, int lanes, Kind kind)
{
    const CalendarEntry *held = entry(m_selected);
    if (!held) {
        emit refused(tr("Select a freeze first."));
        return;
    }
    if (const QString refusal = refusalOf(kind, held->window); !refusal.isEmpty()) {
        emit refused(refusal);
        return;
    }
    if (!m_gesture || m_driver != Driver::Keys) {
        m_gestureRefusal.clear();
        m_driver = Driver::Keys;
        m_gesture = RangeGesture::of(kind, held->window, held->occurrence, held->occurrence.start, m_zone);
    }
    m_gesture->setKind(kind);
    if (seconds != 0)
        m_gesture->stepBy(std::chrono::seconds(seconds));
    if (lanes != 0 && kind == Kind::Move) {
        const auto at = std::find_if(m_lanes.cbegin(), m_lanes.cend(), [this](const CalendarLane &lane) { return lane.id == m_gesture->lane(); });
        const auto to = std::clamp<qsizetype>(at - m_lanes.cbegin() + lanes, 0, m_lanes.size() - 1);
        m_gesture->setLane(m_lanes.at(to).id);
    }
    showSpan(m_gesture->span());
    viewport()->update();
    announce();
}

bool SpanView::arrowKey(const QKeyEvent &event)
{
    qint64 seconds = 0;
    int lanes = 0;
    if (!arrowOf(event.key(), seconds, lanes))
        return false;
    const Qt::KeyboardModifiers modifiers = modifiersOf(event);
    if (modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier) {
        moveCursor(seconds, lanes, modifiers == Qt::ShiftModifier);
        return true;
    }
    if (modifiers != moving && modifiers != resizing)
        return false;
    if (modifiers == moving) {
        gestureByKey(seconds, lanes, Kind::Move);
        return true;
    }
    // Along the axis of time the end, across it the start: up is earlier, as left is.
    const bool along = std::abs(seconds) == step().count();
    const bool earlier = seconds < 0 || lanes < 0;
    gestureByKey(earlier ? -step().count() : step().count(), 0, along ? Kind::ResizeEnd : Kind::ResizeStart);
    return true;
}

bool SpanView::letterKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_T:
        showToday();
        select(underCursor());
        return true;
    case Qt::Key_M:
        emit viewRequested(CalendarView::Month);
        return true;
    case Qt::Key_W:
        emit viewRequested(CalendarView::Week);
        return true;
    case Qt::Key_L:
        emit viewRequested(CalendarView::Timeline);
        return true;
    case Qt::Key_A:
        emit viewRequested(CalendarView::Agenda);
        return true;
    default:
        return false;
    }
}

bool SpanView::plainKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_gesture)
            finishGesture();
        else
            activate();
        return true;
    case Qt::Key_Delete:
        if (!m_selected.isNull())
            emit deleteRequested(m_selected.window);
        return !m_selected.isNull();
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        stepPages(event.key() == Qt::Key_PageUp ? -1 : 1);
        return true;
    case Qt::Key_Home:
    case Qt::Key_End: {
        const TimeSpan shown = shownSpan();
        setCursorAt(event.key() == Qt::Key_Home ? shown.start : shown.end - std::chrono::milliseconds(1));
        select(underCursor());
        return true;
    }
    default:
        return letterKey(event);
    }
}

bool SpanView::controlKey(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_V) {
        paste();
        return true;
    }
    const CalendarEntry *selected = entry(m_selected);
    if (event.key() != Qt::Key_C || !selected)
        return false;
    m_copied = *selected;
    emit copyTextRequested();
    return true;
}

void SpanView::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = modifiersOf(*event);
    if (event->key() == Qt::Key_Escape && isOurs(*event)) {
        const bool held = m_gesture || m_pressed;
        cancelGesture();
        if (!held) {
            clearRange();
            select({});
        }
        return;
    }
    if (event->key() == Qt::Key_Control || event->key() == Qt::Key_Shift) // during a drag: copies, or leaves the grid
        updateGesture(modifiers | (event->key() == Qt::Key_Control ? Qt::ControlModifier : Qt::ShiftModifier));
    if (arrowKey(*event) || (modifiers == Qt::NoModifier && plainKey(*event)) || (modifiers == Qt::ControlModifier && controlKey(*event)))
        return;
    event->ignore(); // QAbstractScrollArea would scroll
}

void SpanView::keyReleaseEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = modifiersOf(*event);
    if ((event->key() == Qt::Key_Alt || event->key() == Qt::Key_Control) && m_gesture && m_driver == Driver::Keys)
        finishGesture();
    else if (event->key() == Qt::Key_Control || event->key() == Qt::Key_Shift)
        updateGesture(modifiers & ~(event->key() == Qt::Key_Control ? Qt::ControlModifier : Qt::ShiftModifier));
    event->ignore();
}

OccurrenceKey SpanView::underCursor() const
{
    if (m_range)
        return {};
    const TimeSpan cell = cursorSpan();
    const QList<OccurrenceKey> here = occurrencesHere();
    const auto found = std::find_if(here.cbegin(), here.cend(), [&](OccurrenceKey key) { return entry(key)->occurrence.overlaps(cell.start, cell.end); });
    return found == here.cend() ? OccurrenceKey() : *found;
}

void SpanView::activate()
{
    if (m_selected.isNull())
        select(underCursor()); // a new freeze inside of it is drawn as a range
    if (!m_selected.isNull())
        emit openRequested(m_selected.window);
    else
        requestCreation(cursorSpan());
}

void SpanView::requestCreation(const TimeSpan &span)
{
    if (!m_refusal.isEmpty()) {
        emit refused(m_refusal);
        return;
    }
    FreezeWindow draft;
    draft.environmentId = cursorLane();
    draft.start = span.start;
    draft.end = span.end;
    emit createRequested(draft);
}

void SpanView::paste()
{
    if (!m_copied)
        return;
    // It begins where the cursor is and keeps its length on the clock.
    const qint64 length = dayClock(m_copied->occurrence.start, m_zone).secsTo(dayClock(m_copied->occurrence.end, m_zone));
    const TimeSpan cell = cursorSpan();
    m_range = TimeSpan{cell.start, drawnEnd(dayClock(cell.start, m_zone).addSecs(length), m_zone)};
    if (!m_refusal.isEmpty()) {
        emit refused(m_refusal);
        return;
    }
    FreezeWindow draft;
    draft.environmentId = cursorLane();
    draft.start = m_range->start;
    draft.end = m_range->end;
    draft.reason = m_copied->window.reason;
    draft.exceptions = m_copied->window.exceptions;
    viewport()->update();
    emit createRequested(draft);
}

bool SpanView::focusNextPrevChild(bool next)
{
    const QList<OccurrenceKey> here = occurrencesHere();
    const qsizetype at = here.indexOf(m_selected);
    // Shift+Tab from the cell itself leaves; from the first freeze it returns to the cell.
    if (!next && at < 0)
        return QAbstractScrollArea::focusNextPrevChild(next);
    const auto isBefore = [this, shown = shownSpan()](OccurrenceKey key) { return entry(key)->occurrence.end <= shown.start; };
    const qsizetype first = std::find_if_not(here.cbegin(), here.cend(), isBefore) - here.cbegin(); // what is in view, or comes next
    const qsizetype to = !next ? at - 1 : at < 0 ? first : at + 1;
    if (to >= here.size())
        return QAbstractScrollArea::focusNextPrevChild(next);
    if (to < 0)
        select({});
    else
        selectOccurrence(here.at(to));
    return true;
}

} // namespace tidegate
