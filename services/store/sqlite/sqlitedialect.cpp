// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/sqlitedialect.h"

#include <QHash>

namespace tidegate::sql {
namespace {

QByteArray sqliteAppendOnly(const QByteArray &table)
{
    const auto trigger = [&](const QByteArray &verb) -> QByteArray {
        return "CREATE TRIGGER " + table + "_refuse_" + verb.toLower() + " BEFORE " + verb + " ON " + table + " BEGIN SELECT RAISE(ABORT, '" + table
            + " is append-only'); END\n";
    };
    return trigger("UPDATE") + "--;\n" + trigger("DELETE");
}

} // namespace

QByteArray SqliteDialect::token(const QByteArray &token) const
{
    static const QHash<QByteArray, QByteArray> types{
        {"uuid", "BLOB"}, {"timestamp", "INTEGER"}, {"bool", "INTEGER"}, {"json", "TEXT"}, {"bytes", "BLOB"}, {"int64", "INTEGER"}, {"strict", "STRICT"},
    };
    if (token.startsWith("append_only "))
        return sqliteAppendOnly(token.mid(12));
    if (token.startsWith("in_row "))
        return ""; // it keeps them there
    return types.value(token);
}

} // namespace tidegate::sql
