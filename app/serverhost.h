// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/proberegistry.h"
#include "services/http/httplistener.h"
#include "services/operations/healthservice.h"
#include "services/operations/serverpresence.h"

#include <QThread>
#include <QUrl>

#include <memory>

namespace tidegate {

struct ServerOptions
{
    DatabaseOptions database;
    BackendSettings settings;
    QList<std::pair<QHostAddress, quint16>> addresses; ///< Port 0 picks a free one.
    HttpListenerOptions http;
    OutboundPolicy outbound;
    std::optional<MasterKey> masterKey; ///< Without one, credentials can neither be stored nor used, and the audit log is not sealed.
    QString sealFile;                   ///< Where the newest seals of the audit logs are remembered, beside the key.
    std::function<void()> keyWanted;    ///< Called in any thread the first time the key is missed; setMasterKey() may follow.
    QByteArray localSecret;             ///< Of the embedded backend; empty: none.
    bool scheduledChecks = true;
};

/// The server side, put together: store, operations, health monitor, HTTP. Lives in one thread with an event loop.
class ServerHost final : public QObject
{
    Q_OBJECT

public:
    explicit ServerHost(ServerOptions options, QObject *parent = nullptr);
    ~ServerHost() override;

    /// Opens the store and begins to accept; the base URL of the first address. Nothing is left running on failure.
    Result<QUrl> start();
    /// Finishes what runs (≤ 10 s); stopped() follows.
    void stop();

    void setTls(const QSslConfiguration &configuration);
    void setMasterKey(const MasterKey &key);
    Backend *backend() const { return m_backend.get(); }

signals:
    void stopped();

private:
    Result<QUrl> listen();
    void startMonitor();
    void stopMonitor();
    void startSealing();
    void tidyUp();
    void expireRules();

    ServerOptions m_options;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<ServerPresence> m_presence;
    std::unique_ptr<HealthService> m_health;
    std::shared_ptr<ProbeRegistry> m_probes;
    QThread m_monitorThread;
    HealthMonitor *m_monitor = nullptr; ///< Lives and dies in m_monitorThread.
    std::unique_ptr<HttpListener> m_listener;
    QTimer m_tidy;
    QTimer m_seal;
    QTimer m_expire;
};

} // namespace tidegate
