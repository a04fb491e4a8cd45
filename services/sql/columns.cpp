// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/columns.h"

#include <algorithm>

namespace tidegate::sql {
namespace {

std::string parameter(std::size_t number)
{
    return '?' + std::to_string(number);
}

} // namespace

Composed ColumnList::select(Fragment rest, Fragment prefix) const
{
    std::string text = "SELECT ";
    const char *separator = "";
    for (const Column &column : m_columns) {
        if (column.use == ColumnUse::Derived)
            continue;
        text += separator;
        if (column.use != ColumnUse::Shown)
            text += prefix.text;
        text += column.name;
        separator = ", ";
    }
    return Composed(text + ' ' + rest.text);
}

Composed ColumnList::insert(Fragment table) const
{
    std::string names = "tenant_id";
    std::string values = "?1";
    std::size_t number = 1;
    for (const Column &column : m_columns) {
        if (column.use == ColumnUse::Shown)
            continue;
        names += std::string(", ") + column.name;
        values += ", " + parameter(++number);
    }
    return Composed(std::string("INSERT INTO ") + table.text + " (" + names + ") VALUES (" + values + ')');
}

Composed ColumnList::update(Fragment table, Fragment condition) const
{
    std::string text = std::string("UPDATE ") + table.text;
    const char *separator = " SET ";
    std::string version;
    std::size_t number = 2;
    for (const Column &column : m_columns) {
        if (column.use == ColumnUse::Shown || column.use == ColumnUse::Once || column.use == ColumnUse::Key)
            continue;
        text += std::string(separator) + column.name + " = " + parameter(++number);
        separator = ", ";
        if (column.use == ColumnUse::Version)
            version = parameter(number);
    }
    return Composed(text + " WHERE tenant_id = ?1 AND id = ?2 AND version = " + version + " - 1" + condition.text);
}

int ColumnList::selected() const
{
    return static_cast<int>(std::count_if(m_columns.begin(), m_columns.end(), [](const Column &column) { return column.use != ColumnUse::Derived; }));
}

} // namespace tidegate::sql
