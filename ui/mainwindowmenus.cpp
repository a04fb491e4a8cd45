// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connectiontext.h"
#include "ui/displayzone.h"
#include "ui/mainwindow.h"
#include "ui/messagelist.h"
#include "ui/page.h"
#include "ui/shortcutsheet.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/toast.h"

#include "models/workspace.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

QLabel *addStatus(QStatusBar *bar, const QString &name, int stretch, bool permanent)
{
    auto *label = new QLabel(bar);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(spacing::inside, 0, spacing::inside, 0);
    if (permanent)
        bar->addPermanentWidget(label, stretch);
    else
        bar->addWidget(label, stretch);
    return label;
}

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
    m_back = new QAction(symbolIcon(u"back"_s), tr("&Back"), this);
    m_back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_back->setEnabled(false);
    connect(m_back, &QAction::triggered, this, [this] { step(-1); });
    m_forward = new QAction(symbolIcon(u"forward"_s), tr("&Forward"), this);
    m_forward->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Right));
    m_forward->setEnabled(false);
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
    connect(m_sidebar, &QAction::toggled, this, [this](bool visible) { currentPage()->setSidebarVisible(visible); });
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
        addAction(file, tr("&Connect to a server…"), Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] { emit connectRequested(); });
    file->addSeparator();
    addAction(file, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); })->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(m_edits->undoAction());
    edit->addAction(m_edits->redoAction());
    edit->addSeparator();
    edit->addAction(m_find);

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(m_refresh);
    view->addAction(m_sidebar);
    view->addAction(m_fullScreen);
    view->addSeparator();
    QAction *dark = addAction(view, tr("&Dark colours"), {}, [] { Theme::current().setDark(!Theme::current().isDark()); });
    dark->setCheckable(true);
    QAction *utc = addAction(view, tr("Show times in &UTC"), {}, [] {
        const bool isUtc = DisplayZone::current().zone() == QTimeZone::utc();
        DisplayZone::current().setZone(isUtc ? QTimeZone::systemTimeZone() : QTimeZone::utc());
    });
    utc->setCheckable(true);
    connect(view, &QMenu::aboutToShow, this, [dark, utc] {
        dark->setChecked(Theme::current().isDark());
        utc->setChecked(DisplayZone::current().zone() == QTimeZone::utc());
    });

    QMenu *go = menuBar()->addMenu(tr("&Go"));
    for (const PageInfo &page : std::as_const(m_pageInfos))
        addAction(go, page.title, page.shortcut, [this, id = page.id] { showPage(id); });
    go->addSeparator();
    go->addAction(m_back);
    go->addAction(m_forward);
    go->addSeparator();
    addAction(go, tr("&Next pane"), Qt::Key_F6, [this] { cyclePane(1); });
    addAction(go, tr("&Previous pane"), Qt::SHIFT | Qt::Key_F6, [this] { cyclePane(-1); });

    QMenu *target = menuBar()->addMenu(tr("&Target"));
    connect(target, &QMenu::aboutToShow, this, [this, target] { fillPageMenu(target, u"targets"_s); });
    QMenu *freeze = menuBar()->addMenu(tr("F&reeze"));
    connect(freeze, &QMenu::aboutToShow, this, [this, freeze] { fillPageMenu(freeze, u"calendar"_s); });
    QWidget::addAction(m_newFreeze); // its key works before the menu was ever open

    QMenu *tools = menuBar()->addMenu(tr("T&ools"));
    addAction(tools, tr("&Messages"), {}, [this] { m_messages->show(); });
    addAction(tools, tr("&Try the connection now"), {}, [this] {
        m_workspace->client().retryNow();
        refresh();
    });

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *keys = addAction(help, tr("&Keyboard shortcuts"), {}, [this] { showShortcuts(); });
    keys->setShortcuts({Qt::Key_F1, Qt::CTRL | Qt::Key_Question});
    addAction(help, tr("&About Tidegate"), {}, [this] { showAbout(); })->setMenuRole(QAction::AboutRole);
}

void MainWindow::fillPageMenu(QMenu *menu, const QString &pageId)
{
    menu->clear();
    const bool shown = currentPageId() == pageId;
    if (pageId == u"calendar") {
        menu->addAction(m_newFreeze);
        menu->addSeparator();
    }
    if (shown)
        menu->addActions(currentPage()->menuActions());
    else if (pageId == u"targets")
        menu->addAction(tr("Show &targets"), this, [this] { showPage(u"targets"_s); });
    else
        menu->addAction(tr("Show the &calendar"), this, [this] { showPage(u"calendar"_s); });
}

void MainWindow::updatePageActions()
{
    const Page *page = currentPage();
    if (!page)
        return;
    m_newItem->setEnabled(page->hasNewItem());
    m_newItem->setText(page->hasNewItem() ? page->newItemText() : tr("&New…"));
    m_find->setEnabled(page->hasFilter());
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Main tool bar"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setIconSize(QSize(spacing::toolIcon, spacing::toolIcon));
    QToolButton *pill = makeToolButton(m_options.isEmbedded() ? u"computer"_s : u"server"_s, tr("Connection: %1").arg(connectionTitle()));
    pill->setObjectName(u"connection"_s);
    pill->setText(connectionTitle());
    pill->setPopupMode(QToolButton::InstantPopup);
    auto *connectionMenu = new QMenu(pill);
    pill->setMenu(connectionMenu);
    connect(connectionMenu, &QMenu::aboutToShow, this, [this, connectionMenu] { fillConnectionMenu(connectionMenu); });
    bar->addWidget(pill);
    if (!m_options.connectionClass.isEmpty())
        bar->addWidget(new Pill(m_options.connectionClass, m_options.connectionClass == u"PROD" ? Tone::Prod : Tone::Unknown));
    if (m_options.demo)
        bar->addWidget(new Pill(tr("Demo data"), Tone::Degraded));
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
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_refreshButton = makeToolButton(u"refresh"_s, tr("Refresh"));
    connect(m_refreshButton, &QToolButton::clicked, m_refresh, &QAction::trigger);
    bar->addWidget(m_refreshButton);
    m_bell = makeToolButton(u"bell"_s, tr("Messages"));
    m_bell->setText(u"0"_s);
    connect(m_bell, &QToolButton::clicked, m_messages, &QDialog::show);
    connect(m_messages, &MessageList::unreadChanged, this, [this] {
        m_bell->setText(QString::number(m_messages->unread()));
        m_bell->setAccessibleName(tr("Messages, %n unread", nullptr, m_messages->unread()));
    });
    bar->addWidget(m_bell);
    for (QToolButton *button : bar->findChildren<QToolButton *>()) // those of actions
        button->setFocusPolicy(button->text().isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    if (m_options.connectionClass == u"PROD") {
        addToolBarBreak();
        QToolBar *line = addToolBar(tr("Production"));
        line->setMovable(false);
        line->setFixedHeight(3); // ink, no hue: it must not look like an error
        line->setAutoFillBackground(true);
        QPalette ink = palette();
        ink.setColor(QPalette::Window, Theme::current().tone(Tone::Prod).solid);
        line->setPalette(ink);
    }
}

void MainWindow::fillConnectionMenu(QMenu *menu)
{
    menu->clear();
    const ServerInfo server = m_workspace->server();
    const auto addLine = [menu](const QString &text) { menu->addAction(text)->setEnabled(false); };
    addLine(m_options.isEmbedded() ? tr("Offline workspace on this computer") : tr("Server %1").arg(m_options.serverHost));
    addLine(connectionText(*m_workspace));
    if (!server.version.isEmpty())
        addLine(tr("Version %1").arg(server.version));
    menu->addSeparator();
    menu->addAction(tr("&Try now"), this, [this] {
        m_workspace->client().retryNow();
        refresh();
    });
    if (!m_options.isEmbedded())
        menu->addAction(tr("&Copy address"), this, [this] { QApplication::clipboard()->setText(m_options.serverHost); });
    if (m_options.canConnect)
        menu->addAction(tr("Connect to a &server…"), this, [this] { emit connectRequested(); });
}

void MainWindow::makeStatusBar()
{
    QStatusBar *bar = statusBar();
    bar->setSizeGripEnabled(false);
    m_state = addStatus(bar, u"state"_s, 0, false);
    m_who = addStatus(bar, u"who"_s, 0, false);
    m_counts = addStatus(bar, u"counts"_s, 1, false);
    m_jobs = addStatus(bar, u"jobs"_s, 0, true);
    m_zone = addStatus(bar, u"zone"_s, 0, true);
    m_zone->setToolTip(tr("All times are shown in this zone; the View menu changes it."));
}

void MainWindow::showShortcuts()
{
    QList<QAction *> all;
    for (const QAction *menu : menuBar()->actions())
        all += menu->menu()->actions();
    if (!all.contains(m_newFreeze))
        all.append(m_newFreeze);
    for (QAction *action : currentPage()->menuActions()) {
        if (!all.contains(action))
            all.append(action);
    }
    (new ShortcutSheet(all, this))->open();
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
