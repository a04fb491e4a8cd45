// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomadanswers.h"

#include "services/domain/sticker.h"
#include "services/health/componenthealth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Error unexpectedAnswer()
{
    return makeError(ErrorKind::Unavailable, u"malformed-answer"_s, u"Nomad answers in a form that Tidegate does not know."_s);
}

HealthReport report(Health status, const QString &code, const QString &message)
{
    return {.status = status, .message = message, .code = code, .checkedAt = {}, .duration = {}};
}

QString stateOf(const QJsonObject &task)
{
    const auto state = task.value("State"_L1).toString();
    if (state == "running"_L1)
        return u"running"_s;
    return state == "pending"_L1 && task.value("Restarts"_L1).toInt() > 0 ? u"restarting"_s : u"exited"_s;
}

QString healthOf(const QJsonObject &allocation)
{
    const auto healthy = allocation.value("DeploymentStatus"_L1).toObject().value("Healthy"_L1); // null: not decided yet
    if (!healthy.isBool())
        return {};
    return healthy.toBool() ? u"healthy"_s : u"unhealthy"_s;
}

ObservedComponent readTask(const QString &name, const QJsonObject &task, const QJsonObject &allocation, const NomadJobState &job)
{
    ObservedComponent component;
    component.name = sanitisedName(name);
    component.containerId = sanitisedName(allocation.value("ID"_L1).toString(), 64);
    component.state = stateOf(task);
    component.health = component.state == "running"_L1 ? healthOf(allocation) : QString();
    component.replicasRunning = component.state == "running"_L1 ? 1 : 0;
    component.labelled = true; // a task of the job is ours as a whole
    component.startedAt = sanitisedName(task.value("StartedAt"_L1).toString(), 40);
    if (allocation.value("JobVersion"_L1).toInt(-1) == job.version) {
        component.image = sanitisedName(job.images.value(name), 512);
        const auto digest = canonicalDigest(component.image.section(u'@', 1));
        if (!digest.isEmpty())
            component.repoDigests = {digest};
    }
    // Keeps replicas of different versions apart while they are merged.
    component.imageId = QString::number(allocation.value("JobVersion"_L1).toInt(-1));
    return component;
}

} // namespace

Result<NomadJobState> readNomadJob(const QByteArray &body)
{
    const auto job = QJsonDocument::fromJson(body).object();
    if (!job.contains("ID"_L1) || !job.value("TaskGroups"_L1).isArray())
        return unexpectedAnswer();

    NomadJobState state;
    state.type = job.value("Type"_L1).toString();
    state.isStopped = job.value("Stop"_L1).toBool();
    state.version = job.value("Version"_L1).toInt();
    for (const auto &group : job.value("TaskGroups"_L1).toArray()) {
        state.desired += group.toObject().value("Count"_L1).toInt();
        for (const auto &value : group.toObject().value("Tasks"_L1).toArray()) {
            const auto task = value.toObject();
            state.images.insert(task.value("Name"_L1).toString(), task.value("Config"_L1).toObject().value("image"_L1).toString());
        }
    }
    return state;
}

Result<NomadAllocations> readNomadAllocations(const QByteArray &body, const NomadJobState &job)
{
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isArray())
        return unexpectedAnswer();

    NomadAllocations read;
    for (const auto &value : document.array()) {
        const auto allocation = value.toObject();
        if (allocation.value("DesiredStatus"_L1).toString() != "run"_L1)
            continue;
        const auto status = allocation.value("ClientStatus"_L1).toString();
        read.running += status == "running"_L1 ? 1 : 0;
        read.failed += status == "failed"_L1 || status == "lost"_L1 ? 1 : 0;
        const auto tasks = allocation.value("TaskStates"_L1).toObject();
        for (auto it = tasks.begin(); it != tasks.end(); ++it)
            read.components.append(readTask(it.key(), it.value().toObject(), allocation, job));
    }
    read.components = mergeReplicas(read.components);
    for (auto &component : read.components)
        component.imageId.clear();
    return read;
}

Result<NomadDeployment> readNomadDeployments(const QByteArray &body)
{
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isArray())
        return unexpectedAnswer();

    NomadDeployment newest;
    double newestIndex = -1;
    for (const auto &value : document.array()) {
        const auto deployment = value.toObject();
        const double index = deployment.value("CreateIndex"_L1).toDouble();
        if (index <= newestIndex)
            continue;
        newestIndex = index;
        newest = {deployment.value("Status"_L1).toString(), 0};
        for (const auto &group : deployment.value("TaskGroups"_L1).toObject())
            newest.unhealthy += group.toObject().value("UnhealthyAllocs"_L1).toInt();
    }
    return newest;
}

HealthReport judgeNomadJob(const NomadJobState &job, const NomadAllocations &allocations, const NomadDeployment &deployment, const QStringList &expected)
{
    if (job.isStopped)
        return report(Health::Unhealthy, u"job-stopped"_s, u"The job is stopped."_s);
    const bool isBatch = job.type == "batch"_L1 || job.type == "sysbatch"_L1;
    if (isBatch && allocations.failed > 0)
        return report(Health::Unhealthy, u"allocation-failed"_s, u"The job failed; allocations: %1."_s.arg(allocations.failed));
    if (!isBatch && allocations.running == 0)
        return report(Health::Unhealthy, u"nothing-running"_s, u"No allocation of the job runs."_s);
    const auto components = expected.isEmpty() ? report(Health::Healthy, {}, {}) : judgeComponents(allocations.components, expected);
    if (components.status == Health::Unhealthy)
        return components;
    if (deployment.status == "failed"_L1)
        return report(Health::Degraded, u"rollout-failed"_s, u"The last rollout failed; what ran before still runs."_s);
    if (deployment.status == "running"_L1 && deployment.unhealthy > 0)
        return report(Health::Degraded, u"rollout-failing"_s, u"The rollout has unhealthy allocations: %1."_s.arg(deployment.unhealthy));
    if (deployment.status == "running"_L1)
        return report(Health::Degraded, u"rollout-running"_s, u"A rollout is under way."_s);
    if (job.type == "service"_L1 && allocations.running < job.desired) {
        return report(Health::Degraded, u"too-few-replicas"_s, u"%1 of %2 allocations run."_s.arg(allocations.running).arg(job.desired));
    }
    if (components.status == Health::Degraded)
        return components;
    return report(Health::Healthy, u"ok"_s, u"The job runs as it should; allocations: %1."_s.arg(allocations.running));
}

} // namespace tidegate
