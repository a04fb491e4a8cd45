// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/engineacts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

namespace {

const Instant now = *parseInstant("2026-11-30T12:00:00Z");

EngineAct act(EngineDeed deed, const QString &actor, const QString &project = {})
{
    EngineAct made{.deed = deed, .actor = actor};
    if (!project.isEmpty())
        made.labels.insert(composeProjectLabel, project);
    return made;
}

QStringList told(const QList<EngineAct> &acts)
{
    QStringList all;
    for (const EngineAct &each : acts)
        all.append(u"%1 %2 %3"_s.arg(toString(each.deed), each.actor).arg((each.at - now).count()));
    return all;
}

} // namespace

/// What is kept of what an engine does.
class TestEngineActs : public QObject
{
    Q_OBJECT

private slots:
    void theyAreDatedByTheClockOfWhoAsks();
    void aProjectHearsItsOwn();
    void whatIsStartedAgainAndAgainIsToldOnce();
    void whatIsOldOrTooMuchGoes();
    void imagesAreRememberedForLonger();
};

void TestEngineActs::theyAreDatedByTheClockOfWhoAsks()
{
    EngineActs acts;
    acts.add(act(EngineDeed::Create, u"a"_s), 10s);
    acts.add(act(EngineDeed::Start, u"a"_s), 12s);
    QCOMPARE(told(acts.since(0s, {}, now, 15s)), QStringList({u"create a -5000"_s, u"start a -3000"_s}));
    QCOMPARE(told(acts.since(11s, {}, now, 15s)), QStringList({u"start a -3000"_s}));
    acts.add(act(EngineDeed::Create, u"b"_s), 11s);                                                   // heard after a gap
    QCOMPARE(told(acts.since(11s, {}, now, 11s)), QStringList({u"create b 0"_s, u"start a 1000"_s})); // while the look ran
}

void TestEngineActs::aProjectHearsItsOwn()
{
    EngineActs acts;
    acts.add(act(EngineDeed::Start, u"a"_s, u"shop"_s), 1s);
    acts.add(act(EngineDeed::Start, u"b"_s, u"blog"_s), 1s);
    acts.add(act(EngineDeed::Start, u"c"_s), 1s);
    acts.add(act(EngineDeed::Tag, u"d"_s), 1s);
    QCOMPARE(told(acts.since(0s, u"shop"_s, now, 1s)), QStringList({u"start a 0"_s, u"tag d 0"_s}));
    QCOMPARE(acts.since(0s, {}, now, 1s).size(), 4);
}

void TestEngineActs::whatIsStartedAgainAndAgainIsToldOnce()
{
    EngineActs acts;
    for (int i = 0; i < 1'000; ++i) {
        acts.add(act(EngineDeed::Start, u"a"_s), std::chrono::seconds(2 * i));
        acts.add(act(EngineDeed::Die, u"a"_s), std::chrono::seconds(2 * i + 1));
    }
    acts.add(act(EngineDeed::Start, u"b"_s), 2'000s);
    QCOMPARE(told(acts.since(0s, {}, now, 2'000s)), QStringList({u"start a -2000000"_s, u"die a -1000"_s, u"start b 0"_s}));
}

void TestEngineActs::whatIsOldOrTooMuchGoes()
{
    EngineActs acts;
    acts.add(act(EngineDeed::Start, u"old"_s), 0s);
    acts.add(act(EngineDeed::Start, u"new"_s), 3'601s);
    QCOMPARE(told(acts.since(0s, {}, now, 3'601s)), QStringList(u"start new 0"_s));
    for (int i = 0; i < 2'000; ++i)
        acts.add(act(EngineDeed::Create, QString::number(i)), 3'602s);
    const auto kept = acts.since(0s, {}, now, 3'602s);
    QCOMPARE(kept.size(), maxActs);
    QCOMPARE(kept.last().actor, u"1999"_s);
}

void TestEngineActs::imagesAreRememberedForLonger()
{
    EngineActs acts;
    acts.add(act(EngineDeed::Pull, u"p"_s), 100s);
    acts.add(act(EngineDeed::Start, u"a"_s), 100s);
    QCOMPARE(told(acts.since(900s, {}, now, 1'000s)), QStringList(u"pull p -900000"_s));
    QCOMPARE(told(acts.since(1'001s, {}, now, 1'001s)), QStringList());
}

QTEST_GUILESS_MAIN(TestEngineActs)
#include "tst_engineacts.moc"
