// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/healthstore.h"

#include "services/sql/query.h"
#include "services/store/values.h"

namespace tidegate {
namespace {

constexpr char insertTransition[] = R"(
INSERT INTO health_transitions (tenant_id, target_id, ordinal, at, from_health, to_health, message, source, message_json)
SELECT ?1, ?2, COALESCE(MAX(ordinal), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8 FROM health_transitions WHERE tenant_id = ?1 AND target_id = ?2)";

constexpr char selectTransitions[] = R"(
SELECT at, from_health, to_health, message, source, message_json FROM health_transitions
WHERE tenant_id = ?1 AND target_id = ?2 AND at >= ?3 AND at < ?4 ORDER BY at DESC, ordinal DESC LIMIT ?5)";

// Due is what was not checked for 110 % of the interval, or by a clock that was ahead (isAhead()).
constexpr char selectBacklog[] = R"(
SELECT e.health_check_interval, COUNT(*), MAX(CASE WHEN t.health_checked_at <= ?2 + 120000 THEN t.health_checked_at END),
    SUM(CASE WHEN t.health_checked_at BETWEEN ?2 - e.health_check_interval * 1100 AND ?2 + 120000 THEN 0 ELSE 1 END),
    MIN(CASE WHEN t.health_checked_at BETWEEN ?2 - e.health_check_interval * 1100 AND ?2 + 120000 THEN NULL
        WHEN t.health_checked_at < ?2 AND t.health_checked_at + e.health_check_interval * 1100 > t.updated_at
            THEN t.health_checked_at + e.health_check_interval * 1100
        ELSE t.updated_at END)
FROM environments e CROSS JOIN targets t
WHERE e.tenant_id = ?1 AND t.tenant_id = ?1 AND t.environment_id = e.id AND t.deleted_at IS NULL AND e.health_check_interval > 0
    AND t.enabled = ?3 AND t.by_agent = ?4
GROUP BY e.id, e.health_check_interval)";

constexpr char insertOne[] = R"(
INSERT INTO operations (tenant_id, id, kind, status, done, total, results_json, created_at, updated_at, server_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";

constexpr char updateOne[] = R"(
UPDATE operations SET status = ?3, done = ?4, total = ?5, results_json = ?6, updated_at = ?7 WHERE tenant_id = ?1 AND id = ?2)";

// 0 and 1 are queued and running, 3 and 4 failed and partial.
constexpr char abandon[] = "UPDATE operations SET status = CASE WHEN done > 0 THEN 4 ELSE 3 END, updated_at = ";
constexpr char ofServersGone[] = " AND status IN (0, 1) AND (server_id IS NULL OR NOT EXISTS (SELECT 1 FROM servers s WHERE s.id = operations.server_id "
                                 "AND s.alive_until > ";

constexpr char cancelOne[] = "UPDATE operations SET cancelled_at = ?3 WHERE tenant_id = ?1 AND id = ?2 AND status IN (0, 1)";
constexpr char selectCancelled[] = "SELECT cancelled_at IS NOT NULL FROM operations WHERE tenant_id = ?1 AND id = ?2";

constexpr char dateOperations[] = "UPDATE operations SET updated_at = ?2 WHERE tenant_id = ?1 AND updated_at > ?3";

// Of each target, so that their index is walked.
constexpr char dateTransitions[] = R"(
UPDATE health_transitions SET at = ?2 WHERE tenant_id = ?1 AND at > ?3 AND target_id IN (SELECT id FROM targets WHERE tenant_id = ?1))";

// Of each target, so that their index is walked; its last one stays.
constexpr char deleteTransitions[] = R"(
DELETE FROM health_transitions WHERE tenant_id = ?1 AND at < ?2 AND target_id IN (SELECT id FROM targets WHERE tenant_id = ?1)
    AND EXISTS (SELECT 1 FROM health_transitions n WHERE n.tenant_id = ?1 AND n.target_id = health_transitions.target_id
        AND n.ordinal > health_transitions.ordinal))";

constexpr char deleteEnded[] = "DELETE FROM operations WHERE tenant_id = ?1 AND updated_at < ?2 AND status NOT IN (0, 1)";

constexpr char selectOne[] = R"(
SELECT id, kind, status, done, total, results_json, created_at, updated_at, server_id FROM operations WHERE tenant_id = ?1 AND id = ?2)";

HealthTransition toTransition(const sql::Query &row)
{
    return {.at = row.instant(0),
            .from = static_cast<Health>(row.int64(1)),
            .to = static_cast<Health>(row.int64(2)),
            .message = row.string(3),
            .source = row.string(4),
            .said = messageFromJson(sql::toObject(row.text(5)))};
}

CheckBacklog toBacklog(const sql::Query &row)
{
    return {.interval = std::chrono::seconds(row.int64(0)),
            .targets = row.integer(1),
            .waiting = row.integer(3),
            .waitingSince = row.optionalInstant(4),
            .lastCheckedAt = row.optionalInstant(2)};
}

Operation toOperation(const sql::Query &row)
{
    return {.id = OperationId(row.uuid(0)),
            .kind = row.string(1),
            .status = static_cast<OperationStatus>(row.int64(2)),
            .done = row.integer(3),
            .total = row.integer(4),
            .results = row.utf8(5),
            .createdAt = row.instant(6),
            .updatedAt = row.instant(7),
            .server = ServerId(row.uuid(8))};
}

} // namespace

Result<void> HealthStore::append(TargetId target, const HealthTransition &transition)
{
    const QByteArray said = sql::toJson(transition.said.isEmpty() ? QJsonObject() : toJson(transition.said));
    return sql::send(m_connection, insertTransition, m_tenant, target, transition.at, sql::code(transition.from), sql::code(transition.to), transition.message,
                     transition.source, sql::asText(said));
}

Result<QList<HealthTransition>> HealthStore::history(TargetId target, Instant from, Instant to, int limit) const
{
    sql::Query rows(m_connection, selectTransitions, m_tenant, target, from, to, limit);
    return sql::readAll(rows, toTransition);
}

Result<QList<CheckBacklog>> HealthStore::backlog(Instant now) const
{
    sql::Query rows(m_connection, selectBacklog, m_tenant, now, true, false);
    return sql::readAll(rows, toBacklog);
}

Result<void> HealthStore::insertOperation(const Operation &operation)
{
    return sql::execute(m_connection, insertOne, m_tenant, operation.id, operation.kind, sql::code(operation.status), operation.done, operation.total,
                        sql::asText(operation.results), operation.createdAt, operation.updatedAt, operation.server);
}

Result<void> HealthStore::updateOperation(const Operation &operation)
{
    return sql::changeOne(m_connection, updateOne, m_tenant, operation.id, sql::code(operation.status), operation.done, operation.total,
                          sql::asText(operation.results), operation.updatedAt);
}

Result<void> HealthStore::forgetOperations(Instant before)
{
    return sql::execute(m_connection, deleteEnded, m_tenant, before);
}

Result<void> HealthStore::forgetTransitions(Instant before)
{
    return sql::execute(m_connection, deleteTransitions, m_tenant, before);
}

Result<void> HealthStore::dateAhead(Instant now)
{
    RETURN_IF_ERROR(sql::execute(m_connection, dateTransitions, m_tenant, now, now + clockAllowance));
    return sql::execute(m_connection, dateOperations, m_tenant, now, now + clockAllowance);
}

Result<QList<OperationId>> HealthStore::abandonOperations(Instant at)
{
    sql::Builder builder;
    builder.add(abandon, at).add(" WHERE tenant_id = ", m_tenant.uuid()).add(ofServersGone).add(m_connection.dialect().now()).add(")) RETURNING id");
    sql::Query rows(m_connection, builder);
    return sql::readAll(rows, [](const sql::Query &row) { return OperationId(row.uuid(0)); });
}

Result<void> HealthStore::cancelOperation(OperationId id, Instant at)
{
    return sql::execute(m_connection, cancelOne, m_tenant, id, at);
}

Result<bool> HealthStore::isCancelled(OperationId id) const
{
    sql::Query row(m_connection, selectCancelled, m_tenant, id);
    return sql::readOne(row, [](const sql::Query &found) { return found.boolean(0); });
}

Result<Operation> HealthStore::findOperation(OperationId id) const
{
    sql::Query row(m_connection, selectOne, m_tenant, id);
    return sql::readOne(row, toOperation);
}

} // namespace tidegate
