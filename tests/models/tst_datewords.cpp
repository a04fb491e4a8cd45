// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/datewords.h"
#include "models/freezewindowtablemodel.h"
#include "translations/translations.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Dates and durations as people read them, in four languages and where clocks and years change.
class TestDateWords : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_before = QLocale(); }
    void cleanup()
    {
        installLanguage(Language::English);
        QLocale::setDefault(m_before);
    }
    void theYearIsSaidWhereItIsAnother_data();
    void theYearIsSaidWhereItIsAnother();
    void spansEndUnderTheirDay_data();
    void spansEndUnderTheirDay();
    void rangesOfDays_data();
    void rangesOfDays();
    void daysAreCountedByTheCalendar();
    void lengthsNeverBreak();
    void everyLocaleHasItsOwnWords_data();
    void everyLocaleHasItsOwnWords();
    void distancesFollowTheClock();
    void severalDaysAreNamedByFirstAndLast();
    void whatIsAheadIsSaidAlikeEverywhere();

private:
    static Instant at(const char *text) { return *parseInstant(text); }
    static QString plain(QString text) { return text.replace(QChar::Nbsp, u' '); }

    QLocale m_before;
};

void TestDateWords::theYearIsSaidWhereItIsAnother_data()
{
    QTest::addColumn<QByteArray>("when");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("said");
    QTest::newRow("this year") << QByteArray("2026-03-01T10:00:00Z") << QByteArray("UTC") << u"1 Mar 10:00"_s;
    QTest::newRow("next year, though near") << QByteArray("2027-01-04T06:00:00Z") << QByteArray("UTC") << u"4 Jan 2027 06:00"_s;
    QTest::newRow("the year of the zone") << QByteArray("2026-12-31T23:30:00Z") << QByteArray("Europe/Berlin") << u"1 Jan 2027 00:30"_s;
    QTest::newRow("a zone behind") << QByteArray("2027-01-01T02:00:00Z") << QByteArray("America/St_Johns") << u"31 Dec 22:30"_s;
    QTest::newRow("half an hour beside") << QByteArray("2026-12-31T18:31:00Z") << QByteArray("Asia/Kolkata") << u"1 Jan 2027 00:01"_s;
    QTest::newRow("last year") << QByteArray("2025-12-31T12:00:00Z") << QByteArray("UTC") << u"31 Dec 2025 12:00"_s;
}

void TestDateWords::theYearIsSaidWhereItIsAnother()
{
    QFETCH(QByteArray, when);
    QFETCH(QByteArray, zone);
    QFETCH(QString, said);
    QCOMPARE(words::nearInstant(at(when.constData()), at("2026-11-29T12:00:00Z"), QTimeZone(zone)), said);
}

void TestDateWords::spansEndUnderTheirDay_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *start, const char *end, const QString &said) {
        QTest::newRow(name) << QByteArray(start) << QByteArray(end) << said;
    };
    row("the same day", "2026-12-02T08:00:00Z", "2026-12-02T17:00:00Z", u"18:00"_s);
    row("the next day", "2026-12-04T16:00:00Z", "2026-12-05T05:00:00Z", u"Sat 06:00"_s);
    row("a week on, the weekday is not enough", "2026-12-04T16:00:00Z", "2026-12-11T16:00:00Z", u"Fri 11 Dec 17:00"_s);
    row("over New Year", "2026-12-31T17:00:00Z", "2027-01-01T05:00:00Z", u"Fri 1 Jan 2027 06:00"_s);
    row("forward over the hour that is left out", "2027-03-27T21:00:00Z", "2027-03-28T01:30:00Z", u"Sun 03:30"_s);
    row("back over the hour that comes twice", "2026-10-24T20:00:00Z", "2026-10-25T01:30:00Z", u"Sun 02:30"_s);
    row("midnight is the next day", "2026-12-02T08:00:00Z", "2026-12-02T23:00:00Z", u"Thu 00:00"_s);
}

void TestDateWords::spansEndUnderTheirDay()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, end);
    QFETCH(QString, said);
    QCOMPARE(plain(words::endAfter(at(start.constData()), at(end.constData()), QTimeZone("Europe/Berlin"))), said);
}

void TestDateWords::rangesOfDays_data()
{
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<QString>("said");
    QTest::newRow("one day") << QDate(2026, 11, 2) << QDate(2026, 11, 2) << u"2 Nov 2026"_s;
    QTest::newRow("one month") << QDate(2026, 11, 2) << QDate(2026, 11, 8) << u"2 – 8 Nov 2026"_s;
    QTest::newRow("two months") << QDate(2026, 11, 30) << QDate(2026, 12, 6) << u"30 Nov – 6 Dec 2026"_s;
    QTest::newRow("two years") << QDate(2026, 12, 28) << QDate(2027, 1, 3) << u"28 Dec 2026 – 3 Jan 2027"_s;
}

void TestDateWords::rangesOfDays()
{
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QFETCH(QString, said);
    QCOMPARE(words::dayRange(first, last), said);
}

void TestDateWords::daysAreCountedByTheCalendar()
{
    const QDate today(2026, 12, 31);
    QCOMPARE(words::daysAway(today, today), u"today"_s);
    QCOMPARE(words::daysAway(QDate(2027, 1, 1), today), u"tomorrow"_s);
    QCOMPARE(words::daysAway(today.addDays(-1), today), u"yesterday"_s);
    QCOMPARE(words::daysAway(QDate(2027, 1, 3), today), u"3 days from today"_s);
    QCOMPARE(plain(words::daysAway(today.addDays(-40), today)), u"40 d ago"_s);
    QCOMPARE(words::dayInYear(today, today), u"Thu 31 Dec"_s);
    QCOMPARE(words::dayInYear(QDate(2027, 1, 1), today), u"Fri 1 Jan 2027"_s);
}

void TestDateWords::lengthsNeverBreak()
{
    for (const Language language : {Language::English, Language::German}) {
        installLanguage(language);
        for (const auto length : std::initializer_list<std::chrono::milliseconds>{5s, 12min, 3h + 5min, 62h, 24h * 400}) {
            const QString said = words::duration(length);
            QVERIFY2(!said.contains(u' ') && said.contains(QChar::Nbsp), qPrintable(said));
        }
    }
}

void TestDateWords::everyLocaleHasItsOwnWords_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("month");
    QTest::newRow("en") << QLocale(QLocale::English, QLocale::UnitedKingdom) << u"Sat 5 Dec"_s << u"December 2026"_s;
    QTest::newRow("de") << QLocale(QLocale::German, QLocale::Germany) << u"Sa. 5 Dez."_s << u"Dezember 2026"_s;
    QTest::newRow("fr") << QLocale(QLocale::French, QLocale::France) << u"sam. 5 déc."_s << u"décembre 2026"_s;
    QTest::newRow("ar") << QLocale(QLocale::Arabic, QLocale::Egypt) << u"السبت ٥ ديسمبر"_s << u"ديسمبر ٢٠٢٦"_s;
}

void TestDateWords::everyLocaleHasItsOwnWords()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, day);
    QFETCH(QString, month);
    QLocale::setDefault(locale);
    QCOMPARE(words::dayInYear(QDate(2026, 12, 5), QDate(2026, 11, 29)), day);
    QCOMPARE(words::month(QDate(2026, 12, 5)), month);
}

void TestDateWords::distancesFollowTheClock()
{
    FreezeWindowTableModel model;
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.start = at("2026-12-02T20:00:00Z");
    window.end = at("2026-12-03T04:00:00Z");
    model.setNow(at("2026-11-29T12:00:00Z"));
    model.setWindows({window});
    const QPersistentModelIndex when = model.index(0, FreezeWindowTableModel::DistanceColumn);
    QCOMPARE(plain(when.data().toString()), u"in 3 d 8 h"_s);
    QCOMPARE(plain(model.index(0, FreezeWindowTableModel::LengthColumn).data().toString()), u"8 h"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setNow(at("2026-11-29T12:01:00Z"));
    QCOMPARE(changed.size(), 0); // nothing that is shown is another
    model.setNow(at("2026-12-02T20:00:30Z"));
    QCOMPARE(when.data().toString(), u"just now"_s);
    model.setNow(at("2026-12-02T23:00:00Z"));
    QCOMPARE(plain(when.data().toString()), u"since 3 h"_s);
    model.setNow(at("2026-12-02T23:01:00Z"));
    QCOMPARE(plain(when.data().toString()), u"since 3 h 1 min"_s);
    model.setNow(at("2026-12-03T06:00:00Z"));
    QCOMPARE(plain(when.data().toString()), u"2 h ago"_s);
    QVERIFY(changed.size() >= 3);
    QCOMPARE(reset.size(), 0);
    QVERIFY(when.isValid());
}

void TestDateWords::severalDaysAreNamedByFirstAndLast()
{
    const QTimeZone berlin("Europe/Berlin");
    const Instant now = at("2026-11-29T21:34:00Z");
    const auto said = [&](const char *from, const char *until) { return plain(words::stretch(at(from), at(until), now, berlin)); };
    QCOMPARE(said("2026-12-06T23:00:00Z", "2026-12-13T23:00:00Z"), u"Mon 7 Dec – Sun 13 Dec"_s);
    QCOMPARE(said("2026-12-27T23:00:00Z", "2027-01-03T23:00:00Z"), u"Mon 28 Dec – Sun 3 Jan 2027"_s);
    QCOMPARE(said("2026-12-06T23:00:00Z", "2026-12-07T23:00:00Z"), u"Mon 7 Dec"_s);
    QCOMPARE(said("2026-12-07T09:00:00Z", "2026-12-13T23:00:00Z"), u"Mon 7 Dec 10:00 – Mon 14 Dec 00:00"_s);
}

void TestDateWords::whatIsAheadIsSaidAlikeEverywhere()
{
    const Instant now = at("2026-11-29T21:34:00Z");
    for (const auto ahead : std::initializer_list<std::chrono::milliseconds>{40min, 23h + 59min + 40s, 21 * 24h + 8h + 26min, 21 * 24h + 20h, 400 * 24h}) {
        const QString distance = words::distance(now + ahead, now + ahead + 1h, now, QTimeZone("Europe/Berlin"));
        QCOMPARE(distance, words::relative(now + ahead, now));
        QCOMPARE(distance, u"in "_s + words::duration(ahead));
    }
}

QTEST_GUILESS_MAIN(TestDateWords)

#include "tst_datewords.moc"
