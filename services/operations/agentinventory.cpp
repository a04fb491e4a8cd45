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
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

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

QJsonObject sectionOf(const QJsonObject &body, TargetId target)
{
    for (const auto entry : body.value(u"targets"_s).toArray()) {
        if (const QJsonObject section = entry.toObject(); parseUuid(section.value(u"targetId"_s).toString()) == target.uuid())
            return section;
    }
    return {};
}

/// What an agent says of a target on which it saw nothing: whether nobody answered, or who answered said no. Whatever else it says is unknown.
Health saidHealth(const QJsonObject &section)
{
    const auto said = healthFromString(section.value(u"health"_s).toString());
    return said == Health::Unreachable || said == Health::Unhealthy ? *said : Health::Unknown;
}

/// What strangers may have written is not shown to people as it is.
QVariant plainParam(const QVariant &param)
{
    if (param.typeId() == QMetaType::QString) {
        QString text = withoutSecrets(param.toString());
        for (QChar &each : text) {
            if (each.category() == QChar::Other_Format)
                each = u' ';
        }
        return text;
    }
    if (param.typeId() == QMetaType::QVariantMap) {
        QVariantMap map = param.toMap();
        for (QVariant &each : map)
            each = plainParam(each);
        return map;
    }
    if (param.typeId() == QMetaType::QVariantList) {
        QVariantList list = param.toList();
        for (QVariant &each : list)
            each = plainParam(each);
        return list;
    }
    return param;
}

constexpr qsizetype longestParams = 16 * 1024; ///< Bytes: they stand in every list of targets.

/// How an agent says that a target is on which it saw what runs, by the judgement that a server makes which looks itself: it knows more than what runs, such as
/// that a rollout failed. Nothing where it was judged against something else than what is expected now, or is told in words that nobody here knows.
std::optional<HealthReport> saidReport(const QJsonObject &section, const QStringList &expected)
{
    const QJsonObject report = section.value(u"report"_s).toObject();
    QStringList judged;
    for (const auto name : report.value(u"expected"_s).toArray())
        judged.append(name.toString());
    const auto status = healthFromString(report.value(u"status"_s).toString());
    const Message said{report.value(u"code"_s).toString(), plainParam(paramsFromJson(report.value(u"params"_s).toObject())).toMap()};
    const bool isShort = QJsonDocument(QJsonObject::fromVariantMap(said.params)).toJson(QJsonDocument::Compact).size() <= longestParams;
    const bool isUsable = isShort && status && status != Health::Unreachable
        && QSet<QString>(judged.begin(), judged.end()) == QSet<QString>(expected.begin(), expected.end());
    return isUsable && !english(said).isEmpty() ? std::optional(makeReport(*status, said)) : std::nullopt;
}

/// What runs on a target says how it is, as it does where the server looks itself.
HealthReport reportOn(const InventorySnapshot &snapshot, const QJsonObject &section, const QStringList &expected)
{
    if (snapshot.components.isEmpty() && !snapshot.errors.isEmpty())
        return makeReport(saidHealth(section), say("agent-sees-nothing", withoutSecrets(snapshot.errors.constFirst()).left(200)));
    if (const auto said = saidReport(section, expected))
        return *said;
    return judgeComponents(snapshot.components, expected, snapshot.errors.isEmpty());
}

Result<void> judgeTarget(Call &call, const StoredState &stored, Instant observedAt, bool isAsked, const QJsonObject &section)
{
    if (!stored.held || stored.held->snapshot.observedAt != observedAt)
        return {}; // what came is older than what is known
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.find(stored.target.environmentId));
    HealthReport report = reportOn(stored.held->snapshot, section, HealthService::namesIn(stored.sticker));
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
            RETURN_IF_ERROR(judgeTarget(call, *stored, observedAt, isAsked, sectionOf(body, target)));
    }
    agent.inventoryAt = call.now;
    RETURN_IF_ERROR(call.transaction.agents.observe(agent));
    return pushed;
}

} // namespace tidegate
