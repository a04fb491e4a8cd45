// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"

#include "services/client/apiclient_p.h"
#include "services/client/clientjson.h"
#include "services/domain/say.h"

namespace tidegate {

using namespace Qt::StringLiterals;

namespace {

Error notAsAgreed(const QString &what)
{
    return makeError(ErrorKind::Internal, say("malformed-answer/unreadable"), what);
}

} // namespace

Result<QJsonObject> objectIn(const ClientAnswer &answer)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &error);
    if (!document.isObject())
        return notAsAgreed(u"expected an object: "_s + error.errorString());
    return document.object();
}

Result<QJsonArray> arrayIn(const ClientAnswer &answer)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &error);
    if (!document.isArray())
        return notAsAgreed(u"expected an array: "_s + error.errorString());
    return document.array();
}

QString environmentPath(EnvironmentId id)
{
    return u"/environments/"_s + id.toString();
}

QString targetPath(TargetId id)
{
    return u"/targets/"_s + id.toString();
}

ApiClient::ApiClient(Endpoint endpoint, QObject *parent) : QObject(parent), d(std::make_unique<Private>(std::move(endpoint)))
{
    connectParts();
}

void ApiClient::connectParts()
{
    connect(&d->transport, &Transport::tokenRefused, this, &ApiClient::tokenRefused);
    connect(&d->follower, &EventFollower::changed, this, &ApiClient::changed);
    connect(&d->follower, &EventFollower::opened, this, &ApiClient::feedOpened);
    connect(&d->follower, &EventFollower::lost, this, &ApiClient::feedLost);
    connect(&d->follower, &EventFollower::resyncNeeded, this, &ApiClient::resyncNeeded);
}

ApiClient::~ApiClient() = default;

void ApiClient::setEndpoint(Endpoint endpoint)
{
    d->transport.setEndpoint(std::move(endpoint));
}

void ApiClient::disconnectFromServer()
{
    d = std::make_unique<Private>(Endpoint{});
    connectParts();
}

void ApiClient::setReadOnly(bool readOnly)
{
    d->transport.setReadOnly(readOnly);
}

QFuture<Result<ServerInfo>> ApiClient::meta()
{
    return d->one(request("GET", u"/meta"_s), serverInfoFromJson);
}

QFuture<Result<Identity>> ApiClient::whoAmI()
{
    return d->one(request("GET", u"/whoami"_s), identityFromJson);
}

void ApiClient::follow(qint64 since)
{
    d->follower.follow(since);
}

void ApiClient::unfollow()
{
    d->follower.unfollow();
}

void ApiClient::retryNow()
{
    d->follower.retryNow();
}

void ApiClient::reopenFeed()
{
    d->follower.reopen();
}

Instant ApiClient::lastHeard() const
{
    return d->follower.lastHeard();
}

qint64 ApiClient::feedPosition() const
{
    return d->feedPosition;
}

} // namespace tidegate
