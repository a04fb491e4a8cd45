// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSecondGivesItsRequestToTheFirst();
    void anotherProfileIsAnotherConsole();
    void theSameDirectoryByAnotherNameIsTheSameProfile();
    void takesOverFromOneThatCrashed();
    void onlyTheUserMayReachIt();
    void refusesADirectoryThatOthersMayWriteTo();
    void survivesGarbage();

private:
    /// What a second process does: it blocks, so that the first one needs its own event loop.
    static bool handsOver(const QString &profile, const QJsonObject &request)
    {
        bool done = false;
        const std::unique_ptr<QThread> second(QThread::create([&] {
            SingleInstance instance(profile);
            done = !instance.claim() && instance.handOver(request);
        }));
        second->start();
        const bool ended = QTest::qWaitFor([&] { return second->isFinished(); }, 15'000);
        return ended && done;
    }
    QString socketFolder() const { return m_runtime.filePath(u"tidegate"_s); }

    QTemporaryDir m_runtime;
    QTemporaryDir m_profiles;
};

void TestSingleInstance::initTestCase()
{
    qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
    QVERIFY(QDir(m_profiles.path()).mkdir(u"one"_s));
    QVERIFY(QDir(m_profiles.path()).mkdir(u"two"_s));
}

void TestSingleInstance::theSecondGivesItsRequestToTheFirst()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    QSignalSpy received(&first, &SingleInstance::received);
    const QJsonObject request{{u"links"_s, u"tidegate://open/local/targets/1"_s}, {u"activationToken"_s, u"abc"_s}};

    QVERIFY(handsOver(m_profiles.filePath(u"one"_s), request));

    QCOMPARE(received.size(), 1);
    QCOMPARE(received.first().first().toJsonObject(), request);
}

void TestSingleInstance::anotherProfileIsAnotherConsole()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    SingleInstance other(m_profiles.filePath(u"two"_s));
    SingleInstance unborn(m_profiles.filePath(u"not-there-yet"_s));

    QVERIFY(first.claim());
    QVERIFY(other.claim());
    QVERIFY(unborn.claim());
}

void TestSingleInstance::theSameDirectoryByAnotherNameIsTheSameProfile()
{
    const QString link = m_profiles.filePath(u"link"_s);
    QVERIFY(QFile::link(m_profiles.filePath(u"one"_s), link));
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());

    QVERIFY(!SingleInstance(link).claim());
    QVERIFY(!SingleInstance(m_profiles.path() + u"/two/../one/"_s).claim());
}

void TestSingleInstance::takesOverFromOneThatCrashed()
{
    QString socket;
    {
        SingleInstance first(m_profiles.filePath(u"one"_s));
        QVERIFY(first.claim());
        const QStringList names = QDir(socketFolder()).entryList({u"console-*"_s}, QDir::System);
        QVERIFY(!names.isEmpty());
        socket = names.first();
    }
    QFile left(socketFolder() + u'/' + socket); // what a crash leaves in the way
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();

    SingleInstance next(m_profiles.filePath(u"one"_s));
    QVERIFY(next.claim());
    QVERIFY(handsOver(m_profiles.filePath(u"one"_s), {}));
}

void TestSingleInstance::onlyTheUserMayReachIt()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());

    struct stat info = {};
    QCOMPARE(::stat(QFile::encodeName(socketFolder()).constData(), &info), 0);
    QCOMPARE(int(info.st_mode & 0777), 0700);
}

void TestSingleInstance::refusesADirectoryThatOthersMayWriteTo()
{
    QVERIFY(QDir().mkpath(socketFolder()));
    QCOMPARE(::chmod(QFile::encodeName(socketFolder()).constData(), 0777), 0);
    SingleInstance first(m_profiles.filePath(u"one"_s));
    SingleInstance second(m_profiles.filePath(u"one"_s));

    QVERIFY2(first.claim() && second.claim(), "without a safe place both are on their own");
    QCOMPARE(::chmod(QFile::encodeName(socketFolder()).constData(), 0700), 0);
}

void TestSingleInstance::survivesGarbage()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    QSignalSpy received(&first, &SingleInstance::received);
    for (const QByteArray &garbage : {QByteArray("\n"), QByteArray("[1]\n"), QByteArray("{\n"), QByteArray(100'000, 'x')}) {
        QLocalSocket socket;
        socket.connectToServer(socketFolder() + u'/' + QDir(socketFolder()).entryList({u"console-*"_s}, QDir::System).first());
        QSignalSpy gone(&socket, &QLocalSocket::disconnected);
        socket.write(garbage);
        QVERIFY(gone.wait(5000));
    }
    QCOMPARE(received.size(), 0);
    QVERIFY(handsOver(m_profiles.filePath(u"one"_s), {}));
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
