// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgresdatabase.h"

#include "services/domain/say.h"
#include "services/sql/query.h"
#include "services/store/postgres/postgresschema.h"
#include "services/store/schema.h"

#include <atomic>
#include <map>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

constexpr int mostReaders = 12; // a thread of the handlers each, and some
constexpr int mostWriters = 8;
constexpr int mostChecks = 2;
constexpr std::chrono::seconds turnPatience{10};

constexpr char selectState[] = "SELECT MAX(number), pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' FROM schema_migrations";

quint64 nextDatabaseSerial()
{
    static std::atomic<quint64> serial{0};
    return ++serial;
}

} // namespace

/// What a thread has of a database at the moment.
struct PostgresDatabase::Held
{
    struct Reader
    {
        std::unique_ptr<PostgresConnection> connection;
        int depth = 0; ///< read() inside read() shares the snapshot.
    };
    std::map<QUuid, Reader> readers; ///< By tenant.
    bool isWriting = false;
};

PostgresDatabase::Held &PostgresDatabase::heldByThisThread()
{
    thread_local std::map<quint64, Held> held;
    std::erase_if(held, [this](const auto &each) { return each.first != m_serial && each.second.readers.empty() && !each.second.isWriting; });
    return held[m_serial];
}

PostgresDatabase::PostgresDatabase(const PostgresAddress &address)
    : m_serial(nextDatabaseSerial()), m_readers(address, mostReaders), m_writers(address, mostWriters), m_checks(address, mostChecks), m_notices(address)
{}

PostgresDatabase::~PostgresDatabase() = default;

Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::open(const DatabaseOptions &options)
{
    ASSIGN_OR_RETURN(const PostgresAddress address, PostgresAddress::read(options.url));
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(address));
    database->m_isReadOnly = options.readOnly;
    RETURN_IF_ERROR(database->prepare(options));
    return database;
}

Result<void> PostgresDatabase::prepare(const DatabaseOptions &options)
{
    ASSIGN_OR_RETURN(std::unique_ptr<PostgresConnection> connection, m_writers.take());
    RETURN_IF_ERROR(checkRole(*connection));
    const Result<int> found = schemaVersionOf(*connection);
    if (!found && found.error().code == u"database-grants")
        RETURN_IF_ERROR(checkTables(*connection)); // says what to run
    ASSIGN_OR_RETURN(const int version, found);
    const bool isOlder = version < schemaVersion();
    if (version == 0 && (!options.createIfMissing || options.readOnly || !options.migrate))
        return makeError(ErrorKind::NotFound, say("database-missing/schema"));
    if (isOlder && (options.readOnly || !options.migrate))
        return makeError(ErrorKind::Unavailable, say("database-older/server"));
    if (isOlder || !options.applicationRole.isEmpty())
        RETURN_IF_ERROR(migrateSchema(*connection, options));
    RETURN_IF_ERROR(checkTables(*connection));
    m_writers.giveBack(std::move(connection));
    return {};
}

int PostgresDatabase::schemaVersion() const
{
    return static_cast<int>(embeddedMigrations().size());
}

/// Of one thread, which reads inside a read of the same tenant in the same snapshot.
class PostgresDatabase::Reading final : public BegunTransaction
{
public:
    Reading(PostgresDatabase &database, Held &held, TenantId tenant)
        : m_database(database), m_held(held), m_tenant(tenant.uuid()), m_reader(held.readers[m_tenant])
    {
        ++m_reader.depth;
    }
    ~Reading() override
    {
        if (--m_reader.depth > 0)
            return;
        m_reader.connection->rollback(); // is not waited for
        m_database.m_readers.giveBack(std::move(m_reader.connection));
        m_held.readers.erase(m_tenant);
    }
    Q_DISABLE_COPY_MOVE(Reading)

    Connection &connection() override { return *m_reader.connection; }
    Result<void> commit() override { return {}; }

private:
    PostgresDatabase &m_database;
    Held &m_held;
    const QUuid m_tenant;
    Held::Reader &m_reader;
};

/// Holds the tenant's turn in this process, if it takes turns.
class PostgresDatabase::Writing final : public BegunTransaction
{
public:
    Writing(PostgresDatabase &database, Held &held, TenantId tenant, bool inTurn) : m_database(database), m_held(held), m_tenant(tenant), m_inTurn(inTurn)
    {
        held.isWriting = true;
    }
    ~Writing() override
    {
        if (m_connection) {
            if (m_isOpen)
                m_connection->rollback();
            m_database.m_writers.giveBack(std::move(m_connection));
        }
        m_held.isWriting = false;
        if (m_inTurn)
            m_database.m_turns.end(m_tenant);
    }
    Q_DISABLE_COPY_MOVE(Writing)

    Result<void> begin()
    {
        ASSIGN_OR_RETURN(m_connection, m_database.m_writers.take());
        m_connection->setTenant(m_tenant);
        m_isOpen = true;
        return m_connection->begin(Connection::Access::Write);
    }
    Connection &connection() override { return *m_connection; }
    Result<void> commit() override
    {
        m_isOpen = false;
        return m_connection->commit();
    }

private:
    PostgresDatabase &m_database;
    Held &m_held;
    const TenantId m_tenant;
    const bool m_inTurn;
    std::unique_ptr<PostgresConnection> m_connection;
    bool m_isOpen = false;
};

Result<std::unique_ptr<Database::BegunTransaction>> PostgresDatabase::beginRead(TenantId tenant)
{
    Held &held = heldByThisThread();
    if (!held.readers.contains(tenant.uuid())) {
        ASSIGN_OR_RETURN(std::unique_ptr<PostgresConnection> connection, m_readers.take());
        connection->setTenant(tenant);
        RETURN_IF_ERROR(connection->begin(Connection::Access::Read));
        held.readers[tenant.uuid()].connection = std::move(connection);
    }
    return std::unique_ptr<BegunTransaction>(std::make_unique<Reading>(*this, held, tenant));
}

Result<std::unique_ptr<Database::BegunTransaction>> PostgresDatabase::beginWriting(TenantId tenant, bool inTurn)
{
    if (m_isReadOnly)
        return makeError(ErrorKind::NotSupported, say("database-read-only/opened"));
    Held &held = heldByThisThread();
    if (held.isWriting)
        return makeError(ErrorKind::Internal, say("nested-write"));
    if (inTurn && !m_turns.take(tenant, turnPatience))
        return makeError(ErrorKind::Unavailable, say("storage-busy"), u"the turn of a writer did not come"_s);
    auto writing = std::make_unique<Writing>(*this, held, tenant, inTurn);
    RETURN_IF_ERROR(writing->begin());
    return std::unique_ptr<BegunTransaction>(std::move(writing));
}

Result<void> PostgresDatabase::check()
{
    ASSIGN_OR_RETURN(std::unique_ptr<PostgresConnection> connection, m_checks.take());
    Result<void> fine;
    {
        Query state(*connection, selectState);
        const Result<bool> row = state.step();
        if (!row)
            fine = row.error();
        else if (state.int64(0) != schemaVersion())
            fine = makeError(ErrorKind::Unavailable, say("database-older/schema"));
        else if (state.boolean(1))
            fine = makeError(ErrorKind::Unavailable, say("database-standby"));
    }
    m_checks.giveBack(std::move(connection));
    if (fine) { // who was told that it is ready may read and write at once
        m_readers.forgetRefusal();
        m_writers.forgetRefusal();
    }
    return fine;
}

} // namespace tidegate::sql
