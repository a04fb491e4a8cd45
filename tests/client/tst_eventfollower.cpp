// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "tests/support/scriptedserver.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

class TestEventFollower : public QObject
{
    Q_OBJECT

private slots:
    void handsOutChangesInOrder();
    void comesBackWithTheLastEventId();
    void saysWhenEverythingMustBeLoadedAgain();
    void goesBackWithARestoredJournal();
    void stopsWhenTheTokenIsRefused();
    void waitsLongerAfterEachFailure();

private:
    static QByteArray change(int seq)
    {
        const QByteArray number = QByteArray::number(seq);
        return "id: " + number + "\nevent: change\ndata: {\"seq\":" + number
            + ",\"at\":\"2026-01-15T00:00:00Z\",\"kind\":\"target.health\",\"entityType\":\"target\",\"entityId\":\""
            + createUuidV7().toByteArray(QUuid::WithoutBraces) + "\",\"environmentId\":null,\"version\":0}\n\n";
    }
    static inline const QByteArray s_head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n";
    static Endpoint endpointOf(const ScriptedServer &server) { return {QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), "token", {}}; }
};

void TestEventFollower::handsOutChangesInOrder()
{
    QPointer<QSslSocket> stream;
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &) {
        stream = &socket;
        socket.write(s_head + ":\n\n" + change(5) + change(6) + "event: change\nda");
    });
    ApiClient client(endpointOf(server));
    QSignalSpy opened(&client, &ApiClient::feedOpened);
    QList<qint64> seqs;
    connect(&client, &ApiClient::changed, this, [&seqs](const QList<ChangeNotice> &notices) {
        for (const ChangeNotice &notice : notices)
            seqs << notice.seq;
    });

    client.follow(4);

    QTRY_COMPARE(seqs, (QList<qint64>{5, 6}));
    QCOMPARE(opened.size(), 1);
    QVERIFY(server.requests().first().startsWith("GET /api/v1/events?since=4 HTTP/1.1"));
    stream->write("ta: {\"seq\":7,\"kind\":\"drift.changed\",\"entityType\":\"drift\"}\n\n");
    QTRY_COMPARE(seqs, (QList<qint64>{5, 6, 7}));
}

void TestEventFollower::comesBackWithTheLastEventId()
{
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &) {
        socket.write(s_head + change(42));
        socket.disconnectFromHost();
    });
    ApiClient client(endpointOf(server));
    QSignalSpy lost(&client, &ApiClient::feedLost);
    client.follow(10);
    QTRY_COMPARE(lost.size(), 1);
    QVERIFY(lost.at(0).at(1).value<std::chrono::milliseconds>() > std::chrono::milliseconds(500));

    client.retryNow();

    QTRY_COMPARE(lost.size(), 2);
    QVERIFY(server.requests().at(1).contains("\r\nLast-Event-ID: 42\r\n"));
    QVERIFY(!server.requests().at(0).contains("Last-Event-ID"));
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 3, 10'000); // by itself, after about a second
}

void TestEventFollower::saysWhenEverythingMustBeLoadedAgain()
{
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &) { socket.write(s_head + "event: resync\ndata: {}\n\n" + change(99)); });
    ApiClient client(endpointOf(server));
    QSignalSpy resync(&client, &ApiClient::resyncNeeded);
    QSignalSpy changed(&client, &ApiClient::changed);

    client.follow(1);

    QTRY_COMPARE(resync.size(), 1);
    QTRY_COMPARE(changed.size(), 1);
}

void TestEventFollower::goesBackWithARestoredJournal()
{
    int asked = 0;
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &) {
        socket.write(s_head + (asked++ == 0 ? "id: 7-0a1b2c3d\nevent: resync\ndata: {}\n\n" : change(8)));
        socket.disconnectFromHost();
    });
    ApiClient client(endpointOf(server));
    QSignalSpy resync(&client, &ApiClient::resyncNeeded);
    QSignalSpy lost(&client, &ApiClient::feedLost);

    client.follow(900);
    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(resync.size(), 1);
    client.retryNow();

    QTRY_COMPARE(lost.size(), 2);
    QVERIFY(server.requests().at(1).contains("\r\nLast-Event-ID: 7-0a1b2c3d\r\n"));
    QCOMPARE(resync.size(), 1);
}

void TestEventFollower::stopsWhenTheTokenIsRefused()
{
    ScriptedServer server(ScriptedServer::saying("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"));
    ApiClient client(endpointOf(server));
    QSignalSpy lost(&client, &ApiClient::feedLost);

    client.follow(1);

    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(lost.at(0).at(0).value<Error>().kind, ErrorKind::Unauthenticated);
    QCOMPARE(lost.at(0).at(1).value<std::chrono::milliseconds>(), std::chrono::milliseconds(0));
    QVERIFY(!lost.wait(1500)); // no further try by itself
}

void TestEventFollower::waitsLongerAfterEachFailure()
{
    ScriptedServer server(ScriptedServer::saying("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"));
    ApiClient client(endpointOf(server));
    QSignalSpy lost(&client, &ApiClient::feedLost);

    client.follow(1);

    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 3, 10'000);
    const auto delay = [&lost](int at) { return lost.at(at).at(1).value<std::chrono::milliseconds>(); };
    QVERIFY(delay(0) <= std::chrono::milliseconds(1200));
    QVERIFY(delay(1) >= std::chrono::milliseconds(1600) && delay(1) <= std::chrono::milliseconds(2400));
    QVERIFY(delay(2) >= std::chrono::milliseconds(3200));
}

QTEST_GUILESS_MAIN(TestEventFollower)
#include "tst_eventfollower.moc"
