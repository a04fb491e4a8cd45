// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"

#include "services/domain/say.h"
#include "services/store/incomplete.h"
#include "services/store/postgres/postgresdatabase.h"
#include "services/store/sqlite/sqlitedatabase.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool isSqlite(const DatabaseOptions &options)
{
    return options.url.startsWith(u"sqlite:"_s);
}

Error unknownDatabase()
{
    return makeError(ErrorKind::NotSupported, say("database-url/any"));
}

template <typename Opened>
Result<std::unique_ptr<Database>> whole(Result<std::unique_ptr<Opened>> opened, const DatabaseOptions &options)
{
    if (!opened)
        return opened.error();
    if (!options.evenIncomplete)
        RETURN_IF_ERROR(refuseIncomplete(**opened));
    return std::unique_ptr<Database>(std::move(*opened));
}

} // namespace

QString databaseEngine()
{
    return u"SQLite "_s + sql::sqliteVersion();
}

Result<std::unique_ptr<Database>> openDatabase(const DatabaseOptions &options)
{
    if (isSqlite(options))
        return whole(sql::SqliteDatabase::open(options), options);
    if (!sql::PostgresAddress::isPostgres(options.url))
        return unknownDatabase();
    return whole(sql::PostgresDatabase::open(options), options);
}

Result<void> backUpDatabase(DatabaseOptions options, const QString &file)
{
    if (sql::PostgresAddress::isPostgres(options.url)) {
        const QString command = u"pg_dump --format=custom --file="_s + file + u" '"_s + sql::PostgresAddress::withoutPassword(options.url) + u'\'';
        return makeError(ErrorKind::NotSupported, say("database-tools/backup", command));
    }
    if (!isSqlite(options))
        return unknownDatabase();
    options.createIfMissing = false;
    options.besideAnother = true;
    const auto opened = sql::SqliteDatabase::open(options);
    return opened ? (*opened)->backup(file) : opened.error();
}

Result<void> restoreDatabase(const DatabaseOptions &options, const QString &file)
{
    if (sql::PostgresAddress::isPostgres(options.url)) {
        const QString command = u"pg_restore --dbname='"_s + sql::PostgresAddress::withoutPassword(options.url) + u"' "_s + file;
        return makeError(ErrorKind::NotSupported, say("database-tools/restore", command));
    }
    return isSqlite(options) ? sql::SqliteDatabase::restore(options, file) : unknownDatabase();
}

} // namespace tidegate
