// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/sqlitedatabase.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/schema.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

constexpr std::chrono::seconds turnPatience{10}; // as with other databases: who writes for long must not hold all threads

constexpr char selectVersion[] = "SELECT MAX(number) FROM schema_migrations";

/// Closes the readers of a thread when it ends, unless their database did so before.
class ThreadReaders
{
public:
    ~ThreadReaders()
    {
        for (const auto &[serial, place] : m_places) {
            const std::shared_ptr<ReaderPool> pool = place.pool.lock();
            if (!pool)
                continue;
            const std::scoped_lock lock(pool->mutex);
            place.reader->connection.reset();
            std::erase(pool->readers, place.reader);
        }
    }

    std::shared_ptr<Reader> find(quint64 serial) const
    {
        const auto found = m_places.find(serial);
        return found == m_places.end() ? nullptr : found->second.reader;
    }

    void keep(quint64 serial, const std::shared_ptr<ReaderPool> &pool, const std::shared_ptr<Reader> &reader)
    {
        std::erase_if(m_places, [](const auto &entry) { return entry.second.pool.expired(); });
        m_places[serial] = {pool, reader};
    }

private:
    struct Place
    {
        std::weak_ptr<ReaderPool> pool;
        std::shared_ptr<Reader> reader;
    };
    std::unordered_map<quint64, Place> m_places;
};

thread_local ThreadReaders threadReaders;

quint64 nextSerial()
{
    static std::atomic<quint64> serial{0};
    return ++serial;
}

} // namespace

QString sqliteVersion()
{
    return QString::fromLatin1(sqlite3_libversion());
}

SqliteDatabase::SqliteDatabase(QString file) : m_file(std::move(file)), m_serial(nextSerial()) {}

SqliteDatabase::~SqliteDatabase()
{
    if (m_watcher.joinable()) {
        m_watcher.request_stop();
        m_watcher.join();
        (void)lookNow(false); // closing writes the log back, which must not hit a file that is not ours
    }
    const std::scoped_lock lock(m_pool->mutex);
    for (const std::shared_ptr<Reader> &reader : m_pool->readers)
        reader->connection.reset();
    m_pool->readers.clear();
}

Result<Reader *> SqliteDatabase::readerOfThisThread()
{
    if (const std::shared_ptr<Reader> reader = threadReaders.find(m_serial))
        return reader.get();
    ASSIGN_OR_RETURN(std::unique_ptr<SqliteConnection> opened, SqliteConnection::open(m_file, SqliteConnection::Mode::ReadOnly));
    const auto reader = std::make_shared<Reader>();
    reader->connection = std::move(opened);
    threadReaders.keep(m_serial, m_pool, reader);
    const std::scoped_lock lock(m_pool->mutex);
    m_pool->readers.push_back(reader);
    return reader.get();
}

/// Of one thread, which reads inside a read in the same snapshot.
class SqliteDatabase::Reading final : public BegunTransaction
{
public:
    explicit Reading(Reader &reader) : m_reader(reader) { ++reader.depth; }
    ~Reading() override
    {
        if (--m_reader.depth == 0)
            m_reader.connection->rollback();
    }
    Q_DISABLE_COPY_MOVE(Reading)

    Connection &connection() override { return *m_reader.connection; }
    Result<void> commit() override { return {}; }

private:
    Reader &m_reader;
};

/// Holds the writer.
class SqliteDatabase::Writing final : public BegunTransaction
{
public:
    explicit Writing(SqliteDatabase &database) : m_database(database) { database.m_writerThread = std::this_thread::get_id(); }
    ~Writing() override
    {
        if (m_isOpen)
            m_database.m_writer->rollback();
        m_database.m_writerThread = std::thread::id();
        m_database.m_writerMutex.unlock();
    }
    Q_DISABLE_COPY_MOVE(Writing)

    Connection &connection() override { return *m_database.m_writer; }
    Result<void> commit() override
    {
        m_isOpen = false;
        const Result<void> committed = m_database.m_writer->commit();
        return committed ? m_database.lookAfterCommit() : committed;
    }

private:
    SqliteDatabase &m_database;
    bool m_isOpen = true;
};

Result<std::unique_ptr<Database::BegunTransaction>> SqliteDatabase::beginRead(TenantId)
{
    ASSIGN_OR_RETURN(Reader * reader, readerOfThisThread());
    RETURN_IF_ERROR(trouble(true));
    if (reader->depth == 0)
        RETURN_IF_ERROR(reader->connection->begin(Connection::Access::Read));
    return std::unique_ptr<BegunTransaction>(std::make_unique<Reading>(*reader));
}

Result<std::unique_ptr<Database::BegunTransaction>> SqliteDatabase::beginWrite(TenantId)
{
    if (!m_writer)
        return makeError(ErrorKind::NotSupported, say("database-read-only/opened"));
    if (m_writerThread == std::this_thread::get_id())
        return makeError(ErrorKind::Internal, say("nested-write"));
    if (!m_writerMutex.try_lock_for(turnPatience))
        return makeError(ErrorKind::Unavailable, say("storage-busy"), u"the turn of a writer did not come"_s);
    Result<void> begun = lookBeforeWrite();
    if (begun)
        begun = m_writer->begin(Connection::Access::Write);
    if (!begun) {
        m_writerMutex.unlock();
        return begun.error();
    }
    return std::unique_ptr<BegunTransaction>(std::make_unique<Writing>(*this));
}

Result<void> SqliteDatabase::check()
{
    ASSIGN_OR_RETURN(Reader * reader, readerOfThisThread());
    RETURN_IF_ERROR(trouble(false));
    if (!QFileInfo::exists(m_file))
        return makeError(ErrorKind::Unavailable, say("database-missing/gone"));
    Query query(*reader->connection, selectVersion);
    ASSIGN_OR_RETURN(const int version, readOne(query, [](Query &row) { return row.integer(0); }));
    if (version != embeddedMigrations().size())
        return makeError(ErrorKind::Unavailable, say("database-older/schema"));
    return {};
}

Result<void> SqliteDatabase::verify()
{
    ASSIGN_OR_RETURN(Reader * reader, readerOfThisThread());
    SqliteConnection &connection = *reader->connection;
    const Result<void> pages = checkPages(connection.handle(), true);
    if (!pages)
        return pages;
    Query violations(connection, "PRAGMA foreign_key_check");
    ASSIGN_OR_RETURN(const bool found, violations.step());
    if (found) {
        return makeError(ErrorKind::Unavailable, say("database-damaged/any"), u"foreign keys of "_s + violations.string(0));
    }
    return {};
}

Result<void> SqliteDatabase::backup(const QString &file)
{
    if (QFileInfo::exists(file) || QFileInfo(file).isSymLink())
        return makeError(ErrorKind::Conflict, say("file-exists", file));
    ASSIGN_OR_RETURN(Reader * reader, readerOfThisThread());
    const QString part = file + u".part"_s;
    QFile::remove(part);
    const Result<void> copied = copyDatabase(reader->connection->handle(), part);
    if (!copied)
        return copied;
    return renameFile(part, file);
}

} // namespace tidegate::sql
