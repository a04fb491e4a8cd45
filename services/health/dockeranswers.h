// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"
#include "services/health/replicas.h"

#include <QByteArray>
#include <QJsonObject>

namespace tidegate {

/// What the Docker Engine API answers, read with suspicion: names are sanitised, ids and digests checked. No I/O.

/// The path prefix to use with an engine that offers this version, such as "/v1.41": the offer, capped to what is known here.
/// "not-an-engine" when the offer is no version, "engine-too-old" below 1.24.
Result<QByteArray> dockerApiPrefix(const QByteArray &offeredVersion);

/// What a container is as a component: by its labels, else by its name, else by its id.
QString componentOfContainer(const QJsonObject &labels, const QString &containerName, const QString &id);

/// A container of the list.
struct DockerContainer
{
    Replica replica;
    bool knowsHealth = false;      ///< The list says so; Docker puts it into the status text, Podman does not.
    bool mayHaveEndedWell = false; ///< With exit code 0, as far as the list says; whether it was meant to end is in its inspection.
    bool isAwaitedDone = false;    ///< Another service of the Compose project waits until it has ended well.
    bool isAwaitedHealthy = false; ///< … until its health check passes.
    bool isInfra = false;          ///< By its name, what Podman runs to hold a pod together; others may have containers of such a name.
    QString composeService;        ///< PROJECT/SERVICE.
    QString dependsOn;             ///< Of Compose, as it is.
    QString swarmService;          ///< Its id.
    QString swarmNode;             ///< The id of this host.
};

struct DockerContainers
{
    QList<DockerContainer> containers;
    int unreadable = 0; ///< Elements of the list that say nothing that can be used; they hide none of the others.
};

/// The answer of /containers/json?all=1. With a project name only the containers of that Compose project, one-off ones left out.
Result<DockerContainers> readDockerContainers(const QByteArray &body, const QString &composeProject);

/// What an engine knows of an image.
struct DockerImage
{
    /// Without their repositories, sorted and unique; none for an image that no registry knows. With the containerd store also that of the index that was
    /// pulled.
    QStringList repoDigests;
    /// By the labels of the image itself. Those of a container are not asked: whoever starts it may put others over them (docker run --label, labels of
    /// Compose), and what is kept here is said of the digest, wherever it runs.
    ImageOrigin origin;
};
/// The answer of /images/{id}/json.
Result<DockerImage> readDockerImage(const QByteArray &body);

/// What Podman itself answers for an image, under its own version of the API (/v4.3.1/libpod/images/{id}/json): the digest that it was pulled by. Unlike Docker
/// it tells that to nobody who asks as of Docker once no name is left on the image. Empty where it tells none.
QString readPodmanDigest(const QByteArray &body);
/// "/v4.3.1" of what Podman offers; empty for anything else.
QByteArray podmanApiPrefix(const QByteArray &offeredVersion);

/// Adds digests under which the image of a component is known.
void addRepoDigests(ObservedComponent &component, const QStringList &digests);

/// Completes a component from /containers/{id}/json: health, start, and whether it is done.
Result<ObservedComponent> withDockerInspection(const DockerContainer &container, const QByteArray &body);

/// A task of /tasks, which managers of a Swarm know.
struct SwarmTask
{
    QString service;
    QString containerId;
    QString desired; ///< "running", "shutdown", …
    bool isJob = false;
    bool hasEndedWell = false;
};
Result<QList<SwarmTask>> readSwarmTasks(const QByteArray &body);

/// Leaves out the stopped containers that Swarm has given up, and counts those that it wants to run.
void applySwarmTasks(QList<DockerContainer> &containers, const QList<SwarmTask> &tasks);

} // namespace tidegate
