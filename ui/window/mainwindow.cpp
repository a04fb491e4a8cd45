// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/page/page.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/palettesource.h"
#include "ui/settings/consolesettings.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/style/taborder.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/toast.h"
#include "ui/window/freezestrip.h"
#include "ui/window/messagelist.h"
#include "ui/window/modebar.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr QSize defaultSize(1280, 800);
constexpr QSize minimalSize(960, 600);
constexpr int longestScope = 180; // px

} // namespace

MainWindow::MainWindow(Workspace *workspace, const ConsoleOptions &options, QWidget *parent)
    : QMainWindow(parent), m_workspace(workspace), m_options(options), m_pageInfos(consolePages(workspace)), m_pages(m_pageInfos.size(), nullptr)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(applicationIcon());
    setMinimumSize(minimalSize);
    resize(defaultSize);
    setContextMenuPolicy(Qt::NoContextMenu); // the tool bar is not for hiding
    if (!options.settingsFile.isEmpty())
        m_store = std::make_unique<QSettings>(options.settingsFile, QSettings::IniFormat);
    m_settings = new ConsoleSettings(m_store.get(), this);
    m_settings->apply();

    m_messages = new MessageList(this);
    m_edits = new UndoHistory(this);
    makeActions();
    makeToolBar();
    makeCentre();
    makeStatusBar();
    makeMenus();
    updateConnectionPlate();
    makePalette();
    m_toasts = new ToastStack(this);
    connectWorkspace();
    restoreSession();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeCentre()
{
    auto *centre = new QWidget(this);
    m_modes = new ModeBar(m_pageInfos, centre);
    m_ribbon = new InlineMessage(centre);
    m_ribbon->setObjectName(u"ribbon"_s);
    m_ribbon->hideMessage();
    m_question = new InlineMessage(centre);
    m_question->setObjectName(u"question"_s);
    m_question->hideMessage();
    m_banner = new InlineMessage(centre);
    m_banner->setObjectName(u"banner"_s);
    m_failure = new InlineMessage(centre);
    m_strip = new FreezeStrip(centre);
    m_stack = new QStackedWidget(centre);

    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_ribbon);
    column->addWidget(m_question);
    column->addWidget(m_banner);
    column->addWidget(m_failure);
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);
    auto *row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_modes);
    row->addLayout(column, 1);
    m_root = new QStackedWidget(this);
    m_root->addWidget(centre);
    setCentralWidget(m_root);

    connect(m_modes, &ModeBar::pageChosen, this, [this](int page) { go({page, m_scope}, true); });
    connect(m_strip, &FreezeStrip::showRequested, this, &MainWindow::showFreezeWindow);
}

void MainWindow::connectWorkspace()
{
    connect(m_workspace, &Workspace::stateChanged, this, &MainWindow::updateConnection);
    connect(m_workspace, &Workspace::identityChanged, this, &MainWindow::updateConnection);
    connect(m_workspace, &Workspace::clockChanged, this, &MainWindow::updateConnection);
    connect(m_workspace, &Workspace::loaded, this, [this] {
        m_failure->hideMessage();
        updateScopeMenu(); // the scope of the last session may be gone
        updateConnection();
        tellOfClock();
        enterFirstPage();
        tryScreenshot();
    });
    connect(m_workspace, &Workspace::permissionsChanged, this, &MainWindow::enterFirstPage);
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) {
        if (error.kind != ErrorKind::Unauthenticated) // that is asked for, and the banner says it
            report(tr("The data could not be loaded. %1").arg(words::sentence(error.message)), InlineMessage::detailsOf(error));
        if (m_banner->isVisible() || m_workspace->environments()->rowCount() == 0)
            return; // the banner or the empty page says it already
        m_failure->showError(tr("The data could not be loaded."), error);
        m_failure->addAction(tr("Retry"), this, [this] { refresh(); });
    });

    connect(m_workspace, &Workspace::permissionsChanged, this, &MainWindow::updatePageActions);
    EnvironmentTableModel *environments = m_workspace->environments();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(environments, signal, this, &MainWindow::updateScopeMenu);
        connect(environments, signal, this, &MainWindow::updatePageActions);
    }
    connect(environments, &QAbstractItemModel::rowsMoved, this, &MainWindow::updateScopeMenu);
    connect(environments, &QAbstractItemModel::modelReset, this, &MainWindow::updateScopeMenu);
    connect(environments, &QAbstractItemModel::dataChanged, this, &MainWindow::updateScopeMenu);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, &MainWindow::updateConnection);
    connect(&Theme::current(), &Theme::changed, this, &MainWindow::updateConnection);
    connect(qApp, &QCoreApplication::aboutToQuit, this, &MainWindow::saveSession);

    m_clock = new QTimer(this);
    m_clock->setTimerType(Qt::CoarseTimer);
    connect(m_clock, &QTimer::timeout, this, &MainWindow::updateClock);
    connect(m_edits, &UndoHistory::added, this, [this](const QString &text) {
        m_messages->add(MessageList::Kind::Success, text);
        m_toasts->showUndo(text);
    });
    connect(m_edits, &UndoHistory::undone, this, [this](const QString &text) { succeed(tr("Undone: %1").arg(text)); });
    connect(m_edits, &UndoHistory::redone, this, [this](const QString &text) { succeed(tr("Done again: %1").arg(text)); });
    connect(m_edits->undoAction(), &QAction::triggered, m_toasts, &ToastStack::closeOffer);
    connect(m_toasts, &ToastStack::undoRequested, m_edits, &UndoHistory::undo);
    connect(m_edits, &UndoHistory::failed, this, [this](const QString &what, const Error &error) {
        report(what + u' ' + words::sentence(error.message), InlineMessage::detailsOf(error));
        m_failure->showError(what, error);
    });
    updateScopeMenu();
    updateConnection();
}

void MainWindow::makePalette()
{
    m_palette = new CommandPalette(
        [this](PaletteItem::Kind kind) {
            switch (kind) {
            case PaletteItem::Kind::Command: {
                QList<PaletteItem> commands = paletteCommands(menuBar(), currentPage());
                commands.removeIf([this](const PaletteItem &item) { return item.action == m_search; }); // it is open
                return commands;
            }
            case PaletteItem::Kind::Target:
                return paletteTargets(*m_workspace);
            case PaletteItem::Kind::Environment:
                return paletteEnvironments(*m_workspace);
            case PaletteItem::Kind::Freeze:
                return paletteFreezes(*m_workspace);
            case PaletteItem::Kind::Prefix:
                break;
            }
            return palettePrefixes();
        },
        m_search, this);
    connect(m_palette, &CommandPalette::chosen, this, [this](const PaletteItem &item) {
        if (item.kind == PaletteItem::Kind::Target)
            showTarget(item.id);
        else if (item.kind == PaletteItem::Kind::Freeze)
            showFreezeWindow(item.id);
        else
            setScope(item.id);
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveSession();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange && m_clock)
        updateClock(); // no ticking while minimised
    QMainWindow::changeEvent(event);
}

Page *MainWindow::pageAt(int index)
{
    Page *&page = m_pages[index];
    if (!page) {
        page = m_pageInfos.at(index).make(m_stack);
        page->setObjectName(m_pageInfos.at(index).id);
        m_stack->addWidget(page);
        connectPage(page);
        restorePage(page);
    }
    return page;
}

void MainWindow::connectPage(Page *page)
{
    connect(page, &Page::statusTextChanged, this, &MainWindow::updateCounts);
    connect(page, &Page::stateWorthKeeping, this, &MainWindow::saveSession);
    connect(page, &Page::menuActionsChanged, this, &MainWindow::updatePageActions);
    connect(page, &Page::scopeRequested, this, &MainWindow::setScope);
    connect(page, &Page::environmentRequested, this, [this](QUuid environment) { go({0, environment}, true); });
    connect(page, &Page::targetRequested, this, &MainWindow::showTarget);
    connect(page, &Page::driftRequested, this, [this](QUuid target) {
        enterPage(u"drift"_s);
        currentPage()->showTarget(target);
    });
    connect(page, &Page::freezeWindowRequested, this, &MainWindow::showFreezeWindow);
    connect(page, &Page::newFreezeRequested, this, &MainWindow::startNewFreeze);
    connect(page, &Page::targetsRequested, this, [this](QUuid environment, const QString &words) {
        showPage(u"targets"_s);
        setScope(environment);
        currentPage()->setFilterText(words);
    });
    connect(page, &Page::newEnvironmentRequested, this, [this] {
        showPage(u"overview"_s);
        currentPage()->startNewItem();
    });
    connect(page, &Page::newTargetRequested, this, [this](QUuid environment) {
        showPage(u"targets"_s);
        setScope(environment);
        currentPage()->startNewItem();
    });
    connect(page, &Page::successReported, this, &MainWindow::succeed);
    connect(page, &Page::undoOffered, m_edits, &UndoHistory::add);
    connect(page, &Page::messageReported, this, &MainWindow::report);
}

void MainWindow::showPage(const QString &id)
{
    for (qsizetype i = 0; i < m_pageInfos.size(); ++i) {
        if (m_pageInfos.at(i).id == id)
            go({static_cast<int>(i), m_scope}, true);
    }
}

QString MainWindow::currentPageId() const
{
    return m_page < 0 ? QString() : m_pageInfos.at(m_page).id;
}

Page *MainWindow::currentPage() const
{
    return m_page < 0 ? nullptr : m_pages.at(m_page);
}

void MainWindow::enterPage(const QString &id)
{
    showPage(id);
    // While there is nothing to list, what stands in the list's place says what to do.
    QWidget *pane = currentPage()->mainPane();
    while (pane && pane != currentPage() && !pane->isVisible())
        pane = pane->parentWidget();
    focusInto(pane ? pane : currentPage());
}

void MainWindow::enterFirstPage()
{
    // An empty page has nothing to enter before it is known what the user may do.
    if (m_entered || !m_workspace->isLoaded() || m_workspace->state() != Workspace::State::Live)
        return;
    m_entered = true;
    if (!m_palette->isVisible() && !m_stack->isAncestorOf(focusWidget())) // who is at work already stays there
        QTimer::singleShot(0, this, [this] { enterPage(currentPageId()); });
}

void MainWindow::setScope(QUuid environment)
{
    go({m_page, environment}, true);
}

void MainWindow::go(const Place &place, bool remember)
{
    const bool sameScope = place.scope == m_scope;
    const bool samePage = place.page == m_page;
    if (sameScope && samePage)
        return;
    if (remember) {
        if (const Page *left = currentPage())
            m_places.note(left->currentItem());
        m_places.visit(place);
    }
    m_scope = place.scope;
    m_page = place.page;
    Page *page = pageAt(place.page);
    page->setScope(m_scope);
    m_stack->setCurrentWidget(page);
    m_modes->setCurrent(m_page);
    if (!sameScope)
        updateScopeMenu();
    updatePageActions();
    updateFrameActions();
    updateCounts();
}

void MainWindow::step(int direction)
{
    if (const Page *left = currentPage())
        m_places.note(left->currentItem());
    const auto place = m_places.go(direction);
    if (!place)
        return;
    go(*place, false);
    if (!place->item.isNull())
        currentPage()->showItem(place->item);
    updateFrameActions();
}

void MainWindow::showTarget(QUuid target)
{
    const Target *found = m_workspace->targets()->target(TargetId(target));
    if (found && !m_scope.isNull() && found->environmentId.uuid() != m_scope)
        setScope({}); // it would be filtered away
    enterPage(u"targets"_s);
    currentPage()->showTarget(target);
}

void MainWindow::showFreezeWindow(QUuid window)
{
    const FreezeWindow *found = m_workspace->freezes()->find(FreezeWindowId(window));
    if (found && !m_scope.isNull() && found->environmentId.uuid() != m_scope)
        setScope({});
    showPage(u"calendar"_s);
    currentPage()->showFreezeWindow(window);
}

void MainWindow::startNewFreeze(QUuid environment)
{
    showPage(u"calendar"_s);
    if (const QString refusal = m_workspace->whyNot(u"freeze:create"_s); !refusal.isEmpty())
        tell(refusal);
    else
        currentPage()->startNewFreeze(environment.isNull() ? m_scope : environment);
}

bool MainWindow::openLink(const QUrl &link)
{
    const QStringList parts = link.path().split(u'/', Qt::SkipEmptyParts);
    if (link.scheme() != u"tidegate" || link.host() != u"open" || parts.size() < 2)
        return false;
    const QString &kind = parts.at(parts.size() - 2);
    const QUuid id = parseUuid(parts.constLast());
    if (id.isNull())
        return false;
    bool isHere = false;
    if (kind == u"targets") {
        isHere = m_workspace->targets()->target(TargetId(id)) != nullptr;
        showTarget(id);
    } else if (kind == u"freeze-windows") {
        isHere = m_workspace->freezes()->find(FreezeWindowId(id)) != nullptr;
        showFreezeWindow(id);
    } else if (kind == u"environments") {
        isHere = m_workspace->environments()->find(EnvironmentId(id)) != nullptr;
        go({0, isHere ? id : QUuid()}, true);
    } else {
        return false;
    }
    if (!isHere)
        tell(tr("The link leads to something that is not here, or not any more."));
    return true;
}

void MainWindow::report(const QString &text, const QString &detail)
{
    m_messages->add(MessageList::Kind::Failure, words::sentence(text), detail); // the application hands on what the services say
}

void MainWindow::succeed(const QString &text)
{
    m_messages->add(MessageList::Kind::Success, text);
    m_toasts->showText(text);
}

void MainWindow::refresh()
{
    m_workspace->refresh();
    if (Page *page = currentPage())
        page->refreshDetails();
}

void MainWindow::updateScopeMenu()
{
    m_scopeMenu->clear();
    const auto add = [this](const QString &text, QUuid id) {
        QAction *action = m_scopeMenu->addAction(text, this, [this, id] { setScope(id); });
        action->setCheckable(true);
        action->setChecked(id == m_scope);
    };
    QString name = tr("All environments");
    add(name, {});
    bool found = m_scope.isNull();
    for (const EnvironmentSummary &summary : m_workspace->environments()->all()) {
        const Environment &environment = summary.environment;
        const QString caption = plainCaption(environment.displayName, 40);
        const QString text = environment.isProduction ? tr("%1 (PROD)").arg(caption) : caption;
        add(text, environment.id.uuid());
        if (environment.id.uuid() == m_scope) {
            name = text;
            found = true;
        }
    }
    m_scopeButton->setText(m_scopeButton->fontMetrics().elidedText(name, Qt::ElideMiddle, longestScope));
    m_scopeButton->setToolTip(tr("Which environments the pages show: %1").arg(name));
    m_scopeButton->setAccessibleName(tr("Scope: %1").arg(name));
    updateFrozen();
    updateCounts();
    if (!found && m_workspace->isLoaded())
        go({m_page, {}}, false); // it was deleted
}

void MainWindow::cyclePane(int direction)
{
    QList<QWidget *> panes{m_modes};
    if (Page *page = currentPage()) {
        const QList<QWidget *> own = page->panes();
        panes += own.isEmpty() ? QList<QWidget *>{page} : own;
    }
    panes.removeIf([](const QWidget *pane) { return !pane->isVisible(); });
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    QWidget *next = panes.at((at + direction + panes.size()) % panes.size());
    if (next == m_modes) {
        m_modes->focusCurrent();
        return;
    }
    focusInto(next);
}

void MainWindow::screenshotWhenReady(const QString &file)
{
    m_screenshot = file;
    QTimer::singleShot(15s, this, [this] {
        if (m_screenshot.isEmpty())
            return;
        grab().save(std::exchange(m_screenshot, {}), "PNG");
        emit done(false);
    });
    if (m_workspace->isLoaded())
        tryScreenshot();
}

void MainWindow::tryScreenshot()
{
    if (m_screenshot.isEmpty())
        return;
    QTimer::singleShot(400ms, this, [this] { // what the page loads by itself arrives meanwhile
        if (m_screenshot.isEmpty())
            return;
        emit done(grab().save(std::exchange(m_screenshot, {}), "PNG"));
    });
}

} // namespace tidegate
