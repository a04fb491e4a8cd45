// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;
constexpr uid_t nobody = 65534;

struct Outcome
{
    int code = -1; ///< −1: it crashed or went on.
    QString out;
    QString error;
};

} // namespace

/// The programs as a shell starts them, in a process each.
class TestStart : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void helpAndVersionNeedNoDisplay_data();
    void helpAndVersionNeedNoDisplay();
    void wrongUsageIsSaidWithoutADisplay_data();
    void wrongUsageIsSaidWithoutADisplay();
    void aMissingDisplayIsSaidInASentence();
    void whatQtTakesForItselfIsNoMistake();
    void aSecondStartNeedsNoDisplay();
    void theConsoleComesBackAfterItWasKilled();
    void theMemoryOfTheConsoleIsGuarded();

private:
    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
            environment.remove(name);
        environment.insert(u"HOME"_s, m_home->path());
        environment.insert(u"XDG_CONFIG_HOME"_s, m_home->filePath(u"config"_s));
        environment.insert(u"XDG_DATA_HOME"_s, m_home->filePath(u"data"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_home->filePath(u"runtime"_s));
        return environment;
    }
    Outcome run(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment) const
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        const bool ended = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    Outcome run(const QStringList &arguments) const { return run(m_console, arguments, environment()); }
    /// One with a window that nobody sees; comes back once it takes requests.
    std::unique_ptr<QProcess> startConsole(const QStringList &arguments = {u"--offline"_s}) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment offscreen = environment();
        offscreen.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process->setProcessEnvironment(offscreen);
        process->setProcessChannelMode(QProcess::ForwardedChannels);
        process->start(m_console, arguments);
        return process;
    }
    bool listens() const { return !QDir(m_home->filePath(u"runtime/tidegate"_s)).entryList({u"console-*"_s}, QDir::System).isEmpty(); }

    const QString m_console = QStringLiteral(TIDEGATE_CONSOLE);
    const QString m_server = QStringLiteral(TIDEGATE_SERVER);
    std::unique_ptr<QTemporaryDir> m_home;
    std::vector<std::unique_ptr<QProcess>> m_running;
};

void TestStart::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_home->path()).mkdir(u"runtime"_s, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
}

void TestStart::cleanup()
{
    for (const auto &process : m_running) {
        process->kill();
        process->waitForFinished();
    }
    m_running.clear();
}

void TestStart::helpAndVersionNeedNoDisplay_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("part");
    for (const QString &program : {m_console, m_server}) {
        const QByteArray name = program.mid(program.lastIndexOf(u'/') + 1).toUtf8();
        QTest::addRow("%s --help", name.constData()) << program << u"--help"_s << u"Usage: tidegate"_s;
        QTest::addRow("%s -h", name.constData()) << program << u"-h"_s << u"Usage: tidegate"_s;
        QTest::addRow("%s --version", name.constData()) << program << u"--version"_s << QString::fromUtf8(name + ' ');
    }
}

void TestStart::helpAndVersionNeedNoDisplay()
{
    QFETCH(const QString, program);
    QFETCH(const QString, option);
    QFETCH(const QString, part);

    const Outcome outcome = run(program, {option}, environment());

    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QVERIFY2(outcome.out.contains(part), qPrintable(outcome.out));
    QCOMPARE(outcome.error, QString());
}

void TestStart::wrongUsageIsSaidWithoutADisplay_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("part");
    QTest::newRow("an unknown option") << m_console << QStringList{u"--nonsense"_s} << u"--nonsense"_s;
    QTest::newRow("a value is missing") << m_console << QStringList{u"--page"_s} << u"--page"_s;
    QTest::newRow("an unknown page") << m_console << QStringList{u"--page"_s, u"moon"_s} << u"--page"_s;
    QTest::newRow("options that exclude each other") << m_console << QStringList{u"--demo"_s, u"--offline"_s} << u"--offline"_s;
    QTest::newRow("no address") << m_console << QStringList{u"--connect"_s, u"ftp://x"_s} << u"--connect"_s;
    QTest::newRow("neither option nor link") << m_console << QStringList{u"file.txt"_s} << u"file.txt"_s;
    QTest::newRow("an option behind the options") << m_console << QStringList{u"--"_s, u"--demo"_s} << u"--demo"_s;
    QTest::newRow("the server too") << m_server << QStringList{u"--nonsense"_s} << u"--nonsense"_s;
    QTest::newRow("a command of the server") << m_server << QStringList{u"dance"_s} << u"dance"_s;
}

void TestStart::wrongUsageIsSaidWithoutADisplay()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, part);

    const Outcome outcome = run(program, arguments, environment());

    QVERIFY2(outcome.code == 2, qPrintable(outcome.error));
    QVERIFY2(outcome.error.startsWith(u"tidegate"_s) && outcome.error.contains(part) && outcome.error.count(u'\n') == 1, qPrintable(outcome.error));
    QCOMPARE(outcome.out, QString());
}

void TestStart::aMissingDisplayIsSaidInASentence()
{
    const Outcome outcome = run({u"--demo"_s});
    QVERIFY2(outcome.code == 1, qPrintable(outcome.error));
    QVERIFY2(outcome.error.contains(u"no window can be opened"_s), qPrintable(outcome.error));
}

void TestStart::whatQtTakesForItselfIsNoMistake()
{
    const QString picture = m_home->filePath(u"picture.png"_s);
    const Outcome outcome = run(
        {u"-platform"_s, u"offscreen"_s, u"--style=fusion"_s, u"--demo"_s, u"--screenshot"_s, picture, u"-reverse"_s, u"-session"_s, u"1_2"_s});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QVERIFY(QFile::exists(picture));
}

void TestStart::aSecondStartNeedsNoDisplay()
{
    m_running.push_back(startConsole());
    QTRY_VERIFY_WITH_TIMEOUT(listens(), patience);

    const Outcome outcome = run({u"--offline"_s, u"--page"_s, u"drift"_s});

    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QTRY_COMPARE(m_running.front()->state(), QProcess::Running);
}

void TestStart::theConsoleComesBackAfterItWasKilled()
{
    m_running.push_back(startConsole());
    QTRY_VERIFY_WITH_TIMEOUT(listens(), patience);
    m_running.front()->kill();
    QVERIFY(m_running.front()->waitForFinished());
    QVERIFY2(listens(), "a killed one leaves its socket");

    m_running.push_back(startConsole());

    QTRY_COMPARE_WITH_TIMEOUT(run({u"--offline"_s}).code, 0, patience);
    QTRY_COMPARE(m_running.back()->state(), QProcess::Running);
}

/// The files under /proc of a process whose memory is guarded belong to root.
/// Whether another user gets as far as the program: a checkout may lie in a folder of its owner's alone.
static bool isForOthersToo(const QString &program)
{
    if (!(QFileInfo(program).permissions() & QFileDevice::ExeOther))
        return false;
    for (QDir folder = QFileInfo(program).dir(); QFileInfo(folder.path()).permissions() & QFileDevice::ExeOther; folder.cdUp()) {
        if (folder.isRoot())
            return true;
    }
    return false;
}

void TestStart::theMemoryOfTheConsoleIsGuarded()
{
    if (::geteuid() == 0 && !isForOthersToo(m_console))
        QSKIP("NOT TESTED: the program lies where only root gets, so that it cannot be started as another user");
    m_running.push_back(std::make_unique<QProcess>());
    QProcess &process = *m_running.back();
    QProcessEnvironment offscreen = environment();
    offscreen.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(offscreen);
    if (::geteuid() == 0) {
        QCOMPARE(::chown(QFile::encodeName(m_home->path()).constData(), nobody, nobody), 0);
        QCOMPARE(::chown(QFile::encodeName(m_home->filePath(u"runtime"_s)).constData(), nobody, nobody), 0);
        process.setChildProcessModifier([] {
            if (::setgid(nobody) != 0 || ::setuid(nobody) != 0)
                ::_exit(9);
        });
    }
    process.start(m_console, {u"--offline"_s});
    QVERIFY(process.waitForStarted());
    const auto owner = [&process] {
        struct stat info = {};
        return ::stat(QByteArray("/proc/" + QByteArray::number(process.processId()) + "/mem").constData(), &info) == 0 ? static_cast<int>(info.st_uid) : -1;
    };
    QVERIFY(owner() >= 0);

    QTRY_COMPARE_WITH_TIMEOUT(owner(), 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home->filePath(u"data/tidegate/tidegate.db"_s)), patience);
    QCOMPARE(process.state(), QProcess::Running);
}

QTEST_GUILESS_MAIN(TestStart)
#include "tst_start.moc"
