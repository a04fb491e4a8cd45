// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/changingfleet.h"

#include "models/observedchangemodel.h"
#include "ui/activity/activitypage.h"
#include "ui/activity/changecard.h"
#include "ui/activity/changesview.h"
#include "ui/activity/explaindialog.h"
#include "ui/calendar/span/timelineview.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/overviewpage.h"
#include "ui/style/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace tidegate;
using namespace tidegate::test;

/// The tab Changes of the window on a real server, while things change there.
class TestChangesPage : public QObject, private ChangingFleet
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init() { start(); }
    void cleanup() { stop(); }
    void anotherDigestIsUnexplainedAtOnce();
    void aStickerAnnouncesItWhileItIsShown();
    void aFreezeIsNamedAndLeadsToTheCalendar();
    void theCalendarMarksItAndLeadsBack();
    void itIsExplainedByKeysAndTheVerdictStays();
    void tooShortAReasonIsSaidAtItsField();
    void whoMayNotExplainSeesWhy();
    void enterOnACardShowsWhatNobodyAskedAbout();
    void theCardsCountAllTimes();
    void theListGivesWayBeforeThePageScrolls();
    void moreChangesThanAPageAreAllMarked();
    void whoHasGoneOnIsNotLedBack();
    void theScopeOfTheWindowIsKept();
    void aTextIsLookedForByTheServer();
    void newOnesMoveNothing();
    void allThatMatchIsWritten();
    void anEmptyListTeaches();
    void theOverviewCountsAndLeadsThere();
    void copiedItIsText();

private:
    /// The window with the tab, as somebody opens it: Ctrl+6, and the tab by its letter.
    void openChanges(Role role = Role::Admin)
    {
        openWindow(m_api->token(role));
        m_window->showPage(u"activity"_s);
        QTest::keyClick(m_window.get(), Qt::Key_A, Qt::AltModifier);
        QTRY_VERIFY(view()->isVisible());
    }
    ActivityPage *page() const { return m_window->findChild<ActivityPage *>(); }
    ChangesView *view() const { return page()->findChild<ChangesView *>(); }
    QTableView *table() const { return view()->table(); }
    ObservedChangeModel *model() const { return static_cast<ObservedChangeModel *>(table()->model()); }
    QString cell(int row, int column) const { return model()->index(row, column).data().toString(); }
    QString verdict(int row = 0) const { return cell(row, ObservedChangeModel::VerdictColumn); }
    QPushButton *button(const QString &name) const { return page()->findChild<QPushButton *>(name); }
    QStringList story() const
    {
        QStringList told;
        const QAbstractItemModel *moments = view()->findChild<QTreeView *>(u"changeStory"_s)->model();
        for (int row = 0; row < moments->rowCount(); ++row)
            told.append(moments->index(row, 1).data().toString());
        return told;
    }
    ChangeCard *card(const QByteArray &environment) const
    {
        for (ChangeCard *each : view()->cards()) {
            if (each->environment().toString().toLatin1() == environment)
                return each;
        }
        return nullptr;
    }
};

void TestChangesPage::anotherDigestIsUnexplainedAtOnce()
{
    runs(m_web, 'a', 60);
    openChanges();
    QTRY_COMPARE(view()->findChild<EmptyState *>()->title(), u"Nothing changed in this time"_s);
    runs(m_web, 'b');
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    QCOMPARE(verdict(), u"Unexplained"_s);
    QCOMPARE(cell(0, ObservedChangeModel::WhereColumn), u"prod-web-04 · production"_s);
    QCOMPARE(cell(0, ObservedChangeModel::ComponentColumn), u"api"_s);
    QCOMPARE(cell(0, ObservedChangeModel::ImageColumn), u"2.a → 2.b"_s);
    QVERIFY(cell(0, ObservedChangeModel::EvidenceColumn).contains(u"no sticker, no gate check"_s));
    QTRY_COMPARE_WITH_TIMEOUT(card(m_production)->counts().unasked(), 1, 10'000);
    QVERIFY(card(m_production)->accessibleName().contains(u"1 of 1 nobody asked about"_s));
    QVERIFY(table()->currentIndex().isValid());
}

void TestChangesPage::aStickerAnnouncesItWhileItIsShown()
{
    runs(m_web, 'a', 120);
    runs(m_web, 'b', 60);
    runs(m_other, 'c', 120);
    runs(m_other, 'd', 30);
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 2, 10'000);
    table()->setCurrentIndex(model()->index(1, 0));
    QSignalSpy moved(table()->selectionModel(), &QItemSelectionModel::currentRowChanged);
    QSignalSpy resets(model(), &QAbstractItemModel::modelReset);
    announce(m_web, 'b');
    QTRY_COMPARE_WITH_TIMEOUT(verdict(1), u"Announced"_s, 10'000);
    QCOMPARE(verdict(0), u"Unexplained"_s);
    QTRY_VERIFY(story().join(u'\n').contains(u"in a sticker that 2.b was deployed"_s));
    QVERIFY(moved.isEmpty());
    QVERIFY(resets.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(card(m_production)->counts().unasked(), 0, 10'000);
}

void TestChangesPage::aFreezeIsNamedAndLeadsToTheCalendar()
{
    runs(m_web, 'a', 60);
    openChanges();
    freeze(m_production, u"Holiday freeze"_s);
    runs(m_web, 'b');
    QTRY_COMPARE_WITH_TIMEOUT(verdict(), u"During freeze"_s, 10'000);
    QVERIFY(cell(0, ObservedChangeModel::EvidenceColumn).endsWith(u"Holiday freeze"_s));
    QVERIFY(story().contains(u"Holiday freeze began"_s));
    QTRY_VERIFY_WITH_TIMEOUT(button(u"showFreeze"_s)->isEnabled(), 10'000);
    QTest::mouseClick(button(u"showFreeze"_s), Qt::LeftButton);
    QCOMPARE(m_window->currentPageId(), u"calendar"_s);
}

void TestChangesPage::theCalendarMarksItAndLeadsBack()
{
    runs(m_web, 'a', 60);
    runs(m_other, 'a', 60);
    freeze(m_production, u"Holiday freeze"_s);
    runs(m_web, 'b');
    runs(m_other, 'b'); // no freeze there
    openChanges();
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentPageId(), u"calendar"_s, 10'000);
    auto *timeline = m_window->findChild<TimelineView *>();
    QTRY_COMPARE_WITH_TIMEOUT(timeline->marks().size(), 1, 10'000);
    QCOMPARE(timeline->marks().first().changes.size(), 1);
    QTest::mouseClick(timeline->viewport(), Qt::LeftButton, {}, timeline->marks().first().rect.center());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentPageId(), u"activity"_s, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    QCOMPARE(verdict(), u"During freeze"_s);
    QVERIFY(table()->currentIndex().isValid());

    // By keys: the freeze, then what changed during it.
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(timeline->hasFocus());
    for (int step = 0; step < 4 && timeline->selected().isNull(); ++step)
        QTest::keyClick(timeline, step % 2 == 0 ? Qt::Key_Tab : Qt::Key_Down);
    QVERIFY(!timeline->selected().isNull());
    auto *button = m_window->findChild<QPushButton *>(u"freezeChanges"_s);
    QTRY_VERIFY(button->isVisible());
    QTest::keyClick(timeline, Qt::Key_U, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentPageId(), u"activity"_s, 10'000);
    QVERIFY(model()->at(table()->currentIndex().row()).change.verdict == ChangeVerdict::DuringFreeze);
}

void TestChangesPage::itIsExplainedByKeysAndTheVerdictStays()
{
    runs(m_web, 'a', 60);
    runs(m_web, 'b');
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_P, Qt::AltModifier);
    QTRY_VERIFY(m_window->findChild<ExplainDialog *>()); // the button is seen to be pressed first
    auto *dialog = m_window->findChild<ExplainDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *reason = dialog->findChild<QPlainTextEdit *>(u"explanationReason"_s);
    QTRY_VERIFY(reason->hasFocus());
    QTest::keyClicks(reason, u"A certificate had to be replaced"_s);
    QTest::keyClick(reason, Qt::Key_Tab);
    auto *ticket = dialog->findChild<QLineEdit *>(u"explanationTicket"_s);
    QVERIFY(ticket->hasFocus());
    QTest::keyClicks(ticket, u"OPS-7"_s);
    QTest::keyClick(ticket, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<ExplainDialog *>(), 10'000);
    QCOMPARE(verdict(), u"Unexplained"_s);
    QVERIFY(story().constLast().endsWith(u"explained: A certificate had to be replaced (OPS-7)"_s));
    const QJsonObject line = m_api->send("GET", "/api/v1/deployments-observed", m_api->token(Role::Admin)).array().first().toObject();
    QCOMPARE(line.value("explanation"_L1).toObject().value("ticket"_L1).toString(), u"OPS-7"_s);
}

void TestChangesPage::tooShortAReasonIsSaidAtItsField()
{
    runs(m_web, 'a', 60);
    runs(m_web, 'b');
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    button(u"explainChange"_s)->click();
    auto *dialog = m_window->findChild<ExplainDialog *>();
    auto *reason = dialog->findChild<QPlainTextEdit *>(u"explanationReason"_s);
    QTest::keyClicks(reason, u"x"_s);
    dialog->accept();
    QVERIFY(dialog->isVisible());
    QVERIFY(!reason->accessibleDescription().isEmpty());
    reason->clear();
    dialog->reject();
    QTRY_VERIFY(!m_window->findChild<ExplainDialog *>());
}

void TestChangesPage::whoMayNotExplainSeesWhy()
{
    runs(m_web, 'a', 60);
    runs(m_web, 'b');
    openChanges(Role::Viewer);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    QVERIFY(!button(u"explainChange"_s)->isEnabled());
    QCOMPARE(button(u"explainChange"_s)->toolTip(), m_workspace->whyNot(Permission::StickerWrite));
    QVERIFY(!button(u"explainChange"_s)->toolTip().isEmpty());
    QVERIFY(button(u"copyChange"_s)->isEnabled());
}

void TestChangesPage::enterOnACardShowsWhatNobodyAskedAbout()
{
    runs(m_web, 'a', 120);
    runs(m_web, 'b', 90);
    announce(m_web, 'b');
    runs(m_web, 'c', 30);
    runs(m_other, 'd', 120);
    runs(m_other, 'e', 60);
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 3, 10'000);
    QTRY_VERIFY(card(m_production)->isVisible());
    card(m_production)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(card(m_production), Qt::Key_Return);
    QVERIFY(card(m_production)->isChecked());
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    QCOMPARE(cell(0, ObservedChangeModel::ImageColumn), u"2.b → 2.c"_s);
    QCOMPARE(view()->findChild<QComboBox *>(u"changeVerdict"_s)->currentText(), u"nobody asked about"_s);
    // Somebody says now that it was deployed: it is no longer what nobody asked about.
    announce(m_web, 'c');
    QTRY_COMPARE_WITH_TIMEOUT(view()->findChild<EmptyState *>()->title(), u"No change matches"_s, 10'000);
    QTest::keyClick(card(m_production), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 3, 10'000);
    QVERIFY(!button(u"clearChanges"_s)->isVisible());
}

void TestChangesPage::theCardsCountAllTimes()
{
    constexpr int day = 86'400;
    runs(m_web, 'a', 80 * day);
    runs(m_web, 'b', 70 * day);
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(card(m_production)->counts().total(), 0, 10'000);
    auto *period = view()->findChild<QComboBox *>(u"changePeriod"_s);
    period->setFocus();
    QTest::keyClick(period, Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(card(m_production)->counts().total(), 1, 10'000);
}

void TestChangesPage::moreChangesThanAPageAreAllMarked()
{
    constexpr int count = 130;
    runs(m_web, 'a', 600);
    freeze(m_production, u"Holiday freeze"_s);
    for (int i = 1; i <= count; ++i)
        runs(m_web, i % 2 == 0 ? 'a' : 'b', 300 - i);
    openChanges();
    m_window->showPage(u"calendar"_s);
    const auto *timeline = m_window->findChild<TimelineView *>();
    const auto marked = [timeline] {
        qsizetype changes = 0;
        for (const ChangeMark &mark : timeline->marks())
            changes += mark.changes.size();
        return static_cast<int>(changes);
    };
    QTRY_COMPARE_WITH_TIMEOUT(marked(), count, 20'000);
}

/// What was asked for is not there to be shown, or the answer was late: the reader has chosen something else meanwhile.
void TestChangesPage::whoHasGoneOnIsNotLedBack()
{
    runs(m_other, 'a', 120);
    runs(m_other, 'b', 90);
    runs(m_web, 'a', 60);
    runs(m_web, 'b');
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 2, 10'000);
    const ObservedChangeId older = model()->at(1).change.id; // not of production
    view()->showChange(QUuid(m_production), older);
    view()->choose({}, false);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 2, 10'000);
    QTest::qWait(100);
    QCOMPARE(table()->currentIndex().row(), 0);
}

void TestChangesPage::theListGivesWayBeforeThePageScrolls()
{
    runs(m_web, 'a', 60);
    runs(m_web, 'b');
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(card(m_production)->counts().total(), 1, 10'000);
    m_window->resize(1'200, 640);
    const auto *area = qobject_cast<QScrollArea *>(page()->parentWidget()->parentWidget());
    QVERIFY(area);
    QTRY_COMPARE(page()->height(), area->viewport()->height());
    QVERIFY(!area->verticalScrollBar()->isVisible());
}

void TestChangesPage::theScopeOfTheWindowIsKept()
{
    runs(m_web, 'a', 120);
    runs(m_web, 'b', 90);
    runs(m_other, 'd', 120);
    runs(m_other, 'e', 60);
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 2, 10'000);
    m_window->setScope(parseUuid(QString::fromLatin1(m_staging)));
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    QCOMPARE(cell(0, ObservedChangeModel::WhereColumn), u"stg-web-01 · staging"_s);
    m_window->setScope({});
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 2, 10'000);
}

void TestChangesPage::aTextIsLookedForByTheServer()
{
    runs(m_web, 'a', 120);
    runs(m_web, 'b', 90);
    runs(m_other, 'd', 120);
    runs(m_other, 'e', 60);
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 2, 10'000);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(view()->text()->hasFocus());
    QTest::keyClicks(view()->text(), u"stg-web"_s);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    QTest::keyClick(view()->text(), Qt::Key_Down);
    QVERIFY(table()->hasFocus());
    view()->text()->setText(u"100%"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view()->findChild<EmptyState *>()->title(), u"No change matches"_s, 10'000);
    QTest::mouseClick(button(u"clearChanges"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 2, 10'000);
}

void TestChangesPage::newOnesMoveNothing()
{
    for (int i = 0; i < 130; ++i)
        runs(m_web, i % 2 == 0 ? 'a' : 'b', 400 - 3 * i);
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 100, 10'000);
    table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
    table()->scrollToBottom();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 129, 10'000); // older ones come as one scrolls
    table()->setCurrentIndex(model()->index(60, 0));
    table()->scrollTo(model()->index(60, 0), QAbstractItemView::PositionAtTop);
    const ObservedChangeId chosen = model()->at(60).change.id;
    const int y = table()->visualRect(table()->currentIndex()).y();
    runs(m_web, 'f');
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 130, 10'000);
    QCOMPARE(model()->at(table()->currentIndex().row()).change.id, chosen);
    QCOMPARE(table()->visualRect(table()->currentIndex()).y(), y);
    QVERIFY(button(u"newChanges"_s)->isVisible());
    QCOMPARE(button(u"newChanges"_s)->text(), u"↑ 1 new change"_s);
    button(u"newChanges"_s)->click();
    QCOMPARE(table()->currentIndex().row(), 0);
    QVERIFY(!button(u"newChanges"_s)->isVisible());
    // What is announced far below the first page is seen there too.
    const ShownChange oldest = model()->all().constLast();
    QCOMPARE(verdict(129), u"Unexplained"_s);
    announce(m_web, 'b');
    QTRY_VERIFY_WITH_TIMEOUT(model()->find(oldest.change.id)->change.verdict == ChangeVerdict::Announced, 10'000);
}

void TestChangesPage::allThatMatchIsWritten()
{
    for (int i = 0; i < 130; ++i)
        runs(m_web, i % 2 == 0 ? 'a' : 'b', 400 - 3 * i);
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 100, 10'000);
    const QTemporaryDir directory;
    QSignalSpy ended(view(), &ChangesView::successReported);
    view()->exportTo(directory.filePath(u"changes.csv"_s));
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 10'000);
    QCOMPARE(ended.at(0).at(0).toString(), u"129 changes were written."_s);
    QFile file(directory.filePath(u"changes.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QCOMPARE(text.count("\r\n"), 130);
    QVERIFY(text.startsWith("firstSeenAt,environment,target,"));
}

void TestChangesPage::anEmptyListTeaches()
{
    openChanges();
    auto *state = view()->findChild<EmptyState *>();
    QTRY_COMPARE(state->title(), u"Nothing changed in this time"_s);
    QVERIFY(state->sentence().contains(u"sticker"_s));
    QVERIFY(state->sentence().contains(u"gate check"_s));
}

void TestChangesPage::theOverviewCountsAndLeadsThere()
{
    runs(m_web, 'a', 120);
    runs(m_web, 'b', 60);
    openWindow(m_api->token(Role::Admin));
    m_window->showPage(u"overview"_s);
    auto *overview = m_window->findChild<OverviewPage *>();
    const auto said = [&] { return overview->cards().at(1)->accessibleName(); };
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"1 of 1 changes this month nobody asked about"_s), 10'000);
    runs(m_web, 'c');
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"2 of 2 changes this month nobody asked about"_s), 10'000);
    overview->cards().at(1)->setFocus();
    overview->findChild<QAction *>(u"show-changes"_s)->trigger();
    QCOMPARE(m_window->currentPageId(), u"activity"_s);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 2, 10'000);
    QVERIFY(card(m_production)->isChecked());
    QTRY_VERIFY(table()->hasFocus());
}

void TestChangesPage::copiedItIsText()
{
    runs(m_web, 'a', 120);
    runs(m_web, 'b', 60);
    openChanges();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith(u"api on prod-web-04 changed, and nobody said or asked\n"_s), qPrintable(text));
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(m_window->currentPageId(), u"targets"_s);
}

QTEST_MAIN(TestChangesPage)
#include "tst_changespage.moc"
