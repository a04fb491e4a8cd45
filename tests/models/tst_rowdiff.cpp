// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rowtablemodel.h"

#include <QAbstractItemModelTester>
#include <QMap>
#include <QRandomGenerator>
#include <QTest>

using namespace tidegate;

namespace {

using Number = std::pair<int, int>; ///< Its id, and what it is ordered by.

/// Numbers in order, with everything that changes them.
class NumberModel final : public RowTableModel<Number, int>
{
public:
    NumberModel()
        : RowTableModel(
            1, [](const Number &row) { return row.first; },
            [](const Number &a, const Number &b) { return std::pair(a.second, a.first) < std::pair(b.second, b.first); }, nullptr)
    {}
    using RowTableModel::putRow;
    using RowTableModel::removeRow;
    using RowTableModel::replaceRows;

private:
    QVariant cell(const Number &row, int, int role) const override { return role == Qt::DisplayRole ? QVariant(row.second) : QVariant(); }
    QString title(int) const override { return {}; }
};

} // namespace

class TestRowDiff : public QObject
{
    Q_OBJECT

private slots:
    void saysTheFewestSteps_data();
    void saysTheFewestSteps();
    void leadsFromAnyListToAnyOther();
    void everyRowIsFoundAfterAnyChanges();
    void anIdThatComesTwiceStopsNothing();

private:
    static QUuid id(int n) { return QUuid(static_cast<uint>(n), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1); }
    static QList<QUuid> ids(const QList<int> &numbers)
    {
        QList<QUuid> result;
        for (const int n : numbers)
            result << id(n);
        return result;
    }
};

void TestRowDiff::saysTheFewestSteps_data()
{
    QTest::addColumn<QList<int>>("before");
    QTest::addColumn<QList<int>>("after");
    QTest::addColumn<QList<RowStep>>("steps");

    using L = QList<int>;
    using S = QList<RowStep>;
    QTest::newRow("nothing changes") << L{1, 2} << L{1, 2} << S{};
    QTest::newRow("neighbours go together") << L{1, 2, 3, 4} << L{1, 4} << S{{RowStep::Remove, 1, 2}};
    QTest::newRow("removals come from the back") << L{1, 2, 3} << L{2} << S{{RowStep::Remove, 2, 2}, {RowStep::Remove, 0, 0}};
    QTest::newRow("neighbours come together") << L{1, 4} << L{1, 2, 3, 4} << S{{RowStep::Insert, 1, 2}};
    QTest::newRow("the first becomes the last with one move") << L{1, 2, 3, 4} << L{2, 3, 4, 1} << S{{RowStep::Move, 0, 3}};
    QTest::newRow("the last becomes the first with one move") << L{1, 2, 3, 4} << L{4, 1, 2, 3} << S{{RowStep::Move, 3, 0}};
    QTest::newRow("everything is replaced") << L{1, 2} << L{3} << S{{RowStep::Remove, 0, 1}, {RowStep::Insert, 0, 0}};
}

void TestRowDiff::saysTheFewestSteps()
{
    QFETCH(const QList<int>, before);
    QFETCH(const QList<int>, after);
    QFETCH(const QList<RowStep>, steps);

    QCOMPARE(rowSteps(ids(before), ids(after)), steps);
}

void TestRowDiff::leadsFromAnyListToAnyOther()
{
    QRandomGenerator random(20260115);
    const auto anyList = [&random] {
        QList<QUuid> list;
        for (int n = 0; n < 20; ++n) {
            if (random.bounded(3) > 0)
                list.insert(random.bounded(static_cast<int>(list.size()) + 1), id(n));
        }
        return list;
    };
    for (int round = 0; round < 2000; ++round) {
        const QList<QUuid> before = anyList();
        const QList<QUuid> after = anyList();
        QList<QUuid> list = before;

        for (const RowStep &step : rowSteps(before, after)) {
            if (step.kind == RowStep::Remove)
                list.remove(step.first, step.last - step.first + 1);
            else if (step.kind == RowStep::Move)
                list.move(step.first, step.last);
            else
                for (qsizetype row = step.first; row <= step.last; ++row)
                    list.insert(row, after.at(row));
        }

        QCOMPARE(list, after);
    }
}

void TestRowDiff::everyRowIsFoundAfterAnyChanges()
{
    QRandomGenerator random(20260116);
    NumberModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QMap<int, int> wanted;
    for (int round = 0; round < 3000; ++round) {
        const int id = random.bounded(40);
        if (random.bounded(4) > 0) {
            wanted[id] = random.bounded(1000);
            model.putRow({id, wanted.value(id)});
        } else if (random.bounded(20) > 0) {
            wanted.remove(id);
            model.removeRow(id);
        } else {
            wanted.removeIf([&random](const auto &) { return random.bounded(2) > 0; });
            QList<Number> rows;
            for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
                rows.append({it.key(), it.value()});
            model.replaceRows(rows);
        }

        QCOMPARE(model.rowCount(), static_cast<int>(wanted.size()));
        QVERIFY(std::is_sorted(model.all().cbegin(), model.all().cend(), [](const Number &a, const Number &b) { return a.second < b.second; }));
        for (int each = 0; each < 40; ++each) {
            const Number *found = model.find(each);
            QCOMPARE(found != nullptr, wanted.contains(each));
            if (found)
                QCOMPARE(*found, Number(each, wanted.value(each)));
        }
    }
}

void TestRowDiff::anIdThatComesTwiceStopsNothing()
{
    NumberModel model;
    model.replaceRows({{1, 10}, {2, 20}, {3, 30}});
    model.replaceRows({{1, 10}, {1, 11}, {2, 20}, {2, 21}});
    for (const int each : {1, 2, 3, 1, 2})
        model.removeRow(each);
    for (int each = 0; each < 4; ++each)
        model.find(each);
    model.replaceRows({{3, 30}});

    QCOMPARE(model.all(), QList<Number>({{3, 30}}));
}

QTEST_GUILESS_MAIN(TestRowDiff)
#include "tst_rowdiff.moc"
