// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/drifttext.h"
#include "models/words.h"
#include "tests/ui/fleet.h"
#include "tests/ui/pictures.h"
#include "ui/drift/comparisonmodel.h"
#include "ui/drift/differenceruler.h"
#include "ui/drift/digestdelegate.h"
#include "ui/drift/driftgrouplist.h"
#include "ui/drift/driftpage.h"
#include "ui/drift/driftview.h"
#include "ui/style/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/facetlist.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace tidegate {

/// What would go to the browser.
class OpenedAddresses : public QObject
{
    Q_OBJECT

public:
    QStringList all;

public slots:
    void open(const QUrl &address) { all.append(address.toString()); }
};

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
    void whatIsIgnoredSaysSoAndIsNoDifferenceToGoTo();
    void aFacetNarrowsTheList();
    void facetsOfKindAndComponentCountTargets();
    void groupsByComponentLeadToTheirTargets();
    void whatWasChosenIsThereAgain();
    void theListFormSaysTheSameInSentences();
    void theRulerGoesToTheNearestDifference();
    void unfoldingKeepsThePlace();
    void aRowIsCopiedWithItsCells();
    void digestsAreElidedAroundTheirDifference();
    void copiesSayWhatIsThere();
    void revisionsAreSaidAndLeadToTheirChanges();
    void nothingOpensWithoutAQuestion();
    void whatIsNotKnownOfImagesIsSaid();
    void hostileNamesStayPlainText();
    void itFitsTheSmallestWindow();

private:
    QList<ComparisonLine> lines() const
    {
        QString changed = digest('a');
        changed[40] = u'f';
        QList<ComparisonLine> result{{u"api"_s, digest('a'), changed, DifferenceKind::DigestMismatch}};
        for (int i = 0; i < 9; ++i)
            result.append({u"cache-%1"_s.arg(i), digest('1'), digest('1'), {}});
        result.append({u"debug"_s, {}, digest('c'), DifferenceKind::Unexpected});
        result.append({u"worker"_s, digest('d'), {}, DifferenceKind::Missing});
        return result;
    }
    QList<ComparisonLine> linesOfRevisions(const QString &source = u"https://github.com/example/shop"_s) const
    {
        QList<ComparisonLine> result = lines();
        result[0].expectedOrigin = {QString(40, u'1'), source, u"2.3.1"_s, {}};
        result[0].actualOrigin = {QString(40, u'2'), source, u"2.4.0"_s, {}};
        return result;
    }
    QAction *changes() const { return m_page->findChild<QAction *>(u"openChanges"_s); }
    QTreeView *table() const { return m_page->view()->table(); }
    QTreeView *list() const { return m_page->findChild<QTreeView *>(u"driftList"_s); }
    QString position() const { return m_page->findChild<QLabel *>(u"differencePosition"_s)->text(); }

    Fleet m_fleet;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DriftPage> m_page;
};

void TestDriftPage::init()
{
    m_fleet = exampleFleet();
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace, m_fleet);
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
    keepPictures(*m_page, u"drift-notchecked"_s);
}

void TestDriftPage::equalComponentsAreFoldedAndShownOnEnter()
{
    m_page->view()->showComparison(m_fleet.drift.at(3), lines());
    QCOMPARE(table()->model()->rowCount(), 4);
    QVERIFY(table()->model()->index(1, 0).data().toString().contains(u"9 unchanged components"_s));
    keepPictures(*m_page, u"drift"_s);

    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(1, 0));
    QTest::keyClick(table(), Qt::Key_Return);

    QCOMPARE(table()->model()->rowCount(), 12);
    keepPictures(*m_page, u"drift-unfolded"_s);
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

void TestDriftPage::whatIsIgnoredSaysSoAndIsNoDifferenceToGoTo()
{
    ComparisonModel model;
    auto shown = lines();
    const Instant end{std::chrono::seconds(1'768'000'000)};
    shown[0].ignoredBy = RuleMark{DriftRuleId::create(), u"A hotfix"_s, end};
    const int before = [&] {
        model.setLines(lines());
        return model.differences();
    }();
    model.setLines(shown);
    QCOMPARE(model.differences(), before - 1);
    const QModelIndex cell = model.index(0, ComparisonModel::DifferenceColumn);
    QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), u"Another image, ignored until %1: A hotfix"_s.arg(words::instant(end)));
    QVERIFY(cell.data().toString().startsWith(u"Ignored until"_s));
    QVERIFY(cell.data(ComparisonModel::IgnoredRole).toBool());
    QVERIFY(cell.data(ComparisonModel::SentenceRole).toString().contains(u"A hotfix"_s));
    QVERIFY(model.rowOfDifference(0) > 0);
    shown[0].expiredRule = std::exchange(shown[0].ignoredBy, {});
    model.setLines(shown);
    QCOMPARE(model.differences(), before);
    QVERIFY(cell.data().toString().startsWith(u"Was ignored until"_s));
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

void TestDriftPage::facetsOfKindAndComponentCountTargets()
{
    auto rows = m_workspace->drift()->all();
    rows[0].report.status = DriftStatus::Drifted;
    rows[0].report.differences = {{u"api"_s, digest('a'), digest('e'), DifferenceKind::DigestMismatch},
                                  {u"web"_s, digest('a'), digest('e'), DifferenceKind::DigestMismatch}};
    m_workspace->drift()->setRows(rows);
    auto *facets = m_page->findChild<FacetList *>(u"driftFacets"_s);
    QTRY_COMPARE(facets->indexOf(u"component:api"_s).data(FacetList::CountRole).toInt(), 2);
    QCOMPARE(facets->indexOf(u"kind:digest_mismatch"_s).data(FacetList::CountRole).toInt(), 2);
    QCOMPARE(facets->indexOf(u"kind:missing"_s).data(FacetList::CountRole).toInt(), 1);

    emit facets->facetActivated(u"component:worker"_s);
    QCOMPARE(list()->model()->rowCount(), 1);
    QTRY_VERIFY(facets->isChosen(u"component:worker"_s));
    emit facets->facetActivated(u"component:worker"_s);
    emit facets->facetActivated(u"kind:digest_mismatch"_s);
    QCOMPARE(list()->model()->rowCount(), 2);
    keepPictures(*m_page, u"drift-facets"_s);
}

void TestDriftPage::groupsByComponentLeadToTheirTargets()
{
    auto rows = m_workspace->drift()->all();
    rows[0].report.status = DriftStatus::Drifted;
    rows[0].report.differences = {{u"api"_s, digest('a'), digest('b'), DifferenceKind::DigestMismatch}};
    m_workspace->drift()->setRows(rows);
    m_page->findChild<QComboBox *>(u"groupBy"_s)->setCurrentIndex(1);
    auto *groups = m_page->findChild<DriftGroupList *>();
    const QAbstractItemModelTester tester(groups->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(groups->isVisible());
    QTRY_COMPARE(groups->model()->rowCount(), 3); // api on two targets, debug and worker on one
    QCOMPARE(groups->model()->index(0, DriftGroupModel::ComponentColumn).data().toString(), u"api"_s);
    QCOMPARE(groups->model()->index(0, DriftGroupModel::ActualColumn).data().toString(), digest('b'));
    QCOMPARE(groups->model()->index(0, DriftGroupModel::TargetsColumn).data().toString(), u"2"_s);
    keepPictures(*m_page, u"drift-groups"_s);

    groups->setCurrentIndex(groups->model()->index(0, 0));
    QTest::keyClick(groups, Qt::Key_Return);

    QVERIFY(list()->isVisible());
    QCOMPARE(list()->model()->rowCount(), 2);
}

void TestDriftPage::whatWasChosenIsThereAgain()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"state.ini"_s), QSettings::IniFormat);
    auto *facets = m_page->findChild<FacetList *>(u"driftFacets"_s);
    emit facets->facetActivated(u"kind:missing"_s);
    emit facets->facetActivated(u"component:worker"_s);
    m_page->findChild<QCheckBox *>(u"asList"_s)->setChecked(true);
    m_page->saveState(settings);

    DriftPage other(m_workspace.get());
    other.restoreState(settings);
    other.show();

    auto *again = other.findChild<FacetList *>(u"driftFacets"_s);
    QTRY_VERIFY(again->isChosen(u"component:worker"_s));
    QVERIFY(again->isChosen(u"kind:missing"_s));
    QVERIFY(!again->isChosen(u"kind:unexpected"_s));
    QCOMPARE(other.findChild<QTreeView *>(u"driftList"_s)->model()->rowCount(), 1);
    QVERIFY(other.findChild<QCheckBox *>(u"asList"_s)->isChecked());
}

void TestDriftPage::theListFormSaysTheSameInSentences()
{
    m_page->view()->showComparison(m_fleet.drift.at(3), lines());
    auto *asList = m_page->findChild<QCheckBox *>(u"asList"_s);
    asList->setChecked(true);
    QListView *sentences = m_page->view()->list();
    QVERIFY(sentences->isVisible());
    QVERIFY(!table()->isVisible());
    QCOMPARE(sentences->model()->rowCount(), 4);
    const QString first = sentences->model()->index(0, 0).data().toString();
    QVERIFY2(first.startsWith(u"api: Another image; expected sha256: aaaa"_s), qPrintable(first));
    QCOMPARE(sentences->model()->index(3, 0).data().toString(), u"worker: Missing; expected %1, missing"_s.arg(spokenDigest(digest('d'))));

    sentences->setFocus();
    QTest::keyClick(sentences, Qt::Key_F7);
    QTest::keyClick(sentences, Qt::Key_F7);
    QCOMPARE(sentences->currentIndex().row(), 3);
    QCOMPARE(position(), u"Difference 3 of 3"_s);
    keepPictures(*m_page, u"drift-words"_s);
}

void TestDriftPage::theRulerGoesToTheNearestDifference()
{
    m_page->view()->showComparison(m_fleet.drift.at(3), lines());
    auto *ruler = m_page->findChild<DifferenceRuler *>();
    QTest::mouseClick(ruler, Qt::LeftButton, {}, QPoint(5, ruler->height() - 2));
    QCOMPARE(position(), u"Difference 3 of 3"_s);
    QTest::mouseClick(ruler, Qt::LeftButton, {}, QPoint(5, 2));
    QCOMPARE(position(), u"Difference 1 of 3"_s);
}

void TestDriftPage::unfoldingKeepsThePlace()
{
    ComparisonModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLines(lines());
    const QPersistentModelIndex worker(model.index(3, 0));
    QCOMPARE(worker.data().toString(), u"worker"_s);
    model.unfold(1);
    QVERIFY(worker.isValid());
    QCOMPARE(worker.row(), 11);
    auto fewer = lines();
    fewer.removeAt(3);
    model.setLines(fewer);
    QCOMPARE(worker.data().toString(), u"worker"_s);
}

void TestDriftPage::aRowIsCopiedWithItsCells()
{
    m_page->view()->showComparison(m_fleet.drift.at(3), lines());
    table()->setCurrentIndex(table()->model()->index(3, 0));
    const auto actions = m_page->findChild<QToolButton *>(u"copyDrift"_s)->menu()->actions();
    actions.constLast()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"worker\t"_s + digest('d') + u"\t(missing)\tMissing"_s);
}

void TestDriftPage::digestsAreElidedAroundTheirDifference()
{
    QString digest = test::digest('a');
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

void TestDriftPage::revisionsAreSaidAndLeadToTheirChanges()
{
    m_page->view()->showComparison(m_fleet.drift.at(3), linesOfRevisions());
    const QModelIndex difference = table()->model()->index(0, ComparisonModel::DifferenceColumn);
    QCOMPARE(difference.data().toString(), u"Another image: 1111111 → 2222222"_s);
    QVERIFY(difference.data(Qt::AccessibleTextRole).toString().contains(u"1111111 → 2222222"_s));
    const QString tip = difference.data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"Expected: revision "_s + QString(40, u'1') + u", version 2.3.1, https://github.com/example/shop"_s), qPrintable(tip));
    QVERIFY(difference.siblingAtColumn(ComparisonModel::ActualColumn).data(Qt::ToolTipRole).toString().contains(QString(40, u'2')));
    m_page->findChild<QAction *>(u"copyRevisions"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString(QString(40, u'1') + u"..."_s + QString(40, u'2')));
    QVERIFY(changes()->isEnabled());
    keepPictures(*m_page, u"drift-revisions"_s);
    table()->setCurrentIndex(table()->model()->index(3, 0));
    QVERIFY(!changes()->isEnabled());
    QVERIFY(changes()->toolTip().contains(u"not two images"_s));
    const QString json = asJson(u"x"_s, m_fleet.drift.at(3).report, linesOfRevisions());
    QVERIFY(json.contains(u"\"actualRevision\": \"2222222"_s));
    QVERIFY(asMarkdown(u"x"_s, linesOfRevisions()).contains(QString(40, u'2')));
    auto hostile = linesOfRevisions();
    hostile[0].actualOrigin.revision = u"v1|`x`"_s;
    QVERIFY(!asMarkdown(u"x"_s, hostile).contains(u"v1|"_s));
}

void TestDriftPage::nothingOpensWithoutAQuestion()
{
    OpenedAddresses opened;
    QDesktopServices::setUrlHandler(u"https"_s, &opened, "open");
    m_page->view()->showComparison(m_fleet.drift.at(3), linesOfRevisions());
    const auto answer = [&](QMessageBox::ButtonRole role) {
        changes()->trigger();
        auto *question = m_page->window()->findChild<QMessageBox *>(u"openChangesQuestion"_s);
        QVERIFY(question);
        const QString address = u"https://github.com/example/shop/compare/"_s + QString(40, u'1') + u"..."_s + QString(40, u'2');
        QVERIFY2(question->informativeText().remove(QChar(0x200b)).contains(address), qPrintable(question->informativeText()));
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == role)
                button->click();
        }
        QTRY_VERIFY(!m_page->window()->findChild<QMessageBox *>(u"openChangesQuestion"_s));
    };
    answer(QMessageBox::RejectRole);
    QCOMPARE(opened.all, QStringList());
    answer(QMessageBox::AcceptRole);
    QCOMPARE(opened.all, QStringList{u"https://github.com/example/shop/compare/"_s + QString(40, u'1') + u"..."_s + QString(40, u'2')});
    QDesktopServices::unsetUrlHandler(u"https"_s);
}

void TestDriftPage::whatIsNotKnownOfImagesIsSaid()
{
    auto some = linesOfRevisions();
    some[0].expectedOrigin = {};
    m_page->view()->showComparison(m_fleet.drift.at(3), some);
    const QModelIndex difference = table()->model()->index(0, ComparisonModel::DifferenceColumn);
    QCOMPARE(difference.data().toString(), u"Another image"_s);
    QVERIFY(difference.data(Qt::ToolTipRole).toString().contains(u"Expected: revision unknown"_s));
    QVERIFY(!changes()->isEnabled());
    QVERIFY(changes()->toolTip().contains(u"One of the two images"_s));
    m_page->view()->showComparison(m_fleet.drift.at(3), linesOfRevisions(u"file:///etc/passwd"_s));
    QVERIFY(!changes()->isEnabled());
    QVERIFY(changes()->toolTip().contains(u"no repository"_s));
    // What is there is said by the verdict.
    FleetDrift drift = m_fleet.drift.at(3);
    drift.report.origins = {{digest('b'), {u"abc1234"_s, {}, {}, {}}}};
    QCOMPARE(compareComponents({}, {}, drift.report).first().actualOrigin.revision, u"abc1234"_s);
    QVERIFY(compareComponents({}, {}, drift.report).first().expectedOrigin.isEmpty());
}

void TestDriftPage::hostileNamesStayPlainText()
{
    const QStringList names = hostileNames();
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
    keepPictures(*m_page, u"drift-hostile"_s);
}

void TestDriftPage::itFitsTheSmallestWindow()
{
    m_page->resize(890, 480);
    m_page->view()->showComparison(m_fleet.drift.at(3), lines());
    QCOMPARE(m_page->width(), 890);
    QVERIFY(m_page->minimumSizeHint().width() <= 890);
    keepPictures(*m_page, u"drift-small"_s);
}

} // namespace tidegate

QTEST_MAIN(tidegate::TestDriftPage)
#include "tst_driftpage.moc"
