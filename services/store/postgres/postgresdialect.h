// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/dialect.h"

#include <string>
#include <string_view>

namespace tidegate::sql {

/// Instants are milliseconds since 1970 as bigint, as everywhere: timestamptz would bring infinity, microseconds and a session's zone. JSON is kept as the
/// text it came as, because the audit chain hashes it. Texts are compared by their bytes, whatever collation the database has.
class PostgresDialect final : public Dialect
{
public:
    QByteArray name() const override { return QByteArrayLiteral("postgresql"); }
    QByteArray setVersion(int) const override { return {}; }
    Fragment rowLock() const override { return " FOR UPDATE"; }
    Fragment freeRowLock() const override { return " FOR UPDATE OF l SKIP LOCKED"; }
    /// Snapshots with the same bounds and the same transactions under way see the same rows, as long as it is the same run of the server. A standby does not
    /// tell which are under way, and where Citus is, what is committed on another server changes nothing here.
    Fragment snapshot() const override
    {
        return "SELECT CASE WHEN pg_is_in_recovery() OR to_regclass('pg_catalog.pg_dist_node') IS NOT NULL THEN '' "
               "ELSE pg_current_snapshot()::text || ' ' || extract(epoch FROM pg_postmaster_start_time()) END";
    }
    bool namesSnapshotsForAll() const override { return true; }
    Fragment now() const override { return "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"; }
    bool storesNul() const override { return false; }

    /// "?7" becomes "$7" outside of quoted texts.
    static std::string numbered(std::string_view sql);

protected:
    QByteArray token(const QByteArray &token) const override;
    QByteArray finished(const QByteArray &statement) const override;
};

} // namespace tidegate::sql
