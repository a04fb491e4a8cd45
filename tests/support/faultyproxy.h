// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

namespace tidegate::test {

/// Stands between the console and a real server. Reads pass; writes meet the fault that is set.
class FaultyProxy final : public QTcpServer
{
public:
    enum class Fault {
        None,
        Lost,       ///< The request does not arrive, and the connection ends.
        AnswerLost, ///< The request is carried out, and the connection ends before the answer.
        Slow,       ///< The answer comes after a second.
        Failing,    ///< 500 with a page of a proxy.
        Garbage,    ///< Bytes that are no HTTP.
        NotAgreed,  ///< 200 with JSON that is none of the API's.
        SignedOut,  ///< 401
    };

    struct Write
    {
        QByteArray method;
        QByteArray path;
        QByteArray key; ///< Idempotency-Key
    };

    explicit FaultyProxy(const QUrl &server) : m_server(server) { listen(QHostAddress::LocalHost); }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
    void set(Fault fault) { m_fault = fault; }
    const QList<Write> &writes() const { return m_writes; }
    void forgetWrites() { m_writes.clear(); }
    /// From now on nothing listens, and every connection ends.
    void kill()
    {
        close();
        for (QTcpSocket *socket : findChildren<QTcpSocket *>())
            socket->abort();
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QTcpSocket(this);
        client->setSocketDescriptor(descriptor);
        connect(client, &QAbstractSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QIODevice::readyRead, this, [this, client, pending = QByteArray()]() mutable {
            pending += client->readAll();
            while (const qsizetype size = lengthOf(pending)) {
                handle(client, pending.first(size));
                pending.remove(0, size);
            }
        });
    }

private:
    /// Of the request at the beginning; 0: it is not complete.
    static qsizetype lengthOf(const QByteArray &bytes)
    {
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        if (head < 0)
            return 0;
        const qsizetype size = head + 4 + field(bytes.first(head), "content-length").toLongLong();
        return bytes.size() >= size ? size : 0;
    }

    static QByteArray field(const QByteArray &head, const QByteArray &name)
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(QByteArray(name + ':')))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }

    void handle(QTcpSocket *client, const QByteArray &request)
    {
        const QList<QByteArray> first = request.left(request.indexOf('\r')).split(' ');
        const bool isWrite = first.value(0) != "GET";
        if (isWrite)
            m_writes.append({first.value(0), first.value(1), field(request.left(request.indexOf("\r\n\r\n")), "idempotency-key")});
        switch (isWrite ? m_fault : Fault::None) {
        case Fault::None:
        case Fault::Slow:
        case Fault::AnswerLost:
            forward(client, request, isWrite);
            return;
        case Fault::Lost:
            client->abort();
            return;
        case Fault::Failing:
            answer(client, "HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<b>broken</b>");
            return;
        case Fault::Garbage:
            answer(client, "\x01\x02 no http at all\r\n\r\n");
            client->disconnectFromHost();
            return;
        case Fault::NotAgreed:
            answer(client, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"cat\":\"meow\"}");
            return;
        case Fault::SignedOut:
            answer(client, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
            return;
        }
    }

    static void answer(QTcpSocket *client, const QByteArray &bytes) { client->write(bytes); }

    void forward(QTcpSocket *client, QByteArray request, bool isWrite)
    {
        // The server checks whom the request is meant for.
        const QByteArray here = "127.0.0.1:" + QByteArray::number(serverPort());
        request.replace(here, m_server.authority().toLatin1());
        auto *upstream = new QTcpSocket(client);
        const Fault fault = isWrite ? m_fault : Fault::None;
        connect(upstream, &QTcpSocket::connected, upstream, [upstream, request] { upstream->write(request); });
        connect(upstream, &QIODevice::readyRead, client, [client = QPointer(client), upstream, fault] {
            const QByteArray bytes = upstream->readAll();
            if (fault == Fault::AnswerLost)
                client->abort();
            else if (fault == Fault::Slow)
                QTimer::singleShot(std::chrono::seconds(1), client.data(), [client, bytes] { client->write(bytes); });
            else
                client->write(bytes);
        });
        upstream->connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
    }

    QUrl m_server;
    Fault m_fault = Fault::None;
    QList<Write> m_writes;
};

} // namespace tidegate::test
