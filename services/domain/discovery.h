// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/message.h"
#include "services/domain/target.h"

#include <QList>

#include <optional>

namespace tidegate {

/// How many containers, allocations or tasks of something run, and of how many.
struct RunCount
{
    int running = 0;
    int total = 0;

    friend bool operator==(const RunCount &, const RunCount &) = default;
};

/// Something that runs at a place and may become a target.
struct FoundWork
{
    TargetType type = TargetType::DockerHost;
    QString name;                  ///< What people there call it, as componentName() has it.
    QJsonObject connection;        ///< The members that tell it from the rest of the place, over those that were asked with.
    std::optional<RunCount> count; ///< Nothing: it was not told, or nothing of it is to run.
    std::optional<Remark> remark;  ///< What is to be known of it before it becomes one.

    friend bool operator==(const FoundWork &, const FoundWork &) = default;
};

constexpr qsizetype maxFoundWork = 2'000;

/// What runs at a place.
struct Discovery
{
    QList<FoundWork> found; ///< At most maxFoundWork, by name.
    bool isCut = false;     ///< There is more.
    int unusable = 0;       ///< What cannot be a target, because of its name, or could not be read.
    QString engine;         ///< What an engine calls itself, whatever the address it is reached by; empty: it does not say.
};

/// How asking for it went.
struct DiscoveryReport
{
    HealthReport report;
    std::optional<Discovery> discovery; ///< Nothing: the place did not tell; the report says why.
};

} // namespace tidegate
