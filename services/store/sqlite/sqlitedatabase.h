// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/database.h"
#include "services/store/sqlite/filewatch.h"
#include "services/store/sqlite/sqliteconnection.h"
#include "services/store/sqlite/sqlitefile.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace tidegate::sql {

/// The reader of one thread.
struct Reader
{
    std::unique_ptr<SqliteConnection> connection;
    int depth = 0; ///< read() inside read() shares the snapshot.
};

/// The readers of one database. Shared with the threads, which close theirs when they end.
struct ReaderPool
{
    std::mutex mutex;
    std::vector<std::shared_ptr<Reader>> readers;
};

QString sqliteVersion(); ///< Of the library that is running: "3.40.1".

/// The store in one SQLite file, in WAL mode.
class SqliteDatabase final : public Database
{
public:
    /// Opens, checks and, when asked to, migrates. Refuses a foreign, damaged or newer file with a sentence that says what to do
    /// and leaves the file as it is. A copy is kept beside the file before a migration. Folder 0700, file 0600.
    static Result<std::unique_ptr<SqliteDatabase>> open(const DatabaseOptions &options);
    /// Replaces the file at options.url by a backup, after checking it; all tokens of the restored database are revoked.
    static Result<void> restore(const DatabaseOptions &options, const QString &backup);
    ~SqliteDatabase() override;

    /// Writes a consistent copy to a new file (temporary name, fsync, rename) and checks it. Existing files are refused.
    Result<void> backup(const QString &file);
    /// Full integrity check of pages and foreign keys.
    Result<void> verify();

    int schemaVersion() const override { return m_schemaVersion; }
    Result<void> check() override;

protected:
    Result<std::unique_ptr<BegunTransaction>> beginRead(TenantId tenant) override;
    Result<std::unique_ptr<BegunTransaction>> beginWrite(TenantId tenant) override;

private:
    class Reading;
    class Writing;

    explicit SqliteDatabase(QString file);

    Result<void> openFile(const DatabaseOptions &options);
    Result<void> createNew(const QString &mark);
    Result<void> openConnection(const DatabaseOptions &options);
    Result<void> checkContent(SqliteConnection &connection, const DatabaseOptions &options);
    Result<void> upgrade(SqliteConnection &connection);
    Result<Reader *> readerOfThisThread();
    void startWatching();
    void watch(const std::stop_token &stopped);
    Result<void> lookBeforeWrite();
    Result<void> lookAfterCommit();
    Result<void> lookNow(bool holdsWriter);
    void writeLogBack();
    Error onDamage(FileDamage damage);
    Message rescue(FileDamage damage);
    QString rescueCopy();
    Result<void> trouble(bool toRead) const;

    const QString m_file;
    const quint64 m_serial; ///< Unlike an address, never used again.
    FileLock m_lock;
    int m_schemaVersion = 0;
    std::unique_ptr<SqliteConnection> m_writer; ///< Null when opened read-only.
    std::timed_mutex m_writerMutex;
    std::atomic<std::thread::id> m_writerThread;
    std::shared_ptr<ReaderPool> m_pool = std::make_shared<ReaderPool>();

    std::mutex m_watchMutex; ///< Of the watch, and around what writes the main file.
    FileWatch m_watch;
    std::atomic<bool> m_isDirty{false}; ///< The log knows what the main file does not.
    std::condition_variable_any m_watcherWake;
    std::atomic<bool> m_isTroubled{false}; ///< Whether there is anything in what follows, which is asked before each read.
    mutable std::mutex m_troubleMutex;     ///< Of the three below.
    std::optional<Error> m_trouble;
    FileDamage m_damage = FileDamage::None;
    bool m_isReadable = true;
    std::jthread m_watcher; ///< Ends first.
};

} // namespace tidegate::sql
