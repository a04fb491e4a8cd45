// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/httpanswerparser.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

class TestHttpAnswerParser : public QObject
{
    Q_OBJECT

private slots:
    void completeAnswersAreRead_data();
    void completeAnswersAreRead();
    void doubtfulAnswersAreRefused_data();
    void doubtfulAnswersAreRefused();
    void aBodyBeyondTheLimitIsRefused_data();
    void aBodyBeyondTheLimitIsRefused();
};

void TestHttpAnswerParser::completeAnswersAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK") << 200 << QByteArray("OK");
    QTest::newRow("empty") << QByteArray("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n") << 200 << QByteArray();
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nab\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n") << 404
                             << QByteArray("ab0123456789");
    QTest::newRow("until close") << QByteArray("HTTP/1.0 400 Bad Request\r\n\r\nno") << 400 << QByteArray("no");
    QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 204 << QByteArray();
    QTest::newRow("interim") << QByteArray("HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx") << 200 << QByteArray("x");
}

void TestHttpAnswerParser::completeAnswersAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (const qsizetype step : {bytes.size(), qsizetype(1), qsizetype(7)}) {
        HttpAnswerParser parser(1'000);
        bool done = false;
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            const auto fed = parser.feed(bytes.mid(at, step));
            QVERIFY2(fed, qPrintable(fed ? QString() : fed.error().detail));
            done = *fed;
        }
        if (!done)
            QVERIFY(parser.finish());
        QCOMPARE(parser.status(), status);
        QCOMPARE(parser.body(), body);
    }
}

void TestHttpAnswerParser::doubtfulAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    QTest::newRow("http/2") << QByteArray("HTTP/2 200 OK\r\n\r\n");
    QTest::newRow("http/0.9") << QByteArray("<html>hello</html>");
    QTest::newRow("bad status") << QByteArray("HTTP/1.1 999 x\r\n\r\n");
    QTest::newRow("two digits") << QByteArray("HTTP/1.1 20 OK\r\n\r\n");
    QTest::newRow("switching") << QByteArray("HTTP/1.1 101 x\r\n\r\n");
    QTest::newRow("bare LF") << QByteArray("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
    QTest::newRow("folded") << ok + "A: b\r\n c\r\nContent-Length: 0\r\n\r\n";
    QTest::newRow("blank before colon") << ok + "Content-Length : 0\r\n\r\n";
    QTest::newRow("no name") << ok + ": x\r\n\r\n";
    QTest::newRow("control") << ok + QByteArray("A: b\x01\r\n\r\n");
    QTest::newRow("two lengths") << ok + "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx";
    QTest::newRow("length and chunks") << ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("signed length") << ok + "Content-Length: +1\r\n\r\nx";
    QTest::newRow("listed length") << ok + "Content-Length: 1, 1\r\n\r\nx";
    QTest::newRow("huge length") << ok + "Content-Length: 99999999999999999999\r\n\r\n";
    QTest::newRow("gzip chunks") << ok + "Transfer-Encoding: gzip, chunked\r\n\r\n";
    QTest::newRow("gzip") << ok + "Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n";
    QTest::newRow("chunks in 1.0") << QByteArray("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("bad chunk size") << ok + "Transfer-Encoding: chunked\r\n\r\n0x2\r\nab\r\n0\r\n\r\n";
    QTest::newRow("no chunk size") << ok + "Transfer-Encoding: chunked\r\n\r\n\r\n";
    QTest::newRow("long chunk") << ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n";
    QTest::newRow("more than one") << ok + "Content-Length: 1\r\n\r\nxy";
    QTest::newRow("endless head") << ok + "A: " + QByteArray(40'000, 'a');
    QTest::newRow("many headers") << ok + QByteArray("A: b\r\n").repeated(200) + "\r\n";
    QTest::newRow("cut off") << ok + "Content-Length: 5\r\n\r\nabc";
    QTest::newRow("cut head") << ok + "Content-Le";
    QTest::newRow("nothing") << QByteArray();
}

void TestHttpAnswerParser::doubtfulAnswersAreRefused()
{
    QFETCH(QByteArray, bytes);
    HttpAnswerParser parser(1'000);
    const auto fed = parser.feed(bytes);
    const auto code = fed ? parser.finish() ? QString() : parser.finish().error().code : fed.error().code;
    QVERIFY(!(fed && *fed));
    QCOMPARE(code, u"malformed-answer"_s);
}

void TestHttpAnswerParser::aBodyBeyondTheLimitIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n");
    QTest::newRow("chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n");
    QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n6\r\n");
    QTest::newRow("until close") << QByteArray("HTTP/1.1 200 OK\r\n\r\n01234567890");
}

void TestHttpAnswerParser::aBodyBeyondTheLimitIsRefused()
{
    QFETCH(QByteArray, bytes);
    HttpAnswerParser parser(10);
    const auto fed = parser.feed(bytes);
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, u"answer-too-large"_s);
}

QTEST_GUILESS_MAIN(TestHttpAnswerParser)
#include "tst_httpanswerparser.moc"
