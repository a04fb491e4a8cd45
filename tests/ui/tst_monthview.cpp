// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezes.h"

#include "ui/calendar/month/monthview.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

class TestMonthView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { m_view.reset(); }

    void showsTheMonthOfToday();
    void arrowsMoveTheDayAndTurnTheMonth();
    void pagesTurnMonthsAndTReturns();
    void shiftAndArrowsSelectDaysForANewFreeze();
    void enterOpensTheSelectedFreeze();
    void enterOpensTheFreezeOfTheDay();
    void tabWalksTheFreezesOfTheDayAndThenLeaves();
    void theFreezeUnderTheCursorIsSelected();
    void keysMoveAndResizeByDays();
    void keysSayWhyTheyDoNothing();
    void deleteAsksOnlyForASelectedFreeze();
    void clickSelectsAndDoubleClickOpens();
    void doubleClickOnADayCreates();
    void doubleClickOnAGreyDayCreatesOnThatDay();
    void pagesTurnFromTheMonthThatIsShown();
    void draggingSelectsDays();
    void escapeEndsADrag();
    void withoutThePermissionNothingIsCreated();
    void tooltipsSayBothZonesAndToday();
    void occurrencesOfAWindowAreSelectedApart();
    void moreOpensAListOfTheDay();
    void whatIsActiveIsHiddenLast();
    void speaksTheDayAndItsFreezes();
    void showsTheMonthOfAWindowThatIsSelectedFromOutside();
    void scrollsWhenItIsLow();
    void mirrorsForRightToLeft();
    void paintsEveryState();
    void namesRangesInWords();

private:
    std::unique_ptr<MonthView> m_view;
    FreezeWindow m_active = aFreeze("2026-11-16T00:00:00Z", "2026-12-01T00:00:00Z", u"Black Friday freeze"_s);
    FreezeWindow m_upcoming = aFreeze("2026-11-27T18:00:00Z", "2026-11-30T06:00:00Z", u"Release weekend"_s);
    FreezeWindow m_past = aFreeze("2026-11-03T08:00:00Z", "2026-11-05T08:00:00Z", u"Database migration"_s);
};

void TestMonthView::init()
{
    m_view = std::make_unique<MonthView>();
    m_view->resize(900, 620);
    m_view->setZone(QTimeZone::utc());
    m_view->setNow(at("2026-11-23T10:15:00Z"));
    m_view->setEntries({anEntry(u"Production"_s, m_active, true), anEntry(u"Staging"_s, m_upcoming), anEntry(u"Development"_s, m_past)});
    m_view->setCurrentDate(QDate(2026, 11, 23));
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestMonthView::showsTheMonthOfToday()
{
    m_view->setCurrentDate(QDate(2027, 5, 1));
    m_view->showToday();

    QCOMPARE(m_view->month(), QDate(2026, 11, 1));
    QCOMPARE(m_view->currentDate(), QDate(2026, 11, 23));
    QVERIFY(m_view->cellRect(QDate(2026, 11, 23)).isValid());
}

void TestMonthView::arrowsMoveTheDayAndTurnTheMonth()
{
    QSignalSpy turned(m_view.get(), &MonthView::monthChanged);

    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_view->currentDate(), QDate(2026, 11, 24));
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->cellRect(m_view->currentDate()).left(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QTest::keyClick(m_view.get(), Qt::Key_Down);

    QCOMPARE(m_view->month(), QDate(m_view->currentDate().year(), m_view->currentDate().month(), 1));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->month(), QDate(2026, 12, 1));
    QCOMPARE(turned.constLast().constFirst().toDate(), QDate(2026, 12, 1));
}

void TestMonthView::pagesTurnMonthsAndTReturns()
{
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QCOMPARE(m_view->currentDate(), QDate(2026, 12, 23));
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(m_view->month(), QDate(2026, 10, 1));

    QTest::keyClick(m_view.get(), Qt::Key_T);

    QCOMPARE(m_view->currentDate(), QDate(2026, 11, 23));
}

void TestMonthView::shiftAndArrowsSelectDaysForANewFreeze()
{
    QSignalSpy created(m_view.get(), &MonthView::createRequested);

    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY2(m_view->dayText().contains(u"4 days"_s), qPrintable(m_view->dayText()));
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(created.size(), 1);
    QCOMPARE(created[0][0].toDate(), QDate(2026, 11, 23));
    QCOMPARE(created[0][1].toDate(), QDate(2026, 11, 26));
}

void TestMonthView::enterOpensTheSelectedFreeze()
{
    QSignalSpy opened(m_view.get(), &MonthView::openRequested);

    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Enter, Qt::KeypadModifier);

    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<FreezeWindowId>(), m_active.id);
}

void TestMonthView::enterOpensTheFreezeOfTheDay()
{
    QSignalSpy opened(m_view.get(), &MonthView::openRequested);
    QSignalSpy created(m_view.get(), &MonthView::createRequested);

    QTest::keyClick(m_view.get(), Qt::Key_Return); // on the day of the freeze that Tab would select

    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<FreezeWindowId>(), m_active.id);
    QCOMPARE(created.size(), 0);
}

void TestMonthView::tabWalksTheFreezesOfTheDayAndThenLeaves()
{
    m_view->setCurrentDate(QDate(2026, 11, 28));

    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_view->selected().window, m_active.id);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_view->selected().window, m_upcoming.id);
    QTest::keyClick(m_view.get(), Qt::Key_Backtab);
    QCOMPARE(m_view->selected().window, m_active.id);
    QTest::keyClick(m_view.get(), Qt::Key_Backtab);

    QVERIFY(m_view->selected().isNull());
    QVERIFY(m_view->hasFocus());
}

void TestMonthView::theFreezeUnderTheCursorIsSelected()
{
    m_view->setCurrentDate(QDate(2026, 11, 27));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_view->selected().window, m_active.id); // what Enter opens
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(m_view->selected().isNull());
}

void TestMonthView::keysMoveAndResizeByDays()
{
    QSignalSpy changed(m_view.get(), &MonthView::changeRequested);
    m_view->selectOccurrence({m_upcoming.id, {}});
    const auto after = [&changed] { return changed.takeFirst()[1].value<FreezeWindow>(); };

    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyPress(m_view.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!m_view->liveText().isEmpty());
    QTest::keyRelease(m_view.get(), Qt::Key_Control, Qt::ShiftModifier);
    QCOMPARE(changed.size(), 1);
    const FreezeWindow moved = after();
    QCOMPARE(moved.start, m_upcoming.start + std::chrono::hours(8 * 24));
    QCOMPARE(moved.end, m_upcoming.end + std::chrono::hours(8 * 24));

    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QTest::keyPress(m_view.get(), Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    QTest::keyRelease(m_view.get(), Qt::Key_Alt, Qt::ShiftModifier);
    QCOMPARE(changed.size(), 1);
    const FreezeWindow longer = after();
    QCOMPARE(longer.start, m_upcoming.start - std::chrono::hours(24));
    QCOMPARE(longer.end, m_upcoming.end + std::chrono::hours(24));

    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QTest::keyRelease(m_view.get(), Qt::Key_Control);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_view->selected().window, m_upcoming.id);
}

void TestMonthView::keysSayWhyTheyDoNothing()
{
    QSignalSpy refused(m_view.get(), &MonthView::refused);
    QSignalSpy changed(m_view.get(), &MonthView::changeRequested);
    for (const FreezeWindow &window : {m_active, m_past}) {
        m_view->selectOccurrence({window.id, {}});
        QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyRelease(m_view.get(), Qt::Key_Control);
    }
    m_view->selectOccurrence({});
    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(refused.size(), 3);
    QCOMPARE(changed.size(), 0);
}

void TestMonthView::deleteAsksOnlyForASelectedFreeze()
{
    QSignalSpy deleted(m_view.get(), &MonthView::deleteRequested);

    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QCOMPARE(deleted.size(), 0);
    m_view->selectOccurrence({m_active.id, {}});
    QTest::keyClick(m_view.get(), Qt::Key_Delete);

    QCOMPARE(deleted.size(), 1);
}

void TestMonthView::clickSelectsAndDoubleClickOpens()
{
    QSignalSpy selected(m_view.get(), &MonthView::selectionChanged);
    QSignalSpy opened(m_view.get(), &MonthView::openRequested);
    const QPoint bar = m_view->barRect({m_past.id, {}}).center();

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, bar);
    QCOMPARE(m_view->selected().window, m_past.id);
    QCOMPARE(selected.size(), 1);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, bar);

    QCOMPARE(opened.size(), 1);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->cellRect(QDate(2026, 11, 11)).center());
    QVERIFY(m_view->selected().isNull());
    QCOMPARE(m_view->currentDate(), QDate(2026, 11, 11));
}

void TestMonthView::doubleClickOnADayCreates()
{
    QSignalSpy created(m_view.get(), &MonthView::createRequested);

    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, m_view->cellRect(QDate(2026, 11, 11)).center());

    QCOMPARE(created.size(), 1);
    QCOMPARE(created[0][0].toDate(), QDate(2026, 11, 11));
}

void TestMonthView::doubleClickOnAGreyDayCreatesOnThatDay()
{
    for (const QDate &grey : {QDate(2026, 10, 28), QDate(2026, 12, 2)}) {
        m_view->setCurrentDate(QDate(2026, 11, 23));
        QSignalSpy created(m_view.get(), &MonthView::createRequested);
        const QRect where = m_view->cellRect(grey);
        QVERIFY(where.isValid());

        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, where.center());

        QCOMPARE(created.size(), 1);
        QCOMPARE(created[0][0].toDate(), grey);
        QCOMPARE(created[0][1].toDate(), grey);
        QCOMPARE(m_view->cellRect(grey), where); // it is still under the pointer
    }
}

void TestMonthView::pagesTurnFromTheMonthThatIsShown()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->cellRect(QDate(2026, 10, 31)).center());
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QCOMPARE(m_view->month(), QDate(2026, 12, 1));
    QCOMPARE(m_view->currentDate(), QDate(2026, 12, 31));
}

void TestMonthView::draggingSelectsDays()
{
    QSignalSpy created(m_view.get(), &MonthView::createRequested);
    const QPoint from = m_view->cellRect(QDate(2026, 11, 12)).center();
    const QPoint to = m_view->cellRect(QDate(2026, 11, 9)).center();

    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view->viewport(), to);
    QVERIFY2(m_view->dayText().contains(u"Mon 9 → Thu 12 · 4 days"_s), qPrintable(m_view->dayText()));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);

    QCOMPARE(created.size(), 1);
    QCOMPARE(created[0][0].toDate(), QDate(2026, 11, 9));
    QCOMPARE(created[0][1].toDate(), QDate(2026, 11, 12));
}

void TestMonthView::escapeEndsADrag()
{
    QSignalSpy created(m_view.get(), &MonthView::createRequested);

    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, m_view->cellRect(QDate(2026, 11, 9)).center());
    QTest::mouseMove(m_view->viewport(), m_view->cellRect(QDate(2026, 11, 12)).center());
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, m_view->cellRect(QDate(2026, 11, 12)).center());

    QCOMPARE(created.size(), 0);
}

void TestMonthView::withoutThePermissionNothingIsCreated()
{
    m_view->setRefusal(u"Not now."_s);
    QSignalSpy created(m_view.get(), &MonthView::createRequested);

    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(created.size(), 0);
}

void TestMonthView::tooltipsSayBothZonesAndToday()
{
    m_view->setZone(QTimeZone("America/St_Johns"));
    const QString bar = m_view->toolTipAt(m_view->barRect({m_active.id, {}}).center());

    QVERIFY2(bar.contains(u"Production (PROD) — Black Friday freeze"_s), qPrintable(bar));
    QVERIFY2(bar.contains(u"15 Nov 2026 20:30 – 30 Nov 2026 20:30 (America/St_Johns)"_s), qPrintable(bar));
    QVERIFY2(bar.contains(u"16 Nov 2026 00:00 – 1 Dec 2026 00:00 (UTC)"_s), qPrintable(bar));
    QVERIFY2(bar.contains(u"Active"_s), qPrintable(bar));
    QVERIFY(m_view->toolTipAt(m_view->cellRect(QDate(2026, 11, 23)).topLeft() + QPoint(4, 4)).startsWith(u"Today, "_s));
}

void TestMonthView::occurrencesOfAWindowAreSelectedApart()
{
    const CalendarEntry first = anEntry(u"Development"_s, m_past);
    const CalendarEntry second = aWeekLater(first);
    m_view->setEntries({first, second});
    QVERIFY(!m_view->barRect(second.occurrence.key).isNull());
    QVERIFY(!m_view->barRect(first.occurrence.key).intersects(m_view->barRect(second.occurrence.key)));

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->barRect(second.occurrence.key).center());
    QCOMPARE(m_view->selected(), second.occurrence.key);
    QCOMPARE(m_view->entriesOn(QDate(2026, 11, 11)), QList{second});
    m_view->selectOccurrence(first.occurrence.key);
    QCOMPARE(m_view->selected(), first.occurrence.key);
    m_view->setEntries({second});
    QVERIFY(m_view->selected().isNull());
}

void TestMonthView::moreOpensAListOfTheDay()
{
    QList<CalendarEntry> entries;
    for (int i = 0; i < 9; ++i)
        entries << anEntry(u"Environment %1"_s.arg(i), aFreeze("2026-11-10T08:00:00Z", "2026-11-10T18:00:00Z", u"Reason %1"_s.arg(i)));
    m_view->setEntries(entries);
    const QRect more = m_view->moreRect(QDate(2026, 11, 10));
    QVERIFY(more.isValid());
    QVERIFY(m_view->moreRect(QDate(2026, 11, 11)).isNull());

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, more.center());
    auto *menu = m_view->findChild<QMenu *>(u"moreMenu"_s);

    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 9);
    QVERIFY(menu->actions().constFirst()->text().contains(u"Ended"_s));
    menu->actions().constLast()->trigger();
    QVERIFY(!m_view->selected().isNull());
    menu->close();
}

void TestMonthView::whatIsActiveIsHiddenLast()
{
    QList<CalendarEntry> entries{anEntry(u"Production"_s, aFreeze("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", u"Short and active"_s), true)};
    for (int i = 0; i < 9; ++i)
        entries << anEntry(u"Environment %1"_s.arg(i), aFreeze("2026-11-23T18:00:00Z", "2026-11-28T18:00:00Z", u"Reason %1"_s.arg(i)));

    m_view->setEntries(entries);

    QVERIFY(!m_view->barRect({entries.constFirst().window.id, {}}).isNull());
    QVERIFY(m_view->moreRect(QDate(2026, 11, 23)).isValid());
}

void TestMonthView::speaksTheDayAndItsFreezes()
{
    m_view->setCurrentDate(QDate(2026, 11, 28));
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(m_view.get());

    QVERIFY(spoken);
    const QString text = spoken->text(QAccessible::Name);
    QVERIFY2(text.startsWith(u"Saturday 28 November 2026, 2 freezes: "_s), qPrintable(text));
    QVERIFY2(text.contains(u"Production, Black Friday freeze, Active until 1 Dec 2026 00:00"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Staging, Release weekend, Upcoming from 27 Nov 2026 18:00"_s), qPrintable(text));
    QVERIFY(spoken->text(QAccessible::Description).contains(u"Arrows"_s));
    QCOMPARE(spoken->text(QAccessible::Value), u"November 2026"_s);
    m_view->setCurrentDate(QDate(2026, 11, 10));
    QVERIFY(m_view->dayText().contains(u"no freeze"_s));
}

void TestMonthView::showsTheMonthOfAWindowThatIsSelectedFromOutside()
{
    m_view->setCurrentDate(QDate(2027, 6, 1));

    m_view->selectOccurrence({m_upcoming.id, {}});

    QCOMPARE(m_view->month(), QDate(2026, 11, 1));
    QCOMPARE(m_view->selected().window, m_upcoming.id);
    m_view->setEntries({});
    QVERIFY(m_view->selected().isNull());
}

void TestMonthView::scrollsWhenItIsLow()
{
    m_view->resize(620, 260);

    QVERIFY(m_view->verticalScrollBar()->maximum() > 0);
    m_view->setCurrentDate(QDate(2026, 11, 30));

    QVERIFY(m_view->viewport()->rect().contains(m_view->cellRect(QDate(2026, 11, 30)).center()));
}

void TestMonthView::mirrorsForRightToLeft()
{
    const QDate first = QDate(2026, 11, 23);
    QVERIFY(m_view->cellRect(first).left() < m_view->cellRect(first.addDays(1)).left());

    m_view->setLayoutDirection(Qt::RightToLeft);

    QVERIFY(m_view->cellRect(first).left() > m_view->cellRect(first.addDays(1)).left());
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(m_view->currentDate(), first.addDays(1));
}

void TestMonthView::paintsEveryState()
{
    m_view->setEntries({anEntry(u"Production"_s, m_active, true), anEntry(u"Staging"_s, m_upcoming, false, true), anEntry(u"Development"_s, m_past)});
    for (const bool dark : {false, true}) {
        Theme::current().setDark(dark);
        const QImage image = m_view->viewport()->grab().toImage();
        // An active bar is solid and hatched, a past one flat: more than one colour against one along an empty stretch.
        const auto colors = [&image](const QRect &bar) {
            QSet<QRgb> found;
            for (int x = bar.right() - 40; x < bar.right() - 12; ++x)
                found.insert(image.pixel(x, bar.bottom() - 4));
            return found.size();
        };
        QVERIFY(colors(m_view->barRect({m_active.id, {}})) > 1);
        QCOMPARE(colors(m_view->barRect({m_past.id, {}})), 1);
    }
    Theme::current().setDark(false);
}

void TestMonthView::namesRangesInWords()
{
    QCOMPARE(freezetext::dayRange(QDate(2026, 11, 23), QDate(2026, 11, 26)), u"Mon 23 → Thu 26 · 4 days"_s);
    QCOMPARE(freezetext::dayRange(QDate(2026, 11, 30), QDate(2026, 12, 2)), u"Mon 30 Nov → Wed 2 Dec · 3 days"_s);
    QCOMPARE(freezetext::dayRange(QDate(2026, 11, 23), QDate(2026, 11, 23)), u"Mon 23 · 1 day"_s);
}

QTEST_MAIN(TestMonthView)
#include "tst_monthview.moc"
