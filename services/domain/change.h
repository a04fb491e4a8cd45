// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace tidegate {

/// What a command, a notice of the change feed or an audit row is about.
enum class EntityType { Environment, FreezeWindow, TargetGroup, Target, Sticker, Drift, Inventory, Operation, Secret, Token, User, Tenant, Clock };
constexpr int entityTypeCount = static_cast<int>(EntityType::Clock) + 1;

QString toString(EntityType type); ///< "environment", "freeze-window", "target-group", …
/// Nothing for a word that a newer server may have.
std::optional<EntityType> entityTypeFromString(QStringView text);

} // namespace tidegate
