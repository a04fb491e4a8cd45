// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/localtime.h"

#include "models/words.h"

#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestLocalTime : public QObject
{
    Q_OBJECT

private slots:
    void readsWallClockTimes_data();
    void readsWallClockTimes();
    void everyInstantIsAmongTheReadingsOfWhatItShows_data();
    void everyInstantIsAmongTheReadingsOfWhatItShows();
};

void TestLocalTime::readsWallClockTimes_data()
{
    using Kind = LocalTimeReading::Kind;
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("local");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("earlier");
    QTest::addColumn<QString>("later");
    const auto row = [](const char *name, const QByteArray &zone, const QString &local, Kind kind, const QString &earlier, const QString &later) {
        QTest::newRow(name) << zone << local << static_cast<int>(kind) << earlier << later;
    };
    row("an ordinary winter time", "Europe/Berlin", u"2026-01-16T17:00"_s, Kind::Once, u"2026-01-16T16:00:00Z"_s, u"2026-01-16T16:00:00Z"_s);
    row("inside the jump of spring", "Europe/Berlin", u"2026-03-29T02:30"_s, Kind::Never, u"2026-03-29T00:30:00Z"_s, u"2026-03-29T01:30:00Z"_s);
    row("the first minute after the jump", "Europe/Berlin", u"2026-03-29T03:00"_s, Kind::Once, u"2026-03-29T01:00:00Z"_s, u"2026-03-29T01:00:00Z"_s);
    row("the first minute of the jump", "Europe/Berlin", u"2026-03-29T02:00"_s, Kind::Never, u"2026-03-29T00:00:00Z"_s, u"2026-03-29T01:00:00Z"_s);
    row("twice in autumn", "Europe/Berlin", u"2026-10-25T02:30"_s, Kind::Twice, u"2026-10-25T00:30:00Z"_s, u"2026-10-25T01:30:00Z"_s);
    row("the end of the hour that comes twice", "Europe/Berlin", u"2026-10-25T03:00"_s, Kind::Once, u"2026-10-25T02:00:00Z"_s, u"2026-10-25T02:00:00Z"_s);
    row("a half-hour zone", "America/St_Johns", u"2026-07-01T00:00"_s, Kind::Once, u"2026-07-01T02:30:00Z"_s, u"2026-07-01T02:30:00Z"_s);
    row("twice in a half-hour zone", "America/St_Johns", u"2026-11-01T01:15"_s, Kind::Twice, u"2026-11-01T03:45:00Z"_s, u"2026-11-01T04:45:00Z"_s);
    row("never in a half-hour zone", "America/St_Johns", u"2026-03-08T02:15"_s, Kind::Never, u"2026-03-08T04:45:00Z"_s, u"2026-03-08T05:45:00Z"_s);
    row("a jump of half an hour", "Australia/Lord_Howe", u"2026-10-04T02:15"_s, Kind::Never, u"2026-10-03T15:15:00Z"_s, u"2026-10-03T15:45:00Z"_s);
    row("a day that was left out", "Pacific/Apia", u"2011-12-30T12:00"_s, Kind::Never, u"2011-12-29T22:00:00Z"_s, u"2011-12-30T22:00:00Z"_s);
    row("a zone without rules", "UTC", u"2026-10-25T02:30"_s, Kind::Once, u"2026-10-25T02:30:00Z"_s, u"2026-10-25T02:30:00Z"_s);
}

void TestLocalTime::readsWallClockTimes()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, local);
    QFETCH(int, kind);
    QFETCH(QString, earlier);
    QFETCH(QString, later);

    const LocalTimeReading reading = readLocalTime(QDate::fromString(local.left(10), Qt::ISODate), QTime::fromString(local.mid(11), u"HH:mm"_s),
                                                   QTimeZone(zone));

    QCOMPARE(static_cast<int>(reading.kind), kind);
    QCOMPARE(toText(reading.earlier), earlier);
    QCOMPARE(toText(reading.later), later);
}

void TestLocalTime::everyInstantIsAmongTheReadingsOfWhatItShows_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC"})
        QTest::newRow(zone) << QByteArray(zone);
}

void TestLocalTime::everyInstantIsAmongTheReadingsOfWhatItShows()
{
    QFETCH(QByteArray, zone);
    const QTimeZone timeZone(zone);
    const Instant first = toInstant(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));

    for (int quarter = 0; quarter < 366 * 96; ++quarter) {
        const Instant instant = first + std::chrono::minutes(15 * quarter);
        const QDateTime shown = toDateTime(instant).toTimeZone(timeZone);
        const LocalTimeReading reading = readLocalTime(shown.date(), shown.time(), timeZone);

        QVERIFY2(reading.kind != LocalTimeReading::Kind::Never, qPrintable(toText(instant)));
        QVERIFY2(instant == reading.earlier || instant == reading.later, qPrintable(toText(instant)));
    }
}

QTEST_GUILESS_MAIN(TestLocalTime)
#include "tst_localtime.moc"
