// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/agentoperations.h"
#include "services/operations/healthservice.h"
#include "services/operations/listening.h"
#include "services/operations/targetoperations.h"
#include "services/operations/tidyoperations.h"
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
    void aLostWishForInventoryIsRepeated();
    void whoWasLetInBeforeItWasReplacedTakesNothingAway();
    void whoWasLetInBeforeItWasRevokedIsToldSo();
    void tokensThatEndedLongAgoAreForgotten();
};

namespace {

Agent heardAgent(OperationsBench &bench)
{
    Agent agent;
    agent.id = AgentId::create();
    agent.name = u"agent-1"_s;
    agent.agentVersion = u"1.0.0"_s;
    agent.bootId = u"b"_s;
    agent.lifecycle = AgentLifecycle::Active;
    agent.version = 1;
    agent.lastSeenAt = agent.inventoryAt = bench.clock.now();
    const auto kept = bench.backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agents.insert(agent); });
    return kept ? agent : Agent();
}

/// With a credential of its own, beside those that it has.
Principal comeIn(OperationsBench &bench, AgentId agent)
{
    const AgentSecret secret{TokenId::create(), agent, QByteArray(32, 's'), bench.clock.now()};
    const auto kept = bench.backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agents.insertSecret(secret); });
    const Credential credential{Credential::Kind::AgentSecret, kept ? secret.id.uuid() : QUuid()};
    return {.tenant = localTenant, .subject = agent, .role = Role::Agent, .credential = credential, .name = u"agent-1"_s, .via = Via::Agent};
}

Result<HeardAgent> hear(OperationsBench &bench, const Principal &agent, int sequence)
{
    const QJsonObject body{
        {u"sentAt"_s, QString::fromStdString(toRfc3339(bench.clock.now()))}, {u"sequence"_s, sequence}, {u"version"_s, u"1.0.0"_s}, {u"bootId"_s, u"b"_s}};
    return bench.as(agent, [&](Call &call) { return hearAgent(call, agent.subject.agent(), body); });
}

} // namespace

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
    Agent gone;
    gone.id = AgentId::create();
    gone.name = u"agent-2"_s;
    gone.version = 1;
    VERIFY_OK(bench.backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agents.insert(gone); }));
    const auto other = make(u"other"_s, gone.id.toString());
    VERIFY_OK(bench.backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agents.remove(gone.id, bench.clock.now()); }));
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

void TestAgentHealth::aLostWishForInventoryIsRepeated()
{
    OperationsBench bench;
    const Agent agent = heardAgent(bench);
    const Principal itself = comeIn(bench, agent.id);
    int sequence = 0;
    const auto isAsked = [&] {
        const auto heard = hear(bench, itself, ++sequence);
        return heard && heard->wantInventory;
    };
    bench.pass(30s);
    QVERIFY(!isAsked());
    bench.pass(8h);
    QVERIFY(isAsked()); // its targets are out of reach since, and the answer gets lost
    bench.pass(30s);
    QVERIFY(isAsked());
}

void TestAgentHealth::whoWasLetInBeforeItWasReplacedTakesNothingAway()
{
    OperationsBench bench;
    const Agent agent = heardAgent(bench);
    const Principal before = comeIn(bench, agent.id);
    VERIFY_OK(bench.backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agents.removeSecrets(agent.id); }));
    const Principal after = comeIn(bench, agent.id);
    const auto late = hear(bench, before, 7);
    QVERIFY(!late && late.error().kind == ErrorKind::Unauthenticated);
    VERIFY_OK(hear(bench, after, 1));
    const auto left = bench.backend->read(bench.admin, {}, [&](Call &call) { return call.transaction.agents.secrets(agent.id); });
    VERIFY_OK(left);
    QCOMPARE(left->size(), 1);
    QCOMPARE(left->constFirst().id.uuid(), after.credential.id);
}

void TestAgentHealth::whoWasLetInBeforeItWasRevokedIsToldSo()
{
    OperationsBench bench;
    const Agent agent = heardAgent(bench);
    const Principal itself = comeIn(bench, agent.id);
    VERIFY_OK(bench.as(bench.admin, [&](Call &call) { return revokeAgent(call, agent.id); }));
    const auto heard = hear(bench, itself, 1);
    QVERIFY(!heard);
    QCOMPARE(heard.error().code, u"agent-revoked"_s);
}

void TestAgentHealth::tokensThatEndedLongAgoAreForgotten()
{
    OperationsBench bench;
    RegistrationToken token;
    token.id = TokenId::create();
    token.hash = QByteArray(32, 'h');
    token.createdAt = bench.clock.now();
    token.expiresAt = token.createdAt + 1h;
    VERIFY_OK(bench.backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agents.insertToken(token); }));
    const auto left = [&] {
        const auto tidied = bench.as(systemPrincipal(localTenant), tidyUp);
        return tidied ? bench.backend->read(bench.admin, {}, [](Call &call) { return call.transaction.agents.tokens(); })->size() : -1;
    };
    QCOMPARE(left(), 1);
    for (int day = 0; day < 30; ++day) {
        bench.pass(24h);
        QCOMPARE(left(), 1);
    }
    bench.pass(24h);
    QCOMPARE(left(), 0);
}

QTEST_GUILESS_MAIN(TestAgentHealth)
#include "tst_agenthealth.moc"
