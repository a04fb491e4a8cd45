// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "services/store/sqlite/sqlitedatabase.h"
#include "tests/store/storefixture.h"

#include <QProcess>
#include <QRandomGenerator>

#include <csignal>
#include <cstdio>

using namespace tidegate;
using namespace tidegate::test;

namespace {

/// One change as the operations make it: the row, the audit row and the change, in one transaction.
Result<qint64> writeOnce(Database &database, TenantId tenant)
{
    return database.write(tenant, [](Transaction &s) -> Result<qint64> {
        const auto head = s.audit.head();
        if (!head)
            return head.error();
        const qint64 seq = head->first + 1;
        AuditEntry entry = auditEntry(seq, head->second);
        entry.hash = QByteArray(24, 'h') + QByteArray::number(seq).rightJustified(8, '0');
        const Result<void> inserted = s.environments.insert(environment(u"e%1"_s.arg(seq)));
        if (!inserted)
            return inserted.error();
        const Result<void> audited = s.audit.append(entry);
        if (!audited)
            return audited.error();
        return s.journal.append({});
    });
}

/// The process that gets killed: writes for ever and says on standard output what was acknowledged.
int runWriter(const QString &url, const QString &tenant)
{
    const auto database = openDatabase({.url = url, .createIfMissing = false});
    if (!database)
        return 1;
    for (;;) {
        const Result<qint64> seq = writeOnce(**database, TenantId(parseUuid(tenant)));
        if (!seq)
            return 2;
        std::printf("%lld\n", static_cast<long long>(*seq));
        std::fflush(stdout);
    }
}

} // namespace

/// What survives a process that is killed in the middle of writing.
class TestStoreKill : public QObject
{
    Q_OBJECT

private slots:
    void whatWasAcknowledgedSurvivesKill();
};

void TestStoreKill::whatWasAcknowledgedSurvivesKill()
{
    Store store;
    store.close();
    QRandomGenerator random(7);
    qint64 acknowledged = 0;
    for (int round = 0; round < 100; ++round) {
        QProcess writer;
        writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        writer.start(QCoreApplication::applicationFilePath(), {u"--writer"_s, store.url(), store.tenant().toString()});
        QVERIFY(writer.waitForReadyRead(20'000));
        QTest::qSleep(static_cast<int>(random.bounded(20)));
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        QByteArray output = writer.readAllStandardOutput();
        output.truncate(output.lastIndexOf('\n'));
        acknowledged = output.mid(output.lastIndexOf('\n') + 1).toLongLong();

        store.where().settle();
        store.open();
        const qint64 stored = must(store.read([](Transaction &s) { return s.journal.head(); }));
        QVERIFY2(stored == acknowledged || stored == acknowledged + 1, qPrintable(u"%1 of %2"_s.arg(stored).arg(acknowledged)));
        QCOMPARE(must(store.read([](Transaction &s) { return s.audit.head(); })).first, stored);
        QCOMPARE(must(store.read([](Transaction &s) { return s.environments.list(); })).size(), stored);
        if (round % 10 == 9 && !TestDatabase::isPostgres()) // the files of a server are its own
            VERIFY_OK(asFile(*store).verify());
        store.close();
    }
    qInfo("%lld acknowledged changes, none lost", static_cast<long long>(acknowledged));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--writer")
        return runWriter(arguments.value(2), arguments.value(3));
    TestStoreKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storekill.moc"
