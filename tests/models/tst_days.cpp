// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/calendarlayout.h"
#include "models/rangegesture.h"
#include "models/timescale.h"
#include "models/weeklayout.h"
#include "models/words.h"
#include "tests/models/placed.h"

#include <QTest>

using namespace tidegate;
using tidegate::test::placed;
using namespace Qt::StringLiterals;
using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

FreezeWindow freezeOver(const TimeSpan &span)
{
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.start = span.start;
    window.end = span.end;
    return window;
}

bool isLeftOut(const TimeSpan &day)
{
    return day.start == day.end;
}

} // namespace

/// Days of zones that change their clocks at midnight, by other than an hour, or across the date line.
class TestDays : public QObject
{
    Q_OBJECT

private slots:
    void aDayBeginsAtItsFirstInstant_data();
    void aDayBeginsAtItsFirstInstant();
    void daysFollowEachOtherInEveryView_data();
    void daysFollowEachOtherInEveryView();
    void anEveningBelongsToItsDay_data();
    void anEveningBelongsToItsDay();
    void theSecondClockBelongsToEachDay();
    void marksNoDayThatIsLeftOut();
};

void TestDays::aDayBeginsAtItsFirstInstant_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("start");
    QTest::newRow("usual") << QByteArray("Europe/Berlin") << QDate(2026, 11, 23) << u"2026-11-22T23:00:00Z"_s;
    QTest::newRow("no midnight in Cairo") << QByteArray("Africa/Cairo") << QDate(2027, 4, 30) << u"2027-04-29T22:00:00Z"_s;
    QTest::newRow("no midnight in Beirut") << QByteArray("Asia/Beirut") << QDate(2027, 3, 28) << u"2027-03-27T22:00:00Z"_s;
    QTest::newRow("no midnight in Santiago") << QByteArray("America/Santiago") << QDate(2026, 9, 6) << u"2026-09-06T04:00:00Z"_s;
    QTest::newRow("no midnight in Asuncion") << QByteArray("America/Asuncion") << QDate(2023, 10, 1) << u"2023-10-01T04:00:00Z"_s;
    QTest::newRow("no midnight on the Azores") << QByteArray("Atlantic/Azores") << QDate(2026, 3, 29) << u"2026-03-29T01:00:00Z"_s;
    QTest::newRow("no midnight in Havana") << QByteArray("America/Havana") << QDate(2026, 3, 8) << u"2026-03-08T05:00:00Z"_s;
    QTest::newRow("two midnights in Havana") << QByteArray("America/Havana") << QDate(2026, 11, 1) << u"2026-11-01T04:00:00Z"_s;
    QTest::newRow("two midnights on the Azores") << QByteArray("Atlantic/Azores") << QDate(2026, 10, 25) << u"2026-10-25T00:00:00Z"_s;
    QTest::newRow("back from midnight in Cairo") << QByteArray("Africa/Cairo") << QDate(2026, 10, 30) << u"2026-10-29T22:00:00Z"_s;
    QTest::newRow("back from midnight in Santiago") << QByteArray("America/Santiago") << QDate(2026, 4, 5) << u"2026-04-05T04:00:00Z"_s;
    QTest::newRow("half an hour on Lord Howe") << QByteArray("Australia/Lord_Howe") << QDate(2026, 10, 4) << u"2026-10-03T13:30:00Z"_s;
    QTest::newRow("a minute behind midnight in St. John's") << QByteArray("America/St_Johns") << QDate(2010, 11, 7) << u"2010-11-07T02:30:00Z"_s;
    QTest::newRow("left out on Samoa") << QByteArray("Pacific/Apia") << QDate(2011, 12, 30) << u"2011-12-30T10:00:00Z"_s;
    QTest::newRow("the next one on Samoa") << QByteArray("Pacific/Apia") << QDate(2011, 12, 31) << u"2011-12-30T10:00:00Z"_s;
}

void TestDays::aDayBeginsAtItsFirstInstant()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QDate, date);
    QFETCH(const QString, start);
    QCOMPARE(toText(dayOf(date, QTimeZone(zone)).start), start);
}

void TestDays::daysFollowEachOtherInEveryView_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone :
         {"Africa/Cairo", "America/Asuncion", "Asia/Beirut", "America/Santiago", "Atlantic/Azores", "America/Havana", "Australia/Lord_Howe", "America/St_Johns",
          "Pacific/Apia", "Pacific/Kwajalein", "Asia/Kathmandu", "Asia/Tehran", "Africa/Casablanca", "Europe/Berlin", "UTC"})
        QTest::newRow(zone) << QByteArray(zone);
}

void TestDays::daysFollowEachOtherInEveryView()
{
    QFETCH(const QByteArray, zone);
    const QTimeZone there(zone);
    QList<QDate> dates;
    for (const int year : {1993, 2007, 2011, 2023, 2026, 2027}) { // every day around a change, and some of the others
        const QDateTime from(QDate(year, 1, 1), QTime(0, 0), Qt::UTC);
        for (const QTimeZone::OffsetData &change : there.transitions(from, from.addYears(1))) {
            for (int by = -2; by <= 2; ++by)
                dates.append(dateOf(toInstant(change.atUtc), there).addDays(by));
        }
        for (int day = 0; day < 365; day += 30)
            dates.append(from.date().addDays(day));
    }
    for (const QDate &date : qAsConst(dates)) {
        const TimeSpan day = dayOf(date, there);
        const TimeSpan next = dayOf(date.addDays(1), there);
        const QByteArray text = zone + ' ' + date.toString(Qt::ISODate).toLatin1();
        const char *name = text.constData();
        QVERIFY2(day.end == next.start, name);
        QVERIFY2(dateOf(day.start, there) >= date && dateOf(day.start - milliseconds(1), there) < date, name);
        if (isLeftOut(day))
            continue;
        QVERIFY2(dateOf(day.start, there) == date && day.end - day.start >= std::chrono::hours(20), name);

        const QDate monday = date.addDays(-3);
        const WeekLayout week = layOutWeek(monday, there, placed({freezeOver(day)}));
        QVERIFY2(week.pieces.size() == 1 && week.pieces.constFirst().day == 3 && week.pieces.constFirst().startsHere && week.pieces.constFirst().endsHere,
                 name);
        const MonthLayout month = layOutMonth(date.year(), date.month(), Qt::Monday, there, placed({freezeOver(day)}));
        QVERIFY2(month.spans.size() == 1 && month.firstDate.addDays(7 * month.spans.first().week + month.spans.first().firstDay) == date
                     && month.spans.first().firstDay == month.spans.first().lastDay,
                 name);
        for (const seconds step : {seconds(900), seconds(3600), seconds(86'400)}) {
            for (const Instant at : {day.start, day.start + minutes(61), day.end - minutes(61), day.end - milliseconds(1)}) {
                const TimeSpan cell = cellOf(at, step, there);
                QVERIFY2(cell.start >= day.start && cell.end <= day.end && cell.start <= at && at < cell.end, name);
            }
        }
        QVERIFY2(cellOf(day.start, days(1), there) == day, name);
        for (const qint64 second : {0, 1800, 3600, 43'200, 86'399}) // wherever the day is pointed at
            QVERIFY2(instantOn(date, second, there) >= day.start && instantOn(date, second, there) < day.end, name);
        const Instant after = moved(day.start, days(1), there);
        QVERIFY2(dateOf(after, there) > date && dateOf(moved(after, -days(1), there), there) == date, name);
        if (!isLeftOut(next)) {
            QVERIFY2(shifted(day, days(1), there) == next && shifted(next, -days(1), there) == day, name);
            const FreezeWindow over = freezeOver(day);
            RangeGesture gesture = RangeGesture::of(RangeGesture::Kind::Move, over, nearestOccurrence(over, {}), day.start + minutes(90), there);
            gesture.moveTo(next.start + minutes(90), {}, days(1));
            QVERIFY2(gesture.span() == next, name);
        }
        RangeGesture drawn = RangeGesture::creation({}, day.start + minutes(5), there);
        drawn.moveTo(day.end - minutes(5), {}, seconds(900));
        QVERIFY2((drawn.span() == day), name);
        const QList<TimeTick> ticks = TimeScale(there, day.start, 600'000).ticks(TimeScale::Step::Day, 150);
        QVERIFY2(ticks.size() >= 2 && ticks.at(0).at == day.start && ticks.at(0).wall.date() == date && ticks.at(1).at == day.end, name);
    }
}

void TestDays::anEveningBelongsToItsDay_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("date"); // the next one has no midnight, or two
    QTest::newRow("Cairo") << QByteArray("Africa/Cairo") << QDate(2027, 4, 29);
    QTest::newRow("Cairo in autumn") << QByteArray("Africa/Cairo") << QDate(2026, 10, 28);
    QTest::newRow("Beirut") << QByteArray("Asia/Beirut") << QDate(2027, 3, 27);
    QTest::newRow("Santiago") << QByteArray("America/Santiago") << QDate(2026, 9, 5);
    QTest::newRow("Azores") << QByteArray("Atlantic/Azores") << QDate(2026, 3, 28);
    QTest::newRow("Havana in autumn") << QByteArray("America/Havana") << QDate(2026, 10, 31);
}

void TestDays::anEveningBelongsToItsDay()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QDate, date);
    const QTimeZone there(zone);
    const auto at = [&](QTime time) { return startAt(QDateTime(date, time, Qt::UTC), there); };

    const WeekLayout layout = layOutWeek(date.addDays(-3), there, placed({freezeOver({at(QTime(23, 15)), at(QTime(23, 45))})}));

    QCOMPARE(layout.pieces.size(), 1);
    QCOMPARE(layout.pieces.constFirst().day, 3);
    QCOMPARE(layout.pieces.constFirst().fromSecond, 83'700);
    QCOMPARE(layout.pieces.constFirst().toSecond, 85'500);
}

void TestDays::theSecondClockBelongsToEachDay()
{
    const QTimeZone berlin("Europe/Berlin");
    const QTimeZone york("America/New_York"); // changes a week before
    QCOMPARE(hoursOfDay(QDate(2026, 10, 24), berlin, york).at(12), QTime(6, 0));
    QCOMPARE(hoursOfDay(QDate(2026, 10, 25), berlin, york).at(12), QTime(7, 0));
    QCOMPARE(hoursOfDay(QDate(2026, 10, 25), berlin, york).at(1), QTime(19, 0));
    QCOMPARE(hoursOfDay(QDate(2026, 11, 1), berlin, york).at(12), QTime(6, 0));
    QVERIFY(!hoursOfDay(QDate(2026, 3, 29), berlin, york).at(2).isValid());
    QCOMPARE(hoursOfDay(QDate(2026, 3, 28), berlin, QTimeZone("Asia/Kathmandu")).at(0), QTime(4, 45));
}

void TestDays::marksNoDayThatIsLeftOut()
{
    const QTimeZone samoa("Pacific/Apia");
    const Instant start = dayStart(QDate(2011, 12, 28), samoa);
    QStringList dates;
    for (const TimeTick &tick : TimeScale(samoa, start, 600'000).ticks(TimeScale::Step::Day, 500))
        dates << tick.wall.toString(u"dd"_s);
    QVERIFY2(dates.join(u' ').startsWith(u"28 29 31 01"_s), qPrintable(dates.join(u' ')));

    const FreezeWindow over = freezeOver({start, dayStart(QDate(2012, 1, 1), samoa)});
    const WeekLayout layout = layOutWeek(QDate(2011, 12, 26), samoa, placed({over}));
    QList<int> shown;
    for (const WeekPiece &piece : layout.pieces)
        shown.append(piece.day);
    QCOMPARE(shown, (QList<int>{2, 3, 5}));
    QCOMPARE(layout.changes, (QList<ClockChange>{{4, 0, 86'400, false}}));
}

QTEST_GUILESS_MAIN(TestDays)
#include "tst_days.moc"
