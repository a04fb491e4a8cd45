// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targettreemodel.h"
#include "tests/support/modelprinter.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using Column = TargetTreeModel::Column;

class TestTargetTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsEnvironmentsGroupsAndTargets();
    void announcesOnlyTheCellsThatChange();
    void announcesTheBranchesAboveWhenTheirSumsChange();
    void movesATargetWithItsSelection();
    void letsMembersMoveUpWhenTheirGroupGoes();
    void adoptsMembersWhenTheirGroupComesLater();
    void keepsTargetsThatAreAheadOfTheirEnvironment();
    void pointsToTheWorstTarget();
    void marksWhatBecomesStale();
    void whatAnAgentTellsAgesByItsOwnInterval();
    void namesWhatSeemsToAge();
    void saysSinceWhenThereIsNoConnection();
    void keepsSelectionWhenTheListIsLoadedAgain();
    void keepsWhatWaitedForItsEnvironmentWhileTheListArrived();
    void whatIsFoundByACheckIsNewerThanAnyPart();
    void insertsNeighboursTogether();
    void staysRightUnderRandomChanges();
    void holdsTenThousandTargets();

private:
    static EnvironmentSummary environment(const QString &name, int order)
    {
        EnvironmentSummary result;
        result.environment.id = EnvironmentId::create();
        result.environment.name = name;
        result.environment.orderIndex = order;
        return result;
    }
    static TargetGroup group(const EnvironmentSummary &environment, const QString &name, int order)
    {
        TargetGroup result;
        result.id = TargetGroupId::create();
        result.environmentId = environment.environment.id;
        result.name = name;
        result.deployOrder = order;
        return result;
    }
    static Target target(EnvironmentId environment, TargetGroupId group, const QString &name, Health health = Health::Healthy)
    {
        Target result;
        result.id = TargetId::create();
        result.environmentId = environment;
        result.targetGroupId = group;
        result.name = name;
        result.health.status = health;
        return result;
    }
    QStringList names(const QModelIndex &parent = {}, int depth = 0) const
    {
        QStringList lines;
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            lines << QString(2 * depth, u' ') + index.data().toString() << names(index, depth + 1);
        }
        return lines;
    }
    /// Sums of every branch, counted afresh.
    void verifySums() const;

    std::unique_ptr<TargetTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
    EnvironmentSummary m_staging;
    EnvironmentSummary m_production;
    TargetGroup m_web;
    TargetGroup m_db;
    Target m_web1;
    Target m_web2;
    Target m_alone;
};

void TestTargetTreeModel::init()
{
    m_model = std::make_unique<TargetTreeModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
    m_staging = environment(u"staging"_s, 1);
    m_production = environment(u"production"_s, 2);
    m_web = group(m_production, u"web"_s, 1);
    m_db = group(m_production, u"db"_s, 2);
    m_web1 = target(m_production.environment.id, m_web.id, u"web-01"_s);
    m_web2 = target(m_production.environment.id, m_web.id, u"web-02"_s, Health::Degraded);
    m_alone = target(m_production.environment.id, {}, u"alone"_s, Health::Unreachable);
    m_model->setEnvironments({m_production, m_staging});
    m_model->setGroups(m_production.environment.id, {m_db, m_web});
    m_model->setTargets({m_alone, m_web2, m_web1});
}

void TestTargetTreeModel::cleanup()
{
    QCOMPARE(m_resets->size(), 0);
    m_tester.reset();
    m_resets.reset();
    m_model.reset();
}

void TestTargetTreeModel::showsEnvironmentsGroupsAndTargets()
{
    QCOMPARE(test::printed(*m_model),
             (QStringList{
                 u"staging|No targets||||0 targets"_s,
                 u"production|1 healthy, 1 degraded, 1 unreachable|None drifted|||3 targets"_s,
                 u"  web|1 healthy, 1 degraded|None drifted|||2 targets"_s,
                 u"    web-01|Healthy|Not checked||Never|Docker host"_s,
                 u"    web-02|Degraded|Not checked||Never|Docker host"_s,
                 u"  db|No targets||||0 targets"_s,
                 u"  alone|Unreachable|Not checked||Never|Docker host"_s,
             }));
}

void TestTargetTreeModel::announcesOnlyTheCellsThatChange()
{
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);

    m_model->setHealth(m_web1.id, {.status = Health::Healthy, .message = {}, .code = {}, .checkedAt = Instant(std::chrono::hours(500'000)), .duration = {}});
    m_model->setHealth(TargetId::create(), {});

    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), m_model->indexOf(m_web1.id, Column::CheckedColumn));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), m_model->indexOf(m_web1.id, Column::CheckedColumn));
}

void TestTargetTreeModel::announcesTheBranchesAboveWhenTheirSumsChange()
{
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);

    m_model->setHealth(m_web1.id, {.status = Health::Unhealthy, .message = u"503"_s, .code = {}, .checkedAt = {}, .duration = {}});

    QSet<QModelIndex> cells;
    for (const auto &signal : changed)
        cells << signal.at(0).toModelIndex();
    QCOMPARE(cells,
             (QSet<QModelIndex>{m_model->indexOf(m_web1.id, Column::HealthColumn), m_model->indexOf(m_web.id, Column::HealthColumn),
                                m_model->indexOf(m_production.environment.id, Column::HealthColumn)}));
    QCOMPARE(m_model->indexOf(m_web.id, Column::HealthColumn).data().toString(), u"1 degraded, 1 unhealthy"_s);
}

void TestTargetTreeModel::movesATargetWithItsSelection()
{
    QItemSelectionModel selection(m_model.get());
    selection.select(m_model->indexOf(m_web2.id), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);

    Target other = m_web2;
    other.environmentId = m_staging.environment.id;
    other.targetGroupId = {};
    m_model->put(other);
    other.name = u"a-web"_s;
    m_model->put(other);

    QCOMPARE(moved.size(), 1);
    QCOMPARE(selection.selectedRows(), QModelIndexList{m_model->indexOf(m_web2.id)});
    QCOMPARE(m_model->indexOf(m_web2.id).parent(), m_model->indexOf(m_staging.environment.id));
    verifySums();
}

void TestTargetTreeModel::letsMembersMoveUpWhenTheirGroupGoes()
{
    const QPersistentModelIndex member(m_model->indexOf(m_web1.id));

    m_model->removeGroup(m_web.id);

    QVERIFY(member.isValid());
    QCOMPARE(names(), (QStringList{u"staging"_s, u"production"_s, u"  db"_s, u"  alone"_s, u"  web-01"_s, u"  web-02"_s}));
    QVERIFY(m_model->target(m_web1.id)->targetGroupId.isNull());
    verifySums();
}

void TestTargetTreeModel::adoptsMembersWhenTheirGroupComesLater()
{
    TargetGroup late = group(m_staging, u"late"_s, 1);
    m_model->put(target(m_staging.environment.id, late.id, u"early"_s));
    QCOMPARE(m_model->rowCount(m_model->indexOf(m_staging.environment.id)), 1);

    m_model->put(late);

    QCOMPARE(names().first(3), (QStringList{u"staging"_s, u"  late"_s, u"    early"_s}));
    verifySums();
}

void TestTargetTreeModel::keepsTargetsThatAreAheadOfTheirEnvironment()
{
    const EnvironmentSummary late = environment(u"late"_s, 0);
    const TargetGroup lateGroup = group(late, u"group"_s, 0);
    m_model->put(target(late.environment.id, lateGroup.id, u"early"_s));
    m_model->put(lateGroup);
    QCOMPARE(m_model->rowCount(), 2);

    m_model->setEnvironments({m_staging, late, m_production});

    QCOMPARE(names().first(3), (QStringList{u"late"_s, u"  group"_s, u"    early"_s}));
}

void TestTargetTreeModel::pointsToTheWorstTarget()
{
    QCOMPARE(m_model->worstBelow(m_model->indexOf(m_production.environment.id)), m_model->indexOf(m_alone.id));
    QCOMPARE(m_model->worstBelow(m_model->indexOf(m_web.id)), m_model->indexOf(m_web2.id));
    QCOMPARE(m_model->worstBelow(m_model->indexOf(m_db.id)), QModelIndex());

    Target disabled = m_alone;
    disabled.enabled = false;
    m_model->put(disabled);

    QCOMPARE(m_model->worstBelow(m_model->indexOf(m_production.environment.id)), m_model->indexOf(m_web2.id));
    QCOMPARE(m_model->indexOf(m_production.environment.id, Column::HealthColumn).data().toString(), u"1 healthy, 1 degraded"_s);
}

void TestTargetTreeModel::marksWhatBecomesStale()
{
    const Instant checked(std::chrono::hours(500'000));
    m_model->setHealth(m_web1.id, {.status = Health::Healthy, .message = {}, .code = {}, .checkedAt = checked, .duration = {}});

    m_model->setNow(checked + std::chrono::seconds(90));
    QVERIFY(!m_model->indexOf(m_web1.id).data(TargetTreeModel::StaleRole).toBool());
    m_model->setNow(checked + std::chrono::seconds(91));

    QVERIFY(m_model->indexOf(m_web1.id).data(TargetTreeModel::StaleRole).toBool());
    QCOMPARE(m_model->indexOf(m_web1.id, Column::HealthColumn).data().toString(), u"Healthy (stale)"_s);
    QVERIFY(m_model->indexOf(m_production.environment.id).data(TargetTreeModel::StaleRole).toBool());
}

void TestTargetTreeModel::whatAnAgentTellsAgesByItsOwnInterval()
{
    const Instant checked(std::chrono::hours(500'000));
    Target byAgent = m_web1;
    byAgent.connection = {{u"host"_s, u"localhost"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, AgentId::create().toString()}};
    m_model->setTargets({m_alone, m_web2, byAgent});
    m_model->setHealth(m_web1.id, {.status = Health::Healthy, .message = {}, .code = {}, .checkedAt = checked, .duration = {}});
    m_model->setNow(checked + std::chrono::minutes(15)); // it tells every five minutes, whatever the checks of the environment are
    QVERIFY(!m_model->indexOf(m_web1.id).data(TargetTreeModel::StaleRole).toBool());
    QCOMPARE(m_model->overdue(checked + std::chrono::minutes(7), 10), QList<TargetId>());
    m_model->setNow(checked + std::chrono::seconds(15 * 60 + 1));
    QVERIFY(m_model->indexOf(m_web1.id).data(TargetTreeModel::StaleRole).toBool());
}

void TestTargetTreeModel::namesWhatSeemsToAge()
{
    const Instant checked(std::chrono::hours(500'000));
    const auto check = [this](TargetId id, Instant at) {
        m_model->setHealth(id, {.status = Health::Healthy, .message = {}, .code = {}, .checkedAt = at, .duration = {}});
    };
    check(m_web1.id, checked);
    check(m_web2.id, checked - std::chrono::seconds(10));

    QCOMPARE(m_model->overdue(checked + std::chrono::seconds(35), 10), QList<TargetId>());
    QCOMPARE(m_model->overdue(checked + std::chrono::seconds(40), 10), QList<TargetId>{m_web2.id});
    QCOMPARE(m_model->overdue(checked + std::chrono::seconds(50), 10), (QList<TargetId>{m_web2.id, m_web1.id}));
    QCOMPARE(m_model->overdue(checked + std::chrono::seconds(50), 1), QList<TargetId>{m_web2.id});
    m_model->setNow(checked + std::chrono::seconds(85)); // web2 is stale: nobody checks it
    QCOMPARE(m_model->overdue(checked + std::chrono::seconds(85), 10), QList<TargetId>{m_web1.id});
}

void TestTargetTreeModel::saysSinceWhenThereIsNoConnection()
{
    const QModelIndex web = m_model->indexOf(m_web1.id, Column::HealthColumn);
    const QString before = web.data().toString();
    QList<QModelIndex> parents;
    connect(m_model.get(), &QAbstractItemModel::dataChanged, this, [&parents](const QModelIndex &first) { parents << first.parent(); });

    m_model->setAsOf(u"10:42"_s);

    QCOMPARE(web.data().toString(), QString(before + u" (10:42)"_s));
    QCOMPARE(web.data(Qt::AccessibleTextRole).toString(), QString(before + u" as of 10:42"_s));
    QVERIFY(web.data(TargetTreeModel::StaleRole).toBool());
    QVERIFY(m_model->indexOf(m_production.environment.id).data(TargetTreeModel::StaleRole).toBool());
    QVERIFY(parents.contains(web.parent()));
    m_model->setAsOf({});
    QCOMPARE(web.data().toString(), before);
    QVERIFY(!web.data(TargetTreeModel::StaleRole).toBool());
}

void TestTargetTreeModel::keepsSelectionWhenTheListIsLoadedAgain()
{
    QItemSelectionModel selection(m_model.get());
    selection.select(m_model->indexOf(m_web2.id), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QPersistentModelIndex web(m_model->indexOf(m_web.id));

    m_model->setEnvironments({m_staging, m_production});
    m_model->setGroups(m_production.environment.id, {m_web, group(m_production, u"cache"_s, 0)});
    m_model->setTargets({m_web2, target(m_production.environment.id, m_web.id, u"web-00"_s)});

    QCOMPARE(names(), (QStringList{u"staging"_s, u"production"_s, u"  cache"_s, u"  web"_s, u"    web-00"_s, u"    web-02"_s}));
    QVERIFY(web.isValid());
    QCOMPARE(selection.selectedRows(), QModelIndexList{m_model->indexOf(m_web2.id)});
    verifySums();
}

void TestTargetTreeModel::verifySums() const
{
    QHash<QUuid, HealthCounts> sums;
    for (const Target &target : m_model->allTargets()) {
        for (QModelIndex at = m_model->indexOf(target.id).parent(); at.isValid(); at = at.parent())
            sums[at.data(TargetTreeModel::IdRole).toUuid()].byStatus[static_cast<std::size_t>(target.health.status)] += target.enabled ? 1 : 0;
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex environment = m_model->index(row, 0);
        QCOMPARE(environment.data(TargetTreeModel::CountsRole).value<HealthCounts>().byStatus,
                 sums[environment.data(TargetTreeModel::IdRole).toUuid()].byStatus);
        for (int child = 0; child < m_model->rowCount(environment); ++child) {
            const QModelIndex group = m_model->index(child, 0, environment);
            if (group.data(TargetTreeModel::KindRole).value<TargetTreeModel::Kind>() == TargetTreeModel::Kind::Group)
                QCOMPARE(group.data(TargetTreeModel::CountsRole).value<HealthCounts>().byStatus, sums[group.data(TargetTreeModel::IdRole).toUuid()].byStatus);
        }
    }
}

/// A model that is changed at random, by the calls that the workspace makes.
class RandomChanges
{
public:
    RandomChanges(TargetTreeModel &model, const QList<EnvironmentSummary> &environments, const QList<TargetGroup> &groups)
        : m_model(model), m_environments(environments), m_groups(groups)
    {}

    void change()
    {
        const QList<Target> all = m_model.allTargets();
        const Target some = all.isEmpty() ? fresh() : all.at(below(all.size()));
        switch (m_random.bounded(9)) {
        case 0:
        case 1:
            return m_model.put(anyTarget(fresh()));
        case 2:
        case 3:
            return m_model.put(anyTarget(some));
        case 4:
            return m_model.setHealth(some.id, {.status = anyHealth(), .message = {}, .code = {}, .checkedAt = {}, .duration = {}});
        case 5:
            return m_model.removeTarget(some.id);
        case 6:
            return changeGroup();
        case 7:
            m_environments[below(m_environments.size())].environment.orderIndex = m_random.bounded(4);
            return m_model.setEnvironments(m_environments);
        default:
            return replaceAll(all);
        }
    }

private:
    qsizetype below(qsizetype size) { return m_random.bounded(static_cast<int>(size)); }
    Health anyHealth() { return static_cast<Health>(m_random.bounded(healthCount)); }

    static Target fresh()
    {
        Target result;
        result.id = TargetId::create();
        return result;
    }

    Target anyTarget(const Target &base)
    {
        Target result = base;
        const TargetGroup &group = m_groups.at(below(m_groups.size()));
        result.environmentId = group.environmentId;
        result.targetGroupId = m_random.bounded(3) == 0 ? TargetGroupId() : group.id;
        result.name = u"t-%1"_s.arg(m_random.bounded(30));
        result.enabled = m_random.bounded(5) > 0;
        result.health.status = anyHealth();
        result.driftStatus = static_cast<DriftStatus>(m_random.bounded(4));
        return result;
    }

    void changeGroup()
    {
        TargetGroup &one = m_groups[below(m_groups.size())];
        one.deployOrder = m_random.bounded(4);
        if (m_random.bounded(3) == 0)
            m_model.removeGroup(one.id);
        else
            m_model.put(one);
    }

    void replaceAll(const QList<Target> &all)
    {
        QList<Target> list;
        for (const Target &each : all) {
            if (m_random.bounded(4) > 0)
                list << (m_random.bounded(3) == 0 ? anyTarget(each) : each);
        }
        list << anyTarget(fresh()) << anyTarget(fresh());
        m_model.setTargets(list);
        QCOMPARE(m_model.allTargets().size(), list.size());
    }

    TargetTreeModel &m_model;
    QList<EnvironmentSummary> m_environments;
    QList<TargetGroup> m_groups;
    QRandomGenerator m_random{7};
};

void TestTargetTreeModel::keepsWhatWaitedForItsEnvironmentWhileTheListArrived()
{
    const EnvironmentSummary late = environment(u"late"_s, 9);
    const Target early = target(late.environment.id, {}, u"early"_s);
    m_model->beginTargets();
    m_model->addTargets({m_web1, early});

    m_model->setEnvironments({m_staging, m_production, late});
    m_model->endTargets();

    QVERIFY(m_model->contains(early.id));
    QVERIFY(m_model->contains(m_web1.id));
    QVERIFY(!m_model->contains(m_alone.id));
}

void TestTargetTreeModel::whatIsFoundByACheckIsNewerThanAnyPart()
{
    m_model->beginTargets();
    m_model->setHealth(m_web1.id, {.status = Health::Unhealthy, .message = u"503"_s, .code = {}, .checkedAt = {}, .duration = {}});

    m_model->addTargets({m_web1});
    m_model->endTargets();

    QVERIFY(m_model->target(m_web1.id)->health.status == Health::Unhealthy);
}

void TestTargetTreeModel::insertsNeighboursTogether()
{
    QList<Target> many;
    for (int i = 0; i < 50; ++i)
        many.append(target(m_staging.environment.id, {}, u"zz-%1"_s.arg(i)));
    const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);

    m_model->put(many);

    QCOMPARE(inserted.size(), 1);
    for (const Target &each : many)
        QVERIFY(m_model->contains(each.id));
}

void TestTargetTreeModel::staysRightUnderRandomChanges()
{
    const QList<EnvironmentSummary> environments{m_staging, m_production, environment(u"test"_s, 0)};
    const QList<TargetGroup> groups{m_web, m_db, group(environments[2], u"misc"_s, 0)};
    m_model->setEnvironments(environments);
    m_model->setGroups(groups[2].environmentId, {groups[2]});
    RandomChanges changes(*m_model, environments, groups);
    for (int round = 0; round < 1500; ++round) {
        changes.change();
        verifySums();
    }
}

void TestTargetTreeModel::holdsTenThousandTargets()
{
    m_tester.reset(); // it walks the whole tree with each change
    QList<Target> targets;
    for (int i = 0; i < 10'000; ++i)
        targets << target(m_production.environment.id, i % 2 ? m_web.id : m_db.id, u"t-%1"_s.arg(i));
    QElapsedTimer timer;
    timer.start();
    m_model->setTargets(targets);
    const qint64 loading = timer.restart();

    for (int i = 0; i < 10'000; ++i)
        m_model->setHealth(targets.at(i).id, {.status = Health::Degraded, .message = {}, .code = {}, .checkedAt = {}, .duration = {}});
    const qint64 changing = timer.restart();
    m_model->setTargets(targets);
    const qint64 loadingAgain = timer.elapsed();

    qInfo("10,000 targets: first load %lld ms, 10,000 health changes %lld ms, load again %lld ms", loading, changing, loadingAgain);
    QVERIFY(loading < 2000 && changing < 5000 && loadingAgain < 5000); // an order of magnitude above what was measured
    QCOMPARE(m_model->indexOf(m_production.environment.id, Column::HealthColumn).data().toString(), u"10000 healthy"_s);
}

QTEST_GUILESS_MAIN(TestTargetTreeModel)
#include "tst_targettreemodel.moc"
