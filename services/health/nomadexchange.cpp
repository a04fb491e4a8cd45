// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomadexchange.h"

#include "services/domain/say.h"
#include "services/health/probecredentials.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxNomadBody = 64 * 1024 * 1024;

QByteArray queryOf(const QJsonObject &connection)
{
    QByteArray query = "?namespace=" + QUrl::toPercentEncoding(connection.value("namespace"_L1).toString(u"default"_s));
    if (const auto region = connection.value("region"_L1).toString(); !region.isEmpty())
        query += "&region=" + QUrl::toPercentEncoding(region);
    return query;
}

} // namespace

bool NomadExchange::begin()
{
    if (!prepare())
        return false;
    const auto token = openReference(target(), "tokenRef"_L1);
    if (!token) {
        fail(token.error());
        return false;
    }
    if (!token->isEmpty())
        addHeader({"X-Nomad-Token", token->trimmed()});
    return true;
}

void NomadExchange::getBody(const QByteArray &path, const OnBody &onBody, const QByteArray &extraQuery)
{
    get(path + queryOf(target().connection) + extraQuery, maxNomadBody, [this, onBody](const Result<HttpAnswer> &answer) {
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
