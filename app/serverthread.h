// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/serverhost.h"

#include <QThread>

namespace tidegate {

/// The embedded backend in a thread of its own, so that the window never waits for it.
///
/// Lives in the GUI thread. The only traffic with the thread is HTTP on loopback, start and stop.
class ServerThread final : public QObject
{
    Q_OBJECT

public:
    explicit ServerThread(QObject *parent = nullptr);
    /// Stops the backend and waits until what runs is finished (≤ 10 s).
    ~ServerThread() override;

    /// Opens the store and serves; ready() or failed() follows. Call it once.
    void start(const ServerOptions &options, bool withDemoFleet = false);
    /// Hands over the key that opens credentials, before or after the start.
    void setMasterKey(const MasterKey &key);
    /// For tests and shutdown: blocks until ready() or failed() was decided.
    Result<QUrl> waitUntilReady();

signals:
    void ready(const QUrl &baseUrl);
    void failed(const tidegate::Error &error);

private:
    QThread m_thread;
    ServerHost *m_host = nullptr;         ///< Lives and dies in m_thread.
    std::optional<MasterKey> m_masterKey; ///< Handed over before the start.
    std::shared_ptr<QPromise<Result<QUrl>>> m_outcome;
};

/// Options of an embedded backend: loopback, a free port, one user, a fresh secret, which is returned in localSecret.
ServerOptions embeddedOptions(const QString &databaseFile);

} // namespace tidegate
