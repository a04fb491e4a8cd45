// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/inspect.h"

#include "models/environmenttablemodel.h"
#include "models/releasetablemodel.h"
#include "models/targettreemodel.h"
#include "ui/releases/releasespage.h"
#include "ui/widgets/pagestack.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

class TestReleases : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void countsEachReleaseOfEachEnvironment();
    void aDeploymentChangesRowsAndKeepsTheSelection();
    void showsTheTargetsOfARow();
    void followsScopeAndFilter();
    void emptyAndNoMatchAreDifferent();
    void everythingHasAName();

private:
    QStringList rows() const;
    QTableView *table() const { return m_page->findChild<QTableView *>(u"releaseTable"_s); }
    void carry(int first, int last, const QString &release);

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ReleasesPage> m_page;
    QList<Target> m_targets;
};

void TestReleases::init()
{
    m_page.reset();
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    m_targets = m_workspace->targets()->allTargets();
    std::sort(m_targets.begin(), m_targets.end(),
              [](const Target &a, const Target &b) { return a.name < b.name; }); // one of development, six of production, three of staging
    carry(1, 4, u"myapp-v2.3.1"_s);
    carry(6, 6, u"myapp-v2.3.0"_s);
    for (const int i : {0, 5, 7, 8, 9})
        m_targets[i].currentRelease = {};
    m_workspace->targets()->setTargets(m_targets);
    m_page = std::make_unique<ReleasesPage>(m_workspace.get());
    m_page->show();
}

void TestReleases::carry(int first, int last, const QString &release)
{
    for (int i = first; i <= last; ++i)
        m_targets[i].currentRelease = {QUuid::createUuid(), release, hoursFromNow(-i)};
    m_workspace->targets()->setTargets(m_targets);
}

QStringList TestReleases::rows() const
{
    QStringList rows;
    const QAbstractItemModel *model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (const int column : {ReleaseTableModel::EnvironmentColumn, ReleaseTableModel::ReleaseColumn, ReleaseTableModel::TargetsColumn})
            cells.append(model->index(row, column).data().toString());
        rows.append(cells.join(u" | "_s));
    }
    return rows;
}

void TestReleases::countsEachReleaseOfEachEnvironment()
{
    QCOMPARE(rows(),
             QStringList({u"Development | No release recorded | 1 of 1"_s, u"Staging | No release recorded | 3 of 3"_s, u"Production | myapp-v2.3.1 | 4 of 6"_s,
                          u"Production | No release recorded | 1 of 6"_s, u"Production | myapp-v2.3.0 | 1 of 6"_s}));
}

void TestReleases::aDeploymentChangesRowsAndKeepsTheSelection()
{
    auto *model = m_page->findChild<ReleaseTableModel *>();
    const QAbstractItemModelTester tester(model);
    QSignalSpy reset(model, &QAbstractItemModel::modelReset);
    table()->setCurrentIndex(table()->model()->index(4, 0));

    carry(1, 6, u"myapp-v2.4.0"_s);
    carry(4, 6, u"myapp-v2.3.0"_s);

    QTRY_VERIFY(rows().contains(u"Production | myapp-v2.4.0 | 3 of 6"_s));
    QVERIFY(!rows().contains(u"Production | myapp-v2.3.1 | 4 of 6"_s));
    QCOMPARE(table()->currentIndex().siblingAtColumn(ReleaseTableModel::ReleaseColumn).data().toString(), u"myapp-v2.3.0"_s);
    QCOMPARE(reset.size(), 0);
}

void TestReleases::showsTheTargetsOfARow()
{
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    table()->setFocus();
    QSignalSpy asked(m_page.get(), &Page::targetsRequested);
    table()->setCurrentIndex(table()->model()->index(2, 0));
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().at(1).toString(), u"\"myapp-v2.3.1\""_s);

    table()->setCurrentIndex(table()->model()->index(0, 0));
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
}

void TestReleases::followsScopeAndFilter()
{
    m_page->setScope(m_workspace->environments()->all().at(2).environment.id.uuid());
    QCOMPARE(rows().size(), 3);
    m_page->findChild<QLineEdit *>(u"releaseFilter"_s)->setText(u"2.3.0"_s);
    QCOMPARE(rows(), QStringList{u"Production | myapp-v2.3.0 | 1 of 6"_s});
}

void TestReleases::emptyAndNoMatchAreDifferent()
{
    m_page->findChild<QLineEdit *>(u"releaseFilter"_s)->setText(u"nonsense"_s);
    auto *stack = m_page->findChild<PageStack *>(u"releaseStack"_s);
    QVERIFY(!stack->isShowingContent());
    QCOMPARE(stack->emptyState()->variant(), EmptyState::Variant::NoMatch);
    m_page->findChild<QLineEdit *>(u"releaseFilter"_s)->clear();
    QVERIFY(stack->isShowingContent());
}

void TestReleases::everythingHasAName()
{
    QCOMPARE(unnamed(m_page.get()), QStringList());
}

QTEST_MAIN(TestReleases)
#include "tst_releases.moc"
