// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/month/monthview.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

#include <utility>

// The mouse and the keyboard of MonthView.

namespace tidegate {

bool MonthView::event(QEvent *event)
{
    // The letters and Delete belong to the calendar while it has the focus, also where the window has shortcuts of the same keys.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = key->modifiers() == Qt::NoModifier;
        static const QList<int> ours{Qt::Key_T, Qt::Key_A, Qt::Key_W, Qt::Key_L, Qt::Key_M, Qt::Key_Delete, Qt::Key_Return};
        if ((plain && ours.contains(key->key())) || isGesture(*key)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void MonthView::mousePressEvent(QMouseEvent *event)
{
    const QPoint position = toContent(event->position().toPoint());
    const int index = m_picture.geometry.cellAt(position);
    if (event->button() != Qt::LeftButton || index < 0 || event->position().y() < m_picture.geometry.headerHeight())
        return;
    if (const ChangeMark mark = markAt(position); !mark.changes.isEmpty()) {
        m_pressedMark = mark;
        return;
    }
    const QDate date = m_picture.geometry.dateOf(index);
    if (const CalendarSpan *span = m_picture.geometry.spanAt(position)) {
        const OccurrenceKey key = span->key; // who hears of the selection may lay out another month
        pointAt(date, false);
        select(key);
        return;
    }
    if (m_picture.geometry.more(index).contains(position)) {
        showMore(index);
        return;
    }
    select({});
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    pointAt(date, extend);
    m_pressed = !extend;
}

void MonthView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    const bool inHeader = position.y() < m_picture.geometry.headerHeight();
    const QPoint content = toContent(position);
    if (!m_pressed) {
        const int index = inHeader ? -1 : m_picture.geometry.cellAt(content);
        const bool clickable = index >= 0
            && (!markAt(content).changes.isEmpty() || m_picture.geometry.spanAt(content) || m_picture.geometry.more(index).contains(content));
        viewport()->setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    const int index = inHeader ? -1 : m_picture.geometry.cellAt(content);
    const QDate date = index < 0 ? QDate() : m_picture.geometry.dateOf(index);
    // The month stays under the pointer: days of the neighbouring months belong to the range without turning the page.
    if (!date.isValid() || (date == m_cursor && !m_dragging))
        return;
    m_dragging = true;
    if (!m_anchor.isValid())
        m_anchor = m_cursor;
    m_cursor = date;
    viewport()->update();
    announceDay();
}

void MonthView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto pressed = std::exchange(m_pressedMark, std::nullopt)) {
        if (pressed->rect.contains(toContent(event->position().toPoint())))
            emit markRequested(pressed->changes.constLast());
        return;
    }
    if (!m_pressed)
        return;
    m_pressed = false;
    if (!std::exchange(m_dragging, false) || m_anchor == m_cursor) {
        m_anchor = {};
        viewport()->update();
        return;
    }
    requestCreation(rangeFirst(), rangeLast());
}

void MonthView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint position = toContent(event->position().toPoint());
    const int index = m_picture.geometry.cellAt(position);
    if (event->button() != Qt::LeftButton || index < 0 || event->position().y() < m_picture.geometry.headerHeight())
        return;
    if (const CalendarSpan *span = m_picture.geometry.spanAt(position)) {
        const OccurrenceKey key = span->key;
        select(key);
        emit openRequested(key.window);
        return;
    }
    if (m_picture.geometry.more(index).contains(position) || !markAt(position).changes.isEmpty())
        return;
    const QDate date = m_picture.geometry.dateOf(index);
    pointAt(date, false);
    requestCreation(date, date);
}

void MonthView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const QPoint position = toContent(viewport()->mapFromGlobal(event->globalPos()));
        const int index = m_picture.geometry.cellAt(position);
        if (index < 0)
            return;
        const CalendarSpan *span = m_picture.geometry.spanAt(position);
        const OccurrenceKey key = span ? span->key : OccurrenceKey();
        const QDate date = m_picture.geometry.dateOf(index);
        if (!key.isNull() || date < rangeFirst() || date > rangeLast())
            pointAt(date, false);
        select(key);
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_selected.isNull()) {
        QAction *create = menu->addAction(tr("New freeze…"), this, [this] { requestCreation(rangeFirst(), rangeLast()); });
        create->setEnabled(m_refusal.isEmpty());
    } else {
        menu->addAction(tr("Edit…"), this, &MonthView::activate);
        menu->addAction(tr("Delete…"), this, [this] { emit deleteRequested(m_selected.window); });
    }
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(cellRect(m_cursor).center()));
}

bool MonthView::moveByKey(const QKeyEvent &event)
{
    const bool extend = event.modifiers().testFlag(Qt::ShiftModifier);
    const int forward = isRightToLeft() ? -1 : 1;
    const int column = std::max(m_picture.geometry.indexOf(m_cursor), 0) % 7;
    QDate to;
    switch (event.key()) {
    case Qt::Key_Left:
        to = m_cursor.addDays(-forward);
        break;
    case Qt::Key_Right:
        to = m_cursor.addDays(forward);
        break;
    case Qt::Key_Up:
        to = m_cursor.addDays(-7);
        break;
    case Qt::Key_Down:
        to = m_cursor.addDays(7);
        break;
    case Qt::Key_Home:
        to = m_cursor.addDays(-column);
        break;
    case Qt::Key_End:
        to = m_cursor.addDays(6 - column);
        break;
    case Qt::Key_PageUp:
        to = dateInMonth(-1);
        break;
    case Qt::Key_PageDown:
        to = dateInMonth(1);
        break;
    default:
        return false;
    }
    if (extend)
        select({});
    moveCursor(to, extend);
    if (!extend)
        selectUnderCursor();
    return true;
}

void MonthView::letter(int key)
{
    if (key == Qt::Key_T) {
        showToday();
        selectUnderCursor();
        return;
    }
    emit viewRequested(key == Qt::Key_W ? CalendarView::Week : key == Qt::Key_L ? CalendarView::Timeline : CalendarView::Agenda);
}

void MonthView::keyPressEvent(QKeyEvent *event)
{
    if (isGesture(*event)) {
        gestureByKey(*event);
        return;
    }
    const Qt::KeyboardModifiers others = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (others == Qt::NoModifier && moveByKey(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (others == Qt::NoModifier || m_gesture) {
            activate();
            return;
        }
        break;
    case Qt::Key_Delete:
        if (!m_selected.isNull()) {
            emit deleteRequested(m_selected.window);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (takeBack())
            return;
        break;
    case Qt::Key_T:
    case Qt::Key_W:
    case Qt::Key_L:
    case Qt::Key_A:
        if (event->modifiers() == Qt::NoModifier) {
            letter(event->key());
            return;
        }
        break;
    default:
        break;
    }
    event->ignore(); // QAbstractScrollArea would scroll
}

bool MonthView::focusNextPrevChild(bool next)
{
    const QList<CalendarEntry> entries = entriesOn(m_cursor);
    qsizetype at = -1;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (entries.at(i).occurrence.key == m_selected)
            at = i;
    }
    const bool none = at < 0;
    // Shift+Tab from the day itself leaves; from the first freeze it returns to the day.
    const qsizetype to = next ? at + 1 : at - 1;
    if (!next && none)
        return QAbstractScrollArea::focusNextPrevChild(next);
    if (to >= entries.size())
        return QAbstractScrollArea::focusNextPrevChild(next);
    select(to < 0 ? OccurrenceKey() : entries.at(to).occurrence.key);
    return true;
}

} // namespace tidegate
