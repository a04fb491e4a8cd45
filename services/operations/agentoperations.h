// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/agentjson.h"
#include "services/domain/agenttask.h"
#include "services/operations/call.h"
#include "services/operations/deploymentoperations.h"

#include <QJsonObject>

namespace tidegate {

// Agents (semantics §5): what people decide about them, and what they say of themselves. The two are never one.

struct CreatedRegistrationToken
{
    RegistrationToken token;
    QByteArray text; ///< Shown once.
};
Result<CreatedRegistrationToken> createRegistrationToken(Call &call, const QJsonObject &body);
/// One that was not used opens nothing any more; NotFound for one that is not there.
Result<void> deleteRegistrationToken(Call &call, TokenId id);

struct RegisteredAgent
{
    Agent agent;
    QByteArray credential; ///< Shown once.
};
/// By the registration token that the caller came in with. Conflict `machine-registered` for a machine that has an agent, unless the token may replace: then
/// it stays the same agent, with a new credential. A token that was used is Conflict `registration-used`, but not for the machine that used it and was never
/// heard since: its answer got lost.
Result<RegisteredAgent> registerAgent(Call &call, const QJsonObject &body);

Result<Agent> updateAgent(Call &call, AgentId id, const QJsonObject &body);
/// Pending or inactive becomes active.
Result<Agent> acceptAgent(Call &call, AgentId id);
Result<Agent> deactivateAgent(Call &call, AgentId id);
/// For good: its credential opens nothing any more.
Result<Agent> revokeAgent(Call &call, AgentId id);
/// Its next heartbeat is answered with a new credential; the one it has opens what it did until the new one is used.
Result<Agent> rotateAgent(Call &call, AgentId id);
/// Revokes and removes it. Conflict `agent-has-targets` while targets are checked by it.
Result<void> removeAgent(Call &call, AgentId id);

struct HeardAgent
{
    Agent agent;
    QList<AgentTask> tasks;
    QString targetsVersion;   ///< See targetsVersion().
    QByteArray newCredential; ///< Empty: it keeps the one it has.
    bool wantInventory = false;
};
/// What an agent says of itself. Forbidden `not-this-agent` unless the caller is this one.
Result<HeardAgent> hearAgent(Call &call, AgentId id, const QJsonObject &body);
/// What runs on its targets. Forbidden unless each is its own, and the agent is active.
Result<PushedSnapshot> pushAgentInventory(Call &call, AgentId id, const QJsonObject &body);

/// The agent that the caller is; a path may name another one, of whatever tenant. Forbidden `not-this-agent`, `agent-revoked`, or, unless it may do more than
/// say that it lives, `agent-not-active`.
Result<Agent> callingAgent(Call &call, AgentId id);
Result<Agent> activeAgent(Call &call, AgentId id);
/// For writes: what the agent came in with may have been replaced before its turn came. Then it is not the one that replaced it, and Unauthenticated.
Result<void> checkCredential(Call &call);
/// Whether the target is checked by the agent, in an environment that the agent may see.
bool isOwn(const Agent &agent, const Target &target);

/// The live targets that are checked by each agent of the tenant; of one alone where it is given.
Result<QHash<AgentId, QList<TargetId>>> targetsByAgent(Call &call, AgentId only = {});

} // namespace tidegate
