// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/monitoroperations.h"
#include "services/operations/observedhealth.h"
#include "services/operations/targetoperations.h"
#include "tests/health/monitorbench.h"
#include "tests/operations/operationsbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

/// A server whose checks never end.
class MonitorsBench : public OperationsBench
{
public:
    Environment production = environment(u"production"_s, {{u"config"_s, QJsonObject{{u"healthCheckInterval"_s, 60}}}});

    MonitorsBench() { startMonitor(); }
    ~MonitorsBench() { stopMonitor(); }
    Q_DISABLE_COPY_MOVE(MonitorsBench)

    void startMonitor()
    {
        health = std::make_unique<HealthService>(*backend, std::nullopt);
        MonitorSettings settings;
        settings.tick = 1h;
        settings.monotonic = [this] { return monotonic; };
        monitor = std::make_unique<HealthMonitor>(probe, *health, clock, settings);
        health->setMonitor(monitor.get());
        monitor->start();
    }
    void stopMonitor()
    {
        health->setMonitor(nullptr);
        monitor.reset();
    }
    void startAgain()
    {
        stopMonitor();
        health.reset();
        restart();
        startMonitor();
    }

    /// The administrator of another tenant.
    Principal company(const QString &name)
    {
        Principal who = person(name, Role::Admin);
        who.tenant = TenantId::create();
        must(backend->database().write(who.tenant, [&](Transaction &transaction) -> Result<void> {
            RETURN_IF_ERROR(transaction.identities.insertTenant({who.tenant, name, clock.now()}));
            return transaction.identities.insertUser({who.user(), who.name, who.name, who.role, true, clock.now()});
        }));
        return who;
    }
    /// As they are stored, without what a request does besides.
    void addTargets(TenantId tenant, const Target &like, int count)
    {
        must(backend->database().write(tenant, [&](Transaction &transaction) -> Result<void> {
            Target target = like;
            for (int i = 0; i < count; ++i) {
                target.id = TargetId::create();
                target.name = u"t-%1"_s.arg(i);
                target.connection.insert(u"host"_s, u"192.0.2.%1"_s.arg(i % 250));
                RETURN_IF_ERROR(transaction.targets.insert(target));
            }
            return {};
        }));
    }

    MonitorReport report(const Principal &who)
    {
        return must(backend->read(who, {}, [&](Call &call) { return monitorReport(call, *backend, *health); }));
    }
    MonitorReport report() { return report(admin); }

    void checked(TargetId id, std::chrono::seconds ago = 0s)
    {
        must(as(admin, [&](Call &call) -> Result<void> {
            call.observation = true;
            ASSIGN_OR_RETURN(const auto target, call.transaction.targets.find(id));
            HealthReport seen = makeReport(Health::Healthy, say("check-given-up"));
            seen.checkedAt = call.now - ago;
            return recordHealth(call, target, {seen, 60s, u"direct"_s, false});
        }));
    }
    void update(TargetId id, const QJsonObject &body)
    {
        must(as(admin, [&](Call &call) { return updateTarget(call, id, body); }));
    }

    HeldProbe probe;
    std::unique_ptr<HealthService> health;
    std::unique_ptr<HealthMonitor> monitor;
};

} // namespace

class TestMonitors : public QObject
{
    Q_OBJECT

private slots:
    void whereNothingIsCheckedNothingIsLate();
    void whoseTimeHasComeWaitsAndIsLateAfterAnInterval();
    void shortIntervalsAreNotLateAtOnce();
    void whatWasNeverCheckedWaitsSinceItWasMade();
    void whatIsNotCheckedByScheduleDoesNotWait();
    void whatIsEnabledAgainIsNotLateForTheTimeItWasOff();
    void aRestartBeginsToCountAnew();
    void aCheckOfAClockThatWasAheadIsDueAndNotLate();
    void withoutAScheduleItIsPaused();
    void afterASleepItRecovers();
    void whatAnotherServerDoesIsSaid();
    void aTenantHearsOfItsOwnTargetsOnly();
    void tenThousandOfOneTenantDoNotKeepTheOnlyOneOfAnotherWaiting();
};

void TestMonitors::whereNothingIsCheckedNothingIsLate()
{
    MonitorsBench bench;
    MonitorReport nothing;
    nothing.name = u"health-checks"_s;
    QCOMPARE(bench.report(), nothing);
}

void TestMonitors::whoseTimeHasComeWaitsAndIsLateAfterAnInterval()
{
    MonitorsBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    bench.pass(1h);
    bench.checked(a, 10s);
    bench.checked(b);
    const Instant newest = bench.clock.now();
    QCOMPARE(bench.report().backlog, 0);
    QCOMPARE(bench.report().lastRunAt, newest);
    QCOMPARE(bench.report().interval, std::optional(60s));
    bench.pass(56s); // jitter may make it 66 s
    QCOMPARE(bench.report().backlog, 0);
    bench.pass(1s);
    QCOMPARE(bench.report().backlog, 1);
    QCOMPARE(bench.report().lateBy, 1s);
    bench.pass(59s);
    QCOMPARE(bench.report().backlog, 2);
    QCOMPARE(bench.report().lateBy, 60s);
    QVERIFY(bench.report().state == MonitorState::Running);
    bench.pass(1s);
    QVERIFY(bench.report().state == MonitorState::Late);
    QCOMPARE(bench.report().lateBy, 61s);
    bench.checked(a);
    QVERIFY(bench.report().state == MonitorState::Running);
    QCOMPARE(bench.report().backlog, 1);
    QCOMPARE(bench.report().targets, 2);
}

void TestMonitors::shortIntervalsAreNotLateAtOnce()
{
    MonitorsBench bench;
    const Environment quick = bench.environment(u"quick"_s, {{u"config"_s, QJsonObject{{u"healthCheckInterval"_s, 5}}}});
    const TargetId a = bench.target(quick, u"a"_s).id;
    bench.pass(1h);
    bench.checked(a);
    bench.pass(35s); // due after 5.5 s
    QVERIFY(bench.report().state == MonitorState::Running);
    bench.pass(2s);
    QVERIFY(bench.report().state == MonitorState::Late);
    bench.target(bench.production, u"b"_s);
    QCOMPARE(bench.report().interval, std::optional(5s)); // the shortest
}

void TestMonitors::whatWasNeverCheckedWaitsSinceItWasMade()
{
    MonitorsBench bench;
    bench.pass(1h);
    bench.target(bench.production, u"a"_s);
    QCOMPARE(bench.report().backlog, 1);
    QCOMPARE(bench.report().lateBy, 0s);
    QVERIFY(!bench.report().lastRunAt);
    bench.pass(90s);
    QCOMPARE(bench.report().lateBy, 90s);
    QVERIFY(bench.report().state == MonitorState::Late);
}

void TestMonitors::whatIsNotCheckedByScheduleDoesNotWait()
{
    MonitorsBench bench;
    const Environment off = bench.environment(u"off"_s, {{u"config"_s, QJsonObject{{u"healthCheckInterval"_s, 0}}}});
    bench.target(off, u"a"_s);
    bench.update(bench.target(bench.production, u"b"_s).id, {{u"enabled"_s, false}});
    const TargetId gone = bench.target(bench.production, u"c"_s).id;
    must(bench.as(bench.admin, [&](Call &call) { return removeTarget(call, gone); }));
    bench.pass(1h);
    QCOMPARE(bench.report().targets, 0);
    QCOMPARE(bench.report().backlog, 0);
    QCOMPARE(bench.report().lateBy, 0s);
    QVERIFY(!bench.report().interval);
}

void TestMonitors::whatIsEnabledAgainIsNotLateForTheTimeItWasOff()
{
    MonitorsBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.checked(a);
    bench.update(a, {{u"enabled"_s, false}});
    bench.pass(48h);
    bench.update(a, {{u"enabled"_s, true}});
    bench.pass(2s);
    QCOMPARE(bench.report().backlog, 1);
    QCOMPARE(bench.report().lateBy, 2s);
}

void TestMonitors::aRestartBeginsToCountAnew()
{
    MonitorsBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.checked(a);
    bench.pass(48h);
    QVERIFY(bench.report().state == MonitorState::Late);
    bench.startAgain();
    QVERIFY(bench.report().state == MonitorState::Running);
    QCOMPARE(bench.report().backlog, 1);
    bench.pass(61s);
    QCOMPARE(bench.report().lateBy, 61s);
    QVERIFY(bench.report().state == MonitorState::Late);
}

void TestMonitors::aCheckOfAClockThatWasAheadIsDueAndNotLate()
{
    MonitorsBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.checked(a, -48h);
    QCOMPARE(bench.report().backlog, 1);
    QCOMPARE(bench.report().lateBy, 0s);
    QVERIFY(!bench.report().lastRunAt);
    bench.clock.move(-24h); // and when it goes back itself
    QCOMPARE(bench.report().lateBy, 0s);
    QVERIFY(bench.report().state != MonitorState::Late);
}

void TestMonitors::withoutAScheduleItIsPaused()
{
    MonitorsBench bench;
    bench.target(bench.production, u"a"_s);
    bench.monitor->stop();
    QVERIFY(bench.report().state == MonitorState::Paused);
    bench.pass(1h);
    QVERIFY(bench.report().state == MonitorState::Paused);
    bench.stopMonitor(); // at the end
    QVERIFY(bench.report().state == MonitorState::Paused);
}

void TestMonitors::afterASleepItRecovers()
{
    MonitorsBench bench;
    bench.checked(bench.target(bench.production, u"a"_s).id);
    bench.pass(8h); // nobody looked
    bench.monitor->tick();
    QVERIFY(bench.report().state == MonitorState::Recovering);
    bench.checked(bench.target(bench.production, u"a2"_s).id);
    for (int i = 0; i < 3; ++i) {
        bench.pass(25s);
        bench.monitor->tick();
    }
    QVERIFY(bench.report().state != MonitorState::Recovering);
}

void TestMonitors::whatAnotherServerDoesIsSaid()
{
    MonitorsBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.target(bench.production, u"b"_s);
    const ServerId another = ServerId::create();
    Database &database = bench.backend->database();
    must(database.writeAside(localTenant, [&](Transaction &transaction) -> Result<void> {
        RETURN_IF_ERROR(transaction.leases.keepAlive(another, 1h));
        const auto taken = transaction.leases.claim(another, {a}, 2min);
        return taken ? Result<void>() : Result<void>(taken.error());
    }));
    QCOMPARE(bench.report().elsewhere, database.isShared() ? 1 : 0); // nobody else serves a file
    QCOMPARE(bench.report().backlog, 2);
    bench.monitor->stop();
    QCOMPARE(toString(bench.report().state), database.isShared() ? u"running"_s : u"paused"_s); // the other one checks
    must(database.writeAside(localTenant, [&](Transaction &transaction) { return transaction.leases.leave(another); }));
    QCOMPARE(bench.report().elsewhere, 0);
    QCOMPARE(toString(bench.report().state), u"paused"_s);
}

void TestMonitors::aTenantHearsOfItsOwnTargetsOnly()
{
    MonitorsBench bench;
    const Principal other = bench.company(u"olga"_s);
    bench.target(bench.production, u"a"_s);
    bench.pass(1h);
    QCOMPARE(bench.report().backlog, 1);
    QCOMPARE(bench.report(other).targets, 0);
    QCOMPARE(bench.report(other).backlog, 0);
    QCOMPARE(bench.report(other).lateBy, 0s);
    QVERIFY(bench.report(other).state == MonitorState::Running);
}

void TestMonitors::tenThousandOfOneTenantDoNotKeepTheOnlyOneOfAnotherWaiting()
{
    MonitorsBench bench;
    const Target like = bench.target(bench.production, u"like"_s);
    bench.addTargets(localTenant, like, 10'000);
    const Principal other = bench.company(u"olga"_s);
    const Environment theirs = must(bench.as(other, [&](Call &call) { return createEnvironment(call, {{u"name"_s, u"prod"_s}}); }));
    const QJsonObject one{{u"environmentId"_s, theirs.id.toString()},
                          {u"name"_s, u"one"_s},
                          {u"targetType"_s, u"docker_host"_s},
                          {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}}};
    const auto look = [&bench] {
        bench.pass(1s);
        bench.monitor->tick();
    };
    bench.monitor->tick();
    for (int i = 0; i < 13; ++i) // jitter lets none wait for longer
        look();
    QCOMPARE(bench.report().backlog, 10'001);
    QCOMPARE(bench.probe.running.size(), 48U); // what the schedule of a tenant may have at once
    must(bench.as(other, [&](Call &call) { return createTarget(call, one); }));
    for (int i = 0; i < 7; ++i) // its own jitter, at 30 s
        look();
    const auto isTheirs = [&](const ProbeTarget &each) { return each.tenant == other.tenant; };
    QCOMPARE(std::count_if(bench.probe.started.begin(), bench.probe.started.end(), isTheirs), 1);
    QVERIFY(bench.probe.started.size() <= 49); // though none of the others has ended
}

QTEST_GUILESS_MAIN(TestMonitors)

#include "tst_monitors.moc"
