// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/copying/workspacecopy.h"

#include "services/copying/copiedsecrets.h"
#include "services/copying/copytarget.h"
#include "services/domain/principal.h"
#include "services/domain/say.h"
#include "services/operations/auditseals.h"
#include "services/store/incomplete.h"

using namespace Qt::StringLiterals;

namespace tidegate {

/// A tenant, and what of it was read from the source in one snapshot.
struct WorkspaceCopy::CopiedTenant
{
    Tenant tenant;
    QList<TableCount> tables{};                                     ///< Rows that have to be in the target.
    qint64 change = 0;                                              ///< Where the feed stood.
    QList<std::pair<const sql::Table *, QList<Row>>> credentials{}; ///< Kept back: nobody gets into a target that is not complete.
};

WorkspaceCopy::WorkspaceCopy(Database &source, Database &target, const Clock &clock, CopyOptions options)
    : m_source(source), m_target(target), m_clock(clock), m_options(std::move(options))
{
    if (m_options.mark.isEmpty())
        m_options.mark = newCopyMark(clock.now());
}

Result<CopyPlan> WorkspaceCopy::plan()
{
    RETURN_IF_ERROR(checkTargetIsFree(m_target, m_options.mark));
    ASSIGN_OR_RETURN(m_storesNul, m_target.read(localTenant, [](Transaction &transaction) -> Result<bool> { return transaction.rows.storesNul(); }));
    return planCopy(m_source, m_options, m_storesNul);
}

Result<CopyOutcome> WorkspaceCopy::run(const CopyPlan &plan)
{
    m_hasBegun = true;
    RETURN_IF_ERROR(claimTarget(m_target, m_options.mark));
    m_done = 0;
    m_total = plan.rows();
    ASSIGN_OR_RETURN(QList<CopiedTenant> tenants, copyTenants(plan));
    CopyOutcome outcome{.rows = m_done, .logs = {}};
    m_done = 0;
    m_total = plan.rowsOf("audit_entries");
    for (const CopiedTenant &tenant : std::as_const(tenants)) {
        ASSIGN_OR_RETURN(const auto verified, verify(tenant));
        outcome.logs.append({tenant.tenant.name, verified});
    }
    RETURN_IF_ERROR(finish(tenants));
    ASSIGN_OR_RETURN(outcome.missed, missed(tenants));
    RETURN_IF_ERROR(releaseTarget(m_target, m_source));
    return outcome;
}

Result<QList<WorkspaceCopy::CopiedTenant>> WorkspaceCopy::copyTenants(const CopyPlan &plan)
{
    QList<CopiedTenant> tenants;
    for (const TenantPlan &planned : plan.tenants) {
        CopiedTenant tenant{planned.tenant};
        RETURN_IF_ERROR(m_source.read(tenant.tenant.id, [&](Transaction &from) { return copyTenant(from, tenant); }));
        tenants.append(tenant);
    }
    return tenants;
}

/// What comes when everything else is there and verified.
Result<void> WorkspaceCopy::finish(QList<CopiedTenant> &tenants)
{
    for (CopiedTenant &tenant : tenants) {
        RETURN_IF_ERROR(putCredentials(tenant));
        RETURN_IF_ERROR(compare(tenant));
        RETURN_IF_ERROR(sealAnew(tenant.tenant.id));
    }
    return {};
}

Result<void> WorkspaceCopy::giveUp()
{
    return giveTargetBack(m_target, m_options.mark);
}

bool WorkspaceCopy::leftIncomplete()
{
    if (!m_hasBegun)
        return false;
    const auto mark = incompleteMark(m_target);
    return !mark || *mark == m_options.mark;
}

Result<void> WorkspaceCopy::copyTenant(Transaction &from, CopiedTenant &tenant)
{
    ASSIGN_OR_RETURN(tenant.change, from.journal.head());
    for (const sql::Table &table : storedTables()) {
        if (!table.isOfTenant())
            continue;
        ASSIGN_OR_RETURN(const qint64 there, from.rows.count(table));
        ASSIGN_OR_RETURN(const qint64 copied, copyTable(from, tenant, table));
        if (isTaken(table, m_options) && copied != there)
            return makeError(ErrorKind::Unavailable, say("database-damaged/any"), QString::fromLatin1(table.name));
        tenant.tables.append({.table = table.name, .rows = copied});
    }
    return {};
}

/// How many rows were copied.
Result<qint64> WorkspaceCopy::copyTable(Transaction &from, CopiedTenant &tenant, const sql::Table &table)
{
    if (!isTaken(table, m_options))
        return 0;
    tell(CopyProgress::Phase::Copying, tenant.tenant.name, QString::fromLatin1(table.name));
    qint64 copied = 0;
    const auto put = [&](QList<Row> &rows) -> Result<void> {
        if (isCredential(table))
            tenant.credentials.append({&table, rows});
        else
            RETURN_IF_ERROR(putPage(tenant, table, rows));
        copied += rows.size();
        m_done += rows.size();
        tell(CopyProgress::Phase::Copying, tenant.tenant.name, QString::fromLatin1(table.name));
        return {};
    };
    RETURN_IF_ERROR(forEachPage(from.rows, table, m_options, put));
    RETURN_IF_ERROR(putOwnReferences(from, tenant, table));
    return copied;
}

Result<void> WorkspaceCopy::putPage(const CopiedTenant &tenant, const sql::Table &table, QList<Row> &rows)
{
    RETURN_IF_ERROR(checkTexts(table, rows, m_storesNul));
    if (table.name == "secrets")
        RETURN_IF_ERROR(sealAgain(table, rows, m_options));
    return m_target.write(tenant.tenant.id, [&](Transaction &to) { return to.rows.insert(table, rows); });
}

Result<void> WorkspaceCopy::putCredentials(CopiedTenant &tenant)
{
    for (auto &[table, rows] : tenant.credentials)
        RETURN_IF_ERROR(putPage(tenant, *table, rows));
    return {};
}

/// A row may name one that comes behind it, so names are filled in when all rows are there.
Result<void> WorkspaceCopy::putOwnReferences(Transaction &from, const CopiedTenant &tenant, const sql::Table &table)
{
    if (table.ownReferences.isEmpty())
        return {};
    return forEachPage(from.rows, table, m_options, [&](QList<Row> &rows) {
        return m_target.write(tenant.tenant.id, [&](Transaction &to) -> Result<void> {
            for (const Row &row : std::as_const(rows))
                RETURN_IF_ERROR(to.rows.refer(table, row));
            return {};
        });
    });
}

Result<void> WorkspaceCopy::compare(const CopiedTenant &tenant)
{
    return m_target.read(tenant.tenant.id, [&](Transaction &transaction) -> Result<void> {
        for (const sql::Table &table : storedTables()) {
            const auto expected = std::find_if(tenant.tables.begin(), tenant.tables.end(), [&](const TableCount &each) { return each.table == table.name; });
            if (expected == tenant.tables.end())
                continue;
            ASSIGN_OR_RETURN(const qint64 found, transaction.rows.count(table));
            if (found != expected->rows)
                return makeError(ErrorKind::Conflict, say("copy-target-changed", found, QString::fromLatin1(table.name), tenant.tenant.name, expected->rows));
        }
        return {};
    });
}

Result<AuditVerification> WorkspaceCopy::verify(const CopiedTenant &tenant)
{
    AuditSeals seals(m_target, m_clock);
    if (m_options.sourceKey)
        seals.setKey(m_options.sourceKey->key, m_options.sourceKey->sealFile);
    AuditCheck chain(tenant.tenant.id, {}, seals.proofFor(tenant.tenant.id));
    const qint64 before = m_done;
    for (bool isDone = false; !isDone;) {
        if (m_options.isStopped && m_options.isStopped())
            return makeError(ErrorKind::Unavailable, say("copy-stopped"));
        ASSIGN_OR_RETURN(isDone, m_target.read(tenant.tenant.id, [&](Transaction &transaction) { return chain.step(transaction); }));
        m_done = before + chain.outcome().rows;
        tell(CopyProgress::Phase::Verifying, tenant.tenant.name, {});
    }
    if (!chain.outcome().valid)
        return makeError(ErrorKind::Conflict, say("copy-audit", tenant.tenant.name, chain.outcome().flaw));
    return chain.outcome();
}

/// What the key of the source has just proven the key of the target vouches for from now on.
Result<void> WorkspaceCopy::sealAnew(TenantId tenant)
{
    if (!m_options.targetKey || (m_options.sourceKey && m_options.sourceKey->key.id() == m_options.targetKey->key.id()))
        return {};
    AuditSeals seals(m_target, m_clock);
    seals.setKey(m_options.targetKey->key, m_options.targetKey->sealFile);
    return seals.seal(tenant);
}

/// Changes of the source since, a new tenant among them.
Result<qint64> WorkspaceCopy::missed(const QList<CopiedTenant> &tenants)
{
    ASSIGN_OR_RETURN(const auto now, m_source.read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); }));
    qint64 missed = now.size() - tenants.size();
    for (const CopiedTenant &each : tenants) {
        ASSIGN_OR_RETURN(const qint64 change, m_source.read(each.tenant.id, [](Transaction &transaction) { return transaction.journal.head(); }));
        missed += change - each.change;
    }
    return missed;
}

void WorkspaceCopy::tell(CopyProgress::Phase phase, const QString &tenant, const QString &table) const
{
    if (m_options.onProgress)
        m_options.onProgress({phase, tenant, table, m_done, m_total});
}

} // namespace tidegate
