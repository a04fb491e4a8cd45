// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"
#include "services/sql/tables.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tidegate {

/// All tables of the schema but that of its migrations, each behind those that it refers to. Lasts as long as the program.
const QList<sql::Table> &storedTables();

/// A value of a row; a text is UTF-8. A null UUID is nullptr.
using Cell = std::variant<std::nullptr_t, bool, qint64, std::string, QByteArray, QUuid, Instant>;
/// A whole row, in the order of Table::columns.
using Row = std::vector<Cell>;

/// Whole rows of any table, for who takes all of a tenant from one database to another. Of a table that is no tenant's these are all rows.
class RowStore
{
public:
    RowStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    Result<qint64> count(const sql::Table &table) const;
    /// In the order of the key, behind the row that was read last. `database-damaged` for a value that is none of its column's type.
    Result<QList<Row>> page(const sql::Table &table, const std::optional<Row> &after, int limit) const;
    /// Columns that name other rows of the same table are left empty: these may not be there yet. refer() fills them in.
    Result<void> insert(const sql::Table &table, const QList<Row> &rows);
    Result<void> refer(const sql::Table &table, const Row &row);
    /// Removes all rows. Refused where history is kept.
    Result<void> clear(const sql::Table &table);
    /// Whether this database keeps the character NUL in a text.
    bool storesNul() const;

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
