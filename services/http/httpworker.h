// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/admission.h"
#include "services/http/apiserver.h"
#include "services/http/connectiongate.h"
#include "services/http/httpmetrics.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>
#include <unordered_set>

namespace tidegate {

class ClientConnection;

/// What one thread of the server answers with. Made by the factory in that thread and destroyed in it.
struct HttpService
{
    std::vector<ApiRoute> routes;
    Authenticate authenticate;
    std::shared_ptr<void> owner; ///< Keeps whatever the handlers need; released after the last connection.
};
using HttpServiceFactory = std::function<HttpService()>;

/// A descriptor on its way from the acceptor to a worker; closed if it never gets there.
class AcceptedSocket
{
public:
    AcceptedSocket(int descriptor, const QHostAddress &from, std::shared_ptr<ConnectionGate::Ticket> place)
        : peer(from), ticket(std::move(place)), m_descriptor(descriptor)
    {}
    ~AcceptedSocket();
    Q_DISABLE_COPY_MOVE(AcceptedSocket)

    int release() { return std::exchange(m_descriptor, -1); }

    QHostAddress peer;
    std::shared_ptr<ConnectionGate::Ticket> ticket;

private:
    int m_descriptor;
};

/// All connections of one thread, with what they share: the routes, the QtHttpServer instance, buffers, clock and deadlines.
class HttpWorker final : public QObject
{
    Q_OBJECT

public:
    HttpWorker(HttpServiceFactory factory, HttpLimits limits, HttpIdentity identity, std::shared_ptr<HttpMetrics> metrics, std::shared_ptr<HandlerPool> pool);
    ~HttpWorker() override;

    // For the listener; to be invoked in this worker's thread.
    void start();
    void addConnection(const std::shared_ptr<AcceptedSocket> &accepted);
    void setTls(const QSslConfiguration &configuration) { m_tls = configuration; }
    void drain(); ///< Lets running requests finish, closes everything else; drained() follows.

    // For the connections.
    const HttpLimits &limits() const { return m_limits; }
    const AdmissionDesk &desk() const { return *m_desk; }
    std::shared_ptr<const ApiRoute> keep(const ApiRoute &route) const { return {m_desk, &route}; } ///< Outlives the worker.
    ApiServer &server() { return *m_server; }
    HttpMetrics &metrics() { return *m_metrics; }
    std::shared_ptr<std::atomic<int>> waitingRequests() const { return {m_metrics, &m_metrics->waitingRequests}; } ///< Outlives the worker.
    std::array<char, 65536> &scratch() { return m_scratch; }
    qint64 now() const { return m_clock.elapsed(); } ///< Milliseconds of a clock that never jumps.
    qint64 nowNs() const { return m_clock.nsecsElapsed(); }
    std::string_view date();
    std::string createRequestId(); ///< A version 4 UUID; meant to be unique, not to be secret.
    bool isDraining() const { return m_draining; }
    void remove(ClientConnection *connection);
    void watchDeadlines(); ///< A connection has a deadline from now on. Without any, as behind a quiet event stream, the thread sleeps.

signals:
    void drained();

private:
    void checkDeadlines();
    void abortAll();
    void reportWhenDrained();

    HttpServiceFactory m_factory;
    HttpLimits m_limits;
    HttpIdentity m_identity;
    std::shared_ptr<HttpMetrics> m_metrics;
    std::shared_ptr<HandlerPool> m_pool;
    std::optional<QSslConfiguration> m_tls;

    HttpService m_backend;
    std::shared_ptr<AdmissionDesk> m_desk; ///< Requests under way keep it: their handlers are in its routes.
    std::unique_ptr<ApiServer> m_server;
    std::unordered_set<ClientConnection *> m_connections;
    QTimer m_deadlines{this};
    QElapsedTimer m_clock;
    QRandomGenerator m_random;
    qint64 m_dateSecond = -1;
    std::string m_date;
    bool m_draining = false;
    std::array<char, 65536> m_scratch;
};

} // namespace tidegate
