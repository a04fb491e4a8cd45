// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/ecsjudgement.h"

#include "services/domain/say.h"
#include "services/health/componenthealth.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// A sentence, and behind it why, where somebody knows.
Message because(const Message &said, const std::optional<Message> &cause)
{
    return cause ? said.followedBy(*cause) : said;
}

/// What leaves nothing to look at: nothing when there is something.
std::optional<HealthReport> judgeEnd(const EcsService &service, const QStringList &expected, const std::optional<Message> &cause)
{
    if (service.status == "INACTIVE"_L1)
        return makeReport(Health::Unhealthy, say("service-inactive"));
    if (service.desired > 0 && service.running == 0) {
        const Message said = service.pending > 0 ? say("no-tasks/starting", service.desired, service.pending) : say("no-tasks/none", service.desired);
        return makeReport(Health::Unhealthy, because(said, cause));
    }
    if (service.status == "DRAINING"_L1)
        return makeReport(Health::Degraded, say("service-draining", service.running));
    if (service.desired == 0 && !expected.isEmpty())
        return makeReport(Health::Degraded, say("scaled-to-zero"));
    if (service.desired == 0)
        return makeReport(Health::Healthy, say("ok/scaled-to-zero"));
    return {};
}

std::optional<HealthReport> judgeRollout(const EcsService &service, const std::optional<Message> &cause)
{
    switch (service.rollout) {
    case EcsRollout::Failed:
        return makeReport(Health::Degraded, because(say("rollout-failed"), cause));
    case EcsRollout::RollingBack:
        return makeReport(Health::Degraded, because(say("rollout-taken-back"), cause));
    case EcsRollout::Running:
        if (service.failedTasks > 0)
            return makeReport(Health::Degraded, because(say("rollout-tasks-fail", service.failedTasks), cause));
        return makeReport(Health::Degraded, say("rollout-running"));
    case EcsRollout::None:
        return {};
    }
    Q_UNREACHABLE();
}

/// A service that has tasks.
HealthReport judgeTasks(const EcsService &service, const EcsInventory &inventory, const std::optional<Message> &cause)
{
    if (inventory.unhealthy > 0 && inventory.unhealthy == inventory.tasks)
        return makeReport(Health::Unhealthy, say("task-unhealthy/all", inventory.tasks));
    if (const auto rollout = judgeRollout(service, cause))
        return *rollout;
    if (inventory.unhealthy > 0)
        return makeReport(Health::Degraded, say("task-unhealthy/some", inventory.unhealthy, inventory.tasks));
    if (service.running < service.desired)
        return makeReport(Health::Degraded, because(say("too-few-replicas/tasks", service.running, service.desired), cause));
    if (inventory.disconnected > 0)
        return makeReport(Health::Degraded, say("task-disconnected", inventory.disconnected));
    return makeReport(Health::Healthy, say("ok/tasks", service.running));
}

} // namespace

HealthReport judgeEcsService(const EcsService &service, const EcsInventory &inventory, const QStringList &expected, const std::optional<Message> &lastFailure,
                             bool isComplete)
{
    const auto cause = lastFailure ? lastFailure : service.reason;
    if (const auto end = judgeEnd(service, expected, cause))
        return *end;
    const auto components = expected.isEmpty() ? makeReport(Health::Healthy, {}) : judgeComponents(inventory.components, expected, isComplete);
    if (components.status == Health::Unhealthy)
        return components;
    const auto whole = judgeTasks(service, inventory, cause);
    return severity(components.status) > severity(whole.status) ? components : whole;
}

HealthReport judgeEcsCounts(const EcsService &service, const QStringList &expected, const Message &whyUnseen)
{
    if (const auto end = judgeEnd(service, expected, service.reason))
        return *end;
    const auto report = judgeTasks(service, {}, service.reason);
    if (report.status != Health::Healthy)
        return report;
    return expected.isEmpty() ? makeReport(Health::Healthy, say("ok/tasks", service.running).followedBy(whyUnseen))
                              : makeReport(Health::Degraded, say("tasks-not-seen", service.running).followedBy(whyUnseen));
}

} // namespace tidegate
