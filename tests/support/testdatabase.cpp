// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testdatabase.h"

#include "services/store/backends/opendatabase.h"
#include "tests/support/postgresserver.h"
#include "tests/support/values.h"

#include <QTest>

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

/// What ctest takes for skipped.
constexpr int skipped = 77;

/// A database that was opened once, to be copied: migrations take longer than a copy.
QString schemaDatabase()
{
    static const QString name = [] {
        PostgresServer &server = TestDatabase::server();
        const QString made = server.createDatabase();
        must(openDatabase({.url = server.url(made)})).reset();
        return made;
    }();
    return name;
}

/// Databases that fixtures are done with, emptied: to make one takes several times as long.
struct EmptyDatabase
{
    QString name;
    std::unique_ptr<PostgresSession> session;
};
std::vector<EmptyDatabase> &emptyDatabases()
{
    TestDatabase::server(); // outlives them
    static std::vector<EmptyDatabase> databases;
    return databases;
}

// Whoever is still connected is cut off. No trigger, policy or key is asked.
constexpr char emptyAll[] = R"(
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
SET session_replication_role = replica;
DO $$
DECLARE each record;
BEGIN
    FOR each IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'schema_migrations' LOOP
        EXECUTE format('DELETE FROM %I', each.relname);
    END LOOP;
END $$)";

/// What went wrong, or nothing.
QString runOnFile(sqlite3 *handle, const QByteArray &statements)
{
    char *message = nullptr;
    sqlite3_exec(handle, statements.constData(), nullptr, nullptr, &message);
    const QString failure = QString::fromUtf8(message);
    sqlite3_free(message);
    return failure;
}

QByteArray dropAllTriggers(sqlite3 *handle)
{
    QByteArray statements;
    const auto add = [](void *text, int, char **values, char **) {
        *static_cast<QByteArray *>(text) += values[0];
        return 0;
    };
    sqlite3_exec(handle, "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master WHERE type = 'trigger'", add, &statements, nullptr);
    return statements;
}

} // namespace

bool TestDatabase::isPostgres()
{
    static const bool is = [] {
        const QString kind = qEnvironmentVariable("TIDEGATE_TEST_DATABASE", u"sqlite"_s);
        if (kind != "sqlite"_L1 && kind != "postgres"_L1)
            qFatal("TIDEGATE_TEST_DATABASE is neither sqlite nor postgres: %s", qPrintable(kind));
        return kind == "postgres"_L1;
    }();
    return is;
}

PostgresServer &TestDatabase::server()
{
    // Many fixtures, each with a connection for each of its threads.
    static PostgresServer server({.tcp = true, .configuration = {"max_connections = 300"}});
    static const bool started = [] {
        if (PostgresServer::isMissing()) {
            std::fputs("SKIPPED: nothing was tested on Postgres, because the package postgresql is not installed\n", stderr);
            std::_Exit(skipped);
        }
        if (!server.start())
            qFatal("%s", qPrintable(server.failure()));
        return true;
    }();
    Q_UNUSED(started)
    return server;
}

TestDatabase::TestDatabase(Content content)
{
    if (!isPostgres()) {
        m_url = u"sqlite://"_s + m_folder.filePath(u"data/tidegate.db"_s);
        return;
    }
    m_hasSchema = content == Content::Schema;
    if (m_hasSchema && !emptyDatabases().empty()) {
        m_name = emptyDatabases().back().name;
        m_session = std::move(emptyDatabases().back().session);
        emptyDatabases().pop_back();
    } else {
        NewDatabase how;
        how.from = m_hasSchema ? schemaDatabase() : how.from;
        m_name = server().createDatabase(how);
        if (m_name.isEmpty())
            qFatal("%s", qPrintable(server().failure()));
        m_session = std::make_unique<PostgresSession>(QString(server().url(m_name, u"postgres"_s) + u"&application_name="_s + PostgresServer::onlooker));
    }
    m_url = server().url(m_name);
}

TestDatabase::~TestDatabase()
{
    if (m_hasSchema && m_session->run(QString::fromLatin1(emptyAll)).ok)
        emptyDatabases().push_back({m_name, std::move(m_session)});
    else if (!m_name.isEmpty())
        server().dropDatabase(m_name);
}

QString TestDatabase::tamper(const QByteArray &statements) const
{
    if (isPostgres())
        return m_session->run(u"SET session_replication_role = replica;"_s + QString::fromUtf8(statements)).message;
    sqlite3 *handle = nullptr;
    sqlite3_open(m_url.mid(9).toUtf8().constData(), &handle);
    const QString failure = runOnFile(handle, dropAllTriggers(handle) + statements);
    sqlite3_close(handle);
    return failure;
}

QByteArray TestDatabase::bytes(const QByteArray &value)
{
    return isPostgres() ? QByteArray("'\\x" + value.toHex() + "'::bytea") : QByteArray("X'" + value.toHex() + '\'');
}

QByteArray TestDatabase::uuid(QUuid value)
{
    return isPostgres() ? QByteArray('\'' + value.toByteArray(QUuid::WithoutBraces) + "'::uuid") : bytes(value.toRfc4122());
}

void TestDatabase::settle() const
{
    if (m_name.isEmpty())
        return;
    if (!QTest::qWaitFor([this] { return server().backends(m_name).isEmpty(); }, 20'000))
        qFatal("somebody does not leave the database");
}

} // namespace tidegate::test
