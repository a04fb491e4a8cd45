// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/changeverdict.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

namespace {

const Instant noon = *parseInstant("2026-11-30T12:00:00Z");
const QString oldDigest = u"sha256:"_s + QString(64, u'a');
const QString newDigest = u"sha256:"_s + QString(64, u'b');

/// api went from one image to another between five minutes before noon and noon.
ChangeFacts change()
{
    ChangeFacts facts;
    facts.component.name = u"api"_s;
    facts.component.state = u"running"_s;
    facts.component.repoDigests = {newDigest};
    facts.collector = u"agent/0.1.0"_s;
    facts.notBefore = noon - 5min;
    facts.seenAt = noon;
    return facts;
}

Sticker sticker(Instant recordedAt, const QString &digest = newDigest, bool duringFreeze = false)
{
    Sticker made;
    made.id = StickerId::create();
    made.releaseName = u"2.0"_s;
    made.recordedAt = recordedAt;
    made.deployedAt = recordedAt;
    made.duringFreeze = duringFreeze;
    made.components = {{QUuid::createUuid(), u"api"_s, digest}};
    return made;
}

GateAsk ask(Instant at, bool allowed = true, bool overridden = false)
{
    return {GateAskId::create(), EnvironmentId::create(), Subject(UserId::create()), at, allowed, overridden};
}

FreezeWindow freeze(Instant start, Instant end)
{
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.reason = u"Holiday"_s;
    window.start = start;
    window.end = end;
    return window;
}

void inAFreeze(ChangeFacts &facts, Instant start = noon - 2h)
{
    facts.freezes = {freeze(start, noon + 2h)};
    facts.frozenSince = start;
}

QStringList kinds(const ChangeJudgement &judgement)
{
    QStringList all;
    for (const ChangeEvidence &each : judgement.evidence)
        all.append(toString(each.kind));
    return all;
}

} // namespace

class TestChangeVerdict : public QObject
{
    Q_OBJECT

private slots:
    void whatNobodySaidOrAskedIsUnexplained();
    void aStickerAnnounces_data();
    void aStickerAnnounces();
    void aGateCheckBeforeItAsks_data();
    void aGateCheckBeforeItAsks();
    void aRefusalIsToldAndExplainsNothing();
    void whenTheEngineStartedItDecides();
    void aClockOfTheEngineThatIsOffDecidesNothing();
    void aFreezeWinsOverWhatWasSaidAndAsked();
    void anOverrideIsAsked();
    void aStickerFromBeforeTheFreezeAnnouncesNothingInIt();
    void theEvidenceIsInOrderOfTime();
};

void TestChangeVerdict::whatNobodySaidOrAskedIsUnexplained()
{
    const auto judgement = judgeChange(change());
    QCOMPARE(toString(judgement.verdict), toString(ChangeVerdict::Unexplained));
    QCOMPARE(kinds(judgement), QStringList({u"engine"_s}));
    QCOMPARE(judgement.evidence.first().text, u"agent/0.1.0"_s);
}

void TestChangeVerdict::aStickerAnnounces_data()
{
    QTest::addColumn<int>("secondsAfter");
    QTest::addColumn<bool>("isOfIt");
    QTest::addColumn<bool>("announces");
    QTest::newRow("before") << -3'600 << true << true;
    QTest::newRow("as it was seen") << 0 << true << true;
    QTest::newRow("just in time") << 600 << true << true;
    QTest::newRow("too late") << 601 << true << false;
    QTest::newRow("of another image") << -60 << false << false;
}

void TestChangeVerdict::aStickerAnnounces()
{
    QFETCH(int, secondsAfter);
    QFETCH(bool, isOfIt);
    QFETCH(bool, announces);
    ChangeFacts facts = change();
    facts.stickers = {sticker(noon + std::chrono::seconds(secondsAfter), isOfIt ? newDigest : oldDigest)};
    QCOMPARE(toString(judgeChange(facts).verdict), toString(announces ? ChangeVerdict::Announced : ChangeVerdict::Unexplained));
}

void TestChangeVerdict::aGateCheckBeforeItAsks_data()
{
    QTest::addColumn<int>("seconds"); // from noon
    QTest::addColumn<bool>("asks");
    QTest::newRow("long before") << -901 << false; // 600 s before it can have happened
    QTest::newRow("just before enough") << -900 << true;
    QTest::newRow("while it may have happened") << -60 << true;
    QTest::newRow("at the last moment") << 0 << true;
    QTest::newRow("after it was seen") << 1 << false;
}

void TestChangeVerdict::aGateCheckBeforeItAsks()
{
    QFETCH(int, seconds);
    QFETCH(bool, asks);
    ChangeFacts facts = change();
    facts.asks = {ask(noon + std::chrono::seconds(seconds))};
    QCOMPARE(toString(judgeChange(facts).verdict), toString(asks ? ChangeVerdict::Asked : ChangeVerdict::Unexplained));
}

void TestChangeVerdict::aRefusalIsToldAndExplainsNothing()
{
    ChangeFacts facts = change();
    facts.asks = {ask(noon - 6min, false)};
    auto judgement = judgeChange(facts);
    QCOMPARE(toString(judgement.verdict), toString(ChangeVerdict::Unexplained));
    QCOMPARE(kinds(judgement), QStringList({u"gate-check"_s, u"engine"_s}));
    QVERIFY(judgement.evidence.first().no);
    facts.asks.append(ask(noon - 5min)); // somebody else asked, and might
    judgement = judgeChange(facts);
    QCOMPARE(toString(judgement.verdict), toString(ChangeVerdict::Asked));
    QVERIFY(!judgement.evidence.first().no);
}

void TestChangeVerdict::whenTheEngineStartedItDecides()
{
    ChangeFacts facts = change();
    facts.asks = {ask(noon - 2min)};
    QCOMPARE(toString(judgeChange(facts).verdict), toString(ChangeVerdict::Asked));
    facts.component.startedAt = u"2026-11-30T11:57:00.123456789Z"_s; // a minute before anybody asked
    QCOMPARE(toString(judgeChange(facts).verdict), toString(ChangeVerdict::Unexplained));
    facts.asks = {ask(noon - 4min)};
    QCOMPARE(toString(judgeChange(facts).verdict), toString(ChangeVerdict::Asked));
}

void TestChangeVerdict::aClockOfTheEngineThatIsOffDecidesNothing()
{
    ChangeFacts facts = change();
    facts.asks = {ask(noon - 2min)};
    for (const QString &odd : {u"2026-11-29T11:57:00Z"_s, u"2026-12-01T00:00:00Z"_s, u"0001-01-01T00:00:00Z"_s, u"yesterday"_s, QString()}) {
        facts.component.startedAt = odd;
        QCOMPARE(toString(judgeChange(facts).verdict), toString(ChangeVerdict::Asked));
    }
}

void TestChangeVerdict::aFreezeWinsOverWhatWasSaidAndAsked()
{
    ChangeFacts facts = change();
    inAFreeze(facts);
    QCOMPARE(toString(judgeChange(facts).verdict), toString(ChangeVerdict::DuringFreeze));
    facts.stickers = {sticker(noon, newDigest, true)};
    facts.asks = {ask(noon - 6min, false)};
    const auto judgement = judgeChange(facts);
    QCOMPARE(toString(judgement.verdict), toString(ChangeVerdict::DuringFreeze));
    QVERIFY(kinds(judgement).contains(u"sticker"_s));
    QVERIFY(kinds(judgement).contains(u"freeze"_s));
}

void TestChangeVerdict::anOverrideIsAsked()
{
    ChangeFacts facts = change();
    inAFreeze(facts);
    facts.stickers = {sticker(noon - 1min)}; // recorded in the freeze, and no violation: with a reason
    auto judgement = judgeChange(facts);
    QCOMPARE(toString(judgement.verdict), toString(ChangeVerdict::Asked));
    QVERIFY(kinds(judgement).contains(u"override"_s));
    facts.stickers.clear();
    facts.asks = {ask(noon - 6min, true, true)};
    judgement = judgeChange(facts);
    QCOMPARE(toString(judgement.verdict), toString(ChangeVerdict::Asked));
    QVERIFY(kinds(judgement).contains(u"override"_s));
}

void TestChangeVerdict::aStickerFromBeforeTheFreezeAnnouncesNothingInIt()
{
    ChangeFacts facts = change();
    inAFreeze(facts);
    facts.stickers = {sticker(noon - 3h)};
    QCOMPARE(toString(judgeChange(facts).verdict), toString(ChangeVerdict::DuringFreeze));
}

void TestChangeVerdict::theEvidenceIsInOrderOfTime()
{
    ChangeFacts facts = change();
    inAFreeze(facts);
    facts.asks = {ask(noon - 6min, false)};
    facts.stickers = {sticker(noon + 1min, newDigest, true)};
    QCOMPARE(kinds(judgeChange(facts)), QStringList({u"freeze"_s, u"gate-check"_s, u"engine"_s, u"sticker"_s}));
}

QTEST_GUILESS_MAIN(TestChangeVerdict)
#include "tst_changeverdict.moc"
