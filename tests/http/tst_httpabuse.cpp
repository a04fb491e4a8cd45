// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/tlsconfig.h"
#include "tests/http/httpharness.h"

#include <QLoggingCategory>
#include <QProcess>
#include <QRegularExpression>
#include <QSslCipher>
#include <QSslSocket>
#include <QTemporaryDir>

#include <future>

#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using namespace std::chrono_literals;

namespace {

HttpListenerOptions shortDeadlines()
{
    HttpListenerOptions options;
    options.limits.head = 150ms;
    options.limits.body = 150ms;
    options.limits.idle = 150ms;
    options.limits.writeStall = 150ms;
    options.limits.handler = 150ms;
    options.limits.tlsHandshake = 300ms;
    options.limits.linger = 100ms;
    return options;
}

/// A self-signed certificate with its key.
std::optional<QSslConfiguration> makeTls(const QTemporaryDir &folder)
{
    const QString key = folder.filePath(u"key.pem"_s);
    const QString certificate = folder.filePath(u"cert.pem"_s);
    QProcess process;
    process.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-days"_s, u"1"_s, u"-subj"_s,
                   u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s, u"-keyout"_s, key, u"-out"_s, certificate});
    if (!process.waitForFinished(20'000) || process.exitCode() != 0)
        return std::nullopt;
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto configuration = makeServerTls(read(certificate), read(key));
    return configuration ? std::optional(*configuration) : std::nullopt;
}

/// Opens an event stream of which the client takes only the beginning.
void openUntakenStream(const TestServer &server, QTcpSocket &client)
{
    client.setReadBufferSize(1024);
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.write(server.request("GET", "/stream"));
    QTRY_VERIFY(server.stream && server.stream->started);
}

void connectWithTls(QSslSocket &socket, quint16 port)
{
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
}

} // namespace

class TestHttpAbuse : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"tidegate.access=false"_s); }
    void executesNoSmuggledRequest_data();
    void executesNoSmuggledRequest();
    void givesNoClientTheAnswerOfAnother();
    void answersAClientThatHasFinishedSending();
    void survivesHandlersThatAnswerLateOrTwice();
    void keepsTheDeadlineOfAHandlerThatSpins();
    void tellsALongHandlerThatTheClientLeft();
    void takesTurnsBetweenTenantsWithLongReads();
    void hangsUpAtItsDeadlines();
    void stopsReadingWhatIsNotTaken();
    void cutsASlowReaderOfAStream();
    void keepsItsDeadlinesAfterAQuietTime();
    void capsConnectionsOfOneAddress();
    void letsTheClientReadARefusalOfALargeBody();
    void isNotBlockedBySilentTlsClients();
    void refusesOldTls();
    void readsCertificatesAndKeys();
};

void TestHttpAbuse::executesNoSmuggledRequest_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("body"); // SMUGGLED stands for a whole valid request
    const auto row = [](const char *name, const QByteArray &fields, const QByteArray &body) { QTest::newRow(name) << fields << body; };
    row("length and coding", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nSMUGGLED");
    row("coding and length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\nSMUGGLED");
    row("two lengths", "Content-Length: 0\r\nContent-Length: 400\r\n", "SMUGGLED");
    row("same length twice", "Content-Length: 0\r\nContent-Length: 0\r\n", "SMUGGLED");
    row("length list", "Content-Length: 0, 400\r\n", "SMUGGLED");
    row("negative length", "Content-Length: -1\r\n", "SMUGGLED");
    row("hexadecimal length", "Content-Length: 0x100\r\n", "SMUGGLED");
    row("letters", "Content-Length: abc\r\n", "SMUGGLED");
    row("2^63", "Content-Length: 9223372036854775808\r\n", "SMUGGLED");
    row("2^64", "Content-Length: 18446744073709551616\r\n", "SMUGGLED");
    row("signed length", "Content-Length: +0\r\n", "SMUGGLED");
    row("blank before colon", "Content-Length : 400\r\n", "SMUGGLED");
    row("coding with blank before colon", "Transfer-Encoding : chunked\r\n", "0\r\n\r\nSMUGGLED");
    row("xchunked", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\nSMUGGLED");
    row("gzip", "Transfer-Encoding: gzip\r\n", "SMUGGLED");
    row("chunked, identity", "Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\nSMUGGLED");
    row("two codings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", "0\r\n\r\nSMUGGLED");
    row("folded coding", "X: a\r\n Transfer-Encoding: chunked\r\n", "0\r\n\r\nSMUGGLED");
    row("coding after bare CR", "X: a\rTransfer-Encoding: chunked\r\n", "0\r\n\r\nSMUGGLED");
    row("coding after bare LF", "X: a\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nSMUGGLED");
    row("coding after NUL", QByteArrayLiteral("X: a\0\r\nTransfer-Encoding: chunked\r\n"), "0\r\n\r\nSMUGGLED");
    row("chunk 0x0", "Transfer-Encoding: chunked\r\n", "0x0\r\n\r\nSMUGGLED");
    row("chunk +0", "Transfer-Encoding: chunked\r\n", "+0\r\n\r\nSMUGGLED");
    row("chunk -1", "Transfer-Encoding: chunked\r\n", "-1\r\n\r\nSMUGGLED");
    row("chunk ZZ", "Transfer-Encoding: chunked\r\n", "ZZ\r\n\r\nSMUGGLED");
    row("chunk without CRLF", "Transfer-Encoding: chunked\r\n", "1\r\nab0\r\n\r\nSMUGGLED");
    row("chunk ended by LF", "Transfer-Encoding: chunked\r\n", "0\n\nSMUGGLED");
    row("chunk extension with LF", "Transfer-Encoding: chunked\r\n", "0;a\n\r\n\r\nSMUGGLED");
    row("trailer", "Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 400\r\n\r\nSMUGGLED");
    row("huge chunk", "Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF0\r\n\r\nSMUGGLED");
    row("second host", "Host: evil\r\n", "SMUGGLED");
}

void TestHttpAbuse::executesNoSmuggledRequest()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, body);
    TestServer server;
    RawClient client(server.port());
    client.send(server.request("GET", "/echo/outer", fields) + body.replace("SMUGGLED", server.request("GET", "/echo/smuggled")));
    const int status = client.receive().status;
    QVERIFY2(status == 400 || status == 501, qPrintable(QString::number(status)));
    QVERIFY(client.isClosed());
    QVERIFY(client.readMore().isEmpty());
    QCOMPARE(server.executed, 0);
}

void TestHttpAbuse::givesNoClientTheAnswerOfAnother()
{
    HttpListenerOptions options;
    options.limits.connectionsPerAddress = 400;
    TestServer server(options);
    for (int round = 0; round < 1000; ++round) {
        const QByteArray nonce = QByteArray::number(round);
        RawClient leaver(server.port());
        leaver.send(server.request("GET", "/slow/15/leaver-" + nonce));
        QTRY_COMPARE(server.executed, 2 * round + 1);
        leaver.socket().abort();
        RawClient stayer(server.port());
        QCOMPARE(stayer.ask(server.request("GET", "/slow/5/stayer-" + nonce)).body, "stayer-" + nonce);
    }
    QTRY_COMPARE(server.listener().metrics().waitingRequests.load(), 0);
    QTRY_COMPARE(server.listener().connectionCount(), 0);
    QTRY_COMPARE(server.listener().metrics().connections.load(), 0);
}

void TestHttpAbuse::answersAClientThatHasFinishedSending()
{
    TestServer server;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    socket.write(server.request("GET", "/slow/50/late"));
    socket.flush();
    ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
    QByteArray all;
    QTRY_VERIFY((all += socket.readAll()).endsWith("late"));
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

void TestHttpAbuse::survivesHandlersThatAnswerLateOrTwice()
{
    TestServer server(shortDeadlines());
    RawClient client(server.port());
    const RawReply reply = client.ask(server.request("GET", "/held"));
    QCOMPARE(reply.status, 504);
    QCOMPARE(reply.code(), u"handler-timeout"_s);
    QVERIFY(client.isClosed());
    QCOMPARE(server.held.size(), 1U);
    server.held.front()(ApiReply{}); // nobody waits for it any more
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"answered twice"_s));
    server.held.front()(ApiReply{});
    QCOMPARE(server.listener().metrics().waitingRequests.load(), 1); // as long as somebody can still answer
    server.held.clear();
    QCOMPARE(server.listener().metrics().waitingRequests.load(), 0);

    RawClient gone(server.port());
    gone.send(server.request("GET", "/held"));
    QTRY_COMPARE(server.held.size(), 1U);
    gone.socket().abort();
    server.held.clear(); // a handler that forgets to answer
    QTRY_COMPARE(server.listener().metrics().connections.load(), 0);
}

void TestHttpAbuse::keepsTheDeadlineOfAHandlerThatSpins()
{
    TestServer server(shortDeadlines());
    RawClient stuck(server.port());
    RawClient other(server.port());
    stuck.send(server.request("GET", "/spin"));
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(other.ask(server.request("GET", "/open")).status, 200);
    const RawReply late = stuck.receive();
    QVERIFY2(clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(late.status, 504);
    QCOMPARE(late.code(), u"handler-timeout"_s);
    QVERIFY(stuck.isClosed());
    server.spinning = false;
    QTRY_COMPARE(server.listener().metrics().waitingRequests.load(), 0);
    RawClient next(server.port());
    QCOMPARE(next.ask(server.request("GET", "/spin")).status, 200); // the thread is there again
}

void TestHttpAbuse::tellsALongHandlerThatTheClientLeft()
{
    TestServer server;
    RawClient client(server.port());
    client.send(server.request("GET", "/patient"));
    QTRY_COMPARE(server.listener().metrics().waitingRequests.load(), 1);
    client.socket().disconnectFromHost();
    QTRY_VERIFY(server.stopped);
    QTRY_COMPARE(server.listener().metrics().waitingRequests.load(), 0);
}

void TestHttpAbuse::takesTurnsBetweenTenantsWithLongReads()
{
    HandlerPool pool({.quick = 1, .longReads = 1, .waitingLongReads = 5});
    const TenantId greedy = TenantId::create();
    const TenantId modest = TenantId::create();
    std::promise<void> gate;
    std::vector<std::string> order; // of one thread
    QVERIFY(pool.run(RunsIn::LongPool, greedy, [opened = gate.get_future().share()] { opened.wait(); }));
    for (int i = 0; i < 3; ++i)
        (void)pool.run(RunsIn::LongPool, greedy, [&] { order.emplace_back("greedy"); });
    (void)pool.run(RunsIn::LongPool, modest, [&] { order.emplace_back("modest"); });
    while (pool.run(RunsIn::LongPool, greedy, [&] { order.emplace_back("greedy"); })) {} // at most five wait
    gate.set_value();
    QVERIFY(pool.finish(5s));
    QVERIFY(order.size() <= 5);
    QVERIFY2(order[0] == "modest" || order[1] == "modest", order.front().c_str());
}

void TestHttpAbuse::hangsUpAtItsDeadlines()
{
    TestServer server(shortDeadlines());
    RawClient idle(server.port());
    RawClient head(server.port());
    head.send("GET /open HT");
    RawClient dripping(server.port());
    RawClient body(server.port());
    body.send(server.request("POST", "/json", "Content-Type: application/json\r\nContent-Length: 10\r\n") + "{");
    RawClient kept(server.port());
    QCOMPARE(kept.ask(server.request("GET", "/open")).status, 200);
    for (int i = 0; i < 40 && dripping.socket().state() == QAbstractSocket::ConnectedState; ++i) {
        dripping.send("G"); // a byte now and then does not move the deadline
        QTest::qWait(10);
    }
    QVERIFY(dripping.isClosed());
    QCOMPARE(head.receive().status, 408);
    QVERIFY(head.isClosed());
    QCOMPARE(body.receive().status, 408);
    QVERIFY(body.isClosed());
    QVERIFY(idle.isClosed());
    QVERIFY(kept.isClosed());
    QVERIFY(idle.readMore().isEmpty());
    QVERIFY(kept.readMore().isEmpty());
    QTRY_COMPARE(server.listener().connectionCount(), 0);
}

void TestHttpAbuse::stopsReadingWhatIsNotTaken()
{
    HttpListenerOptions options;
    options.limits.writeStall = 300ms;
    TestServer server(options);
    QTcpSocket greedy;
    greedy.setReadBufferSize(1024);
    greedy.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    QTRY_COMPARE(greedy.state(), QAbstractSocket::ConnectedState);
    const QByteArray request = server.request("GET", "/large");
    for (int i = 0; i < 200; ++i)
        greedy.write(request); // 120 MB of answers, none of them read
    QTRY_COMPARE(server.listener().connectionCount(), 0);
    const uint64_t answered = server.listener().metrics().requestCount();
    QVERIFY2(answered < 40, qPrintable(QString::number(answered))); // the kernel's buffers and one megabyte of ours
}

void TestHttpAbuse::cutsASlowReaderOfAStream()
{
    TestServer server;
    QTcpSocket slow;
    openUntakenStream(server, slow);
    QVERIFY(server.stream);
    const QPointer<TestStream> stream = server.stream;
    int sent = 0;
    for (; sent < 1'000 && stream && server.listener().connectionCount() > 0; ++sent) {
        emit stream->chunk(QByteArray(64 * 1024, 'x'));
        QCoreApplication::processEvents();
    }
    QVERIFY2(sent < 500, qPrintable(QString::number(sent)));
    QTRY_VERIFY(!stream);
}

/// Nobody watches the clock while a stream that is taken is all there is.
void TestHttpAbuse::keepsItsDeadlinesAfterAQuietTime()
{
    HttpListenerOptions options = shortDeadlines();
    options.limits.outputHighWater = 64 * 1024 * 1024; // so that only the deadline can end what follows
    TestServer server(options);
    QTcpSocket stalled;
    openUntakenStream(server, stalled);
    QVERIFY(server.stream);
    QTest::qWait(200);
    RawClient idle(server.port());
    QVERIFY(idle.isClosed());
    QTRY_COMPARE(server.listener().connectionCount(), 1);
    QTest::qWait(200);
    const QPointer<TestStream> stream = server.stream;
    emit stream->chunk(QByteArray(16 * 1024 * 1024, 'x')); // more than the kernel takes
    QTRY_VERIFY(!stream);
    QTRY_COMPARE(server.listener().connectionCount(), 0);
}

void TestHttpAbuse::capsConnectionsOfOneAddress()
{
    HttpListenerOptions options;
    options.limits.connectionsPerAddress = 3;
    TestServer server(options);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(server.request("GET", "/held"));
        QTRY_COMPARE(server.held.size(), static_cast<size_t>(i) + 1);
    }
    RawClient refused(server.port());
    QCOMPARE(refused.receive().status, 503);
    QVERIFY(refused.isClosed());
    QCOMPARE(server.listener().metrics().refusedConnections.load(), 1U);
    server.held.back()(ApiReply());
    QCOMPARE(clients.back()->receive().status, 200);
    clients.pop_back();
    QTRY_COMPARE(server.listener().connectionCount(), 2);
    RawClient next(server.port());
    QCOMPARE(next.ask(server.request("GET", "/open")).status, 200);
}

void TestHttpAbuse::letsTheClientReadARefusalOfALargeBody()
{
    TestServer server;
    RawClient client(server.port());
    client.send(server.request("POST", "/json", "Content-Type: application/json\r\nContent-Length: 500000\r\n"));
    client.send(QByteArray(500'000, 'x'));
    QCOMPARE(client.receive().status, 413);
    QVERIFY(client.isClosed());
}

void TestHttpAbuse::isNotBlockedBySilentTlsClients()
{
    QTemporaryDir folder;
    HttpListenerOptions options = shortDeadlines();
    options.limits.idle = 10s;
    options.limits.handshakesPerAddress = 40;
    options.limits.connectionsPerAddress = 100;
    options.tls = makeTls(folder);
    if (!options.tls)
        QSKIP("openssl is needed to make a certificate");
    TestServer server(options);
    std::vector<std::unique_ptr<RawClient>> silent;
    silent.reserve(39);
    for (int i = 0; i < 39; ++i)
        silent.push_back(std::make_unique<RawClient>(server.port()));
    QSslSocket honest;
    connectWithTls(honest, server.port());
    QTRY_VERIFY(honest.isEncrypted());
    honest.write(server.request("GET", "/echo/safe"));
    QByteArray all;
    QTRY_VERIFY((all += honest.readAll()).endsWith("safe"));
    QVERIFY(all.contains("Strict-Transport-Security: max-age="));
    QCOMPARE(server.last.origin, QByteArray("https://" + server.host()));
    for (const auto &client : silent)
        QVERIFY(client->isClosed()); // by the handshake deadline
    honest.write(server.request("GET", "/none", "Connection: close\r\n"));
    QTRY_COMPARE(honest.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(honest.readAll().contains("404 Not Found"));

    HttpListenerOptions capped = options;
    capped.limits.handshakesPerAddress = 2;
    TestServer small(capped);
    RawClient first(small.port());
    RawClient second(small.port());
    RawClient third(small.port());
    QVERIFY(first.isClosed()); // the third has its place
    QVERIFY(third.isClosed()); // by the deadline
    QSslSocket later;
    connectWithTls(later, small.port());
    QTRY_VERIFY(later.isEncrypted());
}

void TestHttpAbuse::refusesOldTls()
{
    QTemporaryDir folder;
    HttpListenerOptions options;
    options.tls = makeTls(folder);
    if (!options.tls)
        QSKIP("openssl is needed to make a certificate");
    for (const QSslCipher &cipher : options.tls->ciphers())
        QVERIFY2(cipher.protocol() == QSsl::TlsV1_3 || cipher.name().startsWith(u"ECDHE-"_s), qPrintable(cipher.name()));
    TestServer server(options);
    for (const char *version : {"-tls1_1", "-tls1_2", "-tls1_3"}) {
        QProcess client;
        client.start(u"openssl"_s,
                     {u"s_client"_s, u"-connect"_s, QString::fromLatin1(server.host()), QString::fromLatin1(version), u"-cipher"_s, u"ALL:@SECLEVEL=0"_s});
        client.closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QProcess::NotRunning, 10'000);
        const QByteArray output = client.readAll();
        QCOMPARE(output.contains("BEGIN CERTIFICATE"), QByteArray(version) != "-tls1_1");
    }
}

void TestHttpAbuse::readsCertificatesAndKeys()
{
    QTemporaryDir folder;
    if (!makeTls(folder))
        QSKIP("openssl is needed to make a certificate");
    QFile file(folder.filePath(u"cert.pem"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray certificate = file.readAll();
    QCOMPARE(makeServerTls("nonsense", "nonsense").error().code, u"bad-certificate"_s);
    QCOMPARE(makeServerTls(certificate, "nonsense").error().code, u"bad-key"_s);
}

QTEST_GUILESS_MAIN(TestHttpAbuse)
#include "tst_httpabuse.moc"
