// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/targettypes.h"
#include "services/health/proberegistry.h"

#include "tests/health/monitorbench.h"
#include "tests/support/await.h"

#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using namespace std::chrono_literals;

class TestHealthMonitor : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_bench = std::make_unique<MonitorBench>(); }
    void statusFollowsTheRules_data();
    void statusFollowsTheRules();
    void sleepIsToldFromWaking();
    void aDueTargetIsCheckedWithinItsJitter();
    void oneBadScheduledResultChangesNothing();
    void aManualResultIsShownAtOnce();
    void concurrentChecksOfOneTargetAreOne();
    void aTargetIsStartedOnceInTwoSeconds();
    void aRunningCheckIsNoAnswerToALaterQuestion();
    void aHangingCheckHoldsUpTheNextForTwoSecondsOnly();
    void anOvertakenObservationIsNotRecorded();
    void theConnectionOfTheStartCounts();
    void anObservationOfTheOldConnectionIsNotRecorded();
    void whoAsksForWhatIsGoneIsTold();
    void aDisabledTargetIsLeftOutOfWhatWasOrdered();
    void aQuestionThatNobodyWaitsForIsNotAsked();
    void aTestRecordsNothing();
    void aConnectionThatIsNotStoredIsTriedAsItIsSaid();
    void ofTheTestsOfOneAskerOneWaits();
    void aTestThatIsCancelledIsBrokenOff();
    void anAgentIsNotWaitedForWhenNobodyWaits();
    void aProbeThatNeverEndsIsGivenUp();
    void twinsOfTwoTenantsAreCheckedApart();
    void aSleepTurnsNothingRed();
    void aCheckThatOutlivedASleepIsNotBelieved();
    void askingFromAnotherThreadWorks();
    void destructionCancelsWhatRuns();
    void aTypeWithoutProbeIsUnknown();

private:
    /// Lets the target become due, be started and end with a status.
    void checkOnce(const ProbeJob &job, Health status);

    std::unique_ptr<MonitorBench> m_bench;
};

void TestHealthMonitor::checkOnce(const ProbeJob &job, Health status)
{
    const auto before = m_bench->sink.records.size();
    m_bench->becomeDue({job});
    QVERIFY(m_bench->probe.isRunning(job));
    m_bench->probe.end(job, status);
    QTRY_COMPARE(m_bench->sink.records.size(), before + 1);
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
    const auto other = TenantId::create(); // one alone may not take all slots
    for (int i = 0; i < 50; ++i)
        m_bench->sink.makeDue(jobOn(u"host-%1"_s.arg(i), Health::Healthy, i % 2 ? localTenant : other));
    m_bench->passTime(1ms);
    for (int second = 0; second <= 13; ++second) {
        starts.append(m_bench->probe.started.size());
        m_bench->passTime(1s);
    }
    QCOMPARE(m_bench->probe.started.size(), 50);
    QCOMPARE(starts.last(), 50);                    // 20 % of 60 s later all have started …
    QVERIFY(starts.at(6) > 5 && starts.at(6) < 45); // … and not all at once
}

void TestHealthMonitor::oneBadScheduledResultChangesNothing()
{
    const auto job = jobOn(u"a"_s);
    checkOnce(job, Health::Unreachable);
    QCOMPARE(toString(m_bench->sink.records.last().shown), u"healthy"_s);
    QCOMPARE(toString(m_bench->sink.records.last().result.report.status), u"unreachable"_s);
    checkOnce(job, Health::Unreachable);
    QCOMPARE(toString(m_bench->sink.records.last().shown), u"unreachable"_s);
    QCOMPARE(toString(m_bench->sink.records.last().previous), u"healthy"_s);
    auto red = job;
    red.shown = Health::Unreachable;
    checkOnce(red, Health::Healthy);
    QCOMPARE(toString(m_bench->sink.records.last().shown), u"healthy"_s);
}

void TestHealthMonitor::aManualResultIsShownAtOnce()
{
    const auto job = jobOn(u"a"_s);
    const auto future = m_bench->ask(job);
    QCOMPARE(m_bench->probe.started.size(), 1);
    m_bench->probe.end(job, Health::Unhealthy);
    QVERIFY(isDoneWithin(future, 1'000));
    QCOMPARE(toString(future.result()->report.status), u"unhealthy"_s);
    QCOMPARE(toString(m_bench->sink.records.last().shown), u"unhealthy"_s);
    QCOMPARE(m_bench->sink.records.last().source, CheckSource::Manual);
}

void TestHealthMonitor::concurrentChecksOfOneTargetAreOne()
{
    const auto job = jobOn(u"a"_s);
    m_bench->becomeDue({job});
    const auto one = m_bench->ask(job);
    auto two = m_bench->ask(job);
    auto three = m_bench->ask(job);
    three.cancel(); // one who loses interest does not spoil it for the others
    m_bench->probe.end(job, Health::Healthy);
    QTRY_COMPARE(m_bench->sink.records.size(), 1);
    QCOMPARE(m_bench->sink.records.last().source, CheckSource::Scheduled);
    m_bench->passTime(2s);
    QCOMPARE(m_bench->probe.started.size(), 2);
    m_bench->probe.end(job, Health::Degraded);
    QVERIFY(isDoneWithin(one, 1'000) && isDoneWithin(two, 1'000));
    QCOMPARE(toString(one.result()->report.status), u"degraded"_s);
    QCOMPARE(m_bench->sink.records.size(), 2);
    QCOMPARE(m_bench->sink.records.last().source, CheckSource::Manual);
}

void TestHealthMonitor::aTargetIsStartedOnceInTwoSeconds()
{
    const auto job = jobOn(u"a"_s);
    const auto first = m_bench->ask(job);
    m_bench->probe.end(job, Health::Healthy);
    QVERIFY(isDoneWithin(first, 1'000));
    m_bench->passTime(1s);
    const auto second = m_bench->ask(job); // meanwhile the engine froze
    m_bench->passTime(900ms);
    const auto third = m_bench->ask(job);
    QCOMPARE(m_bench->probe.started.size(), 1);
    QVERIFY(!second.isFinished());
    m_bench->passTime(100ms);
    QCOMPARE(m_bench->probe.started.size(), 2);
    m_bench->probe.end(job, Health::Unreachable);
    QVERIFY(isDoneWithin(second, 1'000) && isDoneWithin(third, 1'000));
    QCOMPARE(toString(second.result()->report.status), u"unreachable"_s);
    QCOMPARE(m_bench->probe.started.size(), 2);
}

void TestHealthMonitor::aRunningCheckIsNoAnswerToALaterQuestion()
{
    const auto job = jobOn(u"a"_s);
    const auto first = m_bench->ask(job);
    m_bench->passTime(1s);
    const auto second = m_bench->ask(job); // after a deployment
    m_bench->probe.end(job, Health::Healthy, u"before"_s);
    QVERIFY(isDoneWithin(first, 1'000));
    QVERIFY(!second.isFinished());
    m_bench->passTime(1s);
    m_bench->probe.end(job, Health::Healthy, u"after"_s);
    QVERIFY(isDoneWithin(second, 1'000));
    QCOMPARE(first.result()->report.message, u"before"_s);
    QCOMPARE(second.result()->report.message, u"after"_s);
}

void TestHealthMonitor::aHangingCheckHoldsUpTheNextForTwoSecondsOnly()
{
    const auto job = jobOn(u"a"_s);
    const auto first = m_bench->ask(job);
    const auto second = m_bench->ask(job);
    m_bench->passTime(2s);
    QCOMPARE(m_bench->probe.started.size(), 2);
    const auto third = m_bench->ask(job);
    m_bench->passTime(2s);
    QCOMPARE(m_bench->probe.started.size(), 2); // a third at once would take the host from its other targets
    m_bench->probe.end(job, Health::Healthy);
    QVERIFY(isDoneWithin(first, 1'000));
    QTRY_COMPARE(m_bench->probe.started.size(), 3);
    m_bench->probe.end(job, Health::Healthy);
    m_bench->probe.end(job, Health::Healthy);
    QVERIFY(isDoneWithin(second, 1'000) && isDoneWithin(third, 1'000));
}

void TestHealthMonitor::anOvertakenObservationIsNotRecorded()
{
    const auto job = jobOn(u"a"_s);
    const auto hanging = m_bench->ask(job);
    const auto newer = m_bench->ask(job);
    m_bench->passTime(2s);
    const auto older = m_bench->probe.running.begin();
    const auto stuck = older->second;
    m_bench->probe.running.erase(older);
    m_bench->probe.end(job, Health::Healthy, u"newer"_s);
    QVERIFY(isDoneWithin(newer, 1'000));
    stuck->addResult(ProbeResult{{Health::Unreachable, u"older"_s, {}, {}, {}}, {}});
    stuck->finish();
    QVERIFY(isDoneWithin(hanging, 1'000)); // it began after the question, so it is an answer
    QCOMPARE(hanging.result()->report.message, u"older"_s);
    QCOMPARE(m_bench->sink.records.size(), 1);
    QCOMPARE(m_bench->sink.records.last().result.report.message, u"newer"_s);
}

void TestHealthMonitor::theConnectionOfTheStartCounts()
{
    auto job = jobOn(u"a"_s);
    const auto first = m_bench->ask(job);
    m_bench->probe.end(job, Health::Healthy);
    QVERIFY(isDoneWithin(first, 1'000));
    const auto second = m_bench->ask(job);
    job.target.connection.insert(u"host"_s, u"b"_s);
    m_bench->sink.targets.insert(job.key(), job);
    m_bench->passTime(2s);
    QCOMPARE(m_bench->probe.started.last().connection.value(u"host"_s).toString(), u"b"_s);
    m_bench->probe.end(job, Health::Degraded);
    QVERIFY(isDoneWithin(second, 1'000));
    QCOMPARE(m_bench->sink.records.last().job.target.connection.value(u"host"_s).toString(), u"b"_s);
}

void TestHealthMonitor::anObservationOfTheOldConnectionIsNotRecorded()
{
    const auto before = jobOn(u"a"_s);
    const auto future = m_bench->ask(before);
    auto after = before;
    after.target.connection.insert(u"host"_s, u"b"_s);
    m_bench->sink.targets.insert(after.key(), after);
    m_bench->probe.end(before, Health::Healthy, u"of the old address"_s);
    QTest::qWait(0);
    QVERIFY(m_bench->sink.records.isEmpty() && !future.isFinished());
    m_bench->passTime(2s);
    m_bench->probe.end(after, Health::Unreachable, u"of the new address"_s);
    QVERIFY(isDoneWithin(future, 1'000));
    QCOMPARE(future.result()->report.message, u"of the new address"_s);
    QCOMPARE(m_bench->sink.records.size(), 1);
}

void TestHealthMonitor::whoAsksForWhatIsGoneIsTold()
{
    const auto job = jobOn(u"a"_s);
    const auto running = m_bench->ask(job);
    const auto waiting = m_bench->ask(job);
    m_bench->sink.targets.remove(job.key());
    m_bench->probe.end(job, Health::Healthy);
    QVERIFY(isDoneWithin(running, 1'000));
    QCOMPARE(codeOf(running.result()), u"not-found"_s);
    m_bench->passTime(2s);
    QVERIFY(isDoneWithin(waiting, 1'000));
    QCOMPARE(codeOf(waiting.result()), u"not-found"_s);
    QVERIFY(m_bench->sink.records.isEmpty());
}

void TestHealthMonitor::aDisabledTargetIsLeftOutOfWhatWasOrdered()
{
    auto ordered = jobOn(u"a"_s);
    auto asked = jobOn(u"b"_s);
    auto due = jobOn(u"c"_s);
    for (ProbeJob *job : {&ordered, &asked}) {
        const auto first = m_bench->ask(*job);
        m_bench->probe.end(*job, Health::Healthy);
        QVERIFY(isDoneWithin(first, 1'000));
    }
    const auto part = m_bench->ask(ordered, CheckFor::Operation);
    const auto one = m_bench->ask(asked);
    m_bench->sink.makeDue(due);
    for (ProbeJob *job : {&ordered, &asked, &due}) {
        job->enabled = false;
        m_bench->sink.targets.insert(job->key(), *job);
    }
    m_bench->passTime(2s);
    m_bench->passTime(12s);
    QVERIFY(isDoneWithin(part, 1'000));
    QCOMPARE(codeOf(part.result()), u"target-disabled"_s);
    QVERIFY(m_bench->probe.isRunning(asked)); // somebody wants to know, enabled or not
    QCOMPARE(m_bench->probe.running.size(), 1U);
    m_bench->probe.end(asked, Health::Healthy);
    QVERIFY(isDoneWithin(one, 1'000));
}

void TestHealthMonitor::aQuestionThatNobodyWaitsForIsNotAsked()
{
    const auto job = jobOn(u"a"_s);
    const auto first = m_bench->ask(job);
    m_bench->probe.end(job, Health::Healthy);
    QVERIFY(isDoneWithin(first, 1'000));
    auto second = m_bench->ask(job);
    second.cancel();
    m_bench->passTime(3s);
    QCOMPARE(m_bench->probe.started.size(), 1);
}

void TestHealthMonitor::aTestRecordsNothing()
{
    const auto job = jobOn(u"a"_s);
    const auto tested = m_bench->ask(job, CheckFor::Test);
    m_bench->probe.end(job, Health::Unreachable);
    QVERIFY(isDoneWithin(tested, 1'000));
    QCOMPARE(toString(tested.result()->report.status), u"unreachable"_s);
    QVERIFY(m_bench->sink.records.isEmpty());
    // Neither does it count as one of the two bad results that turn a target red.
    m_bench->passTime(2s);
    checkOnce(job, Health::Unreachable);
    QCOMPARE(toString(m_bench->sink.records.last().shown), u"healthy"_s);

    m_bench->passTime(2s);
    const auto again = m_bench->ask(job, CheckFor::Test);
    const auto check = m_bench->ask(job);                  // the test began before this question
    const auto shared = m_bench->ask(job, CheckFor::Test); // and these two share one observation, which is recorded
    QCOMPARE(m_bench->probe.started.size(), 3);
    m_bench->passTime(2s);
    m_bench->probe.end(job, Health::Healthy);
    QVERIFY(isDoneWithin(again, 1'000));
    QCOMPARE(m_bench->sink.records.size(), 1);
    m_bench->probe.end(job, Health::Healthy);
    QVERIFY(isDoneWithin(check, 1'000) && isDoneWithin(shared, 1'000));
    QCOMPARE(m_bench->sink.records.size(), 2);
    QCOMPARE(m_bench->probe.started.size(), 4);
}

void TestHealthMonitor::aConnectionThatIsNotStoredIsTriedAsItIsSaid()
{
    const auto job = jobOn(u"new"_s); // of which the sink knows nothing
    const auto tested = m_bench->monitor->testNow(job, "somebody");
    QVERIFY(m_bench->probe.isRunning(job));
    m_bench->probe.end(job, Health::Degraded);
    QVERIFY(isDoneWithin(tested, 1'000));
    QCOMPARE(toString(tested.result()->report.status), u"degraded"_s);
    QVERIFY(m_bench->sink.records.isEmpty());
}

void TestHealthMonitor::ofTheTestsOfOneAskerOneWaits()
{
    const auto first = m_bench->monitor->testNow(jobOn(u"a"_s), "somebody");
    auto second = m_bench->monitor->testNow(jobOn(u"b"_s), "somebody");
    QCOMPARE(m_bench->probe.started.size(), 1); // one start in two seconds, wherever it goes
    const auto third = m_bench->monitor->testNow(jobOn(u"c"_s), "somebody");
    QVERIFY(isDoneWithin(third, 1'000));
    QCOMPARE(third.result().error().code, u"too-many-checks"_s);
    const auto other = m_bench->monitor->testNow(jobOn(u"d"_s), "somebody else");
    QCOMPARE(m_bench->probe.started.size(), 2);

    second.cancel(); // makes room for another question
    const auto instead = m_bench->monitor->testNow(jobOn(u"e"_s), "somebody");
    m_bench->passTime(2s);
    QCOMPARE(m_bench->probe.started.size(), 3);
    QCOMPARE(m_bench->probe.started.last().connection.value(u"host"_s).toString(), u"e"_s);
    QVERIFY(!instead.isFinished());
}

void TestHealthMonitor::aTestThatIsCancelledIsBrokenOff()
{
    auto tested = m_bench->monitor->testNow(jobOn(u"a"_s), "somebody");
    QVERIFY(!m_bench->probe.running.front().second->isCanceled());
    tested.cancel();
    QTRY_VERIFY(m_bench->probe.running.front().second->isCanceled());
}

void TestHealthMonitor::anAgentIsNotWaitedForWhenNobodyWaits()
{
    auto job = jobOn(u"a"_s);
    job.byAgent = true;
    auto one = m_bench->ask(job);
    m_bench->passTime(1s);
    QVERIFY(m_bench->probe.isRunning(job));
    auto two = m_bench->ask(job); // of another round
    one.cancel();
    QTRY_VERIFY(m_bench->probe.running.front().second->isCanceled());
    m_bench->passTime(2s);
    QTRY_VERIFY(m_bench->probe.running.size() > 1);
    QVERIFY(!m_bench->probe.running.back().second->isCanceled());
    two.cancel();
    QTRY_VERIFY(m_bench->probe.running.back().second->isCanceled());
}

void TestHealthMonitor::aProbeThatNeverEndsIsGivenUp()
{
    const auto job = jobOn(u"a"_s);
    const auto future = m_bench->ask(job);
    m_bench->passTime(20s);
    m_bench->passTime(20s);
    QVERIFY(isDoneWithin(future, 1'000));
    QCOMPARE(future.result()->report.code, u"check-given-up"_s);
    QVERIFY(m_bench->probe.running.begin()->second->isCanceled());
    m_bench->probe.endFirst(); // too late
    m_bench->passTime(2s);
    const auto next = m_bench->ask(job);
    QCOMPARE(m_bench->probe.started.size(), 2);
}

void TestHealthMonitor::twinsOfTwoTenantsAreCheckedApart()
{
    const auto alpha = jobOn(u"alpha"_s);
    auto bravo = jobOn(u"bravo"_s, Health::Healthy, TenantId::create());
    bravo.target.id = alpha.target.id;
    const auto ofAlpha = m_bench->ask(alpha);
    const auto ofBravo = m_bench->ask(bravo);
    QVERIFY(m_bench->probe.isRunning(alpha) && m_bench->probe.isRunning(bravo));
    m_bench->probe.end(bravo, Health::Unhealthy, u"bravo"_s);
    QVERIFY(isDoneWithin(ofBravo, 1'000));
    QVERIFY(!ofAlpha.isFinished());
    m_bench->probe.end(alpha, Health::Healthy, u"alpha"_s);
    QVERIFY(isDoneWithin(ofAlpha, 1'000));
    QCOMPARE(ofAlpha.result()->report.message, u"alpha"_s);
    QCOMPARE(ofBravo.result()->report.message, u"bravo"_s);
    // A bad result of one is no first bad result of the other, and neither stops the other's schedule.
    m_bench->becomeDue({alpha, bravo});
    QVERIFY(m_bench->probe.isRunning(alpha) && m_bench->probe.isRunning(bravo));
    m_bench->probe.end(alpha, Health::Unreachable);
    m_bench->probe.end(bravo, Health::Unreachable);
    QTRY_COMPARE(m_bench->sink.records.size(), 4);
    QCOMPARE(toString(m_bench->sink.records.at(2).shown), u"healthy"_s);
    QCOMPARE(toString(m_bench->sink.records.at(3).shown), u"healthy"_s);
}

void TestHealthMonitor::aSleepTurnsNothingRed()
{
    const auto job = jobOn(u"a"_s);
    checkOnce(job, Health::Unreachable); // one bad before the sleep
    m_bench->passTime(8h, 1s);
    for (int i = 0; i < 3; ++i) {
        checkOnce(job, Health::Unreachable);
        QCOMPARE(toString(m_bench->sink.records.last().shown), u"healthy"_s);
    }
    m_bench->passTime(20s);
    m_bench->passTime(20s); // longer at once would be a sleep again
    checkOnce(job, Health::Unreachable);
    QCOMPARE(toString(m_bench->sink.records.last().shown), u"healthy"_s);
    checkOnce(job, Health::Unreachable);
    QCOMPARE(toString(m_bench->sink.records.last().shown), u"unreachable"_s);
}

void TestHealthMonitor::aCheckThatOutlivedASleepIsNotBelieved()
{
    const auto job = jobOn(u"a"_s, Health::Unknown); // whose first bad result would count
    m_bench->becomeDue({job});
    m_bench->clock.instant += 8h;
    m_bench->probe.end(job, Health::Unreachable);
    QTRY_COMPARE(m_bench->sink.records.size(), 1);
    QCOMPARE(toString(m_bench->sink.records.last().shown), u"unknown"_s);
}

void TestHealthMonitor::askingFromAnotherThreadWorks()
{
    const auto job = jobOn(u"a"_s);
    m_bench->sink.targets.insert(job.key(), job);
    QFuture<HealthMonitor::Answer> future;
    const std::unique_ptr<QThread> thread(QThread::create([&] { future = m_bench->monitor->checkNow(job.key(), u"a"_s); }));
    thread->start();
    QVERIFY(thread->wait());
    QTRY_COMPARE(m_bench->probe.started.size(), 1);
    m_bench->probe.end(job, Health::Healthy);
    QVERIFY(isDoneWithin(future, 1'000));
}

void TestHealthMonitor::destructionCancelsWhatRuns()
{
    const auto job = jobOn(u"a"_s);
    const auto future = m_bench->ask(job);
    const auto next = m_bench->ask(job); // waits for its turn
    m_bench->monitor.reset();
    QVERIFY(future.isCanceled() && future.isFinished());
    QVERIFY(next.isCanceled() && next.isFinished());
    QVERIFY(m_bench->probe.running.begin()->second->isCanceled());
}

void TestHealthMonitor::aTypeWithoutProbeIsUnknown()
{
    const auto standard = standardProbes(OutboundPolicy());
    for (const TargetTypeDescriptor &each : targetTypes())
        QVERIFY(standard->has(each.type));
    ProbeRegistry probes;
    const auto future = probes.probe(ProbeTarget());
    QVERIFY(isDoneWithin(future, 1'000));
    QCOMPARE(toString(future.result().report.status), u"unknown"_s);
    QCOMPARE(future.result().report.code, u"no-prober"_s);
    QCOMPARE(future.result().report.message, u"Tidegate cannot check this type of target yet."_s);
}

QTEST_GUILESS_MAIN(TestHealthMonitor)
#include "tst_healthmonitor.moc"
