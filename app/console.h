// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/backendthread.h"
#include "app/configuration.h"
#include "models/workspace.h"
#include "services/secrets/keychain.h"
#include "ui/mainwindow.h"

#include <QTemporaryDir>

#include <memory>

namespace tidegate {

/// The options of tidegate; also what --help prints.
QList<OptionSpec> consoleOptionSpecs();

/// The composition root of the console: the window first, then its backend or its server, so that nothing stands before the first paint.
class Console final : public QObject
{
    Q_OBJECT

public:
    explicit Console(const Configuration &configuration);
    ~Console() override;

    /// Shows the window and starts everything else from the event loop. A sentence when the options contradict each other.
    Result<void> start();

private:
    Result<QUrl> remoteUrl() const;
    Result<QString> dataDirectory();
    ConsoleOptions windowOptions() const;
    void startEmbedded();
    void fetchMasterKey(const QString &directory);
    void connectRemote();
    void askForToken();
    void openRemote(const QByteArray &token);

    const Configuration &m_configuration;
    QUrl m_remote; ///< Empty: the embedded backend.
    bool m_demo = false;
    std::unique_ptr<QTemporaryDir> m_demoDirectory;
    std::unique_ptr<SystemKeychain> m_keychain;
    std::unique_ptr<BackendThread> m_backend;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    QByteArray m_localSecret;
};

} // namespace tidegate
