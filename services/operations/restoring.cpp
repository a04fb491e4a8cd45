// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/restoring.h"

#include "services/domain/say.h"
#include "services/domain/try.h"

namespace tidegate {

Result<void> canBeRestored(Call &call, std::optional<Instant> deletedAt, qint64 version, const QJsonObject &current, const Message &notDeleted)
{
    if (!deletedAt)
        return makeError(ErrorKind::Conflict, notDeleted);
    if (call.now - *deletedAt > restorableFor)
        return notFound();
    // Nobody has to say which version was deleted: there is only one.
    return call.info.ifMatch.isEmpty() ? Result<void>() : call.checkVersion(version, current);
}

Result<Environment> placeToRestoreTo(Call &call, EnvironmentId environment)
{
    ASSIGN_OR_RETURN(const auto found, call.transaction.environments.findWithDeleted(environment));
    if (found.second)
        return makeError(ErrorKind::Conflict, say("place-deleted/environment", found.first.displayName));
    return found.first;
}

Result<QList<DeletedThing>> recentlyDeleted(Call &call, int limit, const std::optional<std::pair<Instant, QUuid>> &before)
{
    return call.transaction.deleted.list({.since = call.now - restorableFor, .limit = limit, .before = before});
}

} // namespace tidegate
