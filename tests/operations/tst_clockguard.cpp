// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/token.h"
#include "services/http/routes/clockroutes.h"
#include "services/operations/backend.h"
#include "services/operations/clockoperations.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/freezeoperations.h"
#include "services/operations/healthservice.h"
#include "services/operations/tidyoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/operations/operationsbench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

/// What the server does when its clock was set, ahead or back.
class TestClockGuard : public QObject
{
    Q_OBJECT

private slots:
    void aClockThatWasSetBackKeepsEverythingFrozen();
    void aClockBesideTheDatabasesIsSaid_data();
    void aClockBesideTheDatabasesIsSaid();
    void aDoubtAboutTheClockOutlivesARestart();
    void anAcceptedClockIsBelievedAtOnceByEverybody();
    void aDoubtIsNotBelievedForEver();
    void aClockThatJumpsAgainIsWatchedAnew();
    void noTokenLivesLongerThanOneCanBeMadeFor();
    void afterAClockThatWasAheadChecksGoOn();
    void aVerdictOfTheFutureIsReplaced();
    void cleanUpDoesNotBelieveALeapOfTheClock();
};

void TestClockGuard::aClockThatWasSetBackKeepsEverythingFrozen()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    const auto freeze = bench.freeze(production, -1min, 1h);
    QVERIFY(freeze);
    bench.clock.move(-30min); // the freeze now looks like a future one
    QCOMPARE(codeOf(bench.as(bench.manager, [&](Call &call) { return removeFreeze(call, production.id, freeze->id); })), u"forbidden"_s);
    QCOMPARE(codeOf(bench.as(bench.manager, [&](Call &call) { return updateFreeze(call, production.id, freeze->id, bench.span(2h, 3h)); })), u"forbidden"_s);
    QCOMPARE(codeOf(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, production.id, {}); })), u"clock-suspect"_s);
}

void TestClockGuard::aClockBesideTheDatabasesIsSaid_data()
{
    QTest::addColumn<std::chrono::milliseconds>("databaseAhead");
    QTest::addColumn<bool>("suspect");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("the same") << 0ms << false << QString() << QString();
    QTest::newRow("too little for a word") << 1999ms << false << QString() << QString();
    QTest::newRow("behind") << 5000ms << false << u"clock-differs"_s << u"5 s behind the database's"_s;
    QTest::newRow("ahead") << -7000ms << false << u"clock-differs"_s << u"7 s ahead of the database's"_s;
    QTest::newRow("so far that the gate is closed") << 31'000ms << true << u"clock-suspect"_s << u"nobody can say whether a freeze is on"_s;
}

void TestClockGuard::aClockBesideTheDatabasesIsSaid()
{
    QFETCH(std::chrono::milliseconds, databaseAhead);
    OperationsBench bench;
    bench.backend->clockGuard().compare(databaseAhead);
    std::string json;
    JsonWriter writer(json);
    writer.beginObject();
    writeClock(writer, *bench.backend);
    writer.endObject();
    const QJsonObject clock = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object().value(u"clock"_s).toObject();
    const QJsonObject said = clock.value(u"warnings"_s).toArray().first().toObject();
    const std::string line = clockLine(*bench.backend);

    QTEST(clock.value(u"suspect"_s).toBool(), "suspect");
    QTEST(said.value(u"code"_s).toString(), "code");
    QFETCH(QString, word);
    QVERIFY2(said.value(u"message"_s).toString().contains(word), line.c_str());
    QVERIFY2(QString::fromStdString(line).contains(word), line.c_str());
    QVERIFY(clock.value(u"highestReading"_s).isNull());
}

void TestClockGuard::aDoubtAboutTheClockOutlivesARestart()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    QCOMPARE(bench.gate(production), QString());
    bench.clock.move(2h);
    QCOMPARE(bench.gate(production), QString()); // a question is a reading too
    bench.clock.move(-2h);
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    QVERIFY(bench.backend->clockDoubt());
    QVERIFY(english(bench.backend->clockDoubt()->said()).contains(toText(wholeSeconds(bench.clock.now()))));
    bench.environment(u"staging"_s); // any write keeps what was seen
    bench.restart();
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    bench.clock.move(2h - 2min); // the allowance
    QCOMPARE(bench.gate(production), QString());
    QVERIFY(!bench.backend->clockDoubt());
}

void TestClockGuard::anAcceptedClockIsBelievedAtOnceByEverybody()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    bench.clock.move(10 * 365 * 24h);
    bench.environment(u"staging"_s);
    bench.clock.move(-10 * 365 * 24h);
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    const auto accept = [&](Backend &backend, const Principal &who, const QString &reason) {
        return backend.write(who, {}, [&](Call &call) { return acceptClock(call, {{u"reason"_s, reason}}); });
    };
    QCOMPARE(codeOf(accept(*bench.backend, bench.manager, u"It is right now."_s)), u"forbidden"_s);
    QCOMPARE(codeOf(accept(*bench.backend, bench.admin, u" no "_s)), u"too-short"_s);
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);

    // By another process on the same database, as the command line is one.
    DatabaseOptions options = bench.options();
    options.besideAnother = true;
    auto database = openDatabase(options);
    QVERIFY(database);
    Backend beside(std::move(*database), bench.clock, {});
    const auto accepted = accept(beside, bench.admin, u"It is right now."_s);
    QVERIFY(accepted && accepted->previous);
    QCOMPARE(bench.gate(production), QString());
    QVERIFY(!bench.backend->clockDoubt());
    const AuditEntry entry = bench.newestAudit();
    QCOMPARE(entry.action, u"clock.accepted"_s);
    QCOMPARE(entry.reason, u"It is right now."_s);
    QCOMPARE(QJsonDocument::fromJson(entry.before).object().value(u"reading"_s).toString(), toText(*accepted->previous));
    bench.restart();
    QCOMPARE(bench.gate(production), QString());
}

void TestClockGuard::aDoubtIsNotBelievedForEver()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    bench.clock.move(10 * 365 * 24h);
    bench.environment(u"staging"_s);
    bench.clock.move(-10 * 365 * 24h);
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    bench.pass(23h);
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    bench.pass(1h);
    QCOMPARE(bench.gate(production), QString());
    bench.environment(u"test"_s);
    bench.restart(); // and the store has forgotten it as well
    QCOMPARE(bench.gate(production), QString());
}

void TestClockGuard::aClockThatJumpsAgainIsWatchedAnew()
{
    OperationsBench bench;
    const Environment production = bench.environment(u"production"_s);
    bench.clock.move(300 * 24h);
    bench.environment(u"staging"_s);
    bench.clock.move(-300 * 24h);
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    bench.pass(23h);
    bench.clock.move(-3h); // set by hand once more: nobody can rely on it
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    bench.pass(23h);
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    bench.pass(1h);
    QCOMPARE(bench.gate(production), QString());
}

void TestClockGuard::noTokenLivesLongerThanOneCanBeMadeFor()
{
    OperationsBench bench;
    const NewToken token = makeToken();
    const Instant made = bench.clock.now() + 24h * 365 * 10; // by a clock that was ten years ahead
    const auto stored = bench.backend->database().write(localTenant, [&](Transaction &transaction) {
        return transaction.identities.insertToken({token.id, localTenant, bench.admin.user(), u"t"_s, Role::Admin, token.hash, made, made + 24h * 90, {}});
    });
    QVERIFY(stored);
    const std::string text = token.text.toStdString();
    QCOMPARE(codeOf(bench.backend->authenticate(text)), u"unauthenticated"_s);
    bench.clock.move(24h * 365 * 10);
    QVERIFY(bench.backend->authenticate(text));
}

void TestClockGuard::afterAClockThatWasAheadChecksGoOn()
{
    OperationsBench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web"_s);
    HealthService service(*bench.backend, {});
    const auto check = [&](Health health) {
        CheckRecord record;
        record.job = {localTenant, {target.id, target.type, target.connection, {}, {}}, 30s, Health::Healthy};
        record.result.report = {health, u"The engine answers."_s, u"ok"_s, bench.clock.now(), 5ms};
        record.shown = health;
        service.record(record);
    };
    const auto due = [&] { return service.dueJobs(bench.clock.now()).size(); };
    for (const auto ahead : {std::chrono::hours(2), std::chrono::hours(10 * 365 * 24)}) {
        bench.clock.move(ahead);
        check(Health::Healthy);
        QCOMPARE(due(), 0U); // fresh by that clock, and looked at again in a minute of it
        bench.clock.move(-ahead);
        QCOMPARE(due(), 1U);
        const auto rollup = bench.backend->read(bench.admin, {},
                                                [&](Call &call) { return call.transaction.environments.rollup(target.environmentId, call.now); });
        QVERIFY(rollup);
        QCOMPARE(rollup->health.stale, 1);
        check(Health::Healthy); // the same value: only its age is news
        const auto seen = bench.backend->database().read(localTenant, [&](Transaction &transaction) { return transaction.targets.find(target.id); });
        QVERIFY(seen);
        QCOMPARE(seen->health.checkedAt, std::optional(bench.clock.now()));
        QVERIFY(seen->healthSince && *seen->healthSince <= bench.clock.now()); // healthy since 2036 would be nonsense
        bench.pass(1min);
        QCOMPARE(due(), 1U);
    }
}

void TestClockGuard::aVerdictOfTheFutureIsReplaced()
{
    OperationsBench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web"_s);
    const auto drift = [&] { return *bench.backend->read(bench.admin, {}, [&](Call &call) { return driftOf(call, target.id); }); };
    bench.clock.move(10 * 365 * 24h);
    QVERIFY(bench.sticker(target, bench.admin));
    QVERIFY(bench.seen(target, digest('a')));
    QVERIFY(!drift().stale);
    bench.clock.move(-10 * 365 * 24h);
    QVERIFY(drift().stale); // in_sync, but nobody knows of when
    QVERIFY(bench.seen(target, digest('a')));
    QVERIFY(!drift().stale);
    QCOMPARE(drift().since, std::optional(wholeSeconds(bench.clock.now())));
    QVERIFY(bench.seen(target, digest('b')));
    QCOMPARE(toString(drift().status), u"drifted"_s);
}

void TestClockGuard::cleanUpDoesNotBelieveALeapOfTheClock()
{
    OperationsBench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web"_s);
    QVERIFY(bench.seen(target, digest('a')));
    QVERIFY(bench.seen(target, digest('b')));
    const QByteArray key = "key";
    const auto remember = [&] {
        return bench.backend->database().write(localTenant, [&](Transaction &transaction) {
            return transaction.journal.remember(bench.admin.subject, "/route", key, {QByteArray("hash"), 200, QByteArray("{}"), {}, {}}, bench.clock.now());
        });
    };
    const auto tidy = [&] { return bench.as(bench.admin, tidyUp).has_value(); };
    const auto snapshots = [&] {
        return bench.backend->database().read(localTenant, [&](Transaction &transaction) { return transaction.inventory.history(target.id, 10); })->size();
    };
    const auto isRemembered = [&] {
        return bench.backend->database()
            .read(localTenant, [&](Transaction &transaction) { return transaction.journal.answer(bench.admin.subject, "/route", key); })
            ->has_value();
    };
    QVERIFY(tidy());
    QCOMPARE(snapshots(), 2);
    bench.clock.move(10 * 365 * 24h); // for an hour
    QVERIFY(tidy());
    QCOMPARE(snapshots(), 2); // the history of 400 days is still there
    QVERIFY(remember());
    bench.clock.move(-10 * 365 * 24h);
    QVERIFY(tidy()); // in doubt: nothing happens
    QVERIFY(isRemembered());
    QVERIFY(bench.as(bench.admin, [](Call &call) { return acceptClock(call, {{u"reason"_s, u"It is right now."_s}}); }));
    QVERIFY(tidy());
    QVERIFY(isRemembered()); // of unknown age: it is kept for its 24 hours from now on, not for ten years
    bench.pass(25h);
    QVERIFY(tidy());
    QVERIFY(!isRemembered());
    for (int week = 0; week < 60; ++week) {
        bench.pass(7 * 24h);
        QVERIFY(tidy());
    }
    QCOMPARE(snapshots(), 1); // and history goes in its time
}

QTEST_GUILESS_MAIN(TestClockGuard)
#include "tst_clockguard.moc"
