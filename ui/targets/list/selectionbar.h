// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

/// The bar below the list: how many are selected and what can be done with all of them.
class SelectionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionBar(QWidget *parent = nullptr);

    /// The actions are shared with menus and shortcuts. copyActions go into the Copy menu, moreActions into the More menu.
    void setActions(const QList<QAction *> &actions, const QList<QAction *> &moreActions, const QList<QAction *> &copyActions);
    void setSelected(int count); ///< The bar shows for two or more.

private:
    QLabel *m_label = nullptr;
    QWidget *m_buttons = nullptr;
    QMenu *m_copyMenu = nullptr;
    QMenu *m_moreMenu = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_more = nullptr;
};

} // namespace tidegate
