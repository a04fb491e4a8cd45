// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetcopy.h"
#include "models/targettreemodel.h"
#include "tests/ui/fleet.h"
#include "tests/ui/pictures.h"
#include "ui/style/theme.h"
#include "ui/targets/detail/targetdetail.h"
#include "ui/targets/list/targetfilterbar.h"
#include "ui/targets/list/targettreeview.h"
#include "ui/targets/targetspage.h"
#include "ui/widgets/facetlist.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace tidegate {

class TestTargetsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void aCurrentRowIsThereAsSoonAsThereAreRows();
    void spaceOnABranchGoesToTheWorstTarget();
    void theFilterTextNarrowsTheTreeAndBecomesChips();
    void aChipTakesItsTokenOut();
    void aFacetTogglesItsToken();
    void anEnvironmentFacetAsksForItsScope();
    void whatNothingMatchesSaysSoAndOffersToClear();
    void sortingAndRefreshKeepTheSelection();
    void aClosedBranchStaysClosedAndAnOpenOneOpen();
    void slashJumpsToTheFilter();
    void disabledActionsSayWhy();
    void theDetailsShowTheTargetInWords();
    void aHiddenTargetThatIsAskedForIsShown();
    void hostileNamesStayPlainText();
    void copiesAreSafe();
    void filterTextsAreRead();
    void facetsCountWithinTheOtherFilters();
    void notOkSortsWorstFirstUntilTheUserSorts();
    void theAddMenuAddsAndTakesOutConditions();
    void aViewKeepsFilterColumnsAndOrderTogether();
    void whatWasSetUpComesBackAtTheNextStart();
    void actionsOnABranchAreAboutItsTargets();
    void itFitsTheSmallestWindow();

private:
    TargetTreeView *tree() const { return m_page->findChild<TargetTreeView *>(); }
    QLineEdit *field() const { return m_page->findChild<QLineEdit *>(u"targetFilter"_s); }
    QPushButton *visibleButton(const QString &text) const
    {
        const auto buttons = m_page->findChildren<QPushButton *>();
        const auto it = std::find_if(buttons.begin(), buttons.end(),
                                     [&text](const QPushButton *button) { return button->isVisible() && button->text() == text; });
        return it == buttons.end() ? nullptr : *it;
    }
    void type(const QString &text)
    {
        field()->setFocus();
        field()->clear();
        QTest::keyClicks(field(), text);
        QTest::keyClick(field(), Qt::Key_Return);
    }

    Fleet m_fleet;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TargetsPage> m_page;
};

void TestTargetsPage::initTestCase()
{
    Theme::apply(*qApp);
}

void TestTargetsPage::init()
{
    m_fleet = exampleFleet();
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace, m_fleet);
    m_page = std::make_unique<TargetsPage>(m_workspace.get());
    m_page->resize(1210, 680);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestTargetsPage::cleanup()
{
    m_page.reset();
    m_workspace.reset();
}

void TestTargetsPage::aCurrentRowIsThereAsSoonAsThereAreRows()
{
    QVERIFY(tree()->currentIndex().isValid());

    type(u"name-that-nobody-has"_s);
    type(u"prod-web-03"_s);

    QTRY_VERIFY(tree()->currentIndex().isValid());
}

void TestTargetsPage::spaceOnABranchGoesToTheWorstTarget()
{
    QVERIFY(tree()->select(m_fleet.environments.at(2).environment.id.uuid()));

    QTest::keyClick(tree(), Qt::Key_Space);

    QCOMPARE(tree()->currentSource().data().toString(), u"prod-web-06"_s); // unreachable is worst
    keepPictures(*m_page, u"targets"_s);
}

void TestTargetsPage::theFilterTextNarrowsTheTreeAndBecomesChips()
{
    type(u"health:degraded,unhealthy label:role=web"_s);

    QVERIFY(m_page->statusText().startsWith(u"2 of 10 shown"_s));
    const auto chips = m_page->findChildren<QToolButton *>(u"filterChip"_s);
    QCOMPARE(chips.size(), 2);
    QVERIFY(chips.at(0)->text().startsWith(u"health:degraded,unhealthy"_s));
    keepPictures(*m_page, u"targets-filtered"_s);

    QVERIFY(tree()->select(m_fleet.environments.at(2).environment.id.uuid()));
    QTest::keyClick(tree(), Qt::Key_Space); // the filter hides the cause, so it makes way
    QCOMPARE(tree()->currentSource().data().toString(), u"prod-web-06"_s);
}

void TestTargetsPage::aChipTakesItsTokenOut()
{
    type(u"web health:degraded"_s);
    QTest::mouseClick(m_page->findChild<QToolButton *>(u"filterChip"_s), Qt::LeftButton);

    QCOMPARE(field()->text(), u"web"_s);
    QVERIFY(m_page->statusText().startsWith(u"6 of 10 shown"_s));
}

void TestTargetsPage::aFacetTogglesItsToken()
{
    auto *facets = m_page->findChild<FacetList *>(u"targetFacets"_s);
    const QModelIndex row = facets->indexOf(u"health:unhealthy"_s);
    facets->scrollTo(row);

    QTest::mouseClick(facets->viewport(), Qt::LeftButton, {}, facets->visualRect(row).center());
    QCOMPARE(field()->text(), u"health:unhealthy"_s);
    QVERIFY(facets->isChosen(u"health:unhealthy"_s));

    QTest::keyClick(facets, Qt::Key_Space);
    QCOMPARE(field()->text(), QString());
    QVERIFY(!facets->isChosen(u"health:unhealthy"_s));
}

void TestTargetsPage::anEnvironmentFacetAsksForItsScope()
{
    auto *facets = m_page->findChild<FacetList *>(u"targetFacets"_s);
    const QUuid staging = m_fleet.environments.at(1).environment.id.uuid();
    const QSignalSpy asked(m_page.get(), &Page::scopeRequested);
    const QModelIndex row = facets->indexOf(u"environment:"_s + staging.toString(QUuid::WithoutBraces));

    QTest::mouseClick(facets->viewport(), Qt::LeftButton, {}, facets->visualRect(row).center());

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toUuid(), staging);
    QVERIFY(m_page->statusText().startsWith(u"3 of 10 shown"_s));
}

void TestTargetsPage::whatNothingMatchesSaysSoAndOffersToClear()
{
    type(u"nobody-is-called-so"_s);

    QPushButton *clear = nullptr;
    QTRY_VERIFY((clear = visibleButton(u"Clear filter"_s)));
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_VERIFY(tree()->isVisible());
    QVERIFY(m_page->statusText().startsWith(u"10 of 10 shown"_s));
}

void TestTargetsPage::sortingAndRefreshKeepTheSelection()
{
    QVERIFY(tree()->select(m_fleet.targets.at(2).id.uuid()));

    tree()->sortByColumn(TargetTreeModel::HealthColumn, Qt::DescendingOrder);
    auto targets = m_fleet.targets;
    targets.removeAt(0);
    targets[1].health.message = u"New"_s;
    m_workspace->targets()->setTargets(targets);

    QCOMPARE(tree()->selectedTargets(), QList<TargetId>{m_fleet.targets.at(2).id});
}

void TestTargetsPage::aClosedBranchStaysClosedAndAnOpenOneOpen()
{
    QVERIFY(tree()->select(m_fleet.environments.at(1).environment.id.uuid()));
    QTest::keyClick(tree(), Qt::Key_Left);
    type(u"prod-web-01"_s);
    type(QString());

    QVERIFY(tree()->select(m_fleet.environments.at(1).environment.id.uuid()));
    QVERIFY(!tree()->isExpanded(tree()->currentIndex()));
    QVERIFY(tree()->select(m_fleet.environments.at(2).environment.id.uuid()));
    QVERIFY(tree()->isExpanded(tree()->currentIndex()));
}

void TestTargetsPage::slashJumpsToTheFilter()
{
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Slash);
    QVERIFY(field()->hasFocus());
    QCOMPARE(field()->text(), QString());
}

void TestTargetsPage::disabledActionsSayWhy()
{
    const auto actions = m_page->menuActions();
    const auto check = std::find_if(actions.begin(), actions.end(), [](const QAction *action) { return action->objectName() == "checkHealth"_L1; });
    QVERIFY(check != actions.end());
    QVERIFY(!(*check)->isEnabled());
    QVERIFY((*check)->toolTip().contains(u"no connection"_s));
}

void TestTargetsPage::theDetailsShowTheTargetInWords()
{
    m_page->showTarget(m_fleet.targets.at(2).id.uuid());

    auto *detail = m_page->findChild<TargetDetail *>();
    QCOMPARE(detail->target(), m_fleet.targets.at(2).id);
    QCOMPARE(detail->findChild<QLabel *>(u"healthWord"_s)->text(), u"Degraded"_s);
    auto *tabs = detail->findChild<QTabWidget *>(u"detailTabs"_s);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        keepPictures(*m_page, u"targets-tab-%1"_s.arg(tab));
    }
}

void TestTargetsPage::aHiddenTargetThatIsAskedForIsShown()
{
    type(u"stage"_s);
    m_page->showTarget(m_fleet.targets.at(0).id.uuid());
    QCOMPARE(tree()->currentSource().data().toString(), u"prod-web-01"_s);
    QCOMPARE(field()->text(), QString());
}

void TestTargetsPage::hostileNamesStayPlainText()
{
    auto targets = m_fleet.targets;
    const QStringList names = hostileNames();
    for (int i = 0; i < names.size(); ++i)
        targets[i].name = names.at(i);
    m_workspace->targets()->setTargets(targets);
    for (int i = 0; i < names.size(); ++i) {
        m_page->showTarget(targets.at(i).id.uuid());
        QVERIFY(m_page->findChild<TargetDetail *>()->width() < 700);
    }
    QCOMPARE(m_page->width(), 1210);
    keepPictures(*m_page, u"targets-hostile"_s);
}

void TestTargetsPage::copiesAreSafe()
{
    Target target = m_fleet.targets.first();
    target.name = u"=cmd|' /C calc'!A0"_s;
    QVERIFY(asCsv({target}).contains(u"\"'=cmd"_s));
    QVERIFY(asJson({target}).startsWith(u'{'));
    QVERIFY(asJson({target, target}).startsWith(u'['));
    QVERIFY(asCurl({target}).contains(u"$TIDEGATE_TOKEN"_s));
}

void TestTargetsPage::filterTextsAreRead()
{
    const FilterText read = readFilterText(u"web -health:healthy label:zone=\"a b\" drift:yes type:nope"_s);
    QCOMPARE(read.filter.words, QByteArrayList{"web"});
    QVERIFY(!read.filter.health.contains(static_cast<int>(Health::Healthy)));
    QCOMPARE(read.filter.health.size(), 4);
    QCOMPARE(read.filter.labels, (QList<LabelFilter>{{.key = u"zone"_s, .values = {u"a b"_s}}}));
    QCOMPARE(read.filter.drift, QSet<int>{static_cast<int>(DriftStatus::Drifted)});
    QCOMPARE(read.problems.size(), 1);
    QCOMPARE(withToggledValue(u"a health:degraded b"_s, u"health"_s, u"unhealthy"_s), u"a health:degraded,unhealthy b"_s);
    QCOMPARE(withToggledValue(u"a drift:yes"_s, u"drift"_s, u"yes"_s), u"a"_s);
}

void TestTargetsPage::facetsCountWithinTheOtherFilters()
{
    auto *facets = m_page->findChild<FacetList *>(u"targetFacets"_s);
    const auto count = [facets](const QString &key) { return facets->indexOf(key).data(FacetList::CountRole).toInt(); };
    QCOMPARE(count(u"health:healthy"_s), 6);
    QCOMPARE(count(u"environment:"_s), 10);

    type(u"drift:yes"_s);

    QCOMPARE(count(u"health:healthy"_s), 0);
    QCOMPARE(count(u"health:unhealthy"_s), 1);
    QCOMPARE(count(u"drift:no"_s), 8); // its own condition does not count
    QCOMPARE(count(u"label:role=web"_s), 1);
    QCOMPARE(count(u"environment:"_s), 1);
}

void TestTargetsPage::notOkSortsWorstFirstUntilTheUserSorts()
{
    const QHeaderView *header = tree()->header();
    type(u"-health:healthy"_s);
    QCOMPARE(header->sortIndicatorSection(), int(TargetTreeModel::HealthColumn));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    type(QString());
    QCOMPARE(header->sortIndicatorSection(), int(TargetTreeModel::NameColumn));

    tree()->sortByColumn(TargetTreeModel::DriftColumn, Qt::DescendingOrder);
    type(u"-health:healthy"_s);
    QCOMPARE(header->sortIndicatorSection(), int(TargetTreeModel::DriftColumn));
}

void TestTargetsPage::theAddMenuAddsAndTakesOutConditions()
{
    QMenu *menu = m_page->findChild<QToolButton *>(u"addFilter"_s)->menu();
    const auto trigger = [menu](const QString &title, const QString &text) {
        emit menu->aboutToShow();
        for (const QAction *entry : menu->actions()) {
            if (QString(entry->text()).remove(u'&') != title)
                continue;
            for (QAction *choice : entry->menu()->actions()) {
                if (choice->text() == text) {
                    const bool was = choice->isChecked();
                    choice->trigger();
                    return was;
                }
            }
        }
        qFatal("there is no such entry");
    };
    QVERIFY(!trigger(u"Health"_s, u"Degraded"_s));
    QCOMPARE(field()->text(), u"health:degraded"_s);
    QVERIFY(!trigger(u"Last checked"_s, u"More than an hour ago"_s));
    QCOMPARE(field()->text(), u"health:degraded checked>1h"_s);
    QVERIFY(trigger(u"Health"_s, u"Degraded"_s));
    QCOMPARE(field()->text(), u"checked>1h"_s);
}

void TestTargetsPage::aViewKeepsFilterColumnsAndOrderTogether()
{
    auto *facets = m_page->findChild<FacetList *>(u"targetFacets"_s);
    const QSignalSpy kept(m_page.get(), &Page::stateWorthKeeping);
    type(u"health:degraded"_s);
    QAction *drift = tree()->columnActions().at(TargetTreeModel::DriftColumn - 1);
    drift->trigger();
    QVERIFY(tree()->isColumnHidden(TargetTreeModel::DriftColumn));
    QTest::mouseClick(m_page->findChild<QToolButton *>(u"saveView"_s), Qt::LeftButton);
    auto *name = m_page->findChild<QLineEdit *>(u"name"_s);
    QVERIFY(name);
    name->setText(u"Slow"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(kept.size(), 1);

    drift->trigger();
    type(QString());
    QModelIndex row;
    for (int i = 0; i < facets->model()->rowCount(); ++i) {
        if (facets->model()->index(i, 0).data().toString().endsWith(u"Slow"_s))
            row = facets->model()->index(i, 0);
    }
    QVERIFY(row.isValid());
    QCOMPARE(row.data(FacetList::CountRole).toInt(), 1); // live, whatever the filter is now
    QVERIFY(!row.data(FacetList::ChosenRole).toBool());
    emit facets->facetActivated(row.data(FacetList::KeyRole).toString());

    QCOMPARE(field()->text(), u"health:degraded"_s);
    QVERIFY(tree()->isColumnHidden(TargetTreeModel::DriftColumn));
    QVERIFY(facets->isChosen(row.data(FacetList::KeyRole).toString()));
    keepPictures(*m_page, u"targets-view"_s);
}

void TestTargetsPage::whatWasSetUpComesBackAtTheNextStart()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"console.ini"_s), QSettings::IniFormat);
    type(u"label:role=web -health:healthy"_s);
    tree()->sortByColumn(TargetTreeModel::ReleaseColumn, Qt::DescendingOrder);
    tree()->columnActions().at(TargetTreeModel::AddressColumn - 1)->trigger();
    QVERIFY(tree()->select(m_fleet.environments.at(2).environment.id.uuid()));
    tree()->collapse(tree()->currentIndex());
    const QString look = tree()->look();
    m_page->saveState(settings);

    TargetsPage next(m_workspace.get());
    next.restoreState(settings);
    next.resize(1210, 680);
    next.show();
    auto *again = next.findChild<TargetTreeView *>();
    QCOMPARE(next.findChild<QLineEdit *>(u"targetFilter"_s)->text(), u"label:role=web -health:healthy"_s);
    QCOMPARE(again->look(), look);
    QVERIFY(!again->isColumnHidden(TargetTreeModel::AddressColumn));
    QVERIFY(again->select(m_fleet.environments.at(2).environment.id.uuid()));
    QVERIFY(!again->isExpanded(again->currentIndex()));
}

void TestTargetsPage::actionsOnABranchAreAboutItsTargets()
{
    QVERIFY(tree()->select(m_fleet.groups.first().id.uuid()));
    QCOMPARE(tree()->targetsBelow(m_fleet.groups.first().id.uuid()).size(), 6);
    type(u"health:degraded"_s);
    QCOMPARE(tree()->targetsBelow(m_fleet.groups.first().id.uuid()).size(), 1); // only what shows
    QVERIFY(tree()->select(m_fleet.groups.first().id.uuid()));
    auto *copy = m_page->findChild<QAction *>(u"copyNames"_s);
    QVERIFY(copy && copy->isEnabled());
    copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"prod-web-03\n"_s);
}

void TestTargetsPage::itFitsTheSmallestWindow()
{
    m_page->resize(890, 480);
    m_page->showTarget(m_fleet.targets.at(3).id.uuid());
    QCOMPARE(m_page->width(), 890);
    QVERIFY(m_page->minimumSizeHint().width() <= 890);
    QVERIFY(m_page->minimumSizeHint().height() <= 480);
    QVERIFY(!m_page->findChild<FacetList *>()->isVisible());
    QTRY_VERIFY(tree()->columnWidth(TargetTreeModel::NameColumn) >= 180);
    keepPictures(*m_page, u"targets-small"_s);
}

} // namespace tidegate

QTEST_MAIN(tidegate::TestTargetsPage)
#include "tst_targetspage.moc"
