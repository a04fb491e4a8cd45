// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgresschema.h"

#include "services/domain/say.h"
#include "services/sql/migrator.h"
#include "services/sql/query.h"
#include "services/store/incomplete.h"
#include "services/store/schema.h"

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

constexpr std::chrono::minutes migrationPatience{30};
constexpr std::chrono::milliseconds usualPatience{6'500};

constexpr char selectRole[] = R"(
SELECT current_user::text, r.rolsuper, r.rolbypassrls, current_setting('server_encoding'), current_schema() IS NULL FROM pg_roles r WHERE r.rolname = current_user)";

// Other programs call a table so, too: ours is known by its columns.
constexpr char selectHasTables[] = R"(
SELECT to_regclass('schema_migrations') IS NOT NULL, (SELECT COUNT(*) FROM pg_attribute a WHERE a.attrelid = to_regclass('schema_migrations')
    AND a.attname IN ('number', 'name', 'sha256', 'applied_at') AND NOT a.attisdropped))";

// One lock for each schema of a database, held until the transaction ends.
constexpr char lockMigrations[] = "SELECT pg_advisory_xact_lock(hashtextextended('tidegate migrations ' || current_schema(), 0)) IS NULL";
constexpr char liftTimeouts[] = "SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true), "
                                "set_config('idle_in_transaction_session_timeout', '0', true)";

#define TENANT_TABLES                                                                                                                                          \
    "SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "                              \
    "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = 'tenant_id' AND NOT a.attisdropped"

// A migration may change the rows of all tenants: the owner is bound only while the tables say FORCE.
constexpr char unforceAll[] = R"(
DO $$
DECLARE each record;
BEGIN
    FOR each IN )" TENANT_TABLES R"( LOOP
        EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', each.relname);
    END LOOP;
END $$)";

// semantics: unset or empty is nobody, and what is no UUID is an error.
constexpr char protectAll[] = R"(
DO $$
DECLARE
    each record;
    own constant text := 'tenant_id = nullif(current_setting(''tidegate.tenant'', true), '''')::uuid';
BEGIN
    FOR each IN )" TENANT_TABLES R"( LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', each.relname);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', each.relname);
        EXECUTE format('DROP POLICY IF EXISTS own_tenant ON %I', each.relname);
        EXECUTE format('CREATE POLICY own_tenant ON %I USING (%s) WITH CHECK (%s)', each.relname, own, own);
    END LOOP;
END $$)";

// Authentication knows a credential before it knows the tenant: the row whose secret hashes to this is open to be read, and its owner with it.
// The owner's condition names nothing of the row inside, so that it is answered once, by the index of hashes.
#define IS_HELD "secret_hash = decode(nullif(current_setting('tidegate.credential', true), ''), 'hex')"
constexpr const char *openings[] = {
    "DROP POLICY IF EXISTS of_credential ON tokens",
    "CREATE POLICY of_credential ON tokens FOR SELECT USING (" IS_HELD ")",
    "DROP POLICY IF EXISTS of_credential ON users",
    "CREATE POLICY of_credential ON users FOR SELECT USING ((tenant_id, id) IN (SELECT tenant_id, user_id FROM tokens WHERE " IS_HELD "))",
    // The same for agents, and for what lets new ones in.
    "DROP POLICY IF EXISTS of_credential ON agent_secrets",
    "CREATE POLICY of_credential ON agent_secrets FOR SELECT USING (" IS_HELD ")",
    "DROP POLICY IF EXISTS of_credential ON agents",
    "CREATE POLICY of_credential ON agents FOR SELECT USING ((tenant_id, id) IN (SELECT tenant_id, agent_id FROM agent_secrets WHERE " IS_HELD "))",
    "DROP POLICY IF EXISTS of_credential ON registration_tokens",
    "CREATE POLICY of_credential ON registration_tokens FOR SELECT USING (" IS_HELD ")",
    // What works for every tenant in turn needs to know which there are.
    "DROP POLICY IF EXISTS list_of_tenants ON tenants",
    "CREATE POLICY list_of_tenants ON tenants FOR SELECT USING (current_setting('tidegate.list', true) = 'tenants')",
};
#undef IS_HELD

constexpr char nameGrantee[] = "SELECT set_config('tidegate.grantee', ?1, true)";
constexpr char grantAll[] = R"(
DO $$
DECLARE role constant text := current_setting('tidegate.grantee');
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), role);
    IF role <> current_user THEN
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM %I', role);
    END IF;
END $$)";

constexpr char selectUnprotected[] = R"(
SELECT string_agg(t.relname::text, ', ' ORDER BY t.relname) FROM ()" TENANT_TABLES R"() t
WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'own_tenant')))";

constexpr char selectNotGranted[] = R"(
SELECT string_agg(c.relname::text, ', ' ORDER BY c.relname), current_user::text, current_schema()::text FROM pg_class c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'schema_migrations'
    AND EXISTS (SELECT FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS right_name WHERE NOT has_table_privilege(c.oid, right_name)))";
#undef TENANT_TABLES

Result<void> applyAll(PostgresConnection &connection, const DatabaseOptions &options)
{
    RETURN_IF_ERROR(Query(connection, lockMigrations).step());
    RETURN_IF_ERROR(Query(connection, liftTimeouts).step());
    RETURN_IF_ERROR(connection.execute(unforceAll));
    ASSIGN_OR_RETURN(const int before, schemaVersionOf(connection)); // another may have made them while this one waited
    RETURN_IF_ERROR(applyMissing(connection, embeddedMigrations(), Clock::system().now()));
    if (before == 0)
        RETURN_IF_ERROR(markIncomplete(connection, options.markOfNew));
    RETURN_IF_ERROR(connection.execute(protectAll));
    for (const char *const opening : openings)
        RETURN_IF_ERROR(connection.execute(opening));
    if (options.applicationRole.isEmpty())
        return {};
    RETURN_IF_ERROR(Query(connection, nameGrantee, options.applicationRole).step());
    return connection.execute(grantAll);
}

/// What a refusal means while tables are made.
Error refusedMigration(PostgresConnection &connection, const Error &error)
{
    if (error.code == u"database-grants") {
        Query who(connection, "SELECT current_user::text, coalesce(current_schema()::text, 'public')");
        if (const Result<bool> row = who.step(); row && *row)
            return makeError(ErrorKind::Unavailable, say("database-grants/create", who.string(0), who.string(1)), error.detail);
    }
    if (error.detail.contains(u"42P07"_s)) // a table of this name exists
        return makeError(ErrorKind::Unavailable, say("database-foreign/schema"), error.detail);
    return error;
}

} // namespace

Result<void> checkRole(PostgresConnection &connection)
{
    Query role(connection, selectRole);
    ASSIGN_OR_RETURN(const bool found, role.step());
    if (!found)
        return makeError(ErrorKind::Unavailable, say("database-sign-in"));
    if (role.boolean(1))
        return makeError(ErrorKind::Unavailable, say("database-role/superuser", role.string(0)));
    if (role.boolean(2))
        return makeError(ErrorKind::Unavailable, say("database-role/bypass", role.string(0)));
    if (role.string(3) != u"UTF8")
        return makeError(ErrorKind::Unavailable, say("database-encoding", role.string(3)));
    if (role.boolean(4))
        return makeError(ErrorKind::Unavailable, say("database-schema", role.string(0)));
    return {};
}

Result<int> schemaVersionOf(PostgresConnection &connection)
{
    Query tables(connection, selectHasTables);
    ASSIGN_OR_RETURN(const bool isThere, tables.step());
    const bool exist = isThere && tables.boolean(0);
    if (exist && tables.int64(1) != 4)
        return makeError(ErrorKind::Unavailable, say("database-foreign/schema"));
    return exist ? appliedVersion(connection, embeddedMigrations()) : Result<int>(0);
}

Result<void> migrateSchema(PostgresConnection &connection, const DatabaseOptions &options)
{
    connection.setPatience(migrationPatience);
    Result<void> done = connection.begin(Connection::Access::Write);
    if (done)
        done = applyAll(connection, options);
    if (done)
        done = connection.commit();
    else
        connection.rollback();
    connection.setPatience(usualPatience);
    return done ? done : refusedMigration(connection, done.error());
}

Result<void> checkTables(PostgresConnection &connection)
{
    Query unprotected(connection, selectUnprotected);
    ASSIGN_OR_RETURN(const QString open, readOne(unprotected, [](const Query &row) { return row.string(0); }));
    if (!open.isEmpty())
        return makeError(ErrorKind::Unavailable, say("database-unprotected", open));
    Query notGranted(connection, selectNotGranted);
    RETURN_IF_ERROR(notGranted.step());
    if (!notGranted.isNull(0))
        return makeError(ErrorKind::Unavailable, say("database-grants/tables", notGranted.string(1), notGranted.string(0), notGranted.string(2)));
    return {};
}

} // namespace tidegate::sql
