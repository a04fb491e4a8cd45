// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What agents tell of their targets.

#include "services/domain/say.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/health/componenthealth.h"
#include "services/operations/agentoperations.h"
#include "services/operations/driftverdicts.h"
#include "services/operations/healthservice.h"
#include "services/operations/observedhealth.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// What was observed is as old as the agent says by one clock, whatever that clock shows. One that does not say when it sent it is corrected by what is known
/// of its clock. What is no time is left for others to refuse.
QJsonObject datedByServer(const Call &call, const Agent &agent, QJsonObject body)
{
    const auto observedAt = agentInstantFromText(body.value(u"observedAt"_s).toString());
    if (!observedAt)
        return body;
    Instant dated = correctedTime(*observedAt, agent.clockSkew, call.now);
    if (const auto sentAt = agentInstantFromText(body.value(u"sentAt"_s).toString())) {
        body.remove(u"sentAt"_s);
        dated = std::min(call.now - (*sentAt - *observedAt), call.now);
    }
    body.insert(u"observedAt"_s, toText(dated));
    return body;
}

/// What an agent says of a target on which it saw nothing: whether nobody answered, or who answered said no. Whatever else it says is unknown.
Health saidHealth(const QJsonObject &body, TargetId target)
{
    for (const auto entry : body.value(u"targets"_s).toArray()) {
        const QJsonObject section = entry.toObject();
        if (parseUuid(section.value(u"targetId"_s).toString()) != target.uuid())
            continue;
        const auto said = healthFromString(section.value(u"health"_s).toString());
        return said == Health::Unreachable || said == Health::Unhealthy ? *said : Health::Unknown;
    }
    return Health::Unknown;
}

/// What runs on a target says how it is, as it does where the server looks itself.
Result<void> judgeTarget(Call &call, const StoredState &stored, Instant observedAt, bool isAsked, Health saidOfNothing)
{
    if (!stored.held || stored.held->snapshot.observedAt != observedAt)
        return {}; // what came is older than what is known
    const InventorySnapshot &snapshot = stored.held->snapshot;
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.find(stored.target.environmentId));
    const bool sawNothing = snapshot.components.isEmpty() && !snapshot.errors.isEmpty();
    HealthReport report = sawNothing ? makeReport(saidOfNothing, say("agent-sees-nothing", withoutSecrets(snapshot.errors.constFirst()).left(200)))
                                     : judgeComponents(snapshot.components, HealthService::namesIn(stored.sticker), snapshot.errors.isEmpty());
    report.checkedAt = std::min(observedAt, call.now); // what was kept back for a day is a day old
    return recordHealth(call, stored.target, {report, std::chrono::seconds(environment.config.healthCheckInterval), u"agent"_s, isAsked});
}

Result<void> checkOwnTargets(Call &call, const Agent &agent, const QJsonObject &body)
{
    QList<TargetId> named;
    for (const auto entry : body.value(u"targets"_s).toArray())
        named.append(TargetId(parseUuid(entry.toObject().value(u"targetId"_s).toString())));
    for (qsizetype at = 0; at < named.size(); at += TargetStore::manyAtOnce) {
        const QList<TargetId> some = named.mid(at, TargetStore::manyAtOnce);
        ASSIGN_OR_RETURN(const auto found, call.transaction.targets.findMany(some));
        for (const TargetId id : some) {
            const auto target = found.constFind(id);
            if (target == found.cend() || !isOwn(agent, *target)) // one that is not there, and one of somebody else, look alike to an agent
                return makeError(ErrorKind::Forbidden, say("not-this-agents-target", id.toString()));
        }
    }
    return {};
}

} // namespace

Result<PushedSnapshot> pushAgentInventory(Call &call, AgentId id, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(auto agent, activeAgent(call, id));
    RETURN_IF_ERROR(checkCredential(call));
    RETURN_IF_ERROR(checkOwnTargets(call, agent, body));
    ASSIGN_OR_RETURN(const auto pushed, pushInventory(call, {}, datedByServer(call, agent, body), PushOrder::BySequence));
    QList<TargetId> targets;
    for (const auto &seen : pushed.seen)
        targets.append(seen.first);
    ASSIGN_OR_RETURN(const auto states, storedStates(call.transaction, targets, call.now));
    for (const auto &[target, observedAt] : pushed.seen) {
        ASSIGN_OR_RETURN(const bool isAsked, call.transaction.agentTasks.see(agent.id, target, pushed.id, call.now));
        if (const auto stored = states.constFind(target); stored != states.cend())
            RETURN_IF_ERROR(judgeTarget(call, *stored, observedAt, isAsked, saidHealth(body, target)));
    }
    agent.inventoryAt = call.now;
    RETURN_IF_ERROR(call.transaction.agents.observe(agent));
    return pushed;
}

} // namespace tidegate
