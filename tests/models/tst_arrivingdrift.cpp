// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "services/client/apiclient.h"
#include "tests/support/pagedfleet.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;

/// The drift of targets whose list is longer than a page.
class TestArrivingDrift : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void isNamedAgainByEveryLoad();
    void isAskedForAloneWhenItDoesNotCome();
    void aNewerListReplacesTheOneOfTheLoad();
    void namesNoTargetThatIsNotHere();
    void isSeenNoMoreWhenItIsForbidden();
    void ofAnEnvironmentThatIsDeletedMeanwhileNothingStays();
    void ofVeryManyIsReadWhenSomebodyLooks();
    void whatChangedBeforeSomebodyLooksIsInTheList();

private:
    void openHeld(int from = 1) { m_fleet->open(*m_workspace, from); }
    const FleetDrift *row(TargetId id) const { return m_workspace->drift()->find(id); }

    std::unique_ptr<PagedFleet> m_fleet;
    std::unique_ptr<Workspace> m_workspace;
};

void TestArrivingDrift::init()
{
    m_fleet = std::make_unique<PagedFleet>(20);
    m_workspace = std::make_unique<Workspace>(Endpoint{});
}

void TestArrivingDrift::cleanup()
{
    m_workspace.reset();
    m_fleet.reset();
}

void TestArrivingDrift::isNamedAgainByEveryLoad()
{
    const TargetId renamed = m_fleet->idOf(19);
    m_fleet->setDrift({{renamed, u"drifted"_s}});
    openHeld(1'000);
    QTRY_VERIFY(row(renamed));
    QCOMPARE(row(renamed)->targetName, u"web-020"_s);
    const TargetId added = m_fleet->add(u"web-021"_s); // nobody says so
    m_fleet->change(renamed, u"name"_s, u"web-022"_s);
    m_fleet->setDrift({{renamed, u"drifted"_s}, {added, u"drifted"_s}});
    m_fleet->holdFrom(1);
    QSignalSpy loaded(m_workspace.get(), &Workspace::loaded);

    m_workspace->refresh();
    QVERIFY(loaded.wait(10'000));
    QCOMPARE(m_workspace->drift()->rowCount(), 1);
    m_fleet->letGo();

    QTRY_COMPARE(m_workspace->drift()->rowCount(), 2);
    QCOMPARE(row(renamed)->targetName, u"web-022"_s);
    QCOMPARE(row(added)->targetName, u"web-021"_s);
    QCOMPARE(row(added)->environmentName, u"Production"_s);
}

void TestArrivingDrift::isAskedForAloneWhenItDoesNotCome()
{
    QSignalSpy missed(m_workspace.get(), &Workspace::driftMissed);
    const QSignalSpy failed(m_workspace.get(), &Workspace::loadFailed);
    m_fleet->setDrift({{m_fleet->idOf(10), u"drifted"_s}});
    m_fleet->holdDrift();
    openHeld();
    QTRY_VERIFY(m_fleet->isDriftHeld());

    m_fleet->letDriftGo("503 Service Unavailable");
    QTRY_COMPARE(missed.size(), 1);
    m_workspace->retryNow(); // brings forward whatever load is due
    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_COMPARE(m_workspace->drift()->rowCount(), 1);
    QCOMPARE(row(m_fleet->idOf(10))->targetName, u"web-011"_s);
    QCOMPARE(m_fleet->askedForPage(0), 1);
    QCOMPARE(m_fleet->asked("GET /api/v1/drift"), 2);
    QCOMPARE(failed.size(), 0);
}

void TestArrivingDrift::aNewerListReplacesTheOneOfTheLoad()
{
    const TargetId id = m_fleet->idOf(10);
    m_fleet->setDrift({{id, u"drifted"_s}});
    openHeld();
    QTRY_COMPARE(m_fleet->asked("GET /api/v1/drift"), 1);
    m_fleet->setDrift({{id, u"ignored"_s}, {m_fleet->idOf(1), u"ignored"_s}});

    m_fleet->tell("drift-rule.created", "drift-rule", createUuidV7());

    QTRY_COMPARE(m_fleet->asked("GET /api/v1/drift"), 2);
    QSignalSpy inserted(m_workspace->drift(), &QAbstractItemModel::rowsInserted);
    QVERIFY(!inserted.wait(250)); // none without a name
    m_fleet->letGo();
    QTRY_COMPARE(m_workspace->drift()->rowCount(), 2);
    QVERIFY(row(id)->report.status == DriftStatus::Ignored);
    QCOMPARE(row(id)->targetName, u"web-011"_s);
}

void TestArrivingDrift::namesNoTargetThatIsNotHere()
{
    const TargetId gone = m_fleet->idOf(10);
    m_fleet->setDrift({{gone, u"drifted"_s}, {m_fleet->idOf(1), u"drifted"_s}});
    m_fleet->remove(gone);
    openHeld(1'000);
    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_COMPARE(m_workspace->drift()->rowCount(), 1);
    QVERIFY(!row(gone));

    const TargetId made = m_fleet->add(u"web-030"_s);
    m_fleet->setDrift({{made, u"drifted"_s}});
    m_fleet->tell("drift-rule.created", "drift-rule", createUuidV7()); // the list of targets comes too
    QTRY_VERIFY(row(made));
    QTRY_COMPARE(row(made)->targetName, u"web-030"_s);
    QCOMPARE(m_workspace->drift()->rowCount(), 1);
}

void TestArrivingDrift::isSeenNoMoreWhenItIsForbidden()
{
    m_fleet->setDrift({{m_fleet->idOf(10), u"drifted"_s}});
    openHeld(1'000);
    QTRY_COMPARE(m_workspace->drift()->rowCount(), 1);

    m_fleet->say("GET /api/v1/drift", "403 Forbidden");
    m_workspace->refresh();

    QTRY_COMPARE(m_workspace->drift()->rowCount(), 0);
    QTRY_VERIFY(m_workspace->isComplete());
}

// By another console, while pages that were read before are on their way.
void TestArrivingDrift::ofAnEnvironmentThatIsDeletedMeanwhileNothingStays()
{
    const EnvironmentId staging = m_fleet->addEnvironment(u"Staging"_s);
    QList<std::pair<TargetId, QString>> drifted;
    for (const int index : {1, 10, 19}) { // one is here already
        m_fleet->change(m_fleet->idOf(index), u"environmentId"_s, staging.toString());
        drifted.append({m_fleet->idOf(index), u"drifted"_s});
    }
    drifted.append({m_fleet->idOf(5), u"drifted"_s});
    m_fleet->setDrift(drifted);
    openHeld();
    QTRY_VERIFY(m_fleet->held() > 0);

    m_fleet->removeEnvironment(staging);
    m_fleet->say("GET /api/v1/environments/" + staging.toString().toLatin1(), "404 Not Found", R"({"code":"not-found","detail":"Nothing here."})");
    m_fleet->tell("environment.deleted", "environment", staging.uuid());
    QTRY_VERIFY(!m_workspace->environments()->find(staging));
    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_COMPARE(m_workspace->drift()->rowCount(), 1);
    QVERIFY(row(m_fleet->idOf(5)));
    QCOMPARE(m_workspace->targets()->targetCount(), 17);
}

void TestArrivingDrift::ofVeryManyIsReadWhenSomebodyLooks()
{
    m_fleet->claim(100'000);
    m_fleet->setDrift({{m_fleet->idOf(10), u"drifted"_s}});
    openHeld();
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    QSignalSpy inserted(m_workspace->drift(), &QAbstractItemModel::rowsInserted);
    QVERIFY(!inserted.wait(250));
    QCOMPARE(m_workspace->drift()->rowCount(), 0);
    QObject looker;

    m_workspace->drift()->want(&looker);

    QTRY_COMPARE(m_workspace->drift()->rowCount(), 1);
    QCOMPARE(row(m_fleet->idOf(10))->targetName, u"web-011"_s);
    m_workspace->refresh(); // and stays
    QTRY_VERIFY(m_workspace->isArriving() || m_fleet->askedForPage(0) == 2);
    QTRY_VERIFY(m_workspace->isComplete() && !m_workspace->isArriving());
    QCOMPARE(m_workspace->drift()->rowCount(), 1);
}

void TestArrivingDrift::whatChangedBeforeSomebodyLooksIsInTheList()
{
    const TargetId id = m_fleet->idOf(10);
    m_fleet->claim(100'000);
    openHeld();
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    m_fleet->setDrift({{id, u"ignored"_s}});
    const int before = m_fleet->asked("GET /api/v1/targets/" + id.toString().toLatin1() + "/drift");
    QSignalSpy changed(m_workspace.get(), &Workspace::entityChanged);
    m_fleet->tell("drift.changed", "drift", id.uuid());
    QVERIFY(changed.wait());
    QObject looker;

    m_workspace->drift()->want(&looker);

    QTRY_VERIFY(row(id));
    QVERIFY(row(id)->report.status == DriftStatus::Ignored);
    QCOMPARE(m_fleet->asked("GET /api/v1/targets/" + id.toString().toLatin1() + "/drift"), before);
}

QTEST_GUILESS_MAIN(TestArrivingDrift)
#include "tst_arrivingdrift.moc"
