// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/health.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"
#include "services/domain/texts.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace tidegate {

/// config of an environment (semantics §1). Seconds.
struct EnvironmentConfig
{
    int deploymentTimeout = 600;  ///< 1–86,400 s.
    int healthCheckInterval = 30; ///< 5–86,400 s; 0 turns scheduled checks off.
    DriftPolicy driftPolicy = DriftPolicy::Labelled;
    QJsonObject extra; ///< Anything else the tenant keeps there.

    friend bool operator==(const EnvironmentConfig &, const EnvironmentConfig &) = default;
};

/// A stage of the pipeline that deployments go to. services/domain/rows.h has it once more, borrowed from a row of the store.
template <typename Text, typename Config>
struct BasicEnvironment
{
    EnvironmentId id;
    Text name;        ///< Lower-case host-name label, unique among the live ones of a tenant.
    Text displayName; ///< 1–128 characters.
    Text description;
    int orderIndex = 0; ///< ≥ 0; ties are ordered by name.
    bool isProduction = false;
    Config config;
    int requiredApprovals = 0; ///< 0–10.
    bool requireSeparationOfDuties = false;
    Text promotionPolicy = constantText<Text>("default");
    EnvironmentId autoPromoteFrom; ///< Null: none.

    qint64 version = 0; ///< Grows by one with each change; the ETag.
    Instant createdAt;
    UserId createdBy;
    Instant updatedAt;
    UserId updatedBy;

    friend bool operator==(const BasicEnvironment &, const BasicEnvironment &) = default;
};
struct Environment : BasicEnvironment<QString, EnvironmentConfig>
{
    friend bool operator==(const Environment &, const Environment &) = default;
};

/// True for names that say "production" (prod, production, live, also with a suffix), the default of isProduction at creation.
bool looksLikeProduction(const QString &name, const QString &displayName);

/// Checks every rule that needs no store and returns all violations at once. What is kept of `stored` may break the rules for names, which
/// are younger than some of them.
Result<Environment> validated(Environment environment, const Environment *stored = nullptr);

} // namespace tidegate
