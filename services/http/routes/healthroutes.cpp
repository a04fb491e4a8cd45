// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/healthroutes.h"

#include "services/codec/discoveryjson.h"
#include "services/codec/messagejson.h"
#include "services/codec/targetjson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/connectiontrial.h"
#include "services/operations/healthservice.h"
#include "services/operations/secretoperations.h"

#include <QFutureWatcher>

#include <functional>
#include <stop_token>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int historyRows = 1000;
// More than a credential may have, so that one too many is said to be so, and not to be malformed.
constexpr qsizetype maxText = 512 * 1024;
constexpr qsizetype maxBody = 1024 * 1024;

/// The answer of a check, with the target as it stands after it.
Result<ApiReply> checkedReply(Backend &backend, const ApiRequest &request, TargetId id, const ProbeResult &result, Health previous)
{
    return backend.read(request.principal, callInfoOf(request), [&](Call &call) -> Result<ApiReply> {
        ApiReply reply;
        JsonWriter writer(reply.body);
        writer.beginObject();
        writeHealthReportMembers(writer, result.report);
        writer.field("previousStatus", toStringView(previous));
        writer.key("target");
        writer.beginObject();
        const auto read = call.transaction.targets.visit(
            id, [&](const TargetRow &row) { writeTargetMembers(writer, row, call.now, call.principal.can(Permission::TargetConnection)); });
        writer.endObject();
        writer.endObject();
        return read ? Result<ApiReply>(std::move(reply)) : Result<ApiReply>(read.error());
    });
}

using CheckWatcher = QFutureWatcher<HealthMonitor::Answer>;

Result<ApiReply> replyOf(Backend &backend, const ApiRequest &request, TargetId id, const CheckWatcher &watcher, Health previous)
{
    if (watcher.future().resultCount() == 0)
        return makeError(ErrorKind::Unavailable, say("shutting-down/check"));
    const auto result = watcher.result();
    return result ? checkedReply(backend, request, id, *result, previous) : Result<ApiReply>(result.error());
}

/// Answers when the check is over. Nobody is checked for a client that left.
template <typename Reply>
void answerLater(const ApiRequest &request, const ReplyCallback &done, const QFuture<HealthMonitor::Answer> &future, Reply &&reply)
{
    const auto leaving = std::make_shared<std::stop_callback<std::function<void()>>>(request.stopped, [left = future]() mutable { left.cancel(); });
    auto *watcher = new CheckWatcher;
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, leaving, done, reply = std::forward<Reply>(reply)] {
        watcher->deleteLater();
        done(reply(*watcher));
    });
    watcher->setFuture(future);
}

void check(Backend &backend, HealthService &health, CheckFor purpose, const ApiRequest &request, const ReplyCallback &done)
{
    const auto id = request.idAt(0);
    if (!id) {
        done(id.error());
        return;
    }
    const auto target = backend.read(request.principal, callInfoOf(request), [&](Call &call) { return call.transaction.targets.find(TargetId(*id)); });
    if (!target) {
        done(target.error());
        return;
    }
    const auto future = health.checkNow({request.principal.tenant, target->id}, hostOf(target->type, target->connection), purpose);
    answerLater(request, done, future, [&backend, request, id = target->id, previous = target->health.status](const CheckWatcher &watcher) {
        return replyOf(backend, request, id, watcher, previous);
    });
}

Result<ApiReply> trialReply(const CheckWatcher &watcher)
{
    if (watcher.future().resultCount() == 0)
        return makeError(ErrorKind::Unavailable, say("shutting-down/check"));
    const auto result = watcher.result();
    if (!result)
        return result.error();
    return objectReply([&](JsonWriter &writer) { writeHealthReportMembers(writer, result->report); });
}

/// Whether a connection works that is not stored. It is read and tried; no row of anything comes of it.
void test(Backend &backend, HealthService &health, const ApiRequest &request, const ReplyCallback &done)
{
    const auto trial = backend.read(request.principal, callInfoOf(request), [&](Call &call) { return connectionTrial(call, request.body); });
    if (trial)
        answerLater(request, done, health.testNow(request.principal, *trial), trialReply);
    else
        done(trial.error());
}

Result<ApiReply> discoveryReply(const CheckWatcher &watcher)
{
    if (watcher.future().resultCount() == 0)
        return makeError(ErrorKind::Unavailable, say("shutting-down/check"));
    const auto result = watcher.result();
    if (!result)
        return result.error();
    return objectReply([&](JsonWriter &writer) { writeDiscoveryReportMembers(writer, {result->report, result->discovery}); });
}

/// What runs at a place that may not be stored. It is asked, under the rules of test(); no row of anything comes of it.
void discover(Backend &backend, HealthService &health, const ApiRequest &request, const ReplyCallback &done)
{
    const auto trial = backend.read(request.principal, callInfoOf(request), [&](Call &call) { return discoveryTrial(call, request.body); });
    if (trial)
        answerLater(request, done, health.testNow(request.principal, *trial), discoveryReply);
    else
        done(trial.error());
}

/// What an operation covers: the target in the path, or the enabled ones of the environment in the path.
Result<QList<HealthService::Part>> coveredTargets(Call &call, const ApiRequest &request, bool wholeEnvironment)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    QList<HealthService::Part> parts;
    const auto add = [&parts](const TargetRow &row) { parts.append(HealthService::partOf(row)); };
    if (!wholeEnvironment) {
        const auto read = call.transaction.targets.visit(TargetId(id), add);
        return read ? Result<QList<HealthService::Part>>(parts) : Result<QList<HealthService::Part>>(read.error());
    }
    RETURN_IF_ERROR(call.transaction.environments.find(EnvironmentId(id)));
    TargetQuery query;
    query.environment = EnvironmentId(id);
    query.enabled = true;
    query.limit = 100'000;
    const auto read = call.transaction.targets.forEach(query, add);
    return read ? Result<QList<HealthService::Part>>(parts) : Result<QList<HealthService::Part>>(read.error());
}

/// Checks that run in the background: 202 with an operation to follow.
ApiHandler operation(Backend &backend, HealthService &health, const QString &kind, bool wholeEnvironment)
{
    return [&backend, &health, kind, wholeEnvironment](const ApiRequest &request, const ReplyCallback &done) {
        std::optional<HealthService::AcceptedOperation> begun;
        const CallHandler begin = [&](Call &call, const ApiRequest &asked) -> Result<ApiReply> {
            begun.reset(); // what a try that lost has reserved
            ASSIGN_OR_RETURN(const auto parts, coveredTargets(call, asked, wholeEnvironment));
            ASSIGN_OR_RETURN(const auto started, health.beginOperation(call, kind, parts));
            begun = started;
            return acceptedReply(started.operation);
        };
        writing(backend, begin)(request, [&](const Result<ApiReply> &reply) {
            if (reply && begun)
                health.runOperation(request.principal, *begun);
            done(reply);
        });
    };
}

/// Which part of a history is asked for.
struct HistorySpan
{
    QUuid id; ///< Of what is in the path.
    Instant from;
    Instant to;
};

Result<HistorySpan> spanOf(const Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"from"_L1, "to"_L1}));
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto from, instantParameter(request, u"from"_s));
    ASSIGN_OR_RETURN(const auto to, instantParameter(request, u"to"_s, Cut::Up));
    return HistorySpan{id, from.value_or(Instant()), to.value_or(call.now + std::chrono::hours(1))};
}

Result<ApiReply> history(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto span, spanOf(call, request));
    RETURN_IF_ERROR(call.transaction.targets.find(TargetId(span.id)));
    ASSIGN_OR_RETURN(const auto transitions, call.transaction.health.history(TargetId(span.id), span.from, span.to, historyRows));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const HealthTransition &transition : transitions) {
        writer.beginObject();
        writer.field("at", transition.at);
        writer.field("from", toStringView(transition.from));
        writer.field("to", toStringView(transition.to));
        writer.field("message", QStringView(transition.message));
        writer.field("source", QStringView(transition.source));
        if (!transition.said.isEmpty())
            writer.field("code", QStringView(transition.said.code));
        writeParams(writer, "params", transition.said.params);
        writer.endObject();
    }
    writer.endArray();
    return reply;
}

void writeCause(JsonWriter &writer, const HealthCause &cause)
{
    writer.beginObject();
    writer.field("targetId", cause.target);
    writer.fieldOrNull("from", cause.from ? toStringView(*cause.from) : std::string_view());
    writer.fieldOrNull("to", cause.to ? toStringView(*cause.to) : std::string_view());
    writer.endObject();
}

Result<ApiReply> historyOf(const Call &call, const HealthParent &parent, const HistorySpan &span)
{
    ASSIGN_OR_RETURN(const auto transitions, call.transaction.parentHealth.history(parent, span.from, span.to, historyRows));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const ParentTransition &transition : transitions) {
        writer.beginObject();
        writer.field("at", transition.at);
        writer.field("from", toStringView(transition.from));
        writer.field("to", toStringView(transition.to));
        writer.key("causes");
        writer.beginArray();
        for (const HealthCause &cause : transition.causes)
            writeCause(writer, cause);
        writer.endArray();
        writer.field("causeCount", transition.causeCount);
        writer.endObject();
    }
    writer.endArray();
    return reply;
}

Result<ApiReply> historyOfEnvironment(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto span, spanOf(call, request));
    RETURN_IF_ERROR(call.transaction.environments.find(EnvironmentId(span.id)));
    return historyOf(call, {EnvironmentId(span.id), {}}, span);
}

Result<ApiReply> historyOfGroup(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto span, spanOf(call, request));
    ASSIGN_OR_RETURN(const auto group, call.transaction.groups.find(TargetGroupId(span.id)));
    return historyOf(call, {group.environmentId, group.id}, span);
}

void writeSecret(JsonWriter &writer, const SecretInfo &secret)
{
    writer.beginObject();
    writer.field("kind", QStringView(secret.kind));
    writer.field("ref", QStringView(secret.reference));
    writer.field("set", true);
    writer.fieldOrNull("fingerprint", QStringView(secret.fingerprint));
    writer.field("updatedAt", secret.updatedAt);
    writer.endObject();
}

Result<ApiReply> listSecrets(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto secrets, secretsOf(call, TargetId(id)));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const SecretInfo &secret : secrets)
        writeSecret(writer, secret);
    writer.endArray();
    return reply;
}

ApiReply secretReply(const SecretInfo &secret)
{
    ApiReply reply;
    reply.version = 0; // it has no row of its own
    JsonWriter writer(reply.body);
    writeSecret(writer, secret);
    return reply;
}

Result<ApiReply> setSecret(HealthService &health, Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    if (request.body.size() != 1 || !request.body.value(u"value"_s).isString())
        return invalidField(u"/value"_s, say("required/value"));
    QByteArray value = request.body.value(u"value"_s).toString().toUtf8();
    const auto stored = putSecret(call, health.masterKey(), TargetId(id), request.arguments.value(1), value);
    wipe(value);
    if (!stored)
        return stored.error();
    return secretReply(*stored);
}

/// What GET would show of one credential: what a list of them says of it.
Result<ApiReply> oneSecret(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto secrets, secretsOf(call, TargetId(id)));
    for (const SecretInfo &secret : secrets) {
        if (secret.kind == request.arguments.value(1))
            return secretReply(secret);
    }
    return notFound();
}

Result<ApiReply> deleteSecret(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto removed = removeSecret(call, TargetId(id), request.arguments.value(1));
    return removed ? Result<ApiReply>(deletedReply()) : Result<ApiReply>(removed.error());
}

} // namespace

std::vector<ApiRoute> healthRoutes(Backend &backend, HealthService &health)
{
    const std::string target = "/api/v1/targets/{id}";
    const std::string environment = "/api/v1/environments/{id}";
    const auto checkFor = [&backend, &health](CheckFor purpose) {
        return atOnce([&backend, &health, purpose](const ApiRequest &request, const ReplyCallback &done) { check(backend, health, purpose, request, done); });
    };
    const auto testConnection = atOnce([&backend, &health](const ApiRequest &request, const ReplyCallback &done) { test(backend, health, request, done); });
    const auto whatRuns = atOnce([&backend, &health](const ApiRequest &request, const ReplyCallback &done) { discover(backend, health, request, done); });
    const auto put = [&health](Call &call, const ApiRequest &request) { return setSecret(health, call, request); };
    return {
        {HttpMethod::Post, target + "/health-check", Permission::TargetCheck, checkFor(CheckFor::Status), BodyKind::OptionalJson},
        {HttpMethod::Post, target + "/connection-test", Permission::TargetCheck, checkFor(CheckFor::Test), BodyKind::OptionalJson},
        // Whoever may create a target reaches with it what a test reaches; what a test may do with a stored one is judged by connectionTrial().
        {HttpMethod::Post, "/api/v1/targets/connection-test", Permission::TargetCreate, testConnection, BodyKind::Json, maxBody, maxText},
        {HttpMethod::Post, "/api/v1/targets/discover", Permission::TargetCreate, whatRuns, BodyKind::Json, maxBody, maxText},
        {HttpMethod::Get, target + "/health-history", Permission::TargetRead, reading(backend, listed(history))},
        {HttpMethod::Get, environment + "/health-history", Permission::TargetRead, reading(backend, listed(historyOfEnvironment))},
        {HttpMethod::Get, "/api/v1/target-groups/{id}/health-history", Permission::TargetRead, reading(backend, listed(historyOfGroup))},
        {HttpMethod::Post, target + "/inventory/sync", Permission::TargetCheck, operation(backend, health, u"inventory-sync"_s, false), BodyKind::OptionalJson},
        {HttpMethod::Post, environment + "/inventory/sync", Permission::TargetCheck, operation(backend, health, u"inventory-sync"_s, true),
         BodyKind::OptionalJson},
        {HttpMethod::Post, environment + "/health-check", Permission::TargetCheck, operation(backend, health, u"health-check"_s, true), BodyKind::OptionalJson},
        {HttpMethod::Get, target + "/secrets", Permission::TargetRead, reading(backend, listed(listSecrets))},
        {HttpMethod::Put, target + "/secrets/{kind}", Permission::SecretWrite, writing(backend, put, oneSecret), BodyKind::Json, maxBody, maxText},
        {HttpMethod::Delete, target + "/secrets/{kind}", Permission::SecretWrite, writing(backend, deleteSecret, oneSecret)},
    };
}

} // namespace tidegate
