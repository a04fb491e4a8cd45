// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/query.h"
#include "services/store/sqlite/sqliteconnection.h"
#include "services/store/workspacerows.h"
#include "tests/store/storefixture.h"
#include "tests/support/postgressession.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

/// How a database calls a type.
QByteArray typeName(sql::ColumnType type)
{
    const bool isPostgres = TestDatabase::isPostgres();
    switch (type) {
    case sql::ColumnType::Text:
    case sql::ColumnType::Json:
        return isPostgres ? "text" : "TEXT";
    case sql::ColumnType::Uuid:
        return isPostgres ? "uuid" : "BLOB";
    case sql::ColumnType::Bytes:
        return isPostgres ? "bytea" : "BLOB";
    case sql::ColumnType::Bool:
        return isPostgres ? "boolean" : "INTEGER";
    case sql::ColumnType::Timestamp:
    case sql::ColumnType::Int64:
        break;
    }
    return isPostgres ? "bigint" : "INTEGER";
}

/// "name type NULL key", a line for each column in its order.
QStringList linesOf(const sql::Table &table)
{
    QStringList lines;
    for (int i = 0; i < table.columns.size(); ++i) {
        const sql::TableColumn &column = table.columns[i];
        lines.append(QString::fromLatin1(column.name + ' ' + typeName(column.type) + (column.isOptional ? " NULL " : " ")
                                         + QByteArray::number(table.key.indexOf(i) + 1)));
    }
    return lines;
}

// What the catalogue says of the table $1, or ?1.
constexpr char tablesOnPostgres[] = "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') "
                                    "AND relname <> 'schema_migrations' AND $1 = 'all'";
constexpr char tablesInFile[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_migrations' AND ?1 = 'all'";
constexpr char columnsOnPostgres[] =
    "SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' ' ELSE ' NULL ' END || "
    "coalesce(array_position(k.conkey, a.attnum), 0) FROM pg_attribute a LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p' "
    "WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
constexpr char columnsInFile[] = "SELECT name || ' ' || type || CASE WHEN \"notnull\" THEN ' ' ELSE ' NULL ' END || pk FROM pragma_table_info(?1) ORDER BY cid";
constexpr char referencesOnPostgres[] =
    "SELECT DISTINCT confrelid::regclass::text FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f' AND confrelid <> conrelid ORDER BY 1";
constexpr char referencesInFile[] = "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(?1) WHERE \"table\" <> ?1 ORDER BY 1";
constexpr char ownOnPostgres[] = "SELECT a.attname FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) "
                                 "WHERE k.conrelid = $1::regclass AND k.contype = 'f' AND k.confrelid = k.conrelid AND a.attname <> 'tenant_id'";
constexpr char ownInFile[] = "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = ?1 AND \"from\" <> 'tenant_id'";

} // namespace

/// What is known of the tables by their migrations, against what the database says.
class TestStoredTables : public QObject
{
    Q_OBJECT

private slots:
    void theTablesAreThoseOfTheDatabase();
    void theColumnsAreThoseOfTheDatabase();
    void referencesAreThoseOfTheDatabaseAndComeFirst();
    void rowsComeBackAsTheyWere();
    void aRowThatNamesALaterOneIsFilledInAfterwards();
    void historyIsNotCleared();
    void everyTableMovesWithAWorkspaceOrStays();

private:
    QStringList ask(sql::Fragment inFile, const char *onPostgres, const QByteArray &table) const;

    Store m_store;
};

/// The first column of what the catalogue answers.
QStringList TestStoredTables::ask(sql::Fragment inFile, const char *onPostgres, const QByteArray &table) const
{
    if (TestDatabase::isPostgres())
        return PostgresSession(m_store.url()).run(QString::fromUtf8(onPostgres), {QString::fromLatin1(table)}).column();
    const auto connection = must(sql::SqliteConnection::open(m_store.file(), sql::SqliteConnection::Mode::ReadOnly));
    sql::Query query(*connection, inFile, QString::fromLatin1(table));
    return must(sql::readAll(query, [](const sql::Query &row) { return row.string(0); }));
}

void TestStoredTables::theTablesAreThoseOfTheDatabase()
{
    const QStringList found = ask(tablesInFile, tablesOnPostgres, "all");
    QStringList known;
    for (const sql::Table &table : storedTables())
        known.append(QString::fromLatin1(table.name));
    QCOMPARE(QSet<QString>(found.begin(), found.end()), QSet<QString>(known.begin(), known.end()));
}

void TestStoredTables::theColumnsAreThoseOfTheDatabase()
{
    for (const sql::Table &table : storedTables())
        QCOMPARE(linesOf(table), ask(columnsInFile, columnsOnPostgres, table.name));
}

void TestStoredTables::referencesAreThoseOfTheDatabaseAndComeFirst()
{
    QStringList before;
    for (const sql::Table &table : storedTables()) {
        QStringList known;
        for (const QByteArray &each : table.references)
            known.append(QString::fromLatin1(each));
        known.sort();
        QCOMPARE(known, ask(referencesInFile, referencesOnPostgres, table.name));
        for (const QString &each : std::as_const(known))
            QVERIFY2(before.contains(each), table.name.constData());
        QStringList own;
        for (const int column : table.ownReferences) {
            own.append(QString::fromLatin1(table.columns[column].name));
            QVERIFY(table.columns[column].isOptional);
        }
        QCOMPARE(own, ask(ownInFile, ownOnPostgres, table.name));
        before.append(QString::fromLatin1(table.name));
    }
}

void TestStoredTables::rowsComeBackAsTheyWere()
{
    // More than are inserted by one statement, and some more.
    const auto &changes = *std::find_if(storedTables().begin(), storedTables().end(), [](const sql::Table &each) { return each.name == "changes"; });
    QList<Row> rows;
    for (qint64 seq = 1; seq <= 2 * sql::TableTexts::rowsAtOnce + 3; ++seq)
        rows.append(Row{m_store.tenant().uuid(), seq, at(seq), std::string("a\tb \xc3\xbc"), std::string(), seq % 2 ? Cell(QUuid::createUuid()) : Cell(nullptr),
                        nullptr, std::numeric_limits<qint64>::max()});
    VERIFY_OK(m_store.write([&](Transaction &s) { return s.rows.insert(changes, rows); }));
    QCOMPARE(must(m_store.read([&](Transaction &s) { return s.rows.count(changes); })), rows.size());
    QList<Row> found;
    std::optional<Row> last;
    while (found.size() < rows.size()) {
        found += must(m_store.read([&](Transaction &s) { return s.rows.page(changes, last, 20); }));
        last = found.constLast();
    }
    QCOMPARE(found, rows);
    QVERIFY(must(m_store.read([&](Transaction &s) { return s.rows.page(changes, last, 20); })).isEmpty());
    VERIFY_OK(m_store.write([&](Transaction &s) { return s.rows.clear(changes); }));
    QCOMPARE(must(m_store.read([&](Transaction &s) { return s.rows.count(changes); })), 0);
}

void TestStoredTables::aRowThatNamesALaterOneIsFilledInAfterwards()
{
    const auto &environments = *std::find_if(storedTables().begin(), storedTables().end(), [](const sql::Table &each) { return each.name == "environments"; });
    const Environment first = m_store.addEnvironment(u"first"_s);
    Environment second = m_store.addEnvironment(u"second"_s);
    second.autoPromoteFrom = first.id;
    ++second.version;
    must(m_store.write([&](Transaction &s) { return s.environments.update(second); }));
    const auto rows = must(m_store.read([&](Transaction &s) { return s.rows.page(environments, {}, 10); }));
    const TenantId other = m_store.addTenant(u"other"_s);
    QList<Row> moved = rows;
    for (Row &row : moved)
        row[0] = other.uuid();
    std::reverse(moved.begin(), moved.end());
    VERIFY_OK(m_store->write(other, [&](Transaction &s) { return s.rows.insert(environments, moved); }));
    VERIFY_OK(m_store->write(other, [&](Transaction &s) -> Result<void> {
        for (const Row &row : std::as_const(moved))
            RETURN_IF_ERROR(s.rows.refer(environments, row));
        return {};
    }));
    std::reverse(moved.begin(), moved.end());
    QCOMPARE(must(m_store->read(other, [&](Transaction &s) { return s.rows.page(environments, {}, 10); })), moved);
}

void TestStoredTables::historyIsNotCleared()
{
    const auto &audit = *std::find_if(storedTables().begin(), storedTables().end(), [](const sql::Table &each) { return each.name == "audit_entries"; });
    must(m_store.write([](Transaction &s) { return s.audit.append(auditEntry(1, QByteArray(32, '\0'))); }));
    QCOMPARE(codeOf(m_store.write([&](Transaction &s) { return s.rows.clear(audit); })), u"append-only"_s);
}

/// Written by hand: whoever adds a table says whether it belongs to a workspace or to the server that it is on.
void TestStoredTables::everyTableMovesWithAWorkspaceOrStays()
{
    const QByteArrayList moving{"environments",      "freeze_windows",   "target_groups",     "targets",       "target_labels", "health_transitions",
                                "components",        "stickers",         "inventory_current", "digest_uses",   "drift_reports", "known_images",
                                "inventory_history", "observed_changes", "drift_rules",       "image_origins", "audit_entries", "parent_transitions"};
    const QByteArrayList staying{"tenants",
                                 "facts",
                                 "users",
                                 "tokens",
                                 "secrets",
                                 "operations",
                                 "change_counters",
                                 "changes",
                                 "answers",
                                 "agents",
                                 "audit_seals",
                                 "audit_texts",
                                 "servers",
                                 "check_leases",
                                 "workspace_imports",
                                 "workspace_import_pages",
                                 "agent_secrets",
                                 "agent_tasks",
                                 "gate_asks",
                                 "registration_tokens"};
    for (const sql::Table &table : storedTables()) {
        const bool moves = workspaceTable(QString::fromLatin1(table.name));
        QVERIFY2(moving.contains(table.name) != staying.contains(table.name), table.name.constData());
        QVERIFY2(moves == moving.contains(table.name), table.name.constData());
    }
    QCOMPARE(workspaceTables().size(), moving.size());
}

QTEST_GUILESS_MAIN(TestStoredTables)

#include "tst_storedtables.moc"
