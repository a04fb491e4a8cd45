// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/token.h"
#include "services/auth/tokenrole.h"
#include "services/operations/backend.h"
#include "services/operations/clockoperations.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/freezeoperations.h"
#include "services/operations/healthservice.h"
#include "services/operations/targetoperations.h"
#include "services/operations/tidyoperations.h"
#include "services/store/backends/opendatabase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

namespace {

class HandClock final : public Clock
{
public:
    Instant now() const override { return m_now; }
    void move(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now{std::chrono::seconds(1'768'000'000)};
};

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');

/// A store in a folder of its own, with an administrator and a release manager.
struct Bench
{
    explicit Bench(BackendSettings settings = {})
    {
        settings.monotonic = [this] { return monotonic; };
        auto database = openDatabase(options());
        Q_ASSERT(database);
        backend = std::make_unique<Backend>(std::move(*database), clock, std::move(settings));
        const auto made = backend->database().write(localTenant, [this](Session &session) -> Result<void> {
            if (const auto tenant = session.identities.insertTenant({localTenant, u"local"_s, clock.now()}); !tenant)
                return tenant;
            for (const Principal &each : {admin, manager}) {
                if (const auto user = session.identities.insertUser({each.user(), each.name, each.name, each.role, true, clock.now()}); !user)
                    return user;
            }
            return {};
        });
        Q_ASSERT(made);
    }

    DatabaseOptions options() const
    {
        DatabaseOptions options;
        options.url = u"sqlite://"_s + directory.filePath(u"tidegate.db"_s);
        return options;
    }

    /// A new process over the same file.
    void restart()
    {
        backend.reset();
        auto database = openDatabase(options());
        Q_ASSERT(database);
        BackendSettings settings;
        settings.monotonic = [this] { return monotonic; };
        backend = std::make_unique<Backend>(std::move(*database), clock, std::move(settings));
    }

    /// Time goes by, for both clocks.
    void pass(std::chrono::milliseconds by)
    {
        clock.move(by);
        monotonic += by;
    }

    /// The code of the first reason against a deployment by the administrator, or nothing.
    QString gate(const Environment &in)
    {
        return backend
            ->read(admin, {},
                   [&](Call &call) -> Result<QString> {
                       GateQuestion question;
                       question.at = call.now;
                       question.user = admin.user();
                       const GateDecision decision = gateCheck(call, in, question);
                       return decision.allowed ? QString() : decision.reasons.value(0).code;
                   })
            .value();
    }

    static Principal person(const QString &name, Role role)
    {
        return {.tenant = localTenant, .subject = UserId::create(), .role = role, .credential = {}, .name = name};
    }

    template <typename Work>
    auto as(const Principal &who, Work &&work)
    {
        return backend->write(who, {}, std::forward<Work>(work));
    }

    Environment environment(const QString &name, QJsonObject body = {})
    {
        body.insert(u"name"_s, name);
        auto made = as(admin, [&](Call &call) { return createEnvironment(call, body); });
        return made ? *made : Environment();
    }

    Target target(const Environment &in, const QString &name)
    {
        const QJsonObject body{{u"environmentId"_s, in.id.toString()},
                               {u"name"_s, name},
                               {u"targetType"_s, u"docker_host"_s},
                               {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}}};
        auto made = as(admin, [&](Call &call) { return createTarget(call, body); });
        return made ? made->target : Target();
    }

    QJsonObject span(std::chrono::seconds from, std::chrono::seconds to) const
    {
        return {{u"start"_s, toText(wholeSeconds(clock.now() + from))}, {u"end"_s, toText(wholeSeconds(clock.now() + to))}, {u"reason"_s, u"Holiday"_s}};
    }

    Result<FreezeWindow> freeze(const Environment &in, std::chrono::seconds from, std::chrono::seconds to, const QJsonArray &exceptions = {})
    {
        QJsonObject body = span(from, to);
        body.insert(u"exceptions"_s, exceptions);
        const auto made = as(admin, [&](Call &call) { return createFreeze(call, in.id, body); });
        return made ? Result<FreezeWindow>(made->window) : Result<FreezeWindow>(made.error());
    }

    Result<PushedSnapshot> seen(const Target &target, const QString &digest, std::chrono::seconds ago = 0s)
    {
        const QJsonObject component{{u"name"_s, u"api"_s}, {u"state"_s, u"running"_s}, {u"repoDigests"_s, QJsonArray{digest}}};
        const QJsonObject body{{u"snapshotId"_s, SnapshotId::create().toString()},
                               {u"observedAt"_s, toText(wholeSeconds(clock.now() - ago))},
                               {u"targets"_s, QJsonArray{QJsonObject{{u"components"_s, QJsonArray{component}}}}}};
        return as(admin, [&](Call &call) { return pushInventory(call, target.id, body); });
    }

    Result<Sticker> sticker(const Target &target, const Principal &who, QJsonObject more = {})
    {
        more.insert(u"releaseId"_s, QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).toString(QUuid::WithoutBraces));
        more.insert(u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digestA}}});
        return as(who, [&](Call &call) { return putSticker(call, target.id, more); });
    }

    AuditEntry newestAudit()
    {
        AuditEntry newest;
        const auto read = backend->database().read(localTenant, [&](Session &session) {
            AuditQuery query;
            query.limit = 1;
            return session.audit.forEach(query, [&](const AuditEntry &entry) { newest = entry; });
        });
        Q_ASSERT(read);
        return newest;
    }

    Result<QList<FreezeViolation>> violations(const Environment &in)
    {
        return backend->read(admin, {}, [&](Call &call) { return freezeViolations(call, in.id); });
    }

    QTemporaryDir directory;
    HandClock clock;
    std::chrono::milliseconds monotonic{0};
    Principal admin = person(u"anna"_s, Role::Admin);
    Principal manager = person(u"ron"_s, Role::ReleaseManager);
    std::unique_ptr<Backend> backend;
};

template <typename T>
QString codeOf(const Result<T> &result)
{
    return result ? QString() : result.error().code;
}

} // namespace

/// Rules that only a caller with bad luck or bad intentions meets.
class TestOperations : public QObject
{
    Q_OBJECT

private slots:
    void aTenantHasOnlySoMuch();
    void aTokenIsNeverMoreThanItsOwner();
    void aDisabledOwnerLosesHisStream();
    void aClockThatWasSetBackKeepsEverythingFrozen();
    void aDoubtAboutTheClockOutlivesARestart();
    void anAcceptedClockIsBelievedAtOnceByEverybody();
    void aDoubtIsNotBelievedForEver();
    void aClockThatJumpsAgainIsWatchedAnew();
    void noTokenLivesLongerThanOneCanBeMadeFor();
    void afterAClockThatWasAheadChecksGoOn();
    void aVerdictOfTheFutureIsReplaced();
    void cleanUpDoesNotBelieveALeapOfTheClock();
    void anActiveFreezeIsNotRewritten();
    void whoWasExceptedAndLeftDoesNotHoldAFreezeUp();
    void aVanishedSourceDoesNotBlockItsSuccessor();
    void aReasonInTheBodyReachesTheAuditLog();
    void movingOutOfAFrozenEnvironmentIsNoted();
    void oneOfManyTargetsCanBeRefused();
    void nothingIsDatedAhead();
    void nobodyDeploysInTheNameOfAStranger();
    void aViolationStaysWithWhoeverDidItAndWhereItWas();
    void aSilentDeploymentInAFreezeIsAViolation();
    void aRestoreNeedsRoomAndHappensWithinAMonth();
    void operationsOfADeadProcessEnd();
    void whatIsOldIsForgottenButNotTheLastLook();
    void accessIsManagedBesideARunningServer();
    void aSteadyCheckIsNewsOnlyAfterAStaleOne();
};

void TestOperations::aTenantHasOnlySoMuch()
{
    BackendSettings settings;
    settings.quotas = {.environments = 2, .targets = 1, .freezeWindows = 1};
    Bench bench(settings);
    const Environment first = bench.environment(u"one"_s);
    bench.environment(u"two"_s);
    const auto third = bench.as(bench.admin, [](Call &call) { return createEnvironment(call, {{u"name"_s, u"three"_s}}); });
    QCOMPARE(codeOf(third), u"quota"_s);
    QVERIFY(third.error().kind == ErrorKind::Conflict);
    QVERIFY(!bench.target(first, u"web-1"_s).id.isNull());
    QVERIFY(bench.target(first, u"web-2"_s).id.isNull());
    QVERIFY(bench.freeze(first, -2h, -1h)); // history does not count
    QVERIFY(bench.freeze(first, 1h, 2h));
    QCOMPARE(codeOf(bench.freeze(first, 3h, 4h)), u"quota"_s);
}

void TestOperations::aTokenIsNeverMoreThanItsOwner()
{
    QVERIFY(includes(Role::Admin, Role::Auditor));
    QVERIFY(!includes(Role::Operator, Role::Auditor));
    QCOMPARE(toString(effectiveRole(Role::Viewer, Role::Admin)), toString(Role::Viewer));
    QCOMPARE(toString(effectiveRole(Role::Auditor, Role::Operator)), toString(Role::Viewer));

    Bench bench;
    const NewToken token = makeToken();
    const auto setUp = bench.backend->database().write(localTenant, [&](Session &session) {
        return session.identities.insertToken(
            {token.id, localTenant, bench.admin.user(), u"t"_s, Role::Admin, token.hash, bench.clock.now(), bench.clock.now() + 1h, {}});
    });
    QVERIFY(setUp);
    const std::string_view text(token.text.constData(), static_cast<std::size_t>(token.text.size()));
    QCOMPARE(toString(bench.backend->authenticate(text)->role), toString(Role::Admin));
    const auto demoted = bench.backend->database().write(localTenant, [&](Session &session) {
        return session.identities.updateUser({bench.admin.user(), u"anna"_s, u"anna"_s, Role::Viewer, true, bench.clock.now()});
    });
    QVERIFY(demoted);
    QCOMPARE(toString(bench.backend->authenticate(text)->role), toString(Role::Viewer));
}

void TestOperations::aDisabledOwnerLosesHisStream()
{
    Bench bench;
    const NewToken token = makeToken();
    const auto setUp = bench.backend->database().write(localTenant, [&](Session &session) {
        return session.identities.insertToken(
            {token.id, localTenant, bench.manager.user(), u"t"_s, Role::Viewer, token.hash, bench.clock.now(), bench.clock.now() + 1h, {}});
    });
    QVERIFY(setUp);
    Principal principal = bench.manager;
    principal.credential = {Credential::Kind::ApiToken, token.id.uuid()};
    QVERIFY(bench.backend->isStillLive(principal));
    bench.clock.move(1h);
    QVERIFY(!bench.backend->isStillLive(principal)); // expired
    bench.clock.move(-1min);
    const auto disabled = bench.backend->database().write(localTenant, [&](Session &session) {
        return session.identities.updateUser({bench.manager.user(), u"ron"_s, u"ron"_s, Role::Viewer, false, bench.clock.now()});
    });
    QVERIFY(disabled);
    QVERIFY(!bench.backend->isStillLive(principal));
    QVERIFY(bench.backend->isStillLive(bench.admin)); // the embedded console has no token
}

void TestOperations::aClockThatWasSetBackKeepsEverythingFrozen()
{
    Bench bench;
    const Environment production = bench.environment(u"production"_s);
    const auto freeze = bench.freeze(production, -1min, 1h);
    QVERIFY(freeze);
    bench.clock.move(-30min); // the freeze now looks like a future one
    QCOMPARE(codeOf(bench.as(bench.manager, [&](Call &call) { return removeFreeze(call, production.id, freeze->id); })), u"forbidden"_s);
    QCOMPARE(codeOf(bench.as(bench.manager, [&](Call &call) { return updateFreeze(call, production.id, freeze->id, bench.span(2h, 3h)); })), u"forbidden"_s);
    QCOMPARE(codeOf(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, production.id, {}); })), u"clock-suspect"_s);
}

void TestOperations::aDoubtAboutTheClockOutlivesARestart()
{
    Bench bench;
    const Environment production = bench.environment(u"production"_s);
    QCOMPARE(bench.gate(production), QString());
    bench.clock.move(2h);
    QCOMPARE(bench.gate(production), QString()); // a question is a reading too
    bench.clock.move(-2h);
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    QVERIFY(bench.backend->clockDoubt());
    QVERIFY(bench.backend->clockDoubt()->sentence().contains(toText(wholeSeconds(bench.clock.now()))));
    bench.environment(u"staging"_s); // any write keeps what was seen
    bench.restart();
    QCOMPARE(bench.gate(production), u"clock-suspect"_s);
    bench.clock.move(2h - 2min); // the allowance
    QCOMPARE(bench.gate(production), QString());
    QVERIFY(!bench.backend->clockDoubt());
}

void TestOperations::anAcceptedClockIsBelievedAtOnceByEverybody()
{
    Bench bench;
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

void TestOperations::aDoubtIsNotBelievedForEver()
{
    Bench bench;
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

void TestOperations::aClockThatJumpsAgainIsWatchedAnew()
{
    Bench bench;
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

void TestOperations::noTokenLivesLongerThanOneCanBeMadeFor()
{
    Bench bench;
    const NewToken token = makeToken();
    const Instant made = bench.clock.now() + 24h * 365 * 10; // by a clock that was ten years ahead
    const auto stored = bench.backend->database().write(localTenant, [&](Session &session) {
        return session.identities.insertToken({token.id, localTenant, bench.admin.user(), u"t"_s, Role::Admin, token.hash, made, made + 24h * 90, {}});
    });
    QVERIFY(stored);
    const std::string text = token.text.toStdString();
    QCOMPARE(codeOf(bench.backend->authenticate(text)), u"unauthenticated"_s);
    bench.clock.move(24h * 365 * 10);
    QVERIFY(bench.backend->authenticate(text));
}

void TestOperations::afterAClockThatWasAheadChecksGoOn()
{
    Bench bench;
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
        const auto rollup = bench.backend->read(bench.admin, {}, [&](Call &call) { return call.session.environments.rollup(target.environmentId, call.now); });
        QVERIFY(rollup);
        QCOMPARE(rollup->health.stale, 1);
        check(Health::Healthy); // the same value: only its age is news
        const auto seen = bench.backend->database().read(localTenant, [&](Session &session) { return session.targets.find(target.id); });
        QVERIFY(seen);
        QCOMPARE(seen->health.checkedAt, std::optional(bench.clock.now()));
        QVERIFY(seen->healthSince && *seen->healthSince <= bench.clock.now()); // healthy since 2036 would be nonsense
        bench.pass(1min);
        QCOMPARE(due(), 1U);
    }
}

void TestOperations::aVerdictOfTheFutureIsReplaced()
{
    Bench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web"_s);
    const auto drift = [&] { return *bench.backend->read(bench.admin, {}, [&](Call &call) { return driftOf(call, target.id); }); };
    bench.clock.move(10 * 365 * 24h);
    QVERIFY(bench.sticker(target, bench.admin));
    QVERIFY(bench.seen(target, digestA));
    QVERIFY(!drift().stale);
    bench.clock.move(-10 * 365 * 24h);
    QVERIFY(drift().stale); // in_sync, but nobody knows of when
    QVERIFY(bench.seen(target, digestA));
    QVERIFY(!drift().stale);
    QCOMPARE(drift().since, std::optional(wholeSeconds(bench.clock.now())));
    QVERIFY(bench.seen(target, digestB));
    QCOMPARE(toString(drift().status), u"drifted"_s);
}

void TestOperations::cleanUpDoesNotBelieveALeapOfTheClock()
{
    Bench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web"_s);
    QVERIFY(bench.seen(target, digestA));
    QVERIFY(bench.seen(target, digestB));
    const QByteArray key = "key";
    const auto remember = [&] {
        return bench.backend->database().write(localTenant, [&](Session &session) {
            return session.journal.remember(bench.admin.subject, "/route", key, {QByteArray("hash"), 200, QByteArray("{}"), {}, {}}, bench.clock.now());
        });
    };
    const auto tidy = [&] { return bench.as(bench.admin, tidyUp).has_value(); };
    const auto snapshots = [&] {
        return bench.backend->database().read(localTenant, [&](Session &session) { return session.inventory.history(target.id, 10); })->size();
    };
    const auto isRemembered = [&] {
        return bench.backend->database()
            .read(localTenant, [&](Session &session) { return session.journal.answer(bench.admin.subject, "/route", key); })
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

void TestOperations::anActiveFreezeIsNotRewritten()
{
    Bench bench;
    const Environment production = bench.environment(u"production"_s);
    const auto freeze = bench.freeze(production, -2h, 1h);
    QVERIFY(freeze);
    const auto endAt = [&](const Principal &who, std::chrono::seconds from) {
        const QJsonObject body{{u"end"_s, toText(wholeSeconds(bench.clock.now() + from))}};
        return codeOf(bench.as(who, [&](Call &call) { return updateFreeze(call, production.id, freeze->id, body); }));
    };
    QCOMPARE(endAt(bench.admin, -1h), u"in-the-past"_s);
    QCOMPARE(endAt(bench.manager, 30min), u"forbidden"_s);
    QCOMPARE(endAt(bench.manager, 2h), QString());
    QCOMPARE(endAt(bench.admin, 30min), QString());
    QCOMPARE(endAt(bench.admin, 0s), QString());
    QCOMPARE(endAt(bench.admin, 1h), u"window-ended"_s);
}

void TestOperations::whoWasExceptedAndLeftDoesNotHoldAFreezeUp()
{
    Bench bench;
    const Environment production = bench.environment(u"production"_s);
    const auto freeze = bench.freeze(production, -1h, 1h, {bench.manager.user().toString()});
    QVERIFY(freeze);
    const auto left = bench.backend->database().write(localTenant, [&](Session &session) {
        return session.identities.updateUser({bench.manager.user(), u"ron"_s, u"ron"_s, Role::ReleaseManager, false, bench.clock.now()});
    });
    QVERIFY(left);
    const QJsonObject longer{{u"end"_s, toText(wholeSeconds(bench.clock.now() + 3h))}};
    QCOMPARE(codeOf(bench.as(bench.admin, [&](Call &call) { return updateFreeze(call, production.id, freeze->id, longer); })), QString());
    QCOMPARE(codeOf(bench.freeze(production, 5h, 6h, {bench.manager.user().toString()})), u"unknown-user"_s);
}

void TestOperations::aVanishedSourceDoesNotBlockItsSuccessor()
{
    Bench bench;
    const Environment staging = bench.environment(u"staging"_s);
    const Environment production = bench.environment(u"production"_s, {{u"autoPromoteFrom"_s, staging.id.toString()}});
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, staging.id, {}); }));
    const auto renamed = bench.as(bench.admin, [&](Call &call) { return updateEnvironment(call, production.id, {{u"displayName"_s, u"Live"_s}}); });
    QCOMPARE(codeOf(renamed), QString());
    const Environment other = bench.environment(u"other"_s);
    const auto pointed = bench.as(bench.admin, [&](Call &call) { return updateEnvironment(call, other.id, {{u"autoPromoteFrom"_s, staging.id.toString()}}); });
    QCOMPARE(codeOf(pointed), u"unknown-environment"_s);
}

void TestOperations::aReasonInTheBodyReachesTheAuditLog()
{
    Bench bench;
    const Environment production = bench.environment(u"production"_s);
    const auto turnedOff = [&](const QJsonObject &body) {
        return codeOf(bench.as(bench.admin, [&](Call &call) { return updateEnvironment(call, production.id, body); }));
    };
    QCOMPARE(turnedOff({{u"isProduction"_s, false}}), u"reason-required"_s);
    QCOMPARE(turnedOff({{u"isProduction"_s, false}, {u"reason"_s, u"It moved."_s}}), QString());
    QCOMPARE(bench.newestAudit().reason, u"It moved."_s);
}

void TestOperations::movingOutOfAFrozenEnvironmentIsNoted()
{
    Bench bench;
    const Environment production = bench.environment(u"production"_s);
    const Environment open = bench.environment(u"open"_s);
    const Target target = bench.target(production, u"web-1"_s);
    const auto freeze = bench.freeze(production, -1h, 1h);
    QVERIFY(freeze);
    const auto moved = bench.as(bench.admin, [&](Call &call) { return updateTarget(call, target.id, {{u"environmentId"_s, open.id.toString()}}); });
    QVERIFY(moved);
    const AuditEntry entry = bench.newestAudit();
    QVERIFY(entry.duringFreeze);
    QCOMPARE(entry.windowIds, QList<QUuid>{freeze->id.uuid()});
}

void TestOperations::oneOfManyTargetsCanBeRefused()
{
    Bench bench;
    const Environment from = bench.environment(u"from"_s);
    const Environment to = bench.environment(u"to"_s);
    const Target free = bench.target(from, u"free"_s);
    const Target taken = bench.target(from, u"taken"_s);
    bench.target(to, u"Taken"_s);
    const QJsonObject patch{{u"environmentId"_s, to.id.toString()}};
    const auto all = bench.as(bench.admin, [&](Call &call) { return updateTargets(call, {free.id, taken.id}, patch, true); });
    QCOMPARE(codeOf(all), u"name-taken"_s);
    const auto some = bench.as(bench.admin, [&](Call &call) { return updateTargets(call, {taken.id, free.id}, patch, false); });
    QCOMPARE(codeOf(some), QString());
    QCOMPARE(some->at(0).error->code, u"name-taken"_s);
    QCOMPARE(some->at(1).version, 2);
}

void TestOperations::nothingIsDatedAhead()
{
    Bench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web-1"_s);
    QCOMPARE(codeOf(bench.seen(target, digestA, -1h)), u"in-the-future"_s);
    QCOMPARE(codeOf(bench.seen(target, digestA, -1min)), QString());
    QCOMPARE(codeOf(bench.sticker(target, bench.admin, {{u"deployedAt"_s, u"2099-01-01T00:00:00Z"_s}})), u"in-the-future"_s);
}

void TestOperations::nobodyDeploysInTheNameOfAStranger()
{
    Bench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web-1"_s);
    QCOMPARE(codeOf(bench.sticker(target, bench.admin, {{u"deployedBy"_s, UserId::create().toString()}})), u"unknown-user"_s);
    QCOMPARE(codeOf(bench.sticker(target, bench.admin, {{u"deployedBy"_s, bench.manager.user().toString()}})), QString());
}

void TestOperations::aViolationStaysWithWhoeverDidItAndWhereItWas()
{
    Bench bench;
    const Environment production = bench.environment(u"production"_s);
    const Environment other = bench.environment(u"other"_s);
    const Target target = bench.target(production, u"web-1"_s);
    QVERIFY(bench.freeze(production, -1h, 1h));
    QVERIFY(bench.sticker(target, bench.manager, {{u"deployedBy"_s, bench.admin.user().toString()}}));
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return updateTarget(call, target.id, {{u"environmentId"_s, other.id.toString()}}); }));
    const auto found = bench.violations(production);
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().by, bench.manager.user());
    QCOMPARE(found->first().source, u"sticker"_s);
    QCOMPARE(found->first().targetName, u"web-1"_s);
    QVERIFY(bench.violations(other)->isEmpty());
}

void TestOperations::aSilentDeploymentInAFreezeIsAViolation()
{
    Bench bench;
    const Environment production = bench.environment(u"production"_s);
    const Target target = bench.target(production, u"web-1"_s);
    const Target declared = bench.target(production, u"web-2"_s);
    QVERIFY(bench.freeze(production, -10min, 1h));
    QVERIFY(bench.seen(target, digestA, 20min)); // before the freeze
    QVERIFY(bench.seen(target, digestB, 5min));  // somewhen between the two: not proven
    QVERIFY(bench.violations(production)->isEmpty());
    QVERIFY(bench.seen(target, digestA, 1min));
    QCOMPARE(bench.violations(production)->size(), 1);
    QCOMPARE(bench.violations(production)->first().source, u"inventory"_s);
    QVERIFY(bench.seen(target, digestA));
    QCOMPARE(bench.violations(production)->size(), 1);
    // With a sticker it is the sticker that is judged.
    QVERIFY(bench.seen(declared, digestB, 5min));
    QVERIFY(bench.sticker(declared, bench.admin));
    QVERIFY(bench.seen(declared, digestA));
    const auto found = bench.violations(production);
    QCOMPARE(std::count_if(found->begin(), found->end(), [](const auto &each) { return each.source == u"sticker"; }), 1);
    QCOMPARE(found->size(), 2);
}

void TestOperations::aRestoreNeedsRoomAndHappensWithinAMonth()
{
    BackendSettings settings;
    settings.quotas.environments = 1;
    Bench bench(settings);
    const Environment first = bench.environment(u"one"_s);
    const auto restored = [&] { return codeOf(bench.as(bench.admin, [&](Call &call) { return restoreEnvironment(call, first.id); })); };
    QCOMPARE(restored(), u"not-deleted"_s);
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, first.id, {}); }));
    const Environment second = bench.environment(u"two"_s);
    QCOMPARE(restored(), u"quota"_s);
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, second.id, {}); }));
    bench.clock.move(30 * 24h);
    QCOMPARE(restored(), QString());
    QVERIFY(bench.as(bench.admin, [&](Call &call) { return removeEnvironment(call, first.id, {}); }));
    bench.clock.move(30 * 24h + 1s);
    QCOMPARE(restored(), u"not-found"_s);
}

void TestOperations::operationsOfADeadProcessEnd()
{
    Bench bench;
    Operation queued{.id = OperationId::create(),
                     .kind = u"health-check"_s,
                     .status = OperationStatus::Queued,
                     .done = 0,
                     .total = 2,
                     .results = "[]",
                     .createdAt = bench.clock.now(),
                     .updatedAt = bench.clock.now()};
    Operation running = queued;
    running.id = OperationId::create();
    running.status = OperationStatus::Running;
    running.done = 1;
    const auto stored = bench.backend->database().write(localTenant, [&](Session &session) -> Result<void> {
        if (const auto one = session.health.insertOperation(queued); !one)
            return one;
        if (const auto two = session.health.insertOperation(running); !two)
            return two;
        return session.health.abandonOperations(bench.clock.now());
    });
    QVERIFY(stored);
    const auto statusOf = [&](OperationId id) {
        return bench.backend->database().read(localTenant, [&](Session &session) { return session.health.findOperation(id); })->status;
    };
    QCOMPARE(toString(statusOf(queued.id)), toString(OperationStatus::Failed));
    QCOMPARE(toString(statusOf(running.id)), toString(OperationStatus::Partial));
}

void TestOperations::whatIsOldIsForgottenButNotTheLastLook()
{
    Bench bench;
    const Target target = bench.target(bench.environment(u"production"_s), u"web-1"_s);
    QVERIFY(bench.seen(target, digestA, 2h));
    QVERIFY(bench.seen(target, digestB, 1h));
    const Operation ended{.id = OperationId::create(),
                          .kind = u"health-check"_s,
                          .status = OperationStatus::Succeeded,
                          .done = 0,
                          .total = 0,
                          .results = "[]",
                          .createdAt = bench.clock.now(),
                          .updatedAt = bench.clock.now()};
    const auto forgotten = bench.backend->database().write(localTenant, [&](Session &session) -> Result<void> {
        if (const auto stored = session.health.insertOperation(ended); !stored)
            return stored;
        if (const auto done = session.health.forgetOperations(bench.clock.now() + 1s); !done)
            return done;
        return session.inventory.forgetHistory(bench.clock.now());
    });
    QVERIFY(forgotten);
    const auto left = bench.backend->database().read(localTenant, [&](Session &session) { return session.inventory.history(target.id, 10); });
    QCOMPARE(left->size(), 1);
    QCOMPARE(codeOf(bench.backend->database().read(localTenant, [&](Session &session) { return session.health.findOperation(ended.id); })), u"not-found"_s);
}

void TestOperations::accessIsManagedBesideARunningServer()
{
    Bench bench;
    DatabaseOptions options;
    options.url = u"sqlite://"_s + bench.directory.filePath(u"tidegate.db"_s);
    QCOMPARE(codeOf(openDatabase(options).transform([](const auto &) { return 0; })), u"database-locked"_s);
    options.besideAnother = true;
    {
        const auto beside = openDatabase(options);
        QVERIFY(beside);
        const auto disabled = (*beside)->write(localTenant, [&](Session &session) {
            return session.identities.updateUser({bench.manager.user(), u"ron"_s, u"ron"_s, Role::ReleaseManager, false, bench.clock.now()});
        });
        QVERIFY(disabled);
        QVERIFY(backUpDatabase(options, bench.directory.filePath(u"copy.db"_s)));
    }
    const auto seen = bench.backend->database().read(localTenant, [&](Session &session) { return session.identities.findUser(bench.manager.user()); });
    QCOMPARE(seen->enabled, false);
    QVERIFY(!bench.environment(u"production"_s).id.isNull()); // the server writes on
    // A restore replaces the file: that waits for the server to stop.
    QCOMPARE(codeOf(restoreDatabase(options, bench.directory.filePath(u"copy.db"_s))), u"database-locked"_s);
}

/// Ten thousand steady targets would else fill the feed; but who was told that a value is stale must be told that it is not any more.
void TestOperations::aSteadyCheckIsNewsOnlyAfterAStaleOne()
{
    Bench bench;
    const Target target = bench.target(bench.environment(u"staging"_s), u"web-01"_s);
    HealthService health(*bench.backend, {});
    const auto announced = [&bench] {
        const auto changes = bench.backend->read(bench.admin, {}, [](Call &call) { return call.session.journal.since(0, 100); });
        return std::count_if(changes->begin(), changes->end(), [](const Change &change) { return change.kind == u"target.health"_s; });
    };
    const auto check = [&](std::chrono::seconds after) {
        bench.clock.move(after);
        CheckRecord record;
        record.job = {localTenant, {target.id, target.type, target.connection, {}, {}}, 30s, Health::Healthy};
        record.result.report = {Health::Healthy, u"The engine answers."_s, u"ok"_s, bench.clock.now(), 5ms};
        record.shown = Health::Healthy;
        health.record(record);
    };

    check(1s);
    QCOMPARE(announced(), 1);
    check(30s);
    check(30s);
    QCOMPARE(announced(), 1);
    check(91s);

    QCOMPARE(announced(), 2);
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
