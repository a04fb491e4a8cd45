// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/httpfetch.h"

#include "tests/support/await.h"
#include "tests/support/certificates.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

OutboundPolicy onThisMachine()
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    return policy;
}

HttpRequest plainTo(quint16 port)
{
    HttpRequest request;
    request.host = u"127.0.0.1"_s;
    request.port = port;
    request.useTls = false;
    request.path = "/_ping";
    request.totalTimeout = std::chrono::milliseconds(1'500);
    return request;
}

/// "ok <status>" or the code of the error.
QString outcome(const HttpRequest &request, const OutboundPolicy &policy = onThisMachine())
{
    const auto future = httpFetch(request, policy);
    if (!isDoneWithin(future, 6'000))
        return u"never finished"_s;
    const auto result = future.result();
    return result ? u"ok "_s + QString::number(result->status) : result.error().code;
}

const QByteArray fine = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\nOK";

/// The answer to a request to a socket of this computer, or why there is none.
Result<HttpAnswer> answerTo(const HttpRequest &request)
{
    const auto future = httpFetch(request, {}); // whatever the policy says of addresses
    return isDoneWithin(future, 6'000) ? future.result() : Result<HttpAnswer>(makeError(ErrorKind::Timeout, Message{u"never-finished"_s, {}}));
}

/// An answer that never says how long it will be.
QByteArray inChunks(int bytes)
{
    QByteArray answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < bytes; i += 1'000)
        answer += "3e8\r\n" + QByteArray(1'000, 'x') + "\r\n";
    return answer + "0\r\n\r\n";
}

} // namespace

class TestHttpFetch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anAnswerIsReturnedWithItsHeaders();
    void aBodyIsPostedWithItsLength();
    void eachFailureHasItsOwnCode_data();
    void eachFailureHasItsOwnCode();
    void aClosedPortIsRefused();
    void aHungServerTimesOut();
    void aSlowDripTimesOutAtTheTotalDeadline();
    void aRedirectIsAnAnswerAndNotFollowed();
    void forbiddenAddressesAreNeverConnectedTo();
    void anUnknownNameIsADnsFailure();
    void aNameIsResolvedAndJudged();
    void aRequestCannotCarryLineBreaks();
    void cancellingClosesTheConnection();
    void trustedTlsWithClientCertificateWorks();
    void anUntrustedServerIsToldApart_data();
    void anUntrustedServerIsToldApart();
    void aRefusedClientCertificateIsToldApart_data();
    void aRefusedClientCertificateIsToldApart();
    void aHostThatRefusesTlsIsToldApart();
    void plainHttpOnATlsPortIsToldApart();
    void tlsOnAPlainPortIsToldApart();
    void aHungTlsServerTimesOut();
    void unreadableTlsMaterialIsRefused();
    void systemAuthoritiesDoNotCountBesideAPrivateOne();
    void aSocketOfThisComputerIsSpokenTo();
    void aSocketThatIsNotThereIsToldApart_data();
    void aSocketThatIsNotThereIsToldApart();
    void aStreamIsHandedOverAsItComes();
    void aStreamThatSaysNothingAtAllTimesOut();
    void anAnswerThatIsNoStreamKeepsItsBody();

private:
    QSslConfiguration serverTls(const QString &name = u"server"_s, bool wantsClient = true) const;
    HttpRequest tlsTo(quint16 port, const QString &client = u"client"_s) const;

    Certificates m_certificates;
};

void TestHttpFetch::initTestCase()
{
    QVERIFY2(m_certificates.make(), "openssl could not make the certificates of this test");
}

QSslConfiguration TestHttpFetch::serverTls(const QString &name, bool wantsClient) const
{
    QSslConfiguration configuration;
    configuration.setLocalCertificateChain(QSslCertificate::fromData(m_certificates.pem(name + u".pem"_s)));
    configuration.setPrivateKey(QSslKey(m_certificates.pem(name + u".key"_s), QSsl::Ec));
    configuration.setCaCertificates(QSslCertificate::fromData(m_certificates.pem(u"ca.pem"_s)));
    configuration.setPeerVerifyMode(wantsClient ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    return configuration;
}

HttpRequest TestHttpFetch::tlsTo(quint16 port, const QString &client) const
{
    auto request = plainTo(port);
    request.useTls = true;
    request.tls.ca = m_certificates.pem(u"ca.pem"_s);
    if (!client.isEmpty()) {
        request.tls.certificate = m_certificates.pem(client + u".pem"_s);
        request.tls.key = m_certificates.pem(client + u".key"_s);
    }
    return request;
}

void TestHttpFetch::anAnswerIsReturnedWithItsHeaders()
{
    ScriptedServer server(ScriptedServer::saying(fine));
    auto request = plainTo(server.serverPort());
    request.headers = {{"X-Nomad-Token", "abc"}};
    const auto future = httpFetch(request, onThisMachine());
    QVERIFY(isDoneWithin(future, 3'000));
    const auto result = future.result();
    QVERIFY(result);
    QCOMPARE(result->status, 200);
    QCOMPARE(result->body, "OK");
    QCOMPARE(result->header("api-version"), "1.41");
    QCOMPARE(result->peer, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(server.requests().size(), 1);
    const auto sent = server.requests().first();
    const QByteArray head = "GET /_ping HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.serverPort()) + "\r\n";
    QVERIFY(sent.startsWith(head));
    QVERIFY(sent.contains("\r\nX-Nomad-Token: abc\r\n"));
    QVERIFY(sent.contains("\r\nConnection: close\r\n"));
}

void TestHttpFetch::aBodyIsPostedWithItsLength()
{
    ScriptedServer server(ScriptedServer::saying(fine));
    auto request = plainTo(server.serverPort());
    request.body = QByteArray("a\r\n\r\nb");
    QCOMPARE(outcome(request), u"ok 200"_s);
    const auto sent = server.requests().first();
    QVERIFY(sent.startsWith("POST /_ping HTTP/1.1\r\n"));
    QVERIFY(sent.endsWith("\r\nContent-Length: 6\r\n\r\na\r\n\r\nb"));
    QVERIFY(sent.contains(QByteArray("\r\nHost: " + hostHeader(request) + "\r\n")));
    request.body = QByteArray();
    QCOMPARE(outcome(request), u"ok 200"_s);
    QVERIFY(server.requests().last().startsWith("POST ") && server.requests().last().endsWith("\r\nContent-Length: 0\r\n\r\n"));
}

void TestHttpFetch::eachFailureHasItsOwnCode_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("garbage") << QByteArray("\x00\x01\x02garbage\r\n\r\n", 15) << u"malformed-answer"_s;
    QTest::newRow("ssh") << QByteArray("SSH-2.0-x\r\n") << u"malformed-answer"_s;
    QTest::newRow("cut off") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc") << u"malformed-answer"_s;
    QTest::newRow("huge") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") + QByteArray(200'000, 'x') << u"answer-too-large"_s;
    QTest::newRow("in many chunks") << inChunks(100'000) << u"answer-too-large"_s;
    QTest::newRow("closed") << QByteArray() << u"connection-closed"_s;
    QTest::newRow("until close") << QByteArray("HTTP/1.0 500 Oh\r\n\r\nno") << u"ok 500"_s;
    QTest::newRow("TLS alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x16", 7) << u"tls-required"_s;
    QTest::newRow("TLS port of a Go server") << QByteArray("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n")
                                             << u"tls-required"_s;
}

void TestHttpFetch::eachFailureHasItsOwnCode()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    ScriptedServer server(ScriptedServer::saying(bytes));
    QCOMPARE(outcome(plainTo(server.serverPort())), code);
}

void TestHttpFetch::aClosedPortIsRefused()
{
    quint16 port = 0;
    {
        const ScriptedServer server(ScriptedServer::silent());
        port = server.serverPort();
    }
    QCOMPARE(outcome(plainTo(port)), u"connection-refused"_s);
}

void TestHttpFetch::aHungServerTimesOut()
{
    ScriptedServer server(ScriptedServer::silent());
    auto request = plainTo(server.serverPort());
    request.totalTimeout = std::chrono::milliseconds(300);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(outcome(request), u"timeout"_s);
    QVERIFY(timer.elapsed() < 5'000);
}

void TestHttpFetch::aSlowDripTimesOutAtTheTotalDeadline()
{
    ScriptedServer server([](QSslSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
        auto *drip = new QTimer(&socket);
        QObject::connect(drip, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
        drip->start(20);
    });
    auto request = plainTo(server.serverPort());
    request.totalTimeout = std::chrono::milliseconds(400);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(outcome(request), u"timeout"_s);
    QVERIFY(timer.elapsed() < 5'000);
}

void TestHttpFetch::aRedirectIsAnAnswerAndNotFollowed()
{
    ScriptedServer elsewhere(ScriptedServer::saying(fine));
    const QByteArray location = "http://127.0.0.1:" + QByteArray::number(elsewhere.serverPort()) + "/";
    ScriptedServer server(ScriptedServer::saying("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"));
    QCOMPARE(outcome(plainTo(server.serverPort())), u"ok 302"_s);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestHttpFetch::forbiddenAddressesAreNeverConnectedTo()
{
    ScriptedServer server(ScriptedServer::saying(fine));
    auto request = plainTo(server.serverPort());
    QCOMPARE(outcome(request, OutboundPolicy()), u"blocked-by-policy"_s);
    request.host = u"localhost"_s;
    QCOMPARE(outcome(request, OutboundPolicy()), u"blocked-by-policy"_s);
    request.host = u"::ffff:127.0.0.1"_s;
    QCOMPARE(outcome(request, OutboundPolicy()), u"blocked-by-policy"_s);
    for (const auto &host : {u"0.0.0.0"_s, u"::"_s, u"169.254.169.254"_s}) {
        request.host = host;
        QCOMPARE(outcome(request), u"blocked-by-policy"_s);
    }
    for (const auto &host : {u"127.1"_s, u"2130706433"_s, u"0x7f000001"_s, u"１２７.0.0.1"_s}) {
        request.host = host;
        QCOMPARE(outcome(request), u"invalid-host"_s);
    }
    request.host = u"example.com"_s; // an address given along is judged as well
    request.address = QHostAddress(u"169.254.169.254"_s);
    QCOMPARE(outcome(request), u"blocked-by-policy"_s);
    QCOMPARE(server.connections(), 0);
}

void TestHttpFetch::anUnknownNameIsADnsFailure()
{
    auto request = plainTo(80);
    request.host = u"no-such-host.invalid"_s;
    request.totalTimeout = std::chrono::milliseconds(3'000);
    QCOMPARE(outcome(request), u"dns-failure"_s);
}

void TestHttpFetch::aNameIsResolvedAndJudged()
{
    ScriptedServer server(ScriptedServer::saying(fine));
    auto request = plainTo(server.serverPort());
    request.host = u"localhost"_s;
    request.address = QHostAddress(QHostAddress::LocalHost);
    QCOMPARE(outcome(request), u"ok 200"_s);
    QVERIFY(server.requests().first().contains("\r\nHost: localhost:"));
}

void TestHttpFetch::aRequestCannotCarryLineBreaks()
{
    auto request = plainTo(1);
    request.path = "/x HTTP/1.1\r\nHost: y";
    QCOMPARE(outcome(request), u"invalid-request"_s);
    request.path = "/";
    request.headers = {{"X-Token", "a\r\nb: c"}};
    QCOMPARE(outcome(request), u"invalid-request"_s);
}

void TestHttpFetch::cancellingClosesTheConnection()
{
    bool closed = false;
    ScriptedServer server([&closed](QSslSocket &socket, const QByteArray &) {
        QObject::connect(&socket, &QAbstractSocket::disconnected, &socket, [&closed] { closed = true; });
    });
    auto future = httpFetch(plainTo(server.serverPort()), onThisMachine());
    QTRY_COMPARE(server.requests().size(), 1);
    future.cancel();
    QTRY_VERIFY(closed);
}

void TestHttpFetch::trustedTlsWithClientCertificateWorks()
{
    ScriptedServer server(ScriptedServer::saying(fine), serverTls());
    QCOMPARE(outcome(tlsTo(server.serverPort())), u"ok 200"_s);
    auto byName = tlsTo(server.serverPort());
    byName.host = u"localhost"_s;
    byName.address = QHostAddress(QHostAddress::LocalHost);
    QCOMPARE(outcome(byName), u"ok 200"_s);
}

void TestHttpFetch::anUntrustedServerIsToldApart_data()
{
    QTest::addColumn<QString>("serverName");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("code");
    QTest::newRow("foreign authority") << u"server"_s << u"rogue.pem"_s << u"tls-unknown-issuer"_s;
    QTest::newRow("other name") << u"elsewhere"_s << u"ca.pem"_s << u"tls-other-name"_s;
    QTest::newRow("expired") << u"expired"_s << u"ca.pem"_s << u"tls-certificate-expired"_s;
    QTest::newRow("expired and of a foreign authority") << u"expired"_s << u"rogue.pem"_s << u"tls-unknown-issuer"_s;
    QTest::newRow("its own issuer") << u"ca"_s << u"rogue.pem"_s << u"tls-unknown-issuer"_s;
    QTest::newRow("system authorities only") << u"server"_s << QString() << u"tls-unknown-issuer"_s;
}

void TestHttpFetch::anUntrustedServerIsToldApart()
{
    QFETCH(QString, serverName);
    QFETCH(QString, authority);
    QFETCH(QString, code);
    ScriptedServer server(ScriptedServer::saying(fine), serverTls(serverName, false));
    auto request = tlsTo(server.serverPort(), {});
    request.tls.ca = authority.isEmpty() ? QByteArray() : m_certificates.pem(authority);
    QCOMPARE(outcome(request), code);
    QVERIFY(server.requests().isEmpty());
}

void TestHttpFetch::aRefusedClientCertificateIsToldApart_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("expected");
    for (const auto &protocol : {u"-tls1_2"_s, u"-tls1_3"_s}) {
        // TLS 1.2 has no alert of its own for a missing certificate, so OpenSSL sends the general one.
        const auto withoutOne = protocol == u"-tls1_2"_s ? u"tls-refused"_s : u"tls-client-certificate-refused"_s;
        QTest::addRow("none %s", qPrintable(protocol)) << QString() << protocol << withoutOne;
        QTest::addRow("stranger %s", qPrintable(protocol)) << u"stranger"_s << protocol << u"tls-client-certificate-refused"_s;
        QTest::addRow("known %s", qPrintable(protocol)) << u"client"_s << protocol << u"ok 200"_s;
    }
}

/// openssl's own server, because Qt's closes without the alert that others send.
void TestHttpFetch::aRefusedClientCertificateIsToldApart()
{
    QFETCH(QString, client);
    QFETCH(QString, protocol);
    QFETCH(QString, expected);
    QProcess server;
    server.start(u"openssl"_s,
                 {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, m_certificates.path(u"server.pem"_s), u"-key"_s,
                  m_certificates.path(u"server.key"_s), u"-CAfile"_s, m_certificates.path(u"ca.pem"_s), u"-Verify"_s, u"1"_s, u"-verify_return_error"_s,
                  u"-www"_s, protocol});
    QByteArray output;
    QTRY_VERIFY((output += server.readAllStandardOutput()).contains("ACCEPT 127.0.0.1:"));
    const auto at = output.indexOf("127.0.0.1:") + 10;
    const auto port = output.mid(at, output.indexOf('\n', at) - at).trimmed().toUShort();
    const auto code = outcome(tlsTo(port, client));
    server.kill();
    server.waitForFinished();
    QCOMPARE(code, expected);
}

/// A host that knows older versions only, and one that hangs up, say no in different ways.
void TestHttpFetch::aHostThatRefusesTlsIsToldApart()
{
    ScriptedServer alerting([](QSslSocket &socket, const QByteArray &) {
        socket.write("\x15\x03\x01\x00\x02\x02\x46", 7); // protocol_version
        socket.disconnectFromHost();
    });
    QCOMPARE(outcome(tlsTo(alerting.serverPort())), u"tls-refused"_s);
    ScriptedServer closing([](QSslSocket &socket, const QByteArray &) { socket.disconnectFromHost(); });
    QCOMPARE(outcome(tlsTo(closing.serverPort())), u"tls-refused"_s);
}

void TestHttpFetch::plainHttpOnATlsPortIsToldApart()
{
    ScriptedServer server(ScriptedServer::saying(fine), serverTls());
    const auto code = outcome(plainTo(server.serverPort()));
    QVERIFY2(code == u"tls-required"_s || code == u"connection-closed"_s, qPrintable(code)); // Qt's server may close without an alert
}

void TestHttpFetch::tlsOnAPlainPortIsToldApart()
{
    ScriptedServer server(ScriptedServer::saying("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
    QCOMPARE(outcome(tlsTo(server.serverPort())), u"tls-not-offered"_s);
}

void TestHttpFetch::aHungTlsServerTimesOut()
{
    ScriptedServer server(ScriptedServer::silent());
    auto request = tlsTo(server.serverPort());
    request.totalTimeout = std::chrono::milliseconds(300);
    QCOMPARE(outcome(request), u"timeout"_s);
}

void TestHttpFetch::unreadableTlsMaterialIsRefused()
{
    auto request = tlsTo(1);
    request.tls.ca = "no certificate";
    QCOMPARE(outcome(request), u"tls-material-unreadable"_s);
    request = tlsTo(1);
    request.tls.key.clear();
    QCOMPARE(outcome(request), u"tls-material-unreadable"_s);
    request = tlsTo(1);
    request.tls.key = "no key";
    QCOMPARE(outcome(request), u"tls-material-unreadable"_s);
}

void TestHttpFetch::systemAuthoritiesDoNotCountBesideAPrivateOne()
{
    TlsMaterial material;
    material.ca = m_certificates.pem(u"ca.pem"_s);
    const auto configuration = tlsConfiguration(material);
    QVERIFY(configuration);
    QCOMPARE(configuration->caCertificates().size(), 1);
    QCOMPARE(configuration->peerVerifyMode(), QSslSocket::VerifyPeer);
    QCOMPARE(configuration->protocol(), QSsl::TlsV1_2OrLater);
}

namespace {

/// A Unix socket that answers every request the same, a piece at a time.
class LocalAnswers : public QLocalServer
{
public:
    explicit LocalAnswers(const QList<QByteArray> &pieces)
    {
        connect(this, &QLocalServer::newConnection, this, [this, pieces] {
            QLocalSocket *socket = nextPendingConnection();
            connect(socket, &QIODevice::readyRead, socket, [socket, pieces, this] {
                request += socket->readAll();
                if (!request.endsWith("\r\n\r\n"))
                    return;
                int delay = 0;
                for (const QByteArray &piece : pieces)
                    QTimer::singleShot(delay += 30, socket, [socket, piece] { piece.isEmpty() ? socket->disconnectFromServer() : void(socket->write(piece)); });
            });
        });
        isListening = listen(folder.filePath(u"engine.sock"_s));
    }
    HttpRequest toThis() const
    {
        HttpRequest to;
        to.host = u"localhost"_s;
        to.socketPath = fullServerName();
        to.useTls = false;
        to.path = "/events";
        to.totalTimeout = std::chrono::milliseconds(400);
        return to;
    }

    QTemporaryDir folder;
    QByteArray request;
    bool isListening = false;
};

} // namespace

void TestHttpFetch::aSocketOfThisComputerIsSpokenTo()
{
    LocalAnswers server({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK"});
    QVERIFY(server.isListening);
    const auto answer = answerTo(server.toThis());
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->body, "OK");
    QVERIFY2(server.request.startsWith("GET /events HTTP/1.1\r\nHost: localhost"), server.request.constData());
}

void TestHttpFetch::aSocketThatIsNotThereIsToldApart_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("missing") << u"missing"_s << u"There is no socket"_s;
    QTest::newRow("left behind") << u"dead"_s << u"Nothing listens on the socket"_s;
}

void TestHttpFetch::aSocketThatIsNotThereIsToldApart()
{
    QFETCH(QString, state);
    QFETCH(QString, sentence);
    LocalAnswers server({});
    const HttpRequest request = server.toThis();
    if (state == u"missing") {
        server.close();
    } else { // its process died without cleaning up
        QVERIFY(QFile::rename(request.socketPath, request.socketPath + u"-2"_s));
        server.close();
        QVERIFY(QFile::rename(request.socketPath + u"-2"_s, request.socketPath));
    }
    const auto answer = answerTo(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, u"connection-refused"_s);
    QVERIFY2(answer.error().message.contains(sentence) && answer.error().message.contains(request.socketPath), qPrintable(answer.error().message));
}

void TestHttpFetch::aStreamIsHandedOverAsItComes()
{
    QList<QByteArray> pieces{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"};
    for (int i = 0; i < 20; ++i)
        pieces.append("3\r\n{" + QByteArray::number(i % 10) + "}\r\n"); // for longer than the whole may take elsewhere
    pieces.append("0\r\n\r\n");
    LocalAnswers server(pieces);
    HttpRequest request = server.toThis();
    QByteArray seen;
    int parts = 0;
    request.onPart = [&](const QByteArray &part) {
        seen += part;
        ++parts;
    };
    request.maxBody = 10; // of what comes at once
    const auto answer = answerTo(request);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->status, 200);
    QVERIFY(parts > 3);
    QCOMPARE(seen, "{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}");
}

void TestHttpFetch::aStreamThatSaysNothingAtAllTimesOut()
{
    LocalAnswers server({});
    HttpRequest request = server.toThis();
    request.onPart = [](const QByteArray &) {};
    QCOMPARE(answerTo(request).error().code, u"timeout"_s);
}

void TestHttpFetch::anAnswerThatIsNoStreamKeepsItsBody()
{
    LocalAnswers server({"HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\nbad\n"});
    HttpRequest request = server.toThis();
    int parts = 0;
    request.onPart = [&](const QByteArray &) { ++parts; };
    const auto answer = answerTo(request);
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    QCOMPARE(answer->body, "bad\n");
    QCOMPARE(parts, 0);
}

QTEST_GUILESS_MAIN(TestHttpFetch)
#include "tst_httpfetch.moc"
