// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/agenttask.h"
#include "services/domain/result.h"
#include "services/domain/target.h"

namespace tidegate {

/// What an agent has to know of a target that it checks.
struct AgentTarget
{
    Target target;
    QStringList expected; ///< The components that its sticker names.
};
void writeAgentTargetMembers(JsonWriter &json, const AgentTarget &shown);

/// As an agent is given it.
void writeAgentTaskMembers(JsonWriter &json, const AgentTask &task);
/// As the answer to a result shows it.
void writeTaskOutcomeMembers(JsonWriter &json, const AgentTask &task);

/// POST …/tasks/{taskId}/result.
Result<AgentTaskResult> taskResultFromJson(const QJsonObject &body, bool lenient);

} // namespace tidegate
