// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/comparedialog.h"
#include "ui/jobs/jobbar.h"
#include "ui/page/page.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/palettesource.h"
#include "ui/palette/searchbutton.h"
#include "ui/settings/consolesettings.h"
#include "ui/settings/settingsdialog.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/pill.h"
#include "ui/window/connectiontext.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagelist.h"
#include "ui/window/shortcutsheet.h"

#include "models/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

QToolButton *makeToolButton(const QString &icon, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(symbolIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

} // namespace

QAction *MainWindow::addAction(QMenu *menu, const QString &text, const QKeySequence &key, const std::function<void()> &run)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, run);
    menu->addAction(action);
    return action;
}

void MainWindow::makeActions()
{
    m_search = new QAction(symbolIcon(u"search"_s), tr("&Search or run a command…"), this);
    m_search->setObjectName(u"palette"_s);
    m_search->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    m_openSettings = new QAction(tr("&Settings…"), this);
    m_openSettings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    m_openSettings->setMenuRole(QAction::PreferencesRole);
    connect(m_openSettings, &QAction::triggered, this, &MainWindow::openSettings);
    m_back = new QAction(symbolIcon(u"back"_s), tr("&Back"), this);
    m_back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    connect(m_back, &QAction::triggered, this, [this] { step(-1); });
    m_forward = new QAction(symbolIcon(u"forward"_s), tr("&Forward"), this);
    m_forward->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Right));
    connect(m_forward, &QAction::triggered, this, [this] { step(1); });
    m_refresh = new QAction(symbolIcon(u"refresh"_s), tr("&Refresh"), this);
    m_refresh->setShortcuts({Qt::Key_F5, Qt::CTRL | Qt::Key_R});
    connect(m_refresh, &QAction::triggered, this, &MainWindow::refresh);
    m_find = new QAction(symbolIcon(u"filter"_s), tr("&Filter…"), this);
    m_find->setShortcut(QKeySequence::Find);
    connect(m_find, &QAction::triggered, this, [this] { currentPage()->focusFilter(); });
    m_newItem = new QAction(symbolIcon(u"plus"_s), tr("&New…"), this);
    m_newItem->setShortcut(QKeySequence::New);
    connect(m_newItem, &QAction::triggered, this, [this] { currentPage()->startNewItem(); });
    m_newFreeze = new QAction(tr("&New freeze window…"), this);
    m_newFreeze->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    connect(m_newFreeze, &QAction::triggered, this, [this] { startNewFreeze(m_scope); });
    m_sidebar = new QAction(tr("&Sidebar"), this);
    m_sidebar->setShortcut(Qt::Key_F9);
    m_sidebar->setCheckable(true);
    m_sidebar->setChecked(true);
    connect(m_sidebar, &QAction::toggled, this, [this](bool visible) {
        m_sidebarChosen = true;
        for (Page *page : std::as_const(m_pages)) {
            if (page)
                page->setSidebarVisible(visible);
        }
    });
    m_fullScreen = new QAction(tr("F&ull screen"), this);
    m_fullScreen->setShortcut(Qt::Key_F11);
    m_fullScreen->setCheckable(true);
    connect(m_fullScreen, &QAction::toggled, this,
            [this](bool full) { setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen); });
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_newItem);
    if (m_options.canConnect)
        addAction(file, tr("&Connections…"), Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] { emit connectRequested(); });
    file->addSeparator();
    addAction(file, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); })->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(m_edits->undoAction());
    edit->addAction(m_edits->redoAction());
    edit->addSeparator();
    edit->addAction(m_search);
    edit->addAction(m_find);

    makeViewMenu();
    QMenu *go = makeGoMenu();
    m_targetMenu = menuBar()->addMenu(tr("&Target"));
    m_freezeMenu = menuBar()->addMenu(tr("F&reeze"));
    m_connectionMenus = {edit, go, m_targetMenu, m_freezeMenu};
    QWidget::addAction(m_newFreeze);

    QMenu *tools = menuBar()->addMenu(tr("T&ools"));
    addAction(tools, tr("&Compare environments…"), {}, [this] { CompareDialog::open(m_workspace, EnvironmentId(m_scope), this); });
    addAction(tools, tr("&Messages"), {}, [this] { m_messages->show(); });
    addAction(tools, tr("&Jobs"), {}, [this] { m_jobs->openPopup(); });
    addAction(tools, tr("&Try the connection now"), {}, [this] { m_workspace->retryNow(); });
    tools->addSeparator();
    tools->addAction(m_openSettings);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *keys = addAction(help, tr("&Keyboard shortcuts"), {}, [this] { showShortcuts(); });
    keys->setShortcuts({Qt::Key_F1, Qt::CTRL | Qt::Key_Question});
    addAction(help, tr("&About Tidegate"), {}, [this] { showAbout(); })->setMenuRole(QAction::AboutRole);
    for (const QAction *title : menuBar()->actions())
        title->menu()->setToolTipsVisible(true); // they say why something is not possible
}

void MainWindow::makeViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(m_refresh);
    view->addAction(m_sidebar);
    view->addAction(m_fullScreen);
    view->addSeparator();
    QAction *dark = addAction(view, tr("&Dark colours"), {},
                              [this] { m_settings->setTheme(Theme::current().isDark() ? Theme::Choice::Light : Theme::Choice::Dark); });
    dark->setCheckable(true);
    QAction *utc = addAction(view, tr("Show &times in UTC"), {},
                             [this] { m_settings->setZone(DisplayZone::current().zone() == QTimeZone::utc() ? QByteArray() : QByteArrayLiteral("UTC")); });
    utc->setCheckable(true);
    const auto follow = [dark, utc] {
        dark->setChecked(Theme::current().isDark());
        utc->setChecked(DisplayZone::current().zone() == QTimeZone::utc());
    };
    connect(&Theme::current(), &Theme::changed, dark, follow);
    connect(&DisplayZone::current(), &DisplayZone::changed, utc, follow);
    follow();
}

QMenu *MainWindow::makeGoMenu()
{
    QMenu *go = menuBar()->addMenu(tr("&Go"));
    for (const PageInfo &page : std::as_const(m_pageInfos))
        addAction(go, page.title, page.shortcut, [this, id = page.id] { enterPage(id); });
    go->addSeparator();
    go->addAction(m_back);
    go->addAction(m_forward);
    go->addSeparator();
    addAction(go, tr("&Next pane"), Qt::Key_F6, [this] { cyclePane(1); });
    addAction(go, tr("&Previous pane"), Qt::SHIFT | Qt::Key_F6, [this] { cyclePane(-1); });
    return go;
}

void MainWindow::fillPageMenu(QMenu *menu, const QString &pageId)
{
    const bool shown = currentPageId() == pageId;
    const QString showText = pageId == u"targets" ? tr("Show &targets") : tr("Show the &calendar");
    menu->clear();
    if (pageId == u"calendar")
        menu->addAction(m_newFreeze);
    if (!shown)
        menu->addAction(showText, this, [this, pageId] { showPage(pageId); });
    else
        menu->addActions(currentPage()->menuActions());
}

void MainWindow::updatePageActions()
{
    const Page *page = currentPage();
    if (!page || m_welcome)
        return;
    m_newItem->setText(page->hasNewItem() ? page->newItemText() : tr("&New…"));
    setPossible(m_newItem, page->hasNewItem() ? page->whyNoNewItem() : tr("There is nothing to create on this page."));
    setPossible(m_find, page->hasFilter() ? QString() : tr("This page has no filter."));
    fillPageMenu(m_targetMenu, u"targets"_s);
    fillPageMenu(m_freezeMenu, u"calendar"_s);
}

void MainWindow::updateFrameActions()
{
    setPossible(m_back, m_places.canGo(-1) ? QString() : tr("Nothing was shown before this."));
    setPossible(m_forward, m_places.canGo(1) ? QString() : tr("You have not gone back."));
    setPossible(m_newFreeze, m_workspace->whyNot(u"freeze:create"_s));
}

void MainWindow::openSettings()
{
    (new SettingsDialog(m_settings, this))->open();
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Main tool bar"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setIconSize(QSize(spacing::toolIcon, spacing::toolIcon));
    m_bar = bar;
    addConnectionPlate(bar);
    bar->addSeparator();
    m_scopeButton = makeToolButton(u"overview"_s, tr("Scope"));
    m_scopeButton->setObjectName(u"scope"_s);
    m_scopeButton->setToolTip(tr("Which environments the pages show"));
    m_scopeButton->setPopupMode(QToolButton::InstantPopup);
    m_scopeMenu = new QMenu(m_scopeButton);
    m_scopeButton->setMenu(m_scopeMenu);
    bar->addWidget(m_scopeButton);
    bar->addSeparator();
    bar->addAction(m_back);
    bar->addAction(m_forward);
    auto *middle = new QWidget(bar);
    middle->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *search = new SearchButton(m_search->shortcut(), middle);
    connect(search, &QAbstractButton::clicked, m_search, &QAction::trigger);
    connect(search, &SearchButton::typed, this, [this](const QString &text) { m_palette->open(text); });
    auto *room = new QHBoxLayout(middle);
    room->setContentsMargins(spacing::between, 0, spacing::between, 0);
    room->addWidget(search, 1);
    room->addStretch();
    bar->addWidget(middle);
    m_refreshButton = makeToolButton(u"refresh"_s, tr("Refresh"));
    connect(m_refreshButton, &QToolButton::clicked, m_refresh, &QAction::trigger);
    bar->addWidget(m_refreshButton);
    m_bell = makeToolButton(u"bell"_s, tr("Messages"));
    connect(m_bell, &QToolButton::clicked, m_messages, &QDialog::show);
    connect(m_messages, &MessageList::unreadChanged, this, [this] {
        const int unread = m_messages->unread();
        m_bell->setText(unread > 0 ? QLocale().toString(unread) : QString());
        m_bell->setFont(unread > 0 ? Theme::strongFont() : font());
        m_bell->setAccessibleName(unread > 0 ? tr("Messages, %n unread", nullptr, unread) : tr("Messages"));
        m_bell->setToolTip(m_bell->accessibleName());
    });
    bar->addWidget(m_bell);
    for (QToolButton *button : bar->findChildren<QToolButton *>()) // those of actions
        button->setFocusPolicy(button->text().isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    addProductionLine();
}

void MainWindow::fillConnectionMenu(QMenu *menu)
{
    menu->clear();
    const ServerInfo server = m_workspace->server();
    const auto addLine = [menu](const QString &text) { menu->addAction(text)->setEnabled(false); };
    addLine(m_options.demo               ? tr("Example data on this computer")
                : m_options.isEmbedded() ? tr("Offline workspace on this computer")
                                         : tr("Server %1").arg(m_options.serverHost));
    addLine(connectionText(*m_workspace));
    if (!server.version.isEmpty())
        addLine(tr("Version %1").arg(server.version));
    menu->addSeparator();
    if (const QString details = connectionDetails(*m_workspace); !details.isEmpty())
        addLine(details);
    menu->addAction(tr("&Try now"), m_workspace, &Workspace::retryNow);
    if (!m_options.isEmbedded())
        menu->addAction(tr("&Copy address"), this, [this] { QApplication::clipboard()->setText(m_options.serverHost); });
    if (m_options.canConnect)
        menu->addAction(tr("&Switch connection…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), this, [this] { emit connectRequested(); });
}

void MainWindow::showShortcuts()
{
    const Page *page = currentPage();
    (new ShortcutSheet(paletteCommands(menuBar(), page), page ? page->title() : QString(), page ? page->keyHints() : QList<KeyHint>(), this))->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Tidegate"));
    box->setIconPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box->setText(tr("Tidegate %1").arg(QStringLiteral(TIDEGATE_VERSION)));
    box->setInformativeText(tr("Environments, freeze windows, targets and drift at a glance.\nFree software under the GNU General Public License, "
                               "version 3 or later."));
    box->open();
}

} // namespace tidegate
