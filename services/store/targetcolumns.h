// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targetconnection.h"
#include "services/domain/textrules.h"
#include "services/store/columns.h"

namespace tidegate {

/// The columns of a Target and of a TargetRow. What is observed has statements of its own.
template <typename Visit>
void targetColumns(Visit &visit, auto &target)
{
    using sql::ColumnUse;
    visit("id", target.id, ColumnUse::Key);
    visit("environment_id", target.environmentId);
    visit("target_group_id", target.targetGroupId);
    visit("name", target.name);
    visit.derived("name_folded", target.name, sql::folded);
    visit.derived("name_searchable", target.name, searchable);
    visit("type", target.type, ColumnUse::Once);
    visit("connection_json", target.connection);
    visit.derived("by_agent", target.connection, isByAgent);
    visit("labels_json", target.labels);
    visit("deployment_directory", target.deploymentDirectory);
    visit("enabled", target.enabled);
    visit("health", target.health.status, ColumnUse::Once);
    visit("health_message", target.health.message, ColumnUse::Once);
    visit("health_code", target.health.code, ColumnUse::Once);
    visit("health_params_json", target.health.params, ColumnUse::Once);
    visit("health_checked_at", target.health.checkedAt, ColumnUse::Once);
    visit("health_since", target.healthSince, ColumnUse::Once);
    visit("health_duration", target.health.duration, ColumnUse::Once);
    visit("drift_status", target.driftStatus, ColumnUse::Once);
    visit("drift_since", target.driftSince, ColumnUse::Once);
    visit("drift_count", target.driftCount, ColumnUse::Once);
    visit("release_id", target.currentRelease.id, ColumnUse::Once);
    visit("release_name", target.currentRelease.name, ColumnUse::Once);
    visit("deployed_at", target.currentRelease.deployedAt, ColumnUse::Once);
    visit("version", target.version, ColumnUse::Version);
    visit("created_at", target.createdAt, ColumnUse::Once);
    visit("created_by", target.createdBy, ColumnUse::Once);
    visit("updated_at", target.updatedAt);
    visit("updated_by", target.updatedBy);
    if constexpr (requires { target.healthInterval; })
        visit("e.health_check_interval", target.healthInterval, ColumnUse::Shown);
    if constexpr (requires { target.byAgent; })
        visit("t.by_agent", target.byAgent, ColumnUse::Shown);
}

} // namespace tidegate
