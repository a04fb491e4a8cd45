// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/agentoperations.h"

#include "services/auth/token.h"
#include "services/codec/targetjson.h"
#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/try.h"
#include "services/operations/agenttasks.h"
#include "services/operations/audittrail.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Result<void> recordAgent(Call &call, ChangeKind action, const Agent &agent, const QJsonObject &before, const QJsonObject &after)
{
    return record(call,
                  {.action = action,
                   .entityType = EntityType::Agent,
                   .entityId = agent.id.uuid(),
                   .entityName = agent.name,
                   .environment = {},
                   .version = agent.version,
                   .before = before,
                   .after = after,
                   .reason = {},
                   .by = action == ChangeKind::AgentRegistered ? std::optional(std::pair(Subject(agent.id), agent.name)) : std::nullopt});
}

Result<void> recordToken(Call &call, ChangeKind action, const RegistrationToken &token)
{
    const bool isNew = action == ChangeKind::AgentTokenCreated;
    return record(call,
                  {.action = action,
                   .entityType = EntityType::Token,
                   .entityId = token.id.uuid(),
                   .entityName = u"registration"_s,
                   .environment = {},
                   .version = 0,
                   .before = isNew ? QJsonObject() : auditJson(token),
                   .after = isNew ? auditJson(token) : QJsonObject(),
                   .reason = {}});
}

/// One that is named already may have been deleted since.
Result<void> checkEnvironments(Call &call, const QList<EnvironmentId> &environments, const QList<EnvironmentId> &stored = {})
{
    for (qsizetype i = 0; i < environments.size(); ++i) {
        if (stored.contains(environments[i]))
            continue;
        const auto found = call.transaction.environments.find(environments[i]);
        if (!found && found.error().kind == ErrorKind::NotFound)
            return invalidField(u"/environmentIds/%1"_s.arg(i), say("unknown-environment"));
        RETURN_IF_ERROR(found);
    }
    return {};
}

/// Of the calling agent, newest first. What it came in with may have been replaced before its turn came: then it is not the one that replaced it.
Result<QList<AgentSecret>> secretsOfCaller(Call &call)
{
    ASSIGN_OR_RETURN(const auto secrets, call.transaction.agents.secrets(call.principal.subject.agent()));
    if (std::any_of(secrets.begin(), secrets.end(), [&](const AgentSecret &each) { return each.id.uuid() == call.principal.credential.id; }))
        return secrets;
    return makeError(ErrorKind::Unauthenticated, say("unauthenticated/token"));
}

Result<QByteArray> newCredential(Call &call, AgentId agent)
{
    const NewToken made = makeToken(agentTokenPrefix);
    RETURN_IF_ERROR(call.transaction.agents.insertSecret({made.id, agent, made.hash, call.now}));
    return made.text;
}

/// One that is there already gets a new credential, and what it says of itself now.
Result<RegisteredAgent> registerAgain(Call &call, const Agent &stored, Agent said, const RegistrationToken &token)
{
    const bool isLost = token.usedAt.has_value(); // people may have decided about it since
    said.id = stored.id;
    said.name = stored.name;
    said.labels = stored.labels;
    said.environments = stored.environments;
    said.lifecycle = token.autoAccept && !isLost ? AgentLifecycle::Active : stored.lifecycle;
    said.lastSeenAt = stored.lastSeenAt; // one that never comes back is offline in its time, like any other
    said.version = stored.version + 1;
    said.createdAt = stored.createdAt;
    said.updatedAt = wholeSeconds(call.now);
    said.inventoryAt = stored.inventoryAt;
    RETURN_IF_ERROR(call.transaction.agents.update(said));
    RETURN_IF_ERROR(call.transaction.agents.removeSecrets(said.id));
    ASSIGN_OR_RETURN(const auto credential, newCredential(call, said.id));
    RETURN_IF_ERROR(call.transaction.agents.useToken(token.id, said.id, call.now));
    RETURN_IF_ERROR(recordAgent(call, ChangeKind::AgentRegistered, said, auditJson(stored), auditJson(said)));
    return RegisteredAgent{said, credential};
}

Result<RegisteredAgent> registerNew(Call &call, Agent said, const RegistrationToken &token)
{
    ASSIGN_OR_RETURN(const auto present, call.transaction.agents.list());
    RETURN_IF_ERROR(withinQuota(present.size(), call.quotas.agents, say("plural/agents")));
    said.id = AgentId::create();
    said.environments = token.environments;
    for (const auto &[key, value] : token.labels.asKeyValueRange())
        said.labels.insert(key, value);      // what people said of it counts for more
    ASSIGN_OR_RETURN(said, validated(said)); // together they may be too many
    said.lifecycle = token.autoAccept ? AgentLifecycle::Active : AgentLifecycle::Pending;
    said.version = 1;
    said.createdAt = said.updatedAt = wholeSeconds(call.now);
    RETURN_IF_ERROR(call.transaction.agents.insert(said));
    ASSIGN_OR_RETURN(const auto credential, newCredential(call, said.id));
    RETURN_IF_ERROR(call.transaction.agents.useToken(token.id, said.id, call.now));
    RETURN_IF_ERROR(recordAgent(call, ChangeKind::AgentRegistered, said, {}, auditJson(said)));
    return RegisteredAgent{said, credential};
}

/// The agent that a used token let in, if it may come in by it again.
Result<Agent> lostAgent(Call &call, const Agent &said, const RegistrationToken &token)
{
    const auto agent = call.transaction.agents.find(token.agent);
    if (!agent && agent.error().kind != ErrorKind::NotFound)
        return agent;
    const bool isSame = agent && !said.machineId.isEmpty() && agent->machineId == said.machineId && agent->lifecycle != AgentLifecycle::Revoked;
    if (isSame && (!agent->lastSeenAt || *agent->lastSeenAt < *token.usedAt))
        return agent;
    return makeError(ErrorKind::Conflict, say("registration-used", toText(wholeSeconds(*token.usedAt))));
}

Result<Agent> setLifecycle(Call &call, AgentId id, AgentLifecycle lifecycle, ChangeKind action)
{
    ASSIGN_OR_RETURN(const auto before, call.transaction.agents.find(id));
    RETURN_IF_ERROR(call.checkVersion(before.version, auditJson(before)));
    if (before.lifecycle == lifecycle) {
        call.observation = true; // nothing to do, and nothing to tell
        return before;
    }
    if (before.lifecycle == AgentLifecycle::Revoked)
        return makeError(ErrorKind::Conflict, say("agent-revoked/lifecycle", before.name));
    Agent after = before;
    after.lifecycle = lifecycle;
    after.version = before.version + 1;
    after.updatedAt = wholeSeconds(call.now);
    RETURN_IF_ERROR(call.transaction.agents.update(after));
    RETURN_IF_ERROR(recordAgent(call, action, after, auditJson(before), auditJson(after)));
    return after;
}

/// The credential that the agent came in with is the one it goes on with: an older one goes, and a newer one whose answer got lost. Returns whether it was
/// the newer of two.
Result<bool> dropOtherSecrets(Call &call, const QList<AgentSecret> &secrets)
{
    for (const AgentSecret &each : secrets) {
        if (each.id.uuid() != call.principal.credential.id)
            RETURN_IF_ERROR(call.transaction.agents.removeSecret(each.id));
    }
    return secrets.size() > 1 && secrets.constFirst().id.uuid() == call.principal.credential.id;
}

/// The credential that the agent came in with, and the one that it is to go on with.
Result<void> rotate(Call &call, const QList<AgentSecret> &secrets, HeardAgent &heard)
{
    ASSIGN_OR_RETURN(const bool isRotated, dropOtherSecrets(call, secrets));
    heard.agent.wantsRotation = heard.agent.wantsRotation && !isRotated;
    if (heard.agent.wantsRotation) {
        ASSIGN_OR_RETURN(heard.newCredential, newCredential(call, heard.agent.id));
    }
    return {};
}

bool isWithin(std::optional<Instant> at, std::chrono::seconds age, Instant now)
{
    return at && !isAhead(*at, now) && now - *at <= age;
}

/// A heartbeat that comes a second time, because its answer got lost, or after a later one, says nothing new of the agent.
bool isNews(const Agent &stored, const Agent &said)
{
    if (said.bootId != stored.bootId || said.lastSequence > stored.lastSequence || !stored.lastSeenAt)
        return true;
    return said.bootId.isEmpty() && said.lastSequence < stored.lastSequence; // of a run without a name nobody can tell whether it is the same
}

/// What people see of it, besides when it was heard.
bool looksTheSame(const Agent &a, const Agent &b)
{
    return a.agentVersion == b.agentVersion && a.capabilities == b.capabilities && a.platform == b.platform && a.checks == b.checks;
}

} // namespace

Result<Agent> callingAgent(Call &call, AgentId id)
{
    if (call.principal.subject.agent().isNull() || call.principal.subject.agent() != id)
        return makeError(ErrorKind::Forbidden, say("not-this-agent"));
    ASSIGN_OR_RETURN(const auto agent, call.transaction.agents.find(id));
    if (agent.lifecycle == AgentLifecycle::Revoked)
        return makeError(ErrorKind::Forbidden, say("agent-revoked/caller"));
    return agent;
}

Result<Agent> activeAgent(Call &call, AgentId id)
{
    ASSIGN_OR_RETURN(const auto agent, callingAgent(call, id));
    if (agent.lifecycle != AgentLifecycle::Active)
        return makeError(ErrorKind::Forbidden, say("agent-not-active", agent.name));
    return agent;
}

Result<void> checkCredential(Call &call)
{
    const auto secrets = secretsOfCaller(call);
    return secrets ? Result<void>() : Result<void>(secrets.error());
}

bool isOwn(const Agent &agent, const Target &target)
{
    return agentOf(target.connection) == agent.id && (agent.environments.isEmpty() || agent.environments.contains(target.environmentId));
}

Result<CreatedRegistrationToken> createRegistrationToken(Call &call, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(auto token, registrationTokenFromJson(body, call.now, call.info.lenient));
    RETURN_IF_ERROR(checkEnvironments(call, token.environments));
    ASSIGN_OR_RETURN(const auto present, call.transaction.agents.tokens());
    const auto open = std::count_if(present.begin(), present.end(), [&](const RegistrationToken &each) { return !each.usedAt && each.expiresAt > call.now; });
    RETURN_IF_ERROR(withinQuota(open, call.quotas.registrationTokens, say("plural/registration-tokens")));
    const NewToken made = makeToken(registrationTokenPrefix);
    token.id = made.id;
    token.hash = made.hash;
    token.createdBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.agents.insertToken(token));
    RETURN_IF_ERROR(recordToken(call, ChangeKind::AgentTokenCreated, token));
    return CreatedRegistrationToken{token, made.text};
}

Result<void> deleteRegistrationToken(Call &call, TokenId id)
{
    ASSIGN_OR_RETURN(const auto token, call.transaction.agents.findToken(id));
    RETURN_IF_ERROR(call.transaction.agents.removeToken(id));
    return recordToken(call, ChangeKind::AgentTokenDeleted, token);
}

Result<RegisteredAgent> registerAgent(Call &call, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(const auto said, registrationFromJson(body, call.info.lenient));
    ASSIGN_OR_RETURN(const auto token, call.transaction.agents.findToken(TokenId(call.principal.credential.id)));
    if (token.usedAt) {
        ASSIGN_OR_RETURN(const auto lost, lostAgent(call, said, token));
        return registerAgain(call, lost, said, token);
    }
    ASSIGN_OR_RETURN(const auto present,
                     said.machineId.isEmpty() ? Result<std::optional<Agent>>(std::nullopt) : call.transaction.agents.findByMachine(said.machineId));
    if (!present)
        return registerNew(call, said, token);
    if (!token.mayReplace)
        return makeError(ErrorKind::Conflict, say("machine-registered", present->name));
    return registerAgain(call, *present, said, token);
}

Result<Agent> updateAgent(Call &call, AgentId id, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(const auto before, call.transaction.agents.find(id));
    RETURN_IF_ERROR(call.checkVersion(before.version, auditJson(before)));
    ASSIGN_OR_RETURN(auto after, applyAgentJson(before, body, call.info.lenient));
    RETURN_IF_ERROR(checkEnvironments(call, after.environments, before.environments));
    if (after == before)
        return after;
    after.version = before.version + 1;
    after.updatedAt = wholeSeconds(call.now);
    RETURN_IF_ERROR(call.transaction.agents.update(after));
    RETURN_IF_ERROR(recordAgent(call, ChangeKind::AgentUpdated, after, auditJson(before), auditJson(after)));
    return after;
}

Result<Agent> acceptAgent(Call &call, AgentId id)
{
    return setLifecycle(call, id, AgentLifecycle::Active, ChangeKind::AgentAccepted);
}

Result<Agent> deactivateAgent(Call &call, AgentId id)
{
    return setLifecycle(call, id, AgentLifecycle::Inactive, ChangeKind::AgentDeactivated);
}

Result<Agent> revokeAgent(Call &call, AgentId id)
{
    return setLifecycle(call, id, AgentLifecycle::Revoked, ChangeKind::AgentRevoked); // what it came in with stays, so that it can be told
}

Result<Agent> rotateAgent(Call &call, AgentId id)
{
    ASSIGN_OR_RETURN(auto agent, call.transaction.agents.find(id));
    RETURN_IF_ERROR(call.checkVersion(agent.version, auditJson(agent)));
    if (agent.lifecycle == AgentLifecycle::Revoked)
        return makeError(ErrorKind::Conflict, say("agent-revoked/lifecycle", agent.name));
    const QJsonObject before = auditJson(agent);
    agent.wantsRotation = true;
    RETURN_IF_ERROR(call.transaction.agents.observe(agent));
    QJsonObject after = before;
    after.insert(u"newCredential"_s, true);
    RETURN_IF_ERROR(recordAgent(call, ChangeKind::AgentUpdated, agent, before, after));
    return agent;
}

Result<void> removeAgent(Call &call, AgentId id)
{
    ASSIGN_OR_RETURN(const auto agent, call.transaction.agents.find(id));
    RETURN_IF_ERROR(call.checkVersion(agent.version, auditJson(agent)));
    ASSIGN_OR_RETURN(const auto targets, targetsByAgent(call, id));
    if (const auto count = targets.value(id).size(); count > 0)
        return makeError(ErrorKind::Conflict, say("agent-has-targets", agent.name, count));
    RETURN_IF_ERROR(call.transaction.agents.remove(id, wholeSeconds(call.now)));
    return recordAgent(call, ChangeKind::AgentDeleted, agent, auditJson(agent), {});
}

Result<HeardAgent> hearAgent(Call &call, AgentId id, const QJsonObject &body)
{
    call.observation = true;
    ASSIGN_OR_RETURN(const auto stored, callingAgent(call, id));
    ASSIGN_OR_RETURN(const auto secrets, secretsOfCaller(call));
    ASSIGN_OR_RETURN(const auto heartbeat, heartbeatFromJson(stored, body, call.info.lenient));
    const bool isNew = isNews(stored, heartbeat.agent);
    HeardAgent heard;
    heard.agent = isNew ? heartbeat.agent : stored;
    heard.agent.lastSeenAt = call.now;
    heard.agent.clockSkew = heartbeat.sentAt - call.now;
    if (isNew) // one that was overtaken may have been answered with a credential that the agent goes on with
        RETURN_IF_ERROR(rotate(call, secrets, heard));
    const bool wasHeard = isWithin(stored.lastSeenAt, 2 * heartbeatInterval, call.now);
    // Unless it was heard all the time its targets may count as out of reach; and an answer that asked may have got lost.
    const bool isKnown = wasHeard && heard.agent.bootId == stored.bootId && isWithin(stored.inventoryAt, inventoryInterval, call.now);
    heard.wantInventory = stored.lifecycle == AgentLifecycle::Active && !isKnown;
    RETURN_IF_ERROR(call.transaction.agents.observe(heard.agent));
    ASSIGN_OR_RETURN(heard.targetsVersion, targetsVersion(call, heard.agent));
    ASSIGN_OR_RETURN(heard.tasks, tasksFor(call, heard.agent));
    if (!wasHeard || !looksTheSame(stored, heard.agent))
        RETURN_IF_ERROR(announce(call, ChangeKind::AgentObserved, EntityType::Agent, id.uuid(), {}));
    return heard;
}

Result<QHash<AgentId, QList<TargetId>>> targetsByAgent(Call &call, AgentId only)
{
    QHash<AgentId, QList<TargetId>> byAgent;
    TargetQuery query;
    query.agent = only;
    query.byAgent = true;
    query.limit = std::numeric_limits<int>::max();
    RETURN_IF_ERROR(call.transaction.targets.forEach(query, [&](const TargetRow &row) {
        if (const AgentId agent = agentOf(row); !agent.isNull() && (only.isNull() || agent == only))
            byAgent[agent].append(row.id);
    }));
    return byAgent;
}

} // namespace tidegate
