// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/postgresschema.h"

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

/// What people made, and nothing that an extension or Postgres did.
constexpr char ours[] = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'";

// Each returns one line of text a row.
constexpr char columns[] = R"(
    SELECT '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || CASE WHEN l.collname IS NULL OR l.collname = 'default' THEN '' ELSE ' COLLATE "' || l.collname || '"' END
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)";
constexpr char constraints[] = R"(
    SELECT '  CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = $1::regclass AND contype <> 't' AND contype <> 'n' ORDER BY contype DESC, conname COLLATE "C")";
constexpr char indexes[] = R"(
    SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid = $1::regclass
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))
    ORDER BY i.indexrelid::regclass::text COLLATE "C")";
constexpr char security[] = R"(
    SELECT CASE WHEN relrowsecurity THEN 'ENABLE' ELSE 'NO' END || CASE WHEN relforcerowsecurity THEN ' AND FORCE' ELSE '' END || ' ROW LEVEL SECURITY'
    FROM pg_class WHERE oid = $1::regclass
    UNION ALL
    SELECT * FROM (SELECT 'POLICY ' || polname || ' FOR ' || CASE polcmd WHEN '*' THEN 'ALL' WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
        ELSE 'DELETE' END || CASE WHEN polpermissive THEN '' ELSE ' RESTRICTIVE' END || coalesce(' USING ' || pg_get_expr(polqual, polrelid), '')
        || coalesce(' CHECK ' || pg_get_expr(polwithcheck, polrelid), '') FROM pg_policy WHERE polrelid = $1::regclass ORDER BY polname COLLATE "C") p)";
constexpr char storage[] = "SELECT '  WITH ' || array_to_string(reloptions, ', ') FROM pg_class WHERE oid = $1::regclass AND reloptions IS NOT NULL";
constexpr char triggers[] = R"(
    SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal ORDER BY tgname COLLATE "C")";

QByteArray linesOf(const PostgresSession &session, const char *query, const QString &table)
{
    QByteArray text;
    const PostgresAnswer answer = session.run(QString::fromLatin1(query), {table});
    if (!answer.ok)
        return "?? " + answer.message.toUtf8() + '\n';
    for (const QString &line : answer.column())
        text += line.toUtf8() + '\n';
    return text;
}

} // namespace

QByteArray renderedSchema(const PostgresSession &session)
{
    QByteArray text;
    const QStringList tables =
        session
            .run(u"SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')"
                 " AND %1 ORDER BY c.relname COLLATE \"C\""_s.arg(QString::fromLatin1(ours)))
            .column();
    for (const QString &table : tables) {
        text += "TABLE " + table.toUtf8() + '\n';
        for (const char *part : {columns, constraints, indexes, storage, security, triggers})
            text += linesOf(session, part, table);
        text += '\n';
    }
    const QStringList functions = session
                                      .run(u"SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE %1"
                                           " ORDER BY p.proname COLLATE \"C\""_s.arg(QString::fromLatin1(ours)))
                                      .column();
    for (const QString &function : functions)
        text += function.toUtf8() + '\n';
    return text;
}

QStringList tenantTables(const PostgresSession &session)
{
    return session
        .run(u"SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
             " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped"
             " WHERE c.relkind IN ('r', 'p') AND %1 ORDER BY c.relname COLLATE \"C\""_s.arg(QString::fromLatin1(ours)))
        .column();
}

} // namespace tidegate::test
