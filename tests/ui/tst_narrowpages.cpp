// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "tests/ui/fleet.h"
#include "tests/ui/freezes.h"
#include "ui/calendar/calendarpage.h"
#include "ui/calendar/calendarside.h"
#include "ui/calendar/environmentfilter.h"
#include "ui/drift/driftpage.h"
#include "ui/style/theme.h"
#include "ui/targets/list/targettreeview.h"
#include "ui/targets/targetspage.h"
#include "ui/widgets/foldingsplitter.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tidegate::test {

/// Pages in the smallest window; tst_surfaces asks whether everything fits.
class TestNarrowPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void columnsAreScrolledToAndNeverLeftOut();
    void aWidthThatWasSetByHandStays();
    void detailsGoBelowTheListAndBack_data();
    void detailsGoBelowTheListAndBack();
    void theCalendarHidesItsSidebarUntilItIsAskedFor();
    void theButtonsOfAFreezeStayOnThePageWithManyEnvironments();
};

namespace {

constexpr QSize narrow(590, 360);
constexpr QSize wide(1210, 680);

/// As in the window, whose smallest size is given: layouts have to do with it.
void shrink(QWidget &page)
{
    page.setMinimumSize(narrow);
    page.resize(narrow);
}

/// It fits, and asks for no more.
bool fits(const QWidget &page)
{
    const QSize least = page.layout()->minimumSize();
    return page.size() == narrow && least.width() <= narrow.width() && least.height() <= narrow.height();
}

} // namespace

void TestNarrowPages::columnsAreScrolledToAndNeverLeftOut()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    TargetsPage page(&workspace);
    page.resize(narrow);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto *tree = page.findChild<TargetTreeView *>();

    for (QAction *choice : tree->columnActions()) {
        if (!choice->isChecked())
            choice->trigger();
    }

    for (int column = 0; column < TargetTreeModel::ColumnCount; ++column)
        QVERIFY2(!tree->isColumnHidden(column) && tree->columnWidth(column) > 0, QTest::toString(column));
    QVERIFY(tree->header()->length() > tree->viewport()->width());
    QVERIFY(tree->horizontalScrollBar()->isVisible());
    QVERIFY(tree->horizontalScrollBar()->maximum() > 0);
}

void TestNarrowPages::aWidthThatWasSetByHandStays()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    TargetsPage page(&workspace);
    page.resize(wide);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto *tree = page.findChild<TargetTreeView *>();
    tree->header()->resizeSection(TargetTreeModel::ReleaseColumn, 222); // as a drag of its edge does

    shrink(page);
    QTRY_VERIFY(tree->viewport()->width() < narrow.width());

    QCOMPARE(tree->columnWidth(TargetTreeModel::ReleaseColumn), 222);
    QVERIFY(!tree->isColumnHidden(TargetTreeModel::TypeColumn));
}

void TestNarrowPages::detailsGoBelowTheListAndBack_data()
{
    QTest::addColumn<bool>("drift");
    QTest::newRow("targets") << false;
    QTest::newRow("drift") << true;
}

void TestNarrowPages::detailsGoBelowTheListAndBack()
{
    QFETCH(const bool, drift);
    Workspace workspace(deadEndpoint());
    fill(workspace);
    std::unique_ptr<Page> page;
    if (drift)
        page = std::make_unique<DriftPage>(&workspace);
    else
        page = std::make_unique<TargetsPage>(&workspace);
    page->resize(wide);
    page->show();
    QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    auto *panes = page->findChild<FoldingSplitter *>();
    QWidget *list = panes->widget(0);
    QWidget *details = panes->widget(1);
    const QList<int> widths = panes->sizes();
    QVERIFY(!panes->isFolded());

    shrink(*page);
    QTRY_VERIFY(panes->isFolded());
    QTRY_VERIFY(details->geometry().top() > list->geometry().bottom());
    QTRY_VERIFY2(fits(*page), QTest::toString(page->layout()->minimumSize()));
    QVERIFY(page->rect().contains(QRect(details->mapTo(page.get(), QPoint()), details->size())));

    page->resize(wide);
    QTRY_VERIFY(!panes->isFolded());
    QTRY_COMPARE(panes->sizes(), widths);
}

void TestNarrowPages::theCalendarHidesItsSidebarUntilItIsAskedFor()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    CalendarPage page(&workspace);
    page.resize(wide);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto *side = page.findChild<CalendarSide *>();
    QVERIFY(side->isVisible());

    shrink(page);
    QTRY_VERIFY(!side->isVisible());

    page.setSidebarVisible(true); // F9
    QTRY_VERIFY(side->isVisible() && side->filter()->isVisible());
    QTRY_VERIFY2(fits(page), QTest::toString(page.layout()->minimumSize()));
    QVERIFY(page.rect().contains(QRect(side->mapTo(&page, QPoint()), side->size())));
    for (const QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            QVERIFY2(page.rect().contains(QRect(button->mapTo(&page, QPoint()), button->size())), qPrintable(button->text()));
    }
}

/// In the window, whose pages scroll where one asks for more than there is.
void TestNarrowPages::theButtonsOfAFreezeStayOnThePageWithManyEnvironments()
{
    Workspace workspace(deadEndpoint());
    Fleet fleet = exampleFleet();
    for (int i = 0; i < 7; ++i) {
        EnvironmentSummary more = fleet.environments.constFirst();
        more.environment.id = EnvironmentId::create();
        more.environment.name = u"more-%1"_s.arg(i);
        more.environment.displayName = u"Another environment %1"_s.arg(i);
        fleet.environments.append(more);
    }
    fill(workspace, fleet);
    FreezeWindow freeze = aFreeze("2026-11-23T00:00Z", "2026-11-24T00:00Z", u"Release weekend, of which much is said so that it needs more than a line"_s);
    freeze.environmentId = fleet.environments.constFirst().environment.id;
    freeze.start = hoursFromNow(5);
    freeze.end = hoursFromNow(9);
    workspace.freezes()->put(freeze);
    MainWindow window(&workspace);
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.showPage(u"calendar"_s);
    auto *page = window.currentPage();
    page->showFreezeWindow(freeze.id.uuid());

    const auto *area = qobject_cast<QScrollArea *>(page->parentWidget()->parentWidget()); // page, viewport, area
    QVERIFY(area);
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
    for (const char *name : {"editFreeze", "deleteFreeze"}) {
        const auto *button = page->findChild<QAbstractButton *>(QString::fromLatin1(name));
        QVERIFY(button && button->isVisible());
        QTRY_VERIFY2(area->viewport()->rect().contains(QRect(button->mapTo(area->viewport(), QPoint()), button->size())), name);
    }
}

} // namespace tidegate::test

QTEST_MAIN(tidegate::test::TestNarrowPages)
#include "tst_narrowpages.moc"
