// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgresserver.h"

#include "tests/support/certificates.h"
#include "tests/support/postgrescluster.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QThread>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

constexpr int patience = 30'000;

/// Asks again every few milliseconds.
template <typename Condition>
bool waitUntil(Condition &&holds)
{
    QElapsedTimer timer;
    timer.start();
    while (!holds()) {
        if (timer.hasExpired(patience))
            return false;
        QThread::msleep(5);
    }
    return true;
}

quint16 freePostgresPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// State and parent of a process, as /proc tells them; "" when it is gone.
std::pair<QByteArray, pid_t> processState(pid_t process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const QByteArrayList fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return {fields.value(0), fields.value(1).toInt()};
}

QList<pid_t> childrenOf(pid_t process)
{
    QList<pid_t> children;
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs);
    for (const QString &entry : entries) {
        const int each = entry.toInt();
        if (each > 0 && processState(each).second == process)
            children.append(each);
    }
    return children;
}

/// Removes the folder when the end of a pipe that only this process holds is closed. Returns that end.
int removeAfterwards(const QString &folder)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    const QByteArray name = QFile::encodeName(folder);
    // While the server ends it may still make files.
    const char *script = "read _; n=0; while [ -e \"$0\" ] && [ $n -lt 100 ]; do rm -rf -- \"$0\" && break; n=$((n + 1)); sleep 0.1; done";
    const pid_t shell = ::fork();
    if (shell == 0) {
        ::setsid();
        if (::fork() != 0) // nobody waits for it
            ::_exit(0);
        ::dup2(ends[0], STDIN_FILENO);
        const int nothing = ::open("/dev/null", O_RDWR);
        ::dup2(nothing, STDOUT_FILENO);
        ::dup2(nothing, STDERR_FILENO);
        ::execl("/bin/sh", "/bin/sh", "-c", script, name.constData(), nullptr);
        ::_exit(127);
    }
    ::close(ends[0]);
    ::waitpid(shell, nullptr, 0);
    return ends[1];
}

} // namespace

bool PostgresServer::isMissing()
{
    return postgres::programs().isEmpty();
}

QString PostgresServer::version()
{
    return postgres::version();
}

PostgresServer::PostgresServer(PostgresOptions options) : m_options(std::move(options)) {}

PostgresServer::~PostgresServer()
{
    if (m_process > 0) {
        ::kill(m_process, SIGQUIT); // nothing of it is kept
        waitForEnd();
    }
    if (m_watch >= 0) {
        QDir(m_folder).removeRecursively();
        ::close(m_watch);
    }
}

bool PostgresServer::start()
{
    if (isMissing())
        return fail(u"the package postgresql is not installed"_s);
    if (!makeFolder())
        return fail(u"no folder can be made for its data"_s);
    const PostgresServer *primary = m_options.standbyOf;
    const QString failure = primary ? postgres::copyData(m_folder, primary->folder(), primary->port()) : postgres::makeData(m_folder);
    if (!failure.isEmpty())
        return fail(failure);
    return configure() && launch();
}

bool PostgresServer::makeFolder()
{
    m_folder = m_options.folder;
    if (m_folder.isEmpty()) {
        // A socket's path has room for 107 bytes.
        QByteArray pattern = "/tmp/tidegate-postgres-XXXXXX";
        if (!::mkdtemp(pattern.data()))
            return false;
        m_folder = QFile::decodeName(pattern);
        m_watch = removeAfterwards(m_folder);
    }
    return postgres::giveAway(m_folder);
}

bool PostgresServer::configure()
{
    if (m_options.tcp)
        m_port = freePostgresPort();
    const QByteArray folder = QFile::encodeName(m_folder);
    QByteArrayList lines{"unix_socket_directories = '" + folder + "'", "port = " + QByteArray::number(m_port),
                         m_options.tcp ? "listen_addresses = '127.0.0.1'" : "listen_addresses = ''", "shared_buffers = 32MB", "log_line_prefix = '%m [%p] '"};
    if (!m_options.durable)
        lines += {"fsync = off", "full_page_writes = off"};
    if (m_options.certificates) {
        for (const QString &file : {u"server.pem"_s, u"server.key"_s}) {
            const QString copy = m_folder + u'/' + file;
            if (!QFile::copy(m_options.certificates->path(file), copy) || !QFile::setPermissions(copy, QFile::ReadOwner) || !postgres::giveAway(copy))
                return fail(u"the certificate cannot be copied"_s);
        }
        lines += {"ssl = on", "ssl_cert_file = '" + folder + "/server.pem'", "ssl_key_file = '" + folder + "/server.key'"};
    }
    lines += m_options.configuration;
    QFile file(m_folder + u"/data/postgresql.conf"_s);
    const QByteArray text = '\n' + lines.join('\n') + '\n';
    return (file.open(QIODevice::Append) && file.write(text) == text.size()) || fail(u"postgresql.conf cannot be written"_s);
}

bool PostgresServer::launch()
{
    m_process = postgres::begin(postgres::programs() + u"/postgres"_s, {u"-D"_s, m_folder + u"/data"_s}, m_folder + u"/log"_s);
    return waitUntilReady() || fail(u"Postgres does not start: "_s + QString::fromUtf8(log().right(1000)));
}

bool PostgresServer::waitUntilReady()
{
    const QByteArray question = url(u"postgres"_s, u"postgres"_s).toUtf8();
    waitUntil([&] { return !isRunning() || PQping(question.constData()) == PQPING_OK; });
    return isRunning();
}

bool PostgresServer::isRunning()
{
    if (m_process > 0 && ::waitpid(m_process, nullptr, WNOHANG) == m_process)
        m_process = 0;
    return m_process > 0;
}

void PostgresServer::waitForEnd()
{
    while (m_process > 0 && ::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {}
    m_process = 0;
}

void PostgresServer::stop()
{
    if (m_process > 0)
        ::kill(m_process, SIGINT);
    waitForEnd();
}

void PostgresServer::kill9()
{
    if (!isRunning())
        return;
    ::kill(m_process, SIGSTOP); // begins no further one
    const QList<pid_t> children = childrenOf(m_process);
    ::kill(m_process, SIGKILL);
    for (const pid_t child : children)
        ::kill(child, SIGKILL);
    waitForEnd();
    waitUntil([&] {
        return std::all_of(children.begin(), children.end(), [](pid_t child) {
            const QByteArray state = processState(child).first;
            return state.isEmpty() || state == "Z";
        });
    });
}

bool PostgresServer::restart()
{
    stop();
    return launch();
}

QByteArray PostgresServer::log() const
{
    QFile file(m_folder + u"/log"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void PostgresServer::halt(int backend)
{
    ::kill(backend, SIGSTOP);
}

void PostgresServer::resume(int backend)
{
    ::kill(backend, SIGCONT);
}

QList<int> PostgresServer::processes() const
{
    const auto parentOf = [](const QString &process) {
        QFile file(u"/proc/%1/stat"_s.arg(process));
        const QByteArray line = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toInt(); // behind the name, which may be anything, and the state
    };
    const PostgresSession session(url(u"postgres"_s, u"postgres"_s));
    const int first = parentOf(QString::number(session.backend()));
    QList<int> all{first};
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &each : entries) {
        if (each.toInt() > 0 && parentOf(each) == first)
            all.append(each.toInt());
    }
    return all;
}

QList<int> PostgresServer::backends(const QString &database) const
{
    QList<int> processes;
    const PostgresSession session(url(u"postgres"_s, u"postgres"_s));
    const QStringList found = session.run(u"SELECT pid FROM pg_stat_activity WHERE datname = $1 AND application_name <> $2"_s, {database, onlooker.toString()})
                                  .column();
    for (const QString &each : found)
        processes.append(each.toInt());
    return processes;
}

QString PostgresServer::url(const QString &database, const QString &role) const
{
    return u"postgresql://%1@/%2?host=%3&port=%4"_s.arg(role, database, m_folder).arg(m_port);
}

QString PostgresServer::tcpUrl(const QString &database, const QString &role) const
{
    return u"postgresql://%1:%2@127.0.0.1:%3/%4"_s.arg(role, passwordOf(role)).arg(m_port).arg(database);
}

QString PostgresServer::passwordOf(const QString &role)
{
    return u"secret-of-"_s + role;
}

QString PostgresServer::createDatabase(const NewDatabase &how)
{
    const QString name = u"tidegate_%1"_s.arg(++m_databases);
    QString sql = u"CREATE DATABASE %1 OWNER %2 TEMPLATE %3"_s.arg(name, how.owner, how.from);
    if (!how.collation.isEmpty())
        sql += u" LOCALE_PROVIDER icu ICU_LOCALE '%1'"_s.arg(how.collation);
    const PostgresAnswer made = run(u"postgres"_s, sql);
    if (made.ok)
        return name;
    fail(made.message);
    return {};
}

void PostgresServer::dropDatabase(const QString &name)
{
    run(u"postgres"_s, u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(name));
}

PostgresAnswer PostgresServer::run(const QString &database, const QString &sql, const QString &role) const
{
    return PostgresSession(url(database, role)).run(sql);
}

bool PostgresServer::fail(const QString &what)
{
    m_failure = what;
    return false;
}

} // namespace tidegate::test
