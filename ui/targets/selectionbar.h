// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class TargetRun;

/// The bar below the list: how many are selected and what can be done with all of them; a run of checks with Cancel.
class SelectionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionBar(TargetRun *run, QWidget *parent = nullptr);

    /// The actions are shared with menus and shortcuts. copyActions go into the Copy menu, moreActions into the More menu.
    void setActions(const QList<QAction *> &actions, const QList<QAction *> &moreActions, const QList<QAction *> &copyActions);
    void setSelected(int count); ///< The bar shows for two or more, and while checks run.

private:
    void updateRun();

    TargetRun *m_run = nullptr;
    int m_selected = 0;
    QLabel *m_label = nullptr;
    QWidget *m_buttons = nullptr;
    QMenu *m_copyMenu = nullptr;
    QMenu *m_moreMenu = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_more = nullptr;
    QProgressBar *m_progress = nullptr;
    QToolButton *m_cancel = nullptr;
};

} // namespace tidegate
