// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/auditverifier.h"
#include "services/operations/clockoperations.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/listkey.h"
#include "services/operations/serverpresence.h"
#include "services/operations/tidyoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/operations/operationsbench.h"

#include <QTest>

#include <thread>

using namespace tidegate;
using namespace tidegate::test;

/// Two servers on one database, as far as operations know of each other. The bench's clock is the one of both.
class TestServerPresence : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theFirstServerDoesWhatOneHasToDo();
    void whatAServerLeftEndsWithItsLease();
    void whoIsHeldForGoneLeavesEndedOperationsAlone();
    void aClockThatIsOffClosesTheGateAndCannotBeAccepted();
    void aClockThatDiffersALittleIsSaid();
    void whatAClockShowsThatIsOffIsNotRemembered();
    void bothSealOneChain();
    void aVerificationElsewhereIsCancelledThroughTheDatabase();
    void bothKnowTheKeyOfTheLists();

private:
    Operation operationOf(const Backend &server, const QString &kind = u"health-check"_s);
    QString statusOf(OperationId id)
    {
        return toString(m_bench->backend->database().read(localTenant, [&](Transaction &s) { return s.health.findOperation(id); })->status);
    }
    int seals()
    {
        return static_cast<int>(
            m_bench->backend->database().read(localTenant, [](Transaction &s) { return s.audit.newestSeal(); })->value_or(AuditSeal{}).ordinal);
    }

    std::unique_ptr<OperationsBench> m_bench;
    std::unique_ptr<Backend> m_other;
};

void TestServerPresence::init()
{
    m_bench = std::make_unique<OperationsBench>();
    m_bench->clock.instant = Clock::system().now();
    m_other = std::make_unique<Backend>(must(openDatabase(m_bench->options())), m_bench->clock, BackendSettings{});
}

void TestServerPresence::cleanup()
{
    m_other.reset();
    m_bench.reset();
}

Operation TestServerPresence::operationOf(const Backend &server, const QString &kind)
{
    Operation operation;
    operation.id = OperationId::create();
    operation.kind = kind;
    operation.status = OperationStatus::Running;
    operation.total = 5;
    operation.createdAt = operation.updatedAt = m_bench->clock.now();
    operation.server = server.server();
    must(m_bench->backend->database().write(localTenant, [&](Transaction &s) { return s.health.insertOperation(operation); }));
    return operation;
}

void TestServerPresence::theFirstServerDoesWhatOneHasToDo()
{
    ServerPresence one(*m_bench->backend);
    ServerPresence two(*m_other);
    must(one.start());
    must(two.start());
    QVERIFY(one.isFirst());
    QVERIFY(!two.isFirst());
    one.stop();
    QTRY_VERIFY_WITH_TIMEOUT(two.isFirst(), 20'000);
}

void TestServerPresence::whatAServerLeftEndsWithItsLease()
{
    const Operation operation = operationOf(*m_other);
    must(m_other->database().write(localTenant, [&](Transaction &s) { return s.leases.keepAlive(m_other->server(), 2s); })); // and is killed
    ServerPresence one(*m_bench->backend);
    must(one.start());
    QCOMPARE(statusOf(operation.id), u"running"_s);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(operation.id), u"failed"_s, 20'000);
    const auto changes = must(m_bench->backend->database().read(localTenant, [](Transaction &s) { return s.journal.since(0, 1000); }));
    QCOMPARE(changes.constLast().entityId, operation.id.uuid()); // whoever follows it hears of its end
}

void TestServerPresence::whoIsHeldForGoneLeavesEndedOperationsAlone()
{
    const Operation operation = operationOf(*m_other);
    endAbandonedOperations(*m_bench->backend); // the other has never said that it is there
    QCOMPARE(statusOf(operation.id), u"failed"_s);
    const auto cancelled = m_other->verifier().cancel(m_bench->admin, operationOf(*m_bench->backend, u"health-check"_s).id);
    QCOMPARE(codeOf(cancelled), u"not-cancellable"_s);
}

void TestServerPresence::aClockThatIsOffClosesTheGateAndCannotBeAccepted()
{
    const Environment production = m_bench->environment(u"production"_s);
    QCOMPARE(m_bench->gate(production), QString());
    for (const auto off : {40s, -40s}) {
        m_bench->clock.move(off);
        ServerPresence presence(*m_bench->backend);
        must(presence.start());
        QCOMPARE(m_bench->gate(production), u"clock-suspect"_s);
        QVERIFY(m_bench->backend->clockDoubt()->of == ClockDoubt::Of::Database);
        QCOMPARE(codeOf(m_bench->as(m_bench->admin, [](Call &call) { return acceptClock(call, {{u"reason"_s, u"It is right"_s}}); })), u"clock-suspect"_s);
        QCOMPARE(codeOf(m_bench->as(m_bench->admin, [&](Call &call) { return removeEnvironment(call, production.id, {}); })), u"clock-suspect"_s);
        presence.stop();
        m_bench->clock.move(-off);
        must(presence.start());
        QCOMPARE(m_bench->gate(production), QString());
    }
}

void TestServerPresence::aClockThatDiffersALittleIsSaid()
{
    const Environment production = m_bench->environment(u"production"_s);
    m_bench->clock.move(-5s);
    ServerPresence presence(*m_bench->backend);
    must(presence.start());
    QCOMPARE(m_bench->gate(production), QString());
    const auto ahead = m_bench->backend->clockGuard().databaseAhead();
    QVERIFY2(ahead > 4s && ahead < 10s, qPrintable(QString::number(ahead.count())));
}

/// One server with a wrong clock must not put all the others into doubt.
void TestServerPresence::whatAClockShowsThatIsOffIsNotRemembered()
{
    const Environment production = m_bench->environment(u"production"_s);
    m_bench->clock.move(1h);
    ServerPresence presence(*m_bench->backend);
    must(presence.start());
    m_bench->environment(u"staging"_s);
    presence.stop();
    m_bench->clock.move(-1h);
    m_bench->restart();
    QCOMPARE(m_bench->gate(production), QString());
}

void TestServerPresence::bothSealOneChain()
{
    const MasterKey key = MasterKey::random();
    m_bench->backend->seals().setKey(key, m_bench->where.path(u"one.seals"_s));
    m_other->seals().setKey(key, m_bench->where.path(u"two.seals"_s));
    for (int round = 0; round < 10; ++round) {
        m_bench->environment(u"e%1"_s.arg(round));
        Result<void> one;
        Result<void> two;
        {
            const std::jthread first([&] { one = m_bench->backend->seals().seal(localTenant); });
            const std::jthread second([&] { two = m_other->seals().seal(localTenant); });
        }
        must(one);
        must(two);
    }
    QCOMPARE(seals(), 10);
    int holding = 0;
    for (Backend *const each : {m_bench->backend.get(), m_other.get()})
        must(verifyAllLogs(*each, [&](const QString &, const AuditVerification &outcome) { holding += outcome.valid ? 1 : 0; }));
    QCOMPARE(holding, 2);
}

void TestServerPresence::aVerificationElsewhereIsCancelledThroughTheDatabase()
{
    const Operation operation = operationOf(*m_other, u"audit-verify"_s);
    must(m_bench->backend->verifier().cancel(m_bench->admin, operation.id));
    QVERIFY(must(m_other->database().read(localTenant, [&](Transaction &s) { return s.health.isCancelled(operation.id); })));
}

void TestServerPresence::bothKnowTheKeyOfTheLists()
{
    const MasterKey key = MasterKey::random();
    const QByteArray first = must(listKeyOf(*m_bench->backend, {}));
    QCOMPARE(first.size(), 32);
    QCOMPARE(must(listKeyOf(*m_other, key)), first); // it is sealed, and is the same
    QCOMPARE(must(listKeyOf(*m_bench->backend, key)), first);
    const auto fact = must(m_other->database().read(localTenant, [](Transaction &s) { return s.identities.fact(u"cursor-key"_s); }));
    QVERIFY(fact->startsWith(u"sealed ") && !fact->contains(QString::fromLatin1(first.toHex())));
    const QByteArray replaced = must(listKeyOf(*m_bench->backend, MasterKey::random()));
    QVERIFY(replaced.size() == 32 && replaced != first);
}

QTEST_GUILESS_MAIN(TestServerPresence)
#include "tst_serverpresence.moc"
