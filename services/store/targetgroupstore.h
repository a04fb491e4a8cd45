// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targetgroup.h"

#include <optional>
#include <utility>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

class TargetGroupStore
{
public:
    TargetGroupStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// Ordered by deployOrder, name, id; targetCount filled.
    Result<QList<TargetGroup>> list(EnvironmentId environment) const;
    /// Those of all environments with an id above `after` (null: from the first), ordered by id.
    Result<QList<TargetGroup>> listAll(TargetGroupId after, int limit) const;
    Result<TargetGroup> find(TargetGroupId id) const;
    /// Conflict `name-taken` or `id-taken`.
    Result<void> insert(const TargetGroup &group);
    /// version must be the stored one plus one; Stale otherwise.
    Result<void> update(const TargetGroup &group);
    Result<void> remove(TargetGroupId id, Instant at, UserId by);
    /// With the instant at which it was deleted, if it was.
    Result<std::pair<TargetGroup, std::optional<Instant>>> findWithDeleted(TargetGroupId id) const;
    /// Makes a deleted one live again, with those of the targets that detach() took out of it which were put nowhere else since. Conflict `name-taken`.
    Result<void> restore(TargetGroupId id, Instant at, UserId by);
    /// Takes all targets out of the group, which are remembered; returns how many.
    Result<int> detach(TargetGroupId id, Instant at, UserId by);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
