// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/httpharness.h"

namespace tidegate::test {

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_isConnected = QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

RawReply RawClient::receive(bool isHead, int timeoutMs)
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

RawReply RawClient::ask(const QByteArray &bytes)
{
    send(bytes);
    return receive(bytes.startsWith("HEAD "));
}

bool RawClient::isClosed(int timeoutMs)
{
    return QTest::qWaitFor(
        [this] {
            readMore();
            return m_socket.state() == QAbstractSocket::UnconnectedState;
        },
        timeoutMs);
}

TestServer::TestServer(HttpListenerOptions options) : m_listener([this] { return backend(); }, std::move(options))
{
    m_port = *m_listener.listen(QHostAddress(QHostAddress::LocalHost), 0);
    m_listener.start();
}

QByteArray TestServer::request(const QByteArray &method, const QByteArray &target, const QByteArray &fields, const QByteArray &body) const
{
    const QByteArray length = body.isEmpty() ? QByteArray() : "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return method + " " + target + " HTTP/1.1\r\nHost: " + host() + "\r\nAuthorization: Bearer good\r\n" + fields + length + "\r\n" + body;
}

ApiReply TestServer::textReply(const QString &text)
{
    ApiReply reply;
    reply.contentType = "text/plain; charset=utf-8";
    reply.body = text.toStdString();
    return reply;
}

ApiRoute TestServer::route(HttpMethod method, const char *path, ApiHandler handler, Permission permission) const
{
    ApiRoute made;
    made.method = method;
    made.path = path;
    made.permission = permission;
    made.handler = std::move(handler);
    made.handler.runsIn = RunsIn::Connection; // so that tests can look at what it did
    return made;
}

HttpService TestServer::backend()
{
    HttpService made;
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
            return spokenError(ErrorKind::Unauthenticated, QStringLiteral("bad-token"), QStringLiteral("The token is not valid."));
        return principal;
    };
    return made;
}

} // namespace tidegate::test
