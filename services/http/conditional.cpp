// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/conditional.h"

#include "services/codec/etag.h"
#include "services/domain/httpbytes.h"
#include "services/domain/say.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// What the answer shows, for `current` of a 412; empty for lists and texts.
QJsonObject shownBy(const ApiReply &reply)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(reply.body.data(), static_cast<qsizetype>(reply.body.size()))).object();
}

} // namespace

void giveEtag(ApiReply &reply)
{
    if (!reply.etag.isEmpty() || !reply.version)
        return;
    if (reply.remarksAt == 0)
        reply.etag = makeEtag(*reply.version, reply.body);
    else
        reply.etag = makeEtag(*reply.version, reply.body.substr(0, reply.remarksAt) + '}');
}

Result<ApiReply> underConditions(const ApiRequest &request, ApiReply &&reply)
{
    if (reply.status != 200 || reply.stream)
        return std::move(reply);
    if (!reply.version)
        reply.version = 0;
    giveEtag(reply);
    if (!request.ifMatch.isNull() && !namesVersion(viewOf(request.ifMatch), *reply.version))
        return staleError(shownBy(reply), reply.etag);
    if (!request.ifNoneMatch.isNull() && namesTag(viewOf(request.ifNoneMatch), viewOf(reply.etag))) {
        reply.status = 304;
        reply.body.clear();
    }
    return std::move(reply);
}

Result<void> checkNoneMatch(const ApiRequest &request, const Result<ApiReply> &current)
{
    if (!current && current.error().kind != ErrorKind::NotFound)
        return current.error();
    const bool readable = isTagList(viewOf(request.ifNoneMatch));
    if (readable && (!current || !namesTag(viewOf(request.ifNoneMatch), viewOf(current->etag))))
        return {};
    Error error = makeError(ErrorKind::Stale, say("precondition-failed/if-none-match"));
    if (current) {
        error.extra.insert(u"current"_s, shownBy(*current).toVariantMap());
        error.extra.insert(u"currentETag"_s, QString::fromLatin1(current->etag));
    }
    return error;
}

} // namespace tidegate
