// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/gate/gateevaluator.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace std::chrono_literals;

namespace {

const Instant day = *parseInstant("2026-01-15T00:00:00Z");
const UserId alice = UserId(QUuid(u"00000000-0000-7000-8000-00000000000a"_s));
const UserId bob = UserId(QUuid(u"00000000-0000-7000-8000-00000000000b"_s));
const UserId carol = UserId(QUuid(u"00000000-0000-7000-8000-00000000000c"_s));
const GatePeople people{{{alice, u"Alice"_s}, {bob, u"Bob"_s}, {carol, u"Carol"_s}}, {}};

FreezeWindow window(Instant start, Instant end, const QString &reason = u"Holiday freeze"_s, const QList<UserId> &exceptions = {})
{
    FreezeWindow made;
    made.id = FreezeWindowId::create();
    made.start = start;
    made.end = end;
    made.reason = reason;
    made.exceptions = exceptions;
    return made;
}

Environment production(int approvals = 0, bool separation = false)
{
    Environment environment;
    environment.displayName = u"Production"_s;
    environment.requiredApprovals = approvals;
    environment.requireSeparationOfDuties = separation;
    return environment;
}

GateQuestion ask(Instant at, UserId user = {}, const QList<UserId> &approvals = {}, UserId requestedBy = {})
{
    return {.action = GateAction::Deploy, .at = at, .user = user, .releaseId = {}, .requestedBy = requestedBy, .approvals = approvals};
}

QStringList codes(const GateDecision &decision)
{
    QStringList all;
    for (const GateReason &reason : decision.reasons)
        all.append(reason.code);
    return all;
}

} // namespace

class TestGateEvaluator : public QObject
{
    Q_OBJECT

private slots:
    void theGateClosesAtTheStartAndOpensAtTheEnd();
    void nextOpenIsTheEndOfTheChain_data();
    void nextOpenIsTheEndOfTheChain();
    void theReasonIsOfTheWindowThatEndsLast();
    void nextCloseIsTheNextWindowAhead();
    void deletedWindowsDoNotFreeze();
    void onlyWhoIsExceptedInEveryWindowMayDeploy();
    void nobodyIsExceptedImplicitly();
    void theSentenceSaysWhyUntilWhenAndWhoMay();
    void approvalsCountOnceAPerson();
    void withSeparationOfDutiesNobodyApprovesOwnWork();
    void separationWithoutAKnownRequesterIsDenied();
    void anOverrideDoesNotReplaceApprovals();
    void unknownPeopleNeitherApproveNorOverride();
    void aBrokenWindowDenies();
    void namesWithPlaceholdersStayAsTheyAre();
    void agreesWithAnOracleOnRandomCases();
};

void TestGateEvaluator::theGateClosesAtTheStartAndOpensAtTheEnd()
{
    const QList<FreezeWindow> windows{window(day, day + 1h)};
    QVERIFY(!freezeStatusAt(windows, day - 1ms).closed);
    QVERIFY(freezeStatusAt(windows, day).closed);
    QVERIFY(freezeStatusAt(windows, day + 1h - 1ms).closed);
    QVERIFY(!freezeStatusAt(windows, day + 1h).closed);
    QVERIFY(decide(production(), windows, ask(day - 1ms), day).allowed);
    QVERIFY(!decide(production(), windows, ask(day), day).allowed);
    QVERIFY(!decide(production(), windows, ask(day + 1h - 1ms), day).allowed);
    QVERIFY(decide(production(), windows, ask(day + 1h), day).allowed);
}

void TestGateEvaluator::nextOpenIsTheEndOfTheChain_data()
{
    QTest::addColumn<QList<QPoint>>("spans"); // hours from the day
    QTest::addColumn<int>("opens");
    using Spans = QList<QPoint>;
    QTest::newRow("alone") << Spans{{0, 2}} << 2;
    QTest::newRow("adjacent") << Spans{{0, 2}, {2, 4}} << 4;
    QTest::newRow("overlapping") << Spans{{0, 2}, {1, 5}} << 5;
    QTest::newRow("nested") << Spans{{0, 9}, {1, 5}} << 9;
    QTest::newRow("gap") << Spans{{0, 2}, {3, 4}} << 2;
    QTest::newRow("chain out of order") << Spans{{4, 6}, {2, 4}, {0, 2}, {7, 8}} << 6;
    QTest::newRow("bridge") << Spans{{-3, 1}, {0, 2}, {2, 3}, {3, 7}} << 7;
}

void TestGateEvaluator::nextOpenIsTheEndOfTheChain()
{
    QFETCH(QList<QPoint>, spans);
    QFETCH(int, opens);
    QList<FreezeWindow> windows;
    for (const QPoint &span : spans)
        windows.append(window(day + std::chrono::hours(span.x()), day + std::chrono::hours(span.y())));
    const FreezeStatus status = freezeStatusAt(windows, day);
    QVERIFY(status.closed);
    QCOMPARE(toText(*status.nextOpen), toText(day + std::chrono::hours(opens)));
    QVERIFY(!status.nextClose);
}

void TestGateEvaluator::theReasonIsOfTheWindowThatEndsLast()
{
    const FreezeStatus status = freezeStatusAt({window(day, day + 3h, u"long"_s), window(day, day + 1h, u"short"_s)}, day);
    QCOMPARE(status.reason, u"long"_s);
    QCOMPARE(status.windowIds.size(), 2);
}

void TestGateEvaluator::nextCloseIsTheNextWindowAhead()
{
    const FreezeStatus status = freezeStatusAt(
        {window(day + 5h, day + 6h, u"later"_s), window(day + 2h, day + 3h, u"next"_s), window(day - 2h, day, u"over"_s)}, day);
    QVERIFY(!status.closed);
    QCOMPARE(toText(*status.nextClose), toText(day + 2h));
    QCOMPARE(status.nextCloseReason, u"next"_s);
    QVERIFY(!status.nextOpen);
    QVERIFY(!freezeStatusAt({}, day).nextClose);
}

void TestGateEvaluator::deletedWindowsDoNotFreeze()
{
    FreezeWindow deleted = window(day, day + 1h);
    deleted.deletedAt = day - 1h;
    QVERIFY(!freezeStatusAt({deleted}, day).closed);
    QVERIFY(!freezeStatusAt({deleted}, day - 2h).nextClose);
    QVERIFY(decide(production(), {deleted}, ask(day), day).allowed);
}

void TestGateEvaluator::onlyWhoIsExceptedInEveryWindowMayDeploy()
{
    const FreezeWindow one = window(day, day + 1h, u"a"_s, {alice, bob});
    const FreezeWindow two = window(day, day + 2h, u"b"_s, {alice});
    const GateDecision both = decide(production(), {one, two}, ask(day, alice), day, people);
    QVERIFY(both.allowed && both.overridable && both.closed);
    QCOMPARE(codes(both), QStringList{u"freeze-overridable"_s});
    const GateDecision half = decide(production(), {one, two}, ask(day, bob), day, people);
    QVERIFY(!half.allowed && !half.overridable);
    QVERIFY(half.windows[0].excepted && !half.windows[1].excepted);
    QVERIFY(!decide(production(), {one}, ask(day, carol), day, people).allowed);
    QVERIFY(decide(production(), {one}, ask(day, bob), day, people).allowed);
}

void TestGateEvaluator::nobodyIsExceptedImplicitly()
{
    FreezeWindow own = window(day, day + 1h);
    own.createdBy = alice;
    QVERIFY(!decide(production(), {own}, ask(day, alice), day, people).allowed);
    own.exceptions = {UserId()};
    QVERIFY(!decide(production(), {own}, ask(day), day, people).allowed); // an unnamed user matches nobody
}

void TestGateEvaluator::theSentenceSaysWhyUntilWhenAndWhoMay()
{
    const Instant end = *parseInstant("2026-01-20T00:00:00Z");
    const auto sentence = [&](const QList<UserId> &exceptions, const GatePeople &known) {
        return decide(production(), {window(day, end, u"Holiday freeze"_s, exceptions)}, ask(day), day, known).reasons.first().message;
    };
    QCOMPARE(sentence({}, people), u"Production is frozen until 2026-01-20T00:00:00Z (Holiday freeze). Nobody may deploy."_s);
    QCOMPARE(sentence({alice, bob}, {}), u"Production is frozen until 2026-01-20T00:00:00Z (Holiday freeze). Nobody may deploy; 2 people are excepted."_s);
    QCOMPARE(sentence({alice}, {}), u"Production is frozen until 2026-01-20T00:00:00Z (Holiday freeze). Nobody may deploy; 1 person is excepted."_s);
    QCOMPARE(sentence({alice, bob}, people), u"Production is frozen until 2026-01-20T00:00:00Z (Holiday freeze). Only Alice, Bob may deploy."_s);
}

void TestGateEvaluator::approvalsCountOnceAPerson()
{
    const GateDecision twice = decide(production(2), {}, ask(day, carol, {alice, alice}), day, people);
    QVERIFY(!twice.allowed);
    QCOMPARE(twice.approvalsValid, 1);
    QCOMPARE(twice.approvalViolations.size(), 1);
    QCOMPARE(codes(twice), QStringList{u"approvals-missing"_s});
    QVERIFY(decide(production(2), {}, ask(day, carol, {alice, bob}), day, people).allowed);
    QVERIFY(decide(production(1), {}, ask(day, alice, {alice}), day, people).allowed); // without separation of duties
}

void TestGateEvaluator::withSeparationOfDutiesNobodyApprovesOwnWork()
{
    const GateDecision own = decide(production(1, true), {}, ask(day, alice, {alice}), day, people);
    QVERIFY(!own.allowed);
    QCOMPARE(codes(own), (QStringList{u"approvals-missing"_s, u"separation-of-duties"_s}));
    QVERIFY(!decide(production(1, true), {}, ask(day, carol, {bob}, bob), day, people).allowed); // bob requested it
    QVERIFY(decide(production(1, true), {}, ask(day, carol, {alice}, bob), day, people).allowed);
}

void TestGateEvaluator::separationWithoutAKnownRequesterIsDenied()
{
    const GateDecision decision = decide(production(1, true), {}, ask(day, {}, {alice}), day, people);
    QVERIFY(!decision.allowed);
    QCOMPARE(codes(decision), QStringList{u"separation-of-duties"_s});
}

void TestGateEvaluator::anOverrideDoesNotReplaceApprovals()
{
    const GateDecision decision = decide(production(1), {window(day, day + 1h, u"f"_s, {alice})}, ask(day, alice), day, people);
    QVERIFY(decision.overridable);
    QVERIFY(!decision.allowed);
    QCOMPARE(codes(decision), (QStringList{u"freeze-overridable"_s, u"approvals-missing"_s}));
}

void TestGateEvaluator::unknownPeopleNeitherApproveNorOverride()
{
    const GatePeople gone{{}, {alice}};
    QVERIFY(!decide(production(1), {}, ask(day, bob, {alice}), day, gone).allowed);
    QVERIFY(!decide(production(), {window(day, day + 1h, u"f"_s, {alice})}, ask(day, alice), day, gone).allowed);
    QCOMPARE(codes(decide(production(), {}, ask(day, alice), day, gone)), QStringList{u"unknown-user"_s});
}

void TestGateEvaluator::aBrokenWindowDenies()
{
    const GateDecision decision = decide(production(), {window(day + 5h, day + 1h)}, ask(day, alice), day, people);
    QVERIFY(!decision.allowed);
    QVERIFY(decision.closed);
    QCOMPARE(codes(decision), QStringList{u"gate-error"_s});
}

void TestGateEvaluator::namesWithPlaceholdersStayAsTheyAre()
{
    Environment environment = production(2);
    environment.displayName = u"%1 %2 %3"_s;
    QCOMPARE(decide(environment, {}, ask(day, carol), day).reasons.first().message, u"%1 %2 %3 needs 2 approvals and has 0 that count."_s);
    QVERIFY(decide(environment, {window(day, day + 1h, u"%2"_s)}, ask(day), day)
                .reasons.first()
                .message.startsWith(u"%1 %2 %3 is frozen until 2026-01-15T01:00:00Z (%2)."));
}

namespace {

constexpr int minutes = 40;
const QList<UserId> users{alice, bob, carol};

/// Random windows, and beside them the same again in minutes and bits: which minutes are frozen, and who is excepted in all windows of one.
struct Oracle
{
    explicit Oracle(QRandomGenerator &random)
    {
        mayPass.fill(7);
        for (int count = random.bounded(5); count > 0; --count)
            add(random);
    }

    void add(QRandomGenerator &random)
    {
        const int start = random.bounded(minutes - 1);
        const int end = start + 1 + random.bounded(minutes - start - 1);
        const int excepted = random.bounded(8);
        const bool deleted = random.bounded(6) == 0;
        FreezeWindow made = window(day + std::chrono::minutes(start), day + std::chrono::minutes(end));
        for (int u = 0; u < 3; ++u) {
            if (excepted & (1 << u))
                made.exceptions.append(users[u]);
        }
        if (deleted)
            made.deletedAt = day;
        windows.append(made);
        for (int m = start; m < end && !deleted; ++m) {
            frozen[static_cast<std::size_t>(m)] = true;
            mayPass[static_cast<std::size_t>(m)] &= excepted;
        }
    }

    std::size_t nextOpen(std::size_t minute) const
    {
        while (frozen[minute])
            ++minute;
        return minute;
    }

    QList<FreezeWindow> windows;
    std::array<int, minutes + 1> mayPass; ///< Users as bits.
    std::array<bool, minutes + 1> frozen{};
};

} // namespace

/// The evaluator and a second, simpler reckoning say the same.
void TestGateEvaluator::agreesWithAnOracleOnRandomCases()
{
    QRandomGenerator random(20'260'115);
    for (int round = 0; round < 100'000; ++round) {
        const Oracle oracle(random);
        const auto minute = static_cast<std::size_t>(random.bounded(minutes));
        const int user = random.bounded(3);
        const int requester = random.bounded(3);
        const int required = random.bounded(3);
        const bool separation = required > 0 && random.bounded(2) == 1;
        QList<UserId> approvals;
        int approvers = 0;
        for (int i = random.bounded(4); i > 0; --i) {
            const int who = random.bounded(3);
            approvals.append(users[who]);
            if (!separation || (who != user && who != requester))
                approvers |= 1 << who;
        }
        const bool passes = !oracle.frozen[minute] || (oracle.mayPass[minute] & (1 << user)) != 0;
        const bool expected = passes && qPopulationCount(static_cast<quint32>(approvers)) >= static_cast<uint>(required);

        const GateQuestion question = ask(day + std::chrono::minutes(minute), users[user], approvals, users[requester]);
        const GateDecision decision = decide(production(required, separation), oracle.windows, question, day);
        QCOMPARE(decision.allowed, expected);
        QCOMPARE(decision.closed, oracle.frozen[minute]);
        QVERIFY(decision.allowed || !decision.reasons.isEmpty());
        if (decision.closed)
            QVERIFY(*decision.nextOpen == day + std::chrono::minutes(oracle.nextOpen(minute)));
    }
}

QTEST_GUILESS_MAIN(TestGateEvaluator)
#include "tst_gateevaluator.moc"
