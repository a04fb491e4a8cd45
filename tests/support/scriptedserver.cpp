// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedserver.h"

namespace tidegate::test {

ScriptedServer::ScriptedServer(Script script, const std::optional<QSslConfiguration> &tls) : m_script(std::move(script)), m_tls(tls)
{
    listen(QHostAddress::LocalHost);
}

ScriptedServer::Script ScriptedServer::saying(const QByteArray &bytes)
{
    return [bytes](QSslSocket &socket, const QByteArray &) {
        socket.write(bytes);
        socket.disconnectFromHost();
    };
}

ScriptedServer::Script ScriptedServer::silent()
{
    return [](QSslSocket &, const QByteArray &) {};
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QIODevice::readyRead, this, [this, socket, request = QByteArray()]() mutable {
        request += socket->readAll();
        if (!request.contains("\r\n\r\n") && !request.startsWith('\x16'))
            return;
        m_requests.append(request);
        m_script(*socket, request);
        request.clear();
    });
    if (m_tls) {
        socket->setSslConfiguration(*m_tls);
        socket->startServerEncryption();
    }
}

} // namespace tidegate::test
