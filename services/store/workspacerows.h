// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/rowstore.h"

#include <QJsonArray>

namespace tidegate {

/// The tables that a workspace consists of, in the order in which their rows can be written: what people and engines made in it, and its history. Who may do
/// what (users, tokens, agents), the feed, kept answers and whose work is under way belong to the database it is in; stored credentials are sealed under a
/// key of their own and go another way.
const QList<sql::Table> &workspaceTables();
/// Null: a workspace has no such table.
const sql::Table *workspaceTable(QStringView name);
/// Its place among them; −1 for none.
qsizetype workspaceTableIndex(QStringView name);

/// The values of a row in the order of its columns, without the tenant: it is never said, so nobody can say another. Instants are milliseconds since 1970,
/// bytes are Base64.
QJsonArray rowToJson(const sql::Table &table, const Row &row);
/// The same row, of this tenant. Invalid below the pointer for what a column of its type does not hold.
Result<Row> rowFromJson(const sql::Table &table, const QJsonArray &values, TenantId tenant, const QString &pointer);

/// The value of a column, or one that says nothing when it holds none of this type.
template <typename T>
T cellOf(const sql::Table &table, const Row &row, QByteArrayView column)
{
    const auto *value = std::get_if<T>(&row[static_cast<std::size_t>(table.column(column))]);
    return value ? *value : T();
}
void setCell(const sql::Table &table, Row &row, QByteArrayView column, Cell value);

/// What a column holds that is made of something else, whatever the row says: names folded and searchable, how often is checked, JSON as we write it.
void deriveCells(const sql::Table &table, Row &row);

} // namespace tidegate
