// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rangegesture.h"
#include "models/timelinelayout.h"
#include "models/timescale.h"
#include "models/weeklayout.h"
#include "models/words.h"
#include "tests/models/placed.h"

#include <QTest>

using namespace tidegate;
using tidegate::test::placed;
using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

Instant at(const char *text)
{
    return toInstant(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate));
}

FreezeWindow freeze(const char *start, const char *end, EnvironmentId environment = {})
{
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.environmentId = environment;
    window.start = at(start);
    window.end = at(end);
    return window;
}

QString shown(Instant instant, const QTimeZone &zone)
{
    return wallClock(instant, zone).toString(u"MM-dd HH:mm"_s);
}

} // namespace

class TestTimeScale : public QObject
{
    Q_OBJECT

private slots:
    void pixelsAndInstantsAreInverse();
    void zoomingKeepsWhatIsUnderTheAnchor();
    void stopsZoomingAtItsLimits();
    void aDayIsAsWideAsItIsLong_data();
    void aDayIsAsWideAsItIsLong();
    void marksHoursTheClockSkipsOrRepeats_data();
    void marksHoursTheClockSkipsOrRepeats();
    void marksBeginBeforeTheEdgeAndEndBehindIt();
    void snapsFinerTheCloserItIs();
    void movingOverAClockChangeKeepsTheWallClock_data();
    void movingOverAClockChangeKeepsTheWallClock();
    void drawingTakesWholeCells();
    void shiftDoesNotSnap();
    void resizingStopsBeforeTheOtherEnd();
    void aPointerThatStaysChangesNothing();
    void keysMoveAndResizeByTheClock();
    void stacksWhatOverlapsAndNothingElse();
    void keepsShortBarsApart();
    void doesNotDependOnTheOrderOfTheWindows();
    void aWeekPutsOverlapsSideBySide();
    void aWeekMarksChangesOfTheClock_data();
    void aWeekMarksChangesOfTheClock();
    void aWeekEndsADayWhereTheClockSaysSo();
};

void TestTimeScale::pixelsAndInstantsAreInverse()
{
    const TimeScale scale(QTimeZone::utc(), at("2026-11-23T00:00:00Z"), 60'000);

    QCOMPARE(scale.x(at("2026-11-23T01:00:00Z")), 60.0);
    QCOMPARE(scale.at(60), at("2026-11-23T01:00:00Z"));
    QCOMPARE(scale.at(-60), at("2026-11-22T23:00:00Z"));
}

void TestTimeScale::zoomingKeepsWhatIsUnderTheAnchor()
{
    TimeScale scale(QTimeZone::utc(), at("2026-11-23T00:00:00Z"), 600'000);
    const Instant under = scale.at(300);

    scale.zoom(2, 300);

    QCOMPARE(scale.at(300), under);
    QCOMPARE(scale.perPixel(), 300'000.0);
}

void TestTimeScale::stopsZoomingAtItsLimits()
{
    TimeScale scale(QTimeZone::utc(), at("2026-11-23T00:00:00Z"), 600'000);

    scale.zoom(1e9, 0);
    QCOMPARE(scale.perPixel(), TimeScale::closest);
    scale.zoom(1e-9, 0);

    QCOMPARE(scale.perPixel(), TimeScale::farthest);
}

void TestTimeScale::aDayIsAsWideAsItIsLong_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<double>("hoursWide");

    QTest::newRow("usual") << QByteArray("Europe/Berlin") << QDate(2026, 11, 23) << 24.0;
    QTest::newRow("23 hours in Berlin") << QByteArray("Europe/Berlin") << QDate(2026, 3, 29) << 23.0;
    QTest::newRow("25 hours in Berlin") << QByteArray("Europe/Berlin") << QDate(2026, 10, 25) << 25.0;
    QTest::newRow("half an hour less on Lord Howe") << QByteArray("Australia/Lord_Howe") << QDate(2026, 10, 4) << 23.5;
    QTest::newRow("half an hour more on Lord Howe") << QByteArray("Australia/Lord_Howe") << QDate(2026, 4, 5) << 24.5;
    QTest::newRow("no change in Kolkata") << QByteArray("Asia/Kolkata") << QDate(2026, 3, 29) << 24.0;
}

void TestTimeScale::aDayIsAsWideAsItIsLong()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QDate, day);
    QFETCH(const double, hoursWide);
    const QTimeZone there(zone);
    const Instant midnight = readLocalTime(day, QTime(0, 0), there).earlier;
    const TimeScale scale(there, midnight, 60'000); // a minute a pixel

    const QList<TimeTick> ticks = scale.ticks(TimeScale::Step::Day, 1'000);

    QCOMPARE(ticks.constFirst().at, midnight);
    QCOMPARE(ticks.constFirst().wall.date(), day);
    QCOMPARE(ticks.at(1).wall, QDateTime(day.addDays(1), QTime(0, 0), Qt::UTC));
    QCOMPARE(scale.x(ticks.at(1).at), 60 * hoursWide);
}

void TestTimeScale::marksHoursTheClockSkipsOrRepeats_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QString>("marks");

    QTest::newRow("spring in Berlin") << QByteArray("Europe/Berlin") << QByteArray("2026-03-29T00:00:00Z") << u"01:00 03:00 04:00 05:00"_s;
    QTest::newRow("autumn in Berlin") << QByteArray("Europe/Berlin") << QByteArray("2026-10-24T23:00:00Z") << u"01:00 02:00 02:00 03:00"_s;
    QTest::newRow("autumn on Lord Howe") << QByteArray("Australia/Lord_Howe") << QByteArray("2026-04-04T14:00:00Z") << u"01:00 02:00 03:00 04:00"_s;
    QTest::newRow("half past in Kolkata") << QByteArray("Asia/Kolkata") << QByteArray("2026-11-23T18:30:00Z") << u"00:00 01:00 02:00 03:00"_s;
}

void TestTimeScale::marksHoursTheClockSkipsOrRepeats()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QByteArray, from);
    QFETCH(const QString, marks);
    const TimeScale scale(QTimeZone(zone), at(from.constData()), 60'000);

    QStringList found;
    for (const TimeTick &tick : scale.ticks(TimeScale::Step::Hour, 180))
        found << tick.wall.toString(u"HH:mm"_s);

    QVERIFY2(found.join(u' ').startsWith(marks), qPrintable(found.join(u' ')));
}

void TestTimeScale::marksBeginBeforeTheEdgeAndEndBehindIt()
{
    const TimeScale scale(QTimeZone("Europe/Berlin"), at("2026-11-23T11:30:00Z"), 600'000);

    const QList<TimeTick> days = scale.ticks(TimeScale::Step::Day, 500);
    const QList<TimeTick> months = scale.ticks(TimeScale::Step::Month, 500);
    const QList<TimeTick> weeks = scale.ticks(TimeScale::Step::Week, 500, Qt::Sunday);

    QVERIFY(days.constFirst().at <= scale.origin());
    QVERIFY(days.at(1).at > scale.origin());
    QVERIFY(days.constLast().at >= scale.at(500));
    QCOMPARE(months.constFirst().wall.date(), QDate(2026, 11, 1));
    QCOMPARE(weeks.constFirst().wall.date(), QDate(2026, 11, 22));
}

void TestTimeScale::snapsFinerTheCloserItIs()
{
    const auto snapOf = [](double hourWidth) { return TimeScale(QTimeZone::utc(), Instant(), 3'600'000 / hourWidth).snap(); };

    QCOMPARE(snapOf(40).count(), 900);
    QCOMPARE(snapOf(3).count(), 3'600);
    QCOMPARE(snapOf(0.5).count(), 86'400);
}

void TestTimeScale::movingOverAClockChangeKeepsTheWallClock_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("minutesLong");

    // Friday 18:00 to Monday 06:00 lasts 60 hours, over the change in spring 59 and over the one in autumn 61.
    QTest::newRow("into spring") << QByteArray("Europe/Berlin") << QByteArray("2026-03-20T17:00:00Z") << QByteArray("2026-03-23T05:00:00Z") << 7
                                 << u"03-27 18:00 03-30 06:00"_s << 59 * 60;
    QTest::newRow("into autumn") << QByteArray("Europe/Berlin") << QByteArray("2026-10-16T16:00:00Z") << QByteArray("2026-10-19T04:00:00Z") << 7
                                 << u"10-23 18:00 10-26 06:00"_s << 61 * 60;
    QTest::newRow("out of spring") << QByteArray("Europe/Berlin") << QByteArray("2026-03-27T17:00:00Z") << QByteArray("2026-03-30T04:00:00Z") << 7
                                   << u"04-03 18:00 04-06 06:00"_s << 60 * 60;
    QTest::newRow("half an hour on Lord Howe") << QByteArray("Australia/Lord_Howe") << QByteArray("2026-09-25T07:30:00Z") << QByteArray("2026-09-27T19:30:00Z")
                                               << 7 << u"10-02 18:00 10-05 06:00"_s << 60 * 60 - 30;
    QTest::newRow("never in Kolkata") << QByteArray("Asia/Kolkata") << QByteArray("2026-03-20T12:30:00Z") << QByteArray("2026-03-23T00:30:00Z") << 7
                                      << u"03-27 18:00 03-30 06:00"_s << 60 * 60;
}

void TestTimeScale::movingOverAClockChangeKeepsTheWallClock()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, end);
    QFETCH(const int, days);
    QFETCH(const QString, expected);
    QFETCH(const int, minutesLong);
    const QTimeZone there(zone);
    const FreezeWindow window = freeze(start.constData(), end.constData());
    const Instant grabbed = window.start + hours(3);
    RangeGesture gesture = RangeGesture::of(RangeGesture::Kind::Move, window, nearestOccurrence(window, {}), grabbed, there);

    gesture.moveTo(startAt(wallClock(grabbed, there).addDays(days).addSecs(60), there), {}, hours(1));

    QCOMPARE(shown(gesture.span().start, there) + u' ' + shown(gesture.span().end, there), expected);
    QCOMPARE(std::chrono::duration_cast<minutes>(gesture.span().end - gesture.span().start).count(), minutesLong);
}

void TestTimeScale::drawingTakesWholeCells()
{
    RangeGesture gesture = RangeGesture::creation({}, at("2026-11-23T18:20:00Z"), QTimeZone::utc());

    gesture.moveTo(at("2026-11-23T20:05:00Z"), {}, hours(1));
    QCOMPARE(gesture.span(), (TimeSpan{at("2026-11-23T18:00:00Z"), at("2026-11-23T21:00:00Z")}));
    gesture.moveTo(at("2026-11-23T16:59:00Z"), {}, hours(1)); // backwards

    QCOMPARE(gesture.span(), (TimeSpan{at("2026-11-23T16:00:00Z"), at("2026-11-23T19:00:00Z")}));
}

void TestTimeScale::shiftDoesNotSnap()
{
    const FreezeWindow window = freeze("2026-11-23T18:00:00Z", "2026-11-24T06:00:00Z");
    RangeGesture gesture = RangeGesture::of(RangeGesture::Kind::Move, window, nearestOccurrence(window, {}), at("2026-11-23T20:00:00Z"), QTimeZone::utc());

    gesture.moveTo(at("2026-11-23T20:17:00Z"), {}, seconds(0));

    QCOMPARE(gesture.span().start, at("2026-11-23T18:17:00Z"));
}

void TestTimeScale::resizingStopsBeforeTheOtherEnd()
{
    const FreezeWindow window = freeze("2026-11-23T18:00:00Z", "2026-11-24T06:00:00Z");
    RangeGesture start = RangeGesture::of(RangeGesture::Kind::ResizeStart, window, nearestOccurrence(window, {}), window.start, QTimeZone::utc());
    RangeGesture end = RangeGesture::of(RangeGesture::Kind::ResizeEnd, window, nearestOccurrence(window, {}), window.end, QTimeZone::utc());

    start.moveTo(at("2026-11-25T00:00:00Z"), {}, hours(1));
    end.moveTo(at("2026-11-20T00:00:00Z"), {}, hours(1));

    QCOMPARE(start.span(), (TimeSpan{at("2026-11-24T05:00:00Z"), window.end}));
    QCOMPARE(end.span(), (TimeSpan{window.start, at("2026-11-23T19:00:00Z")}));
}

void TestTimeScale::aPointerThatStaysChangesNothing()
{
    // 02:30 comes twice on this night: the second one must not become the first.
    const FreezeWindow window = freeze("2026-10-25T01:30:10Z", "2026-10-25T04:00:00Z");
    RangeGesture gesture = RangeGesture::of(RangeGesture::Kind::Move, window, nearestOccurrence(window, {}), window.start, QTimeZone("Europe/Berlin"));

    gesture.moveTo(window.start, {}, hours(1));

    QVERIFY(!gesture.changes());
    QCOMPARE(gesture.result().start, window.start);
}

void TestTimeScale::keysMoveAndResizeByTheClock()
{
    const QTimeZone berlin("Europe/Berlin");
    const FreezeWindow window = freeze("2026-03-28T17:00:00Z", "2026-03-28T23:00:00Z"); // Sat 18:00 to Sun 00:00
    RangeGesture gesture = RangeGesture::of(RangeGesture::Kind::Move, window, nearestOccurrence(window, {}), window.start, berlin);

    gesture.stepBy(hours(24));
    QCOMPARE(shown(gesture.span().start, berlin), u"03-29 18:00"_s);
    gesture.setKind(RangeGesture::Kind::ResizeEnd);
    gesture.stepBy(hours(1));

    QCOMPARE(shown(gesture.span().end, berlin), u"03-30 01:00"_s);
    QCOMPARE(shown(gesture.span().start, berlin), u"03-29 18:00"_s);
}

void TestTimeScale::stacksWhatOverlapsAndNothingElse()
{
    const EnvironmentId staging = EnvironmentId::create();
    const EnvironmentId production = EnvironmentId::create();
    const FreezeWindow long1 = freeze("2026-11-23T00:00:00Z", "2026-11-28T00:00:00Z", production);
    const FreezeWindow inside = freeze("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z", production);
    const FreezeWindow touching = freeze("2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z", production);
    const FreezeWindow elsewhere = freeze("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z", EnvironmentId::create());

    const TimelineLayout layout = layOutTimeline({staging, production}, placed({inside, elsewhere, touching, long1}, at("2026-11-23T12:00:00Z")), seconds(0));

    QCOMPARE(layout.rows, (QList<int>{0, 2}));
    QCOMPARE(layout.bars.size(), 3);
    QCOMPARE(layout.bars.at(0).key.window, long1.id);
    QVERIFY(layout.bars.at(0).state == FreezeState::Active);
    QCOMPARE(layout.bars.at(1).row, 1);
    QCOMPARE(layout.bars.at(2).row, 1); // the end is exclusive: it fits behind the one before
    QVERIFY(layout.bars.at(2).state == FreezeState::Upcoming);
}

void TestTimeScale::keepsShortBarsApart()
{
    const EnvironmentId lane = EnvironmentId::create();
    const FreezeWindow first = freeze("2026-11-23T00:00:00Z", "2026-11-23T00:10:00Z", lane);
    const FreezeWindow second = freeze("2026-11-23T00:20:00Z", "2026-11-23T00:30:00Z", lane);

    QCOMPARE(layOutTimeline({lane}, placed({first, second}), minutes(1)).rows, QList<int>{1});
    QCOMPARE(layOutTimeline({lane}, placed({first, second}), hours(12)).rows, QList<int>{2});
}

void TestTimeScale::doesNotDependOnTheOrderOfTheWindows()
{
    const EnvironmentId lane = EnvironmentId::create();
    QList<FreezeWindow> windows;
    for (int day = 1; day < 25; ++day) {
        windows << freeze("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", lane);
        windows.last().start += hours(24 * (day / 2));
        windows.last().end += hours(24 * (day / 2) + 12 * (day % 5));
    }
    const TimelineLayout expected = layOutTimeline({lane}, placed(windows), minutes(1));

    std::reverse(windows.begin(), windows.end());

    QCOMPARE(layOutTimeline({lane}, placed(windows), minutes(1)), expected);
}

void TestTimeScale::aWeekPutsOverlapsSideBySide()
{
    const FreezeWindow whole = freeze("2026-11-23T00:00:00Z", "2026-11-25T00:00:00Z");
    const FreezeWindow part = freeze("2026-11-24T08:00:00Z", "2026-11-24T10:00:00Z");
    const FreezeWindow later = freeze("2026-11-26T08:00:00Z", "2026-11-26T10:00:00Z");

    const WeekLayout layout = layOutWeek(QDate(2026, 11, 23), QTimeZone::utc(), placed({later, part, whole}));

    QCOMPARE(layout.pieces.size(), 4); // Monday, twice Tuesday, Thursday; not Wednesday
    QCOMPARE(layout.pieces.at(0).columns, 1);
    QVERIFY(layout.pieces.at(0).startsHere && !layout.pieces.at(0).endsHere);
    QCOMPARE(layout.pieces.at(1).columns, 2);
    QVERIFY(layout.pieces.at(1).endsHere);
    QCOMPARE(layout.pieces.at(2).column, 1);
    QCOMPARE(layout.pieces.at(2).fromSecond, 8 * 3600);
    QCOMPARE(layout.pieces.at(3).day, 3);
    QCOMPARE(layout.pieces.at(3).columns, 1);
}

void TestTimeScale::aWeekMarksChangesOfTheClock_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("monday");
    QTest::addColumn<QString>("changes");

    QTest::newRow("spring in Berlin") << QByteArray("Europe/Berlin") << QDate(2026, 3, 23) << u"6:7200-10800"_s;
    QTest::newRow("autumn in Berlin") << QByteArray("Europe/Berlin") << QDate(2026, 10, 19) << u"6:7200-10800 twice"_s;
    QTest::newRow("autumn on Lord Howe") << QByteArray("Australia/Lord_Howe") << QDate(2026, 3, 30) << u"6:5400-7200 twice"_s;
    QTest::newRow("none in Kolkata") << QByteArray("Asia/Kolkata") << QDate(2026, 3, 23) << QString();
}

void TestTimeScale::aWeekMarksChangesOfTheClock()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QDate, monday);
    QFETCH(const QString, changes);

    QStringList found;
    for (const ClockChange &change : layOutWeek(monday, QTimeZone(zone), {}).changes)
        found << u"%1:%2-%3%4"_s.arg(change.day).arg(change.fromSecond).arg(change.toSecond).arg(change.twice ? u" twice"_s : QString());

    QCOMPARE(found.join(u' '), changes);
}

void TestTimeScale::aWeekEndsADayWhereTheClockSaysSo()
{
    // From 01:00 to 04:00 of the wall clock, which are two hours on this day.
    const FreezeWindow window = freeze("2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z");

    const WeekLayout layout = layOutWeek(QDate(2026, 3, 23), QTimeZone("Europe/Berlin"), placed({window}));

    QCOMPARE(layout.pieces.size(), 1);
    QCOMPARE(layout.pieces.at(0).fromSecond, 3'600);
    QCOMPARE(layout.pieces.at(0).toSecond, 4 * 3'600);
}

QTEST_GUILESS_MAIN(TestTimeScale)
#include "tst_timescale.moc"
