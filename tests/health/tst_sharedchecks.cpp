// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/health/monitorbench.h"

#include <QCoreApplication>
#include <QSemaphore>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using namespace std::chrono_literals;

/// Checks that several servers share, and observations that are recorded together.
class TestSharedChecks : public QObject
{
    Q_OBJECT

private slots:
    void whatAnotherServerHasInHandIsNotStarted();
    void aCheckWhoseLeaseEndedWhileItWaitedIsNotStarted();
    void noMoreIsTakenThanIsBegunSoon();
    void whatAnotherServerSawCounts();
    void whatArrivesTogetherIsRecordedTogether();
    void whatIsOrderedTogetherIsReadTogether();
    void whoIsAnsweredWhileOthersBeginAsksForTheNextObservation();
    void checksGoOnWhileOthersAreRecorded();
    void whatIsBeingRecordedAtTheEndIsRecordedOnce();
    void anOlderObservationIsNotRecordedOverANewerOneAtTheEnd();
    void whatCouldNotBeStoredIsToldAndNotRemembered();
    void whoWaitsIsAnsweredAtOnce();
    void whatIsNotRecordedYetIsRecordedAtTheEnd();
    void ofOneTargetEachObservationIsJudgedAfterTheOther();

private:
    static MonitorSettings gathering()
    {
        MonitorSettings settings;
        settings.gather = 200ms;
        return settings;
    }
};

void TestSharedChecks::whatAnotherServerHasInHandIsNotStarted()
{
    MonitorBench bench;
    const ProbeJob ours = jobOn(u"one"_s);
    const ProbeJob theirs = jobOn(u"two"_s);
    bench.sink.elsewhere.insert(theirs.key());
    bench.becomeDue({ours, theirs});
    QVERIFY(bench.probe.isRunning(ours));
    QVERIFY(!bench.probe.isRunning(theirs));
    bench.sink.elsewhere.clear(); // its server is gone
    bench.passTime(1s);
    QVERIFY(bench.probe.isRunning(theirs));
}

void TestSharedChecks::aCheckWhoseLeaseEndedWhileItWaitedIsNotStarted()
{
    MonitorBench bench;
    ProbeJob lost = jobOn(u"one"_s);
    lost.elsewhere = true;
    bench.becomeDue({lost});
    QVERIFY(!bench.probe.isRunning(lost));
    bench.ask(lost); // whoever asks is answered by whatever server
    QTRY_VERIFY(bench.probe.isRunning(lost));
}

void TestSharedChecks::noMoreIsTakenThanIsBegunSoon()
{
    MonitorSettings settings;
    settings.maxClaimed = 10;
    MonitorBench bench(settings);
    QList<ProbeJob> jobs;
    for (int i = 0; i < 30; ++i)
        jobs.append(jobOn(u"host-%1"_s.arg(i)));
    jobs.append(jobOn(u"other"_s, Health::Healthy, TenantId::create()));
    bench.becomeDue(jobs);
    bench.passTime(1s);
    QCOMPARE(bench.probe.running.size(), 11U);
    QVERIFY(bench.probe.isRunning(jobs.constLast())); // another tenant's do not count
    int ended = 0;
    for (int i = 0; i < 30 && ended < 2; ++i) {
        if (bench.probe.isRunning(jobs.at(i))) {
            bench.probe.end(jobs.at(i), Health::Healthy);
            ++ended;
        }
    }
    QTRY_COMPARE(bench.sink.records.size(), 2);
    bench.passTime(1s);
    QCOMPARE(bench.sink.wanted, 2);
}

void TestSharedChecks::whatAnotherServerSawCounts()
{
    MonitorBench bench;
    const ProbeJob job = jobOn(u"one"_s);
    bench.sink.worse.insert(job.key(), 1);
    bench.becomeDue({job});
    bench.probe.end(job, Health::Unhealthy);
    QTRY_COMPARE(bench.sink.records.size(), 1);
    QCOMPARE(toString(bench.sink.records.first().shown), u"unhealthy"_s); // the second bad result in a row
    QVERIFY(bench.sink.records.first().isClaimed);
    QCOMPARE(bench.sink.records.first().worseInARow, 0);
}

void TestSharedChecks::whatArrivesTogetherIsRecordedTogether()
{
    MonitorBench bench(gathering());
    QList<ProbeJob> jobs;
    for (int i = 0; i < 20; ++i)
        jobs.append(jobOn(u"host-%1"_s.arg(i)));
    bench.becomeDue(jobs);
    QCOMPARE(bench.probe.running.size(), 20U);
    for (const ProbeJob &job : jobs)
        bench.probe.end(job, Health::Healthy);
    QTRY_COMPARE(bench.sink.records.size(), 20);
    QCOMPARE(bench.sink.batches, QList<std::size_t>({20}));
    bench.passTime(3s);
    QCOMPARE(bench.probe.running.size(), 0U); // none was started again meanwhile
}

void TestSharedChecks::whatIsOrderedTogetherIsReadTogether()
{
    MonitorBench bench(gathering());
    QList<ProbeJob> jobs;
    for (int i = 0; i < 20; ++i) {
        jobs.append(jobOn(u"host-%1"_s.arg(i)));
        bench.ask(jobs.constLast(), CheckFor::Operation);
    }
    QTRY_COMPARE(bench.probe.running.size(), 20U);
    QCOMPARE(bench.sink.read, QList<std::size_t>({20}));
}

/// A round that began is no answer to a question that came after.
void TestSharedChecks::whoIsAnsweredWhileOthersBeginAsksForTheNextObservation()
{
    MonitorBench bench(gathering());
    const ProbeJob gone = jobOn(u"one"_s);
    const ProbeJob other = jobOn(u"two"_s);
    auto refused = bench.monitor->checkNow(gone.key(), u"one"_s, CheckFor::Operation);
    const auto first = bench.ask(other, CheckFor::Operation);
    QFuture<HealthMonitor::Answer> second;
    const auto asked = refused.then([&](const HealthMonitor::Answer &answer) {
        QCOMPARE(codeOf(answer), u"not-found"_s);
        second = bench.ask(other);
    });
    QTRY_VERIFY(asked.isFinished());
    QTRY_COMPARE(bench.probe.running.size(), 1U);
    bench.probe.end(other, Health::Healthy);
    QTRY_VERIFY(first.isFinished());
    QVERIFY(!second.isFinished());
    QCOMPARE(bench.probe.started.size(), 1); // not twice in two seconds
    bench.passTime(3s);
    QTRY_COMPARE(bench.probe.started.size(), 2);
    bench.probe.end(other, Health::Degraded);
    QTRY_VERIFY(second.isFinished());
    QVERIFY(second.result()->report.status == Health::Degraded);
}

void TestSharedChecks::checksGoOnWhileOthersAreRecorded()
{
    MonitorSettings settings = gathering();
    settings.recordAside = true;
    MonitorBench bench(settings);
    QSemaphore released;
    bench.sink.beforeRecording = [&released] { released.acquire(); };
    const ProbeJob one = jobOn(u"one"_s);
    const ProbeJob two = jobOn(u"two"_s);
    const auto first = bench.ask(one);
    QTRY_VERIFY(bench.probe.isRunning(one));
    bench.probe.end(one, Health::Unhealthy);
    const auto other = bench.ask(two);
    QTRY_VERIFY(bench.probe.isRunning(two));
    bench.probe.end(two, Health::Healthy);
    bench.passTime(3s);
    const auto second = bench.ask(one);
    QTRY_VERIFY(bench.probe.isRunning(one));
    bench.probe.end(one, Health::Degraded);
    QCoreApplication::processEvents(); // it has ended, and what it means waits for the first
    QVERIFY(!first.isFinished() && !other.isFinished() && !second.isFinished());
    released.release(3);
    QTRY_VERIFY(first.isFinished() && other.isFinished() && second.isFinished());
    QCOMPARE(bench.sink.records.size(), 3);
    QCOMPARE(bench.sink.records[2].job.key(), one.key());
    QVERIFY(bench.sink.records[2].previous == Health::Unhealthy); // as the first was shown
    QVERIFY(bench.sink.records[2].shown == Health::Degraded);
}

void TestSharedChecks::whatIsBeingRecordedAtTheEndIsRecordedOnce()
{
    MonitorSettings settings = gathering();
    settings.recordAside = true;
    MonitorBench bench(settings);
    QSemaphore begun;
    QSemaphore released;
    bench.sink.beforeRecording = [&begun, &released] {
        begun.release();
        released.acquire();
    };
    const ProbeJob one = jobOn(u"one"_s);
    const ProbeJob two = jobOn(u"two"_s);
    bench.becomeDue({two});
    bench.ask(one);
    QTRY_VERIFY(bench.probe.isRunning(one));
    bench.probe.end(one, Health::Healthy);
    QTRY_COMPARE(begun.available(), 1);
    bench.probe.end(two, Health::Healthy);
    QCoreApplication::processEvents();
    released.release(2);
    bench.monitor.reset();
    QCOMPARE(bench.sink.records.size(), 2);
}

void TestSharedChecks::anOlderObservationIsNotRecordedOverANewerOneAtTheEnd()
{
    MonitorSettings settings = gathering();
    settings.recordAside = true;
    MonitorBench bench(settings);
    QSemaphore begun;
    QSemaphore released;
    bench.sink.beforeRecording = [&begun, &released] {
        begun.release();
        released.acquire();
    };
    const ProbeJob job = jobOn(u"one"_s);
    bench.becomeDue({job});
    bench.passTime(3s);
    bench.ask(job);
    QTRY_COMPARE(bench.probe.running.size(), 2U);
    auto &running = bench.probe.running;
    running.splice(running.end(), running, running.begin()); // the older one takes longer
    bench.probe.end(job, Health::Unhealthy);
    QTRY_COMPARE(begun.available(), 1);
    bench.probe.end(job, Health::Healthy);
    QCoreApplication::processEvents();
    released.release(2);
    bench.monitor.reset();
    QVERIFY(bench.sink.records.size() == 1);
    QVERIFY(bench.sink.records.first().shown == Health::Unhealthy);
}

void TestSharedChecks::whatCouldNotBeStoredIsToldAndNotRemembered()
{
    MonitorBench bench;
    const ProbeJob job = jobOn(u"one"_s);
    QList<CheckRecord> recorded;
    QObject::connect(bench.monitor.get(), &HealthMonitor::recorded, bench.monitor.get(), [&recorded](const CheckRecord &each) { recorded.append(each); });
    bench.sink.isDown = true;
    const auto answer = bench.ask(job);
    QTRY_VERIFY(bench.probe.isRunning(job));
    bench.probe.end(job, Health::Unhealthy);
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result()->report.status == Health::Unhealthy);
    QVERIFY(recorded.isEmpty()); // whoever follows the target asks for what happened since again
    bench.sink.isDown = false;
    bench.passTime(3s);
    bench.ask(job);
    QTRY_VERIFY(bench.probe.isRunning(job));
    bench.probe.end(job, Health::Unhealthy);
    QTRY_COMPARE(recorded.size(), 1);
    QVERIFY(recorded.first().previous == Health::Healthy);
}

void TestSharedChecks::whoWaitsIsAnsweredAtOnce()
{
    MonitorBench bench(gathering());
    const ProbeJob due = jobOn(u"one"_s);
    const ProbeJob asked = jobOn(u"two"_s);
    bench.becomeDue({due});
    const auto answer = bench.ask(asked);
    QTRY_VERIFY(bench.probe.isRunning(asked));
    bench.probe.end(due, Health::Healthy);
    bench.probe.end(asked, Health::Healthy);
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(bench.sink.batches, QList<std::size_t>({2})); // what was there goes along
}

void TestSharedChecks::whatIsNotRecordedYetIsRecordedAtTheEnd()
{
    MonitorSettings settings;
    settings.gather = 1h;
    MonitorBench bench(settings);
    const ProbeJob job = jobOn(u"one"_s);
    bench.becomeDue({job});
    bench.probe.end(job, Health::Healthy);
    QTest::qWait(50); // the result reaches the monitor by its event loop
    QCOMPARE(bench.sink.records.size(), 0);
    bench.monitor.reset();
    QCOMPARE(bench.sink.records.size(), 1);
}

void TestSharedChecks::ofOneTargetEachObservationIsJudgedAfterTheOther()
{
    MonitorSettings settings;
    settings.gather = 1h;
    MonitorBench bench(settings);
    const ProbeJob job = jobOn(u"one"_s);
    bench.becomeDue({job});
    bench.passTime(3s);
    bench.ask(job, CheckFor::Operation);
    QTRY_COMPARE(bench.probe.running.size(), 2U);
    bench.probe.end(job, Health::Unhealthy);
    bench.probe.end(job, Health::Degraded);
    QTRY_COMPARE(bench.sink.records.size(), 1); // the first, so that the second begins from what it made
    bench.monitor.reset();
    QCOMPARE(bench.sink.records.size(), 2);
    QCOMPARE(toString(bench.sink.records.at(0).shown), u"healthy"_s);
    QCOMPARE(bench.sink.records.at(0).worseInARow, 1);
    QCOMPARE(toString(bench.sink.records.at(1).shown), u"degraded"_s);
}

QTEST_GUILESS_MAIN(TestSharedChecks)
#include "tst_sharedchecks.moc"
