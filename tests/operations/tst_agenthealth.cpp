// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/healthservice.h"
#include "services/operations/listening.h"
#include "services/operations/targetoperations.h"
#include "tests/operations/operationsbench.h"

#include <QtTest>

using namespace tidegate;
using namespace tidegate::test;

/// What becomes of targets whose agent is not heard any more, and since when a server can say so.
class TestAgentHealth : public QObject
{
    Q_OBJECT

private slots:
    void targetsOfAnAgentThatIsGoneAreOutOfReach();
    void aServerThatSleptListensAnew();
};

void TestAgentHealth::targetsOfAnAgentThatIsGoneAreOutOfReach()
{
    OperationsBench bench;
    Agent agent;
    agent.id = AgentId::create();
    agent.name = u"agent-1"_s;
    agent.lifecycle = AgentLifecycle::Active;
    agent.version = 1;
    agent.lastSeenAt = bench.clock.now();
    VERIFY_OK(bench.backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agents.insert(agent); }));
    const Environment staging = bench.environment(u"staging"_s);
    const auto make = [&](const QString &name, const QString &id) {
        const QJsonObject connection{{u"host"_s, u"10.0.0.1"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, id}};
        return bench.as(bench.admin, [&](Call &call) {
            return createTarget(
                call, {{u"environmentId"_s, staging.id.toString()}, {u"name"_s, name}, {u"targetType"_s, u"docker_host"_s}, {u"connection"_s, connection}});
        });
    };
    const auto own = make(u"own"_s, agent.id.toString());
    const auto other = make(u"other"_s, AgentId::create().toString());
    VERIFY_OK(own);
    VERIFY_OK(other);
    HealthService health(*bench.backend, {});
    const auto healthOf = [&](TargetId id) {
        return bench.backend->read(bench.admin, {}, [&](Call &call) { return call.transaction.targets.find(id); })->health;
    };
    const auto look = [&] {
        bench.pass(61s); // it looks no later than that
        QVERIFY(health.dueJobs(bench.clock.now()).empty());
    };
    look();
    QVERIFY(healthOf(own->target.id).status == Health::Unknown);
    for (int i = 0; i < 4; ++i)
        look(); // within what a server that has just started may not have heard
    QVERIFY(healthOf(own->target.id).status == Health::Unreachable);
    QCOMPARE(healthOf(own->target.id).code, u"agent-offline"_s);
    QVERIFY(healthOf(other->target.id).status == Health::Unknown); // of an agent that nobody knows
}

void TestAgentHealth::aServerThatSleptListensAnew()
{
    std::chrono::milliseconds withSleep{0};
    std::chrono::milliseconds awake{0};
    const Instant start{1'768'000'000s};
    Listening listening(
        start, [&] { return withSleep; }, [&] { return awake; });
    const auto pass = [&](std::chrono::milliseconds asleep, std::chrono::milliseconds up) {
        withSleep += asleep + up;
        awake += up;
    };
    pass(0s, 1h);
    QVERIFY(listening.since(start + 1h) == start);
    pass(59s, 1s); // a nap that no agent is late for
    QVERIFY(listening.since(start + 61min) == start);
    pass(8h, 1s);
    QVERIFY(listening.since(start + 9h) == start + 9h);
    pass(0s, 1h);
    QVERIFY(listening.since(start + 10h) == start + 9h);
    QVERIFY(listening.since(start + 5h) == start + 5h); // a clock that was set back
}

QTEST_GUILESS_MAIN(TestAgentHealth)
#include "tst_agenthealth.moc"
