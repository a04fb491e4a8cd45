// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changeperiod.h"
#include "models/changetext.h"
#include "models/changewords.h"
#include "models/datewords.h"
#include "models/observedchangemodel.h"
#include "services/domain/imageorigin.h"
#include "tests/support/modelprinter.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace std::chrono_literals;

namespace {

Instant at(const char *text)
{
    return *parseInstant(text);
}

const UserId ada = UserId::create();

ChangeNames names()
{
    ChangeNames all;
    all.person = [](UserId id) { return id == ada ? u"Ada Brandt"_s : QString(); };
    all.environment = [](EnvironmentId) { return u"Production"_s; };
    all.now = [] { return at("2026-11-29T12:00:00Z"); };
    all.zone = QTimeZone::utc();
    return all;
}

NamedImage image(const QString &name, char digest)
{
    return {u"sha256:"_s + QString(64, QLatin1Char(digest)), name};
}

ShownChange change(Instant seen, ChangeVerdict verdict = ChangeVerdict::Unexplained)
{
    ShownChange shown;
    shown.targetName = u"prod-web-04"_s;
    shown.change.id = ObservedChangeId::create();
    shown.change.environment = EnvironmentId::create();
    shown.change.target = TargetId::create();
    shown.change.component = u"api"_s;
    shown.change.from = image(u"shop/api:2.3.1"_s, 'e');
    shown.change.to = image(u"shop/api:2.4.0"_s, '9');
    shown.change.seenAt = seen;
    shown.change.notBefore = seen - 1min;
    shown.change.verdict = verdict;
    shown.change.evidence = {{.kind = EvidenceKind::Engine, .at = seen, .ref = {}, .by = {}, .text = u"agent/1.0.0"_s}};
    return shown;
}

} // namespace

/// What the console says of changes, and the model that holds them.
class TestObservedChangeModel : public QObject
{
    Q_OBJECT

private slots:
    void imagesAreToldApart_data();
    void imagesAreToldApart();
    void theEvidenceStandsInOneOrder();
    void whatIsMissingIsSaid();
    void theStoryGoesByTime();
    void whatTheEngineDidIsPartOfTheStory_data();
    void whatTheEngineDidIsPartOfTheStory();
    void aContainerThatWasStartedIsNamed();
    void aFormulaInACellIsText();
    void aMonthBeginsInTheZone();
    void countsSayWhatNobodyAskedAbout();
    void theDayIsSaidOnlyWhereItIsAnother();
    void newRowsComeOnTopAndOlderStay();
    void aVerdictThatMovesChangesOneRow();
    void whatDoesNotMatchAnyMoreGoes();
    void behindAGapTheListBeginsAnew();
    void olderRowsAreFetchedOnce();
    void theSelectionIsKeptUnderRandomChanges();
};

void TestObservedChangeModel::imagesAreToldApart_data()
{
    QTest::addColumn<NamedImage>("from");
    QTest::addColumn<NamedImage>("to");
    QTest::addColumn<QString>("said");
    QTest::newRow("two tags") << image(u"r.example.com:5000/shop/api:2.3.1"_s, 'e') << image(u"r.example.com:5000/shop/api:2.4.0"_s, '9') << u"2.3.1 → 2.4.0"_s;
    QTest::newRow("a moved tag") << image(u"shop/api:2.3.1"_s, 'e') << image(u"shop/api:2.3.1"_s, '9') << u"2.3.1 eeeeee → 999999"_s;
    QTest::newRow("digests alone") << image({}, 'e') << image({}, '9') << u"eeeeee → 999999"_s;
    QTest::newRow("nothing before") << NamedImage() << image(u"shop/api:2.5.0"_s, '2') << u"– → 2.5.0 222222"_s;
    QTest::newRow("another image") << image(u"shop/api:1"_s, 'e') << image(u"shop/api-ng:1"_s, '9') << u"api:1 → api-ng:1"_s;
    QTest::newRow("no tag") << image(u"r.example.com:5000/api"_s, 'e') << image(u"r.example.com:5000/api"_s, '9') << u"eeeeee → 999999"_s;
    QTest::newRow("a name with a digest") << image(u"api:1@sha256:eee"_s, 'e') << image(u"api:2@sha256:999"_s, '9') << u"1 → 2"_s;
    QTest::newRow("the former one by its digest") << image({}, 'e') << image(u"shop/api:2"_s, '9') << u"eeeeee → 2 999999"_s;
}

void TestObservedChangeModel::imagesAreToldApart()
{
    QFETCH(const NamedImage, from);
    QFETCH(const NamedImage, to);
    ObservedChange one;
    one.from = from;
    one.to = to;
    QTEST(words::imageStep(one), "said");
}

void TestObservedChangeModel::theEvidenceStandsInOneOrder()
{
    ShownChange shown = change(at("2026-11-29T03:12:07Z"), ChangeVerdict::Announced);
    shown.change.evidence = {{.kind = EvidenceKind::GateCheck, .at = at("2026-11-29T03:02:00Z"), .ref = {}, .by = ada.uuid(), .text = {}},
                             {.kind = EvidenceKind::Engine, .at = at("2026-11-29T03:12:05Z"), .ref = {}, .by = {}, .text = u"agent/1.0.0"_s},
                             {.kind = EvidenceKind::Sticker, .at = at("2026-11-29T03:13:00Z"), .ref = {}, .by = ada.uuid(), .text = u"2.4.0"_s}};
    QCOMPARE(changeEvidence(shown.change, names()),
             u"sticker 2.4.0 by Ada Brandt; engine: started 03:12, seen by agent/1.0.0; gate asked 03:02 by Ada Brandt, allowed"_s);
}

void TestObservedChangeModel::whatIsMissingIsSaid()
{
    ShownChange shown = change(at("2026-11-29T03:12:07Z"), ChangeVerdict::DuringFreeze);
    shown.change.evidence.prepend(
        {.kind = EvidenceKind::Freeze, .at = at("2026-11-28T17:00:00Z"), .ref = QUuid::createUuid(), .by = {}, .text = u"Holiday freeze"_s});
    QVERIFY(changeEvidence(shown.change, names()).endsWith(u"no sticker, no gate check; Holiday freeze"_s));
    shown.change.evidence.prepend({.kind = EvidenceKind::GateCheck, .at = at("2026-11-28T16:00:00Z"), .ref = {}, .by = {}, .text = {}, .no = true});
    QVERIFY(changeEvidence(shown.change, names()).contains(u"16:00, refused; no sticker"_s));
    shown.change.verdict = ChangeVerdict::Asked;
    QVERIFY(!changeEvidence(shown.change, names()).contains(u"no sticker"_s));
}

void TestObservedChangeModel::theStoryGoesByTime()
{
    ShownChange shown = change(at("2026-11-29T03:12:07Z"), ChangeVerdict::DuringFreeze);
    shown.change.evidence.append(
        {.kind = EvidenceKind::Freeze, .at = at("2026-11-28T17:00:00Z"), .ref = QUuid::createUuid(), .by = {}, .text = u"Holiday freeze"_s});
    shown.change.explanation = ChangeExplanation{u"A certificate had to be replaced."_s, u"OPS-7"_s, ada, at("2026-11-29T08:00:00Z")};
    QStringList told;
    for (const ChangeMoment &moment : changeStory(shown.change, names()))
        told.append(moment.text);
    QCOMPARE(told,
             QStringList({u"Holiday freeze began"_s, u"first seen, by agent/1.0.0; at 03:11 the former image still ran"_s,
                          u"no sticker, no gate check: nobody announced it or asked"_s, u"Ada Brandt explained: A certificate had to be replaced. (OPS-7)"_s}));
    const QString text = changeText(shown, names());
    QVERIFY(text.startsWith(u"api on prod-web-04 changed during a freeze\nDuring freeze in Production: 2.3.1 → 2.4.0\n"_s));
    QVERIFY(text.contains(shown.change.to.digest));
}

void TestObservedChangeModel::whatTheEngineDidIsPartOfTheStory_data()
{
    QTest::addColumn<EngineAct>("act");
    QTest::addColumn<QString>("text");
    const auto of = [](EngineDeed deed) { return EngineAct{.deed = deed, .actor = u"4c01db0b339c"_s, .name = u"web-1"_s}; };
    EngineAct shop = of(EngineDeed::Start);
    shop.image = u"shop/api:2.4.0"_s;
    shop.labels = {{composeProjectLabel, u"shop"_s}, {composeServiceLabel, u"api"_s}, {revisionLabel, u"3f2a1b"_s}};
    QTest::newRow("start") << shop
                           << u"the engine started container web-1 (4c01db0b339c, shop/api:2.4.0, Compose project shop, service api, revision 3f2a1b)"_s;
    QTest::newRow("create") << of(EngineDeed::Create) << u"the engine made container web-1 (4c01db0b339c)"_s;
    QTest::newRow("die") << of(EngineDeed::Die) << u"container web-1 ended (4c01db0b339c)"_s;
    QTest::newRow("destroy") << of(EngineDeed::Destroy) << u"the engine removed container web-1 (4c01db0b339c)"_s;
    EngineAct renamed = of(EngineDeed::Rename);
    QTest::newRow("rename of Podman") << renamed << u"the engine gave container web-1 its name (4c01db0b339c)"_s;
    renamed.formerName = u"%1 %2"_s;
    QTest::newRow("rename") << renamed << u"the engine renamed container %1 %2 to web-1 (4c01db0b339c)"_s;
    QTest::newRow("tag") << of(EngineDeed::Tag) << u"the engine gave the image the name web-1 (4c01db0b339c)"_s;
    QTest::newRow("pull") << EngineAct{.deed = EngineDeed::Pull, .name = u"shop/api:2"_s} << u"the engine fetched image shop/api:2"_s;
    QTest::newRow("nothing known") << EngineAct{} << u"the engine started container –"_s;
    QTest::newRow("no name") << EngineAct{.actor = u"4c01db0b339c"_s} << u"the engine started container 4c01db0b339c"_s;
}

void TestObservedChangeModel::whatTheEngineDidIsPartOfTheStory()
{
    QFETCH(EngineAct, act);
    ShownChange shown = change(at("2026-11-29T03:12:07Z"));
    shown.change.evidence.prepend({.kind = EvidenceKind::EngineAct, .at = at("2026-11-29T03:12:05Z"), .ref = {}, .by = {}, .text = u"agent/1"_s, .act = act});
    const auto story = changeStory(shown.change, names());
    QTEST(story.first().text, "text");
    QVERIFY(story.first().at == at("2026-11-29T03:12:05Z"));
    QCOMPARE(story.last().text, u"no sticker, no gate check: nobody announced it or asked"_s); // it is no excuse
}

void TestObservedChangeModel::aContainerThatWasStartedIsNamed()
{
    ShownChange shown = change(at("2026-11-29T03:12:07Z"));
    shown.change.evidence = {{.kind = EvidenceKind::Engine, .at = at("2026-11-29T03:12:05Z"), .ref = {}, .by = {}, .text = u"agent/1.0.0"_s},
                             {.kind = EvidenceKind::EngineAct,
                              .at = at("2026-11-29T03:12:06Z"),
                              .ref = {},
                              .by = {},
                              .text = u"agent/1.0.0"_s,
                              .act = EngineAct{.deed = EngineDeed::Start, .actor = u"4c01db0b339c"_s, .name = u"web-1"_s}}};
    QCOMPARE(changeEvidence(shown.change, names()), u"engine: started web-1 03:12, seen by agent/1.0.0; no sticker, no gate check"_s);
    QStringList told;
    for (const ChangeMoment &moment : changeStory(shown.change, names()))
        told.append(moment.text);
    QVERIFY(!told.contains(u"the engine started it"_s)); // once is enough
    QCOMPARE(told.first(), u"the engine started container web-1 (4c01db0b339c)"_s);
}

void TestObservedChangeModel::aFormulaInACellIsText()
{
    ShownChange shown = change(at("2026-11-29T03:12:07Z"));
    shown.change.component = u"=1+1"_s;
    const QByteArray line = changeCsvLine(shown, names());
    QVERIFY2(line.contains("'=1+1"), line.constData());
    QVERIFY(line.endsWith("\r\n"));
    QCOMPARE(changeCsvHeading().count(','), 12);
}

void TestObservedChangeModel::aMonthBeginsInTheZone()
{
    const QTimeZone berlin("Europe/Berlin");
    QCOMPARE(*startOf(ChangePeriod::ThisMonth, at("2026-11-29T12:00:00Z"), berlin), at("2026-10-31T23:00:00Z"));
    QCOMPARE(*startOf(ChangePeriod::ThisMonth, at("2026-11-30T23:30:00Z"), berlin), at("2026-11-30T23:00:00Z")); // there it is December
    QCOMPARE(*startOf(ChangePeriod::Last7Days, at("2026-11-29T12:00:00Z"), berlin), at("2026-11-22T12:00:00Z"));
    QVERIFY(!startOf(ChangePeriod::All, at("2026-11-29T12:00:00Z"), berlin));
}

void TestObservedChangeModel::countsSayWhatNobodyAskedAbout()
{
    const ChangeCounts counts{EnvironmentId(), {11, 3, 1, 1}};
    QCOMPARE(words::unasked(counts), u"2 of 16 nobody asked about"_s);
    QCOMPARE(words::unaskedThisMonth(counts), u"2 of 16 changes this month nobody asked about"_s);
    QCOMPARE(words::verdictCounts(counts), u"11 announced, 3 asked, 1 during a freeze, 1 unexplained"_s);
    QCOMPARE(words::unasked({EnvironmentId(), {6, 2, 0, 0}}), u"every change is explained"_s);
    QCOMPARE(words::unasked({}), u"nothing changed"_s);
    QCOMPARE(words::changeCount(1), u"1 change"_s);
}

void TestObservedChangeModel::theDayIsSaidOnlyWhereItIsAnother()
{
    const Instant now = at("2026-11-29T12:00:00Z");
    const QChar blank = QChar::Nbsp;
    QCOMPARE(words::nearMoment(at("2026-11-29T05:10:09Z"), now, QTimeZone::utc()), u"today"_s + blank + u"05:10"_s);
    QCOMPARE(words::nearMoment(at("2026-11-29T05:10:09Z"), now, QTimeZone::utc(), true), u"today"_s + blank + u"05:10:09"_s);
    QCOMPARE(words::nearMoment(at("2026-11-28T11:03:00Z"), now, QTimeZone::utc()), u"Sat 28 Nov"_s + blank + u"11:03"_s);
    QCOMPARE(words::nearMoment(at("2025-11-28T11:03:00Z"), now, QTimeZone::utc()), u"Fri 28 Nov 2025"_s + blank + u"11:03"_s);
}

void TestObservedChangeModel::newRowsComeOnTopAndOlderStay()
{
    ObservedChangeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Instant now = at("2026-11-29T12:00:00Z");
    const ShownChange first = change(now);
    const ShownChange second = change(now - 1h);
    const ShownChange third = change(now - 2h);
    model.begin({first, second}, true);
    model.appendOlder({third}, false);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const ShownChange fresh = change(now + 1min);
    QVERIFY(model.setNewest({fresh, first}, true));
    QCOMPARE(model.all(), QList<ShownChange>({fresh, first, second, third}));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QVERIFY(resets.isEmpty());
    QVERIFY(!model.canFetchMore({})); // it had all of them
}

void TestObservedChangeModel::aVerdictThatMovesChangesOneRow()
{
    ObservedChangeModel model;
    const Instant now = at("2026-11-29T12:00:00Z");
    QList<ShownChange> rows{change(now), change(now - 1h), change(now - 2h)};
    model.begin(rows, false);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    rows[1].change.verdict = ChangeVerdict::Announced;
    model.setNewest(rows, false);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(model.index(1, ObservedChangeModel::VerdictColumn).data().toString(), u"Announced"_s);
}

void TestObservedChangeModel::whatDoesNotMatchAnyMoreGoes()
{
    ObservedChangeModel model;
    const Instant now = at("2026-11-29T12:00:00Z");
    const QList<ShownChange> rows{change(now), change(now - 1h), change(now - 2h)};
    model.begin(rows, true);
    QVERIFY(model.setNewest({rows.at(0), rows.at(2)}, true));
    QCOMPARE(model.all(), QList<ShownChange>({rows.at(0), rows.at(2)}));
    model.setNewest({rows.at(0)}, false); // and this is all there is
    QCOMPARE(model.all(), QList<ShownChange>({rows.at(0)}));
}

void TestObservedChangeModel::behindAGapTheListBeginsAnew()
{
    ObservedChangeModel model;
    const Instant now = at("2026-11-29T12:00:00Z");
    model.begin({change(now)}, false);
    const QList<ShownChange> rows{change(now + 2h), change(now + 1h)};
    QVERIFY(!model.setNewest(rows, true));
    QCOMPARE(model.all(), rows);
    QVERIFY(model.canFetchMore({}));
}

void TestObservedChangeModel::olderRowsAreFetchedOnce()
{
    ObservedChangeModel model;
    QSignalSpy wanted(&model, &ObservedChangeModel::olderWanted);
    const Instant now = at("2026-11-29T12:00:00Z");
    const ShownChange last = change(now - 1h);
    model.begin({change(now), last}, true);
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(wanted.size(), 1);
    model.fetchFailed();
    model.fetchMore({});
    QCOMPARE(wanted.size(), 2);
    model.appendOlder({last, change(now - 2h)}, false); // the one that is there already came again
    QCOMPARE(model.rowCount(), 3);
}

void TestObservedChangeModel::theSelectionIsKeptUnderRandomChanges()
{
    ObservedChangeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QItemSelectionModel selection(&model);
    QRandomGenerator random(7);
    const Instant now = at("2026-11-29T12:00:00Z");
    const ShownChange chosen = change(now);
    QList<ShownChange> rows{chosen};
    model.begin(rows, true);
    selection.setCurrentIndex(model.index(0, 0), QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    for (int step = 0; step < 200; ++step) {
        const qsizetype some = random.bounded(rows.size());
        if (random.bounded(3) == 0 && rows.at(some).change.id != chosen.change.id)
            rows.removeAt(some);
        else if (random.bounded(2) == 0)
            rows[some].change.verdict = static_cast<ChangeVerdict>(random.bounded(changeVerdictCount));
        else
            rows.append(change(now + std::chrono::seconds(random.bounded(-500, 500))));
        std::sort(rows.begin(), rows.end(), [](const ShownChange &a, const ShownChange &b) {
            return std::pair(b.change.seenAt, b.change.id.uuid().toRfc4122()) < std::pair(a.change.seenAt, a.change.id.uuid().toRfc4122());
        });
        model.setNewest(rows, false);
        QCOMPARE(model.all(), rows);
        QCOMPARE(model.at(selection.currentIndex().row()).change.id, chosen.change.id);
    }
}

QTEST_GUILESS_MAIN(TestObservedChangeModel)
#include "tst_observedchangemodel.moc"
