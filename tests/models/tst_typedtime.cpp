// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timepattern.h"
#include "models/timetext.h"
#include "models/typedtime.h"
#include "models/wallclock.h"
#include "models/words.h"

#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

using Kind = TypedTime::Kind;
using Edge = TypedTimeContext::Edge;
using Direction = TypedTimeContext::Direction;

const char *nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Understood:
        return "Understood";
    case Kind::Empty:
        return "Empty";
    case Kind::Unknown:
        return "Unknown";
    case Kind::NoDate:
        return "NoDate";
    case Kind::NoTime:
        return "NoTime";
    case Kind::OtherWeekday:
        return "OtherWeekday";
    case Kind::Incomplete:
        return "Incomplete";
    case Kind::OutOfRange:
        return "OutOfRange";
    case Kind::NoStart:
        return "NoStart";
    case Kind::Ambiguous:
        return "Ambiguous";
    }
    return "";
}

/// A text, and what it is in English of the United States, German, French and Arabic, on Wednesday 25 November 2026 at 10:30. One cell: in all.
struct Row
{
    const char *text;
    std::array<const char *, 4> meaning;
};

constexpr const char *localeNames[] = {"en_US", "de_DE", "fr_FR", "ar_EG"};

constexpr Row rows[] = {
    {"2027-03-29 05:15", {"2027-03-29 05:15"}},
    {"2027-03-29T05:15", {"2027-03-29 05:15"}},
    {"2027-03-29t05:15:30", {"2027-03-29 05:15:30"}},
    {"20270329T0515", {"2027-03-29 05:15"}},
    {"20270329", {"2027-03-29 00:00"}},
    {"2027-03-29", {"2027-03-29 00:00"}},
    {"2027/3/29 5:15", {"2027-03-29 05:15"}},
    {"2027.03.29 05:15", {"2027-03-29 05:15"}},
    {"17:00", {"2026-11-25 17:00"}},
    {"9:00", {"2026-11-26 09:00"}},
    {"9:30:15", {"2026-11-26 09:30:15"}},
    {"5 pm", {"2026-11-25 17:00"}},
    {"5:15 PM", {"2026-11-25 17:15"}},
    {"12 am", {"2026-11-26 00:00"}},
    {"12 p.m.", {"2026-11-25 12:00"}},
    {"5.30 pm", {"2026-11-25 17:30"}},
    {"17h30", {"2026-11-25 17:30"}},
    {"17h", {"Unknown", "2026-11-25 17:00", "2026-11-25 17:00", "Unknown"}},
    {"fri 17h", {"2026-11-27 17:00"}},
    {"at 17h", {"Unknown", "2026-11-25 17:00", "2026-11-25 17:00", "Unknown"}},
    {"tomorrow 17h30", {"2026-11-26 17:30"}},
    {"9 o'clock", {"2026-11-26 09:00"}},
    {"17.30 Uhr", {"2026-11-25 17:30"}},
    {"fri 17:00", {"2026-11-27 17:00"}},
    {"Friday, 17:00", {"2026-11-27 17:00"}},
    {"wed 17:00", {"2026-11-25 17:00"}},
    {"wed 9:00", {"2026-12-02 09:00"}},
    {"fri 9", {"2026-11-27 09:00"}},
    {"fri 4", {"Ambiguous"}},
    {"tomorrow 9", {"2026-11-26 09:00"}},
    {"tomorrow", {"2026-11-26 00:00"}},
    {"today 17:00", {"2026-11-25 17:00"}},
    {"yesterday 8:00", {"2026-11-24 08:00"}},
    {"day after tomorrow 8:00", {"2026-11-27 08:00"}},
    {"tonight", {"2026-11-25 18:00"}},
    {"tonight 21:00", {"2026-11-25 21:00"}},
    {"tonight 9", {"Ambiguous"}},
    {"tomorrow noon", {"2026-11-26 12:00"}},
    {"friday midnight", {"2026-11-28 00:00"}},
    {"3.4. 8:00", {"2027-04-03 08:00"}},
    {"3. 4. 8:00", {"2027-04-03 08:00"}},
    {"3.4. um 8:00", {"2027-04-03 08:00"}},
    {"3.4.2027 8:00", {"Ambiguous", "2027-04-03 08:00", "2027-04-03 08:00", "2027-04-03 08:00"}},
    {"13.4.2027 8:00", {"2027-04-13 08:00"}},
    {"3.4.27 8:00", {"Ambiguous", "2027-04-03 08:00", "2027-04-03 08:00", "2027-04-03 08:00"}},
    {"4.12.99 8:00", {"Ambiguous"}},
    {"3/4/2027 8:00", {"2027-03-04 08:00", "Ambiguous", "2027-04-03 08:00", "2027-04-03 08:00"}},
    {"3/29 17:00", {"2027-03-29 17:00"}},
    {"29/3 17:00", {"2027-03-29 17:00"}},
    {"24/12", {"2026-12-24 00:00"}},
    {"12/24/2026 9:00", {"2026-12-24 09:00"}},
    {"3/4", {"2027-03-04 00:00", "Ambiguous", "2027-04-03 00:00", "2027-04-03 00:00"}},
    {"5/5 9:00", {"2027-05-05 09:00"}},
    {"24/25", {"NoDate"}},
    {"31/4", {"NoDate"}},
    {"24/12/26", {"NoDate", "Ambiguous", "2026-12-24 00:00", "2026-12-24 00:00"}},
    {"9.10", {"Ambiguous", "2027-10-09 00:00", "Ambiguous", "Ambiguous"}},
    {"3.4.7", {"Unknown"}},
    {"4 dec 17:00", {"2026-12-04 17:00"}},
    {"dec 4 17:00", {"2026-12-04 17:00"}},
    {"4th of december 2026 at 17:00", {"2026-12-04 17:00"}},
    {"4 December 2026", {"2026-12-04 00:00"}},
    {"4. Dezember 2026 17:00", {"Unknown", "2026-12-04 17:00", "Unknown", "Unknown"}},
    {"4 décembre 2026 à 17:00", {"Unknown", "Unknown", "2026-12-04 17:00", "Unknown"}},
    {"4 decembre 17h30", {"Unknown", "Unknown", "2026-12-04 17:30", "Unknown"}},
    {"vendredi 17h", {"Unknown", "Unknown", "2026-11-27 17:00", "Unknown"}},
    {"mar. 1 décembre 17:00", {"Unknown", "Unknown", "2026-12-01 17:00", "Unknown"}},
    {"mar 3 17:00", {"2027-03-03 17:00", "2027-03-03 17:00", "Ambiguous", "2027-03-03 17:00"}},
    {"Fr 17:00", {"Unknown", "2026-11-27 17:00", "Unknown", "Unknown"}},
    {"٢٩/٣/٢٠٢٧ ٥:١٥", {"2027-03-29 05:15", "2027-03-29 05:15", "2027-03-29 05:15", "2027-03-29 05:15"}},
    {"٤ ديسمبر ٢٠٢٦، ٥:٠٠ م", {"Unknown", "Unknown", "Unknown", "2026-12-04 17:00"}},
    {"2027-02-30", {"NoDate"}},
    {"29 feb 2027", {"NoDate"}},
    {"29 feb", {"2028-02-29 00:00"}},
    {"2027-13-01 8:00", {"NoDate"}},
    {"25:00", {"NoTime"}},
    {"17:60", {"NoTime"}},
    {"13 pm", {"NoTime"}},
    {"24:00", {"2026-11-26 00:00"}},
    {"24:01", {"NoTime"}},
    {"mon 4 dec 2026", {"OtherWeekday"}},
    {"fri 4 dec 2026 17:00", {"2026-12-04 17:00"}},
    {"17:00 18:00", {"Incomplete"}},
    {"fri mon", {"Incomplete"}},
    {"4 dec 5 dec", {"Incomplete"}},
    {"tomorrow 4 dec", {"Incomplete"}},
    {"now 17:00", {"Incomplete"}},
    {"+2h 17:00", {"Incomplete"}},
    {"at", {"Incomplete"}},
    {"now", {"2026-11-25 10:30"}},
    {"+2h", {"2026-11-25 12:30"}},
    {"+2h 30m", {"2026-11-25 13:00"}},
    {"+2h30", {"2026-11-25 13:00"}},
    {"-30 min", {"2026-11-25 10:00"}},
    {"in 2 days", {"2026-11-27 10:30"}},
    {"in 2 days 17:00", {"2026-11-27 17:00"}},
    {"+1w", {"2026-12-02 10:30"}},
    {"+2", {"Unknown"}},
    {"1999-01-01", {"OutOfRange"}},
    {"2200-01-01", {"OutOfRange"}},
    {"2001-05-05 10:00", {"2001-05-05 10:00"}},
    {"3 april 20", {"Ambiguous"}},
    {"3 april at 20", {"2027-04-03 20:00"}},
    {"10:00-12:00", {"Unknown"}},
    {"2027-03-29 10:00-12:00", {"Unknown"}},
    {"next friday", {"Ambiguous"}},
    {"next friday 5pm", {"Ambiguous"}},
    {"next tuesday 5pm", {"2026-12-01 17:00"}}, // the first that comes is the one of next week
    {"next wed", {"2026-12-02 00:00"}},
    {"next week", {"2026-11-29 00:00", "2026-11-30 00:00", "2026-11-30 00:00", "2026-11-28 00:00"}}, // as the locale begins it
    {"this week", {"2026-11-22 00:00", "2026-11-23 00:00", "2026-11-23 00:00", "2026-11-21 00:00"}},
    {"this weekend", {"2026-11-28 00:00", "2026-11-28 00:00", "2026-11-28 00:00", "2026-11-27 00:00"}},
    {"on the weekend", {"2026-11-28 00:00", "2026-11-28 00:00", "2026-11-28 00:00", "2026-11-27 00:00"}},
    {"next weekend", {"Ambiguous"}},
    {"monday next week", {"2026-11-30 00:00"}},
    {"next week monday 17:00", {"2026-11-30 17:00"}},
    {"fri next week 17:00", {"2026-12-04 17:00"}},
    {"saturday this weekend 9:00", {"2026-11-28 09:00"}},
    {"monday this weekend", {"Incomplete"}},
    {"next week 17:00", {"Incomplete"}},
    {"next week tomorrow", {"Incomplete"}},
    {"next week 4 dec", {"Incomplete"}},
    {"this weekend next week", {"Incomplete"}},
    {"next", {"Unknown"}},
    {"next 4 dec", {"Unknown"}},
    {"monday morning", {"2026-11-30 09:00"}},
    {"tomorrow afternoon", {"2026-11-26 13:00"}},
    {"fri evening", {"2026-11-27 18:00"}},
    {"in the morning", {"2026-11-26 09:00"}},
    {"monday morning 8:00", {"2026-11-30 08:00"}},
    {"monday morning 15:00", {"Ambiguous"}},
    {"friday afternoon 3", {"Ambiguous"}},
    {"morning evening", {"Incomplete"}},
    {"24th december 12h", {"2026-12-24 12:00"}},
    {"tomorrow 17h", {"2026-11-26 17:00"}},
    {"kl. 17:00", {"2026-11-25 17:00"}},
    {"klo 17:00", {"2026-11-25 17:00"}},
    {"a las 17:00", {"2026-11-25 17:00"}},
    {"às 17:00", {"2026-11-25 17:00"}},
    {"17", {"Unknown"}},
    {"17:", {"Unknown"}},
    {"5:1", {"Unknown"}},
    {"2027", {"Unknown"}},
    {"", {"Empty"}},
    {"  ", {"Empty"}},
};

constexpr const char *zoneNames[] = {"Europe/Berlin", "Australia/Lord_Howe"};

QDateTime wallOf(const QString &text)
{
    return QDateTime(QDate::fromString(text.left(10), Qt::ISODate), QTime::fromString(text.mid(11), Qt::ISODate), Qt::UTC);
}

Instant utc(const QString &text)
{
    const Result<Instant> instant = parseInstant(text.toStdString());
    return instant ? *instant : Instant();
}

/// Whether the time is an edge of the stretch, and the words name its first day, and its last where that is another one.
bool wordsSay(const TimeSpan &stretch, Instant time, const TypedTimeContext &context)
{
    const QString words = timetext::inWords(stretch, context.zone);
    const auto isNamed = [&](Instant instant) { return words.contains(words::date(dateOf(instant, context.zone), words::DateForm::Spoken)); };
    const Instant last = stretch.end - std::chrono::milliseconds(1);
    const bool isEdge = context.edge == Edge::Start ? time == stretch.start : time == stretch.end || time == stretch.start;
    return isEdge && stretch.start < stretch.end && isNamed(stretch.start) && isNamed(last);
}

QString said(const TypedTime &time)
{
    return time.kind == Kind::Understood ? toText(time.instant) : QString::fromLatin1(nameOf(time.kind));
}

} // namespace

/// What people type for a time, and what the program makes of it.
class TestTypedTime : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsTyped_data();
    void readsWhatIsTyped();
    void readsAroundTheChangeOfTheClock_data();
    void readsAroundTheChangeOfTheClock();
    void anEndFollowsItsStart_data();
    void anEndFollowsItsStart();
    void filtersLookBack_data();
    void filtersLookBack();
    void aStretchIsThatOfItsZoneAcrossTheClockChange();
    void dotsInTimesAreNoDates();
    void whatIsUnderstoodOfAnythingIsInRangeAndStable();
    void whatALocaleWritesIsReadBackOrRefused_data();
    void whatALocaleWritesIsReadBackOrRefused();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysTheTimeInFullWords();
    void theStylesAreReadBack();
    void aPartIsFoundAndStepped();
};

void TestTypedTime::readsWhatIsTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("meaning");
    for (std::size_t i = 0; i < std::size(localeNames); ++i) { // one locale after the other: its words are kept
        for (const Row &row : rows) {
            const char *meaning = row.meaning[i] ? row.meaning[i] : row.meaning[0];
            for (const char *zone : zoneNames) {
                QTest::addRow("%s in %s, %s", row.text, localeNames[i], zone)
                    << QString::fromUtf8(row.text) << QString::fromLatin1(localeNames[i]) << QString::fromLatin1(zone) << QString::fromLatin1(meaning);
            }
        }
    }
}

void TestTypedTime::readsWhatIsTyped()
{
    QFETCH(QString, text);
    QFETCH(QString, locale);
    QFETCH(QString, zone);
    QFETCH(QString, meaning);
    const QTimeZone clock(zone.toLatin1());
    const Instant now = startAt(wallOf(u"2026-11-25 10:30"_s), clock);

    const TypedTime time = readTypedTime(text, {.now = now, .zone = clock, .locale = QLocale(locale), .base = now});

    const QDateTime wall = wallOf(meaning);
    QCOMPARE(said(time), wall.isValid() ? toText(startAt(wall, clock)) : meaning);
}

void TestTypedTime::readsAroundTheChangeOfTheClock_data()
{
    using Reading = LocalTimeReading::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("asStart");
    QTest::addColumn<QString>("asEnd");
    QTest::addColumn<int>("reading");
    const auto row = [](const char *text, const char *zone, const QString &start, const QString &end, Reading reading) {
        QTest::addRow("%s, %s", text, zone) << QString::fromUtf8(text) << QByteArray(zone) << start << end << static_cast<int>(reading);
    };
    row("2027-03-28 02:30", "Europe/Berlin", u"2027-03-28T00:30:00Z"_s, u"2027-03-28T01:30:00Z"_s, Reading::Never);
    row("28.3.2027 2:30", "Europe/Berlin", u"2027-03-28T00:30:00Z"_s, u"2027-03-28T01:30:00Z"_s, Reading::Never);
    row("2026-10-25 02:30", "Europe/Berlin", u"2026-10-25T00:30:00Z"_s, u"2026-10-25T01:30:00Z"_s, Reading::Twice);
    row("2026-10-25 03:00", "Europe/Berlin", u"2026-10-25T02:00:00Z"_s, u"2026-10-25T02:00:00Z"_s, Reading::Once);
    row("2026-10-04 02:15", "Australia/Lord_Howe", u"2026-10-03T15:15:00Z"_s, u"2026-10-03T15:45:00Z"_s, Reading::Never);
    row("2027-04-04 01:45", "Australia/Lord_Howe", u"2027-04-03T14:45:00Z"_s, u"2027-04-03T15:15:00Z"_s, Reading::Twice);
    // An offset says which of the two.
    row("2026-10-25T02:30+01:00", "Europe/Berlin", u"2026-10-25T01:30:00Z"_s, u"2026-10-25T01:30:00Z"_s, Reading::Once);
    row("2026-10-25T02:30:00+0200", "Europe/Berlin", u"2026-10-25T00:30:00Z"_s, u"2026-10-25T00:30:00Z"_s, Reading::Once);
    row("2027-03-29T05:15Z", "Europe/Berlin", u"2027-03-29T05:15:00Z"_s, u"2027-03-29T05:15:00Z"_s, Reading::Once);
    row("2027-03-29 05:15 UTC", "Australia/Lord_Howe", u"2027-03-29T05:15:00Z"_s, u"2027-03-29T05:15:00Z"_s, Reading::Once);
    row("2027-03-29T05:15:00-03:30", "Europe/Berlin", u"2027-03-29T08:45:00Z"_s, u"2027-03-29T08:45:00Z"_s, Reading::Once);
    row("2027-03-29T05:15:00.999-03:30", "Europe/Berlin", u"2027-03-29T08:45:00Z"_s, u"2027-03-29T08:45:00Z"_s, Reading::Once);
    row("20270329T051500Z", "Europe/Berlin", u"2027-03-29T05:15:00Z"_s, u"2027-03-29T05:15:00Z"_s, Reading::Once);
    row("2027-03-29T05:15+14:30", "Europe/Berlin", u"NoTime"_s, u"NoTime"_s, Reading::Once);
    row("2027-03-29T05:15+15", "Europe/Berlin", u"NoTime"_s, u"NoTime"_s, Reading::Once);
    // A date alone is its day, which has 23 or 25 hours then.
    row("2027-03-28", "Europe/Berlin", u"2027-03-27T23:00:00Z"_s, u"2027-03-28T22:00:00Z"_s, Reading::Once);
    row("2026-10-25", "Europe/Berlin", u"2026-10-24T22:00:00Z"_s, u"2026-10-25T23:00:00Z"_s, Reading::Once);
    row("2026-10-04", "Australia/Lord_Howe", u"2026-10-03T13:30:00Z"_s, u"2026-10-04T13:00:00Z"_s, Reading::Once);
    // Days go by the calendar, hours by the time that passes.
    row("+1d", "Europe/Berlin", u"2027-03-28T10:00:00Z"_s, u"2027-03-28T10:00:00Z"_s, Reading::Once);
    row("+24h", "Europe/Berlin", u"2027-03-28T11:00:00Z"_s, u"2027-03-28T11:00:00Z"_s, Reading::Once);
}

void TestTypedTime::readsAroundTheChangeOfTheClock()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, zone);
    QFETCH(QString, asStart);
    QFETCH(QString, asEnd);
    QFETCH(int, reading);
    const Instant now = utc(u"2027-03-27T11:00:00Z"_s); // the day before the clocks go forward in Berlin
    TypedTimeContext context{.now = now, .zone = QTimeZone(zone), .locale = QLocale(u"de_DE"_s), .base = now};

    const TypedTime start = readTypedTime(text, context);
    context.edge = Edge::End;
    const TypedTime end = readTypedTime(text, context);

    QCOMPARE(said(start), asStart);
    QCOMPARE(said(end), asEnd);
    QCOMPARE(static_cast<int>(start.reading), reading);
    QCOMPARE(end.isEndOfDay, text.size() == 10 && text.startsWith(u"20"_s));
    QVERIFY(!start.isEndOfDay);
}

void TestTypedTime::anEndFollowsItsStart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a length") << u"+2h"_s << u"2026-12-04T18:00:00Z"_s;
    QTest::newRow("a time behind it") << u"19:00"_s << u"2026-12-04T18:00:00Z"_s;
    QTest::newRow("a time before it") << u"9:00"_s << u"2026-12-05T08:00:00Z"_s;
    QTest::newRow("its own time") << u"17:00"_s << u"2026-12-05T16:00:00Z"_s;
    QTest::newRow("its own weekday and time") << u"fri 17:00"_s << u"2026-12-11T16:00:00Z"_s;
    QTest::newRow("a weekday alone is over then") << u"mon"_s << u"2026-12-07T23:00:00Z"_s;
    QTest::newRow("a weekday and a time") << u"sat 6:00"_s << u"2026-12-05T05:00:00Z"_s;
    QTest::newRow("a date without year") << u"3 dec"_s << u"2027-12-03T23:00:00Z"_s;
    QTest::newRow("days from the start") << u"+2d"_s << u"2026-12-06T16:00:00Z"_s;
    QTest::newRow("a date without year before it") << u"28.12."_s << u"2026-12-28T23:00:00Z"_s;
    QTest::newRow("the next weekday is behind the start") << u"next friday"_s << u"2026-12-11T23:00:00Z"_s;
    QTest::newRow("the next weekday and a time") << u"next fri 9:00"_s << u"2026-12-11T08:00:00Z"_s;
    QTest::newRow("a day of the week after the start's") << u"monday next week 8:00"_s << u"2026-12-07T07:00:00Z"_s;
    QTest::newRow("a week is no end") << u"next week"_s << u"Ambiguous"_s;
    QTest::newRow("a weekend is no end") << u"this weekend"_s << u"Ambiguous"_s;
    QTest::newRow("today is today") << u"today 12:00"_s << u"2026-11-25T11:00:00Z"_s;
}

void TestTypedTime::anEndFollowsItsStart()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const TypedTimeContext context{.now = utc(u"2026-11-25T09:30:00Z"_s),
                                   .zone = QTimeZone("Europe/Berlin"),
                                   .locale = QLocale(u"en_US"_s),
                                   .edge = Edge::End,
                                   .base = utc(u"2026-12-04T16:00:00Z"_s)}; // Friday, 17:00
    QCOMPARE(said(readTypedTime(text, context)), expected);
}

void TestTypedTime::filtersLookBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a time ahead was yesterday") << u"17:00"_s << u"2026-11-24T16:00:00Z"_s;
    QTest::newRow("a time that was") << u"9:00"_s << u"2026-11-25T08:00:00Z"_s;
    QTest::newRow("a weekday") << u"fri"_s << u"2026-11-19T23:00:00Z"_s;
    QTest::newRow("today's weekday and a time that was") << u"wed 9:00"_s << u"2026-11-25T08:00:00Z"_s;
    QTest::newRow("today's weekday and a time ahead") << u"wed 17:00"_s << u"2026-11-18T16:00:00Z"_s;
    QTest::newRow("a date ahead was a year ago") << u"4 dec"_s << u"2025-12-03T23:00:00Z"_s;
    QTest::newRow("the week so far") << u"this week"_s << u"2026-11-21T23:00:00Z"_s; // it begins on Sunday
    QTest::newRow("a week ahead") << u"next week"_s << u"Incomplete"_s;
    QTest::newRow("a weekend ahead") << u"this weekend"_s << u"Incomplete"_s;
    QTest::newRow("a date with its year is that") << u"4 dec 2026"_s << u"2026-12-03T23:00:00Z"_s;
}

void TestTypedTime::filtersLookBack()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Instant now = utc(u"2026-11-25T09:30:00Z"_s);
    const TypedTimeContext context{.now = now, .zone = QTimeZone("Europe/Berlin"), .locale = QLocale(u"en_US"_s), .direction = Direction::Back, .base = now};
    QCOMPARE(said(readTypedTime(text, context)), expected);
}

/// A week has 167 or 169 hours where the clock changes in it, and a weekend may begin at a midnight that there is not.
void TestTypedTime::aStretchIsThatOfItsZoneAcrossTheClockChange()
{
    const auto of = [](const QString &text, const QString &now, const char *zone, const QString &locale) {
        const Instant at = utc(now);
        return readTypedTime(text, {.now = at, .zone = QTimeZone(zone), .locale = QLocale(locale), .base = at}).stretch.value_or(TimeSpan());
    };
    const TimeSpan shorter = of(u"next week"_s, u"2027-03-18T09:30:00Z"_s, "Europe/Berlin", u"en_GB"_s);
    QCOMPARE(toText(shorter.start), u"2027-03-21T23:00:00Z"_s);
    QCOMPARE(toText(shorter.end), u"2027-03-28T22:00:00Z"_s);
    const TimeSpan longer = of(u"this week"_s, u"2026-10-20T09:30:00Z"_s, "Europe/Berlin", u"en_GB"_s);
    QCOMPARE(toText(longer.end), u"2026-10-25T23:00:00Z"_s);
    const TimeSpan halfHour = of(u"next week"_s, u"2026-09-25T09:30:00Z"_s, "Australia/Lord_Howe", u"en_AU"_s); // half an hour goes there
    QCOMPARE(toText(halfHour.end), u"2026-10-04T13:00:00Z"_s);
    const TimeSpan noMidnight = of(u"weekend"_s, u"2027-04-28T09:30:00Z"_s, "Africa/Cairo", u"ar_EG"_s); // Friday 30 April begins at 1:00
    QCOMPARE(toText(noMidnight.start), u"2027-04-29T22:00:00Z"_s);
    QCOMPARE(toText(noMidnight.end), u"2027-05-01T21:00:00Z"_s);
}

void TestTypedTime::dotsInTimesAreNoDates()
{
    const Instant now = utc(u"2026-11-25T09:30:00Z"_s);
    const TypedTimeContext context{.now = now, .zone = QTimeZone::utc(), .locale = QLocale(u"da_DK"_s), .base = now};
    QCOMPARE(said(readTypedTime(u"kl. 17.30"_s, context)), u"2026-11-25T17:30:00Z"_s);
    QCOMPARE(said(readTypedTime(u"fre 17.00"_s, context)), u"2026-11-27T17:00:00Z"_s);
    QCOMPARE(said(readTypedTime(u"9.10.2027 9.10"_s, context)), u"2027-10-09T09:10:00Z"_s);
    QCOMPARE(said(readTypedTime(u"9.10. 9.10"_s, context)), u"2027-10-09T09:10:00Z"_s);
    QCOMPARE(said(readTypedTime(u"9.10"_s, context)), u"Ambiguous"_s);
    QCOMPARE(said(readTypedTime(u"fre 9.10"_s, context)), u"Ambiguous"_s);
}

void TestTypedTime::whatIsUnderstoodOfAnythingIsInRangeAndStable()
{
    const QStringList pieces{
        u"2027"_s,       u"03"_s,  u"29"_s,       u"5"_s,       u"17"_s,       u"15"_s,     u"31"_s,      u"99"_s,        u"0"_s,         u"000000"_s,
        u"20270329"_s,   u"٢٩"_s,  u"५"_s,        u"9"_s,       u"-"_s,        u"-"_s,      u"."_s,       u"."_s,         u"/"_s,         u":"_s,
        u":"_s,          u"+"_s,   u" "_s,        u" "_s,       u" "_s,        u","_s,      u"T"_s,       u"Z"_s,         u"UTC"_s,       u"am"_s,
        u"pm"_s,         u"fri"_s, u"mon"_s,      u"dec"_s,     u"april"_s,    u"mar"_s,    u"h"_s,       u"m"_s,         u"d"_s,         u"w"_s,
        u"in"_s,         u"at"_s,  u"tomorrow"_s, u"tonight"_s, u"midnight"_s, u"now"_s,    u"noon"_s,    u"o'clock"_s,   u"Uhr"_s,       u"à"_s,
        u"ديسمبر"_s,     u"م"_s,   u"déc."_s,     u"Montag"_s,  u"\u200E"_s,   u"\u202B"_s, u"\u2069"_s,  u"\u00A0"_s,    u"\u2013"_s,    u"\u0301"_s,
        u"\U0001D7D9"_s, u"x"_s,   u"st"_s,       u"24"_s,      u"12"_s,       u"next"_s,   u"morning"_s, u"this week"_s, u"next week"_s, u"weekend"_s};
    QRandomGenerator random(20261125);
    const Instant now = utc(u"2026-11-25T09:30:00Z"_s);
    int understood = 0;
    for (int i = 0; i < 10'000; ++i) {
        QString text;
        const int length = random.bounded(1, 12);
        for (int piece = 0; piece < length; ++piece)
            text += pieces.at(random.bounded(static_cast<int>(pieces.size())));
        const TypedTimeContext context{.now = now,
                                       .zone = QTimeZone(zoneNames[random.bounded(2)]),
                                       .locale = QLocale(QString::fromLatin1(localeNames[i / 2'500])),
                                       .edge = random.bounded(2) == 0 ? Edge::Start : Edge::End,
                                       .direction = random.bounded(2) == 0 ? Direction::Ahead : Direction::Back,
                                       .base = now};
        const TypedTime time = readTypedTime(text, context);
        if (time.kind != Kind::Understood) {
            QVERIFY2(!timetext::problem(time, text).isEmpty(), qPrintable(text));
            continue;
        }
        ++understood;
        const int year = toDateTime(time.instant).date().year();
        QVERIFY2(year >= 2000 && year <= 2199, qPrintable(text));
        QCOMPARE(said(readTypedTime(toText(time.instant), context)), toText(time.instant));
        QVERIFY2(!time.stretch || wordsSay(*time.stretch, time.instant, context), qPrintable(text));
    }
    qInfo("%d understood", understood);
    QVERIFY(understood > 100);
}

void TestTypedTime::whatALocaleWritesIsReadBackOrRefused_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<bool>("isRead"); // its short form, all of it
    for (const char *read : {"en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "pt_BR", "it_IT", "nl_NL", "pl_PL", "cs_CZ", "ru_RU", "ar_EG", "hi_IN"})
        QTest::newRow(read) << QString::fromLatin1(read) << true;
    for (const char *other : {"fi_FI", "da_DK", "sv_SE", "nb_NO", "hu_HU", "ro_RO", "bg_BG", "el_GR", "tr_TR", "he_IL", "fa_IR", "th_TH",
                              "ja_JP", "ko_KR", "zh_CN", "zh_TW", "fr_CA", "en_CA", "sl_SI", "lt_LT", "lv_LV", "vi_VN", "uk_UA"})
        QTest::newRow(other) << QString::fromLatin1(other) << false;
}

void TestTypedTime::whatALocaleWritesIsReadBackOrRefused()
{
    QFETCH(QString, locale);
    QFETCH(bool, isRead);
    const QLocale writer(locale);
    const Instant now = utc(u"2026-11-25T09:30:00Z"_s);
    const TypedTimeContext context{.now = now, .zone = QTimeZone::utc(), .locale = writer, .base = now};
    QRandomGenerator random(7);
    int read = 0;
    for (int i = 0; i < 30; ++i) {
        const QDateTime wall = QDateTime(QDate(2010, 1, 1), QTime(0, 0), Qt::UTC).addSecs(60 * qint64(random.bounded(30 * 366 * 24 * 60)));
        for (const auto form : {QLocale::ShortFormat, QLocale::LongFormat, QLocale::NarrowFormat}) {
            const QString date = writer.toString(wall.date(), form);
            const QString both = writer.toString(wall, form);
            const QString apart = date + u' ' + writer.toString(wall.time(), QLocale::ShortFormat);
            for (const QString &text : {both, apart}) {
                const TypedTime time = readTypedTime(text, context);
                if (time.kind == Kind::Understood)
                    QVERIFY2(time.instant == toInstant(wall), qPrintable(text + u" → "_s + toText(time.instant)));
                else
                    QVERIFY2(!isRead || form == QLocale::LongFormat, qPrintable(text + u" is "_s + said(time)));
                read += time.kind == Kind::Understood ? 1 : 0;
            }
            if (const TypedTime time = readTypedTime(date, context); time.kind == Kind::Understood)
                QVERIFY2(time.instant == toInstant(QDateTime(wall.date(), QTime(0, 0), Qt::UTC)), qPrintable(date + u" → "_s + toText(time.instant)));
        }
    }
    qInfo("%s: %d of 180 read", qPrintable(locale), read);
}

void TestTypedTime::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no such day") << u"30 feb"_s << u"There is no 30 February."_s;
    QTest::newRow("no such day that year") << u"29 feb 2027"_s << u"There is no 29 February 2027."_s;
    QTest::newRow("no such month") << u"2027-13-01"_s << u"There is no month 13."_s;
    QTest::newRow("no such time") << u"tomorrow 25:00"_s << u"There is no time 25:00."_s;
    QTest::newRow("another weekday") << u"mon 4 dec 2026"_s << u"“mon” and 4 Dec 2026 do not fit: that is a Friday."_s;
    QTest::newRow("an unknown word") << u"fri x"_s << u"“x” is not understood. Try fri 17:00, 24 dec 9:00 or +2h."_s;
    QTest::newRow("two fridays") << u"next friday"_s << u"“next friday” can be 27 Nov or 4 Dec: write the month as a word."_s;
    QTest::newRow("two meanings") << u"3.4.2027"_s << u"“3.4.2027” can be 3 Apr or 4 Mar: write the month as a word."_s;
    QTest::newRow("a year far away") << u"4.12.99"_s << u"“4.12.99” can be 4 Dec or 12 Apr: write the month as a word."_s;
    QTest::newRow("nothing") << QString() << u"A time is missing."_s;
    QTest::newRow("too far") << u"2300-01-01"_s << u"Only times from 2000 to 2199 can be entered."_s;
}

void TestTypedTime::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    const Instant now = utc(u"2026-11-25T09:30:00Z"_s);
    const TypedTime time = readTypedTime(text, {.now = now, .zone = QTimeZone::utc(), .locale = QLocale(u"en_US"_s), .base = now});
    QCOMPARE(timetext::problem(time, text), sentence);
}

void TestTypedTime::saysTheTimeInFullWords()
{
    QCOMPARE(timetext::inWords(utc(u"2026-12-04T16:00:00Z"_s), QTimeZone("Europe/Berlin")), u"Friday 4 December 2026, 17:00, Berlin (UTC+1)"_s);
    QCOMPARE(timetext::inWords(TimeSpan{utc(u"2026-12-06T23:00:00Z"_s), utc(u"2026-12-13T23:00:00Z"_s)}, QTimeZone("Europe/Berlin")),
             u"Monday 7 December 2026, to the end of Sunday 13 December 2026, Berlin (UTC+1)"_s);
    QCOMPARE(timetext::inWords(utc(u"2026-12-04T16:00:42Z"_s), QTimeZone::utc()), u"Friday 4 December 2026, 16:00:42, UTC"_s);
    QCOMPARE(timetext::inWords(utc(u"2026-07-01T02:30:00Z"_s), QTimeZone("America/St_Johns")), u"Wednesday 1 July 2026, 00:00, St Johns (UTC−2:30)"_s);
}

void TestTypedTime::theStylesAreReadBack()
{
    const Instant now = utc(u"2026-11-25T09:30:00Z"_s);
    const auto back = qScopeGuard([] { QLocale::setDefault(QLocale::c()); });
    for (const char *name : {"C", "en_US", "de_DE", "fr_FR", "ar_EG", "ja_JP", "fi_FI", "hi_IN"}) {
        const bool isOther = QByteArrayList{"ja_JP", "hi_IN"}.contains(name); // their names have signs in them
        QLocale::setDefault(QLocale(QString::fromLatin1(name)));
        const TypedTimeContext context{.now = now, .zone = QTimeZone::utc(), .locale = QLocale(), .base = now};
        for (int day = 0; day < 400; day += 7) {
            const QDateTime wall(QDate(2026, 1, 1).addDays(day), QTime(day % 24, day % 60), Qt::UTC);
            for (const TimeStyle style : {TimeStyle::Iso, TimeStyle::Weekday, TimeStyle::Plain}) {
                const QString text = timeText(timePieces(wall, style));
                const TypedTime time = readTypedTime(text, context);
                const bool mayBeRefused = style == TimeStyle::Weekday && isOther; // the field writes Plain then
                QVERIFY2(time.wall == wall || (mayBeRefused && time.kind != Kind::Understood), qPrintable(text));
            }
        }
    }
}

void TestTypedTime::aPartIsFoundAndStepped()
{
    using Part = TimePiece::Part;
    const QDateTime wall(QDate(2026, 12, 31), QTime(23, 59), Qt::UTC);
    const QList<TimePiece> pieces = timePieces(wall, TimeStyle::Plain);
    QCOMPARE(timeText(pieces), u"2026-12-31 23:59"_s);
    const QList<std::pair<int, Part>> places{{0, Part::Year}, {4, Part::Year}, {5, Part::Month}, {9, Part::Day}, {11, Part::Hour}, {16, Part::Minute}};
    for (const auto &[place, part] : places)
        QCOMPARE(pieces.at(pieceAt(pieces, place)).part, part);
    QCOMPARE(stepped(wall, Part::Minute, 1), QDateTime(QDate(2027, 1, 1), QTime(0, 0), Qt::UTC));
    QCOMPARE(stepped(wall, Part::Month, -1), QDateTime(QDate(2026, 11, 30), QTime(23, 59), Qt::UTC));
    QCOMPARE(stepped(wall, Part::Year, 2), QDateTime(QDate(2028, 12, 31), QTime(23, 59), Qt::UTC));
    QCOMPARE(stepped(wall, Part::Half, 1), QDateTime(QDate(2027, 1, 1), QTime(11, 59), Qt::UTC));
}

QTEST_GUILESS_MAIN(TestTypedTime)
#include "tst_typedtime.moc"
