// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "services/store/sqlite/sqlitedatabase.h"
#include "tests/store/storefixture.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>

#include <cstdio>

using namespace tidegate;
using namespace tidegate::test;

namespace {

QString urlOf(const QString &file)
{
    return QString(u"sqlite://"_s + file);
}

Result<void> addNext(Database &database, TenantId tenant, int number)
{
    return database.write(tenant, [number](Transaction &s) { return s.environments.insert(environment(u"e%1"_s.arg(number))); });
}

/// The environments that a process finds which starts on the files as they are now.
qsizetype foundByTheNextProcess(const QString &file, TenantId tenant)
{
    QTemporaryDir elsewhere;
    for (const QString &suffix : {u""_s, u"-wal"_s})
        QFile::copy(file + suffix, elsewhere.filePath(u"t.db"_s) + suffix);
    const auto database = openDatabase({.url = urlOf(elsewhere.filePath(u"t.db"_s)), .createIfMissing = false});
    if (!database)
        return -1;
    return must((*database)->read(tenant, [](Transaction &s) { return s.environments.list(); })).size();
}

using Attack = std::function<void(const QString &file)>;

} // namespace

/// What others do to the files of a database while it is open.
class TestStoreWatch : public QObject
{
    Q_OBJECT

private slots:
    void filesTakenAwayAreNoticedAndNothingIsLost_data();
    void filesTakenAwayAreNoticedAndNothingIsLost();
    void aFileThatIsWritableAgainIsWrittenAgain();
    void aCopyOverTheRunningFileIsNoticed();
    void anotherProcessMayWriteAsWell();
    void aQuietDatabaseKeepsNothingInItsLogAlone();
    void theWriteAheadLogIsRecycledWhileReadersCome();
};

void TestStoreWatch::filesTakenAwayAreNoticedAndNothingIsLost_data()
{
    QTest::addColumn<Attack>("attack");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &code, const Attack &attack) { QTest::newRow(name) << attack << code; };
    row("log removed", u"database-log-gone"_s, [](const QString &file) { QFile::remove(file + u"-wal"_s); });
    row("log replaced by a copy", u"database-log-gone"_s, [](const QString &file) {
        QFile::copy(file + u"-wal"_s, file + u"-x"_s);
        ::rename(qPrintable(QString(file + u"-x"_s)), qPrintable(QString(file + u"-wal"_s)));
    });
    row("log renamed", u"database-log-gone"_s, [](const QString &file) { QFile::rename(file + u"-wal"_s, file + u"-x"_s); });
    row("index removed", u"database-index-gone"_s, [](const QString &file) { QFile::remove(file + u"-shm"_s); });
    row("database removed", u"database-gone"_s, [](const QString &file) { QFile::remove(file); });
    row("database replaced", u"database-gone"_s, [](const QString &file) {
        QFile::copy(file, file + u"-x"_s);
        ::rename(qPrintable(QString(file + u"-x"_s)), qPrintable(file));
    });
    row("folder removed", u"database-gone"_s, [](const QString &file) { QDir(QFileInfo(file).absolutePath()).removeRecursively(); });
    row("folder renamed", u"database-moved"_s, [](const QString &file) {
        const QString folder = QFileInfo(file).absolutePath();
        QVERIFY(QDir().rename(folder, folder + u"-moved"_s));
    });
}

void TestStoreWatch::filesTakenAwayAreNoticedAndNothingIsLost()
{
    QFETCH(Attack, attack);
    QFETCH(QString, code);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"data/t.db"_s);
    auto database = must(openDatabase({.url = urlOf(file)}));
    const TenantId tenant = TenantId::create();
    must(database->write(tenant, [&](Transaction &s) { return s.identities.insertTenant({tenant, u"t"_s, at(0)}); }));
    for (int i = 0; i < 50; ++i)
        must(addNext(*database, tenant, i));
    attack(file);
    const Result<void> refused = addNext(*database, tenant, 50);
    QCOMPARE(codeOf(refused), code);
    QCOMPARE(codeOf(database->check()), code);
    QCOMPARE(codeOf(addNext(*database, tenant, 51)), code);
    QCOMPARE(must(database->read(tenant, [](Transaction &s) { return s.environments.list(); })).size(), 50); // what is held open is whole
    const auto copy = QRegularExpression(u"the copy (\\S+):"_s).match(database->check().error().message);
    const QString saved = copy.hasMatch() ? copy.captured(1) : code == u"database-moved" ? folder.filePath(u"data-moved/t.db"_s) : file;
    QVERIFY2(foundByTheNextProcess(saved, tenant) >= 50, qPrintable(database->check().error().message));
    database.reset(); // closing spoils nothing
    QVERIFY(foundByTheNextProcess(saved, tenant) >= 50);
}

void TestStoreWatch::aFileThatIsWritableAgainIsWrittenAgain()
{
    Store store;
    store.addEnvironment(u"prod"_s);
    const QString log = QString(store.file() + u"-wal"_s);
    QVERIFY2(QFile::exists(log), qPrintable(log));
    QVERIFY(QFile::setPermissions(log, QFile::ReadOwner));
    QTRY_COMPARE_WITH_TIMEOUT(codeOf(store->check()), u"database-read-only"_s, 1'000);
    QCOMPARE(codeOf(addNext(*store, store.tenant(), 1)), u"database-read-only"_s);
    QVERIFY(QFile::setPermissions(log, QFile::ReadOwner | QFile::WriteOwner));
    QTRY_COMPARE_WITH_TIMEOUT(codeOf(store->check()), u""_s, 1'000);
    VERIFY_OK(addNext(*store, store.tenant(), 1));
}

void TestStoreWatch::aCopyOverTheRunningFileIsNoticed()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"t.db"_s);
    auto database = must(openDatabase({.url = urlOf(file)}));
    const TenantId tenant = TenantId::create();
    must(database->write(tenant, [&](Transaction &s) { return s.identities.insertTenant({tenant, u"t"_s, at(0)}); }));
    for (int i = 0; i < 20; ++i)
        must(addNext(*database, tenant, i));
    const QString backup = folder.filePath(u"backup.db"_s);
    VERIFY_OK(asFile(*database).backup(backup));
    for (int i = 20; i < 60; ++i)
        must(addNext(*database, tenant, i));
    QProcess::execute(u"cp"_s, {backup, file});
    QTRY_COMPARE_WITH_TIMEOUT(codeOf(database->check()), u"database-overwritten"_s, 1'000);
    QCOMPARE(codeOf(addNext(*database, tenant, 60)), u"database-overwritten"_s);
    // What is read would be half of one and half of the other.
    QCOMPARE(codeOf(database->read(tenant, [](Transaction &s) { return s.environments.list(); })), u"database-overwritten"_s);
    database.reset();
    // The next process finds the backup, and nothing of our log in it.
    database = must(openDatabase({.url = urlOf(file)}));
    VERIFY_OK(asFile(*database).verify());
    QCOMPARE(must(database->read(tenant, [](Transaction &s) { return s.environments.list(); })).size(), 20);
}

void TestStoreWatch::anotherProcessMayWriteAsWell()
{
    Store store;
    store.addEnvironment(u"prod"_s);
    for (int round = 0; round < 3; ++round) {
        auto beside = must(openDatabase({.url = store.url(), .besideAnother = true}));
        for (int i = 0; i < 40; ++i)
            must(addNext(*beside, store.tenant(), round * 100 + i));
        beside.reset();
        VERIFY_OK(addNext(*store, store.tenant(), round * 100 + 50));
        VERIFY_OK(store->check());
    }
    QTest::qWait(1'500); // the watch writes back what both wrote
    VERIFY_OK(store->check());
    VERIFY_OK(addNext(*store, store.tenant(), 1'000));
    VERIFY_OK(asFile(*store).verify());
}

void TestStoreWatch::aQuietDatabaseKeepsNothingInItsLogAlone()
{
    Store store;
    store.addEnvironment(u"prod"_s);
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 QTemporaryDir elsewhere; // without the log
                                 QFile::copy(store.file(), elsewhere.filePath(u"t.db"_s));
                                 const auto copy = openDatabase({.url = urlOf(elsewhere.filePath(u"t.db"_s)), .createIfMissing = false});
                                 const auto found = copy ? (*copy)->read(store.tenant(), [](Transaction &s) { return s.environments.list(); })
                                                         : Result<QList<Environment>>(copy.error());
                                 return found && found->size() == 1;
                             }()),
                             3'000);
}

void TestStoreWatch::theWriteAheadLogIsRecycledWhileReadersCome()
{
    Store store;
    const Environment env = store.addEnvironment(u"prod"_s);
    const QByteArray large(40'000, 'x');
    for (int i = 0; i < 400; ++i) {
        must(store.write([&](Transaction &s) { return s.journal.remember(somebody, "r", "k", {"h", 200, large, {}, {}}, at(i)); }));
        // Leaves the statement in the middle of its rows.
        must(store.read([&](Transaction &s) { return s.environments.visit(env.id, [](const EnvironmentRow &) {}); }));
    }
    QVERIFY2(QFileInfo(store.file() + u"-wal"_s).size() < 8 * 1024 * 1024, qPrintable(QString::number(QFileInfo(store.file() + u"-wal"_s).size())));
}

QTEST_GUILESS_MAIN(TestStoreWatch)
#include "tst_storewatch.moc"
