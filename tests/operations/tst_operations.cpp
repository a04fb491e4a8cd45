// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/token.h"
#include "services/auth/tokenrole.h"
#include "services/operations/backend.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/freezeoperations.h"
#include "services/operations/healthservice.h"
#include "services/operations/targetoperations.h"
#include "services/operations/tidyoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/operations/operationsbench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

/// Rules that only a caller with bad luck or bad intentions meets.
class TestOperations : public QObject
{
    Q_OBJECT

private slots:
    void aTenantHasOnlySoMuch();
    void aTokenIsNeverMoreThanItsOwner();
    void aDisabledOwnerLosesHisStream();
    void anActiveFreezeIsNotRewritten();
    void whoWasExceptedAndLeftDoesNotHoldAFreezeUp();
    void aVanishedSourceDoesNotBlockItsSuccessor();
    void aReasonInTheBodyReachesTheAuditLog();
    void movingOutOfAFrozenEnvironmentIsNoted();
    void oneOfManyTargetsCanBeRefused();
    void nothingIsDatedAhead();
    void nobodyDeploysInTheNameOfAStranger();
    void aViolationStaysWithWhoeverDidItAndWhereItWas();
    void aSilentDeploymentInAFreezeIsAViolation();
    void aRestoreNeedsRoomAndHappensWithinAMonth();
    void operationsOfADeadProcessEnd();
    void whatIsOldIsForgottenButNotTheLastLook();
    void accessIsManagedBesideARunningServer();
    void aSteadyCheckIsNewsOnlyAfterAStaleOne();
};

void TestOperations::aTenantHasOnlySoMuch()
{
    BackendSettings settings;
    settings.quotas = {.environments = 2, .targets = 1, .freezeWindows = 1};
    OperationsBench bench(settings);
    const Environment first = bench.environment(u"one"_s);
    bench.environment(u"two"_s);
    const auto third = bench.as(bench.admin, [](Call &call) { return createEnvironment(call, {{u"name"_s, u"three"_s}}); });
    QCOMPARE(codeOf(third), u"quota"_s);
    QVERIFY(third.error().kind == ErrorKind::Conflict);
    QVERIFY(!bench.target(first, u"web-1"_s).id.isNull());
    QVERIFY(bench.target(first, u"web-2"_s).id.isNull());
    QVERIFY(bench.freeze(first, -2h, -1h)); // history does not count
    QVERIFY(bench.freeze(first, 1h, 2h));
    QCOMPARE(codeOf(bench.freeze(first, 3h, 4h)), u"quota"_s);
}

void TestOperations::aTokenIsNeverMoreThanItsOwner()
{
    QVERIFY(includes(Role::Admin, Role::Auditor));
    QVERIFY(!includes(Role::Operator, Role::Auditor));
    QCOMPARE(toString(effectiveRole(Role::Viewer, Role::Admin)), toString(Role::Viewer));
    QCOMPARE(toString(effectiveRole(Role::Auditor, Role::Operator)), toString(Role::Viewer));

    OperationsBench bench;
    const NewToken token = makeToken();
    const auto setUp = bench.backend->database().write(localTenant, [&](Transaction &transaction) {
        return transaction.identities.insertToken(
            {token.id, localTenant, bench.admin.user(), u"t"_s, Role::Admin, token.hash, bench.clock.now(), bench.clock.now() + 1h, {}});
    });
    QVERIFY(setUp);
    const std::string_view text(token.text.constData(), static_cast<std::size_t>(token.text.size()));
    QCOMPARE(toString(bench.backend->authenticate(text)->role), toString(Role::Admin));
    const auto demoted = bench.backend->database().write(localTenant, [&](Transaction &transaction) {
        return transaction.identities.updateUser({bench.admin.user(), u"anna"_s, u"anna"_s, Role::Viewer, true, bench.clock.now()});
    });
    QVERIFY(demoted);
    QCOMPARE(toString(bench.backend->authenticate(text)->role), toString(Role::Viewer));
}

void TestOperations::aDisabledOwnerLosesHisStream()
{
    OperationsBench bench;
    const NewToken token = makeToken();
    const auto setUp = bench.backend->database().write(localTenant, [&](Transaction &transaction) {
        return transaction.identities.insertToken(
            {token.id, localTenant, bench.manager.user(), u"t"_s, Role::Viewer, token.hash, bench.clock.now(), bench.clock.now() + 1h, {}});
    });
    QVERIFY(setUp);
    Principal principal = bench.manager;
    principal.credential = {Credential::Kind::ApiToken, token.id.uuid()};
    QVERIFY(bench.backend->isStillLive(principal));
    bench.clock.move(1h);
    QVERIFY(!bench.backend->isStillLive(principal)); // expired
    bench.clock.move(-1min);
    const auto disabled = bench.backend->database().write(localTenant, [&](Transaction &transaction) {
        return transaction.identities.updateUser({bench.manager.user(), u"ron"_s, u"ron"_s, Role::Viewer, false, bench.clock.now()});
    });
    QVERIFY(disabled);
    QVERIFY(!bench.backend->isStillLive(principal));
    QVERIFY(bench.backend->isStillLive(bench.admin)); // the embedded console has no token
}

void TestOperations::anActiveFreezeIsNotRewritten()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    const auto freeze = bench.freeze(production, -2h, 1h);
    QVERIFY(freeze);
    const auto endAt = [&](const Principal &who, std::chrono::seconds from) {
        const QJsonObject body{{u"end"_s, toText(wholeSeconds(bench.clock.now() + from))}};
        return codeOf(bench.as(who, [&](Call &call) { return updateFreeze(call, production.id, freeze->id, body); }));
    };
    QCOMPARE(endAt(bench.admin, -1h), u"in-the-past"_s);
    QCOMPARE(endAt(bench.manager, 30min), u"forbidden"_s);
    QCOMPARE(endAt(bench.manager, 2h), QString());
    QCOMPARE(endAt(bench.admin, 30min), QString());
    QCOMPARE(endAt(bench.admin, 0s), QString());
    QCOMPARE(endAt(bench.admin, 1h), u"window-ended"_s);
}

void TestOperations::whoWasExceptedAndLeftDoesNotHoldAFreezeUp()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    const auto freeze = bench.freeze(production, -1h, 1h, {bench.manager.user().toString()});
    QVERIFY(freeze);
    const auto left = bench.backend->database().write(localTenant, [&](Transaction &transaction) {
        return transaction.identities.updateUser({bench.manager.user(), u"ron"_s, u"ron"_s, Role::ReleaseManager, false, bench.clock.now()});
    });
    QVERIFY(left);
    const QJsonObject longer{{u"end"_s, toText(wholeSeconds(bench.clock.now() + 3h))}};
    QCOMPARE(codeOf(bench.as(bench.admin, [&](Call &call) { return updateFreeze(call, production.id, freeze->id, longer); })), QString());
    QCOMPARE(codeOf(bench.freeze(production, 5h, 6h, {bench.manager.user().toString()})), u"unknown-user"_s);
}

void TestOperations::aVanishedSourceDoesNotBlockItsSuccessor()
{
    OperationsBench bench;
    const Environment staging = bench.environment(u"staging"_s);
    const Environment production = bench.environment(u"production"_s, {{u"autoPromoteFrom"_s, staging.id.toString()}});
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, staging.id, {}); }));
    const auto renamed = bench.as(bench.admin, [&](Call &call) { return updateEnvironment(call, production.id, {{u"displayName"_s, u"Live"_s}}); });
    QCOMPARE(codeOf(renamed), QString());
    const Environment other = bench.environment(u"other"_s);
    const auto pointed = bench.as(bench.admin, [&](Call &call) { return updateEnvironment(call, other.id, {{u"autoPromoteFrom"_s, staging.id.toString()}}); });
    QCOMPARE(codeOf(pointed), u"unknown-environment"_s);
}

void TestOperations::aReasonInTheBodyReachesTheAuditLog()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    const auto turnedOff = [&](const QJsonObject &body) {
        return codeOf(bench.as(bench.admin, [&](Call &call) { return updateEnvironment(call, production.id, body); }));
    };
    QCOMPARE(turnedOff({{u"isProduction"_s, false}}), u"reason-required"_s);
    QCOMPARE(turnedOff({{u"isProduction"_s, false}, {u"reason"_s, u"It moved."_s}}), QString());
    QCOMPARE(bench.newestAudit().reason, u"It moved."_s);
}

void TestOperations::movingOutOfAFrozenEnvironmentIsNoted()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    const Environment open = bench.environment(u"open"_s);
    const Target target = bench.target(production, u"web-1"_s);
    const auto freeze = bench.freeze(production, -1h, 1h);
    QVERIFY(freeze);
    const auto moved = bench.as(bench.admin, [&](Call &call) { return updateTarget(call, target.id, {{u"environmentId"_s, open.id.toString()}}); });
    QVERIFY(moved);
    const AuditEntry entry = bench.newestAudit();
    QVERIFY(entry.duringFreeze);
    QCOMPARE(entry.windowIds, QList<QUuid>{freeze->id.uuid()});
}

void TestOperations::oneOfManyTargetsCanBeRefused()
{
    OperationsBench bench;
    const Environment from = bench.environment(u"from"_s);
    const Environment to = bench.environment(u"to"_s);
    const Target free = bench.target(from, u"free"_s);
    const Target taken = bench.target(from, u"taken"_s);
    bench.target(to, u"Taken"_s);
    const QJsonObject patch{{u"environmentId"_s, to.id.toString()}};
    const auto all = bench.as(bench.admin, [&](Call &call) { return updateTargets(call, {free.id, taken.id}, patch, true); });
    QCOMPARE(codeOf(all), u"name-taken"_s);
    const auto some = bench.as(bench.admin, [&](Call &call) { return updateTargets(call, {taken.id, free.id}, patch, false); });
    QCOMPARE(codeOf(some), QString());
    QCOMPARE(some->at(0).error->code, u"name-taken"_s);
    QCOMPARE(some->at(1).version, 2);
}

void TestOperations::nothingIsDatedAhead()
{
    OperationsBench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web-1"_s);
    QCOMPARE(codeOf(bench.seen(target, digest('a'), -1h)), u"in-the-future"_s);
    QCOMPARE(codeOf(bench.seen(target, digest('a'), -1min)), QString());
    QCOMPARE(codeOf(bench.sticker(target, bench.admin, {{u"deployedAt"_s, u"2099-01-01T00:00:00Z"_s}})), u"in-the-future"_s);
}

void TestOperations::nobodyDeploysInTheNameOfAStranger()
{
    OperationsBench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web-1"_s);
    QCOMPARE(codeOf(bench.sticker(target, bench.admin, {{u"deployedBy"_s, UserId::create().toString()}})), u"unknown-user"_s);
    QCOMPARE(codeOf(bench.sticker(target, bench.admin, {{u"deployedBy"_s, bench.manager.user().toString()}})), QString());
}

void TestOperations::aViolationStaysWithWhoeverDidItAndWhereItWas()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    const Environment other = bench.environment(u"other"_s);
    const Target target = bench.target(production, u"web-1"_s);
    QVERIFY(bench.freeze(production, -1h, 1h));
    QVERIFY(bench.sticker(target, bench.manager, {{u"deployedBy"_s, bench.admin.user().toString()}}));
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return updateTarget(call, target.id, {{u"environmentId"_s, other.id.toString()}}); }));
    const auto found = bench.violations(production);
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().by, bench.manager.user());
    QCOMPARE(found->first().source, u"sticker"_s);
    QCOMPARE(found->first().targetName, u"web-1"_s);
    QVERIFY(bench.violations(other)->isEmpty());
}

void TestOperations::aSilentDeploymentInAFreezeIsAViolation()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    const Target target = bench.target(production, u"web-1"_s);
    const Target declared = bench.target(production, u"web-2"_s);
    QVERIFY(bench.freeze(production, -10min, 1h));
    QVERIFY(bench.seen(target, digest('a'), 20min)); // before the freeze
    QVERIFY(bench.seen(target, digest('b'), 5min));  // somewhen between the two: not proven
    QVERIFY(bench.violations(production)->isEmpty());
    QVERIFY(bench.seen(target, digest('a'), 1min));
    QCOMPARE(bench.violations(production)->size(), 1);
    QCOMPARE(bench.violations(production)->first().source, u"inventory"_s);
    QVERIFY(bench.seen(target, digest('a')));
    QCOMPARE(bench.violations(production)->size(), 1);
    // With a sticker it is the sticker that is judged.
    QVERIFY(bench.seen(declared, digest('b'), 5min));
    QVERIFY(bench.sticker(declared, bench.admin));
    QVERIFY(bench.seen(declared, digest('a')));
    const auto found = bench.violations(production);
    QCOMPARE(std::count_if(found->begin(), found->end(), [](const auto &each) { return each.source == u"sticker"; }), 1);
    QCOMPARE(found->size(), 2);
}

void TestOperations::aRestoreNeedsRoomAndHappensWithinAMonth()
{
    BackendSettings settings;
    settings.quotas.environments = 1;
    OperationsBench bench(settings);
    const Environment first = bench.environment(u"one"_s);
    const auto restored = [&] { return codeOf(bench.as(bench.admin, [&](Call &call) { return restoreEnvironment(call, first.id); })); };
    QCOMPARE(restored(), u"not-deleted"_s);
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, first.id, {}); }));
    const Environment second = bench.environment(u"two"_s);
    QCOMPARE(restored(), u"quota"_s);
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, second.id, {}); }));
    bench.clock.move(30 * 24h);
    QCOMPARE(restored(), QString());
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, first.id, {}); }));
    bench.clock.move(30 * 24h + 1s);
    QCOMPARE(restored(), u"not-found"_s);
}

void TestOperations::operationsOfADeadProcessEnd()
{
    OperationsBench bench;
    Operation queued{.id = OperationId::create(),
                     .kind = u"health-check"_s,
                     .status = OperationStatus::Queued,
                     .done = 0,
                     .total = 2,
                     .results = "[]",
                     .createdAt = bench.clock.now(),
                     .updatedAt = bench.clock.now()};
    Operation running = queued;
    running.id = OperationId::create();
    running.status = OperationStatus::Running;
    running.done = 1;
    const auto stored = bench.backend->database().write(localTenant, [&](Transaction &transaction) -> Result<void> {
        if (const auto one = transaction.health.insertOperation(queued); !one)
            return one;
        if (const auto two = transaction.health.insertOperation(running); !two)
            return two;
        const auto ended = transaction.health.abandonOperations(bench.clock.now());
        return ended ? Result<void>() : ended.error();
    });
    QVERIFY(stored);
    const auto statusOf = [&](OperationId id) {
        return bench.backend->database().read(localTenant, [&](Transaction &transaction) { return transaction.health.findOperation(id); })->status;
    };
    QCOMPARE(toString(statusOf(queued.id)), toString(OperationStatus::Failed));
    QCOMPARE(toString(statusOf(running.id)), toString(OperationStatus::Partial));
}

void TestOperations::whatIsOldIsForgottenButNotTheLastLook()
{
    OperationsBench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web-1"_s);
    QVERIFY(bench.seen(target, digest('a'), 2h));
    QVERIFY(bench.seen(target, digest('b'), 1h));
    const Operation ended{.id = OperationId::create(),
                          .kind = u"health-check"_s,
                          .status = OperationStatus::Succeeded,
                          .done = 0,
                          .total = 0,
                          .results = "[]",
                          .createdAt = bench.clock.now(),
                          .updatedAt = bench.clock.now()};
    const auto forgotten = bench.backend->database().write(localTenant, [&](Transaction &transaction) -> Result<void> {
        if (const auto stored = transaction.health.insertOperation(ended); !stored)
            return stored;
        if (const auto done = transaction.health.forgetOperations(bench.clock.now() + 1s); !done)
            return done;
        return transaction.inventory.forgetHistory(bench.clock.now());
    });
    QVERIFY(forgotten);
    const auto left = bench.backend->database().read(localTenant, [&](Transaction &transaction) { return transaction.inventory.history(target.id, 10); });
    QCOMPARE(left->size(), 1);
    QCOMPARE(codeOf(bench.backend->database().read(localTenant, [&](Transaction &transaction) { return transaction.health.findOperation(ended.id); })),
             u"not-found"_s);
}

void TestOperations::accessIsManagedBesideARunningServer()
{
    OperationsBench bench;
    DatabaseOptions options;
    options.url = bench.where.url();
    options.besideAnother = true;
    {
        const auto beside = openDatabase(options);
        QVERIFY(beside);
        const auto disabled = (*beside)->write(localTenant, [&](Transaction &transaction) {
            return transaction.identities.updateUser({bench.manager.user(), u"ron"_s, u"ron"_s, Role::ReleaseManager, false, bench.clock.now()});
        });
        QVERIFY(disabled);
    }
    const auto seen = bench.backend->database().read(localTenant,
                                                     [&](Transaction &transaction) { return transaction.identities.findUser(bench.manager.user()); });
    QCOMPARE(seen->enabled, false);
    QVERIFY(!bench.environment(u"production"_s).id.isNull()); // the server writes on
}

/// Ten thousand steady targets would else fill the feed; but who was told that a value is stale must be told that it is not any more.
void TestOperations::aSteadyCheckIsNewsOnlyAfterAStaleOne()
{
    OperationsBench bench;
    const Target target = bench.target(bench.environment(u"staging"_s), u"web-01"_s);
    HealthService health(*bench.backend, {});
    const auto announced = [&bench] {
        const auto changes = bench.backend->read(bench.admin, {}, [](Call &call) { return call.transaction.journal.since(0, 100); });
        return std::count_if(changes->begin(), changes->end(), [](const Change &change) { return change.kind == u"target.health"_s; });
    };
    const auto check = [&](std::chrono::seconds after) {
        bench.clock.move(after);
        CheckRecord record;
        record.job = {localTenant, {target.id, target.type, target.connection, {}, {}}, 30s, Health::Healthy};
        record.result.report = {Health::Healthy, u"The engine answers."_s, u"ok"_s, bench.clock.now(), 5ms};
        record.shown = Health::Healthy;
        health.record(record);
    };

    check(1s);
    QCOMPARE(announced(), 1);
    check(30s);
    check(30s);
    QCOMPARE(announced(), 1);
    check(91s);

    QCOMPARE(announced(), 2);
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
