// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/faultyproxy.h"

#include <QPointer>
#include <QTimer>

namespace tidegate::test {

namespace {

QByteArray field(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(QByteArray(name + ':')))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

/// Of the request at the beginning; 0: it is not complete.
qsizetype lengthOf(const QByteArray &bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return 0;
    const qsizetype size = head + 4 + field(bytes.first(head), "content-length").toLongLong();
    return bytes.size() >= size ? size : 0;
}

/// What the client gets for the server's answer to a write.
void pass(QTcpSocket &client, const QByteArray &answer, FaultyProxy::Fault fault)
{
    using Fault = FaultyProxy::Fault;
    if (fault == Fault::AnswerHalved)
        client.write(answer.left(answer.size() - 5));
    else if (fault == Fault::AnswerFailing)
        client.write("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    else if (fault == Fault::AnswerGarbage)
        client.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\nConnection: close\r\n\r\n<html>\n");
    else if (fault == Fault::AnswerLost)
        client.abort();
    else
        client.write(answer);
    if (fault == Fault::AnswerHalved || fault == Fault::AnswerFailing || fault == Fault::AnswerGarbage)
        client.disconnectFromHost();
}

} // namespace

FaultyProxy::FaultyProxy(const QUrl &server) : m_server(server)
{
    listen(QHostAddress::LocalHost);
}

void FaultyProxy::kill()
{
    close();
    for (QTcpSocket *socket : findChildren<QTcpSocket *>())
        socket->abort();
}

void FaultyProxy::incomingConnection(qintptr descriptor)
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

void FaultyProxy::handle(QTcpSocket *client, const QByteArray &request)
{
    const QList<QByteArray> first = request.left(request.indexOf('\r')).split(' ');
    const bool isWrite = first.value(0) != "GET";
    if (isWrite)
        m_writes.append({first.value(0), first.value(1), field(request.left(request.indexOf("\r\n\r\n")), "idempotency-key")});
    const Fault fault = isWrite ? m_fault : Fault::None;
    if (fault == Fault::Lost) {
        client->abort();
    } else if (fault == Fault::Failing) {
        client->write("HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<b>broken</b>");
    } else if (fault == Fault::Garbage) {
        client->write("\x01\x02 no http at all\r\n\r\n");
        client->disconnectFromHost();
    } else if (fault == Fault::NotAgreed) {
        client->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"cat\":\"meow\"}");
    } else if (fault == Fault::SignedOut) {
        client->write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    } else {
        forward(client, request, fault);
    }
}

void FaultyProxy::forward(QTcpSocket *client, QByteArray request, Fault fault)
{
    // The server checks whom the request is meant for.
    const QByteArray here = "127.0.0.1:" + QByteArray::number(serverPort());
    request.replace(here, m_server.authority().toLatin1());
    auto *upstream = new QTcpSocket(client);
    connect(upstream, &QTcpSocket::connected, upstream, [upstream, request] { upstream->write(request); });
    connect(upstream, &QIODevice::readyRead, client, [client = QPointer(client), upstream, fault] {
        const QByteArray bytes = upstream->readAll();
        if (fault == Fault::Slow)
            QTimer::singleShot(std::chrono::seconds(1), client.data(), [client, bytes] { client->write(bytes); });
        else
            pass(*client, bytes, fault);
    });
    upstream->connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
}

} // namespace tidegate::test
