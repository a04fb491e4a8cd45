// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/inventory.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <optional>

namespace tidegate {

// What Amazon ECS answers (API version 2014-11-13), read with suspicion: names are sanitised, and of its free texts only those causes are taken that we have
// words for. No I/O.

/// What a rollout does that is not over, or did not end well.
enum class EcsRollout { None, Running, RollingBack, Failed };

/// Of DescribeServices: the one that was asked for.
struct EcsService
{
    QString arn;
    QString account; ///< By its ARN.
    QString status;  ///< "ACTIVE", "DRAINING" or "INACTIVE".
    int desired = 0;
    int running = 0;
    int pending = 0;
    QString taskDefinition; ///< ARN of what it wants to run; empty where each task set has its own.
    EcsRollout rollout = EcsRollout::None;
    int failedTasks = 0;           ///< Of the rollout.
    std::optional<Message> reason; ///< Why the rollout failed, or why a task finds no place.

    /// Whether it is worth to ask why tasks stopped.
    bool isTroubled() const { return running < desired || failedTasks > 0 || rollout == EcsRollout::Failed || rollout == EcsRollout::RollingBack; }
};
/// "service-not-found" when AWS names it among the failures; "malformed-answer" also for another service or cluster than was asked for.
Result<EcsService> readEcsService(const QByteArray &body, const QString &cluster, const QString &service);

/// A page of ListTasks.
struct EcsTaskPage
{
    QStringList arns;
    QString next; ///< What asks for the next one; empty: it was the last.
};
Result<EcsTaskPage> readEcsTaskPage(const QByteArray &body);

/// The tasks of DescribeTasks as they are. Those that are gone since they were listed are no error.
struct EcsTaskList
{
    QList<QJsonObject> tasks;
    int unreadable = 0; ///< Elements of the list that say nothing that can be used.
};
Result<EcsTaskList> readEcsTasks(const QByteArray &body);

/// Why the task that failed last did; nothing when none failed. Tasks that were stopped on purpose did not fail.
std::optional<Message> lastFailureOf(const QList<QJsonObject> &stoppedTasks);

/// A container as its task definition has it.
struct EcsContainer
{
    QString component; ///< Label "tidegate.component", else its name.
    QString image;
    bool labelled = false;
    bool hasCheck = false; ///< Defines a health check.
};
/// Of DescribeTaskDefinition: by the names of the containers.
using EcsDefinition = QMap<QString, EcsContainer>;
Result<EcsDefinition> readEcsDefinition(const QByteArray &body);
/// By their ARNs.
using EcsDefinitions = QMap<QString, EcsDefinition>;
/// The ARNs of the definitions that tasks were made by.
QSet<QString> definitionsOf(const QList<QJsonObject> &tasks);

/// What the tasks of a service do.
struct EcsInventory
{
    QList<ObservedComponent> components; ///< One for each container, replicas merged.
    int tasks = 0;                       ///< That run.
    int unhealthy = 0;                   ///< Of those: fail their health check. ECS says UNKNOWN also where none is defined.
    int disconnected = 0;                ///< Of those: on hosts that do not answer ECS.
};
EcsInventory ecsInventory(const EcsService &service, const QList<QJsonObject> &tasks, const EcsDefinitions &definitions);

} // namespace tidegate
