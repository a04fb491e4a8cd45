// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/health.h"
#include "services/domain/inventory.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QHash>

namespace tidegate {

/// What the Nomad HTTP API answers (seen with 1.1.2). Names are sanitised. No I/O.

/// /v1/job/{id}
struct NomadJobState
{
    QString type; ///< "service", "batch", "system", …
    bool isStopped = false;
    int version = 0;
    int desired = 0;                ///< Allocations of all groups together.
    QHash<QString, QString> images; ///< By task; of this version.
};
Result<NomadJobState> readNomadJob(const QByteArray &body);

/// /v1/job/{id}/allocations: those that should run, with one component for each task.
struct NomadAllocations
{
    int running = 0;
    int failed = 0;
    QList<ObservedComponent> components; ///< Replicas merged; digests only where the job pins them.
};
Result<NomadAllocations> readNomadAllocations(const QByteArray &body, const NomadJobState &job);

/// /v1/job/{id}/deployments: status of the newest one, and its unhealthy allocations; empty when there never was one.
struct NomadDeployment
{
    QString status;
    int unhealthy = 0;
};
Result<NomadDeployment> readNomadDeployments(const QByteArray &body);

/// All of it together, because a job whose rollout fails still calls itself running. Only status, message and code are filled.
HealthReport judgeNomadJob(const NomadJobState &job, const NomadAllocations &allocations, const NomadDeployment &deployment, const QStringList &expected);

} // namespace tidegate
