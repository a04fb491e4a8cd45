// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/healthmonitor.h"
#include "services/health/proberegistry.h"

#include "tests/support/await.h"

#include <QTest>
#include <QThread>

#include <map>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using namespace std::chrono_literals;

namespace {

class TurnableClock : public Clock
{
public:
    Instant now() const override { return instant; }
    Instant instant = Instant(std::chrono::milliseconds(1'800'000'000'000));
};

/// Keeps checks running until the test ends them.
class HeldProbe : public HealthProbe
{
public:
    QFuture<ProbeResult> probe(const ProbeTarget &target) override
    {
        started.append(target.id);
        auto promise = std::make_shared<QPromise<ProbeResult>>();
        promise->start();
        running[target.id] = promise;
        mostAtOnce = std::max(mostAtOnce, static_cast<int>(running.size()));
        return promise->future();
    }

    void end(TargetId id, Health status)
    {
        const auto promise = running.at(id);
        running.erase(id);
        promise->addResult(ProbeResult{{status, u"said"_s, {}, {}, {}}, {}});
        promise->finish();
    }

    QList<TargetId> started;
    std::map<TargetId, std::shared_ptr<QPromise<ProbeResult>>> running;
    int mostAtOnce = 0;
};

class ListSink : public HealthSink
{
public:
    std::vector<ProbeJob> dueJobs(Instant) override { return due; }
    void record(const CheckRecord &record) override
    {
        records.append(record);
        std::erase_if(due, [&](const auto &job) { return job.target.id == record.job.target.id; });
    }

    std::vector<ProbeJob> due;
    QList<CheckRecord> records;
};

ProbeJob jobOn(const QString &host, Health shown = Health::Healthy)
{
    ProbeJob job;
    job.target.id = TargetId::create();
    job.target.connection.insert(u"host"_s, host);
    job.interval = 60s;
    job.shown = shown;
    return job;
}

} // namespace

class TestHealthMonitor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void statusFollowsTheRules_data();
    void statusFollowsTheRules();
    void sleepIsToldFromWaking();
    void aDueTargetIsCheckedWithinItsJitter();
    void oneBadScheduledResultChangesNothing();
    void aManualResultIsShownAtOnce();
    void concurrentChecksOfOneTargetAreOne();
    void aCheckTooSoonIsAnsweredWithTheLastResult();
    void noMoreThanTheLimitRunAtOnce();
    void noMoreThanFourRunOnOneHost();
    void aManualCheckGoesBeforeTheQueue();
    void aSleepTurnsNothingRed();
    void aCheckThatOutlivedASleepIsNotBelieved();
    void askingFromAnotherThreadWorks();
    void destructionCancelsWhatRuns();
    void aTypeWithoutProbeIsUnknown();

private:
    void passTime(std::chrono::milliseconds time, std::chrono::milliseconds monotonic = -1ms);
    /// Lets the target become due, be started and end with a status.
    void checkOnce(const ProbeJob &job, Health status);
    MonitorSettings settings();

    TurnableClock m_clock;
    std::chrono::milliseconds m_monotonic{0};
    std::unique_ptr<HeldProbe> m_probe;
    std::unique_ptr<ListSink> m_sink;
    std::unique_ptr<HealthMonitor> m_monitor;
};

MonitorSettings TestHealthMonitor::settings()
{
    MonitorSettings settings;
    settings.tick = 20s; // long: the test ticks
    settings.monotonic = [this] { return m_monotonic; };
    return settings;
}

void TestHealthMonitor::init()
{
    m_monitor.reset();
    m_monotonic = 1h;
    m_probe = std::make_unique<HeldProbe>();
    m_sink = std::make_unique<ListSink>();
    m_monitor = std::make_unique<HealthMonitor>(*m_probe, *m_sink, m_clock, settings());
    m_monitor->start();
}

void TestHealthMonitor::passTime(std::chrono::milliseconds time, std::chrono::milliseconds monotonic)
{
    m_clock.instant += time;
    m_monotonic += monotonic < 0ms ? time : monotonic;
    m_monitor->tick();
}

void TestHealthMonitor::checkOnce(const ProbeJob &job, Health status)
{
    const auto before = m_sink->records.size();
    m_sink->due.push_back(job);
    passTime(1s);
    passTime(12s);
    QVERIFY(m_probe->running.contains(job.target.id));
    m_probe->end(job.target.id, status);
    QTRY_COMPARE(m_sink->records.size(), before + 1);
}

void TestHealthMonitor::statusFollowsTheRules_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("results"); // upper case first letter: manual
    QTest::addColumn<QString>("shown");
    QTest::newRow("one bad") << u"healthy"_s << u"unhealthy"_s << u"healthy"_s;
    QTest::newRow("two bad") << u"healthy"_s << u"unhealthy unhealthy"_s << u"unhealthy"_s;
    QTest::newRow("two different bad") << u"healthy"_s << u"unhealthy unreachable"_s << u"unreachable"_s;
    QTest::newRow("bad, good, bad") << u"healthy"_s << u"unhealthy healthy unhealthy"_s << u"healthy"_s;
    QTest::newRow("better at once") << u"unreachable"_s << u"healthy"_s << u"healthy"_s;
    QTest::newRow("a little better") << u"unreachable"_s << u"degraded"_s << u"degraded"_s;
    QTest::newRow("worse again") << u"degraded"_s << u"unhealthy unhealthy"_s << u"unhealthy"_s;
    QTest::newRow("first result") << u"unknown"_s << u"unreachable"_s << u"unreachable"_s;
    QTest::newRow("to unknown") << u"healthy"_s << u"unknown"_s << u"unknown"_s;
    QTest::newRow("manual") << u"healthy"_s << u"Unhealthy"_s << u"unhealthy"_s;
    QTest::newRow("manual resets") << u"healthy"_s << u"unhealthy Healthy unhealthy"_s << u"healthy"_s;
}

void TestHealthMonitor::statusFollowsTheRules()
{
    QFETCH(QString, start);
    QFETCH(QString, results);
    QFETCH(QString, shown);
    HealthTrack track{*healthFromString(start), 0};
    for (const auto &result : results.split(u' '))
        track = nextStatus(track, *healthFromString(result.toLower()), result.front().isUpper() ? CheckSource::Manual : CheckSource::Scheduled);
    QCOMPARE(toString(track.shown), shown);
}

void TestHealthMonitor::sleepIsToldFromWaking()
{
    QVERIFY(!hasSlept(1s, 1s, 1s));
    QVERIFY(!hasSlept(20s, 20s, 1s));
    QVERIFY(hasSlept(8h, 1s, 1s));
    QVERIFY(hasSlept(60s, 60s, 1s));
    QVERIFY(!hasSlept(-1h, 1s, 1s));
}

void TestHealthMonitor::aDueTargetIsCheckedWithinItsJitter()
{
    QList<qint64> starts;
    for (int i = 0; i < 50; ++i)
        m_sink->due.push_back(jobOn(QString::number(i)));
    passTime(1ms);
    for (int second = 0; second <= 13; ++second) {
        starts.append(m_probe->started.size());
        passTime(1s);
    }
    QCOMPARE(m_probe->started.size(), 50);
    QCOMPARE(starts.last(), 50);                    // 20 % of 60 s later all have started …
    QVERIFY(starts.at(6) > 5 && starts.at(6) < 45); // … and not all at once
}

void TestHealthMonitor::oneBadScheduledResultChangesNothing()
{
    const auto job = jobOn(u"a"_s);
    checkOnce(job, Health::Unreachable);
    QCOMPARE(toString(m_sink->records.last().shown), u"healthy"_s);
    QCOMPARE(toString(m_sink->records.last().result.report.status), u"unreachable"_s);
    checkOnce(job, Health::Unreachable);
    QCOMPARE(toString(m_sink->records.last().shown), u"unreachable"_s);
    QCOMPARE(toString(m_sink->records.last().previous), u"healthy"_s);
    auto red = job;
    red.shown = Health::Unreachable;
    checkOnce(red, Health::Healthy);
    QCOMPARE(toString(m_sink->records.last().shown), u"healthy"_s);
}

void TestHealthMonitor::aManualResultIsShownAtOnce()
{
    const auto job = jobOn(u"a"_s);
    const auto future = m_monitor->checkNow(job);
    QCOMPARE(m_probe->started, QList{job.target.id});
    m_probe->end(job.target.id, Health::Unhealthy);
    QVERIFY(isDoneWithin(future, 1'000));
    QCOMPARE(toString(future.result().report.status), u"unhealthy"_s);
    QCOMPARE(toString(m_sink->records.last().shown), u"unhealthy"_s);
    QCOMPARE(m_sink->records.last().source, CheckSource::Manual);
}

void TestHealthMonitor::concurrentChecksOfOneTargetAreOne()
{
    const auto job = jobOn(u"a"_s);
    m_sink->due.push_back(job);
    passTime(1s);
    passTime(12s);
    const auto one = m_monitor->checkNow(job);
    auto two = m_monitor->checkNow(job);
    auto three = m_monitor->checkNow(job);
    three.cancel(); // one who loses interest does not spoil it for the others
    QCOMPARE(m_probe->started.size(), 1);
    m_probe->end(job.target.id, Health::Degraded);
    QVERIFY(isDoneWithin(one, 1'000) && isDoneWithin(two, 1'000));
    QCOMPARE(m_sink->records.size(), 1);
    QCOMPARE(m_sink->records.last().source, CheckSource::Manual);
}

void TestHealthMonitor::aCheckTooSoonIsAnsweredWithTheLastResult()
{
    const auto job = jobOn(u"a"_s);
    const auto first = m_monitor->checkNow(job);
    m_probe->end(job.target.id, Health::Degraded);
    QVERIFY(isDoneWithin(first, 1'000));
    passTime(1900ms);
    const auto second = m_monitor->checkNow(job);
    QVERIFY(isDoneWithin(second, 1'000));
    QCOMPARE(toString(second.result().report.status), u"degraded"_s);
    QCOMPARE(m_probe->started.size(), 1);
    passTime(200ms);
    const auto third = m_monitor->checkNow(job);
    QCOMPARE(m_probe->started.size(), 2);
}

void TestHealthMonitor::noMoreThanTheLimitRunAtOnce()
{
    for (int i = 0; i < 200; ++i)
        m_sink->due.push_back(jobOn(QString::number(i)));
    passTime(1s);
    passTime(12s);
    QCOMPARE(m_probe->running.size(), 64U);
    while (!m_probe->running.empty()) {
        m_probe->end(m_probe->running.begin()->first, Health::Healthy);
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_sink->records.size(), 200);
    QCOMPARE(m_probe->mostAtOnce, 64);
}

void TestHealthMonitor::noMoreThanFourRunOnOneHost()
{
    for (int i = 0; i < 10; ++i)
        m_sink->due.push_back(jobOn(i % 2 ? u"One.example"_s : u"one.example"_s));
    const auto other = jobOn(u"other.example"_s);
    m_sink->due.push_back(other);
    passTime(1s);
    passTime(12s);
    QCOMPARE(m_probe->running.size(), 5U);
    QVERIFY(m_probe->running.contains(other.target.id));
    while (!m_probe->running.empty()) {
        m_probe->end(m_probe->running.begin()->first, Health::Healthy);
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_sink->records.size(), 11);
    QCOMPARE(m_probe->mostAtOnce, 5);
}

void TestHealthMonitor::aManualCheckGoesBeforeTheQueue()
{
    for (int i = 0; i < 8; ++i)
        m_sink->due.push_back(jobOn(u"one.example"_s));
    passTime(1s);
    passTime(12s);
    const auto urgent = jobOn(u"one.example"_s);
    const auto future = m_monitor->checkNow(urgent);
    QVERIFY(!m_probe->running.contains(urgent.target.id));
    m_probe->end(m_probe->running.begin()->first, Health::Healthy);
    QTRY_VERIFY(m_probe->running.contains(urgent.target.id));
    m_probe->end(urgent.target.id, Health::Healthy);
    QVERIFY(isDoneWithin(future, 1'000));
}

void TestHealthMonitor::aSleepTurnsNothingRed()
{
    const auto job = jobOn(u"a"_s);
    checkOnce(job, Health::Unreachable); // one bad before the sleep
    passTime(8h, 1s);
    for (int i = 0; i < 3; ++i) {
        checkOnce(job, Health::Unreachable);
        QCOMPARE(toString(m_sink->records.last().shown), u"healthy"_s);
    }
    passTime(20s);
    passTime(20s); // longer at once would be a sleep again
    checkOnce(job, Health::Unreachable);
    QCOMPARE(toString(m_sink->records.last().shown), u"healthy"_s);
    checkOnce(job, Health::Unreachable);
    QCOMPARE(toString(m_sink->records.last().shown), u"unreachable"_s);
}

void TestHealthMonitor::aCheckThatOutlivedASleepIsNotBelieved()
{
    const auto job = jobOn(u"a"_s, Health::Unknown); // whose first bad result would count
    m_sink->due.push_back(job);
    passTime(1s);
    passTime(12s);
    m_clock.instant += 8h;
    m_probe->end(job.target.id, Health::Unreachable);
    QTRY_COMPARE(m_sink->records.size(), 1);
    QCOMPARE(toString(m_sink->records.last().shown), u"unknown"_s);
}

void TestHealthMonitor::askingFromAnotherThreadWorks()
{
    const auto job = jobOn(u"a"_s);
    QFuture<ProbeResult> future;
    const std::unique_ptr<QThread> thread(QThread::create([&] { future = m_monitor->checkNow(job); }));
    thread->start();
    QVERIFY(thread->wait());
    QTRY_COMPARE(m_probe->started.size(), 1);
    m_probe->end(job.target.id, Health::Healthy);
    QVERIFY(isDoneWithin(future, 1'000));
}

void TestHealthMonitor::destructionCancelsWhatRuns()
{
    const auto job = jobOn(u"a"_s);
    const auto future = m_monitor->checkNow(job);
    m_monitor.reset();
    QVERIFY(future.isCanceled() && future.isFinished());
    QVERIFY(m_probe->running.at(job.target.id)->isCanceled());
}

void TestHealthMonitor::aTypeWithoutProbeIsUnknown()
{
    const auto probes = standardProbes(OutboundPolicy());
    QVERIFY(probes->has(TargetType::DockerHost) && probes->has(TargetType::ComposeHost));
    ProbeTarget target;
    target.type = TargetType::EcsService;
    const auto future = probes->probe(target);
    QVERIFY(isDoneWithin(future, 1'000));
    QCOMPARE(toString(future.result().report.status), u"unknown"_s);
    QCOMPARE(future.result().report.code, u"no-prober"_s);
    QCOMPARE(future.result().report.message, u"Tidegate cannot check this type of target yet."_s);
}

QTEST_GUILESS_MAIN(TestHealthMonitor)
#include "tst_healthmonitor.moc"
