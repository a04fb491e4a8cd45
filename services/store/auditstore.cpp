// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/auditstore.h"

#include "services/store/sql/query.h"
#include "services/store/sql/values.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr char selectHead[] = "SELECT seq, hash FROM audit_entries WHERE tenant_id = ?1 ORDER BY seq DESC LIMIT 1";

constexpr char insertOne[] = R"(
INSERT INTO audit_entries (tenant_id, seq, at, actor_id, actor_name, via, action, entity_type, entity_id, entity_name, reason,
    before_json, after_json, window_ids, during_freeze, request_id, previous_hash, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18))";

constexpr char selectEntries[] = "SELECT seq, at, actor_id, actor_name, via, action, entity_type, entity_id, entity_name, reason, before_json, after_json, "
                                 "window_ids, during_freeze, request_id, previous_hash, hash FROM audit_entries WHERE tenant_id = ";

AuditEntry toEntry(const sql::Query &row)
{
    return {.seq = row.int64(0),
            .at = row.instant(1),
            .actor = UserId(row.uuid(2)),
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
            .hash = row.bytes(16)};
}

void addAction(sql::Builder &builder, const QString &action)
{
    if (!action.endsWith(u'.')) {
        builder.add(" AND action = ", action);
        return;
    }
    // '/' follows '.' in ASCII: everything that begins with "environment." lies between the two.
    builder.add(" AND action >= ", action).add(" AND action < ", QString(action.chopped(1) + u'/'));
}

void addFilter(sql::Builder &builder, const AuditFilter &filter)
{
    if (!filter.entityType.isEmpty())
        builder.add(" AND entity_type = ", filter.entityType);
    if (!filter.entityId.isNull())
        builder.add(" AND entity_id = ", filter.entityId);
    if (!filter.actor.isNull())
        builder.add(" AND actor_id = ", filter.actor.uuid());
    if (!filter.action.isEmpty())
        addAction(builder, filter.action);
    if (!filter.via.isEmpty())
        builder.add(" AND via = ", filter.via);
    if (filter.from)
        builder.add(" AND at >= ", *filter.from);
    if (filter.to)
        builder.add(" AND at < ", *filter.to);
    if (!filter.text.isEmpty()) {
        builder.add(" AND (actor_name || char(10) || action || char(10) || entity_name || char(10) || reason) LIKE ", sql::containing(filter.text))
            .add(" ESCAPE '\\'");
    }
}

sql::Builder listStatement(TenantId tenant, const AuditQuery &query)
{
    sql::Builder builder;
    builder.add(selectEntries, tenant.uuid());
    addFilter(builder, query);
    if (query.before)
        builder.add(" AND seq < ", *query.before);
    if (query.after)
        builder.add(" AND seq > ", *query.after);
    builder.add(query.oldestFirst ? sql::Fragment(" ORDER BY seq") : sql::Fragment(" ORDER BY seq DESC"));
    if (query.limit > 0)
        builder.add(" LIMIT ", qint64(query.limit));
    return builder;
}

} // namespace

Result<std::pair<qint64, QByteArray>> AuditStore::head() const
{
    sql::Query row(m_connection, selectHead, m_tenant);
    const auto head = sql::readOptional(row, [](const sql::Query &found) { return std::pair(found.int64(0), found.bytes(1)); });
    if (!head)
        return head.error();
    return head->value_or(std::pair(qint64(0), QByteArray(32, '\0')));
}

Result<void> AuditStore::append(const AuditEntry &entry)
{
    const auto newest = head();
    if (!newest)
        return newest.error();
    if (entry.seq != newest->first + 1 || entry.previousHash != newest->second)
        return makeError(ErrorKind::Internal, u"audit-chain"_s, u"The audit row does not continue the chain."_s);
    return sql::execute(m_connection, insertOne, m_tenant, entry.seq, entry.at, entry.actor, entry.actorName, entry.via, entry.action, entry.entityType,
                        entry.entityId, entry.entityName, entry.reason, sql::asText(entry.before), sql::asText(entry.after), sql::packUuids(entry.windowIds),
                        entry.duringFreeze, entry.requestId, entry.previousHash, entry.hash);
}

Result<void> AuditStore::forEach(const AuditQuery &query, const std::function<void(const AuditEntry &)> &visit) const
{
    sql::Query rows(m_connection, listStatement(m_tenant, query));
    return sql::forEachRow(rows, [&](const sql::Query &row) { visit(toEntry(row)); });
}

Result<qint64> AuditStore::count(const AuditFilter &filter) const
{
    sql::Builder builder;
    builder.add("SELECT COUNT(*) FROM audit_entries WHERE tenant_id = ", m_tenant.uuid());
    addFilter(builder, filter);
    sql::Query row(m_connection, builder);
    return sql::readOne(row, [](const sql::Query &found) { return found.int64(0); });
}

} // namespace tidegate
