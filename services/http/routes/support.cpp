// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/support.h"

#include "services/auth/token.h"
#include "services/codec/etag.h"
#include "services/domain/isoduration.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/conditional.h"
#include "services/http/routes/keptanswers.h"
#include "services/operations/importoperations.h"

#include <QCryptographicHash>
#include <QUrl>

#include <mutex>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int maxPage = 1000;
constexpr qsizetype macLength = 16;

QByteArray &cursorKey()
{
    static QByteArray key;
    return key;
}

/// What a cursor is good for: this tenant, this path, these filters.
QByteArray cursorScope(const ApiRequest &request)
{
    QUrlQuery filters = request.query;
    filters.removeQueryItem(u"cursor"_s);
    filters.removeQueryItem(u"limit"_s);
    filters.removeQueryItem(u"count"_s); // counting chooses no rows
    return request.principal.tenant.uuid().toRfc4122() + request.path.toUtf8() + '?' + filters.toString(QUrl::FullyEncoded).toUtf8();
}

QByteArray seal(const ApiRequest &request, const QByteArray &payload)
{
    const QByteArray sealed = keyedHash(cursorKey(), cursorScope(request) + '\0' + payload) + payload;
    return sealed.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray requestHash(const ApiRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(request.path.toUtf8());
    hash.addData(request.query.toString(QUrl::FullyEncoded).toUtf8());
    hash.addData(request.rawBody);
    return hash.result();
}

/// The answer this key got before, if any.
Result<std::optional<ApiReply>> replayed(Call &call, const ApiRequest &request, const QByteArray &route)
{
    ASSIGN_OR_RETURN(const auto stored, call.transaction.journal.answer(call.principal.subject, route, request.idempotencyKey));
    if (!stored)
        return std::optional<ApiReply>();
    if (stored->requestHash != requestHash(request))
        return makeError(ErrorKind::Invalid, say("idempotency-mismatch"));
    ApiReply reply;
    reply.status = stored->status;
    reply.body = stored->body.toStdString();
    reply.etag = stored->etag;
    if (!stored->location.isEmpty())
        reply.headers.emplace_back("Location", stored->location);
    reply.headers.emplace_back("Idempotency-Replayed", "true");
    return std::optional<ApiReply>(std::move(reply));
}

Result<void> remember(Call &call, const ApiRequest &request, const QByteArray &route, const ApiReply &reply)
{
    QByteArray location;
    for (const auto &[name, value] : reply.headers) {
        if (name == "Location")
            location = value;
    }
    return call.transaction.journal.remember(call.principal.subject, route, request.idempotencyKey,
                                             {requestHash(request), reply.status, QByteArray::fromStdString(reply.body), reply.etag, location}, call.now);
}

/// The resource at the path as GET shows it now.
Result<ApiReply> currentAt(Call &call, const ApiRequest &request, const CallHandler &current)
{
    if (!current)
        return notFound();
    ApiRequest get = request;
    get.query.clear(); // of the write
    get.accept.clear();
    auto reply = current(call, get);
    if (reply)
        giveEtag(*reply);
    return reply;
}

/// Runs the handler under the conditions of its request.
Result<ApiReply> conditionally(Call &call, const ApiRequest &request, const CallHandler &handler, const CallHandler &current)
{
    if (!request.ifNoneMatch.isNull())
        RETURN_IF_ERROR(checkNoneMatch(request, currentAt(call, request, current)));
    auto reply = handler(call, request);
    if (reply) {
        if (!request.ifMatch.isNull() && request.ifMatch.trimmed() != "*" && !call.versionChecked)
            return unmetCondition(); // what the handler did is rolled back
        giveEtag(*reply);
        return reply;
    }
    Error error = reply.error();
    if (error.extra.contains(u"currentETag"_s)) {
        if (const auto shown = currentAt(call, request, current); shown)
            error.extra.insert(u"currentETag"_s, QString::fromLatin1(shown->etag));
    }
    return error;
}

Result<ApiReply> answered(Call &call, const ApiRequest &request, const CallHandler &handler, const CallHandler &current)
{
    // The contract asks for POST. For the others it spares a client whose answer got lost a 412 against its own change. Of a credential
    // not even the hash is kept; storing one twice does no harm.
    const bool idempotent = !request.idempotencyKey.isEmpty() && !request.path.contains(u"/secrets/"_s);
    const QByteArray route = request.path.toUtf8();
    if (idempotent) {
        if (request.idempotencyKey.size() > 255)
            return makeError(ErrorKind::Malformed, say("invalid-idempotency-key"));
        ASSIGN_OR_RETURN(const auto before, replayed(call, request, route));
        if (before)
            return *before;
    }
    auto reply = conditionally(call, request, handler, current);
    if (reply && idempotent && !reply->holdsCredential) {
        if (call.transaction.changes() == 0)
            call.observation = true; // values that were there already: all that is kept is the answer
        RETURN_IF_ERROR(remember(call, request, route, *reply));
    }
    return reply;
}

} // namespace

CallInfo callInfoOf(const ApiRequest &request)
{
    return {.requestId = request.requestId,
            .reason = request.reason,
            .overrideReason = request.overrideReason,
            .ifMatch = request.ifMatch,
            .lenient = request.lenient};
}

namespace {

ApiHandler readingAhead(Backend &backend, CallHandler handler, Backend::Ahead ahead)
{
    const auto readFor = [&backend, handler, ahead](ApiRequest &request, const Caller &caller, const ReplyCallback &done) {
        const auto admit = [&caller](Principal owner) { return caller.admit(std::move(owner)); };
        const auto answer = [&](Call &call) {
            request.principal = call.principal;
            return handler(call, request);
        };
        done(backend.readAs(caller.bearer, callInfoOf(request), admit, answer, ahead));
    };
    const auto read = [&backend, handler = std::move(handler)](const ApiRequest &request, const ReplyCallback &done) {
        done(backend.read(request.principal, callInfoOf(request), [&](Call &call) { return handler(call, request); }));
    };
    return ApiHandler(read, RunsIn::ReadPool).authenticatingBy(readFor);
}

} // namespace

ApiHandler reading(Backend &backend, CallHandler handler)
{
    return readingAhead(backend, std::move(handler), Backend::Ahead::Nothing);
}

ApiHandler keptReading(Backend &backend, CallHandler handler)
{
    const auto answers = std::make_shared<KeptAnswers>();
    const auto kept = [answers, handler = std::move(handler)](Call &call, const ApiRequest &request) -> Result<ApiReply> {
        ASSIGN_OR_RETURN(const auto snapshot, call.transaction.snapshot());
        if (const auto found = answers->find(request, snapshot, call.now))
            return *found;
        auto reply = handler(call, request);
        if (reply)
            answers->keep(request, snapshot, call.now, *reply);
        return reply;
    };
    return readingAhead(backend, kept, Backend::Ahead::Snapshot);
}

ApiHandler longReading(Backend &backend, CallHandler handler)
{
    ApiHandler same = reading(backend, std::move(handler));
    same.runsIn = RunsIn::LongPool;
    return same;
}

ApiHandler longReading(Backend &backend, PagedHandler handler)
{
    return {[&backend, handler = std::move(handler)](const ApiRequest &request, const ReplyCallback &done) { done(handler(backend, request)); },
            RunsIn::LongPool};
}

ApiHandler writing(Backend &backend, CallHandler handler, CallHandler current)
{
    return [&backend, handler = std::move(handler), current = std::move(current)](const ApiRequest &request, const ReplyCallback &done) {
        done(backend.write(request.principal, callInfoOf(request), [&](Call &call) -> Result<ApiReply> {
            RETURN_IF_ERROR(refuseChangeWhileImporting(call));
            return answered(call, request, handler, current);
        }));
    };
}

ApiHandler writingImport(Backend &backend, CallHandler handler)
{
    return [&backend, handler = std::move(handler)](const ApiRequest &request, const ReplyCallback &done) {
        done(backend.write(request.principal, callInfoOf(request), [&](Call &call) { return answered(call, request, handler, {}); }));
    };
}

CallHandler listed(CallHandler handler)
{
    return [handler = std::move(handler)](Call &call, const ApiRequest &request) -> Result<ApiReply> {
        call.transaction.journal.askHead();
        auto reply = handler(call, request);
        ASSIGN_OR_RETURN(const auto sequence, call.transaction.journal.head());
        if (reply)
            reply->version = sequence;
        return reply;
    };
}

ApiReply acceptedReply(const Operation &operation)
{
    ApiReply reply = objectReply(
        [&](JsonWriter &writer) {
            writer.field("operationId", operation.id);
            writer.field("status", QStringView(toString(operation.status)));
        },
        202);
    reply.headers.emplace_back("Location", "/api/v1/operations/" + operation.id.toString().toLatin1());
    return reply;
}

ApiReply pushedReply(const PushedSnapshot &pushed)
{
    return objectReply(
        [&](JsonWriter &writer) {
            writer.field("snapshotId", pushed.id);
            writer.field("accepted", pushed.accepted);
            writer.rawField("rejected", "[]");
            writer.field("driftRecomputed", pushed.driftRecomputed);
            writer.key("current");
            writer.beginArray();
            for (const auto &[target, snapshot] : pushed.current) {
                writer.beginObject();
                writer.field("targetId", target);
                writer.field("snapshotId", snapshot);
                writer.endObject();
            }
            writer.endArray();
        },
        202);
}

ApiReply deletedReply()
{
    ApiReply reply;
    reply.body = R"({"deleted":true})";
    return reply;
}

Result<void> onlyParameters(const ApiRequest &request, std::initializer_list<QLatin1StringView> known)
{
    for (const auto &[name, value] : request.query.queryItems(QUrl::FullyDecoded)) {
        if (std::none_of(known.begin(), known.end(), [&name = name](QLatin1StringView each) { return name == each; }))
            return makeError(ErrorKind::Malformed, say("unknown-parameter", name));
    }
    return {};
}

Error malformedParameter(const QString &name, const Message &hint)
{
    Error error = makeError(ErrorKind::Malformed, say("invalid-parameter/wrong", name, hint));
    error.extra.insert(u"parameter"_s, name);
    return error;
}

Result<std::optional<bool>> boolParameter(const ApiRequest &request, const QString &name)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<bool>();
    const QString text = request.query.queryItemValue(name, QUrl::FullyDecoded);
    if (text == u"true")
        return std::optional<bool>(true);
    if (text == u"false")
        return std::optional<bool>(false);
    return malformedParameter(name, say("parameter/boolean"));
}

Result<std::optional<Instant>> instantParameter(const ApiRequest &request, const QString &name, Cut cut)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<Instant>();
    const auto instant = parseInstant(request.query.queryItemValue(name, QUrl::FullyDecoded).toStdString(), cut);
    if (!instant)
        return malformedParameter(name, instant.error().said);
    return std::optional<Instant>(*instant);
}

Result<std::optional<std::chrono::seconds>> durationParameter(const ApiRequest &request, const QString &name)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<std::chrono::seconds>();
    const auto length = parseDuration(request.query.queryItemValue(name, QUrl::FullyDecoded).toStdString());
    if (!length)
        return malformedParameter(name, length.error().said);
    return std::optional<std::chrono::seconds>(*length);
}

Result<QUuid> uuidParameter(const ApiRequest &request, const QString &name)
{
    if (!request.query.hasQueryItem(name))
        return QUuid();
    const QUuid id = parseUuid(request.query.queryItemValue(name, QUrl::FullyDecoded));
    if (id.isNull())
        return malformedParameter(name, say("parameter/id"));
    return id;
}

Result<ListPage> pageOf(const ApiRequest &request)
{
    ListPage page;
    if (request.query.hasQueryItem(u"limit"_s)) {
        bool number = false;
        page.limit = request.query.queryItemValue(u"limit"_s).toInt(&number);
        if (!number || page.limit < 1 || page.limit > maxPage)
            return malformedParameter(u"limit"_s, say("parameter/limit"));
    }
    if (!request.query.hasQueryItem(u"cursor"_s))
        return page;
    const auto decoded = QByteArray::fromBase64Encoding(request.query.queryItemValue(u"cursor"_s).toLatin1(),
                                                        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray payload = decoded ? (*decoded).mid(macLength) : QByteArray();
    if (!decoded || !sameHash((*decoded).left(macLength), keyedHash(cursorKey(), cursorScope(request) + '\0' + payload)))
        return malformedParameter(u"cursor"_s, say("parameter/cursor"));
    page.after = payload;
    return page;
}

void addNextPage(ApiReply &reply, const ApiRequest &request, const ListPage &page, const QByteArray &payload)
{
    QUrlQuery query = request.query;
    query.removeQueryItem(u"cursor"_s);
    query.removeQueryItem(u"limit"_s);
    query.addQueryItem(u"limit"_s, QString::number(page.limit));
    query.addQueryItem(u"cursor"_s, QString::fromLatin1(seal(request, payload)));
    const QByteArray target = request.origin + QUrl::toPercentEncoding(request.path, "/") + '?' + query.toString(QUrl::FullyEncoded).toUtf8();
    reply.headers.emplace_back("Link", '<' + target + ">; rel=\"next\"");
}

void useListKey(const QByteArray &key)
{
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    if (cursorKey().isEmpty())
        cursorKey() = key;
}

} // namespace tidegate
