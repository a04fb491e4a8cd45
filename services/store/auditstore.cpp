// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/auditstore.h"

#include "services/domain/say.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/values.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr char selectHead[] = "SELECT seq, hash FROM audit_entries WHERE tenant_id = ?1 ORDER BY seq DESC LIMIT 1";

constexpr char insertOne[] = R"(
INSERT INTO audit_entries (tenant_id, seq, at, actor_id, actor_name, via, action, entity_type, entity_id, entity_name, reason,
    before_json, after_json, window_ids, during_freeze, request_id, previous_hash, hash, hash_version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19))";

constexpr char selectEntries[] = "SELECT seq, at, actor_id, actor_name, via, action, entity_type, entity_id, entity_name, reason, before_json, after_json, "
                                 "window_ids, during_freeze, request_id, previous_hash, hash, hash_version FROM audit_entries WHERE tenant_id = ";

constexpr char insertText[] = "INSERT INTO audit_texts (tenant_id, seq, folded) VALUES (?1, ?2, ?3)";
constexpr char insertSeal[] = "INSERT INTO audit_seals (tenant_id, ordinal, seq, head, at, key_id, mac) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr char selectSeals[] = "SELECT ordinal, seq, head, at, key_id, mac FROM audit_seals WHERE tenant_id = ?1 AND ordinal > ?2 ORDER BY ordinal LIMIT ?3";
constexpr char selectNewestSeal[] = "SELECT ordinal, seq, head, at, key_id, mac FROM audit_seals WHERE tenant_id = ?1 ORDER BY ordinal DESC LIMIT 1";

AuditSeal toSeal(const sql::Query &row)
{
    return {.ordinal = row.int64(0), .seq = row.int64(1), .head = row.bytes(2), .at = row.instant(3), .keyId = row.string(4), .mac = row.bytes(5)};
}

AuditEntry toEntry(const sql::Query &row, TenantId tenant)
{
    return {.seq = row.int64(0),
            .at = row.instant(1),
            .actor = Subject::recorded(row.uuid(2), row.string(4)),
            .actorName = row.string(3),
            .via = row.string(4),
            .action = row.string(5),
            .entityType = row.string(6),
            .entityId = row.uuid(7),
            .entityName = row.string(8),
            .reason = row.string(9),
            .before = row.utf8(10),
            .after = row.utf8(11),
            .windowIds = sql::unpackUuids(row.bytes(12)),
            .duringFreeze = row.boolean(13),
            .requestId = row.string(14),
            .previousHash = row.bytes(15),
            .hash = row.bytes(16),
            .hashVersion = row.integer(17),
            .tenant = row.integer(17) > 1 ? tenant : TenantId()};
}

/// An action, or with "environment." all that begin so.
void addAction(sql::Builder &builder, const QString &action)
{
    if (action.endsWith(u'.'))
        builder.add(" AND substr(action, 1, CAST(", qint64(action.size())).add(" AS integer)) = ", action);
    else
        builder.add(" AND action = ", action);
}

void addFilter(sql::Builder &builder, const AuditFilter &filter)
{
    if (!filter.entityType.isEmpty())
        builder.add(" AND entity_type = ", filter.entityType);
    if (!filter.entityId.isNull())
        builder.add(" AND entity_id = ", filter.entityId);
    if (!filter.actor.isNull())
        builder.add(" AND actor_id = ", filter.actor);
    if (!filter.action.isEmpty())
        addAction(builder, filter.action);
    if (!filter.via.isEmpty())
        builder.add(" AND via = ", filter.via);
    if (filter.from)
        builder.add(" AND at >= ", *filter.from);
    if (filter.to)
        builder.add(" AND at < ", *filter.to);
    if (!filter.text.isEmpty()) {
        builder
            .add(" AND (SELECT t.folded FROM audit_texts t WHERE t.tenant_id = audit_entries.tenant_id AND t.seq = audit_entries.seq) LIKE ",
                 sql::containing(filter.text))
            .add(" ESCAPE '\\'");
    }
}

void addRange(sql::Builder &builder, const AuditQuery &query)
{
    if (query.before)
        builder.add(" AND seq < ", *query.before);
    if (query.after)
        builder.add(" AND seq > ", *query.after);
}

sql::Builder listStatement(TenantId tenant, const AuditQuery &query)
{
    sql::Builder builder;
    builder.add(selectEntries, tenant.uuid());
    addFilter(builder, query);
    addRange(builder, query);
    builder.add(query.oldestFirst ? sql::Fragment(" ORDER BY seq") : sql::Fragment(" ORDER BY seq DESC"));
    if (query.limit > 0)
        builder.add(" LIMIT ", qint64(query.limit));
    return builder;
}

} // namespace

AuditStore::AuditStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

AuditStore::~AuditStore() = default;

Result<std::pair<qint64, QByteArray>> AuditStore::head() const
{
    if (m_newest)
        return *m_newest;
    const std::unique_ptr<sql::Query> row = m_head ? std::move(m_head) : askForHead();
    ASSIGN_OR_RETURN(const auto head, sql::readOptional(*row, [](const sql::Query &found) { return std::pair(found.int64(0), found.bytes(1)); }));
    m_newest = head.value_or(std::pair(qint64(0), QByteArray(32, '\0')));
    return *m_newest;
}

std::unique_ptr<sql::Query> AuditStore::askForHead() const
{
    std::unique_ptr<sql::Query> row(new sql::Query(m_connection, selectHead, m_tenant)); // a Fragment cannot be handed on
    row->ask();
    return row;
}

void AuditStore::askHead()
{
    m_head = askForHead();
}

Result<void> AuditStore::append(const AuditEntry &entry)
{
    ASSIGN_OR_RETURN(const auto newest, head());
    if (entry.seq != newest.first + 1 || entry.previousHash != newest.second)
        return makeError(ErrorKind::Internal, say("audit-chain"));
    RETURN_IF_ERROR(sql::send(m_connection, insertOne, m_tenant, entry.seq, entry.at, entry.actor.id(), entry.actorName, entry.via, entry.action,
                              entry.entityType, entry.entityId, entry.entityName, entry.reason, sql::asText(entry.before), sql::asText(entry.after),
                              sql::packUuids(entry.windowIds), entry.duringFreeze, entry.requestId, entry.previousHash, entry.hash, entry.hashVersion));
    m_newest = std::pair(entry.seq, entry.hash);
    return keepText(entry);
}

Result<void> AuditStore::keepText(const AuditEntry &entry)
{
    return sql::send(m_connection, insertText, m_tenant, entry.seq, searchedText(entry));
}

QString AuditStore::searchedText(const AuditEntry &entry)
{
    return searchable(QStringList{entry.actorName, entry.action, entry.entityName, entry.reason}.join(u'\n'));
}

Result<void> AuditStore::forEach(const AuditQuery &query, const std::function<void(const AuditEntry &)> &visit) const
{
    sql::Query rows(m_connection, listStatement(m_tenant, query));
    return sql::forEachRow(rows, [&](const sql::Query &row) { visit(toEntry(row, m_tenant)); });
}

Result<void> AuditStore::append(const AuditSeal &seal)
{
    return sql::execute(m_connection, insertSeal, m_tenant, seal.ordinal, seal.seq, seal.head, seal.at, seal.keyId, seal.mac);
}

Result<QList<AuditSeal>> AuditStore::seals(qint64 after, int limit) const
{
    sql::Query rows(m_connection, selectSeals, m_tenant, after, limit);
    return sql::readAll(rows, toSeal);
}

Result<std::optional<AuditSeal>> AuditStore::newestSeal() const
{
    sql::Query row(m_connection, selectNewestSeal, m_tenant);
    return sql::readOptional(row, toSeal);
}

Result<qint64> AuditStore::count(const AuditFilter &filter) const
{
    AuditQuery all;
    static_cast<AuditFilter &>(all) = filter;
    return countWithin(all);
}

Result<qint64> AuditStore::countWithin(const AuditQuery &query) const
{
    sql::Builder builder;
    builder.add("SELECT COUNT(*) FROM audit_entries WHERE tenant_id = ", m_tenant.uuid());
    addFilter(builder, query);
    addRange(builder, query);
    sql::Query row(m_connection, builder);
    return sql::readOne(row, [](const sql::Query &found) { return found.int64(0); });
}

} // namespace tidegate
