// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/enginelink.h"
#include "tests/support/engineevent.h"
#include "tests/support/scriptedserver.h"

#include <QDateTime>
#include <QLocale>
#include <QPointer>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 10'000;
constexpr qint64 second = 1'000'000'000; // in nanoseconds, as engines count

/// An engine whose clock is what the test wants it to be.
class ClockedEngine
{
public:
    ClockedEngine() : m_server([this](QSslSocket &socket, const QByteArray &request) { answer(socket, request); }) {}

    HttpRequest address() const
    {
        HttpRequest request;
        request.host = u"127.0.0.1"_s;
        request.port = m_server.serverPort();
        request.useTls = false;
        return request;
    }
    /// By its clock, in nanoseconds since 1970.
    qint64 now() const { return (QDateTime::currentMSecsSinceEpoch() + std::chrono::milliseconds(clockError).count()) * 1'000'000; }
    bool isFollowed() const { return m_stream && m_stream->state() == QAbstractSocket::ConnectedState; }
    void start(char figure, qint64 time) const
    {
        m_stream->write(engineEventLine("container", "start", QString(64, QLatin1Char(figure)), {{u"name"_s, u"web"_s}}, time));
    }
    void endStream() const { m_stream->disconnectFromHost(); }

    std::chrono::hours clockError{0};
    QByteArray program = "Docker/26.1";
    bool tellsDate = true;
    QList<QByteArray> streams; ///< What was asked for.

private:
    void answer(QSslSocket &socket, const QByteArray &request)
    {
        const QDateTime date = QDateTime::currentDateTimeUtc().addSecs(std::chrono::seconds(clockError).count());
        const QByteArray said = tellsDate ? "Date: " + QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT\r\n" : QByteArray();
        const QByteArray head = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nServer: " + program + "\r\n" + said;
        if (request.contains("/events")) {
            streams.append(request.left(request.indexOf(" HTTP/")));
            m_stream = &socket;
            socket.write(head + "\r\n");
        } else {
            socket.write(head + "Content-Length: 2\r\n\r\nOK");
            socket.disconnectFromHost();
        }
    }

    ScriptedServer m_server;
    QPointer<QSslSocket> m_stream;
};

OutboundPolicy anyAddress()
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    return policy;
}

} // namespace

/// What is kept of what an engine tells, and of what it did while nobody listened.
class TestEngineLink : public QObject
{
    Q_OBJECT

private slots:
    void whatItDoesIsKept();
    void whatItDidInAGapIsAskedForAndDated_data();
    void whatItDidInAGapIsAskedForAndDated();
    void whoCannotDateAGapAsksForNothing_data();
    void whoCannotDateAGapAsksForNothing();

private:
    static QStringList told(const EngineLink &link, Instant now)
    {
        QStringList all;
        for (const EngineAct &each : link.acts().since(0s, {}, now, sinceBoot()))
            all.append(each.actor.left(1));
        return all;
    }
};

void TestEngineLink::whatItDoesIsKept()
{
    ClockedEngine engine;
    engine.clockError = -7h;
    EngineLink link(engine.address(), anyAddress());
    link.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.isFollowed(), patience);
    engine.start('a', engine.now());
    engine.start('b', 0); // it does not say when
    const Instant now = Clock::system().now();
    QTRY_COMPARE_WITH_TIMEOUT(told(link, now), QStringList({u"a"_s, u"b"_s}), patience);
    for (const EngineAct &each : link.acts().since(0s, {}, Clock::system().now(), sinceBoot()))
        QVERIFY(std::chrono::abs(each.at - now) < 1min); // whatever its clock says
}

void TestEngineLink::whatItDidInAGapIsAskedForAndDated_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("its clock is right") << 0;
    QTest::newRow("its clock is five hours ahead") << 5;
    QTest::newRow("its clock is a day behind") << -24;
}

void TestEngineLink::whatItDidInAGapIsAskedForAndDated()
{
    QFETCH(int, hours);
    ClockedEngine engine;
    engine.clockError = std::chrono::hours(hours);
    EngineLink link(engine.address(), anyAddress());
    link.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.isFollowed(), patience);
    const qint64 before = engine.now() - 3 * second;
    engine.start('a', before);
    const Instant around = Clock::system().now();
    QTRY_COMPARE_WITH_TIMEOUT(told(link, around).size(), 1, patience);
    QVERIFY(!engine.streams.first().contains("since="));
    engine.endStream();
    QTRY_COMPARE_WITH_TIMEOUT(engine.streams.size(), 2, patience);
    QVERIFY2(engine.streams.last().contains(QByteArray("&since=" + QByteArray::number(before / second) + '.')), engine.streams.last().constData());
    engine.start('a', before); // as an engine does, with what was told before
    engine.start('b', before + second);
    QTRY_COMPARE_WITH_TIMEOUT(told(link, around), QStringList({u"a"_s, u"b"_s}), patience);
    for (const EngineAct &each : link.acts().since(0s, {}, Clock::system().now(), sinceBoot()))
        QVERIFY(std::chrono::abs(each.at - around) < 1min);
    engine.start('c', engine.now() + 5 * second); // and goes on with what happens now
    QTRY_COMPARE_WITH_TIMEOUT(told(link, around).last(), u"c"_s, patience);
}

void TestEngineLink::whoCannotDateAGapAsksForNothing_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<int>("hoursSet");
    QTest::addColumn<bool>("tellsDate");
    QTest::newRow("Podman is silent until then") << QByteArray("Libpod/4.3.1 (linux)") << 0 << true;
    QTest::newRow("the clock was set back") << QByteArray("Docker/26.1") << -2 << true;
    QTest::newRow("the clock was set forth") << QByteArray("Docker/26.1") << 2 << true;
    QTest::newRow("a proxy leaves out the time") << QByteArray("Docker/26.1") << 0 << false;
}

void TestEngineLink::whoCannotDateAGapAsksForNothing()
{
    QFETCH(QByteArray, program);
    QFETCH(int, hoursSet);
    QFETCH(bool, tellsDate);
    ClockedEngine engine;
    engine.program = program;
    engine.tellsDate = tellsDate;
    EngineLink link(engine.address(), anyAddress());
    link.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.isFollowed(), patience);
    engine.start('a', engine.now());
    QTRY_COMPARE_WITH_TIMEOUT(told(link, Clock::system().now()).size(), 1, patience);
    engine.clockError = std::chrono::hours(hoursSet);
    engine.endStream();
    QTRY_COMPARE_WITH_TIMEOUT(engine.streams.size(), 2, patience);
    QVERIFY2(!engine.streams.last().contains("since="), engine.streams.last().constData());
}

QTEST_GUILESS_MAIN(TestEngineLink)
#include "tst_enginelink.moc"
