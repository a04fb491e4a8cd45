// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/drift.h"
#include "services/domain/health.h"
#include "services/domain/instant.h"
#include "services/domain/occurrence.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace std::chrono_literals;

class TestInstant : public QObject
{
    Q_OBJECT

private slots:
    void rfc3339IsReadStrictly_data();
    void rfc3339IsReadStrictly();
    void anEndIsRoundedUp_data();
    void anEndIsRoundedUp();
    void whatIsWrittenIsReadBack();
    void aWindowIsActiveFromItsStartUntilBeforeItsEnd_data();
    void aWindowIsActiveFromItsStartUntilBeforeItsEnd();
    void windowsThatTouchDoNotOverlap();
    void aDeletedWindowIsCancelled();
    void checksGoStaleAfterThreeIntervals();
    void whatAnAgentTellsGoesStaleAfterThreeOfItsIntervals();
    void aTimeFromTheFutureIsNeverFresh();
};

void TestInstant::rfc3339IsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // empty: refused

    const auto row = [](const char *text, const char *expected) { QTest::newRow(*text ? text : "empty") << QByteArray(text) << QByteArray(expected); };
    row("2026-01-15T00:00:00Z", "2026-01-15T00:00:00.000Z");
    row("2026-01-15T01:00:00+01:00", "2026-01-15T00:00:00.000Z");
    row("2026-01-14T20:30:00-03:30", "2026-01-15T00:00:00.000Z");
    row("2026-01-15T00:00:00+00:00", "2026-01-15T00:00:00.000Z");
    row("2026-01-15T00:00:00-00:00", "2026-01-15T00:00:00.000Z");
    row("2026-01-15T00:00:00.5Z", "2026-01-15T00:00:00.500Z");
    row("2026-01-15T00:00:00.05Z", "2026-01-15T00:00:00.050Z");
    row("2026-01-15T00:00:00.123Z", "2026-01-15T00:00:00.123Z");
    row("2026-01-15T00:00:00.1234Z", "2026-01-15T00:00:00.123Z");
    row("2026-01-15T00:00:00.123456Z", "2026-01-15T00:00:00.123Z");    // Python
    row("2026-01-15T00:00:00.999999999Z", "2026-01-15T00:00:00.999Z"); // Go, Docker, Nomad
    row("2026-01-15T00:00:00.000000000000000000000000000000000000001+00:00", "2026-01-15T00:00:00.000Z");
    row("2026-01-15t00:00:00Z", "2026-01-15T00:00:00.000Z");
    row("2026-01-15T00:00:00z", "2026-01-15T00:00:00.000Z");
    row("2026-01-15t01:00:00.25+01:00", "2026-01-15T00:00:00.250Z");
    row("2026-01-15T14:00:00+14:00", "2026-01-15T00:00:00.000Z");
    row("2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z");
    row("2000-01-01T00:00:00Z", "2000-01-01T00:00:00.000Z");
    row("2199-12-31T23:59:59Z", "2199-12-31T23:59:59.000Z");
    row("2026-12-31T23:59:59-01:00", "2027-01-01T00:59:59.000Z");
    for (const char *text : {"",
                             "2026-01-15",
                             "2026-01-15T00:00:00",
                             "2026-01-15 00:00:00Z",
                             "2026-01-15T00:00Z",
                             "2026-01-15T00:00:60Z",
                             "2026-01-15T24:00:00Z",
                             "2026-01-15T00:60:00Z",
                             "2026-02-29T00:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-00-01T00:00:00Z",
                             "2026-01-00T00:00:00Z",
                             "2026-01-32T00:00:00Z",
                             "2026-01-15T00:00:00+0100",
                             "2026-01-15T00:00:00+01",
                             "2026-01-15T00:00:00+14:01",
                             "2026-01-15T00:00:00+01:60",
                             "2026-01-15T00:00:00.Z",
                             "2026-01-15T00:00:00.123 Z",
                             "2026-01-15T00:00:00.12x4Z",
                             "2026-01-15T00:00:00.1234",
                             "2026-01-15T00:00:00.1234zZ",
                             "2199-12-31T23:59:59-00:01",
                             "2000-01-01T00:00:00+00:01",
                             "2026-01-15T00:00:00,5Z",
                             "1999-12-31T23:59:59Z",
                             "2200-01-01T00:00:00Z",
                             "+2026-01-15T00:00:00Z",
                             " 2026-01-15T00:00:00Z",
                             "2026-01-15T00:00:00Z ",
                             "20260115T000000Z"})
        row(text, "");
}

void TestInstant::rfc3339IsReadStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto instant = parseInstant(text.toStdString());
    QCOMPARE(instant.has_value(), !expected.isEmpty());
    if (instant)
        QCOMPARE(QByteArray::fromStdString(toRfc3339Milliseconds(*instant)), expected);
    else
        QCOMPARE(instant.error().code, u"invalid-timestamp"_s);
}

void TestInstant::anEndIsRoundedUp_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // empty: refused

    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << QByteArray(text) << QByteArray(expected); };
    row("2026-01-15T00:00:00Z", "2026-01-15T00:00:00Z");
    row("2026-01-15T00:00:00.000000000Z", "2026-01-15T00:00:00Z");
    row("2026-01-15T00:00:00.000000001Z", "2026-01-15T00:00:01Z");
    row("2026-01-15T00:00:00.5z", "2026-01-15T00:00:01Z");
    row("2026-12-31T23:59:59.9999999Z", "2027-01-01T00:00:00Z");
    row("2199-12-31T23:59:59.0000001Z", ""); // rounded up it could not be read again
}

void TestInstant::anEndIsRoundedUp()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto instant = parseInstant(text.toStdString(), Cut::Up);
    QCOMPARE(instant.has_value(), !expected.isEmpty());
    if (instant)
        QCOMPARE(QByteArray::fromStdString(toRfc3339(wholeSeconds(*instant, Cut::Up))), expected);
}

void TestInstant::whatIsWrittenIsReadBack()
{
    const Instant first = *parseInstant("2000-01-01T00:00:00Z");
    for (Instant at = first; at < *parseInstant("2199-12-01T00:00:00Z"); at += 1h * 24 * 17 + 12'345'678ms) {
        QCOMPARE(*parseInstant(toRfc3339Milliseconds(at)), at);
        QCOMPARE(*parseInstant(toRfc3339(at)), wholeSeconds(at));
    }
}

void TestInstant::aWindowIsActiveFromItsStartUntilBeforeItsEnd_data()
{
    QTest::addColumn<int>("fromStart"); // ms; a window of one hour
    QTest::addColumn<QString>("state");
    QTest::newRow("start - 1 ms") << -1 << u"upcoming"_s;
    QTest::newRow("start") << 0 << u"active"_s;
    QTest::newRow("end - 1 ms") << 3'600'000 - 1 << u"active"_s;
    QTest::newRow("end") << 3'600'000 << u"ended"_s;
}

void TestInstant::aWindowIsActiveFromItsStartUntilBeforeItsEnd()
{
    QFETCH(int, fromStart);
    QFETCH(QString, state);
    FreezeWindow window;
    window.start = *parseInstant("2026-01-15T00:00:00Z");
    window.end = window.start + 1h;
    const Instant now = window.start + std::chrono::milliseconds(fromStart);
    QCOMPARE(toString(window.stateAt(now)), state);
    QCOMPARE(window.covers(now), state == u"active"_s);
}

void TestInstant::windowsThatTouchDoNotOverlap()
{
    FreezeWindow window;
    window.start = *parseInstant("2026-01-15T00:00:00Z");
    window.end = window.start + 1h;
    QVERIFY(occurrences(window, window.end, window.end + 1h).isEmpty());
    QVERIFY(occurrences(window, window.start - 1h, window.start).isEmpty());
    QVERIFY(!occurrences(window, window.end - 1ms, window.end).isEmpty());
    QVERIFY(!occurrences(window, window.start - 1h, window.start + 1ms).isEmpty());
}

void TestInstant::aDeletedWindowIsCancelled()
{
    FreezeWindow window;
    window.start = *parseInstant("2026-01-15T00:00:00Z");
    window.end = window.start + 1h;
    window.deletedAt = window.start;
    QCOMPARE(toString(window.stateAt(window.start)), u"cancelled"_s);
}

void TestInstant::checksGoStaleAfterThreeIntervals()
{
    const Instant now = *parseInstant("2026-01-15T00:00:00Z");
    QVERIFY(!isStale({}, 30s, now));
    QVERIFY(!isStale(now - 90s, 30s, now));
    QVERIFY(isStale(now - 90s - 1ms, 30s, now));
    QVERIFY(!isStale(now - 90s, 5s, now)); // never before 90 s
    QVERIFY(!isStale(now - 180s, 60s, now));
    QVERIFY(isStale(now - 181s, 60s, now));
    QVERIFY(!isStale(now - 24h * 3'000, 0s, now)); // checks are off
}

void TestInstant::whatAnAgentTellsGoesStaleAfterThreeOfItsIntervals()
{
    const Instant now = *parseInstant("2026-01-15T00:00:00Z");
    QVERIFY(!isStale(now - 15min, lookInterval(30s, true), now));
    QVERIFY(isStale(now - 15min - 1ms, lookInterval(30s, true), now));
    QVERIFY(isStale(now - 15min, lookInterval(30s, false), now));
    QVERIFY(!isStale(now - 3h, lookInterval(1h, true), now)); // no sooner than what is checked directly
    QVERIFY(!isStale(now - 24h, lookInterval(0s, true), now));
    QVERIFY(stalenessHoldsUntil(now, lookInterval(30s, true), now) == now + 15min + 1ms);
}

void TestInstant::aTimeFromTheFutureIsNeverFresh()
{
    const Instant now = *parseInstant("2026-01-15T00:00:00Z");
    QVERIFY(!isStale(now + 2min, 30s, now)); // two computers' clocks differ
    QVERIFY(isStale(now + 2min + 1ms, 30s, now));
    QVERIFY(isStale(now + 24h * 3'650, 30s, now));
    QVERIFY(isStale(now + 24h, 0s, now)); // checks are off, and still nobody knows how old it is
    QVERIFY(!isInventoryStale({}, now));
    QVERIFY(!isInventoryStale(now + 1min, now));
    QVERIFY(isInventoryStale(now + 3min, now));
    QVERIFY(!isInventoryStale(now - 15min, now));
    QVERIFY(isInventoryStale(now - 15min - 1ms, now));
}

QTEST_GUILESS_MAIN(TestInstant)
#include "tst_instant.moc"
