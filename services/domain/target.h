// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/health.h"
#include "services/domain/ids.h"
#include "services/domain/sticker.h"
#include "services/domain/targetgroup.h"

#include <QJsonObject>

namespace tidegate {

enum class TargetType { DockerHost, ComposeHost, EcsService, NomadJob };
QString toString(TargetType type); ///< "docker_host", "compose_host", "ecs_service", "nomad_job".
std::string_view toStringView(TargetType type);
std::optional<TargetType> targetTypeFromString(QStringView text);

/// The release a target carries according to its sticker.
template <typename Text>
struct BasicReleaseRef
{
    QUuid id; ///< Null: none.
    Text name;
    std::optional<Instant> deployedAt;

    friend bool operator==(const BasicReleaseRef &, const BasicReleaseRef &) = default;
};
using ReleaseRef = BasicReleaseRef<QString>;

/// Something deployments go to.
///
/// `connection` stays the JSON object of the contract; descriptorOf() (services/domain/targettypes.h) knows the members each type may have.
/// services/domain/rows.h has it once more, borrowed from a row of the store.
template <typename Text, typename Object, typename LabelSet>
struct BasicTarget
{
    TargetId id;
    EnvironmentId environmentId;
    TargetGroupId targetGroupId; ///< Null: in no group.
    Text name;                   ///< Unique in its environment.
    TargetType type = TargetType::DockerHost;
    Object connection;
    LabelSet labels;
    Text deploymentDirectory;
    bool enabled = true;

    BasicHealthReport<Text> health;
    std::optional<Instant> healthSince;
    bool healthStale = false; ///< Filled by reads only.
    DriftStatus driftStatus = DriftStatus::Unknown;
    std::optional<Instant> driftSince;
    int driftCount = 0; ///< Differences that count.
    BasicReleaseRef<Text> currentRelease;

    qint64 version = 0;
    Instant createdAt;
    UserId createdBy;
    Instant updatedAt;
    UserId updatedBy;

    friend bool operator==(const BasicTarget &, const BasicTarget &) = default;
};
struct Target : BasicTarget<QString, QJsonObject, Labels>
{
    friend bool operator==(const Target &, const Target &) = default;
};

/// What is kept of `stored` may break the rules for names, which are younger than some of them.
Result<Target> validated(Target target, const Target *stored = nullptr);

} // namespace tidegate
