// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/sqliteerror.h"

#include "services/domain/say.h"
#include "services/sql/connection.h"
#include "services/store/constraints.h"

#include <sqlite3.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

struct Mapping
{
    int code; ///< Primary or extended result code.
    ErrorKind kind;
    SentenceKey<0> key;
};

// Extended codes come first, because they are looked up before the primary code they belong to.
constexpr Mapping mappings[] = {
    {SQLITE_CONSTRAINT_FOREIGNKEY, ErrorKind::NotFound, "not-found/reference"},
    {SQLITE_CONSTRAINT_TRIGGER, ErrorKind::Forbidden, "append-only"},
    {SQLITE_CONSTRAINT, ErrorKind::Internal, "storage-constraint"},
    {SQLITE_BUSY, ErrorKind::Unavailable, "storage-busy"},
    {SQLITE_LOCKED, ErrorKind::Unavailable, "storage-busy"},
    {SQLITE_FULL, ErrorKind::StorageFull, "storage-full"},
    {SQLITE_IOERR, ErrorKind::Unavailable, "storage-io/disk"},
    {SQLITE_CORRUPT, ErrorKind::Unavailable, "database-damaged/any"},
    {SQLITE_NOTADB, ErrorKind::Unavailable, "database-damaged/any"},
    {SQLITE_READONLY, ErrorKind::Unavailable, "database-read-only/any"},
    {SQLITE_CANTOPEN, ErrorKind::Unavailable, "storage-open/any"},
    {SQLITE_PERM, ErrorKind::Unavailable, "storage-open/any"},
};

const Mapping *mappingOf(int code)
{
    for (const int wanted : {code, code & 0xff}) {
        for (const Mapping &mapping : mappings) {
            if (mapping.code == wanted)
                return &mapping;
        }
    }
    return nullptr;
}

constexpr char selectIndex[] = R"(
SELECT i.name FROM pragma_index_list(?1) i
WHERE i."unique" = 1 AND i.origin <> 'pk' AND (SELECT group_concat(c.name, ', ') FROM pragma_index_info(i.name) c) = ?2)";

/// The unique index of a table over these columns; an empty text if it has no name of its own.
QByteArray indexOver(sqlite3 *handle, const QByteArray &table, const QByteArray &columns)
{
    sqlite3_stmt *statement = nullptr;
    QByteArray name;
    if (sqlite3_prepare_v2(handle, selectIndex, -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, table.constData(), -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, columns.constData(), -1, SQLITE_STATIC);
        if (sqlite3_step(statement) == SQLITE_ROW)
            name = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return name.startsWith("sqlite_autoindex_") ? QByteArray() : name;
}

/// The name of the key that was hit. SQLite says only its columns: "UNIQUE constraint failed: environments.tenant_id, environments.name_folded".
QByteArray constraintOf(sqlite3 *handle, int code, const QByteArray &reason)
{
    const QByteArrayList parts = reason.mid(reason.indexOf(": ") + 2).split(',');
    const QByteArray table = parts.constFirst().trimmed().split('.').constFirst();
    if (code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return table + "_pkey";
    QByteArrayList columns;
    for (const QByteArray &part : parts)
        columns.append(part.trimmed().mid(table.size() + 1));
    const QByteArray name = indexOver(handle, table, columns.join(", "));
    return name.isEmpty() ? QByteArray(table + '_' + columns.join('_') + "_key") : name;
}

} // namespace

Error sqliteError(sqlite3 *handle, int code, const QString &statement)
{
    const QByteArray reason = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    QString detail = u"SQLite %1: %2 [%3]"_s.arg(code).arg(QString::fromUtf8(reason), statement);
    if ((code & 0xff) == SQLITE_IOERR && handle && sqlite3_system_errno(handle) == ENOSPC)
        code = SQLITE_FULL;
    const Mapping *const mapping = mappingOf(code);
    Error error = makeError(ErrorKind::Internal, say("storage"));
    if (mapping)
        error = makeError(mapping->kind, say(mapping->key));
    if (code == SQLITE_BUSY_SNAPSHOT)
        error = serializationFailure({});
    if (handle && (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)) {
        const QByteArray constraint = constraintOf(handle, code, reason);
        error = uniqueViolation(constraint);
        detail += u" constraint "_s + QString::fromUtf8(constraint);
    }
    error.detail = detail;
    return error;
}

} // namespace tidegate::sql
