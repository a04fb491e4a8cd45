// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/gatesentence.h"

#include "models/wallclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

namespace {

const QTimeZone zone = QTimeZone::utc();

/// A year of its own, so that each date says it, whatever today is.
const QDate friday(2037, 12, 4);

Instant at(int hour)
{
    return dayStart(friday, zone) + std::chrono::hours(hour);
}

OpenTime open(int from, std::optional<int> until, const QString &then = {})
{
    OpenTime time;
    time.start = at(from);
    if (until) {
        time.end = at(*until);
        time.limit = OpenTimeLimit{FreezeWindowId::create(), EnvironmentId::create(), then};
    }
    return time;
}

GateDecision passing(int hour)
{
    GateDecision decision;
    decision.at = at(hour);
    decision.closed = false;
    decision.allowed = true;
    return decision;
}

GateDecision unapproved(int hour)
{
    GateDecision decision = passing(hour);
    decision.allowed = false;
    decision.approvalsRequired = 2;
    decision.reasons = {{u"approvals-missing"_s, u"2 approvals are missing."_s}};
    return decision;
}

GateDecision frozen(int hour, int until, bool excepted = false)
{
    GateDecision decision;
    decision.at = at(hour);
    decision.windows = {{FreezeWindowId::create(), u"Weekend"_s, at(hour), at(until), {}, excepted}};
    decision.overridable = excepted;
    decision.nextOpen = at(until);
    return decision;
}

/// All of Friday, unless it is said from when.
GateSentence said(const QList<OpenTime> &times, const GateDecision &atStart, const std::optional<GateDecision> &whenOpen = {}, int from = 0)
{
    const StretchDecision stretch{.from = at(from), .until = at(24), .open = times, .atStart = atStart, .whenOpen = whenOpen.value_or(atStart)};
    return gateSentence(stretch, GateAsked{.environment = u"Staging"_s, .who = {}, .release = {}, .zone = zone});
}

} // namespace

/// The answer to a question about a whole day.
class TestGateSentence : public QObject
{
    Q_OBJECT

private slots:
    void aDayThatIsOpenIsAYes();
    void aDayThatClosesIsNoPlainYes();
    void aDayThatOpensLaterIsNotBefore();
    void aDayThatOpensInBetweenSaysWhen();
    void aDayThatIsClosedIsANo();
    void theRestOfADayIsNotCalledADay();
    void aTimeThatBeginsWithinTheMinuteIsNow();
    void approvalsAreSaidBesidesTheDay();
    void whenItOpensIsSaidWithHowLong();
    void theGateHasTheLastWord();
    void anExceptionCountsForAllOfTheDay();
};

void TestGateSentence::aDayThatIsOpenIsAYes()
{
    const GateSentence sentence = said({open(0, {})}, passing(0));
    QVERIFY2(sentence.yes && sentence.text.startsWith(u"Yes, all day — nothing stands in the way of Staging on Fri 4 Dec"_s), qPrintable(sentence.text));
    QVERIFY(said({open(0, 30, u"Weekend"_s)}, passing(0)).yes); // it closes on the next day
    QVERIFY(said({open(0, 24, u"Weekend"_s)}, passing(0)).yes); // ends are exclusive
}

void TestGateSentence::aDayThatClosesIsNoPlainYes()
{
    const GateSentence sentence = said({open(0, 17, u"Weekend"_s)}, passing(0));
    QVERIFY(!sentence.yes && sentence.conditional);
    QVERIFY2(sentence.text.startsWith(u"Yes until 17:00, then “Weekend” — Staging on Fri 4 Dec"_s), qPrintable(sentence.text));
}

void TestGateSentence::aDayThatOpensLaterIsNotBefore()
{
    const GateSentence sentence = said({open(9, {})}, frozen(0, 9), passing(9));
    QVERIFY(!sentence.yes && sentence.conditional);
    QVERIFY2(sentence.text.startsWith(u"Not before 09:00 — Staging on Fri 4 Dec"_s), qPrintable(sentence.text));
    QVERIFY2(sentence.text.contains(u"“Weekend” until"_s), qPrintable(sentence.text));
}

void TestGateSentence::aDayThatOpensInBetweenSaysWhen()
{
    const GateSentence sentence = said({open(9, 12, u"Lunch"_s), open(13, 17, u"Weekend"_s)}, frozen(0, 9), passing(9));
    QVERIFY(!sentence.yes);
    QVERIFY2(sentence.text.startsWith(u"Only 09:00 – 12:00, 13:00 – 17:00 — Staging on Fri 4 Dec"_s), qPrintable(sentence.text));
    QVERIFY2(sentence.text.endsWith(u"In the way: “Lunch”, “Weekend”."_s), qPrintable(sentence.text));
}

void TestGateSentence::aDayThatIsClosedIsANo()
{
    const GateSentence sentence = said({}, frozen(0, 48));
    QVERIFY(!sentence.yes && !sentence.conditional);
    QVERIFY2(sentence.text.startsWith(u"No, all day — Staging is frozen on Fri 4 Dec"_s), qPrintable(sentence.text));
    QVERIFY2(sentence.text.contains(u"“Weekend” until"_s), qPrintable(sentence.text));
}

void TestGateSentence::theRestOfADayIsNotCalledADay()
{
    const QString open18 = said({open(18, {})}, passing(18), {}, 18).text;
    QVERIFY2(open18.startsWith(u"Yes, all of it — nothing stands in the way of Staging on Fri 4 Dec"_s) && open18.contains(u"from 18:00"_s),
             qPrintable(open18));
    QVERIFY(said({}, frozen(18, 48), {}, 18).text.startsWith(u"No, not at all — Staging"_s));
}

void TestGateSentence::aTimeThatBeginsWithinTheMinuteIsNow()
{
    OpenTime rest = open(18, {});
    rest.start += 7s; // the server's now, when it was asked
    const GateSentence today = said({rest}, passing(18), {}, 18);
    QVERIFY2(today.yes && today.text.startsWith(u"Yes, all of it"_s), qPrintable(today.text));
    rest.start += 53s;
    QVERIFY(!said({rest}, passing(18), {}, 18).yes);
    OpenTime soon = open(18, {});
    soon.start += 30s; // and closed until then
    const GateSentence closed = said({soon}, frozen(18, 19), passing(18), 18);
    QVERIFY2(!closed.yes && closed.text.startsWith(u"Not before 18:00"_s), qPrintable(closed.text));
}

void TestGateSentence::approvalsAreSaidBesidesTheDay()
{
    const auto isSaid = [](const GateSentence &sentence, const QString &start) {
        return !sentence.yes && sentence.conditional && sentence.text.startsWith(start) && sentence.text.endsWith(u" 2 approvals needed first."_s)
            && sentence.text.contains(u"on Fri 4 Dec 2037"_s);
    };
    const GateSentence whole = said({open(0, {})}, unapproved(0));
    QVERIFY2(isSaid(whole, u"Not yet — no freeze stands in the way of Staging"_s), qPrintable(whole.text));
    const GateSentence closing = said({open(0, 18, u"Christmas freeze"_s)}, unapproved(0));
    QVERIFY2(isSaid(closing, u"Open until 18:00, then “Christmas freeze” — Staging"_s), qPrintable(closing.text));
    GateDecision before = frozen(0, 8);
    before.approvalsRequired = 2;
    const GateSentence opening = said({open(8, {})}, before, unapproved(8));
    QVERIFY2(isSaid(opening, u"Not before 08:00 — Staging"_s) && opening.text.contains(u"“Weekend” until"_s), qPrintable(opening.text));
    const GateSentence parts = said({open(9, 12, u"Lunch"_s), open(13, {})}, before, unapproved(9));
    QVERIFY2(isSaid(parts, u"Only 09:00 – 12:00, 13:00 – "_s), qPrintable(parts.text));
    const GateSentence closed = said({}, before);
    QVERIFY2(!closed.yes && closed.text.startsWith(u"No, all day"_s) && closed.text.contains(u"2 approvals needed first."_s), qPrintable(closed.text));
    GateDecision other = unapproved(0); // not only approvals
    other.reasons.append({u"unknown-user"_s, u"Nobody knows who that is."_s});
    QVERIFY(said({open(0, {})}, other).text.startsWith(u"No — Staging"_s));
}

void TestGateSentence::whenItOpensIsSaidWithHowLong()
{
    const GateAsked asked{.environment = u"Staging"_s, .who = {}, .release = {}, .zone = zone};
    const auto saidOf = [&asked](const QList<OpenTime> &found, const GateDecision &there, const QList<Remark> &reasons = {}) {
        return gateSentence(NextOpenDecision{.from = at(0), .times = {.from = at(0), .until = at(48), .found = found, .reasons = reasons}, .whenOpen = there},
                            asked);
    };
    const GateSentence later = saidOf({open(8, 17, u"Weekend"_s)}, passing(8));
    QVERIFY(!later.yes && later.conditional);
    QCOMPARE(later.text, u"From 4 Dec 2037 08:00 — Staging is open until 4 Dec 2037 17:00, then “Weekend”."_s);
    QCOMPARE(saidOf({open(0, {})}, passing(0)).text, u"From 4 Dec 2037 00:00 — Staging is open, with no freeze ahead."_s);
    QVERIFY(saidOf({open(0, {})}, passing(0)).yes);
    QVERIFY2(saidOf({open(8, {})}, unapproved(8)).text.endsWith(u"ahead. 2 approvals needed first."_s), qPrintable(saidOf({open(8, {})}, unapproved(8)).text));
    QCOMPARE(saidOf({}, frozen(0, 48), {{u"no-open-time"_s, u"It is frozen for long."_s}}).text, u"At no time that can be foreseen. It is frozen for long."_s);
    QVERIFY(saidOf({open(8, {})}, frozen(8, 9)).text.startsWith(u"No — Staging is frozen"_s)); // since then somebody froze it
}

void TestGateSentence::theGateHasTheLastWord()
{
    GateDecision missing = passing(0);
    missing.allowed = false;
    missing.approvalsRequired = 1;
    const GateSentence sentence = said({open(0, {})}, missing);
    QVERIFY2(!sentence.yes && sentence.text.contains(u"1 approval needed first"_s), qPrintable(sentence.text));
    // Nobody knows the time: no freeze is the reason, and none is said.
    GateDecision doubtful = passing(0);
    doubtful.allowed = false;
    doubtful.reasons = {{u"clock-suspect"_s, u"The clock is in doubt."_s}};
    const GateSentence unsure = said({}, doubtful);
    QVERIFY2(!unsure.yes && unsure.text.startsWith(u"No — Staging"_s) && !unsure.text.contains(u"frozen"_s), qPrintable(unsure.text));
    // A freeze that came between the two answers.
    const GateSentence raced = said({open(0, {})}, frozen(0, 9));
    QVERIFY2(!raced.yes && raced.text.startsWith(u"No — Staging is frozen"_s), qPrintable(raced.text));
    // No open time and a gate that lets pass: what is not known to be open is closed.
    QVERIFY(!said({}, passing(0)).yes && said({}, passing(0)).text.startsWith(u"No, all day"_s));
}

void TestGateSentence::anExceptionCountsForAllOfTheDay()
{
    const GateSentence all = said({}, frozen(0, 24, true));
    QVERIFY2(all.conditional && all.text.startsWith(u"Only with an override — Staging"_s), qPrintable(all.text));
    const GateSentence half = said({}, frozen(0, 12, true));
    QVERIFY2(!half.yes && !half.conditional && half.text.startsWith(u"No, all day"_s), qPrintable(half.text));
}

QTEST_MAIN(TestGateSentence)
#include "tst_gatesentence.moc"
