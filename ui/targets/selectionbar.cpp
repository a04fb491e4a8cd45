// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/selectionbar.h"

#include "ui/style/theme.h"
#include "ui/targets/targetrun.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

SelectionBar::SelectionBar(TargetRun *run, QWidget *parent) : QWidget(parent), m_run(run)
{
    setObjectName(u"selectionBar"_s);
    m_label = new QLabel(this);
    m_label->setFont(Theme::strongFont());
    m_buttons = new QWidget(this);
    auto *buttons = new QHBoxLayout(m_buttons);
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
    m_progress = new QProgressBar(this);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel = new QToolButton(this);
    m_cancel->setObjectName(u"cancelRun"_s);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel what is under way"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::between, spacing::inside, spacing::between, spacing::inside);
    row->setSpacing(spacing::between);
    row->addWidget(m_label);
    row->addWidget(m_buttons);
    row->addStretch(1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, run, &TargetRun::cancel);
    connect(run, &TargetRun::progressed, this, &SelectionBar::updateRun);
    connect(run, &TargetRun::finished, this, &SelectionBar::updateRun);
    updateRun();
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
    m_selected = count;
    updateRun();
}

void SelectionBar::updateRun()
{
    const bool many = m_selected > 1;
    m_label->setText(tr("%L1 selected:").arg(m_selected));
    m_label->setVisible(many);
    m_buttons->setVisible(many);
    const bool running = m_run->isRunning();
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_progress->setRange(0, std::max(1, m_run->total()));
    m_progress->setValue(m_run->done());
    //: Such as "Health 3/20".
    m_progress->setFormat(tr("%1 %L2/%L3").arg(m_run->title()).arg(m_run->done()).arg(m_run->total()));
    setVisible(many || running);
}

} // namespace tidegate
