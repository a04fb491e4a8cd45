// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/rowstore.h"

#include "services/domain/say.h"
#include "services/sql/query.h"
#include "services/store/schema.h"

namespace tidegate {
namespace {

Cell cellOf(const sql::Query &row, int column, sql::ColumnType type)
{
    if (row.isNull(column))
        return nullptr;
    switch (type) {
    case sql::ColumnType::Text:
    case sql::ColumnType::Json:
        return std::string(row.text(column));
    case sql::ColumnType::Uuid:
        return row.uuid(column);
    case sql::ColumnType::Timestamp:
        return row.instant(column);
    case sql::ColumnType::Int64:
        return row.int64(column);
    case sql::ColumnType::Bool:
        return row.boolean(column);
    case sql::ColumnType::Bytes:
        break;
    }
    return row.bytes(column);
}

void bindMissing(sql::Statement &statement, int index, sql::ColumnType type)
{
    switch (type) {
    case sql::ColumnType::Text:
    case sql::ColumnType::Json:
        return statement.bind(index, std::optional<std::string_view>());
    case sql::ColumnType::Uuid:
        return statement.bind(index, std::optional<QUuid>());
    case sql::ColumnType::Timestamp:
        return statement.bind(index, std::optional<Instant>());
    case sql::ColumnType::Int64:
        return statement.bind(index, std::optional<qint64>());
    case sql::ColumnType::Bool:
        return statement.bind(index, std::optional<bool>());
    case sql::ColumnType::Bytes:
        break;
    }
    statement.bind(index, std::optional<QByteArray>());
}

void bindCell(sql::Statement &statement, int index, sql::ColumnType type, const Cell &cell)
{
    std::visit(
        [&](const auto &value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::nullptr_t>)
                bindMissing(statement, index, type);
            else if constexpr (std::is_same_v<Value, std::string>)
                statement.bind(index, std::string_view(value));
            else
                statement.bind(index, value);
        },
        cell);
}

/// Binds the columns of a row behind `index`, without those that name other rows of the table.
void bindRow(sql::Statement &statement, int &index, const sql::Table &table, const Row &row)
{
    for (int column = 0; column < table.columns.size(); ++column)
        bindCell(statement, ++index, table.columns[column].type, table.ownReferences.contains(column) ? Cell(nullptr) : row[static_cast<std::size_t>(column)]);
}

/// Binds the key of a row behind the tenant, who stands there already.
void bindKey(sql::Statement &statement, int &index, const sql::Table &table, const Row &row)
{
    for (const int column : table.key) {
        if (table.columns[column].name != "tenant_id")
            bindCell(statement, ++index, table.columns[column].type, row[static_cast<std::size_t>(column)]);
    }
}

/// What no row of ours holds.
bool isDamaged(const Row &row)
{
    return std::any_of(row.begin(), row.end(), [](const Cell &cell) {
        const auto *uuid = std::get_if<QUuid>(&cell);
        return uuid && uuid->isNull();
    });
}

} // namespace

const QList<sql::Table> &storedTables()
{
    static const QList<sql::Table> tables = sql::tablesOf(embeddedMigrations());
    return tables;
}

Result<qint64> RowStore::count(const sql::Table &table) const
{
    sql::Query query(m_connection, table.texts->count, [&](sql::Statement &statement) {
        if (table.isOfTenant())
            statement.bind(1, m_tenant);
    });
    return sql::readOne(query, [](const sql::Query &row) { return row.int64(0); });
}

Result<QList<Row>> RowStore::page(const sql::Table &table, const std::optional<Row> &after, int limit) const
{
    sql::Query query(m_connection, after ? table.texts->nextPage : table.texts->firstPage, [&](sql::Statement &statement) {
        int index = 0;
        if (table.isOfTenant())
            statement.bind(++index, m_tenant);
        if (after)
            bindKey(statement, index, table, *after);
        statement.bind(++index, limit);
    });
    QList<Row> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool isRow, query.step());
        if (!isRow)
            return rows;
        Row row;
        row.reserve(static_cast<std::size_t>(table.columns.size()));
        for (int column = 0; column < table.columns.size(); ++column)
            row.push_back(cellOf(query, column, table.columns[column].type));
        if (isDamaged(row))
            return makeError(ErrorKind::Unavailable, say("database-damaged/any"), QString::fromLatin1(table.name));
        rows.append(std::move(row));
    }
}

Result<void> RowStore::insert(const sql::Table &table, const QList<Row> &rows)
{
    qsizetype next = 0;
    while (next < rows.size()) {
        const bool isMany = rows.size() - next >= sql::TableTexts::rowsAtOnce;
        const qsizetype count = isMany ? sql::TableTexts::rowsAtOnce : 1;
        RETURN_IF_ERROR(sql::execute(m_connection, isMany ? table.texts->insertMany : table.texts->insertOne, [&](sql::Statement &statement) {
            int index = 0;
            for (qsizetype i = next; i < next + count; ++i)
                bindRow(statement, index, table, rows[i]);
        }));
        next += count;
    }
    return {};
}

Result<void> RowStore::refer(const sql::Table &table, const Row &row)
{
    const auto isEmpty = [&](int column) { return std::holds_alternative<std::nullptr_t>(row[static_cast<std::size_t>(column)]); };
    if (std::all_of(table.ownReferences.begin(), table.ownReferences.end(), isEmpty))
        return {};
    return sql::execute(m_connection, table.texts->refer, [&](sql::Statement &statement) {
        int index = 0;
        if (table.isOfTenant())
            statement.bind(++index, m_tenant);
        bindKey(statement, index, table, row);
        for (const int column : table.ownReferences)
            bindCell(statement, ++index, table.columns[column].type, row[static_cast<std::size_t>(column)]);
    });
}

Result<void> RowStore::clear(const sql::Table &table)
{
    return sql::execute(m_connection, table.texts->clear, [&](sql::Statement &statement) {
        if (table.isOfTenant())
            statement.bind(1, m_tenant);
    });
}

bool RowStore::storesNul() const
{
    return m_connection.dialect().storesNul();
}

} // namespace tidegate
