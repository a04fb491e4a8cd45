// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgresserver.h"
#include "tests/support/serverprocess.h"
#include "tests/support/servertenant.h"
#include "tests/support/testdatabase.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// Two servers behind one address, by the configuration that is handed out.
class TestBehindHaproxy : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void bothServersAnswer();
    void aStreamGoesThrough();
    void oneServerThatIsKilledIsNotMissed();
    void withoutTheDatabaseEveryRequestEndsInAnAnswer();

private:
    std::unique_ptr<ServerProcess> start() const;
    Answer send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const { return sendTo(m_url, method, path, m_token, body); }
    bool writeConfiguration(const QString &file);

    QString m_program = QStandardPaths::findExecutable(u"haproxy"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/usr/bin"_s});
    std::unique_ptr<TestDatabase> m_where;
    QByteArray m_token;
    std::unique_ptr<ServerProcess> m_one;
    std::unique_ptr<ServerProcess> m_two;
    QProcess m_proxy;
    QUrl m_url;
};

std::unique_ptr<ServerProcess> TestBehindHaproxy::start() const
{
    auto server = std::make_unique<ServerProcess>(QStringLiteral(TIDEGATE_SERVER), m_where->url(),
                                                  QStringList{u"--behind-proxy"_s, u"--host"_s, u"tidegate.example.com"_s, u"--host"_s, m_url.authority(),
                                                              u"--connections-per-address"_s, u"512"_s, u"--secret-key-file"_s,
                                                              m_where->path(u"master.key"_s)});
    if (!server->isReady())
        qFatal("a server does not start: %s", qPrintable(server->said()));
    return server;
}

/// The example, with this test's addresses in the place of its own.
bool TestBehindHaproxy::writeConfiguration(const QString &file)
{
    QFile example(QStringLiteral(TIDEGATE_SOURCES) + u"/installer/haproxy.cfg.example"_s);
    QFile written(file);
    if (!example.open(QIODevice::ReadOnly) || !written.open(QIODevice::WriteOnly))
        return false;
    QByteArray text = example.readAll();
    const auto put = [&text](const QByteArray &place, const QByteArray &value) {
        const bool isThere = text.count(place) == 1;
        text.replace(place, value);
        return isThere;
    };
    const bool isExample = put(":443 ssl crt /etc/haproxy/tidegate.pem alpn http/1.1", m_url.authority().toLatin1())
        && put("192.0.2.11:7420", m_one->url().authority().toLatin1()) && put("192.0.2.12:7420", m_two->url().authority().toLatin1());
    return isExample && written.write(text) == text.size();
}

void TestBehindHaproxy::initTestCase()
{
    if (m_program.isEmpty()) {
        std::fputs("SKIPPED: nothing was tested behind haproxy, because the package haproxy is not installed\n", stderr);
        std::_Exit(77);
    }
    m_where = std::make_unique<TestDatabase>();
    m_token = makeAdministrator(m_where->url());
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(free.serverPort()));
    free.close();
    m_one = start();
    m_two = start();
    const QString file = m_where->path(u"haproxy.cfg"_s);
    QVERIFY(writeConfiguration(file));
    m_proxy.setProcessChannelMode(QProcess::MergedChannels);
    m_proxy.start(m_program, {u"-db"_s, u"-f"_s, file});
    const bool answers = QTest::qWaitFor([this] { return send("GET", "/readyz").status == 200 || m_proxy.state() == QProcess::NotRunning; }, 30'000);
    QVERIFY2(answers && m_proxy.state() == QProcess::Running, m_proxy.readAll().constData());
}

void TestBehindHaproxy::cleanupTestCase()
{
    m_proxy.kill();
    m_proxy.waitForFinished();
    m_one.reset();
    m_two.reset();
    m_where.reset();
}

void TestBehindHaproxy::bothServersAnswer()
{
    const auto served = [this](const ServerProcess &server) {
        const QByteArray text = sendTo(server.url(), "GET", "/metrics", m_token).body;
        const qsizetype at = text.indexOf(R"(route="/api/v1/environments",method="GET",status="200"})");
        return text.mid(at, text.indexOf('\n', at + 1) - at);
    };
    const QByteArray one = served(*m_one);
    const QByteArray two = served(*m_two);
    const Answer made = send("POST", "/api/v1/environments", R"({"name":"prod","displayName":"Production"})");
    QCOMPARE(made.status, 201);
    for (int i = 0; i < 40; ++i)
        QCOMPARE(send("GET", "/api/v1/environments").array().size(), 1);
    QVERIFY(served(*m_one) != one);
    QVERIFY(served(*m_two) != two);
}

void TestBehindHaproxy::aStreamGoesThrough()
{
    EventListener stream(m_url, m_token);
    for (int i = 0; i < 4; ++i) { // whichever server takes it
        const Answer made = send("POST", "/api/v1/environments", R"({"name":"e)" + QByteArray::number(i) + R"(","displayName":"E"})");
        QCOMPARE(made.status, 201);
        QVERIFY(stream.waitFor(made.object().value(u"id"_s).toString().toLatin1()));
    }
}

void TestBehindHaproxy::oneServerThatIsKilledIsNotMissed()
{
    m_one->kill9();
    QElapsedTimer watch;
    watch.start();
    int refused = 0;
    int inARow = 0;
    // A request that the killed server had taken, or that is sent before it is known to be gone, may be lost; nothing after that.
    while (inARow < 50 && watch.elapsed() < 30'000) {
        const bool isFine = send("GET", "/api/v1/environments").status == 200;
        refused += isFine ? 0 : 1;
        inARow = isFine ? inARow + 1 : 0;
    }
    qInfo("%d requests failed after one of two servers was killed", refused);
    QCOMPARE(inARow, 50);
}

void TestBehindHaproxy::withoutTheDatabaseEveryRequestEndsInAnAnswer()
{
    TestDatabase::server().kill9();
    const Answer first = send("GET", "/api/v1/environments");
    QCOMPARE(first.status, 503);
    QTRY_COMPARE_WITH_TIMEOUT(send("GET", "/readyz").status, 503, 30'000);
    QVERIFY(TestDatabase::server().restart());
    QTRY_COMPARE_WITH_TIMEOUT(send("GET", "/api/v1/environments").status, 200, 30'000);
}

QTEST_GUILESS_MAIN(TestBehindHaproxy)
#include "tst_behindhaproxy.moc"
