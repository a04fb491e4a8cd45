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
    std::optional<Instant> from; ///< Half-open [from, to): windows with an occurrence that overlaps it.
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
    /// Live windows of its environment with an occurrence that overlaps one of the window's, itself included if it is stored. Ordered by start, then id.
    Result<QList<FreezeWindow>> overlapping(const FreezeWindow &window) const;

    Result<void> insert(const FreezeWindow &window);
    /// version must be the stored one plus one; Stale otherwise. Deleting is an update that sets deletedAt or an earlier end.
    Result<void> update(const FreezeWindow &window);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
