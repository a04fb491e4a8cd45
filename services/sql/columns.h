// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/dialect.h"

#include <string>
#include <vector>

namespace tidegate::sql {

/// The text of a statement that is put together once, from constants, and lasts as long as the program: statements are kept by its address.
class Composed
{
public:
    const std::string &text() const { return m_text; }

private:
    friend class ColumnList;
    friend struct TableTexts;
    explicit Composed(std::string text) : m_text(std::move(text)) {}

    std::string m_text;
};

/// What statements do with a column.
enum class ColumnUse {
    Kept,    ///< Inserted, updated, selected.
    Key,     ///< The id: ?2 of every statement, behind the tenant. Comes first.
    Once,    ///< Inserted and selected, never updated.
    Version, ///< Kept; an update wants the one before it.
    Derived, ///< Inserted and updated; follows from other columns.
    Shown    ///< Selected only. May be any expression; comes last.
};

/// Gathers the columns that an entity names, for the texts of its statements.
///
/// A store names the columns of an entity with their members once, in a function template columns(visit, entity) that calls visit(column, member, use)
/// and visit.derived(column, member, function). This class makes the statements of it; RowReader and RowBinder (services/store/columns.h)
/// read and bind in the same order.
class ColumnList
{
public:
    void operator()(Fragment column, const auto &, ColumnUse use = ColumnUse::Kept) { m_columns.push_back({column.text, use}); }
    void derived(Fragment column, const auto &, const auto &) { m_columns.push_back({column.text, ColumnUse::Derived}); }

    /// SELECT with the columns, each behind the prefix ("t."), then the rest.
    Composed select(Fragment rest, Fragment prefix = "") const;
    /// INSERT of the tenant and the columns.
    Composed insert(Fragment table) const;
    /// UPDATE of the row with the tenant, the id and the version before; `condition` is added (" AND …").
    Composed update(Fragment table, Fragment condition = "") const;
    /// How many are selected.
    int selected() const;

private:
    struct Column
    {
        const char *name;
        ColumnUse use;
    };
    std::vector<Column> m_columns;
};

} // namespace tidegate::sql
