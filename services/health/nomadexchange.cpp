// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomadexchange.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/health/probecredentials.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxNomadBody = 64 * 1024 * 1024;

} // namespace

QByteArray nomadQuery(const QJsonObject &connection)
{
    QByteArray query = "?namespace=" + QUrl::toPercentEncoding(connection.value("namespace"_L1).toString(u"default"_s));
    if (const auto region = connection.value("region"_L1).toString(); !region.isEmpty())
        query += "&region=" + QUrl::toPercentEncoding(region);
    return query;
}

QByteArray nomadSummaryPath(const QJsonObject &connection)
{
    return "/v1/job/" + QUrl::toPercentEncoding(connection.value("jobId"_L1).toString()) + "/summary" + nomadQuery(connection);
}

Result<QList<HttpHeader>> nomadHeaders(const ProbeTarget &target)
{
    ASSIGN_OR_RETURN(const auto token, openReference(target, "tokenRef"_L1));
    return token.isEmpty() ? QList<HttpHeader>() : QList<HttpHeader>{{"X-Nomad-Token", token.trimmed()}};
}

bool NomadExchange::begin()
{
    if (!prepare())
        return false;
    const auto headers = nomadHeaders(target());
    if (!headers) {
        fail(headers.error());
        return false;
    }
    for (const HttpHeader &header : *headers)
        addHeader(header);
    return true;
}

void NomadExchange::getBody(const QByteArray &path, const OnBody &onBody, const QByteArray &extraQuery)
{
    get(path + nomadQuery(target().connection) + extraQuery, maxNomadBody, [this, onBody](const Result<HttpAnswer> &answer) {
        if (!answer) {
            fail(answer.error());
            return;
        }
        pinAddress(answer->peer);
        if (answer->status != 200)
            failUnhealthy(refused(answer->status));
        else if (const auto read = onBody(answer->body); !read)
            failUnhealthy(read.error());
    });
}

Error NomadExchange::refused(int status) const
{
    return makeError(ErrorKind::Unavailable, say("engine-error/nomad", status));
}

} // namespace tidegate
