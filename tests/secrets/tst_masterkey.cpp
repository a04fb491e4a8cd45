// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/masterkey.h"

#include "tests/support/await.h"
#include "tests/support/fakekeychain.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

class TestMasterKey : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aKeyFileIsMadeForItsOwnerOnlyAndReadAgain();
    void anExistingKeyFileIsNeverReplaced();
    void unsafeKeyFilesAreRefused_data();
    void unsafeKeyFilesAreRefused();
    void aKeyThatSystemdHandsOverIsRead();
    void aFileWithoutAKeyIsRefused_data();
    void aFileWithoutAKeyIsRefused();
    void theFirstStartPutsAKeyIntoTheKeyring();
    void aLockedKeyringIsNotTakenForANewStart();
    void aKeyringLockedAtTheFirstStartIsLeftAlone();
    void withoutASecretServiceAFileIsUsedAndSaidSo();
    void aVanishedSecretServiceMakesNoNewKey();
    void aForeignKeyInTheKeyringIsNotUsed();
    void twoWorkspacesHaveTwoKeys();

private:
    Result<MasterKeyAnswer> ask(const QString &directory = {});
    QString errorCode();

    std::unique_ptr<QTemporaryDir> m_directory;
    FakeKeychain m_keychain;
};

void TestMasterKey::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_keychain = FakeKeychain();
}

Result<MasterKeyAnswer> TestMasterKey::ask(const QString &directory)
{
    const auto future = desktopMasterKey(m_keychain, directory.isEmpty() ? m_directory->path() : directory);
    if (!isDoneWithin(future, 2'000))
        return spokenError(ErrorKind::Internal, u"never-finished"_s, {});
    return future.result();
}

QString TestMasterKey::errorCode()
{
    const auto answer = ask();
    return answer ? QString() : answer.error().code;
}

void TestMasterKey::aKeyFileIsMadeForItsOwnerOnlyAndReadAgain()
{
    const auto path = m_directory->filePath(u"k"_s);
    QCOMPARE(readKeyFile(path).error().code, u"key-file-missing"_s);
    const auto made = createKeyFile(path);
    QVERIFY(made);
    QCOMPARE(QFile::permissions(path), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
    const auto read = readKeyFile(path);
    QVERIFY(read);
    QCOMPARE(read->id(), made->id());
    QVERIFY(read->bytes() == made->bytes());
}

void TestMasterKey::anExistingKeyFileIsNeverReplaced()
{
    const auto path = m_directory->filePath(u"k"_s);
    const auto id = createKeyFile(path).value().id();
    QCOMPARE(createKeyFile(path).error().code, u"key-file-exists"_s);
    QCOMPARE(readKeyFile(path)->id(), id);
}

void TestMasterKey::unsafeKeyFilesAreRefused_data()
{
    QTest::addColumn<QString>("how");
    for (const auto &how : {u"group"_s, u"others"_s, u"link"_s, u"directory"_s})
        QTest::newRow(qPrintable(how)) << how;
}

void TestMasterKey::unsafeKeyFilesAreRefused()
{
    QFETCH(QString, how);
    auto path = m_directory->filePath(u"k"_s);
    QVERIFY(createKeyFile(path));
    if (how == u"group"_s)
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup);
    else if (how == u"others"_s)
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther);
    else if (how == u"link"_s)
        QFile::link(path, m_directory->filePath(u"link"_s));
    if (how == u"link"_s)
        path = m_directory->filePath(u"link"_s);
    if (how == u"directory"_s)
        path = m_directory->path();
    QCOMPARE(readKeyFile(path).error().code, u"key-file-unsafe"_s);
}

void TestMasterKey::aKeyThatSystemdHandsOverIsRead()
{
    if (::geteuid() != 0)
        QSKIP("only root can make what systemd hands over: a file of root with an access list");
    const auto path = m_directory->filePath(u"k"_s);
    QVERIFY(createKeyFile(path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup); // how stat(2) shows the list
    const auto restore = qScopeGuard([] { qunsetenv("CREDENTIALS_DIRECTORY"); });
    qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(m_directory->path()));
    QVERIFY(readKeyFile(path));
    qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(m_directory->filePath(u"elsewhere"_s)));
    QCOMPARE(readKeyFile(path).error().code, u"key-file-unsafe"_s);
    qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(m_directory->path()));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther);
    QCOMPARE(readKeyFile(path).error().code, u"key-file-unsafe"_s);
}

void TestMasterKey::aFileWithoutAKeyIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray(62, 'a');
    QTest::newRow("long") << QByteArray(66, 'a');
    QTest::newRow("no digits") << QByteArray(64, 'x');
    QTest::newRow("more") << QByteArray(64, 'a') + "\nb";
}

void TestMasterKey::aFileWithoutAKeyIsRefused()
{
    QFETCH(QByteArray, text);
    QFile file(m_directory->filePath(u"k"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(readKeyFile(file.fileName()).error().code, u"invalid-master-key"_s);
}

void TestMasterKey::theFirstStartPutsAKeyIntoTheKeyring()
{
    const auto first = ask();
    QVERIFY(first);
    QVERIFY(first->notice.isEmpty());
    QCOMPARE(m_keychain.writes, 1);
    QVERIFY(!QFile::exists(m_directory->filePath(u"master.key"_s)));
    const auto second = ask();
    QVERIFY(second);
    QCOMPARE(second->key.id(), first->key.id());
    QCOMPARE(m_keychain.writes, 1);
}

void TestMasterKey::aLockedKeyringIsNotTakenForANewStart()
{
    const auto id = ask().value().key.id();
    m_keychain.state = FakeKeychain::State::Locked;
    QCOMPARE(errorCode(), u"keyring-locked"_s);
    m_keychain.state = FakeKeychain::State::Open;
    QCOMPARE(ask()->key.id(), id);
    QCOMPARE(m_keychain.writes, 1);

    m_keychain.entries.clear(); // even a keyring that really lost it gets no new one
    QCOMPARE(errorCode(), u"keyring-locked"_s);
    QCOMPARE(m_keychain.writes, 1);
}

void TestMasterKey::aKeyringLockedAtTheFirstStartIsLeftAlone()
{
    m_keychain.state = FakeKeychain::State::Locked;
    QCOMPARE(errorCode(), u"keyring-locked"_s);
    QVERIFY(QDir(m_directory->path()).isEmpty());
}

void TestMasterKey::withoutASecretServiceAFileIsUsedAndSaidSo()
{
    m_keychain.state = FakeKeychain::State::Absent;
    const auto first = ask();
    QVERIFY(first);
    QVERIFY(english(first->notice).contains(m_directory->filePath(u"master.key"_s)));
    m_keychain.state = FakeKeychain::State::Open; // the file stays the key, or the data could not be read any more
    const auto second = ask();
    QVERIFY(second);
    QCOMPARE(second->key.id(), first->key.id());
    QCOMPARE(m_keychain.writes, 0);
}

void TestMasterKey::aVanishedSecretServiceMakesNoNewKey()
{
    QVERIFY(ask());
    m_keychain.state = FakeKeychain::State::Absent;
    QCOMPARE(errorCode(), u"keyring-unavailable"_s);
    QVERIFY(!QFile::exists(m_directory->filePath(u"master.key"_s)));
}

void TestMasterKey::aForeignKeyInTheKeyringIsNotUsed()
{
    QVERIFY(ask());
    m_keychain.entries.begin()->second = MasterKey::random().bytes();
    QCOMPARE(errorCode(), u"wrong-master-key"_s);
}

void TestMasterKey::twoWorkspacesHaveTwoKeys()
{
    const QTemporaryDir other;
    QVERIFY(ask().value().key.id() != ask(other.path()).value().key.id());
    QCOMPARE(m_keychain.entries.size(), 2U);
}

QTEST_GUILESS_MAIN(TestMasterKey)
#include "tst_masterkey.moc"
