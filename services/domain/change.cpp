// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/change.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {

constexpr Words<entityTypeCount> entityWords{"environment", "freeze-window", "target-group", "target", "sticker", "drift", "inventory",  "operation",
                                             "secret",      "token",         "user",         "tenant", "clock",   "agent", "deployment", "drift-rule"};

constexpr Words<changeKindCount> changeWords{
    "environment.created",  "environment.updated",  "environment.deleted",   "environment.restored", "environment.reordered",  "freeze.created",
    "freeze.changed",       "freeze.cancelled",     "freeze.restored",       "freeze.overridden",    "freeze.violated",        "target-group.created",
    "target-group.updated", "target-group.deleted", "target-group.restored", "target.created",       "target.updated",         "target.deleted",
    "target.restored",      "secret.set",           "secret.deleted",        "sticker.recorded",     "clock.accepted",         "tenant.created",
    "user.created",         "user.disabled",        "token.created",         "token.revoked",        "workspace.import-begun", "workspace.import-discarded",
    "workspace.imported",   "agent-token.created",  "agent-token.deleted",   "agent.registered",     "agent.updated",          "agent.accepted",
    "agent.deactivated",    "agent.revoked",        "agent.deleted",         "deployment.explained", "drift-rule.created",     "drift-rule.deleted",
    "drift-rule.expired",   "target.health",        "drift.changed",         "inventory.changed",    "operation.changed",      "agent.observed",
    "deployment.observed"};

} // namespace

QString toString(EntityType type)
{
    return textOf(entityWords, type);
}

QString toString(ChangeKind kind)
{
    return textOf(changeWords, kind);
}

std::optional<EntityType> entityTypeFromString(QStringView text)
{
    return valueOf<EntityType>(entityWords, text);
}

std::optional<ChangeKind> changeKindFromString(QStringView text)
{
    return valueOf<ChangeKind>(changeWords, text);
}

} // namespace tidegate
