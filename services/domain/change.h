// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace tidegate {

/// What a command, a notice of the change feed or an audit row is about.
enum class EntityType {
    Environment,
    FreezeWindow,
    TargetGroup,
    Target,
    Sticker,
    Drift,
    Inventory,
    Operation,
    Secret,
    Token,
    User,
    Tenant,
    Clock,
    Agent,
    Deployment,
    DriftRule
};
constexpr int entityTypeCount = static_cast<int>(EntityType::DriftRule) + 1;

/// What happened: the kind of a notice of the change feed and, unless it was only observed, the action of an audit row.
enum class ChangeKind {
    EnvironmentCreated,
    EnvironmentUpdated,
    EnvironmentDeleted,
    EnvironmentRestored,
    EnvironmentReordered,
    FreezeCreated,
    FreezeChanged,
    FreezeCancelled,
    FreezeRestored,
    FreezeOverridden,
    FreezeViolated,
    GroupCreated,
    GroupUpdated,
    GroupDeleted,
    GroupRestored,
    TargetCreated,
    TargetUpdated,
    TargetDeleted,
    TargetRestored,
    SecretSet,
    SecretDeleted,
    StickerRecorded,
    ClockAccepted,
    TenantCreated,
    UserCreated,
    UserDisabled,
    TokenCreated,
    TokenRevoked,
    ImportBegun,
    ImportDiscarded,
    WorkspaceImported,
    AgentTokenCreated,
    AgentTokenDeleted,
    AgentRegistered,
    AgentUpdated,
    AgentAccepted,
    AgentDeactivated,
    AgentRevoked,
    AgentDeleted,
    DeploymentExplained,
    DriftRuleCreated,
    DriftRuleDeleted,
    DriftRuleExpired,
    HealthObserved,
    DriftObserved,
    InventoryObserved,
    OperationMoved,
    AgentObserved,
    DeploymentObserved,
};
constexpr int changeKindCount = static_cast<int>(ChangeKind::DeploymentObserved) + 1;

QString toString(EntityType type); ///< "environment", "freeze-window", "target-group", …
QString toString(ChangeKind kind); ///< "environment.created", "target.health", …
/// Nothing for a word that a newer server may have.
std::optional<EntityType> entityTypeFromString(QStringView text);
std::optional<ChangeKind> changeKindFromString(QStringView text);

/// Whether it was seen and not done by anybody: there is no audit row.
constexpr bool isObserved(ChangeKind kind)
{
    return kind >= ChangeKind::HealthObserved;
}

} // namespace tidegate
