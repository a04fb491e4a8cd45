// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/pagedfleet.h"

#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/targets/list/targettreeview.h"
#include "ui/targets/targetspage.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagehost.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;

/// The list of targets, by its keys, while most of it is still on its way.
class TestArrivingList : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void saysThatItIsAPart();
    void aFilterTypedMeanwhileIsRightInTheEnd();
    void whatIsChosenStaysChosenAndInSight();
    void whatIsLookedAtStaysInPlaceWhenRowsAboveGo();
    void aWholeBranchThatIsChosenIsAllThatStaysChosen();
    void whatIsLookedAtStaysInPlaceWhenRowsComeBetween();
    void theOrderOfAColumnIsRightInTheEnd();
    void aLinkToWhatHasNotArrivedIsFollowed();
    void aLinkToNothingIsSaidOnceTheServerSaysSo();
    void aLinkToNothingIsSaidWhenAllIsHere();
    void whoChoosesSomethingElseIsNotLedAway();
    void whatWouldTakeAPartForTheWholeWaits();
    void aPageThatDoesNotComeIsSaidAndRetryGoesOn();

private:
    void open(int heldFrom);
    QString current() const { return m_tree->currentSource().data().toString(); }
    QStringList shown() const;
    bool isNothingSaid() const; ///< That a link leads to nothing.

    std::unique_ptr<PagedFleet> m_fleet;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    TargetTreeView *m_tree = nullptr;
    ElidedLabel *m_arriving = nullptr;
};

void TestArrivingList::init()
{
    m_fleet = std::make_unique<PagedFleet>(60);
    m_workspace = std::make_unique<Workspace>(Endpoint{});
}

void TestArrivingList::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_fleet.reset();
}

void TestArrivingList::open(int heldFrom)
{
    m_fleet->holdFrom(heldFrom);
    ConsoleOptions options;
    options.page = u"targets"_s;
    m_window = std::make_unique<MainWindow>(m_workspace.get(), options);
    m_window->resize(1200, 500);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_tree = m_window->findChild<TargetTreeView *>();
    m_arriving = m_window->findChild<ElidedLabel *>(u"arrivingTargets"_s);
    m_workspace->open({m_fleet->url(), "token", {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live, 10'000);
    QTRY_VERIFY(m_tree->isVisible());
    m_tree->setFocus();
    QTRY_VERIFY(m_tree->hasFocus());
}

QStringList TestArrivingList::shown() const
{
    QStringList names;
    const QAbstractItemModel *model = m_tree->model();
    const QModelIndex environment = model->index(0, 0);
    for (int row = 0; row < model->rowCount(environment); ++row)
        names.append(model->index(row, 0, environment).data().toString());
    return names;
}

void TestArrivingList::saysThatItIsAPart()
{
    open(1);

    QCOMPARE(shown().size(), 3);
    QTRY_VERIFY(m_arriving->isVisible());
    QCOMPARE(m_arriving->text(), u"Targets: 3 of 60, loading"_s);
    m_fleet->letGo();
    QTRY_COMPARE(shown().size(), 60);
    QTRY_VERIFY(!m_arriving->isVisible());
}

void TestArrivingList::aFilterTypedMeanwhileIsRightInTheEnd()
{
    open(1);
    QTest::keyClicks(m_tree, u"/"_s);
    auto *field = m_window->findChild<QLineEdit *>(u"targetFilter"_s);
    QTRY_VERIFY(field->hasFocus());

    QTest::keyClicks(field, u"web-05"_s);

    QTRY_COMPARE(m_window->findChild<TargetsPage *>()->findChild<PageStack *>()->emptyState()->title(), u"No target matches so far"_s);
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_VERIFY(m_tree->isVisible());
    QStringList expected;
    for (int i = 50; i < 60; ++i)
        expected.append(u"web-%1"_s.arg(i, 3, 10, QChar(u'0')));
    QCOMPARE(shown(), expected);
}

void TestArrivingList::whatIsChosenStaysChosenAndInSight()
{
    open(10);
    QTRY_COMPARE(shown().size(), 30);
    const QString wanted = u"web-025"_s;
    for (int i = 0; i < 40 && current() != wanted; ++i)
        QTest::keyClick(m_tree, Qt::Key_Down);
    QCOMPARE(current(), wanted);
    QTRY_VERIFY(m_tree->verticalScrollBar()->value() > 0);
    const QRect place = m_tree->visualRect(m_tree->currentIndex());
    const QList<TargetId> selected = m_tree->selectedTargets();
    QCOMPARE(selected.size(), 1);

    for (const QString &name : {u"a-1"_s, u"a-2"_s, u"a-3"_s}) // above what is looked at
        m_fleet->tell("target.created", m_fleet->add(name));
    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_COMPARE(shown().size(), 63);
    QCOMPARE(current(), wanted);
    QCOMPARE(m_tree->selectedTargets(), selected);
    QTRY_COMPARE(m_tree->visualRect(m_tree->currentIndex()), place);
}

void TestArrivingList::whatIsLookedAtStaysInPlaceWhenRowsAboveGo()
{
    open(1'000);
    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_COMPARE(shown().size(), 60);
    const QString wanted = u"web-040"_s;
    for (int i = 0; i < 60 && current() != wanted; ++i)
        QTest::keyClick(m_tree, Qt::Key_Down);
    QCOMPARE(current(), wanted);
    QTRY_VERIFY(m_tree->verticalScrollBar()->value() > 3);
    const QRect place = m_tree->visualRect(m_tree->currentIndex());

    for (int i = 0; i < 3; ++i) {
        const TargetId id = m_fleet->idOf(0);
        m_fleet->remove(id);
        m_fleet->tell("target.deleted", id);
    }

    QTRY_COMPARE(shown().size(), 57);
    QCOMPARE(current(), wanted);
    QTRY_COMPARE(m_tree->visualRect(m_tree->currentIndex()), place);
}

void TestArrivingList::aWholeBranchThatIsChosenIsAllThatStaysChosen()
{
    m_fleet = std::make_unique<PagedFleet>(600);
    open(1'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isComplete(), 30'000);
    QTest::keyClicks(m_tree, u"/"_s);
    auto *field = m_window->findChild<QLineEdit *>(u"targetFilter"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"5"_s);
    QTRY_VERIFY(shown().size() < 300);
    const auto count = shown().size();
    QVERIFY(count > 125); // of fewer the selection keeps each row by itself anyway
    m_tree->setFocus();
    QTest::keyClick(m_tree, Qt::Key_Home);
    QTest::keyClick(m_tree, Qt::Key_Down);
    QTest::keyClick(m_tree, Qt::Key_End, Qt::ShiftModifier);
    const QList<TargetId> chosen = m_tree->selectedTargets();
    QCOMPARE(chosen.size(), count);

    field->setFocus();
    QTest::keyClick(field, Qt::Key_Backspace);

    QTRY_COMPARE(shown().size(), 600);
    QCOMPARE(m_tree->selectedTargets(), chosen);
}

void TestArrivingList::whatIsLookedAtStaysInPlaceWhenRowsComeBetween()
{
    m_fleet = std::make_unique<PagedFleet>(600);
    open(1'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isComplete(), 30'000);
    QTest::keyClicks(m_tree, u"/"_s);
    auto *field = m_window->findChild<QLineEdit *>(u"targetFilter"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"5"_s);
    QTRY_VERIFY(shown().size() < 300);
    m_tree->setFocus();
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(m_tree, Qt::Key_Down);
    QTRY_VERIFY(m_tree->verticalScrollBar()->value() > 3);
    const QString wanted = current();
    const QRect place = m_tree->visualRect(m_tree->currentIndex());

    field->setFocus();
    QTest::keyClick(field, Qt::Key_Backspace);

    QTRY_COMPARE(shown().size(), 600);
    QCOMPARE(current(), wanted);
    QTRY_COMPARE(m_tree->visualRect(m_tree->currentIndex()), place);
}

void TestArrivingList::theOrderOfAColumnIsRightInTheEnd()
{
    m_fleet->change(m_fleet->idOf(40), u"healthStatus"_s, u"unreachable"_s);
    m_fleet->change(m_fleet->idOf(1), u"healthStatus"_s, u"degraded"_s);
    open(1);
    m_tree->sortByColumn(TargetTreeModel::HealthColumn, Qt::DescendingOrder);
    QCOMPARE(shown().first(), u"web-002"_s);

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(shown().size(), 60);
    QCOMPARE(shown().first(), u"web-041"_s);
    QCOMPARE(shown().at(1), u"web-002"_s);
}

void TestArrivingList::aLinkToWhatHasNotArrivedIsFollowed()
{
    open(1);
    const TargetId id = m_fleet->idOf(55);

    QVERIFY(m_window->openLink(QUrl(u"tidegate://open/x/targets/"_s + id.toString())));

    QTRY_COMPARE(current(), u"web-056"_s); // before its page
    QVERIFY(m_workspace->isArriving());
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(current(), u"web-056"_s);
}

bool TestArrivingList::isNothingSaid() const
{
    const auto labels = m_window->findChildren<InlineMessage *>();
    return std::any_of(labels.begin(), labels.end(), [](const InlineMessage *each) { return each->isVisible() && each->text().contains(u"not here"_s); });
}

void TestArrivingList::aLinkToNothingIsSaidOnceTheServerSaysSo()
{
    open(1);
    const QSignalSpy refused(m_window->findChild<PageHost *>(), &PageHost::refused);

    QVERIFY(m_window->openLink(QUrl(u"tidegate://open/x/targets/"_s + TargetId::create().toString())));

    QTRY_VERIFY(isNothingSaid());
    QVERIFY(m_workspace->isArriving());
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_VERIFY(!m_arriving->isVisible());
    QCOMPARE(refused.size(), 1);
}

void TestArrivingList::aLinkToNothingIsSaidWhenAllIsHere()
{
    open(1);
    const TargetId id = TargetId::create();
    m_fleet->hide(id); // alone it is not answered

    QVERIFY(m_window->openLink(QUrl(u"tidegate://open/x/targets/"_s + id.toString())));

    QVERIFY(!isNothingSaid());
    m_fleet->letGo();
    QTRY_VERIFY(isNothingSaid());
}

void TestArrivingList::whoChoosesSomethingElseIsNotLedAway()
{
    open(1);
    const TargetId id = m_fleet->idOf(55);
    m_fleet->hide(id); // alone it is not answered
    QVERIFY(m_window->openLink(QUrl(u"tidegate://open/x/targets/"_s + id.toString())));
    QTRY_VERIFY(m_tree->hasFocus());
    QTest::keyClick(m_tree, Qt::Key_Down);
    const QString chosen = current();

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(current(), chosen);
}

void TestArrivingList::whatWouldTakeAPartForTheWholeWaits()
{
    open(1);
    auto *save = m_window->findChild<QAction *>(u"exportTargets"_s);
    auto *import = m_window->findChild<QAction *>(u"importTargets"_s);
    auto *check = m_window->findChild<QAction *>(u"checkHealth"_s);

    QTest::keyClick(m_tree, Qt::Key_Home); // the environment

    QVERIFY(!save->isEnabled());
    QVERIFY(save->toolTip().contains(u"still being loaded"_s));
    QVERIFY(!import->isEnabled());
    QVERIFY(!check->isEnabled());
    QTest::keyClick(m_tree, Qt::Key_Down); // a target is a whole
    QVERIFY(check->isEnabled());
    m_fleet->letGo();
    QTRY_VERIFY(save->isEnabled());
    QVERIFY(import->isEnabled());
}

void TestArrivingList::aPageThatDoesNotComeIsSaidAndRetryGoesOn()
{
    m_fleet->fail(7);
    open(1'000);
    QTRY_COMPARE(m_arriving->text(), u"Targets: 21 of 60; the rest could not be loaded"_s);
    QCOMPARE(shown().size(), 21);
    auto *stack = m_window->findChild<TargetsPage *>()->findChild<PageStack *>();
    QVERIFY(stack->isShowingContent());
    QTRY_VERIFY(stack->message()->isVisible());

    m_fleet->fail(-1);
    auto *retry = stack->message()->findChild<QPushButton *>();
    QTest::keyClick(retry, Qt::Key_Space);

    QTRY_VERIFY(m_workspace->isComplete());
    QCOMPARE(shown().size(), 60);
    QTRY_VERIFY(!stack->message()->isVisible());
    QVERIFY(!m_arriving->isVisible());
    QCOMPARE(m_fleet->askedForPage(0), 1);
}

QTEST_MAIN(TestArrivingList)
#include "tst_arrivinglist.moc"
