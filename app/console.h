// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/configuration.h"
#include "app/embeddedservers.h"
#include "app/localworkspace.h"
#include "app/tokenkeeper.h"
#include "models/servertablemodel.h"
#include "models/workspace.h"
#include "services/client/wakewatch.h"
#include "ui/servers/endpointprovider.h"
#include "ui/window/mainwindow.h"

#include <QJsonObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace tidegate {

class SignInDialog;

/// The options of tidegate; also what --help prints.
QList<OptionSpec> consoleOptionSpecs();
/// The file that remembers the window and what was chosen in the settings.
QString consoleSettingsFile();
/// Where the offline workspace lies by these options: what tells one profile from another.
QString profileDirectory(const Configuration &configuration);
/// A sentence when the options contradict each other or make no sense.
Result<void> checkConsoleOptions(const Configuration &configuration);
/// Whether a start with these options joins a console that runs already: not with --demo, --connect or --screenshot.
bool joinsRunningConsole(const Configuration &configuration);
/// What a start wants beyond a window, for the console that runs already: links, page, new freeze, offline workspace, activation token.
QJsonObject startRequest(const Configuration &configuration);

/// The composition root of the console: the window first, then its backend or its server, so that nothing stands before the first paint.
class Console final : public QObject
{
    Q_OBJECT

public:
    /// keychain null: that of the desktop.
    explicit Console(const Configuration &configuration, std::unique_ptr<Keychain> keychain = {});
    ~Console() override;

    /// Shows the window and starts everything else from the event loop. The options were checked.
    void start();
    /// Does what a later start wants (startRequest()), and comes to the front.
    void handleRequest(const QJsonObject &request);

    MainWindow *window() const { return m_window.get(); }
    Workspace *workspace() const { return m_workspace.get(); }
    ServerTableModel *connections() const { return m_connections.get(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // console.cpp: starting
    std::optional<SavedServer> firstConnection() const; ///< Nothing: the welcome page.
    ConsoleOptions optionsFor(const std::optional<SavedServer> &connection) const;
    void connectWindow();
    void beginGuarded();
    void showWelcome();
    void raise();
    void openPlaces(const QJsonObject &request);
    void startFreeze();

    // consoleservers.cpp: one connection after the other
    void askToSwitch(
        const QString &id, const std::function<void()> &then = [] {});
    void switchTo(SavedServer connection);
    void begin();
    void openServer();
    void failToOpen(const Error &error);
    void openWith(const QByteArray &token);
    void askForToken();
    void takeToken(const QByteArray &token, bool keep);
    void showConnections(bool add);
    void showMove();
    void provideEndpoint(const SavedServer &connection, const QByteArray &token, const std::function<void(const Result<Endpoint> &)> &take);
    void followLink(const QUrl &link);
    void whenLoaded(const std::function<void()> &run);
    void whenLive(const std::function<void()> &run);

    const Configuration &m_configuration;
    std::unique_ptr<Keychain> m_keychain;
    TokenKeeper m_tokens;
    std::unique_ptr<EmbeddedServers> m_backends;
    std::unique_ptr<LocalWorkspace> m_local; ///< What moves to a server.
    std::unique_ptr<ServerTableModel> m_connections;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    std::optional<SavedServer> m_current; ///< Nothing: the welcome page is shown.
    QPointer<SignInDialog> m_signIn;
    WakeWatch m_wake;
    int m_opening = 0; ///< Counts switches: an answer for an earlier one is too late.
};

} // namespace tidegate
