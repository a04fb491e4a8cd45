// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace tidegate {

/// What a route asks of its caller. None is for the few public ones.
enum class Permission {
    None,
    EnvironmentRead,
    EnvironmentCreate,
    EnvironmentWrite,
    EnvironmentPolicy,
    EnvironmentClassify,
    EnvironmentDelete,
    FreezeRead,
    FreezeCreate,
    FreezeExcept,
    FreezeDelete,
    FreezeLift,
    GroupRead,
    GroupWrite,
    GroupDelete,
    TargetRead,
    TargetCreate,
    TargetWrite,
    TargetConnection,
    TargetConnectWrite,
    TargetDelete,
    TargetCheck,
    StickerWrite,
    InventoryWrite,
    SecretWrite,
    AgentReport, ///< Of no role: what the credential of an agent is for.
    AgentEnroll, ///< Of no role: what a registration token is for.
    AuditRead,
    UserRead,
    TokenAdmin,
    ClockAccept,
    WorkspaceImport,
    Self,
};
constexpr int permissionCount = static_cast<int>(Permission::Self) + 1;

enum class Role { Viewer, Operator, ReleaseManager, Admin, Auditor, Agent };
constexpr int roleCount = static_cast<int>(Role::Agent) + 1;

QString toString(Permission permission); ///< "environment:read", …
/// Nothing for a word that a newer server may have.
std::optional<Permission> permissionFromString(QStringView text);
bool onlyReads(Permission permission); ///< Whoever has it changes nothing by it.
QString toString(Role role);           ///< "viewer", "operator", "release-manager", "admin", "auditor", "agent".
std::optional<Role> roleFromString(QStringView text);

/// The table of roles and permissions; the only place where a role is turned into a right.
bool isAllowed(Role role, Permission permission);

} // namespace tidegate
