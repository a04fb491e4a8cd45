// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/message.h"

#include <QJsonObject>

#include <optional>

namespace tidegate {

// ECS says in English why something is as it is. What it says is known by its beginnings and said in words of ours; nothing where there are none.

/// Of a rollout that failed: its rolloutStateReason.
std::optional<Message> rolloutCause(const QString &reason);
/// Whether the rollout goes back to what ran before.
bool isRollingBack(const QString &reason);
/// Of an event of a service whose tasks find no place.
std::optional<Message> placementCause(const QString &event);
/// Of a task that stopped; nothing when it was stopped on purpose.
std::optional<Message> stopCause(const QJsonObject &task);

} // namespace tidegate
