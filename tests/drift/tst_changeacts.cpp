// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/changeacts.h"
#include "services/drift/changeverdict.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

namespace {

const Instant seen = *parseInstant("2026-11-30T12:00:00Z");

/// 64 figures, the first two of which tell it from others.
QString id(const QString &two)
{
    return two + QString(62, u'0');
}

ObservedComponent component(const QString &container, const QString &image, const QString &name = u"web"_s)
{
    ObservedComponent made;
    made.name = name;
    made.containerId = id(container);
    made.image = image;
    made.imageId = u"sha256:"_s + id(image.endsWith(u'2') ? u"e2"_s : u"e1"_s);
    made.state = u"running"_s;
    return made;
}

EngineAct act(EngineDeed deed, const QString &container, std::chrono::milliseconds ago, const QString &image, const QString &project = u"shop"_s)
{
    return keptAct({.deed = deed,
                    .at = seen - ago,
                    .actor = id(container),
                    .component = u"web"_s,
                    .name = u"shop-web-1"_s,
                    .image = image,
                    .labels = {{composeProjectLabel, project}}});
}

/// web went from shop/web:1 in container a1 to shop/web:2 in b2, in the minute before `seen`.
ChangeTraces traces()
{
    ChangeTraces made;
    made.change = {component(u"b2"_s, u"shop/web:2"_s), seen - 60s};
    made.before = {component(u"a1"_s, u"shop/web:1"_s)};
    made.after = {made.change.component};
    made.seenAt = seen;
    return made;
}

QStringList told(const QList<EngineAct> &acts)
{
    QStringList all;
    for (const EngineAct &each : acts)
        all.append(toString(each.deed) + u' ' + each.actor.left(2));
    return all;
}

const QStringList replacement{u"die a1"_s, u"destroy a1"_s, u"create b2"_s, u"start b2"_s};

QList<EngineAct> actsOfReplacement()
{
    return {act(EngineDeed::Die, u"a1"_s, 9s, u"shop/web:1"_s), act(EngineDeed::Destroy, u"a1"_s, 8s, u"shop/web:1"_s),
            act(EngineDeed::Create, u"b2"_s, 7s, u"shop/web:2"_s), act(EngineDeed::Start, u"b2"_s, 6s, u"shop/web:2"_s)};
}

} // namespace

/// Which of the things that an engine did are those by which another image came to run.
class TestChangeActs : public QObject
{
    Q_OBJECT

private slots:
    void aReplacementIsToldInOrder();
    void whatIsOfAnotherProjectOrComponentIsNone();
    void whereNobodyHeardOfTheContainerNothingIsTaken();
    void twoReplicasThatAreReplacedOneAfterTheOtherAreOneChangeEach();
    void whatBelongsToAnEarlierChangeBelongsToNoOther();
    void whatWasBeforeTheLastLookIsNone();
    void aContainerThatFailedOnTheWayIsNotTheFormerOne();
    void aRenameIsOfBothNames();
    void theImageIsKnownByItsIdOrByItsName();
    void whatSomebodyElsesHandReplacedEndedToo();
    void whatBeganAfterItWasSeenIsAddedLater();
    void ofManyTheStartsAreKept();
    void theyExplainNothing();
};

void TestChangeActs::aReplacementIsToldInOrder()
{
    QCOMPARE(told(actsBehind(traces(), actsOfReplacement())), replacement);
    QList<EngineAct> twice = actsOfReplacement() + actsOfReplacement();
    QCOMPARE(told(actsBehind(traces(), twice)), replacement);
}

void TestChangeActs::whatIsOfAnotherProjectOrComponentIsNone()
{
    QList<EngineAct> acts = actsOfReplacement();
    acts.append(act(EngineDeed::Start, u"c3"_s, 5s, u"shop/web:2"_s, u"other"_s));
    EngineAct api = act(EngineDeed::Start, u"d4"_s, 5s, u"shop/web:2"_s);
    api.component = u"api"_s;
    acts.append(api);
    acts.append(act(EngineDeed::Start, u"e5"_s, 5s, u"shop/web:3"_s)); // another image under the same name
    QCOMPARE(told(actsBehind(traces(), acts)), replacement);
}

void TestChangeActs::whereNobodyHeardOfTheContainerNothingIsTaken()
{
    // The stream was cut while b2 was started; c3 is of another project, and of the same name and image.
    QCOMPARE(told(actsBehind(traces(), {act(EngineDeed::Die, u"a1"_s, 9s, u"shop/web:1"_s), act(EngineDeed::Start, u"c3"_s, 5s, u"shop/web:2"_s, u"x"_s)})),
             QStringList());
    ChangeTraces pushed = traces();
    pushed.change.component.containerId.clear(); // by a collector that tells no containers
    QCOMPARE(told(actsBehind(pushed, actsOfReplacement())), QStringList());
}

void TestChangeActs::twoReplicasThatAreReplacedOneAfterTheOtherAreOneChangeEach()
{
    // b2 is here, a9 is still to be replaced: what ends it later is not told of this change.
    ChangeTraces first = traces();
    first.after.append(component(u"a9"_s, u"shop/web:1"_s));
    first.before = {component(u"a1"_s, u"shop/web:1"_s)}; // one stands for both
    QCOMPARE(told(actsBehind(first, actsOfReplacement())), replacement);

    // Both at once, of which one is known by its id.
    QList<EngineAct> both = actsOfReplacement();
    both.append(act(EngineDeed::Die, u"a9"_s, 5s, u"shop/web:1"_s));
    both.append(act(EngineDeed::Start, u"b9"_s, 4s, u"shop/web:2"_s));
    QCOMPARE(told(actsBehind(traces(), both)), replacement + QStringList({u"die a9"_s, u"start b9"_s}));
}

void TestChangeActs::whatBelongsToAnEarlierChangeBelongsToNoOther()
{
    // Under a name that moves both changes look alike.
    ChangeTraces second = traces();
    second.change.component = component(u"c3"_s, u"shop/web:2"_s);
    second.before = {component(u"b2"_s, u"shop/web:2"_s)};
    second.after = {second.change.component};
    QList<EngineAct> acts = actsOfReplacement();
    acts.append(act(EngineDeed::Start, u"b9"_s, 6s, u"shop/web:2"_s)); // the second replica of the change before
    acts.append(act(EngineDeed::Die, u"b2"_s, 3s, u"shop/web:2"_s));
    acts.append(act(EngineDeed::Start, u"c3"_s, 2s, u"shop/web:2"_s));
    for (const EngineAct &each : acts.mid(0, 5))
        second.ofEarlierOnes.append({.kind = EvidenceKind::EngineAct, .at = each.at, .ref = {}, .by = {}, .text = {}, .act = each});
    QCOMPARE(told(actsBehind(second, acts)), QStringList({u"die b2"_s, u"start c3"_s}));
}

void TestChangeActs::whatWasBeforeTheLastLookIsNone()
{
    QList<EngineAct> acts = actsOfReplacement();
    acts.prepend(act(EngineDeed::Start, u"b9"_s, 62s, u"shop/web:2"_s));
    acts.append(act(EngineDeed::Start, u"b8"_s, -20s, u"shop/web:2"_s)); // nor what came long after it
    QCOMPARE(told(actsBehind(traces(), acts)), replacement);
}

void TestChangeActs::aContainerThatFailedOnTheWayIsNotTheFormerOne()
{
    QList<EngineAct> acts = actsOfReplacement();
    acts.append(act(EngineDeed::Die, u"b2"_s, 5s, u"shop/web:2"_s));
    acts.append(act(EngineDeed::Die, u"d4"_s, 5s, u"shop/web:9"_s)); // tried by hand, and of no image that ran
    QCOMPARE(told(actsBehind(traces(), acts)), replacement);
}

void TestChangeActs::aRenameIsOfBothNames()
{
    QList<EngineAct> acts = actsOfReplacement();
    EngineAct rename = act(EngineDeed::Rename, u"a1"_s, 10s, u"shop/web:1"_s);
    rename.component = u"web-old"_s;
    rename.formerName = u"web"_s;
    acts.prepend(rename);
    QCOMPARE(told(actsBehind(traces(), acts)), QStringList(u"rename a1"_s) + replacement);
}

void TestChangeActs::theImageIsKnownByItsIdOrByItsName()
{
    QList<EngineAct> acts = actsOfReplacement();
    const EngineAct tag = keptAct({.deed = EngineDeed::Tag, .at = seen - 300s, .actor = u"sha256:"_s + id(u"e2"_s), .name = u"shop/web:2"_s});
    const EngineAct other = keptAct({.deed = EngineDeed::Tag, .at = seen - 200s, .actor = u"sha256:"_s + id(u"e7"_s), .name = u"shop/web:2"_s});
    const EngineAct pull = keptAct({.deed = EngineDeed::Pull, .at = seen - 100s, .actor = u"shop/web:2"_s, .name = u"shop/web:2"_s});
    EngineAct old = tag;
    old.at = seen - 2h;
    QCOMPARE(told(actsBehind(traces(), QList<EngineAct>{old, tag, other, pull} + acts)), QStringList({u"tag e2"_s, u"pull "_s}) + replacement);
}

void TestChangeActs::whatSomebodyElsesHandReplacedEndedToo()
{
    QList<EngineAct> acts = actsOfReplacement();
    for (int i = 2; i < 4; ++i) // the new one is of no project
        acts[i].labels.clear();
    acts.append(act(EngineDeed::Die, u"a9"_s, 5s, u"shop/web:1"_s)); // another replica of the project, which has nothing to do with it
    QCOMPARE(told(actsBehind(traces(), acts)), replacement);
}

void TestChangeActs::whatBeganAfterItWasSeenIsAddedLater()
{
    const ObservedComponent running = traces().change.component;
    const QList<EngineAct> known = actsOfReplacement().mid(0, 3);
    const EngineAct start = act(EngineDeed::Start, u"b2"_s, -3s, u"shop/web:2"_s);
    QCOMPARE(told(withLateActs(known, running, seen, {start, act(EngineDeed::Start, u"b9"_s, -3s, u"shop/web:2"_s)})), replacement);
    QCOMPARE(told(withLateActs(actsOfReplacement(), running, seen, {start})), replacement); // it was started again
    QCOMPARE(told(withLateActs(known, running, seen, {act(EngineDeed::Start, u"b2"_s, -3min, u"shop/web:2"_s)})), told(known));
    EngineAct other = start;
    other.component = u"api"_s;
    QCOMPARE(told(withLateActs(known, running, seen, {other})), told(known));
}

void TestChangeActs::ofManyTheStartsAreKept()
{
    QList<EngineAct> acts;
    for (int i = 0; i < 9; ++i)
        acts.append(act(EngineDeed::Create, u"b%1"_s.arg(i), 20s - i * 1s, u"shop/web:2"_s));
    for (int i = 0; i < 9; ++i)
        acts.append(act(EngineDeed::Start, u"b%1"_s.arg(i), 10s - i * 1s, u"shop/web:2"_s));
    const auto kept = actsBehind(traces(), acts);
    QCOMPARE(kept.size(), maxActsOfChange);
    QVERIFY(std::all_of(kept.begin(), kept.end(), [](const EngineAct &each) { return each.deed == EngineDeed::Start; }));
}

void TestChangeActs::theyExplainNothing()
{
    ChangeFacts facts;
    facts.component = traces().change.component;
    facts.collector = u"agent/1"_s;
    facts.notBefore = seen - 60s;
    facts.seenAt = seen;
    const auto without = judgeChange(facts);
    facts.acts = actsOfReplacement();
    const auto judged = judgeChange(facts);
    QCOMPARE(toString(judged.verdict), u"unexplained"_s);
    QCOMPARE(judged.evidence.size(), without.evidence.size() + 4);
    facts.frozenSince = seen - 1h;
    QCOMPARE(toString(judgeChange(facts).verdict), u"during-freeze"_s);
}

QTEST_GUILESS_MAIN(TestChangeActs)
#include "tst_changeacts.moc"
