// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolBar>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class ServerPlate;
class MessageList;
class ScopeButton;
class WindowMenus;
class Workspace;

/// The connection, the scope, back and forth, the search, how old the data are, and the bell.
class MainToolBar final : public QToolBar
{
    Q_OBJECT

public:
    /// menus: whose actions stand here too. messages: what the bell opens and counts.
    MainToolBar(Workspace *workspace, const WindowMenus &menus, MessageList *messages, QWidget *parent = nullptr);

    ServerPlate *plate() const { return m_plate; }
    ScopeButton *scope() const { return m_scope; }
    void updateAge(); ///< Of the data, as it goes on.

protected:
    void resizeEvent(QResizeEvent *event) override;

signals:
    void searchTyped(const QString &text); ///< Somebody began to type at the search.

private:
    void addSearch(QAction *action);
    void addBell(MessageList *messages);

    const Workspace *m_workspace;
    QAction *m_refreshAction;
    ServerPlate *m_plate = nullptr;
    ScopeButton *m_scope = nullptr;
    QToolButton *m_refresh = nullptr;
};

} // namespace tidegate
