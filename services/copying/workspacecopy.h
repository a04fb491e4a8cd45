// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/copying/copyplan.h"
#include "services/operations/auditcheck.h"

namespace tidegate {

/// What became of a copy.
struct CopyOutcome
{
    struct Log
    {
        QString tenant;
        AuditVerification verified; ///< On the target, with the key of the source.
    };

    qint64 rows = 0;
    QList<Log> logs;
    qint64 missed = 0; ///< Changes that were made at the source since its rows were read: they are not in the target.
};

/// Takes all tenants of one database to another, empty one: rows, ids, versions and history as they are. One thread.
///
/// Each tenant is read in one snapshot and written in many transactions, a few megabytes each. Nothing is written to the source. Until the end the
/// target bears a mark by which openDatabase() refuses it; a copy that was broken off leaves it there.
class WorkspaceCopy
{
public:
    WorkspaceCopy(Database &source, Database &target, const Clock &clock, CopyOptions options);

    /// Looks at both and changes nothing. If that fails, giveUp() is to follow.
    Result<CopyPlan> plan();
    /// Stored credentials are sealed under this key at the target; without it the key of the source goes along.
    void setTargetKey(const CopyKey &key) { m_options.targetKey = key; }
    /// Copies, compares how many rows there are on both sides, and verifies the audit logs of the target, all before the mark is taken away.
    Result<CopyOutcome> run(const CopyPlan &plan);
    /// Instead of run(): a target that was made for this copy is an empty database like any other from then on.
    Result<void> giveUp();
    /// Whether run() has begun and left the target incomplete; also when that cannot be found out.
    bool leftIncomplete();

private:
    struct CopiedTenant;

    Result<QList<CopiedTenant>> copyTenants(const CopyPlan &plan);
    Result<void> finish(QList<CopiedTenant> &tenants);
    Result<void> copyTenant(Transaction &from, CopiedTenant &tenant);
    Result<qint64> copyTable(Transaction &from, CopiedTenant &tenant, const sql::Table &table);
    Result<void> putPage(const CopiedTenant &tenant, const sql::Table &table, QList<Row> &rows);
    Result<void> putCredentials(CopiedTenant &tenant);
    Result<void> putOwnReferences(Transaction &from, const CopiedTenant &tenant, const sql::Table &table);
    Result<void> compare(const CopiedTenant &tenant);
    Result<AuditVerification> verify(const CopiedTenant &tenant);
    Result<void> sealAnew(TenantId tenant);
    Result<qint64> missed(const QList<CopiedTenant> &tenants);
    void tell(CopyProgress::Phase phase, const QString &tenant, const QString &table) const;

    Database &m_source;
    Database &m_target;
    const Clock &m_clock;
    CopyOptions m_options;
    bool m_storesNul = true;
    bool m_hasBegun = false;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace tidegate
