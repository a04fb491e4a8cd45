// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/searchabletexts.h"

#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/auditstore.h"

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

constexpr int rowsAtATime = 2'000;
constexpr char selectEntries[] = R"(
SELECT tenant_id, seq, actor_name, action, entity_name, reason FROM audit_entries
WHERE (tenant_id > ?1 OR (tenant_id = ?1 AND seq > ?2)) AND NOT EXISTS (
    SELECT 1 FROM audit_texts t WHERE t.tenant_id = audit_entries.tenant_id AND t.seq = audit_entries.seq)
ORDER BY tenant_id, seq LIMIT ?3)";
constexpr char selectTargets[] = "SELECT tenant_id, id, name FROM targets WHERE name_searchable = '' AND name <> '' LIMIT ?1";
constexpr char updateTarget[] = "UPDATE targets SET name_searchable = ?3 WHERE tenant_id = ?1 AND id = ?2";
constexpr char selectFilled[] = "SELECT value FROM facts WHERE fact = 'searchable-texts'";
constexpr char insertFilled[] = "INSERT INTO facts (fact, value) VALUES ('searchable-texts', 'kept')";

struct Entry
{
    TenantId tenant;
    AuditEntry row; ///< Of which only what is searched was read.
};

struct NamedTarget
{
    TenantId tenant;
    TargetId id;
    QString name;
};

Result<QList<Entry>> nextEntries(Connection &connection, const Entry &last)
{
    const QByteArray after = last.tenant.isNull() ? QByteArray("") : last.tenant.uuid().toRfc4122();
    Query rows(connection, selectEntries, after, last.row.seq, rowsAtATime);
    return readAll(rows, [](const Query &row) {
        Entry entry{TenantId(row.uuid(0)), {}};
        entry.row.seq = row.int64(1);
        entry.row.actorName = row.string(2);
        entry.row.action = row.string(3);
        entry.row.entityName = row.string(4);
        entry.row.reason = row.string(5);
        return entry;
    });
}

Result<QList<NamedTarget>> nextTargets(Connection &connection)
{
    Query rows(connection, selectTargets, rowsAtATime);
    return readAll(rows, [](const Query &row) { return NamedTarget{TenantId(row.uuid(0)), TargetId(row.uuid(1)), row.string(2)}; });
}

Result<void> keepAll(Connection &connection, const QList<Entry> &entries, const QList<NamedTarget> &targets)
{
    for (const Entry &each : entries) {
        RETURN_IF_ERROR(AuditStore(connection, each.tenant).keepText(each.row));
    }
    for (const NamedTarget &each : targets) {
        const QString text = searchable(each.name);
        RETURN_IF_ERROR(execute(connection, updateTarget, each.tenant, each.id, text.isEmpty() ? u" "_s : text));
    }
    return {};
}

/// One batch in a transaction of its own, so that a start that is cut short goes on where it was.
Result<void> keepBatch(Connection &connection, const QList<Entry> &entries, const QList<NamedTarget> &targets)
{
    RETURN_IF_ERROR(connection.begin(Connection::Access::Write));
    if (const auto kept = keepAll(connection, entries, targets); !kept) {
        connection.rollback();
        return kept;
    }
    return connection.commit();
}

} // namespace

Result<void> keepSearchableTexts(Connection &connection)
{
    Query filled(connection, selectFilled);
    const auto isFilled = readOptional(filled, [](const Query &) { return true; });
    if (!isFilled || *isFilled)
        return isFilled ? Result<void>() : Result<void>(isFilled.error());
    for (Entry last;;) {
        const auto entries = nextEntries(connection, last);
        const auto targets = nextTargets(connection);
        if (!entries || !targets)
            return entries ? targets.error() : entries.error();
        if (entries->isEmpty() && targets->isEmpty())
            return execute(connection, insertFilled);
        RETURN_IF_ERROR(keepBatch(connection, *entries, *targets));
        if (!entries->isEmpty())
            last = entries->last();
    }
}

} // namespace tidegate::sql
