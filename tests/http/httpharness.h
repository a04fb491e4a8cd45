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
    explicit RawClient(quint16 port)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_isConnected = QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// The next answer; status 0 when there is none. A HEAD has none of the body its length announces.
    RawReply receive(bool isHead = false, int timeoutMs = 5'000)
    {
        RawReply reply;
        if (!QTest::qWaitFor([this] { return readMore().contains("\r\n\r\n"); }, timeoutMs))
            return reply;
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        const QList<QByteArray> lines = m_input.left(end).replace("\r\n", "\n").split('\n');
        reply.status = lines.first().mid(9, 3).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines.at(i).indexOf(':');
            reply.fields[lines.at(i).left(colon).toLower()] = lines.at(i).mid(colon + 1).trimmed();
        }
        m_input.remove(0, end + 4);
        const qsizetype length = isHead ? 0 : reply.fields["content-length"].toLongLong();
        if (!QTest::qWaitFor([this, length] { return readMore().size() >= length; }, timeoutMs))
            return {};
        reply.body = m_input.left(length);
        m_input.remove(0, length);
        return reply;
    }

    RawReply ask(const QByteArray &bytes)
    {
        send(bytes);
        return receive(bytes.startsWith("HEAD "));
    }

    /// Whether the server hangs up in time; what it sent until then stays readable.
    bool isClosed(int timeoutMs = 5'000)
    {
        return QTest::qWaitFor(
            [this] {
                readMore();
                return m_socket.state() == QAbstractSocket::UnconnectedState;
            },
            timeoutMs);
    }

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
    explicit TestServer(HttpListenerOptions options = {}) : m_listener([this] { return backend(); }, std::move(options))
    {
        m_port = *m_listener.listen(QHostAddress(QHostAddress::LocalHost), 0);
        m_listener.start();
    }

    quint16 port() const { return m_port; }
    HttpListener &listener() { return m_listener; }
    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(m_port); }

    /// A request with the right Host and token; fields end with CR LF each.
    QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {}, const QByteArray &body = {}) const
    {
        const QByteArray length = body.isEmpty() ? QByteArray() : "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return method + " " + target + " HTTP/1.1\r\nHost: " + host() + "\r\nAuthorization: Bearer good\r\n" + fields + length + "\r\n" + body;
    }

    int executed = 0;                 ///< How often a handler ran.
    std::atomic<bool> stopped{false}; ///< The handler of /patient was told that nobody waits any more.
    std::atomic<bool> spinning{true}; ///< Until then, at most 3 s, the handler of /spin does not return.
    QPointer<TestStream> stream;
    std::vector<ReplyCallback> held; ///< Of requests to /held.
    ApiRequest last;

private:
    static ApiReply textReply(const QString &text)
    {
        ApiReply reply;
        reply.contentType = "text/plain; charset=utf-8";
        reply.body = text.toStdString();
        return reply;
    }

    ApiRoute route(HttpMethod method, const char *path, ApiHandler handler, Permission permission = Permission::EnvironmentWrite) const
    {
        ApiRoute made;
        made.method = method;
        made.path = path;
        made.permission = permission;
        made.handler = std::move(handler);
        made.handler.runsIn = RunsIn::Connection; // so that tests can look at what it did
        return made;
    }

    HttpBackend backend()
    {
        HttpBackend made;
        const auto echo = [this](const ApiRequest &request, const ReplyCallback &done) {
            ++executed;
            last = request;
            ApiReply reply = textReply(request.arguments.join(u'|'));
            reply.version = 7;
            done(reply);
        };
        made.routes.push_back(route(HttpMethod::Get, "/echo/{text}", echo));
        made.routes.push_back(route(HttpMethod::Get, "/open", echo, Permission::None));
        made.routes.push_back(route(HttpMethod::Get, "/slow/{ms}/{text}", [this](const ApiRequest &request, const ReplyCallback &done) {
            ++executed;
            QTimer::singleShot(request.arguments.first().toInt(), &m_listener, [done, text = request.arguments.last()] { done(textReply(text)); });
        }));
        made.routes.push_back(route(HttpMethod::Get, "/held", [this](const ApiRequest &, const ReplyCallback &done) {
            ++executed;
            held.push_back(done);
        }));
        made.routes.push_back(route(HttpMethod::Get, "/spin", [this](const ApiRequest &, const ReplyCallback &done) {
            for (const QDeadlineTimer end(3'000); spinning && !end.hasExpired();) {}
            done(ApiReply{});
        }));
        made.routes.back().handler.runsIn = RunsIn::Pool;
        ApiRoute patient = route(HttpMethod::Get, "/patient", [this](const ApiRequest &request, const ReplyCallback &done) {
            for (const QDeadlineTimer end(3'000); !request.stopped.stop_requested() && !end.hasExpired();) {}
            stopped = request.stopped.stop_requested();
            done(ApiReply{});
        });
        patient.handler.runsIn = RunsIn::LongPool;
        made.routes.push_back(patient);
        made.routes.push_back(route(HttpMethod::Get, "/throws", [](const ApiRequest &, const ReplyCallback &) { throw std::runtime_error("secret"); }));
        made.routes.push_back(route(HttpMethod::Get, "/large", [](const ApiRequest &, const ReplyCallback &done) {
            ApiReply reply = textReply({});
            reply.body.assign(600'000, 'x');
            done(reply);
        }));
        made.routes.push_back(route(HttpMethod::Get, "/stream", [this](const ApiRequest &, const ReplyCallback &done) {
            ApiReply reply;
            reply.contentType = "text/event-stream";
            const auto events = QSharedPointer<TestStream>::create();
            stream = events.get();
            reply.stream = events;
            done(reply);
        }));
        ApiRoute post = route(HttpMethod::Post, "/json", echo);
        post.body = BodyKind::Json;
        post.maxBody = 1'000;
        made.routes.push_back(post);
        post.method = HttpMethod::Patch;
        post.body = BodyKind::MergePatch;
        made.routes.push_back(post);
        made.authenticate = [](std::string_view token) -> Result<Principal> {
            Principal principal;
            principal.role = token == "good" ? Role::Admin : Role::Viewer;
            if (token != "good" && token != "viewer")
                return makeError(ErrorKind::Unauthenticated, QStringLiteral("bad-token"), QStringLiteral("The token is not valid."));
            return principal;
        };
        return made;
    }

    HttpListener m_listener;
    quint16 m_port = 0;
};

} // namespace tidegate::test
