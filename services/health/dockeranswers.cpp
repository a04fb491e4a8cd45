// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockeranswers.h"

#include "services/domain/say.h"
#include "services/domain/sticker.h"
#include "services/domain/textrules.h"
#include "services/health/componenthealth.h"
#include "services/health/jsonlist.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int oldestMinor = 24;
constexpr int newestMinor = 52; // engines refuse a prefix that is newer than they are
constexpr auto componentLabel = "tidegate.component"_L1;
constexpr auto projectLabel = "com.docker.compose.project"_L1;
constexpr auto serviceLabel = "com.docker.compose.service"_L1;
constexpr auto numberLabel = "com.docker.compose.container-number"_L1;
constexpr auto oneoffLabel = "com.docker.compose.oneoff"_L1;
constexpr auto dependsOnLabel = "com.docker.compose.depends_on"_L1;
constexpr auto swarmServiceLabel = "com.docker.swarm.service.name"_L1;
constexpr auto swarmServiceIdLabel = "com.docker.swarm.service.id"_L1;
constexpr auto swarmNodeLabel = "com.docker.swarm.node.id"_L1;

Error malformedDocker()
{
    return makeError(ErrorKind::Unavailable, say("malformed-answer/engine"));
}

bool isHex(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

/// Its own name. Links of other containers add theirs, as "/web/db" beside "/db"; one that is being removed has none.
QString containerName(const QJsonObject &container, const QString &id)
{
    const auto names = container.value("Names"_L1).toArray();
    for (const auto &value : names) {
        auto name = value.toString();
        if (name.startsWith(u'/'))
            name.remove(0, 1);
        if (!name.isEmpty() && !name.contains(u'/'))
            return name;
    }
    return id.left(12);
}

/// "1b9a2d59b409-infra": what holds the namespaces of a pod of Podman. Nobody releases it, and with each pod it has another name.
bool isOfPod(const QString &name)
{
    return name.size() == 18 && name.endsWith("-infra"_L1) && isHex(name.left(12));
}

/// The engine's words for a state, in ours: created, removing, dead and Podman's own ones do not run.
QString stateOf(const QString &state)
{
    return state == "running"_L1 || state == "restarting"_L1 || state == "paused"_L1 ? state : u"exited"_s;
}

/// "Exited (0) 3 minutes ago", or a text without a code: it may have ended well. What was never started did not end.
bool mayHaveEndedWell(const QString &state, const QString &status)
{
    if (state != "exited"_L1 && state != "stopped"_L1)
        return false;
    return !status.startsWith("Exited ("_L1) || status.startsWith("Exited (0)"_L1);
}

/// "Up 2 minutes (healthy)": what the parentheses at the end say.
QString healthInStatus(const QString &status)
{
    if (status.endsWith("(healthy)"_L1))
        return u"healthy"_s;
    if (status.endsWith("(unhealthy)"_L1))
        return u"unhealthy"_s;
    return status.endsWith("(health: starting)"_L1) ? u"starting"_s : QString();
}

/// Who says how many of it there should be. Compose removes what it no longer wants, so that what it made and is there is wanted.
void setPlace(Replica &replica, const QJsonObject &labels)
{
    const auto service = labels.value(serviceLabel).toString();
    const auto number = labels.value(numberLabel).toString();
    if (service.isEmpty() || number.isEmpty())
        return;
    replica.group = labels.value(projectLabel).toString() + u'/' + service;
    replica.slot = number;
}

DockerContainer readContainer(const QJsonObject &container, const QString &id)
{
    const auto labels = container.value("Labels"_L1).toObject();
    const auto state = container.value("State"_L1).toString();
    const auto status = container.value("Status"_L1).toString();
    DockerContainer read;
    auto &component = read.replica.component;
    component.name = componentOfContainer(labels, containerName(container, id), id);
    component.containerId = id;
    component.image = sanitisedName(container.value("Image"_L1).toString(), 512);
    component.imageId = container.value("ImageID"_L1).toString();
    if (!component.imageId.startsWith("sha256:"_L1)) // Podman leaves the algorithm out
        component.imageId.prepend("sha256:"_L1);
    component.imageId = canonicalDigest(component.imageId);
    component.platformDigest = canonicalDigest(container.value("ImageManifestDescriptor"_L1).toObject().value("digest"_L1).toString());
    // Only an engine with the containerd store tells a manifest, and there the id is what was pulled: the digest of an index or of that manifest.
    if (!component.platformDigest.isEmpty() && component.imageId != component.platformDigest)
        addRepoDigests(component, {component.imageId});
    component.state = stateOf(state);
    component.replicasRunning = component.state == "running"_L1 ? 1 : 0;
    component.labelled = !componentName(labels.value(componentLabel).toString()).isEmpty();
    component.health = healthInStatus(status);
    read.replica.createdAt = container.value("Created"_L1).toInteger();
    read.knowsHealth = !component.health.isEmpty();
    read.mayHaveEndedWell = mayHaveEndedWell(state, status);
    read.isInfra = isOfPod(containerName(container, id));
    read.composeService = labels.value(projectLabel).toString() + u'/' + labels.value(serviceLabel).toString();
    read.dependsOn = labels.value(dependsOnLabel).toString();
    read.swarmService = labels.value(swarmServiceIdLabel).toString();
    read.swarmNode = labels.value(swarmNodeLabel).toString();
    setPlace(read.replica, labels);
    return read;
}

/// What "depends_on" of Compose says of the services that are waited for (SERVICE:CONDITION:RESTART, separated by commas), as
/// PROJECT/SERVICE:CONDITION.
QSet<QString> awaitedServices(const QList<DockerContainer> &containers)
{
    QSet<QString> awaited;
    for (const auto &container : containers) {
        const auto project = container.composeService.section(u'/', 0, 0);
        const auto conditions = container.dependsOn.split(u',', Qt::SkipEmptyParts);
        for (const QString &each : conditions)
            awaited.insert(project + u'/' + each.section(u':', 0, 1));
    }
    return awaited;
}

/// A check of its own that is defined, and not switched off: Podman says "starting" for ever where there is none.
bool hasHealthCheck(const QJsonObject &configuration)
{
    const auto test = configuration.value("Healthcheck"_L1).toObject().value("Test"_L1).toArray();
    return !test.isEmpty() && test.first().toString() != "NONE"_L1;
}

/// Whether the container is to be started again or serves others, so that it is not done when it stops. Docker does not tell a
/// process that ended by itself from one that was asked to: what is served, checked or restarted is meant to run.
bool isMeantToRunOn(const QJsonObject &inspected)
{
    const auto host = inspected.value("HostConfig"_L1).toObject();
    const auto policy = host.value("RestartPolicy"_L1).toObject().value("Name"_L1).toString();
    const bool isRestarted = !policy.isEmpty() && policy != "no"_L1 && policy != "on-failure"_L1;
    return isRestarted || !host.value("PortBindings"_L1).toObject().isEmpty() || hasHealthCheck(inspected.value("Config"_L1).toObject());
}

} // namespace

QString componentOfContainer(const QJsonObject &labels, const QString &containerName, const QString &id)
{
    for (const auto label : {componentLabel, serviceLabel, swarmServiceLabel}) {
        if (const auto name = componentName(labels.value(label).toString()); !name.isEmpty()) // of blanks alone nothing is left
            return name;
    }
    const auto name = componentName(containerName);
    return name.isEmpty() ? id.left(12) : name;
}

Result<QByteArray> dockerApiPrefix(const QByteArray &offeredVersion)
{
    const auto dot = offeredVersion.indexOf('.');
    bool majorOk = false;
    bool minorOk = false;
    const int major = offeredVersion.left(dot).toInt(&majorOk);
    const int minor = offeredVersion.mid(dot + 1).toInt(&minorOk);
    if (dot <= 0 || !majorOk || !minorOk || major != 1 || minor < 0)
        return makeError(ErrorKind::Unavailable, say("not-an-engine"));
    if (minor < oldestMinor)
        return makeError(ErrorKind::Unavailable, say("engine-too-old"));
    return QByteArray("/v1." + QByteArray::number(std::min(minor, newestMinor)));
}

Result<DockerContainers> readDockerContainers(const QByteArray &body, const QString &composeProject)
{
    const auto list = readJsonList(body);
    if (!list)
        return malformedDocker();

    DockerContainers read;
    read.unreadable = list->unreadable;
    for (const auto &container : list->objects) {
        const auto id = container.value("Id"_L1).toString();
        if (!isHex(id) || id.size() > 64) { // it becomes part of a path
            ++read.unreadable;
            continue;
        }
        const auto labels = container.value("Labels"_L1).toObject();
        if (!composeProject.isEmpty()) {
            const bool isOneOff = labels.value(oneoffLabel).toString().compare("true"_L1, Qt::CaseInsensitive) == 0;
            if (labels.value(projectLabel).toString() != composeProject || isOneOff)
                continue;
        }
        read.containers.append(readContainer(container, id));
    }
    const auto awaited = awaitedServices(read.containers);
    for (auto &container : read.containers) {
        container.isAwaitedDone = awaited.contains(container.composeService + u":service_completed_successfully"_s);
        container.isAwaitedHealthy = awaited.contains(container.composeService + u":service_healthy"_s);
    }
    return read;
}

Result<DockerImage> readDockerImage(const QByteArray &body)
{
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return malformedDocker();

    QStringList digests;
    for (const auto &value : document.object().value("RepoDigests"_L1).toArray()) { // null or absent: none
        const auto text = value.toString();
        if (const auto digest = canonicalDigest(text.mid(text.lastIndexOf(u'@') + 1)); !digest.isEmpty())
            digests.append(digest);
    }
    // The containerd store tells what was pulled also when no name is left for it; a manifest is told by the list of containers.
    const auto descriptor = document.object().value("Descriptor"_L1).toObject();
    if (const auto type = descriptor.value("mediaType"_L1).toString(); type.contains("index"_L1) || type.contains("manifest.list"_L1))
        digests.append(canonicalDigest(descriptor.value("digest"_L1).toString()));
    ObservedComponent all;
    addRepoDigests(all, digests);
    const auto labels = document.object().value("Config"_L1).toObject().value("Labels"_L1).toObject(); // null where there are none
    return DockerImage{all.repoDigests, originOfLabels([&labels](QLatin1StringView name) { return labels.value(name).toString(); })};
}

QString readPodmanDigest(const QByteArray &body)
{
    return canonicalDigest(QJsonDocument::fromJson(body).object().value("Digest"_L1).toString());
}

QByteArray podmanApiPrefix(const QByteArray &offeredVersion)
{
    const bool isVersion = !offeredVersion.isEmpty() && offeredVersion.size() <= 16
        && std::all_of(offeredVersion.begin(), offeredVersion.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return isVersion ? "/v" + offeredVersion : QByteArray();
}

void addRepoDigests(ObservedComponent &component, const QStringList &digests)
{
    component.repoDigests += digests;
    component.repoDigests.removeAll(QString());
    component.repoDigests.sort();
    component.repoDigests.removeDuplicates();
}

Result<ObservedComponent> withDockerInspection(const DockerContainer &container, const QByteArray &body)
{
    const auto inspected = QJsonDocument::fromJson(body).object();
    const auto state = inspected.value("State"_L1).toObject();
    if (state.isEmpty())
        return malformedDocker();
    auto component = container.replica.component;
    auto health = state.value("Health"_L1).toObject();
    if (health.isEmpty())
        health = state.value("Healthcheck"_L1).toObject(); // Podman before 4.4
    const auto word = health.value("Status"_L1).toString();
    static const QStringList known{u"healthy"_s, u"unhealthy"_s, u"starting"_s};
    const bool isDefined = word != "starting"_L1 || hasHealthCheck(inspected.value("Config"_L1).toObject());
    component.health = isRunning(component) && isDefined && known.contains(word) ? word : QString();
    component.startedAt = sanitisedName(state.value("StartedAt"_L1).toString(), 40);

    const bool endedWell = container.mayHaveEndedWell && state.value("ExitCode"_L1).toInt(-1) == 0 && !state.value("OOMKilled"_L1).toBool()
        && state.value("Error"_L1).toString().isEmpty();
    const bool isDone = container.isAwaitedDone || (!container.isAwaitedHealthy && container.swarmService.isEmpty() && !isMeantToRunOn(inspected));
    if (endedWell && isDone) {
        component.state = u"completed"_s;
        component.replicasDesired = 0;
    }
    return component;
}

Result<QList<SwarmTask>> readSwarmTasks(const QByteArray &body)
{
    const auto list = readJsonList(body);
    if (!list)
        return malformedDocker();
    QList<SwarmTask> tasks;
    for (const auto &task : list->objects) {
        SwarmTask read;
        read.service = task.value("ServiceID"_L1).toString();
        read.desired = task.value("DesiredState"_L1).toString();
        read.containerId = task.value("Status"_L1).toObject().value("ContainerStatus"_L1).toObject().value("ContainerID"_L1).toString();
        read.hasEndedWell = task.value("Status"_L1).toObject().value("State"_L1).toString() == "complete"_L1;
        read.isJob = task.contains("JobIteration"_L1);
        tasks.append(read);
    }
    return tasks;
}

void applySwarmTasks(QList<DockerContainer> &containers, const QList<SwarmTask> &tasks)
{
    QHash<QString, const SwarmTask *> byContainer;
    for (const auto &task : tasks)
        byContainer.insert(task.containerId, &task);
    QList<DockerContainer> kept;
    for (auto container : std::as_const(containers)) {
        const auto *task = byContainer.value(container.replica.component.containerId);
        auto &component = container.replica.component;
        const bool isLive = component.state != "exited"_L1;
        if (container.swarmService.isEmpty() || isLive || !task) {
            kept.append(container);
        } else if (task->isJob && task->hasEndedWell) {
            component.state = u"completed"_s;
            component.replicasDesired = 0;
            kept.append(container);
        } else if (task->isJob || task->desired == "running"_L1) {
            container.replica.group = container.swarmService;
            container.replica.slot = component.containerId; // a place of its own: Swarm wants it to run
            kept.append(container);
        } // else Swarm gave it up, and runs another, here or elsewhere
    }
    containers = kept;
}

} // namespace tidegate
