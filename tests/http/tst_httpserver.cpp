// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/httpharness.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

class TestHttpServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"tidegate.access=false"_s); }
    void answersEachRequestWithItsStatus_data();
    void answersEachRequestWithItsStatus();
    void sendsTheSecurityFieldsOnEveryAnswer();
    void takesOnlyTidyRequestIds();
    void passesTheRequestToTheHandler();
    void leavesTheBodyOutOfHead();
    void answersNotModified();
    void keepsTheConnectionAfterARefusalWithABody();
    void saysContinueOnlyToAdmittedBodies();
    void closesWhenAsked();
    void closesAfterTheLastAllowedRequest();
    void answersPipelinedRequestsInOrder();
    void hidesWhatAHandlerThrows();
    void refusesWorkAboveTheCap();
    void streamsEvents();
    void finishesRunningRequestsWhenStopped();
    void servesFromSeveralThreads();
    void logsOneLineWithoutSecrets();
};

void TestHttpServer::answersEachRequestWithItsStatus_data()
{
    QTest::addColumn<QByteArray>("request"); // HOST stands for the server's own
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QByteArray good = "Authorization: Bearer good\r\n";
    const QByteArray json = "Content-Type: application/json\r\n";
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &fields, const QByteArray &body, int status, const QString &code) {
        const QByteArray length = body.isEmpty() ? QByteArray() : "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        const QByteArray host = fields.contains("Host:") ? QByteArray() : QByteArray("Host: HOST\r\n");
        QTest::newRow(name) << QByteArray(line + " HTTP/1.1\r\n" + host + fields + length + "\r\n" + body) << status << code;
    };
    row("allowed", "GET /echo/x", good, {}, 200, {});
    row("public", "GET /open", {}, {}, 200, {});
    row("localhost by name", "GET /open", "Host: localhost:PORT\r\n", {}, 200, {});
    row("unknown path", "GET /none", good, {}, 404, u"not-found"_s);
    row("unknown path without a token", "GET /none", {}, {}, 404, u"not-found"_s);
    row("wrong method", "DELETE /echo/x", good, {}, 405, u"method-not-allowed"_s);
    row("TRACE", "TRACE /echo/x", good, {}, 405, u"method-not-allowed"_s);
    row("unknown method", "FROB /echo/x", good, {}, 501, u"not-implemented"_s);
    row("lower-case method", "get /echo/x", good, {}, 501, u"not-implemented"_s);
    row("OPTIONS", "OPTIONS /json", {}, {}, 204, {});
    row("foreign host", "GET /open", "Host: evil.example\r\n", {}, 421, u"misdirected"_s);
    row("own host on another port", "GET /open", "Host: 127.0.0.1:1\r\n", {}, 421, u"misdirected"_s);
    row("foreign origin", "GET /open", "Origin: https://evil.example\r\n", {}, 403, u"foreign-origin"_s);
    row("null origin", "GET /open", "Origin: null\r\n", {}, 403, u"foreign-origin"_s);
    row("own origin", "GET /open", "Origin: http://HOST\r\n", {}, 200, {});
    row("configured origin", "GET /open", "Origin: https://console.example\r\n", {}, 200, {});
    row("cross-site fetch", "GET /open", "Sec-Fetch-Site: cross-site\r\n", {}, 403, u"foreign-origin"_s);
    row("host is checked before the origin", "GET /open", "Host: evil.example\r\nOrigin: https://evil.example\r\n", {}, 421, u"misdirected"_s);
    row("escaped line feed", "GET /open%0a", good, {}, 400, u"malformed-target"_s);
    row("escaped slash", "GET /echo/a%2fb", good, {}, 400, u"malformed-target"_s);
    row("dot segments", "GET /x/%2e%2e/open", good, {}, 400, u"malformed-target"_s);
    row("no token", "GET /echo/x", {}, {}, 401, u"unauthenticated"_s);
    row("other scheme", "GET /echo/x", "Authorization: Basic Z29vZA==\r\n", {}, 401, u"unauthenticated"_s);
    row("scheme without token", "GET /echo/x", "Authorization: Bearer\r\n", {}, 401, u"unauthenticated"_s);
    row("bad token", "GET /echo/x", "Authorization: Bearer bad\r\n", {}, 401, u"bad-token"_s);
    row("scheme in lower case", "GET /echo/x", "Authorization: bearer good\r\n", {}, 200, {});
    row("not enough rights", "GET /echo/x", "Authorization: Bearer viewer\r\n", {}, 403, u"forbidden"_s);
    row("JSON", "POST /json", good + json, "{\"a\":1}", 200, {});
    row("JSON with charset", "POST /json", good + "Content-Type: Application/JSON; charset=UTF-8\r\n", "{}", 200, {});
    row("text/plain", "POST /json", good + "Content-Type: text/plain\r\n", "{}", 415, u"content-type"_s);
    row("form", "POST /json", good + "Content-Type: application/x-www-form-urlencoded\r\n", "a=b", 415, u"content-type"_s);
    row("no type", "POST /json", good, "{}", 415, u"content-type"_s);
    row("merge patch where none is taken", "POST /json", good + "Content-Type: application/merge-patch+json\r\n", "{}", 415, u"content-type"_s);
    row("merge patch", "PATCH /json", good + "Content-Type: application/merge-patch+json\r\n", "{}", 200, {});
    row("compressed", "POST /json", good + json + "Content-Encoding: gzip\r\n", "x", 415, u"content-coding"_s);
    row("no body", "POST /json", good + json, {}, 400, u"body-required"_s);
    row("broken JSON", "POST /json", good + json, "{\"a\":", 400, {});
    row("array", "POST /json", good + json, "[]", 400, {});
    row("duplicate keys", "POST /json", good + json, "{\"a\":1,\"a\":2}", 400, {});
    row("body above the route's limit", "POST /json", good + json, QByteArray(1'001, ' '), 413, u"body-too-large"_s);
    row("rights before type", "POST /json", "Authorization: Bearer viewer\r\n", "x", 403, u"forbidden"_s);
    row("Accept anything", "GET /open", "Accept: text/html, */*;q=0.1\r\n", {}, 200, {});
    row("Accept a family", "GET /open", "Accept: application/*\r\n", {}, 200, {});
    row("Accept HTML only", "GET /open", "Accept: text/html\r\n", {}, 406, u"not-acceptable"_s);
    row("Accept JSON never", "GET /open", "Accept: application/json;q=0\r\n", {}, 406, u"not-acceptable"_s);
    row("Accept CSV", "GET /open", "Accept: text/csv\r\n", {}, 200, {});
    row("reason", "GET /open", "Tidegate-Reason: r%C3%BCckw%C3%A4rts\r\n", {}, 200, {});
    row("broken reason", "GET /open", "Tidegate-Reason: %C3\r\n", {}, 400, u"malformed-reason"_s);
    row("long target", "GET /" + QByteArray(9'000, 'a'), good, {}, 414, u"target-too-long"_s);
    row("large head", "GET /open", "A: " + QByteArray(9'000, 'a') + "\r\n", {}, 431, u"head-too-large"_s);
    row("wrong expectation", "GET /open", "Expect: miracles\r\n", {}, 417, u"expectation-failed"_s);
    row("coding unknown", "POST /json", good + "Transfer-Encoding: gzip\r\n", {}, 501, u"not-implemented"_s);
    QTest::newRow("version") << QByteArray("GET /open HTTP/3.0\r\n\r\n") << 505 << u"version-not-supported"_s;
    QTest::newRow("malformed") << QByteArray("hello\r\n\r\n") << 400 << u"malformed-request"_s;
    QTest::newRow("bare LF") << QByteArray("GET /open HTTP/1.1\nHost: HOST\n\n") << 400 << u"malformed-request"_s;
}

void TestHttpServer::answersEachRequestWithItsStatus()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QString, code);
    HttpListenerOptions options;
    options.origins = {"https://console.example"};
    TestServer server(options);
    RawClient client(server.port());
    const RawReply reply = client.ask(request.replace("HOST", server.host()).replace("PORT", QByteArray::number(server.port())));
    QCOMPARE(reply.status, status);
    if (!code.isEmpty())
        QCOMPARE(reply.code(), code);
    QCOMPARE(reply.fields.count("www-authenticate"), status == 401 ? 1U : 0U);
    QCOMPARE(reply.fields.count("allow"), status == 405 || status == 204 ? 1U : 0U);
    if (status >= 400)
        QCOMPARE(reply.fields.at("content-type"), QByteArray("application/problem+json"));
    QVERIFY(status == 200 || server.executed == 0);
}

void TestHttpServer::sendsTheSecurityFieldsOnEveryAnswer()
{
    TestServer server;
    for (const QByteArray &request : {server.request("GET", "/echo/x"), server.request("GET", "/none"), server.request("OPTIONS", "/open"),
                                      server.request("HEAD", "/open"), QByteArray("nonsense\r\n\r\n")}) {
        RawClient client(server.port());
        const auto fields = client.ask(request).fields;
        QCOMPARE(fields.at("x-content-type-options"), QByteArray("nosniff"));
        QCOMPARE(fields.at("cache-control"), QByteArray("no-store"));
        QCOMPARE(fields.at("content-security-policy"), QByteArray("default-src 'none'; frame-ancestors 'none'"));
        QCOMPARE(fields.at("cross-origin-resource-policy"), QByteArray("same-origin"));
        QCOMPARE(fields.at("referrer-policy"), QByteArray("no-referrer"));
        QCOMPARE(fields.at("x-request-id").size(), 36);
        QCOMPARE(fields.count("server"), 0U);
        for (const auto &[name, value] : fields)
            QVERIFY(!name.startsWith("access-control"));
    }
}

void TestHttpServer::takesOnlyTidyRequestIds()
{
    TestServer server;
    RawClient client(server.port());
    const auto idFor = [&](const QByteArray &sent) {
        return client.ask(server.request("GET", "/open", "X-Request-Id: " + sent + "\r\n")).fields.at("x-request-id");
    };
    QCOMPARE(idFor("abc-12345"), QByteArray("abc-12345"));
    for (const QByteArray &untidy : {QByteArray("short"), QByteArray("with blank 1"), QByteArray("under_score"), QByteArray(65, 'a')}) {
        const QString id = QString::fromLatin1(idFor(untidy));
        QVERIFY2(QRegularExpression(u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s).match(id).hasMatch(), qPrintable(id));
    }
}

void TestHttpServer::passesTheRequestToTheHandler()
{
    TestServer server;
    RawClient client(server.port());
    const QByteArray fields =
        "If-Match: \"7\"\r\nIf-None-Match: \"2\"\r\nIdempotency-Key: k\r\nLast-Event-ID: 9\r\nPrefer: return=minimal, handling=lenient\r\n"
        "Accept: application/json\r\nFreeze-Override-Reason: f\xc3\xbcr\r\nTidegate-Reason: a%20b\r\n";
    QCOMPARE(client.ask(server.request("GET", "/echo/%C3%A4%20b?x=1&y=%C3%BC&x=2", fields)).body, QByteArray("\xc3\xa4 b"));
    const ApiRequest &request = server.last;
    QVERIFY(request.method == HttpMethod::Get);
    QCOMPARE(request.path, u"/echo/ä b"_s);
    QCOMPARE(request.arguments, QStringList{u"ä b"_s});
    QCOMPARE(request.query.allQueryItemValues(u"x"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(request.query.queryItemValue(u"y"_s, QUrl::FullyDecoded), u"ü"_s);
    QVERIFY(request.principal.role == Role::Admin);
    QCOMPARE(request.ifMatch, QByteArray("\"7\""));
    QCOMPARE(request.ifNoneMatch, QByteArray("\"2\""));
    QCOMPARE(request.idempotencyKey, QByteArray("k"));
    QCOMPARE(request.lastEventId, QByteArray("9"));
    QCOMPARE(request.accept, QByteArray("application/json"));
    QCOMPARE(request.origin, QByteArray("http://" + server.host()));
    QCOMPARE(request.overrideReason, u"für"_s);
    QCOMPARE(request.reason, u"a b"_s);
    QCOMPARE(request.peer, u"127.0.0.1"_s);
    QVERIFY(request.lenient);

    const QByteArray body = "{\"name\":\"x\"}";
    client.ask(server.request("POST", "/json", "Content-Type: application/json\r\n", body));
    QCOMPARE(server.last.rawBody, body);
    QCOMPARE(server.last.body.value(u"name"_s).toString(), u"x"_s);
    client.ask(server.request("POST", "/json", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")
               + "4\r\n{\"na\r\n8\r\nme\":\"y\"}\r\n0\r\n\r\n");
    QCOMPARE(server.last.body.value(u"name"_s).toString(), u"y"_s);
}

void TestHttpServer::leavesTheBodyOutOfHead()
{
    TestServer server;
    RawClient client(server.port());
    const RawReply head = client.ask(server.request("HEAD", "/echo/abc"));
    QCOMPARE(head.status, 200);
    QCOMPARE(head.fields.at("content-length"), QByteArray("3"));
    QCOMPARE(client.ask(server.request("GET", "/echo/next")).body, QByteArray("next")); // no stray bytes in between
    QCOMPARE(client.ask(server.request("HEAD", "/none")).status, 404);
    QCOMPARE(client.ask(server.request("GET", "/echo/next")).body, QByteArray("next"));
}

void TestHttpServer::answersNotModified()
{
    TestServer server;
    RawClient client(server.port());
    const QByteArray etag = client.ask(server.request("GET", "/echo/x")).fields.at("etag");
    QVERIFY(etag.startsWith("\"7-"));
    const RawReply unchanged = client.ask(server.request("GET", "/echo/x", "If-None-Match: \"1\", W/" + etag + "\r\n"));
    QCOMPARE(unchanged.status, 304);
    QCOMPARE(unchanged.fields.at("etag"), etag);
    QCOMPARE(client.ask(server.request("GET", "/echo/y", "If-None-Match: " + etag + "\r\n")).status, 200); // the same version, other bytes
    QCOMPARE(client.ask(server.request("GET", "/echo/x", "If-Match: \"8\"\r\n")).status, 412);
    QCOMPARE(client.ask(server.request("HEAD", "/echo/x", "If-None-Match: " + etag + "\r\n")).status, 304);
}

void TestHttpServer::keepsTheConnectionAfterARefusalWithABody()
{
    TestServer server;
    RawClient client(server.port());
    QCOMPARE(client.ask(server.request("POST", "/json", {}, "{\"a\":1}")).status, 415);
    QCOMPARE(client.ask(server.request("GET", "/echo/still-here")).body, QByteArray("still-here"));
}

void TestHttpServer::saysContinueOnlyToAdmittedBodies()
{
    TestServer server;
    RawClient client(server.port());
    client.send(server.request("POST", "/json", "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n"));
    QCOMPARE(client.receive().status, 100);
    QCOMPARE(client.ask("{}").status, 200);
    client.send(server.request("POST", "/json", "Content-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: 2\r\n"));
    QCOMPARE(client.receive().status, 415);
    QVERIFY(client.isClosed()); // whether the two bytes follow is anybody's guess
}

void TestHttpServer::closesWhenAsked()
{
    TestServer server;
    RawClient closing(server.port());
    const RawReply reply = closing.ask(server.request("GET", "/echo/x", "Connection: close\r\n"));
    QCOMPARE(reply.fields.at("connection"), QByteArray("close"));
    QVERIFY(closing.isClosed());
    RawClient old(server.port());
    QCOMPARE(old.ask("GET /open HTTP/1.0\r\n\r\n").status, 200);
    QVERIFY(old.isClosed());
}

void TestHttpServer::closesAfterTheLastAllowedRequest()
{
    HttpListenerOptions options;
    options.limits.requestsPerConnection = 2;
    TestServer server(options);
    RawClient client(server.port());
    QCOMPARE(client.ask(server.request("GET", "/open")).fields.count("connection"), 0U);
    QCOMPARE(client.ask(server.request("GET", "/open")).fields.at("connection"), QByteArray("close"));
    QVERIFY(client.isClosed());
}

void TestHttpServer::answersPipelinedRequestsInOrder()
{
    TestServer server;
    RawClient client(server.port());
    client.send(server.request("GET", "/slow/120/first") + server.request("GET", "/echo/second") + server.request("GET", "/slow/10/third")
                + server.request("GET", "/echo/fourth"));
    for (const char *expected : {"first", "second", "third", "fourth"})
        QCOMPARE(client.receive().body, QByteArray(expected));
}

void TestHttpServer::hidesWhatAHandlerThrows()
{
    TestServer server;
    RawClient client(server.port());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"secret"_s));
    const RawReply reply = client.ask(server.request("GET", "/throws"));
    QCOMPARE(reply.status, 500);
    QVERIFY(!reply.body.contains("secret"));
    QVERIFY(reply.body.contains(reply.fields.at("x-request-id")));
    QCOMPARE(client.ask(server.request("GET", "/echo/x")).status, 200);
}

void TestHttpServer::refusesWorkAboveTheCap()
{
    HttpListenerOptions options;
    options.limits.waitingRequests = 2;
    TestServer server(options);
    std::vector<std::unique_ptr<RawClient>> waiting;
    for (int i = 0; i < 2; ++i) {
        waiting.push_back(std::make_unique<RawClient>(server.port()));
        waiting.back()->send(server.request("GET", "/held"));
    }
    QTRY_COMPARE(server.held.size(), 2U);
    RawClient late(server.port());
    const RawReply refused = late.ask(server.request("GET", "/echo/x"));
    QCOMPARE(refused.status, 503);
    QCOMPARE(refused.fields.at("retry-after"), QByteArray("1"));
    for (const ReplyCallback &done : std::exchange(server.held, {}))
        done(ApiReply{});
    QCOMPARE(waiting.front()->receive().status, 200);
    QCOMPARE(late.ask(server.request("GET", "/echo/x")).status, 200);
}

void TestHttpServer::streamsEvents()
{
    TestServer server;
    RawClient client(server.port());
    const RawReply head = client.ask(server.request("GET", "/stream"));
    QCOMPARE(head.status, 200);
    QCOMPARE(head.fields.at("transfer-encoding"), QByteArray("chunked"));
    QVERIFY(server.stream && server.stream->started);
    emit server.stream->chunk("data: 1\n\n");
    emit server.stream->chunk({});
    emit server.stream->chunk("data: 22\n\n");
    QTRY_COMPARE(client.readMore(), QByteArray("9\r\ndata: 1\n\n\r\na\r\ndata: 22\n\n\r\n"));
    emit server.stream->finished();
    QTRY_VERIFY(client.readMore().endsWith("\r\n0\r\n\r\n"));
    QVERIFY(client.isClosed());
    QTRY_VERIFY(!server.stream);

    RawClient leaving(server.port());
    QCOMPARE(leaving.ask(server.request("GET", "/stream")).status, 200);
    QVERIFY(server.stream);
    leaving.socket().abort();
    QTRY_VERIFY(!server.stream);
}

void TestHttpServer::finishesRunningRequestsWhenStopped()
{
    TestServer server;
    RawClient idle(server.port());
    QCOMPARE(idle.ask(server.request("GET", "/open")).status, 200);
    RawClient busy(server.port());
    busy.send(server.request("GET", "/slow/150/done"));
    QTRY_COMPARE(server.executed, 2);
    QSignalSpy stopped(&server.listener(), &HttpListener::stopped);
    server.listener().stop();
    QVERIFY(idle.isClosed());
    QCOMPARE(stopped.size(), 0);
    const RawReply reply = busy.receive();
    QCOMPARE(reply.body, QByteArray("done"));
    QVERIFY(busy.isClosed());
    QTRY_COMPARE(stopped.size(), 1);
    QTcpSocket late;
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestHttpServer::servesFromSeveralThreads()
{
    std::atomic<int> backends{0};
    HttpListenerOptions options;
    options.threads = 3;
    HttpListener listener(
        [&backends] {
            ++backends;
            ApiRoute route;
            route.path = "/thread";
            route.handler = atOnce([](const ApiRequest &, const ReplyCallback &done) {
                ApiReply reply;
                reply.body = QThread::currentThread()->objectName().toStdString();
                done(reply);
            });
            return HttpService{.routes = {route}, .authenticate = {}, .owner = {}};
        },
        options);
    const quint16 port = *listener.listen(QHostAddress(QHostAddress::LocalHost), 0);
    listener.start();
    QSet<QByteArray> names;
    for (int i = 0; i < 6; ++i) {
        RawClient client(port);
        names.insert(client.ask("GET /thread HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) + "\r\n\r\n").body);
    }
    QCOMPARE(names, (QSet<QByteArray>{"http-0", "http-1", "http-2"}));
    QCOMPARE(backends.load(), 3);
    QSignalSpy stopped(&listener, &HttpListener::stopped);
    listener.stop();
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(listener.connectionCount(), 0);
}

void TestHttpServer::logsOneLineWithoutSecrets()
{
    static QStringList lines;
    lines.clear();
    QLoggingCategory::setFilterRules(u"tidegate.access=true"_s);
    const auto previous = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { lines << text; });
    TestServer server;
    RawClient client(server.port());
    const RawReply reply = client.ask(server.request("GET", "/echo/canary1?q=canary2", "Tidegate-Reason: canary3\r\n"));
    qInstallMessageHandler(previous);
    QLoggingCategory::setFilterRules(u"tidegate.access=false"_s);
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.first().startsWith(u"method=GET route=/echo/{text} status=200 ms="_s), qPrintable(lines.first()));
    QVERIFY(lines.first().endsWith(u"id="_s + QString::fromLatin1(reply.fields.at("x-request-id"))));
    QVERIFY(!lines.first().contains(u"canary"_s));
    QCOMPARE(server.listener().metrics().requestCount(), 1U);
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
