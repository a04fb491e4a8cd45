// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of ActivityPage: its tabs, and which of them is shown.

#include "ui/activity/activitypage.h"
#include "ui/activity/changesview.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>

namespace tidegate {

void ActivityPage::setScope(QUuid environment)
{
    if (std::exchange(m_scope, environment) != environment) // what was chosen here stays until the scope is another one
        m_changes->choose(environment, false);
}

void ActivityPage::showChanges(QUuid environment)
{
    m_tabs->setCurrentIndex(ChangesTab);
    m_changes->choose(environment, true);
    enterTab();
}

void ActivityPage::showChange(QUuid environment, QUuid change)
{
    m_tabs->setCurrentIndex(ChangesTab);
    m_changes->showChange(environment, ObservedChangeId(change));
    enterTab();
}

bool ActivityPage::showsChanges() const
{
    return m_tabs->currentIndex() == ChangesTab;
}

void ActivityPage::buildChanges()
{
    m_changes = new ChangesView(m_workspace, this);
    connect(m_changes, &ChangesView::statusTextChanged, this, &Page::statusTextChanged);
    connect(m_changes, &ChangesView::targetRequested, this, &Page::targetRequested);
    connect(m_changes, &ChangesView::freezeWindowRequested, this, &Page::freezeWindowRequested);
    connect(m_changes, &ChangesView::explained, this, &Page::editReported);
    connect(m_changes, &ChangesView::successReported, this, &Page::successReported);
}

/// Its list has the focus, or its tab until there is a list.
void ActivityPage::enterTab()
{
    if (mainPane()->isVisible()) {
        mainPane()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_tabs->setFocus(Qt::OtherFocusReason);
    if (showsChanges())
        m_changes->enterAfter(m_tabs);
}

void ActivityPage::showTab()
{
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus = focus && focus != m_tabs && isAncestorOf(focus);
    m_logHeader->setVisible(!showsChanges());
    m_changes->header()->setVisible(showsChanges());
    m_views->setCurrentIndex(m_tabs->currentIndex());
    if (hadFocus) // what had it is gone
        enterTab();
    emit statusTextChanged();
}

} // namespace tidegate
