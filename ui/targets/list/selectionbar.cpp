// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/list/selectionbar.h"

#include "ui/style/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

SelectionBar::SelectionBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"selectionBar"_s);
    m_label = new QLabel(this);
    m_label->setFont(Theme::strongFont());
    m_buttons = new QWidget(this);
    auto *buttons = new FlowLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(spacing::inside);
    m_copyMenu = new QMenu(this);
    m_copy = new QToolButton(m_buttons);
    m_copy->setText(tr("Copy"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setMenu(m_copyMenu);
    m_moreMenu = new QMenu(this);
    m_more = new QToolButton(m_buttons);
    m_more->setText(tr("More"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_moreMenu);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::between, spacing::inside, spacing::between, spacing::inside);
    row->setSpacing(spacing::between);
    row->addWidget(m_label);
    row->addWidget(m_buttons, 1);
    setSelected(0);
}

void SelectionBar::setActions(const QList<QAction *> &actions, const QList<QAction *> &moreActions, const QList<QAction *> &copyActions)
{
    for (QAction *action : actions) {
        auto *button = new QToolButton(m_buttons);
        button->setDefaultAction(action);
        m_buttons->layout()->addWidget(button);
    }
    m_buttons->layout()->addWidget(m_copy);
    m_buttons->layout()->addWidget(m_more);
    m_moreMenu->addActions(moreActions);
    m_copyMenu->addActions(copyActions);
}

void SelectionBar::setSelected(int count)
{
    m_label->setText(tr("%L1 selected:").arg(count));
    setVisible(count > 1);
}

} // namespace tidegate
