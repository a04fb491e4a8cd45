// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/focuskeeper.h"

#include "ui/window/pagehost.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTimer>

namespace tidegate {

FocusKeeper::FocusKeeper(PageHost *pages, QWidget *window) : QObject(window), m_pages(pages), m_window(window)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

bool FocusKeeper::isLost() const
{
    return m_had && (!m_last || !m_last->isVisible() || !m_last->isEnabled());
}

void FocusKeeper::follow(QWidget *now)
{
    const bool isElsewhere = now ? now->window() != m_window : !m_window->isActiveWindow();
    if (isElsewhere || !m_pages->isVisible())
        return; // a dialog, another program, or a page in place of all of them
    const bool lost = isLost() || !now;
    const bool isGone = m_had && (!m_last || !m_last->isVisible());
    m_had = true;
    m_last = now;
    // What Qt chose in place of what is gone may be a check box, which the next press of Space would change: there it does not stay.
    const bool isSafe = now && m_pages->isAncestorOf(now) && !(isGone && qobject_cast<const QAbstractButton *>(now));
    if (!lost || isSafe)
        return;
    QTimer::singleShot(0, this, [this, chosen = QPointer<QWidget>(now)] {
        const QWidget *focus = QApplication::focusWidget();
        const bool isFree = !focus || focus == chosen; // else somebody has given it on since
        if (isFree && m_window->isActiveWindow() && m_pages->isVisible())
            m_pages->enterCurrent();
    });
}

} // namespace tidegate
