// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditlogmodel.h"
#include "models/deletedmodel.h"
#include "models/drifttablemodel.h"
#include "models/editlistmodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "services/domain/inventory.h"
#include "services/domain/sticker.h"
#include "tests/support/modelprinter.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

using Tester = QAbstractItemModelTester;

class TestTableModels : public QObject
{
    Q_OBJECT

private slots:
    void environmentsStandInTheirOrder();
    void environmentsAnnounceOnlyWhatDiffers();
    void environmentsKeepTheSelectionUnderRandomChanges();
    void freezesChangeStateWithTheClock();
    void freezesFollowTheNamesOfTheirEnvironments();
    void freezesStayOrderedUnderRandomChanges();
    void driftShowsAndSortsDifferences();
    void driftKeepsRowsUnderRandomChanges();
    void auditPutsNewRowsOnTopAndFetchesOlderOnes();
    void auditDropsRowsBehindAGap();
    void auditHoldsWhatIsFetchedWhileRowsArrive();
    void comparesComponentsByName();
    void whatWasDeletedSaysThatItsDaysAreOver();
    void editsComeAndGoByRows();

private:
    static EnvironmentSummary environment(const QString &name, int order)
    {
        EnvironmentSummary result;
        result.environment.id = EnvironmentId::create();
        result.environment.name = name;
        result.environment.displayName = name;
        result.environment.orderIndex = order;
        return result;
    }
    static FreezeWindow freeze(EnvironmentId environment, int startHour, int hours)
    {
        FreezeWindow result;
        result.id = FreezeWindowId::create();
        result.environmentId = environment;
        result.start = Instant(std::chrono::hours(startHour));
        result.end = result.start + std::chrono::hours(hours);
        return result;
    }
    static QList<AuditEntry> entries(qint64 newest, qint64 oldest)
    {
        QList<AuditEntry> result;
        for (qint64 seq = newest; seq >= oldest; --seq) {
            AuditEntry entry;
            entry.seq = seq;
            entry.actorName = u"alice"_s;
            entry.action = u"target.created"_s;
            entry.via = u"ui"_s;
            result << entry;
        }
        return result;
    }
    static QList<qint64> seqs(const AuditLogModel &model)
    {
        QList<qint64> result;
        for (int row = 0; row < model.rowCount(); ++row)
            result << model.at(row).seq;
        return result;
    }
};

void TestTableModels::environmentsStandInTheirOrder()
{
    EnvironmentTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    EnvironmentSummary production = environment(u"production"_s, 3);
    production.health.byStatus = {0, 6, 1, 0, 1};
    production.drift = {.drifted = 2, .inSync = 6, .unknown = 0};
    production.targetCount = 8;
    production.currentRelease = CurrentRelease{.release = {.id = {}, .name = u"myapp-v2"_s, .deployedAt = {}}, .matching = 7, .total = 8, .mixed = true};

    model.setEnvironments({production, environment(u"test"_s, 2), environment(u"dev"_s, 2)});

    QCOMPARE(test::printed(model),
             (QStringList{u"2|dev|None|No targets|Not checked|Open|0"_s, u"2|test|None|No targets|Not checked|Open|0"_s,
                          u"3|production|myapp-v2 (mixed)|6 healthy, 1 degraded, 1 unreachable|2 drifted|Open|8"_s}));
}

void TestTableModels::environmentsAnnounceOnlyWhatDiffers()
{
    EnvironmentTableModel model;
    EnvironmentSummary dev = environment(u"dev"_s, 1);
    const EnvironmentSummary test = environment(u"test"_s, 2);
    model.setEnvironments({dev, test});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    model.setEnvironments({dev, test});
    QCOMPARE(changed.size(), 0);
    dev.health.byStatus[1] = 1;
    model.put(dev);

    const QModelIndex cell = model.index(0, EnvironmentTableModel::HealthColumn);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), cell);
    QCOMPARE(changed.at(0).at(1).toModelIndex(), cell);
    QCOMPARE(reset.size(), 0);
}

void TestTableModels::environmentsKeepTheSelectionUnderRandomChanges()
{
    EnvironmentTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QRandomGenerator random(3);
    QList<EnvironmentSummary> pool;
    for (int i = 0; i < 12; ++i)
        pool << environment(u"e%1"_s.arg(i), i);
    model.setEnvironments(pool);
    const EnvironmentId kept = pool.at(5).environment.id;
    QItemSelectionModel selection(&model);
    selection.select(model.index(model.rowOf(kept), 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);

    for (int round = 0; round < 500; ++round) {
        QList<EnvironmentSummary> list;
        for (EnvironmentSummary &each : pool) {
            each.environment.orderIndex = random.bounded(6);
            each.targetCount = random.bounded(3);
            if (each.environment.id == kept || random.bounded(4) > 0)
                list << each;
        }
        if (round % 3 == 0)
            model.put(list.first());
        else if (round % 3 == 1 && list.first().environment.id != kept)
            model.remove(list.first().environment.id);
        else
            model.setEnvironments(list);

        QCOMPARE(selection.selectedRows(), QModelIndexList{model.index(model.rowOf(kept), 0)});
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(model.all().at(row - 1).environment.orderIndex <= model.all().at(row).environment.orderIndex);
    }
    QCOMPARE(reset.size(), 0);
}

void TestTableModels::freezesChangeStateWithTheClock()
{
    FreezeWindowTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const FreezeWindow first = freeze({}, 300'000, 2);
    const FreezeWindow second = freeze({}, 300'010, 2);
    model.setNow(Instant(std::chrono::hours(299'999)));
    model.setWindows({second, first});
    QCOMPARE(model.index(0, FreezeWindowTableModel::StateColumn).data().toString(), u"Upcoming"_s);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const auto states = [&changed] { // beside those of how far away a freeze is
        return std::count_if(changed.begin(), changed.end(),
                             [](const QVariantList &each) { return each.at(0).toModelIndex().column() == FreezeWindowTableModel::StateColumn; });
    };

    model.setNow(first.start);
    QCOMPARE(model.index(0, FreezeWindowTableModel::StateColumn).data().toString(), u"Active"_s);
    QCOMPARE(states(), 1);
    model.setNow(first.end - std::chrono::milliseconds(1));
    QCOMPARE(states(), 1);
    model.setNow(first.end);

    QCOMPARE(model.index(0, FreezeWindowTableModel::StateColumn).data().toString(), u"Ended"_s);
    QCOMPARE(states(), 2);
}

void TestTableModels::freezesFollowTheNamesOfTheirEnvironments()
{
    FreezeWindowTableModel model;
    const EnvironmentId environment = EnvironmentId::create();
    model.setWindows({freeze(environment, 300'000, 2), freeze(EnvironmentId::create(), 300'001, 2)});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

    model.setEnvironmentNames({{environment, u"Production"_s}});

    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0, FreezeWindowTableModel::EnvironmentColumn).data().toString(), u"Production"_s);
}

void TestTableModels::freezesStayOrderedUnderRandomChanges()
{
    FreezeWindowTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QRandomGenerator random(5);
    QList<FreezeWindow> pool;
    for (int i = 0; i < 10; ++i)
        pool << freeze({}, 300'000 + i, 1);

    for (int round = 0; round < 500; ++round) {
        FreezeWindow &one = pool[random.bounded(10)];
        one.start = Instant(std::chrono::hours(300'000 + random.bounded(20)));
        one.end = one.start + std::chrono::hours(1 + random.bounded(3));
        if (round % 3 == 0)
            model.setWindows(pool.mid(random.bounded(5)));
        else if (round % 3 == 1)
            model.put(one);
        else
            model.remove(one.id);

        QVERIFY(std::is_sorted(model.all().begin(), model.all().end(), [](const FreezeWindow &a, const FreezeWindow &b) { return a.start < b.start; }));
    }
}

void TestTableModels::driftShowsAndSortsDifferences()
{
    DriftTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    FleetDrift drifted;
    drifted.target = TargetId::create();
    drifted.targetName = u"web-01"_s;
    drifted.environmentName = u"Production"_s;
    drifted.releaseName = u"myapp-v2"_s;
    drifted.report.status = DriftStatus::Drifted;
    drifted.report.differences = {{u"api"_s, u"sha256:a"_s, u"sha256:b"_s, DifferenceKind::DigestMismatch},
                                  {u"worker"_s, u"sha256:c"_s, {}, DifferenceKind::Missing}};
    FleetDrift unknown;
    unknown.target = TargetId::create();
    unknown.targetName = u"db-01"_s;
    unknown.environmentName = u"Production"_s;

    model.setRows({drifted, unknown});

    QCOMPARE(test::printed(model), (QStringList{u"db-01|Production|Not checked|Not checked"_s, u"web-01|Production|Drifted|2 differences|myapp-v2"_s}));
    QVERIFY(model.index(1, DriftTableModel::StatusColumn).data(DriftTableModel::SortRole).toInt()
            > model.index(0, DriftTableModel::StatusColumn).data(DriftTableModel::SortRole).toInt());
}

void TestTableModels::driftKeepsRowsUnderRandomChanges()
{
    DriftTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QRandomGenerator random(9);
    QList<FleetDrift> pool(15);
    for (FleetDrift &row : pool)
        row.target = TargetId::create();

    for (int round = 0; round < 500; ++round) {
        FleetDrift &one = pool[random.bounded(15)];
        one.targetName = u"t%1"_s.arg(random.bounded(9));
        one.report.status = static_cast<DriftStatus>(random.bounded(4));
        if (round % 3 == 0)
            model.setRows(pool.mid(random.bounded(8)));
        else if (round % 3 == 1)
            model.put(one);
        else
            model.remove(one.target);
        if (round % 3 == 1)
            QCOMPARE(*model.find(one.target), one);
    }
    QCOMPARE(reset.size(), 0);
}

void TestTableModels::auditPutsNewRowsOnTopAndFetchesOlderOnes()
{
    AuditLogModel model; // the tester would fetch by itself
    const QSignalSpy wanted(&model, &AuditLogModel::olderWanted);
    model.setNewest(entries(10, 8), true);
    QVERIFY(model.canFetchMore({}));

    model.fetchMore({});
    model.fetchMore({}); // one is under way
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.at(0).at(0).toLongLong(), 8);
    model.appendOlder(entries(7, 6), false);
    model.setNewest(entries(12, 10), true);

    QCOMPARE(seqs(model), (QList<qint64>{12, 11, 10, 9, 8, 7, 6}));
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.index(0, AuditLogModel::ActionColumn).data().toString(), u"Target created"_s);
    QCOMPARE(model.index(0, AuditLogModel::ViaColumn).data().toString(), u"Console"_s);
}

void TestTableModels::auditDropsRowsBehindAGap()
{
    AuditLogModel model;
    model.setNewest(entries(10, 8), false);

    model.setNewest(entries(30, 25), true);

    QCOMPARE(seqs(model), (QList<qint64>{30, 29, 28, 27, 26, 25}));
    QVERIFY(model.canFetchMore({}));
}

void TestTableModels::auditHoldsWhatIsFetchedWhileRowsArrive()
{
    AuditLogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    connect(
        &model, &AuditLogModel::olderWanted, &model,
        [&model](qint64 before) { model.appendOlder(entries(before - 1, std::max<qint64>(1, before - 10)), before > 11); }, Qt::QueuedConnection);

    model.setNewest(entries(60, 51), true);
    model.setNewest(entries(63, 54), true);
    model.fetchMore({});

    QTRY_VERIFY(!model.canFetchMore({}));
    QTRY_VERIFY(model.rowCount() >= 23);
    for (int row = 1; row < model.rowCount(); ++row)
        QCOMPARE(model.at(row).seq, model.at(row - 1).seq - 1);
}

void TestTableModels::comparesComponentsByName()
{
    Sticker sticker;
    sticker.components = {{{}, u"api"_s, u"sha256:a"_s}, {{}, u"same"_s, u"sha256:s"_s}, {{}, u"worker"_s, u"sha256:w"_s}};
    InventorySnapshot snapshot;
    const auto observed = [](const QString &name, const QStringList &digests, bool labelled) {
        ObservedComponent component;
        component.name = name;
        component.repoDigests = digests;
        component.labelled = labelled;
        return component;
    };
    snapshot.components = {observed(u"api"_s, {u"sha256:b"_s}, true), observed(u"debug"_s, {u"sha256:d"_s}, true),
                           observed(u"foreign"_s, {u"sha256:f"_s}, false), observed(u"same"_s, {u"sha256:0"_s, u"sha256:s"_s}, true)};
    DriftReport report;
    report.differences = {{u"api"_s, u"sha256:a"_s, u"sha256:b"_s, DifferenceKind::DigestMismatch},
                          {u"debug"_s, {}, u"sha256:d"_s, DifferenceKind::Unexpected},
                          {u"worker"_s, u"sha256:w"_s, {}, DifferenceKind::Missing}};

    QCOMPARE(compareComponents(sticker, snapshot, report),
             (QList<ComparisonLine>{{u"api"_s, u"sha256:a"_s, u"sha256:b"_s, DifferenceKind::DigestMismatch},
                                    {u"debug"_s, {}, u"sha256:d"_s, DifferenceKind::Unexpected},
                                    {u"same"_s, u"sha256:s"_s, u"sha256:s"_s, {}},
                                    {u"worker"_s, u"sha256:w"_s, {}, DifferenceKind::Missing}}));
}

void TestTableModels::whatWasDeletedSaysThatItsDaysAreOver()
{
    DeletedModel model([](UserId) { return QString(); });
    DeletedThing thing;
    thing.id = QUuid::createUuid();
    thing.name = u"web-1"_s;
    thing.deletedAt = *parseInstant("2026-11-01T12:00:00Z");
    model.setThings({thing});
    const auto until = [&model](const char *now) {
        model.setTime(*parseInstant(now), QTimeZone::utc());
        return model.index(0, DeletedModel::UntilColumn).data().toString();
    };
    QVERIFY(until("2026-11-30T13:00:00Z").endsWith(u", 1 day left"_s));
    QVERIFY2(until("2026-12-02T12:00:00Z").endsWith(u", over"_s), qPrintable(until("2026-12-02T12:00:00Z")));
}

void TestTableModels::editsComeAndGoByRows()
{
    EditHistory history;
    EditListModel model(&history);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const auto done = [] { return QtFuture::makeReadyFuture(Result<void>()); };
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s}) {
        Edit edit;
        edit.text = text;
        edit.undo = edit.redo = done;
        history.add(edit);
    }
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.at(0).text, u"three"_s);
    const QPersistentModelIndex two = model.index(1, 0);
    QCOMPARE(model.stepsTo(model.at(1).id), 2);
    history.undo();
    QTRY_VERIFY(!history.isRunning());
    QVERIFY(!model.at(0).isDone && model.at(1).isDone);
    QCOMPARE(model.stepsTo(model.at(1).id), 1);
    QCOMPARE(model.stepsTo(model.at(0).id), 1);
    Edit edit;
    edit.text = u"four"_s;
    edit.undo = done;
    history.add(edit); // and "three" cannot be made again
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.at(0).text, u"four"_s);
    QCOMPARE(two.data().toString(), u"two"_s);
    QCOMPARE(reset.size(), 0);
}

QTEST_GUILESS_MAIN(TestTableModels)
#include "tst_tablemodels.moc"
