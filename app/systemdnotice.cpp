// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/systemdnotice.h"

#include "services/domain/systemcall.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>

namespace tidegate {

SystemdNotice::SystemdNotice(QObject *parent) : QObject(parent), m_socket(qgetenv("NOTIFY_SOCKET"))
{
    // Whoever is started by this process is not the service.
    qunsetenv("NOTIFY_SOCKET");
    const auto microseconds = qgetenv("WATCHDOG_USEC").toLongLong();
    if (m_socket.isEmpty() || microseconds <= 0)
        return;
    connect(&m_watchdog, &QTimer::timeout, this, [this] { send("WATCHDOG=1"); });
    m_watchdog.start(std::chrono::milliseconds(std::max<qint64>(1, microseconds / 2'000)));
}

void SystemdNotice::ready() const
{
    send("READY=1");
}

void SystemdNotice::status(const QString &text) const
{
    QByteArray line = text.toUtf8();
    std::replace(line.begin(), line.end(), '\n', ' ');
    send("STATUS=" + line);
}

void SystemdNotice::stopping() const
{
    send("STOPPING=1");
}

void SystemdNotice::send(const QByteArray &notice) const
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (m_socket.isEmpty() || m_socket.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return;
    std::memcpy(address.sun_path, m_socket.constData(), static_cast<std::size_t>(m_socket.size()));
    if (address.sun_path[0] == '@') // of the abstract namespace
        address.sun_path[0] = '\0';
    const Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(m_socket.size()));
    if (socket.isOpen()) // what is not heard is asked for again by the watchdog
        restarted(::sendto, socket.number(), static_cast<const void *>(notice.constData()), static_cast<std::size_t>(notice.size()),
                  MSG_NOSIGNAL | MSG_DONTWAIT, reinterpret_cast<const sockaddr *>(&address), length);
}

} // namespace tidegate
