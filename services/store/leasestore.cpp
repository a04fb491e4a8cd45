// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/leasestore.h"

#include "services/sql/query.h"

namespace tidegate {
namespace {

/// So many targets go into one statement, always: its text stays the same.
constexpr qsizetype targetsAtOnce = 32;

constexpr char deleteServer[] = "DELETE FROM servers WHERE id = ?1";

constexpr char selectLease[] = "SELECT target_id, server_id, worse_in_a_row FROM check_leases WHERE tenant_id = ?1 AND target_id = ?2";
constexpr char selectLeasesOf[] = "SELECT target_id, server_id, worse_in_a_row FROM check_leases WHERE tenant_id = ";

CheckLease toLease(const sql::Query &row)
{
    return {TargetId(row.uuid(0)), ServerId(row.uuid(1)), row.integer(2)};
}

/// " IN (…)" of up to targetsAtOnce targets, the last of them repeated.
void addTargets(sql::Builder &builder, const QList<TargetId> &targets)
{
    for (qsizetype i = 0; i < targetsAtOnce; ++i)
        builder.add(i == 0 ? sql::Fragment(" IN (") : sql::Fragment(", "), targets.at(std::min(i, targets.size() - 1)).uuid());
    builder.add(")");
}

Result<void> run(sql::Connection &connection, const sql::Builder &builder)
{
    const Result<bool> done = sql::Query(connection, builder).step();
    return done ? Result<void>() : done.error();
}

/// Each target has its row before somebody takes it.
Result<void> makeRows(sql::Connection &connection, TenantId tenant, ServerId server, const QList<TargetId> &targets)
{
    sql::Builder builder;
    builder.add("INSERT INTO check_leases (tenant_id, target_id, server_id, held_until, worse_in_a_row) SELECT t.tenant_id, t.id, ", server.uuid());
    builder.add(", 0, 0 FROM targets t WHERE t.tenant_id = ", tenant.uuid()).add(" AND t.id");
    addTargets(builder, targets);
    builder.add(" AND NOT EXISTS (SELECT 1 FROM check_leases k WHERE k.tenant_id = t.tenant_id AND k.target_id = t.id)");
    return run(connection, builder.add(" ORDER BY t.id ON CONFLICT (tenant_id, target_id) DO NOTHING"));
}

/// Their rows, locked.
Result<QList<CheckLease>> lockFree(sql::Connection &connection, TenantId tenant, ServerId server, const QList<TargetId> &targets)
{
    const sql::Dialect &dialect = connection.dialect();
    sql::Builder builder;
    builder.add("SELECT l.target_id, l.server_id, l.worse_in_a_row FROM check_leases l WHERE l.tenant_id = ", tenant.uuid()).add(" AND l.target_id");
    addTargets(builder, targets);
    builder.add(" AND (l.server_id = ", server.uuid()).add(" OR l.held_until <= ").add(dialect.now());
    builder.add(" OR NOT EXISTS (SELECT 1 FROM servers s WHERE s.id = l.server_id AND s.alive_until > ").add(dialect.now()).add("))");
    sql::Query rows(connection, builder.add(dialect.freeRowLock()));
    return sql::readAll(rows, toLease);
}

Result<QList<CheckLease>> claimSome(sql::Connection &connection, TenantId tenant, ServerId server, const QList<TargetId> &targets, qint64 length)
{
    RETURN_IF_ERROR(makeRows(connection, tenant, server, targets));
    ASSIGN_OR_RETURN(auto leases, lockFree(connection, tenant, server, targets));
    if (leases.isEmpty())
        return leases;
    QList<TargetId> taken;
    for (CheckLease &lease : leases) {
        lease.server = server;
        taken.append(lease.target);
    }
    sql::Builder builder;
    builder.add("UPDATE check_leases SET server_id = ", server.uuid()).add(", held_until = ").add(connection.dialect().now()).add(" + ", length);
    builder.add(" WHERE tenant_id = ", tenant.uuid()).add(" AND target_id");
    addTargets(builder, taken);
    RETURN_IF_ERROR(run(connection, builder));
    return leases;
}

} // namespace

Result<Instant> LeaseStore::databaseNow() const
{
    sql::Builder builder;
    sql::Query row(m_connection, builder.add("SELECT ").add(m_connection.dialect().now()));
    return sql::readOne(row, [](const sql::Query &found) { return found.instant(0); });
}

Result<void> LeaseStore::keepAlive(ServerId server, std::chrono::milliseconds length)
{
    sql::Builder builder;
    builder.add("INSERT INTO servers (id, alive_until) VALUES (", server.uuid()).add(", ").add(m_connection.dialect().now()).add(" + ", qint64(length.count()));
    return run(m_connection, builder.add(") ON CONFLICT (id) DO UPDATE SET alive_until = excluded.alive_until"));
}

Result<void> LeaseStore::leave(ServerId server)
{
    return sql::execute(m_connection, deleteServer, server);
}

Result<QList<ServerId>> LeaseStore::removeGone()
{
    sql::Builder builder;
    sql::Query rows(m_connection, builder.add("DELETE FROM servers WHERE alive_until <= ").add(m_connection.dialect().now()).add(" RETURNING id"));
    return sql::readAll(rows, [](const sql::Query &row) { return ServerId(row.uuid(0)); });
}

Result<QList<ServerId>> LeaseStore::present() const
{
    sql::Builder builder;
    sql::Query rows(m_connection, builder.add("SELECT id FROM servers WHERE alive_until > ").add(m_connection.dialect().now()).add(" ORDER BY id"));
    return sql::readAll(rows, [](const sql::Query &row) { return ServerId(row.uuid(0)); });
}

Result<QList<CheckLease>> LeaseStore::claim(ServerId server, const QList<TargetId> &targets, std::chrono::milliseconds length)
{
    QList<CheckLease> claimed;
    for (qsizetype first = 0; first < targets.size(); first += targetsAtOnce) {
        ASSIGN_OR_RETURN(const auto some, claimSome(m_connection, m_tenant, server, targets.mid(first, targetsAtOnce), length.count()));
        claimed += some;
    }
    return claimed;
}

Result<std::optional<CheckLease>> LeaseStore::find(TargetId target) const
{
    sql::Query row(m_connection, selectLease, m_tenant, target);
    return sql::readOptional(row, toLease);
}

Result<QHash<TargetId, CheckLease>> LeaseStore::find(const QList<TargetId> &targets) const
{
    QHash<TargetId, CheckLease> leases;
    for (qsizetype first = 0; first < targets.size(); first += targetsAtOnce) {
        sql::Builder builder;
        builder.add(selectLeasesOf, m_tenant.uuid()).add(" AND target_id");
        addTargets(builder, targets.mid(first, targetsAtOnce));
        sql::Query rows(m_connection, builder);
        RETURN_IF_ERROR(sql::forEachRow(rows, [&leases](const sql::Query &row) { leases.insert(TargetId(row.uuid(0)), toLease(row)); }));
    }
    return leases;
}

Result<void> LeaseStore::release(ServerId server, const QList<TargetId> &targets, int worseInARow, std::chrono::milliseconds pause)
{
    for (qsizetype first = 0; first < targets.size(); first += targetsAtOnce) {
        sql::Builder builder;
        builder.add("UPDATE check_leases SET worse_in_a_row = ", qint64(worseInARow));
        builder.add(", held_until = ").add(m_connection.dialect().now()).add(" + ", qint64(pause.count()));
        builder.add(" WHERE server_id = ", server.uuid()).add(" AND tenant_id = ", m_tenant.uuid()).add(" AND target_id");
        addTargets(builder, targets.mid(first, targetsAtOnce));
        RETURN_IF_ERROR(run(m_connection, builder));
    }
    return {};
}

Result<int> LeaseStore::countElsewhere(ServerId server, std::chrono::milliseconds pause) const
{
    const sql::Dialect &dialect = m_connection.dialect();
    sql::Builder builder;
    builder.add("SELECT COUNT(*) FROM check_leases l JOIN servers s ON s.id = l.server_id WHERE l.tenant_id = ", m_tenant.uuid());
    builder.add(" AND l.server_id <> ", server.uuid()).add(" AND s.alive_until > ").add(dialect.now());
    builder.add(" AND l.held_until > ").add(dialect.now()).add(" + ", qint64(pause.count()));
    sql::Query row(m_connection, builder);
    return sql::readOne(row, [](const sql::Query &found) { return found.integer(0); });
}

Result<void> LeaseStore::forgetWorse(const QList<TargetId> &targets)
{
    for (qsizetype first = 0; first < targets.size(); first += targetsAtOnce) {
        sql::Builder builder;
        builder.add("UPDATE check_leases SET worse_in_a_row = 0 WHERE worse_in_a_row <> 0 AND tenant_id = ", m_tenant.uuid()).add(" AND target_id");
        addTargets(builder, targets.mid(first, targetsAtOnce));
        RETURN_IF_ERROR(sql::Query(m_connection, builder).send());
    }
    return {};
}

} // namespace tidegate
