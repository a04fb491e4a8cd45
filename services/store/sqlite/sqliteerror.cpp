// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/sqliteerror.h"

#include <sqlite3.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

struct Mapping
{
    int code; ///< Primary or extended result code.
    ErrorKind kind;
    const char *name;
    const char *sentence;
};

// Extended codes come first, because they are looked up before the primary code they belong to.
constexpr Mapping mappings[] = {
    {SQLITE_CONSTRAINT_FOREIGNKEY, ErrorKind::NotFound, "not-found", "What this refers to does not exist."},
    {SQLITE_CONSTRAINT_TRIGGER, ErrorKind::Forbidden, "append-only", "History can only be added to, not changed."},
    {SQLITE_CONSTRAINT_UNIQUE, ErrorKind::Conflict, "conflict", "Another entry has this value already."},
    {SQLITE_CONSTRAINT_PRIMARYKEY, ErrorKind::Conflict, "id-taken", "This id is in use already."},
    {SQLITE_CONSTRAINT, ErrorKind::Internal, "storage-constraint", "The value cannot be stored: a rule of the database forbids it."},
    {SQLITE_BUSY, ErrorKind::Unavailable, "storage-busy", "The database is busy: try again in a moment."},
    {SQLITE_LOCKED, ErrorKind::Unavailable, "storage-busy", "The database is busy: try again in a moment."},
    {SQLITE_FULL, ErrorKind::StorageFull, "storage-full", "The disk is full: nothing was changed."},
    {SQLITE_IOERR, ErrorKind::Unavailable, "storage-io", "The disk does not answer: check it, then try again."},
    {SQLITE_CORRUPT, ErrorKind::Unavailable, "database-damaged", "The database is damaged: restore a backup."},
    {SQLITE_NOTADB, ErrorKind::Unavailable, "database-damaged", "The database is damaged: restore a backup."},
    {SQLITE_READONLY, ErrorKind::Unavailable, "database-read-only", "The database cannot be written: check the permissions of its file and folder."},
    {SQLITE_CANTOPEN, ErrorKind::Unavailable, "storage-open", "The database cannot be opened: check the permissions of its file and folder."},
    {SQLITE_PERM, ErrorKind::Unavailable, "storage-open", "The database cannot be opened: check the permissions of its file and folder."},
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

// SQLite names the columns of the key that was hit: "UNIQUE constraint failed: environments.tenant_id, environments.name_folded".
Error uniqueError(const QString &detail)
{
    if (detail.contains(u".name_folded"_s))
        return makeError(ErrorKind::Conflict, u"name-taken"_s, u"The name is in use already."_s);
    if (detail.contains(u".id"_s))
        return makeError(ErrorKind::Conflict, u"id-taken"_s, u"This id is in use already."_s);
    return makeError(ErrorKind::Conflict, u"conflict"_s, u"Another entry has this value already."_s);
}

} // namespace

Error sqliteError(sqlite3 *handle, int code, const QString &statement)
{
    const QString reason = QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    const QString detail = u"SQLite %1: %2 [%3]"_s.arg(code).arg(reason, statement);
    if ((code & 0xff) == SQLITE_IOERR && handle && sqlite3_system_errno(handle) == ENOSPC)
        code = SQLITE_FULL;
    const Mapping *const mapping = mappingOf(code);
    Error error = makeError(ErrorKind::Internal, u"storage"_s, u"The database refused the request."_s);
    if (mapping)
        error = makeError(mapping->kind, QString::fromLatin1(mapping->name), QString::fromLatin1(mapping->sentence));
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        error = uniqueError(reason);
    error.detail = detail;
    return error;
}

} // namespace tidegate::sql
