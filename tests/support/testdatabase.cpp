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
    NewDatabase how;
    if (content == Content::Schema)
        how.from = schemaDatabase();
    m_name = server().createDatabase(how);
    if (m_name.isEmpty())
        qFatal("%s", qPrintable(server().failure()));
    m_url = server().url(m_name);
}

TestDatabase::~TestDatabase()
{
    if (!m_name.isEmpty())
        server().dropDatabase(m_name);
}

QString TestDatabase::tamper(const QByteArray &statements) const
{
    if (isPostgres())
        return server().run(m_name, u"SET session_replication_role = replica;"_s + QString::fromUtf8(statements)).message;
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
