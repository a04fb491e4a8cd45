// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/columns.h"
#include "services/sql/migrator.h"

#include <memory>

namespace tidegate::sql {

/// What a column holds, by the token of its type in a migration.
enum class ColumnType { Text, Json, Uuid, Timestamp, Int64, Bool, Bytes };

struct TableColumn
{
    QByteArray name;
    ColumnType type = ColumnType::Text;
    bool isOptional = false; ///< May be NULL.
};

struct TableTexts;

/// A table as migrations make it. Columns are known by their place in `columns`.
struct Table
{
    QByteArray name;
    QList<TableColumn> columns;
    QList<int> key;            ///< The primary key; of a tenant's table its first column is tenant_id.
    QByteArrayList references; ///< The other tables that foreign keys name.
    QList<int> ownReferences;  ///< Columns by which a row names another one of this table; they are optional.
    std::shared_ptr<const TableTexts> texts{};

    /// −1 when there is none.
    int column(QByteArrayView columnName) const;
    bool isOfTenant() const { return column("tenant_id") >= 0; }
};

/// The statements that read and write whole rows. In all of them ?1 is the tenant, if the table is a tenant's, and what else there is follows.
struct TableTexts
{
    static constexpr int rowsAtOnce = 32;

    explicit TableTexts(const Table &table);

    Composed count;
    Composed firstPage;  ///< Limit.
    Composed nextPage;   ///< The key that was read last, without the tenant; limit.
    Composed insertOne;  ///< The columns, tenant included.
    Composed insertMany; ///< The same for rowsAtOnce rows, one behind the other.
    Composed refer;      ///< The key, without the tenant; the columns that name other rows of the table.
    Composed clear;
};

/// The tables that migrations make, each behind those that it refers to. Reads what the migrations of this program are written in: CREATE TABLE and
/// ALTER TABLE … ADD COLUMN; a column that they take away again, or another type, is not understood.
QList<Table> tablesOf(const QList<Migration> &migrations);

} // namespace tidegate::sql
