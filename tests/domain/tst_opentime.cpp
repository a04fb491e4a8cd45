// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/isoduration.h"
#include "services/domain/opentime.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace std::chrono_literals;

namespace {

const Instant noon = *parseInstant("2026-01-15T12:00:00Z");
constexpr auto day = 24h;

FreezeWindow window(Instant start, Instant end, const QString &reason = u"Freeze"_s)
{
    FreezeWindow made;
    made.id = FreezeWindowId::create();
    made.environmentId = EnvironmentId::create();
    made.start = start;
    made.end = end;
    made.reason = reason;
    return made;
}

OpenTimeQuestion ask(std::chrono::seconds duration, std::chrono::seconds within = 90 * day, int count = 5)
{
    return {.from = noon, .duration = duration, .within = within, .count = count};
}

/// "12:00-13:00, 15:00-": the open times as hours and minutes after noon's day began.
QString shown(const OpenTimeSearch &search)
{
    QStringList texts;
    for (const OpenTime &time : search.found)
        texts.append(toText(time.start) + u'-' + (time.end ? toText(*time.end) : QString()));
    return texts.join(u", "_s);
}

Instant localTime(const QByteArray &zone, const QString &text)
{
    const QDateTime time(QDate::fromString(text.left(10), Qt::ISODate), QTime::fromString(text.mid(11), u"HH:mm"_s), QTimeZone(zone));
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

bool isFrozen(const QList<FreezeWindow> &windows, Instant at)
{
    return std::any_of(windows.begin(), windows.end(), [&](const FreezeWindow &each) { return !each.deletedAt && each.covers(at); });
}

/// Found by looking at each minute.
QList<std::pair<Instant, std::optional<Instant>>> minuteByMinute(const QList<FreezeWindow> &windows, const OpenTimeQuestion &question)
{
    QList<std::pair<Instant, std::optional<Instant>>> found;
    Instant last = question.from;
    for (const FreezeWindow &each : windows)
        last = std::max(last, each.end);
    std::optional<Instant> start;
    for (Instant at = question.from; at <= last; at += 1min) {
        const bool frozen = isFrozen(windows, at);
        if (!frozen && !start)
            start = at;
        if (frozen && start) {
            if (at - *start >= question.duration && *start + question.duration <= question.from + question.within)
                found.append({*start, at});
            start.reset();
        }
    }
    if (start && *start + question.duration <= question.from + question.within)
        found.append({*start, {}});
    return found.first(std::min<qsizetype>(found.size(), question.count));
}

} // namespace

class TestOpenTime : public QObject
{
    Q_OBJECT

private slots:
    void durationsAreReadStrictly_data();
    void durationsAreReadStrictly();
    void durationsAreWrittenAsTheyAreRead();
    void lengthsAreSaidInTheirLargestUnit();
    void withoutFreezesItIsOpenAtOnceAndForGood();
    void anEndIsNoPartOfAFreezeAndAStartIs();
    void touchingFreezesLeaveNoGap();
    void aGapIsOpenInAllEnvironments();
    void theFreezeThatEndsAGapIsNamed();
    void whatIsFoundLiesWithinTheSearch();
    void whatIsInTheWayIsSaid();
    void deletedFreezesDoNotCount();
    void theStartIsAWholeSecond();
    void theDaysOnWhichTheClockIsTurned_data();
    void theDaysOnWhichTheClockIsTurned();
    void randomFreezesAsMinuteByMinute();
    void tenThousandFreezes();
};

void TestOpenTime::durationsAreReadStrictly_data()
{
    QTest::addColumn<qint64>("seconds"); // -1: refused
    QTest::addColumn<QString>("code");
    const auto row = [](const char *text, qint64 seconds, const char *code = "") { QTest::newRow(text) << seconds << QString::fromLatin1(code); };
    row("PT1M", 60);
    row("PT2H", 7'200);
    row("P1D", 86'400);
    row("P90D", 90 * 86'400);
    row("P2W", 14 * 86'400);
    row("P1DT12H", 36 * 3'600);
    row("P1W2DT3H4M5S", 9 * 86'400 + 3 * 3'600 + 4 * 60 + 5);
    row("PT90M", 5'400);
    row("PT0S", 0);
    for (const char *text :
         {"",      "P",      "PT",  "P1DT", "T2H",    "2H",     "PT2",   "pt2h",  "PT-2H",         "-PT2H",      "PT1.5H",      "PT1,5H", "PT2H ",
          " PT2H", "PT2H30", "P2H", "PT2D", "PT2M2H", "PT2H2H", "P1D1W", "PTT2H", "PT1000000000S", "P99999999D", "P999999999W", "PT２H"})
        QTest::newRow(*text ? text : "empty") << qint64(-1) << u"malformed"_s;
    for (const char *text : {"P1Y", "P1M", "P1M2D", "P1Y2M10D", "P1DT2H1Y"})
        QTest::newRow(text) << qint64(-1) << (QLatin1StringView(text).endsWith("H1Y"_L1) ? u"malformed"_s : u"calendar"_s);
}

void TestOpenTime::durationsAreReadStrictly()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, code);
    const QByteArray text = qstrcmp(QTest::currentDataTag(), "empty") == 0 ? QByteArray() : QByteArray(QTest::currentDataTag());
    const auto read = parseDuration(text.toStdString());
    QCOMPARE(read ? read->count() : -1, seconds);
    if (!read) {
        QCOMPARE(read.error().code, u"duration"_s);
        QCOMPARE(read.error().said.params.value(u"case"_s).toString(), code);
    }
}

void TestOpenTime::durationsAreWrittenAsTheyAreRead()
{
    QCOMPARE(toIsoDuration(2h), u"PT2H"_s);
    QCOMPARE(toIsoDuration(14 * day), u"P14D"_s);
    QCOMPARE(toIsoDuration(36h + 1s), u"P1DT12H1S"_s);
    QCOMPARE(toIsoDuration(0s), u"PT0S"_s);
    for (const qint64 seconds : {1, 59, 60, 3'599, 3'600, 86'399, 86'400, 31'622'400, 123'456})
        QCOMPARE(parseDuration(toIsoDuration(std::chrono::seconds(seconds)).toStdString())->count(), seconds);
}

void TestOpenTime::lengthsAreSaidInTheirLargestUnit()
{
    QCOMPARE(english(lengthOf(90 * day)), u"90 d"_s);
    QCOMPARE(english(lengthOf(36h)), u"36 h"_s);
    QCOMPARE(english(lengthOf(90min)), u"90 min"_s);
    QCOMPARE(english(lengthOf(61s)), u"61 s"_s);
}

void TestOpenTime::withoutFreezesItIsOpenAtOnceAndForGood()
{
    const OpenTimeSearch search = findOpenTimes({}, ask(2h));
    QCOMPARE(search.found, QList<OpenTime>({{noon, {}, {}}}));
}

void TestOpenTime::anEndIsNoPartOfAFreezeAndAStartIs()
{
    // Open from the very end on, and up to the very start: exactly as long as asked for is long enough.
    const QList<FreezeWindow> windows{window(noon - 1h, noon + 1h), window(noon + 3h, noon + 4h)};
    QCOMPARE(shown(findOpenTimes(windows, ask(2h))), u"2026-01-15T13:00:00Z-2026-01-15T15:00:00Z, 2026-01-15T16:00:00Z-"_s);
    QCOMPARE(shown(findOpenTimes(windows, ask(2h + 1s))), u"2026-01-15T16:00:00Z-"_s);
    QCOMPARE(shown(findOpenTimes({window(noon - 1h, noon)}, ask(2h))), u"2026-01-15T12:00:00Z-"_s);
    QCOMPARE(shown(findOpenTimes({window(noon, noon + 1h)}, ask(1min))), u"2026-01-15T13:00:00Z-"_s);
}

void TestOpenTime::touchingFreezesLeaveNoGap()
{
    const QList<FreezeWindow> windows{window(noon + 1h, noon + 2h), window(noon, noon + 1h), window(noon + 90min, noon + 100min)};
    QCOMPARE(shown(findOpenTimes(windows, ask(1min))), u"2026-01-15T14:00:00Z-"_s);
}

void TestOpenTime::aGapIsOpenInAllEnvironments()
{
    // Each has its window (and its environment), none covers the other.
    const QList<FreezeWindow> windows{window(noon, noon + 4h), window(noon + 6h, noon + 8h), window(noon + 3h, noon + 5h), window(noon + 7h, noon + 9h)};
    QCOMPARE(shown(findOpenTimes(windows, ask(1h))), u"2026-01-15T17:00:00Z-2026-01-15T18:00:00Z, 2026-01-15T21:00:00Z-"_s);
    QCOMPARE(shown(findOpenTimes(windows, ask(2h))), u"2026-01-15T21:00:00Z-"_s);
}

void TestOpenTime::theFreezeThatEndsAGapIsNamed()
{
    const FreezeWindow shorter = window(noon + 2h, noon + 3h, u"Shorter"_s);
    const FreezeWindow longer = window(noon + 2h, noon + 9h, u"Longer"_s);
    const OpenTimeSearch search = findOpenTimes({shorter, longer}, ask(1h));
    QCOMPARE(search.found.size(), 2);
    QCOMPARE(search.found.constFirst().limit, std::optional(OpenTimeLimit{longer.id, longer.environmentId, u"Longer"_s}));
    QVERIFY(!search.found.constLast().limit && !search.found.constLast().end);
}

void TestOpenTime::whatIsFoundLiesWithinTheSearch()
{
    const QList<FreezeWindow> windows{window(noon, noon + 22h), window(noon + 40h, noon + 41h)};
    QCOMPARE(shown(findOpenTimes(windows, ask(2h, 24h))), u"2026-01-16T10:00:00Z-2026-01-17T04:00:00Z"_s); // its end may lie beyond
    QCOMPARE(shown(findOpenTimes(windows, ask(2h, 24h - 1s))), QString());
    QCOMPARE(findOpenTimes(windows, ask(1h, 90 * day, 1)).found.size(), 1);
}

void TestOpenTime::whatIsInTheWayIsSaid()
{
    const FreezeWindow inside = window(noon + 1h, noon + 2h, u"Inside"_s);
    const FreezeWindow whole = window(noon, noon + 30h, u"Whole"_s);
    const OpenTimeSearch closed = findOpenTimes({inside, whole}, ask(1h, 24h));
    QVERIFY(closed.found.isEmpty() && !closed.longest);
    QCOMPARE(closed.last->reason, u"Whole"_s);
    QCOMPARE(closed.lastEnd, noon + 30h);

    const OpenTimeSearch narrow = findOpenTimes({window(noon, noon + 1h), window(noon + 2h, noon + 10h), window(noon + 13h, noon + 30h)}, ask(4h, 24h));
    QVERIFY(narrow.found.isEmpty());
    QCOMPARE(narrow.longest->start, noon + 10h);
    QCOMPARE(narrow.longest->end, noon + 13h);
}

void TestOpenTime::deletedFreezesDoNotCount()
{
    FreezeWindow deleted = window(noon, noon + 9h);
    deleted.deletedAt = noon;
    QCOMPARE(findOpenTimes({deleted}, ask(1h)).found, QList<OpenTime>({{noon, {}, {}}}));
    const FreezeWindow lifted = window(noon + 1h, noon + 1h); // in the very second in which it would have begun
    QCOMPARE(shown(findOpenTimes({lifted}, ask(2h))), u"2026-01-15T12:00:00Z-"_s);
}

void TestOpenTime::theStartIsAWholeSecond()
{
    OpenTimeQuestion question = ask(1h);
    question.from = noon + 1ms;
    QCOMPARE(findOpenTimes({}, question).found.constFirst().start, noon + 1s);
    QCOMPARE(shown(findOpenTimes({window(noon + 1h, noon + 2h)}, question)), u"2026-01-15T14:00:00Z-"_s); // an hour less a second is no hour
}

void TestOpenTime::theDaysOnWhichTheClockIsTurned_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("firstEnds"); // by the clock there
    QTest::addColumn<QString>("secondStarts");
    QTest::addColumn<int>("minutes"); // of the gap, as they pass
    const auto row = [](const char *name, const char *zone, const char *ends, const char *starts, int minutes) {
        QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(ends) << QString::fromLatin1(starts) << minutes;
    };
    row("an hour is skipped", "Europe/Berlin", "2026-03-29 01:00", "2026-03-29 04:00", 120);
    row("an hour is repeated", "Europe/Berlin", "2026-10-25 01:00", "2026-10-25 04:00", 240);
    row("half an hour of zone, skipped", "America/St_Johns", "2026-03-08 01:00", "2026-03-08 04:00", 120);
    row("half an hour of zone, repeated", "America/St_Johns", "2026-11-01 00:30", "2026-11-01 03:30", 240);
    row("half an hour is skipped", "Australia/Lord_Howe", "2026-10-04 01:00", "2026-10-04 04:00", 150);
    row("half an hour is repeated", "Australia/Lord_Howe", "2026-04-05 01:00", "2026-04-05 04:00", 210);
    row("no change", "Asia/Kolkata", "2026-03-29 01:00", "2026-03-29 04:00", 180);
}

void TestOpenTime::theDaysOnWhichTheClockIsTurned()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, firstEnds);
    QFETCH(QString, secondStarts);
    QFETCH(int, minutes);
    const Instant start = localTime(zone, firstEnds);
    const Instant end = localTime(zone, secondStarts);
    const QList<FreezeWindow> windows{window(start - 12h, start), window(end, end + 9h)};
    OpenTimeQuestion question = ask(std::chrono::minutes(minutes), 12h);
    question.from = start - 1h;
    const OpenTimeSearch fits = findOpenTimes(windows, question);
    QCOMPARE(fits.found.size(), 1);
    QCOMPARE(fits.found.constFirst().start, start);
    QCOMPARE(*fits.found.constFirst().end - start, std::chrono::minutes(minutes));
    question.duration += 1s;
    QVERIFY(findOpenTimes(windows, question).found.isEmpty());
}

void TestOpenTime::randomFreezesAsMinuteByMinute()
{
    QRandomGenerator random(20'260'115);
    for (int round = 0; round < 300; ++round) {
        QList<FreezeWindow> windows;
        const int count = random.bounded(12);
        for (int i = 0; i < count; ++i) {
            const Instant start = noon + std::chrono::minutes(random.bounded(-120, 600));
            windows.append(window(start, start + std::chrono::minutes(random.bounded(1, 90))));
        }
        const auto within = std::chrono::minutes(random.bounded(60, 800));
        const OpenTimeQuestion question = ask(std::chrono::minutes(random.bounded(1, 60)), within, random.bounded(1, 8));
        QList<std::pair<Instant, std::optional<Instant>>> found;
        for (const OpenTime &each : findOpenTimes(windows, question).found)
            found.append({each.start, each.end});
        QCOMPARE(found, minuteByMinute(windows, question));
    }
}

void TestOpenTime::tenThousandFreezes()
{
    // Every quarter of an hour five minutes are open; the one gap of an hour comes last.
    QList<FreezeWindow> windows;
    for (int i = 0; i < 10'000; ++i)
        windows.prepend(window(noon + i * 15min, noon + i * 15min + 10min));
    const Instant last = noon + 10'000 * 15min;
    windows.append(window(last + 55min, last + 90min));
    const OpenTimeSearch search = findOpenTimes(windows, ask(1h, 366 * day, 20));
    QCOMPARE(search.found.size(), 2);
    QCOMPARE(search.found.constFirst().start, last - 5min);
    QCOMPARE(*search.found.constFirst().end, last + 55min);
    QCOMPARE(findOpenTimes(windows, ask(5min, 366 * day, 20)).found.size(), 20);
}

QTEST_GUILESS_MAIN(TestOpenTime)
#include "tst_opentime.moc"
