// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "ui/calendar/calendarviews.h"
#include "ui/drift/driftview.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/overviewpage.h"
#include "ui/page/page.h"
#include "ui/style/taborder.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/window/maintoolbar.h"
#include "ui/window/mainwindow.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// Who has the keys, and whether one can see it.
class TestFocus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Theme::apply(*qApp);
        TabOrder::install(*qApp);
    }
    void init();
    void cleanup();
    void tabReachesTheToolBar();
    void anotherPageHasTheFocus_data();
    void anotherPageHasTheFocus();
    void aJumpOfThePaletteHasTheFocus();
    void aDialogGivesTheFocusBack();
    void whatIsGoneLeavesTheFocusToThePage();
    void aButtonThatGoesLeavesTheFocusToTheCalendar();
    void enterMovesOnInAConfirmationThatIsTyped();
    void theNextDifferenceIsReachedFromTheLists();
    void theLettersOfTheCalendarHoldOnItsWholePage();
    void onlyTheListWithTheFocusIsStronglySelected();

private:
    bool isInPage() const { return QApplication::focusWidget() && m_window->currentPage()->isAncestorOf(QApplication::focusWidget()); }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestFocus::init()
{
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    m_window = std::make_unique<MainWindow>(m_workspace.get());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestFocus::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

void TestFocus::tabReachesTheToolBar()
{
    const auto *bar = m_window->findChild<MainToolBar *>();
    QStringList reached;
    auto *connection = bar->findChild<QToolButton *>(u"connection"_s);
    connection->setFocus();
    QCOMPARE(QApplication::focusWidget(), connection);
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (bar->isAncestorOf(QApplication::focusWidget()))
            reached.append(QApplication::focusWidget()->accessibleName());
    }
    for (const QString &name : {u"Scope: All environments"_s, u"Refresh"_s, u"Messages"_s})
        QVERIFY2(reached.contains(name), qPrintable(reached.join(u", "_s)));
}

void TestFocus::anotherPageHasTheFocus_data()
{
    QTest::addColumn<QString>("page");
    for (const auto &page : {u"Overview"_s, u"Targets"_s, u"Calendar"_s, u"Drift"_s, u"Releases"_s, u"Activity"_s})
        QTest::addRow("%s", qPrintable(page)) << page;
}

void TestFocus::anotherPageHasTheFocus()
{
    QFETCH(const QString, page);
    m_window->showPage(page == u"Targets"_s ? u"drift"_s : u"targets"_s);
    for (QToolButton *button : m_window->findChildren<QToolButton *>()) {
        if (button->accessibleName() == page && button->isCheckable())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(m_window->currentPage()->title(), page);
    QVERIFY2(isInPage(), qPrintable(QApplication::focusWidget() ? QApplication::focusWidget()->accessibleName() : u"nobody"_s));
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(m_window->currentPage()->title() != page);
    QVERIFY2(isInPage(), qPrintable(QApplication::focusWidget() ? QApplication::focusWidget()->accessibleName() : u"nobody"_s));
}

void TestFocus::aJumpOfThePaletteHasTheFocus()
{
    m_window->findChild<QToolButton *>(u"connection"_s)->setFocus();
    for (const QString &wanted : {u"#Staging"_s, u"@prod-web-02"_s}) {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->inherits("QLineEdit"));
        QTest::keyClicks(QApplication::focusWidget(), wanted);
        QTest::qWait(200);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY2(isInPage(), qPrintable(wanted));
    }
}

void TestFocus::aDialogGivesTheFocusBack()
{
    m_window->showPage(u"overview"_s);
    auto *page = qobject_cast<OverviewPage *>(m_window->currentPage());
    page->cards().at(1)->setFocus();
    page->startNewItem();
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTRY_VERIFY(isInPage());

    // What had the focus goes while the dialog is open.
    QDialog dialog(m_window.get());
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    m_workspace->environments()->remove(page->cards().at(1)->summary().environment.id);
    QTRY_COMPARE(page->cards().size(), 2);
    dialog.reject();
    m_window->activateWindow(); // as a desktop does
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(isInPage());
}

void TestFocus::whatIsGoneLeavesTheFocusToThePage()
{
    m_window->showPage(u"overview"_s);
    auto *page = qobject_cast<OverviewPage *>(m_window->currentPage());
    while (!page->cards().isEmpty()) {
        page->cards().constLast()->setFocus();
        const auto left = page->cards().size() - 1;
        m_workspace->environments()->remove(page->cards().constLast()->summary().environment.id);
        QTRY_COMPARE(page->cards().size(), left);
        if (left > 0) // an empty page may have nothing to enter
            QTRY_VERIFY(isInPage());
    }
}

void TestFocus::aButtonThatGoesLeavesTheFocusToTheCalendar()
{
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.environmentId = m_workspace->environments()->all().constFirst().environment.id;
    window.start = hoursFromNow(24);
    window.end = hoursFromNow(48);
    window.reason = u"Audit"_s;
    window.version = 1;
    m_workspace->freezes()->put(window);
    m_window->showFreezeWindow(window.id.uuid());
    Page *page = m_window->currentPage();
    auto *button = page->findChild<QPushButton *>(u"copyFreeze"_s);
    QTRY_VERIFY(button->isVisible());
    button->setFocus();
    QTRY_VERIFY(button->hasFocus());

    m_workspace->freezes()->remove(window.id);
    QTRY_VERIFY(!button->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), page->mainPane()); // and no check box, which Space would change
}

void TestFocus::enterMovesOnInAConfirmationThatIsTyped()
{
    Confirmation question;
    question.title = u"Delete Production?"_s;
    question.verb = u"Delete"_s;
    question.typedName = u"production"_s;
    question.reasonRequired = true;
    auto *dialog = new ConfirmDialog(question, m_window.get());
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *name = dialog->findChild<QLineEdit *>(u"typedName"_s);
    auto *reason = dialog->findChild<QLineEdit *>(u"reason"_s);
    auto *verb = dialog->findChild<QPushButton *>(u"verb"_s);
    const QSignalSpy confirmed(dialog, &ConfirmDialog::confirmed);
    name->setFocus();

    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    name->setFocus();
    QTest::keyClicks(name, u"production"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->focusWidget(), reason);
    QTest::keyClick(reason, Qt::Key_Enter);
    QVERIFY(dialog->isVisible() && dialog->focusWidget() == reason);
    QTest::keyClicks(reason, u"It is over."_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(dialog->focusWidget(), verb);
    QCOMPARE(confirmed.count(), 0);
    QTest::keyClick(verb, Qt::Key_Return);
    QCOMPARE(confirmed.count(), 1);
    dialog->reject();
}

void TestFocus::theNextDifferenceIsReachedFromTheLists()
{
    m_window->showPage(u"drift"_s);
    Page *page = m_window->currentPage();
    QUuid drifted;
    for (const FleetDrift &row : m_workspace->drift()->all()) {
        if (row.report.differences.size() > 1)
            drifted = row.target.uuid();
    }
    page->showTarget(drifted);
    auto *list = page->findChild<QTreeView *>(u"driftList"_s);
    const QTreeView *table = page->findChild<DriftView *>()->table();
    QTRY_VERIFY(table->model()->rowCount() > 1);
    for (QWidget *from : std::initializer_list<QWidget *>{list, page->findChild<QLineEdit *>(u"driftFilter"_s)}) {
        from->setFocus();
        const QModelIndex before = table->currentIndex();
        QTest::keyClick(from, Qt::Key_F7);
        QVERIFY(table->currentIndex() != before);
    }
}

void TestFocus::theLettersOfTheCalendarHoldOnItsWholePage()
{
    m_window->showPage(u"calendar"_s);
    Page *page = m_window->currentPage();
    auto *today = page->findChild<QPushButton *>(u"today"_s);
    const auto *views = page->findChild<CalendarViews *>();
    for (const auto &[key, view] : {std::pair(Qt::Key_M, CalendarView::Month), std::pair(Qt::Key_A, CalendarView::Agenda),
                                    std::pair(Qt::Key_W, CalendarView::Week), std::pair(Qt::Key_L, CalendarView::Timeline)}) {
        today->setFocus();
        QTest::keyClick(today, key);
        QCOMPARE(views->view(), view);
    }
}

void TestFocus::onlyTheListWithTheFocusIsStronglySelected()
{
    QWidget both;
    auto *row = new QHBoxLayout(&both);
    QListWidget *lists[] = {new QListWidget, new QListWidget};
    for (QListWidget *list : lists) {
        list->addItem(u"     "_s);
        row->addWidget(list);
        list->setCurrentRow(0);
    }
    both.show();
    both.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&both));
    const auto groundOf = [](QListWidget *list) {
        return list->viewport()->grab().toImage().pixelColor(list->visualItemRect(list->item(0)).center() + QPoint(0, 6));
    };
    const QColor strong = qApp->palette().color(QPalette::Active, QPalette::Highlight);
    for (int i = 0; i < 2; ++i) {
        lists[i]->setFocus();
        QTRY_COMPARE(groundOf(lists[i]), strong);
        QVERIFY(groundOf(lists[1 - i]) != strong);
        QVERIFY(groundOf(lists[1 - i]) != both.palette().color(QPalette::Base)); // but still to be seen
    }
}

QTEST_MAIN(TestFocus)
#include "tst_focus.moc"
