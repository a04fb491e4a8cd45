// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QMainWindow;
class QMenu;
QT_END_NAMESPACE

namespace tidegate {

class ConsoleSettings;
class MessageList;
class PageHost;
class UndoHistory;
class Workspace;

/// The menus of the window and their actions, with keys; what they do is done here as far as the subjects can do it. GUI thread only.
class WindowMenus final : public QObject
{
    Q_OBJECT

public:
    /// What the actions act on; they must outlive the menus.
    struct Subjects
    {
        Workspace *workspace = nullptr;
        PageHost *pages = nullptr;
        ConsoleSettings *settings = nullptr;
        UndoHistory *edits = nullptr;
        MessageList *messages = nullptr;
        QString databaseEngine; ///< For About.
    };

    /// canConnect: the list of connections is offered.
    WindowMenus(QMainWindow *window, const Subjects &subjects, bool canConnect);

    QAction *search() const { return m_search; } ///< Does nothing by itself: the palette belongs to the window.
    QAction *back() const { return m_back; }
    QAction *forward() const { return m_forward; }
    QAction *refresh() const { return m_refresh; }

    bool showsSidebar() const;
    bool hasChosenSidebar() const { return m_sidebarChosen; } ///< By the user or a session before; else each page decides by its width.
    void showSidebar(bool visible);

    void setMovable(bool movable);     ///< Whether the workspace that is open can go to a server.
    void setConnected(bool connected); ///< False: what needs a connection says that there is none.
    void updatePage();                 ///< Another page, or it can do something else now.
    void updateFrame();                ///< Another place, or other rights.
    void openSettings();

signals:
    void deletedRequested(); ///< What was deleted is to be shown.
    void connectRequested(); ///< The list of connections is wanted.
    void moveRequested();    ///< The workspace is to go to a server.
    void jobsRequested();
    void paneRequested(int direction); ///< 1: the next.

private:
    QAction *add(const QString &text, const QList<QKeySequence> &keys, const std::function<void()> &run, const QString &icon = {});
    QAction *addTo(QMenu *menu, const QString &text, const QKeySequence &key, const std::function<void()> &run);
    void makeActions();
    void makeMenus(bool canConnect);
    void makeViewMenu();
    QMenu *makeGoMenu();
    void makeToolsMenu();
    void makeHelpMenu();
    void fillPageMenus();
    void beginPageMenu(QMenu *menu, const QString &pageId);
    void fillPageMenu(QMenu *menu, const QString &pageId);
    void fillEnvironmentMenu();
    void forgetEnvironment(); ///< Of what another page had selected.
    void showShortcuts();
    void showAbout();

    QMainWindow *m_window;
    Subjects m_on;
    QAction *m_search = nullptr;
    QAction *m_openSettings = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_newItem = nullptr;
    QAction *m_newFreeze = nullptr;
    QAction *m_freezeNow = nullptr;
    QAction *m_deleted = nullptr;
    QAction *m_move = nullptr; ///< Null where there are no other connections.
    QAction *m_find = nullptr;
    QAction *m_sidebar = nullptr;
    QAction *m_fullScreen = nullptr;
    QMenu *m_environmentMenu = nullptr;
    QMenu *m_targetMenu = nullptr;
    QMenu *m_freezeMenu = nullptr;
    QList<QMenu *> m_connectionMenus; ///< They make no sense without a connection.
    bool m_connected = true;
    bool m_sidebarChosen = false;
};

} // namespace tidegate
