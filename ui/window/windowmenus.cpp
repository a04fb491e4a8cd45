// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/windowmenus.h"

#include "models/environmenttablemodel.h"
#include "models/workspace.h"
#include "ui/compare/comparedialog.h"
#include "ui/overview/overviewpage.h"
#include "ui/page/page.h"
#include "ui/palette/palettesource.h"
#include "ui/settings/consolesettings.h"
#include "ui/settings/settingsdialog.h"
#include "ui/style/modalfocus.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/displayzone.h"
#include "ui/window/aboutdialog.h"
#include "ui/window/messagelist.h"
#include "ui/window/pagehost.h"
#include "ui/window/shortcutsheet.h"
#include "ui/window/undohistorydialog.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {
constexpr qsizetype maxEnvironmentName = 40; // characters of an environment
} // namespace

WindowMenus::WindowMenus(QMainWindow *window, const Subjects &subjects, bool canConnect) : QObject(window), m_window(window), m_on(subjects)
{
    makeActions();
    makeMenus(canConnect);
}

QAction *WindowMenus::add(const QString &text, const QList<QKeySequence> &keys, const std::function<void()> &run, const QString &icon)
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(symbolIcon(icon));
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, run);
    return action;
}

QAction *WindowMenus::addTo(QMenu *menu, const QString &text, const QKeySequence &key, const std::function<void()> &run)
{
    QAction *action = add(text, key.isEmpty() ? QList<QKeySequence>() : QList{key}, run);
    menu->addAction(action);
    return action;
}

void WindowMenus::makeActions()
{
    m_search = new QAction(symbolIcon(u"search"_s), tr("&Search or run a command…"), this);
    m_search->setObjectName(u"palette"_s);
    m_search->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    m_openSettings = add(tr("&Settings…"), {Qt::CTRL | Qt::Key_Comma}, [this] { openSettings(); });
    m_openSettings->setMenuRole(QAction::PreferencesRole);
    m_back = add(
        tr("&Back"), {Qt::ALT | Qt::Key_Left}, [this] { m_on.pages->step(-1); }, u"back"_s);
    m_forward = add(
        tr("&Forward"), {Qt::ALT | Qt::Key_Right}, [this] { m_on.pages->step(1); }, u"forward"_s);
    m_refresh = add(
        tr("&Refresh"), {Qt::Key_F5, Qt::CTRL | Qt::Key_R}, [this] { m_on.pages->refresh(); }, u"refresh"_s);
    m_find = add(
        tr("&Filter…"), {}, [this] { m_on.pages->currentPage()->focusFilter(); }, u"filter"_s);
    m_find->setShortcut(QKeySequence::Find);
    m_newItem = add(
        tr("&New…"), {}, [this] { m_on.pages->currentPage()->startNewItem(); }, u"plus"_s);
    m_newItem->setShortcut(QKeySequence::New);
    m_newFreeze = add(tr("&New freeze…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F}, [this] { m_on.pages->startNewFreeze({}); });
    m_freezeNow = add(
        tr("Freeze no&w…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_W}, [this] { m_on.pages->startFreeze({}); }, u"calendar"_s);
    m_freezeNow->setObjectName(u"freezeNow"_s);
    m_sidebar = new QAction(tr("&Sidebar"), this);
    m_sidebar->setShortcut(Qt::Key_F9);
    m_sidebar->setCheckable(true);
    m_sidebar->setChecked(true);
    connect(m_sidebar, &QAction::toggled, this, [this](bool visible) {
        m_sidebarChosen = true;
        m_on.pages->setSidebarVisible(visible);
    });
    m_fullScreen = new QAction(tr("F&ull screen"), this);
    m_fullScreen->setShortcut(Qt::Key_F11);
    m_fullScreen->setCheckable(true);
    connect(m_fullScreen, &QAction::toggled, m_window, [window = m_window](bool full) {
        window->setWindowState(full ? window->windowState() | Qt::WindowFullScreen : window->windowState() & ~Qt::WindowFullScreen);
    });
}

void WindowMenus::makeMenus(bool canConnect)
{
    QMenuBar *bar = m_window->menuBar();
    QMenu *file = bar->addMenu(tr("&File"));
    file->addAction(m_newItem);
    if (canConnect) {
        addTo(file, tr("&Connections…"), Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] { emit connectRequested(); });
        m_move = addTo(file, tr("&Move this workspace to a server…"), {}, [this] { emit moveRequested(); });
        m_move->setObjectName(u"moveWorkspace"_s);
        m_move->setStatusTip(tr("Sends all that is in the workspace on this computer to a server, history included"));
    }
    file->addSeparator();
    addTo(file, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { m_window->close(); })->setMenuRole(QAction::QuitRole);

    QMenu *edit = bar->addMenu(tr("&Edit"));
    edit->addAction(m_on.edits->undoAction());
    edit->addAction(m_on.edits->redoAction());
    addTo(edit, tr("Undo &history…"), Qt::CTRL | Qt::ALT | Qt::Key_Z, [this] { UndoHistoryDialog::open(m_on.edits, m_on.workspace, m_window); });
    m_deleted = addTo(edit, tr("Recentl&y deleted…"), {}, [this] { emit deletedRequested(); });
    edit->addSeparator();
    edit->addAction(m_search);
    edit->addAction(m_find);

    makeViewMenu();
    QMenu *go = makeGoMenu();
    m_environmentMenu = bar->addMenu(tr("E&nvironment"));
    m_targetMenu = bar->addMenu(tr("&Target"));
    m_freezeMenu = bar->addMenu(tr("F&reeze"));
    for (QMenu *menu : {m_environmentMenu, m_targetMenu, m_freezeMenu})
        connect(menu, &QMenu::aboutToShow, this, &WindowMenus::fillPageMenus);
    // Queued, after what was chosen has run: another thing may be selected before the menu opens again.
    connect(m_environmentMenu, &QMenu::aboutToHide, this, &WindowMenus::forgetEnvironment, Qt::QueuedConnection);
    m_connectionMenus = {edit, go, m_environmentMenu, m_targetMenu, m_freezeMenu};
    m_window->addAction(m_newFreeze);
    m_window->addAction(m_freezeNow);
    makeToolsMenu();
    makeHelpMenu();
    for (const QAction *title : bar->actions())
        title->menu()->setToolTipsVisible(true); // they say why something is not possible
}

void WindowMenus::makeViewMenu()
{
    QMenu *view = m_window->menuBar()->addMenu(tr("&View"));
    view->addAction(m_refresh);
    view->addAction(m_sidebar);
    view->addAction(m_fullScreen);
    view->addSeparator();
    ConsoleSettings *settings = m_on.settings;
    QAction *dark = addTo(view, tr("&Dark colours"), {},
                          [settings] { settings->setTheme(Theme::current().isDark() ? Theme::Choice::Light : Theme::Choice::Dark); });
    dark->setCheckable(true);
    QAction *utc = addTo(view, tr("Show &times in UTC"), {},
                         [settings] { settings->setZone(DisplayZone::current().zone() == QTimeZone::utc() ? QByteArray() : QByteArrayLiteral("UTC")); });
    utc->setCheckable(true);
    const auto follow = [dark, utc] {
        dark->setChecked(Theme::current().isDark());
        utc->setChecked(DisplayZone::current().zone() == QTimeZone::utc());
    };
    connect(&Theme::current(), &Theme::changed, dark, follow);
    connect(&DisplayZone::current(), &DisplayZone::changed, utc, follow);
    follow();
}

QMenu *WindowMenus::makeGoMenu()
{
    QMenu *go = m_window->menuBar()->addMenu(tr("&Go"));
    for (const PageInfo &page : m_on.pages->infos())
        addTo(go, page.title, page.shortcut, [this, id = page.id] { m_on.pages->enterPage(id); });
    go->addSeparator();
    go->addAction(m_back);
    go->addAction(m_forward);
    go->addSeparator();
    addTo(go, tr("&Next pane"), Qt::Key_F6, [this] { emit paneRequested(1); });
    addTo(go, tr("&Previous pane"), Qt::SHIFT | Qt::Key_F6, [this] { emit paneRequested(-1); });
    return go;
}

void WindowMenus::makeToolsMenu()
{
    QMenu *tools = m_window->menuBar()->addMenu(tr("T&ools"));
    addTo(tools, tr("&Compare environments…"), {}, [this] { CompareDialog::open(m_on.workspace, EnvironmentId(m_on.pages->scope()), m_window); });
    addTo(tools, tr("&Versions by component"), {}, [this] {
        m_on.pages->enterPage(u"releases"_s);
        m_on.pages->currentPage()->showComponents();
    });
    addTo(tools, tr("&Messages"), {}, [this] { m_on.messages->show(); });
    addTo(tools, tr("&Jobs"), {}, [this] { emit jobsRequested(); });
    addTo(tools, tr("&Try the connection now"), {}, [this] { m_on.workspace->retryNow(); });
    tools->addSeparator();
    tools->addAction(m_openSettings);
}

void WindowMenus::makeHelpMenu()
{
    QMenu *help = m_window->menuBar()->addMenu(tr("&Help"));
    QAction *keys = addTo(help, tr("&Keyboard shortcuts"), {}, [this] { showShortcuts(); });
    keys->setShortcuts({Qt::Key_F1, Qt::CTRL | Qt::Key_Question});
    addTo(help, tr("&About Tidegate"), {}, [this] { showAbout(); })->setMenuRole(QAction::AboutRole);
}

bool WindowMenus::showsSidebar() const
{
    return m_sidebar->isChecked();
}

void WindowMenus::showSidebar(bool visible)
{
    m_sidebar->setChecked(visible);
}

void WindowMenus::setMovable(bool movable)
{
    if (m_move)
        setPossible(m_move, movable ? QString() : tr("Only the workspace on this computer can move to a server; open that first."));
}

void WindowMenus::setConnected(bool connected)
{
    m_connected = connected;
    for (QMenu *menu : std::as_const(m_connectionMenus))
        menu->menuAction()->setEnabled(connected); // and with it the keys of what is inside
    setPossible(m_refresh, connected ? QString() : tr("No connection is open."));
    if (connected)
        return;
    for (QAction *action : {m_newItem, m_newFreeze, m_freezeNow, m_find})
        setPossible(action, tr("No connection is open."));
}

void WindowMenus::fillPageMenus()
{
    if (!m_on.pages->currentPage() || !m_connected)
        return;
    fillEnvironmentMenu();
    fillPageMenu(m_targetMenu, u"targets"_s);
    fillPageMenu(m_freezeMenu, u"calendar"_s);
}

/// Whatever page shows: environments can be acted on from everywhere. What is selected there decides, and the heading says its name.
void WindowMenus::fillEnvironmentMenu()
{
    auto *page = qobject_cast<OverviewPage *>(m_on.pages->page(u"overview"_s));
    const Page *shown = m_on.pages->currentPage();
    page->aimAt(shown == page ? QUuid() : shown->selectedEnvironment());
    m_environmentMenu->clear();
    const EnvironmentSummary *about = m_on.workspace->environments()->find(EnvironmentId(page->currentItem()));
    QAction *heading = m_environmentMenu->addAction(about ? plainCaption(about->environment.displayName, maxEnvironmentName) : tr("No environment is chosen"));
    setPossible(heading, tr("This is what the entries below are about."));
    m_environmentMenu->addSeparator();
    m_environmentMenu->addActions(page->menuActions());
    m_environmentMenu->addSeparator();
    m_environmentMenu->addAction(m_deleted); // where what was deleted is looked for; the same command as in Edit
}

void WindowMenus::forgetEnvironment()
{
    if (!m_environmentMenu->isVisible() && m_connected)
        updatePage();
}

void WindowMenus::beginPageMenu(QMenu *menu, const QString &pageId)
{
    const bool isTargets = pageId == u"targets"_s;
    menu->clear();
    if (!isTargets)
        menu->addActions({m_freezeNow, m_newFreeze});
    QAction *show = menu->addAction(isTargets ? tr("&Show targets") : tr("&Show the calendar"), this, [this, pageId] { m_on.pages->showPage(pageId); });
    setPossible(show, m_on.pages->currentPageId() == pageId ? tr("This page is shown already.") : QString());
}

/// The same entries on every page; what a page alone can do is listed elsewhere too, with the way to it.
void WindowMenus::fillPageMenu(QMenu *menu, const QString &pageId)
{
    const bool shown = m_on.pages->currentPageId() == pageId;
    const bool isTargets = pageId == u"targets"_s;
    const Page *page = m_on.pages->page(pageId);
    beginPageMenu(menu, pageId);
    for (QAction *action : page->menuActions()) {
        if (shown) {
            menu->addAction(action);
        } else if (action->isSeparator()) {
            menu->addSeparator();
        } else {
            QAction *listed = menu->addAction(action->icon(), action->text());
            setPossible(listed, isTargets ? tr("Show the targets first, and select some.") : tr("Show the calendar first, and select a freeze."));
        }
    }
}

void WindowMenus::updatePage()
{
    const Page *page = m_on.pages->currentPage();
    if (!page || !m_connected)
        return;
    m_newItem->setText(page->hasNewItem() ? page->newItemText() : tr("&New…"));
    m_newItem->setProperty(sameCommand, m_newItem->text().remove(u'&') == m_newFreeze->text().remove(u'&'));
    setPossible(m_newItem, page->hasNewItem() ? page->whyNoNewItem() : tr("There is nothing to create on this page."));
    setPossible(m_find, page->hasFilter() ? QString() : tr("This page has no filter."));
    // The others are filled when they open: no page is made for a menu that nobody opens.
    const QString id = m_on.pages->currentPageId();
    for (const auto &[menu, of] : {std::pair(m_targetMenu, u"targets"_s), std::pair(m_freezeMenu, u"calendar"_s)}) {
        if (of == id)
            fillPageMenu(menu, of);
        else
            beginPageMenu(menu, of);
    }
    m_environmentMenu->clear();
    if (id == u"overview"_s) {
        fillEnvironmentMenu();
        return;
    }
    const QList<Page *> made = m_on.pages->pages();
    for (Page *each : made) {
        if (auto *overview = qobject_cast<OverviewPage *>(each))
            overview->aimAt({});
    }
}

void WindowMenus::updateFrame()
{
    setPossible(m_back, m_on.pages->canStep(-1) ? QString() : tr("Nothing was shown before this."));
    setPossible(m_forward, m_on.pages->canStep(1) ? QString() : tr("You have not gone back."));
    for (QAction *action : {m_newFreeze, m_freezeNow})
        setPossible(action, m_on.workspace->whyNot(Permission::FreezeCreate));
}

void WindowMenus::openSettings()
{
    if (!ModalFocus::bringForward<SettingsDialog>(m_window))
        (new SettingsDialog(m_on.settings, m_window))->open();
}

void WindowMenus::showShortcuts()
{
    if (ModalFocus::bringForward<ShortcutSheet>(m_window))
        return;
    const Page *page = m_on.pages->currentPage();
    const QList<PaletteItem> commands = paletteCommands(m_window->menuBar(), page);
    (new ShortcutSheet(commands, page ? page->title() : QString(), page ? page->keyHints() : QList<KeyHint>(), m_window))->open();
}

void WindowMenus::showAbout()
{
    if (!ModalFocus::bringForward<AboutDialog>(m_window))
        (new AboutDialog(m_on.databaseEngine, m_on.workspace->server().version, m_window))->open();
}

} // namespace tidegate
