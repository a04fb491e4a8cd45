// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "services/store/schema.h"
#include "tests/store/postgresschema.h"
#include "tests/store/storefixture.h"
#include "tests/support/certificates.h"
#include "tests/support/postgresserver.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>

using namespace tidegate;
using namespace tidegate::test;

/// A database on a Postgres server is opened: what it is made to be, and what is refused with which sentence.
class TestPostgresOpening : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theSchemaIsTheGoldenOne();
    void eachMigrationIsNotedOnce();
    void processesThatStartTogetherMakeOneSchema();
    void aFailedMigrationLeavesNothing();
    void anOwnerGrantsWhatServersNeed();
    void aRoleWithoutItsGrantsIsToldWhichToRun();
    void aRoleThatMayNotMakeTablesIsToldWhatToDo();
    void aRoleThatPoliciesDoNotBindIsRefused_data();
    void aRoleThatPoliciesDoNotBindIsRefused();
    void aTableWithoutItsPolicyIsRefused();
    void aNewerSchemaIsRefused();
    void aChangedMigrationIsRefused();
    void tablesOfSomebodyElseAreRefused();
    void aSchemaIsNotMadeWithoutBeingAsked();
    void namesAreOrderedByTheirBytesInAnyCollation();
    void theMigrationsOfAnotherProgramAreNotOurs();
    void aRoleWithoutASchemaIsToldSo();
    void anotherEncodingIsRefused();
    void whatCannotBeReachedIsSaid_data();
    void whatCannotBeReachedIsSaid();
    void aCertificateIsAskedForWhereTheAddressSaysSo();
    void aServerThatOnlyReadsIsRefused();

private:
    static PostgresServer &server() { return TestDatabase::server(); }
    QString url(const QString &role = u"tidegate"_s) const { return server().url(m_name, role); }
    PostgresAnswer run(const QString &sql) const { return server().run(m_name, sql); }
    /// The code of the refusal and, if they are asked for, all that it says.
    static QString refusal(const DatabaseOptions &options, QString *words = nullptr);

    QString m_name;
};

void TestPostgresOpening::init()
{
    m_name = server().createDatabase();
    QVERIFY2(!m_name.isEmpty(), qPrintable(server().failure()));
}

void TestPostgresOpening::cleanup()
{
    server().dropDatabase(m_name);
}

QString TestPostgresOpening::refusal(const DatabaseOptions &options, QString *words)
{
    const auto opened = openDatabase(options);
    if (words && !opened)
        *words = text(opened.error());
    return codeOf(opened);
}

void TestPostgresOpening::theSchemaIsTheGoldenOne()
{
    must(openDatabase({.url = url()})).reset();
    const QByteArray rendered = renderedSchema(PostgresSession(url()));
    QVERIFY2(!rendered.contains("??"), rendered.constData());
    QFile golden(QFINDTESTDATA("golden/postgres.sql"));
    QVERIFY2(golden.exists(), "golden/postgres.sql is missing");
    if (qEnvironmentVariableIsSet("TIDEGATE_UPDATE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        QCOMPARE(golden.write(rendered), rendered.size());
        golden.close();
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(rendered), QString::fromUtf8(golden.readAll()));
}

void TestPostgresOpening::eachMigrationIsNotedOnce()
{
    must(openDatabase({.url = url()})).reset();
    const auto database = must(openDatabase({.url = url()})); // once more changes nothing
    QCOMPARE(database->schemaVersion(), embeddedMigrations().size());
    QCOMPARE(run(u"SELECT count(*), max(number) FROM schema_migrations"_s).rows,
             QList<QStringList>({{QString::number(embeddedMigrations().size()), QString::number(embeddedMigrations().size())}}));
    VERIFY_OK(database->check());
}

void TestPostgresOpening::processesThatStartTogetherMakeOneSchema()
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 4; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        processes.back()->start(QCoreApplication::applicationFilePath(), {u"--open"_s, url()});
    }
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 0);
    }
    QCOMPARE(run(u"SELECT count(*) FROM schema_migrations"_s).value().toInt(), embeddedMigrations().size());
}

void TestPostgresOpening::aFailedMigrationLeavesNothing()
{
    // The last migration meets an index of its own name.
    QVERIFY(run(u"SET ROLE tidegate; CREATE TABLE elsewhere (a text); CREATE INDEX targets_deleted ON elsewhere (a)"_s).ok);
    QVERIFY(!refusal({.url = url()}).isEmpty());
    QCOMPARE(run(u"SELECT string_agg(relname, ' ') FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"_s).value(), u"elsewhere"_s);
    QVERIFY(run(u"DROP TABLE elsewhere"_s).ok);
    QCOMPARE(refusal({.url = url()}), QString());
}

void TestPostgresOpening::anOwnerGrantsWhatServersNeed()
{
    QVERIFY(server().run(u"postgres"_s, u"ALTER DATABASE %1 OWNER TO tidegate_owner"_s.arg(m_name)).ok);
    must(openDatabase({.url = url(u"tidegate_owner"_s), .applicationRole = u"tidegate"_s})).reset();
    const auto database = must(openDatabase({.url = url()}));
    const TenantId tenant = TenantId::create();
    VERIFY_OK(database->write(tenant, [&](Transaction &s) { return s.identities.insertTenant({tenant, u"t"_s, at(0)}); }));
    VERIFY_OK(database->write(tenant, [&](Transaction &s) { return s.environments.insert(environment(u"prod"_s)); }));
    QCOMPARE(must(database->read(tenant, [](Transaction &s) { return s.environments.list(); })).size(), 1);
    // What servers do not need they cannot do.
    for (const QString &forbidden : {u"CREATE TABLE mine (a text)"_s, u"DELETE FROM schema_migrations"_s, u"DROP TABLE tokens"_s, u"TRUNCATE audit_entries"_s})
        QCOMPARE(server().run(m_name, forbidden, u"tidegate"_s).state, u"42501"_s);
}

void TestPostgresOpening::aRoleWithoutItsGrantsIsToldWhichToRun()
{
    QVERIFY(server().run(u"postgres"_s, u"ALTER DATABASE %1 OWNER TO tidegate_owner"_s.arg(m_name)).ok);
    must(openDatabase({.url = url(u"tidegate_owner"_s)})).reset();
    QString words;
    QCOMPARE(refusal({.url = url()}, &words), u"database-grants"_s);
    QVERIFY2(words.contains(u"GRANT SELECT"_s) && words.contains(u"TO tidegate"_s), qPrintable(words));
    QVERIFY(run(u"SET ROLE tidegate_owner; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tidegate"_s).ok);
    QCOMPARE(refusal({.url = url()}), QString());
    QVERIFY(run(u"SET ROLE tidegate_owner; REVOKE DELETE ON secrets FROM tidegate"_s).ok);
    QCOMPARE(refusal({.url = url()}, &words), u"database-grants"_s);
    QVERIFY2(words.contains(u"secrets"_s) && !words.contains(u"tokens"_s), qPrintable(words));
}

void TestPostgresOpening::aRoleThatMayNotMakeTablesIsToldWhatToDo()
{
    QVERIFY(server().run(u"postgres"_s, u"ALTER DATABASE %1 OWNER TO tidegate_owner"_s.arg(m_name)).ok);
    QString words;
    QCOMPARE(refusal({.url = url()}, &words), u"database-grants"_s);
    QVERIFY2(words.contains(u"tidegate-server migrate"_s), qPrintable(words));
}

void TestPostgresOpening::aRoleThatPoliciesDoNotBindIsRefused_data()
{
    QTest::addColumn<QString>("attribute");
    QTest::newRow("superuser") << u"SUPERUSER"_s;
    QTest::newRow("may bypass them") << u"BYPASSRLS"_s;
}

void TestPostgresOpening::aRoleThatPoliciesDoNotBindIsRefused()
{
    QFETCH(QString, attribute);
    QVERIFY(server().run(u"postgres"_s, u"CREATE ROLE mighty LOGIN %1"_s.arg(attribute)).ok);
    QString words;
    QCOMPARE(refusal({.url = url(u"mighty"_s)}, &words), u"database-role"_s);
    QVERIFY2(words.contains(u"mighty"_s), qPrintable(words));
    QVERIFY(server().run(u"postgres"_s, u"DROP ROLE mighty"_s).ok);
}

void TestPostgresOpening::aTableWithoutItsPolicyIsRefused()
{
    must(openDatabase({.url = url()})).reset();
    for (const auto &[undone, done] : {std::pair(u"ALTER TABLE targets NO FORCE ROW LEVEL SECURITY"_s, u"ALTER TABLE targets FORCE ROW LEVEL SECURITY"_s),
                                       {u"ALTER TABLE targets DISABLE ROW LEVEL SECURITY"_s, u"ALTER TABLE targets ENABLE ROW LEVEL SECURITY"_s},
                                       {u"ALTER POLICY own_tenant ON targets RENAME TO gone"_s, u"ALTER POLICY gone ON targets RENAME TO own_tenant"_s}}) {
        QVERIFY(run(undone).ok);
        QString words;
        QCOMPARE(refusal({.url = url()}, &words), u"database-unprotected"_s);
        QVERIFY2(words.contains(u"targets"_s), qPrintable(words));
        QVERIFY(run(done).ok);
    }
    QCOMPARE(refusal({.url = url()}), QString());
}

void TestPostgresOpening::aNewerSchemaIsRefused()
{
    must(openDatabase({.url = url()})).reset();
    QVERIFY(run(u"INSERT INTO schema_migrations SELECT number + 1, 'from the future', sha256, applied_at FROM schema_migrations ORDER BY number DESC LIMIT 1"_s)
                .ok);
    QCOMPARE(refusal({.url = url()}), u"database-newer"_s);
}

void TestPostgresOpening::aChangedMigrationIsRefused()
{
    must(openDatabase({.url = url()})).reset();
    QVERIFY(run(u"UPDATE schema_migrations SET sha256 = '\\x00' WHERE number = 3"_s).ok);
    QCOMPARE(refusal({.url = url()}), u"database-changed"_s);
}

void TestPostgresOpening::tablesOfSomebodyElseAreRefused()
{
    QVERIFY(run(u"CREATE TABLE users (name text); INSERT INTO users VALUES ('somebody')"_s).ok);
    QCOMPARE(refusal({.url = url()}), u"database-foreign"_s);
    QCOMPARE(run(u"SELECT name FROM users"_s).value(), u"somebody"_s);
}

void TestPostgresOpening::aSchemaIsNotMadeWithoutBeingAsked()
{
    QCOMPARE(refusal({.url = url(), .createIfMissing = false}), u"database-missing"_s);
    QCOMPARE(refusal({.url = url(), .migrate = false}), u"database-missing"_s);
    QCOMPARE(refusal({.url = url(), .readOnly = true}), u"database-missing"_s);
    QCOMPARE(run(u"SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"_s).value(), u"0"_s);
    must(openDatabase({.url = url()})).reset();
    QVERIFY(run(u"DELETE FROM schema_migrations WHERE number = (SELECT max(number) FROM schema_migrations)"_s).ok);
    QCOMPARE(refusal({.url = url(), .migrate = false}), u"database-older"_s);
    QCOMPARE(refusal({.url = url(), .readOnly = true}), u"database-older"_s);
}

void TestPostgresOpening::namesAreOrderedByTheirBytesInAnyCollation()
{
    const QString german = server().createDatabase({.collation = u"de"_s});
    QVERIFY2(!german.isEmpty(), qPrintable(server().failure()));
    QCOMPARE(server().run(german, u"SELECT 'B' < 'a'"_s).value(), u"f"_s);
    {
        const auto database = must(openDatabase({.url = server().url(german)}));
        const TenantId tenant = TenantId::create();
        must(database->write(tenant, [&](Transaction &s) { return s.identities.insertTenant({tenant, u"t"_s, at(0)}); }));
        const Environment home = environment(u"home"_s);
        must(database->write(tenant, [&](Transaction &s) { return s.environments.insert(home); }));
        const QStringList ordered{u"B"_s, u"Z"_s, u"a"_s, u"a-c"_s, u"ab"_s, u"\u00e4"_s};
        for (const QString &name : {u"ab"_s, u"\u00e4"_s, u"Z"_s, u"a"_s, u"B"_s, u"a-c"_s})
            must(database->write(tenant, [&](Transaction &s) { return s.targets.insert(target(home.id, name)); }));
        QStringList found;
        for (const Target &each : must(database->read(tenant, [](Transaction &s) { return s.targets.list({}); })))
            found.append(each.name);
        QCOMPARE(found, ordered);
    }
    server().dropDatabase(german);
}

void TestPostgresOpening::theMigrationsOfAnotherProgramAreNotOurs()
{
    QVERIFY(run(u"CREATE TABLE schema_migrations (version text)"_s).ok);
    QCOMPARE(refusal({.url = url()}), u"database-foreign"_s);
    QCOMPARE(refusal({.url = url(), .migrate = false}), u"database-foreign"_s);
    QCOMPARE(run(u"SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"_s).value(), u"1"_s);
}

void TestPostgresOpening::aRoleWithoutASchemaIsToldSo()
{
    QVERIFY(run(u"DO $$ BEGIN EXECUTE format('ALTER ROLE tidegate IN DATABASE %I SET search_path = nowhere', current_database()); END $$"_s).ok);
    QCOMPARE(refusal({.url = url()}), u"database-schema"_s);
    QCOMPARE(refusal({.url = url(), .migrate = false}), u"database-schema"_s);
}

void TestPostgresOpening::anotherEncodingIsRefused()
{
    QVERIFY(server().run(u"postgres"_s, u"CREATE DATABASE western OWNER tidegate TEMPLATE template0 ENCODING 'LATIN1'"_s).ok);
    QCOMPARE(refusal({.url = server().url(u"western"_s)}), u"database-encoding"_s);
    server().dropDatabase(u"western"_s);
}

void TestPostgresOpening::whatCannotBeReachedIsSaid_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("code");
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const QString closed = QString::number(nobody.serverPort());
    const QString here = u"127.0.0.1:%1"_s.arg(server().port());
    QTest::newRow("wrong password") << u"postgresql://tidegate:not-the-s3cret@%1/postgres"_s.arg(here) << u"database-sign-in"_s;
    QTest::newRow("no password") << u"postgresql://tidegate@%1/postgres?passfile=/dev/null"_s.arg(here) << u"database-sign-in"_s;
    QTest::newRow("unknown role") << server().url(u"postgres"_s, u"stranger"_s) << u"database-sign-in"_s;
    QTest::newRow("unknown database") << server().url(u"nowhere"_s) << u"database-unknown"_s;
    QTest::newRow("no server") << u"postgresql://tidegate:not-the-s3cret@127.0.0.1:%1/postgres"_s.arg(closed) << u"database-unreachable"_s;
    QTest::newRow("no socket") << u"postgresql://tidegate@/postgres?host=/nowhere"_s << u"database-unreachable"_s;
    QTest::newRow("unknown computer") << u"postgresql://tidegate:not-the-s3cret@nowhere.invalid/postgres"_s << u"database-host"_s;
    QTest::newRow("no sense") << u"postgresql://tidegate:not-the-s3cret@127.0.0.1:port/postgres"_s << u"database-url"_s;
    QTest::newRow("a mode that there is not") << u"postgresql://tidegate:not-the-s3cret@127.0.0.1/postgres?sslmode=much"_s << u"database-url"_s;
    QTest::newRow("a port that there is not") << u"postgresql://tidegate:not-the-s3cret@127.0.0.1:99999/postgres"_s << u"database-url"_s;
    QTest::newRow("unknown option") << u"postgresql://tidegate:not-the-s3cret@127.0.0.1/postgres?colour=red"_s << u"database-url"_s;
    QTest::newRow("a letter that QtSql parts at") << u"postgresql://tidegate@127.0.0.1/post%3Bgres"_s << u"database-url"_s;
}

void TestPostgresOpening::whatCannotBeReachedIsSaid()
{
    QFETCH(QString, url);
    QFETCH(QString, code);
    QString words;
    QCOMPARE(refusal({.url = url}, &words), code);
    QVERIFY2(!words.contains(u"s3cret"_s), qPrintable(words));
}

void TestPostgresOpening::aCertificateIsAskedForWhereTheAddressSaysSo()
{
    Certificates certificates;
    QVERIFY(certificates.make());
    PostgresServer tls({.tcp = true, .certificates = &certificates});
    QVERIFY2(tls.start(), qPrintable(tls.failure()));
    const QString name = tls.createDatabase();
    const auto asking = [&](const QString &mode, const QString &authority) {
        return QString(tls.tcpUrl(name) + u"?sslmode="_s + mode + u"&sslrootcert="_s + certificates.path(authority));
    };
    QCOMPARE(refusal({.url = asking(u"verify-full"_s, u"ca.pem"_s)}), QString());
    QCOMPARE(refusal({.url = asking(u"verify-full"_s, u"rogue.pem"_s)}), u"database-certificate"_s);
    QCOMPARE(refusal({.url = asking(u"verify-ca"_s, u"rogue.pem"_s)}), u"database-certificate"_s);
    QCOMPARE(refusal({.url = asking(u"verify-full"_s, u"missing.pem"_s)}), u"database-certificate"_s);
    // A server without TLS is not talked to where it is asked for.
    QCOMPARE(refusal({.url = QString(server().tcpUrl(m_name) + u"?sslmode=require"_s)}), u"database-certificate"_s);
}

void TestPostgresOpening::aServerThatOnlyReadsIsRefused()
{
    must(openDatabase({.url = url()})).reset();
    QVERIFY(server().run(u"postgres"_s, u"ALTER DATABASE %1 SET default_transaction_read_only = on"_s.arg(m_name)).ok);
    QCOMPARE(refusal({.url = url()}), u"database-standby"_s);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--open") {
        const auto opened = openDatabase({.url = arguments.value(2)});
        if (!opened)
            qCritical("%s", qPrintable(text(opened.error())));
        return opened ? 0 : 1;
    }
    TestPostgresOpening test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_postgresopening.moc"
