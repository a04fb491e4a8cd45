// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/database.h"

#include "services/store/session.h"
#include "services/store/sqlite/sqlitedatabase.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Error unknownDatabase()
{
    return makeError(ErrorKind::NotSupported, u"database-url"_s, u"The database must be given as sqlite:///absolute/path.db."_s);
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions &options)
{
    if (!options.url.startsWith(u"sqlite:"_s))
        return unknownDatabase();
    return sql::SqliteDatabase::open(options);
}

Result<void> Database::restore(const DatabaseOptions &options, const QString &file)
{
    if (!options.url.startsWith(u"sqlite:"_s))
        return unknownDatabase();
    return sql::SqliteDatabase::restore(options, file);
}

Session::Session(sql::Connection &connection, TenantId tenant, bool writable)
    : environments(connection, tenant), freezeWindows(connection, tenant), groups(connection, tenant), targets(connection, tenant),
      stickers(connection, tenant), inventory(connection, tenant), health(connection, tenant), audit(connection, tenant), journal(connection, tenant),
      secrets(connection, tenant), identities(connection, tenant), m_connection(connection), m_tenant(tenant), m_writable(writable)
{}

qint64 Session::changes() const
{
    return m_writable ? m_connection.changes() : 0;
}

} // namespace tidegate
