// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomadprobe.h"

#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// Against recorded answers of Nomad 1.1.2.
class TestNomadProbe : public QObject
{
    Q_OBJECT

private slots:
    void recordedJobsAreJudged_data();
    void recordedJobsAreJudged();
    void refusalsAreToldApart_data();
    void refusalsAreToldApart();
    void pinnedDigestsAreSeen();
    void theTokenGoesIntoItsOwnHeader();

private:
    static QByteArray recorded(const QString &name);
    ProbeResult probe(const QString &prefix, const QStringList &expected = {});
    ProbeResult probe(int status, const QHash<QByteArray, QByteArray> &bodies, const QStringList &expected);

    QList<QByteArray> m_requests;
};

QByteArray TestNomadProbe::recorded(const QString &name)
{
    QFile file(QFINDTESTDATA(QString(u"health/fixtures/nomad/"_s + name + u".json"_s)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ProbeResult TestNomadProbe::probe(const QString &prefix, const QStringList &expected)
{
    const bool isStopped = prefix == u"stopped-"_s;
    return probe(200,
                 {{"/v1/job/we%2Fb?namespace=shop", recorded(prefix + u"job"_s)},
                  {"/v1/job/we%2Fb/allocations?namespace=shop", recorded(isStopped ? u"fail-allocs"_s : QString(prefix + u"allocs"_s))},
                  {"/v1/job/we%2Fb/deployments?namespace=shop",
                   prefix.startsWith(u"dk"_s) ? QByteArray("[]") : recorded(isStopped ? u"fail-deployments"_s : QString(prefix + u"deployments"_s))}},
                 expected);
}

ProbeResult TestNomadProbe::probe(int status, const QHash<QByteArray, QByteArray> &bodies, const QStringList &expected)
{
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &request) {
        m_requests.append(request);
        const auto body = bodies.value(request.mid(4, request.indexOf(' ', 4) - 4), "job not found");
        socket.write("HTTP/1.1 " + QByteArray::number(status) + " x\r\nX-Nomad-Index: 1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                     + body);
        socket.disconnectFromHost();
    });
    ProbeTarget target;
    target.type = TargetType::NomadJob;
    target.connection = {{u"address"_s, u"http://127.0.0.1:%1"_s.arg(server.serverPort())},
                         {u"namespace"_s, u"shop"_s},
                         {u"jobId"_s, u"we/b"_s},
                         {u"tokenRef"_s, u"local:t"_s},
                         {u"allowLoopback"_s, true}};
    target.openSecret = [](const QString &) -> Result<QByteArray> { return QByteArray("secret-token\n"); };
    target.expectedComponents = expected;
    OutboundPolicy policy;
    policy.allowLoopback = true;
    policy.listedOnly = false;
    NomadProbe probe(policy);
    const auto future = probe.probe(target);
    return isDoneWithin(future, 5'000) ? future.result() : ProbeResult();
}

void TestNomadProbe::recordedJobsAreJudged_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("runs") << QString() << QStringList{u"api"_s} << u"healthy"_s << u"ok"_s;
    QTest::newRow("runs without a sticker") << QString() << QStringList() << u"healthy"_s << u"ok"_s;
    QTest::newRow("lacks a component") << QString() << QStringList{u"api"_s, u"db"_s} << u"unhealthy"_s << u"component-missing"_s;
    QTest::newRow("rollout fails") << u"fail-"_s << QStringList() << u"degraded"_s << u"rollout-failing"_s;
    QTest::newRow("stopped") << u"stopped-"_s << QStringList() << u"unhealthy"_s << u"job-stopped"_s;
    QTest::newRow("docker task") << u"dk-"_s << QStringList() << u"healthy"_s << u"ok"_s;
}

void TestNomadProbe::recordedJobsAreJudged()
{
    QFETCH(QString, prefix);
    QFETCH(QStringList, expected);
    QFETCH(QString, status);
    QFETCH(QString, code);
    const auto result = probe(prefix, expected);
    QCOMPARE(result.report.code, code);
    QCOMPARE(toString(result.report.status), status);
    QVERIFY(!result.report.message.isEmpty());
    QVERIFY(result.inventory);
}

void TestNomadProbe::refusalsAreToldApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such job") << 404 << u"job-not-found"_s;
    QTest::newRow("no token") << 403 << u"access-denied"_s;
    QTest::newRow("broken") << 500 << u"engine-error"_s;
    QTest::newRow("something else") << 200 << u"malformed-answer"_s;
}

void TestNomadProbe::refusalsAreToldApart()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    const auto result = probe(status, {}, {});
    QCOMPARE(result.report.code, code);
    QCOMPARE(toString(result.report.status), u"unhealthy"_s);
    QVERIFY(!result.inventory);
}

void TestNomadProbe::pinnedDigestsAreSeen()
{
    const auto docker = probe(u"dk-"_s);
    QCOMPARE(docker.inventory->components.size(), 1);
    QCOMPARE(docker.inventory->components.first().repoDigests, QStringList{u"sha256:9c01e258cff9d77ceda581a98b376c1df9a6c28def88589e55a9904776fcb036"_s});

    const auto plain = probe(QString());
    QCOMPARE(plain.inventory->components.size(), 1);
    QCOMPARE(plain.inventory->components.first().name, u"api"_s);
    QCOMPARE(plain.inventory->components.first().replicasRunning, 2);
    QVERIFY(plain.inventory->components.first().repoDigests.isEmpty());
}

void TestNomadProbe::theTokenGoesIntoItsOwnHeader()
{
    m_requests.clear();
    probe(QString());
    QCOMPARE(m_requests.size(), 3);
    for (const auto &request : m_requests) {
        QVERIFY(request.contains("\r\nX-Nomad-Token: secret-token\r\n"));
        QVERIFY(!request.contains("Authorization"));
    }
}

QTEST_GUILESS_MAIN(TestNomadProbe)
#include "tst_nomadprobe.moc"
