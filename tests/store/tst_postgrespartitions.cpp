// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/try.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/postgres/postgresdialect.h"
#include "services/store/schema.h"
#include "tests/store/loggedplans.h"
#include "tests/store/postgresschema.h"
#include "tests/store/storefixture.h"
#include "tests/support/postgresserver.h"

#include <QRegularExpression>

using namespace tidegate;
using namespace tidegate::test;

/// The schema with every table of tenants in parts, by the hash of the tenant. Postgres takes it only if each key begins with the tenant, which is also what
/// databases ask for that keep the tenants on several machines.
///
/// The list of tenants is in one piece: it is no tenant's, its names are unique over all of them, and it is read before a tenant is known.
class TestPostgresPartitions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void everyTableOfATenantIsInParts();
    void partsAreGuardedLikeTheirTable();
    void theRowsOfATenantLieTogether();
    void aTargetIsWrittenReadAndChanged();
    void aKeyOfAPartMeansWhatThatOfTheTableMeans();
    void whatIsRecordedStaysAndIsCounted();
    void anotherTenantFindsNothing();
    void whateverIsPlannedLooksIntoOnePart_data();
    void whateverIsPlannedLooksIntoOnePart();

private:
    void makeTables() const;
    void nameKeys() const;
    template <typename Work>
    auto write(TenantId tenant, Work &&work)
    {
        return m_database->write(tenant, work);
    }
    template <typename Work>
    auto read(TenantId tenant, Work &&work)
    {
        return m_database->read(tenant, work);
    }
    Environment addEnvironment(TenantId tenant, const QString &name);
    /// What servers ask and do most often, with what they need for it made before.
    static void readEverything(Database &database, TenantId tenant, const Environment &place, const Target &known);
    static void changeEverything(Database &database, TenantId tenant, const Environment &place, int round);
    /// The parts of a table that rows of a tenant are in.
    QStringList partsWith(const QString &table, TenantId tenant) const;

    QString m_name;
    std::unique_ptr<PostgresSession> m_super;
    std::unique_ptr<Database> m_database;
    QList<TenantId> m_tenants;
    QStringList m_tables; ///< Parts not included.
};

namespace {

constexpr int parts = 4;

/// A statement of a migration, with what makes its table one of parts; unchanged if it makes none of a tenant.
QStringList inParts(const QByteArray &statement)
{
    const QString text = QString::fromUtf8(statement);
    const QString table = text.section(u' ', 2, 2);
    if (!text.startsWith(u"CREATE TABLE"_s) || !text.contains(u"tenant_id"_s) || table == u"tenants"_s)
        return {text};
    QStringList statements{text + u" PARTITION BY HASH (tenant_id)"_s};
    for (int i = 0; i < parts; ++i)
        statements += u"CREATE TABLE %1_p%2 PARTITION OF %1 FOR VALUES WITH (MODULUS %3, REMAINDER %2)"_s.arg(table).arg(i).arg(parts);
    return statements;
}

void runAll(const PostgresSession &session, const QStringList &statements)
{
    for (const QString &statement : statements) {
        const PostgresAnswer done = session.run(statement);
        QVERIFY2(done.ok, qPrintable(QString(done.message + u'\n' + statement)));
    }
}

/// "p3" of "targets_p3", each once; tables that are in one piece have none.
QStringList numbersOf(const QStringList &tables)
{
    static const QRegularExpression number(u"_p\\d+$"_s);
    QStringList numbers = tables.filter(number);
    numbers.replaceInStrings(QRegularExpression(u"^.*_"_s), QString());
    numbers.removeDuplicates();
    return numbers;
}

} // namespace

void TestPostgresPartitions::initTestCase()
{
    PostgresServer &server = TestDatabase::server();
    m_name = server.createDatabase();
    m_super = std::make_unique<PostgresSession>(server.url(m_name, u"postgres"_s));
    makeTables();
    if (QTest::currentTestFailed())
        return;
    nameKeys();
    // The tables are there, of this version: what is left to do is to guard them, which a named role asks for.
    m_database = must(openDatabase({.url = server.url(m_name), .applicationRole = u"tidegate"_s}));
    for (int i = 0; i < 12; ++i) {
        const TenantId tenant = TenantId::create();
        must(write(tenant, [&](Transaction &s) { return s.identities.insertTenant({tenant, u"tenant-%1"_s.arg(i), at(0)}); }));
        m_tenants.append(tenant);
    }
}

void TestPostgresPartitions::cleanupTestCase()
{
    m_database.reset();
    m_super.reset();
    TestDatabase::server().dropDatabase(m_name);
}

void TestPostgresPartitions::makeTables() const
{
    const PostgresSession owner(TestDatabase::server().url(m_name));
    runAll(owner,
           {u"CREATE TABLE schema_migrations (number bigint NOT NULL, name text NOT NULL, sha256 bytea NOT NULL, applied_at bigint NOT NULL,"
            " PRIMARY KEY (number))"_s});
    for (const sql::Migration &migration : embeddedMigrations()) {
        for (const QByteArray &statement : sql::PostgresDialect().statements(migration.text))
            runAll(owner, inParts(statement));
        const QString hash = u"\\x"_s + QString::fromLatin1(migration.sha256.toHex());
        QVERIFY(owner.run(u"INSERT INTO schema_migrations VALUES ($1, $2, $3, 0)"_s, {QString::number(migration.number), migration.name, hash}).ok);
    }
}

/// Postgres calls the keys of parts by their columns. A number behind the name of the table's key says whose they are.
void TestPostgresPartitions::nameKeys() const
{
    const PostgresAnswer renamed = m_super->run(uR"(
        DO $$ DECLARE each record; BEGIN
            FOR each IN SELECT i.relname AS part, k.relname AS key, row_number() OVER (PARTITION BY k.relname ORDER BY i.relname) AS number
                FROM pg_inherits JOIN pg_class i ON i.oid = inhrelid JOIN pg_class k ON k.oid = inhparent WHERE i.relkind = 'i' LOOP
                EXECUTE format('ALTER INDEX %I RENAME TO %I', each.part, each.key || '_' || each.number);
            END LOOP;
        END $$)"_s);
    QVERIFY2(renamed.ok, qPrintable(renamed.message));
}

Environment TestPostgresPartitions::addEnvironment(TenantId tenant, const QString &name)
{
    const Environment value = environment(name);
    must(write(tenant, [&](Transaction &s) { return s.environments.insert(value); }));
    return value;
}

QStringList TestPostgresPartitions::partsWith(const QString &table, TenantId tenant) const
{
    return m_super->run(u"SELECT DISTINCT tableoid::regclass::text FROM %1 WHERE tenant_id = $1"_s.arg(table), {tenant.toString()}).column();
}

void TestPostgresPartitions::everyTableOfATenantIsInParts()
{
    const PostgresAnswer whole = m_super->run(u"SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
                                              " WHERE c.relkind = 'r' AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace"_s);
    QCOMPARE(whole.column(), QStringList(u"tenants"_s));
    const PostgresAnswer divided = m_super->run(u"SELECT relname FROM pg_class WHERE relkind = 'p' ORDER BY relname"_s);
    QVERIFY2(divided.rows.size() >= 20, qPrintable(divided.column().join(u' ')));
    qInfo("%d tables in %d parts each", static_cast<int>(divided.rows.size()), parts);
}

void TestPostgresPartitions::partsAreGuardedLikeTheirTable()
{
    addEnvironment(m_tenants.at(0), u"guarded"_s);
    const QString part = partsWith(u"environments"_s, m_tenants.at(0)).value(0);
    const PostgresSession server(TestDatabase::server().url(m_name));
    for (const QString &table : {u"environments"_s, part}) {
        const PostgresAnswer nobody = server.run(u"SELECT count(*) FROM "_s + table);
        QVERIFY2(nobody.ok && nobody.value() == "0"_L1, qPrintable(QString(table + u": "_s + nobody.message + nobody.value())));
        const PostgresAnswer other = server.run(
            u"BEGIN; SELECT set_config('tidegate.tenant', '%1', true); SELECT count(*) FROM %2 WHERE tenant_id = '%3'"_s.arg(m_tenants.at(1).toString(), table,
                                                                                                                             m_tenants.at(0).toString()));
        QVERIFY2(other.ok && other.value() == "0"_L1, qPrintable(QString(table + u": "_s + other.message + other.value())));
        QVERIFY(server.run(u"ROLLBACK"_s).ok);
    }
    const PostgresAnswer open = m_super->run(
        u"SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' WHERE c.relkind IN ('r', 'p')"
        " AND c.relnamespace = 'public'::regnamespace AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"_s);
    QVERIFY(open.ok);
    QCOMPARE(open.column().join(u' '), QString());
}

void TestPostgresPartitions::theRowsOfATenantLieTogether()
{
    QStringList used;
    for (const TenantId tenant : std::as_const(m_tenants)) {
        const Environment place = addEnvironment(tenant, u"together"_s);
        for (int i = 0; i < 5; ++i)
            must(write(tenant, [&](Transaction &s) { return s.targets.insert(target(place.id, u"web-%1"_s.arg(i))); }));
        const QStringList of = partsWith(u"targets"_s, tenant);
        QCOMPARE(of.size(), 1);
        QCOMPARE(partsWith(u"environments"_s, tenant).value(0).section(u'_', -1), of.at(0).section(u'_', -1));
        QCOMPARE(partsWith(u"target_labels"_s, tenant).value(0).section(u'_', -1), of.at(0).section(u'_', -1));
        used += of;
    }
    used.removeDuplicates();
    QVERIFY(used.size() > 1);
}

void TestPostgresPartitions::aTargetIsWrittenReadAndChanged()
{
    const TenantId tenant = m_tenants.at(2);
    const Environment place = addEnvironment(tenant, u"changed"_s);
    const TargetGroup tier = group(place.id, u"tier"_s);
    Target stored = target(place.id, u"one"_s);
    stored.targetGroupId = tier.id;
    VERIFY_OK(write(tenant, [&](Transaction &s) -> Result<void> {
        RETURN_IF_ERROR(s.groups.insert(tier));
        return s.targets.insert(stored);
    }));
    QCOMPARE(must(read(tenant, [&](Transaction &s) { return s.targets.find(stored.id); })), stored);
    const Target before = stored;
    stored.name = u"other"_s;
    stored.labels = {{u"role"_s, u"db"_s}};
    stored.version = 2;
    VERIFY_OK(write(tenant, [&](Transaction &s) { return s.targets.update(before, stored); }));
    TargetQuery databases;
    databases.environment = place.id;
    databases.labels = {{u"role"_s, u"db"_s}};
    QCOMPARE(must(read(tenant, [&](Transaction &s) { return s.targets.list(databases); })), QList<Target>{stored});
    VERIFY_OK(write(tenant, [&](Transaction &s) { return s.targets.remove(stored.id, at(5), somebody); }));
    QCOMPARE(codeOf(read(tenant, [&](Transaction &s) { return s.targets.find(stored.id); })), u"not-found"_s);
}

void TestPostgresPartitions::aKeyOfAPartMeansWhatThatOfTheTableMeans()
{
    const TenantId tenant = m_tenants.at(3);
    const Environment first = addEnvironment(tenant, u"taken"_s);
    Environment second = environment(u"TAKEN"_s);
    QCOMPARE(codeOf(write(tenant, [&](Transaction &s) { return s.environments.insert(second); })), u"name-taken"_s);
    second.name = u"free"_s;
    second.id = first.id;
    QCOMPARE(codeOf(write(tenant, [&](Transaction &s) { return s.environments.insert(second); })), u"id-taken"_s);
    const auto elsewhere = write(tenant, [&](Transaction &s) { return s.targets.insert(target(EnvironmentId::create(), u"nowhere"_s)); });
    QCOMPARE(codeOf(elsewhere), u"not-found"_s);
    // What is one tenant's id may be another's as well.
    VERIFY_OK(write(m_tenants.at(4), [&](Transaction &s) { return s.environments.insert(second); }));
}

void TestPostgresPartitions::whatIsRecordedStaysAndIsCounted()
{
    const TenantId tenant = m_tenants.at(5);
    QByteArray previous(32, '\0');
    for (qint64 seq = 1; seq <= 3; ++seq) {
        const AuditEntry entry = auditEntry(seq, previous);
        previous = entry.hash;
        VERIFY_OK(write(tenant, [&](Transaction &s) -> Result<void> {
            RETURN_IF_ERROR(s.audit.append(entry));
            ASSIGN_OR_RETURN(const qint64 change, s.journal.append({0, entry.at, entry.action, entry.entityType, entry.entityId, {}, 1}));
            return change == seq ? Result<void>() : spokenError(ErrorKind::Internal, u"count"_s, {});
        }));
    }
    QCOMPARE(must(read(tenant, [](Transaction &s) { return s.audit.head(); })).first, 3);
    QCOMPARE(must(read(tenant, [](Transaction &s) { return s.journal.since(1, 10); })).size(), 2);
    const QString part = partsWith(u"audit_entries"_s, tenant).value(0);
    for (const QString &table : {u"audit_entries"_s, part}) {
        const PostgresAnswer refused = m_super->run(u"UPDATE %1 SET reason = 'x' WHERE tenant_id = $1"_s.arg(table), {tenant.toString()});
        QCOMPARE(refused.state, u"TG001"_s);
    }
}

void TestPostgresPartitions::anotherTenantFindsNothing()
{
    const Environment place = addEnvironment(m_tenants.at(6), u"mine"_s);
    QCOMPARE(codeOf(read(m_tenants.at(7), [&](Transaction &s) { return s.environments.find(place.id); })), u"not-found"_s);
    QCOMPARE(codeOf(write(m_tenants.at(7), [&](Transaction &s) { return s.environments.remove(place.id, at(1), somebody); })), u"not-found"_s);
    QCOMPARE(must(read(m_tenants.at(6), [&](Transaction &s) { return s.environments.find(place.id); })), place);
}

void TestPostgresPartitions::readEverything(Database &database, TenantId tenant, const Environment &place, const Target &known)
{
    must(database.read(tenant, [&](Transaction &s) -> Result<void> {
        RETURN_IF_ERROR(s.environments.list());
        RETURN_IF_ERROR(s.environments.find(place.id));
        RETURN_IF_ERROR(s.environments.rollups(at(0)));
        RETURN_IF_ERROR(s.targets.find(known.id));
        RETURN_IF_ERROR(s.targets.list({}));
        TargetQuery some;
        some.labels = {{u"role"_s, u"web"_s}};
        RETURN_IF_ERROR(s.targets.list(some));
        some.environment = place.id;
        RETURN_IF_ERROR(s.targets.list(some));
        RETURN_IF_ERROR(s.groups.list(place.id));
        RETURN_IF_ERROR(s.freezeWindows.list({}));
        RETURN_IF_ERROR(s.freezeWindows.activeOrUpcoming(place.id, at(0)));
        RETURN_IF_ERROR(s.stickers.current(known.id, at(9)));
        RETURN_IF_ERROR(s.inventory.forEachDrift({}, [](const DriftRow &) {}));
        RETURN_IF_ERROR(s.audit.forEach({}, [](const AuditEntry &) {}));
        RETURN_IF_ERROR(s.journal.since(0, 9));
        RETURN_IF_ERROR(s.identities.users());
        return s.health.history(known.id, at(0), at(9), 9) ? Result<void>() : spokenError(ErrorKind::Internal, u"history"_s, {});
    }));
}

void TestPostgresPartitions::changeEverything(Database &database, TenantId tenant, const Environment &place, int round)
{
    Target made = target(place.id, u"round-%1"_s.arg(round));
    must(database.write(tenant, [&](Transaction &s) -> Result<void> {
        RETURN_IF_ERROR(s.targets.insert(made));
        RETURN_IF_ERROR(s.freezeWindows.insert(window(place.id, 0, 100)));
        made.version = 2;
        RETURN_IF_ERROR(s.targets.update(made, made));
        RETURN_IF_ERROR(s.targets.setHealth(made.id, {}, at(1)));
        RETURN_IF_ERROR(s.health.append(made.id, {at(1), Health::Unknown, Health::Healthy, u"ok"_s, u"direct"_s}));
        ASSIGN_OR_RETURN(const auto newest, s.audit.head());
        RETURN_IF_ERROR(s.audit.append(auditEntry(newest.first + 1, newest.second)));
        ASSIGN_OR_RETURN(const qint64 change, s.journal.append({}));
        Q_UNUSED(change)
        return s.targets.remove(made.id, at(2), somebody);
    }));
}

void TestPostgresPartitions::whateverIsPlannedLooksIntoOnePart_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("plans as servers get them") << QByteArray("auto");
    QTest::newRow("plans made once for all tenants") << QByteArray("force_generic_plan");
    QTest::newRow("plans made for each tenant") << QByteArray("force_custom_plan");
}

void TestPostgresPartitions::whateverIsPlannedLooksIntoOnePart()
{
    QFETCH(QByteArray, mode);
    PostgresServer &server = TestDatabase::server();
    const QString role = u"ALTER ROLE tidegate IN DATABASE "_s + m_name;
    for (const QByteArray &setting : planSettings() + QByteArrayList{"plan_cache_mode = " + mode})
        QVERIFY(m_super->run(role + u" SET "_s + QString::fromLatin1(setting)).ok);
    QByteArray log;
    {
        const auto database = must(openDatabase({.url = server.url(m_name)}));
        const qsizetype begin = server.log().size();
        for (int i = 8; i < 11; ++i) {
            const TenantId tenant = m_tenants.at(i);
            const Environment place = addEnvironment(tenant, QString::fromLatin1(mode.left(7)));
            const Target known = target(place.id, u"known"_s);
            must(write(tenant, [&](Transaction &s) { return s.targets.insert(known); }));
            for (int round = 1; round <= 8; ++round) { // the sixth may get a plan for all
                readEverything(*database, tenant, place, known);
                changeEverything(*database, tenant, place, round);
            }
        }
        log = server.log().mid(begin);
    }
    QVERIFY(m_super->run(role + u" RESET ALL"_s).ok);
    QHash<QString, int> statements;
    int generic = 0;
    int removed = 0;
    const QList<LoggedPlan> plans = loggedPlans(log);
    for (const LoggedPlan &plan : plans) {
        const QStringList parts = numbersOf(plan.tables);
        QVERIFY2(parts.size() <= 1, qPrintable(QString(plan.statement + u"\n"_s + plan.tables.join(u' '))));
        statements[plan.statement] += static_cast<int>(parts.size());
        generic += plan.isGeneric ? 1 : 0;
        removed += plan.removed > 0 ? 1 : 0;
    }
    qInfo("%s: %d plans of %d statements, %d made for all values, of %d parts were left out when they were executed", mode.constData(),
          static_cast<int>(plans.size()), static_cast<int>(statements.size()), generic, removed);
    QVERIFY(statements.size() >= 10);
    QVERIFY(mode != "force_generic_plan" || removed > 0);
}

QTEST_GUILESS_MAIN(TestPostgresPartitions)
#include "tst_postgrespartitions.moc"
