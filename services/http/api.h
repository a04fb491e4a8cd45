// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"
#include "services/domain/principal.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QSharedPointer>
#include <QUrlQuery>

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidegate {

enum class HttpMethod { Get, Post, Put, Patch, Delete };
std::string_view toStringView(HttpMethod method); ///< "GET", …

/// A request that was read, authenticated and authorised. Lives as long as its answer is pending.
struct ApiRequest
{
    HttpMethod method = HttpMethod::Get;
    QString path;          ///< Decoded, without query: "/api/v1/environments".
    QStringList arguments; ///< The {…} segments of the route's path, in order, decoded.
    QUrlQuery query;       ///< Decoded pairs in order.
    QByteArray rawBody;    ///< As received; the idempotency hash is made of it.
    QJsonObject body;      ///< Empty when the request has none.
    Principal principal;   ///< Default-constructed on public routes.
    QString requestId;
    QString peer; ///< Address of the client.
    Instant receivedAt;

    QByteArray ifMatch; ///< Null when the request has none, which is not the same as an empty one.
    QByteArray ifNoneMatch;
    QByteArray idempotencyKey;
    QByteArray accept;
    QByteArray lastEventId;
    QByteArray origin;       ///< Scheme and authority of this server, for Link headers: "http://127.0.0.1:7420".
    QString overrideReason;  ///< Header Freeze-Override-Reason.
    QString reason;          ///< Header Tidegate-Reason, percent-decoded (RFC 3986) UTF-8; at most 1,024 characters.
    bool lenient = false;    ///< Prefer: handling=lenient.
    std::stop_token stopped; ///< Nobody waits for the answer any more: the client left, or the deadline passed. For long work to look at.

    /// The n-th path argument as a UUID; 404 when it is none, so that a malformed id and a foreign one look alike.
    Result<QUuid> idAt(qsizetype n) const;
};

/// A body without a known end, for server-sent events. Lives in the thread of its connection, which deletes it when the client leaves.
class ApiStream : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Called once when the response head was written; from then on chunks may be emitted.
    virtual void start() = 0;

signals:
    void chunk(const QByteArray &bytes);
    void finished();
};

struct ApiReply
{
    int status = 200;
    std::string body;
    QByteArray contentType = "application/json; charset=utf-8";
    /// Set when the body shows a resource as it is now: the version of its row, of a list the tenant's change sequence, or 0 for what has
    /// no row. An answer to GET without one counts as 0.
    std::optional<qint64> version;
    bool holdsCredential = false; ///< It is shown once: no copy of it is kept, whatever key the request has.
    std::size_t remarksAt = 0;    ///< Where in the body remarks on a write begin that GET would not show ("warnings"); 0: there are none.
    /// Until when, exclusive, the same rows make the same answer; Instant::max() where it depends on no time. Nothing: nobody knows.
    std::optional<Instant> holdsUntil;
    QByteArray etag;                                        ///< With its quotes; made by giveEtag() (services/http/conditional.h).
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< Checked for control characters when written.
    QSharedPointer<ApiStream> stream;                       ///< Set: body is ignored and the connection follows the stream.
};

/// Called exactly once. In any thread, except where the handler runs in that of its connection.
using ReplyCallback = std::function<void(Result<ApiReply>)>;

/// Where a handler runs.
enum class RunsIn {
    Pool,       ///< In one of the server's threads for handlers, so that it can hold up nobody's connection.
    ReadPool,   ///< The same for what reads some rows: it takes turns with its like in as few threads as keep up.
    LongPool,   ///< The same for reads of many rows: few threads, in which the tenants take turns.
    Connection, ///< In the thread of its connection: only for what answers from memory, or needs the event loop there.
    Elsewhere,  ///< The same, but it only hands over what it wants done, and the answer comes from another thread.
};

/// Who asks, as far as the head of a request says: a credential that nobody has looked at yet.
struct Caller
{
    std::string bearer;
    Permission permission = Permission::None; ///< What the route asks of its caller.
    bool isConsole = false;
    std::function<void()> onAdmitted; ///< Called in any thread, when the caller is let in.

    /// The owner of the credential as it acts here, or why it is not let in.
    Result<Principal> admit(Principal owner) const;
};

/// Answers the requests of a route. The request lives until the callback was called.
class ApiHandler
{
public:
    using Run = std::function<void(const ApiRequest &, const ReplyCallback &)>;
    /// Finds out who the caller is, sets the principal of the request, and answers.
    using RunFor = std::function<void(ApiRequest &, const Caller &, const ReplyCallback &)>;

    ApiHandler() = default;
    template <typename Function>
    requires std::convertible_to<Function, Run> &&(!std::same_as<Function, ApiHandler>)ApiHandler(Function function, RunsIn place = RunsIn::Pool)
        : runsIn(place), m_run(std::move(function))
    {}

    void operator()(const ApiRequest &request, const ReplyCallback &done) const { m_run(request, done); }

    /// From now on it may be asked to look at the credential itself, in the transaction in which it answers.
    ApiHandler &&authenticatingBy(RunFor runFor) &&
    {
        m_runFor = std::move(runFor);
        return std::move(*this);
    }
    bool authenticates() const { return m_runFor && runsIn == RunsIn::ReadPool; }
    void operator()(ApiRequest &request, const Caller &caller, const ReplyCallback &done) const { m_runFor(request, caller, done); }

    RunsIn runsIn = RunsIn::Pool;

private:
    Run m_run;
    RunFor m_runFor;
};

/// A handler that answers from memory, or needs the event loop of its connection.
inline ApiHandler atOnce(ApiHandler::Run run)
{
    return {std::move(run), RunsIn::Connection};
}

/// A handler that has threads of its own.
inline ApiHandler elsewhere(ApiHandler::Run run)
{
    return {std::move(run), RunsIn::Elsewhere};
}

/// What a route takes besides its path.
enum class BodyKind { None, Json, OptionalJson, MergePatch };

struct ApiRoute
{
    HttpMethod method = HttpMethod::Get;
    std::string path;                         ///< As in OpenAPI: "/api/v1/environments/{id}".
    Permission permission = Permission::None; ///< Permission::None makes the route public.
    ApiHandler handler;
    BodyKind body = BodyKind::None;
    qsizetype maxBody = 1024 * 1024; ///< Bytes; 413 above.
    qsizetype maxText = 16 * 1024;   ///< Bytes of one text in the body; 400 above.
};

/// Finds out who a bearer token belongs to. Called in the server's thread for each request; must not block on anything but the store.
using Authenticate = std::function<Result<Principal>(std::string_view token)>;

} // namespace tidegate
