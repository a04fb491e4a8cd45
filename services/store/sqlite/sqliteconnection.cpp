// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/sqliteconnection.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/sqlite/sqliteerror.h"
#include "services/store/sqlite/sqlitestatement.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>

#include <sqlite3.h>

#include <atomic>
#include <cstring>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

QString nextConnectionName()
{
    static std::atomic<qint64> serial{0};
    return u"tidegate-%1"_s.arg(++serial);
}

// A damaged or hostile file must not make SQLite run anything or trust a cell it did not check. Every thread that reads has a page cache of
// its own, so that is small: the kernel caches the file once for all.
constexpr const char *settings[] = {
    "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON",    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",   "PRAGMA recursive_triggers = ON", "PRAGMA cache_size = -4096",
};

/// Statistics that nobody reads would take a lock of the whole process at each allocation. Possible only before SQLite is used.
void leaveOutStatistics()
{
    static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(configured);
}

Result<sqlite3 *> handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), "sqlite3*") != 0)
        return makeError(ErrorKind::Internal, say("storage-driver/sqlite"));
    return *static_cast<sqlite3 *const *>(handle.constData());
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &file, Mode mode)
{
    leaveOutStatistics();
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection);
    connection->m_name = nextConnectionName();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection->m_name);
    const QString access = mode == Mode::ReadOnly ? u"?mode=ro"_s : u"?mode=rw"_s;
    database.setDatabaseName(QString::fromLatin1(QUrl::fromLocalFile(file).toEncoded()) + access);
    QString options = u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"_s;
    if (mode == Mode::ReadOnly)
        options += u";QSQLITE_OPEN_READONLY"_s;
    database.setConnectOptions(options);
    if (!database.open()) {
        const QSqlError error = database.lastError();
        Error result = sqliteError(nullptr, error.nativeErrorCode().toInt());
        result.detail += u' ' + error.text();
        return result;
    }
    ASSIGN_OR_RETURN(connection->m_handle, handleOf(database));
    RETURN_IF_ERROR(connection->applySettings());
    return connection;
}

Result<void> SqliteConnection::applySettings()
{
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
    for (const char *setting : settings) {
        const Result<void> applied = execute(setting);
        if (!applied)
            return applied;
    }
    return {};
}

SqliteConnection::~SqliteConnection()
{
    dropStatements();
    QSqlDatabase::removeDatabase(m_name); // closes it
}

void SqliteConnection::watchLog()
{
    Query size(*this, "PRAGMA page_size");
    if (const Result<bool> row = size.step(); row && *row)
        m_pageSize = size.int64(0);
    const auto committed = [](void *connection, sqlite3 *, const char *, int frames) {
        static_cast<SqliteConnection *>(connection)->m_logFrames = frames;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_handle, committed, this); // in the place of automatic checkpoints
}

qint64 SqliteConnection::logSize() const
{
    constexpr qint64 logHeader = 32;
    constexpr qint64 frameHeader = 24;
    return m_logFrames == 0 ? 0 : logHeader + m_logFrames * (frameHeader + m_pageSize);
}

bool SqliteConnection::checkpoint(bool waitForReaders)
{
    int frames = 0;
    int written = 0;
    const int mode = waitForReaders ? SQLITE_CHECKPOINT_FULL : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(m_handle, "main", mode, &frames, &written);
    return code == SQLITE_OK && frames == written;
}

void SqliteConnection::setCheckpointOnClose(bool on)
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on ? 0 : 1, nullptr);
}

Result<void> SqliteConnection::execute(const QByteArray &statement)
{
    const int code = sqlite3_exec(m_handle, statement.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failedWith(code, statement.constData());
    return {};
}

Error SqliteConnection::failedWith(int code, const char *statement)
{
    return failed(sqliteError(m_handle, code, QString::fromUtf8(statement)));
}

Result<std::unique_ptr<Statement>> SqliteConnection::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(m_handle, code, QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size())));
    return std::unique_ptr<Statement>(std::make_unique<SqliteStatement>(*this, statement));
}

Result<void> SqliteConnection::beginNow(Access access)
{
    return access == Access::Write ? sql::execute(*this, "BEGIN IMMEDIATE") : sql::execute(*this, "BEGIN");
}

Result<void> SqliteConnection::commitNow()
{
    return sql::execute(*this, "COMMIT");
}

void SqliteConnection::rollbackNow()
{
    // A full disk makes SQLite roll back by itself.
    if (sqlite3_get_autocommit(m_handle) || sql::execute(*this, "ROLLBACK"))
        return;
    if (!sqlite3_get_autocommit(m_handle))
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

qint64 SqliteConnection::lastChanges() const
{
    return sqlite3_changes64(m_handle);
}

qint64 SqliteConnection::totalChanges() const
{
    return sqlite3_total_changes64(m_handle);
}

} // namespace tidegate::sql
