// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/incomplete.h"
#include "services/store/schema.h"
#include "services/store/sqlite/searchabletexts.h"
#include "services/store/sqlite/sqlitedatabase.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

constexpr char revokeAllTokens[] = "UPDATE tokens SET revoked_at = ?1 WHERE revoked_at IS NULL";

int newestVersion()
{
    return static_cast<int>(embeddedMigrations().size());
}

Error named(const Error &error, const QString &file)
{
    if (error.code == u"database-damaged")
        return makeError(error.kind, say("database-damaged/file", file), error.detail);
    return error;
}

/// Runs statements without values one after the other.
Result<void> executeAll(SqliteConnection &connection, std::initializer_list<QByteArray> statements)
{
    for (const QByteArray &statement : statements) {
        const Result<void> done = connection.execute(statement);
        if (!done)
            return done;
    }
    return {};
}

QByteArray setApplicationId()
{
    return "PRAGMA application_id = " + QByteArray::number(sqliteApplicationId);
}

/// Fills a new, empty file. Nothing needs to survive a crash before the caller renames it.
Result<void> fillNew(const QString &file, const QString &mark)
{
    ASSIGN_OR_RETURN(const std::unique_ptr<SqliteConnection> opened, SqliteConnection::open(file, SqliteConnection::Mode::ReadWrite));
    const Result<void> set = executeAll(*opened, {"PRAGMA synchronous = OFF", setApplicationId()});
    if (!set)
        return set;
    const Result<void> migrated = migrate(*opened, embeddedMigrations(), Clock::system().now());
    if (!migrated)
        return migrated;
    RETURN_IF_ERROR(markIncomplete(*opened, mark));
    return opened->execute("PRAGMA journal_mode = WAL");
}

/// Refuses a backup that is damaged, of another program, or newer.
Result<void> checkBackup(const QString &file, SqliteConnection &connection)
{
    const Result<void> pages = checkPages(connection.handle(), true);
    if (!pages)
        return named(pages.error(), file);
    const Result<int> version = appliedVersion(connection, embeddedMigrations());
    return version ? Result<void>() : Result<void>(version.error());
}

/// Copies the backup to a new file, in which no token is valid any more.
Result<void> copyWithoutTokens(const QString &backup, const QString &target)
{
    {
        const Result<std::unique_ptr<SqliteConnection>> source = SqliteConnection::open(backup, SqliteConnection::Mode::ReadOnly);
        if (!source)
            return named(source.error(), backup);
        const Result<void> fine = checkBackup(backup, **source);
        if (!fine)
            return fine;
        const Result<void> copied = copyDatabase((*source)->handle(), target);
        if (!copied)
            return copied;
    }
    ASSIGN_OR_RETURN(const std::unique_ptr<SqliteConnection> copy, SqliteConnection::open(target, SqliteConnection::Mode::ReadWrite));
    return execute(*copy, revokeAllTokens, Clock::system().now());
}

/// Keeps what is there under another name. The database never goes missing in between.
Result<void> setAside(const QString &file)
{
    const QString kept = u"%1.before-restore-%2.bak"_s.arg(file, QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z'"));
    if (QFileInfo::exists(file) && ::link(QFile::encodeName(file).constData(), QFile::encodeName(kept).constData()) != 0)
        return makeError(ErrorKind::Unavailable, say("database-read-only/kept", kept));
    if (QFileInfo::exists(file + u"-wal"_s) && !QFile::rename(file + u"-wal"_s, kept + u"-wal"_s))
        return makeError(ErrorKind::Unavailable, say("database-read-only/kept", kept));
    QFile::remove(file + u"-shm"_s);
    return {};
}

} // namespace

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const DatabaseOptions &options)
{
    ASSIGN_OR_RETURN(const QString file, fileOfUrl(options.url));
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(file));
    const Result<void> opened = database->openFile(options);
    if (!opened)
        return named(opened.error(), file);
    return database;
}

Result<void> SqliteDatabase::openFile(const DatabaseOptions &options)
{
    ASSIGN_OR_RETURN(const FileState state, inspectFile(m_file, newestVersion()));
    if (state == FileState::Missing && (!options.createIfMissing || options.readOnly)) {
        return makeError(ErrorKind::NotFound, say("database-missing/none", m_file));
    }
    // A new database would discard what only the log still knows.
    if (state == FileState::Missing && QFileInfo(m_file + u"-wal"_s).size() > 0) {
        return makeError(ErrorKind::Unavailable, say("database-missing/log", m_file));
    }
    if (options.readOnly)
        return openConnection(options);
    const Result<void> folder = prepareFolder(m_file);
    if (!folder)
        return folder;
    const Result<void> locked = m_lock.take(m_file);
    if (!locked && options.besideAnother && state == FileState::Ours && locked.error().code == u"database-locked") {
        DatabaseOptions asItIs = options;
        asItIs.migrate = false;
        return openConnection(asItIs);
    }
    if (!locked)
        return locked;
    if (state == FileState::Missing) {
        const Result<void> created = createNew(options.markOfNew);
        if (!created)
            return created;
    }
    return openConnection(options);
}

// Under another name first, so that a crash never leaves half a database behind, and an empty file is always damage.
Result<void> SqliteDatabase::createNew(const QString &mark)
{
    const QString fresh = m_file + u".new"_s;
    for (const QString &suffix : {u".new"_s, u".new-journal"_s, u".new-wal"_s, u".new-shm"_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_file + suffix);
    const Result<void> created = createFile(fresh);
    if (!created)
        return created;
    Result<void> filled = fillNew(fresh, mark);
    if (filled)
        filled = syncFile(fresh);
    if (!filled) {
        QFile::remove(fresh);
        return filled;
    }
    return renameFile(fresh, m_file);
}

Result<void> SqliteDatabase::openConnection(const DatabaseOptions &options)
{
    const auto mode = options.readOnly ? SqliteConnection::Mode::ReadOnly : SqliteConnection::Mode::ReadWrite;
    ASSIGN_OR_RETURN(std::unique_ptr<SqliteConnection> opened, SqliteConnection::open(m_file, mode));
    opened->setCheckpointOnClose(false); // Until it is known to be ours and sound.
    const Result<void> fine = checkContent(*opened, options);
    if (!fine)
        return fine;
    opened->setCheckpointOnClose(true);
    m_schemaVersion = newestVersion();
    if (options.readOnly)
        return {};
    const Result<void> restricted = restrictFile(m_file);
    if (!restricted)
        return restricted;
    m_writer = std::move(opened);
    const Result<void> set = executeAll(*m_writer, {"PRAGMA journal_mode = WAL", "PRAGMA journal_size_limit = 67108864"});
    if (!set)
        return set;
    if (!options.migrate) {
        // Beside another process, which watches who writes the main file: that one writes the log back.
        m_writer->setCheckpointOnClose(false);
        return m_writer->execute("PRAGMA wal_autocheckpoint = 0");
    }
    RETURN_IF_ERROR(keepSearchableTexts(*m_writer));
    startWatching();
    return {};
}

Result<void> SqliteDatabase::checkContent(SqliteConnection &connection, const DatabaseOptions &options)
{
    ASSIGN_OR_RETURN(const qint64 id, pragmaNumber(connection.handle(), "PRAGMA application_id"));
    if (id != sqliteApplicationId)
        return makeError(ErrorKind::Unavailable, say("database-foreign/program", m_file));
    if (QFileInfo(m_file).size() <= maxQuickCheck) {
        const Result<void> pages = checkPages(connection.handle(), false);
        if (!pages)
            return pages;
    }
    ASSIGN_OR_RETURN(const int version, appliedVersion(connection, embeddedMigrations()));
    ASSIGN_OR_RETURN(const qint64 userVersion, pragmaNumber(connection.handle(), "PRAGMA user_version"));
    if (userVersion != version)
        return makeError(ErrorKind::Unavailable, say("database-damaged/any"), u"user_version and schema_migrations differ"_s);
    if (version == newestVersion())
        return {};
    if (options.readOnly || !options.migrate) {
        return makeError(ErrorKind::Unavailable, say("database-older/file", m_file));
    }
    return upgrade(connection);
}

Result<void> SqliteDatabase::upgrade(SqliteConnection &connection)
{
    const QString kept = u"%1.before-%2.bak"_s.arg(m_file, QLatin1StringView(TIDEGATE_VERSION));
    QFile::remove(kept + u".part"_s);
    const Result<void> copied = copyDatabase(connection.handle(), kept + u".part"_s);
    if (!copied)
        return copied;
    const Result<void> renamed = renameFile(kept + u".part"_s, kept);
    if (!renamed)
        return renamed;
    return migrate(connection, embeddedMigrations(), Clock::system().now());
}

Result<void> SqliteDatabase::restore(const DatabaseOptions &options, const QString &backup)
{
    ASSIGN_OR_RETURN(const QString file, fileOfUrl(options.url));
    ASSIGN_OR_RETURN(const FileState state, inspectFile(backup, newestVersion()));
    if (state == FileState::Missing)
        return makeError(ErrorKind::NotFound, say("backup-missing", backup));
    const Result<void> folder = prepareFolder(file);
    if (!folder)
        return folder;
    FileLock lock;
    const Result<void> locked = lock.take(file);
    if (!locked)
        return locked;
    const QString fresh = file + u".restoring"_s;
    QFile::remove(fresh);
    Result<void> done = copyWithoutTokens(backup, fresh);
    if (done)
        done = setAside(file);
    if (!done) {
        QFile::remove(fresh);
        return done;
    }
    return renameFile(fresh, file);
}

} // namespace tidegate::sql
