// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/database.h"
#include "services/store/postgres/postgresnotices.h"
#include "services/store/postgres/postgrespool.h"
#include "services/store/postgres/writerturns.h"

namespace tidegate::sql {

/// The store in a Postgres database that several servers share.
///
/// A read is one snapshot (REPEATABLE READ). Writers of a tenant take its counter row first, in this process and between servers, so that audit log and feed
/// have no gaps and the order of commits; writers of different tenants do not wait for each other. Row-level security stands behind the conditions of the
/// statements: a transaction sees its own tenant.
class PostgresDatabase final : public Database
{
public:
    /// Opens, checks and, when asked to, migrates. Refuses a role that row-level security does not bind, tables that are not protected, and a newer schema,
    /// each with a sentence that says what to do. Blocks while it opens.
    static Result<std::unique_ptr<PostgresDatabase>> open(const DatabaseOptions &options);
    ~PostgresDatabase() override;

    bool isShared() const override { return true; }
    void setListener(Listener listener) override { m_notices.setListener(std::move(listener)); }
    int schemaVersion() const override;
    Result<void> check() override;

protected:
    Result<std::unique_ptr<BegunTransaction>> beginRead(TenantId tenant) override;
    Result<std::unique_ptr<BegunTransaction>> beginWrite(TenantId tenant) override { return beginWriting(tenant, true); }
    Result<std::unique_ptr<BegunTransaction>> beginAside(TenantId tenant) override { return beginWriting(tenant, false); }
    void tellOthers(TenantId tenant) override { m_notices.tell(tenant); }

private:
    class Reading;
    class Writing;
    struct Held;

    explicit PostgresDatabase(const PostgresAddress &address);
    Result<void> prepare(const DatabaseOptions &options);
    Result<std::unique_ptr<BegunTransaction>> beginWriting(TenantId tenant, bool inTurn);
    Held &heldByThisThread();

    const quint64 m_serial; ///< Unlike an address, never used again.
    bool m_isReadOnly = false;
    PostgresPool m_readers;
    PostgresPool m_writers; ///< Of its own, so that reading does not keep a writer from a connection.
    PostgresPool m_checks;  ///< Likewise: whether the store answers is asked while all of the others are busy, too.
    WriterTurns m_turns;
    PostgresNotices m_notices;
};

} // namespace tidegate::sql
