// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/connection.h"
#include "services/store/sqlite/sqlitedialect.h"

struct sqlite3;

namespace tidegate::sql {

/// A connection to an SQLite file. QtSql opens and owns it; statements run on the driver's own handle.
class SqliteConnection final : public Connection
{
public:
    enum class Mode {
        ReadWrite, ///< The file must exist.
        ReadOnly,
    };
    /// Opens the file and applies the settings of every connection. Nothing is written yet.
    static Result<std::unique_ptr<SqliteConnection>> open(const QString &file, Mode mode);
    ~SqliteConnection() override;

    sqlite3 *handle() const { return m_handle; }
    qint64 lastChanges() const override;
    Result<void> execute(const QByteArray &statement) override;
    const Dialect &dialect() const override { return m_dialect; }
    /// False leaves the main file untouched when the last connection closes.
    void setCheckpointOnClose(bool on);
    /// Frames of the log after the newest commit of this connection; from now on the log is written back only by checkpoint().
    void watchLog();
    qint64 logFrames() const { return m_logFrames; }
    /// Bytes of the log with so many frames.
    qint64 logSize() const;
    /// Writes the log back to the database; whether all of it is there now. Waits for readers only when told to.
    bool checkpoint(bool waitForReaders);
    /// Remembers the failure of a statement and logs nothing; for SqliteStatement.
    Error failedWith(int code, const char *statement);

protected:
    Result<std::unique_ptr<Statement>> prepare(std::string_view sql) override;
    Result<void> beginNow(Access access) override;
    Result<void> commitNow() override;
    void rollbackNow() override;
    qint64 totalChanges() const override;

private:
    SqliteConnection() = default;
    Result<void> applySettings();

    QString m_name; ///< Of QtSql's connection.
    sqlite3 *m_handle = nullptr;
    SqliteDialect m_dialect;
    qint64 m_logFrames = 0;
    qint64 m_pageSize = 4096;
};

} // namespace tidegate::sql
