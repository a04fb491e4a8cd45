// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/httpworker.h"
#include "services/http/peeruser.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QThread>

#include <memory>
#include <optional>
#include <vector>

namespace tidegate {

class Acceptor;

struct HttpListenerOptions
{
    int threads = 0; ///< Worker threads; 0 serves in the thread of the listener.
    HttpLimits limits;
    bool ownUserOnly = false;             ///< Connections of other users of this computer, and of other computers, are refused.
    std::vector<std::string> hosts;       ///< Names the server answers to besides its own addresses: "host:port", or "host" for any port.
    std::vector<std::string> origins;     ///< Web origins that may call.
    std::optional<QSslConfiguration> tls; ///< From makeServerTls().
    bool behindTlsProxy = false;          ///< A proxy in front ends TLS, so links are written with https.
};

/// The server's front: accepts connections, caps them, and hands them to its workers. Lives in one thread; not thread-safe.
///
/// listen() as often as wanted, then start(). The names answered to are 127.0.0.1, [::1] and localhost with each port, every
/// address listened on, and the configured hosts.
class HttpListener final : public QObject
{
    Q_OBJECT

public:
    HttpListener(HttpServiceFactory factory, HttpListenerOptions options, QObject *parent = nullptr);
    ~HttpListener() override; ///< Cuts what still runs and waits for the threads; stop() first to be polite.

    /// Binds one more address; port 0 picks a free one, which is returned. Errors: ErrorKind::Unavailable, "address-in-use" or "cannot-listen".
    Result<quint16> listen(const QHostAddress &address, quint16 port);
    /// Starts the workers and accepts from now on.
    void start();
    /// New connections use the new certificate.
    void setTls(const QSslConfiguration &configuration);
    /// Stops accepting, lets running requests finish within HttpLimits::drain, closes everything; stopped() follows.
    void stop();

    HttpMetrics &metrics() { return *m_metrics; }
    std::shared_ptr<HttpMetrics> sharedMetrics() const { return m_metrics; } ///< For handlers in other threads.
    int connectionCount() const { return m_gate->count(); }

signals:
    void stopped();

private:
    HttpIdentity identity() const;
    void accept(int descriptor, const QHostAddress &peer);
    void refuse(int descriptor, std::string_view answer);
    void onWorkerDrained();
    void endThreads();

    HttpServiceFactory m_factory;
    HttpListenerOptions m_options;
    std::shared_ptr<HttpMetrics> m_metrics = std::make_shared<HttpMetrics>();
    std::shared_ptr<ConnectionGate> m_gate;
    std::unique_ptr<PeerUsers> m_users; ///< Only when there is somebody to keep out.
    std::shared_ptr<HandlerPool> m_pool;
    std::vector<std::unique_ptr<Acceptor>> m_acceptors;
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::vector<HttpWorker *> m_workers; ///< Deleted in their threads.
    size_t m_next = 0;
    size_t m_running = 0;
};

} // namespace tidegate
