// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfilterproxymodel.h"
#include "models/targettreemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestTargetFilterProxyModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsEverythingWithoutAFilter();
    void showsBranchesOnlyAboveWhatPasses();
    void keepsEmptyBranchesWhenOnlyEnvironmentsFilter();
    void findsTargetsByTheNameOfTheirGroup();
    void wantsEveryLabel();
    void followsATargetInAndOutOfTheFilter();
    void branchesSumUpWhatIsShown();
    void sortsWorstFirst();
    void agreesWithCountingUnderRandomChanges();

private:
    static QStringList names(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
    {
        QStringList lines;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            lines << QString(2 * depth, u' ') + index.data().toString() << names(model, index, depth + 1);
        }
        return lines;
    }
    Target target(TargetGroupId group, const QString &name, Health health)
    {
        Target result;
        result.id = TargetId::create();
        result.environmentId = m_production.environment.id;
        result.targetGroupId = group;
        result.name = name;
        result.health.status = health;
        result.labels = {{u"role"_s, name.left(3)}};
        m_source->put(result);
        return result;
    }

    int shownTargets() const
    {
        const auto below = [this](const QModelIndex &branch, const auto &self) -> int {
            int count = 0;
            for (int row = 0; row < m_proxy->rowCount(branch); ++row) {
                const QModelIndex child = m_proxy->index(row, 0, branch);
                count += child.data(TargetTreeModel::KindRole).value<TargetTreeModel::Kind>() == TargetTreeModel::Kind::Target ? 1 : self(child, self);
            }
            return count;
        };
        return below({}, below);
    }

    std::unique_ptr<TargetTreeModel> m_source;
    std::unique_ptr<TargetFilterProxyModel> m_proxy;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    EnvironmentSummary m_production;
    EnvironmentSummary m_staging;
    TargetGroup m_web;
    Target m_first;
};

void TestTargetFilterProxyModel::init()
{
    m_source = std::make_unique<TargetTreeModel>();
    m_proxy = std::make_unique<TargetFilterProxyModel>();
    m_proxy->setSourceModel(m_source.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_proxy.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_production.environment.id = EnvironmentId::create();
    m_production.environment.name = u"production"_s;
    m_staging.environment.id = EnvironmentId::create();
    m_staging.environment.name = u"staging"_s;
    m_web.id = TargetGroupId::create();
    m_web.environmentId = m_production.environment.id;
    m_web.name = u"frontend"_s;
    m_source->setEnvironments({m_production, m_staging});
    m_source->put(m_web);
    m_first = target(m_web.id, u"web-01"_s, Health::Healthy);
    target(m_web.id, u"web-02"_s, Health::Unhealthy);
    target({}, u"db-01"_s, Health::Degraded);
}

void TestTargetFilterProxyModel::cleanup()
{
    m_tester.reset();
    m_proxy.reset();
    m_source.reset();
}

void TestTargetFilterProxyModel::showsEverythingWithoutAFilter()
{
    QCOMPARE(names(*m_proxy), names(*m_source));
    QCOMPARE(shownTargets(), 3);
}

void TestTargetFilterProxyModel::showsBranchesOnlyAboveWhatPasses()
{
    TargetFilter filter;
    filter.health = {static_cast<int>(Health::Degraded)};
    m_proxy->setFilter(filter);

    QCOMPARE(names(*m_proxy), (QStringList{u"production"_s, u"  db-01"_s}));
    QCOMPARE(shownTargets(), 1);
}

void TestTargetFilterProxyModel::keepsEmptyBranchesWhenOnlyEnvironmentsFilter()
{
    TargetFilter filter;
    filter.environments = {m_staging.environment.id.uuid()};
    m_proxy->setFilter(filter);

    QCOMPARE(names(*m_proxy), QStringList{u"staging"_s});
}

void TestTargetFilterProxyModel::findsTargetsByTheNameOfTheirGroup()
{
    TargetFilter filter;
    filter.words = {"front"};
    m_proxy->setFilter(filter);

    QCOMPARE(names(*m_proxy), (QStringList{u"production"_s, u"  frontend"_s, u"    web-01"_s, u"    web-02"_s}));
}

void TestTargetFilterProxyModel::wantsEveryLabel()
{
    TargetFilter filter;
    filter.labels = {{.key = u"role"_s, .values = {u"web"_s}}};
    m_proxy->setFilter(filter);
    QCOMPARE(shownTargets(), 2);

    filter.labels.append({.key = u"tier"_s, .values = {u"1"_s}});
    m_proxy->setFilter(filter);
    QCOMPARE(shownTargets(), 0);
}

void TestTargetFilterProxyModel::followsATargetInAndOutOfTheFilter()
{
    TargetFilter filter;
    filter.health = {static_cast<int>(Health::Unreachable)};
    m_proxy->setFilter(filter);
    QCOMPARE(m_proxy->rowCount(), 0);

    m_source->setHealth(m_first.id, {.status = Health::Unreachable, .message = {}, .code = {}, .checkedAt = {}, .duration = {}});
    QCOMPARE(names(*m_proxy), (QStringList{u"production"_s, u"  frontend"_s, u"    web-01"_s}));

    m_source->setHealth(m_first.id, {.status = Health::Healthy, .message = {}, .code = {}, .checkedAt = {}, .duration = {}});
    QCOMPARE(shownTargets(), 0);
}

void TestTargetFilterProxyModel::branchesSumUpWhatIsShown()
{
    const auto cells = [this](const QModelIndex &branch) -> QString {
        return branch.siblingAtColumn(TargetTreeModel::HealthColumn).data().toString() + u'|'
            + branch.siblingAtColumn(TargetTreeModel::DriftColumn).data().toString() + u'|'
            + branch.siblingAtColumn(TargetTreeModel::TypeColumn).data().toString();
    };
    QCOMPARE(cells(m_proxy->index(0, 0)), u"1 healthy, 1 degraded, 1 unhealthy|None drifted|3 targets"_s);
    TargetFilter filter;
    filter.health = {static_cast<int>(Health::Unhealthy)};
    m_proxy->setFilter(filter);
    const QPersistentModelIndex production = m_proxy->index(0, 0);
    const QPersistentModelIndex web = m_proxy->index(0, 0, production);
    QCOMPARE(cells(production), u"1 unhealthy|None drifted|1 of 3 targets"_s);
    QCOMPARE(cells(web), u"1 unhealthy|None drifted|1 of 2 targets"_s);
    QCOMPARE(web.data(TargetTreeModel::HealthRole).toInt(), static_cast<int>(Health::Unhealthy));

    QSignalSpy changed(m_proxy.get(), &QAbstractItemModel::dataChanged);
    Target other = target({}, u"db-02"_s, Health::Unhealthy);
    QCOMPARE(cells(production), u"2 unhealthy|None drifted|2 of 4 targets"_s);
    QVERIFY(!changed.isEmpty());
    other.driftStatus = DriftStatus::Drifted;
    other.driftCount = 1;
    m_source->put(other);
    QCOMPARE(production.data(TargetTreeModel::DriftCountRole).toInt(), 1);
    m_source->removeTarget(other.id);
    QCOMPARE(cells(production), u"1 unhealthy|None drifted|1 of 3 targets"_s);
    m_proxy->setFilter({});
    QCOMPARE(cells(production), u"1 healthy, 1 degraded, 1 unhealthy|None drifted|3 targets"_s);
}

void TestTargetFilterProxyModel::sortsWorstFirst()
{
    m_proxy->sort(TargetTreeModel::HealthColumn, Qt::DescendingOrder);

    QCOMPARE(names(*m_proxy).first(5), (QStringList{u"production"_s, u"  frontend"_s, u"    web-02"_s, u"    web-01"_s, u"  db-01"_s}));
}

void TestTargetFilterProxyModel::agreesWithCountingUnderRandomChanges()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 3000; ++round) {
        const QList<Target> all = m_source->allTargets();
        Target some = all.isEmpty() ? target({}, u"x"_s, Health::Healthy) : all.at(random.bounded(static_cast<int>(all.size())));
        some.health.status = static_cast<Health>(random.bounded(healthCount));
        some.targetGroupId = random.bounded(2) ? m_web.id : TargetGroupId();
        const int action = random.bounded(5);
        if (action == 0)
            target(some.targetGroupId, u"t-%1"_s.arg(round), some.health.status);
        else if (action == 1)
            m_source->removeTarget(some.id);
        else if (action == 2)
            m_source->put(some);
        else if (action == 3)
            m_source->setHealth(some.id, some.health);
        else {
            TargetFilter filter;
            filter.health = {random.bounded(healthCount), random.bounded(healthCount)};
            m_proxy->setFilter(filter);
        }

        int expected = 0;
        for (const Target &each : m_source->allTargets())
            expected += m_proxy->filter().health.isEmpty() || m_proxy->filter().health.contains(static_cast<int>(each.health.status)) ? 1 : 0;
        QCOMPARE(shownTargets(), expected);
        QCOMPARE(m_proxy->rowCount() > 0, expected > 0 || m_proxy->filter().health.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestTargetFilterProxyModel)
#include "tst_targetfilterproxymodel.moc"
