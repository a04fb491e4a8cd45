// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/statement.h"

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

namespace tidegate::sql {

class PostgresConnection;

struct ResultDeleter
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ResultDeleter>;

/// What goes to the server with a statement: typed, in binary.
class Parameters
{
public:
    void set(int index, Oid type, std::string_view bytes);
    void setNull(int index, Oid type);
    void clear() { m_each.clear(), m_bytes.clear(); }

    /// 0 where it is NULL and nobody says what it would be.
    const std::vector<Oid> &types() const { return m_types; }
    struct Sent
    {
        std::vector<const char *> values;
        std::vector<int> lengths;
        std::vector<int> formats;
    };
    /// Until something is set or cleared.
    const Sent &sent() const;

private:
    struct One
    {
        std::size_t offset = 0;
        int length = -1; ///< −1: NULL.
    };
    One &at(int index, Oid type);

    std::vector<One> m_each;
    std::vector<Oid> m_types;
    std::string m_bytes;
    mutable Sent m_sent; ///< Keeps its memory from one execution to the next.
};

/// UUIDs are uuid, instants bigint (milliseconds since 1970), booleans boolean. All rows of an answer are fetched at once, so that statements may be nested.
class PostgresStatement final : public Statement
{
public:
    PostgresStatement(PostgresConnection &connection, std::string_view sql);
    ~PostgresStatement() override;
    Q_DISABLE_COPY_MOVE(PostgresStatement)

    Result<bool> step() override;
    void ask() override;
    Result<void> send() override;
    bool isNull(int column) const override;
    qint64 int64(int column) const override;
    std::string_view text(int column) const override;
    QByteArray bytes(int column) const override;
    std::string_view bytesView(int column) const override;
    QUuid uuid(int column) const override;
    Instant instant(int column) const override;
    bool boolean(int column) const override;
    void reset() override;

    // For PostgresConnection.
    const std::string &sql() const { return m_sql; }
    const Parameters &parameters() const { return m_parameters; }
    /// The name under which the server knows it, for what is bound now; empty: it has to be prepared first.
    const std::string &preparedName() const { return m_name; }
    void setPrepared(std::string name);
    void setUnprepared() { m_name.clear(); } ///< It failed when it was used first: the server need not know it.
    bool isAsked() const { return m_isAsked; }
    /// To what it asked ahead; null where it got none, because something failed before.
    void setAnswer(ResultPtr answer);
    bool isPreparedFor(const std::vector<Oid> &types) const;

protected:
    void bindNull(int index, ValueType type) override;
    void bindBool(int index, bool value) override;
    void bindInt64(int index, qint64 value) override;
    void bindText(int index, std::string_view utf8) override;
    void bindBytes(int index, const QByteArray &bytes) override;
    void bindUuid(int index, QUuid value) override;
    void bindInstant(int index, Instant value) override;

private:
    const char *data(int column) const { return PQgetvalue(m_result.get(), m_row, column); }
    int length(int column) const { return PQgetlength(m_result.get(), m_row, column); }

    PostgresConnection &m_connection;
    std::string m_sql; ///< With parameters as "$1".
    std::string m_name;
    std::vector<Oid> m_preparedTypes;
    Parameters m_parameters;
    ResultPtr m_result;
    int m_row = -1;
    bool m_isAsked = false; ///< Ahead, and not answered yet.
};

} // namespace tidegate::sql
