// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/agent/machinecredentials.h"
#include "services/domain/targetgroup.h"
#include "services/net/httpfetch.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace tidegate {

/// What an agent is started with.
struct AgentSettings
{
    QUrl server;             ///< https, or http to this computer.
    QByteArray certificates; ///< PEM; the only authorities that are trusted. Empty: those of the system.
    QByteArray registrationToken;
    HttpRequest engine; ///< See engineAddress().
    QString name;
    Labels labels;
    QString stateDirectory;
    MachineCredentials credentials{};
};

} // namespace tidegate
