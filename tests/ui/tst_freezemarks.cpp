// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezes.h"
#include "ui/calendar/entry/changemark.h"
#include "ui/calendar/month/monthview.h"
#include "ui/calendar/span/timelineview.h"
#include "ui/calendar/span/weekview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(tidegate::FreezeChange)

/// Changes in spite of freezes, marked in the views of the calendar.
class TestFreezeMarks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void theTimelineMarksItAboveTheFreeze();
    void aClickOnTheMarkAsksForItAndDrawsNothing();
    void aMarkThatWasLeftBeforeTheReleaseDoesNothing();
    void marksTooCloseAreOne();
    void wordsGoWhereThereIsNoRoom();
    void lanesWithoutMarksAreAsLowAsBefore();
    void theWeekMarksTheMinute();
    void bothReadingsOfAnHourThatComesTwiceAreMarked();
    void theMonthMarksTheDay();
    void theMonthMarksTheDayOfTheZone();
    void whatIsSpokenCountsThem();
    void hostileNamesStayInTheirMark();
    void mirroredTheFlagIsAtTheOtherSide();

private:
    FreezeChange change(const char *when, const QString &target = u"prod-web-04"_s) const
    {
        return {ObservedChangeId::create(), m_freeze.environmentId, at(when), target, u"api"_s};
    }
    template <typename View>
    std::unique_ptr<View> shown(const QTimeZone &zone = QTimeZone::utc(), QSize size = {1000, 500})
    {
        auto view = std::make_unique<View>();
        view->resize(size);
        if constexpr (std::is_same_v<View, MonthView>) {
            view->setZone(zone);
        } else {
            view->setZones(zone, zone);
            view->setLanes({{m_freeze.environmentId, u"Production"_s, true}, {m_other, u"Staging"_s}});
        }
        view->setNow(at("2026-11-29T10:15:00Z"));
        view->setEntries({anEntry(u"Production"_s, m_freeze, true)});
        view->show();
        return view;
    }
    std::unique_ptr<TimelineView> timeline()
    {
        auto view = shown<TimelineView>();
        view->setScale(at("2026-11-27T00:00:00Z"), 86'400'000.0 / 64);
        return view;
    }

    FreezeWindow m_freeze;
    EnvironmentId m_other;
};

void TestFreezeMarks::init()
{
    m_freeze = aFreeze("2026-11-28T16:00:00Z", "2026-12-04T17:00:00Z", u"Holiday freeze"_s);
    m_other = EnvironmentId::create();
}

void TestFreezeMarks::theTimelineMarksItAboveTheFreeze()
{
    const auto view = timeline();
    const QRect before = view->barRect({m_freeze.id, {}});
    view->setChanges({change("2026-11-29T02:12:00Z")});
    const auto marks = view->marks();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks.first().text, u"02:12 prod-web-04 changed"_s);
    const QRect bar = view->barRect({m_freeze.id, {}});
    QCOMPARE(bar.width(), before.width());
    QVERIFY(marks.first().rect.bottom() < bar.top());
    QVERIFY(marks.first().rect.left() > bar.left());
    const QString tip = view->toolTipAt(marks.first().rect.center());
    QVERIFY2(tip.contains(u"1 change in spite of the freeze"_s) && tip.contains(u"api on prod-web-04"_s), qPrintable(tip));
}

void TestFreezeMarks::aClickOnTheMarkAsksForItAndDrawsNothing()
{
    const auto view = timeline();
    const FreezeChange newest = change("2026-11-29T02:30:00Z");
    view->setChanges({change("2026-11-29T02:12:00Z"), newest});
    QSignalSpy asked(view.get(), &SpanView::markRequested);
    QSignalSpy created(view.get(), &SpanView::createRequested);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->marks().first().rect.center());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<FreezeChange>(), newest);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, view->marks().first().rect.center());
    QCOMPARE(created.size(), 0);
    QVERIFY(!view->hasRange());
}

void TestFreezeMarks::aMarkThatWasLeftBeforeTheReleaseDoesNothing()
{
    const auto view = timeline();
    view->setChanges({change("2026-11-29T02:12:00Z")});
    QSignalSpy asked(view.get(), &SpanView::markRequested);
    QSignalSpy created(view.get(), &SpanView::createRequested);
    const QPoint place = view->marks().first().rect.center();
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseMove(view->viewport(), place + QPoint(0, 90));
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, place + QPoint(0, 90));
    QCOMPARE(asked.size(), 0);
    QCOMPARE(created.size(), 0);
}

void TestFreezeMarks::marksTooCloseAreOne()
{
    const auto view = timeline(); // a day on 64 pixels
    view->setChanges({change("2026-11-29T02:12:00Z"), change("2026-11-29T03:12:00Z"), change("2026-11-29T04:12:00Z"), change("2026-12-01T04:12:00Z")});
    const auto marks = view->marks();
    QCOMPARE(marks.size(), 2);
    QCOMPARE(marks.at(0).text, u"3 changes"_s);
    QCOMPARE(marks.at(1).text, u"04:12 prod-web-04 changed"_s);
    QVERIFY(!marks.at(0).rect.intersects(marks.at(1).rect));
}

void TestFreezeMarks::wordsGoWhereThereIsNoRoom()
{
    const auto view = timeline();
    QList<FreezeChange> changes;
    for (int hour = 0; hour < 22; hour += 7)
        changes.append(change(qPrintable(u"2026-11-29T%1:00:00Z"_s.arg(hour, 2, 10, QLatin1Char('0')))));
    view->setChanges(changes);
    const auto marks = view->marks();
    QCOMPARE(marks.size(), 4);
    for (qsizetype i = 0; i + 1 < marks.size(); ++i) {
        QCOMPARE(marks.at(i).text, QString());
        QVERIFY(marks.at(i).rect.right() < marks.at(i + 1).rect.left() + 2);
    }
    QCOMPARE(marks.last().text, u"21:00 prod-web-04 changed"_s);
}

void TestFreezeMarks::lanesWithoutMarksAreAsLowAsBefore()
{
    const auto view = timeline();
    const int lane = view->spanRect({m_freeze.start, m_freeze.end}, m_other).height();
    const int own = view->spanRect({m_freeze.start, m_freeze.end}, m_freeze.environmentId).height();
    view->setChanges({change("2026-11-29T02:12:00Z")});
    QCOMPARE(view->spanRect({m_freeze.start, m_freeze.end}, m_other).height(), lane);
    QVERIFY(view->spanRect({m_freeze.start, m_freeze.end}, m_freeze.environmentId).height() >= own);
    view->stepPages(4);
    QVERIFY(view->marks().isEmpty()); // out of sight; the lane keeps its height
    QVERIFY(view->spanRect(view->shownSpan(), m_freeze.environmentId).height() >= own);
}

void TestFreezeMarks::theWeekMarksTheMinute()
{
    const auto view = shown<WeekView>();
    view->setCursorAt(at("2026-11-29T02:00:00Z"));
    view->setChanges({change("2026-11-29T02:30:00Z")});
    const auto marks = view->marks();
    QCOMPARE(marks.size(), 1);
    const SpanHit hit = view->hitAt(marks.first().rect.topLeft() + QPoint(4, 0));
    QVERIFY2(std::chrono::abs(hit.at - at("2026-11-29T02:30:00Z")) < std::chrono::minutes(6), qPrintable(marks.first().text));
    QSignalSpy asked(view.get(), &SpanView::markRequested);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, marks.first().rect.center());
    QCOMPARE(asked.size(), 1);
    QVERIFY(view->selected().isNull()); // the freeze below it was not meant
}

void TestFreezeMarks::bothReadingsOfAnHourThatComesTwiceAreMarked()
{
    m_freeze = aFreeze("2026-10-23T16:00:00Z", "2026-10-28T17:00:00Z", u"Clocks"_s);
    const auto view = shown<WeekView>(QTimeZone("Europe/Berlin"));
    view->setCursorAt(at("2026-10-25T01:00:00Z"));
    // 02:10 of summer, 02:50 of summer, 02:10 of winter: the first and the last are at the same place.
    view->setChanges({change("2026-10-25T00:10:00Z"), change("2026-10-25T00:50:00Z"), change("2026-10-25T01:10:00Z")});
    qsizetype count = 0;
    for (const ChangeMark &mark : view->marks())
        count += mark.changes.size();
    QCOMPARE(count, 3);
    const auto marks = view->marks();
    for (qsizetype i = 0; i < marks.size(); ++i) {
        for (qsizetype j = i + 1; j < marks.size(); ++j)
            QVERIFY(!marks.at(i).rect.intersects(marks.at(j).rect.adjusted(0, 1, 0, -1)));
    }
}

void TestFreezeMarks::theMonthMarksTheDay()
{
    const auto view = shown<MonthView>();
    view->setCurrentDate(QDate(2026, 11, 29));
    const FreezeChange newest = change("2026-11-29T09:00:00Z");
    view->setChanges({change("2026-11-29T02:12:00Z"), newest});
    QSignalSpy asked(view.get(), &MonthView::markRequested);
    QSignalSpy created(view.get(), &MonthView::createRequested);
    const QRect cell = view->cellRect(QDate(2026, 11, 29));
    const QPoint mark(cell.right() - 12, cell.top() + 12);
    QVERIFY2(view->toolTipAt(mark).contains(u"2 changes in spite of the freeze"_s), qPrintable(view->toolTipAt(mark)));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, mark);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<FreezeChange>(), newest);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, mark);
    QCOMPARE(created.size(), 0);
}

void TestFreezeMarks::theMonthMarksTheDayOfTheZone()
{
    const auto view = shown<MonthView>(QTimeZone("Asia/Kolkata"));
    view->setChanges({change("2026-11-29T19:00:00Z")}); // half past midnight of the next day there
    view->setCurrentDate(QDate(2026, 11, 29));
    QVERIFY(!view->dayText().contains(u"1 change"_s));
    view->setCurrentDate(QDate(2026, 11, 30));
    QVERIFY2(view->dayText().contains(u"1 change in spite of the freeze"_s), qPrintable(view->dayText()));
}

void TestFreezeMarks::whatIsSpokenCountsThem()
{
    const auto view = timeline();
    view->setChanges({change("2026-11-29T02:12:00Z")});
    view->setRange({at("2026-11-29T00:00:00Z"), at("2026-11-29T12:00:00Z")}, m_freeze.environmentId);
    QVERIFY2(view->cursorText().contains(u"1 change in spite of the freeze"_s), qPrintable(view->cursorText()));
    view->setRange({at("2026-11-29T00:00:00Z"), at("2026-11-29T12:00:00Z")}, m_other);
    QVERIFY(!view->cursorText().contains(u"1 change"_s));
    CalendarEntry entry = anEntry(u"Production"_s, m_freeze, true);
    entry.changes = 3;
    const QString spoken = freezetext::spoken(entry, at("2026-11-29T10:15:00Z"), QTimeZone::utc());
    QVERIFY2(spoken.contains(u"3 changes in spite of the freeze"_s), qPrintable(spoken));
}

void TestFreezeMarks::hostileNamesStayInTheirMark()
{
    const auto view = timeline();
    view->setChanges({change("2026-11-29T02:12:00Z", u"\u202Eevil\nname"_s), change("2026-12-01T02:12:00Z", QString(10'000, u'x'))});
    const auto marks = view->marks();
    QCOMPARE(marks.size(), 2);
    QVERIFY(!marks.at(0).text.contains(u'\n') && !marks.at(0).text.contains(u"\u202E"_s + u"evil"));
    for (const ChangeMark &mark : marks)
        QVERIFY(mark.rect.right() <= view->viewport()->width());
    QVERIFY2(marks.at(1).text.size() < 200, qPrintable(marks.at(1).text));
}

void TestFreezeMarks::mirroredTheFlagIsAtTheOtherSide()
{
    const auto view = timeline();
    view->setLayoutDirection(Qt::RightToLeft);
    view->setChanges({change("2026-11-29T02:12:00Z")});
    const auto marks = view->marks();
    QCOMPARE(marks.size(), 1);
    QVERIFY(!marks.first().text.isEmpty());
    const SpanHit flag = view->hitAt(marks.first().rect.topRight() - QPoint(changemarks::flagSize() / 2, 0));
    QVERIFY(std::chrono::abs(flag.at - at("2026-11-29T02:12:00Z")) < std::chrono::minutes(40));
}

QTEST_MAIN(TestFreezeMarks)
#include "tst_freezemarks.moc"
