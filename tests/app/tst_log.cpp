// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logbuffer.h"
#include "services/domain/systemcall.h"
#include "tests/http/httpharness.h"

#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <thread>

#include <fcntl.h>
#include <poll.h>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int patience = 30'000;

/// What a log is written to, and what came out.
class LogPipe
{
public:
    LogPipe()
    {
        if (::pipe2(m_ends, O_CLOEXEC) != 0)
            qFatal("no pipe");
    }
    ~LogPipe()
    {
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    Q_DISABLE_COPY_MOVE(LogPipe)

    int input() const { return m_ends[1]; }
    bool hasMore(int milliseconds) const
    {
        pollfd wanted{m_ends[0], POLLIN, 0};
        return ::poll(&wanted, 1, milliseconds) == 1;
    }
    QByteArray read(qsizetype most = 1 << 20) const
    {
        QByteArray bytes(most, Qt::Uninitialized);
        const ssize_t size = restarted(::read, m_ends[0], static_cast<void *>(bytes.data()), static_cast<std::size_t>(most));
        bytes.truncate(std::max<ssize_t>(size, 0));
        return bytes;
    }
    QByteArray readAtLeast(qsizetype size) const
    {
        QByteArray bytes;
        while (bytes.size() < size && hasMore(patience))
            bytes += read();
        return bytes;
    }

private:
    int m_ends[2] = {-1, -1};
};

/// A tidegate-server that is asked for nothing but /healthz.
class LoggedServer
{
public:
    explicit LoggedServer(const QStringList &options = {})
    {
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(QStringLiteral(TIDEGATE_SERVER),
                        QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--threads"_s, u"1"_s, u"--database"_s,
                                    u"sqlite://"_s + m_home.filePath(u"tidegate.db"_s)}
                            + options);
        QByteArray said;
        while (!said.endsWith('\n') && m_process.waitForReadyRead(patience))
            said += m_process.readAllStandardOutput();
        m_port = said.trimmed().mid(said.trimmed().lastIndexOf(':') + 1).toUShort();
    }
    ~LoggedServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(LoggedServer)

    static QByteArray idOf(int number) { return "request-" + QByteArray::number(number).rightJustified(4, '0'); }
    /// Sends so many requests, one after the other, each with an id; how many were answered.
    int ask(int count) const
    {
        RawClient client(m_port);
        int answered = 0;
        for (int i = 0; i < count; ++i) {
            const QByteArray head = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\nX-Request-Id: " + idOf(i) + "\r\n\r\n";
            answered += client.ask(head).status == 200 ? 1 : 0;
        }
        return answered;
    }
    /// All lines of its log, after the signal ended it.
    QByteArrayList linesAfter(int signal)
    {
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        m_process.waitForFinished(patience);
        return m_process.readAllStandardError().split('\n');
    }
    int exitCode() const { return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1; }

private:
    QTemporaryDir m_home;
    QProcess m_process;
    quint16 m_port = 0;
};

/// The ids in the lines of requests, in their order.
QByteArrayList idsIn(const QByteArrayList &lines)
{
    QByteArrayList ids;
    for (const QByteArray &line : lines) {
        const qsizetype at = line.indexOf("id=request-");
        if (at >= 0)
            ids.append(line.mid(at + 3, LoggedServer::idOf(0).size()));
    }
    return ids;
}

} // namespace

/// Lines are gathered on their way out of the process, and all of them get there.
class TestLog : public QObject
{
    Q_OBJECT

private slots:
    void whatIsAppendedIsWrittenSoonWithoutBeingAskedFor();
    void flushWritesAllThatCameBefore();
    void theEndWritesWhatIsLeft();
    void aLineLongerThanTheBufferComesOutWholeAndInItsPlace();
    void manyThreadsLoseNothingAndKeepTheirOrder();
    void onceNothingIsGatheredALineIsThereAtOnce();
    void aLineThatIsUrgentTakesAllBeforeItAlong();
    void aSignalDoesNotWaitForWhoeverDoesNotRead();
    void aSignalFindsWholeLines();
    void aServerThatStopsHasWrittenALineForEachRequest_data();
    void aServerThatStopsHasWrittenALineForEachRequest();
    void aServerThatDiesOfASignalHasWrittenALineForEachRequest_data();
    void aServerThatDiesOfASignalHasWrittenALineForEachRequest();
};

void TestLog::whatIsAppendedIsWrittenSoonWithoutBeingAskedFor()
{
    const LogPipe pipe;
    LogBuffer buffer(pipe.input());
    for (const QByteArray &line : {QByteArray("one\n"), QByteArray("two\n")}) {
        buffer.append(line.toStdString());
        QVERIFY(pipe.hasMore(patience));
        QCOMPARE(pipe.read(), line);
    }
}

void TestLog::flushWritesAllThatCameBefore()
{
    const LogPipe pipe;
    LogBuffer buffer(pipe.input());
    buffer.append("one\n");
    buffer.append("two\n");
    buffer.flush();
    QVERIFY(pipe.hasMore(0));
    QCOMPARE(pipe.readAtLeast(8), QByteArray("one\ntwo\n"));
}

void TestLog::theEndWritesWhatIsLeft()
{
    const LogPipe pipe;
    {
        LogBuffer buffer(pipe.input());
        buffer.append("the last words\n");
    }
    QVERIFY(pipe.hasMore(0));
    QCOMPARE(pipe.read(), QByteArray("the last words\n"));
}

void TestLog::aLineLongerThanTheBufferComesOutWholeAndInItsPlace()
{
    const LogPipe pipe;
    const std::string longLine(LogBuffer::capacity * 3, 'x');
    QByteArray read;
    std::thread reader([&] { read = pipe.readAtLeast(static_cast<qsizetype>(longLine.size()) + 14); });
    {
        LogBuffer buffer(pipe.input());
        buffer.append("before\n");
        buffer.append(longLine);
        buffer.append("behind\n");
    }
    reader.join();
    QCOMPARE(read, "before\n" + QByteArray::fromStdString(longLine) + "behind\n");
}

void TestLog::manyThreadsLoseNothingAndKeepTheirOrder()
{
    constexpr int threads = 4;
    constexpr int linesOfEach = 4'000; // more than the buffer holds
    const LogPipe pipe;
    QByteArray read;
    std::thread reader([&] { read = pipe.readAtLeast(qsizetype(threads) * linesOfEach * 32); });
    {
        LogBuffer buffer(pipe.input());
        std::vector<std::jthread> writers;
        for (int i = 0; i < threads; ++i) {
            writers.emplace_back([&buffer, i] {
                for (int n = 0; n < linesOfEach; ++n)
                    buffer.append(QByteArray(QByteArray::number(i) + " " + QByteArray::number(n)).leftJustified(31, '.').toStdString() + "\n");
            });
        }
    }
    reader.join();
    std::array<int, threads> next{};
    for (const QByteArray &line : read.split('\n').mid(0, threads * linesOfEach)) {
        QCOMPARE(line.size(), 31);
        const int thread = line.left(1).toInt();
        QCOMPARE(line.mid(2).replace('.', QByteArray()).toInt(), next[static_cast<std::size_t>(thread)]++);
    }
    for (const int count : next)
        QCOMPARE(count, linesOfEach);
}

void TestLog::onceNothingIsGatheredALineIsThereAtOnce()
{
    const LogPipe pipe;
    LogBuffer buffer(pipe.input());
    buffer.append("before\n");
    buffer.gatherNoMore();
    buffer.append("behind\n");
    QVERIFY(pipe.hasMore(0));
    QCOMPARE(pipe.readAtLeast(14), QByteArray("before\nbehind\n"));
}

void TestLog::aLineThatIsUrgentTakesAllBeforeItAlong()
{
    const LogPipe pipe;
    LogBuffer buffer(pipe.input());
    buffer.append("a request\n");
    buffer.append("an error\n", true);
    QVERIFY(pipe.hasMore(0));
    QCOMPARE(pipe.readAtLeast(19), QByteArray("a request\nan error\n"));
}

void TestLog::aSignalDoesNotWaitForWhoeverDoesNotRead()
{
    const LogPipe pipe;
    LogBuffer buffer(pipe.input());
    buffer.append(std::string(LogBuffer::capacity, 'x'), true); // as much as the pipe holds
    buffer.append("nobody reads this\n");
    buffer.rescue();
    QCOMPARE(pipe.readAtLeast(qsizetype(LogBuffer::capacity)).size(), qsizetype(LogBuffer::capacity));
}

void TestLog::aSignalFindsWholeLines()
{
    const LogPipe pipe;
    LogBuffer buffer(pipe.input());
    buffer.append("one\n");
    buffer.append("two\n");
    buffer.rescue();
    QVERIFY(pipe.hasMore(0));
    QCOMPARE(pipe.readAtLeast(8), QByteArray("one\ntwo\n"));
    buffer.flush();
    QVERIFY(!pipe.hasMore(0)); // once
}

void TestLog::aServerThatStopsHasWrittenALineForEachRequest_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("text") << u"text"_s;
    QTest::newRow("json") << u"json"_s;
}

void TestLog::aServerThatStopsHasWrittenALineForEachRequest()
{
    QFETCH(const QString, format);
    constexpr int count = 300;
    LoggedServer server({u"--log-format"_s, format});
    QCOMPARE(server.ask(count), count);
    const QByteArrayList lines = server.linesAfter(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    const QByteArrayList ids = idsIn(lines);
    QCOMPARE(ids.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(ids.at(i), LoggedServer::idOf(i));
    for (const QByteArray &line : lines) {
        if (format == u"json" && !line.isEmpty())
            QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
    }
}

void TestLog::aServerThatDiesOfASignalHasWrittenALineForEachRequest_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("of an access that is none") << SIGSEGV;
    QTest::newRow("of its own doubt") << SIGABRT;
    QTest::newRow("at the keyboard") << SIGQUIT;
}

void TestLog::aServerThatDiesOfASignalHasWrittenALineForEachRequest()
{
    QFETCH(const int, signal);
    constexpr int count = 100;
    LoggedServer server;
    QCOMPARE(server.ask(count), count);
    const QByteArrayList ids = idsIn(server.linesAfter(signal));
    QVERIFY(server.exitCode() != 0);
    QCOMPARE(ids.size(), count);
    QCOMPARE(ids.constLast(), LoggedServer::idOf(count - 1));
}

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
