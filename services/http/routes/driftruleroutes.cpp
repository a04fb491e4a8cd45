// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/driftruleroutes.h"

#include "services/codec/driftrulejson.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/driftruleoperations.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Where a page ended: expiresAt in milliseconds, id.
QByteArray ruleCursor(const DriftRule &rule)
{
    return QByteArray::number(static_cast<qint64>(rule.expiresAt.time_since_epoch().count())) + ' ' + rule.id.toString().toLatin1();
}

std::optional<std::pair<Instant, DriftRuleId>> ruleKeyset(const QByteArray &cursor)
{
    const qsizetype space = cursor.indexOf(' ');
    if (space < 0)
        return {};
    return std::pair{Instant(std::chrono::milliseconds(cursor.left(space).toLongLong())), DriftRuleId(parseUuid(QString::fromLatin1(cursor.mid(space + 1))))};
}

Result<ApiReply> listRules(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"expired"_L1, "limit"_L1, "cursor"_L1}));
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    DriftRuleQuery query;
    ASSIGN_OR_RETURN(query.expired, boolParameter(request, u"expired"_s));
    query.limit = page.asked();
    query.after = ruleKeyset(page.after);
    ASSIGN_OR_RETURN(const auto rules, call.transaction.driftRules.list(query));
    return pageReply(request, page, rules, writeDriftRuleMembers, ruleCursor);
}

ApiReply ruleReply(const DriftRule &rule, int status = 200)
{
    ApiReply reply = objectReply([&](JsonWriter &writer) { writeDriftRuleMembers(writer, rule); }, status);
    reply.version = rule.version();
    return reply;
}

Result<ApiReply> oneRule(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto rule, call.transaction.driftRules.find(DriftRuleId(id)));
    return ruleReply(rule);
}

Result<ApiReply> createRule(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto rule, createDriftRule(call, request.body));
    ApiReply reply = ruleReply(rule, 201);
    reply.headers.emplace_back("Location", (request.path + u'/' + rule.id.toString()).toLatin1());
    return reply;
}

Result<ApiReply> removeRule(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto removed = deleteDriftRule(call, DriftRuleId(id));
    return removed ? Result<ApiReply>(deletedReply()) : Result<ApiReply>(removed.error());
}

} // namespace

std::vector<ApiRoute> driftRuleRoutes(Backend &backend)
{
    const std::string all = "/api/v1/drift-rules";
    const std::string each = all + "/{id}";
    return {
        {HttpMethod::Get, all, Permission::TargetRead, reading(backend, listed(listRules))},
        {HttpMethod::Post, all, Permission::StickerWrite, writing(backend, createRule, listed(listRules)), BodyKind::Json},
        {HttpMethod::Get, each, Permission::TargetRead, reading(backend, oneRule)},
        {HttpMethod::Delete, each, Permission::StickerWrite, writing(backend, removeRule, oneRule)},
    };
}

} // namespace tidegate
