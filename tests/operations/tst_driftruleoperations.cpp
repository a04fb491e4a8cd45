// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/backend.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/driftruleoperations.h"
#include "services/operations/driftverdicts.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/targetoperations.h"
#include "services/operations/tidyoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/support/testdatabase.h"
#include "tests/support/values.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

/// An environment with a target on which an api of another digest runs than its sticker says.
struct RuleBench
{
    template <typename Work>
    auto as(Work &&work)
    {
        return backend->write(admin, {}, std::forward<Work>(work));
    }
    template <typename Work>
    auto seen(Work &&work)
    {
        return must(backend->read(admin, {}, std::forward<Work>(work)));
    }

    RuleBench()
    {
        DatabaseOptions options;
        options.url = where.url();
        BackendSettings settings;
        settings.quotas.driftRules = 5;
        settings.quotas.targets = 20'000;
        backend = std::make_unique<Backend>(must(openDatabase(options)), clock, settings);
        must(backend->database().write(localTenant, [this](Transaction &transaction) -> Result<void> {
            if (const auto tenant = transaction.identities.insertTenant({localTenant, u"local"_s, clock.now()}); !tenant)
                return tenant;
            return transaction.identities.insertUser({admin.user(), admin.name, admin.name, admin.role, true, clock.now()});
        }));
        environment = makeEnvironment(u"production"_s);
        target = makeDrifted(u"web-1"_s);
    }

    EnvironmentId makeEnvironment(const QString &name)
    {
        return must(as([&](Call &call) { return createEnvironment(call, {{u"name"_s, name}}); })).id;
    }

    TargetId makeTarget(const QString &name, const QJsonObject &labels = {})
    {
        const QJsonObject connection{{u"host"_s, u"192.0.2.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}};
        return must(as([&](Call &call) {
                   return createTarget(call,
                                       {{u"environmentId"_s, environment.toString()},
                                        {u"name"_s, name},
                                        {u"targetType"_s, u"docker_host"_s},
                                        {u"labels"_s, labels},
                                        {u"connection"_s, connection}});
               }))
            .target.id;
    }

    TargetId makeDrifted(const QString &name, const QJsonObject &labels = {})
    {
        const TargetId made = makeTarget(name, labels);
        sticker(made, {u"api"_s, u"worker"_s}, 'a');
        look(made, 'b', 'a');
        return made;
    }

    void sticker(TargetId of, const QStringList &components, char letter)
    {
        QJsonArray all;
        for (const QString &each : components)
            all.append(QJsonObject{{u"componentName"_s, each}, {u"digest"_s, digest(letter)}});
        const QJsonObject body{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"components"_s, all}};
        must(as([&](Call &call) { return putSticker(call, of, body); }));
    }

    /// An api and a worker run, of these digests.
    void look(TargetId at, char api, char worker)
    {
        InventorySnapshot snapshot;
        snapshot.id = SnapshotId::create();
        snapshot.targetId = at;
        snapshot.observedAt = snapshot.receivedAt = clock.now();
        snapshot.collector = u"docker/1.41"_s;
        for (const auto &[name, letter] : {std::pair(u"api"_s, api), std::pair(u"worker"_s, worker)}) {
            ObservedComponent component;
            component.name = name;
            component.state = u"running"_s;
            component.repoDigests = {digest(letter)};
            snapshot.components.append(component);
        }
        must(as([&](Call &call) { return storeSnapshot(call, snapshot); }));
    }

    QJsonObject body(const QJsonObject &scope, std::chrono::seconds life = 24h, const QJsonObject &more = {}) const
    {
        QJsonObject made{{u"scope"_s, scope},
                         {u"kind"_s, u"digest_mismatch"_s},
                         {u"reason"_s, u"A hotfix until Friday"_s},
                         {u"expiresAt"_s, toText(wholeSeconds(clock.now() + life))}};
        for (auto it = more.begin(); it != more.end(); ++it)
            made.insert(it.key(), it.value());
        return made;
    }
    QJsonObject ofTarget() const { return {{u"targetId"_s, target.toString()}}; }

    Result<DriftRule> make(const QJsonObject &said)
    {
        return as([&](Call &call) { return createDriftRule(call, said); });
    }
    void remove(DriftRuleId id)
    {
        must(as([&](Call &call) { return deleteDriftRule(call, id); }));
    }
    int expire() { return must(as(expireDriftRules)); }
    DriftReport verdict() { return verdict(target); }
    DriftReport verdict(TargetId of)
    {
        return seen([of](Call &call) { return driftOf(call, of); });
    }
    /// Of the whole fleet, as it is counted and as it is listed by a status.
    std::pair<DriftCounts, int> fleet(DriftStatus listed)
    {
        return seen([listed](Call &call) -> Result<std::pair<DriftCounts, int>> {
            const auto groups = call.transaction.inventory.driftByComponents({});
            if (!groups)
                return groups.error();
            DriftQuery query;
            query.status = listed;
            int rows = 0;
            const auto read = call.transaction.inventory.forEachDrift(query, [&](const DriftRow &) { ++rows; });
            if (!read)
                return read.error();
            return std::pair(groups->isEmpty() ? DriftCounts() : groups->constFirst().counts, rows);
        });
    }
    /// Kinds of notices since one, without those of observed inventory.
    QStringList notices(qint64 since)
    {
        QStringList kinds;
        for (const Change &each : seen([since](Call &call) { return call.transaction.journal.since(since, 100'000); }))
            kinds.append(each.kind);
        return kinds;
    }
    qint64 head()
    {
        return seen([](Call &call) { return call.transaction.journal.head(); });
    }

    TestDatabase where;
    HandClock clock;
    Principal admin{.tenant = localTenant, .subject = UserId::create(), .role = Role::Admin, .credential = {}, .name = u"anna"_s};
    std::unique_ptr<Backend> backend;
    EnvironmentId environment;
    TargetId target;
};

QStringList fieldsOf(const Result<DriftRule> &result)
{
    QStringList fields;
    for (const FieldError &each : result ? QList<FieldError>() : result.error().fields)
        fields.append(each.pointer + u' ' + each.code);
    return fields;
}

} // namespace

/// What somebody accepts for a time is no drift and no sync, and is drift again when the time is over.
class TestDriftRuleOperations : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_bench = std::make_unique<RuleBench>(); }
    void cleanup() { m_bench.reset(); }

    void whatARuleIgnoresIsNoDriftAndNoSync();
    void onlyWhatMatchesIsIgnored_data();
    void onlyWhatMatchesIsIgnored();
    void whatIsLeftIsStillDrift();
    void aRuleSpeaksOfAnEnvironmentOrOfLabels();
    void aTargetThatIsLabelledOrMovedIsJudgedAnew();
    void aRuleThatIsOverIsItsOwnEventAndNoNewDrift();
    void countsAndListsOfAFleetFollowARuleThatEnds();
    void anotherPolicyJudgesManyTargetsAsItWouldJudgeOne();
    void whatIsOverStaysOverWhateverIsObserved();
    void aClockInDoubtEndsNoRule();
    void anEndThatOnlyAClockAheadCouldDateIsOver();
    void theLongestOfTwoRulesCountsAndTheOtherIsLeft();
    void aRuleThatComesAndGoesIsOneNoticeEach();
    void aDeletedTargetOrEnvironmentComesBackJudgedByTheRulesOfToday();
    void whatMakesNoSenseIsRefusedAtOnce();
    void whatIsNotThereCannotBeIgnored();
    void aRuleTwiceIsRefusedAndSoAreTooMany();
    void anotherDigestIsADifferenceOfItsOwn();
    void whatIsOverIsForgottenInTime();

private:
    std::unique_ptr<RuleBench> m_bench;
};

void TestDriftRuleOperations::whatARuleIgnoresIsNoDriftAndNoSync()
{
    const DriftReport before = m_bench->verdict();
    QCOMPARE(toString(before.status), toString(DriftStatus::Drifted));
    m_bench->clock.move(1h);
    const DriftRule rule = must(m_bench->make(m_bench->body(m_bench->ofTarget(), 24h, {{u"component"_s, u"api"_s}})));
    const DriftReport report = m_bench->verdict();
    QCOMPARE(toString(report.status), toString(DriftStatus::Ignored));
    QVERIFY(!report.hasDrift());
    QVERIFY(report.differences.isEmpty());
    QCOMPARE(report.ignored.size(), 1);
    QCOMPARE(report.ignored.first().difference, before.differences.first());
    QCOMPARE(report.ignored.first().rule, (RuleMark{rule.id, u"A hotfix until Friday"_s, rule.expiresAt}));
    QCOMPARE(report.since, before.since);
    QCOMPARE(rule.createdBy, m_bench->admin.user());
    const auto counts = m_bench->seen([&](Call &call) { return call.transaction.environments.rollup(m_bench->environment, call.now); });
    QCOMPARE(counts.drift, (DriftCounts{.drifted = 0, .inSync = 0, .unknown = 0, .ignored = 1}));
    const Target target = m_bench->seen([&](Call &call) { return call.transaction.targets.find(m_bench->target); });
    QCOMPARE(toString(target.driftStatus), toString(DriftStatus::Ignored));
    m_bench->remove(rule.id);
    DriftReport again = m_bench->verdict();
    again.stale = before.stale; // an hour went by
    QCOMPARE(again, before);
}

void TestDriftRuleOperations::onlyWhatMatchesIsIgnored_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<bool>("ignored");
    QTest::newRow("any component") << QJsonObject{} << true;
    QTest::newRow("null is any") << QJsonObject{{u"component"_s, QJsonValue::Null}} << true;
    QTest::newRow("the component") << QJsonObject{{u"component"_s, u"api"_s}} << true;
    QTest::newRow("another component") << QJsonObject{{u"component"_s, u"worker"_s}} << false;
    QTest::newRow("another kind") << QJsonObject{{u"kind"_s, u"missing"_s}} << false;
    QTest::newRow("the digest that is expected") << QJsonObject{{u"expectedDigest"_s, digest('a').toUpper()}} << true;
    QTest::newRow("another one") << QJsonObject{{u"expectedDigest"_s, digest('b')}} << false;
}

void TestDriftRuleOperations::onlyWhatMatchesIsIgnored()
{
    QFETCH(const QJsonObject, more);
    QFETCH(const bool, ignored);
    VERIFY_OK(m_bench->make(m_bench->body(m_bench->ofTarget(), 24h, more)));
    QCOMPARE(toString(m_bench->verdict().status), toString((ignored ? DriftStatus::Ignored : DriftStatus::Drifted)));
    // Whoever looks next finds the same.
    m_bench->clock.move(1min);
    m_bench->look(m_bench->target, 'b', 'a');
    QCOMPARE(toString(m_bench->verdict().status), toString((ignored ? DriftStatus::Ignored : DriftStatus::Drifted)));
}

void TestDriftRuleOperations::whatIsLeftIsStillDrift()
{
    VERIFY_OK(m_bench->make(m_bench->body(m_bench->ofTarget(), 24h, {{u"component"_s, u"api"_s}})));
    m_bench->look(m_bench->target, 'b', 'c');
    const DriftReport report = m_bench->verdict();
    QCOMPARE(toString(report.status), toString(DriftStatus::Drifted));
    QCOMPARE(report.differences.size(), 1);
    QCOMPARE(report.differences.first().component, u"worker"_s);
    QCOMPARE(report.ignored.size(), 1);
    m_bench->look(m_bench->target, 'a', 'a');
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::InSync));
}

void TestDriftRuleOperations::aRuleSpeaksOfAnEnvironmentOrOfLabels()
{
    const TargetId labelled = m_bench->makeDrifted(u"web-2"_s, {{u"role"_s, u"web"_s}, {u"tier"_s, u"one"_s}});
    const DriftRule ofLabels = must(m_bench->make(m_bench->body({{u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}, {u"tier"_s, u"one"_s}}}})));
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Drifted));
    QCOMPARE(toString(m_bench->verdict(labelled).status), toString(DriftStatus::Ignored));
    VERIFY_OK(m_bench->make(m_bench->body({{u"environmentId"_s, m_bench->environment.toString()}})));
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Ignored));
    m_bench->remove(ofLabels.id);
    QCOMPARE(toString(m_bench->verdict(labelled).status), toString(DriftStatus::Ignored));
}

void TestDriftRuleOperations::aTargetThatIsLabelledOrMovedIsJudgedAnew()
{
    const EnvironmentId other = m_bench->makeEnvironment(u"staging"_s);
    VERIFY_OK(m_bench->make(m_bench->body({{u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}}}})));
    VERIFY_OK(m_bench->make(m_bench->body({{u"environmentId"_s, other.toString()}})));
    const auto change = [&](const QJsonObject &patch) { must(m_bench->as([&](Call &call) { return updateTarget(call, m_bench->target, patch); })); };
    change({{u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}}}});
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Ignored));
    change({{u"labels"_s, QJsonObject{{u"role"_s, u"batch"_s}}}});
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Drifted));
    change({{u"environmentId"_s, other.toString()}});
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Ignored));
    change({{u"environmentId"_s, m_bench->environment.toString()}});
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Drifted));
}

void TestDriftRuleOperations::aRuleThatIsOverIsItsOwnEventAndNoNewDrift()
{
    const DriftReport before = m_bench->verdict();
    const DriftRule rule = must(m_bench->make(m_bench->body(m_bench->ofTarget(), 1h)));
    m_bench->clock.move(1h - 1s);
    QCOMPARE(m_bench->expire(), 0);
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Ignored));
    m_bench->clock.move(72h); // no server ran meanwhile
    const qint64 head = m_bench->head();
    expireAllDriftRules(*m_bench->backend);
    const DriftReport after = m_bench->verdict();
    QCOMPARE(toString(after.status), toString(DriftStatus::Drifted));
    QCOMPARE(after.since, before.since);
    QVERIFY(after.ignored.isEmpty());
    QCOMPARE(after.differences.size(), 1);
    QCOMPARE(after.differences.first().expiredRule, (RuleMark{rule.id, rule.reason, rule.expiresAt}));
    QCOMPARE(m_bench->notices(head), QStringList{u"drift-rule.expired"_s});
    expireAllDriftRules(*m_bench->backend);
    QCOMPARE(m_bench->expire(), 0);
    QCOMPARE(m_bench->notices(head).size(), 1);
    const DriftRule stored = m_bench->seen([&](Call &call) { return call.transaction.driftRules.find(rule.id); });
    QCOMPARE(stored.expiredAt, wholeSeconds(m_bench->clock.now()));
    QCOMPARE(stored.version(), 2);
    // Once more, for longer: the mark goes.
    const DriftRule longer = must(m_bench->make(m_bench->body(m_bench->ofTarget(), 2h)));
    QCOMPARE(m_bench->verdict().ignored.first().rule.rule, longer.id);
    m_bench->remove(longer.id);
    m_bench->remove(rule.id);
    QVERIFY(!m_bench->verdict().differences.first().expiredRule);
}

void TestDriftRuleOperations::countsAndListsOfAFleetFollowARuleThatEnds()
{
    using Seen = std::pair<DriftCounts, int>;
    const Seen drifted{{.drifted = 1}, 1};
    const Seen ignored{{.ignored = 1}, 1};
    QCOMPARE(m_bench->fleet(DriftStatus::Drifted), drifted);
    must(m_bench->make(m_bench->body(m_bench->ofTarget(), 1h)));
    QCOMPARE(m_bench->fleet(DriftStatus::Ignored), ignored);
    QCOMPARE(m_bench->fleet(DriftStatus::Drifted).second, 0);
    m_bench->clock.move(1h); // it is over, but in force until that is found
    QCOMPARE(m_bench->fleet(DriftStatus::Ignored), ignored);
    expireAllDriftRules(*m_bench->backend);
    QCOMPARE(m_bench->fleet(DriftStatus::Drifted), drifted);
    QCOMPARE(m_bench->fleet(DriftStatus::Ignored).second, 0);
}

void TestDriftRuleOperations::anotherPolicyJudgesManyTargetsAsItWouldJudgeOne()
{
    const auto setPolicy = [this](const QString &policy) {
        const QJsonObject body{{u"config"_s, QJsonObject{{u"driftPolicy"_s, policy}}}};
        must(m_bench->as([&](Call &call) { return updateEnvironment(call, m_bench->environment, body); }));
    };
    QList<TargetId> targets; // more than are read at once
    for (int i = 0; i < TargetStore::manyAtOnce + 2; ++i) {
        targets.append(m_bench->makeTarget(u"many-%1"_s.arg(i)));
        if (i != 1) // one has no sticker
            m_bench->sticker(targets.constLast(), {u"api"_s}, 'a');
        if (i != 2)                                       // and one was never seen
            m_bench->look(targets.constLast(), 'a', 'b'); // beside it runs a worker that nobody named
    }
    QJsonObject ofWorkers = m_bench->body({{u"environmentId"_s, m_bench->environment.toString()}});
    ofWorkers.insert(u"kind"_s, u"unexpected"_s);
    const auto statuses = [&] {
        QMap<DriftStatus, int> counts;
        for (const TargetId target : std::as_const(targets))
            ++counts[m_bench->verdict(target).status];
        return counts;
    };
    using Counts = QMap<DriftStatus, int>;
    const int alike = static_cast<int>(targets.size()) - 2;
    QCOMPARE(statuses(), (Counts{{DriftStatus::InSync, alike}, {DriftStatus::Unknown, 2}}));
    const qint64 head = m_bench->head();
    setPolicy(u"strict"_s);
    QCOMPARE(statuses(), (Counts{{DriftStatus::Drifted, alike}, {DriftStatus::Unknown, 2}}));
    QCOMPARE(m_bench->notices(head).count(u"drift.changed"_s), alike);
    const DriftReport drifted = m_bench->verdict(targets.constFirst());
    must(m_bench->as([&](Call &call) { return recomputeDrift(call, targets.constFirst(), m_bench->environment); }));
    QCOMPARE(m_bench->verdict(targets.constFirst()), drifted);
    const DriftRule rule = must(m_bench->make(ofWorkers));
    QCOMPARE(statuses(), (Counts{{DriftStatus::Ignored, alike}, {DriftStatus::Unknown, 2}}));
    setPolicy(u"labelled"_s);
    QCOMPARE(statuses(), (Counts{{DriftStatus::InSync, alike}, {DriftStatus::Unknown, 2}}));
    setPolicy(u"strict"_s); // the rule is still there
    QCOMPARE(statuses(), (Counts{{DriftStatus::Ignored, alike}, {DriftStatus::Unknown, 2}}));
    QCOMPARE(m_bench->verdict(targets.constLast()).ignored.constFirst().rule.rule, rule.id);
}

void TestDriftRuleOperations::whatIsOverStaysOverWhateverIsObserved()
{
    const DriftRule rule = must(m_bench->make(m_bench->body(m_bench->ofTarget(), 1h)));
    m_bench->clock.move(1h);
    QCOMPARE(m_bench->expire(), 1);
    const qint64 head = m_bench->head();
    for (int i = 0; i < 5; ++i) {
        m_bench->clock.move(1min);
        m_bench->look(m_bench->target, 'b', 'a');
        QCOMPARE(m_bench->verdict().differences.first().expiredRule->rule, rule.id);
    }
    QVERIFY(!m_bench->notices(head).contains(u"drift.changed"_s));
}

void TestDriftRuleOperations::aClockInDoubtEndsNoRule()
{
    VERIFY_OK(m_bench->make(m_bench->body(m_bench->ofTarget(), 1h)));
    m_bench->clock.move(10h);
    VERIFY_OK(m_bench->backend->read(m_bench->admin, {}, [](Call &) { return Result<void>(); })); // so high was it seen
    m_bench->clock.move(-8h);                                                                     // it is over by this reading too
    QCOMPARE(m_bench->expire(), 0);
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Ignored));
    m_bench->clock.move(8h);
    QCOMPARE(m_bench->expire(), 1);
}

void TestDriftRuleOperations::anEndThatOnlyAClockAheadCouldDateIsOver()
{
    m_bench->clock.move(24h * 365);
    DriftRule rule;
    rule.id = DriftRuleId::create();
    rule.scope.target = m_bench->target;
    rule.reason = u"By a clock that was a year ahead"_s;
    rule.createdAt = m_bench->clock.now() + 24h * 365;
    rule.expiresAt = rule.createdAt + 24h;
    must(m_bench->as([&](Call &call) {
        call.observation = true;
        return call.transaction.driftRules.insert(rule);
    }));
    QCOMPARE(m_bench->expire(), 1);
}

void TestDriftRuleOperations::theLongestOfTwoRulesCountsAndTheOtherIsLeft()
{
    const DriftRule shorter = must(m_bench->make(m_bench->body(m_bench->ofTarget(), 1h)));
    const DriftRule longer = must(m_bench->make(m_bench->body({{u"environmentId"_s, m_bench->environment.toString()}}, 2h)));
    QCOMPARE(m_bench->verdict().ignored.first().rule.rule, longer.id);
    m_bench->remove(longer.id);
    QCOMPARE(m_bench->verdict().ignored.first().rule.rule, shorter.id);
    const DriftRule longest = must(m_bench->make(m_bench->body(m_bench->ofTarget(), 3h)));
    m_bench->clock.move(1h);
    QCOMPARE(m_bench->expire(), 1);
    QCOMPARE(m_bench->verdict().ignored.first().rule.rule, longest.id);
}

void TestDriftRuleOperations::aRuleThatComesAndGoesIsOneNoticeEach()
{
    for (int i = 2; i < 6; ++i)
        m_bench->makeDrifted(u"web-%1"_s.arg(i));
    const qint64 head = m_bench->head();
    const DriftReport before = m_bench->verdict();
    QStringList expected;
    for (int i = 0; i < 10; ++i) {
        m_bench->remove(must(m_bench->make(m_bench->body({{u"environmentId"_s, m_bench->environment.toString()}}))).id);
        expected += {u"drift-rule.created"_s, u"drift-rule.deleted"_s};
    }
    QCOMPARE(m_bench->notices(head), expected);
    QCOMPARE(m_bench->verdict(), before);
}

void TestDriftRuleOperations::aDeletedTargetOrEnvironmentComesBackJudgedByTheRulesOfToday()
{
    VERIFY_OK(m_bench->make(m_bench->body(m_bench->ofTarget(), 1h)));
    must(m_bench->as([&](Call &call) { return removeTarget(call, m_bench->target); }));
    m_bench->clock.move(1h);
    QCOMPARE(m_bench->expire(), 1);
    must(m_bench->as([&](Call &call) { return restoreTarget(call, m_bench->target); }));
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Drifted));
    const DriftRule rule = must(m_bench->make(m_bench->body({{u"environmentId"_s, m_bench->environment.toString()}})));
    must(m_bench->as([&](Call &call) {
        call.info.ifMatch = "*";
        return removeEnvironment(call, m_bench->environment, {.cascade = true, .confirm = u"production"_s});
    }));
    m_bench->remove(rule.id);
    must(m_bench->as([&](Call &call) { return restoreEnvironment(call, m_bench->environment); }));
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Drifted));
}

void TestDriftRuleOperations::whatMakesNoSenseIsRefusedAtOnce()
{
    const auto refused = [this](const QJsonObject &scope, std::chrono::seconds life, const QJsonObject &more) {
        return fieldsOf(m_bench->make(m_bench->body(scope, life, more)));
    };
    const QJsonObject own = m_bench->ofTarget();
    QCOMPARE(refused(own, 0s, {}), QStringList{u"/expiresAt expiry-in-the-past"_s});
    QCOMPARE(refused(own, 90 * 24h + 1h, {}), QStringList{u"/expiresAt expiry-too-far"_s});
    QCOMPARE(refused(own, 90 * 24h + 1min, {}), QStringList()); // by a clock that is a little ahead of the server's
    QCOMPARE(refused(own, 1h, {{u"kind"_s, u"odd"_s}}), QStringList{u"/kind invalid-value"_s});
    QCOMPARE(refused(own, 1h, {{u"reason"_s, u" x "_s}}), QStringList{u"/reason too-short"_s});
    QCOMPARE(refused({}, 1h, {}), QStringList{u"/scope one-scope"_s});
    QCOMPARE(refused({{u"targetId"_s, m_bench->target.toString()}, {u"labels"_s, QJsonObject{{u"a"_s, u"b"_s}}}}, 1h, {}), QStringList{u"/scope one-scope"_s});
    QCOMPARE(refused({{u"all"_s, true}}, 1h, {}), (QStringList{u"/scope/all unknown-field"_s}));
    QCOMPARE(refused(own, 1h, {{u"expectedDigest"_s, u"latest"_s}}), QStringList{u"/expectedDigest invalid-digest"_s});
    QCOMPARE(refused(own, 1h, {{u"kind"_s, u"unexpected"_s}, {u"expectedDigest"_s, digest('a')}}), QStringList{u"/expectedDigest never-matches"_s});
    QCOMPARE(refused(own, 1h, {{u"kind"_s, u"sticker_mismatch"_s}, {u"component"_s, u"api"_s}}), QStringList{u"/component never-matches"_s});
    QCOMPARE(refused(own, 1h, {{u"actual"_s, u"x"_s}}), QStringList{u"/actual unknown-field"_s});
    QCOMPARE(refused(own, 0s, {{u"reason"_s, QString()}}).size(), 2); // all at once
    QCOMPARE(fieldsOf(m_bench->make({})).size(), 4);
}

void TestDriftRuleOperations::whatIsNotThereCannotBeIgnored()
{
    const QString nobody = TargetId::create().toString();
    QCOMPARE(fieldsOf(m_bench->make(m_bench->body({{u"targetId"_s, nobody}}))), QStringList{u"/scope/targetId unknown-target"_s});
    QCOMPARE(fieldsOf(m_bench->make(m_bench->body({{u"environmentId"_s, nobody}}))), QStringList{u"/scope/environmentId unknown-environment"_s});
    must(m_bench->as([&](Call &call) { return removeTarget(call, m_bench->target); }));
    QCOMPARE(fieldsOf(m_bench->make(m_bench->body(m_bench->ofTarget()))), QStringList{u"/scope/targetId unknown-target"_s});
    QCOMPARE(codeOf(m_bench->as([](Call &call) { return deleteDriftRule(call, DriftRuleId::create()); })), u"not-found"_s);
}

void TestDriftRuleOperations::aRuleTwiceIsRefusedAndSoAreTooMany()
{
    const DriftRule rule = must(m_bench->make(m_bench->body(m_bench->ofTarget())));
    const auto again = m_bench->make(m_bench->body(m_bench->ofTarget(), 24h, {{u"reason"_s, u"Another reason"_s}}));
    QCOMPARE(codeOf(again), u"duplicate-drift-rule"_s);
    QCOMPARE(again.error().extra.value(u"ruleId"_s).toString(), rule.id.toString());
    QCOMPARE(codeOf(m_bench->make(m_bench->body(m_bench->ofTarget(), 25h, {{u"id"_s, rule.id.toString()}}))), u"id-taken"_s);
    for (int i = 1; i < 5; ++i)
        VERIFY_OK(m_bench->make(m_bench->body(m_bench->ofTarget(), 24h + i * 1h)));
    QCOMPARE(codeOf(m_bench->make(m_bench->body(m_bench->ofTarget(), 50h))), u"quota"_s);
    m_bench->clock.move(24h);
    QCOMPARE(m_bench->expire(), 1);
    VERIFY_OK(m_bench->make(m_bench->body(m_bench->ofTarget(), 50h))); // what is over does not count
    m_bench->remove(rule.id);
    VERIFY_OK(m_bench->as(
        [&](Call &call) { return deleteDriftRule(call, call.transaction.driftRules.list({.expired = false, .limit = 10, .after = {}})->first().id); }));
    VERIFY_OK(m_bench->make(m_bench->body(m_bench->ofTarget(), 51h, {{u"id"_s, rule.id.toString()}}))); // back under its id
}

void TestDriftRuleOperations::anotherDigestIsADifferenceOfItsOwn()
{
    const DriftReport before = m_bench->verdict();
    VERIFY_OK(m_bench->make(m_bench->body(m_bench->ofTarget())));
    m_bench->clock.move(1h);
    qint64 head = m_bench->head();
    m_bench->look(m_bench->target, 'c', 'a');
    QCOMPARE(toString(m_bench->verdict().status), toString(DriftStatus::Ignored));
    QVERIFY(m_bench->verdict().since > before.since);
    QCOMPARE(m_bench->notices(head).count(u"drift.changed"_s), 1);
    head = m_bench->head();
    m_bench->clock.move(1min);
    m_bench->look(m_bench->target, 'c', 'a');
    QVERIFY(!m_bench->notices(head).contains(u"drift.changed"_s));
}

void TestDriftRuleOperations::whatIsOverIsForgottenInTime()
{
    const DriftRule rule = must(m_bench->make(m_bench->body(m_bench->ofTarget(), 1h)));
    m_bench->clock.move(1h);
    QCOMPARE(m_bench->expire(), 1);
    for (int day = 0; day < 89; day += 7) {
        m_bench->clock.move(7 * 24h);
        must(m_bench->as(tidyUp));
    }
    const auto find = [&](Call &call) { return call.transaction.driftRules.find(rule.id); };
    QCOMPARE(codeOf(m_bench->backend->read(m_bench->admin, {}, find)), u"not-found"_s);
}

QTEST_GUILESS_MAIN(TestDriftRuleOperations)
#include "tst_driftruleoperations.moc"
