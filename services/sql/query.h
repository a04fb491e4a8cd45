// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/sql/connection.h"

#include <algorithm>
#include <bit>
#include <concepts>
#include <variant>

namespace tidegate::sql {

/// Puts a statement together from constant fragments; values only ever become numbered parameters.
class Builder
{
public:
    using Value = std::variant<std::nullptr_t, bool, qint64, QString, QByteArray, QUuid, Instant>;

    Builder &add(Fragment fragment)
    {
        m_text += fragment.text;
        return *this;
    }
    /// Adds the fragment followed by the next parameter.
    Builder &add(Fragment fragment, Value value)
    {
        add(fragment);
        m_values.push_back(std::move(value));
        m_text += '?' + std::to_string(m_values.size());
        return *this;
    }

    Builder &add(const Composed &text)
    {
        m_text += text.text();
        return *this;
    }

    /// Adds a text followed by the next parameter.
    Builder &add(const Composed &text, Value value) { return add(text).add("", std::move(value)); }

    /// Adds ids as a list in parentheses, each a parameter: as many as the next power of two, the last again and again, so that a statement has few texts
    /// however many there are, because each text is prepared. Of none it names nobody.
    template <typename Tag>
    Builder &addList(const QList<Id<Tag>> &ids)
    {
        const auto count = static_cast<qsizetype>(std::bit_ceil(static_cast<std::size_t>(std::max<qsizetype>(ids.size(), 1))));
        for (qsizetype i = 0; i < count; ++i)
            add(i == 0 ? Fragment("(") : Fragment(", "), ids.isEmpty() ? QUuid() : ids.at(std::min(i, ids.size() - 1)).uuid());
        return add(")");
    }

    const std::string &text() const { return m_text; }
    const std::vector<Value> &values() const { return m_values; }

private:
    std::string m_text;
    std::vector<Value> m_values;
};

/// One run of a statement: borrowed, bound, stepped, and given back when it goes out of scope.
class Query
{
public:
    /// Binds the values to ?1, ?2, …; a failure to prepare is reported by step().
    template <typename... Values>
    Query(Connection &connection, Fragment sql, const Values &...values) : m_connection(connection)
    {
        take(connection.borrow(sql));
        if (m_statement) {
            [[maybe_unused]] int index = 0;
            (m_statement->bind(++index, values), ...);
        }
    }

    template <typename... Values>
    Query(Connection &connection, const Composed &sql, const Values &...values) : m_connection(connection)
    {
        take(connection.borrow(sql));
        if (m_statement) {
            [[maybe_unused]] int index = 0;
            (m_statement->bind(++index, values), ...);
        }
    }

    /// bind(statement) binds the values.
    template <std::invocable<Statement &> Bind>
    Query(Connection &connection, const Composed &sql, const Bind &bind) : m_connection(connection)
    {
        take(connection.borrow(sql));
        if (m_statement)
            bind(*m_statement);
    }

    Query(Connection &connection, const Builder &builder) : m_connection(connection)
    {
        take(connection.borrowComposed(builder.text()));
        int index = 0;
        for (const Builder::Value &value : builder.values()) {
            if (m_statement)
                std::visit([&](const auto &held) { m_statement->bind(++index, held); }, value);
        }
    }

    ~Query()
    {
        if (m_statement)
            m_connection.giveBack(m_statement);
    }
    Q_DISABLE_COPY_MOVE(Query)

    Result<bool> step()
    {
        if (!m_statement)
            return m_error;
        return m_statement->step();
    }

    /// Statement::ask(). What was wrong is said by step().
    void ask()
    {
        if (m_statement)
            m_statement->ask();
    }
    /// Statement::send().
    Result<void> send()
    {
        if (!m_statement)
            return m_error;
        return m_statement->send();
    }

    bool isNull(int column) const { return m_statement->isNull(column); }
    bool boolean(int column) const { return m_statement->boolean(column); }
    qint64 int64(int column) const { return m_statement->int64(column); }
    int integer(int column) const { return static_cast<int>(m_statement->int64(column)); }
    std::string_view text(int column) const { return m_statement->text(column); }
    QString string(int column) const
    {
        const std::string_view utf8 = m_statement->text(column);
        return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    }
    QByteArray bytes(int column) const { return m_statement->bytes(column); }
    /// Good until the next row.
    std::string_view bytesView(int column) const { return m_statement->bytesView(column); }
    /// A copy of a text column as UTF-8 bytes.
    QByteArray utf8(int column) const
    {
        const std::string_view text = m_statement->text(column);
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    }
    QUuid uuid(int column) const { return m_statement->uuid(column); }
    Instant instant(int column) const { return m_statement->instant(column); }
    std::optional<Instant> optionalInstant(int column) const
    {
        if (isNull(column))
            return {};
        return instant(column);
    }

private:
    void take(const Result<Statement *> &borrowed)
    {
        if (borrowed)
            m_statement = *borrowed;
        else
            m_error = borrowed.error();
    }

    Connection &m_connection;
    Statement *m_statement = nullptr;
    Error m_error;
};

/// Runs a statement that returns no rows; returns how many rows it changed. bind(statement) binds the values.
template <std::invocable<Statement &> Bind>
Result<qint64> run(Connection &connection, const Composed &sql, const Bind &bind)
{
    Query query(connection, sql, bind);
    RETURN_IF_ERROR(query.step());
    return connection.lastChanges();
}

template <typename... Values>
Result<qint64> run(Connection &connection, Fragment sql, const Values &...values)
{
    Query query(connection, sql, values...);
    RETURN_IF_ERROR(query.step());
    return connection.lastChanges();
}

/// The same when the number does not matter.
template <typename... Values>
Result<void> execute(Connection &connection, Fragment sql, const Values &...values)
{
    const Result<qint64> changed = run(connection, sql, values...);
    return changed ? Result<void>() : Result<void>(changed.error());
}

template <std::invocable<Statement &> Bind>
Result<void> execute(Connection &connection, const Composed &sql, const Bind &bind)
{
    const Result<qint64> changed = run(connection, sql, bind);
    return changed ? Result<void>() : Result<void>(changed.error());
}

/// The same for what cannot fail but with the database: it is not waited for. The statement after it or the commit says what became of it.
template <typename... Values>
Result<void> send(Connection &connection, Fragment sql, const Values &...values)
{
    Query query(connection, sql, values...);
    return query.send();
}

/// Runs a change that must hit a row; NotFound when it hits none.
template <typename... Values>
Result<void> changeOne(Connection &connection, Fragment sql, const Values &...values)
{
    ASSIGN_OR_RETURN(const qint64 changed, run(connection, sql, values...));
    return changed > 0 ? Result<void>() : Result<void>(notFound());
}

/// Runs an insert. Of an entry that is there already, with its name, it says `id-taken`: a repeated request must not look like
/// a quarrel about the name. `selectId` takes the tenant and the id; it comes first, because where a statement failed
/// some databases answer no further one.
template <typename Tenant, typename Key, std::invocable<Statement &> Bind>
Result<void> insertNamed(Connection &connection, const Composed &insert, Fragment selectId, const Tenant &tenant, const Key &id, const Bind &bind)
{
    ASSIGN_OR_RETURN(const bool present, Query(connection, selectId, tenant, id).step());
    if (present)
        return connection.failed(makeError(ErrorKind::Conflict, say("id-taken/any")));
    return execute(connection, insert, bind);
}

/// Calls read(query) for each row.
template <typename Read>
Result<void> forEachRow(Query &query, Read &&read)
{
    for (;;) {
        ASSIGN_OR_RETURN(const bool row, query.step());
        if (!row)
            return {};
        read(query);
    }
}

/// All rows as values.
template <typename Read>
auto readAll(Query &query, Read &&read) -> Result<QList<std::invoke_result_t<Read, Query &>>>
{
    QList<std::invoke_result_t<Read, Query &>> values;
    RETURN_IF_ERROR(forEachRow(query, [&](Query &row) { values.append(read(row)); }));
    return values;
}

/// The only row as a value, NotFound when there is none.
template <typename Read>
auto readOne(Query &query, Read &&read) -> Result<std::invoke_result_t<Read, Query &>>
{
    ASSIGN_OR_RETURN(const bool row, query.step());
    if (!row)
        return notFound();
    return read(query);
}

/// The only row as a value, nothing when there is none.
template <typename Read>
auto readOptional(Query &query, Read &&read) -> Result<std::optional<std::invoke_result_t<Read, Query &>>>
{
    using Value = std::optional<std::invoke_result_t<Read, Query &>>;
    ASSIGN_OR_RETURN(const bool row, query.step());
    return row ? Value(read(query)) : Value();
}

/// The row of a statement with RETURNING, which is complete only when it was stepped to its end.
template <typename Read>
auto readReturned(Query &query, Read &&read) -> Result<std::invoke_result_t<Read, Query &>>
{
    auto value = readOne(query, read);
    if (!value)
        return value;
    RETURN_IF_ERROR(query.step());
    return value;
}

/// UTF-8 bytes that are to be stored as text, not as bytes.
inline std::string_view asText(const QByteArray &utf8)
{
    return {utf8.constData(), static_cast<std::size_t>(utf8.size())};
}

} // namespace tidegate::sql
