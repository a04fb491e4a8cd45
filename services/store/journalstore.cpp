// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/journalstore.h"

#include "services/domain/try.h"
#include "services/sql/query.h"

namespace tidegate {
namespace {

constexpr char lockCounter[] = "SELECT seq, import_id FROM change_counters WHERE tenant_id = ";
constexpr char updateCounter[] = "UPDATE change_counters SET seq = ?2 WHERE tenant_id = ?1";

constexpr char insertChange[] = R"(
INSERT INTO changes (tenant_id, seq, at, kind, entity_type, entity_id, environment_id, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";

constexpr char selectSince[] = R"(
SELECT seq, at, kind, entity_type, entity_id, environment_id, version FROM changes
WHERE tenant_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3)";

constexpr char selectHead[] = "SELECT seq FROM change_counters WHERE tenant_id = ?1";

constexpr char deleteOld[] = R"(
DELETE FROM changes WHERE tenant_id = ?1 AND at < ?2 AND seq < (SELECT MAX(seq) FROM changes WHERE tenant_id = ?1))";

constexpr char selectAnswer[] = R"(
SELECT request_hash, status, body, etag, location FROM answers
WHERE tenant_id = ?1 AND user_id = ?2 AND route = ?3 AND idempotency_key = ?4)";

constexpr char upsertAnswer[] = R"(
INSERT INTO answers (tenant_id, user_id, route, idempotency_key, request_hash, status, body, etag, location, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (tenant_id, user_id, route, idempotency_key) DO UPDATE SET request_hash = excluded.request_hash,
    status = excluded.status, body = excluded.body, etag = excluded.etag, location = excluded.location, at = excluded.at)";

constexpr char dateAnswers[] = "UPDATE answers SET at = ?2 WHERE tenant_id = ?1 AND at > ?3";
constexpr char dateChanges[] = "UPDATE changes SET at = ?2 WHERE tenant_id = ?1 AND at > ?3";

constexpr char deleteAnswers[] = "DELETE FROM answers WHERE tenant_id = ?1 AND at < ?2";

Change toChange(const sql::Query &row)
{
    return {.seq = row.int64(0),
            .at = row.instant(1),
            .kind = row.string(2),
            .entityType = row.string(3),
            .entityId = row.uuid(4),
            .environment = EnvironmentId(row.uuid(5)),
            .version = row.int64(6)};
}

RememberedAnswer toAnswer(const sql::Query &row)
{
    return {.requestHash = row.bytes(0), .status = row.integer(1), .body = row.bytes(2), .etag = row.bytes(3), .location = row.bytes(4)};
}

} // namespace

JournalStore::JournalStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

JournalStore::~JournalStore() = default;

Result<void> JournalStore::takeTurn()
{
    sql::Builder builder;
    builder.add(lockCounter, m_tenant.uuid()).add(m_connection.dialect().rowLock());
    sql::Query row(m_connection, builder);
    const auto taken = sql::readOptional(row, [](const sql::Query &found) { return std::pair(found.int64(0), ImportId(found.uuid(1))); });
    if (!taken)
        return taken.error();
    if (*taken) { // a tenant that is only being made has no row yet, and nobody else knows it
        m_newest = (*taken)->first;
        m_import = (*taken)->second;
    }
    return {};
}

Result<qint64> JournalStore::append(const Change &change)
{
    if (!m_newest)
        RETURN_IF_ERROR(takeTurn());
    if (!m_newest)
        return notFound();
    const qint64 seq = *m_newest + 1;
    RETURN_IF_ERROR(
        sql::send(m_connection, insertChange, m_tenant, seq, change.at, change.kind, change.entityType, change.entityId, change.environment, change.version));
    m_newest = seq;
    m_hasGrown = true;
    m_head.reset(); // whoever asked ahead asked for what was before
    return seq;
}

Result<void> JournalStore::keepCounter()
{
    return m_hasGrown ? sql::send(m_connection, updateCounter, m_tenant, *m_newest) : Result<void>();
}

Result<QList<Change>> JournalStore::since(qint64 since, int limit) const
{
    sql::Query rows(m_connection, selectSince, m_tenant, since, limit);
    return sql::readAll(rows, toChange);
}

Result<qint64> JournalStore::head() const
{
    if (m_hasGrown)
        return *m_newest;
    const std::unique_ptr<sql::Query> row = m_head ? std::move(m_head) : askForHead();
    ASSIGN_OR_RETURN(const auto seq, sql::readOptional(*row, [](const sql::Query &found) { return found.int64(0); }));
    return seq.value_or(0);
}

std::unique_ptr<sql::Query> JournalStore::askForHead() const
{
    std::unique_ptr<sql::Query> row(new sql::Query(m_connection, selectHead, m_tenant)); // a Fragment cannot be handed on
    row->ask();
    return row;
}

void JournalStore::askHead()
{
    if (!m_hasGrown)
        m_head = askForHead();
}

Result<void> JournalStore::trim(Instant before)
{
    return sql::execute(m_connection, deleteOld, m_tenant, before);
}

Result<std::optional<RememberedAnswer>> JournalStore::answer(const Subject &caller, const QByteArray &route, const QByteArray &key) const
{
    sql::Query row(m_connection, selectAnswer, m_tenant, caller.id(), route, key);
    return sql::readOptional(row, toAnswer);
}

Result<void> JournalStore::remember(const Subject &caller, const QByteArray &route, const QByteArray &key, const RememberedAnswer &answer, Instant at)
{
    return sql::send(m_connection, upsertAnswer, m_tenant, caller.id(), route, key, answer.requestHash, answer.status, answer.body, answer.etag,
                     answer.location, at);
}

Result<void> JournalStore::dateAhead(Instant now)
{
    RETURN_IF_ERROR(sql::execute(m_connection, dateAnswers, m_tenant, now, now + clockAllowance));
    return sql::execute(m_connection, dateChanges, m_tenant, now, now + clockAllowance);
}

Result<void> JournalStore::forgetAnswers(Instant before)
{
    return sql::execute(m_connection, deleteAnswers, m_tenant, before);
}

} // namespace tidegate
