// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/agenttaskjson.h"
#include "services/domain/agent.h"
#include "services/domain/sticker.h"
#include "services/health/healthprobe.h"
#include "services/operations/call.h"

#include <variant>

namespace tidegate {

// What agents are asked to do, by the tables alone: so whichever server an agent comes to gives it what another one was asked for.

/// The live targets that the calling agent checks, in environments that it is let into. Forbidden unless it is active.
Result<QList<AgentTarget>> targetsOfAgent(Call &call, AgentId id);
/// Moves when that list changes, or what it says of one of them.
Result<QString> targetsVersion(Call &call, const Agent &agent);

/// What the calling agent is asked to do. Forbidden unless it is active.
Result<QList<AgentTask>> tasksOfAgent(Call &call, AgentId id);
/// The same of an agent that is known; nothing of one that is not active.
Result<QList<AgentTask>> tasksFor(Call &call, const Agent &agent);
/// How a task of the calling agent ended. The first result stands, whatever comes later; one that comes too late is kept as well. NotFound for a task of
/// another agent.
Result<AgentTask> recordTaskResult(Call &call, AgentId id, AgentTaskId task, const QJsonObject &body);

/// The file on the host is to say what the sticker says, where an agent can write it. Instead of an earlier one that is not written yet.
Result<void> askToWriteSticker(Call &call, const Target &target, const Sticker &sticker);

/// An agent that was asked to look at a target.
struct AskedAgent
{
    AgentTask task;
    Agent agent;
};
/// Asks the agent of a target to look at it, or says why nobody can. `listeningSince` is since when this server hears agents.
Result<std::variant<HealthReport, AskedAgent>> askToLook(Call &call, const ProbeTarget &target, Instant listeningSince);
/// What the agent saw since it was asked, or why that is not known; nothing while it has not answered.
Result<std::optional<HealthReport>> answerTo(Call &call, const AskedAgent &asked);
/// What is said where the answer was not waited for any longer.
Result<HealthReport> unansweredBy(Call &call, const AskedAgent &asked, Instant listeningSince);

} // namespace tidegate
