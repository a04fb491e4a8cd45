// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/importstore.h"

#include "services/codec/importjson.h"
#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/values.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr char insertImport[] = R"(
INSERT INTO workspace_imports (tenant_id, id, announced_json, page_count, row_count, byte_count, server_id, failure_json, created_at, created_by,
    completed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))";
constexpr char updateImport[] = R"(
UPDATE workspace_imports SET page_count = ?3, row_count = ?4, byte_count = ?5, server_id = ?6, failure_json = ?7, completed_at = ?8
WHERE tenant_id = ?1 AND id = ?2)";
constexpr char dateImports[] = "UPDATE workspace_imports SET created_at = ?2 WHERE tenant_id = ?1 AND created_at > ?3";
constexpr char deleteImport[] = "DELETE FROM workspace_imports WHERE tenant_id = ?1 AND id = ?2";

#define IMPORT_COLUMNS "id, announced_json, page_count, row_count, byte_count, server_id, failure_json, created_at, created_by, completed_at"
constexpr char selectImport[] = "SELECT " IMPORT_COLUMNS " FROM workspace_imports WHERE tenant_id = ?1 AND id = ?2";
constexpr char selectImports[] = "SELECT " IMPORT_COLUMNS " FROM workspace_imports WHERE tenant_id = ?1 ORDER BY created_at DESC, id DESC";
#undef IMPORT_COLUMNS

constexpr char markTenant[] = "UPDATE change_counters SET import_id = ?2 WHERE tenant_id = ?1";
constexpr char selectMark[] = "SELECT import_id FROM change_counters WHERE tenant_id = ?1";

constexpr char insertPage[] = R"(
INSERT INTO workspace_import_pages (tenant_id, import_id, number, table_name, row_count, content_hash, packed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr char selectPage[] = R"(
SELECT number, table_name, row_count, content_hash FROM workspace_import_pages WHERE tenant_id = ?1 AND import_id = ?2 AND number = ?3)";
constexpr char selectPacked[] = "SELECT packed FROM workspace_import_pages WHERE tenant_id = ?1 AND import_id = ?2 AND number = ?3";
constexpr char selectCounts[] = "SELECT table_name, row_count FROM workspace_import_pages WHERE tenant_id = ?1 AND import_id = ?2";
constexpr char deletePages[] = "DELETE FROM workspace_import_pages WHERE tenant_id = ?1 AND import_id = ?2";

WorkspaceImport toImport(const sql::Query &row)
{
    WorkspaceImport import;
    import.id = ImportId(row.uuid(0));
    if (const auto announced = importAnnouncementFromJson(sql::toObject(row.text(1)), true))
        import.announced = *announced;
    import.pages = row.int64(2);
    import.rows = row.int64(3);
    import.bytes = row.int64(4);
    import.server = ServerId(row.uuid(5));
    import.failure = messageFromJson(sql::toObject(row.text(6)));
    import.createdAt = row.instant(7);
    import.createdBy = UserId(row.uuid(8));
    import.completedAt = row.optionalInstant(9);
    import.state = import.completedAt ? WorkspaceImport::State::Completed
        : !import.failure.isEmpty()   ? WorkspaceImport::State::Failed
        : import.server.isNull()      ? WorkspaceImport::State::Receiving
                                      : WorkspaceImport::State::Applying;
    return import;
}

ImportPage toPage(const sql::Query &row)
{
    return {.number = row.int64(0), .table = row.string(1), .rows = row.int64(2), .hash = row.bytes(3)};
}

QByteArray failureOf(const WorkspaceImport &import)
{
    return sql::toJson(import.failure.isEmpty() ? QJsonObject() : toJson(import.failure));
}

} // namespace

Result<void> ImportStore::insert(const WorkspaceImport &import)
{
    RETURN_IF_ERROR(sql::execute(m_connection, insertImport, m_tenant, import.id, sql::asText(sql::toJson(toJson(import.announced))), import.pages, import.rows,
                                 import.bytes, import.server, sql::asText(failureOf(import)), import.createdAt, import.createdBy, import.completedAt));
    return import.completedAt ? Result<void>() : mark(import.id);
}

Result<void> ImportStore::update(const WorkspaceImport &import)
{
    RETURN_IF_ERROR(sql::changeOne(m_connection, updateImport, m_tenant, import.id, import.pages, import.rows, import.bytes, import.server,
                                   sql::asText(failureOf(import)), import.completedAt));
    return import.completedAt ? mark({}) : Result<void>();
}

Result<void> ImportStore::remove(ImportId id)
{
    RETURN_IF_ERROR(removePages(id));
    RETURN_IF_ERROR(sql::changeOne(m_connection, deleteImport, m_tenant, id));
    return mark({});
}

Result<void> ImportStore::mark(ImportId id)
{
    return sql::changeOne(m_connection, markTenant, m_tenant, id);
}

Result<WorkspaceImport> ImportStore::find(ImportId id) const
{
    sql::Query row(m_connection, selectImport, m_tenant, id);
    return sql::readOne(row, toImport);
}

Result<QList<WorkspaceImport>> ImportStore::list() const
{
    sql::Query rows(m_connection, selectImports, m_tenant);
    return sql::readAll(rows, toImport);
}

Result<void> ImportStore::dateAhead(Instant now)
{
    return sql::execute(m_connection, dateImports, m_tenant, now, now + clockAllowance);
}

Result<ImportId> ImportStore::current() const
{
    sql::Query row(m_connection, selectMark, m_tenant);
    ASSIGN_OR_RETURN(const auto found, sql::readOptional(row, [](const sql::Query &each) { return ImportId(each.uuid(0)); }));
    return found.value_or(ImportId());
}

Result<void> ImportStore::addPage(ImportId id, const ImportPage &page, const QByteArray &packed)
{
    return sql::execute(m_connection, insertPage, m_tenant, id, page.number, page.table, page.rows, page.hash, packed);
}

Result<ImportPage> ImportStore::page(ImportId id, qint64 number) const
{
    sql::Query row(m_connection, selectPage, m_tenant, id, number);
    return sql::readOne(row, toPage);
}

Result<QByteArray> ImportStore::packed(ImportId id, qint64 number) const
{
    sql::Query row(m_connection, selectPacked, m_tenant, id, number);
    return sql::readOne(row, [](const sql::Query &found) { return found.bytes(0); });
}

Result<QMap<QString, qint64>> ImportStore::rowsByTable(ImportId id) const
{
    QMap<QString, qint64> rows;
    sql::Query counts(m_connection, selectCounts, m_tenant, id);
    RETURN_IF_ERROR(sql::forEachRow(counts, [&rows](const sql::Query &row) { rows[row.string(0)] += row.int64(1); }));
    return rows;
}

Result<void> ImportStore::removePages(ImportId id)
{
    return sql::execute(m_connection, deletePages, m_tenant, id);
}

} // namespace tidegate
