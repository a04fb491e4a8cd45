// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "tests/store/storefixture.h"

#include <mutex>
#include <thread>

using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

/// Which servers are there, and which of them has which check in hand.
class TestLeases : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }
    void aCheckIsInTheHandsOfOneServer();
    void aLeaseEndsWithItsServer();
    void whatWasReleasedIsFreeAfterItsPause();
    void whatOthersHaveInHandIsCounted();
    void whatSpeaksAgainstATargetGoesFromServerToServer();
    void whatSpokeAgainstManyIsForgotten();
    void serversThatSayNothingAreGone();
    void anotherTenantsTargetIsNotTaken();
    void whoeverTakesChecksAtOnceTakesEachOnce();
    void operationsEndWithTheirServer();
    void anOperationIsCancelledByWhoeverKnowsIt();
    void theDatabaseHasAClock();

private:
    QList<TargetId> claimed(ServerId by, std::chrono::milliseconds length = 1h)
    {
        QList<TargetId> targets;
        for (const CheckLease &each : must(m_store->write([&](Transaction &s) { return s.leases.claim(by, m_targets, length); })))
            targets.append(each.target);
        std::sort(targets.begin(), targets.end());
        return targets;
    }
    void isThere(ServerId server, std::chrono::milliseconds length = 1h)
    {
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.keepAlive(server, length); }));
    }

    std::unique_ptr<Store> m_store;
    QList<TargetId> m_targets;
    const ServerId m_one{QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)};
    const ServerId m_two{QUuid(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)};
};

void TestLeases::init()
{
    m_store = std::make_unique<Store>();
    const Environment environment = m_store->addEnvironment(u"prod"_s);
    m_targets.clear();
    for (int i = 0; i < 70; ++i)
        m_targets.append(m_store->addTarget(environment.id, u"web-%1"_s.arg(i)).id);
    std::sort(m_targets.begin(), m_targets.end());
    isThere(m_one);
    isThere(m_two);
}

void TestLeases::aCheckIsInTheHandsOfOneServer()
{
    QCOMPARE(claimed(m_one), m_targets);
    QCOMPARE(claimed(m_two), QList<TargetId>());
    QCOMPARE(claimed(m_one), m_targets); // it has them already
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.leases.find(m_targets.first()); }))->server, m_one);
    claimed(m_one, 0ms);
    QCOMPARE(claimed(m_two), m_targets);
}

void TestLeases::whatOthersHaveInHandIsCounted()
{
    const auto elsewhere = [this](ServerId server) { return must(m_store->read([&](Transaction &s) { return s.leases.countElsewhere(server, 5s); })); };
    QCOMPARE(elsewhere(m_two), 0);
    claimed(m_one);
    QCOMPARE(elsewhere(m_two), m_targets.size());
    QCOMPARE(elsewhere(m_one), 0);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.release(m_one, m_targets.first(20), 0, 5s); }));
    QCOMPARE(elsewhere(m_two), m_targets.size() - 20); // those are done
    isThere(m_one, -1s);
    QCOMPARE(elsewhere(m_two), 0);
}

void TestLeases::aLeaseEndsWithItsServer()
{
    QCOMPARE(claimed(m_one), m_targets);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.leave(m_one); }));
    QCOMPARE(claimed(m_two), m_targets);
    isThere(m_two, -1s);
    QCOMPARE(claimed(m_one), m_targets);
}

void TestLeases::whatWasReleasedIsFreeAfterItsPause()
{
    QCOMPARE(claimed(m_one), m_targets);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.release(m_two, m_targets, 0, 0s); })); // not its own
    QCOMPARE(claimed(m_two), QList<TargetId>());
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.release(m_one, m_targets.mid(0, 40), 0, 0s); }));
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.release(m_one, m_targets.mid(40), 0, 1h); }));
    QCOMPARE(claimed(m_two), m_targets.mid(0, 40));
}

void TestLeases::whatSpeaksAgainstATargetGoesFromServerToServer()
{
    claimed(m_one);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.release(m_one, m_targets.mid(0, 2), 1, 0s); }));
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.forgetWorse({m_targets.at(1)}); }));
    const auto taken = must(m_store->write([&](Transaction &s) { return s.leases.claim(m_two, m_targets.mid(0, 1), 1h); }));
    QCOMPARE(taken, QList<CheckLease>({{m_targets.at(0), m_two, 1}}));
    const auto other = must(m_store->write([&](Transaction &s) { return s.leases.claim(m_two, m_targets.mid(1, 1), 1h); }));
    QCOMPARE(other, QList<CheckLease>({{m_targets.at(1), m_two, 0}}));
}

void TestLeases::whatSpokeAgainstManyIsForgotten()
{
    QVERIFY(must(m_store->read([&](Transaction &s) { return s.leases.find(m_targets); })).isEmpty());
    claimed(m_one);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.release(m_one, m_targets, 1, 1h); }));
    VERIFY_OK(m_store->write([](Transaction &s) { return s.leases.forgetWorse(QList<TargetId>()); }));
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.leases.forgetWorse(m_targets.mid(0, 65)); }));
    const auto leases = must(m_store->read([&](Transaction &s) { return s.leases.find(m_targets); }));
    QCOMPARE(leases.size(), m_targets.size());
    for (qsizetype i = 0; i < m_targets.size(); ++i)
        QCOMPARE(leases.value(m_targets[i]), CheckLease({m_targets[i], m_one, i < 65 ? 0 : 1}));
}

void TestLeases::serversThatSayNothingAreGone()
{
    const auto present = [this] { return must(m_store->read([](Transaction &s) { return s.leases.present(); })); };
    QCOMPARE(present(), QList<ServerId>({m_one, m_two})); // the oldest first
    isThere(m_one, 0s);
    QCOMPARE(present(), QList<ServerId>({m_two}));
    QCOMPARE(must(m_store->write([](Transaction &s) { return s.leases.removeGone(); })), QList<ServerId>({m_one}));
    QCOMPARE(must(m_store->write([](Transaction &s) { return s.leases.removeGone(); })), QList<ServerId>());
}

void TestLeases::anotherTenantsTargetIsNotTaken()
{
    const TenantId attacker = m_store->addTenant(u"attacker"_s);
    const auto attack = [&](const auto &work) { return must((*m_store)->write(attacker, work)); };
    QCOMPARE(attack([&](Transaction &s) { return s.leases.claim(m_two, m_targets, 1h); }), QList<CheckLease>());
    QCOMPARE(claimed(m_one), m_targets);
    VERIFY_OK((*m_store)->write(attacker, [&](Transaction &s) { return s.leases.release(m_one, m_targets, 1, 0s); }));
    VERIFY_OK((*m_store)->write(attacker, [&](Transaction &s) { return s.leases.forgetWorse({m_targets.first()}); }));
    QCOMPARE(claimed(m_two), QList<TargetId>());
    QVERIFY(!must((*m_store)->read(attacker, [&](Transaction &s) { return s.leases.find(m_targets.first()); })));
    QVERIFY(must((*m_store)->read(attacker, [&](Transaction &s) { return s.leases.find(m_targets); })).isEmpty());
}

/// Each from its own process, as far as the database can tell.
void TestLeases::whoeverTakesChecksAtOnceTakesEachOnce()
{
    std::mutex mutex;
    QList<TargetId> taken;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                const ServerId server = ServerId::create();
                must((*m_store)->writeAside(m_store->tenant(), [&](Transaction &s) { return s.leases.keepAlive(server, 1h); }));
                const auto leases = must((*m_store)->writeAside(m_store->tenant(), [&](Transaction &s) { return s.leases.claim(server, m_targets, 1h); }));
                const std::scoped_lock lock(mutex);
                for (const CheckLease &each : leases)
                    taken.append(each.target);
            });
        }
    }
    std::sort(taken.begin(), taken.end());
    QCOMPARE(std::adjacent_find(taken.begin(), taken.end()), taken.end());
    taken += claimed(ServerId::create()); // what nobody took because others had it locked
    std::sort(taken.begin(), taken.end());
    QCOMPARE(taken, m_targets);
}

void TestLeases::operationsEndWithTheirServer()
{
    const auto operationOf = [&](ServerId server, OperationStatus status, int done) {
        Operation operation;
        operation.id = OperationId::create();
        operation.kind = u"health-check"_s;
        operation.status = status;
        operation.done = done;
        operation.total = 9;
        operation.createdAt = operation.updatedAt = at(0);
        operation.server = server;
        must(m_store->write([&](Transaction &s) { return s.health.insertOperation(operation); }));
        return operation.id;
    };
    const auto statusOf = [&](OperationId id) { return toString(must(m_store->read([&](Transaction &s) { return s.health.findOperation(id); })).status); };
    const OperationId queued = operationOf(m_one, OperationStatus::Queued, 0);
    const OperationId running = operationOf(m_one, OperationStatus::Running, 4);
    const OperationId ended = operationOf(m_one, OperationStatus::Succeeded, 9);
    const OperationId others = operationOf(m_two, OperationStatus::Running, 4);
    const OperationId nobodys = operationOf({}, OperationStatus::Running, 4);
    const auto abandon = [this] { return must(m_store->write([](Transaction &s) { return s.health.abandonOperations(at(5)); })); };
    QCOMPARE(abandon(), QList<OperationId>({nobodys}));
    isThere(m_one, 0s);
    QCOMPARE(abandon().size(), 2);
    QCOMPARE(statusOf(queued), u"failed"_s);
    QCOMPARE(statusOf(running), u"partial"_s);
    QCOMPARE(statusOf(ended), u"succeeded"_s);
    QCOMPARE(statusOf(others), u"running"_s);
}

void TestLeases::anOperationIsCancelledByWhoeverKnowsIt()
{
    Operation operation;
    operation.id = OperationId::create();
    operation.kind = u"audit-verify"_s;
    operation.createdAt = operation.updatedAt = at(0);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.health.insertOperation(operation); }));
    const auto isCancelled = [&] { return must(m_store->read([&](Transaction &s) { return s.health.isCancelled(operation.id); })); };
    const TenantId attacker = m_store->addTenant(u"attacker"_s);
    VERIFY_OK((*m_store)->write(attacker, [&](Transaction &s) { return s.health.cancelOperation(operation.id, at(1)); }));
    QVERIFY(!isCancelled());
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.health.cancelOperation(operation.id, at(1)); }));
    QVERIFY(isCancelled());
}

void TestLeases::theDatabaseHasAClock()
{
    const Instant before = Clock::system().now();
    const Instant shown = must(m_store->read([](Transaction &s) { return s.leases.databaseNow(); }));
    QVERIFY(shown >= before - 1s && shown <= Clock::system().now() + 1s); // of one computer
}

QTEST_GUILESS_MAIN(TestLeases)
#include "tst_leases.moc"
