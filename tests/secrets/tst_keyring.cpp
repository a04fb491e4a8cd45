// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/masterkey.h"

#include "tests/support/await.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr const char *homeVariable = "TIDEGATE_TEST_KEYRING_HOME";

/// Starts this program again in a session bus with a keyring of its own; comes back only if that cannot be done.
void enterSession(char **arguments)
{
    if (QStandardPaths::findExecutable(u"dbus-run-session"_s).isEmpty() || QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty())
        return;
    QTemporaryDir home;
    home.setAutoRemove(false);
    qputenv(homeVariable, home.path().toUtf8());
    qputenv("HOME", home.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", {});
    qunsetenv("DISPLAY");
    const char *script = "printf 'test\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec \"$@\"";
    QList<const char *> command{"dbus-run-session", "--", "sh", "-c", script, "sh"};
    for (auto **argument = arguments; *argument; ++argument)
        command.append(*argument);
    command.append(nullptr);
    execvp(command.first(), const_cast<char *const *>(command.constData()));
}

} // namespace

/// The real keychain of the desktop.
class TestKeyring : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void theKeyIsMadeOnceAndFoundAgain();
    void whatIsNotThereIsNotFound();
};

void TestKeyring::initTestCase()
{
    if (!qEnvironmentVariableIsSet(homeVariable))
        QSKIP("NOT TESTED against a real keyring: dbus-run-session or gnome-keyring-daemon is missing");
}

void TestKeyring::cleanupTestCase()
{
    const auto home = qEnvironmentVariable(homeVariable);
    if (home.startsWith(QDir::tempPath()))
        QDir(home).removeRecursively();
}

void TestKeyring::theKeyIsMadeOnceAndFoundAgain()
{
    const QTemporaryDir directory;
    SystemKeychain keychain;
    const auto first = desktopMasterKey(keychain, directory.path());
    QVERIFY(isDoneWithin(first, 5'000));
    QVERIFY2(first.result(), qPrintable(first.result() ? QString() : QString(first.result().error().message + first.result().error().detail)));
    QVERIFY2(first.result()->notice.isEmpty(), qPrintable(english(first.result()->notice)));
    QVERIFY(!QFile::exists(directory.filePath(u"master.key"_s)));

    const auto second = desktopMasterKey(keychain, directory.path());
    QVERIFY(isDoneWithin(second, 5'000));
    QCOMPARE(second.result()->key.id(), first.result()->key.id());
}

void TestKeyring::whatIsNotThereIsNotFound()
{
    SystemKeychain keychain;
    const auto answer = keychain.read(u"tidegate-test"_s, u"nothing"_s);
    QVERIFY(isDoneWithin(answer, 5'000));
    QCOMPARE(static_cast<int>(answer.result().status), static_cast<int>(KeychainStatus::NotFound));
}

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet(homeVariable))
        enterSession(argv);
    QCoreApplication application(argc, argv);
    TestKeyring test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keyring.moc"
