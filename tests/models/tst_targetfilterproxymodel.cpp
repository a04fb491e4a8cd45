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
    void agreesWithLookingAtEverythingUnderRandomChanges();
    void whatIsKnownIsFoundAgain();
    void whatComesTogetherIsShownTogether();
    void saysNothingOfWhatStaysTheSame();
    void whatMovesOutOfAGroupThatGoesStaysKnown();
    void everythingChosenStaysChosenUnderAFilter();
    void whatStaysBesideARowThatGoesFindsItsPlace();
    void aGroupThatComesAmongOthersThatMoveFindsItsPlace();
    void theSourceMayGoFirst();
    void whatIsKnownIsOldOnceTheConnectionIsLost();

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

    /// What names() must say, found without the proxy model.
    QStringList expectedNames(const TargetFilter &filter, int column, Qt::SortOrder order, const QModelIndex &parent = {}, int depth = 0) const
    {
        std::vector<std::pair<std::pair<int, QString>, QStringList>> rows;
        for (int row = 0; row < m_source->rowCount(parent); ++row) {
            const QModelIndex index = m_source->index(row, 0, parent);
            QStringList lines = expectedNames(filter, column, order, index, depth + 1);
            const auto candidate = m_source->candidateAt(index);
            if (candidate ? !filter.accepts(*candidate, {}) : lines.isEmpty() && !filter.isOnlyEnvironments())
                continue;
            lines.prepend(QString(2 * depth, u' ') + index.data().toString());
            const bool isByHealth = column == TargetTreeModel::HealthColumn;
            const int kind = isByHealth ? severity(static_cast<Health>(index.data(TargetTreeModel::HealthRole).toInt()))
                                        : index.data(TargetTreeModel::KindRole).toInt();
            const QString text = column == TargetTreeModel::AddressColumn ? index.siblingAtColumn(column).data().toString().toCaseFolded() : QString();
            rows.push_back({{kind, text}, lines});
        }
        const bool isDown = order == Qt::DescendingOrder;
        if (column == TargetTreeModel::NameColumn && isDown)
            std::reverse(rows.begin(), rows.end());
        else if (column != TargetTreeModel::NameColumn)
            std::stable_sort(rows.begin(), rows.end(), [isDown](const auto &a, const auto &b) { return isDown ? b.first < a.first : a.first < b.first; });
        QStringList all;
        for (const auto &[key, lines] : rows)
            all += lines;
        return all;
    }

    void changeSomething(QRandomGenerator &random, const TargetGroup &backend);
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

void TestTargetFilterProxyModel::changeSomething(QRandomGenerator &random, const TargetGroup &backend)
{
    const QList<Target> all = m_source->allTargets();
    const QList<TargetGroupId> groups{m_web.id, backend.id, {}};
    const auto anyName = [&random] { return u"t-%1"_s.arg(random.bounded(300)); };
    const auto anyHealth = [&random] { return static_cast<Health>(random.bounded(healthCount)); };
    Target some = all.isEmpty() ? target({}, anyName(), Health::Healthy) : all.at(random.bounded(static_cast<int>(all.size())));
    const int action = random.bounded(6);
    if (action == 0) {
        target(groups.at(random.bounded(3)), anyName(), anyHealth());
    } else if (action == 1) {
        m_source->removeTarget(some.id);
    } else if (action == 2) {
        some.name = anyName();
        some.targetGroupId = groups.at(random.bounded(3));
        m_source->put(some);
    } else if (action == 3) {
        QList<Target> several = all.mid(random.bounded(static_cast<int>(all.size()) + 1), 90);
        for (Target &each : several) {
            each.health.status = anyHealth();
            each.connection = {{u"host"_s, u"192.0.2.%1"_s.arg(random.bounded(9))}};
        }
        m_source->put(several);
    } else if (action == 4) {
        QList<Target> fresh(all.size() < 100 ? 90 : 1, some);
        for (Target &each : fresh) {
            each.id = TargetId::create();
            each.name = anyName();
            each.targetGroupId = groups.at(random.bounded(3));
        }
        m_source->put(fresh);
    } else if (random.bounded(2)) {
        m_source->removeGroup(backend.id);
    } else {
        m_source->put(backend);
    }
}

void TestTargetFilterProxyModel::agreesWithLookingAtEverythingUnderRandomChanges()
{
    QRandomGenerator random(23);
    TargetGroup backend = m_web;
    backend.id = TargetGroupId::create();
    backend.name = u"backend"_s;
    m_source->put(backend);
    const QList<QByteArrayList> words{{}, {"t"}, {"t-1"}, {"t-12"}, {"front"}, {"nothing"}, {"2"}};
    const QList<int> columns{TargetTreeModel::NameColumn, TargetTreeModel::HealthColumn, TargetTreeModel::AddressColumn};
    TargetFilter filter;
    int column = TargetTreeModel::NameColumn;
    Qt::SortOrder order = Qt::AscendingOrder;
    for (int round = 0; round < 250; ++round) {
        switch (random.bounded(9)) {
        case 0:
            filter.words = words.at(random.bounded(static_cast<int>(words.size())));
            m_proxy->setFilter(filter);
            break;
        case 1:
            filter.health = random.bounded(2) ? QSet<int>() : QSet<int>{random.bounded(healthCount), random.bounded(healthCount)};
            m_proxy->setFilter(filter);
            break;
        case 2:
            column = columns.at(random.bounded(static_cast<int>(columns.size())));
            order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
            m_proxy->sort(column, order);
            break;
        default:
            changeSomething(random, backend);
        }
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(u"in round %1"_s.arg(round)));
        QCOMPARE(names(*m_proxy), expectedNames(filter, column, order));
    }
}

void TestTargetFilterProxyModel::whatIsKnownIsFoundAgain()
{
    const auto idAt = [](const QModelIndex &index) { return index.data(TargetTreeModel::IdRole).toUuid(); };
    const QPersistentModelIndex first = m_proxy->mapFromSource(m_source->indexOf(m_first.id));
    QCOMPARE(idAt(first), m_first.id.uuid());

    m_proxy->sort(TargetTreeModel::HealthColumn, Qt::DescendingOrder);
    QCOMPARE(idAt(first), m_first.id.uuid());
    m_source->setHealth(m_first.id, {.status = Health::Unreachable, .message = {}, .code = {}, .checkedAt = {}, .duration = {}});
    QCOMPARE(idAt(first), m_first.id.uuid());
    QCOMPARE(first.row(), 0); // the worst
    TargetFilter filter;
    filter.words = {"web"};
    m_proxy->setFilter(filter);
    QCOMPARE(idAt(first), m_first.id.uuid());

    filter.words = {"db"};
    m_proxy->setFilter(filter);
    QVERIFY(!first.isValid());
}

void TestTargetFilterProxyModel::whatComesTogetherIsShownTogether()
{
    QList<Target> fresh(500);
    for (Target &each : fresh) {
        each = m_first;
        each.id = TargetId::create();
        each.targetGroupId = {};
        each.name = u"x-%1"_s.arg(&each - fresh.data(), 4, 10, QLatin1Char('0'));
    }
    const QSignalSpy inserted(m_proxy.get(), &QAbstractItemModel::rowsInserted);
    const QSignalSpy laidOut(m_proxy.get(), &QAbstractItemModel::layoutChanged);

    m_source->put(fresh);

    QCOMPARE(inserted.size(), 1);
    QCOMPARE(laidOut.size(), 0);
    QCOMPARE(shownTargets(), 503);
}

void TestTargetFilterProxyModel::saysNothingOfWhatStaysTheSame()
{
    m_proxy->sort(TargetTreeModel::HealthColumn, Qt::DescendingOrder);
    const QSignalSpy laidOut(m_proxy.get(), &QAbstractItemModel::layoutChanged);
    const QSignalSpy changed(m_proxy.get(), &QAbstractItemModel::dataChanged);

    HealthReport report = m_first.health;
    report.checkedAt = Clock::system().now();
    m_source->setHealth(m_first.id, report);

    QCOMPARE(laidOut.size(), 0); // it is as healthy as before
    QCOMPARE(changed.size(), 1);
}

void TestTargetFilterProxyModel::whatMovesOutOfAGroupThatGoesStaysKnown()
{
    const QPersistentModelIndex first = m_proxy->mapFromSource(m_source->indexOf(m_first.id));

    m_source->removeGroup(m_web.id);

    QVERIFY(first.isValid());
    QCOMPARE(first.data(TargetTreeModel::IdRole).toUuid(), m_first.id.uuid());
    QCOMPARE(names(*m_proxy), (QStringList{u"production"_s, u"  db-01"_s, u"  web-01"_s, u"  web-02"_s, u"staging"_s}));
}

void TestTargetFilterProxyModel::everythingChosenStaysChosenUnderAFilter()
{
    QList<Target> fresh(700);
    for (Target &each : fresh) {
        each = m_first;
        each.id = TargetId::create();
        each.name = u"x-%1"_s.arg(&each - fresh.data(), 4, 10, QLatin1Char('0'));
    }
    m_source->put(fresh);
    QList<std::pair<QPersistentModelIndex, QUuid>> chosen;
    const QModelIndex web = m_proxy->mapFromSource(m_source->indexOf(m_web.id));
    for (int row = 0; row < m_proxy->rowCount(web); ++row) {
        const QModelIndex index = m_proxy->index(row, TargetTreeModel::TypeColumn, web);
        chosen.append({index, index.data(TargetTreeModel::IdRole).toUuid()});
    }
    TargetFilter filter;
    filter.words = {"x-00"};

    m_proxy->setFilter(filter);

    int kept = 0;
    for (const auto &[index, id] : std::as_const(chosen)) {
        if (!index.isValid())
            continue;
        ++kept;
        QCOMPARE(index.data(TargetTreeModel::IdRole).toUuid(), id);
        QCOMPARE(index.column(), int(TargetTreeModel::TypeColumn));
    }
    QCOMPARE(kept, 100);
}

void TestTargetFilterProxyModel::whatStaysBesideARowThatGoesFindsItsPlace()
{
    const Instant ten = Clock::system().now() - std::chrono::hours(1);
    const auto checked = [&](Target each, int minute, Health health) {
        each.health.status = health;
        each.health.checkedAt = ten + std::chrono::minutes(minute);
        return each;
    };
    const Target a = target({}, u"a"_s, Health::Unhealthy);
    const Target g = target({}, u"g"_s, Health::Unhealthy);
    const Target b = target({}, u"b"_s, Health::Unhealthy);
    m_source->put(QList<Target>{checked(a, 0, Health::Unhealthy), checked(g, 1, Health::Unhealthy), checked(b, 2, Health::Unhealthy)});
    TargetFilter filter;
    filter.health = {static_cast<int>(Health::Unhealthy)};
    m_proxy->setFilter(filter);
    m_proxy->sort(TargetTreeModel::CheckedColumn, Qt::AscendingOrder);
    const auto placeOf = [this](const Target &each) { return m_proxy->mapFromSource(m_source->indexOf(each.id)).row(); };
    QVERIFY(placeOf(a) < placeOf(g) && placeOf(g) < placeOf(b));

    m_source->put(QList<Target>{checked(a, 10, Health::Unhealthy), checked(g, 11, Health::Healthy)});

    QCOMPARE(placeOf(g), -1);
    QVERIFY(placeOf(b) < placeOf(a));
}

void TestTargetFilterProxyModel::aGroupThatComesAmongOthersThatMoveFindsItsPlace()
{
    QList<TargetGroup> groups(4);
    QList<Target> targets;
    for (TargetGroup &each : groups) {
        const auto number = &each - groups.data();
        each.id = TargetGroupId::create();
        each.environmentId = m_production.environment.id;
        each.name = u"g%1"_s.arg(number);
        m_source->put(each);
        Target only = target(each.id, u"x-%1"_s.arg(number), number == 3 ? Health::Degraded : Health::Unhealthy);
        only.labels = {{u"rack"_s, number == 3 ? u"none"_s : u"one"_s}};
        targets.append(only);
    }
    m_source->put(targets);
    TargetFilter filter;
    filter.labels.append({.key = u"rack"_s, .values = {u"one"_s}});
    m_proxy->setFilter(filter);
    m_proxy->sort(TargetTreeModel::HealthColumn, Qt::DescendingOrder);
    QCOMPARE(names(*m_proxy), expectedNames(filter, TargetTreeModel::HealthColumn, Qt::DescendingOrder));

    targets[1].health.status = Health::Healthy;
    targets[3].labels = {{u"rack"_s, u"one"_s}}; // its group comes, and is as healthy as it was
    m_source->put(targets);

    QCOMPARE(names(*m_proxy), expectedNames(filter, TargetTreeModel::HealthColumn, Qt::DescendingOrder));
}

void TestTargetFilterProxyModel::theSourceMayGoFirst()
{
    const QPersistentModelIndex first = m_proxy->mapFromSource(m_source->indexOf(m_first.id));
    QVERIFY(first.isValid());

    m_source.reset();

    QCOMPARE(m_proxy->rowCount(), 0);
    QVERIFY(!first.isValid());
    m_proxy->sort(TargetTreeModel::HealthColumn, Qt::DescendingOrder);
    m_proxy->setFilter({});
    m_proxy->setNow(Clock::system().now());
}

void TestTargetFilterProxyModel::whatIsKnownIsOldOnceTheConnectionIsLost()
{
    QList<Target> fresh(3000);
    for (Target &each : fresh) {
        each = m_first;
        each.id = TargetId::create();
        each.name = u"x-%1"_s.arg(&each - fresh.data(), 4, 10, QLatin1Char('0'));
    }
    m_tester.reset(); // it looks at all of them at each signal
    m_source->put(fresh);
    const QSignalSpy changed(m_proxy.get(), &QAbstractItemModel::dataChanged);

    m_source->setAsOf(u"12:00"_s);

    QVERIFY(!changed.isEmpty());
    QVERIFY(changed.size() < 10);
    const QModelIndex shown = m_proxy->mapFromSource(m_source->indexOf(m_first.id, TargetTreeModel::HealthColumn));
    QCOMPARE(shown.data().toString(), u"Healthy (12:00)"_s);
}

QTEST_GUILESS_MAIN(TestTargetFilterProxyModel)
#include "tst_targetfilterproxymodel.moc"
