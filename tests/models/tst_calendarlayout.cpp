// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/calendarlayout.h"
#include "tests/models/placed.h"

#include <QTest>

using namespace tidegate;
using tidegate::test::placed;
using namespace Qt::StringLiterals;

class TestCalendarLayout : public QObject
{
    Q_OBJECT

private slots:
    void hasFourToSixWeeks_data();
    void hasFourToSixWeeks();
    void leavesTheDayThatBeginsWithTheEnd();
    void continuesOverTheWeekBorder();
    void continuesOverTheMonthBorder();
    void givesOverlappingWindowsLanesOfTheirOwn();
    void letsAdjacentWindowsShareALaneOnlyOnDifferentDays();
    void countsDaysByTheZone_data();
    void countsDaysByTheZone();
    void isIndependentOfTheOrderOfItsInput();

private:
    static FreezeWindow window(std::string_view start, std::string_view end)
    {
        FreezeWindow result;
        result.id = FreezeWindowId::create();
        result.start = parseInstant(start).value();
        result.end = parseInstant(end).value();
        return result;
    }
    /// "week:first-last/lane" with [ and ] where the window itself begins and ends.
    static QStringList printed(const MonthLayout &layout)
    {
        QStringList lines;
        for (const CalendarSpan &span : layout.spans) {
            lines << u"%1:%2%3-%4%5/%6"_s.arg(span.week)
                         .arg(span.startsHere ? u"["_s : QString())
                         .arg(span.firstDay)
                         .arg(span.lastDay)
                         .arg(span.endsHere ? u"]"_s : QString())
                         .arg(span.lane);
        }
        return lines;
    }
    static MonthLayout november(const QList<FreezeWindow> &windows, const QByteArray &zone = "UTC")
    {
        return layOutMonth(2026, 11, Qt::Monday, QTimeZone(zone), placed(windows));
    }
};

void TestCalendarLayout::hasFourToSixWeeks_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("month");
    QTest::addColumn<Qt::DayOfWeek>("firstDay");
    QTest::addColumn<QDate>("firstDate");
    QTest::addColumn<int>("weeks");

    QTest::newRow("a February that fits") << 2027 << 2 << Qt::Monday << QDate(2027, 2, 1) << 4;
    QTest::newRow("weeks from Monday") << 2026 << 11 << Qt::Monday << QDate(2026, 10, 26) << 6;
    QTest::newRow("weeks from Sunday") << 2026 << 11 << Qt::Sunday << QDate(2026, 11, 1) << 5;
}

void TestCalendarLayout::hasFourToSixWeeks()
{
    QFETCH(const int, year);
    QFETCH(const int, month);
    QFETCH(const Qt::DayOfWeek, firstDay);
    QFETCH(const QDate, firstDate);
    QFETCH(const int, weeks);

    const MonthLayout layout = layOutMonth(year, month, firstDay, QTimeZone::utc(), {});

    QCOMPARE(layout.firstDate, firstDate);
    QCOMPARE(layout.weeks, weeks);
    QCOMPARE(layout.lanes, QList<int>(weeks, 0));
}

void TestCalendarLayout::leavesTheDayThatBeginsWithTheEnd()
{
    const MonthLayout layout = november({window("2026-11-10T00:00:00Z", "2026-11-12T00:00:00Z")});

    QCOMPARE(printed(layout), QStringList{u"2:[1-2]/0"_s});
}

void TestCalendarLayout::continuesOverTheWeekBorder()
{
    const MonthLayout layout = november({window("2026-11-14T12:00:00Z", "2026-11-17T00:01:00Z")});

    QCOMPARE(printed(layout), (QStringList{u"2:[5-6/0"_s, u"3:0-1]/0"_s}));
    QCOMPARE(layout.lanes, (QList<int>{0, 0, 1, 1, 0, 0}));
}

void TestCalendarLayout::continuesOverTheMonthBorder()
{
    const MonthLayout layout = november({window("2026-10-20T00:00:00Z", "2026-10-28T00:00:00Z"), window("2026-11-30T00:00:00Z", "2026-12-24T00:00:00Z")});

    // The grid begins on 26 October and ends on 6 December; what is outside of it is cut off, without looking like an end.
    QCOMPARE(printed(layout), (QStringList{u"0:0-1]/0"_s, u"5:[0-6/0"_s}));
}

void TestCalendarLayout::givesOverlappingWindowsLanesOfTheirOwn()
{
    const MonthLayout layout = november({window("2026-11-11T00:00:00Z", "2026-11-12T00:00:00Z"), window("2026-11-09T00:00:00Z", "2026-11-14T00:00:00Z"),
                                         window("2026-11-12T00:00:00Z", "2026-11-13T00:00:00Z")});

    QCOMPARE(printed(layout), (QStringList{u"2:[0-4]/0"_s, u"2:[2-2]/1"_s, u"2:[3-3]/1"_s}));
    QCOMPARE(layout.lanes.at(2), 2);
}

void TestCalendarLayout::letsAdjacentWindowsShareALaneOnlyOnDifferentDays()
{
    const MonthLayout sameDay = november({window("2026-11-10T00:00:00Z", "2026-11-10T12:00:00Z"), window("2026-11-10T12:00:00Z", "2026-11-11T00:00:00Z")});
    const MonthLayout nextDay = november({window("2026-11-10T00:00:00Z", "2026-11-11T00:00:00Z"), window("2026-11-11T00:00:00Z", "2026-11-12T00:00:00Z")});

    QCOMPARE(printed(sameDay), (QStringList{u"2:[1-1]/0"_s, u"2:[1-1]/1"_s}));
    QCOMPARE(printed(nextDay), (QStringList{u"2:[1-1]/0"_s, u"2:[2-2]/0"_s}));
}

void TestCalendarLayout::countsDaysByTheZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<int>("month");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("expected");

    // 29 March 2026 has 23 hours in Berlin: from 28 March 23:00 UTC to 29 March 22:00 UTC. It is a Sunday.
    QTest::newRow("23 hours in Berlin") << QByteArray("Europe/Berlin") << 3 << QByteArray("2026-03-28T23:00:00Z") << QByteArray("2026-03-29T22:00:00Z")
                                        << u"4:[6-6]/0"_s;
    QTest::newRow("a minute longer touches Monday") << QByteArray("Europe/Berlin") << 3 << QByteArray("2026-03-28T23:00:00Z")
                                                    << QByteArray("2026-03-29T22:01:00Z") << u"4:[6-6/0 5:0-0]/0"_s;
    // 25 October 2026 has 25 hours in Berlin: from 24 October 22:00 UTC to 25 October 23:00 UTC.
    QTest::newRow("25 hours in Berlin") << QByteArray("Europe/Berlin") << 10 << QByteArray("2026-10-24T22:00:00Z") << QByteArray("2026-10-25T23:00:00Z")
                                        << u"3:[6-6]/0"_s;
    // 8 March 2026 has 23 hours in St. John's: UTC−3:30 becomes UTC−2:30.
    QTest::newRow("23 hours in St. John's") << QByteArray("America/St_Johns") << 3 << QByteArray("2026-03-08T03:30:00Z") << QByteArray("2026-03-09T02:30:00Z")
                                            << u"1:[6-6]/0"_s;
    // 1 November 2026 has 25 hours in St. John's.
    QTest::newRow("25 hours in St. John's") << QByteArray("America/St_Johns") << 11 << QByteArray("2026-11-01T02:30:00Z") << QByteArray("2026-11-02T03:30:00Z")
                                            << u"0:[6-6]/0"_s;
}

void TestCalendarLayout::countsDaysByTheZone()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const int, month);
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, end);
    QFETCH(const QString, expected);

    const MonthLayout layout = layOutMonth(2026, month, Qt::Monday, QTimeZone(zone), placed({window(start.toStdString(), end.toStdString())}));

    QCOMPARE(printed(layout).join(u' '), expected);
}

void TestCalendarLayout::isIndependentOfTheOrderOfItsInput()
{
    QList<FreezeWindow> windows;
    for (int day = 1; day < 20; ++day)
        windows << window(u"2026-11-%1T06:00:00Z"_s.arg(day, 2, 10, QChar(u'0')).toStdString(),
                          u"2026-11-%1T06:00:00Z"_s.arg(day + day % 4 + 1, 2, 10, QChar(u'0')).toStdString());
    const MonthLayout expected = november(windows);

    std::reverse(windows.begin(), windows.end());

    QCOMPARE(november(windows), expected);
}

QTEST_GUILESS_MAIN(TestCalendarLayout)
#include "tst_calendarlayout.moc"
