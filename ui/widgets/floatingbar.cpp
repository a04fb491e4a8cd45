// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/floatingbar.h"

#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QWidget>

#include <algorithm>

namespace tidegate {

FloatingBar::FloatingBar(QWidget *bar, QWidget *over) : QObject(bar), m_bar(bar), m_over(over)
{
    Q_ASSERT(bar->parentWidget() == over || bar->parentWidget() == over->parentWidget());
    bar->installEventFilter(this);
    over->installEventFilter(this);
}

int FloatingBar::depth(const QWidget *widget)
{
    int depth = 0;
    for (const QWidget *each = widget; each && !each->isWindow(); each = each->parentWidget())
        ++depth;
    return depth;
}

QList<FloatingBar *> FloatingBar::shownIn(const QWidget *window)
{
    QList<FloatingBar *> bars = window->findChildren<FloatingBar *>();
    bars.removeIf([window](const FloatingBar *each) { return !each->m_over || !each->m_bar->isVisible() || each->m_bar->window() != window; });
    return bars;
}

QList<QRect> FloatingBar::places(const QWidget *window)
{
    QList<QRect> places;
    for (const FloatingBar *each : shownIn(window))
        places.append({each->m_bar->mapTo(window, QPoint()), each->m_bar->size()});
    std::sort(places.begin(), places.end(), [](const QRect &a, const QRect &b) { return a.bottom() > b.bottom(); });
    return places;
}

QEvent::Type FloatingBar::settledEvent()
{
    static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
    return type;
}

void FloatingBar::settle(QWidget *window)
{
    QList<FloatingBar *> bars = shownIn(window);
    std::stable_sort(bars.begin(), bars.end(), [](const FloatingBar *a, const FloatingBar *b) { return depth(a->m_over) < depth(b->m_over); });
    QList<QRect> taken;
    for (FloatingBar *each : bars)
        each->place(taken);
    QEvent settled(settledEvent());
    QCoreApplication::sendEvent(window, &settled);
}

/// What lies around may scroll or be resized without what the bar lies over.
void FloatingBar::followAncestors()
{
    for (QWidget *each = m_over; each && !each->isWindow(); each = each->parentWidget())
        each->installEventFilter(this); // a second time is none
}

QRect FloatingBar::room() const
{
    const QWidget *window = m_over->window();
    QRect room(m_over->mapTo(window, QPoint()), m_over->size());
    for (const QWidget *each = m_over->parentWidget(); each && each != window; each = each->parentWidget())
        room &= QRect(each->mapTo(window, QPoint()), each->size());
    return room & window->rect();
}

void FloatingBar::place(QList<QRect> &taken)
{
    const QRect room = this->room().adjusted(spacing::inside, 0, -spacing::inside, -spacing::inside);
    if (room.width() <= 0 || room.height() <= 0)
        return;
    const int wanted = m_bar->hasHeightForWidth() ? m_bar->heightForWidth(room.width()) : m_bar->sizeHint().height();
    QRect bar(room.left(), 0, room.width(), std::min(wanted, room.height()));
    bar.moveBottom(room.bottom());
    for (const QRect &each : taken) { // the lowest first
        if (bar.intersects(each))
            bar.moveBottom(each.top() - spacing::inside);
    }
    if (bar.height() > 0)
        taken.append(bar);
    const QWidget *parent = m_bar->parentWidget();
    bar.moveTopLeft(bar.topLeft() - parent->mapTo(parent->window(), QPoint()));
    m_bar->setGeometry(bar);
    m_bar->raise();
}

bool FloatingBar::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    const bool isOwn = watched == m_bar;
    if (isOwn && type == QEvent::Show)
        followAncestors();
    const bool isChange = type == QEvent::Show || type == QEvent::Hide || type == QEvent::LayoutRequest;
    const bool isMove = type == QEvent::Move || type == QEvent::Resize;
    if (isOwn ? isChange : (isChange || isMove) && m_bar->isVisible())
        settle(m_bar->window());
    return QObject::eventFilter(watched, event);
}

} // namespace tidegate
