// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/database.h"
#include "services/store/transaction.h"
#include "tests/support/testdatabase.h"
#include "tests/support/values.h"

#include <QTest>

namespace tidegate::sql {
class Connection;
class SqliteDatabase;
} // namespace tidegate::sql

namespace tidegate::test {

using namespace Qt::StringLiterals;

/// Whole seconds after a fixed instant.
Instant at(qint64 seconds);

inline const UserId somebody = UserId(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

Environment environment(const QString &name, int order = 1);

FreezeWindow window(EnvironmentId environment, qint64 start, qint64 end);

TargetGroup group(EnvironmentId environment, const QString &name);

Target target(EnvironmentId environment, const QString &name);

InventorySnapshot snapshot(TargetId target, qint64 observed, char digit);

AuditEntry auditEntry(qint64 seq, const QByteArray &previous);

/// What only a database in a file can do.
sql::SqliteDatabase &asFile(Database &database);

/// A connection to a database without tables.
std::unique_ptr<sql::Connection> connectionTo(const TestDatabase &where);

/// A database for one test, with a tenant in it.
class Store
{
public:
    Store();

    Database &operator*() { return *m_database; }
    Database *operator->() { return m_database.get(); }
    QString url() const { return m_where.url(); }
    QString file() const { return url().mid(9); } ///< Of SQLite.
    QString path(const QString &name) const { return m_where.path(name); }
    const TestDatabase &where() const { return m_where; }
    TenantId tenant() const { return m_tenant; }
    void close() { m_database.reset(); }
    void open();

    TenantId addTenant(const QString &name);

    template <typename Work>
    auto read(Work &&work)
    {
        return m_database->read(m_tenant, work);
    }
    template <typename Work>
    auto write(Work &&work)
    {
        return m_database->write(m_tenant, work);
    }
    Environment addEnvironment(const QString &name, int order = 1);
    Target addTarget(EnvironmentId environment, const QString &name);

private:
    TestDatabase m_where;
    std::unique_ptr<Database> m_database;
    TenantId m_tenant;
};

} // namespace tidegate::test
