// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "tests/store/storefixture.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/postgresproxy.h"
#include "tests/support/postgresserver.h"
#include "tests/support/smalldisk.h"

#include <QMutex>
#include <QRandomGenerator>
#include <QSet>

#include <thread>

using namespace tidegate;
using namespace tidegate::test;

namespace {

/// One change as the operations make it: the row, the audit row and the change, in one transaction.
Result<void> writeNamed(Database &database, TenantId tenant, const QString &name)
{
    return database.write(tenant, [&](Transaction &s) -> Result<void> {
        const auto head = s.audit.head();
        if (!head)
            return head.error();
        AuditEntry entry = auditEntry(head->first + 1, head->second);
        entry.entityName = name;
        entry.hash = QByteArray(24, 'h') + QByteArray::number(entry.seq).rightJustified(8, '0');
        if (const Result<void> inserted = s.environments.insert(environment(name)); !inserted)
            return inserted;
        if (const Result<void> audited = s.audit.append(entry); !audited)
            return audited;
        const Result<qint64> told = s.journal.append({});
        return told ? Result<void>() : told.error();
    });
}

QStringList namesIn(Database &database, TenantId tenant)
{
    QStringList names;
    for (const Environment &each : must(database.read(tenant, [](Transaction &s) { return s.environments.list(); })))
        names.append(each.name);
    names.sort();
    return names;
}

/// What writers were told.
struct Told
{
    QMutex mutex;
    QSet<QString> kept;
    QSet<QString> unknown;
    QSet<QString> refused;
    QStringList codes;

    void note(const QString &name, const Result<void> &outcome)
    {
        const QMutexLocker lock(&mutex);
        (outcome ? kept : outcome.error().code == "outcome-unknown"_L1 ? unknown : refused).insert(name);
        if (!outcome && !codes.contains(outcome.error().code))
            codes.append(outcome.error().code);
    }
};

} // namespace

/// A Postgres that dies, hangs, fills up or refuses: each is said, nothing that was acknowledged is lost, and the store goes on by itself afterwards.
class TestPostgresFaults : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();

    void aServerThatIsKilledLosesNothing();
    void aServerThatIsRestartedIsFoundAgain();
    void anotherServerTakesOver();
    void aStandbyOnlyReads();
    void anAnswerThatDoesNotComeIsNotWaitedForLong();
    void aStatementThatTakesTooLongIsGivenUp();
    void aLockThatIsHeldIsNotWaitedForLong();
    void aLostAnswerToACommitIsSaidToBeUnknown();
    void tooManyConnectionsAreSaid();
    void aRevokedGrantIsSaid();
    void aFullDiskLosesNothing();

private:
    /// A database with a tenant in it, on the server of all tests here or on one of its own.
    void open();
    void openOnItsOwn(PostgresOptions options = {});
    void openOn(PostgresServer &server, const QString &name);
    Result<void> write(const QString &name) { return writeNamed(*m_database, m_tenant, name); }
    QStringList names() { return namesIn(*m_database, m_tenant); }
    void becomesUsable();
    void isWhole(const Told &told);

    std::unique_ptr<PostgresServer> m_own;
    PostgresServer *m_server = nullptr;
    QString m_name;
    std::unique_ptr<Database> m_database;
    TenantId m_tenant = TenantId::create();
};

void TestPostgresFaults::cleanup()
{
    m_database.reset();
    if (!m_own && m_server)
        m_server->dropDatabase(m_name);
    m_own.reset();
    m_server = nullptr;
}

void TestPostgresFaults::open()
{
    openOn(TestDatabase::server(), TestDatabase::server().createDatabase());
}

void TestPostgresFaults::openOnItsOwn(PostgresOptions options)
{
    m_own = std::make_unique<PostgresServer>(std::move(options));
    QVERIFY2(m_own->start(), qPrintable(m_own->failure()));
    openOn(*m_own, m_own->createDatabase());
}

void TestPostgresFaults::openOn(PostgresServer &server, const QString &name)
{
    m_server = &server;
    m_name = name;
    m_database = must(openDatabase({.url = m_server->url(m_name)}));
    must(m_database->write(m_tenant, [&](Transaction &s) { return s.identities.insertTenant({m_tenant, u"t"_s, at(0)}); }));
}

void TestPostgresFaults::becomesUsable()
{
    QTRY_COMPARE_WITH_TIMEOUT(codeOf(m_database->check()), QString(), 20'000);
}

/// Every row that was acknowledged is there once, none that was refused, and the logs have neither a gap nor a row too many.
void TestPostgresFaults::isWhole(const Told &told)
{
    const QStringList found = names();
    const QSet<QString> there(found.begin(), found.end());
    QCOMPARE(there.size(), found.size());
    QVERIFY2((told.kept - there).isEmpty(), qPrintable(u"lost: "_s + (told.kept - there).values().join(u' ')));
    QVERIFY2((there - told.kept - told.unknown).isEmpty(), qPrintable(u"refused, but there: "_s + (there - told.kept - told.unknown).values().join(u' ')));
    QCOMPARE(must(m_database->read(m_tenant, [](Transaction &s) { return s.audit.head(); })).first, found.size());
    QCOMPARE(must(m_database->read(m_tenant, [](Transaction &s) { return s.journal.head(); })), found.size());
    AuditQuery all;
    all.limit = 0;
    all.oldestFirst = true;
    qint64 seq = 0;
    QByteArray previous;
    bool isChained = true;
    must(m_database->read(m_tenant, [&](Transaction &s) {
        return s.audit.forEach(all, [&](const AuditEntry &entry) {
            isChained = isChained && entry.seq == ++seq && (seq == 1 || entry.previousHash == previous);
            previous = entry.hash;
        });
    }));
    QVERIFY(isChained);
}

void TestPostgresFaults::aServerThatIsKilledLosesNothing()
{
    open(); // what is committed outlives the processes without the disk
    QRandomGenerator random(11);
    Told told;
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round) {
        std::atomic<bool> ends = false;
        std::atomic<int> written = 0;
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 2; ++writer) {
            writers.emplace_back([&, writer, round] {
                for (int i = 0; !ends; ++i) {
                    const QString name = u"r%1-w%2-%3"_s.arg(round).arg(writer).arg(i);
                    const Result<void> outcome = write(name);
                    told.note(name, outcome);
                    ++written;
                    ends = ends || !outcome; // the round is over for both
                }
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(written > 10, 20'000);
        QTest::qSleep(static_cast<int>(random.bounded(40))); // anywhere within a write
        m_server->kill9();
        writers.clear(); // joins
        QVERIFY2(m_server->restart(), qPrintable(m_server->failure()));
        becomesUsable();
        isWhole(told);
    }
    qInfo("%d kills: %d acknowledged and there, %d unknown, %d refused (%s)", rounds, static_cast<int>(told.kept.size()), static_cast<int>(told.unknown.size()),
          static_cast<int>(told.refused.size()), qPrintable(told.codes.join(u' ')));
    QVERIFY(told.kept.size() > 100);
}

void TestPostgresFaults::aServerThatIsRestartedIsFoundAgain()
{
    open();
    VERIFY_OK(write(u"before"_s));
    m_server->stop();
    const Result<void> meanwhile = write(u"meanwhile"_s);
    QCOMPARE(codeOf(meanwhile), u"database-unreachable"_s);
    QVERIFY(meanwhile.error().kind == ErrorKind::Unavailable);
    QCOMPARE(codeOf(m_database->check()), u"database-unreachable"_s);
    QVERIFY(m_server->restart());
    becomesUsable();
    VERIFY_OK(write(u"after"_s));
    QCOMPARE(names(), QStringList({u"after"_s, u"before"_s}));
}

void TestPostgresFaults::anotherServerTakesOver()
{
    openOnItsOwn();
    PostgresServer second({.standbyOf = m_server});
    QVERIFY2(second.start(), qPrintable(second.failure()));
    const PostgresServer &first = *m_server;
    QVERIFY(first.run(u"postgres"_s, u"ALTER SYSTEM SET synchronous_standby_names = '*'"_s).ok);
    QVERIFY(first.run(u"postgres"_s, u"SELECT pg_reload_conf()"_s).ok);
    QTRY_COMPARE_WITH_TIMEOUT(first.run(u"postgres"_s, u"SELECT sync_state FROM pg_stat_replication"_s).value(), u"sync"_s, 10'000);
    m_database = must(openDatabase(
        {.url = u"postgresql://tidegate@/%1?host=%2,%3&port=%4,%5"_s.arg(m_name, first.folder(), second.folder()).arg(first.port()).arg(second.port())}));
    for (int i = 0; i < 20; ++i)
        VERIFY_OK(write(u"before-%1"_s.arg(i)));
    m_server->kill9();
    QVERIFY(!write(u"meanwhile"_s));
    QVERIFY(second.run(u"postgres"_s, u"SELECT pg_promote()"_s).ok);
    becomesUsable();
    VERIFY_OK(write(u"after"_s));
    QCOMPARE(names().size(), 21);
    m_database.reset(); // before the second server
}

void TestPostgresFaults::aStandbyOnlyReads()
{
    open();
    VERIFY_OK(write(u"before"_s));
    PostgresServer second({.standbyOf = m_server});
    QVERIFY2(second.start(), qPrintable(second.failure()));
    QTRY_COMPARE(second.run(m_name, u"SELECT count(*) FROM environments"_s).value(), u"1"_s);
    QCOMPARE(codeOf(openDatabase({.url = second.url(m_name)})), u"database-standby"_s);
    const auto beside = must(openDatabase({.url = QString(second.url(m_name) + u"&target_session_attrs=any"_s)}));
    QCOMPARE(namesIn(*beside, m_tenant), QStringList(u"before"_s));
    QCOMPARE(codeOf(beside->check()), u"database-standby"_s);
    QCOMPARE(codeOf(writeNamed(*beside, m_tenant, u"x"_s)), u"database-standby"_s);
}

void TestPostgresFaults::anAnswerThatDoesNotComeIsNotWaitedForLong()
{
    open();
    VERIFY_OK(write(u"before"_s));
    const QList<int> backends = m_server->backends(m_name);
    for (const int backend : backends)
        PostgresServer::halt(backend);
    const Result<void> halted = write(u"halted"_s);
    QCOMPARE(codeOf(halted), u"database-unreachable"_s); // nothing was committed: COMMIT was never sent
    for (const int backend : backends)
        PostgresServer::resume(backend);
    becomesUsable();
    VERIFY_OK(write(u"after"_s));
    QCOMPARE(names(), QStringList({u"after"_s, u"before"_s}));
}

void TestPostgresFaults::aStatementThatTakesTooLongIsGivenUp()
{
    open();
    QVERIFY(m_server
                ->run(m_name,
                      u"CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;"
                      "CREATE TRIGGER dawdle BEFORE INSERT ON environments FOR EACH ROW EXECUTE FUNCTION dawdle()"_s)
                .ok);
    const Result<void> slow = write(u"slow"_s);
    QCOMPARE(codeOf(slow), u"storage-busy"_s);
    QVERIFY(slow.error().kind == ErrorKind::Unavailable);
    QVERIFY(m_server->run(m_name, u"DROP TRIGGER dawdle ON environments"_s).ok);
    VERIFY_OK(write(u"quick"_s));
    QCOMPARE(names(), QStringList(u"quick"_s));
}

void TestPostgresFaults::aLockThatIsHeldIsNotWaitedForLong()
{
    open();
    {
        const PostgresSession somebody(m_server->url(m_name, u"postgres"_s));
        QVERIFY(somebody.run(u"BEGIN"_s).ok && somebody.run(u"LOCK TABLE environments IN ACCESS EXCLUSIVE MODE"_s).ok);
        QCOMPARE(codeOf(write(u"kept out"_s)), u"storage-busy"_s);
        QCOMPARE(codeOf(m_database->read(m_tenant, [](Transaction &s) { return s.environments.list(); })), u"storage-busy"_s);
    }
    becomesUsable();
    VERIFY_OK(write(u"let in"_s));
    QCOMPARE(names(), QStringList(u"let in"_s));
}

void TestPostgresFaults::aLostAnswerToACommitIsSaidToBeUnknown()
{
    open();
    PostgresProxy proxy(m_server->port());
    m_database = must(
        openDatabase({.url = u"postgresql://tidegate:%1@127.0.0.1:%2/%3?sslmode=disable&gssencmode=disable"_s.arg(PostgresServer::passwordOf(u"tidegate"_s))
                                 .arg(proxy.port())
                                 .arg(m_name)}));
    VERIFY_OK(write(u"before"_s));
    proxy.cutNextCommit();
    const Result<void> cut = write(u"cut"_s);
    QCOMPARE(proxy.cuts(), 1);
    QCOMPARE(codeOf(cut), u"outcome-unknown"_s);
    QVERIFY(cut.error().kind == ErrorKind::Unavailable);
    VERIFY_OK(write(u"after"_s)); // at once, on another connection
    QCOMPARE(names(), QStringList({u"after"_s, u"before"_s, u"cut"_s}));
    m_database.reset(); // before the proxy
}

void TestPostgresFaults::tooManyConnectionsAreSaid()
{
    openOnItsOwn({.configuration = {"max_connections = 10"}});
    m_database.reset();
    std::vector<std::unique_ptr<PostgresSession>> others;
    QTRY_VERIFY(m_server->backends(m_name).isEmpty());
    do {
        others.push_back(std::make_unique<PostgresSession>(m_server->url(m_name)));
    } while (others.back()->isConnected());
    QCOMPARE(codeOf(openDatabase({.url = m_server->url(m_name)})), u"database-connections"_s);
    others.resize(1);
    QTRY_COMPARE_WITH_TIMEOUT(codeOf(openDatabase({.url = m_server->url(m_name)})), QString(), 10'000);
}

void TestPostgresFaults::aRevokedGrantIsSaid()
{
    open();
    VERIFY_OK(write(u"before"_s));
    QVERIFY(m_server->run(m_name, u"REVOKE INSERT ON audit_entries FROM tidegate"_s).ok);
    const Result<void> refused = write(u"refused"_s);
    QCOMPARE(codeOf(refused), u"database-grants"_s);
    QVERIFY(refused.error().kind == ErrorKind::Unavailable);
    QVERIFY(m_server->run(m_name, u"GRANT INSERT ON audit_entries TO tidegate"_s).ok);
    VERIFY_OK(write(u"after"_s));
    QCOMPARE(names(), QStringList({u"after"_s, u"before"_s}));
}

void TestPostgresFaults::aFullDiskLosesNothing()
{
    const QTemporaryDir folder(u"/tmp/tidegate-disk-XXXXXX"_s);
    QVERIFY(QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::ExeGroup | QFile::ExeOther));
    SmallDisk disk(folder.filePath(u"disk"_s), "size=24m");
    if (!disk.mounted())
        QSKIP("NOT TESTED: a small file system can be made by root only");
    m_server = &TestDatabase::server();
    QVERIFY(postgres::giveAway(folder.filePath(u"disk"_s)));
    // The rows alone: a log of the server that cannot be written ends the server.
    const PostgresAnswer space = m_server->run(u"postgres"_s, u"CREATE TABLESPACE small LOCATION '%1'"_s.arg(folder.filePath(u"disk"_s)));
    QVERIFY2(space.ok, qPrintable(space.message));
    QVERIFY(m_server->run(u"postgres"_s, u"CREATE DATABASE small OWNER tidegate TEMPLATE template0 TABLESPACE small"_s).ok);
    openOn(*m_server, u"small"_s);
    QFile filler(folder.filePath(u"disk/filler"_s));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(65'536, 'x')) > 0) {}
    int kept = 0;
    Result<void> outcome;
    for (; kept < 2'000 && outcome; kept += outcome ? 1 : 0)
        outcome = write(u"e%1"_s.arg(kept));
    QCOMPARE(codeOf(outcome), u"database-full"_s);
    QVERIFY(outcome.error().kind == ErrorKind::StorageFull);
    QCOMPARE(names().size(), kept); // what is read is still read
    QVERIFY(filler.resize(0));
    VERIFY_OK(write(u"after"_s));
    QCOMPARE(names().size(), kept + 1);
    qInfo("%d writes until the disk was full, none lost", kept);
    m_database.reset();
    m_server->dropDatabase(m_name);
    QVERIFY(m_server->run(u"postgres"_s, u"DROP TABLESPACE small"_s).ok); // before its disk
}

QTEST_GUILESS_MAIN(TestPostgresFaults)
#include "tst_postgresfaults.moc"
