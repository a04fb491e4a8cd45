// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "tests/store/postgresschema.h"
#include "tests/store/storefixture.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/postgresserver.h"

#include <QProcess>

using namespace tidegate;
using namespace tidegate::test;

/// The second wall between tenants, which stands where a statement forgets the first: what the role of the servers may see and do by itself, whether it
/// owns the tables or was granted their use.
class TestRowLevelSecurity : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanupTestCase() { leave(); }

    void everyTableOfATenantIsGuarded();
    void everyKeyOfATenantBeginsWithIt();
    void aTenantSeesItsRows();
    void nobodyElseReadsOrWritesARow_data();
    void nobodyElseReadsOrWritesARow();
    void whoAsksByPsqlReadsAndWritesNothing();
    void nothingOfATransactionIsLeftToTheNext();
    void aCredentialOpensItsOwnRowAlone();
    void whoUsesTheTablesCannotEmptyThem();

private:
    void enter(const QString &owner);
    void leave();
    /// A statement in a transaction of the server's role with this setting; null: without one.
    PostgresAnswer as(const QString &setting, const QString &statement) const;
    QString insertInto(const QString &table, TenantId tenant) const;
    /// What somebody tries who knows the tenant and has another setting, or none: to read its rows, and to change them.
    QStringList looks(const QString &table, const QString &setting) const;
    QStringList changes(const QString &table) const;
    /// What a person types for all of it, table by table, so that each statement says how it ended.
    QString typed(const QString &setting) const;
    /// All rows of a tenant, as one hash for each table.
    QStringList contents(TenantId tenant) const;

    QString m_owner;
    QString m_name;
    TenantId m_tenant = TenantId::create();
    TenantId m_other = TenantId::create();
    std::unique_ptr<PostgresSession> m_super;
    std::unique_ptr<PostgresSession> m_server;
    QStringList m_tables;
};

namespace {

/// A value of a type that no check of the schema refuses.
QString valueOf(const QString &type)
{
    static const QHash<QString, QString> values{{u"uuid"_s, u"gen_random_uuid()"_s},
                                                {u"text"_s, u"'x'"_s},
                                                {u"bigint"_s, u"1"_s},
                                                {u"boolean"_s, u"true"_s},
                                                {u"bytea"_s, u"'\\x00'"_s},
                                                {u"json"_s, u"'{}'"_s},
                                                {u"jsonb"_s, u"'{}'"_s},
                                                {u"integer"_s, u"1"_s},
                                                {u"smallint"_s, u"1"_s},
                                                {u"timestamp with time zone"_s, u"now()"_s}};
    return values.value(type, u"NULL"_s);
}

QString quoted(TenantId tenant)
{
    return u"'%1'"_s.arg(tenant.toString());
}

/// What psql says about each statement of a script: what was done to which table, its SQLSTATE and how many rows there were.
QList<QStringList> psql(const QString &url, const QString &script)
{
    QProcess process;
    process.start(postgres::programs() + u"/psql"_s, {u"-X"_s, u"-q"_s, u"-d"_s, url});
    process.write(script.toUtf8());
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    QList<QStringList> answers;
    const QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        answers.append(line.split(u' '));
    return process.exitCode() == 0 ? answers : QList<QStringList>();
}

} // namespace

void TestRowLevelSecurity::initTestCase_data()
{
    QTest::addColumn<QString>("owner");
    QTest::newRow("servers own the tables") << u"tidegate"_s;
    QTest::newRow("somebody else owns them") << u"tidegate_owner"_s;
}

void TestRowLevelSecurity::init()
{
    QFETCH_GLOBAL(QString, owner);
    if (m_owner != owner)
        enter(owner);
}

void TestRowLevelSecurity::enter(const QString &owner)
{
    leave();
    PostgresServer &server = TestDatabase::server();
    m_owner = owner;
    m_name = server.createDatabase({.owner = owner});
    {
        const auto database = must(openDatabase({.url = server.url(m_name, owner), .applicationRole = u"tidegate"_s}));
        for (const TenantId tenant : {m_tenant, m_other})
            must(database->write(tenant, [&](Transaction &s) { return s.identities.insertTenant({tenant, tenant.toString(), at(0)}); }));
    }
    m_super = std::make_unique<PostgresSession>(server.url(m_name, u"postgres"_s));
    m_server = std::make_unique<PostgresSession>(server.url(m_name));
    m_tables = tenantTables(*m_super);
    QVERIFY2(m_tables.size() >= 20, qPrintable(m_tables.join(u' ')));
    // No foreign key is asked for, nor any trigger: a row in each table is all that is wanted.
    QVERIFY(m_super->run(u"SET session_replication_role = replica"_s).ok);
    for (const TenantId tenant : {m_tenant, m_other}) {
        for (const QString &table : std::as_const(m_tables)) {
            const PostgresAnswer inserted = m_super->run(QString(insertInto(table, tenant) + u" ON CONFLICT DO NOTHING"_s));
            QVERIFY2(inserted.ok, qPrintable(QString(table + u": "_s + inserted.message)));
        }
    }
}

void TestRowLevelSecurity::leave()
{
    m_super.reset();
    m_server.reset();
    if (!m_name.isEmpty())
        TestDatabase::server().dropDatabase(m_name);
}

QString TestRowLevelSecurity::insertInto(const QString &table, TenantId tenant) const
{
    const PostgresAnswer columns = m_super->run(u"SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0"
                                                " AND attnotnull AND NOT attisdropped AND attname <> 'tenant_id' ORDER BY attnum"_s,
                                                {table});
    QString names = u"tenant_id"_s;
    QString values = quoted(tenant);
    for (const QStringList &column : columns.rows) {
        names += u", "_s + column.value(0);
        values += u", "_s + valueOf(column.value(1));
    }
    return u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, names, values);
}

QStringList TestRowLevelSecurity::looks(const QString &table, const QString &setting) const
{
    // A table that is locked or returned is read.
    const QString victim = quoted(m_tenant);
    return {u"SELECT * FROM %1 WHERE tenant_id = %2"_s.arg(table, victim), u"SELECT * FROM %1 WHERE tenant_id = %2 FOR UPDATE"_s.arg(table, victim),
            u"SELECT * FROM %1 WHERE tenant_id::text <> '%2'"_s.arg(table, setting)};
}

QStringList TestRowLevelSecurity::changes(const QString &table) const
{
    const QString victim = quoted(m_tenant);
    return {u"UPDATE %1 SET tenant_id = tenant_id WHERE tenant_id = %2"_s.arg(table, victim), u"UPDATE %1 SET tenant_id = %2"_s.arg(table, victim),
            u"DELETE FROM %1 WHERE tenant_id = %2"_s.arg(table, victim), insertInto(table, m_tenant)};
}

QString TestRowLevelSecurity::typed(const QString &setting) const
{
    QString script;
    for (const QString &table : m_tables) {
        for (const QString &statement : looks(table, setting) + changes(table)) {
            script += u"BEGIN;\n"_s;
            if (!setting.isNull())
                script += u"SET LOCAL tidegate.tenant = '%1';\n"_s.arg(setting);
            script += u"\\o /dev/null\n%1;\n\\o\n\\echo %2 %3 :SQLSTATE :ROW_COUNT\nCOMMIT;\n"_s.arg(statement, statement.section(u' ', 0, 0), table);
        }
    }
    return script;
}

PostgresAnswer TestRowLevelSecurity::as(const QString &setting, const QString &statement) const
{
    m_server->run(u"BEGIN"_s);
    if (!setting.isNull())
        m_server->run(u"SELECT set_config('tidegate.tenant', $1, true)"_s, {setting});
    PostgresAnswer answer = m_server->run(statement);
    const PostgresAnswer kept = m_server->run(u"COMMIT"_s);
    if (answer.ok && !kept.ok)
        return kept;
    return answer;
}

QStringList TestRowLevelSecurity::contents(TenantId tenant) const
{
    QStringList hashes;
    for (const QString &table : m_tables)
        hashes += m_super
                      ->run(u"SELECT '%1 ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') FROM %1 t WHERE tenant_id = %2"_s
                                .arg(table, quoted(tenant)))
                      .value();
    return hashes;
}

void TestRowLevelSecurity::everyTableOfATenantIsGuarded()
{
    for (const QString &table : std::as_const(m_tables)) {
        const PostgresAnswer guarded = m_super->run(u"SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = $1::regclass"_s, {table});
        QVERIFY2(guarded.value() == "t"_L1, qPrintable(table));
        // One policy for everything that is done, and it asks for the tenant of the transaction in what is found and in what is left.
        const QString wanted = u"(tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)"_s;
        const PostgresAnswer policies = m_super->run(
            u"SELECT pg_get_expr(polqual, polrelid), coalesce(pg_get_expr(polwithcheck, polrelid), pg_get_expr(polqual,"
            " polrelid)) FROM pg_policy WHERE polrelid = $1::regclass AND polcmd = '*' AND polroles = '{0}'"_s,
            {table});
        QVERIFY2(policies.rows == QList<QStringList>({{wanted, wanted}}), qPrintable(QString(table + u": "_s + policies.rows.value(0).join(u" | "_s))));
    }
    // What else may be seen is this, and nothing else may be done.
    const PostgresAnswer others = m_super->run(
        u"SELECT format('%s %s %s', polrelid::regclass, polname, polcmd) FROM pg_policy WHERE polname <> 'own_tenant' ORDER BY 1"_s);
    QCOMPARE(others.column(),
             QStringList({u"agent_secrets of_credential r"_s, u"agents of_credential r"_s, u"registration_tokens of_credential r"_s,
                          u"tenants list_of_tenants r"_s, u"tokens of_credential r"_s, u"users of_credential r"_s}));
    qInfo("%d tables have a tenant, each of them is guarded", static_cast<int>(m_tables.size()));
}

void TestRowLevelSecurity::everyKeyOfATenantBeginsWithIt()
{
    // Partitions by tenant, and several databases with a share of the tenants each, ask for the same.
    const PostgresAnswer keys = m_super->run(
        u"SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname ="
        " 'tenant_id' AND NOT a.attisdropped JOIN pg_class c ON c.oid = i.indrelid AND c.relkind = 'r'"
        " WHERE i.indisunique AND i.indkey[0] <> a.attnum AND c.relnamespace::regnamespace::text !~ '^pg_'"_s);
    QCOMPARE(keys.column().join(u' '), u"tenants_name"_s); // the list of tenants is of no tenant
    const PostgresAnswer foreign = m_super->run(
        u"SELECT conname FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attname = 'tenant_id'"
        " WHERE k.contype = 'f' AND k.conkey[1] <> a.attnum"_s);
    QCOMPARE(foreign.column().join(u' '), QString());
    QVERIFY(keys.ok && foreign.ok);
}

void TestRowLevelSecurity::aTenantSeesItsRows()
{
    for (const QString &table : std::as_const(m_tables)) {
        const PostgresAnswer seen = as(m_tenant.toString(), u"SELECT count(*), count(*) FILTER (WHERE tenant_id = %2) FROM %1"_s.arg(table, quoted(m_tenant)));
        QVERIFY2(seen.ok && seen.value().toInt() >= 1 && seen.value() == seen.column(1).value(0), qPrintable(QString(table + u": "_s + seen.message)));
    }
}

void TestRowLevelSecurity::nobodyElseReadsOrWritesARow_data()
{
    QTest::addColumn<QString>("setting");
    QTest::newRow("absent") << QString();
    QTest::newRow("empty") << u""_s;
    QTest::newRow("malformed") << u"not a tenant"_s;
    QTest::newRow("another tenant's") << m_other.toString();
}

void TestRowLevelSecurity::nobodyElseReadsOrWritesARow()
{
    QFETCH(QString, setting);
    m_server = std::make_unique<PostgresSession>(TestDatabase::server().url(m_name)); // which never had a setting
    const QStringList before = contents(m_tenant) + contents(m_other);
    int statements = 0;
    qint64 read = 0;
    qint64 written = 0;
    for (const QString &table : std::as_const(m_tables)) {
        for (const QString &look : looks(table, setting)) {
            const PostgresAnswer seen = as(setting, look);
            QVERIFY2(seen.ok || QByteArrayView(QTest::currentDataTag()).contains("malformed"), qPrintable(look + seen.state));
            read += seen.rows.size();
            ++statements;
        }
        for (const QString &change : changes(table)) {
            const PostgresAnswer changed = as(setting, change);
            written += changed.ok ? changed.changed : 0;
            ++statements;
        }
    }
    qInfo("%d tables, %d statements: %lld rows read, %lld written", static_cast<int>(m_tables.size()), statements, static_cast<long long>(read),
          static_cast<long long>(written));
    QCOMPARE(read, 0);
    QCOMPARE(written, 0);
    QCOMPARE(contents(m_tenant) + contents(m_other), before);
}

void TestRowLevelSecurity::whoAsksByPsqlReadsAndWritesNothing()
{
    const QString url = TestDatabase::server().url(m_name);
    const qsizetype each = looks({}, {}).size() + changes({}).size();
    const QStringList before = contents(m_tenant) + contents(m_other);
    // Absent comes first: a session in which the setting once was has an empty one from then on.
    const QStringList settings{QString(), u""_s, u"not a tenant"_s, m_other.toString()};
    QString script;
    for (const QString &setting : settings)
        script += typed(setting);
    const QList<QStringList> answers = psql(url, script);
    QCOMPARE(answers.size(), m_tables.size() * settings.size() * each);
    QHash<QString, qint64> rows;
    for (const QStringList &answer : answers) {
        // It went well with no row, or a policy, what is no tenant, or the guard of the audit log refused it; no other mistake makes it harmless.
        QVERIFY2(QStringList({u"00000"_s, u"42501"_s, u"22P02"_s, u"TG001"_s}).contains(answer.value(2)), qPrintable(answer.join(u' ')));
        rows[answer.value(0) == "SELECT"_L1 ? u"read"_s : u"written"_s] += answer.value(3).toLongLong();
    }
    qInfo("psql as the role of the servers: %d tables, %d settings, %d statements: %lld rows read, %lld written", static_cast<int>(m_tables.size()),
          static_cast<int>(settings.size()), static_cast<int>(answers.size()), static_cast<long long>(rows.value(u"read"_s)),
          static_cast<long long>(rows.value(u"written"_s)));
    QCOMPARE(rows.value(u"read"_s), 0);
    QCOMPARE(rows.value(u"written"_s), 0);
    QCOMPARE(contents(m_tenant) + contents(m_other), before);
    // The same statements find what is there for whom it belongs to.
    const QList<QStringList> own = psql(url, typed(m_tenant.toString()).replace(u"COMMIT"_s, u"ROLLBACK"_s));
    QCOMPARE(own.size(), m_tables.size() * each);
    for (qsizetype i = 0; i < own.size(); i += each)
        QVERIFY2(own.at(i).value(0) == "SELECT"_L1 && own.at(i).value(3).toInt() >= 1, qPrintable(own.at(i).join(u' ')));
}

void TestRowLevelSecurity::nothingOfATransactionIsLeftToTheNext()
{
    for (const QString &table : std::as_const(m_tables)) {
        QVERIFY(as(m_tenant.toString(), u"SELECT * FROM %1"_s.arg(table)).ok);
        QCOMPARE(m_server->run(u"SELECT * FROM %1"_s.arg(table)).rows.size(), 0);
    }
}

void TestRowLevelSecurity::aCredentialOpensItsOwnRowAlone()
{
    // Whoever holds one of a kind sees it and whom it stands for.
    const QHash<QString, QStringList> opened{{u"tokens"_s, {u"tokens"_s, u"users"_s}},
                                             {u"agent_secrets"_s, {u"agent_secrets"_s, u"agents"_s}},
                                             {u"registration_tokens"_s, {u"registration_tokens"_s}}};
    for (const QString &kind : opened.keys())
        QVERIFY(m_super->run(u"UPDATE %1 SET secret_hash = sha256(('%1' || tenant_id)::bytea)"_s.arg(kind)).ok);
    const QString owner = u"UPDATE %1 SET %2 = (SELECT id FROM %3 o WHERE o.tenant_id = %1.tenant_id LIMIT 1)"_s;
    QVERIFY(m_super->run(owner.arg(u"tokens"_s, u"user_id"_s, u"users"_s)).ok);
    QVERIFY(m_super->run(owner.arg(u"agent_secrets"_s, u"agent_id"_s, u"agents"_s)).ok);
    const auto seenWith = [this](const QString &credential, const QString &table) {
        m_server->run(u"BEGIN"_s);
        m_server->run(u"SELECT set_config('tidegate.credential', $1, true)"_s, {credential});
        const QStringList tenants = m_server->run(u"SELECT tenant_id FROM %1"_s.arg(table)).column();
        m_server->run(u"COMMIT"_s);
        return tenants;
    };
    for (const QString &table : std::as_const(m_tables)) {
        for (const QString &kind : opened.keys()) {
            const QString known = m_super->run(u"SELECT encode(secret_hash, 'hex') FROM %1 WHERE tenant_id = %2"_s.arg(kind, quoted(m_tenant))).value();
            const QStringList expected = opened.value(kind).contains(table) ? QStringList{m_tenant.toString()} : QStringList();
            QVERIFY2(seenWith(known, table) == expected, qPrintable(QString(table + u" with one of "_s + kind)));
        }
        for (const QString &other : {QString(), u"00"_s, QString(64, u'0'), u"no hash"_s})
            QVERIFY2(seenWith(other, table).isEmpty(), qPrintable(QString(table + u" with '"_s + other + u'\'')));
    }
}

void TestRowLevelSecurity::whoUsesTheTablesCannotEmptyThem()
{
    if (m_owner == "tidegate"_L1)
        return; // an owner may: no policy is asked then
    const QStringList before = contents(m_tenant);
    for (const QString &table : std::as_const(m_tables)) {
        QCOMPARE(as(m_tenant.toString(), u"TRUNCATE %1 CASCADE"_s.arg(table)).state, u"42501"_s);
        QCOMPARE(as(m_tenant.toString(), u"ALTER TABLE %1 DISABLE ROW LEVEL SECURITY"_s.arg(table)).state, u"42501"_s);
    }
    QCOMPARE(contents(m_tenant), before);
}

QTEST_GUILESS_MAIN(TestRowLevelSecurity)
#include "tst_rowlevelsecurity.moc"
