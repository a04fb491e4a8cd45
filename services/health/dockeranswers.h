// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/inventory.h"
#include "services/domain/result.h"

#include <QByteArray>

namespace tidegate {

/// What the Docker Engine API answers, read with suspicion: names are sanitised, ids and digests checked. No I/O.

/// The path prefix to use with an engine that offers this version, such as "/v1.41": the offer, capped to what is known here.
/// "not-an-engine" when the offer is no version, "engine-too-old" below 1.24.
Result<QByteArray> dockerApiPrefix(const QByteArray &offeredVersion);

/// A container of the list.
struct DockerContainer
{
    ObservedComponent component;
    bool knowsHealth = false; ///< The list says so; Docker puts it into the status text, Podman does not.
};

/// The answer of /containers/json?all=1. With a project name only the containers of that Compose project, one-off ones left out.
Result<QList<DockerContainer>> readDockerContainers(const QByteArray &body, const QString &composeProject);

/// The digests of /images/{id}/json without their repositories, sorted and unique; none for an image that no registry knows.
Result<QStringList> readDockerRepoDigests(const QByteArray &body);

/// Completes a component from /containers/{id}/json: health and start.
Result<ObservedComponent> withDockerInspection(ObservedComponent component, const QByteArray &body);

} // namespace tidegate
