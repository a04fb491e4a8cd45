// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/sqlitestatement.h"

#include "services/sql/uuidbytes.h"
#include "services/store/sqlite/sqliteconnection.h"

#include <sqlite3.h>

namespace tidegate::sql {
namespace {

// SQLite copies what it is given.
const auto copied = reinterpret_cast<sqlite3_destructor_type>(static_cast<intptr_t>(-1));

} // namespace

SqliteStatement::SqliteStatement(SqliteConnection &connection, sqlite3_stmt *statement) : m_connection(connection), m_statement(statement) {}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

Result<bool> SqliteStatement::step()
{
    const int code = m_bindFailure != SQLITE_OK ? m_bindFailure : sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        // A write frees its locks at once, even while the caller still holds the statement.
        sqlite3_reset(m_statement);
        return false;
    }
    return m_connection.failedWith(code, sqlite3_sql(m_statement));
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteStatement::int64(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view SqliteStatement::text(int column) const
{
    const auto *const data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

QByteArray SqliteStatement::bytes(int column) const
{
    const std::string_view view = bytesView(column);
    return view.data() ? QByteArray(view.data(), static_cast<qsizetype>(view.size())) : QByteArray();
}

std::string_view SqliteStatement::bytesView(int column) const
{
    const auto *const data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

QUuid SqliteStatement::uuid(int column) const
{
    const auto *const data = static_cast<const uchar *>(sqlite3_column_blob(m_statement, column));
    return data && sqlite3_column_bytes(m_statement, column) == 16 ? uuidFromBytes(data) : QUuid();
}

Instant SqliteStatement::instant(int column) const
{
    return Instant(std::chrono::milliseconds(int64(column)));
}

bool SqliteStatement::boolean(int column) const
{
    return int64(column) != 0;
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_bindFailure = SQLITE_OK;
}

void SqliteStatement::check(int code)
{
    if (code != SQLITE_OK && m_bindFailure == SQLITE_OK)
        m_bindFailure = code;
}

void SqliteStatement::bindNull(int index, ValueType)
{
    check(sqlite3_bind_null(m_statement, index));
}

void SqliteStatement::bindBool(int index, bool value)
{
    check(sqlite3_bind_int64(m_statement, index, value ? 1 : 0));
}

void SqliteStatement::bindInt64(int index, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, index, value));
}

void SqliteStatement::bindText(int index, std::string_view utf8)
{
    check(sqlite3_bind_text64(m_statement, index, utf8.data() ? utf8.data() : "", utf8.size(), copied, SQLITE_UTF8));
}

void SqliteStatement::bindBytes(int index, const QByteArray &bytes)
{
    check(sqlite3_bind_blob64(m_statement, index, bytes.constData(), static_cast<sqlite3_uint64>(bytes.size()), copied));
}

void SqliteStatement::bindUuid(int index, QUuid value)
{
    const UuidBytes bytes = uuidToBytes(value);
    check(sqlite3_bind_blob64(m_statement, index, bytes.data(), bytes.size(), copied));
}

void SqliteStatement::bindInstant(int index, Instant value)
{
    check(sqlite3_bind_int64(m_statement, index, value.time_since_epoch().count()));
}

} // namespace tidegate::sql
