// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgrescluster.h"

#include "tests/support/postgresserver.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QProcess>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <grp.h>
#include <optional>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace tidegate::test::postgres {
namespace {

struct Account
{
    uid_t user;
    gid_t group;
};

/// Postgres refuses to run as root.
std::optional<Account> account()
{
    if (::geteuid() != 0)
        return {};
    const passwd *entry = ::getpwnam("postgres");
    return entry ? Account{entry->pw_uid, entry->pw_gid} : Account{65534, 65534};
}

/// What the new process does before it becomes the program: nothing that takes memory or a lock.
[[noreturn]] void become(const std::optional<Account> &who, pid_t parent, int output, char *const *arguments)
{
    if (who && (::setgroups(0, nullptr) != 0 || ::setgid(who->group) != 0 || ::setuid(who->user) != 0))
        ::_exit(126);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    // After the change of user, which would forget it. For Postgres it means: end at once.
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (::getppid() != parent)
        ::_exit(126);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    ::execv(arguments[0], arguments);
    ::_exit(127);
}

QString templateFolder()
{
    // The number rises with what makeTemplate() does.
    return QCoreApplication::applicationDirPath() + u"/postgres-template-"_s + version() + u"-1"_s;
}

QString contentOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()) : QString();
}

/// With its owners and rights.
bool copyFolder(const QString &from, const QString &to)
{
    return QProcess::execute(u"cp"_s, {u"-a"_s, u"--reflink=auto"_s, from, to}) == 0;
}

/// A server for one user makes the roles, so that none has to be started.
bool makeRoles(const QString &folder)
{
    QByteArray statements;
    for (const QString &role : {u"tidegate_owner"_s, u"tidegate"_s}) {
        statements += "CREATE ROLE " + role.toLatin1() + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '"
            + PostgresServer::passwordOf(role).toLatin1() + "'\n";
    }
    const QString script = folder + u"/roles.sql"_s;
    QFile file(script);
    if (!file.open(QIODevice::WriteOnly) || file.write(statements) != statements.size())
        return false;
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    const QString command = u"exec '%1/postgres' --single -F -D '%2/data' postgres <'%2/roles.sql'"_s.arg(programs(), folder);
    const bool done = finish(begin(u"/bin/sh"_s, {u"-c"_s, command}, folder + u"/roles.log"_s));
    return done && !contentOf(folder + u"/roles.log"_s).contains(u"ERROR"_s);
}

/// Returns what went wrong, or nothing. It appears whole or not at all.
QString makeTemplate(const QString &beside)
{
    const QString work = beside + u"/template"_s;
    if (!QDir().mkpath(work) || !giveAway(work))
        return u"no folder can be made beside "_s + beside;
    const QString log = beside + u"/initdb.log"_s;
    const QStringList arguments{u"-D"_s,
                                work + u"/data"_s,
                                u"-U"_s,
                                u"postgres"_s,
                                u"--locale=C"_s,
                                u"--no-sync"_s,
                                u"--encoding=UTF8"_s,
                                u"--wal-segsize=1"_s,
                                u"--auth-local=trust"_s,
                                u"--auth-host=scram-sha-256"_s};
    if (!finish(begin(programs() + u"/initdb"_s, arguments, log)))
        return u"initdb failed: "_s + contentOf(log).right(1000);
    if (!makeRoles(work))
        return u"the roles cannot be made: "_s + contentOf(work + u"/roles.log"_s).right(1000);
    const QString unfinished = templateFolder() + u".unfinished"_s;
    QDir(unfinished).removeRecursively();
    if (!copyFolder(work + u"/data"_s, unfinished) || !QDir().rename(unfinished, templateFolder()))
        return u"the template cannot be kept beside the tests"_s;
    QDir(work).removeRecursively();
    return {};
}

} // namespace

QString programs()
{
    static const QString newest = [] {
        if (const QString named = qEnvironmentVariable("TIDEGATE_TEST_POSTGRES"); !named.isEmpty())
            return named;
        QStringList versions = QDir(u"/usr/lib/postgresql"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        std::sort(versions.begin(), versions.end(), [](const QString &a, const QString &b) { return a.toInt() > b.toInt(); });
        for (const QString &each : versions) {
            const QString folder = u"/usr/lib/postgresql/"_s + each + u"/bin"_s;
            if (QFile::exists(folder + u"/initdb"_s) && QFile::exists(folder + u"/postgres"_s))
                return folder;
        }
        return QString();
    }();
    return newest;
}

QString version()
{
    static const QString number = [] {
        QProcess process;
        process.start(programs() + u"/postgres"_s, {u"--version"_s});
        process.waitForFinished();
        return QString::fromLatin1(process.readAll()).section(u' ', 2, 2).trimmed();
    }();
    return number;
}

bool giveAway(const QString &folder)
{
    const auto who = account();
    return !who || ::chown(QFile::encodeName(folder).constData(), who->user, who->group) == 0;
}

pid_t begin(const QString &program, const QStringList &arguments, const QString &output)
{
    QByteArrayList texts{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        texts.append(argument.toUtf8());
    std::vector<char *> pointers;
    for (QByteArray &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    const int file = ::open(QFile::encodeName(output).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const auto who = account();
    const pid_t parent = ::getpid();
    const pid_t process = ::fork();
    if (process == 0)
        become(who, parent, file, pointers.data());
    ::close(file);
    return std::max(process, 0);
}

bool finish(pid_t process)
{
    int status = 0;
    while (process > 0 && ::waitpid(process, &status, 0) < 0 && errno == EINTR) {}
    return process > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

QString makeData(const QString &folder)
{
    QLockFile lock(templateFolder() + u".lock"_s);
    lock.setStaleLockTime(0);
    if (!lock.tryLock(60'000))
        return u"another test makes the template for ever"_s;
    if (!QFile::exists(templateFolder())) {
        if (const QString failure = makeTemplate(folder); !failure.isEmpty())
            return failure;
    }
    lock.unlock();
    return copyFolder(templateFolder(), folder + u"/data"_s) ? QString() : u"the template cannot be copied"_s;
}

QString copyData(const QString &folder, const QString &primary, quint16 port)
{
    const QString log = folder + u"/basebackup.log"_s;
    const QStringList arguments{u"-h"_s, primary,   u"-p"_s, QString::number(port), u"-U"_s,       u"postgres"_s, u"-D"_s, folder + u"/data"_s, u"-R"_s,
                                u"-c"_s, u"fast"_s, u"-X"_s, u"stream"_s,           u"--no-sync"_s};
    if (!finish(begin(programs() + u"/pg_basebackup"_s, arguments, log)))
        return u"pg_basebackup failed: "_s + contentOf(log).right(1000);
    return {};
}

} // namespace tidegate::test::postgres
