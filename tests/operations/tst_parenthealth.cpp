// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "services/operations/observedhealth.h"
#include "services/operations/targetoperations.h"
#include "services/operations/tidyoperations.h"
#include "tests/operations/operationsbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

using Seen = std::pair<TargetId, Health>;

class ParentBench : public OperationsBench
{
public:
    Environment production = environment(u"production"_s);
    Environment staging = environment(u"staging"_s);
    TargetGroup web = group(production, u"web"_s);

    TargetGroup group(const Environment &in, const QString &name)
    {
        return must(as(admin, [&](Call &call) { return createGroup(call, in.id, {{u"name"_s, name}}); }));
    }
    TargetId inGroup(const QString &name)
    {
        const TargetId made = target(production, name).id;
        must(update(made, {{u"targetGroupId"_s, web.id.toString()}}));
        return made;
    }
    Result<SavedTarget> update(TargetId id, const QJsonObject &body)
    {
        return as(admin, [&](Call &call) { return updateTarget(call, id, body); });
    }

    static Result<void> seeIn(Call &call, TargetId id, Health health)
    {
        call.observation = true;
        ASSIGN_OR_RETURN(const auto target, call.transaction.targets.find(id));
        HealthReport report = makeReport(health, say("check-given-up"));
        report.checkedAt = call.now;
        return recordHealth(call, target, {report, 60s, u"direct"_s, false});
    }
    /// In one transaction.
    void see(const QList<Seen> &all)
    {
        pass(1s);
        must(as(admin, [&](Call &call) -> Result<void> {
            for (const auto &[id, health] : all)
                RETURN_IF_ERROR(seeIn(call, id, health));
            return {};
        }));
    }

    QList<ParentTransition> history(const HealthParent &parent)
    {
        return must(backend->read(admin, {}, [&](Call &call) { return call.transaction.parentHealth.history(parent, Instant(), Instant::max(), 1'000); }));
    }
    QList<ParentTransition> ofProduction() { return history({production.id, {}}); }
    QList<ParentTransition> ofWeb() { return history({production.id, web.id}); }
};

QString wordOf(std::optional<Health> health)
{
    return health ? toString(*health) : u"-"_s;
}

/// "healthy>unhealthy: a healthy>unhealthy"
QString said(const ParentTransition &transition, const QHash<TargetId, QString> &names)
{
    QString text = toString(transition.from) + u'>' + toString(transition.to) + u':';
    for (const HealthCause &cause : transition.causes)
        text += u' ' + names.value(cause.target) + u' ' + wordOf(cause.from) + u'>' + wordOf(cause.to);
    return text;
}

} // namespace

class TestParentHealth : public QObject
{
    Q_OBJECT

private slots:
    void aTargetThatGetsWorseIsNamedAsTheCause();
    void theLastToRecoverIsTheCauseOfTheRecovery();
    void ofManyAtOnceOnlyThoseThatMadeItSoAreNamed();
    void aGroupHasAHistoryOfItsOwn();
    void whatDoesNotChangeTheWorstIsNoChange();
    void targetsThatComeAndGoAreCausesToo();
    void aTargetThatMovesChangesBothPlaces();
    void aTargetThatFlipsBackInTheSameTransactionIsNone();
    void whatIsRolledBackLeavesNoTrace();
    void aWholeEnvironmentThatFallsNamesAHundredAndCountsAll();
    void aGroupThatComesBackIsAsBadAsItsTargetsAreByThen();
    void aDisabledTargetIsNoCause();
    void historyEndsAfterItsTime();
    void oldTransitionsOfATargetGoExceptItsLast();
    void whatLiesAheadIsDatedByNow();
};

void TestParentHealth::aTargetThatGetsWorseIsNamedAsTheCause()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    bench.see({{a, Health::Healthy}, {b, Health::Healthy}});
    bench.see({{b, Health::Unhealthy}});
    const auto history = bench.ofProduction();
    QCOMPARE(history.size(), 2);
    QCOMPARE(said(history[0], {{b, u"b"_s}}), u"healthy>unhealthy: b healthy>unhealthy"_s);
    QCOMPARE(history[0].at, bench.clock.now());
    QCOMPARE(history[0].causeCount, 1);
    QCOMPARE(said(history[1], {{a, u"a"_s}, {b, u"b"_s}}), u"unknown>healthy: a unknown>healthy b unknown>healthy"_s);
    QVERIFY(bench.history({bench.staging.id, {}}).isEmpty());
}

void TestParentHealth::theLastToRecoverIsTheCauseOfTheRecovery()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    bench.see({{a, Health::Unreachable}, {b, Health::Unreachable}});
    bench.see({{a, Health::Degraded}});
    bench.see({{b, Health::Healthy}});
    const auto history = bench.ofProduction();
    QCOMPARE(history.size(), 2);
    QCOMPARE(said(history[0], {{a, u"a"_s}, {b, u"b"_s}}), u"unreachable>degraded: b unreachable>healthy"_s);
}

void TestParentHealth::ofManyAtOnceOnlyThoseThatMadeItSoAreNamed()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    const TargetId c = bench.target(bench.production, u"c"_s).id;
    bench.see({{a, Health::Healthy}, {b, Health::Healthy}, {c, Health::Healthy}});
    bench.see({{a, Health::Degraded}, {b, Health::Unreachable}, {c, Health::Unhealthy}});
    QCOMPARE(said(bench.ofProduction().constFirst(), {{b, u"b"_s}}), u"healthy>unreachable: b healthy>unreachable"_s);
}

void TestParentHealth::aGroupHasAHistoryOfItsOwn()
{
    ParentBench bench;
    const TargetId a = bench.inGroup(u"a"_s);
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    bench.see({{a, Health::Healthy}, {b, Health::Unhealthy}});
    bench.see({{a, Health::Degraded}});
    QCOMPARE(said(bench.ofWeb().constFirst(), {{a, u"a"_s}}), u"healthy>degraded: a healthy>degraded"_s);
    QCOMPARE(said(bench.ofProduction().constFirst(), {{b, u"b"_s}}), u"unknown>unhealthy: b unknown>unhealthy"_s);
}

void TestParentHealth::whatDoesNotChangeTheWorstIsNoChange()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    bench.see({{a, Health::Unreachable}, {b, Health::Healthy}});
    const qsizetype before = bench.ofProduction().size();
    bench.see({{b, Health::Degraded}});
    bench.see({{b, Health::Unreachable}});
    bench.see({{a, Health::Healthy}});
    QCOMPARE(bench.ofProduction().size(), before);
}

void TestParentHealth::targetsThatComeAndGoAreCausesToo()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.see({{a, Health::Healthy}});
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    const QHash<TargetId, QString> names{{a, u"a"_s}, {b, u"b"_s}};
    QCOMPARE(said(bench.ofProduction().constFirst(), names), u"healthy>unknown: b ->unknown"_s);
    bench.see({{b, Health::Unreachable}});
    must(bench.update(b, {{u"enabled"_s, false}}));
    QCOMPARE(said(bench.ofProduction().constFirst(), names), u"unreachable>healthy: b unreachable>-"_s);
    must(bench.update(b, {{u"enabled"_s, true}}));
    QCOMPARE(said(bench.ofProduction().constFirst(), names), u"healthy>unreachable: b ->unreachable"_s);
    must(bench.as(bench.admin, [&](Call &call) { return removeTarget(call, b); }));
    QCOMPARE(said(bench.ofProduction().constFirst(), names), u"unreachable>healthy: b unreachable>-"_s);
    must(bench.as(bench.admin, [&](Call &call) { return restoreTarget(call, b); }));
    QCOMPARE(said(bench.ofProduction().constFirst(), names), u"healthy>unreachable: b ->unreachable"_s);
    must(bench.as(bench.admin, [&](Call &call) { return removeTarget(call, b); }));
    must(bench.as(bench.admin, [&](Call &call) { return removeTarget(call, a); }));
    QCOMPARE(said(bench.ofProduction().constFirst(), names), u"healthy>unknown: a healthy>-"_s); // it is empty
    must(bench.as(bench.admin, [&](Call &call) { return restoreTarget(call, a); }));
    QCOMPARE(said(bench.ofProduction().constFirst(), names), u"unknown>healthy: a ->healthy"_s);
}

void TestParentHealth::aTargetThatMovesChangesBothPlaces()
{
    ParentBench bench;
    const TargetId a = bench.inGroup(u"a"_s);
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    const TargetId c = bench.target(bench.staging, u"c"_s).id;
    bench.see({{a, Health::Unhealthy}, {b, Health::Healthy}, {c, Health::Healthy}});
    must(bench.update(a, {{u"environmentId"_s, bench.staging.id.toString()}}));
    QCOMPARE(said(bench.ofProduction().constFirst(), {{a, u"a"_s}}), u"unhealthy>healthy: a unhealthy>-"_s);
    QCOMPARE(said(bench.ofWeb().constFirst(), {{a, u"a"_s}}), u"unhealthy>unknown: a unhealthy>-"_s);
    QCOMPARE(said(bench.history({bench.staging.id, {}}).constFirst(), {{a, u"a"_s}}), u"healthy>unhealthy: a ->unhealthy"_s);
}

void TestParentHealth::aTargetThatFlipsBackInTheSameTransactionIsNone()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.see({{a, Health::Healthy}});
    const qsizetype before = bench.ofProduction().size();
    bench.see({{a, Health::Unreachable}, {a, Health::Healthy}});
    QCOMPARE(bench.ofProduction().size(), before);
    bench.see({{a, Health::Degraded}, {a, Health::Unhealthy}});
    QCOMPARE(said(bench.ofProduction().constFirst(), {{a, u"a"_s}}), u"healthy>unhealthy: a healthy>unhealthy"_s);
}

void TestParentHealth::whatIsRolledBackLeavesNoTrace()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.see({{a, Health::Healthy}});
    const qsizetype before = bench.ofProduction().size();
    const auto refused = bench.as(bench.admin, [&](Call &call) -> Result<void> {
        RETURN_IF_ERROR(ParentBench::seeIn(call, a, Health::Unreachable));
        return makeError(ErrorKind::Conflict, say("name-taken"));
    });
    QVERIFY(!refused);
    QCOMPARE(bench.ofProduction().size(), before);
}

void TestParentHealth::aWholeEnvironmentThatFallsNamesAHundredAndCountsAll()
{
    ParentBench bench;
    QList<Seen> well;
    QList<Seen> gone;
    for (int i = 0; i < 130; ++i) {
        const TargetId id = bench.target(bench.production, u"t"_s + QString::number(i)).id;
        well.append({id, Health::Healthy});
        gone.append({id, Health::Unreachable});
    }
    bench.see(well);
    bench.see(gone);
    const ParentTransition newest = bench.ofProduction().constFirst();
    QVERIFY(newest.from == Health::Healthy && newest.to == Health::Unreachable);
    QCOMPARE(newest.causeCount, 130);
    QCOMPARE(newest.causes.size(), ParentTransition::maxCauses);
    QCOMPARE(newest.causes.constFirst().target, gone.constFirst().first);
}

void TestParentHealth::aGroupThatComesBackIsAsBadAsItsTargetsAreByThen()
{
    ParentBench bench;
    const TargetId a = bench.inGroup(u"a"_s);
    bench.see({{a, Health::Healthy}});
    must(bench.as(bench.admin, [&](Call &call) { return removeGroup(call, bench.web.id, true); }));
    bench.see({{a, Health::Unhealthy}}); // it is in no group meanwhile
    const qsizetype ofProduction = bench.ofProduction().size();
    must(bench.as(bench.admin, [&](Call &call) { return restoreGroup(call, bench.web.id); }));
    const auto history = bench.ofWeb();
    QCOMPARE(said(history.value(0), {{a, u"a"_s}}), u"unknown>unhealthy: a ->unhealthy"_s);
    QCOMPARE(said(history.value(1), {{a, u"a"_s}}), u"healthy>unknown: a healthy>-"_s);
    QCOMPARE(bench.ofProduction().size(), ofProduction); // nothing came or went there
}

void TestParentHealth::aDisabledTargetIsNoCause()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.see({{a, Health::Healthy}});
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    must(bench.update(b, {{u"enabled"_s, false}}));
    const qsizetype before = bench.ofProduction().size();
    bench.see({{b, Health::Unreachable}}); // somebody asked
    QCOMPARE(bench.ofProduction().size(), before);
}

void TestParentHealth::historyEndsAfterItsTime()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.see({{a, Health::Healthy}});
    must(bench.as(bench.admin, tidyUp));
    QCOMPARE(bench.ofProduction().size(), 1);
    for (int week = 0; week < 60; ++week) { // clean-up believes a clock for a week a pass
        bench.pass(7 * 24h);
        must(bench.as(bench.admin, tidyUp));
    }
    QVERIFY(bench.ofProduction().isEmpty());
}

// The last one of a target says since when it is as it is, however long ago that was.
void TestParentHealth::oldTransitionsOfATargetGoExceptItsLast()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    const TargetId b = bench.target(bench.production, u"b"_s).id;
    const auto ofTarget = [&](TargetId id) {
        return must(bench.backend->read(bench.admin, {}, [&](Call &call) { return call.transaction.health.history(id, Instant(), Instant::max(), 9); }));
    };
    bench.see({{a, Health::Healthy}, {b, Health::Healthy}});
    bench.see({{a, Health::Degraded}});
    bench.see({{a, Health::Healthy}});
    QCOMPARE(ofTarget(a).size(), 3);
    must(bench.as(bench.admin, tidyUp));
    for (int week = 0; week < 60; ++week) {
        bench.pass(7 * 24h);
        if (week == 40)
            bench.see({{b, Health::Degraded}});
        must(bench.as(bench.admin, tidyUp));
    }
    QCOMPARE(ofTarget(a).size(), 1);
    QCOMPARE(toString(ofTarget(a).constFirst().from), u"degraded"_s);
    QCOMPARE(ofTarget(b).size(), 1);
    QCOMPARE(toString(ofTarget(b).constFirst().to), u"degraded"_s);
    bench.see({{a, Health::Unhealthy}});
    bench.see({{a, Health::Unhealthy}});
    QCOMPARE(ofTarget(a).size(), 2);
}

// Of a clock that was ahead: it would stand above what is newer.
void TestParentHealth::whatLiesAheadIsDatedByNow()
{
    ParentBench bench;
    const TargetId a = bench.target(bench.production, u"a"_s).id;
    bench.see({{a, Health::Healthy}});
    must(bench.as(bench.admin, [&](Call &call) -> Result<void> {
        call.observation = true;
        const Instant ahead = call.now + 365 * 24h;
        RETURN_IF_ERROR(call.transaction.health.append(a, {ahead, Health::Healthy, Health::Unhealthy, {}, u"direct"_s}));
        return call.transaction.parentHealth.append({bench.production.id, {}}, {ahead, Health::Healthy, Health::Unhealthy, {}, 0});
    }));
    must(bench.as(bench.admin, tidyUp));
    bench.see({{a, Health::Degraded}});
    const auto ofTarget = must(
        bench.backend->read(bench.admin, {}, [&](Call &call) { return call.transaction.health.history(a, Instant(), Instant::max(), 9); }));
    QCOMPARE(ofTarget.size(), 3);
    QCOMPARE(toString(ofTarget[0].to), u"degraded"_s);
    const auto ofParent = bench.ofProduction();
    QCOMPARE(ofParent.size(), 3);
    QCOMPARE(toString(ofParent[0].to), u"degraded"_s);
}

QTEST_GUILESS_MAIN(TestParentHealth)

#include "tst_parenthealth.moc"
