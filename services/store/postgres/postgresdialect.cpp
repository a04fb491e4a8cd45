// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgresdialect.h"

#include <QHash>

namespace tidegate::sql {
namespace {

/// TG001 is what PostgresError knows it by.
constexpr char refuseChange[] = "CREATE OR REPLACE FUNCTION tidegate_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                                "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'TG001'; END $$\n";

QByteArray postgresAppendOnly(const QByteArray &table)
{
    const auto trigger = [&](const QByteArray &verbs, const QByteArray &each) -> QByteArray {
        return "CREATE TRIGGER " + table + "_refuse_" + verbs.left(verbs.indexOf(' ')).toLower() + " BEFORE " + verbs + " ON " + table + " FOR EACH " + each
            + " EXECUTE FUNCTION tidegate_refuse_change()\n";
    };
    return refuseChange + QByteArray("--;\n") + trigger("UPDATE OR DELETE", "ROW") + "--;\n" + trigger("TRUNCATE", "STATEMENT");
}

/// Else what is longer than 2 kB is put into another table in pieces, and is looked up there by an index each time it is read. Of a table in parts each part is
/// told. What is there already stays where it is until it is replaced.
QByteArray postgresInRow(const QByteArray &table)
{
    return "DO $$ DECLARE part regclass; BEGIN\n"
           "FOR part IN SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND (oid = '"
        + table + "'::regclass OR oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = '" + table
        + "'::regclass)) LOOP\nEXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 8160)', part);\nEND LOOP; END $$\n";
}

} // namespace

QByteArray PostgresDialect::token(const QByteArray &token) const
{
    static const QHash<QByteArray, QByteArray> types{
        {"uuid", "uuid"}, {"timestamp", "bigint"}, {"bool", "boolean"}, {"json", "text"}, {"bytes", "bytea"}, {"int64", "bigint"}, {"strict", ""},
    };
    if (token.startsWith("append_only "))
        return postgresAppendOnly(token.mid(12));
    if (token.startsWith("in_row "))
        return postgresInRow(token.mid(7));
    return types.value(token);
}

QByteArray PostgresDialect::finished(const QByteArray &statement) const
{
    if (!statement.startsWith("CREATE TABLE") && !statement.startsWith("ALTER TABLE"))
        return statement;
    QByteArray ordered = statement;
    return ordered.replace(" text NOT NULL", " text COLLATE \"C\" NOT NULL");
}

std::string PostgresDialect::numbered(std::string_view sql)
{
    std::string text(sql);
    bool isQuoted = false;
    for (char &letter : text) {
        if (letter == '\'')
            isQuoted = !isQuoted;
        else if (letter == '?' && !isQuoted)
            letter = '$';
    }
    return text;
}

} // namespace tidegate::sql
