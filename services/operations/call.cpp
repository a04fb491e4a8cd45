// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/call.h"

#include "services/codec/etag.h"
#include "services/domain/say.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tidegate {

Result<void> withinQuota(qint64 present, qint64 most, const Message &what)
{
    if (present < most)
        return {};
    Error error = makeError(ErrorKind::Conflict, say("quota", present, what));
    error.extra.insert(u"limit"_s, most);
    return error;
}

Result<void> Call::require(Permission permission) const
{
    if (principal.can(permission))
        return {};
    Error error = makeError(ErrorKind::Forbidden, say("forbidden/role", toString(permission)));
    error.extra.insert(u"permission"_s, toString(permission));
    return error;
}

Result<void> Call::checkVersion(qint64 version, const QJsonObject &current)
{
    versionChecked = true;
    if (info.ifMatch.isNull()) {
        if (!requirePreconditions)
            return {};
        return makeError(ErrorKind::PreconditionRequired, say("precondition-required/any"));
    }
    if (namesVersion({info.ifMatch.constData(), static_cast<std::size_t>(info.ifMatch.size())}, version))
        return {};
    return staleError(current, '"' + QByteArray::number(version) + '"');
}

} // namespace tidegate
