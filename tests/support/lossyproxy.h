// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace tidegate::test {

/// Stands between a console and a real server and spoils the answers to changes, which the server has carried out by then.
class LossyProxy : public QTcpServer
{
public:
    enum class Mood {
        Honest,
        LosesAnswers,  ///< The connection ends without one.
        HalvesAnswers, ///< It ends within one.
        SaysError,     ///< 500 instead.
        SaysGarbage,   ///< 200 and a page of somebody else.
    };

    explicit LossyProxy(const QUrl &server) : m_server(server) { listen(QHostAddress::LocalHost); }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

    Mood mood = Mood::Honest;
    int spoilt = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QTcpSocket(this);
        client->setSocketDescriptor(descriptor);
        auto *server = new QTcpSocket(client);
        const auto isChange = std::make_shared<bool>(false);
        connect(client, &QAbstractSocket::disconnected, client, &QObject::deleteLater);
        connect(server, &QAbstractSocket::disconnected, client, &QAbstractSocket::disconnectFromHost);
        const auto forward = [this, client, server] {
            QByteArray request = client->readAll();
            // The server wants to be called by its own name.
            server->write(request.replace(url().authority().toLatin1(), m_server.authority().toLatin1()));
        };
        connect(server, &QAbstractSocket::connected, this, forward);
        connect(client, &QIODevice::readyRead, this, [client, server, isChange, forward] {
            const QByteArray start = client->peek(8);
            if (start.startsWith("POST ") || start.startsWith("PUT ") || start.startsWith("GET "))
                *isChange = !start.startsWith("GET ");
            if (server->state() == QAbstractSocket::ConnectedState)
                forward();
        });
        connect(server, &QIODevice::readyRead, this, [this, client, server, isChange] {
            const QByteArray answer = server->readAll();
            if (mood == Mood::Honest || !*isChange)
                client->write(answer);
            else
                spoil(*client, answer);
        });
        server->connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
    }

private:
    void spoil(QTcpSocket &client, const QByteArray &answer)
    {
        ++spoilt;
        if (mood == Mood::HalvesAnswers)
            client.write(answer.left(answer.size() - 5));
        else if (mood == Mood::SaysError)
            client.write("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        else if (mood == Mood::SaysGarbage)
            client.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\nConnection: close\r\n\r\n<html>\n");
        client.disconnectFromHost();
    }

    QUrl m_server;
};

} // namespace tidegate::test
