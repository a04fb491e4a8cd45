// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/permission.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {

constexpr Words<roleCount> roleWords{"viewer", "operator", "release-manager", "admin", "auditor", "agent"};

/// A permission and the roles that have it, one column a role in the order of Role: V, O, R, A, U, G.
struct Row
{
    Permission permission;
    std::string_view word;
    std::string_view roles;
};

constexpr std::array<Row, permissionCount> table{{
    {Permission::None, "none", "VORAUG"},
    {Permission::EnvironmentRead, "environment:read", "VORAUG"},
    {Permission::EnvironmentCreate, "environment:create", "---A--"},
    {Permission::EnvironmentWrite, "environment:write", "--RA--"},
    {Permission::EnvironmentPolicy, "environment:policy", "---A--"},
    {Permission::EnvironmentClassify, "environment:classify", "---A--"},
    {Permission::EnvironmentDelete, "environment:delete", "---A--"},
    {Permission::FreezeRead, "freeze:read", "VORAUG"},
    {Permission::FreezeCreate, "freeze:create", "--RA--"},
    {Permission::FreezeExcept, "freeze:except", "--RA--"},
    {Permission::FreezeDelete, "freeze:delete", "--RA--"},
    {Permission::FreezeLift, "freeze:lift", "---A--"},
    {Permission::GroupRead, "group:read", "VORAUG"},
    {Permission::GroupWrite, "group:write", "--RA--"},
    {Permission::GroupDelete, "group:delete", "---A--"},
    {Permission::TargetRead, "target:read", "VORAUG"},
    {Permission::TargetCreate, "target:create", "--RA--"},
    {Permission::TargetWrite, "target:write", "--RA--"},
    {Permission::TargetConnection, "target:connection", "-ORA-G"},
    {Permission::TargetConnectWrite, "target:connect-write", "---A--"},
    {Permission::TargetDelete, "target:delete", "---A--"},
    {Permission::TargetCheck, "target:check", "-ORA--"},
    {Permission::StickerWrite, "sticker:write", "-ORA--"},
    {Permission::InventoryWrite, "inventory:write", "-ORA-G"},
    {Permission::SecretWrite, "secret:write", "---A--"},
    {Permission::AgentReport, "agent:report", "------"},
    {Permission::AgentEnroll, "agent:enroll", "------"},
    {Permission::AuditRead, "audit:read", "---AU-"},
    {Permission::UserRead, "user:read", "VORAU-"},
    {Permission::TokenAdmin, "token:admin", "---A--"},
    {Permission::ClockAccept, "clock:accept", "---A--"},
    {Permission::WorkspaceImport, "workspace:import", "---A--"},
    {Permission::Self, "self", "VORAU-"},
}};

/// Each permission has its row at its own index, so that a new one cannot be forgotten.
constexpr bool isComplete()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].permission) != i || table[i].roles.size() != roleCount)
            return false;
    }
    return true;
}
static_assert(isComplete());

} // namespace

QString toString(Permission permission)
{
    const std::string_view word = table[static_cast<std::size_t>(permission)].word;
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

std::optional<Permission> permissionFromString(QStringView text)
{
    const auto row = std::find_if(table.begin(), table.end(),
                                  [text](const Row &each) { return text == QLatin1StringView(each.word.data(), static_cast<qsizetype>(each.word.size())); });
    return row == table.end() ? std::nullopt : std::optional(row->permission);
}

bool onlyReads(Permission permission)
{
    return permission == Permission::TargetConnection || table[static_cast<std::size_t>(permission)].word.ends_with(":read");
}

QString toString(Role role)
{
    return textOf(roleWords, role);
}

std::optional<Role> roleFromString(QStringView text)
{
    return valueOf<Role>(roleWords, text);
}

bool isAllowed(Role role, Permission permission)
{
    return table[static_cast<std::size_t>(permission)].roles[static_cast<std::size_t>(role)] != '-';
}

} // namespace tidegate
