// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/window/consoleoptions.h"
#include "ui/window/navigation.h"
#include "ui/window/pages.h"

#include <QMainWindow>
#include <QUrl>
#include <QUuid>

#include <memory>

QT_BEGIN_NAMESPACE
class QLabel;
class QSettings;
class QAction;
class QStackedWidget;
class QTimer;
class QToolBar;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class CommandPalette;
class ConsoleSettings;
class ElidedLabel;
class FreezeStrip;
class InlineMessage;
class JobBar;
class MessageList;
class ModeBar;
class Page;
class Pill;
class ToastStack;
class UndoHistory;
class Workspace;

/// The frame of the console: menus, tool bar, mode bar, banner, freeze strip, pages and status bar of one connection.
///
/// Cheap to make: a page is built when it is first shown, and nothing is loaded here; Workspace::open() is the caller's. The workspace
/// must outlive the window.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Workspace *workspace, const ConsoleOptions &options = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Grabs the window into a PNG once the data have arrived and the page is painted; done() follows. After 15 s without data the
    /// picture is written all the same and done(false) says so.
    void screenshotWhenReady(const QString &file);

    void showPage(const QString &id); ///< Of ui/pages.h; does nothing for an unknown one.
    QString currentPageId() const;
    Page *currentPage() const;
    QUuid scope() const { return m_scope; }
    MessageList *messages() const { return m_messages; }
    CommandPalette *commandPalette() const { return m_palette; }

    /// The connection is about to be closed: remembers where the user was in it and drops its pages. setConnection() follows.
    void leaveConnection();
    /// Another connection in place of the one that was left: its name, class and rights, new pages, no history. The caller opens the
    /// workspace; options.settingsFile is not looked at.
    void setConnection(const ConsoleOptions &options);
    /// Puts a page over everything that needs a connection, until setConnection(). Takes it over.
    void showWelcome(QWidget *page);
    /// Something the user should decide or know, in a bar that stays until it is closed; it is in the bell's list too.
    void ask(const QString &question, const QString &verb, const std::function<void()> &run);
    void tell(const QString &text);
    /// Why the connection cannot even be tried, such as a database that another Tidegate holds; empty: it can.
    void setObstacle(const QString &sentence);

public slots:
    void setScope(QUuid environment); ///< Null: all environments.
    void showTarget(QUuid target);
    void showFreezeWindow(QUuid window);
    void startNewFreeze(QUuid environment);
    /// tidegate://open/<connection>/environments|freeze-windows|targets/<id>; shows it, never acts. False for anything else.
    bool openLink(const QUrl &link);
    void report(const QString &text, const QString &detail); ///< Into the bell's list.

signals:
    void done(bool succeeded); ///< Of screenshotWhenReady().
    void signInRequested();
    void connectRequested(); ///< The list of connections is wanted.
    void serverRequested();  ///< A server that is not in the list yet is wanted.
    void offlineRequested(); ///< The workspace on this computer is wanted.

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    // mainwindowmenus.cpp
    void makeActions();
    void makeMenus();
    void makeViewMenu();
    QMenu *makeGoMenu();
    void fillPageMenu(QMenu *menu, const QString &pageId);
    void makeToolBar();
    void fillConnectionMenu(QMenu *menu);
    void showShortcuts();
    void showAbout();
    QAction *addAction(QMenu *menu, const QString &text, const QKeySequence &key, const std::function<void()> &run);

    // mainwindowsession.cpp
    void restoreSession();
    void saveSession();
    QUuid restoreScope(); ///< And what was searched for, of this connection.
    void restorePage(Page *page);
    QString sessionGroup() const; ///< Of this connection, in the settings file.

    void makeCentre();
    void makePalette();
    void connectWorkspace();
    Page *pageAt(int index); ///< Made when it does not exist yet.
    void connectPage(Page *page);
    void go(const Place &place, bool remember);
    void step(int direction);
    void updateScopeMenu();
    void updatePageActions();
    void updateFrameActions();
    void openSettings();
    void succeed(const QString &text);
    void enterPage(const QString &id); ///< Shows it and gives its main pane the focus.
    void enterFirstPage();             ///< Once its data are there: work begins in it, not in the first control of the window.
    void cyclePane(int direction);
    void refresh();
    void tryScreenshot();

    // mainwindowstatus.cpp
    void makeStatusBar();
    void fillZoneMenu(QMenu *menu);
    void updateConnection();
    void updateClock();
    void updateFrozen();
    void updateCounts();

    // mainwindowconnection.cpp
    QString connectionTitle() const;
    void addConnectionPlate(QToolBar *bar);
    void addProductionLine();
    void updateConnectionPlate();
    void leaveWelcome();
    void tellOfClock();
    void askToAcceptClock();

    Workspace *m_workspace;
    ConsoleOptions m_options;
    std::unique_ptr<QSettings> m_store; ///< Null: nothing is remembered.
    ConsoleSettings *m_settings = nullptr;
    QList<PageInfo> m_pageInfos;
    QList<Page *> m_pages; ///< Null: not made yet.
    int m_page = -1;
    QUuid m_scope;
    bool m_sidebarChosen = false; ///< By the user; else each page decides by its width.
    Navigation m_places;
    QString m_screenshot;

    ModeBar *m_modes = nullptr;
    QStackedWidget *m_root = nullptr; ///< The centre, and the welcome page over it.
    QWidget *m_welcome = nullptr;
    QString m_currentPageId; ///< While one connection is left and the next is not there yet.
    bool m_toldOfClock = false;
    QString m_obstacle;
    bool m_entered = false; ///< The page got the focus once its data were there.
    QToolBar *m_bar = nullptr;
    QToolBar *m_productionLine = nullptr;
    QToolButton *m_connection = nullptr;
    Pill *m_classPill = nullptr;
    Pill *m_readOnlyPill = nullptr;
    Pill *m_demoPill = nullptr;
    QAction *m_classPillAction = nullptr;
    QAction *m_readOnlyPillAction = nullptr;
    QAction *m_demoPillAction = nullptr;
    QList<QMenu *> m_connectionMenus; ///< They make no sense without a connection.
    InlineMessage *m_ribbon = nullptr;
    InlineMessage *m_question = nullptr;
    InlineMessage *m_banner = nullptr;
    InlineMessage *m_failure = nullptr;
    FreezeStrip *m_strip = nullptr;
    QStackedWidget *m_stack = nullptr;
    ToastStack *m_toasts = nullptr;
    CommandPalette *m_palette = nullptr;
    MessageList *m_messages = nullptr;
    UndoHistory *m_edits = nullptr;
    QToolButton *m_scopeButton = nullptr;
    QToolButton *m_refreshButton = nullptr;
    QToolButton *m_bell = nullptr;
    QMenu *m_scopeMenu = nullptr;
    QMenu *m_targetMenu = nullptr;
    QMenu *m_freezeMenu = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_who = nullptr;
    ElidedLabel *m_counts = nullptr;
    JobBar *m_jobs = nullptr;
    QToolButton *m_zone = nullptr;
    QAction *m_search = nullptr;
    QAction *m_openSettings = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_newItem = nullptr;
    QAction *m_newFreeze = nullptr;
    QAction *m_find = nullptr;
    QAction *m_sidebar = nullptr;
    QAction *m_fullScreen = nullptr;
    QTimer *m_clock = nullptr;
};

} // namespace tidegate
