// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleetfixture.h"
#include "ui/drift/comparisonmodel.h"
#include "ui/drift/digestdelegate.h"
#include "ui/drift/driftpage.h"
#include "ui/drift/drifttext.h"
#include "ui/drift/driftview.h"
#include "ui/targets/facetlist.h"
#include "ui/widgets/emptystate.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace tidegate {

class TestDriftPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();

    void driftedTargetsComeFirstAndTheFirstShows();
    void notCheckedNeverLooksLikeNoDrift();
    void equalComponentsAreFoldedAndShownOnEnter();
    void differencesAreWalkedWithTheKeyboard();
    void theWordsAreInTheModel();
    void aFacetNarrowsTheList();
    void digestsAreElidedAroundTheirDifference();
    void copiesSayWhatIsThere();
    void hostileNamesStayPlainText();
    void itFitsTheSmallestWindow();

private:
    QList<ComparisonLine> lines() const
    {
        QString changed = fixture::digest('a');
        changed[40] = u'f';
        QList<ComparisonLine> result{{u"api"_s, fixture::digest('a'), changed, DifferenceKind::DigestMismatch}};
        for (int i = 0; i < 9; ++i)
            result.append({u"cache-%1"_s.arg(i), fixture::digest('1'), fixture::digest('1'), {}});
        result.append({u"debug"_s, {}, fixture::digest('c'), DifferenceKind::Unexpected});
        result.append({u"worker"_s, fixture::digest('d'), {}, DifferenceKind::Missing});
        return result;
    }
    QTreeView *table() const { return m_page->view()->table(); }
    QTreeView *list() const { return m_page->findChild<QTreeView *>(u"driftList"_s); }
    QString position() const { return m_page->findChild<QLabel *>(u"differencePosition"_s)->text(); }

    fixture::Fleet m_fleet;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DriftPage> m_page;
};

void TestDriftPage::init()
{
    m_fleet = fixture::fleet();
    m_workspace = std::make_unique<Workspace>(fixture::deadEndpoint());
    fixture::fill(*m_workspace, m_fleet);
    m_page = std::make_unique<DriftPage>(m_workspace.get());
    m_page->resize(1210, 680);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestDriftPage::cleanup()
{
    m_page.reset();
    m_workspace.reset();
}

void TestDriftPage::driftedTargetsComeFirstAndTheFirstShows()
{
    QCOMPARE(list()->currentIndex().siblingAtColumn(0).data().toString(), u"prod-web-04"_s);
    QCOMPARE(m_page->view()->target(), m_fleet.named(u"prod-web-04"_s).id);
    QCOMPARE(table()->model()->rowCount(), 3);
}

void TestDriftPage::notCheckedNeverLooksLikeNoDrift()
{
    m_page->showTarget(m_fleet.named(u"prod-web-05"_s).id.uuid());

    const auto states = m_page->view()->findChildren<EmptyState *>();
    QCOMPARE(states.size(), 1);
    QVERIFY(states.first()->isVisible());
    QCOMPARE(states.first()->title(), u"Not checked yet"_s);
    QVERIFY(states.first()->sentence().contains(u"Record a sticker"_s));
    fixture::shoot(*m_page, u"drift-notchecked"_s);
}

void TestDriftPage::equalComponentsAreFoldedAndShownOnEnter()
{
    m_page->view()->showComparison(m_fleet.drift.at(3), lines());
    QCOMPARE(table()->model()->rowCount(), 4);
    QVERIFY(table()->model()->index(1, 0).data().toString().contains(u"9 unchanged components"_s));
    fixture::shoot(*m_page, u"drift"_s);

    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(1, 0));
    QTest::keyClick(table(), Qt::Key_Return);

    QCOMPARE(table()->model()->rowCount(), 12);
    fixture::shoot(*m_page, u"drift-unfolded"_s);
}

void TestDriftPage::differencesAreWalkedWithTheKeyboard()
{
    m_page->view()->showComparison(m_fleet.drift.at(3), lines());
    table()->setFocus();
    QCOMPARE(position(), u"Difference 1 of 3"_s);

    QTest::keyClick(table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(position(), u"Difference 2 of 3"_s);
    QTest::keyClick(table(), Qt::Key_F7);
    QCOMPARE(position(), u"Difference 3 of 3"_s);
    QTest::keyClick(table(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(position(), u"Difference 2 of 3"_s);
    QCOMPARE(table()->currentIndex().siblingAtColumn(0).data().toString(), u"debug"_s);
}

void TestDriftPage::theWordsAreInTheModel()
{
    ComparisonModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLines(lines());
    QCOMPARE(model.index(0, ComparisonModel::DifferenceColumn).data().toString(), u"Another image"_s);
    QCOMPARE(model.index(2, ComparisonModel::ExpectedColumn).data().toString(), u"(not expected)"_s);
    QCOMPARE(model.index(3, ComparisonModel::ActualColumn).data().toString(), u"(missing)"_s);
    QVERIFY(model.index(0, ComparisonModel::ExpectedColumn).data(Qt::AccessibleTextRole).toString().startsWith(u"expected sha256: aaaa aaaa"_s));
    model.setOnlyDifferences(false);
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.index(1, ComparisonModel::DifferenceColumn).data().toString(), u"Same"_s);
}

void TestDriftPage::aFacetNarrowsTheList()
{
    auto *facets = m_page->findChild<FacetList *>(u"driftFacets"_s);
    const QModelIndex row = facets->indexOf(u"status:unknown"_s);

    QTest::mouseClick(facets->viewport(), Qt::LeftButton, {}, facets->visualRect(row).center());

    QCOMPARE(list()->model()->rowCount(), 1);
    QCOMPARE(m_page->statusText(), u"1 of 10 shown"_s);
    QVERIFY(list()->currentIndex().isValid());
}

void TestDriftPage::digestsAreElidedAroundTheirDifference()
{
    QString digest = fixture::digest('a');
    digest[40] = u'f';
    const ElidedDigest shown = elideDigest(digest, 30, 40, 41);
    QCOMPARE(shown.text.size(), 30);
    QVERIFY(shown.text.startsWith(u"sha256:aaaa"_s));
    QCOMPARE(shown.marked.count(true), 1);
    QCOMPARE(shown.text.at(shown.marked.indexOf(true)), u'f');
    const ElidedDigest narrow = elideDigest(digest, 12, 40, 41);
    QCOMPARE(narrow.text.size(), 12);
    QCOMPARE(narrow.text.at(narrow.marked.indexOf(true)), u'f');
    QCOMPARE(elideDigest(digest, 100, 40, 41).text, digest);
    QCOMPARE(elideDigest(digest, 3, -1, -1).text.size(), 3);
    QCOMPARE(elideDigest({}, 10, -1, -1).text, QString());
}

void TestDriftPage::copiesSayWhatIsThere()
{
    const QString diff = asUnifiedDiff(u"prod\nweb"_s, lines());
    QVERIFY(diff.startsWith(u"--- prod web (expected)\n+++ prod web (actual)\n@@ -1,11 +1,11 @@\n"_s));
    QVERIFY(diff.contains(u"-worker "_s));
    QVERIFY(diff.contains(u"+debug "_s));
    QVERIFY(!asMarkdown(u"a|b"_s, lines()).contains(u"a|b"_s));
    QVERIFY(asJson(u"x"_s, m_fleet.drift.at(3).report, lines()).contains(u"\"digest_mismatch\""_s));
}

void TestDriftPage::hostileNamesStayPlainText()
{
    const QStringList names = fixture::hostileNames();
    auto rows = m_fleet.drift;
    auto hostile = lines();
    for (int i = 0; i < names.size(); ++i) {
        rows[i].targetName = names.at(i);
        rows[i].releaseName = names.at(i);
        hostile[i].component = names.at(i);
    }
    m_workspace->drift()->setRows(rows);
    m_page->view()->showComparison(rows.at(3), hostile);
    QCOMPARE(m_page->width(), 1210);
    fixture::shoot(*m_page, u"drift-hostile"_s);
}

void TestDriftPage::itFitsTheSmallestWindow()
{
    m_page->resize(890, 480);
    m_page->view()->showComparison(m_fleet.drift.at(3), lines());
    QCOMPARE(m_page->width(), 890);
    QVERIFY(m_page->minimumSizeHint().width() <= 890);
    fixture::shoot(*m_page, u"drift-small"_s);
}

} // namespace tidegate

QTEST_MAIN(tidegate::TestDriftPage)
#include "tst_driftpage.moc"
