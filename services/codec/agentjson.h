// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/agent.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tidegate {

void writeAgentMembers(JsonWriter &json, const ShownAgent &shown);
/// Nothing of its secret.
void writeRegistrationTokenMembers(JsonWriter &json, const RegistrationToken &token);
/// What an agent is told about how to work.
void writeAgentConfig(JsonWriter &json);

/// What an agent's clock says, to the millisecond. One that begins at 1970 with each start is as good as any: how far it is off is known to be much.
Result<Instant> agentInstantFromText(const QString &text);

QJsonArray toJson(const QList<AgentCheck> &checks);
QList<AgentCheck> agentChecksFromJson(const QJsonArray &json);
/// What the audit log keeps, and a 412 shows.
QJsonObject auditJson(const Agent &agent);
QJsonObject auditJson(const RegistrationToken &token);

/// POST …/registration-tokens. The times are counted from now.
Result<RegistrationToken> registrationTokenFromJson(const QJsonObject &body, Instant now, bool lenient);
/// POST …/register: what a machine says of itself.
Result<Agent> registrationFromJson(const QJsonObject &body, bool lenient);
/// PUT …/agents/{id}: name, labels and environments.
Result<Agent> applyAgentJson(const Agent &stored, const QJsonObject &body, bool lenient);

/// The change of one into the other as updateAgent() takes it: name, labels and environments, where they differ.
QJsonObject changeJson(const Agent &before, const Agent &after);
/// A registration token as one is asked for that lives as long.
QJsonObject toJson(const RegistrationToken &token, std::chrono::seconds life);

/// A heartbeat: what it says of the agent as that is stored, and what else.
struct Heartbeat
{
    Agent agent;
    Instant sentAt; ///< By the agent's clock.
};
Result<Heartbeat> heartbeatFromJson(const Agent &stored, const QJsonObject &body, bool lenient);

} // namespace tidegate
