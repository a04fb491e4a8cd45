// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/ecsanswers.h"

#include "services/domain/say.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/health/awsanswers.h"
#include "services/health/ecscauses.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxArn = 2'048;

/// An ARN that can be asked with again; empty when it is none.
QString arnOf(const QJsonValue &value)
{
    const QString text = value.toString();
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    return text.startsWith("arn:"_L1) && text.size() <= maxArn && isPlain ? text : QString();
}

/// "web" of "web" and of "arn:aws:ecs:eu-west-1:123456789012:service/prod/web".
QString lastName(const QString &nameOrArn)
{
    return nameOrArn.section(u'/', -1);
}

/// A count; nothing when it is none.
std::optional<int> countIn(const QJsonObject &object, QLatin1StringView member)
{
    const double count = object.value(member).toDouble(-1);
    return count >= 0 && count <= 1'000'000'000 && count == static_cast<int>(count) ? std::optional(static_cast<int>(count)) : std::nullopt;
}

EcsRollout rolloutOf(const QJsonObject &deployment)
{
    const QString state = deployment.value("rolloutState"_L1).toString();
    if (state == "FAILED"_L1)
        return EcsRollout::Failed;
    if (state == "IN_PROGRESS"_L1)
        return isRollingBack(deployment.value("rolloutStateReason"_L1).toString()) ? EcsRollout::RollingBack : EcsRollout::Running;
    return EcsRollout::None;
}

/// Deployments of ECS itself. Those of a service with a classic load balancer have no state: more than one says that one replaces another.
void readDeployments(EcsService &service, const QJsonArray &deployments)
{
    for (const auto &each : deployments) {
        const QJsonObject deployment = each.toObject();
        if (deployment.value("status"_L1).toString() != "PRIMARY"_L1)
            continue;
        service.rollout = rolloutOf(deployment);
        if (service.rollout == EcsRollout::Failed)
            service.reason = rolloutCause(deployment.value("rolloutStateReason"_L1).toString());
        if (service.rollout != EcsRollout::None)
            service.failedTasks = countIn(deployment, "failedTasks"_L1).value_or(0);
        if (!deployment.contains("rolloutState"_L1) && deployments.size() > 1)
            service.rollout = EcsRollout::Running;
    }
}

/// Task sets: what CodeDeploy and others deploy by.
void readTaskSets(EcsService &service, const QJsonArray &sets)
{
    for (const auto &each : sets) {
        const QJsonObject set = each.toObject();
        if (service.taskDefinition.isEmpty() && set.value("status"_L1).toString() == "PRIMARY"_L1)
            service.taskDefinition = arnOf(set.value("taskDefinition"_L1));
        if (sets.size() > 1 || set.value("stabilityStatus"_L1).toString() == "STABILIZING"_L1)
            service.rollout = EcsRollout::Running;
    }
}

/// Whether an answer is about what was asked for; names alone are compared, because an account may still have ARNs of the older form.
bool isAbout(const QJsonObject &service, const QString &cluster, const QString &name)
{
    return lastName(service.value("serviceArn"_L1).toString()) == lastName(name) && lastName(service.value("clusterArn"_L1).toString()) == lastName(cluster);
}

Result<EcsService> readService(const QJsonObject &object)
{
    static const QStringList known{u"ACTIVE"_s, u"DRAINING"_s, u"INACTIVE"_s};
    const auto desired = countIn(object, "desiredCount"_L1);
    const auto running = countIn(object, "runningCount"_L1);
    EcsService service;
    service.arn = arnOf(object.value("serviceArn"_L1));
    service.account = service.arn.section(u':', 4, 4);
    service.status = object.value("status"_L1).toString();
    if (!desired || !running || service.arn.isEmpty() || !known.contains(service.status))
        return malformedAws();
    service.desired = *desired;
    service.running = *running;
    service.pending = countIn(object, "pendingCount"_L1).value_or(0);
    service.taskDefinition = arnOf(object.value("taskDefinition"_L1));
    readDeployments(service, object.value("deployments"_L1).toArray());
    readTaskSets(service, object.value("taskSets"_L1).toArray());
    const QString newest = object.value("events"_L1)[0]["message"_L1].toString();
    if (!service.reason && service.running < service.desired)
        service.reason = placementCause(newest);
    return service;
}

Result<QJsonObject> objectOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isObject() ? Result<QJsonObject>(document.object()) : Result<QJsonObject>(malformedAws());
}

} // namespace

Result<EcsService> readEcsService(const QByteArray &body, const QString &cluster, const QString &service)
{
    ASSIGN_OR_RETURN(const auto answer, objectOf(body));
    const QJsonArray services = answer.value("services"_L1).toArray();
    for (const auto &each : services) {
        if (isAbout(each.toObject(), cluster, service))
            return readService(each.toObject());
    }
    const QJsonArray failures = answer.value("failures"_L1).toArray();
    for (const auto &each : failures) {
        const QJsonObject failure = each.toObject();
        if (lastName(failure.value("arn"_L1).toString()) != lastName(service))
            continue;
        if (failure.value("reason"_L1).toString() == "MISSING"_L1)
            return makeError(ErrorKind::Unavailable, say("service-not-found"));
        return makeError(ErrorKind::Unavailable, say("service-not-told"));
    }
    return malformedAws();
}

Result<EcsTaskPage> readEcsTaskPage(const QByteArray &body)
{
    ASSIGN_OR_RETURN(const auto answer, objectOf(body));
    if (!answer.value("taskArns"_L1).isArray())
        return malformedAws();
    EcsTaskPage page;
    page.next = answer.value("nextToken"_L1).toString();
    const QJsonArray arns = answer.value("taskArns"_L1).toArray();
    for (const auto &each : arns) {
        const QString arn = arnOf(each);
        if (arn.isEmpty())
            return malformedAws();
        page.arns.append(arn);
    }
    return page;
}

Result<EcsTaskList> readEcsTasks(const QByteArray &body)
{
    ASSIGN_OR_RETURN(const auto answer, objectOf(body));
    if (!answer.value("tasks"_L1).isArray())
        return malformedAws();
    EcsTaskList list;
    const QJsonArray tasks = answer.value("tasks"_L1).toArray();
    for (const auto &each : tasks) {
        const QJsonObject task = each.toObject();
        if (task.value("lastStatus"_L1).isString() && task.value("containers"_L1).isArray())
            list.tasks.append(task);
        else
            ++list.unreadable;
    }
    return list;
}

Result<EcsDefinition> readEcsDefinition(const QByteArray &body)
{
    ASSIGN_OR_RETURN(const auto answer, objectOf(body));
    const QJsonValue containers = answer.value("taskDefinition"_L1)["containerDefinitions"_L1];
    if (!containers.isArray())
        return malformedAws();
    EcsDefinition definition;
    const QJsonArray list = containers.toArray();
    for (const auto &each : list) {
        const QString name = each["name"_L1].toString();
        const QString label = componentName(each["dockerLabels"_L1]["tidegate.component"_L1].toString());
        const QString component = label.isEmpty() ? componentName(name) : label;
        if (!name.isEmpty() && !component.isEmpty())
            definition.insert(name, {component, each["image"_L1].toString(), !label.isEmpty(), each["healthCheck"_L1].isObject()});
    }
    return definition;
}

QSet<QString> definitionsOf(const QList<QJsonObject> &tasks)
{
    QSet<QString> arns;
    for (const QJsonObject &task : tasks) {
        if (const QString arn = arnOf(task.value("taskDefinitionArn"_L1)); !arn.isEmpty())
            arns.insert(arn);
    }
    return arns;
}

} // namespace tidegate
