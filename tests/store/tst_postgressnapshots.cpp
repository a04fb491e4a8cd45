// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "services/store/backends/opendatabase.h"
#include "tests/store/storefixture.h"
#include "tests/support/postgresserver.h"

#include <QMap>
#include <QRandomGenerator>

using namespace tidegate;
using namespace tidegate::test;

namespace {

/// What one read saw, and what it is called.
struct Seen
{
    std::pair<quint64, QByteArray> name;
    QStringList rows;
};

Seen seenIn(Database &database, TenantId tenant)
{
    return must(database.read(tenant, [](Transaction &transaction) -> Result<Seen> {
        ASSIGN_OR_RETURN(const auto snapshot, transaction.snapshot());
        ASSIGN_OR_RETURN(const auto environments, transaction.environments.list());
        Seen seen{{snapshot.connection, snapshot.name}, {}};
        for (const Environment &each : environments)
            seen.rows.append(each.displayName);
        return seen;
    }));
}

} // namespace

/// Names of what a transaction sees (Transaction::snapshot()).
class TestPostgresSnapshots : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void whereTheNameIsTheSameSoAreTheRows_data();
    void whereTheNameIsTheSameSoAreTheRows();
    void rowsOnOtherServersHaveNoName();
    void whoeverIsTurnedAwayUnseenCostsTheDatabaseNothing();

private:
    static constexpr int writers = 3;
    void open();
    /// Something that a writer may do next.
    QString next(int writer, int &depth);

    PostgresServer m_server{{.configuration = {"max_prepared_transactions = 8", "log_statement = all", "autovacuum = off"}}};
    QString m_name;
    QRandomGenerator m_random{20261130};
    TenantId m_tenant;
    std::unique_ptr<Database> m_database;
};

void TestPostgresSnapshots::initTestCase()
{
    if (PostgresServer::isMissing())
        QSKIP("NOT TESTED: the package postgresql is not installed");
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void TestPostgresSnapshots::cleanup()
{
    m_database.reset();
    m_server.dropDatabase(m_name);
}

void TestPostgresSnapshots::open()
{
    m_name = m_server.createDatabase();
    m_tenant = TenantId::create();
    m_database = must(openDatabase({.url = m_server.url(m_name)}));
    must(m_database->write(m_tenant, [&](Transaction &transaction) -> Result<void> {
        RETURN_IF_ERROR(transaction.identities.insertTenant({m_tenant, u"t"_s, at(0)}));
        for (int i = 0; i < writers; ++i)
            RETURN_IF_ERROR(transaction.environments.insert(environment(u"e%1"_s.arg(i), i)));
        return {};
    }));
}

QString TestPostgresSnapshots::next(int writer, int &depth)
{
    const QString update = u"UPDATE environments SET display_name = '%1' WHERE name = 'e%2'"_s.arg(m_random.generate()).arg(writer);
    if (depth == 0) {
        depth = 1;
        return u"BEGIN;"_s + update;
    }
    switch (m_random.bounded(6)) {
    case 0:
        depth = 0;
        return u"ROLLBACK"_s;
    case 1:
        ++depth;
        return u"SAVEPOINT s;"_s + update;
    case 2:
        return depth > 1 ? QString(u"ROLLBACK TO s;"_s + update) : update;
    case 3:
        depth = 0;
        return u"PREPARE TRANSACTION 'w%1'"_s.arg(writer);
    default:
        depth = 0;
        return u"COMMIT"_s;
    }
}

void TestPostgresSnapshots::whereTheNameIsTheSameSoAreTheRows_data()
{
    QTest::addColumn<bool>("onStandby");
    QTest::addColumn<int>("rounds");
    QTest::newRow("where it is written") << false << 300;
    QTest::newRow("where it is followed") << true << 60;
}

void TestPostgresSnapshots::whereTheNameIsTheSameSoAreTheRows()
{
    QFETCH(bool, onStandby);
    QFETCH(int, rounds);
    open();
    PostgresServer standby({.standbyOf = &m_server});
    QVERIFY2(!onStandby || standby.start(), qPrintable(standby.failure()));
    const QString url = (onStandby ? standby : m_server).url(m_name) + u"&target_session_attrs=any"_s;
    const auto reader = must(openDatabase({.url = url}));
    const auto another = must(openDatabase({.url = url}));
    const PostgresSession follower((onStandby ? standby : m_server).url(m_name, u"postgres"_s));
    const PostgresSession onlooker(m_server.url(m_name, u"postgres"_s));
    std::vector<std::unique_ptr<PostgresSession>> sessions;
    for (int i = 0; i < writers; ++i) {
        sessions.push_back(std::make_unique<PostgresSession>(m_server.url(m_name, u"postgres"_s)));
        QVERIFY(sessions.back()->run(u"SET session_replication_role = replica"_s).ok);
    }
    QMap<std::pair<quint64, QByteArray>, QStringList> known;
    std::array<int, writers> depths{};
    int again = 0;
    for (int i = 0; i < rounds && !QTest::currentTestFailed(); ++i) {
        const int writer = m_random.bounded(writers);
        const QString statement = next(writer, depths.at(std::size_t(writer)));
        const PostgresSession &session = *sessions.at(std::size_t(writer));
        QVERIFY2(session.run(statement).ok, qPrintable(statement));
        const auto read = [&](Database &by) {
            const Seen seen = seenIn(by, m_tenant);
            if (seen.name.second.isEmpty())
                return;
            again += known.contains(seen.name) ? 1 : 0;
            QCOMPARE(seen.rows, known.value(seen.name, seen.rows));
            known.insert(seen.name, seen.rows);
        };
        const QString rows = u"SELECT string_agg(display_name, ',' ORDER BY name) FROM environments"_s;
        QTRY_COMPARE(follower.run(rows).value(), onlooker.run(rows).value());
        read(*reader);
        read(*another);
        QVERIFY(seenIn(*reader, m_tenant).name == seenIn(*another, m_tenant).name);
        if (statement.startsWith(u"PREPARE"_s)) {
            QVERIFY(session.run((m_random.bounded(2) == 0 ? u"COMMIT"_s : u"ROLLBACK"_s) + u" PREPARED 'w%1'"_s.arg(writer)).ok);
            read(*another);
        }
    }
    QVERIFY(onStandby || again > 200); // there it is not known
}

void TestPostgresSnapshots::rowsOnOtherServersHaveNoName()
{
    open();
    QVERIFY(!seenIn(*m_database, m_tenant).name.second.isEmpty());
    // As Citus notes the servers that it divides tables among: what is committed there changes nothing here.
    const PostgresAnswer noted = PostgresSession(m_server.url(m_name, u"postgres"_s))
                                     .run(u"SET allow_system_table_mods = on; CREATE TABLE pg_catalog.pg_dist_node (nodeid integer)"_s);
    QVERIFY2(noted.ok, qPrintable(noted.message));
    QVERIFY(seenIn(*m_database, m_tenant).name.second.isEmpty());
}

/// A credential without a meaning is not looked up, and nothing else is asked for its sake.
void TestPostgresSnapshots::whoeverIsTurnedAwayUnseenCostsTheDatabaseNothing()
{
    open();
    const auto begun = [this] { return m_server.log().count("BEGIN ISOLATION LEVEL REPEATABLE READ"); };
    (void)seenIn(*m_database, m_tenant);
    const auto before = begun();
    QVERIFY(before > 0);
    const auto find = [](Transaction &nobodys) -> Result<TenantId> {
        nobodys.askSnapshot();
        return makeError(ErrorKind::Unauthenticated, say("unauthenticated/header"));
    };
    for (int i = 0; i < 20; ++i)
        QVERIFY(!m_database->readFor(find, [](Transaction &) { return Result<void>(); }));
    (void)seenIn(*m_database, m_tenant); // comes behind all that was sent
    QCOMPARE(begun(), before + 1);
}

QTEST_GUILESS_MAIN(TestPostgresSnapshots)
#include "tst_postgressnapshots.moc"
