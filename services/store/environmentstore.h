// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentsummary.h"
#include "services/domain/rows.h"

#include <QHash>

#include <functional>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// What the targets of one environment add up to; disabled ones do not count.
struct EnvironmentRollup
{
    HealthCounts health; ///< `stale` by the environment's own interval.
    DriftCounts drift;
    int targetCount = 0; ///< All live targets, disabled ones included.
    std::optional<CurrentRelease> currentRelease;
};

/// What stands in the way of deleting an environment.
struct EnvironmentBlockers
{
    struct Item
    {
        QString kind; ///< "target" or "targetGroup".
        QUuid id;
        QString name;
    };
    int targets = 0;
    int targetGroups = 0;
    QList<Item> items; ///< The first 50.
};

/// Environments of the transaction's tenant. Deleted ones are hidden unless a function says otherwise.
class EnvironmentStore
{
public:
    EnvironmentStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// In pipeline order: orderIndex, name, id.
    Result<void> forEach(const std::function<void(const EnvironmentRow &)> &visit) const;
    /// NotFound, also for another tenant's id.
    Result<void> visit(EnvironmentId id, const std::function<void(const EnvironmentRow &)> &visit) const;
    Result<Environment> find(EnvironmentId id) const;
    Result<QList<Environment>> list() const;
    /// Also finds a deleted one, with the instant of its deletion.
    Result<std::pair<Environment, std::optional<Instant>>> findWithDeleted(EnvironmentId id) const;

    /// Conflict `name-taken` or `id-taken`. The version must be 1.
    Result<void> insert(const Environment &environment);
    /// Stores the value with environment.version, which must be the stored version plus one; Stale otherwise.
    Result<void> update(const Environment &environment);
    Result<void> remove(EnvironmentId id, Instant at, UserId by);
    /// Conflict `name-taken` when the name was given away meanwhile.
    Result<void> restore(EnvironmentId id, Instant at, UserId by);
    /// Renumbers the listed ones from 1, in this order; bumps their versions. NotFound if one does not exist.
    Result<void> reorder(const QList<EnvironmentId> &order, Instant at, UserId by);

    Result<QHash<EnvironmentId, EnvironmentRollup>> rollups(Instant now) const;
    Result<EnvironmentRollup> rollup(EnvironmentId id, Instant now) const;
    Result<EnvironmentBlockers> blockers(EnvironmentId id) const;

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
