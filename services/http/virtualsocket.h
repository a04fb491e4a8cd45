// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>
#include <string>

namespace tidegate {

class Exchange;

/// The socket QtHttpServer reads from: connected to nothing, it serves one canonical request at a time, made from one that the
/// strict parser has accepted. What is written to it is dropped, because answers go from ApiReply straight to the connection.
/// Belongs to its connection, which keeps it until the answer is complete even when the client has gone.
class VirtualSocket final : public QTcpSocket
{
    Q_OBJECT

public:
    explicit VirtualSocket(const QHostAddress &peer);
    ~VirtualSocket() override;

    /// Hands one request to QtHttpServer, which calls ApiServer::handleRequest() before this returns. False when it did not.
    bool serve(std::string_view method, std::string_view target, std::string body, const std::shared_ptr<Exchange> &exchange);

    /// For the server: the exchange that belongs to the request being served; taken once.
    std::shared_ptr<Exchange> takeExchange() { return std::move(m_exchange); }

    qint64 bytesAvailable() const override;
    void disconnectFromHost() override {}

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    size_t remaining() const { return m_head.size() + m_body.size() - m_position; }

    std::string m_head;
    std::string m_body;
    size_t m_position = 0;
    std::shared_ptr<Exchange> m_exchange;
};

/// Passes virtual sockets to QtHttpServer as if they had been accepted.
class SocketFeeder final : public QTcpServer
{
    Q_OBJECT

public:
    /// Listens on a local socket with an arbitrary name, because QtHttpServer wants a server that listens.
    explicit SocketFeeder(QObject *parent = nullptr);
    void feed(VirtualSocket *socket) { addPendingConnection(socket); }

protected:
    void incomingConnection(qintptr descriptor) override; ///< Hangs up on whoever finds that name.
};

} // namespace tidegate
