// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/httplistener.h"

#include "services/domain/httpbytes.h"
#include "services/domain/systemcall.h"
#include "services/domain/try.h"
#include "services/http/acceptor.h"

#include <QLoggingCategory>
#include <QNetworkInterface>

#include <algorithm>
#include <cstdlib>

#include <sys/socket.h>
#include <unistd.h>

namespace tidegate {

namespace {

Q_LOGGING_CATEGORY(lcListener, "tidegate.http", QtInfoMsg)

constexpr std::string_view tooMany = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 1\r\nCache-Control: no-store\r\n"
                                     "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";

constexpr std::string_view notYours = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nCache-Control: no-store\r\n"
                                      "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";

std::string hostText(const QHostAddress &address)
{
    const std::string text = address.toString().toStdString();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? "[" + text.substr(0, text.find('%')) + "]" : text;
}

bool isWildcard(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
}

/// A client leaves the port out of Host when it is the scheme's own.
void addHost(std::vector<std::string> &hosts, const std::string &host, quint16 port)
{
    hosts.push_back(host + ":" + std::to_string(port));
    if (port == 80 || port == 443)
        hosts.push_back(host);
}

} // namespace

HttpListener::HttpListener(HttpServiceFactory factory, HttpListenerOptions options, QObject *parent)
    : QObject(parent), m_factory(std::move(factory)), m_options(std::move(options)), m_gate(std::make_shared<ConnectionGate>(m_options.limits)),
      m_pool(std::make_shared<HandlerPool>(m_options.limits.handlers))
{}

HttpListener::~HttpListener()
{
    m_acceptors.clear();
    endThreads();
}

Result<quint16> HttpListener::listen(const QHostAddress &address, quint16 port)
{
    if (m_options.ownUserOnly && !m_users) {
        ASSIGN_OR_RETURN(auto users, PeerUsers::open());
        m_users = std::move(users);
    }
    ASSIGN_OR_RETURN(auto acceptor, Acceptor::listen(address, port));
    m_acceptors.push_back(std::move(acceptor));
    return m_acceptors.back()->port();
}

HttpIdentity HttpListener::identity() const
{
    HttpIdentity identity;
    identity.origins = m_options.origins;
    identity.isTls = m_options.tls.has_value();
    identity.scheme = identity.isTls || m_options.behindTlsProxy ? "https" : "http";
    identity.hosts = m_options.hosts;
    for (const auto &acceptor : m_acceptors) {
        const quint16 port = acceptor->port();
        for (const char *loopback : {"127.0.0.1", "[::1]", "localhost"})
            addHost(identity.hosts, loopback, port);
        if (!isWildcard(acceptor->address())) {
            addHost(identity.hosts, hostText(acceptor->address()), port);
            continue;
        }
        const QList<QHostAddress> own = QNetworkInterface::allAddresses();
        for (const QHostAddress &address : own)
            addHost(identity.hosts, hostText(address), port);
    }
    return identity;
}

void HttpListener::start()
{
    const int count = std::max(1, m_options.threads);
    for (int i = 0; i < count; ++i) {
        auto *worker = new HttpWorker(m_factory, m_options.limits, identity(), m_metrics, m_pool);
        m_workers.push_back(worker);
        connect(worker, &HttpWorker::drained, this, &HttpListener::onWorkerDrained);
        if (m_options.tls)
            worker->setTls(*m_options.tls);
        if (m_options.threads > 0) {
            auto thread = std::make_unique<QThread>();
            thread->setObjectName(QStringLiteral("http-%1").arg(i));
            worker->moveToThread(thread.get());
            connect(thread.get(), &QThread::finished, worker, &QObject::deleteLater);
            thread->start();
            m_threads.push_back(std::move(thread));
            QMetaObject::invokeMethod(worker, &HttpWorker::start, Qt::QueuedConnection);
        } else {
            worker->start();
        }
    }
    m_running = m_workers.size();
    for (const auto &acceptor : m_acceptors)
        acceptor->start([this](int descriptor, const QHostAddress &peer) { accept(descriptor, peer); });
}

void HttpListener::accept(int descriptor, const QHostAddress &peer)
{
    // Before anything is counted: whoever is not let in cannot take a place either.
    if (m_users && !m_users->isOwn(descriptor))
        return refuse(descriptor, notYours);
    auto ticket = m_gate->enter(peer, m_options.tls.has_value());
    if (!ticket)
        return refuse(descriptor, tooMany);
    m_metrics->evictedConnections.store(m_gate->evictions(), std::memory_order_relaxed);
    const auto accepted = std::make_shared<AcceptedSocket>(descriptor, peer, std::move(ticket));
    HttpWorker *worker = m_workers[m_next++ % m_workers.size()];
    if (worker->thread() == thread())
        worker->addConnection(accepted);
    else
        QMetaObject::invokeMethod(
            worker, [worker, accepted] { worker->addConnection(accepted); }, Qt::QueuedConnection);
}

void HttpListener::refuse(int descriptor, std::string_view answer)
{
    m_metrics->refusedConnections.fetch_add(1, std::memory_order_relaxed);
    if (!m_options.tls)
        restarted(::send, descriptor, answer.data(), answer.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::close(descriptor);
}

void HttpListener::setTls(const QSslConfiguration &configuration)
{
    m_options.tls = configuration;
    for (HttpWorker *worker : m_workers)
        QMetaObject::invokeMethod(worker, [worker, configuration] { worker->setTls(configuration); });
}

void HttpListener::stop()
{
    m_acceptors.clear();
    if (m_running == 0) {
        QMetaObject::invokeMethod(this, &HttpListener::stopped, Qt::QueuedConnection);
        return;
    }
    for (HttpWorker *worker : m_workers)
        QMetaObject::invokeMethod(worker, &HttpWorker::drain);
}

void HttpListener::onWorkerDrained()
{
    if (m_running == 0 || --m_running > 0)
        return;
    endThreads();
    emit stopped();
}

/// Each worker dies in its own thread, with the last event of that thread's loop.
void HttpListener::endThreads()
{
    // Handlers use what the workers own. One that never returns must not keep the process for ever; what was answered is on the disk.
    if (!m_pool->finish(m_options.limits.drain)) {
        qCCritical(lcListener, "a request handler does not end: the process is left without waiting for it");
        std::_Exit(EXIT_FAILURE);
    }
    if (m_threads.empty() && m_running > 0)
        qDeleteAll(m_workers);
    else if (m_threads.empty())
        std::for_each(m_workers.begin(), m_workers.end(), [](HttpWorker *worker) { worker->deleteLater(); });
    for (const auto &thread : m_threads)
        thread->quit();
    for (const auto &thread : m_threads)
        thread->wait();
    m_threads.clear();
    m_workers.clear();
    m_running = 0;
}

} // namespace tidegate
