// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgresproxy.h"

#include <QByteArray>
#include <QtEndian>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace tidegate::test {
namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// The messages of a server, each with a type and a length, however they arrive.
class ServerMessages
{
public:
    /// True when a commit of changes is among these bytes.
    bool commitsChanges(const QByteArray &bytes)
    {
        m_pending += bytes;
        bool commits = false;
        while (m_pending.size() >= 5) {
            const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(m_pending.constData() + 1));
            if (m_pending.size() < length + 1)
                break;
            if (m_pending.front() == 'C')
                commits = complete(m_pending.mid(5, length - 5)) || commits;
            m_pending.remove(0, length + 1);
        }
        return commits;
    }

private:
    bool complete(const QByteArray &command)
    {
        if (!command.startsWith("COMMIT")) {
            m_changed = m_changed || command.startsWith("INSERT") || command.startsWith("UPDATE") || command.startsWith("DELETE");
            return false;
        }
        return std::exchange(m_changed, false);
    }

    QByteArray m_pending;
    bool m_changed = false;
};

bool sendAll(int to, const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t part = ::send(to, bytes.constData() + sent, static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (part <= 0)
            return false;
        sent += part;
    }
    return true;
}

QByteArray receive(int from)
{
    QByteArray bytes(65536, Qt::Uninitialized);
    const ssize_t size = ::recv(from, bytes.data(), static_cast<std::size_t>(bytes.size()), 0);
    bytes.truncate(std::max<ssize_t>(size, 0));
    return bytes;
}

} // namespace

PostgresProxy::PostgresProxy(quint16 server) : m_server(server), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), size) != 0 || ::listen(m_listener, 64) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("the proxy cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](const std::stop_token &stop) { accept(stop); });
}

PostgresProxy::~PostgresProxy()
{
    m_ends = true;
    m_thread.request_stop();
    m_thread.join();
    ::close(m_listener);
}

void PostgresProxy::accept(const std::stop_token &stop)
{
    std::vector<std::jthread> connections;
    while (!stop.stop_requested()) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 50) <= 0)
            continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            connections.emplace_back([this, client] { serve(client); });
    }
}

void PostgresProxy::serve(int client)
{
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(m_server);
    const int atOnce = 1;
    for (const int each : {client, server})
        ::setsockopt(each, IPPROTO_TCP, TCP_NODELAY, &atOnce, sizeof atOnce);
    bool goesOn = ::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ServerMessages messages;
    while (goesOn && !m_ends) {
        std::array<pollfd, 2> waiting{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), 50) <= 0)
            continue;
        if (waiting[0].revents) {
            const QByteArray asked = receive(client);
            goesOn = !asked.isEmpty() && sendAll(server, asked);
        }
        if (goesOn && waiting[1].revents) {
            const QByteArray said = receive(server);
            goesOn = !said.isEmpty();
            if (messages.commitsChanges(said) && m_armed.exchange(false)) {
                ++m_cuts;
                goesOn = false;
            }
            goesOn = goesOn && sendAll(client, said);
        }
    }
    ::close(client);
    ::close(server);
}

} // namespace tidegate::test
