// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/targetroutes.h"

#include "services/codec/etag.h"
#include "services/codec/labelsfilter.h"
#include "services/codec/messagejson.h"
#include "services/codec/targetgroupjson.h"
#include "services/codec/targetjson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/targetoperations.h"

#include <QJsonArray>

#include <atomic>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

ApiReply groupReply(const TargetGroup &group, int status)
{
    ApiReply reply = objectReply([&](JsonWriter &writer) { writeTargetGroupMembers(writer, group); }, status);
    reply.version = group.version;
    return reply;
}

QByteArray cursorOf(const TargetGroup &group)
{
    return group.id.toString().toLatin1();
}

Result<ApiReply> listGroups(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    RETURN_IF_ERROR(call.transaction.environments.find(EnvironmentId(id)));
    ASSIGN_OR_RETURN(const auto groups, call.transaction.groups.list(EnvironmentId(id)));
    const ListPage all{.limit = static_cast<int>(groups.size()), .after = {}};
    return pageReply(request, all, groups, writeTargetGroupMembers, cursorOf);
}

Result<ApiReply> listAllGroups(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"limit"_L1, "cursor"_L1}));
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    const TargetGroupId after(parseUuid(QString::fromLatin1(page.after)));
    ASSIGN_OR_RETURN(const auto groups, call.transaction.groups.listAll(after, page.asked()));
    return pageReply(request, page, groups, writeTargetGroupMembers, cursorOf);
}

Result<ApiReply> createGroupRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto group, createGroup(call, EnvironmentId(id), request.body));
    ApiReply reply = groupReply(group, 201);
    reply.headers.emplace_back("Location", "/api/v1/target-groups/" + group.id.toString().toLatin1());
    return reply;
}

Result<ApiReply> oneGroup(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto group = call.transaction.groups.find(TargetGroupId(id));
    return group ? Result<ApiReply>(groupReply(*group, 200)) : Result<ApiReply>(group.error());
}

Result<ApiReply> updateGroupRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto group = updateGroup(call, TargetGroupId(id), request.body);
    return group ? Result<ApiReply>(groupReply(*group, 200)) : Result<ApiReply>(group.error());
}

Result<ApiReply> removeGroupRoute(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"detach"_L1}));
    const auto id = request.idAt(0);
    const auto detach = boolParameter(request, u"detach"_s);
    if (!id || !detach)
        return id ? detach.error() : id.error();
    const auto removed = removeGroup(call, TargetGroupId(*id), detach->value_or(false));
    return removed ? Result<ApiReply>(deletedReply()) : Result<ApiReply>(removed.error());
}

Result<ApiReply> restoreGroupRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto group = restoreGroup(call, TargetGroupId(id));
    return group ? Result<ApiReply>(groupReply(*group, 200)) : Result<ApiReply>(group.error());
}

Error wrongWord(const QString &parameter)
{
    return makeError(ErrorKind::Malformed, say("invalid-parameter/word", parameter));
}

/// A parameter that is one word of an enumeration.
template <typename T, typename Parse>
Result<std::optional<T>> wordParameter(const ApiRequest &request, const QString &name, Parse parse)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<T>();
    const std::optional<T> value = parse(request.query.queryItemValue(name, QUrl::FullyDecoded));
    return value ? Result<std::optional<T>>(value) : Result<std::optional<T>>(wrongWord(name));
}

/// The ids of a list that names its rows.
Result<QList<TargetId>> idsParameter(const ApiRequest &request)
{
    constexpr qsizetype most = 100;
    QList<TargetId> ids;
    const QString list = request.query.queryItemValue(u"ids"_s, QUrl::FullyDecoded);
    for (const QString &word : list.split(u',', Qt::SkipEmptyParts)) {
        const TargetId id(parseUuid(word));
        if (id.isNull() || ids.size() == most)
            return makeError(ErrorKind::Malformed, say("invalid-parameter/ids"));
        ids.append(id);
    }
    if (ids.isEmpty() && request.query.hasQueryItem(u"ids"_s))
        return wrongWord(u"ids"_s); // no ids would be no filter
    return ids;
}

Result<TargetQuery> queryOf(const ApiRequest &request)
{
    TargetQuery query;
    ASSIGN_OR_RETURN(const auto ids, idsParameter(request));
    const auto environment = uuidParameter(request, u"environmentId"_s);
    const auto group = uuidParameter(request, u"targetGroupId"_s);
    if (!environment || !group)
        return environment ? group.error() : environment.error();
    const auto type = wordParameter<TargetType>(request, u"targetType"_s, targetTypeFromString);
    const auto health = wordParameter<Health>(request, u"healthStatus"_s, healthFromString);
    const auto drift = wordParameter<DriftStatus>(request, u"driftStatus"_s, driftStatusFromString);
    if (!type || !health)
        return type ? health.error() : type.error();
    const auto enabled = boolParameter(request, u"enabled"_s);
    if (!drift || !enabled)
        return drift ? enabled.error() : drift.error();
    if (request.query.hasQueryItem(u"labels"_s)) {
        ASSIGN_OR_RETURN(const auto labels, parseLabelsFilter(request.query.queryItemValue(u"labels"_s, QUrl::FullyDecoded)));
        for (const LabelCondition &condition : labels)
            query.labels.append({condition.key, condition.value});
    }
    query.ids = ids;
    query.environment = EnvironmentId(*environment);
    query.group = TargetGroupId(*group);
    query.type = *type;
    query.health = *health;
    query.drift = *drift;
    query.enabled = *enabled;
    query.text = request.query.queryItemValue(u"q"_s, QUrl::FullyDecoded);
    return query;
}

std::optional<std::pair<QString, TargetId>> keysetOf(const QByteArray &cursor)
{
    if (cursor.size() <= 36)
        return {};
    return std::pair{QString::fromUtf8(cursor.mid(36)), TargetId(parseUuid(QString::fromLatin1(cursor.left(36))))};
}

Instant holdsUntilOf(const TargetRow &row, Instant now)
{
    return stalenessHoldsUntil(row.health.checkedAt, row.interval(), now);
}

Result<ApiReply> list(Call &call, const ApiRequest &request)
{
    if (const auto known = onlyParameters(request,
                                          {"environmentId"_L1, "targetGroupId"_L1, "targetType"_L1, "labels"_L1, "healthStatus"_L1, "driftStatus"_L1,
                                           "enabled"_L1, "q"_L1, "ids"_L1, "limit"_L1, "cursor"_L1, "count"_L1});
        !known)
        return known.error();
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    ASSIGN_OR_RETURN(auto query, queryOf(request));

    ApiReply reply;
    if (request.query.queryItemValue(u"count"_s) == u"true") {
        ASSIGN_OR_RETURN(const auto count, call.transaction.targets.count(query));
        reply.headers.emplace_back("Total-Count", QByteArray::number(count));
    }
    query.limit = page.asked();
    query.after = keysetOf(page.after);
    const bool withConnection = call.principal.can(Permission::TargetConnection);
    static std::atomic<std::size_t> usualSize{0}; // lists are mostly as long as the one before
    reply.body.reserve(usualSize + usualSize / 8);
    JsonWriter writer(reply.body);
    int rows = 0;
    QByteArray last;
    Instant holdsUntil = Instant::max();
    writer.beginArray();
    const auto read = call.transaction.targets.forEach(query, [&](const TargetRow &row) {
        if (++rows > page.limit)
            return;
        if (rows == page.limit)
            last = row.id.uuid().toByteArray(QUuid::WithoutBraces) + QByteArray(row.name.data(), static_cast<qsizetype>(row.name.size()));
        writer.beginObject();
        writeTargetMembers(writer, row, call.now, withConnection);
        writer.endObject();
        holdsUntil = std::min(holdsUntil, holdsUntilOf(row, call.now));
    });
    if (!read)
        return read.error();
    writer.endArray();
    if (rows > page.limit)
        addNextPage(reply, request, page, last);
    usualSize = reply.body.size();
    reply.holdsUntil = holdsUntil;
    return reply;
}

Result<ApiReply> full(Call &call, TargetId id, int status, const QList<Remark> &warnings)
{
    ApiReply reply;
    reply.status = status;
    const auto read = call.transaction.targets.visit(id, [&](const TargetRow &row) {
        JsonWriter writer(reply.body);
        writer.beginObject();
        writeTargetMembers(writer, row, call.now, call.principal.can(Permission::TargetConnection));
        if (!warnings.isEmpty()) {
            writer.flush();
            reply.remarksAt = reply.body.size();
            writeRemarks(writer, "warnings", warnings);
        }
        writer.endObject();
        reply.version = row.version;
        reply.holdsUntil = holdsUntilOf(row, call.now);
    });
    return read ? Result<ApiReply>(std::move(reply)) : Result<ApiReply>(read.error());
}

Result<ApiReply> one(Call &call, const ApiRequest &request)
{
    const auto id = request.idAt(0);
    return id ? full(call, TargetId(*id), 200, {}) : id.error();
}

Result<ApiReply> create(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto saved, createTarget(call, request.body));
    auto reply = full(call, saved.target.id, 201, saved.warnings);
    if (reply)
        reply->headers.emplace_back("Location", "/api/v1/targets/" + saved.target.id.toString().toLatin1());
    return reply;
}

Result<ApiReply> update(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto saved = updateTarget(call, TargetId(id), request.body);
    return saved ? full(call, saved->target.id, 200, saved->warnings) : saved.error();
}

Result<ApiReply> remove(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto removed = removeTarget(call, TargetId(id));
    return removed ? Result<ApiReply>(deletedReply()) : Result<ApiReply>(removed.error());
}

Result<ApiReply> restore(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto saved = restoreTarget(call, TargetId(id));
    return saved ? full(call, saved->target.id, 200, saved->warnings) : saved.error();
}

struct BulkRequest
{
    QList<TargetId> ids;
    QJsonObject patch;
    bool allOrNothing = true;
};

Result<BulkRequest> bulkOf(const QJsonObject &body)
{
    BulkRequest bulk;
    for (const QString &key : body.keys()) {
        if (key != u"ids" && key != u"patch" && key != u"allOrNothing")
            return invalidField(u'/' + key, say("unknown-field/bulk"));
    }
    const QJsonArray ids = body.value(u"ids"_s).toArray();
    for (const auto entry : ids) {
        const TargetId id(parseUuid(entry.toString()));
        if (id.isNull() || bulk.ids.contains(id))
            return invalidField(u"/ids/%1"_s.arg(bulk.ids.size()), say("invalid-id/bulk"));
        bulk.ids.append(id);
    }
    if (bulk.ids.isEmpty() || bulk.ids.size() > 1000)
        return invalidField(u"/ids"_s, say("required/bulk-ids"));
    if (!body.value(u"patch"_s).isObject())
        return invalidField(u"/patch"_s, say("required/bulk-patch"));
    bulk.patch = body.value(u"patch"_s).toObject();
    const QJsonValue allOrNothing = body.value(u"allOrNothing"_s);
    if (!allOrNothing.isUndefined() && !allOrNothing.isBool())
        return invalidField(u"/allOrNothing"_s, say("wrong-type", say("type/boolean")));
    bulk.allOrNothing = allOrNothing.toBool(true);
    return bulk;
}

Result<ApiReply> bulk(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto wanted, bulkOf(request.body));
    // One If-Match cannot name many versions.
    if (!request.ifMatch.isNull() && request.ifMatch.trimmed() != "*")
        return unmetCondition();
    call.info.ifMatch = "*";
    ASSIGN_OR_RETURN(const auto results, updateTargets(call, wanted.ids, wanted.patch, wanted.allOrNothing));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const BulkResult &result : results) {
        writer.beginObject();
        writer.field("id", result.id);
        writer.field("ok", !result.error.has_value());
        if (result.error) {
            writer.field("code", QStringView(result.error->code));
            writer.field("message", QStringView(result.error->message));
            writeParams(writer, "params", result.error->said.params);
        } else {
            writer.field("version", result.version);
        }
        writer.endObject();
    }
    writer.endArray();
    return reply;
}

} // namespace

std::vector<ApiRoute> targetRoutes(Backend &backend)
{
    const std::string groups = "/api/v1/environments/{envId}/target-groups";
    const std::string allGroups = "/api/v1/target-groups";
    const std::string group = allGroups + "/{id}";
    const std::string all = "/api/v1/targets";
    const std::string each = all + "/{id}";
    return {
        {HttpMethod::Get, groups, Permission::GroupRead, reading(backend, listed(listGroups))},
        {HttpMethod::Post, groups, Permission::GroupWrite, writing(backend, createGroupRoute, listed(listGroups)), BodyKind::Json},
        {HttpMethod::Get, allGroups, Permission::GroupRead, reading(backend, listed(listAllGroups))},
        {HttpMethod::Get, group, Permission::GroupRead, reading(backend, oneGroup)},
        {HttpMethod::Put, group, Permission::GroupWrite, writing(backend, updateGroupRoute, oneGroup), BodyKind::MergePatch},
        {HttpMethod::Patch, group, Permission::GroupWrite, writing(backend, updateGroupRoute, oneGroup), BodyKind::MergePatch},
        {HttpMethod::Delete, group, Permission::GroupDelete, writing(backend, removeGroupRoute, oneGroup)},
        {HttpMethod::Post, group + "/restore", Permission::GroupDelete, writing(backend, restoreGroupRoute), BodyKind::OptionalJson},
        {HttpMethod::Get, all, Permission::TargetRead, keptReading(backend, listed(list))},
        {HttpMethod::Post, all, Permission::TargetCreate, writing(backend, create, listed(list)), BodyKind::Json},
        {HttpMethod::Post, all + "/bulk", Permission::TargetWrite, writing(backend, bulk), BodyKind::Json},
        {HttpMethod::Get, each, Permission::TargetRead, keptReading(backend, one)},
        {HttpMethod::Put, each, Permission::TargetWrite, writing(backend, update, one), BodyKind::MergePatch},
        {HttpMethod::Patch, each, Permission::TargetWrite, writing(backend, update, one), BodyKind::MergePatch},
        {HttpMethod::Delete, each, Permission::TargetDelete, writing(backend, remove, one)},
        {HttpMethod::Post, each + "/restore", Permission::TargetDelete, writing(backend, restore), BodyKind::OptionalJson},
    };
}

} // namespace tidegate
