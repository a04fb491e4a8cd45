// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/words.h"
#include "services/domain/inventory.h"

#include <QSet>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void convertsTimesThereAndBack();
    void summarisesHealthBestFirst();
    void saysWhatAFreezeMeans_data();
    void saysWhatAFreezeMeans();
    void countsDifferences();
    void saysHowLongAgo_data();
    void saysHowLongAgo();
    void saysDurationsInTwoUnits();
    void saysDurationsToTheNearest();
    void namesAuditActions();
    void followsTheClockOfTheLocale();
    void saysEachStateOfAComponent();

private:
    static Instant at(std::string_view text) { return parseInstant(text).value(); }
};

void TestWords::saysEachStateOfAComponent()
{
    QCOMPARE(words::componentState(u"completed"_s), u"Completed"_s);
    QCOMPARE(words::componentState(u"of a later version"_s), u"of a later version"_s);
    QCOMPARE(words::componentHealth(u"starting"_s), u"Starting"_s);
    QStringList said;
    for (const QString &state : observedStates()) {
        QVERIFY2(words::componentState(state) != state, qPrintable(state));
        said.append(words::componentState(state));
    }
    QCOMPARE(QSet<QString>(said.begin(), said.end()).size(), observedStates().size());
}

void TestWords::convertsTimesThereAndBack()
{
    const Instant instant = at("2026-03-29T01:30:00.250Z");

    QCOMPARE(toDateTime(instant).timeSpec(), Qt::UTC);
    QCOMPARE(toInstant(toDateTime(instant)), instant);
    QCOMPARE(toInstant(toDateTime(instant).toTimeZone(QTimeZone("America/St_Johns"))), instant);
    QCOMPARE(toInstant(QDateTime()), Instant());
}

void TestWords::summarisesHealthBestFirst()
{
    HealthCounts counts;
    QCOMPARE(words::healthCounts(counts), u"No targets"_s);

    counts.byStatus = {0, 6, 1, 0, 1};
    QCOMPARE(words::healthCounts(counts), u"6 healthy, 1 degraded, 1 unreachable"_s);
}

void TestWords::saysWhatAFreezeMeans_data()
{
    QTest::addColumn<FreezeStatus>("status");
    QTest::addColumn<QString>("words");

    FreezeStatus frozen;
    frozen.closed = true;
    frozen.reason = u"Holiday freeze"_s;
    frozen.nextOpen = at("2026-11-30T23:00:00Z");
    FreezeStatus ahead;
    ahead.nextClose = at("2026-11-27T17:00:00Z");
    FreezeStatus farAhead;
    farAhead.nextClose = at("2027-11-27T17:00:00Z");
    FreezeStatus endless;
    endless.closed = true;

    QTest::newRow("frozen") << frozen << u"Frozen until 1 Dec 00:00 · Holiday freeze"_s;
    QTest::newRow("a freeze ahead") << ahead << u"Next freeze 27 Nov 18:00"_s;
    QTest::newRow("so far ahead that the year matters") << farAhead << u"Next freeze 27 Nov 2027 18:00"_s;
    QTest::newRow("frozen without a known end") << endless << u"Frozen, no end known"_s;
    QTest::newRow("open") << FreezeStatus() << u"Open"_s;
}

void TestWords::saysWhatAFreezeMeans()
{
    QFETCH(const FreezeStatus, status);
    QFETCH(const QString, words);

    QCOMPARE(words::freeze(status, at("2026-11-23T10:00:00Z"), QTimeZone("Europe/Berlin")), words);
}

void TestWords::countsDifferences()
{
    QCOMPARE(words::drift(DriftStatus::InSync, 0), u"No drift"_s);
    QCOMPARE(words::drift(DriftStatus::Drifted, 1), u"1 difference"_s);
    QCOMPARE(words::drift(DriftStatus::Drifted, 2), u"2 differences"_s);
    QCOMPARE(words::drift(DriftStatus::Unknown, 0), u"Not checked"_s);
    QCOMPARE(words::drift(DriftCounts{.drifted = 3, .inSync = 1, .unknown = 0}), u"3 drifted"_s);
    QCOMPARE(words::drift(DriftCounts{.drifted = 0, .inSync = 1, .unknown = 2}), u"No drift, 2 not checked"_s);
    QCOMPARE(words::drift(DriftCounts{.drifted = 0, .inSync = 0, .unknown = 2}), u"Not checked"_s);
}

void TestWords::saysHowLongAgo_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("words");

    QTest::newRow("now") << qint64(0) << u"just now"_s;
    QTest::newRow("seconds") << qint64(-12) << u"12\u00a0s ago"_s;
    QTest::newRow("minutes") << qint64(-125) << u"2\u00a0min ago"_s;
    QTest::newRow("hours") << qint64(-7300) << u"2\u00a0h ago"_s;
    QTest::newRow("days") << qint64(-3 * 86400 - 7200) << u"3\u00a0d ago"_s;
    QTest::newRow("ahead") << qint64(3600) << u"in 1\u00a0h"_s;
    QTest::newRow("ahead, as the banner says it") << qint64(4 * 3600 - 60) << u"in "_s + words::duration(std::chrono::minutes(239));
    QTest::newRow("days ahead") << qint64(7 * 86400 + 4 * 3600) << u"in "_s + words::duration(std::chrono::hours(7 * 24 + 4));
    QTest::newRow("a minute ahead") << qint64(60) << u"in 1\u00a0min"_s;
}

void TestWords::saysHowLongAgo()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, words);
    const Instant now = at("2026-11-23T10:00:00Z");

    QCOMPARE(words::relative(now + std::chrono::seconds(seconds), now), words);
}

void TestWords::saysDurationsInTwoUnits()
{
    QCOMPARE(words::duration(7 * 24h + 4h), u"7\u00a0d\u00a04\u00a0h"_s);
    QCOMPARE(words::duration(2h), u"2\u00a0h"_s);
    QCOMPARE(words::duration(12min), u"12\u00a0min"_s);
    QCOMPARE(words::duration(45s), u"45\u00a0s"_s);
    QCOMPARE(words::duration(-45s), u"0\u00a0s"_s);
}

void TestWords::saysDurationsToTheNearest()
{
    QCOMPARE(words::duration(2 * 24h + 6h + 59min), u"2\u00a0d\u00a07\u00a0h"_s); // until 23:59
    QCOMPARE(words::duration(2 * 24h + 6h + 29min), u"2\u00a0d\u00a06\u00a0h"_s);
    QCOMPARE(words::duration(12min + 30s), u"13\u00a0min"_s);
    QCOMPARE(words::duration(59min + 40s), u"1\u00a0h"_s);
    QCOMPARE(words::duration(23h + 59min + 40s), u"1\u00a0d"_s);
    QCOMPARE(words::duration(59'600ms), u"1\u00a0min"_s);
    // Whatever its length: never as much as the smallest unit that is said away from it.
    static const QHash<QString, qint64> units{{u"d"_s, 86'400'000}, {u"h"_s, 3'600'000}, {u"min"_s, 60'000}, {u"s"_s, 1'000}};
    for (qint64 length = 0; length < 40 * units.value(u"d"_s); length += 977'777) {
        const QStringList parts = words::duration(std::chrono::milliseconds(length)).split(QChar::Nbsp);
        qint64 said = 0;
        for (qsizetype i = 0; i + 1 < parts.size(); i += 2)
            said += parts.at(i).toLongLong() * units.value(parts.at(i + 1));
        const QString smallest = length < units.value(u"d"_s) ? u"min"_s : u"h"_s;
        QVERIFY2(2 * std::abs(said - length) <= units.value(smallest), qPrintable(parts.join(u' ') + u" for "_s + QString::number(length)));
    }
}

void TestWords::namesAuditActions()
{
    QCOMPARE(words::auditAction(u"environment.updated"_s), u"Environment updated"_s);
    QCOMPARE(words::auditAction(u"freeze.overridden"_s), u"Freeze window overridden"_s);
    QCOMPARE(words::auditAction(u"new-thing.happened"_s), u"new-thing happened"_s);
}

void TestWords::followsTheClockOfTheLocale()
{
    const Instant evening = at("2026-12-01T18:05:00Z");
    QCOMPARE(words::instant(evening, QTimeZone::utc()), u"1 Dec 2026 18:05"_s);
    QCOMPARE(words::date(QDate(2026, 12, 1), words::DateForm::Spoken), u"Tuesday 1 December 2026"_s);

    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QString american = words::instant(evening, QTimeZone::utc());
    const QString editor = words::isoTimePattern();
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Austria));
    const QString austrian = words::date(QDate(2026, 12, 1), words::DateForm::WeekdayAndDay) + u' ' + words::time(QTime(18, 5));
    QLocale::setDefault(before);

    QCOMPARE(american, u"1 Dec 2026 6:05 PM"_s);
    QCOMPARE(editor, u"yyyy-MM-dd h:mm AP"_s);
    QCOMPARE(austrian, u"Di. 1 Dez. 18:05"_s);
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
