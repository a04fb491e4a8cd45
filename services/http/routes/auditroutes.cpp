// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/auditroutes.h"

#include "services/codec/auditjson.h"
#include "services/http/routes/changestream.h"
#include "services/http/routes/support.h"
#include "services/operations/audittrail.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int exportRows = 10'000;

Result<AuditQuery> queryOf(const ApiRequest &request)
{
    AuditQuery query;
    query.entityType = request.query.queryItemValue(u"entity"_s, QUrl::FullyDecoded);
    query.action = request.query.queryItemValue(u"action"_s, QUrl::FullyDecoded);
    query.via = request.query.queryItemValue(u"via"_s, QUrl::FullyDecoded);
    query.text = request.query.queryItemValue(u"q"_s, QUrl::FullyDecoded);
    const auto entityId = uuidParameter(request, u"entityId"_s);
    const auto actor = uuidParameter(request, u"actor"_s);
    if (!entityId || !actor)
        return entityId ? actor.error() : entityId.error();
    const auto from = instantParameter(request, u"from"_s);
    const auto to = instantParameter(request, u"to"_s, Cut::Up);
    if (!from || !to)
        return from ? to.error() : from.error();
    query.entityId = *entityId;
    query.actor = UserId(*actor);
    query.from = *from;
    query.to = *to;
    if (request.query.hasQueryItem(u"before"_s)) {
        bool number = false;
        query.before = request.query.queryItemValue(u"before"_s).toLongLong(&number);
        if (!number || *query.before < 1)
            return makeError(ErrorKind::Malformed, u"invalid-parameter"_s, u"before is the seq of a row."_s);
    }
    return query;
}

/// The row as one line.
std::string lineOf(const AuditEntry &entry)
{
    return QJsonDocument(toJson(entry)).toJson(QJsonDocument::Compact).toStdString();
}

Result<ApiReply> list(Call &call, const ApiRequest &request)
{
    if (const auto known = onlyParameters(
            request, {"entity"_L1, "entityId"_L1, "actor"_L1, "action"_L1, "via"_L1, "q"_L1, "from"_L1, "to"_L1, "before"_L1, "limit"_L1, "cursor"_L1});
        !known)
        return known.error();
    const auto page = pageOf(request);
    if (!page)
        return page.error();
    auto query = queryOf(request);
    if (!query)
        return query.error();
    const int limit = request.query.hasQueryItem(u"limit"_s) ? page->limit : 100;
    query->limit = limit + 1;
    if (!page->after.isEmpty())
        query->before = page->after.toLongLong();
    ApiReply reply;
    JsonWriter writer(reply.body);
    int rows = 0;
    qint64 last = 0;
    writer.beginArray();
    const auto read = call.session.audit.forEach(*query, [&](const AuditEntry &entry) {
        if (++rows > limit)
            return;
        last = entry.seq;
        writer.raw(lineOf(entry));
    });
    if (!read)
        return read.error();
    writer.endArray();
    if (rows > limit)
        addNextPage(reply, request, {limit, {}}, QByteArray::number(last));
    return reply;
}

Result<ApiReply> verify(Call &call, const ApiRequest &)
{
    const auto outcome = verifyAudit(call.session);
    if (!outcome)
        return outcome.error();
    return objectReply([&](JsonWriter &writer) {
        writer.field("valid", outcome->valid);
        writer.field("rows", outcome->rows);
        writer.field("head", std::string_view(outcome->head.toHex().toStdString()));
        if (!outcome->valid) {
            writer.field("firstBad", outcome->firstBad);
            writer.field("reason", QStringView(outcome->reason));
        }
    });
}

/// How many rows an export writes at a time, and from where.
struct ExportPage
{
    ListPage page;
    bool paged = false; ///< The client follows Link; otherwise everything must fit.
};

Result<ExportPage> exportPageOf(const ApiRequest &request)
{
    const auto page = pageOf(request);
    if (!page)
        return page.error();
    if (request.query.hasQueryItem(u"limit"_s))
        return ExportPage{*page, true};
    return ExportPage{{exportRows, {}}, false};
}

/// NDJSON, or CSV with Accept: text/csv; oldest first. With a limit, Link leads to the rest; without one, all of it or 413.
Result<ApiReply> exportRoute(Call &call, const ApiRequest &request)
{
    if (const auto known = onlyParameters(
            request, {"entity"_L1, "entityId"_L1, "actor"_L1, "action"_L1, "via"_L1, "q"_L1, "from"_L1, "to"_L1, "limit"_L1, "cursor"_L1, "count"_L1});
        !known)
        return known.error();
    auto query = queryOf(request);
    const auto part = exportPageOf(request);
    if (!query || !part)
        return query ? part.error() : query.error();
    const bool csv = request.accept.startsWith("text/csv");
    query->limit = part->page.limit + 1;
    query->oldestFirst = true;
    if (!part->page.after.isEmpty())
        query->after = part->page.after.toLongLong();
    ApiReply reply;
    reply.contentType = csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
    if (csv && !query->after)
        reply.body = auditCsvHeader();
    int rows = 0;
    qint64 last = 0;
    const auto read = call.session.audit.forEach(*query, [&](const AuditEntry &entry) {
        if (++rows > part->page.limit)
            return;
        last = entry.seq;
        reply.body += csv ? auditCsvRow(entry) : lineOf(entry) + '\n';
    });
    if (!read)
        return read.error();
    if (rows > part->page.limit && !part->paged)
        return makeError(ErrorKind::TooLarge, u"export-too-large"_s, u"More than 10,000 rows: narrow the export with from and to, or ask for it in pages."_s);
    if (rows > part->page.limit)
        addNextPage(reply, request, part->page, QByteArray::number(last));
    if (request.query.queryItemValue(u"count"_s) == u"true") {
        const auto total = call.session.audit.count(*query);
        if (!total)
            return total.error();
        reply.headers.emplace_back("Total-Count", QByteArray::number(*total));
    }
    reply.headers.emplace_back("Content-Disposition", csv ? R"(attachment; filename="tidegate-audit.csv")" : R"(attachment; filename="tidegate-audit.ndjson")");
    return reply;
}

Result<ApiReply> changes(Call &call, const ApiRequest &request)
{
    if (const auto known = onlyParameters(request, {"since"_L1, "limit"_L1}); !known)
        return known.error();
    const auto page = pageOf(request);
    if (!page)
        return page.error();
    bool number = true;
    const qint64 since = request.query.hasQueryItem(u"since"_s) ? request.query.queryItemValue(u"since"_s).toLongLong(&number) : 0;
    if (!number || since < 0)
        return makeError(ErrorKind::Malformed, u"invalid-parameter"_s, u"since is the seq of the last change you know."_s);
    const auto found = call.session.journal.since(since, page->limit);
    const auto head = call.session.journal.head();
    if (!found || !head)
        return found ? head.error() : found.error();
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const Change &change : *found)
        writeChange(writer, change);
    writer.endArray();
    reply.headers.emplace_back("Change-Sequence", QByteArray::number(*head));
    return reply;
}

Result<ApiReply> operation(Call &call, const ApiRequest &request)
{
    const auto id = request.idAt(0);
    if (!id)
        return id.error();
    const auto found = call.session.health.findOperation(OperationId(*id));
    if (!found)
        return found.error();
    return objectReply([&](JsonWriter &writer) { writeOperationMembers(writer, *found); });
}

} // namespace

std::vector<ApiRoute> auditRoutes(Backend &backend)
{
    const auto follow = [&backend](const ApiRequest &request, const ReplyCallback &done) { done(openChangeStream(backend, request)); };
    return {
        {HttpMethod::Get, "/api/v1/audit", Permission::AuditRead, reading(backend, listed(list))},
        {HttpMethod::Get, "/api/v1/audit/verify", Permission::AuditRead, reading(backend, verify)},
        {HttpMethod::Get, "/api/v1/audit/export", Permission::AuditRead, reading(backend, listed(exportRoute))},
        {HttpMethod::Get, "/api/v1/changes", Permission::EnvironmentRead, reading(backend, listed(changes))},
        {HttpMethod::Get, "/api/v1/events", Permission::EnvironmentRead, atOnce(follow)},
        {HttpMethod::Get, "/api/v1/operations/{id}", Permission::EnvironmentRead, reading(backend, operation)},
    };
}

} // namespace tidegate
