// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/health/monitorbench.h"
#include "tests/support/await.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using namespace std::chrono_literals;

/// Who is checked next when more wants to be checked than may run.
class TestCheckTurns : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_bench = std::make_unique<MonitorBench>(); }
    void noMoreThanTheLimitRunAtOnce();
    void noMoreThanFourRunOnOneHost();
    void aManualCheckGoesBeforeTheQueue();
    void aTenantWithThousandsDoesNotDelayAnother();
    void aTenantDoesNotKeepAHostForItself();
    void manualFloodsDoNotStopTheScheduleOfOthers();
    void manyTenantsOnOneHostTakeTurns();
    void aTenantAloneLeavesSlotsForWhoAsks();
    void tooManyQuestionsAreRefused();
    void hostsAreOneInEverySpelling_data();
    void hostsAreOneInEverySpelling();

private:
    std::unique_ptr<MonitorBench> m_bench;
};

void TestCheckTurns::noMoreThanTheLimitRunAtOnce()
{
    QList<ProbeJob> jobs;
    const auto other = TenantId::create();
    for (int i = 0; i < 200; ++i)
        jobs.append(jobOn(u"host-%1"_s.arg(i), Health::Healthy, i % 2 ? localTenant : other));
    m_bench->becomeDue(jobs);
    QCOMPARE(m_bench->probe.running.size(), 64U);
    while (!m_bench->probe.running.empty()) {
        m_bench->probe.endFirst();
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_bench->sink.records.size(), 200);
    QCOMPARE(m_bench->probe.maxAtOnce, 64);
}

void TestCheckTurns::noMoreThanFourRunOnOneHost()
{
    QList<ProbeJob> jobs;
    for (int i = 0; i < 10; ++i)
        jobs.append(jobOn(i % 2 ? u"One.example"_s : u"one.example"_s, Health::Healthy, i % 3 ? localTenant : TenantId::create()));
    const auto other = jobOn(u"other.example"_s);
    jobs.append(other);
    m_bench->becomeDue(jobs);
    QCOMPARE(m_bench->probe.running.size(), 5U);
    QVERIFY(m_bench->probe.isRunning(other));
    while (!m_bench->probe.running.empty()) {
        m_bench->probe.endFirst();
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_bench->sink.records.size(), 11);
    QCOMPARE(m_bench->probe.maxOnHost, 4);
}

void TestCheckTurns::aManualCheckGoesBeforeTheQueue()
{
    QList<ProbeJob> jobs;
    for (int i = 0; i < 8; ++i)
        jobs.append(jobOn(u"one.example"_s));
    m_bench->becomeDue(jobs);
    const auto urgent = jobOn(u"one.example"_s);
    const auto future = m_bench->ask(urgent);
    QVERIFY(!m_bench->probe.isRunning(urgent));
    m_bench->probe.endFirst();
    QTRY_VERIFY(m_bench->probe.isRunning(urgent));
    m_bench->probe.end(urgent, Health::Healthy);
    QVERIFY(isDoneWithin(future, 1'000));
}

/// None of the thousands ever answers; the other tenant is served all the same, its schedule and whoever asks.
void TestCheckTurns::aTenantWithThousandsDoesNotDelayAnother()
{
    const auto other = TenantId::create();
    QList<ProbeJob> jobs;
    for (int i = 0; i < 10'000; ++i)
        jobs.append(jobOn(u"host-%1"_s.arg(i)));
    m_bench->becomeDue(jobs);
    QList<ProbeJob> few;
    for (int i = 0; i < 40; ++i)
        few.append(jobOn(u"few-%1"_s.arg(i), Health::Healthy, other));
    m_bench->becomeDue(few);
    const auto asked = jobOn(u"asked"_s, Health::Healthy, other);
    const auto future = m_bench->ask(asked);
    for (qsizetype left = few.size(); left > 0; --left) {
        const auto served = [&] { return std::find_if(few.begin(), few.end(), [this](const ProbeJob &job) { return m_bench->probe.isRunning(job); }); };
        QTRY_VERIFY(served() != few.end());
        m_bench->probe.end(*served(), Health::Healthy);
    }
    QTRY_VERIFY(m_bench->probe.isRunning(asked));
    // And those thousands are not forgotten.
    QTRY_COMPARE(m_bench->sink.records.size(), 40);
    const auto before = m_bench->sink.records.size();
    for (int i = 0; i < 500; ++i) {
        m_bench->probe.endFirst();
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_bench->sink.records.size(), before + 500);
}

/// Two tenants have targets on one host, one of them ever more of them.
void TestCheckTurns::aTenantDoesNotKeepAHostForItself()
{
    QList<ProbeJob> jobs;
    for (int i = 0; i < 500; ++i)
        jobs.append(jobOn(u"shared"_s));
    m_bench->becomeDue(jobs);
    const auto other = TenantId::create();
    QList<ProbeJob> few{jobOn(u"shared"_s, Health::Healthy, other), jobOn(u"shared"_s, Health::Healthy, other)};
    for (int i = 0; i < 30; ++i) // it has much to do elsewhere, which must not count against it here
        few.append(jobOn(u"elsewhere-%1"_s.arg(i), Health::Healthy, other));
    m_bench->becomeDue(few);
    for (int ended = 0; ended < 2; ++ended) {
        const auto shared = std::find_if(jobs.begin(), jobs.end(), [this](const ProbeJob &job) { return m_bench->probe.isRunning(job); });
        m_bench->probe.end(*shared, Health::Healthy);
        QTRY_COMPARE(m_bench->probe.onHost(u"shared"_s), 4);
    }
    QVERIFY(m_bench->probe.isRunning(few.at(0)) && m_bench->probe.isRunning(few.at(1)));
}

/// Checks that somebody asks for go first, but not for ever before what other tenants have due.
void TestCheckTurns::manualFloodsDoNotStopTheScheduleOfOthers()
{
    QList<TenantId> greedy;
    for (int i = 0; i < 6; ++i)
        greedy.append(TenantId::create());
    QList<QFuture<HealthMonitor::Answer>> answers;
    const auto flood = [&] {
        for (const TenantId &tenant : greedy)
            answers.append(m_bench->ask(jobOn(u"shared"_s, Health::Healthy, tenant)));
    };
    for (int i = 0; i < 20; ++i)
        flood();
    const auto quiet = jobOn(u"shared"_s, Health::Healthy, TenantId::create());
    m_bench->becomeDue({quiet});
    int starts = 0;
    while (!m_bench->probe.isRunning(quiet) && starts < 100) {
        m_bench->passTime(1s);
        m_bench->probe.endFirst();
        QCoreApplication::processEvents();
        flood();
        ++starts;
    }
    QVERIFY2(starts <= 17, qPrintable(QString::number(starts))); // 10 s of patience, and a turn of the tenants
}

void TestCheckTurns::manyTenantsOnOneHostTakeTurns()
{
    QList<ProbeJob> jobs;
    QList<TenantId> tenants;
    for (int i = 0; i < 10; ++i)
        tenants.append(TenantId::create());
    for (int i = 0; i < 30; ++i) {
        for (const TenantId &tenant : tenants)
            jobs.append(jobOn(u"shared"_s, Health::Healthy, tenant));
    }
    m_bench->becomeDue(jobs);
    QHash<TenantId, int> served;
    for (int i = 0; i < 100; ++i) {
        m_bench->probe.endFirst();
        QCoreApplication::processEvents();
    }
    for (const CheckRecord &record : std::as_const(m_bench->sink.records))
        ++served[record.job.tenant];
    for (const TenantId &tenant : tenants)
        QVERIFY2(served.value(tenant) >= 9 && served.value(tenant) <= 11, qPrintable(QString::number(served.value(tenant))));
}

void TestCheckTurns::aTenantAloneLeavesSlotsForWhoAsks()
{
    QList<ProbeJob> jobs;
    for (int i = 0; i < 200; ++i)
        jobs.append(jobOn(u"host-%1"_s.arg(i)));
    m_bench->becomeDue(jobs);
    QCOMPARE(m_bench->probe.running.size(), 48U); // all of them hang
    const auto asked = jobOn(u"asked"_s);
    const auto future = m_bench->ask(asked);
    QVERIFY(m_bench->probe.isRunning(asked));
}

void TestCheckTurns::tooManyQuestionsAreRefused()
{
    QList<QFuture<HealthMonitor::Answer>> answers;
    const auto first = jobOn(u"shared"_s);
    for (int i = 0; i < 4; ++i)
        answers.append(m_bench->ask(jobOn(u"shared"_s))); // these run
    answers.append(m_bench->ask(first));
    for (int i = 0; i < 127; ++i)
        answers.append(m_bench->ask(jobOn(u"shared"_s)));
    const auto refused = m_bench->ask(jobOn(u"shared"_s));
    QVERIFY(isDoneWithin(refused, 1'000));
    QCOMPARE(codeOf(refused.result()), u"too-many-checks"_s);
    QCOMPARE(refused.result().error().kind, ErrorKind::TooManyRequests);
    QVERIFY(refused.result().error().extra.value(u"retryAfterSeconds"_s).toInt() > 0);
    // Joining what waits already costs nothing, an operation has its own bound, and another tenant is not meant.
    QVERIFY(!m_bench->ask(first).isFinished());
    QVERIFY(!m_bench->ask(jobOn(u"shared"_s), CheckFor::Operation).isFinished());
    QVERIFY(!m_bench->ask(jobOn(u"shared"_s, Health::Healthy, TenantId::create())).isFinished());
    while (!m_bench->probe.running.empty()) {
        m_bench->probe.endFirst();
        QCoreApplication::processEvents();
    }
    for (const auto &each : answers)
        QVERIFY(each.isFinished() && each.result());
    QVERIFY(!m_bench->ask(jobOn(u"shared"_s)).isFinished()); // there is room again
}

void TestCheckTurns::hostsAreOneInEverySpelling_data()
{
    QTest::addColumn<TargetType>("type");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<QString>("host");
    QTest::newRow("name") << TargetType::DockerHost << QByteArray(R"({"host":"Web.Example"})") << u"web.example"_s;
    QTest::newRow("name with its root") << TargetType::DockerHost << QByteArray(R"({"host":"web.example."})") << u"web.example"_s;
    QTest::newRow("long IPv6") << TargetType::DockerHost << QByteArray(R"({"host":"2001:DB8:0:0:0:0:0:1"})") << u"2001:db8::1"_s;
    QTest::newRow("mapped IPv4") << TargetType::ComposeHost << QByteArray(R"({"host":"::ffff:192.0.2.1"})") << u"192.0.2.1"_s;
    QTest::newRow("address with port") << TargetType::NomadJob << QByteArray(R"({"address":"Web.Example:4646"})") << u"web.example"_s;
    QTest::newRow("address as URL") << TargetType::NomadJob << QByteArray(R"({"address":"https://web.example"})") << u"web.example"_s;
    QTest::newRow("address in brackets") << TargetType::NomadJob << QByteArray(R"({"address":"[2001:db8::1]:4646"})") << u"2001:db8::1"_s;
    QTest::newRow("region") << TargetType::EcsService << QByteArray(R"({"region":"eu-west-1","cluster":"a"})") << u"ecs.eu-west-1.amazonaws.com"_s;
    QTest::newRow("nothing") << TargetType::NomadJob << QByteArray("{}") << QString();
}

void TestCheckTurns::hostsAreOneInEverySpelling()
{
    QFETCH(TargetType, type);
    QFETCH(QByteArray, connection);
    QTEST(hostOf(type, QJsonDocument::fromJson(connection).object()), "host");
}

QTEST_GUILESS_MAIN(TestCheckTurns)
#include "tst_checkturns.moc"
