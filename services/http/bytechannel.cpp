// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/bytechannel.h"

#include "services/domain/systemcall.h"

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tidegate {

namespace {

constexpr qint64 tlsReadBuffer = 64 * 1024;

bool isTemporary(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK;
}

bool hasHungUp(int descriptor)
{
    pollfd watched{descriptor, POLLRDHUP, 0};
    return descriptor < 0 || (::poll(&watched, 1, 0) > 0 && (watched.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0);
}

} // namespace

PlainChannel::PlainChannel(int descriptor)
    : m_descriptor(descriptor), m_readNotifier(descriptor, QSocketNotifier::Read), m_writeNotifier(descriptor, QSocketNotifier::Write)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    m_writeNotifier.setEnabled(false);
    connect(&m_readNotifier, &QSocketNotifier::activated, this, &ByteChannel::readable);
    connect(&m_writeNotifier, &QSocketNotifier::activated, this, &PlainChannel::flush);
}

PlainChannel::~PlainChannel()
{
    abort();
}

bool PlainChannel::isPeerDone() const
{
    return hasHungUp(m_descriptor);
}

qint64 PlainChannel::read(char *data, qint64 maxSize)
{
    if (m_descriptor < 0)
        return -1;
    const ssize_t size = restarted(::recv, m_descriptor, data, static_cast<size_t>(maxSize), 0);
    if (size > 0)
        return size;
    return size < 0 && isTemporary(errno) ? 0 : -1;
}

/// The number of bytes the kernel took, or -1 when the connection is broken.
qint64 PlainChannel::sendSome(std::string_view bytes)
{
    const ssize_t size = restarted(::send, m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (size >= 0)
        return size;
    return isTemporary(errno) ? 0 : -1;
}

bool PlainChannel::write(std::string_view bytes)
{
    if (m_descriptor < 0)
        return false;
    if (queued() == 0) {
        const qint64 size = sendSome(bytes);
        if (size < 0)
            return false;
        bytes.remove_prefix(static_cast<size_t>(size));
        if (bytes.empty())
            return true;
        m_output.clear();
        m_sent = 0;
        m_writeNotifier.setEnabled(true);
    }
    m_output += bytes;
    return true;
}

bool PlainChannel::writeAll(std::string &&bytes)
{
    if (m_descriptor < 0)
        return false;
    if (queued() > 0)
        return write(bytes);
    const qint64 size = sendSome(bytes);
    if (size < 0)
        return false;
    if (static_cast<size_t>(size) < bytes.size()) {
        m_output = std::move(bytes);
        m_sent = static_cast<size_t>(size);
        m_writeNotifier.setEnabled(true);
    }
    return true;
}

void PlainChannel::flush()
{
    const qint64 size = sendSome(std::string_view(m_output).substr(m_sent));
    if (size < 0) {
        abort();
        emit closed();
        return;
    }
    m_sent += static_cast<size_t>(size);
    if (queued() == 0) {
        m_output = {};
        m_sent = 0;
        m_writeNotifier.setEnabled(false);
    }
    if (size > 0)
        emit written();
}

void PlainChannel::setReading(bool on)
{
    if (m_descriptor >= 0 && m_readNotifier.isEnabled() != on)
        m_readNotifier.setEnabled(on);
}

void PlainChannel::shutdownOutput()
{
    if (m_descriptor >= 0)
        ::shutdown(m_descriptor, SHUT_WR);
}

void PlainChannel::abort()
{
    if (m_descriptor < 0)
        return;
    m_readNotifier.setEnabled(false);
    m_writeNotifier.setEnabled(false);
    ::close(m_descriptor);
    m_descriptor = -1;
    m_output = {};
    m_sent = 0;
}

TlsChannel::TlsChannel(int descriptor, const QSslConfiguration &configuration)
{
    if (!m_socket.setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        return;
    }
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setReadBufferSize(tlsReadBuffer);
    m_socket.setSslConfiguration(configuration);
    connect(&m_socket, &QSslSocket::readyRead, this, &ByteChannel::readable);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, &ByteChannel::written);
    connect(&m_socket, &QSslSocket::encrypted, this, &ByteChannel::encrypted);
    connect(&m_socket, &QSslSocket::disconnected, this, &ByteChannel::closed);
}

TlsChannel::~TlsChannel()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

bool TlsChannel::isPeerDone() const
{
    return hasHungUp(static_cast<int>(m_socket.socketDescriptor()));
}

qint64 TlsChannel::read(char *data, qint64 maxSize)
{
    const qint64 size = m_socket.read(data, maxSize);
    return size == 0 && m_socket.state() != QAbstractSocket::ConnectedState ? -1 : size;
}

bool TlsChannel::write(std::string_view bytes)
{
    return m_socket.write(bytes.data(), static_cast<qint64>(bytes.size())) >= 0;
}

/// Half-closes below TLS: QSslSocket can only hang up, which may take the answer back.
void TlsChannel::shutdownOutput()
{
    if (m_socket.socketDescriptor() >= 0)
        ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR);
}

void TlsChannel::abort()
{
    m_socket.abort();
}

} // namespace tidegate
