// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomadanswers.h"

#include "services/domain/say.h"
#include "services/domain/sticker.h"
#include "services/domain/textrules.h"
#include "services/health/componenthealth.h"
#include "services/health/jsonlist.h"
#include "services/health/replicas.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Error malformedNomad()
{
    return makeError(ErrorKind::Unavailable, say("malformed-answer/nomad"));
}

enum class Doing { Running, Starting, Done, Failed, Gone };

Doing doingOf(const QJsonObject &allocation)
{
    const auto status = allocation.value("ClientStatus"_L1).toString();
    if (status == "running"_L1)
        return Doing::Running;
    if (status == "pending"_L1)
        return Doing::Starting;
    if (status == "complete"_L1)
        return Doing::Done;
    return status == "failed"_L1 ? Doing::Failed : Doing::Gone; // lost, unknown, and what later versions may add
}

void count(NomadCounts &counts, Doing doing)
{
    int *const places[]{&counts.running, &counts.starting, &counts.done, &counts.failed, &counts.gone};
    ++*places[static_cast<std::size_t>(doing)];
}

void setImage(ObservedComponent &component, const NomadTask &task)
{
    component.image = sanitisedName(task.image, 512);
    if (const auto digest = canonicalDigest(component.image.section(u'@', 1)); !digest.isEmpty())
        component.repoDigests = {digest};
}

/// The name of a task as a component; never empty, as a name of blanks alone would be.
QString nameOf(const QString &task)
{
    const auto name = componentName(task);
    return name.isEmpty() ? u"_"_s : name;
}

/// The label of a task: in its meta block, or in the labels of its Docker driver, an object or a list of them.
QString labelOf(const QJsonObject &task)
{
    QJsonArray places{task.value("Meta"_L1)};
    const auto labels = task.value("Config"_L1).toObject().value("labels"_L1);
    if (labels.isObject())
        places.append(labels);
    const auto listed = labels.toArray();
    for (const auto &each : listed)
        places.append(each);
    for (const auto &place : std::as_const(places)) {
        if (const auto label = componentName(place.toObject().value("tidegate.component"_L1).toString()); !label.isEmpty())
            return label;
    }
    return {};
}

NomadGroup readGroup(const QJsonObject &group)
{
    NomadGroup read;
    read.count = group.value("Count"_L1).toInt();
    const auto tasks = group.value("Tasks"_L1).toArray();
    for (const auto &each : tasks) {
        const auto task = each.toObject();
        const auto name = task.value("Name"_L1).toString();
        const auto label = labelOf(task);
        const auto lifecycle = task.value("Lifecycle"_L1).toObject();
        if (name.isEmpty())
            continue;
        NomadTask definition;
        definition.component = label.isEmpty() ? nameOf(name) : label;
        definition.labelled = !label.isEmpty();
        definition.image = task.value("Config"_L1).toObject().value("image"_L1).toString();
        if (!lifecycle.value("Sidecar"_L1).toBool())
            definition.hook = lifecycle.value("Hook"_L1).toString();
        read.tasks.insert(name, definition);
    }
    return read;
}

QString healthOf(const QJsonObject &allocation)
{
    const auto healthy = allocation.value("DeploymentStatus"_L1).toObject().value("Healthy"_L1); // null: not decided yet
    if (!healthy.isBool())
        return {};
    return healthy.toBool() ? u"healthy"_s : u"unhealthy"_s;
}

/// Puts state and health of a task into its component.
void setState(ObservedComponent &component, const QJsonObject &task, const NomadTask &definition, const QJsonObject &allocation, bool ends)
{
    const auto doing = doingOf(allocation);
    const auto state = task.value("State"_L1).toString();
    const bool endedWell = state == "dead"_L1 && !task.value("Failed"_L1).toBool() && doing != Doing::Gone;
    // What is to run after the work has nothing to do while that runs.
    const bool isNotDueYet = definition.hook == "poststop"_L1 && doing == Doing::Running && state != "dead"_L1 && state != "running"_L1;
    component.state = u"exited"_s;
    if ((endedWell && (ends || !definition.hook.isEmpty())) || isNotDueYet) {
        component.state = u"completed"_s;
        component.replicasDesired = 0;
    } else if (doing == Doing::Running || doing == Doing::Starting) {
        if (state == "running"_L1) {
            component.state = u"running"_s;
            component.health = healthOf(allocation);
            component.replicasRunning = 1;
        } else if (state != "dead"_L1 && task.value("Restarts"_L1).toInt() > 0) {
            component.state = u"restarting"_s;
        } else if (state != "dead"_L1) {
            component.health = u"starting"_s;
        }
    }
}

ObservedComponent readTask(const QString &name, const QJsonObject &task, const QJsonObject &allocation, const NomadJobState &job)
{
    auto definition = job.groups.value(allocation.value("TaskGroup"_L1).toString()).tasks.value(name);
    const int version = allocation.value("JobVersion"_L1).toInt(-1);
    ObservedComponent component;
    component.name = definition.component.isEmpty() ? nameOf(name) : definition.component;
    component.containerId = sanitisedName(allocation.value("ID"_L1).toString(), 64);
    component.labelled = definition.labelled;
    component.startedAt = sanitisedName(task.value("StartedAt"_L1).toString(), 40);
    setState(component, task, definition, allocation, job.ends());
    if (version == job.version)
        setImage(component, definition);
    // Keeps replicas of different versions apart while they are merged.
    component.imageId = QString::number(version);
    return component;
}

/// Those that should run and were not replaced. The scheduler gives a replacement the name of what it replaces; on every node there
/// is one of the same name.
QList<QJsonObject> currentAllocations(const JsonList &list, const NomadJobState &job)
{
    QList<QJsonObject> wanted;
    QList<Replica> replicas;
    for (const auto &allocation : list.objects) {
        if (allocation.value("DesiredStatus"_L1).toString() != "run"_L1)
            continue;
        const bool runs = doingOf(allocation) == Doing::Running;
        if (!runs && !allocation.value("NextAllocation"_L1).toString().isEmpty())
            continue;
        Replica replica;
        replica.component.state = runs ? u"running"_s : u"exited"_s;
        replica.group = u"job"_s;
        replica.slot = allocation.value("Name"_L1).toString(allocation.value("ID"_L1).toString());
        if (job.isOnEveryNode())
            replica.slot += u' ' + allocation.value("NodeID"_L1).toString();
        replica.createdAt = allocation.value("CreateIndex"_L1).toInteger();
        wanted.append(allocation);
        replicas.append(replica);
    }
    QList<QJsonObject> current;
    const auto positions = currentReplicas(replicas);
    for (const auto at : positions)
        current.append(wanted.at(at));
    return current;
}

/// The tasks that the client reports, or before it reports any, those that the job defines.
QMap<QString, QJsonObject> tasksOf(const QJsonObject &allocation, const NomadJobState &job)
{
    QMap<QString, QJsonObject> tasks;
    const auto reported = allocation.value("TaskStates"_L1).toObject();
    for (auto it = reported.begin(); it != reported.end(); ++it)
        tasks.insert(it.key(), it.value().toObject());
    if (tasks.isEmpty()) {
        const auto &defined = job.groups.value(allocation.value("TaskGroup"_L1).toString()).tasks;
        for (auto it = defined.begin(); it != defined.end(); ++it)
            tasks.insert(it.key(), {});
    }
    return tasks;
}

/// Replicas that were never placed are missing ones of what each task of the group should have.
void addUnplaced(QList<ObservedComponent> &components, const NomadGroup &group, int unplaced, int version)
{
    for (const auto &task : group.tasks) {
        const auto at = std::find_if(components.begin(), components.end(), [&](const auto &component) {
            return component.name == task.component && component.imageId == QString::number(version) && !isCompleted(component);
        });
        if (at != components.end() && unplaced > 0)
            at->replicasDesired += unplaced;
    }
}

} // namespace

Result<NomadJobState> readNomadJob(const QByteArray &body)
{
    const auto job = QJsonDocument::fromJson(body).object();
    const auto id = job.value("ID"_L1).toString();
    if (id.isEmpty() || !job.value("TaskGroups"_L1).isArray())
        return malformedNomad();

    NomadJobState state;
    state.type = job.value("Type"_L1).toString();
    state.isStopped = job.value("Stop"_L1).toBool();
    state.version = job.value("Version"_L1).toInt();
    if (job.value("Periodic"_L1).isObject())
        state.childPrefix = id + u"/periodic-"_s;
    else if (job.value("ParameterizedJob"_L1).isObject() && !job.value("Dispatched"_L1).toBool())
        state.childPrefix = id + u"/dispatch-"_s;
    const auto groups = job.value("TaskGroups"_L1).toArray();
    for (const auto &each : groups) {
        const auto group = each.toObject();
        if (const auto name = group.value("Name"_L1).toString(); !name.isEmpty())
            state.groups.insert(name, readGroup(group));
    }
    return state;
}

Result<NomadAllocations> readNomadAllocations(const QByteArray &body, const NomadJobState &job)
{
    const auto list = readJsonList(body);
    if (!list)
        return malformedNomad();

    NomadAllocations read;
    read.unreadable = list->unreadable;
    QHash<QString, int> placed;
    QHash<QString, int> running;
    const auto current = currentAllocations(*list, job);
    for (const auto &allocation : current) {
        count(read.counts, doingOf(allocation));
        const auto group = allocation.value("TaskGroup"_L1).toString();
        ++placed[group];
        running[group] += doingOf(allocation) == Doing::Running ? 1 : 0;
        const auto tasks = tasksOf(allocation, job);
        for (auto it = tasks.begin(); it != tasks.end(); ++it)
            read.components.append(readTask(it.key(), it.value(), allocation, job));
    }
    read.components = mergeReplicas(read.components);
    if (job.isOnEveryNode()) {
        read.counts.wanted = static_cast<int>(current.size());
        read.counts.missing = read.counts.wanted - read.counts.running;
    }
    for (auto it = job.groups.begin(); it != job.groups.end() && !job.isOnEveryNode(); ++it) {
        read.counts.wanted += it->count;
        read.counts.missing += std::max(0, it->count - running.value(it.key()));
        addUnplaced(read.components, *it, it->count - placed.value(it.key()), job.version);
    }
    for (auto &component : read.components)
        component.imageId.clear();
    return read;
}

QList<ObservedComponent> componentsOfDefinition(const NomadJobState &job)
{
    QList<ObservedComponent> components;
    for (const auto &group : job.groups) {
        for (const auto &task : group.tasks) {
            ObservedComponent component;
            component.name = task.component;
            component.state = u"completed"_s; // nothing of it is meant to run now
            component.replicasDesired = 0;
            component.labelled = task.labelled;
            setImage(component, task);
            components.append(component);
        }
    }
    return mergeReplicas(components);
}

Result<QString> readNewestNomadChild(const QByteArray &body, const NomadJobState &job)
{
    const auto list = readJsonList(body);
    if (!list)
        return malformedNomad();
    QString newest;
    qint64 newestIndex = -1;
    for (const auto &child : list->objects) {
        const auto id = child.value("ID"_L1).toString();
        const auto index = child.value("CreateIndex"_L1).toInteger();
        if (!id.startsWith(job.childPrefix) || index <= newestIndex)
            continue;
        newest = id;
        newestIndex = index;
    }
    return newest;
}

Result<NomadDeployment> readNomadDeployments(const QByteArray &body)
{
    const auto list = readJsonList(body);
    if (!list)
        return malformedNomad();

    NomadDeployment newest;
    qint64 newestIndex = -1;
    for (const auto &deployment : list->objects) {
        const auto index = deployment.value("CreateIndex"_L1).toInteger();
        if (index <= newestIndex)
            continue;
        newestIndex = index;
        newest = {deployment.value("Status"_L1).toString(), 0};
        for (const auto &group : deployment.value("TaskGroups"_L1).toObject())
            newest.unhealthy += group.toObject().value("UnhealthyAllocs"_L1).toInt();
    }
    return newest;
}

namespace {

/// Batch work: what failed counts first, then what cannot be known, then what is still to be done.
HealthReport judgeWork(const NomadCounts &counts)
{
    if (counts.failed > 0)
        return makeReport(Health::Unhealthy, say("allocation-failed/job", counts.failed));
    if (counts.gone > 0)
        return makeReport(Health::Degraded, say("allocation-lost", counts.gone));
    if (counts.starting > 0 || counts.done + counts.running < counts.wanted)
        return makeReport(Health::Degraded, say("allocation-waits", std::max(counts.starting, counts.wanted - counts.done - counts.running)));
    if (counts.running > 0)
        return makeReport(Health::Healthy, say("ok/allocations", counts.running));
    if (counts.done > 0)
        return makeReport(Health::Healthy, say("ok/ended", counts.done));
    return makeReport(Health::Unknown, say("no-allocations"));
}

/// What is meant to run all the time.
HealthReport judgeService(const NomadCounts &counts, const NomadDeployment &deployment)
{
    if (deployment.status == "failed"_L1)
        return makeReport(Health::Degraded, say("rollout-failed"));
    if (deployment.status == "running"_L1 && deployment.unhealthy > 0)
        return makeReport(Health::Degraded, say("rollout-failing", deployment.unhealthy));
    if (deployment.status == "running"_L1)
        return makeReport(Health::Degraded, say("rollout-running"));
    if (counts.missing > 0)
        return makeReport(Health::Degraded, say("too-few-replicas/allocations", counts.wanted - counts.missing, counts.wanted));
    return makeReport(Health::Healthy, say("ok/allocations", counts.running));
}

} // namespace

HealthReport judgeNomadJob(const NomadJobState &job, const NomadAllocations &allocations, const NomadDeployment &deployment, const QStringList &expected)
{
    if (job.isStopped)
        return makeReport(Health::Unhealthy, say("job-stopped"));
    const auto &counts = allocations.counts;
    if (job.ends() && counts.failed > 0)
        return judgeWork(counts);
    if (!job.ends() && counts.running == 0)
        return makeReport(Health::Unhealthy, say("nothing-running"));
    const auto components = expected.isEmpty() ? makeReport(Health::Healthy, {})
                                               : judgeComponents(allocations.components, expected, allocations.unreadable == 0);
    if (components.status == Health::Unhealthy)
        return components;
    const auto whole = job.ends() ? judgeWork(counts) : judgeService(counts, deployment);
    return severity(components.status) > severity(whole.status) ? components : whole;
}

HealthReport judgeNomadParent(const NomadJobState &job, const NomadCounts &child, const QStringList &expected)
{
    if (job.isStopped)
        return makeReport(Health::Unhealthy, say("job-stopped"));
    const auto components = expected.isEmpty() ? makeReport(Health::Healthy, {}) : judgeComponents(componentsOfDefinition(job), expected);
    if (components.status != Health::Healthy)
        return components;
    if (child.failed > 0)
        return makeReport(Health::Unhealthy, say("allocation-failed/last-run", child.failed));
    if (child.gone > 0)
        return judgeWork(child);
    if (child.running + child.starting > 0)
        return makeReport(Health::Healthy, say("ok/child-runs"));
    return makeReport(Health::Healthy, say("ok/child-idle"));
}

} // namespace tidegate
