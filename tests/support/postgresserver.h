// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/postgressession.h"

#include <QByteArrayList>
#include <QString>

#include <sys/types.h>

namespace tidegate::test {

class Certificates;

struct PostgresOptions
{
    bool tcp = false;                                ///< Also on a free port of loopback, where roles need their password.
    bool durable = false;                            ///< What is committed is on the disk; otherwise it may be lost with the machine, not with the processes.
    const Certificates *certificates = nullptr;      ///< TLS with "server.pem" of these.
    const class PostgresServer *standbyOf = nullptr; ///< Begins as a copy of this running one and follows it.
    QByteArrayList configuration = {};               ///< Further lines of postgresql.conf.
    QString folder = {};                             ///< Where its data lies, such as a small file system; a temporary folder when empty.
};

/// How a database is made.
struct NewDatabase
{
    QString owner = QStringLiteral("tidegate");
    QString from = QStringLiteral("template0"); ///< The database that is copied. Nobody may be connected to it.
    QString collation = {};                     ///< A language of ICU, such as "de"; empty: by bytes.
};

/// A real Postgres, as installed, for one test process: its own data, its own processes, a socket in a folder of its own.
///
/// It is gone when the test process ends, however it ends: the server is told by the kernel, and a shell that waits for the end of the test removes its folder.
/// So it has to be started from a thread that lasts. As root it runs as the user "postgres".
class PostgresServer
{
public:
    /// Nothing of Postgres is installed here.
    static bool isMissing();
    /// Such as "15.4".
    static QString version();

    explicit PostgresServer(PostgresOptions options = {});
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    /// False: failure() says why.
    bool start();
    /// As an administrator does it: who is connected is cut off, what was committed is written.
    void stop();
    /// All of its processes at once, as when the machine goes.
    void kill9();
    bool restart();
    /// The server is not there any more, or not yet.
    bool isRunning();
    QString failure() const { return m_failure; }
    /// What the server wrote into its log.
    QByteArray log() const;

    /// Stops a process of the server where it is, until it is continued.
    static void halt(int backend);
    static void resume(int backend);
    /// All processes of the server, the one that starts the others first.
    QList<int> processes() const;
    /// The name of an application that is no user of a database but looks on.
    static constexpr QStringView onlooker = u"onlooker";
    /// The processes that serve those who use a database.
    QList<int> backends(const QString &database) const;

    /// Through the socket, where every role is believed. Roles: "tidegate", "tidegate_owner", both without any privilege, and "postgres", which may do
    /// everything.
    QString url(const QString &database, const QString &role = QStringLiteral("tidegate")) const;
    /// Through loopback, with the password of the role.
    QString tcpUrl(const QString &database, const QString &role = QStringLiteral("tidegate")) const;
    static QString passwordOf(const QString &role);
    quint16 port() const { return m_port; }
    QString folder() const { return m_folder; }

    /// Makes a database and returns its name, or nothing.
    QString createDatabase(const NewDatabase &how = {});
    /// Whoever is connected to it is cut off.
    void dropDatabase(const QString &name);
    /// One statement on a connection of its own.
    PostgresAnswer run(const QString &database, const QString &sql, const QString &role = QStringLiteral("postgres")) const;

private:
    bool makeFolder();
    bool configure();
    bool launch();
    bool waitUntilReady();
    void waitForEnd();
    bool fail(const QString &what);

    PostgresOptions m_options;
    QString m_folder;
    QString m_failure;
    pid_t m_process = 0;
    int m_watch = -1; ///< Closed by the end of this process, which is what the shell waits for.
    quint16 m_port = 5432;
    int m_databases = 0;
};

} // namespace tidegate::test
