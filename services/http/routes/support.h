// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/operation.h"
#include "services/http/api.h"
#include "services/operations/backend.h"
#include "services/operations/deploymentoperations.h"

#include <utility>

namespace tidegate {

using CallHandler = std::function<Result<ApiReply>(Call &, const ApiRequest &)>;

CallInfo callInfoOf(const ApiRequest &request);

/// Runs the handler in a read transaction.
ApiHandler reading(Backend &backend, CallHandler handler);
/// The same for what many ask for again and again: where ApiReply::holdsUntil says for how long the same rows make the same answer, they get it from memory
/// while nothing in the database has changed (KeptAnswers). Of the request the handler looks at path, query and origin only, and of the caller at the
/// tenant and the permissions.
ApiHandler keptReading(Backend &backend, CallHandler handler);
/// The same for reads of many rows, which have their own threads.
ApiHandler longReading(Backend &backend, CallHandler handler);
using PagedHandler = std::function<Result<ApiReply>(Backend &, const ApiRequest &)>;
/// The same for reads of any number of rows: the handler reads them in transactions of its own, each short, because one that stays open
/// keeps the log of the database from being used again, and looks at ApiRequest::stopped in between.
ApiHandler longReading(Backend &backend, PagedHandler handler);
/// Runs the handler in a write transaction. A request with an Idempotency-Key is answered from memory when it comes again: the answer is
/// remembered in the same transaction as its effect. `current` is the handler of GET at the same path, against which If-None-Match is
/// judged and from which a 412 takes its ETag; without one there is nothing that a tag could name.
/// While a workspace moves into the tenant, Conflict `import-in-progress`.
ApiHandler writing(Backend &backend, CallHandler handler, CallHandler current = {});
/// The same for what belongs to such a move.
ApiHandler writingImport(Backend &backend, CallHandler handler);
/// The handler of a list, whose ETag begins with the tenant's change sequence; its hash stands for what ages or begins without a change.
CallHandler listed(CallHandler handler);

/// Calls fill(JsonWriter &) between the braces of one object.
template <typename Fill>
ApiReply objectReply(Fill &&fill, int status = 200)
{
    ApiReply reply;
    reply.status = status;
    reply.body.reserve(1024);
    JsonWriter writer(reply.body);
    writer.beginObject();
    fill(writer);
    writer.endObject();
    return reply;
}

/// The answer to a push of inventory.
ApiReply pushedReply(const PushedSnapshot &pushed);
/// {"deleted": true}, the answer of every DELETE.
ApiReply deletedReply();
/// 202 with the id and status of an operation that was begun, and its Location.
ApiReply acceptedReply(const Operation &operation);

/// 400 `unknown-parameter` for a query parameter that is not listed, because a filter that is silently ignored shows too much.
Result<void> onlyParameters(const ApiRequest &request, std::initializer_list<QLatin1StringView> known);
/// 400 `invalid-parameter` with the name of the parameter and what it should be.
Error malformedParameter(const QString &name, const Message &hint);
/// "true" or "false"; anything else is Malformed.
Result<std::optional<bool>> boolParameter(const ApiRequest &request, const QString &name);
Result<std::optional<Instant>> instantParameter(const ApiRequest &request, const QString &name, Cut cut = Cut::Down);
/// ISO 8601, see parseDuration().
Result<std::optional<std::chrono::seconds>> durationParameter(const ApiRequest &request, const QString &name);
/// A malformed UUID matches nothing that exists, so it is Malformed rather than ignored.
Result<QUuid> uuidParameter(const ApiRequest &request, const QString &name);

/// One page of a list: how many rows, and where the page before ended.
struct ListPage
{
    int limit = 1000;
    QByteArray after; ///< Payload of the cursor; empty: from the start.

    int asked() const { return limit + 1; } ///< Of the store: the row beyond the limit says that there is a next page.
};
/// Reads `limit` (1–1000) and `cursor`. A cursor that was made for other filters, another tenant or by somebody else is Malformed.
Result<ListPage> pageOf(const ApiRequest &request);
/// Adds Link: rel="next" (RFC 8288) with a cursor over payload.
void addNextPage(ApiReply &reply, const ApiRequest &request, const ListPage &page, const QByteArray &payload);

/// The rows of ListPage::asked() as an array of objects, which write(JsonWriter &, row) fills. key(row) is the payload of the cursor after a row.
template <typename Row, typename Write, typename Key>
ApiReply pageReply(const ApiRequest &request, const ListPage &page, QList<Row> rows, Write &&write, Key &&key)
{
    const bool more = rows.size() > page.limit;
    if (more)
        rows.removeLast();
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const Row &row : std::as_const(rows)) {
        writer.beginObject();
        write(writer, row);
        writer.endObject();
    }
    writer.endArray();
    if (more)
        addNextPage(reply, request, page, key(rows.constLast()));
    return reply;
}
/// The key that cursors are sealed with (listKeyOf()). The first one counts for the process.
void useListKey(const QByteArray &key);

} // namespace tidegate
