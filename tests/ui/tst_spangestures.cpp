// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/words.h"
#include "tests/ui/timelinebench.h"
#include "ui/calendar/span/weekview.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;
using std::chrono::hours;

/// Freezes drawn, dragged, resized and copied on the timeline and in the week.
class TestSpanGestures : public TimelineBench
{
    Q_OBJECT

private slots:
    void init() { TimelineBench::init(); }
    void cleanup() { TimelineBench::cleanup(); }
    void drawingOnALaneCreates();
    void theLabelSaysBothZonesAndTheLength();
    void draggingABarMovesIt();
    void itsEdgesResizeIt_data();
    void itsEdgesResizeIt();
    void shiftLeavesTheGrid();
    void controlCopies();
    void anotherLaneIsAnotherEnvironment();
    void escapeTakesADragBack();
    void aStartedFreezeOnlyMovesItsEnd();
    void withoutPermissionADragSaysWhy();
    void aChangeFromOutsideEndsTheDrag();
    void aGestureBeginsWithTheOccurrenceItHolds();
    void controlShiftAndArrowsMoveTheSelectedFreeze();
    void altShiftAndArrowsMoveItsEnds();
    void controlCAndVCopy();
    void theWeekMovesAndCreatesToo();
    void theWeekTakesTheWallClockOverAChange();
    void theWeekCreatesOnTheDayThatIsPointedAt_data();
    void theWeekCreatesOnTheDayThatIsPointedAt();
    void theTimelineCreatesTheDayThatIsPointedAt();
};

void TestSpanGestures::drawingOnALaneCreates()
{
    QSignalSpy created(m_view.get(), &SpanView::createRequested);

    drag(pointAt("2026-11-23T17:00:00Z", m_staging), pointAt("2026-11-26T04:30:00Z", m_staging));

    QCOMPARE(created.size(), 1);
    const auto draft = created[0][0].value<FreezeWindow>();
    QCOMPARE(draft.environmentId, m_staging.id);
    QCOMPARE(draft.start, at("2026-11-23T17:00:00Z"));
    QCOMPARE(draft.end, at("2026-11-26T05:00:00Z"));
    QCOMPARE(m_view->cursorSpan(), (TimeSpan{draft.start, draft.end})); // it stays to be seen
}

void TestSpanGestures::theLabelSaysBothZonesAndTheLength()
{
    drag(pointAt("2026-11-23T17:00:00Z", m_staging), pointAt("2026-11-26T04:30:00Z", m_staging), {}, false);

    QCOMPARE(m_view->liveText(), u"Mon 23 18:00 → Thu 26 06:00 · 2\u00a0d\u00a012\u00a0h · UTC 17:00 → 05:00"_s);
}

void TestSpanGestures::draggingABarMovesIt()
{
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    const QPoint from = on(m_upcoming.id);

    drag(from, from - QPoint(4 * 24, 0)); // a day

    QCOMPARE(changed.size(), 1);
    const auto after = changed[0][1].value<FreezeWindow>();
    QCOMPARE(after.id, m_upcoming.id);
    QCOMPARE(after.start, m_upcoming.start - hours(24));
    QCOMPARE(after.end, m_upcoming.end - hours(24));
    QCOMPARE(m_view->selected().window, m_upcoming.id);
}

void TestSpanGestures::itsEdgesResizeIt_data()
{
    QTest::addColumn<bool>("start");
    QTest::newRow("start") << true;
    QTest::newRow("end") << false;
}

void TestSpanGestures::itsEdgesResizeIt()
{
    QFETCH(const bool, start);
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    m_view->setScale(at("2026-11-26T23:00:00Z"), 600'000); // the whole freeze with both ends in view
    const QRect bar = m_view->barRect({m_upcoming.id, {}});
    const QPoint from(start ? bar.left() + 2 : bar.right() - 2, bar.center().y());

    drag(from, from + QPoint(6 * 5, 0)); // five hours

    QCOMPARE(changed.size(), 1);
    const auto after = changed[0][1].value<FreezeWindow>();
    QCOMPARE(after.start, start ? m_upcoming.start + hours(5) : m_upcoming.start);
    QCOMPARE(after.end, start ? m_upcoming.end : m_upcoming.end + hours(5));
}

void TestSpanGestures::shiftLeavesTheGrid()
{
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    const QPoint from = on(m_upcoming.id);

    drag(from, from + QPoint(-13, 0), Qt::ShiftModifier);

    QCOMPARE(changed[0][1].value<FreezeWindow>().start, m_upcoming.start - std::chrono::minutes(13 * 15));
}

void TestSpanGestures::controlCopies()
{
    QSignalSpy copied(m_view.get(), &SpanView::copyRequested);
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    const QPoint from = on(m_active.id);

    drag(from, from + QPoint(4 * 24, 0), Qt::ControlModifier, false);
    QVERIFY2(m_view->liveText().startsWith(u"Copy to Production: "_s), qPrintable(m_view->liveText()));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, from + QPoint(4 * 24, 0));

    QCOMPARE(copied.size(), 1);
    QCOMPARE(copied[0][0].value<FreezeWindow>().start, m_active.start + hours(24));
    QCOMPARE(changed.size(), 0);
}

void TestSpanGestures::anotherLaneIsAnotherEnvironment()
{
    QSignalSpy moved(m_view.get(), &SpanView::laneChangeRequested);
    const QPoint from = on(m_upcoming.id);

    drag(from, QPoint(from.x(), laneOf(m_production).center().y()));

    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved[0][1].value<FreezeWindow>().environmentId, m_production.id);
    QCOMPARE(moved[0][1].value<FreezeWindow>().start, m_upcoming.start);
}

void TestSpanGestures::escapeTakesADragBack()
{
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    const QPoint from = on(m_upcoming.id);

    drag(from, from + QPoint(80, 0), {}, false);
    QVERIFY(!m_view->liveText().isEmpty());
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(80, 0));

    QVERIFY(m_view->liveText().isEmpty());
    QCOMPARE(changed.size(), 0);
}

void TestSpanGestures::aStartedFreezeOnlyMovesItsEnd()
{
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    QSignalSpy refused(m_view.get(), &SpanView::refused);
    const QPoint from = on(m_active.id);

    drag(from, from + QPoint(80, 0));
    QCOMPARE(changed.size(), 0);
    QVERIFY(refused[0][0].toString().contains(u"only its end"_s));
    const QPoint end(m_view->barRect({m_active.id, {}}).right() - 2, from.y());
    drag(end, end + QPoint(4 * 12, 0));

    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][1].value<FreezeWindow>().end, m_active.end + hours(12));
}

void TestSpanGestures::withoutPermissionADragSaysWhy()
{
    m_view->setRefusal(u"Your role may not."_s);
    QSignalSpy created(m_view.get(), &SpanView::createRequested);
    QSignalSpy refused(m_view.get(), &SpanView::refused);

    drag(pointAt("2026-11-23T17:00:00Z", m_staging), pointAt("2026-11-26T04:30:00Z", m_staging), {}, false);
    QCOMPARE(m_view->liveText(), u"Your role may not."_s);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton);

    QCOMPARE(created.size(), 0);
    QCOMPARE(refused.size(), 1);
}

void TestSpanGestures::aChangeFromOutsideEndsTheDrag()
{
    const QPoint from = on(m_upcoming.id);
    drag(from, from + QPoint(80, 0), {}, false);
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);

    m_entries[1].window.version = 2;
    m_view->setEntries(m_entries);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(80, 0));

    QCOMPARE(changed.size(), 0);
}

void TestSpanGestures::aGestureBeginsWithTheOccurrenceItHolds()
{
    const CalendarEntry later = aWeekLater(m_entries.at(1));
    m_entries << later;
    m_view->setEntries(m_entries);
    m_view->selectOccurrence(later.occurrence.key);
    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);

    QVERIFY2(!m_view->liveText().isEmpty() && !m_view->liveText().contains(u"27"_s), qPrintable(m_view->liveText())); // not the first, of Fri 27
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
}

void TestSpanGestures::controlShiftAndArrowsMoveTheSelectedFreeze()
{
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    QSignalSpy moved(m_view.get(), &SpanView::laneChangeRequested);
    m_view->selectOccurrence({m_upcoming.id, {}});

    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(m_view->liveText().startsWith(u"Fri 27 20:00 → Mon 30 08:00"_s), qPrintable(m_view->liveText()));
    QCOMPARE(changed.size(), 0); // not before the key is let go
    QTest::keyRelease(m_view.get(), Qt::Key_Control);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][1].value<FreezeWindow>().start, m_upcoming.start + hours(2));
    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QTest::keyRelease(m_view.get(), Qt::Key_Control);
    QCOMPARE(changed.size(), 1);
    QTest::keyPress(m_view.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved[0][1].value<FreezeWindow>().environmentId, m_production.id);
}

void TestSpanGestures::altShiftAndArrowsMoveItsEnds()
{
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    m_view->selectOccurrence({m_upcoming.id, {}});

    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QTest::keyPress(m_view.get(), Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    QTest::keyRelease(m_view.get(), Qt::Key_Alt);

    const auto after = changed[0][1].value<FreezeWindow>();
    QCOMPARE(after.start, m_upcoming.start - hours(1));
    QCOMPARE(after.end, m_upcoming.end + hours(1));
}

void TestSpanGestures::controlCAndVCopy()
{
    QSignalSpy created(m_view.get(), &SpanView::createRequested);
    m_view->selectOccurrence({m_upcoming.id, {}});
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    m_view->selectOccurrence({});
    m_view->setCursorAt(at("2026-12-04T17:00:00Z"));

    QTest::keyClick(m_view.get(), Qt::Key_V, Qt::ControlModifier);

    QCOMPARE(created.size(), 1);
    const auto draft = created[0][0].value<FreezeWindow>();
    QCOMPARE(draft.reason, m_upcoming.reason);
    QCOMPARE(draft.start, at("2026-12-04T17:00:00Z"));
    QCOMPARE(draft.end - draft.start, m_upcoming.end - m_upcoming.start);
}

void TestSpanGestures::theWeekMovesAndCreatesToo()
{
    WeekView week;
    week.resize(900, 620);
    week.setZones(QTimeZone("Europe/Berlin"), QTimeZone::utc());
    week.setNow(at("2026-11-23T10:15:00Z"));
    week.setLanes({{m_staging.id, m_staging.displayName, false}});
    FreezeWindow window = aFreeze("2026-11-24T08:00:00Z", "2026-11-24T12:00:00Z", u"Rehearsal"_s);
    window.environmentId = m_staging.id;
    week.setEntries({anEntry(u"Staging"_s, window)});
    week.show();
    week.setCursorAt(at("2026-11-24T08:00:00Z"));
    QSignalSpy changed(&week, &SpanView::changeRequested);
    QSignalSpy created(&week, &SpanView::createRequested);
    const QRect bar = week.barRect({window.id, {}});
    QVERIFY(bar.isValid());
    const int hour = bar.height() / 4;

    QTest::mousePress(week.viewport(), Qt::LeftButton, {}, bar.center());
    QTest::mouseMove(week.viewport(), bar.center() + QPoint(0, hour / 2));
    QTest::mouseMove(week.viewport(), bar.center() + QPoint(0, 2 * hour));
    QTest::mouseRelease(week.viewport(), Qt::LeftButton, {}, bar.center() + QPoint(0, 2 * hour));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][1].value<FreezeWindow>().start, window.start + hours(2));
    week.selectOccurrence({});
    week.setCursorAt(at("2026-11-25T08:00:00Z"));
    QTest::keyClick(&week, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&week, Qt::Key_Return);

    QCOMPARE(created.size(), 1);
    QCOMPARE(created[0][0].value<FreezeWindow>().environmentId, m_staging.id); // the only one that is shown
    QCOMPARE(created[0][0].value<FreezeWindow>().end, at("2026-11-25T10:00:00Z"));
}

void TestSpanGestures::theWeekTakesTheWallClockOverAChange()
{
    WeekView week;
    week.resize(900, 620);
    week.setZones(QTimeZone("Europe/Berlin"), QTimeZone("Europe/Berlin"));
    week.setNow(at("2026-03-27T10:00:00Z"));
    week.setLanes({{m_staging.id, m_staging.displayName, false}});
    week.show();
    QSignalSpy created(&week, &SpanView::createRequested);
    week.setCursorAt(at("2026-03-29T00:00:00Z")); // Sunday 01:00, an hour before the jump

    QTest::keyClick(&week, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&week, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&week, Qt::Key_Return);

    QCOMPARE(created.size(), 1);
    const auto draft = created[0][0].value<FreezeWindow>();
    QCOMPARE(draft.start, at("2026-03-29T00:00:00Z"));
    QCOMPARE(wallClock(draft.end, QTimeZone("Europe/Berlin")).time(), QTime(5, 0)); // 01:00, 03:00 and 04:00 are three cells
    QVERIFY2(freezetext::liveRange({draft.start, draft.end}, QTimeZone("Europe/Berlin"), QTimeZone::utc()).contains(u"go forward 1\u00a0h"_s),
             "the label says it");
}

void TestSpanGestures::theWeekCreatesOnTheDayThatIsPointedAt_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("date");
    QTest::newRow("Cairo, no midnight") << QByteArray("Africa/Cairo") << QDate(2027, 4, 30);
    QTest::newRow("Cairo, the day before") << QByteArray("Africa/Cairo") << QDate(2027, 4, 29);
    QTest::newRow("Azores, no midnight") << QByteArray("Atlantic/Azores") << QDate(2027, 3, 28);
    QTest::newRow("Havana, two midnights") << QByteArray("America/Havana") << QDate(2026, 11, 1);
    QTest::newRow("Lord Howe") << QByteArray("Australia/Lord_Howe") << QDate(2026, 10, 4);
}

void TestSpanGestures::theWeekCreatesOnTheDayThatIsPointedAt()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QDate, date);
    const QTimeZone there(zone);
    const TimeSpan day = dayOf(date, there);
    WeekView week;
    week.resize(1'000, 24 * 30 + 40); // all hours are in view
    week.setZones(there, there);
    week.setNow(day.start - hours(24));
    week.setLanes({{m_staging.id, m_staging.displayName, false}});
    week.show();
    week.setCursorAt(day.start + hours(12));
    QSignalSpy created(&week, &SpanView::createRequested);
    const QRect noon = week.spanRect({day.start + hours(12), day.start + hours(13)}, {});

    for (int y = noon.top() % noon.height() + noon.height() + 3; y < week.viewport()->height() - 3; y += noon.height() / 2) {
        QTest::mouseDClick(week.viewport(), Qt::LeftButton, {}, QPoint(noon.center().x(), y));
        const auto draft = created.takeFirst()[0].value<FreezeWindow>();
        QVERIFY2(draft.start >= day.start && draft.end <= day.end && draft.start < draft.end,
                 qPrintable(words::instant(draft.start, there) + u" – "_s + words::instant(draft.end, there)));
    }
    week.setCursorAt(day.start - hours(1));
    QTest::keyClick(&week, Qt::Key_Right); // the day after the one before
    QCOMPARE(dateOf(week.cursorSpan().start, there), date);
    QTest::keyClick(&week, Qt::Key_Left);
    QCOMPARE(dateOf(week.cursorSpan().start, there), date.addDays(-1));
}

void TestSpanGestures::theTimelineCreatesTheDayThatIsPointedAt()
{
    const QTimeZone cairo("Africa/Cairo");
    const TimeSpan friday = dayOf(QDate(2027, 4, 30), cairo);
    m_view->setZones(cairo, cairo);
    m_view->setCursorAt(friday.start);
    m_view->zoomBy(1.0 / 1024); // months are in view
    m_view->setCursorAt(friday.start + hours(9));
    QSignalSpy created(m_view.get(), &SpanView::createRequested);

    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(created.size(), 1);
    QCOMPARE(created[0][0].value<FreezeWindow>().start, friday.start);
    QCOMPARE(created[0][0].value<FreezeWindow>().end, friday.end);
}

QTEST_MAIN(TestSpanGestures)
#include "tst_spangestures.moc"
