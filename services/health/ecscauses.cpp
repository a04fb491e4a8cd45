// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/ecscauses.h"

#include "services/domain/say.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// What a text of ECS has in it, and what we say then.
struct Known
{
    QLatin1StringView text;
    SentenceKey<0> said;
};

template <std::size_t Count>
std::optional<Message> firstKnown(const Known (&known)[Count], const QString &text)
{
    for (const Known &each : known) {
        if (text.contains(each.text, Qt::CaseInsensitive))
            return messageOf(each.said.sentence(), {});
    }
    return {};
}

// Of a task, and of its containers: the agent says what it could not do.
constexpr Known stops[]{
    {"CannotPullContainer"_L1, "task-stopped/image"},
    {"CannotPullImage"_L1, "task-stopped/image"},
    {"pull image manifest"_L1, "task-stopped/image"},
    {"OutOfMemory"_L1, "task-stopped/memory"},
    {"ResourceInitialization"_L1, "task-stopped/resources"},
    {"CannotCreateVolume"_L1, "task-stopped/resources"},
    {"CannotStartContainer"_L1, "task-stopped/start"},
    {"CannotCreateContainer"_L1, "task-stopped/start"},
    {"ContainerRuntime"_L1, "task-stopped/start"},
    {"DockerTimeout"_L1, "task-stopped/start"},
    {"failed container health checks"_L1, "task-stopped/check"},
    {"health checks in"_L1, "task-stopped/balancer"}, // "Task failed ELB health checks in (target-group …)"
    {"ELB health checks"_L1, "task-stopped/balancer"},
    {"Capacity is unavailable"_L1, "task-stopped/capacity"},
    {"Host EC2"_L1, "task-stopped/host"},
    {"spot"_L1, "task-stopped/spot"},
};

/// The exit code of the first container that ended badly.
std::optional<int> exitCodeOf(const QJsonArray &containers)
{
    for (const auto &each : containers) {
        const QJsonValue code = each["exitCode"_L1];
        if (code.isDouble() && code.toInt() != 0)
            return code.toInt();
    }
    return {};
}

} // namespace

bool isRollingBack(const QString &reason)
{
    return reason.contains("rolling back to"_L1, Qt::CaseInsensitive);
}

std::optional<Message> rolloutCause(const QString &reason)
{
    static constexpr Known known[]{
        {"health check"_L1, "rollout-cause/check"},
        {"failed to start"_L1, "rollout-cause/start"},
        {"alarm"_L1, "rollout-cause/alarm"},
    };
    return firstKnown(known, reason);
}

std::optional<Message> placementCause(const QString &event)
{
    static constexpr Known known[]{
        {"unable to place a task"_L1, "no-place/capacity"},
        {"unable to assume role"_L1, "no-place/role"},
        {"unable to consistently start tasks"_L1, "no-place/starts"},
        {"reached the limit on the number"_L1, "no-place/limit"},
    };
    return firstKnown(known, event);
}

std::optional<Message> stopCause(const QJsonObject &task)
{
    const QString code = task.value("stopCode"_L1).toString();
    const QString reason = task.value("stoppedReason"_L1).toString();
    const QJsonArray containers = task.value("containers"_L1).toArray();
    if (code == "UserInitiated"_L1 || reason.startsWith("Scaling activity"_L1))
        return {};
    QString all = reason;
    for (const auto &each : containers)
        all += u'\n' + each["reason"_L1].toString();
    if (const auto known = firstKnown(stops, all))
        return known;
    if (code == "SpotInterruption"_L1)
        return say("task-stopped/spot");
    if (const auto exit = exitCodeOf(containers))
        return say("task-stopped/exit", *exit);
    if (code == "EssentialContainerExited"_L1)
        return say("task-stopped/ended");
    if (code == "TaskFailedToStart"_L1)
        return say("task-stopped/start");
    return {}; // the scheduler replaces tasks for reasons that are no failure
}

} // namespace tidegate
