// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockerprobe.h"
#include "services/net/httpfetch.h"

#include "tests/support/await.h"
#include "tests/support/certificates.h"
#include "tests/support/scriptedserver.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QByteArray kept = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";
const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n0\r\n\r\n";
const QByteArray closing = "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 2\r\n\r\nOK";
const QByteArray old = "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nOK";

ScriptedServer::Script answering(const QByteArray &bytes)
{
    return [bytes](QSslSocket &socket, const QByteArray &) { socket.write(bytes); };
}

OutboundPolicy onThisComputer()
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    return policy;
}

HttpRequest sharingTo(const ScriptedServer &server)
{
    HttpRequest request;
    request.host = u"127.0.0.1"_s;
    request.port = server.serverPort();
    request.useTls = false;
    request.totalTimeout = std::chrono::milliseconds(3'000);
    request.kept = std::make_shared<KeptConnections>();
    return request;
}

/// "ok <status>" or the code of the error.
QString endOf(const HttpRequest &request)
{
    const auto future = httpFetch(request, onThisComputer());
    if (!isDoneWithin(future, 6'000))
        return u"never finished"_s;
    const auto result = future.result();
    return result ? u"ok "_s + QString::number(result->status) : result.error().code;
}

} // namespace

class TestKeptConnections : public QObject
{
    Q_OBJECT

private slots:
    void aConnectionIsUsedAgainWhereTheOtherSideLeavesItOpen_data();
    void aConnectionIsUsedAgainWhereTheOtherSideLeavesItOpen();
    void requestsAtOnceHaveOneEach();
    void theSameTlsConnectionIsUsedAgain();
    void aSocketOfThisComputerIsUsedAgain();
    void anotherPlaceGetsNoneOfThem();
    void aQuestionIsAskedAgainWhereTheConnectionHasEnded();
    void whatIsPostedIsNotPostedAgain();
    void whatNobodyAskedForIsNoAnswer();
    void theyAreClosedWithWhoeverKeepsThem();
    void aCheckAsksOverOneConnection();
};

void TestKeptConnections::aConnectionIsUsedAgainWhereTheOtherSideLeavesItOpen_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("connections");
    QTest::newRow("with a length") << kept << 1;
    QTest::newRow("in chunks") << chunked << 1;
    QTest::newRow("without a body") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 1;
    QTest::newRow("kept in words") << QByteArray("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nOK") << 1;
    QTest::newRow("that says that it ends") << closing << 3;
    QTest::newRow("of the older version") << old << 3;
}

void TestKeptConnections::aConnectionIsUsedAgainWhereTheOtherSideLeavesItOpen()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, connections);
    ScriptedServer server(answering(answer));
    const HttpRequest request = sharingTo(server);
    for (int i = 0; i < 3; ++i)
        QVERIFY(endOf(request).startsWith(u"ok 20"_s));
    QCOMPARE(server.connections(), connections);
    QCOMPARE(server.requests().size(), 3);
    for (const QByteArray &each : server.requests())
        QVERIFY2(!each.contains("Connection:"), each.constData());
}

void TestKeptConnections::requestsAtOnceHaveOneEach()
{
    ScriptedServer server(answering(kept));
    const HttpRequest request = sharingTo(server);
    QList<QFuture<Result<HttpAnswer>>> all;
    for (int i = 0; i < 3; ++i)
        all.append(httpFetch(request, onThisComputer()));
    for (const auto &each : std::as_const(all)) {
        QVERIFY(isDoneWithin(each, 3'000));
        QVERIFY(each.result());
    }
    QCOMPARE(server.connections(), 3);
    QCOMPARE(endOf(request), u"ok 200"_s);
    QCOMPARE(server.connections(), 3);
}

void TestKeptConnections::theSameTlsConnectionIsUsedAgain()
{
    Certificates certificates;
    QVERIFY2(certificates.make(), "openssl could not make the certificates of this test");
    QSslConfiguration tls;
    tls.setLocalCertificateChain(QSslCertificate::fromData(certificates.pem(u"server.pem"_s)));
    tls.setPrivateKey(QSslKey(certificates.pem(u"server.key"_s), QSsl::Ec));
    ScriptedServer server(answering(kept), tls);
    HttpRequest request = sharingTo(server);
    request.useTls = true;
    request.tls.ca = certificates.pem(u"ca.pem"_s);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(endOf(request), u"ok 200"_s);
    QCOMPARE(server.connections(), 1);
    HttpRequest plain = request; // the same place otherwise spoken to
    plain.useTls = false;
    QVERIFY(endOf(plain) != u"ok 200"_s);
    QCOMPARE(server.connections(), 2);
}

void TestKeptConnections::aSocketOfThisComputerIsUsedAgain()
{
    QTemporaryDir folder;
    QLocalServer server;
    int connections = 0;
    connect(&server, &QLocalServer::newConnection, &server, [&] {
        ++connections;
        QLocalSocket *socket = server.nextPendingConnection();
        connect(socket, &QIODevice::readyRead, socket, [socket] {
            if (socket->readAll().endsWith("\r\n\r\n"))
                socket->write(kept);
        });
    });
    QVERIFY(server.listen(folder.filePath(u"engine.sock"_s)));
    HttpRequest request;
    request.host = u"localhost"_s;
    request.socketPath = server.fullServerName();
    request.useTls = false;
    request.totalTimeout = std::chrono::milliseconds(3'000);
    request.kept = std::make_shared<KeptConnections>();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(endOf(request), u"ok 200"_s);
    QCOMPARE(connections, 1);
}

void TestKeptConnections::anotherPlaceGetsNoneOfThem()
{
    ScriptedServer first(answering(kept));
    ScriptedServer second(answering(kept));
    HttpRequest request = sharingTo(first);
    QCOMPARE(endOf(request), u"ok 200"_s);
    request.port = second.serverPort();
    QCOMPARE(endOf(request), u"ok 200"_s);
    QCOMPARE(second.requests().size(), 1);
    request.host = u"localhost"_s; // the same address under another name: what is behind it may answer by name
    request.address = QHostAddress(QHostAddress::LocalHost);
    QCOMPARE(endOf(request), u"ok 200"_s);
    QCOMPARE(second.connections(), 2);
}

void TestKeptConnections::aQuestionIsAskedAgainWhereTheConnectionHasEnded()
{
    int asked = 0;
    ScriptedServer server([&asked](QSslSocket &socket, const QByteArray &) {
        if (++asked == 2)
            socket.abort(); // it gives up what it has kept just as the question comes
        else
            socket.write(kept);
    });
    const HttpRequest request = sharingTo(server);
    QCOMPARE(endOf(request), u"ok 200"_s);
    QCOMPARE(endOf(request), u"ok 200"_s);
    QCOMPARE(asked, 3);
    QCOMPARE(server.connections(), 2);
}

/// The first connection of a request is believed: what ends it is an error, and not asked for again and again.
void TestKeptConnections::whatIsPostedIsNotPostedAgain()
{
    int asked = 0;
    ScriptedServer server([&asked](QSslSocket &socket, const QByteArray &) {
        if (++asked == 1)
            socket.write(kept);
        else
            socket.abort();
    });
    HttpRequest request = sharingTo(server);
    QCOMPARE(endOf(request), u"ok 200"_s);
    request.body = QByteArray("{}");
    QCOMPARE(endOf(request), u"connection-closed"_s);
    QCOMPARE(asked, 2);
    request.body.reset();
    QCOMPARE(endOf(request), u"connection-closed"_s);
    QCOMPARE(asked, 3);
}

void TestKeptConnections::whatNobodyAskedForIsNoAnswer()
{
    QPointer<QSslSocket> first;
    ScriptedServer server([&first](QSslSocket &socket, const QByteArray &) {
        if (!first)
            first = &socket;
        socket.write(kept);
    });
    HttpRequest request = sharingTo(server);
    auto *socket = new QTcpSocket;
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
    socket->write("GET / HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(first && socket->bytesAvailable() == kept.size());
    socket->readAll();
    request.kept->give(request, {std::unique_ptr<QIODevice>(socket), QHostAddress(QHostAddress::LocalHost)});
    first->write("HTTP/1.1 500 Surprise\r\nContent-Length: 0\r\n\r\n");
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    QCOMPARE(endOf(request), u"ok 200"_s);
    QCOMPARE(server.connections(), 2);
}

void TestKeptConnections::theyAreClosedWithWhoeverKeepsThem()
{
    QPointer<QSslSocket> serverSide;
    ScriptedServer server([&serverSide](QSslSocket &socket, const QByteArray &) {
        serverSide = &socket;
        socket.write(kept);
    });
    HttpRequest request = sharingTo(server);
    QCOMPARE(endOf(request), u"ok 200"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // what has asked is gone
    QVERIFY(serverSide && serverSide->state() == QAbstractSocket::ConnectedState);
    request.kept.reset();
    QTRY_VERIFY(!serverSide);
}

void TestKeptConnections::aCheckAsksOverOneConnection()
{
    const QByteArray digest = "sha256:" + QByteArray(64, 'b');
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &request) {
        QByteArray body = "OK";
        if (request.contains("/containers/json"))
            body = "[{\"Id\":\"" + QByteArray(64, '1') + "\",\"Names\":[\"/web\"],\"ImageID\":\"" + digest + "\",\"State\":\"running\",\"Status\":\"Up\"}]";
        else if (request.contains("/images/"))
            body = "{\"RepoDigests\":[\"example.com/web@" + digest + "\"]}";
        socket.write("HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    });
    ProbeTarget target;
    target.id = TargetId::create();
    target.connection = {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, server.serverPort()}, {u"tlsEnabled"_s, false}};
    DockerProbe probe(onThisComputer());
    for (int i = 1; i <= 2; ++i) { // a check leaves nothing to the next
        const auto future = probe.probe(target);
        QVERIFY(isDoneWithin(future, 5'000));
        QVERIFY(future.result().report.status == Health::Healthy);
        QCOMPARE(server.requests().size(), 3 * i);
        QCOMPARE(server.connections(), i);
    }
}

QTEST_GUILESS_MAIN(TestKeptConnections)
#include "tst_keptconnections.moc"
