// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/health.h"
#include "services/domain/inventory.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QMap>

namespace tidegate {

/// What the Nomad HTTP API answers (seen with 1.1.2). Names are sanitised. No I/O.

/// A task as the job defines it.
struct NomadTask
{
    QString component; ///< "tidegate.component" of its meta, else its name.
    QString image;
    QString hook;          ///< "prestart", "poststart" or "poststop" when it ends by itself; empty: it is the work, or beside it all the time.
    bool labelled = false; ///< Has that meta. What Nomad and others put beside it (a Connect proxy) has none.
};

struct NomadGroup
{
    int count = 0;
    QMap<QString, NomadTask> tasks; ///< By name.
};

/// /v1/job/{id}
struct NomadJobState
{
    QString type; ///< "service", "batch", "system", …
    bool isStopped = false;
    QString childPrefix; ///< Periodic and parameterized jobs run nothing: they start jobs whose ids begin so. Empty: it is no such job.
    int version = 0;
    QMap<QString, NomadGroup> groups;

    bool ends() const { return type == QLatin1StringView("batch") || type == QLatin1StringView("sysbatch"); }
    bool isOnEveryNode() const { return type == QLatin1StringView("system") || type == QLatin1StringView("sysbatch"); }
};
Result<NomadJobState> readNomadJob(const QByteArray &body);

/// What allocations do. Only one whose client says "running" runs: the task states of a lost client are what it said last.
struct NomadCounts
{
    int wanted = 0;  ///< By the count of the group; on every node: as many as the scheduler placed on those that are eligible.
    int missing = 0; ///< Of those, how many do not run; more in one group does not make up for fewer in another.
    int running = 0;
    int starting = 0;
    int done = 0;
    int failed = 0;
    int gone = 0; ///< Lost, or on a client that does not answer, and not replaced.
};

/// /v1/job/{id}/allocations: those that should run and were not replaced, with one component for each task.
struct NomadAllocations
{
    NomadCounts counts;
    int unreadable = 0;                  ///< Elements of the list that say nothing that can be used.
    QList<ObservedComponent> components; ///< Replicas merged; digests only where the job pins them.
};
Result<NomadAllocations> readNomadAllocations(const QByteArray &body, const NomadJobState &job);

/// The tasks of a job that runs nothing itself, as its children will run them.
QList<ObservedComponent> componentsOfDefinition(const NomadJobState &job);

/// /v1/jobs?prefix=…: the id of the newest child; empty when there is none.
Result<QString> readNewestNomadChild(const QByteArray &body, const NomadJobState &job);

/// /v1/job/{id}/deployments: status of the newest one, and its unhealthy allocations; empty when there never was one.
struct NomadDeployment
{
    QString status;
    int unhealthy = 0;
};
Result<NomadDeployment> readNomadDeployments(const QByteArray &body);

/// All of it together, because a job whose rollout fails still calls itself running. Only status, message and code are filled.
HealthReport judgeNomadJob(const NomadJobState &job, const NomadAllocations &allocations, const NomadDeployment &deployment, const QStringList &expected);

/// Of a job that starts others: how the newest one of them does.
HealthReport judgeNomadParent(const NomadJobState &job, const NomadCounts &child, const QStringList &expected);

} // namespace tidegate
