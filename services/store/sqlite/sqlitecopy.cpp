// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/store/sqlite/sqlitefile.h"

#include "services/store/sqlite/sqliteerror.h"

#include <QFile>

#include <sqlite3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

struct CloseHandle
{
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};
struct FinalizeStatement
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;
using RawStatement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

Result<RawStatement> prepareRaw(sqlite3 *handle, const char *text)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v2(handle, text, -1, &statement, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(handle, code, QString::fromUtf8(text));
    return RawStatement(statement);
}

Result<void> copyPages(sqlite3 *source, sqlite3 *target)
{
    sqlite3_backup *const backup = sqlite3_backup_init(target, "main", source, "main");
    if (!backup)
        return sqliteError(target, sqlite3_errcode(target));
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE)
        return sqliteError(nullptr, stepped);
    if (finished != SQLITE_OK)
        return sqliteError(target, finished);
    // A copy is one file: without a write-ahead log it can be read where nothing can be written.
    const int code = sqlite3_exec(target, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<void>() : Result<void>(sqliteError(target, code));
}

Result<void> copyAndCheck(sqlite3 *source, const QString &target)
{
    sqlite3 *raw = nullptr;
    const int code = sqlite3_open_v2(QFile::encodeName(target).constData(), &raw, SQLITE_OPEN_READWRITE, nullptr);
    const Handle handle(raw);
    if (code != SQLITE_OK)
        return sqliteError(raw, code);
    const Result<void> copied = copyPages(source, raw);
    if (!copied)
        return copied;
    const Result<void> checked = checkPages(raw, true);
    if (!checked)
        return checked;
    return syncFile(target);
}

} // namespace

Result<void> copyDatabase(sqlite3 *source, const QString &target)
{
    const Result<void> created = createFile(target);
    if (!created)
        return created;
    const Result<void> copied = copyAndCheck(source, target);
    if (!copied)
        QFile::remove(target);
    return copied;
}

Result<void> checkPages(sqlite3 *handle, bool full)
{
    const char *const pragma = full ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
    Error error = makeError(ErrorKind::Unavailable, say("database-damaged/any"));
    const Result<RawStatement> statement = prepareRaw(handle, pragma);
    if (!statement) {
        error.detail = statement.error().detail;
        return error;
    }
    if (sqlite3_step(statement->get()) != SQLITE_ROW) {
        error.detail = QString::fromUtf8(sqlite3_errmsg(handle));
        return error;
    }
    error.detail = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement->get(), 0)));
    return error.detail == u"ok" ? Result<void>() : Result<void>(error);
}

Result<qint64> pragmaNumber(sqlite3 *handle, const char *text)
{
    ASSIGN_OR_RETURN(const RawStatement statement, prepareRaw(handle, text));
    const int code = sqlite3_step(statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return sqliteError(handle, code, QString::fromUtf8(text));
    return code == SQLITE_ROW ? sqlite3_column_int64(statement.get(), 0) : 0;
}

} // namespace tidegate::sql
