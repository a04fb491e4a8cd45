// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/acceptor.h"

#include "services/domain/say.h"
#include "services/domain/systemcall.h"

#include <QLoggingCategory>

#include <cerrno>
#include <chrono>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

Q_LOGGING_CATEGORY(lcAcceptor, "tidegate.http", QtInfoMsg)

namespace {

constexpr int backlog = 1024;
constexpr int batch = 64; // accepted at once before the event loop gets its turn
constexpr auto pauseAfterFailure = 200ms;

struct Address
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
    sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
};

Address toNative(const QHostAddress &address, quint16 port)
{
    Address native;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto *ipv4 = reinterpret_cast<sockaddr_in *>(&native.storage);
        ipv4->sin_family = AF_INET;
        ipv4->sin_port = htons(port);
        ipv4->sin_addr.s_addr = htonl(address.toIPv4Address());
        native.size = sizeof(sockaddr_in);
        return native;
    }
    auto *ipv6 = reinterpret_cast<sockaddr_in6 *>(&native.storage);
    ipv6->sin6_family = AF_INET6;
    ipv6->sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(&ipv6->sin6_addr, &bytes, sizeof(bytes));
    native.size = sizeof(sockaddr_in6);
    return native;
}

quint16 portOf(const Address &native)
{
    if (native.storage.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in *>(&native.storage)->sin_port);
    return ntohs(reinterpret_cast<const sockaddr_in6 *>(&native.storage)->sin6_port);
}

bool bindAndListen(int descriptor, const QHostAddress &address, quint16 port)
{
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
    const Address native = toNative(address, port);
    return ::bind(descriptor, native.get(), native.size) == 0 && ::listen(descriptor, backlog) == 0;
}

} // namespace

Result<std::unique_ptr<Acceptor>> Acceptor::listen(const QHostAddress &address, quint16 port)
{
    // "Any" of Qt means both families; one IPv6 socket per family is clearer, so it stands for IPv4 here.
    const QHostAddress where = address.protocol() == QAbstractSocket::AnyIPProtocol ? QHostAddress(QHostAddress::AnyIPv4) : address;
    const int family = where.protocol() == QAbstractSocket::IPv4Protocol ? AF_INET : AF_INET6;
    const int descriptor = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0 || !bindAndListen(descriptor, where, port)) {
        const int reason = errno;
        if (descriptor >= 0)
            ::close(descriptor);
        const SentenceKey<3> key = reason == EADDRINUSE ? SentenceKey<3>("address-in-use") : SentenceKey<3>("cannot-listen");
        return makeError(ErrorKind::Unavailable, say(key, address.toString(), port, qt_error_string(reason)));
    }
    Address bound;
    bound.size = sizeof(bound.storage);
    ::getsockname(descriptor, bound.get(), &bound.size);
    return std::unique_ptr<Acceptor>(new Acceptor(descriptor, where, portOf(bound)));
}

Acceptor::Acceptor(int descriptor, const QHostAddress &address, quint16 port)
    : m_descriptor(descriptor), m_address(address), m_port(port), m_notifier(descriptor, QSocketNotifier::Read)
{
    m_notifier.setEnabled(false);
    m_pause.setSingleShot(true);
    connect(&m_notifier, &QSocketNotifier::activated, this, &Acceptor::acceptWaiting);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_notifier.setEnabled(true); });
}

Acceptor::~Acceptor()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

void Acceptor::start(OnAccepted onAccepted)
{
    m_onAccepted = std::move(onAccepted);
    m_notifier.setEnabled(true);
}

void Acceptor::acceptWaiting()
{
    for (int i = 0; i < batch; ++i) {
        Address peer;
        peer.size = sizeof(peer.storage);
        const int descriptor = restarted(::accept4, m_descriptor, peer.get(), &peer.size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            m_onAccepted(descriptor, QHostAddress(peer.get()));
            continue;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return;
        if (errno == ECONNABORTED)
            continue;
        // Out of descriptors or memory: the connection stays in the backlog, and looking again at once would only burn the processor.
        qCWarning(lcAcceptor, "cannot accept connections: %s", std::strerror(errno));
        m_notifier.setEnabled(false);
        m_pause.start(pauseAfterFailure);
        return;
    }
}

} // namespace tidegate
