// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/words.h"
#include "tests/ui/inspect.h"
#include "tests/ui/timelinebench.h"
#include "ui/calendar/span/weekview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;
using std::chrono::hours;

/// What the timeline shows and says, and how one goes about in it.
class TestTimelineView : public TimelineBench
{
    Q_OBJECT

private slots:
    void init() { TimelineBench::init(); }
    void cleanup() { TimelineBench::cleanup(); }
    void arrowsMoveTheCellAndShiftExtendsIt();
    void tabGoesThroughTheFreezesOfTheLane();
    void enterOpensTheFreezeUnderTheCursor();
    void lettersAskForOtherViews();
    void controlAndWheelZoomAtThePointer();
    void plusAndMinusZoom();
    void overlapsMakeTheLaneGrow();
    void showsAWindowThatIsSelectedFromOutside();
    void occurrencesOfAWindowAreBarsOfTheirOwn();
    void speaksOfCellAndFreeze();
    void tooltipsTellEverything();
    void mirrorsForRightToLeft();
    void paintsManyFreezesAndOnlyWhatIsInView();
    void hoursOfTwelveFit();
};

void TestTimelineView::arrowsMoveTheCellAndShiftExtendsIt()
{
    QSignalSpy created(m_view.get(), &SpanView::createRequested);
    m_view->setCursorAt(at("2026-11-23T17:00:00Z"));
    const EnvironmentId lane = m_view->cursorLane();

    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY(m_view->cursorLane() != lane);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(created.size(), 1);
    const auto draft = created[0][0].value<FreezeWindow>();
    QCOMPARE(draft.start, at("2026-11-23T18:00:00Z"));
    QCOMPARE(draft.end, at("2026-11-23T21:00:00Z"));
    QCOMPARE(draft.environmentId, m_view->cursorLane());
}

void TestTimelineView::enterOpensTheFreezeUnderTheCursor()
{
    QSignalSpy opened(m_view.get(), &SpanView::openRequested);
    QSignalSpy created(m_view.get(), &SpanView::createRequested);
    m_view->setRange({m_upcoming.start + hours(2), m_upcoming.start + hours(3)}, m_upcoming.environmentId);
    m_view->setCursorAt(m_upcoming.start + hours(2)); // its lane stays, the range is gone

    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(created.size(), 0);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<FreezeWindowId>(), m_upcoming.id);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier); // a range that is drawn is a new one
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(created.size(), 1);
}

void TestTimelineView::tabGoesThroughTheFreezesOfTheLane()
{
    QSignalSpy opened(m_view.get(), &SpanView::openRequested);
    m_view->setCursorAt(at("2026-11-23T17:00:00Z"));

    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_view->selected().window, m_upcoming.id);
    QTest::keyClick(m_view.get(), Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(opened.size(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Backtab);

    QVERIFY(m_view->selected().isNull());
    QVERIFY(m_view->hasFocus());
}

void TestTimelineView::lettersAskForOtherViews()
{
    QSignalSpy wanted(m_view.get(), &SpanView::viewRequested);

    for (const Qt::Key key : {Qt::Key_M, Qt::Key_W, Qt::Key_L, Qt::Key_A})
        QTest::keyClick(m_view.get(), key);
    QCOMPARE(wanted.size(), 4);
    QCOMPARE(wanted[3][0].value<CalendarView>(), CalendarView::Agenda);
    m_view->setScale(at("2027-05-01T00:00:00Z"), 900'000);
    QTest::keyClick(m_view.get(), Qt::Key_T);

    QVERIFY(m_view->shownSpan().start < at("2026-11-23T10:15:00Z"));
    QVERIFY(m_view->shownSpan().end > at("2026-11-23T10:15:00Z"));
}

void TestTimelineView::controlAndWheelZoomAtThePointer()
{
    const QPoint pointer = pointAt("2026-11-26T12:00:00Z", m_staging);
    const Instant under = m_view->hitAt(pointer).at;
    const double before = m_view->perPixel();
    QWheelEvent event(pointer, m_view->viewport()->mapToGlobal(pointer), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);

    QApplication::sendEvent(m_view->viewport(), &event);

    QVERIFY(m_view->perPixel() < before);
    const auto moved = m_view->hitAt(pointer).at - under;
    QVERIFY2(std::abs(moved.count()) < 900'000, qPrintable(QString::number(moved.count()))); // less than a pixel
}

void TestTimelineView::plusAndMinusZoom()
{
    const double before = m_view->perPixel();

    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QVERIFY(m_view->perPixel() < before);
    QTest::keyClick(m_view.get(), Qt::Key_Minus);
    QTest::keyClick(m_view.get(), Qt::Key_Minus);

    QVERIFY(m_view->perPixel() > before);
}

void TestTimelineView::overlapsMakeTheLaneGrow()
{
    const int before = laneOf(m_production).height();
    FreezeWindow last;
    for (int i = 0; i < 4; ++i) {
        last = aFreeze("2026-11-22T00:00:00Z", "2026-11-27T00:00:00Z", u"Freeze %1"_s.arg(i));
        add(last, m_production);
    }

    QVERIFY(laneOf(m_production).height() > before);
    QVERIFY(!m_view->barRect({last.id, {}}).intersects(m_view->barRect({m_active.id, {}})));
    QCOMPARE(m_view->hitAt(m_view->barRect({last.id, {}}).center()).key.window, last.id);
}

void TestTimelineView::showsAWindowThatIsSelectedFromOutside()
{
    const FreezeWindow far = aFreeze("2027-03-01T00:00:00Z", "2027-03-02T00:00:00Z", u"Far away"_s);
    add(far, m_production);
    QSignalSpy shown(m_view.get(), &SpanView::shownSpanChanged);

    m_view->selectOccurrence({far.id, {}});

    QVERIFY(!m_view->barRect({far.id, {}}).isEmpty());
    QVERIFY(!shown.isEmpty());
    QCOMPARE(m_view->cursorLane(), m_production.id);
}

void TestTimelineView::occurrencesOfAWindowAreBarsOfTheirOwn()
{
    const CalendarEntry later = aWeekLater(m_entries.at(0));
    m_entries << later;
    m_view->setEntries(m_entries);
    m_view->setScale(at("2026-11-20T23:00:00Z"), 1'800'000);
    const QRect first = m_view->barRect({m_active.id, {}});
    const QRect second = m_view->barRect(later.occurrence.key);

    QVERIFY(!first.isEmpty() && !second.isEmpty() && !first.intersects(second));
    QCOMPARE(m_view->hitAt(second.center()).key, later.occurrence.key);
    QVERIFY(m_view->toolTipAt(first.center()).contains(u"Active"_s));
    QVERIFY(m_view->toolTipAt(second.center()).contains(u"Upcoming"_s));

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, second.center());
    QCOMPARE(m_view->selected(), later.occurrence.key);
    m_entries.removeLast();
    m_view->setEntries(m_entries);
    QVERIFY(m_view->selected().isNull());
    QCOMPARE(m_view->barRect({m_active.id, {}}), first);
}

void TestTimelineView::speaksOfCellAndFreeze()
{
    m_view->setCursorAt(at("2026-11-28T17:00:00Z"));
    QString text = spokenName(m_view.get());
    QVERIFY2(text.contains(u"Staging, Saturday 28 November 2026 18:00, 1 freeze: Staging, Release weekend, Upcoming"_s), qPrintable(text));

    m_view->selectOccurrence({m_active.id, {}});

    text = spokenName(m_view.get());
    QVERIFY2(text.startsWith(u"Selected: Production, Black Friday freeze, Active until"_s), qPrintable(text));
}

void TestTimelineView::tooltipsTellEverything()
{
    m_entries[0].createdBy = u"Alice"_s;
    m_entries[0].window.createdAt = at("2026-11-01T08:00:00Z");
    m_view->setEntries(m_entries);

    const QString text = m_view->toolTipAt(on(m_active.id));

    for (const QString &part : {u"Production (PROD) — Black Friday freeze"_s, u"Active: ends in 2\u00a0d\u00a013\u00a0h."_s, u"(Europe/Berlin)"_s, u"(UTC)"_s,
                                u"Lasts 4\u00a0d."_s, u"Exceptions: nobody."_s, u"Created by Alice on 1 Nov 2026 09:00."_s})
        QVERIFY2(text.contains(part), qPrintable(text));
}

void TestTimelineView::mirrorsForRightToLeft()
{
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    m_view->setLayoutDirection(Qt::RightToLeft);
    QVERIFY(m_view->barRect({m_upcoming.id, {}}).center().x() < m_view->barRect({m_active.id, {}}).center().x());
    const int middle = laneOf(m_production).center().y();
    QCOMPARE(m_view->hitAt({m_view->viewport()->width() - 1, middle}).part, SpanHit::Part::Outside); // the names are there now
    QVERIFY(m_view->hitAt({0, middle}).part != SpanHit::Part::Outside);
    const QPoint from = on(m_upcoming.id);

    drag(from, from + QPoint(4 * 24, 0)); // to the right is earlier

    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][1].value<FreezeWindow>().start, m_upcoming.start - hours(24));
}

void TestTimelineView::paintsManyFreezesAndOnlyWhatIsInView()
{
    QList<CalendarLane> lanes;
    QList<CalendarEntry> entries;
    for (int i = 0; i < 20; ++i) {
        const Environment environment = anEnvironment(u"env-%1"_s.arg(i), u"Environment %1"_s.arg(i), i == 19);
        lanes.append({environment.id, environment.displayName, environment.isProduction});
        for (int j = 0; j < 10; ++j) {
            FreezeWindow window = aFreeze("2026-10-01T00:00:00Z", "2026-10-04T00:00:00Z", u"Reason %1"_s.arg(j));
            window.environmentId = environment.id;
            window.start += hours(24 * 9 * j);
            window.end += hours(24 * 9 * j + j);
            entries << anEntry(environment.displayName, window, environment.isProduction, j % 3 == 0);
        }
    }
    m_view->setLanes(lanes);
    m_view->setEntries(entries);
    m_view->setScale(at("2026-11-01T00:00:00Z"), 6'000'000);
    QVERIFY(m_view->verticalScrollBar()->maximum() > 0);

    QImage image(m_view->viewport()->size(), QImage::Format_RGB32);
    QBENCHMARK
    {
        m_view->viewport()->render(&image);
    }

    QVERIFY(image.pixelColor(image.width() - 2, image.height() / 2).isValid());
}

void TestTimelineView::hoursOfTwelveFit()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    WeekView week;
    week.resize(1'000, 700);
    week.setZones(QTimeZone("Europe/Berlin"), QTimeZone("Asia/Kathmandu"));
    week.show();
    const WeekGeometry geometry({}, week.viewport()->size(), week.fontMetrics(), 2, 0, false);
    for (int hour = 0; hour < 24; ++hour) {
        const QString text = words::time(QTime(hour, 45));
        QVERIFY2(week.fontMetrics().horizontalAdvance(text) <= geometry.hourLabel(hour, 1).width(), qPrintable(text));
    }
    const TimeScale scale(QTimeZone::utc(), at("2026-11-23T00:00:00Z"), 60'000);
    const TimelineTicks ticks = TimelineTicks::of(scale, 900, week.fontMetrics());
    QVERIFY(ticks.minors.size() > 2);
    QVERIFY(scale.x(ticks.minors.at(2).at) - scale.x(ticks.minors.at(1).at) > week.fontMetrics().horizontalAdvance(u"12:00 AM"_s));
    QLocale::setDefault(before);
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
