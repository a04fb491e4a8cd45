// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/occurrence.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace tidegate;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Instant at(const char *text)
{
    return *parseInstant(text);
}

FreezeWindow freeze(Instant start, Instant end)
{
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.start = start;
    window.end = end;
    return window;
}

} // namespace

class TestOccurrence : public QObject
{
    Q_OBJECT

private slots:
    void aWindowOccursOnce();
    void whatEndsWithTheQuestionIsLeftOut_data();
    void whatEndsWithTheQuestionIsLeftOut();
    void theNearestIsOnOrNextOrLast();
    void aStateIsThatOfTheOccurrence();
    void aKeyOutlivesAMove();
    void aKeySaysWhichOccurrence();
    void windowsAreTheSameByTheirTimesAlone();
    void daysOfAHalfHourZoneMeetWhereTheClocksChange_data();
    void daysOfAHalfHourZoneMeetWhereTheClocksChange();
};

void TestOccurrence::aWindowOccursOnce()
{
    const FreezeWindow window = freeze(at("2026-01-15T00:00:00Z"), at("2026-01-16T00:00:00Z"));
    const QList<Occurrence> all = occurrences(window);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().key.window, window.id);
    QCOMPARE(all.first().start, window.start);
    QCOMPARE(all.first().end, window.end);
    QCOMPARE(occurrences(window, window.start, window.end), all);
}

void TestOccurrence::whatEndsWithTheQuestionIsLeftOut_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("found");
    QTest::newRow("before") << u"2026-01-14T00:00:00Z"_s << u"2026-01-15T00:00:00Z"_s << false;
    QTest::newRow("its first millisecond") << u"2026-01-14T00:00:00Z"_s << u"2026-01-15T00:00:00.001Z"_s << true;
    QTest::newRow("inside") << u"2026-01-15T01:00:00Z"_s << u"2026-01-15T02:00:00Z"_s << true;
    QTest::newRow("around") << u"2026-01-14T00:00:00Z"_s << u"2026-01-17T00:00:00Z"_s << true;
    QTest::newRow("its last millisecond") << u"2026-01-15T23:59:59.999Z"_s << u"2026-01-17T00:00:00Z"_s << true;
    QTest::newRow("after") << u"2026-01-16T00:00:00Z"_s << u"2026-01-17T00:00:00Z"_s << false;
}

void TestOccurrence::whatEndsWithTheQuestionIsLeftOut()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, found);
    const FreezeWindow window = freeze(at("2026-01-15T00:00:00Z"), at("2026-01-16T00:00:00Z"));
    QCOMPARE(!occurrences(window, *parseInstant(from.toStdString()), *parseInstant(to.toStdString())).isEmpty(), found);
}

void TestOccurrence::theNearestIsOnOrNextOrLast()
{
    const FreezeWindow window = freeze(at("2026-01-15T00:00:00Z"), at("2026-01-16T00:00:00Z"));
    for (const Instant now : {window.start - 1h, window.start, window.end - 1ms, window.end, window.end + 24h})
        QCOMPARE(nearestOccurrence(window, now), occurrences(window).first());
}

void TestOccurrence::aStateIsThatOfTheOccurrence()
{
    FreezeWindow window = freeze(at("2026-01-15T00:00:00Z"), at("2026-01-16T00:00:00Z"));
    const Occurrence weekLater{{window.id, QDate(2026, 1, 22)}, window.start + 168h, window.end + 168h};
    QVERIFY(stateOf(window, weekLater, window.start) == FreezeState::Upcoming);
    QVERIFY(stateOf(window, weekLater, weekLater.start) == FreezeState::Active);
    QVERIFY(stateOf(window, weekLater, weekLater.end) == FreezeState::Ended);
    window.deletedAt = window.start;
    QVERIFY(stateOf(window, weekLater, weekLater.start) == FreezeState::Cancelled);
}

void TestOccurrence::aKeyOutlivesAMove()
{
    FreezeWindow window = freeze(at("2026-01-15T00:00:00Z"), at("2026-01-16T00:00:00Z"));
    const OccurrenceKey before = occurrences(window).first().key;
    window.start += 1h;
    window.end += 2h;
    QCOMPARE(occurrences(window).first().key, before);
}

void TestOccurrence::aKeySaysWhichOccurrence()
{
    const FreezeWindowId id = FreezeWindowId::create();
    const OccurrenceKey only{id, {}};
    const OccurrenceKey first{id, QDate(2026, 1, 16)};
    const OccurrenceKey second{id, QDate(2026, 1, 23)};
    QVERIFY(first != second && first < second && only < first);
    QCOMPARE(only.toString(), id.toString());
    QCOMPARE(first.toString(), id.toString() + u"-20260116"_s);
    QVERIFY(OccurrenceKey().isNull() && !only.isNull());
    QCOMPARE((QSet<OccurrenceKey>{only, first, second, first}).size(), 3);
}

void TestOccurrence::windowsAreTheSameByTheirTimesAlone()
{
    const FreezeWindow window = freeze(at("2026-01-15T00:00:00Z"), at("2026-01-16T00:00:00Z"));
    QVERIFY(haveSameTimes(window, freeze(window.start, window.end)));
    QVERIFY(!haveSameTimes(window, freeze(window.start, window.end + 1s)));
    QVERIFY(!haveSameTimes(window, freeze(window.start - 1s, window.end)));
}

void TestOccurrence::daysOfAHalfHourZoneMeetWhereTheClocksChange_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("date"); // The day on which the clocks change.
    QTest::addColumn<int>("minutes");
    QTest::newRow("half an hour less") << QByteArray("Australia/Lord_Howe") << QDate(2026, 10, 4) << 23 * 60 + 30;
    QTest::newRow("half an hour more") << QByteArray("Australia/Lord_Howe") << QDate(2026, 4, 5) << 24 * 60 + 30;
    QTest::newRow("an hour less, half an hour off") << QByteArray("America/St_Johns") << QDate(2026, 3, 8) << 23 * 60;
    QTest::newRow("an hour more, half an hour off") << QByteArray("America/St_Johns") << QDate(2026, 11, 1) << 25 * 60;
}

// A freeze from midnight to midnight has the length of its day, and the next one begins where it ends: at each instant one of them is on.
void TestOccurrence::daysOfAHalfHourZoneMeetWhereTheClocksChange()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, date);
    QFETCH(int, minutes);
    const auto midnight = [zone = QTimeZone(zone)](QDate day) { return Instant(std::chrono::milliseconds(day.startOfDay(zone).toMSecsSinceEpoch())); };
    const FreezeWindow changing = freeze(midnight(date), midnight(date.addDays(1)));
    const FreezeWindow next = freeze(changing.end, midnight(date.addDays(2)));

    QCOMPARE(occurrences(changing).first().end - occurrences(changing).first().start, std::chrono::minutes(minutes));
    for (Instant now = changing.start; now < next.end; now += 30min) {
        QCOMPARE(occurrencesAt(changing, now).size() + occurrencesAt(next, now).size(), 1);
        QCOMPARE(occurrencesAt(changing, now).isEmpty(), now >= changing.end);
        QCOMPARE(changing.stateAt(now) == FreezeState::Active, !occurrencesAt(changing, now).isEmpty());
    }
    QVERIFY(occurrencesAt(changing, changing.start - 1ms).isEmpty() && occurrencesAt(next, next.end).isEmpty());
    QVERIFY(occurrences(next, changing.start, changing.end).isEmpty());
}

QTEST_GUILESS_MAIN(TestOccurrence)
#include "tst_occurrence.moc"
