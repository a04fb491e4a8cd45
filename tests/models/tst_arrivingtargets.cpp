// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/targetarrival.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "services/client/apiclient.h"
#include "tests/support/await.h"
#include "tests/support/pagedfleet.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;

/// A list of targets that is longer than a page, while it arrives.
class TestArrivingTargets : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theFirstPageIsThereBeforeTheOthers();
    void whatIsDeletedMeanwhileStaysAway();
    void whatChangesMeanwhileIsThereOnceAndAsItIsNow();
    void whatIsMadeMeanwhileStays();
    void whatIsUndoneMeanwhileIsThere();
    void whatIsAskedForComesBeforeItsPage();
    void whatCameStaysWhenAPageDoesNotAndTheRestComesLater();
    void aPlaceThatIsNotKnownAnyMoreMakesItBeginAgain_data();
    void aPlaceThatIsNotKnownAnyMoreMakesItBeginAgain();
    void aRowThatFailsMeanwhileDoesNotMakeItBeginAgain();
    void whenVeryMuchChangesMeanwhileTheListIsReadAgain();
    void afterVeryMuchChangedRowsAreStillRefreshed();
    void whatIsCheckedMeanwhileStaysAsItWasFound();
    void whatManyAreReadForDoesNotBringBackWhatIsOlder();
    void whoSeesAPartOfManyNewOnesKnowsIt();
    void aRefreshInTheMiddleBeginsAgain();
    void aRefreshTakesAwayWhatIsGoneAndKeepsTheRest();
    void aLostFeedInTheMiddleLosesNothing();
    void anotherConnectionTakesNothingOver();
    void whatWasStoppedAsksForNothing();

private:
    void openHeld(int from = 1) { m_fleet->open(*m_workspace, from); }
    void openWhole()
    {
        openHeld(1'000);
        QTRY_VERIFY(m_workspace->isComplete());
    }
    int count() const { return m_workspace->targets()->targetCount(); }
    QStringList names() const
    {
        QStringList names;
        for (const Target &target : m_workspace->targets()->allTargets())
            names.append(target.name);
        names.sort();
        return names;
    }

    std::unique_ptr<PagedFleet> m_fleet;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestArrivingTargets::init()
{
    m_fleet = std::make_unique<PagedFleet>(20);
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_tester = std::make_unique<QAbstractItemModelTester>(m_workspace->targets(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestArrivingTargets::cleanup()
{
    m_tester.reset();
    m_workspace.reset();
    m_fleet.reset();
}

void TestArrivingTargets::theFirstPageIsThereBeforeTheOthers()
{
    const QSignalSpy reset(m_workspace->targets(), &QAbstractItemModel::modelReset);
    const QSignalSpy removed(m_workspace->targets(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy progressed(m_workspace.get(), &Workspace::loadProgressed);
    const QSignalSpy completed(m_workspace.get(), &Workspace::completed);

    openHeld();

    QCOMPARE(count(), 3);
    QVERIFY(m_workspace->isLoaded());
    QVERIFY(!m_workspace->isComplete());
    QCOMPARE(progressed.last().at(0).toLongLong(), 3);
    QCOMPARE(progressed.last().at(1).toLongLong(), 20);
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_COMPARE(completed.size(), 1);
    QCOMPARE(count(), 20);
    QCOMPARE(reset.size() + removed.size(), 0);
    for (int page = 0; page < 7; ++page)
        QCOMPARE(m_fleet->askedForPage(page), 1);
}

void TestArrivingTargets::whatIsDeletedMeanwhileStaysAway()
{
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    const TargetId onItsWay = m_fleet->idOf(4);
    const TargetId isHere = m_fleet->idOf(1);
    m_fleet->remove(onItsWay);
    m_fleet->remove(isHere);
    m_fleet->tell("target.deleted", onItsWay);
    m_fleet->tell("target.deleted", isHere);
    QTRY_VERIFY(!m_workspace->targets()->contains(isHere));

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QVERIFY(!m_workspace->targets()->contains(onItsWay));
    QVERIFY(!m_workspace->targets()->contains(isHere));
}

void TestArrivingTargets::whatChangesMeanwhileIsThereOnceAndAsItIsNow()
{
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    const TargetId id = m_fleet->idOf(4);
    m_fleet->change(id, u"name"_s, u"a-first"_s); // before what has arrived: no page will have it
    m_fleet->tell("target.updated", id);
    QTRY_VERIFY(m_workspace->targets()->contains(id));

    m_fleet->letGo(); // the page that was read before

    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(m_workspace->targets()->target(id)->name, u"a-first"_s);
    QCOMPARE(names().count(u"a-first"_s), 1);
    QVERIFY(!names().contains(u"web-005"_s));
    QCOMPARE(count(), 20);
}

void TestArrivingTargets::whatIsMadeMeanwhileStays()
{
    openHeld();
    const TargetId id = m_fleet->add(u"a-new"_s);
    m_fleet->tell("target.created", id);
    QTRY_VERIFY(m_workspace->targets()->contains(id));

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(names().count(u"a-new"_s), 1);
}

void TestArrivingTargets::whatIsUndoneMeanwhileIsThere()
{
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    const TargetId id = m_fleet->idOf(1);
    const auto removed = m_workspace->remove(*m_workspace->targets()->target(id), {});
    QVERIFY(isDoneWithin(removed, 10'000));
    QVERIFY(!m_workspace->targets()->contains(id));
    QVERIFY(isDoneWithin(m_workspace->restore(id), 10'000));
    QVERIFY(m_workspace->targets()->contains(id));

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QVERIFY(m_workspace->targets()->contains(id));
    QCOMPARE(count(), 20);
}

void TestArrivingTargets::whatIsAskedForComesBeforeItsPage()
{
    openHeld();
    const TargetId id = m_fleet->idOf(19);

    m_workspace->fetch(id);

    QTRY_VERIFY(m_workspace->targets()->contains(id));
    QVERIFY(!m_workspace->isComplete());
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(count(), 20);
}

void TestArrivingTargets::whatCameStaysWhenAPageDoesNotAndTheRestComesLater()
{
    m_fleet->fail(4);
    QSignalSpy failed(m_workspace.get(), &Workspace::loadFailed);
    openHeld(1'000);
    QTRY_VERIFY(!failed.isEmpty());
    QVERIFY(m_workspace->isLoaded());
    QVERIFY(!m_workspace->isComplete());
    QVERIFY(m_workspace->isStalled());
    QCOMPARE(m_workspace->state(), Workspace::State::Live); // what changes is still told
    QCOMPARE(count(), 12);

    m_fleet->fail(-1);
    m_workspace->refresh();

    QTRY_VERIFY(m_workspace->isComplete());
    QVERIFY(!m_workspace->isStalled());
    QCOMPARE(count(), 20);
    for (int page = 0; page < 4; ++page)
        QCOMPARE(m_fleet->askedForPage(page), 1);
}

void TestArrivingTargets::aPlaceThatIsNotKnownAnyMoreMakesItBeginAgain_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("not known") << QByteArray("400 Bad Request");
    QTest::newRow("not for this role any more") << QByteArray("403 Forbidden");
}

void TestArrivingTargets::aPlaceThatIsNotKnownAnyMoreMakesItBeginAgain()
{
    QFETCH(const QByteArray, status);
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    QSignalSpy failed(m_workspace.get(), &Workspace::loadFailed);
    m_fleet->fail(4, status);
    m_fleet->letGo();
    QTRY_VERIFY(!failed.isEmpty());

    m_fleet->fail(-1);
    m_workspace->retryNow();

    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(m_fleet->askedForPage(0), 2);
    QCOMPARE(count(), 20);
}

void TestArrivingTargets::whenVeryMuchChangesMeanwhileTheListIsReadAgain()
{
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    const TargetId id = m_fleet->idOf(0); // its page has been shown
    m_fleet->change(id, u"healthStatus"_s, u"unhealthy"_s);
    for (int i = 0; i < 3'000; ++i)
        m_fleet->tell("target.health", i == 1'500 ? id : TargetId::create());

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->targets()->target(id)->health.status == Health::Unhealthy);
    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(count(), 20);
}

void TestArrivingTargets::aRowThatFailsMeanwhileDoesNotMakeItBeginAgain()
{
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    const TargetId id = m_fleet->idOf(0);
    const QByteArray row = "GET /api/v1/targets/" + id.toString().toLatin1();
    m_fleet->say(row, "503 Service Unavailable");
    m_fleet->change(id, u"name"_s, u"a-renamed"_s);
    m_fleet->tell("target.updated", id);
    QTRY_COMPARE(m_fleet->asked(row), 1);
    m_workspace->fetch(m_fleet->idOf(10));
    QTRY_VERIFY(m_workspace->targets()->contains(m_fleet->idOf(10))); // the refusal is here too

    m_workspace->retryNow(); // brings forward whatever load is due
    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(m_fleet->askedForPage(0), 1);
    QTRY_COMPARE(count(), 20);
    QCOMPARE(m_workspace->targets()->target(id)->name, u"web-001"_s);
    QTRY_VERIFY((m_workspace->retryNow(), m_workspace->targets()->target(id)->name == u"a-renamed"_s)); // what it missed is made good behind it
    QCOMPARE(m_fleet->askedForPage(0), 2);
}

void TestArrivingTargets::afterVeryMuchChangedRowsAreStillRefreshed()
{
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    for (int i = 0; i < 3'000; ++i)
        m_fleet->tell("target.health", TargetId::create());
    const TargetId id = m_fleet->idOf(0);
    m_fleet->change(id, u"healthStatus"_s, u"unhealthy"_s);

    QTRY_VERIFY((m_fleet->tell("target.health", id), m_workspace->targets()->target(id)->health.status == Health::Unhealthy));

    QVERIFY(!m_workspace->isComplete());
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_VERIFY(m_fleet->askedForPage(0) > 1);
}

void TestArrivingTargets::whatIsCheckedMeanwhileStaysAsItWasFound()
{
    openWhole();
    m_fleet->holdFrom(1);
    m_workspace->refresh();
    QTRY_COMPARE(m_fleet->held(), 1);
    const TargetId id = m_fleet->idOf(4);
    m_fleet->change(id, u"healthStatus"_s, u"degraded"_s);
    m_fleet->change(id, u"name"_s, u"web-005b"_s); // nobody says so
    m_fleet->say("POST /api/v1/targets/", "200 OK", R"({"status":"degraded","message":"disk","checkedAt":"2026-01-15T00:00:00Z"})");
    QVERIFY(isDoneWithin(m_workspace->checkHealth(id), 10'000));
    QSignalSpy completed(m_workspace.get(), &Workspace::completed);

    m_fleet->letGo(); // the page that was read before

    QTRY_COMPARE(completed.size(), 1);
    QVERIFY(m_workspace->targets()->target(id)->health.status == Health::Degraded);
    QTRY_COMPARE(m_workspace->targets()->target(id)->name, u"web-005b"_s);
}

void TestArrivingTargets::whatManyAreReadForDoesNotBringBackWhatIsOlder()
{
    openWhole();
    m_fleet->holdFrom(1);
    m_fleet->tell("target-group.restored", "target-group", createUuidV7()); // all are read
    QTRY_COMPARE(m_fleet->held(), 1);
    const TargetId gone = m_fleet->idOf(3);
    const TargetId changed = m_fleet->idOf(4);
    m_fleet->remove(gone);
    m_fleet->change(changed, u"healthStatus"_s, u"unhealthy"_s);
    m_fleet->tell("target.deleted", gone);
    m_fleet->tell("target.updated", changed);
    const auto hasHeard = [&] {
        const auto now = m_workspace->targets()->target(changed);
        return !m_workspace->targets()->contains(gone) && now && now->health.status == Health::Unhealthy;
    };
    QTRY_VERIFY(hasHeard());
    const TargetId last = m_fleet->add(u"web-999"_s);

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->targets()->contains(last));
    QVERIFY(hasHeard());
    QCOMPARE(count(), 20);
}

void TestArrivingTargets::whoSeesAPartOfManyNewOnesKnowsIt()
{
    m_fleet = std::make_unique<PagedFleet>(0);
    openWhole();
    for (int i = 1; i <= 20; ++i)
        m_fleet->add(u"web-%1"_s.arg(i, 3, 10, QChar(u'0')));
    m_fleet->holdFrom(1);

    m_fleet->tell("workspace.imported", "tenant", createUuidV7());

    QTRY_COMPARE(count(), 3);
    QVERIFY(m_workspace->isArriving());
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(count(), 20);
}

void TestArrivingTargets::aRefreshInTheMiddleBeginsAgain()
{
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    m_fleet->holdFrom(3);
    m_workspace->refresh();
    QTRY_COMPARE(count(), 9);
    QVERIFY(!m_workspace->isComplete());

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(count(), 20);
}

void TestArrivingTargets::aRefreshTakesAwayWhatIsGoneAndKeepsTheRest()
{
    openWhole();
    const QPersistentModelIndex kept = m_workspace->targets()->indexOf(m_fleet->idOf(10));
    const TargetId gone = m_fleet->idOf(2);
    m_fleet->remove(gone); // nobody says so
    m_fleet->holdFrom(2);
    QSignalSpy completed(m_workspace.get(), &Workspace::completed);

    m_workspace->refresh();

    QTRY_COMPARE(m_fleet->held(), 1);
    QCOMPARE(count(), 20); // what is not known to be gone stays
    QVERIFY(m_workspace->isComplete());
    m_fleet->letGo();
    QTRY_COMPARE(completed.size(), 1);
    QCOMPARE(count(), 19);
    QVERIFY(!m_workspace->targets()->contains(gone));
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data().toString(), u"web-011"_s);
}

void TestArrivingTargets::aLostFeedInTheMiddleLosesNothing()
{
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    m_fleet->loseFeed();
    QTRY_VERIFY(m_workspace->state() != Workspace::State::Live);
    const TargetId id = m_fleet->add(u"made-meanwhile"_s);
    m_fleet->letGo();
    m_workspace->retryNow();
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Live);
    m_fleet->tell("target.created", id); // as the feed says again what was missed

    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_COMPARE(count(), 21);
}

void TestArrivingTargets::anotherConnectionTakesNothingOver()
{
    openHeld();
    QTRY_COMPARE(m_fleet->held(), 1);
    PagedFleet other(5);
    const TargetId left = m_fleet->idOf(0);
    const TargetId same = m_fleet->idOf(4); // of another tenant, which is on its way
    other.change(other.idOf(0), u"id"_s, same.toString());
    m_workspace->close();
    QCOMPARE(count(), 0);
    m_fleet->letGo();

    QSignalSpy loaded(m_workspace.get(), &Workspace::loaded);
    m_workspace->open({other.url(), "token", {}});

    QVERIFY(loaded.wait(10'000));
    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(count(), 5);
    QVERIFY(!m_workspace->targets()->contains(left));
    QCOMPARE(m_workspace->targets()->target(same)->name, u"web-001"_s);
    QCOMPARE(m_workspace->targets()->target(same)->environmentId, other.environment());
}

void TestArrivingTargets::whatWasStoppedAsksForNothing()
{
    ApiClient client({m_fleet->url(), "token", {}});
    TargetArrival arrival(client);
    QSignalSpy arrived(&arrival, &TargetArrival::arrived);
    connect(&arrival, &TargetArrival::arrived, &arrival, &TargetArrival::stop);
    m_fleet->holdFrom(1);
    arrival.goOn();
    QTRY_COMPARE(arrived.size(), 1);
    QTRY_COMPARE(m_fleet->held(), 1); // it was asked for when the first came

    m_fleet->letGo();

    QTRY_COMPARE(arrived.size(), 2);
    QVERIFY(!arrived.wait(250)); // nothing else comes
    QCOMPARE(m_fleet->askedForPage(2), 0);
}

QTEST_GUILESS_MAIN(TestArrivingTargets)
#include "tst_arrivingtargets.moc"
