// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/keptconnections.h"

#include "services/net/httpfetch.h"

#include <QLocalSocket>

namespace tidegate {
namespace {

QByteArray placeOfRequest(const HttpRequest &request)
{
    if (!request.socketPath.isEmpty())
        return request.socketPath.toUtf8();
    return (request.useTls ? "https " : "http ") + hostHeader(request);
}

bool isOpenAndSilent(const QIODevice &device)
{
    if (device.bytesAvailable() > 0)
        return false;
    if (const auto *local = qobject_cast<const QLocalSocket *>(&device))
        return local->state() == QLocalSocket::ConnectedState;
    const auto *socket = qobject_cast<const QAbstractSocket *>(&device);
    return socket && socket->state() == QAbstractSocket::ConnectedState;
}

} // namespace

KeptConnections::Connection KeptConnections::take(const HttpRequest &request)
{
    const QByteArray place = placeOfRequest(request);
    for (auto it = m_idle.begin(); it != m_idle.end();) {
        if (!isOpenAndSilent(*it->connection.device)) {
            it = m_idle.erase(it);
        } else if (it->place == place && (request.address.isNull() || request.address == it->connection.peer)) {
            Connection found = std::move(it->connection);
            m_idle.erase(it);
            return found;
        } else {
            ++it;
        }
    }
    return {};
}

void KeptConnections::give(const HttpRequest &request, Connection connection)
{
    m_idle.push_back({placeOfRequest(request), std::move(connection)});
}

} // namespace tidegate
