// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/maintoolbar.h"

#include "models/words.h"
#include "models/workspace.h"
#include "ui/palette/searchbutton.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/window/messagelist.h"
#include "ui/window/scopebutton.h"
#include "ui/window/serverplate.h"
#include "ui/window/windowmenus.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QResizeEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int roomyBar = 800; // px; a narrower bar leaves words to the tool tips

QToolButton *makeButton(const QString &icon, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(symbolIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

} // namespace

MainToolBar::MainToolBar(Workspace *workspace, const WindowMenus &menus, MessageList *messages, QWidget *parent)
    : QToolBar(tr("Main tool bar"), parent), m_workspace(workspace), m_refreshAction(menus.refresh())
{
    setObjectName(u"toolBar"_s);
    setMovable(false);
    setIconSize(QSize(spacing::toolIcon, spacing::toolIcon));
    m_plate = new ServerPlate(workspace, this);
    addSeparator();
    m_scope = new ScopeButton;
    addWidget(m_scope);
    addSeparator();
    addAction(menus.back());
    addAction(menus.forward());
    addSearch(menus.search());
    m_refresh = makeButton(u"refresh"_s, tr("Refresh"));
    connect(m_refresh, &QToolButton::clicked, m_refreshAction, &QAction::trigger);
    addWidget(m_refresh);
    addBell(messages);
    for (QToolButton *button : findChildren<QToolButton *>()) {
        if (button->defaultAction()) // by Tab; a click on them leaves the focus where the work is
            button->setFocusPolicy(Qt::TabFocus);
    }
}

void MainToolBar::addSearch(QAction *action)
{
    auto *middle = new QWidget(this);
    middle->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *search = new SearchButton(action->shortcut(), middle);
    connect(search, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(search, &SearchButton::typed, this, &MainToolBar::searchTyped);
    auto *room = new QHBoxLayout(middle);
    room->setContentsMargins(spacing::between, 0, spacing::between, 0);
    room->addWidget(search, 1);
    room->addStretch();
    addWidget(middle);
}

void MainToolBar::addBell(MessageList *messages)
{
    constexpr int most = 99;
    QToolButton *bell = makeButton(u"bell"_s, tr("Messages"));
    connect(bell, &QToolButton::clicked, messages, &QDialog::show);
    connect(messages, &MessageList::unreadChanged, bell, [this, bell, messages] {
        const int unread = messages->unread();
        bell->setText(unread > 0 ? QLocale().toString(unread) : QString());
        bell->setFont(unread > 0 ? Theme::strongFont() : window()->font());
        bell->setAccessibleName(unread > 0 ? tr("Messages, %n unread", nullptr, unread) : tr("Messages"));
        bell->setToolTip(bell->accessibleName());
    });
    bell->setText(QLocale().toString(most));
    bell->setFont(Theme::strongFont());
    bell->setMinimumWidth(bell->sizeHint().width()); // what stands beside it does not move when something is told
    bell->setText({});
    bell->setFont(window()->font());
    addWidget(bell);
}

void MainToolBar::resizeEvent(QResizeEvent *event)
{
    const bool compact = event->size().width() < roomyBar;
    if (compact)
        m_refresh->setMinimumWidth(0);
    m_refresh->setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_scope->setCompact(compact);
    QToolBar::resizeEvent(event);
}

void MainToolBar::updateAge()
{
    const QDateTime asOf = m_workspace->asOf();
    m_refresh->setText(asOf.isValid() ? words::age(toInstant(asOf), toInstant(m_workspace->serverNow())) : tr("not loaded"));
    if (m_refresh->toolButtonStyle() != Qt::ToolButtonIconOnly) // "9 s" becomes "10 s" without moving what stands beside it
        m_refresh->setMinimumWidth(std::max(m_refresh->minimumWidth(), m_refresh->sizeHint().width()));
    const QString toolTip = tr("Refresh (%1)").arg(m_refreshAction->shortcut().toString(QKeySequence::NativeText));
    m_refresh->setToolTip(asOf.isValid() ? tr("%1. Data of %2").arg(toolTip, words::instant(toInstant(asOf), DisplayZone::current().zone())) : toolTip);
}

} // namespace tidegate
