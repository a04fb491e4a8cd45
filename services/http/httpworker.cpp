// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/httpworker.h"

#include "services/http/clientconnection.h"
#include "services/http/replywriter.h"

#include <algorithm>

#include <unistd.h>

namespace tidegate {

AcceptedSocket::~AcceptedSocket()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

HttpWorker::HttpWorker(HttpServiceFactory factory, HttpLimits limits, HttpIdentity identity, std::shared_ptr<HttpMetrics> metrics,
                       std::shared_ptr<HandlerPool> pool)
    : m_factory(std::move(factory)), m_limits(limits), m_identity(std::move(identity)), m_metrics(std::move(metrics)), m_pool(std::move(pool)),
      m_random(QRandomGenerator::securelySeeded())
{
    m_clock.start();
    connect(&m_deadlines, &QTimer::timeout, this, &HttpWorker::checkDeadlines);
}

HttpWorker::~HttpWorker()
{
    const auto connections = std::exchange(m_connections, {});
    for (ClientConnection *connection : connections)
        delete connection;
    m_server.reset();
    m_desk.reset();
    m_backend = {};
}

void HttpWorker::start()
{
    m_backend = m_factory();
    m_desk = std::make_shared<AdmissionDesk>(std::move(m_backend.routes), std::move(m_backend.authenticate), m_identity);
    m_server = std::make_unique<ApiServer>(m_pool);
    const auto shortest = std::min(
        {m_limits.tlsHandshake, m_limits.head, m_limits.body, m_limits.idle, m_limits.writeStall, m_limits.handler, m_limits.linger});
    m_deadlines.setInterval(std::clamp(shortest / 4, std::chrono::milliseconds(10), std::chrono::milliseconds(500)));
}

void HttpWorker::addConnection(const std::shared_ptr<AcceptedSocket> &accepted)
{
    if (m_draining)
        return;
    std::unique_ptr<ByteChannel> channel;
    TlsChannel *tls = nullptr;
    if (m_tls) {
        auto owned = std::make_unique<TlsChannel>(accepted->release(), *m_tls);
        if (!owned->isValid())
            return;
        tls = owned.get();
        channel = std::move(owned);
    } else {
        channel = std::make_unique<PlainChannel>(accepted->release());
    }
    m_metrics->connections.fetch_add(1, std::memory_order_relaxed);
    m_connections.insert(new ClientConnection(*this, std::move(channel), *accepted, m_tls.has_value()));
    if (tls)
        tls->startHandshake();
}

void HttpWorker::remove(ClientConnection *connection)
{
    m_metrics->connections.fetch_sub(1, std::memory_order_relaxed);
    if (m_connections.erase(connection) > 0)
        reportWhenDrained();
}

void HttpWorker::checkDeadlines()
{
    const std::vector<ClientConnection *> connections(m_connections.begin(), m_connections.end()); // none is deleted at once
    const qint64 time = now();
    for (ClientConnection *connection : connections)
        connection->checkDeadline(time);
    if (std::none_of(m_connections.begin(), m_connections.end(), [](const ClientConnection *connection) { return connection->hasDeadline(); }))
        m_deadlines.stop();
}

void HttpWorker::watchDeadlines()
{
    if (!m_deadlines.isActive())
        m_deadlines.start();
}

void HttpWorker::drain()
{
    if (m_draining)
        return;
    m_draining = true;
    const std::vector<ClientConnection *> connections(m_connections.begin(), m_connections.end());
    for (ClientConnection *connection : connections)
        connection->drain();
    QTimer::singleShot(m_limits.drain, this, &HttpWorker::abortAll);
    reportWhenDrained();
}

void HttpWorker::abortAll()
{
    const std::vector<ClientConnection *> connections(m_connections.begin(), m_connections.end());
    for (ClientConnection *connection : connections)
        connection->abandon();
}

void HttpWorker::reportWhenDrained()
{
    if (m_draining && m_connections.empty())
        QMetaObject::invokeMethod(this, &HttpWorker::drained, Qt::QueuedConnection);
}

std::string_view HttpWorker::date()
{
    const Instant time = Clock::system().now();
    const qint64 second = time.time_since_epoch().count() / 1000;
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date = httpDate(time);
    }
    return m_date;
}

std::string HttpWorker::createRequestId()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id(36, '-');
    quint64 bits = 0;
    int left = 0;
    for (size_t i = 0; i < id.size(); ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23)
            continue;
        if (left-- == 0) {
            bits = m_random.generate64();
            left = 15;
        }
        id[i] = digits[bits & 15];
        bits >>= 4;
    }
    id[14] = '4';
    id[19] = "89ab"[static_cast<size_t>(id[19] & 3)];
    return id;
}

} // namespace tidegate
