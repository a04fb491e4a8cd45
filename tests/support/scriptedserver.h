// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>
#include <optional>

namespace tidegate::test {

/// A server on 127.0.0.1 that does to each request what a script says.
class ScriptedServer : public QTcpServer
{
public:
    /// Gets the connection and the request up to its blank line; whether it answers and closes is its business.
    using Script = std::function<void(QSslSocket &socket, const QByteArray &request)>;

    explicit ScriptedServer(Script script, const std::optional<QSslConfiguration> &tls = {});

    /// A script that answers every request with the same bytes and closes.
    static Script saying(const QByteArray &bytes);
    static Script silent();

    int connections() const { return m_connections; }
    const QList<QByteArray> &requests() const { return m_requests; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    Script m_script;
    std::optional<QSslConfiguration> m_tls;
    int m_connections = 0;
    QList<QByteArray> m_requests;
};

} // namespace tidegate::test
