// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/query.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/constraints.h"
#include "services/store/schema.h"
#include "services/store/sqlite/sqliteconnection.h"
#include "services/store/sqlite/sqlitedatabase.h"
#include "services/store/sqlite/sqlitefile.h"
#include "tests/store/storefixture.h"
#include "tests/support/smalldisk.h"

#include <QProcess>
#include <QRandomGenerator>

#include <sys/stat.h>
#include <unistd.h>

using namespace tidegate;
using namespace tidegate::test;

namespace {

QByteArray contentOf(const QString &file)
{
    QFile reader(file);
    return reader.open(QIODevice::ReadOnly) ? reader.readAll() : QByteArray();
}

void write(const QString &file, const QByteArray &content)
{
    QFile writer(file);
    QVERIFY(writer.open(QIODevice::WriteOnly));
    QCOMPARE(writer.write(content), content.size());
}

QString urlOf(const QString &file)
{
    return QString(u"sqlite://"_s + file);
}

uint modeOf(const QString &path)
{
    struct stat status
    {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}

} // namespace

/// The SQLite file: what is refused, kept, migrated, backed up; and what happens when the disk is full.
class TestStoreFiles : public QObject
{
    Q_OBJECT

private slots:
    void theSchemaIsTheGoldenOne();
    void migrationsAreAppliedOnceAndInOrder();
    void anOlderDatabaseIsCopiedAndUpgraded();
    void anOlderDatabaseIsRefusedWithoutMigration();
    void aChangedMigrationIsRefused();
    void whatAnEarlierVersionWroteIsFoundAndCounted();
    void eachConstraintThatMeansSomethingIsInTheSchema();

    void filesAreForTheOwnerOnly();
    void whatIsNotOursIsRefused_data();
    void whatIsNotOursIsRefused();
    void aMissingFileIsNeverMadeSilently();
    void aSymbolicLinkIsRefused();
    void aNewerDatabaseIsRefused();
    void aSecondProcessIsRefused();
    void aReadOnlyFolderIsRefused();
    void damageNeverCrashesNorStartsAnew();
    void truncatedAndZeroedFilesAreRefused();
    void theDatabaseOpensForReadingOnly();

    void aBackupIsCompleteAndChecked();
    void restoringRevokesTokensAndKeepsThePresentDatabase();
    void aFullDiskLosesNothing();

private:
    QByteArray validFile(const QString &folder);
};

/// The bytes of a database with something in it.
QByteArray TestStoreFiles::validFile(const QString &folder)
{
    const QString file = folder + u"/valid.db"_s;
    auto database = must(openDatabase({.url = urlOf(file)}));
    const TenantId tenant = TenantId::create();
    must(database->write(tenant, [&](Transaction &s) -> Result<void> {
        must(s.identities.insertTenant({tenant, u"t"_s, at(0)}));
        const Environment env = environment(u"prod"_s);
        must(s.environments.insert(env));
        for (int i = 0; i < 50; ++i)
            must(s.targets.insert(target(env.id, u"t%1"_s.arg(i))));
        return {};
    }));
    database.reset();
    return contentOf(file);
}

void TestStoreFiles::theSchemaIsTheGoldenOne()
{
    QByteArray rendered;
    const sql::SqliteDialect dialect;
    for (const sql::Migration &migration : embeddedMigrations()) {
        rendered += "-- " + migration.name.toUtf8() + "\n";
        for (const QByteArray &statement : dialect.statements(migration.text))
            rendered += statement + ";\n";
    }
    const QString golden = QFINDTESTDATA("golden/sqlite.sql");
    QVERIFY2(!golden.isEmpty(), "golden/sqlite.sql is missing");
    if (qEnvironmentVariableIsSet("TIDEGATE_UPDATE_GOLDEN"))
        write(golden, rendered);
    QCOMPARE(QString::fromUtf8(rendered), QString::fromUtf8(contentOf(golden)));
}

void TestStoreFiles::migrationsAreAppliedOnceAndInOrder()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"x.db"_s);
    must(sql::createFile(file));
    auto connection = must(sql::SqliteConnection::open(file, sql::SqliteConnection::Mode::ReadWrite));
    const auto &all = embeddedMigrations();
    for (qsizetype count = 1; count <= all.size(); ++count) {
        VERIFY_OK(sql::migrate(*connection, all.first(count), at(count)));
        QCOMPARE(must(sql::appliedVersion(*connection, all)), count);
    }
    VERIFY_OK(sql::migrate(*connection, all, at(99)));
    QCOMPARE(codeOf(sql::appliedVersion(*connection, all.first(2))), u"database-newer"_s);
    // A migration that fails leaves neither its tables nor its row behind.
    auto broken = all;
    broken.append({static_cast<int>(all.size()) + 1, u"9999_broken"_s, "CREATE TABLE fine (a text)\n--;\nCREATE TABLE fine (a text)", "x"});
    QVERIFY(!sql::migrate(*connection, broken, at(100)));
    QCOMPARE(must(sql::appliedVersion(*connection, all)), all.size());
    QVERIFY(connection->execute("CREATE TABLE fine (a text)").has_value());
}

void TestStoreFiles::anOlderDatabaseIsCopiedAndUpgraded()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"x.db"_s);
    const TenantId tenant = TenantId::create();
    must(sql::createFile(file));
    {
        auto connection = must(sql::SqliteConnection::open(file, sql::SqliteConnection::Mode::ReadWrite));
        must(connection->execute("PRAGMA application_id = " + QByteArray::number(sql::sqliteApplicationId)));
        must(sql::migrate(*connection, embeddedMigrations().first(1), at(0)));
        must(sql::execute(*connection, "INSERT INTO tenants VALUES (?1, ?2, ?2, ?3)", tenant, u"old"_s, at(0)));
    }
    const QByteArray before = contentOf(file);
    QCOMPARE(codeOf(openDatabase({.url = urlOf(file), .migrate = false})), u"database-older"_s);
    QVERIFY(openDatabase({.url = urlOf(file), .migrate = false}).error().message.contains(u"tidegate-server migrate"_s));
    QCOMPARE(contentOf(file), before);
    auto database = must(openDatabase({.url = urlOf(file)}));
    QCOMPARE(must(database->read(tenant, [](Transaction &s) { return s.identities.tenants(); })).constFirst().name, u"old"_s);
    VERIFY_OK(database->check());
    const QString kept = file + u".before-"_s + QString::fromLatin1(TIDEGATE_VERSION) + u".bak"_s;
    QCOMPARE(modeOf(kept), 0600U);
    auto copy = must(sql::SqliteConnection::open(kept, sql::SqliteConnection::Mode::ReadOnly));
    QCOMPARE(must(sql::appliedVersion(*copy, embeddedMigrations())), 1);
}

void TestStoreFiles::anOlderDatabaseIsRefusedWithoutMigration()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"x.db"_s);
    must(sql::createFile(file));
    {
        auto connection = must(sql::SqliteConnection::open(file, sql::SqliteConnection::Mode::ReadWrite));
        must(connection->execute("PRAGMA application_id = " + QByteArray::number(sql::sqliteApplicationId)));
        must(sql::migrate(*connection, embeddedMigrations().first(3), at(0)));
    }
    QCOMPARE(codeOf(openDatabase({.url = urlOf(file), .readOnly = true})), u"database-older"_s);
}

/// Texts that are searched are folded when the database is opened, and the rows of the chain stay as they were; TIDEGATE_TEST_ROWS makes it a large log.
void TestStoreFiles::whatAnEarlierVersionWroteIsFoundAndCounted()
{
    const int given = qEnvironmentVariableIntValue("TIDEGATE_TEST_ROWS");
    const int rows = given > 0 ? given : 5'000; // several batches
    QTemporaryDir folder;
    const QString file = folder.filePath(u"x.db"_s);
    const TenantId tenant = TenantId::create();
    must(sql::createFile(file));
    {
        auto connection = must(sql::SqliteConnection::open(file, sql::SqliteConnection::Mode::ReadWrite));
        must(connection->execute("PRAGMA application_id = " + QByteArray::number(sql::sqliteApplicationId)));
        must(sql::migrate(*connection, embeddedMigrations().first(7), at(0))); // the last before texts were kept folded
        must(connection->begin(sql::Connection::Access::Write));
        must(sql::execute(*connection, "INSERT INTO tenants VALUES (?1, ?2, ?2, ?3)", tenant, u"old"_s, at(0)));
        for (int i = 1; i <= rows; ++i) {
            const QString reason = i == 1 ? u"Größe 2"_s : i == rows ? u"İzmir"_s : u"routine"_s;
            must(sql::execute(*connection,
                              "INSERT INTO audit_entries VALUES (?1, ?2, ?3, NULL, 'ada', 'api', 'a.b', 'a', NULL, 'n', ?4, '', '', ?5, 0, '', ?6, ?7)", tenant,
                              i, at(i), reason, QByteArray(""), QByteArray(32, 'p'), QByteArray::number(i)));
        }
        must(connection->commit());
    }
    QElapsedTimer timer;
    timer.start();
    auto database = must(openDatabase({.url = urlOf(file)}));
    qInfo() << rows << "rows of before: opened after" << timer.elapsed() << "ms";
    const auto found = [&](const QString &text) {
        QList<qint64> seqs;
        AuditQuery query;
        query.text = text;
        must(database->read(tenant, [&](Transaction &s) { return s.audit.forEach(query, [&](const AuditEntry &row) { seqs.append(row.seq); }); }));
        return seqs;
    };
    QCOMPARE(found(u"GRÖSSE"_s), QList<qint64>{1});
    QCOMPARE(found(u"gro\u0308ß"_s), QList<qint64>{1});
    QCOMPARE(found(u"izmir"_s), QList<qint64>{rows});
    AuditQuery all;
    all.limit = 0;
    qint64 unchanged = 0;
    must(database->read(tenant, [&](Transaction &s) {
        return s.audit.forEach(all, [&](const AuditEntry &row) { unchanged += row.hash == QByteArray::number(row.seq) && row.hashVersion == 1 ? 1 : 0; });
    }));
    QCOMPARE(unchanged, rows);
    // A tenant that had no change yet has its counter as well.
    QCOMPARE(must(database->write(tenant, [](Transaction &s) { return s.journal.append({}); })), 1);
    QCOMPARE(must(database->write(tenant, [](Transaction &s) { return s.journal.append({}); })), 2);
}

void TestStoreFiles::eachConstraintThatMeansSomethingIsInTheSchema()
{
    Store store;
    auto connection = must(sql::SqliteConnection::open(store.file(), sql::SqliteConnection::Mode::ReadOnly));
    for (const QByteArray &name : namedConstraints()) {
        const bool isPrimary = name.endsWith("_pkey");
        sql::Query query(*connection, "SELECT 1 FROM sqlite_master WHERE type = ?1 AND name = ?2", isPrimary ? u"table"_s : u"index"_s,
                         QString::fromUtf8(isPrimary ? name.chopped(5) : name));
        QVERIFY2(must(query.step()), name.constData());
    }
}

void TestStoreFiles::aChangedMigrationIsRefused()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"x.db"_s);
    must(openDatabase({.url = urlOf(file)})).reset();
    {
        auto connection = must(sql::SqliteConnection::open(file, sql::SqliteConnection::Mode::ReadWrite));
        must(connection->execute("UPDATE schema_migrations SET sha256 = x'00' WHERE number = 2"));
    }
    const Result<std::unique_ptr<Database>> opened = openDatabase({.url = urlOf(file)});
    QCOMPARE(codeOf(opened), u"database-changed"_s);
    QVERIFY(opened.error().message.contains(u"0002_environments"_s));
}

void TestStoreFiles::filesAreForTheOwnerOnly()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a/b/x.db"_s);
    auto database = must(openDatabase({.url = urlOf(file)}));
    QCOMPARE(modeOf(folder.filePath(u"a"_s)), 0700U);
    QCOMPARE(modeOf(folder.filePath(u"a/b"_s)), 0700U);
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s, u".lock"_s})
        QCOMPARE(modeOf(file + suffix), 0600U);
    database.reset();
    QVERIFY(!QFile::exists(file + u"-wal"_s));
    QVERIFY(::chmod(QFile::encodeName(file).constData(), 0644) == 0);
    database = must(openDatabase({.url = urlOf(file)}));
    QCOMPARE(modeOf(file), 0600U);
}

void TestStoreFiles::whatIsNotOursIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTemporaryDir folder;
    const QByteArray valid = validFile(folder.path());
    QTest::newRow("empty") << QByteArray() << u"database-empty"_s;
    QTest::newRow("text") << QByteArray("hello") << u"database-foreign"_s;
    QTest::newRow("zeros") << QByteArray(4096, '\0') << u"database-foreign"_s;
    QTest::newRow("noise") << QByteArray(10'000, 'x') << u"database-foreign"_s;
    QTest::newRow("header only") << valid.first(100) << u"database-damaged"_s;
    QTest::newRow("half a header") << valid.first(50) << u"database-damaged"_s;
    QByteArray other = valid;
    other[71] = 'X';
    QTest::newRow("other program") << other << u"database-foreign"_s;
    other = valid;
    other[63] = static_cast<char>(embeddedMigrations().size() + 1);
    QTest::newRow("newer") << other << u"database-newer"_s;
    other[63] = 1;
    QTest::newRow("wrong version") << other << u"database-damaged"_s;
}

void TestStoreFiles::whatIsNotOursIsRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"x.db"_s);
    write(file, content);
    const Result<std::unique_ptr<Database>> opened = openDatabase({.url = urlOf(file)});
    QCOMPARE(codeOf(opened), code);
    QVERIFY2(opened.error().message.contains(u": "_s) && opened.error().message.endsWith(u'.'), qPrintable(opened.error().message));
    QCOMPARE(contentOf(file), content);
}

void TestStoreFiles::aMissingFileIsNeverMadeSilently()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"none/x.db"_s);
    QCOMPARE(codeOf(openDatabase({.url = urlOf(file), .createIfMissing = false})), u"database-missing"_s);
    QCOMPARE(codeOf(openDatabase({.url = urlOf(file), .readOnly = true})), u"database-missing"_s);
    QVERIFY(!QFile::exists(folder.filePath(u"none"_s)));
    for (const QString &url : {u"x.db"_s, u"sqlite:x.db"_s, u"sqlite://x.db"_s, u"mysql://x"_s, QString()})
        QCOMPARE(codeOf(openDatabase({.url = url})), u"database-url"_s);
    QCOMPARE(codeOf(openDatabase({.url = urlOf(folder.path())})), u"database-not-a-file"_s);
}

void TestStoreFiles::aSymbolicLinkIsRefused()
{
    QTemporaryDir folder;
    must(openDatabase({.url = urlOf(folder.filePath(u"real.db"_s))})).reset();
    QVERIFY(QFile::link(folder.filePath(u"real.db"_s), folder.filePath(u"link.db"_s)));
    QCOMPARE(codeOf(openDatabase({.url = urlOf(folder.filePath(u"link.db"_s))})), u"database-link"_s);
    QVERIFY(QFile::link(folder.filePath(u"nowhere.db"_s), folder.filePath(u"dangling.db"_s)));
    QCOMPARE(codeOf(openDatabase({.url = urlOf(folder.filePath(u"dangling.db"_s))})), u"database-link"_s);
    QVERIFY(!QFile::exists(folder.filePath(u"nowhere.db"_s)));
}

void TestStoreFiles::aNewerDatabaseIsRefused()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"x.db"_s);
    must(openDatabase({.url = urlOf(file)})).reset();
    {
        auto connection = must(sql::SqliteConnection::open(file, sql::SqliteConnection::Mode::ReadWrite));
        must(connection->execute("INSERT INTO schema_migrations VALUES (999, '0999_later', x'00', 0)"));
    }
    const QByteArray before = contentOf(file);
    QCOMPARE(codeOf(openDatabase({.url = urlOf(file)})), u"database-newer"_s);
    QCOMPARE(contentOf(file), before);
}

void TestStoreFiles::aSecondProcessIsRefused()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"x.db"_s);
    auto first = must(openDatabase({.url = urlOf(file)}));
    const Result<std::unique_ptr<Database>> second = openDatabase({.url = urlOf(file)});
    QCOMPARE(codeOf(second), u"database-locked"_s);
    QVERIFY(openDatabase({.url = urlOf(file), .readOnly = true}).has_value());
    VERIFY_OK(backUpDatabase({.url = urlOf(file)}, folder.filePath(u"copy.db"_s)));
    // A restore replaces the file: that waits for the server to stop.
    QCOMPARE(codeOf(restoreDatabase({.url = urlOf(file)}, folder.filePath(u"copy.db"_s))), u"database-locked"_s);
    first.reset();
    QVERIFY(openDatabase({.url = urlOf(file)}).has_value());
}

void TestStoreFiles::aReadOnlyFolderIsRefused()
{
    QTemporaryDir folder;
    SmallDisk disk(folder.filePath(u"disk"_s), "size=4m");
    if (!disk.mounted())
        QSKIP("NOT TESTED: a read-only file system can be made by root only");
    const QString file = folder.filePath(u"disk/x.db"_s);
    must(openDatabase({.url = urlOf(file)})).reset();
    QVERIFY(disk.makeReadOnly());
    QCOMPARE(codeOf(openDatabase({.url = urlOf(file)})), u"database-read-only"_s);
    QCOMPARE(codeOf(openDatabase({.url = urlOf(folder.filePath(u"disk/new.db"_s))})), u"database-read-only"_s);
}

void TestStoreFiles::damageNeverCrashesNorStartsAnew()
{
    QTemporaryDir folder;
    const QByteArray valid = validFile(folder.path());
    const QString file = folder.filePath(u"damaged.db"_s);
    QRandomGenerator random(20260115);
    int refused = 0;
    for (int round = 0; round < 200; ++round) {
        QByteArray damaged = valid;
        const int flips = 1 + round % 20;
        for (int i = 0; i < flips; ++i) {
            const qsizetype position = random.bounded(static_cast<int>(round % 4 == 0 ? 512 : damaged.size()));
            damaged[position] = static_cast<char>(damaged[position] ^ (1 << random.bounded(8)));
        }
        QFile::remove(file + u"-wal"_s);
        QFile::remove(file + u"-shm"_s);
        write(file, damaged);
        const Result<std::unique_ptr<Database>> opened = openDatabase({.url = urlOf(file)});
        if (!opened) {
            ++refused;
            QVERIFY2(contentOf(file) == damaged, "a refused file was changed");
            continue;
        }
        // Not every flip can be seen; what was opened is the old database, and every answer is a value or an error.
        const auto tenants = (*opened)->read({}, [](Transaction &s) { return s.identities.tenants(); });
        QVERIFY(!tenants || tenants->size() == 1);
        if (tenants)
            (void)(*opened)->read(tenants->constFirst().id, [](Transaction &s) { return s.targets.list({}); });
        (void)asFile(**opened).verify();
    }
    qInfo("%d of 200 damaged files were refused", refused);
    QVERIFY(refused > 50);
}

void TestStoreFiles::truncatedAndZeroedFilesAreRefused()
{
    QTemporaryDir folder;
    const QByteArray valid = validFile(folder.path());
    const QString file = folder.filePath(u"damaged.db"_s);
    const qsizetype pages = valid.size() / 4096;
    for (qsizetype page = 1; page < pages; ++page) {
        for (const bool truncate : {true, false}) {
            QByteArray damaged = valid;
            if (truncate)
                damaged.truncate(page * 4096);
            else
                damaged.replace(page * 4096, 4096, QByteArray(4096, '\0'));
            write(file, damaged);
            const Result<std::unique_ptr<Database>> opened = openDatabase({.url = urlOf(file)});
            QCOMPARE(codeOf(opened), u"database-damaged"_s);
            QVERIFY(contentOf(file) == damaged);
        }
    }
}

void TestStoreFiles::theDatabaseOpensForReadingOnly()
{
    Store store;
    store.addEnvironment(u"prod"_s);
    store.close();
    auto database = must(openDatabase({.url = store.url(), .readOnly = true}));
    QCOMPARE(must(database->read(store.tenant(), [](Transaction &s) { return s.environments.list(); })).size(), 1);
    QCOMPARE(codeOf(database->write(store.tenant(), [](Transaction &s) { return s.environments.insert(environment(u"x"_s)); })), u"database-read-only"_s);
}

void TestStoreFiles::aBackupIsCompleteAndChecked()
{
    Store store;
    const Environment env = store.addEnvironment(u"prod"_s);
    const QString file = store.path(u"backup.db"_s);
    VERIFY_OK(asFile(*store).backup(file));
    QCOMPARE(modeOf(file), 0600U);
    QVERIFY(!QFile::exists(file + u".part"_s));
    QVERIFY(!QFile::exists(file + u"-wal"_s));
    const QByteArray before = contentOf(file);
    QCOMPARE(codeOf(asFile(*store).backup(file)), u"file-exists"_s);
    QCOMPARE(contentOf(file), before);
    QVERIFY(!asFile(*store).backup(store.path(u"no/such/folder.db"_s)));
    store.close();
    auto copy = must(openDatabase({.url = urlOf(file)}));
    VERIFY_OK(asFile(*copy).verify());
    QCOMPARE(must(copy->read(store.tenant(), [&](Transaction &s) { return s.environments.find(env.id); })), env);
}

void TestStoreFiles::restoringRevokesTokensAndKeepsThePresentDatabase()
{
    Store store;
    store.addEnvironment(u"before"_s);
    must(store.write([&](Transaction &s) -> Result<void> {
        must(s.identities.insertUser({somebody, u"robin"_s, u"Robin"_s, Role::Admin, true, at(0)}));
        return s.identities.insertToken({TokenId::create(), store.tenant(), somebody, u"ci"_s, Role::Viewer, "h", at(0), at(9), {}});
    }));
    const QString backup = store.path(u"backup.db"_s);
    VERIFY_OK(asFile(*store).backup(backup));
    store.addEnvironment(u"after"_s, 2);
    store.close();

    const QString junk = store.path(u"junk.db"_s);
    write(junk, QByteArray(5000, 'x'));
    const QByteArray present = contentOf(store.file());
    QCOMPARE(codeOf(restoreDatabase({.url = store.url()}, junk)), u"database-foreign"_s);
    QByteArray torn = contentOf(backup);
    torn.replace(8192, 4096, QByteArray(4096, '\0'));
    write(junk, torn);
    QCOMPARE(codeOf(restoreDatabase({.url = store.url()}, junk)), u"database-damaged"_s);
    QCOMPARE(codeOf(restoreDatabase({.url = store.url()}, store.path(u"none"_s))), u"backup-missing"_s);
    QCOMPARE(contentOf(store.file()), present);

    VERIFY_OK(restoreDatabase({.url = store.url()}, backup));
    store.open();
    const auto list = must(store.read([](Transaction &s) { return s.environments.list(); }));
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.constFirst().name, u"before"_s);
    QVERIFY(must(store.read([](Transaction &s) { return s.identities.tokens(); })).constFirst().revokedAt.has_value());
    const QFileInfo info(store.file());
    QCOMPARE(info.dir().entryList({info.fileName() + u".before-restore-*.bak"_s}).size(), 1);
    QCOMPARE(modeOf(store.file()), 0600U);
}

void TestStoreFiles::aFullDiskLosesNothing()
{
    QTemporaryDir folder;
    SmallDisk disk(folder.filePath(u"disk"_s), "size=1m");
    if (!disk.mounted())
        QSKIP("NOT TESTED: a small disk can be made by root only");
    const QString url = urlOf(folder.filePath(u"disk/x.db"_s));
    auto database = must(openDatabase({.url = url}));
    const QString ballast = folder.filePath(u"disk/ballast"_s);
    write(ballast, QByteArray(100'000, 'b'));
    const TenantId tenant = TenantId::create();
    must(database->write(tenant, [&](Transaction &s) { return s.identities.insertTenant({tenant, u"t"_s, at(0)}); }));
    int acknowledged = 0;
    Result<void> last;
    for (int i = 0; i < 10'000 && last; ++i) {
        last = database->write(tenant, [&](Transaction &s) { return s.environments.insert(environment(u"e%1"_s.arg(i))); });
        acknowledged += last ? 1 : 0;
    }
    QVERIFY(!last);
    QVERIFY(last.error().kind == ErrorKind::StorageFull);
    QCOMPARE(last.error().code, u"storage-full"_s);
    QCOMPARE(last.error().message, u"The disk is full: nothing was changed."_s);
    QVERIFY(acknowledged > 0);
    const auto count = [&] { return must(database->read(tenant, [](Transaction &s) { return s.environments.list(); })).size(); };
    QCOMPARE(count(), acknowledged);
    QVERIFY(!asFile(*database).backup(folder.filePath(u"disk/backup.db"_s)));
    QVERIFY(QFile::remove(ballast));
    VERIFY_OK(database->write(tenant, [](Transaction &s) { return s.environments.insert(environment(u"again"_s)); }));
    QCOMPARE(count(), acknowledged + 1);
    VERIFY_OK(asFile(*database).verify());
    database.reset();
    database = must(openDatabase({.url = url}));
    QCOMPARE(count(), acknowledged + 1);
    qInfo("%d writes were acknowledged before the disk was full", acknowledged);
}

QTEST_GUILESS_MAIN(TestStoreFiles)
#include "tst_storefiles.moc"
