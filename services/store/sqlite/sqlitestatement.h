// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/statement.h"

struct sqlite3_stmt;

namespace tidegate::sql {

class SqliteConnection;

/// UUIDs are blobs of 16 bytes, instants milliseconds since 1970, booleans 0 and 1.
class SqliteStatement final : public Statement
{
public:
    SqliteStatement(SqliteConnection &connection, sqlite3_stmt *statement);
    ~SqliteStatement() override;
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    Result<bool> step() override;
    bool isNull(int column) const override;
    qint64 int64(int column) const override;
    std::string_view text(int column) const override;
    QByteArray bytes(int column) const override;
    std::string_view bytesView(int column) const override;
    QUuid uuid(int column) const override;
    Instant instant(int column) const override;
    bool boolean(int column) const override;
    void reset() override;

protected:
    void bindNull(int index, ValueType type) override;
    void bindBool(int index, bool value) override;
    void bindInt64(int index, qint64 value) override;
    void bindText(int index, std::string_view utf8) override;
    void bindBytes(int index, const QByteArray &bytes) override;
    void bindUuid(int index, QUuid value) override;
    void bindInstant(int index, Instant value) override;

private:
    void check(int code);

    SqliteConnection &m_connection;
    sqlite3_stmt *m_statement;
    int m_bindFailure = 0;
};

} // namespace tidegate::sql
