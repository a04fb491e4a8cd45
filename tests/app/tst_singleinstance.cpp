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

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theSecondGivesItsRequestToTheFirst();
    void anotherProfileIsAnotherConsole();
    void theSameDirectoryByAnotherNameIsTheSameProfile();
    void takesOverFromOneThatCrashed();
    void onlyTheUserMayReachIt();
    void refusesADirectoryThatOthersMayWriteTo();
    void survivesGarbage();
    void aSignalDoesNotLoseTheAnswer();
    void sweptRuntimeFilesAreMadeAgain_data();
    void sweptRuntimeFilesAreMadeAgain();
    void aRemovedLockIsMadeAgain();
    void oneOfAnotherSessionIsFoundToo();
    void oneThatDoesNotAnswerIsNamed();
    void oneThatCannotBeReachedIsNamed();
    void oneThatEndsMeanwhileIsTriedAgain();
    void worksWithoutARuntimeDirectory_data();
    void worksWithoutARuntimeDirectory();
    void aProfileThatCannotBeWrittenIsLockedElsewhere();

private:
    /// What a second process does: it blocks, so that the first one needs its own event loop. Says what it would say; "ok" is good.
    static QString handOver(const QString &profile, const QJsonObject &request = {}, std::chrono::milliseconds patience = std::chrono::seconds(10),
                            const std::function<void()> &meanwhile = {})
    {
        QString said = u"it thinks that it is the first"_s;
        std::atomic<bool> finished = false;
        const std::unique_ptr<QThread> second(QThread::create([&] {
            s_second = ::pthread_self();
            SingleInstance instance(profile);
            if (!instance.claim()) {
                const auto taken = instance.handOver(request, patience);
                said = taken ? u"ok"_s : taken.error().message;
            }
            finished = true;
        }));
        second->start();
        if (meanwhile)
            meanwhile();
        const bool ended = QTest::qWaitFor([&] { return finished.load(); }, 20'000);
        second->wait();
        return ended ? said : u"it does not end"_s;
    }
    static bool handsOver(const QString &profile, const QJsonObject &request) { return handOver(profile, request) == u"ok"; }
    QString socketFolder() const { return m_runtime.filePath(u"tidegate"_s); }
    QString socket() const
    {
        const QStringList names = QDir(socketFolder()).entryList({u"console-*"_s}, QDir::System);
        return names.isEmpty() ? QString() : socketFolder() + u'/' + names.first();
    }
    static QString number() { return u"process %1"_s.arg(::getpid()); }

    static inline std::atomic<pthread_t> s_second;

    QTemporaryDir m_runtime;
    QTemporaryDir m_profiles;
};

void TestSingleInstance::initTestCase()
{
    qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
    QVERIFY(QDir(m_profiles.path()).mkdir(u"one"_s));
    QVERIFY(QDir(m_profiles.path()).mkdir(u"two"_s));
}

void TestSingleInstance::init()
{
    qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
    QDir(socketFolder()).removeRecursively();
}

void TestSingleInstance::theSecondGivesItsRequestToTheFirst()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();
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
    first.listen();
    QVERIFY(other.claim());
    QVERIFY(unborn.claim());
}

void TestSingleInstance::theSameDirectoryByAnotherNameIsTheSameProfile()
{
    const QString link = m_profiles.filePath(u"link"_s);
    QVERIFY(QFile::link(m_profiles.filePath(u"one"_s), link));
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();

    QVERIFY(!SingleInstance(link).claim());
    QVERIFY(!SingleInstance(m_profiles.path() + u"/two/../one/"_s).claim());
}

void TestSingleInstance::takesOverFromOneThatCrashed()
{
    QString socket;
    {
        SingleInstance first(m_profiles.filePath(u"one"_s));
        QVERIFY(first.claim());
        first.listen();
        const QStringList names = QDir(socketFolder()).entryList({u"console-*"_s}, QDir::System);
        QVERIFY(!names.isEmpty());
        socket = names.first();
    }
    QFile left(socketFolder() + u'/' + socket); // what a crash leaves in the way
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();

    SingleInstance next(m_profiles.filePath(u"one"_s));
    QVERIFY(next.claim());
    next.listen();
    QVERIFY(handsOver(m_profiles.filePath(u"one"_s), {}));
}

void TestSingleInstance::onlyTheUserMayReachIt()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();

    struct stat info = {};
    QCOMPARE(::stat(QFile::encodeName(socketFolder()).constData(), &info), 0);
    QCOMPARE(int(info.st_mode & 0777), 0700);
}

void TestSingleInstance::refusesADirectoryThatOthersMayWriteTo()
{
    QVERIFY(QDir().mkpath(socketFolder()));
    QCOMPARE(::chmod(QFile::encodeName(socketFolder()).constData(), 0777), 0);
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();

    QVERIFY2(socket().isEmpty(), "it listens elsewhere");
    QVERIFY(handsOver(m_profiles.filePath(u"one"_s), {}));
    QCOMPARE(::chmod(QFile::encodeName(socketFolder()).constData(), 0700), 0);
}

void TestSingleInstance::survivesGarbage()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();
    QSignalSpy received(&first, &SingleInstance::received);
    for (const QByteArray &garbage : {QByteArray("\n"), QByteArray("[1]\n"), QByteArray("{\n"), QByteArray(100'000, 'x')}) {
        QLocalSocket socket;
        socket.connectToServer(this->socket());
        QSignalSpy gone(&socket, &QLocalSocket::disconnected);
        socket.write(garbage);
        QVERIFY(gone.wait(5000));
    }
    QCOMPARE(received.size(), 0);
    QVERIFY(handsOver(m_profiles.filePath(u"one"_s), {}));
}

void TestSingleInstance::aSignalDoesNotLoseTheAnswer()
{
    struct sigaction action = {};
    struct sigaction before = {};
    action.sa_handler = [](int) {};
    QCOMPARE(::sigaction(SIGUSR1, &action, &before), 0); // without SA_RESTART
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();
    s_second = 0;

    // It waits for its answer meanwhile: this thread runs no event loop yet.
    const QString said = handOver(m_profiles.filePath(u"one"_s), {}, std::chrono::seconds(10), [] {
        while (s_second == 0)
            std::this_thread::yield();
        for (int i = 0; i < 200; ++i) {
            ::pthread_kill(s_second, SIGUSR1);
            ::usleep(1000);
        }
    });

    ::sigaction(SIGUSR1, &before, nullptr);
    QCOMPARE(said, u"ok"_s);
}

void TestSingleInstance::sweptRuntimeFilesAreMadeAgain_data()
{
    QTest::addColumn<QString>("swept");
    QTest::newRow("the socket") << u"socket"_s;
    QTest::newRow("the directory") << u"directory"_s;
    QTest::newRow("all that the session has") << u"session"_s;
}

void TestSingleInstance::sweptRuntimeFilesAreMadeAgain()
{
    QFETCH(const QString, swept);
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();
    QSignalSpy received(&first, &SingleInstance::received);

    for (int i = 1; i <= 2; ++i) {
        if (swept == u"socket")
            QVERIFY(QFile::remove(socket()));
        else if (swept == u"directory")
            QVERIFY(QDir(socketFolder()).removeRecursively());
        else
            QVERIFY(QDir(m_runtime.path()).removeRecursively() && QDir().mkpath(m_runtime.path()));

        QCOMPARE(handOver(m_profiles.filePath(u"one"_s)), u"ok"_s);
        QCOMPARE(received.size(), i);
    }
}

void TestSingleInstance::aRemovedLockIsMadeAgain()
{
    const QString lock = m_profiles.filePath(u"one/console.lock"_s);
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();

    QVERIFY(QFile::remove(lock));
    QTRY_VERIFY(QFile::exists(lock));

    QCOMPARE(handOver(m_profiles.filePath(u"one"_s)), u"ok"_s);
}

void TestSingleInstance::oneOfAnotherSessionIsFoundToo()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();
    const QTemporaryDir other;
    qputenv("XDG_RUNTIME_DIR", other.path().toLocal8Bit());

    QCOMPARE(handOver(m_profiles.filePath(u"one"_s)), u"ok"_s);
}

void TestSingleInstance::oneThatDoesNotAnswerIsNamed()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();
    QString said;

    const std::unique_ptr<QThread> second(QThread::create([&] {
        SingleInstance instance(m_profiles.filePath(u"one"_s));
        said = instance.claim() ? u"first"_s : instance.handOver({}, std::chrono::milliseconds(300)).error().message;
    }));
    second->start();
    second->wait(); // without an event loop here

    QVERIFY2(said.contains(u"does not answer"_s) && said.contains(number()), qPrintable(said));
}

void TestSingleInstance::oneThatCannotBeReachedIsNamed()
{
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim()); // and listens nowhere

    const QString said = handOver(m_profiles.filePath(u"one"_s), {}, std::chrono::milliseconds(300));

    QVERIFY2(said.contains(u"cannot be reached"_s) && said.contains(number()), qPrintable(said));
}

void TestSingleInstance::oneThatEndsMeanwhileIsTriedAgain()
{
    auto first = std::make_unique<SingleInstance>(m_profiles.filePath(u"one"_s));
    QVERIFY(first->claim());
    SingleInstance second(m_profiles.filePath(u"one"_s));
    QVERIFY(!second.claim());
    first.reset();

    QCOMPARE(second.handOver({}).error().code, u"instance-gone"_s);
    QVERIFY(second.claim());
}

void TestSingleInstance::worksWithoutARuntimeDirectory_data()
{
    QTest::addColumn<QByteArray>("directory");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("one that is not there") << QByteArray("/nowhere/at/all");
    QTest::newRow("one that is a file") << QByteArray("/dev/null");
    QTest::newRow("a relative one") << QByteArray("runtime");
    QTest::newRow("one whose name is too long for a socket") << m_runtime.filePath(QString(90, u'x')).toLocal8Bit();
}

void TestSingleInstance::worksWithoutARuntimeDirectory()
{
    QFETCH(const QByteArray, directory);
    QDir(m_runtime.path()).mkdir(QString(90, u'x'));
    if (directory.isNull())
        qunsetenv("XDG_RUNTIME_DIR");
    else
        qputenv("XDG_RUNTIME_DIR", directory);
    SingleInstance first(m_profiles.filePath(u"one"_s));
    QVERIFY(first.claim());
    first.listen();

    QCOMPARE(handOver(m_profiles.filePath(u"one"_s)), u"ok"_s);
}

void TestSingleInstance::aProfileThatCannotBeWrittenIsLockedElsewhere()
{
    const QString profile = u"/proc/tidegate"_s;
    SingleInstance first(profile);
    QVERIFY(first.claim());
    first.listen();

    QCOMPARE(handOver(profile), u"ok"_s);
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
