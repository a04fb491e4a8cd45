// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/agent.h"
#include "services/domain/programversion.h"
#include "ui/style/theme.h"

#include <QIcon>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// What is observed of an agent as its glyph shows it.
enum class AgentLook { Online, Late, Trouble, Offline, Unknown, NotAsked };
AgentLook lookOf(const Agent &agent, const AgentLiveness &liveness);

Tone toneOf(AgentLifecycle lifecycle);
Tone toneOf(AgentLook look);
Tone toneOf(VersionStanding standing);

/// Centred in the rectangle, at its shorter side. What people decided: a tick, a clock, a minus, a cross.
void paintLifecycle(QPainter *painter, const QRectF &rect, AgentLifecycle lifecycle);
/// What is observed: a disc, a half disc, a triangle, a ring with a stroke, a ring with a question mark; nothing for one that is not asked.
void paintAgentLook(QPainter *painter, const QRectF &rect, AgentLook look);

QIcon lifecycleIcon(AgentLifecycle lifecycle);
QIcon agentLookIcon(AgentLook look);

} // namespace tidegate
