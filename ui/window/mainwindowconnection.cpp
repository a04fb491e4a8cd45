// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/words.h"
#include "models/workspace.h"
#include "services/async/whendone.h"
#include "ui/page/page.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/toast.h"
#include "ui/window/connectiontext.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {
constexpr qsizetype longestName = 32; // characters of a connection
} // namespace

QString MainWindow::connectionTitle() const
{
    if (m_options.welcome)
        return tr("No connection");
    if (m_options.demo)
        return tr("Demo");
    if (!m_options.connectionName.isEmpty())
        return plainLine(m_options.connectionName, longestName);
    return m_options.isEmbedded() ? tr("Offline workspace") : plainLine(m_options.serverHost, longestName);
}

/// The pill with the name of the connection, and what must be known of it on every page, in words.
void MainWindow::addConnectionPlate(QToolBar *bar)
{
    m_connection = new QToolButton;
    m_connection->setObjectName(u"connection"_s);
    m_connection->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_connection->setAutoRaise(true);
    m_connection->setFocusPolicy(Qt::StrongFocus);
    m_connection->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_connection);
    m_connection->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillConnectionMenu(menu); });
    bar->addWidget(m_connection);
    m_classPill = new Pill;
    m_classPill->setObjectName(u"connectionClass"_s);
    m_classPillAction = bar->addWidget(m_classPill);
    m_readOnlyPill = new Pill(tr("Read-only"), Tone::Unknown);
    m_readOnlyPill->setObjectName(u"readOnly"_s);
    m_readOnlyPill->setToolTip(tr("Nothing can be changed through this connection. Its settings (Ctrl+Shift+L) allow it."));
    m_readOnlyPillAction = bar->addWidget(m_readOnlyPill);
    m_demoPill = new Pill(tr("Demo data"), Tone::Degraded);
    m_demoPillAction = bar->addWidget(m_demoPill);
}

/// An ink line under the tool bar. No hue is used, so that it cannot be read as an error.
void MainWindow::addProductionLine()
{
    constexpr int thickness = 3;
    addToolBarBreak();
    m_productionLine = addToolBar(tr("Production"));
    m_productionLine->setObjectName(u"productionLine"_s);
    m_productionLine->setMovable(false);
    m_productionLine->setFixedHeight(thickness);
    m_productionLine->setAutoFillBackground(true);
    const auto color = [line = m_productionLine] {
        QPalette ink = line->palette();
        ink.setColor(QPalette::Window, Theme::current().tone(Tone::Prod).solid);
        line->setPalette(ink);
    };
    connect(&Theme::current(), &Theme::changed, m_productionLine, color);
    color();
}

void MainWindow::updateConnectionPlate()
{
    const bool isProduction = m_options.connectionClass == u"PROD";
    setWindowTitle(m_options.welcome ? u"Tidegate"_s : u"Tidegate — "_s + connectionTitle());
    m_connection->setIcon(symbolIcon(m_options.readOnly ? u"lock"_s : m_options.isEmbedded() ? u"computer"_s : u"server"_s));
    m_connection->setText(connectionTitle().replace(u'&', u"&&"_s));
    m_connection->setAccessibleName(tr("Connection: %1").arg(connectionTitle()));
    m_connection->setToolTip(tr("Connection: %1").arg(connectionTitle()));
    m_classPill->setWord(m_options.connectionClass, isProduction ? Tone::Prod : Tone::Unknown);
    m_classPillAction->setVisible(!m_options.connectionClass.isEmpty());
    m_readOnlyPillAction->setVisible(m_options.readOnly);
    m_demoPillAction->setVisible(m_options.demo);
    m_productionLine->setVisible(isProduction);
    if (!m_options.demo) {
        m_ribbon->hideMessage();
        return;
    }
    m_ribbon->setClosable(false);
    m_ribbon->showMessage(InlineMessage::Kind::Info, tr("Demo: nothing here is real, and it is thrown away when you close Tidegate."));
    if (m_options.canConnect) {
        m_ribbon->addAction(tr("Offline workspace"), this, [this] { emit offlineRequested(); });
        m_ribbon->addAction(tr("Connect to a server…"), this, [this] { emit serverRequested(); });
    }
}

void MainWindow::setObstacle(const QString &sentence)
{
    if (std::exchange(m_obstacle, sentence) != sentence)
        updateConnection();
}

void MainWindow::leaveConnection()
{
    if (!m_welcome)
        saveSession();
    m_currentPageId = currentPageId();
    m_page = -1;
    // The pages hold what they were asked about this connection; new ones know nothing of it.
    for (Page *&page : m_pages)
        delete std::exchange(page, nullptr);
    m_scope = {};
    m_places = {};
    m_edits->clear();
    m_toasts->closeOffer();
    m_failure->hideMessage();
    m_question->hideMessage();
    m_toldOfClock = false;
    m_entered = false;
}

void MainWindow::setConnection(const ConsoleOptions &options)
{
    const QString settingsFile = m_options.settingsFile;
    m_options = options;
    m_options.settingsFile = settingsFile;
    leaveWelcome();
    updateConnectionPlate();
    int page = 0;
    for (qsizetype i = 0; i < m_pageInfos.size(); ++i) {
        if (m_pageInfos.at(i).id == m_currentPageId)
            page = static_cast<int>(i);
    }
    go({page, restoreScope()}, true);
    updateScopeMenu();
    updateConnection();
    m_toasts->showText(tr("Opened: %1").arg(connectionTitle()));
}

void MainWindow::showWelcome(QWidget *page)
{
    m_welcome = page;
    m_root->addWidget(page);
    m_root->setCurrentWidget(page);
    m_bar->hide();
    updateCounts();
    for (QMenu *menu : std::as_const(m_connectionMenus))
        menu->menuAction()->setEnabled(false); // and with it the keys of what is inside
    for (QAction *action : {m_newItem, m_newFreeze, m_refresh, m_find})
        setPossible(action, tr("No connection is open."));
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
    for (QMenu *menu : std::as_const(m_connectionMenus))
        menu->menuAction()->setEnabled(true);
    setPossible(m_refresh, {});
}

/// Once for each connection: a wrong clock makes freezes seem to begin and end at the wrong time.
void MainWindow::tellOfClock()
{
    const QString details = connectionDetails(*m_workspace);
    if (!details.isEmpty() && !std::exchange(m_toldOfClock, true))
        tell(details);
}

void MainWindow::askToAcceptClock()
{
    Confirmation question;
    question.title = tr("Accept the time of the server?");
    question.text = tr("It shows %1 (%2). Compare it with a clock you trust: by this time freezes begin and end, and the gate answers again at once.")
                        .arg(words::instant(toInstant(m_workspace->serverNow()), DisplayZone::current().zone()), DisplayZone::current().text());
    question.verb = tr("Accept the time");
    question.reasonRequired = true;
    auto *dialog = new ConfirmDialog(question, this);
    dialog->setObjectName(u"acceptClock"_s);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog](const QString &reason) {
        whenDone(m_workspace->acceptClock(reason), dialog, [this, dialog](const Result<void> &result) {
            if (!result) {
                dialog->showError(result.error());
                return;
            }
            dialog->accept();
            succeed(tr("The time of the server was accepted."));
        });
    });
    dialog->open();
}

void MainWindow::ask(const QString &question, const QString &verb, const std::function<void()> &run)
{
    tell(question);
    m_question->addAction(verb, this, [this, run] {
        m_question->hideMessage();
        run();
    });
}

void MainWindow::tell(const QString &text)
{
    m_question->setClosable(true);
    m_question->showMessage(InlineMessage::Kind::Info, text);
    report(text, {});
}

} // namespace tidegate
