// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/migrator.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/sql/query.h"

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

constexpr char createTable[] = R"(
CREATE TABLE IF NOT EXISTS schema_migrations (
    number {{int64}} NOT NULL,
    name text NOT NULL,
    sha256 {{bytes}} NOT NULL,
    applied_at {{timestamp}} NOT NULL,
    PRIMARY KEY (number)
) {{strict}})";

constexpr char selectApplied[] = "SELECT number, name, sha256 FROM schema_migrations ORDER BY number";
constexpr char insertApplied[] = "INSERT INTO schema_migrations (number, name, sha256, applied_at) VALUES (?1, ?2, ?3, ?4)";

Error newerSchema()
{
    return makeError(ErrorKind::NotSupported, say("database-newer/any"));
}

Error changedMigration(const QString &name)
{
    return makeError(ErrorKind::NotSupported, say("database-changed", name));
}

Result<void> applyStatements(Connection &connection, const Migration &migration, Instant now)
{
    for (const QByteArray &statement : connection.dialect().statements(migration.text)) {
        const Result<void> done = connection.execute(statement);
        if (!done)
            return done;
    }
    const QByteArray setVersion = connection.dialect().setVersion(migration.number);
    if (!setVersion.isEmpty()) {
        const Result<void> done = connection.execute(setVersion);
        if (!done)
            return done;
    }
    return execute(connection, insertApplied, migration.number, migration.name, migration.sha256, now);
}

} // namespace

Result<int> appliedVersion(Connection &connection, const QList<Migration> &known)
{
    Query query(connection, selectApplied);
    int version = 0;
    for (;;) {
        ASSIGN_OR_RETURN(const bool row, query.step());
        if (!row)
            return version;
        if (query.int64(0) > known.size())
            return newerSchema();
        if (query.int64(0) != version + 1 || query.bytes(2) != known[version].sha256)
            return changedMigration(query.string(1));
        ++version;
    }
}

Result<void> applyMissing(Connection &connection, const QList<Migration> &known, Instant now)
{
    RETURN_IF_ERROR(connection.execute(connection.dialect().statements(createTable).constFirst()));
    ASSIGN_OR_RETURN(const int version, appliedVersion(connection, known));
    for (const Migration &migration : known.mid(version))
        RETURN_IF_ERROR(applyStatements(connection, migration, now));
    return {};
}

Result<void> migrate(Connection &connection, const QList<Migration> &known, Instant now)
{
    RETURN_IF_ERROR(connection.begin(Connection::Access::Write));
    const Result<void> applied = applyMissing(connection, known, now);
    if (applied)
        return connection.commit();
    connection.rollback();
    return applied;
}

} // namespace tidegate::sql
