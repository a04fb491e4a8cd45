// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/activity/deleteddialog.h"
#include "ui/page/page.h"
#include "ui/palette/commandpalette.h"
#include "ui/settings/consolesettings.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/window/clockquestion.h"
#include "ui/window/connectiontext.h"
#include "ui/window/consolestatusbar.h"
#include "ui/window/focuskeeper.h"
#include "ui/window/freezestrip.h"
#include "ui/window/maintoolbar.h"
#include "ui/window/modebar.h"
#include "ui/window/productionline.h"
#include "ui/window/scopebutton.h"
#include "ui/window/serverplate.h"
#include "ui/window/windowmenus.h"
#include "ui/window/windowpicture.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr QSize defaultSize(1280, 800);
constexpr QSize minSize(640, 480);
constexpr int roomyWindow = 860; // px; a narrower window has icons alone for its pages

} // namespace

MainWindow::MainWindow(Workspace *workspace, const ConsoleOptions &options, QWidget *parent)
    : QMainWindow(parent), m_workspace(workspace), m_options(options), m_remembered(options.settingsFile)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(applicationIcon());
    setMinimumSize(minSize);
    resize(defaultSize);
    setContextMenuPolicy(Qt::NoContextMenu); // the tool bar is not for hiding
    m_settings = new ConsoleSettings(m_remembered.store(), this);
    m_settings->apply();
    m_feedback = new Feedback(this);
    m_pages = new PageHost(workspace, this);
    m_menus = new WindowMenus(this,
                              {.workspace = workspace,
                               .pages = m_pages,
                               .settings = m_settings,
                               .edits = m_feedback->edits(),
                               .messages = m_feedback->messages(),
                               .databaseEngine = options.databaseEngine},
                              options.canConnect);
    m_bar = new MainToolBar(workspace, *m_menus, m_feedback->messages(), this);
    addToolBar(m_bar);
    addToolBarBreak();
    m_productionLine = new ProductionLine(this);
    addToolBar(m_productionLine);
    makeCentre();
    m_status = new ConsoleStatusBar(workspace, m_settings, this);
    setStatusBar(m_status);
    makePalette();
    new FocusKeeper(m_pages, this);
    m_clock = new QTimer(this);
    m_clock->setTimerType(Qt::CoarseTimer);
    connectParts();
    connectWorkspace();
    showOptions();
    updateScope();
    updateConnection();
    restoreWindowState();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeCentre()
{
    auto *centre = new QWidget(this);
    m_modes = new ModeBar(m_pages->infos(), centre);
    m_strip = new FreezeStrip(centre);
    m_pages->setParent(centre);
    m_bars = new MessageBars(m_workspace, m_pages);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bars->ribbon());
    column->addWidget(m_strip);
    column->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_modes);
    row->addLayout(column, 1);
    m_root = new QStackedWidget(this);
    m_root->addWidget(centre);
    setCentralWidget(m_root);
}

void MainWindow::connectParts()
{
    connect(m_pages, &PageHost::pageMade, this, &MainWindow::connectPage);
    connect(m_pages, &PageHost::placeChanged, this, &MainWindow::updatePlace);
    connect(m_pages, &PageHost::refused, m_bars, &MessageBars::tell);
    connect(m_modes, &ModeBar::pageChosen, this, [this](int page) { showPage(m_pages->infos().at(page).id); });
    connect(m_strip, &FreezeStrip::showRequested, this, &MainWindow::showFreezeWindow);
    connect(m_strip, &FreezeStrip::endRequested, this, [this](QUuid window) { m_pages->startRemoval(u"calendar"_s, window); });
    connect(m_menus, &WindowMenus::connectRequested, this, &MainWindow::connectRequested);
    connect(m_menus, &WindowMenus::moveRequested, this, &MainWindow::moveRequested);
    connect(m_menus, &WindowMenus::jobsRequested, m_status, &ConsoleStatusBar::openJobs);
    connect(m_menus, &WindowMenus::paneRequested, this, [this](int direction) { m_pages->cyclePane(direction, m_modes); });
    connect(m_status, &ConsoleStatusBar::settingsRequested, m_menus, &WindowMenus::openSettings);
    connect(m_bar, &MainToolBar::searchTyped, this, [this](const QString &text) { m_palette->open(text); });
    connect(m_bar->scope(), &ScopeButton::scopeChosen, this, &MainWindow::setScope);
    connect(m_bar->plate(), &ServerPlate::switchRequested, this, &MainWindow::connectRequested);
    connect(m_bars, &MessageBars::signInRequested, this, &MainWindow::signInRequested);
    connect(m_bars, &MessageBars::serverRequested, this, &MainWindow::serverRequested);
    connect(m_bars, &MessageBars::offlineRequested, this, &MainWindow::offlineRequested);
    connect(m_bars, &MessageBars::told, this, [this](const QString &text) { report(text, {}); });
    connect(m_bars, &MessageBars::retryRequested, m_pages, &PageHost::refresh);
    connect(m_bars, &MessageBars::acceptClockRequested, this,
            [this] { askToAcceptClock(m_workspace, this, [this](const QString &text) { m_feedback->succeed(text); }); });
    connect(m_menus, &WindowMenus::deletedRequested, this, [this] { showDeleted({}); });
    connect(m_feedback, &Feedback::undoFailed, m_bars, &MessageBars::showFailure);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, &MainWindow::updateConnection);
    connect(&Theme::current(), &Theme::changed, this, &MainWindow::updateConnection);
    connect(qApp, &QCoreApplication::aboutToQuit, this, &MainWindow::saveWindowState);
    connect(m_clock, &QTimer::timeout, this, &MainWindow::updateClock);
}

void MainWindow::connectWorkspace()
{
    const auto enterFirstPage = [this] { m_pages->enterFirstPage(m_palette->isVisible()); };
    m_feedback->follow(m_workspace);
    m_feedback->setWayTo([this](const Edit &edit) { return wayTo(edit); });
    connect(m_workspace, &Workspace::stateChanged, this, &MainWindow::updateConnection);
    connect(m_workspace, &Workspace::identityChanged, this, &MainWindow::updateConnection);
    connect(m_workspace, &Workspace::clockChanged, this, &MainWindow::updateConnection);
    connect(m_workspace, &Workspace::loaded, this, [this, enterFirstPage] {
        m_bars->hideFailure();
        updateScope(); // that of the last session may be gone
        updateConnection();
        m_bars->tellOfClock();
        enterFirstPage();
        if (m_picture)
            m_picture->shoot();
    });
    connect(m_workspace, &Workspace::completed, m_bars, &MessageBars::hideLoadFailure);
    connect(m_workspace, &Workspace::permissionsChanged, this, enterFirstPage);
    connect(m_workspace, &Workspace::permissionsChanged, m_menus, &WindowMenus::updatePage);
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) {
        if (error.kind != ErrorKind::Unauthenticated) // that is asked for, and the banner says it
            report(tr("The data could not be loaded. %1").arg(words::sentence(error)), InlineMessage::detailsOf(error));
        m_bars->showLoadFailure(tr("The data could not be loaded."), error);
    });
    EnvironmentTableModel *environments = m_workspace->environments();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(environments, signal, this, &MainWindow::updateScope);
        connect(environments, signal, m_menus, &WindowMenus::updatePage);
    }
    connect(environments, &QAbstractItemModel::rowsMoved, this, &MainWindow::updateScope);
    connect(environments, &QAbstractItemModel::modelReset, this, &MainWindow::updateScope);
    connect(environments, &QAbstractItemModel::dataChanged, this, &MainWindow::updateScope);
}

void MainWindow::showDeleted(QUuid id)
{
    const DeletedDialog *dialog = DeletedDialog::open(m_workspace, id, this);
    connect(dialog, &DeletedDialog::restored, m_feedback, &Feedback::describe, Qt::UniqueConnection); // it may have been open already
}

Feedback::Way MainWindow::wayTo(const Edit &edit)
{
    const EnvironmentSummary *place = m_workspace->environments()->find(edit.environment);
    const bool isInScope = scope().isNull() || edit.environment.isNull() || scope() == edit.environment.uuid();
    const auto out = [&](const QString &page, const std::function<void()> &run) {
        return currentPageId() == page && isInScope ? Feedback::Way() : Feedback::Way{place ? place->environment.displayName.simplified() : QString(), run};
    };
    if (!edit.entity)
        return {};
    switch (*edit.entity) {
    case EntityType::FreezeWindow:
        return out(u"calendar"_s, [this, id = edit.id] { showFreezeWindow(id); });
    case EntityType::Target:
        return out(u"targets"_s, [this, id = edit.id] { showTarget(id); });
    case EntityType::Agent:
        return out(u"agents"_s, [this, id = edit.id] { m_pages->showAgent(id); });
    case EntityType::TargetGroup:
        return out(u"targets"_s, [this, id = edit.environment.uuid()] {
            setScope(id);
            showPage(u"targets"_s);
        });
    case EntityType::Environment:
        return out(u"overview"_s, [this] {
            setScope({});
            showPage(u"overview"_s);
        });
    default:
        return {};
    }
}

void MainWindow::connectPage(Page *page)
{
    connect(page, &Page::statusTextChanged, this, &MainWindow::updateCounts);
    connect(page, &Page::stateWorthKeeping, this, &MainWindow::saveWindowState);
    connect(page, &Page::menuActionsChanged, m_menus, &WindowMenus::updatePage);
    connect(page, &Page::successReported, m_feedback, &Feedback::succeed);
    connect(page, &Page::deletedRequested, this, &MainWindow::showDeleted);
    connect(page, &Page::editReported, m_feedback, &Feedback::describe);
    connect(page, &Page::undoOffered, m_feedback->edits(), qOverload<const QString &, const UndoStep &, const UndoStep &>(&UndoHistory::add));
    connect(page, &Page::undoOfferedFor, m_feedback->edits(), &UndoHistory::addFor);
    connect(page, &Page::messageReported, m_feedback, &Feedback::report);
    if (m_remembered.load().sidebar)
        page->setSidebarVisible(m_menus->showsSidebar());
    m_remembered.restore(page);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveWindowState();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange && m_clock)
        updateClock(); // no ticking while minimised
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    m_modes->setCompact(event->size().width() < roomyWindow);
    QMainWindow::resizeEvent(event);
}

void MainWindow::restoreWindowState()
{
    const WindowState state = m_remembered.load();
    if (!state.geometry.isEmpty())
        restoreGeometry(state.geometry);
    if (state.sidebar)
        m_menus->showSidebar(*state.sidebar);
    m_palette->setRecent(state.recent);
    const QString asked = pageIdOf(m_options.page);
    m_pages->open(asked.isEmpty() ? state.page : asked, state.scope); // an environment that is gone is noticed when the data are there
}

void MainWindow::saveWindowState()
{
    WindowState state;
    state.geometry = saveGeometry();
    state.page = currentPageId();
    if (m_menus->hasChosenSidebar())
        state.sidebar = m_menus->showsSidebar();
    state.scope = scope();
    state.recent = m_palette->recent();
    m_remembered.save(state, m_pages->pages());
}

void MainWindow::showOptions()
{
    m_remembered.setConnection(m_options);
    m_bar->plate()->setConnection(m_options);
    setWindowTitle(m_options.welcome ? u"Tidegate"_s : u"Tidegate — "_s + m_bar->plate()->title());
    m_productionLine->setVisible(m_options.isProduction());
    m_bars->setConnection(m_options);
    m_menus->setMovable(m_options.isMovable());
}

void MainWindow::leaveConnection()
{
    if (!m_welcome)
        saveWindowState();
    m_leftPage = currentPageId();
    m_pages->clear();
    m_feedback->clear();
    m_bars->clear();
}

void MainWindow::setConnection(const ConsoleOptions &options)
{
    m_options = options;
    leaveWelcome();
    showOptions();
    const WindowState state = m_remembered.load();
    if (m_remembered.store())
        m_palette->setRecent(state.recent);
    m_pages->open(m_leftPage, state.scope);
    updateScope();
    updateConnection();
    m_feedback->showToast(tr("Opened: %1").arg(m_bar->plate()->title()));
}

void MainWindow::showWelcome(QWidget *page)
{
    m_welcome = page;
    m_root->addWidget(page);
    m_root->setCurrentWidget(page);
    m_bar->hide();
    updateCounts();
    m_menus->setConnected(false);
}

void MainWindow::leaveWelcome()
{
    if (!m_welcome)
        return;
    m_root->setCurrentIndex(0);
    m_welcome->deleteLater();
    m_welcome = nullptr;
    updateCounts();
    m_bar->show();
    m_menus->setConnected(true);
}

void MainWindow::updateConnection()
{
    m_status->updateConnection();
    m_workspace->targets()->setAsOf(snapshotTime(*m_workspace));
    m_bars->updateConnection();
    updateFrozen();
    updateClock();
    m_menus->updateFrame();
}

void MainWindow::updateClock()
{
    if (isMinimized()) {
        m_clock->stop();
        return;
    }
    const bool counting = m_workspace->state() == Workspace::State::Reconnecting;
    m_clock->start(counting ? 1s : 5s);
    if (counting)
        m_status->updateState();
    m_bar->updateAge();
    const QDateTime now = m_workspace->serverNow();
    if (now.isValid() && now.time().second() < 5) {
        m_workspace->freezes()->setNow(toInstant(now));
        updateFrozen();
    }
}

void MainWindow::updateFrozen()
{
    const QDateTime now = m_workspace->serverNow();
    const Instant at = now.isValid() ? toInstant(now) : Clock::system().now();
    const QString refusal = m_workspace->whyNot(Permission::FreezeDelete);
    m_strip->setEndRefusal(!refusal.isEmpty() || m_workspace->can(Permission::FreezeLift) ? refusal : tr("Your role may not end a freeze that has started."));
    m_strip->setState(m_workspace->environments()->all(), scope(), at, snapshotTime(*m_workspace));
}

void MainWindow::updateScope()
{
    m_bar->scope()->setEnvironments(m_workspace->environments()->all(), scope());
    updateFrozen();
    updateCounts();
    if (!scope().isNull() && m_workspace->isLoaded() && !m_workspace->environments()->find(EnvironmentId(scope())))
        m_pages->leaveScope(); // it was deleted
}

void MainWindow::updatePlace()
{
    m_modes->setCurrent(m_pages->currentPageIndex());
    updateScope();
    m_menus->updatePage();
    m_menus->updateFrame();
}

void MainWindow::updateCounts()
{
    const bool isUnknown = !m_workspace->isLoaded() && m_workspace->environments()->all().isEmpty(); // 0 would be a claim
    if (m_welcome || isUnknown)
        m_status->setCounts({});
    else
        m_status->updateCounts(currentPage() ? currentPage()->statusText() : QString(), scope());
}

void MainWindow::screenshotWhenReady(const QString &file)
{
    m_picture = new WindowPicture(file, this);
    connect(m_picture, &WindowPicture::done, this, &MainWindow::done);
    if (m_workspace->isLoaded())
        m_picture->shoot();
}

} // namespace tidegate
