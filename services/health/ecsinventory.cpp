// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/instant.h"
#include "services/domain/sticker.h"
#include "services/domain/textrules.h"
#include "services/health/componenthealth.h"
#include "services/health/ecsanswers.h"
#include "services/health/ecscauses.h"
#include "services/health/replicas.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Times are seconds since 1970 with a fraction. Of what is no time: nothing.
std::optional<Instant> timeIn(const QJsonValue &value)
{
    constexpr double end = 7'258'118'400; // the year 2200
    const double seconds = value.toDouble(-1);
    if (seconds < 0 || seconds >= end)
        return {};
    return Instant(std::chrono::milliseconds(static_cast<qint64>(seconds * 1'000)));
}

/// It is on its way out, whether ECS still wants it or not: what comes in its place is counted.
bool isLeaving(const QJsonObject &task)
{
    static const QStringList leaving{u"DEACTIVATING"_s, u"STOPPING"_s, u"DEPROVISIONING"_s, u"STOPPED"_s, u"DELETED"_s};
    return task.value("desiredStatus"_L1).toString() == "STOPPED"_L1 || leaving.contains(task.value("lastStatus"_L1).toString());
}

QStringList digestsOf(const QString &image, const QString &reported)
{
    QStringList digests;
    for (const QString &text : {reported, image.section(u'@', 1)}) {
        if (const QString digest = canonicalDigest(text); !digest.isEmpty() && !digests.contains(digest))
            digests.append(digest);
    }
    digests.sort();
    return digests;
}

/// Of a container that reports none, as long as the task has none: UNKNOWN says that nothing is known, or that no check is defined.
QString checkOf(const QJsonObject &container, bool hasCheck)
{
    const QString status = container.value("healthStatus"_L1).toString();
    if (status == "HEALTHY"_L1)
        return u"healthy"_s;
    if (status == "UNHEALTHY"_L1)
        return u"unhealthy"_s;
    return hasCheck ? u"starting"_s : QString();
}

void setContainerState(ObservedComponent &component, const QJsonObject &container, const QJsonObject &task, bool hasCheck)
{
    const QString status = container.value("lastStatus"_L1).toString();
    const QJsonValue exitCode = container.value("exitCode"_L1);
    component.state = u"exited"_s;
    if (status == "RUNNING"_L1) {
        component.state = u"running"_s;
        component.health = checkOf(container, hasCheck);
        component.replicasRunning = 1;
    } else if (status != "STOPPED"_L1) {
        component.health = u"starting"_s;
    } else if (exitCode.isDouble() && exitCode.toInt() == 0 && task.value("lastStatus"_L1).toString() != "STOPPED"_L1) {
        component.state = u"completed"_s; // it was not essential, or its task would have ended with it
        component.replicasDesired = 0;
    }
}

ObservedComponent observedContainer(const QJsonObject &container, const QJsonObject &task, const EcsDefinition &definition)
{
    const QString name = container.value("name"_L1).toString();
    const EcsContainer defined = definition.value(name);
    ObservedComponent component;
    component.name = defined.component.isEmpty() ? componentName(name) : defined.component;
    component.labelled = defined.labelled;
    component.containerId = sanitisedName(container.value("runtimeId"_L1).toString(), 128);
    component.image = sanitisedName(container.value("image"_L1).toString(), 512);
    component.repoDigests = digestsOf(component.image, container.value("imageDigest"_L1).toString());
    if (const auto started = timeIn(task.value("startedAt"_L1)))
        component.startedAt = toText(*started);
    setContainerState(component, container, task, defined.hasCheck);
    // Keeps replicas of different images apart while they are merged.
    component.imageId = component.image + u' ' + component.repoDigests.join(u' ');
    return component;
}

/// What the service wants and has no task for is missing of what it wants to run now.
void addUnplacedTasks(QList<ObservedComponent> &components, const EcsDefinition &definition, const QHash<QString, QString> &wanted, const EcsService &service,
                      int unplaced)
{
    for (auto &component : components) {
        if (wanted.value(component.name) == component.imageId && !isCompleted(component) && unplaced > 0)
            component.replicasDesired += unplaced;
    }
    for (const EcsContainer &container : definition) {
        const auto isThere = [&](const ObservedComponent &component) { return component.name == container.component; };
        if (std::any_of(components.begin(), components.end(), isThere))
            continue;
        ObservedComponent component;
        component.name = container.component;
        component.labelled = container.labelled;
        component.image = sanitisedName(container.image, 512);
        component.repoDigests = digestsOf(component.image, {});
        component.state = service.desired == 0 ? u"completed"_s : u"missing"_s;
        component.replicasDesired = service.desired;
        components.append(component);
    }
}

} // namespace

EcsInventory ecsInventory(const EcsService &service, const QList<QJsonObject> &tasks, const EcsDefinitions &definitions)
{
    EcsInventory inventory;
    QHash<QString, QString> wanted; // by component: what the current definition makes of it
    int placed = 0;
    for (const QJsonObject &task : tasks) {
        if (isLeaving(task))
            continue;
        ++placed;
        if (task.value("lastStatus"_L1).toString() == "RUNNING"_L1) {
            ++inventory.tasks;
            inventory.unhealthy += task.value("healthStatus"_L1).toString() == "UNHEALTHY"_L1 ? 1 : 0;
            inventory.disconnected += task.value("connectivity"_L1).toString() == "DISCONNECTED"_L1 ? 1 : 0;
        }
        const QString definition = task.value("taskDefinitionArn"_L1).toString();
        const QJsonArray containers = task.value("containers"_L1).toArray();
        for (const auto &each : containers) {
            const auto component = observedContainer(each.toObject(), task, definitions.value(definition));
            if (component.name.isEmpty())
                continue;
            inventory.components.append(component);
            if (definition == service.taskDefinition)
                wanted.insert(component.name, component.imageId);
        }
    }
    inventory.components = mergeReplicas(inventory.components);
    addUnplacedTasks(inventory.components, definitions.value(service.taskDefinition), wanted, service, service.desired - placed);
    for (auto &component : inventory.components)
        component.imageId.clear();
    std::stable_sort(inventory.components.begin(), inventory.components.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return inventory;
}

std::optional<Message> lastFailureOf(const QList<QJsonObject> &stoppedTasks)
{
    std::optional<Message> last;
    Instant newest = Instant::min();
    for (const QJsonObject &task : stoppedTasks) {
        const auto cause = stopCause(task);
        const Instant stoppedAt = timeIn(task.value("stoppedAt"_L1)).value_or(Instant());
        if (!cause || stoppedAt < newest)
            continue;
        newest = stoppedAt;
        last = cause;
    }
    return last;
}

} // namespace tidegate
