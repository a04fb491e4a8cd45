// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "services/store/database.h"
#include "services/store/transaction.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

constexpr int patience = 30'000;

struct Outcome
{
    int code = -1; ///< −1: it crashed or went on.
    QString out;
    QString error;
};

} // namespace

/// Who is let in, by the commands of tidegate-server: what they print, what they refuse, and with which exit code.
class TestServerCommands : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void tenantsUsersAndTokensAreMadeAndListed();
    void wrongWordsAreWrongUsage_data();
    void wrongWordsAreWrongUsage();
    void aRefusalSaysWhatToDo_data();
    void aRefusalSaysWhatToDo();
    void whatWasDoneIsInALogThatHolds();
    void aRestoreKeepsWhatWasRememberedOfTheSeals();
    void theAcceptedClockIsSaidOnce();

private:
    Outcome run(const QStringList &arguments) const
    {
        QProcess process;
        process.start(QStringLiteral(TIDEGATE_SERVER), QStringList{u"--database"_s, u"sqlite://"_s + m_home->filePath(u"tidegate.db"_s)} + arguments);
        const bool ended = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    /// What a command that works prints, without the line end.
    QString done(const QStringList &arguments) const
    {
        const Outcome outcome = run(arguments);
        return outcome.code == 0 && outcome.error.isEmpty() ? outcome.out.chopped(outcome.out.endsWith(u'\n') ? 1 : 0) : u"FAILED: "_s + outcome.error;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestServerCommands::tenantsUsersAndTokensAreMadeAndListed()
{
    const QString acme = done({u"tenant"_s, u"create"_s, u" Acme  Corp "_s});
    const QString ron = done({u"user"_s, u"create"_s, u"ron"_s, u"--role"_s, u"operator"_s, u"--tenant"_s, u"acme corp"_s});
    const QString text = done({u"token"_s, u"create"_s, u"--role"_s, u"viewer"_s, u"--name"_s, u"ci"_s, u"--user"_s, u"ron"_s, u"--tenant"_s, u"Acme Corp"_s,
                               u"--expires"_s, u"2199-01-01T00:00:00Z"_s});
    QVERIFY2(text.contains(u"--expires"), qPrintable(text)); // too far ahead
    const QString token = done({u"token"_s, u"create"_s, u"--role"_s, u"viewer"_s, u"--name"_s, u"ci"_s, u"--user"_s, u"ron"_s, u"--tenant"_s, u"Acme Corp"_s});
    QVERIFY2(token.startsWith(u"tg_"), qPrintable(token));
    QVERIFY(done({u"tenant"_s, u"list"_s}).contains(acme + u"\tAcme Corp"_s));
    QCOMPARE(done({u"user"_s, u"list"_s, u"--tenant"_s, u"acme corp"_s}), ron + u"\tron\toperator\tenabled"_s);
    const QStringList listed = done({u"token"_s, u"list"_s, u"--tenant"_s, u"acme corp"_s}).split(u'\t');
    QCOMPARE(listed.size(), 4);
    QCOMPARE(listed.at(1), u"ci"_s);
    QVERIFY(token.contains(QString(listed.first()).remove(u'-')));

    QCOMPARE(done({u"token"_s, u"revoke"_s, listed.first(), u"--tenant"_s, u"acme corp"_s}), QString());
    QCOMPARE(done({u"user"_s, u"disable"_s, u"RON"_s, u"--tenant"_s, u"acme corp"_s}), QString());
    QVERIFY(done({u"token"_s, u"list"_s, u"--tenant"_s, u"acme corp"_s}).endsWith(u"\trevoked"));
    QVERIFY(done({u"user"_s, u"list"_s, u"--tenant"_s, u"acme corp"_s}).endsWith(u"\tdisabled"));
    QCOMPARE(done({u"token"_s, u"list"_s}), QString()); // another tenant's are not seen
}

void TestServerCommands::wrongWordsAreWrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("part");
    const QStringList token{u"token"_s, u"create"_s, u"--role"_s, u"viewer"_s, u"--name"_s};
    QTest::newRow("a tenant without a name") << QStringList{u"tenant"_s, u"create"_s} << u"say tenant create NAME"_s;
    QTest::newRow("a name that cannot be seen") << QStringList{u"tenant"_s, u"create"_s, u"a\u200bb"_s} << u"cannot be seen"_s;
    QTest::newRow("a user without a role") << QStringList{u"user"_s, u"create"_s, u"ron"_s} << u"--role is one of"_s;
    QTest::newRow("a display name") << QStringList{u"user"_s, u"create"_s, u"ron"_s, u"--role"_s, u"viewer"_s, u"--display-name"_s, u"a\u200bb"_s}
                                    << u"cannot be seen"_s;
    QTest::newRow("a long name") << QStringList{u"user"_s, u"create"_s, QString(129, u'x'), u"--role"_s, u"viewer"_s} << u"at most 128 characters"_s;
    QTest::newRow("a tenant that is not there") << QStringList{u"user"_s, u"list"_s, u"--tenant"_s, u"nowhere"_s} << u"tidegate-server tenant list"_s;
    QTest::newRow("a token without a name") << QStringList{u"token"_s, u"create"_s, u"--role"_s, u"viewer"_s} << u"say token create"_s;
    QTest::newRow("a token's name") << token + QStringList{u"a\u202eb"_s} << u"cannot be seen"_s;
    QTest::newRow("no time") << token + QStringList{u"ci"_s, u"--expires"_s, u"tomorrow"_s} << u"--expires is a time such as"_s;
    QTest::newRow("a past time") << token + QStringList{u"ci"_s, u"--expires"_s, u"2020-01-01T00:00:00Z"_s} << u"--expires is a time such as"_s;
    QTest::newRow("no id") << QStringList{u"token"_s, u"revoke"_s, u"ci"_s} << u"token revoke ID"_s;
    QTest::newRow("a word too many") << QStringList{u"tenant"_s, u"create"_s, u"a"_s, u"b"_s} << u"one word too many"_s;
}

void TestServerCommands::wrongWordsAreWrongUsage()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, part);
    const Outcome outcome = run(words);
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.out, QString());
    QVERIFY2(outcome.error.startsWith(u"tidegate-server: ") && outcome.error.contains(part), qPrintable(outcome.error));
    QCOMPARE(outcome.error.count(u'\n'), 1);
}

void TestServerCommands::aRefusalSaysWhatToDo_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("sentence");
    const QStringList token{u"token"_s, u"create"_s, u"--name"_s, u"bot"_s, u"--role"_s};
    QTest::newRow("an unknown user") << QStringList{u"user"_s, u"disable"_s, u"nobody"_s}
                                     << u"there is no user “nobody”: tidegate-server user list shows them"_s;
    QTest::newRow("an unknown owner") << token + QStringList{u"viewer"_s, u"--user"_s, u"nobody"_s}
                                      << u"there is no user “nobody”: tidegate-server user list shows them"_s;
    QTest::newRow("too high a role") << token + QStringList{u"admin"_s, u"--user"_s, u"ron"_s}
                                     << u"the user “ron” is operator, and a token cannot be more than its owner: give a lesser --role or another --user"_s;
    QTest::newRow("a disabled owner") << token + QStringList{u"viewer"_s, u"--user"_s, u"gone"_s}
                                      << u"the user “gone” is disabled: name another one with --user"_s;
    QTest::newRow("an unknown token") << QStringList{u"token"_s, u"revoke"_s, u"0197d39f-aaaa-7bbb-8ccc-0d0e0f101112"_s}
                                      << u"there is no token 0197d39f-aaaa-7bbb-8ccc-0d0e0f101112: tidegate-server token list shows them"_s;
    QTest::newRow("a name that is taken") << QStringList{u"user"_s, u"create"_s, u"RON"_s, u"--role"_s, u"viewer"_s} << u"The name is in use already."_s;
}

void TestServerCommands::aRefusalSaysWhatToDo()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, sentence);
    for (const QString &name : {u"ron"_s, u"gone"_s})
        QCOMPARE(run({u"user"_s, u"create"_s, name, u"--role"_s, u"operator"_s}).code, 0);
    QCOMPARE(run({u"user"_s, u"disable"_s, u"gone"_s}).code, 0);
    const Outcome outcome = run(words);
    QCOMPARE(outcome.error, u"tidegate-server: "_s + sentence + u'\n');
    QCOMPARE(outcome.code, 1);
}

void TestServerCommands::whatWasDoneIsInALogThatHolds()
{
    QCOMPARE(run({u"tenant"_s, u"create"_s, u"acme"_s}).code, 0);
    QCOMPARE(run({u"token"_s, u"create"_s, u"--role"_s, u"viewer"_s, u"--name"_s, u"ci"_s}).code, 0);
    const QString verified = done({u"audit"_s, u"verify"_s});
    QVERIFY2(verified.contains(u"acme: 1 rows hold, head "), qPrintable(verified));
    QVERIFY2(verified.contains(u"local: 2 rows hold, head "), qPrintable(verified)); // the token, and the user of its name
}

void TestServerCommands::aRestoreKeepsWhatWasRememberedOfTheSeals()
{
    const QString key = m_home->filePath(u"key"_s);
    const QString backup = m_home->filePath(u"backup.db"_s);
    QCOMPARE(run({u"migrate"_s}).code, 0);
    QCOMPARE(run({u"backup"_s, backup}).code, 0);
    QFile seals(key + u".seals"_s);
    QVERIFY(seals.open(QIODevice::WriteOnly) && seals.write("remembered") > 0);
    seals.close();
    const Outcome outcome = run({u"--secret-key-file"_s, key, u"restore"_s, backup});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QVERIFY(!seals.exists());
    QCOMPARE(QDir(m_home->path()).entryList({u"key.seals.before-restore-*"_s}).size(), 1);
}

void TestServerCommands::theAcceptedClockIsSaidOnce()
{
    QCOMPARE(run({u"migrate"_s}).code, 0);
    {
        auto database = openDatabase({.url = u"sqlite://"_s + m_home->filePath(u"tidegate.db"_s), .besideAnother = true});
        QVERIFY(database);
        const auto ahead = (Clock::system().now() + std::chrono::hours(5)).time_since_epoch().count(); // milliseconds: the clock has fallen back since
        QVERIFY((*database)->write(
            localTenant, [ahead](Transaction &transaction) { return transaction.identities.setFact(u"clock-high-water"_s, QString::number(ahead)); }));
    }
    const Outcome outcome = run({u"clock"_s, u"accept"_s, u"--reason"_s, u"The battery was changed"_s});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.error, QString());
    QCOMPARE(outcome.out.count(u"The clock is believed again: it shows "_s), 1);
    QCOMPARE(outcome.out.count(u'\n'), 1);
    QVERIFY(run({u"clock"_s, u"accept"_s}).out.startsWith(u"The clock was not in doubt"));
}

QTEST_GUILESS_MAIN(TestServerCommands)

#include "tst_servercommands.moc"
