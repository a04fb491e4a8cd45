// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/freezewindow.h"

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

struct FreezeQuery
{
    EnvironmentId environment;  ///< Null: all that are not deleted.
    std::optional<bool> active; ///< Judged at `now`.
    Instant now;
    std::optional<Instant> from; ///< Half-open [from, to): windows that overlap it.
    std::optional<Instant> to;
    bool includeDeleted = false;
    int limit = 1000;
    std::optional<std::pair<Instant, FreezeWindowId>> after; ///< Keyset: the last row of the page before.
};

class FreezeWindowStore
{
public:
    FreezeWindowStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// Ordered by start, then id.
    Result<QList<FreezeWindow>> list(const FreezeQuery &query) const;
    /// Those that are active at the instant or begin later, of one environment or, with a null id, of all.
    Result<QList<FreezeWindow>> activeOrUpcoming(EnvironmentId environment, Instant at) const;
    /// Also finds deleted ones.
    Result<FreezeWindow> find(FreezeWindowId id) const;
    /// A live window of the same environment with the same start and end.
    Result<std::optional<FreezeWindowId>> duplicate(EnvironmentId environment, Instant start, Instant end) const;
    /// Live windows of the environment that overlap [start, end), except one.
    Result<QList<FreezeWindowId>> overlapping(EnvironmentId environment, Instant start, Instant end, FreezeWindowId except) const;

    Result<void> insert(const FreezeWindow &window);
    /// version must be the stored one plus one; Stale otherwise. Deleting is an update that sets deletedAt or an earlier end.
    Result<void> update(const FreezeWindow &window);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
