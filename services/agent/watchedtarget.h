// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/agent/stickerfile.h"
#include "services/domain/result.h"
#include "services/health/healthprobe.h"
#include "services/net/httpfetch.h"

#include <QJsonObject>

namespace tidegate {

/// A target that the server gave to this agent.
struct WatchedTarget
{
    ProbeTarget probe; ///< Its connection says nothing of an agent: it is this one that connects.
    QString deploymentDirectory;
    bool enabled = true;

    /// Of Compose; empty: the whole engine.
    QString project() const { return probe.type == TargetType::ComposeHost ? probe.connection.value(QLatin1StringView("projectName")).toString() : QString(); }
};

/// The answer of GET /agents/{id}/targets.
Result<QList<WatchedTarget>> watchedTargetsFromJson(const QJsonObject &body);

/// Whether what a connection names is the engine beside the agent: it names no host, or this computer.
bool isBesideAgent(const WatchedTarget &target);

/// A target's part of a push (semantics §6), as JSON; the same for the same observation. An unreadable version file is a note.
QByteArray reportSection(const WatchedTarget &target, const ProbeResult &result, const Result<std::optional<StickerFile>> &file);

} // namespace tidegate
