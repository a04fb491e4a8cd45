// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/domain/say.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

class TestApiClient : public QObject
{
    Q_OBJECT

private slots:
    void readsAnAnswer();
    void sendsTheTokenAndNoSurprises();
    void turnsAnswersIntoErrors_data();
    void turnsAnswersIntoErrors();
    void keepsAllOfAProblemDocument();
    void repeatsAnUnclearWriteOnceWithTheSameKey();
    void sendsTheKeyOfTheCommand();
    void keepsTheKeyUntilTheAnswerIsKnown_data();
    void keepsTheKeyUntilTheAnswerIsKnown();
    void takesADeletionForDoneWhenNothingIsThere();
    void doesNotRepeatAWriteThatWasRefused();
    void doesNotFollowRedirects();
    void givesUpOnSilence();
    void followsPages();
    void remembersThePositionOfTheFeed();
    void sendsVersionReasonAndConfirmation();
    void takesNoStickerForNothing();
    void speaksNothingButHttp();
    void survivesItsOwnEndDuringARequest();
    void praisesNoChainThatNobodySealed_data();
    void praisesNoChainThatNobodySealed();

private:
    static QByteArray http(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {}, const QByteArray &type = "application/json")
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n"
            + headers + "\r\n" + body;
    }
    static Endpoint endpointOf(const ScriptedServer &server) { return {QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), "secret-token", {}}; }
    static QByteArray header(const QByteArray &request, const QByteArray &name)
    {
        for (const QByteArray &line : request.split('\n')) {
            if (line.left(name.size() + 1).toLower() == QByteArray(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
    static inline const QByteArray s_meta = R"({"version":"1","mode":"local","serverTime":"2026-01-15T00:00:00Z","capabilities":["agents"]})";
};

void TestApiClient::readsAnAnswer()
{
    ScriptedServer server(ScriptedServer::saying(http("200 OK", s_meta)));
    ApiClient client(endpointOf(server));

    const auto meta = client.meta();

    QVERIFY(test::isDoneWithin(meta, 5000));
    QVERIFY(meta.result().has_value());
    QCOMPARE(meta.result()->mode, u"local"_s);
    QCOMPARE(meta.result()->capabilities, QStringList{u"agents"_s});
}

void TestApiClient::sendsTheTokenAndNoSurprises()
{
    ScriptedServer server(ScriptedServer::saying(http("200 OK", s_meta, "Set-Cookie: a=b\r\n")));
    ApiClient client(endpointOf(server));

    QVERIFY(test::isDoneWithin(client.meta(), 5000));
    QVERIFY(test::isDoneWithin(client.meta(), 5000));

    const QByteArray request = server.requests().last();
    QVERIFY(request.startsWith("GET /api/v1/meta HTTP/1.1\r\n"));
    QCOMPARE(header(request, "Authorization"), QByteArray("Bearer secret-token"));
    QCOMPARE(header(request, "Cookie"), QByteArray());
    QCOMPARE(header(request, "Idempotency-Key"), QByteArray());
    QCOMPARE(header(request, "Upgrade"), QByteArray());
}

void TestApiClient::turnsAnswersIntoErrors_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");

    const auto problem = [](const QByteArray &status, const QByteArray &code) -> QByteArray {
        return http(status, R"({"title":"t","detail":"d","code":")" + code + "\"}", {}, "application/problem+json");
    };
    QTest::newRow("a problem") << problem("409 Conflict", "name-taken") << ErrorKind::Conflict << u"name-taken"_s;
    QTest::newRow("a stale version") << problem("412 Precondition Failed", "stale") << ErrorKind::Stale << u"stale"_s;
    QTest::newRow("a full disk") << problem("507 Insufficient Storage", "storage-full") << ErrorKind::StorageFull << u"storage-full"_s;
    QTest::newRow("sign in") << http("401 Unauthorized", "", "WWW-Authenticate: Bearer\r\n") << ErrorKind::Unauthenticated << u"unauthenticated"_s;
    QTest::newRow("a status without a problem") << http("503 Service Unavailable", "<html>") << ErrorKind::Unavailable << u"http-503"_s;
    QTest::newRow("a broken problem") << http("422 Unprocessable", "{", {}, "application/problem+json") << ErrorKind::Invalid << u"http-422"_s;
    QTest::newRow("a teapot") << http("418 I'm a teapot", "") << ErrorKind::Malformed << u"http-418"_s;
    QTest::newRow("success that is no JSON") << http("200 OK", "<html>hello") << ErrorKind::Internal << u"malformed-answer"_s;
    QTest::newRow("success of another shape") << http("200 OK", "[1]") << ErrorKind::Internal << u"malformed-answer"_s;
    QTest::newRow("success with a member missing") << http("200 OK", R"({"version":"1"})") << ErrorKind::Internal << u"malformed-answer"_s;
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n") << ErrorKind::Unavailable << QString();
    QTest::newRow("nothing at all") << QByteArray() << ErrorKind::Unavailable << u"connection-closed"_s;
    QTest::newRow("the end is missing") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                                        << ErrorKind::Unavailable << u"connection-closed"_s;
    QTest::newRow("too large") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{") << ErrorKind::TooLarge
                               << u"answer-too-large"_s;
}

void TestApiClient::turnsAnswersIntoErrors()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, code);
    ScriptedServer server(ScriptedServer::saying(answer));
    ApiClient client(endpointOf(server));

    const auto meta = client.meta();

    QVERIFY(test::isDoneWithin(meta, 5000));
    QVERIFY(!meta.result());
    QCOMPARE(meta.result().error().kind, kind);
    if (!code.isEmpty())
        QCOMPARE(meta.result().error().code, code);
    QVERIFY(!meta.result().error().message.isEmpty());
}

void TestApiClient::keepsAllOfAProblemDocument()
{
    const QByteArray body =
        R"({"type":"tag:x","title":"Not empty","status":409,"detail":"It has 2 targets.","instance":"/x","code":"environment-not-empty","params":{"targets":2,"groups":0},
        "requestId":"r-1","blockers":{"targets":2},"errors":[{"pointer":"/end","code":"must-be-after-start","message":"Too early."},
        {"pointer":"/reason","code":"too-long","params":{"case":"text","most":5},"message":"Too long."},{"pointer":"/x","code":"odd","params":[1],"message":"Odd."}]})";
    ScriptedServer server(ScriptedServer::saying(http("409 Conflict", body, {}, "application/problem+json; charset=utf-8")));
    ApiClient client(endpointOf(server));
    Environment environment;
    environment.id = EnvironmentId::create();

    const auto removed = client.send(commands::remove(environment, false, {}, {}));

    QVERIFY(test::isDoneWithin(removed, 5000));
    const Error error = removed.result().error();
    QCOMPARE(error.message, u"It has 2 targets."_s);
    QCOMPARE(error.said, say("environment-not-empty", 2, 0));
    QCOMPARE(error.fields.size(), 3);
    QCOMPARE(error.fields.at(0).pointer, u"/end"_s);
    QCOMPARE(error.fields.at(0).message, u"Too early."_s);
    QCOMPARE(error.fields.at(0).said, say("must-be-after-start"));
    QCOMPARE(error.fields.at(1).said, say("too-long/text", 5));
    QCOMPARE(error.fields.at(2).said, (Message{u"odd"_s, {}}));
    QVERIFY(!error.extra.contains(u"params"_s));
    QCOMPARE(error.extra.value(u"blockers"_s).toMap().value(u"targets"_s).toInt(), 2);
    QCOMPARE(error.extra.value(u"requestId"_s).toString(), u"r-1"_s);
    QVERIFY(!error.extra.contains(u"status"_s));
    const QString exchange = error.extra.value(u"exchange"_s).toString();
    QVERIFY2(exchange.contains(u" http://127.0.0.1:"_s) && exchange.endsWith(u" → 409"_s), qPrintable(exchange));
}

void TestApiClient::repeatsAnUnclearWriteOnceWithTheSameKey()
{
    const QByteArray answer = http("200 OK", R"({"status":"healthy","message":"fine","checkedAt":"2026-01-15T00:00:00Z"})");
    int tries = 0;
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &) {
        if (++tries > 1)
            socket.write(answer);
        socket.disconnectFromHost();
    });
    ApiClient client(endpointOf(server));

    const auto checked = client.send(commands::checkHealth(TargetId::create()));

    QVERIFY(test::isDoneWithin(checked, 5000));
    QVERIFY(checked.result().has_value());
    QVERIFY(!header(server.requests().first(), "Idempotency-Key").isEmpty());
    QCOMPARE(header(server.requests().at(1), "Idempotency-Key"), header(server.requests().at(0), "Idempotency-Key"));

    ScriptedServer dead(ScriptedServer::saying({}));
    ApiClient other(endpointOf(dead));
    const auto never = other.send(commands::checkHealth(TargetId::create()));
    QVERIFY(test::isDoneWithin(never, 5000));
    QCOMPARE(never.result().error().code, u"connection-closed"_s);
    // Qt may send a request once more by itself.
    QVERIFY(dead.requests().size() >= 2 && dead.requests().size() <= 4);
    for (const QByteArray &request : dead.requests())
        QCOMPARE(header(request, "Idempotency-Key"), header(dead.requests().first(), "Idempotency-Key"));
}

void TestApiClient::sendsTheKeyOfTheCommand()
{
    ScriptedServer server(ScriptedServer::saying(http("500 Internal Server Error", "")));
    ApiClient client(endpointOf(server));
    auto command = commands::acceptClock(u"right again"_s);
    command.key = client.keyFor(command);
    QVERIFY(client.keyFor(command) != command.key); // nothing was sent yet

    QVERIFY(test::isDoneWithin(client.send(command), 5000));

    QVERIFY(server.requests().last().startsWith("POST /api/v1/clock/accept HTTP/1.1\r\n"));
    QCOMPARE(header(server.requests().last(), "Idempotency-Key"), command.key);
    QCOMPARE(client.keyFor(commands::acceptClock(u"right again"_s)), command.key); // nobody knows what became of it
    QVERIFY(client.keyFor(commands::acceptClock(u"for another reason"_s)) != command.key);
}

void TestApiClient::keepsTheKeyUntilTheAnswerIsKnown_data()
{
    QTest::addColumn<QByteArray>("failure");
    QTest::addColumn<bool>("same");

    QTest::newRow("the answer is lost") << QByteArray() << true;
    QTest::newRow("half an answer") << QByteArray("HTTP/1.1 201 Created\r\nContent-Length: 1000\r\n\r\n{") << true;
    QTest::newRow("a failure of the server") << http("500 Internal Server Error", "") << true;
    QTest::newRow("a proxy without its server") << http("504 Gateway Timeout", "<html>") << true;
    QTest::newRow("a page instead of the answer") << http("200 OK", "<html>Welcome to the airport") << true;
    QTest::newRow("the token is refused") << http("401 Unauthorized", "") << true;
    QTest::newRow("the change is refused") << http("422 Unprocessable", R"({"code":"invalid"})", {}, "application/problem+json") << false;
}

void TestApiClient::keepsTheKeyUntilTheAnswerIsKnown()
{
    QFETCH(const QByteArray, failure);
    QFETCH(const bool, same);
    QByteArray answer = failure;
    ScriptedServer server([&answer](QSslSocket &socket, const QByteArray &) {
        socket.write(answer);
        socket.disconnectFromHost();
    });
    ApiClient client(endpointOf(server));
    TargetGroup group;
    group.environmentId = EnvironmentId::create();
    group.name = u"web"_s;
    QVERIFY(test::isDoneWithin(client.send(commands::create(group)), 5000));
    const QByteArray first = header(server.requests().last(), "Idempotency-Key");
    QVERIFY(!first.isEmpty());

    client.setEndpoint({QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), "token-after-sign-in", {}});
    QVERIFY(test::isDoneWithin(client.send(commands::create(group)), 5000));
    QCOMPARE(header(server.requests().last(), "Idempotency-Key") == first, same);

    TargetGroup other = group;
    other.name = u"db"_s;
    QVERIFY(test::isDoneWithin(client.send(commands::create(other)), 5000));
    QVERIFY2(header(server.requests().last(), "Idempotency-Key") != first, "another request");

    answer = http("201 Created",
                  R"({"id":")" + createUuidV7().toByteArray(QUuid::WithoutBraces) + R"(","environmentId":")" + group.environmentId.toString().toLatin1()
                      + R"(","name":"web","displayName":"Web","description":null,"labels":{},"deployOrder":0,"targetCount":0,"version":1,)"
                        R"("createdAt":"2026-01-15T00:00:00Z","updatedAt":"2026-01-15T00:00:00Z"})");
    const auto done = client.send(commands::create(group));
    QVERIFY(test::isDoneWithin(done, 5000));
    QVERIFY2(done.result().has_value(), qPrintable(done.result() ? QString() : done.result().error().detail));
    QCOMPARE(header(server.requests().last(), "Idempotency-Key") == first, same);
    QVERIFY(test::isDoneWithin(client.send(commands::create(group)), 5000));
    QVERIFY2(header(server.requests().last(), "Idempotency-Key") != first, "once it is known, the same again is meant anew");
}

void TestApiClient::takesADeletionForDoneWhenNothingIsThere()
{
    int tries = 0;
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &) {
        if (++tries > 1)
            socket.write(http("404 Not Found", R"({"code":"not-found","detail":"Gone."})", {}, "application/problem+json"));
        socket.disconnectFromHost();
    });
    ApiClient client(endpointOf(server));
    Target target;
    target.id = TargetId::create();

    const auto removed = client.send(commands::remove(target, {}));

    QVERIFY(test::isDoneWithin(removed, 5000));
    QVERIFY(removed.result().has_value());
}

void TestApiClient::doesNotRepeatAWriteThatWasRefused()
{
    ScriptedServer server(ScriptedServer::saying(http("500 Internal Server Error", "")));
    ApiClient client(endpointOf(server));

    QVERIFY(test::isDoneWithin(client.send(commands::checkHealth(TargetId::create())), 5000));

    QCOMPARE(server.requests().size(), 1);
}

void TestApiClient::doesNotFollowRedirects()
{
    ScriptedServer elsewhere(ScriptedServer::saying(http("200 OK", s_meta)));
    ScriptedServer server(ScriptedServer::saying(http("302 Found", "", "Location: http://127.0.0.1:" + QByteArray::number(elsewhere.serverPort()) + "/\r\n")));
    ApiClient client(endpointOf(server));

    const auto meta = client.meta();

    QVERIFY(test::isDoneWithin(meta, 5000));
    QCOMPARE(meta.result().error().code, u"redirected"_s);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestApiClient::givesUpOnSilence()
{
    ScriptedServer server(ScriptedServer::silent());
    ApiClient client(endpointOf(server));

    const auto meta = client.meta();

    QVERIFY(test::isDoneWithin(meta, 20'000)); // 15 s without a byte
    QCOMPARE(meta.result().error().code, u"timeout"_s);
}

void TestApiClient::followsPages()
{
    const auto report = [](const QByteArray &id) -> QByteArray { return R"([{"targetId":")" + id + R"(","status":"in_sync","differences":[]}])"; };
    const QByteArray first = createUuidV7().toByteArray(QUuid::WithoutBraces);
    const QByteArray second = createUuidV7().toByteArray(QUuid::WithoutBraces);
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &request) {
        if (request.contains("cursor=a%2Bb"))
            socket.write(http("200 OK", report(second)));
        else
            socket.write(http("200 OK", report(first), "Link: <http://elsewhere.invalid/api/v1/drift?cursor=a%2Bb>; rel=\"next\"\r\n"));
        socket.disconnectFromHost();
    });
    ApiClient client(endpointOf(server));

    const auto drift = client.fleetDrift({});

    QVERIFY(test::isDoneWithin(drift, 5000));
    QVERIFY(drift.result().has_value());
    QCOMPARE(drift.result()->size(), 2);
    QCOMPARE(drift.result()->last().first.toString().toLatin1(), second);
}

void TestApiClient::remembersThePositionOfTheFeed()
{
    ScriptedServer server(ScriptedServer::saying(http("200 OK", "[]", "ETag: \"1234-99\"\r\n")));
    ApiClient client(endpointOf(server));
    QCOMPARE(client.feedPosition(), -1);

    QVERIFY(test::isDoneWithin(client.environments(), 5000));

    QCOMPARE(client.feedPosition(), 1234);
}

void TestApiClient::sendsVersionReasonAndConfirmation()
{
    ScriptedServer server(ScriptedServer::saying(http("200 OK", R"({"deleted":true})")));
    ApiClient client(endpointOf(server));
    Environment environment;
    environment.id = EnvironmentId::create();
    environment.version = 7;

    QVERIFY(test::isDoneWithin(client.send(commands::remove(environment, true, u"pro&d"_s, u"Züge\r\nEvil: 1"_s)), 5000));

    const QByteArray request = server.requests().first();
    QCOMPARE(request.left(request.indexOf("\r\n")),
             QByteArray("DELETE /api/v1/environments/" + environment.id.toString().toLatin1() + "?cascade=true&confirm=pro%26d HTTP/1.1"));
    QCOMPARE(header(request, "If-Match"), QByteArray("\"7\""));
    QCOMPARE(header(request, "Tidegate-Reason"), QByteArray("Z%C3%BCge%0D%0AEvil%3A%201"));
    QCOMPARE(header(request, "Evil"), QByteArray());
}

void TestApiClient::takesNoStickerForNothing()
{
    ScriptedServer none(ScriptedServer::saying(http("404 Not Found", R"({"code":"no-sticker","detail":"None."})", {}, "application/problem+json")));
    ScriptedServer gone(ScriptedServer::saying(http("404 Not Found", R"({"code":"not-found","detail":"Gone."})", {}, "application/problem+json")));
    ApiClient first(endpointOf(none));
    ApiClient second(endpointOf(gone));

    const auto nothing = first.sticker(TargetId::create());
    const auto error = second.sticker(TargetId::create());

    QVERIFY(test::isDoneWithin(nothing, 5000));
    QVERIFY(test::isDoneWithin(error, 5000));
    QVERIFY(nothing.result().has_value());
    QVERIFY(!nothing.result()->has_value());
    QCOMPARE(error.result().error().kind, ErrorKind::NotFound);
}

void TestApiClient::speaksNothingButHttp()
{
    ApiClient client(Endpoint{QUrl(u"file:///etc/passwd"_s), {}, {}});

    const auto meta = client.meta();

    QVERIFY(test::isDoneWithin(meta, 5000));
    QCOMPARE(meta.result().error().code, u"unsupported-address"_s);
}

void TestApiClient::survivesItsOwnEndDuringARequest()
{
    ScriptedServer server(ScriptedServer::silent());
    auto client = std::make_unique<ApiClient>(endpointOf(server));
    const auto meta = client->meta();
    client->follow(0);
    QTRY_VERIFY(!server.requests().isEmpty());

    client.reset();

    QVERIFY(meta.isCanceled());
}

void TestApiClient::praisesNoChainThatNobodySealed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("proven");
    QTest::newRow("sealed") << QByteArray(R"({"valid":true,"rows":3,"seals":{"state":"proven"},"verdict":"Fine."})") << true;
    QTest::newRow("not sealed") << QByteArray(R"({"valid":true,"rows":3,"seals":{"state":"none"},"verdict":"Fine."})") << false;
    QTest::newRow("no key") << QByteArray(R"({"valid":true,"rows":3,"seals":{"state":"no-key"},"verdict":"Fine."})") << false;
    QTest::newRow("broken though sealed") << QByteArray(R"({"valid":false,"rows":3,"seals":{"state":"proven"},"verdict":"Changed."})") << false;
    QTest::newRow("a server that says less") << QByteArray(R"({"valid":true,"rows":3})") << false;
}

void TestApiClient::praisesNoChainThatNobodySealed()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, proven);
    ScriptedServer server(ScriptedServer::saying(http("200 OK", body)));
    ApiClient client(endpointOf(server));
    const auto verdict = client.verifyAudit();
    QVERIFY(test::isDoneWithin(verdict, 5000));
    QVERIFY(verdict.result());
    QCOMPARE(verdict.result()->proven, proven);
    QVERIFY(!verdict.result()->sentence.isEmpty());
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
