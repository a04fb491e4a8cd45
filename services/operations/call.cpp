// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/call.h"

#include "services/codec/etag.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tidegate {

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

Result<void> Call::checkVersion(qint64 version, const QJsonObject &current)
{
    versionChecked = true;
    if (info.ifMatch.isNull()) {
        if (!requirePreconditions)
            return {};
        return makeError(ErrorKind::PreconditionRequired, u"precondition-required"_s,
                         u"This server wants If-Match with the ETag that you last read, so that nobody's change is overwritten unseen."_s);
    }
    if (namesVersion({info.ifMatch.constData(), static_cast<std::size_t>(info.ifMatch.size())}, version))
        return {};
    return staleError(current, '"' + QByteArray::number(version) + '"');
}

} // namespace tidegate
