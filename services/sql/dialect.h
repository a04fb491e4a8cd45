// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace tidegate::sql {

/// SQL text that is known at compile time; nothing else converts to it.
struct Fragment
{
    consteval Fragment(const char *constant) : text(constant) {}
    const char *text;
};

/// What differs between databases: types and triggers in the schema, and how a row is locked.
///
/// All else is the common subset, which the test `conventions` holds: parameters are ?1, ?2, … with the type of what is bound; LIKE meets folded texts
/// only; prefixes are compared by substr(), not by ranges; text is ordered by its bytes, so a database that knows other collations is made with "C".
///
/// Tokens of a migration: {{uuid}} {{timestamp}} {{bool}} {{json}} {{bytes}} {{int64}} are column types, {{strict}} stands behind a table,
/// {{append_only NAME}} is a statement of its own (or several) that makes the table refuse UPDATE and DELETE, and {{in_row NAME}} one that keeps values
/// of some kilobytes in the rows of a table that is read as a whole.
class Dialect
{
public:
    virtual ~Dialect() = default;
    virtual QByteArray name() const = 0;
    /// The statements of a migration file, tokens replaced.
    QByteArrayList statements(const QByteArray &migration) const;
    /// The statement that writes the schema's number where other programs see it; empty when there is no such place.
    virtual QByteArray setVersion(int number) const = 0;
    /// What stands behind a SELECT that keeps its rows from other writers until the transaction ends; nothing where one writer keeps all others away.
    virtual Fragment rowLock() const = 0;
    /// The same where rows of the first table, called `l`, that somebody else keeps are left out instead of waited for.
    virtual Fragment freeRowLock() const = 0;
    /// What the clock of the database shows when it is read, in milliseconds since 1970.
    virtual Fragment now() const = 0;
    /// The question that Connection::snapshot() asks. Its answer is empty where the database cannot tell.
    virtual Fragment snapshot() const = 0;
    /// Whether its answers can be compared over all connections, instead of on each alone.
    virtual bool namesSnapshotsForAll() const { return false; }
    /// Whether a text may hold the character NUL.
    virtual bool storesNul() const { return true; }

protected:
    /// The replacement of a token without braces; a null array for an unknown one.
    virtual QByteArray token(const QByteArray &token) const = 0;
    /// A statement of a migration as this database wants it, tokens replaced.
    virtual QByteArray finished(const QByteArray &statement) const { return statement; }
};

} // namespace tidegate::sql
