// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/query.h"
#include "services/store/sqlite/sqliteconnection.h"
#include "tests/store/storefixture.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

QByteArray typeName(sql::ColumnType type)
{
    switch (type) {
    case sql::ColumnType::Text:
    case sql::ColumnType::Json:
        return "TEXT";
    case sql::ColumnType::Uuid:
    case sql::ColumnType::Bytes:
        return "BLOB";
    case sql::ColumnType::Timestamp:
    case sql::ColumnType::Int64:
    case sql::ColumnType::Bool:
        break;
    }
    return "INTEGER";
}

/// "name type NULL key", a line for each column in its order.
QByteArrayList linesOf(const sql::Table &table)
{
    QByteArrayList lines;
    for (int i = 0; i < table.columns.size(); ++i) {
        const sql::TableColumn &column = table.columns[i];
        lines.append(column.name + ' ' + typeName(column.type) + (column.isOptional ? " NULL " : " ") + QByteArray::number(table.key.indexOf(i) + 1));
    }
    return lines;
}

} // namespace

/// What is known of the tables by their migrations, against what the database says.
class TestStoredTables : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTablesAreThoseOfTheDatabase();
    void theColumnsAreThoseOfTheDatabase();
    void referencesAreThoseOfTheDatabaseAndComeFirst();
    void rowsComeBackAsTheyWere();
    void aRowThatNamesALaterOneIsFilledInAfterwards();
    void historyIsNotCleared();

private:
    Store m_store;
    std::unique_ptr<sql::SqliteConnection> m_connection;
};

void TestStoredTables::initTestCase()
{
    m_connection = must(sql::SqliteConnection::open(m_store.file(), sql::SqliteConnection::Mode::ReadOnly));
}

void TestStoredTables::theTablesAreThoseOfTheDatabase()
{
    sql::Query query(*m_connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_migrations'");
    const auto found = must(sql::readAll(query, [](const sql::Query &row) { return row.string(0); }));
    QStringList known;
    for (const sql::Table &table : storedTables())
        known.append(QString::fromLatin1(table.name));
    QCOMPARE(QSet<QString>(found.begin(), found.end()), QSet<QString>(known.begin(), known.end()));
}

void TestStoredTables::theColumnsAreThoseOfTheDatabase()
{
    for (const sql::Table &table : storedTables()) {
        sql::Query query(*m_connection, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid", QString::fromLatin1(table.name));
        const auto lines = must(sql::readAll(query, [](const sql::Query &row) {
            return QByteArray(row.utf8(0) + ' ' + row.utf8(1) + (row.int64(2) == 0 ? " NULL " : " ") + QByteArray::number(row.int64(3)));
        }));
        QCOMPARE(linesOf(table), QByteArrayList(lines));
    }
}

void TestStoredTables::referencesAreThoseOfTheDatabaseAndComeFirst()
{
    QByteArrayList before;
    for (const sql::Table &table : storedTables()) {
        sql::Query query(*m_connection, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(?1) WHERE \"table\" <> ?1", QString::fromLatin1(table.name));
        auto named = must(sql::readAll(query, [](const sql::Query &row) { return row.utf8(0); }));
        QByteArrayList known = table.references;
        std::sort(named.begin(), named.end());
        std::sort(known.begin(), known.end());
        QCOMPARE(known, QByteArrayList(named));
        for (const QByteArray &each : std::as_const(known))
            QVERIFY2(before.contains(each), table.name.constData());
        sql::Query own(*m_connection, "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = ?1 AND \"from\" <> 'tenant_id'",
                       QString::fromLatin1(table.name));
        const auto columns = must(sql::readAll(own, [&](const sql::Query &row) { return table.column(row.utf8(0)); }));
        QCOMPARE(table.ownReferences, columns);
        for (const int column : columns)
            QVERIFY(table.columns[column].isOptional);
        before.append(table.name);
    }
}

void TestStoredTables::rowsComeBackAsTheyWere()
{
    // More than are inserted by one statement, and some more.
    const auto &changes = *std::find_if(storedTables().begin(), storedTables().end(), [](const sql::Table &each) { return each.name == "changes"; });
    QList<Row> rows;
    for (qint64 seq = 1; seq <= 2 * sql::TableTexts::rowsAtOnce + 3; ++seq)
        rows.append(Row{m_store.tenant().uuid(), seq, at(seq), std::string("a\0b \xc3\xbc", 6), std::string(),
                        seq % 2 ? Cell(QUuid::createUuid()) : Cell(nullptr), nullptr, std::numeric_limits<qint64>::max()});
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

QTEST_GUILESS_MAIN(TestStoredTables)

#include "tst_storedtables.moc"
