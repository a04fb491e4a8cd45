// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace tidegate::sql {

/// What differs between databases in DDL. Statements that read and write data use the common subset and need no dialect.
///
/// Tokens: {{uuid}} {{timestamp}} {{bool}} {{json}} {{bytes}} {{int64}} {{identity}} are column types, {{strict}} stands behind a table,
/// and {{append_only NAME}} is a statement of its own (or several) that makes the table refuse UPDATE and DELETE.
class Dialect
{
public:
    virtual ~Dialect() = default;
    virtual QByteArray name() const = 0;
    /// The statements of a migration file, tokens replaced.
    QByteArrayList statements(const QByteArray &migration) const;
    /// The statement that writes the schema's number where other programs see it; empty when there is no such place.
    virtual QByteArray setVersion(int number) const = 0;

protected:
    /// The replacement of a token without braces; a null array for an unknown one.
    virtual QByteArray token(const QByteArray &token) const = 0;
};

} // namespace tidegate::sql
