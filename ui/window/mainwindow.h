// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/typedcommand.h"
#include "ui/window/consoleoptions.h"
#include "ui/window/feedback.h"
#include "ui/window/messagebars.h"
#include "ui/window/pagehost.h"
#include "ui/window/windowsettings.h"

#include <QMainWindow>
#include <QUrl>

QT_BEGIN_NAMESPACE
class QStackedWidget;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class CommandPalette;
class ConsoleSettings;
class ConsoleStatusBar;
class FreezeStrip;
class MainToolBar;
class ModeBar;
class Page;
class ProductionLine;
class WindowMenus;
class WindowPicture;
class Workspace;
struct GateAsked;
struct GateDecision;
struct PaletteItem;

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

    void showPage(const QString &id) { m_pages->showPage(id); } ///< Of ui/window/pages.h; does nothing for an unknown one.
    QString currentPageId() const { return m_pages->currentPageId(); }
    Page *currentPage() const { return m_pages->currentPage(); } ///< Null between leaveConnection() and setConnection().
    QUuid scope() const { return m_pages->scope(); }

    /// The connection is about to be closed: remembers where the user was in it and drops its pages. setConnection() follows.
    void leaveConnection();
    /// Runs it at once when nothing that could be undone is lost with the connection, else after a question. to: what the connection is called.
    void askToForget(const QString &to, const std::function<void()> &run) { m_feedback->askToForget(to, run); }
    /// Another connection in place of the one that was left: its name, class and rights, new pages, no history. The caller opens the
    /// workspace; options.settingsFile is not looked at.
    void setConnection(const ConsoleOptions &options);
    /// Puts a page over everything that needs a connection, until setConnection(). Takes it over.
    void showWelcome(QWidget *page);
    /// Something the user should decide or know, in a bar that stays until it is closed; it is in the bell's list too.
    void ask(const QString &question, const QString &verb, const std::function<void()> &run) { m_bars->ask(question, verb, run); }
    void tell(const QString &text) { m_bars->tell(text); }
    /// Why the connection cannot even be tried, such as a database that another Tidegate holds; empty: it can.
    void setObstacle(const QString &sentence) { m_bars->setObstacle(sentence); }

public slots:
    void setScope(QUuid environment) { m_pages->setScope(environment); } ///< Null: all environments.
    void showTarget(QUuid target) { m_pages->showTarget(target); }
    void showFreezeWindow(QUuid window) { m_pages->showFreezeWindow(window); }
    void startNewFreeze(QUuid environment) { m_pages->startNewFreeze(environment); } ///< Null: the scope.
    /// tidegate://open/<connection>/environments|freeze-windows|targets/<id>; shows it, never acts. False for anything else.
    bool openLink(const QUrl &link) { return m_pages->openLink(link); }
    void report(const QString &text, const QString &detail) { m_feedback->report(text, detail); } ///< Into the bell's list.

signals:
    void done(bool succeeded); ///< Of screenshotWhenReady().
    void signInRequested();
    void connectRequested(); ///< The list of connections is wanted.
    void serverRequested();  ///< A server that is not in the list yet is wanted.
    void offlineRequested(); ///< The workspace on this computer is wanted.
    void moveRequested();    ///< The workspace on this computer is to go to a server.

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeCentre();
    void makePalette();
    void run(const PaletteItem &item);
    GateAsked askedIn(const TypedCommand &question, const GateDecision &decision) const;
    void answer(const TypedCommand &question, QObject *context, const std::function<void(const QString &)> &answered);
    void connectParts();
    void connectWorkspace();
    void connectPage(Page *page);
    void showDeleted(QUuid id);            ///< Null: the newest is chosen.
    Feedback::Way wayTo(const Edit &edit); ///< Empty where the page that shows it is open.
    void updateConnection();
    void updateClock();
    void updateFrozen();
    void updateScope();
    void updatePlace();
    void updateCounts();
    void showOptions();
    void restoreWindowState();
    void saveWindowState();
    void leaveWelcome();

    Workspace *m_workspace;
    ConsoleOptions m_options;
    WindowSettings m_remembered;
    ConsoleSettings *m_settings = nullptr;
    Feedback *m_feedback = nullptr;
    PageHost *m_pages = nullptr;
    WindowMenus *m_menus = nullptr;
    MainToolBar *m_bar = nullptr;
    ProductionLine *m_productionLine = nullptr;
    QStackedWidget *m_root = nullptr; ///< The centre, and the welcome page over it.
    QWidget *m_welcome = nullptr;
    ModeBar *m_modes = nullptr;
    MessageBars *m_bars = nullptr;
    FreezeStrip *m_strip = nullptr;
    ConsoleStatusBar *m_status = nullptr;
    CommandPalette *m_palette = nullptr;
    WindowPicture *m_picture = nullptr; ///< Null: none is wanted.
    QTimer *m_clock = nullptr;
    QString m_leftPage; ///< While one connection is left and the next is not there yet.
};

} // namespace tidegate
