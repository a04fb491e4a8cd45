// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/health.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/target.h"

#include <optional>
#include <string_view>

namespace tidegate {

// Rows as they stand in the store, borrowed: every string_view is UTF-8 and valid only during the callback that hands the row out.
// Lists go row → JSON writer through these, without QString or a DOM, because that is where the time of a list request goes.

struct EnvironmentRow
{
    QUuid id;
    std::string_view name;
    std::string_view displayName;
    std::string_view description;
    qint64 orderIndex = 0;
    bool isProduction = false;
    std::string_view configJson; ///< Minified object, embedded verbatim.
    qint64 requiredApprovals = 0;
    bool requireSeparationOfDuties = false;
    std::string_view promotionPolicy;
    QUuid autoPromoteFrom; ///< Null: none.
    qint64 version = 0;
    Instant createdAt;
    QUuid createdBy;
    Instant updatedAt;
    QUuid updatedBy;
};

struct TargetRow
{
    QUuid id;
    QUuid environmentId;
    QUuid targetGroupId; ///< Null: none.
    std::string_view name;
    TargetType type = TargetType::DockerHost;
    std::string_view connectionJson;
    std::string_view labelsJson;
    std::string_view deploymentDirectory;
    bool enabled = true;
    Health health = Health::Unknown;
    std::string_view healthMessage;
    std::string_view healthCode;
    std::optional<Instant> healthCheckedAt;
    std::optional<Instant> healthSince;
    qint64 healthInterval = 30; ///< Seconds; of the environment, for staleness.
    DriftStatus driftStatus = DriftStatus::Unknown;
    std::optional<Instant> driftSince;
    qint64 driftCount = 0;
    QUuid releaseId; ///< Null: no sticker.
    std::string_view releaseName;
    std::optional<Instant> deployedAt;
    qint64 version = 0;
    Instant createdAt;
    QUuid createdBy;
    Instant updatedAt;
    QUuid updatedBy;
};

} // namespace tidegate
