// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/httplistener.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <map>

namespace tidegate::test {

/// One answer as a client sees it.
struct RawReply
{
    int status = 0;
    std::map<QByteArray, QByteArray> fields; ///< Names in lower case.
    QByteArray body;

    QString code() const { return QJsonDocument::fromJson(body).object().value(QStringLiteral("code")).toString(); }
};

/// A client that sends exactly the bytes it is told to, over a real socket.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes);

    /// The next answer; status 0 when there is none. A HEAD has none of the body its length announces.
    RawReply receive(bool isHead = false, int timeoutMs = 5'000);

    RawReply ask(const QByteArray &bytes);

    /// Whether the server hangs up in time; what it sent until then stays readable.
    bool isClosed(int timeoutMs = 5'000);

    const QByteArray &readMore() { return m_input += m_socket.readAll(); }
    bool isConnected() const { return m_isConnected; }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_input;
    bool m_isConnected = false;
};

/// A stream that only says what the test makes it say.
class TestStream : public ApiStream
{
public:
    void start() override { started = true; }
    bool started = false;
};

/// A server with routes for tests, in the thread of the test.
class TestServer
{
public:
    /// Who the token "good" belongs to is an admin, "viewer" a viewer; others are refused.
    explicit TestServer(HttpListenerOptions options = {});

    quint16 port() const { return m_port; }
    HttpListener &listener() { return m_listener; }
    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(m_port); }

    /// A request with the right Host and token; fields end with CR LF each.
    QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {}, const QByteArray &body = {}) const;

    int executed = 0;                 ///< How often a handler ran.
    std::atomic<bool> stopped{false}; ///< The handler of /patient was told that nobody waits any more.
    std::atomic<bool> spinning{true}; ///< Until then, at most 3 s, the handler of /spin does not return.
    QPointer<TestStream> stream;
    std::vector<ReplyCallback> held; ///< Of requests to /held.
    ApiRequest last;

private:
    static ApiReply textReply(const QString &text);

    ApiRoute route(HttpMethod method, const char *path, ApiHandler handler, Permission permission = Permission::EnvironmentWrite) const;

    HttpService backend();

    HttpListener m_listener;
    quint16 m_port = 0;
};

} // namespace tidegate::test
