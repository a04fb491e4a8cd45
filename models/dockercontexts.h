// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/fieldvalues.h"
#include "services/domain/credential.h"

#include <QList>

namespace tidegate {

/// Where the tools of Docker look for the engines that a user knows.
struct DockerSurroundings
{
    QString folder;         ///< DOCKER_CONFIG, else ~/.docker.
    QString host{};         ///< DOCKER_HOST
    QString context{};      ///< DOCKER_CONTEXT
    QString certificates{}; ///< DOCKER_CERT_PATH, if DOCKER_TLS_VERIFY says that TLS is spoken; else empty.

    static DockerSurroundings here(); ///< By the environment of this program.
};

/// An engine that the user's tools know.
struct DockerContext
{
    enum class Way { Network, Socket, Ssh, Unknown }; ///< Of these only the first can be asked.

    QString name;
    QString address; ///< As it is written: "tcp://docker.example:2376".
    Way way = Way::Unknown;
    bool isCurrent = false;         ///< What `docker` would ask now.
    FieldValues connection;         ///< Host, port and TLS.
    TypedCredentials credentials{}; ///< What it is reached with.
};

/// All that are there, the current one first. Reads files: call it in the background. What cannot be read is left out.
QList<DockerContext> readDockerContexts(const DockerSurroundings &surroundings);

} // namespace tidegate
