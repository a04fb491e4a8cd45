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

class HealthCheckRun;

/// The bar below the list: how many are selected and what can be done with all of them; a run of checks with Cancel.
class SelectionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionBar(HealthCheckRun *run, QWidget *parent = nullptr);

    /// The actions are shared with menus and shortcuts. copyActions go into the Copy menu.
    void setActions(const QList<QAction *> &actions, const QList<QAction *> &copyActions);
    void setSelected(int count); ///< The bar shows for two or more, and while checks run.

private:
    void updateRun();

    HealthCheckRun *m_run = nullptr;
    int m_selected = 0;
    QLabel *m_label = nullptr;
    QWidget *m_buttons = nullptr;
    QMenu *m_copyMenu = nullptr;
    QToolButton *m_copy = nullptr;
    QProgressBar *m_progress = nullptr;
    QToolButton *m_cancel = nullptr;
};

} // namespace tidegate
