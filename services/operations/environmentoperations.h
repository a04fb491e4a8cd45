// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentcomparison.h"
#include "services/operations/call.h"

#include <QJsonObject>

namespace tidegate {

// Environments (semantics §1). Each function runs in the call's transaction and writes its own audit row.

Result<Environment> createEnvironment(Call &call, const QJsonObject &body);
/// JSON Merge Patch. Policy fields need environment:policy; turning isProduction off needs environment:classify, a reason and no freeze.
Result<Environment> updateEnvironment(Call &call, EnvironmentId id, const QJsonObject &body);

struct RemoveEnvironment
{
    bool cascade = false;
    QString confirm; ///< The environment's name, for a cascade.
};
/// Soft: restorable for 30 days. Conflict `environment-not-empty` with `blockers`, or `freeze-active`.
Result<void> removeEnvironment(Call &call, EnvironmentId id, const RemoveEnvironment &how);
Result<Environment> restoreEnvironment(Call &call, EnvironmentId id);
/// Renumbers from 1. Environments that are not named keep their order behind the named ones.
Result<void> reorderEnvironments(Call &call, const QJsonObject &body);

/// What two environments have deployed, by the stickers as they were at an instant; unset: now.
Result<EnvironmentComparison> compareEnvironments(Call &call, EnvironmentId left, EnvironmentId right, std::optional<Instant> at);

/// Conflict `freeze-active` with the windows when one covers the call's instant.
Result<void> refuseWhileFrozen(Call &call, const Environment &environment, const Message &consequence);

} // namespace tidegate
