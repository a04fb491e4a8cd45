// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/environmentroutes.h"

#include "services/codec/comparisonjson.h"
#include "services/codec/environmentjson.h"
#include "services/domain/try.h"
#include "services/gate/gateevaluator.h"
#include "services/http/routes/support.h"
#include "services/operations/environmentoperations.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void writeState(JsonWriter &writer, const EnvironmentRollup &rollup, const FreezeStatus &freeze)
{
    writeEnvironmentState(writer, {{}, freeze, rollup.health, rollup.drift, rollup.targetCount, rollup.currentRelease});
}

/// The windows of all environments that matter at the instant, by environment, in one read.
Result<QHash<EnvironmentId, QList<FreezeWindow>>> windowsByEnvironment(Call &call)
{
    ASSIGN_OR_RETURN(const auto windows, call.transaction.freezeWindows.activeOrUpcoming({}, call.now));
    QHash<EnvironmentId, QList<FreezeWindow>> byEnvironment;
    for (const FreezeWindow &window : windows)
        byEnvironment[window.environmentId].append(window);
    return byEnvironment;
}

/// What the list adds to each environment when it is asked to.
struct States
{
    QHash<EnvironmentId, EnvironmentRollup> rollups;
    QHash<EnvironmentId, QList<FreezeWindow>> windows;
};

Result<States> allStates(Call &call)
{
    ASSIGN_OR_RETURN(auto rollups, call.transaction.environments.rollups(call.now));
    ASSIGN_OR_RETURN(auto windows, windowsByEnvironment(call));
    return States{std::move(rollups), std::move(windows)};
}

Result<ApiReply> list(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"includeState"_L1, "limit"_L1, "cursor"_L1, "count"_L1}));
    ASSIGN_OR_RETURN(const auto includeState, boolParameter(request, u"includeState"_s));
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    const bool withState = includeState.value_or(false);
    ASSIGN_OR_RETURN(const auto states, withState ? allStates(call) : Result<States>(States()));
    ApiReply reply;
    reply.body.reserve(16 * 1024);
    JsonWriter writer(reply.body);
    qint64 count = 0;
    const qint64 first = page.after.toLongLong();
    writer.beginArray();
    const auto read = call.transaction.environments.forEach([&](const EnvironmentRow &row) {
        if (++count <= first || count > first + page.limit)
            return;
        writer.beginObject();
        writeEnvironmentMembers(writer, row);
        if (withState)
            writeState(writer, states.rollups.value(row.id), freezeStatusAt(states.windows.value(row.id), call.now));
        writer.endObject();
    });
    if (!read)
        return read.error();
    writer.endArray();
    if (!withState) // that depends on freezes that begin and checks that grow old
        reply.holdsUntil = Instant::max();
    if (count > first + page.limit)
        addNextPage(reply, request, page, QByteArray::number(first + page.limit));
    if (request.query.queryItemValue(u"count"_s) == u"true")
        reply.headers.emplace_back("Total-Count", QByteArray::number(count));
    return reply;
}

/// The full environment of semantics §1.
Result<ApiReply> full(Call &call, EnvironmentId id, int status)
{
    ASSIGN_OR_RETURN(const auto rollup, call.transaction.environments.rollup(id, call.now));
    ASSIGN_OR_RETURN(const auto windows, call.transaction.freezeWindows.activeOrUpcoming(id, call.now));
    ApiReply reply;
    reply.status = status;
    const auto read = call.transaction.environments.visit(id, [&](const EnvironmentRow &row) {
        JsonWriter writer(reply.body);
        writer.beginObject();
        writeEnvironmentMembers(writer, row);
        writeState(writer, rollup, freezeStatusAt(windows, call.now));
        if (row.isProduction && row.requiredApprovals == 0)
            writer.rawField("warnings",
                            R"([{"code":"production-without-approval","message":"Anybody may deploy to this production environment without approval."}])");
        writer.endObject();
        reply.version = row.version;
    });
    if (!read)
        return read.error();
    return reply;
}

Result<ApiReply> one(Call &call, const ApiRequest &request)
{
    const auto id = request.idAt(0);
    return id ? full(call, EnvironmentId(*id), 200) : id.error();
}

Result<ApiReply> create(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto created, createEnvironment(call, request.body));
    auto reply = full(call, created.id, 201);
    if (reply)
        reply->headers.emplace_back("Location", "/api/v1/environments/" + created.id.toString().toLatin1());
    return reply;
}

Result<ApiReply> update(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto updated = updateEnvironment(call, EnvironmentId(id), request.body);
    return updated ? full(call, updated->id, 200) : updated.error();
}

Result<ApiReply> remove(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    RETURN_IF_ERROR(onlyParameters(request, {"cascade"_L1, "confirm"_L1}));
    ASSIGN_OR_RETURN(const auto cascade, boolParameter(request, u"cascade"_s));
    const auto removed = removeEnvironment(call, EnvironmentId(id), {cascade.value_or(false), request.query.queryItemValue(u"confirm"_s, QUrl::FullyDecoded)});
    return removed ? Result<ApiReply>(deletedReply()) : Result<ApiReply>(removed.error());
}

Result<ApiReply> restore(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto restored = restoreEnvironment(call, EnvironmentId(id));
    return restored ? full(call, restored->id, 200) : restored.error();
}

Result<ApiReply> reorder(Call &call, const ApiRequest &request)
{
    const auto reordered = reorderEnvironments(call, request.body);
    return reordered ? list(call, request) : reordered.error();
}

Result<ApiReply> compareRoute(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"left"_L1, "right"_L1, "at"_L1}));
    const auto left = uuidParameter(request, u"left"_s);
    const auto right = uuidParameter(request, u"right"_s);
    if (!left || !right)
        return left ? right.error() : left.error();
    ASSIGN_OR_RETURN(const auto at, instantParameter(request, u"at"_s));
    ASSIGN_OR_RETURN(const auto comparison, compareEnvironments(call, EnvironmentId(*left), EnvironmentId(*right), at));
    return objectReply([&](JsonWriter &writer) { writeComparisonMembers(writer, comparison); });
}

} // namespace

std::vector<ApiRoute> environmentRoutes(Backend &backend)
{
    const std::string all = "/api/v1/environments";
    const std::string each = all + "/{id}";
    return {
        {HttpMethod::Get, all, Permission::EnvironmentRead, keptReading(backend, listed(list))},
        {HttpMethod::Post, all, Permission::EnvironmentCreate, writing(backend, create, listed(list)), BodyKind::Json},
        {HttpMethod::Post, all + "/reorder", Permission::EnvironmentWrite, writing(backend, listed(reorder)), BodyKind::Json},
        {HttpMethod::Get, all + "/compare", Permission::EnvironmentRead, longReading(backend, CallHandler(compareRoute))},
        {HttpMethod::Get, each, Permission::EnvironmentRead, reading(backend, one)},
        {HttpMethod::Put, each, Permission::EnvironmentWrite, writing(backend, update, one), BodyKind::MergePatch},
        {HttpMethod::Patch, each, Permission::EnvironmentWrite, writing(backend, update, one), BodyKind::MergePatch},
        {HttpMethod::Delete, each, Permission::EnvironmentDelete, writing(backend, remove, one)},
        {HttpMethod::Post, each + "/restore", Permission::EnvironmentDelete, writing(backend, restore), BodyKind::OptionalJson},
    };
}

} // namespace tidegate
