// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/serverplate.h"

#include "models/workspace.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/pill.h"
#include "ui/window/connectiontext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {
constexpr qsizetype maxConnectionName = 32; // characters of a connection
} // namespace

ServerPlate::ServerPlate(Workspace *workspace, QToolBar *bar) : QObject(bar), m_workspace(workspace)
{
    m_button = new QToolButton;
    m_button->setObjectName(u"connection"_s);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_button);
    m_button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    bar->addWidget(m_button);
    m_class = new Pill;
    m_class->setObjectName(u"connectionClass"_s);
    m_classAction = bar->addWidget(m_class);
    auto *readOnly = new Pill(tr("Read-only"), Tone::Unknown);
    readOnly->setObjectName(u"readOnly"_s);
    readOnly->setToolTip(tr("Nothing can be changed through this connection. Its settings (Ctrl+Shift+L) allow it."));
    m_readOnlyAction = bar->addWidget(readOnly);
    m_demoAction = bar->addWidget(new Pill(tr("Demo data"), Tone::Degraded));
}

QString ServerPlate::title() const
{
    if (m_options.welcome)
        return tr("No connection");
    if (m_options.demo)
        return tr("Demo");
    if (!m_options.connectionName.isEmpty())
        return plainLine(m_options.connectionName, maxConnectionName);
    return m_options.isEmbedded() ? tr("Offline workspace") : plainLine(m_options.serverHost, maxConnectionName);
}

void ServerPlate::setConnection(const ConsoleOptions &options)
{
    m_options = options;
    m_button->setIcon(symbolIcon(options.readOnly ? u"lock"_s : options.isEmbedded() ? u"computer"_s : u"server"_s));
    m_button->setText(title().replace(u'&', u"&&"_s));
    m_button->setAccessibleName(tr("Connection: %1").arg(title()));
    m_button->setToolTip(tr("Connection: %1").arg(title()));
    m_class->setWord(options.connectionClass, options.isProduction() ? Tone::Prod : Tone::Unknown);
    m_classAction->setVisible(!options.connectionClass.isEmpty());
    m_readOnlyAction->setVisible(options.readOnly);
    m_demoAction->setVisible(options.demo);
}

void ServerPlate::fillMenu(QMenu *menu)
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
    if (m_options.canConnect) {
        // The key is that of the File menu and only shown here: two actions with one key leave it dead.
        const QString keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L).toString(QKeySequence::NativeText);
        menu->addAction(tr("&Switch connection…") + u'\t' + keys, this, &ServerPlate::switchRequested);
    }
}

} // namespace tidegate
