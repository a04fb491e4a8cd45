// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/change.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"

namespace tidegate {

/// How long what was deleted can be restored.
constexpr auto restorableFor = std::chrono::hours(30 * 24);

/// Something that was deleted and can be restored: an environment, a freeze, a group or a target.
struct DeletedThing
{
    EntityType kind = EntityType::Environment;
    QUuid id;
    QString name;                ///< Of a freeze its reason.
    EnvironmentId environmentId; ///< Where it was; null for environments.
    QString environmentName;     ///< As it is shown; empty for environments.
    int targetCount = 0;         ///< Targets that went with an environment, or that a group held.
    int groupCount = 0;          ///< Groups that went with an environment.
    int freezeCount = 0;         ///< Freezes of an environment, which come back with it.
    qint64 version = 0;
    Instant deletedAt;
    UserId deletedBy; ///< Null: not known.

    Instant restorableUntil() const { return deletedAt + restorableFor; }

    friend bool operator==(const DeletedThing &, const DeletedThing &) = default;
};

} // namespace tidegate
