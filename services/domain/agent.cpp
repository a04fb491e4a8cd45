// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/agent.h"

#include "services/domain/say.h"
#include "services/domain/targettypes.h"
#include "services/domain/textrules.h"
#include "services/domain/words.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr Words<agentLifecycleCount> agentLifecycleWords{"pending", "active", "inactive", "revoked"};
constexpr Words<agentStatusCount> agentStatusWords{"online", "degraded", "offline", "unknown"};

constexpr std::chrono::seconds leastGrace{300}; // as long as others give their servers to come back

constexpr qsizetype maxCapabilities = 32;
constexpr qsizetype maxChecks = 32;
constexpr qsizetype maxPlatform = 16; // members

bool isWell(const AgentCheck &check)
{
    return check.status == Health::Healthy;
}

void judgeText(QList<FieldError> &errors, const QString &text, const QString &pointer, TextRule rule)
{
    if (const auto error = textError(text, pointer, rule))
        errors.append(*error);
}

void judgeChecks(QList<FieldError> &errors, QList<AgentCheck> &checks)
{
    if (checks.size() > maxChecks)
        errors.append({u"/checks"_s, say("too-many/agent-checks", maxChecks)});
    for (qsizetype i = 0; i < checks.size(); ++i) {
        const QString at = u"/checks/%1"_s.arg(i);
        checks[i].name = normalisedName(checks[i].name);
        if (const auto error = nameError(checks[i].name, at + u"/name"_s, {.minimum = 1, .maximum = 64}))
            errors.append(*error);
        judgeText(errors, checks[i].message, at + u"/message"_s, {.maximum = 500});
    }
}

void judgeCapabilities(QList<FieldError> &errors, const QStringList &capabilities)
{
    if (capabilities.size() > maxCapabilities)
        errors.append({u"/capabilities"_s, say("too-many/capabilities", maxCapabilities)});
    for (qsizetype i = 0; i < capabilities.size(); ++i) {
        if (!isNameLabel(capabilities[i]))
            errors.append({u"/capabilities/%1"_s.arg(i), say("invalid-name/label")});
    }
}

void judgePlatform(QList<FieldError> &errors, const QJsonObject &platform)
{
    if (platform.size() > maxPlatform)
        errors.append({u"/platform"_s, say("too-many/platform", maxPlatform)});
    for (auto each = platform.begin(); each != platform.end(); ++each) {
        const QString at = pointerTo(u"/platform"_s, each.key());
        judgeText(errors, each.key(), at, {.minimum = 1, .maximum = 64});
        if (!each->isString())
            errors.append({at, say("wrong-type", say("type/text"))});
        else
            judgeText(errors, each->toString(), at, {.maximum = 128});
    }
}

} // namespace

bool canLookAt(const Agent &agent, TargetType type)
{
    return agent.capabilities.isEmpty() || agent.capabilities.contains(descriptorOf(type).capability);
}

QString toString(AgentLifecycle lifecycle)
{
    return textOf(agentLifecycleWords, lifecycle);
}

std::optional<AgentLifecycle> agentLifecycleFromString(QStringView text)
{
    return valueOf<AgentLifecycle>(agentLifecycleWords, text);
}

QString toString(AgentStatus status)
{
    return textOf(agentStatusWords, status);
}

std::optional<AgentStatus> agentStatusFromString(QStringView text)
{
    return valueOf<AgentStatus>(agentStatusWords, text);
}

AgentLiveness livenessOf(const Agent &agent, Instant now, Instant monitorUpSince)
{
    if (!agent.lastSeenAt)
        return {AgentStatus::Unknown, u"never_seen"_s};
    if (isAhead(*agent.lastSeenAt, now))
        return {AgentStatus::Unknown, u"clock_unknown"_s};
    const auto age = now - *agent.lastSeenAt;
    if (age <= 2 * heartbeatInterval + std::chrono::seconds(5)) {
        const bool isFine = std::all_of(agent.checks.begin(), agent.checks.end(), isWell);
        return isFine ? AgentLiveness{AgentStatus::Online, {}} : AgentLiveness{AgentStatus::Degraded, u"self_check"_s};
    }
    const auto grace = std::max<std::chrono::seconds>(3 * heartbeatInterval, leastGrace);
    if (*agent.lastSeenAt < monitorUpSince && now < monitorUpSince + grace)
        return {AgentStatus::Unknown, u"monitor_restarted"_s};
    if (age <= offlineAfter)
        return {AgentStatus::Degraded, u"heartbeat_late"_s};
    return {AgentStatus::Offline, u"heartbeat_missed"_s};
}

Result<Agent> validated(Agent agent, const Agent *stored)
{
    const Agent before = stored ? *stored : Agent();
    QList<FieldError> errors;
    agent.name = normalisedUnlessStored(agent.name, before.name);
    if (const auto error = nameError(agent.name, u"/name"_s, {.minimum = 1, .maximum = 128}, before.name))
        errors.append(*error);
    agent.labels = normalisedLabels(agent.labels, before.labels);
    errors += labelErrors(agent.labels, u"/labels"_s, before.labels);
    judgeText(errors, agent.machineId, u"/machineId"_s, {.maximum = 128});
    judgeText(errors, agent.agentVersion, u"/version"_s, {.minimum = 1, .maximum = 64});
    judgeText(errors, agent.bootId, u"/bootId"_s, {.maximum = 128});
    judgeCapabilities(errors, agent.capabilities);
    judgePlatform(errors, agent.platform);
    judgeChecks(errors, agent.checks);
    if (agent.lastSequence < 0)
        errors.append({u"/sequence"_s, say("out-of-range/not-negative")});
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    return agent;
}

} // namespace tidegate
