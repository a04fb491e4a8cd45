// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/console.h"
#include "tests/ui/freezes.h"

#include "ui/calendar/span/timelineview.h"
#include "ui/calendar/span/weekview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace tidegate;
using namespace tidegate::tests;
using namespace Qt::StringLiterals;
using std::chrono::hours;

class TestTimelineView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { m_view.reset(); }

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
    void arrowsMoveTheCellAndShiftExtendsIt();
    void tabGoesThroughTheFreezesOfTheLane();
    void altAndArrowsMoveTheSelectedFreeze();
    void altShiftAndArrowsMoveItsEnds();
    void controlCAndVCopy();
    void lettersAskForOtherViews();
    void controlAndWheelZoomAtThePointer();
    void plusAndMinusZoom();
    void overlapsMakeTheLaneGrow();
    void showsAWindowThatIsSelectedFromOutside();
    void occurrencesOfAWindowAreBarsOfTheirOwn();
    void aGestureBeginsWithTheOccurrenceItHolds();
    void speaksOfCellAndFreeze();
    void tooltipsTellEverything();
    void mirrorsForRightToLeft();
    void paintsManyFreezesAndOnlyWhatIsInView();
    void theWeekMovesAndCreatesToo();
    void theWeekTakesTheWallClockOverAChange();
    void theWeekCreatesOnTheDayThatIsPointedAt_data();
    void theWeekCreatesOnTheDayThatIsPointedAt();
    void theTimelineCreatesTheDayThatIsPointedAt();
    void hoursOfTwelveFit();

private:
    QPoint pointAt(const char *time, const Environment &environment, int fromBottom = 6) const;
    QRect laneOf(const Environment &environment) const; ///< As far as it is in view, without its name.
    QPoint on(FreezeWindowId id) const { return m_view->barRect({id, {}}).center(); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}, bool release = true);
    void add(const FreezeWindow &window, const Environment &environment);

    std::unique_ptr<TimelineView> m_view;
    Environment m_staging = anEnvironment(u"staging"_s, u"Staging"_s);
    Environment m_production = anEnvironment(u"production"_s, u"Production"_s, true);
    QList<CalendarEntry> m_entries;
    FreezeWindow m_active;
    FreezeWindow m_upcoming;
};

void TestTimelineView::init()
{
    m_view = std::make_unique<TimelineView>();
    m_view->resize(1000, 400);
    m_view->setZones(QTimeZone("Europe/Berlin"), QTimeZone::utc());
    m_view->setNow(at("2026-11-23T10:15:00Z"));
    m_view->setLanes({{m_staging.id, m_staging.displayName, false}, {m_production.id, m_production.displayName, true}});
    m_entries.clear();
    m_active = aFreeze("2026-11-21T23:00:00Z", "2026-11-25T23:00:00Z", u"Black Friday freeze"_s);
    m_upcoming = aFreeze("2026-11-27T17:00:00Z", "2026-11-30T05:00:00Z", u"Release weekend"_s);
    add(m_active, m_production);
    add(m_upcoming, m_staging);
    m_active = m_entries.at(0).window;
    m_upcoming = m_entries.at(1).window;
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    // 15 min a pixel and the hour as the grid: from Sat 21 Nov 00:00 in Berlin over about nine days.
    m_view->setScale(at("2026-11-20T23:00:00Z"), 900'000);
}

void TestTimelineView::add(const FreezeWindow &window, const Environment &environment)
{
    FreezeWindow placed = window;
    placed.environmentId = environment.id;
    m_entries << anEntry(environment.displayName, placed, environment.isProduction);
    m_view->setEntries(m_entries);
}

QPoint TestTimelineView::pointAt(const char *time, const Environment &environment, int fromBottom) const
{
    const Instant start = at(time);
    return {m_view->spanRect({start, start + hours(1)}, environment.id).left() + 1, laneOf(environment).bottom() - fromBottom};
}

QRect TestTimelineView::laneOf(const Environment &environment) const
{
    return m_view->spanRect(m_view->shownSpan(), environment.id);
}

void TestTimelineView::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers, bool release)
{
    QWidget *viewport = m_view->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    // Moves with modifiers: QTest::mouseMove() knows none.
    for (const QPoint point : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, point, viewport->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(viewport, &move);
    }
    if (release)
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, to);
}

void TestTimelineView::drawingOnALaneCreates()
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

void TestTimelineView::theLabelSaysBothZonesAndTheLength()
{
    drag(pointAt("2026-11-23T17:00:00Z", m_staging), pointAt("2026-11-26T04:30:00Z", m_staging), {}, false);

    QCOMPARE(m_view->liveText(), u"Mon 23 18:00 → Thu 26 06:00 · 2 d 12 h · UTC 17:00 → 05:00"_s);
}

void TestTimelineView::draggingABarMovesIt()
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

void TestTimelineView::itsEdgesResizeIt_data()
{
    QTest::addColumn<bool>("start");
    QTest::newRow("start") << true;
    QTest::newRow("end") << false;
}

void TestTimelineView::itsEdgesResizeIt()
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

void TestTimelineView::shiftLeavesTheGrid()
{
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    const QPoint from = on(m_upcoming.id);

    drag(from, from + QPoint(-13, 0), Qt::ShiftModifier);

    QCOMPARE(changed[0][1].value<FreezeWindow>().start, m_upcoming.start - std::chrono::minutes(13 * 15));
}

void TestTimelineView::controlCopies()
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

void TestTimelineView::anotherLaneIsAnotherEnvironment()
{
    QSignalSpy moved(m_view.get(), &SpanView::laneChangeRequested);
    const QPoint from = on(m_upcoming.id);

    drag(from, QPoint(from.x(), laneOf(m_production).center().y()));

    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved[0][1].value<FreezeWindow>().environmentId, m_production.id);
    QCOMPARE(moved[0][1].value<FreezeWindow>().start, m_upcoming.start);
}

void TestTimelineView::escapeTakesADragBack()
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

void TestTimelineView::aStartedFreezeOnlyMovesItsEnd()
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

void TestTimelineView::withoutPermissionADragSaysWhy()
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

void TestTimelineView::aChangeFromOutsideEndsTheDrag()
{
    const QPoint from = on(m_upcoming.id);
    drag(from, from + QPoint(80, 0), {}, false);
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);

    m_entries[1].window.version = 2;
    m_view->setEntries(m_entries);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(80, 0));

    QCOMPARE(changed.size(), 0);
}

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

void TestTimelineView::altAndArrowsMoveTheSelectedFreeze()
{
    QSignalSpy changed(m_view.get(), &SpanView::changeRequested);
    QSignalSpy moved(m_view.get(), &SpanView::laneChangeRequested);
    m_view->selectOccurrence({m_upcoming.id, {}});

    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::AltModifier);
    QVERIFY2(m_view->liveText().startsWith(u"Fri 27 20:00 → Mon 30 08:00"_s), qPrintable(m_view->liveText()));
    QCOMPARE(changed.size(), 0); // not before the key is let go
    QTest::keyRelease(m_view.get(), Qt::Key_Alt);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][1].value<FreezeWindow>().start, m_upcoming.start + hours(2));
    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QTest::keyRelease(m_view.get(), Qt::Key_Alt);
    QCOMPARE(changed.size(), 1);
    QTest::keyPress(m_view.get(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved[0][1].value<FreezeWindow>().environmentId, m_production.id);
}

void TestTimelineView::altShiftAndArrowsMoveItsEnds()
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

void TestTimelineView::controlCAndVCopy()
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

void TestTimelineView::aGestureBeginsWithTheOccurrenceItHolds()
{
    const CalendarEntry later = aWeekLater(m_entries.at(1));
    m_entries << later;
    m_view->setEntries(m_entries);
    m_view->selectOccurrence(later.occurrence.key);
    QTest::keyPress(m_view.get(), Qt::Key_Right, Qt::AltModifier);

    QVERIFY2(!m_view->liveText().isEmpty() && !m_view->liveText().contains(u"27"_s), qPrintable(m_view->liveText())); // not the first, of Fri 27
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
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

    for (const QString &part : {u"Production (PROD) — Black Friday freeze"_s, u"Active: ends in 2 d."_s, u"(Europe/Berlin)"_s, u"(UTC)"_s, u"Lasts 4 d."_s,
                                u"Exceptions: nobody."_s, u"Created by Alice on 1 Nov 2026 09:00."_s})
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

void TestTimelineView::theWeekMovesAndCreatesToo()
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

void TestTimelineView::theWeekTakesTheWallClockOverAChange()
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
    QVERIFY2(freezetext::liveRange({draft.start, draft.end}, QTimeZone("Europe/Berlin"), QTimeZone::utc()).contains(u"go forward 1 h"_s), "the label says it");
}

void TestTimelineView::theWeekCreatesOnTheDayThatIsPointedAt_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("date");
    QTest::newRow("Cairo, no midnight") << QByteArray("Africa/Cairo") << QDate(2027, 4, 30);
    QTest::newRow("Cairo, the day before") << QByteArray("Africa/Cairo") << QDate(2027, 4, 29);
    QTest::newRow("Azores, no midnight") << QByteArray("Atlantic/Azores") << QDate(2027, 3, 28);
    QTest::newRow("Havana, two midnights") << QByteArray("America/Havana") << QDate(2026, 11, 1);
    QTest::newRow("Lord Howe") << QByteArray("Australia/Lord_Howe") << QDate(2026, 10, 4);
}

void TestTimelineView::theWeekCreatesOnTheDayThatIsPointedAt()
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

void TestTimelineView::theTimelineCreatesTheDayThatIsPointedAt()
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
