// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/virtualsocket.h"

#include "services/http/exchange.h"

#include <algorithm>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tidegate {

VirtualSocket::VirtualSocket(const QHostAddress &peer)
{
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
    setPeerAddress(peer);
}

VirtualSocket::~VirtualSocket()
{
    setSocketState(UnconnectedState); // or the base class would try to close what was never open
}

bool VirtualSocket::serve(std::string_view method, std::string_view target, std::string body, const std::shared_ptr<Exchange> &exchange)
{
    m_exchange = exchange;
    m_position = 0;
    m_body = std::move(body);
    m_head.assign(method).append(" ").append(target).append(" HTTP/1.1\r\n");
    if (!m_body.empty())
        m_head.append("Content-Length: ").append(std::to_string(m_body.size())).append("\r\n");
    m_head.append("\r\n");
    emit readyRead();
    m_body = {};
    return !m_exchange;
}

qint64 VirtualSocket::bytesAvailable() const
{
    // QTcpSocket would ask the socket that this one does not have.
    return QIODevice::bytesAvailable() + static_cast<qint64>(remaining()); // NOLINT(bugprone-parent-virtual-call)
}

qint64 VirtualSocket::readData(char *data, qint64 maxSize)
{
    const size_t size = std::min(static_cast<size_t>(std::max<qint64>(maxSize, 0)), remaining());
    const size_t fromHead = std::min(size, m_head.size() - std::min(m_position, m_head.size()));
    if (fromHead > 0)
        std::memcpy(data, m_head.data() + m_position, fromHead);
    if (size > fromHead)
        std::memcpy(data + fromHead, m_body.data() + (m_position + fromHead - m_head.size()), size - fromHead);
    m_position += size;
    return static_cast<qint64>(size);
}

qint64 VirtualSocket::writeData(const char *, qint64 size)
{
    return size;
}

SocketFeeder::SocketFeeder(QObject *parent) : QTcpServer(parent)
{
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(sa_family_t)) != 0 || ::listen(descriptor, 0) != 0
        || !setSocketDescriptor(descriptor)) {
        ::close(descriptor);
    }
}

void SocketFeeder::incomingConnection(qintptr descriptor)
{
    ::close(static_cast<int>(descriptor));
}

} // namespace tidegate
