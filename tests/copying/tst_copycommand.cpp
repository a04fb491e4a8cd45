// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/masterkey.h"
#include "services/store/backends/opendatabase.h"
#include "tests/copying/workspacefixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>

#include <csignal>

using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int patience = 60'000;
constexpr int manyChanges = 60'000; // a copy of these takes long enough to be interrupted

struct Said
{
    int code = -1; ///< −1: it crashed or went on.
    QString out;
    QString error;
};

QByteArray hashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&file);
    return hash.result();
}

} // namespace

/// tidegate-server copy: what it prints, what it refuses, and what it leaves when it is interrupted.
class TestCopyCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aCopySaysWhatItDidAndWhatIsLeft();
    void aDryRunSaysHowMuchAndMakesNothing();
    void aKilledCopyIsRecognisedAndRefused_data();
    void aKilledCopyIsRecognisedAndRefused();
    void interruptEndsACopyAndLeavesTheTargetIncomplete();
    void aSecondCopyIntoTheSameTargetIsRefused();
    void wrongWordsAreWrongUsage_data();
    void wrongWordsAreWrongUsage();
    void theWorkspaceOfAConsoleBringsItsKey();
    void aKeyFileOfTheTargetIsMade();

private:
    QString file(const QString &name) const { return u"sqlite://"_s + m_home->filePath(name); }
    QString target() const { return m_target->url(); }
    QStringList copyIt() const { return {u"copy"_s, u"--from"_s, m_source, u"--to"_s, target(), u"--secret-key-file"_s, m_keyFile}; }
    Said run(const QStringList &arguments) const;
    void start(QProcess &copy, const QStringList &arguments, int lines) const;
    bool isThere() const;
    void isRefused() const;

    QTemporaryDir m_original;
    QString m_source;
    QString m_keyFile;
    QByteArray m_hash;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TestDatabase> m_target;
};

void TestCopyCommand::initTestCase()
{
    m_keyFile = m_original.filePath(u"key"_s);
    m_source = u"sqlite://"_s + m_original.filePath(u"source.db"_s);
    fillWorkspace(m_source, must(createKeyFile(m_keyFile)), m_keyFile + u".seals"_s);
    addChanges(*must(openDatabase({.url = m_source})), localTenant, manyChanges);
    m_hash = hashOf(m_source.mid(9));
}

void TestCopyCommand::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_target = std::make_unique<TestDatabase>(TestDatabase::Content::Nothing);
}

Said TestCopyCommand::run(const QStringList &arguments) const
{
    QProcess process;
    process.start(QStringLiteral(TIDEGATE_SERVER), arguments);
    const bool ended = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// Until the copy has printed so many lines of its progress.
void TestCopyCommand::start(QProcess &copy, const QStringList &arguments, int lines) const
{
    copy.start(QStringLiteral(TIDEGATE_SERVER), arguments);
    QVERIFY(copy.waitForStarted(patience));
    for (int seen = 0; seen < lines;) {
        QVERIFY2(copy.canReadLine() || copy.waitForReadyRead(patience), qPrintable(QString::fromUtf8(copy.readAllStandardError())));
        while (seen < lines && copy.canReadLine())
            seen += copy.readLine().startsWith("Copying ") ? 1 : 0;
    }
}

bool TestCopyCommand::isThere() const
{
    if (!TestDatabase::isPostgres())
        return QFile::exists(target().mid(9));
    return bool(openDatabase({.url = target(), .createIfMissing = false, .migrate = false, .readOnly = true, .evenIncomplete = true}));
}

void TestCopyCommand::isRefused() const
{
    for (const QStringList &command : {QStringList{u"serve"_s}, {u"token"_s, u"list"_s}, {u"migrate"_s}, {u"audit"_s, u"verify"_s}}) {
        const Said said = run(QStringList{u"--database"_s, target()} + command);
        QCOMPARE(said.code, 1);
        QVERIFY2(said.error.contains(u"only partly filled") && said.error.contains(u"remove this database and copy again"), qPrintable(said.error));
    }
    const Said again = run(copyIt());
    QCOMPARE(again.code, 1);
    QVERIFY2(again.error.contains(u"remove it, and copy into a new one"), qPrintable(again.error));
    const Said from = run({u"copy"_s, u"--from"_s, target(), u"--to"_s, file(u"further.db"_s)});
    QCOMPARE(from.code, 1);
    QVERIFY2(from.error.contains(u"copy from the one that it came from"), qPrintable(from.error));
    QVERIFY(!QFile::exists(m_home->filePath(u"further.db"_s)));
    QCOMPARE(hashOf(m_source.mid(9)), m_hash);
    QVERIFY(QFileInfo(m_source.mid(9) + u"-wal"_s).size() == 0);
}

void TestCopyCommand::aCopySaysWhatItDidAndWhatIsLeft()
{
    const Said said = run(copyIt());
    QCOMPARE(said.error, QString());
    QCOMPARE(said.code, 0);
    for (const QString &part : {u"Copying local: "_s, u"Verifying the audit log of Acme: "_s, u"Not taken along: 2 tokens"_s,
                                u"Agents have to be let in again"_s, u"sealed under the same key as before"_s, u"Done: "_s})
        QVERIFY2(said.out.contains(part), qPrintable(said.out));
    QVERIFY(!said.out.contains(u'\x1b')); // no terminal
    QCOMPARE(contentOf(m_source).value("changes"), contentOf(target()).value("changes"));
    QCOMPARE(hashOf(m_source.mid(9)), m_hash);
    QCOMPARE(QFileInfo(target().mid(9) + u"-wal"_s).size(), 0); // all is in the file itself; Postgres has none
    const Said verified = run({u"--database"_s, target(), u"--secret-key-file"_s, m_keyFile, u"audit"_s, u"verify"_s});
    QVERIFY2(verified.code == 0 && verified.out.contains(u"local: "), qPrintable(verified.error));
}

void TestCopyCommand::aDryRunSaysHowMuchAndMakesNothing()
{
    const Said said = run(copyIt() + QStringList{u"--dry-run"_s});
    QCOMPARE(said.code, 0);
    const QList<Row> changes = contentOf(m_source).value("changes");
    const auto ofLocal = std::count_if(changes.begin(), changes.end(), [](const Row &row) { return row[0] == Cell(localTenant.uuid()); });
    for (const QString &part : {u"Acme: "_s, u"%1 changes"_s.arg(ofLocal), u"rows are to be copied"_s, u"2 tokens"_s})
        QVERIFY2(said.out.contains(part), qPrintable(said.out));
    QCOMPARE(codeOf(openDatabase({.url = target(), .createIfMissing = false})), u"database-missing"_s);
}

void TestCopyCommand::aKilledCopyIsRecognisedAndRefused_data()
{
    QTest::addColumn<int>("lines");
    QTest::newRow("as soon as there is a database") << 0;
    QTest::newRow("at once") << 1;
    QTest::newRow("early") << 3;
    QTest::newRow("in the middle") << 6;
    QTest::newRow("near the end") << 10;
}

void TestCopyCommand::aKilledCopyIsRecognisedAndRefused()
{
    QFETCH(const int, lines);
    QProcess copy;
    start(copy, copyIt(), lines);
    while (lines == 0 && !isThere())
        QVERIFY(copy.state() == QProcess::Running && !copy.waitForFinished(1));
    copy.kill();
    QVERIFY(copy.waitForFinished());
    QCOMPARE(copy.exitStatus(), QProcess::CrashExit);
    m_target->settle();
    isRefused();
}

void TestCopyCommand::interruptEndsACopyAndLeavesTheTargetIncomplete()
{
    QProcess copy;
    start(copy, copyIt(), 4);
    ::kill(static_cast<pid_t>(copy.processId()), SIGINT);
    QVERIFY(copy.waitForFinished(patience));
    QCOMPARE(copy.exitStatus(), QProcess::NormalExit);
    QCOMPARE(copy.exitCode(), 1);
    const QString error = QString::fromUtf8(copy.readAllStandardError());
    QVERIFY2(error.contains(u"broken off") && error.contains(u"The target database is incomplete"), qPrintable(error));
    isRefused();
}

void TestCopyCommand::aSecondCopyIntoTheSameTargetIsRefused()
{
    QProcess first;
    start(first, copyIt(), 2);
    const Said second = run(copyIt());
    QCOMPARE(second.code, 1);
    // A file has a lock that says so first.
    const QString part = TestDatabase::isPostgres() ? u"another copy into it is still running"_s : u"Another Tidegate uses the database"_s;
    QVERIFY2(second.error.contains(part), qPrintable(second.error));
    QVERIFY(first.waitForFinished(patience));
    QCOMPARE(first.exitCode(), 0);
    QCOMPARE(contentOf(m_source).value("changes"), contentOf(target()).value("changes"));
}

void TestCopyCommand::wrongWordsAreWrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("part");
    QTest::newRow("no target") << QStringList{u"--from"_s, u"sqlite:///x.db"_s} << u"say copy --from URL --to URL"_s;
    QTest::newRow("no source") << QStringList{u"--to"_s, u"sqlite:///x.db"_s} << u"say copy --from URL --to URL"_s;
    QTest::newRow("the same") << QStringList{u"--from"_s, u"sqlite:///x.db"_s, u"--to"_s, u"sqlite:///./x.db"_s} << u"are the same database"_s;
    QTest::newRow("a word too many") << QStringList{u"now"_s} << u"one word too many"_s;
}

void TestCopyCommand::wrongWordsAreWrongUsage()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, part);
    const Said said = run(QStringList{u"copy"_s} + words);
    QCOMPARE(said.code, 2);
    QVERIFY2(said.error.contains(part), qPrintable(said.error));
}

void TestCopyCommand::theWorkspaceOfAConsoleBringsItsKey()
{
    const QDir data(m_home->path());
    QVERIFY(QFile::copy(m_source.mid(9), data.filePath(u"tidegate.db"_s)));
    QVERIFY(QFile::copy(m_keyFile, data.filePath(u"master.key"_s)));
    QFile id(data.filePath(u"master.id"_s));
    QVERIFY(id.open(QIODevice::WriteOnly) && id.write(must(readKeyFile(m_keyFile)).id().toLatin1() + '\n') > 0);
    id.close();
    const QString server = m_home->filePath(u"server-key"_s);
    const Said said = run({u"copy"_s, u"--from"_s, file(u"tidegate.db"_s), u"--to"_s, target(), u"--to-secret-key-file"_s, server});
    QVERIFY2(said.code == 0 && said.out.contains(server), qPrintable(said.error));
    QVERIFY(contentOf(target()).value("secrets").constFirst() != contentOf(m_source).value("secrets").constFirst());
}

void TestCopyCommand::aKeyFileOfTheTargetIsMade()
{
    const QString key = m_home->filePath(u"new-key"_s);
    const Said said = run(copyIt() + QStringList{u"--to-secret-key-file"_s, key});
    QVERIFY2(said.code == 0, qPrintable(said.error));
    VERIFY_OK(readKeyFile(key));
    const Said verified = run({u"--database"_s, target(), u"--secret-key-file"_s, key, u"audit"_s, u"verify"_s});
    QVERIFY2(verified.code == 0 && verified.out.contains(u"complete"), qPrintable(verified.out));
}

QTEST_GUILESS_MAIN(TestCopyCommand)

#include "tst_copycommand.moc"
