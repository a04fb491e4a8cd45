// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/apiserver.h"

#include "services/codec/strictjson.h"
#include "services/domain/say.h"
#include "services/http/conditional.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>

#include <mutex>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// The body as the route wants it; a route without one gets none, whatever was sent.
Result<QJsonObject> readBody(const ApiRoute &route, const QByteArray &bytes)
{
    if (route.body == BodyKind::None || (route.body == BodyKind::OptionalJson && bytes.isEmpty()))
        return QJsonObject();
    if (bytes.isEmpty())
        return makeError(ErrorKind::Malformed, say("body-required"));
    JsonLimits limits;
    limits.stringBytes = static_cast<std::size_t>(route.maxText);
    return parseJsonObject(bytes, limits);
}

Error unexpected(const char *what)
{
    return makeError(ErrorKind::Internal, say("internal/request"), QString::fromUtf8(what));
}

/// Reads the body, which may be large, and calls the handler, in the thread that the handler wants. Of two answers the first counts.
void callHandler(Exchange &exchange, ReplyCallback &&done)
{
    Result<QJsonObject> body = readBody(exchange.route(), exchange.request.rawBody);
    if (!body)
        return done(body.error());
    exchange.request.body = std::move(body).value();
    const ReplyCallback noted = [&exchange, done = std::move(done)](Result<ApiReply> reply) { // done keeps the exchange
        exchange.isHandled = true;
        if (reply && exchange.request.method == HttpMethod::Get)
            reply = underConditions(exchange.request, std::move(reply).value());
        else if (reply)
            giveEtag(*reply);
        done(std::move(reply));
    };
    try {
        if (exchange.caller)
            exchange.route().handler(exchange.request, *exchange.caller, noted);
        else
            exchange.route().handler(exchange.request, noted);
    } catch (const std::exception &exception) {
        if (!exchange.isHandled)
            noted(unexpected(exception.what()));
    } catch (...) {
        if (!exchange.isHandled)
            noted(unexpected("unknown exception"));
    }
}

} // namespace

/// Where answers are handed in; closed when the server goes, however late a handler answers. What comes before the thread of the connections has
/// looked comes with the same event: to wake that thread costs as much as many an answer.
struct ApiServer::Door
{
    using Answer = std::pair<std::shared_ptr<Exchange>, Result<ApiReply>>;

    std::mutex mutex; ///< Of what follows.
    ApiServer *server = nullptr;
    std::vector<Answer> answers;

    void handIn(const std::shared_ptr<Exchange> &exchange, Result<ApiReply> &&reply)
    {
        const std::scoped_lock lock(mutex);
        if (!server)
            return;
        answers.emplace_back(exchange, std::move(reply));
        if (answers.size() == 1)
            QMetaObject::invokeMethod(server, &ApiServer::deliver, Qt::QueuedConnection);
    }
    std::vector<Answer> take()
    {
        const std::scoped_lock lock(mutex);
        return std::exchange(answers, {});
    }
};

ApiServer::ApiServer(std::shared_ptr<HandlerPool> pool, QObject *parent)
    : QAbstractHttpServer(parent), m_feeder(new SocketFeeder(this)), m_pool(std::move(pool)), m_door(std::make_shared<Door>())
{
    m_door->server = this;
    bind(m_feeder);
}

ApiServer::~ApiServer()
{
    const std::scoped_lock lock(m_door->mutex);
    m_door->server = nullptr;
}

bool ApiServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    const auto exchange = static_cast<VirtualSocket *>(socket)->takeExchange();
    if (!exchange)
        return false;
    exchange->request.rawBody = request.body();
    if (exchange->request.query.isEmpty() && request.url().hasQuery())
        exchange->request.query = request.query();
    call(exchange);
    return true;
}

void ApiServer::call(const std::shared_ptr<Exchange> &exchange)
{
    const RunsIn place = exchange->route().handler.runsIn;
    if (place == RunsIn::Connection) {
        callHandler(*exchange, [exchange](Result<ApiReply> reply) { exchange->answer(std::move(reply)); });
        return;
    }
    const auto work = [door = m_door, exchange] {
        callHandler(*exchange, [door, exchange](Result<ApiReply> reply) { door->handIn(exchange, std::move(reply)); });
    };
    if (place == RunsIn::Elsewhere)
        work();
    else if (!m_pool->run(place, exchange->request.principal.tenant, work))
        exchange->answer(makeError(ErrorKind::Unavailable, say("busy")));
}

void ApiServer::deliver()
{
    for (auto &[exchange, reply] : m_door->take())
        exchange->answer(std::move(reply));
}

void ApiServer::missingHandler(const QHttpServerRequest &, QTcpSocket *) {} // the connection sees that nothing happened and answers

} // namespace tidegate
