// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/auditroutes.h"

#include "services/codec/auditjson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/routes/changestream.h"
#include "services/http/routes/support.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int exportRows = 10'000;
constexpr qint64 rowsOfAStretch = 2'000;
constexpr std::size_t maxList = 4 * 1024 * 1024; // bytes; a page ends early, and the next goes on
constexpr std::size_t maxExport = 64 * 1024 * 1024;
const QString verification = u"audit-verify"_s;

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
    query.actor = *actor;
    query.from = *from;
    query.to = *to;
    if (request.query.hasQueryItem(u"before"_s)) {
        bool number = false;
        query.before = request.query.queryItemValue(u"before"_s).toLongLong(&number);
        if (!number || *query.before < 1)
            return makeError(ErrorKind::Malformed, say("invalid-parameter/before"));
    }
    return query;
}

/// A row as the caller may see it.
struct ShownRow
{
    AuditEntry entry;
    bool concealed = false;
};

ShownRow shownTo(const Principal &reader, const AuditEntry &entry)
{
    ShownRow shown{entry, false};
    if (!reader.can(Permission::TargetConnection))
        shown.concealed = concealConnections(shown.entry);
    return shown;
}

Error nobodyWaits()
{
    return makeError(ErrorKind::Unavailable, say("cancelled/client"));
}

Result<qint64> newestSeq(Backend &backend, const ApiRequest &request)
{
    const auto head = backend.database().read(request.principal.tenant, [](Transaction &transaction) { return transaction.audit.head(); });
    return head ? Result<qint64>(head->first) : Result<qint64>(head.error());
}

/// What the ETag of a list begins with.
Result<qint64> changeSequence(Backend &backend, const ApiRequest &request)
{
    return backend.database().read(request.principal.tenant, [](Transaction &transaction) { return transaction.journal.head(); });
}

/// Cuts the rows that a query is about into stretches and calls work(Transaction &, stretch) for each until it returns false. Each is read in a
/// transaction of its own: rows are never changed, and a transaction that is open for long keeps the log of the database growing.
Result<void> inStretches(Backend &backend, const ApiRequest &request, const AuditQuery &query,
                         const std::function<Result<bool>(Transaction &, const AuditQuery &)> &work)
{
    ASSIGN_OR_RETURN(const auto newest, newestSeq(backend, request));
    qint64 low = query.after.value_or(0);
    qint64 high = std::min(query.before.value_or(newest + 1), newest + 1);
    while (low + 1 < high) {
        if (request.stopped.stop_requested())
            return nobodyWaits();
        AuditQuery stretch = query;
        stretch.after = query.oldestFirst ? low : std::max(low, high - 1 - rowsOfAStretch);
        stretch.before = query.oldestFirst ? std::min(high, low + 1 + rowsOfAStretch) : high;
        const auto more = backend.database().read(request.principal.tenant, [&](Transaction &transaction) { return work(transaction, stretch); });
        if (!more || !*more)
            return more ? Result<void>() : Result<void>(more.error());
        (query.oldestFirst ? low : high) = query.oldestFirst ? *stretch.before - 1 : *stretch.after + 1;
    }
    return {};
}

/// What an answer takes of the rows of a query: so many rows, and no more bytes than fit.
struct Portion
{
    int rows = 0; ///< At most.
    std::size_t bytes = 0;
    int taken = 0;
    qint64 last = 0;   ///< seq of the last row that was taken.
    bool more = false; ///< There is at least one more row.
};

Result<void> take(Backend &backend, const ApiRequest &request, const AuditQuery &query, Portion &portion, std::string &body,
                  const std::function<void(const AuditEntry &)> &write)
{
    return inStretches(backend, request, query, [&](Transaction &transaction, AuditQuery stretch) -> Result<bool> {
        stretch.limit = portion.rows + 1 - portion.taken;
        const auto read = transaction.audit.forEach(stretch, [&](const AuditEntry &entry) {
            portion.more = portion.more || portion.taken == portion.rows || (portion.taken > 0 && body.size() >= portion.bytes);
            if (portion.more)
                return;
            ++portion.taken;
            portion.last = entry.seq;
            write(entry);
        });
        return read ? Result<bool>(!portion.more) : Result<bool>(read.error());
    });
}

Result<ApiReply> list(Backend &backend, const ApiRequest &request)
{
    if (const auto known = onlyParameters(
            request, {"entity"_L1, "entityId"_L1, "actor"_L1, "action"_L1, "via"_L1, "q"_L1, "from"_L1, "to"_L1, "before"_L1, "limit"_L1, "cursor"_L1});
        !known)
        return known.error();
    const auto page = pageOf(request);
    auto query = queryOf(request);
    if (!page || !query)
        return page ? query.error() : page.error();
    if (!page->after.isEmpty())
        query->before = page->after.toLongLong();
    ASSIGN_OR_RETURN(const auto sequence, changeSequence(backend, request));
    ApiReply reply;
    reply.version = sequence;
    JsonWriter writer(reply.body);
    Portion portion{.rows = request.query.hasQueryItem(u"limit"_s) ? page->limit : 100, .bytes = maxList};
    writer.beginArray();
    const auto read = take(backend, request, *query, portion, reply.body, [&](const AuditEntry &entry) {
        const ShownRow row = shownTo(request.principal, entry);
        writer.raw(auditLine(row.entry, row.concealed));
        writer.flush(); // how long it is decides whether there is a next one
    });
    if (!read)
        return read.error();
    writer.endArray();
    if (portion.more)
        addNextPage(reply, request, {portion.rows, {}}, QByteArray::number(portion.last));
    return reply;
}

/// Where a verification begins: after a row whose hash the caller knows from before, or at the first.
Result<AuditStart> startOf(const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"after"_L1, "head"_L1}));
    AuditStart start;
    if (request.query.isEmpty())
        return start;
    bool number = false;
    start.seq = request.query.queryItemValue(u"after"_s).toLongLong(&number);
    const QString head = request.query.queryItemValue(u"head"_s);
    start.head = QByteArray::fromHex(head.toLatin1());
    if (!number || start.seq < 1 || head.size() != 64 || start.head.size() != 32)
        return makeError(ErrorKind::Malformed, say("invalid-parameter/verified"));
    return start;
}

void verify(Backend &backend, const ApiRequest &request, const ReplyCallback &done)
{
    const auto start = startOf(request);
    if (!start)
        return done(start.error());
    backend.verifier().ask(request.principal, *start, request.stopped, [done](const Result<AuditVerification> &outcome) {
        if (!outcome)
            return done(outcome.error());
        ApiReply reply;
        reply.body = QJsonDocument(toJson(*outcome)).toJson(QJsonDocument::Compact).toStdString();
        done(std::move(reply));
    });
}

void beginVerification(Backend &backend, const ApiRequest &request, const ReplyCallback &done)
{
    const auto start = startOf(request);
    const auto operation = start ? backend.verifier().begin(request.principal, *start) : Result<Operation>(start.error());
    done(operation ? Result<ApiReply>(acceptedReply(*operation)) : Result<ApiReply>(operation.error()));
}

void cancelOperation(Backend &backend, const ApiRequest &request, const ReplyCallback &done)
{
    const auto id = request.idAt(0);
    if (!id)
        return done(id.error());
    const auto cancelled = backend.verifier().cancel(request.principal, OperationId(*id));
    if (!cancelled)
        return done(cancelled.error());
    const auto operation = backend.database().read(request.principal.tenant,
                                                   [&](Transaction &transaction) { return transaction.health.findOperation(OperationId(*id)); });
    done(operation ? Result<ApiReply>(acceptedReply(*operation)) : Result<ApiReply>(operation.error()));
}

/// How many rows an export writes at a time, and from where.
struct ExportPage
{
    ListPage page;
    bool paged = false; ///< The client follows Link; otherwise everything must fit.
};

Result<ExportPage> exportPageOf(const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    if (request.query.hasQueryItem(u"limit"_s))
        return ExportPage{page, true};
    return ExportPage{{exportRows, {}}, false};
}

Result<qint64> countAll(Backend &backend, const ApiRequest &request, AuditQuery query)
{
    query.after = query.before = {};
    qint64 total = 0;
    const auto counted = inStretches(backend, request, query, [&total](Transaction &transaction, const AuditQuery &stretch) -> Result<bool> {
        ASSIGN_OR_RETURN(const auto part, transaction.audit.countWithin(stretch));
        total += part;
        return true;
    });
    return counted ? Result<qint64>(total) : Result<qint64>(counted.error());
}

/// NDJSON, or CSV with Accept: text/csv; oldest first. With a limit, Link leads to the rest; without one, all of it or 413.
Result<ApiReply> exportRoute(Backend &backend, const ApiRequest &request)
{
    if (const auto known = onlyParameters(
            request, {"entity"_L1, "entityId"_L1, "actor"_L1, "action"_L1, "via"_L1, "q"_L1, "from"_L1, "to"_L1, "limit"_L1, "cursor"_L1, "count"_L1});
        !known)
        return known.error();
    auto query = queryOf(request);
    const auto part = exportPageOf(request);
    if (!query || !part)
        return query ? part.error() : query.error();
    ASSIGN_OR_RETURN(const auto sequence, changeSequence(backend, request));
    const bool csv = request.accept.startsWith("text/csv");
    query->oldestFirst = true;
    if (!part->page.after.isEmpty())
        query->after = part->page.after.toLongLong();
    ApiReply reply;
    reply.version = sequence;
    reply.contentType = csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
    if (csv && !query->after)
        reply.body = auditCsvHeader();
    Portion portion{.rows = part->page.limit, .bytes = part->paged ? maxList : maxExport};
    const auto read = take(backend, request, *query, portion, reply.body, [&](const AuditEntry &entry) {
        const ShownRow row = shownTo(request.principal, entry);
        reply.body += csv ? auditCsvRow(row.entry) : auditLine(row.entry, row.concealed) + '\n';
    });
    if (!read)
        return read.error();
    if (portion.more && !part->paged)
        return makeError(ErrorKind::TooLarge, say("export-too-large"));
    if (portion.more)
        addNextPage(reply, request, part->page, QByteArray::number(portion.last));
    if (request.query.queryItemValue(u"count"_s) == u"true") {
        ASSIGN_OR_RETURN(const auto total, countAll(backend, request, *query));
        reply.headers.emplace_back("Total-Count", QByteArray::number(total));
    }
    reply.headers.emplace_back("Content-Disposition", csv ? R"(attachment; filename="tidegate-audit.csv")" : R"(attachment; filename="tidegate-audit.ndjson")");
    return reply;
}

Result<ApiReply> changes(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"since"_L1, "limit"_L1}));
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    const auto position = request.query.hasQueryItem(u"since"_s) ? feedPositionFrom(request.query.queryItemValue(u"since"_s).toLatin1()) : FeedPosition();
    if (!position)
        return makeError(ErrorKind::Malformed, say("invalid-parameter/since"));
    const auto found = call.transaction.journal.since(position->seq, page.limit);
    const auto head = call.transaction.journal.head();
    if (!found || !head)
        return found ? head.error() : found.error();
    ASSIGN_OR_RETURN(const auto continued, isContinued(call, *position));
    if (!continued) {
        Error error = makeError(ErrorKind::Conflict, say("resync"));
        error.extra.insert(u"head"_s, *head);
        return error;
    }
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const Change &change : *found)
        writeChange(writer, change);
    writer.endArray();
    reply.headers.emplace_back("Change-Sequence", QByteArray::number(*head));
    if (const QByteArray last = found->isEmpty() ? position->cursor : cursorOf(found->last()); !last.isEmpty())
        reply.headers.emplace_back("Change-Cursor", last);
    return reply;
}

Result<ApiReply> operation(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto found, call.transaction.health.findOperation(OperationId(id)));
    if (found.kind == verification && !call.principal.can(Permission::AuditRead))
        return notFound();
    return objectReply([&](JsonWriter &writer) { writeOperationMembers(writer, found); });
}

} // namespace

std::vector<ApiRoute> auditRoutes(Backend &backend)
{
    const auto follow = [&backend](const ApiRequest &request, const ReplyCallback &done) { done(openChangeStream(backend, request)); };
    const auto check = [&backend](const ApiRequest &request, const ReplyCallback &done) { verify(backend, request, done); };
    const auto begin = [&backend](const ApiRequest &request, const ReplyCallback &done) { beginVerification(backend, request, done); };
    const auto cancel = [&backend](const ApiRequest &request, const ReplyCallback &done) { cancelOperation(backend, request, done); };
    return {
        {HttpMethod::Get, "/api/v1/audit", Permission::AuditRead, longReading(backend, PagedHandler(list))},
        {HttpMethod::Get, "/api/v1/audit/verify", Permission::AuditRead, check},
        {HttpMethod::Post, "/api/v1/audit/verify", Permission::AuditRead, begin},
        {HttpMethod::Get, "/api/v1/audit/export", Permission::AuditRead, longReading(backend, PagedHandler(exportRoute))},
        {HttpMethod::Get, "/api/v1/changes", Permission::EnvironmentRead, reading(backend, listed(changes))},
        {HttpMethod::Get, "/api/v1/events", Permission::EnvironmentRead, atOnce(follow)},
        {HttpMethod::Get, "/api/v1/operations/{id}", Permission::EnvironmentRead, reading(backend, operation)},
        {HttpMethod::Post, "/api/v1/operations/{id}/cancel", Permission::AuditRead, cancel},
    };
}

} // namespace tidegate
