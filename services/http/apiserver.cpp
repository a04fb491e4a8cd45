// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/apiserver.h"

#include "services/codec/strictjson.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// The body as the route wants it; a route without one gets none, whatever was sent.
Result<QJsonObject> readBody(const ApiRoute &route, const QByteArray &bytes)
{
    if (route.body == BodyKind::None || (route.body == BodyKind::OptionalJson && bytes.isEmpty()))
        return QJsonObject();
    if (bytes.isEmpty())
        return makeError(ErrorKind::Malformed, u"body-required"_s, u"This operation needs a JSON object as its body."_s);
    return parseJsonObject(bytes);
}

Error unexpected(const char *what)
{
    return makeError(ErrorKind::Internal, u"internal"_s, u"Something went wrong inside the server; the request id leads to its log."_s,
                     QString::fromUtf8(what));
}

void callHandler(const std::shared_ptr<Exchange> &exchange)
{
    try {
        exchange->route().handler(exchange->request, [exchange](Result<ApiReply> reply) { exchange->answer(std::move(reply)); });
    } catch (const std::exception &exception) {
        if (!exchange->isAnswered())
            exchange->answer(unexpected(exception.what()));
    } catch (...) {
        if (!exchange->isAnswered())
            exchange->answer(unexpected("unknown exception"));
    }
}

} // namespace

ApiServer::ApiServer(QObject *parent) : QAbstractHttpServer(parent), m_feeder(new SocketFeeder(this))
{
    bind(m_feeder);
}

bool ApiServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    const auto exchange = static_cast<VirtualSocket *>(socket)->takeExchange();
    if (!exchange)
        return false;
    exchange->request.rawBody = request.body();
    if (exchange->request.query.isEmpty() && request.url().hasQuery())
        exchange->request.query = request.query();
    Result<QJsonObject> body = readBody(exchange->route(), exchange->request.rawBody);
    if (!body) {
        exchange->answer(body.error());
        return true;
    }
    exchange->request.body = std::move(body).value();
    callHandler(exchange);
    return true;
}

void ApiServer::missingHandler(const QHttpServerRequest &, QTcpSocket *) {} // the connection sees that nothing happened and answers

} // namespace tidegate
