// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/peeruser.h"

#include "services/domain/say.h"
#include "services/domain/systemcall.h"

#include <QByteArray>
#include <QFile>

#include <algorithm>
#include <array>
#include <cstring>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr timeval maxWait{1, 0}; // the kernel answers at once

/// One end of a connection, IPv4 in the first four bytes.
struct End
{
    std::array<uint8_t, 16> address{};
    uint16_t port = 0; ///< Network order.
};

/// Both ends as the other side sees them.
struct Connection
{
    uint8_t family = 0;
    End own;
    End other;
};

std::optional<End> endOf(const sockaddr_storage &storage)
{
    End end;
    if (storage.ss_family == AF_INET) {
        const auto *ipv4 = reinterpret_cast<const sockaddr_in *>(&storage);
        std::memcpy(end.address.data(), &ipv4->sin_addr, sizeof(ipv4->sin_addr));
        end.port = ipv4->sin_port;
        return end;
    }
    if (storage.ss_family != AF_INET6)
        return std::nullopt;
    const auto *ipv6 = reinterpret_cast<const sockaddr_in6 *>(&storage);
    std::memcpy(end.address.data(), &ipv6->sin6_addr, sizeof(ipv6->sin6_addr));
    end.port = ipv6->sin6_port;
    return end;
}

/// The connection from the other end's side.
std::optional<Connection> turned(int descriptor)
{
    sockaddr_storage here{};
    sockaddr_storage there{};
    socklen_t size = sizeof(here);
    if (::getsockname(descriptor, reinterpret_cast<sockaddr *>(&here), &size) != 0)
        return std::nullopt;
    size = sizeof(there);
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&there), &size) != 0)
        return std::nullopt;
    const auto mine = endOf(here);
    const auto theirs = endOf(there);
    if (!mine || !theirs)
        return std::nullopt;
    return Connection{static_cast<uint8_t>(here.ss_family), *theirs, *mine};
}

struct DiagRequest
{
    nlmsghdr head;
    inet_diag_req_v2 body;
};

DiagRequest requestFor(const Connection &connection, uint32_t sequence)
{
    DiagRequest request{};
    request.head.nlmsg_len = sizeof(request);
    request.head.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.head.nlmsg_flags = NLM_F_REQUEST;
    request.head.nlmsg_seq = sequence;
    request.body.sdiag_family = connection.family;
    request.body.sdiag_protocol = IPPROTO_TCP;
    request.body.idiag_states = ~0U;
    request.body.id.idiag_sport = connection.own.port;
    request.body.id.idiag_dport = connection.other.port;
    std::memcpy(request.body.id.idiag_src, connection.own.address.data(), connection.own.address.size());
    std::memcpy(request.body.id.idiag_dst, connection.other.address.data(), connection.other.address.size());
    std::fill(std::begin(request.body.id.idiag_cookie), std::end(request.body.id.idiag_cookie), INET_DIAG_NOCOOKIE);
    return request;
}

std::optional<uid_t> askKernel(int netlink, const Connection &connection, uint32_t sequence)
{
    const DiagRequest request = requestFor(connection, sequence);
    if (restarted(::send, netlink, &request, sizeof(request), 0) != static_cast<ssize_t>(sizeof(request)))
        return std::nullopt;
    alignas(nlmsghdr) std::array<char, 4096> buffer;
    while (true) {
        const ssize_t size = restarted(::recv, netlink, buffer.data(), buffer.size(), 0);
        if (size < static_cast<ssize_t>(sizeof(nlmsghdr)))
            return std::nullopt;
        const auto *head = reinterpret_cast<const nlmsghdr *>(buffer.data());
        if (head->nlmsg_seq != sequence)
            continue; // of a question that was given up
        if (head->nlmsg_type != SOCK_DIAG_BY_FAMILY || size < static_cast<ssize_t>(NLMSG_LENGTH(sizeof(inet_diag_msg))))
            return std::nullopt;
        // The kernel may find a listening socket instead; that is not the other end.
        inet_diag_msg found{};
        std::memcpy(&found, buffer.data() + NLMSG_HDRLEN, sizeof(found));
        const bool same = found.id.idiag_sport == request.body.id.idiag_sport && found.id.idiag_dport == request.body.id.idiag_dport;
        return same && found.idiag_inode != 0 ? std::optional<uid_t>(found.idiag_uid) : std::nullopt;
    }
}

/// As /proc/net/tcp writes an end: words of 32 bits in the order of the machine, and the port.
QByteArray procText(const Connection &connection, const End &end)
{
    QByteArray text;
    const int words = connection.family == AF_INET ? 1 : 4;
    for (int i = 0; i < words; ++i) {
        uint32_t word = 0;
        std::memcpy(&word, end.address.data() + i * 4, sizeof(word));
        text += QByteArray::number(word, 16).rightJustified(8, '0').toUpper();
    }
    return text + ':' + QByteArray::number(ntohs(end.port), 16).rightJustified(4, '0').toUpper();
}

std::optional<uid_t> readTable(const QString &path, const QByteArray &own, const QByteArray &other)
{
    QFile table(path);
    if (!table.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArrayList lines = table.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArrayList fields = line.simplified().split(' ');
        if (fields.size() < 10 || fields.at(1) != own || fields.at(2) != other || fields.at(9) == "0")
            continue;
        bool isNumber = false;
        const uint user = fields.at(7).toUInt(&isNumber);
        return isNumber ? std::optional<uid_t>(user) : std::nullopt;
    }
    return std::nullopt;
}

/// A client may have made an IPv4 connection with a socket of IPv6, which is in the other table.
std::optional<uid_t> askProc(const Connection &connection)
{
    const bool isIpv4 = connection.family == AF_INET;
    if (const auto user = readTable(isIpv4 ? u"/proc/net/tcp"_s : u"/proc/net/tcp6"_s, procText(connection, connection.own),
                                    procText(connection, connection.other));
        user || !isIpv4)
        return user;
    const auto mapped = [&connection](const End &end) {
        Connection six = connection;
        six.family = AF_INET6;
        End wide = end;
        wide.address = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, end.address[0], end.address[1], end.address[2], end.address[3]};
        return procText(six, wide);
    };
    return readTable(u"/proc/net/tcp6"_s, mapped(connection.own), mapped(connection.other));
}

int openNetlink()
{
    const int descriptor = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (descriptor >= 0)
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &maxWait, sizeof(maxWait));
    return descriptor;
}

} // namespace

Result<std::unique_ptr<PeerUsers>> PeerUsers::open()
{
    for (const int netlink : {openNetlink(), -1}) {
        std::unique_ptr<PeerUsers> users(new PeerUsers(netlink));
        if (users->works())
            return users;
    }
    return makeError(ErrorKind::Unavailable, say("users-unknown"));
}

PeerUsers::~PeerUsers()
{
    if (m_netlink >= 0)
        ::close(m_netlink);
}

std::optional<uid_t> PeerUsers::userBehind(int descriptor)
{
    const auto connection = turned(descriptor);
    if (!connection)
        return std::nullopt;
    return m_netlink >= 0 ? askKernel(m_netlink, *connection, ++m_sequence) : askProc(*connection);
}

bool PeerUsers::isOwn(int descriptor)
{
    return userBehind(descriptor) == ::geteuid();
}

bool PeerUsers::works()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    bool found = false;
    if (::bind(listener, generic, size) == 0 && ::listen(listener, 1) == 0 && ::getsockname(listener, generic, &size) == 0
        && restarted(::connect, client, generic, size) == 0) {
        const int accepted = restarted(::accept4, listener, nullptr, nullptr, SOCK_CLOEXEC);
        found = accepted >= 0 && isOwn(accepted);
        ::close(accepted);
    }
    ::close(client);
    ::close(listener);
    return found;
}

} // namespace tidegate
