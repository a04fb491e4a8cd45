// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/deletedthing.h"
#include "services/operations/call.h"

namespace tidegate {

// What was deleted comes back as the row it was, for restorableFor (semantics §1): same id, next version.

/// Conflict with the message unless it is deleted; NotFound when that is longer ago; Stale for another If-Match than the version it was left with.
Result<void> canBeRestored(Call &call, std::optional<Instant> deletedAt, qint64 version, const QJsonObject &current, const Message &notDeleted);
/// Conflict `place-deleted` when the environment is deleted too.
Result<Environment> placeToRestoreTo(Call &call, EnvironmentId environment);

/// Newest first. Whoever may read environments may read all of these kinds.
Result<QList<DeletedThing>> recentlyDeleted(Call &call, int limit, const std::optional<std::pair<Instant, QUuid>> &before);

} // namespace tidegate
