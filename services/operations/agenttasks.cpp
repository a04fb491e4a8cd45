// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/agenttasks.h"

#include "services/codec/fieldwriter.h"
#include "services/codec/stickerjson.h"
#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/try.h"
#include "services/operations/agentoperations.h"
#include "services/operations/healthservice.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(taskLog, "tidegate.agents")

constexpr int maxAgentTargets = 100'000;
constexpr int maxTasksRead = 1'000;            // of which some may be of targets that it does not check any more
constexpr qsizetype maxPayloads = 1024 * 1024; // bytes in one answer

TargetQuery targetsOf(const Agent &agent)
{
    TargetQuery query;
    query.agent = agent.id;
    query.limit = maxAgentTargets;
    return query;
}

Result<QList<Target>> ownTargets(Call &call, const Agent &agent, const QList<TargetId> &only = {})
{
    TargetQuery query = targetsOf(agent);
    query.ids = only;
    ASSIGN_OR_RETURN(auto targets, call.transaction.targets.list(query));
    targets.removeIf([&](const Target &each) { return !isOwn(agent, each); });
    return targets;
}

AgentTask newTask(const Call &call, AgentId agent, TargetId target, AgentTaskType type, std::chrono::seconds life)
{
    AgentTask task;
    task.id = AgentTaskId::create();
    task.agent = agent;
    task.target = target;
    task.type = type;
    task.createdAt = call.now;
    task.expiresAt = wholeSeconds(call.now + life, Cut::Up);
    return task;
}

HealthReport nobodyLooked(const Call &call, Health status, const Message &said)
{
    HealthReport report = makeReport(status, said);
    report.checkedAt = call.now;
    report.byAgent = true;
    return report;
}

/// Why an agent is not asked to look at a target; nothing when it is.
std::optional<HealthReport> reasonAgainst(const Call &call, const Agent &agent, const Target &target, Instant listeningSince)
{
    switch (agent.lifecycle) {
    case AgentLifecycle::Pending:
        return nobodyLooked(call, Health::Unknown, say("agent-pending", agent.name));
    case AgentLifecycle::Inactive:
        return nobodyLooked(call, Health::Unknown, say("agent-inactive", agent.name));
    case AgentLifecycle::Revoked:
        return nobodyLooked(call, Health::Unknown, say("agent-gone/revoked", agent.name));
    case AgentLifecycle::Active:
        break;
    }
    if (!isOwn(agent, target))
        return nobodyLooked(call, Health::Unknown, say("agent-not-let-in", agent.name));
    if (!agent.lastSeenAt)
        return nobodyLooked(call, Health::Unknown, say("agent-never-seen", agent.name));
    if (livenessOf(agent, call.now, listeningSince).status == AgentStatus::Offline)
        return nobodyLooked(call, Health::Unreachable, say("agent-offline", agent.name));
    return {};
}

/// Whether what the agent says that it pushed came since it was asked.
bool hasSeen(const AgentTask &task)
{
    const SnapshotId named(parseUuid(task.result.outputs.value(u"snapshotId"_s).toString()));
    return !named.isNull() && task.seen.contains(named);
}

} // namespace

Result<QList<AgentTarget>> targetsOfAgent(Call &call, AgentId id)
{
    ASSIGN_OR_RETURN(const auto agent, activeAgent(call, id));
    ASSIGN_OR_RETURN(const auto targets, ownTargets(call, agent));
    QList<AgentTarget> shown;
    for (const Target &target : targets) {
        ASSIGN_OR_RETURN(const auto sticker, call.transaction.stickers.current(target.id, call.now));
        shown.append({target, HealthService::namesIn(sticker)});
    }
    return shown;
}

Result<QString> targetsVersion(Call &call, const Agent &agent)
{
    ASSIGN_OR_RETURN(const auto stickers, call.transaction.stickers.newestVersions(agent.id));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    RETURN_IF_ERROR(call.transaction.targets.forEach(targetsOf(agent), [&](const TargetRow &row) {
        if (!agent.environments.isEmpty() && !agent.environments.contains(row.environmentId))
            return;
        hash.addData(row.id.uuid().toRfc4122());
        hash.addData(QByteArray(QByteArray::number(row.version) + '/' + QByteArray::number(stickers.value(row.id)) + ';'));
    }));
    return QString::fromLatin1(hash.result().toHex().left(16));
}

Result<QList<AgentTask>> tasksOfAgent(Call &call, AgentId id)
{
    ASSIGN_OR_RETURN(const auto agent, activeAgent(call, id));
    return tasksFor(call, agent);
}

Result<QList<AgentTask>> tasksFor(Call &call, const Agent &agent)
{
    if (agent.lifecycle != AgentLifecycle::Active)
        return QList<AgentTask>();
    ASSIGN_OR_RETURN(auto tasks, call.transaction.agentTasks.open(agent.id, call.now, maxTasksRead));
    if (tasks.isEmpty())
        return tasks;
    QSet<TargetId> asked;
    for (const AgentTask &task : std::as_const(tasks))
        asked.insert(task.target);
    ASSIGN_OR_RETURN(const auto targets, ownTargets(call, agent, asked.values()));
    QList<AgentTask> given;
    qsizetype bytes = 0;
    for (const AgentTask &task : std::as_const(tasks)) {
        const bool isLeft = std::any_of(targets.begin(), targets.end(), [&](const Target &each) { return each.id == task.target; });
        if (!isLeft || given.size() == maxOpenTasks)
            continue;
        bytes += QJsonDocument(task.payload).toJson(QJsonDocument::Compact).size();
        if (bytes > maxPayloads && !given.isEmpty())
            break;
        given.append(task);
    }
    // What expires soon, because somebody waits, is among them; they are done in the order in which they were asked.
    std::sort(given.begin(), given.end(), [](const AgentTask &a, const AgentTask &b) { return std::pair(a.createdAt, a.id) < std::pair(b.createdAt, b.id); });
    return given;
}

Result<AgentTask> recordTaskResult(Call &call, AgentId id, AgentTaskId taskId, const QJsonObject &body)
{
    call.observation = true;
    ASSIGN_OR_RETURN(const auto agent, activeAgent(call, id));
    RETURN_IF_ERROR(checkCredential(call));
    ASSIGN_OR_RETURN(const auto told, taskResultFromJson(body, call.info.lenient));
    ASSIGN_OR_RETURN(const auto task, call.transaction.agentTasks.find(taskId));
    if (task.agent != agent.id)
        return notFound();
    if (task.answeredAt)
        return task;
    const AgentTaskResult kept = keptResult(told, agent.clockSkew, call.now);
    if (!kept.success)
        qCWarning(taskLog).noquote() << "the agent" << agent.name << "could not do" << toString(task.type) << "of target" << task.target.toString()
                                     << kept.error;
    RETURN_IF_ERROR(call.transaction.agentTasks.answer(task, kept, call.now));
    return call.transaction.agentTasks.find(taskId);
}

Result<void> askToWriteSticker(Call &call, const Target &target, const Sticker &sticker)
{
    const AgentId id = agentOf(target.connection);
    if (id.isNull() || target.deploymentDirectory.isEmpty() || sticker.source == StickerSource::Agent)
        return {};
    const auto agent = call.transaction.agents.find(id);
    if (!agent && agent.error().kind != ErrorKind::NotFound)
        return agent.error();
    if (!agent || agent->lifecycle == AgentLifecycle::Revoked || !isOwn(*agent, target))
        return {};
    AgentTask task = newTask(call, id, target.id, AgentTaskType::WriteSticker, stickerLife);
    task.payload.insert(u"sticker"_s, jsonObject([&](JsonWriter &json) { writeStickerMembers(json, sticker); }));
    return call.transaction.agentTasks.ask(task);
}

Result<std::variant<HealthReport, AskedAgent>> askToLook(Call &call, const ProbeTarget &probed, Instant listeningSince)
{
    using Outcome = std::variant<HealthReport, AskedAgent>;
    call.observation = true;
    const auto target = call.transaction.targets.find(probed.id);
    if (!target && target.error().kind != ErrorKind::NotFound)
        return target.error();
    if (!target || target->connection != probed.connection)
        return Outcome(nobodyLooked(call, Health::Unknown, say("via-agent/unsaved")));
    const auto agent = call.transaction.agents.find(agentOf(target->connection));
    if (!agent && agent.error().kind != ErrorKind::NotFound)
        return agent.error();
    if (!agent)
        return Outcome(nobodyLooked(call, Health::Unknown, say("agent-gone/unknown")));
    if (const auto reason = reasonAgainst(call, *agent, *target, listeningSince))
        return Outcome(*reason);
    ASSIGN_OR_RETURN(const qint64 open, call.transaction.agentTasks.countOpen(agent->id, AgentTaskType::Inspect, call.now));
    if (open >= maxOpenTasks)
        return Outcome(nobodyLooked(call, Health::Unknown, say("agent-busy", agent->name)));
    const AgentTask task = newTask(call, agent->id, target->id, AgentTaskType::Inspect, askedLife);
    RETURN_IF_ERROR(call.transaction.agentTasks.ask(task));
    return Outcome(AskedAgent{task, *agent});
}

Result<std::optional<HealthReport>> answerTo(Call &call, const AskedAgent &asked)
{
    ASSIGN_OR_RETURN(const auto task, call.transaction.agentTasks.find(asked.task.id));
    if (!task.answeredAt)
        return std::optional<HealthReport>();
    const QString &name = asked.agent.name;
    if (!task.result.success) {
        const Message why = task.result.error.isEmpty() ? say("agent-failed/silent", name) : say("agent-failed/why", name, task.result.error);
        return std::optional(nobodyLooked(call, Health::Unknown, why));
    }
    if (!hasSeen(task))
        return std::optional(nobodyLooked(call, Health::Unknown, say("agent-told-nothing", name)));
    ASSIGN_OR_RETURN(const auto target, call.transaction.targets.find(task.target));
    HealthReport seen = target.health;
    seen.byAgent = true;
    return std::optional(seen);
}

Result<HealthReport> unansweredBy(Call &call, const AskedAgent &asked, Instant listeningSince)
{
    const auto agent = call.transaction.agents.find(asked.agent.id);
    if (!agent && agent.error().kind != ErrorKind::NotFound)
        return agent.error();
    if (!agent)
        return nobodyLooked(call, Health::Unknown, say("agent-gone/unknown"));
    ASSIGN_OR_RETURN(const auto target, call.transaction.targets.find(asked.task.target));
    if (const auto reason = reasonAgainst(call, *agent, target, listeningSince))
        return *reason;
    return nobodyLooked(call, Health::Unknown,
                        say("agent-slow", agent->name, toText(wholeSeconds(agent->lastSeenAt.value_or(call.now))), qint64(agentPatience.count())));
}

} // namespace tidegate
