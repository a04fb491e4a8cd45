// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/call.h"

#include "services/codec/etag.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tidegate {

QByteArray etagOf(qint64 version)
{
    return '"' + QByteArray::number(version) + '"';
}

Result<void> withinQuota(qint64 present, qint64 most, const QString &what)
{
    if (present < most)
        return {};
    Error error = makeError(ErrorKind::Conflict, u"quota"_s, u"There are %1 %2 already, and no more are allowed; remove some first."_s.arg(present).arg(what));
    error.extra.insert(u"limit"_s, most);
    return error;
}

Result<void> Call::require(Permission permission) const
{
    if (principal.can(permission))
        return {};
    Error error = makeError(ErrorKind::Forbidden, u"forbidden"_s, u"Your role does not include %1."_s.arg(toString(permission)));
    error.extra.insert(u"permission"_s, toString(permission));
    return error;
}

Result<void> Call::checkVersion(qint64 version, const QJsonObject &current) const
{
    const QByteArray wanted = info.ifMatch.trimmed();
    if (wanted.isEmpty()) {
        if (!requirePreconditions)
            return {};
        return makeError(ErrorKind::PreconditionRequired, u"precondition-required"_s,
                         u"This server wants If-Match with the ETag that you last read, so that nobody's change is overwritten unseen."_s);
    }
    const QByteArray tag = etagOf(version);
    if (stronglyMatches({wanted.constData(), static_cast<std::size_t>(wanted.size())}, {tag.constData(), static_cast<std::size_t>(tag.size())}))
        return {};
    Error error = makeError(ErrorKind::Stale, u"stale"_s, u"Somebody changed this since you read it; look at the current state and decide again."_s);
    error.extra.insert(u"current"_s, current.toVariantMap());
    error.extra.insert(u"currentETag"_s, QString::fromLatin1(tag));
    return error;
}

} // namespace tidegate
