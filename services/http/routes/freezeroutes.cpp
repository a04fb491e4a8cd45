// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/freezeroutes.h"

#include "services/codec/environmentjson.h"
#include "services/codec/freezewindowjson.h"
#include "services/codec/gatejson.h"
#include "services/codec/messagejson.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/freezeoperations.h"
#include "services/operations/importoperations.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

template <typename Ids>
void writeIds(JsonWriter &writer, std::string_view key, const Ids &ids)
{
    writer.key(key);
    writer.beginArray();
    for (const auto &id : ids)
        writer.uuid(id.uuid());
    writer.endArray();
}

ApiReply savedReply(const CreatedFreeze &saved, Instant now, int status)
{
    ApiReply reply;
    reply.status = status;
    JsonWriter writer(reply.body);
    writer.beginObject();
    writeFreezeWindowMembers(writer, saved.window, now);
    writer.flush();
    reply.remarksAt = reply.body.size();
    writeIds(writer, "overlaps", saved.overlaps);
    if (!saved.warnings.isEmpty())
        writeRemarks(writer, "warnings", saved.warnings);
    writer.endObject();
    reply.version = saved.window.version;
    return reply;
}

/// Where a page of windows ended: start in milliseconds, id.
QByteArray cursorOf(const FreezeWindow &window)
{
    return QByteArray::number(static_cast<qint64>(window.start.time_since_epoch().count())) + ' ' + window.id.toString().toLatin1();
}

std::optional<std::pair<Instant, FreezeWindowId>> keysetOf(const QByteArray &cursor)
{
    const qsizetype space = cursor.indexOf(' ');
    if (space < 0)
        return {};
    return std::pair{Instant(std::chrono::milliseconds(cursor.left(space).toLongLong())),
                     FreezeWindowId(parseUuid(QString::fromLatin1(cursor.mid(space + 1))))};
}

Result<FreezeQuery> queryOf(Call &call, const ApiRequest &request, const ListPage &page)
{
    const auto active = boolParameter(request, u"active"_s);
    const auto deleted = boolParameter(request, u"includeDeleted"_s);
    const auto from = instantParameter(request, u"from"_s);
    const auto to = instantParameter(request, u"to"_s, Cut::Up);
    if (!active || !deleted)
        return active ? deleted.error() : active.error();
    if (!from || !to)
        return from ? to.error() : from.error();
    FreezeQuery query;
    query.active = *active;
    query.now = call.now;
    query.from = *from;
    query.to = *to;
    query.includeDeleted = deleted->value_or(false);
    query.limit = page.asked();
    query.after = keysetOf(page.after);
    return query;
}

Result<void> onlyListParameters(const ApiRequest &request)
{
    return onlyParameters(request, {"active"_L1, "from"_L1, "to"_L1, "includeDeleted"_L1, "limit"_L1, "cursor"_L1});
}

/// Of one environment or, with a null id, of all.
Result<ApiReply> listOf(Call &call, const ApiRequest &request, EnvironmentId environment)
{
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    ASSIGN_OR_RETURN(auto query, queryOf(call, request, page));
    query.environment = environment;
    ASSIGN_OR_RETURN(const auto windows, call.transaction.freezeWindows.list(query));
    const auto write = [&call](JsonWriter &writer, const FreezeWindow &window) { writeFreezeWindowMembers(writer, window, call.now); };
    return pageReply(request, page, windows, write, cursorOf);
}

Result<ApiReply> list(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyListParameters(request));
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto environment = call.transaction.environments.find(EnvironmentId(id));
    return environment ? listOf(call, request, environment->id) : Result<ApiReply>(environment.error());
}

Result<ApiReply> listAll(Call &call, const ApiRequest &request)
{
    const auto known = onlyListParameters(request);
    return known ? listOf(call, request, {}) : Result<ApiReply>(known.error());
}

/// The ids of the environment and of the window in the path.
Result<std::pair<EnvironmentId, FreezeWindowId>> idsOf(const ApiRequest &request)
{
    const auto environment = request.idAt(0);
    const auto window = request.idAt(1);
    if (!environment || !window)
        return notFound();
    return std::pair{EnvironmentId(*environment), FreezeWindowId(*window)};
}

Result<ApiReply> create(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto created, createFreeze(call, EnvironmentId(id), request.body));
    ApiReply reply = savedReply(created, call.now, 201);
    reply.headers.emplace_back("Location", (request.path + u'/' + created.window.id.toString()).toLatin1());
    return reply;
}

Result<ApiReply> one(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto ids, idsOf(request));
    ASSIGN_OR_RETURN(const auto window, findFreeze(call, ids.first, ids.second));
    ApiReply reply = objectReply([&](JsonWriter &writer) { writeFreezeWindowMembers(writer, window, call.now); });
    reply.version = window.version;
    return reply;
}

Result<ApiReply> update(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto ids, idsOf(request));
    const auto saved = updateFreeze(call, ids.first, ids.second, request.body);
    return saved ? Result<ApiReply>(savedReply(*saved, call.now, 200)) : Result<ApiReply>(saved.error());
}

Result<ApiReply> remove(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto ids, idsOf(request));
    const auto removed = removeFreeze(call, ids.first, ids.second);
    return removed ? Result<ApiReply>(deletedReply()) : Result<ApiReply>(removed.error());
}

Result<ApiReply> restore(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto restored = restoreFreeze(call, FreezeWindowId(id));
    return restored ? Result<ApiReply>(savedReply(*restored, call.now, 200)) : Result<ApiReply>(restored.error());
}

Result<ApiReply> preview(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto previewed, previewFreeze(call, EnvironmentId(id), request.body));
    return objectReply([&](JsonWriter &writer) {
        writer.key("occurrences");
        writer.beginArray();
        for (const Occurrence &occurrence : previewed.occurrences) {
            writer.beginObject();
            writer.field("start", occurrence.start);
            writer.field("end", occurrence.end);
            writer.endObject();
        }
        writer.endArray();
        writeIds(writer, "overlaps", previewed.overlaps);
        writer.field("affectedTargets", previewed.affectedTargets);
        writeIds(writer, "couldOverride", previewed.couldOverride);
        writeRemarks(writer, "warnings", previewed.warnings);
    });
}

Result<ApiReply> status(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"at"_L1}));
    const auto id = request.idAt(0);
    const auto at = instantParameter(request, u"at"_s);
    if (!id || !at)
        return id ? at.error() : id.error();
    ASSIGN_OR_RETURN(const auto state, freezeStatus(call, EnvironmentId(*id), at->value_or(call.now)));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writeFreezeStatus(writer, state);
    return reply;
}

/// Who asks whether he may deploy now, or is about to: a time of its own is for planning.
void noteAsk(Backend &backend, const Call &call, const GateDecision &decision, EnvironmentId environment)
{
    if (std::chrono::abs(decision.at - call.now) > clockAllowance)
        return;
    backend.gateAsks().note(call.transaction.tenant(),
                            {.id = GateAskId::create(),
                             .environment = environment,
                             .by = call.principal.subject,
                             .at = call.now,
                             .allowed = decision.allowed,
                             .overridden = decision.allowed && decision.closed});
}

Result<ApiReply> gate(Backend &backend, Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    RETURN_IF_ERROR(refuseGateWhileImporting(call));
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.find(EnvironmentId(id)));
    GateQuestion base;
    base.at = call.now;
    base.user = call.principal.user();
    ASSIGN_OR_RETURN(const auto question, gateQuestionFromJson(request.body, base, request.lenient));
    const GateDecision decision = gateCheck(call, environment, question);
    noteAsk(backend, call, decision, environment.id);
    return objectReply([&](JsonWriter &writer) { writeGateDecisionMembers(writer, decision); });
}

Result<ApiReply> violations(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto found, freezeViolations(call, EnvironmentId(id)));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const FreezeViolation &violation : found) {
        writer.beginObject();
        writer.field("at", violation.at);
        writer.field("targetId", violation.target);
        writer.field("targetName", QStringView(violation.targetName));
        writer.field("releaseName", QStringView(violation.releaseName));
        writer.field("by", violation.by);
        writer.field("source", QStringView(violation.source));
        writer.endObject();
    }
    writer.endArray();
    return reply;
}

} // namespace

std::vector<ApiRoute> freezeRoutes(Backend &backend)
{
    const std::string environment = "/api/v1/environments/{envId}";
    const std::string all = environment + "/freeze-windows";
    const std::string each = all + "/{windowId}";
    const CallHandler askGate = [&backend](Call &call, const ApiRequest &request) { return gate(backend, call, request); };
    return {
        {HttpMethod::Get, "/api/v1/freeze-windows", Permission::FreezeRead, reading(backend, listed(listAll))},
        {HttpMethod::Get, all, Permission::FreezeRead, reading(backend, listed(list))},
        {HttpMethod::Post, all, Permission::FreezeCreate, writing(backend, create, listed(list)), BodyKind::Json},
        {HttpMethod::Post, all + "/preview", Permission::FreezeCreate, reading(backend, preview), BodyKind::Json},
        {HttpMethod::Get, each, Permission::FreezeRead, reading(backend, one)},
        {HttpMethod::Put, each, Permission::FreezeCreate, writing(backend, update, one), BodyKind::MergePatch},
        {HttpMethod::Patch, each, Permission::FreezeCreate, writing(backend, update, one), BodyKind::MergePatch},
        {HttpMethod::Delete, each, Permission::FreezeDelete, writing(backend, remove, one)},
        {HttpMethod::Post, "/api/v1/freeze-windows/{id}/restore", Permission::FreezeDelete, writing(backend, restore), BodyKind::OptionalJson},
        {HttpMethod::Get, environment + "/freeze-status", Permission::FreezeRead, reading(backend, status)},
        {HttpMethod::Get, environment + "/freeze-violations", Permission::FreezeRead, longReading(backend, listed(violations))},
        {HttpMethod::Post, environment + "/gate-check", Permission::FreezeRead, reading(backend, askGate), BodyKind::OptionalJson},
    };
}

} // namespace tidegate
