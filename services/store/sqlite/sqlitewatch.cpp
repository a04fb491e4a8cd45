// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqliteDatabase that notices what others do to its files, and saves what can be saved.

#include "services/domain/say.h"
#include "services/sql/query.h"
#include "services/store/sqlite/sqlitedatabase.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

Q_LOGGING_CATEGORY(storeLog, "tidegate.store")

constexpr auto watchPause = std::chrono::milliseconds(400); // noticed within a second
constexpr qint64 framesToWriteBack = 1'000;

QString nameOfNow()
{
    return QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z'");
}

/// What happened, and what remains of it when nothing could be saved.
struct Told
{
    FileDamage damage;
    SentenceKey<0> key;
};

constexpr Told told[] = {
    {FileDamage::ReadOnly, "database-read-only/files"},  {FileDamage::IndexGone, "database-index-gone"},
    {FileDamage::LogGone, "database-log-gone/removed"},  {FileDamage::LogReplaced, "database-log-gone/replaced"},
    {FileDamage::LogCut, "database-log-gone/cut"},       {FileDamage::Moved, "database-moved"},
    {FileDamage::DatabaseGone, "database-gone/removed"}, {FileDamage::DatabaseReplaced, "database-gone/replaced"},
    {FileDamage::Overwritten, "database-overwritten"},
};

Error errorOf(FileDamage damage)
{
    for (const Told &each : told) {
        if (each.damage == damage)
            return makeError(ErrorKind::Unavailable, say(each.key));
    }
    return makeError(ErrorKind::Internal, say("internal/files-fine"));
}

/// Whether what is held open is still one database: the main file and the log belong together and nobody else wrote to them.
bool isWhole(FileDamage damage)
{
    return damage != FileDamage::LogCut && damage != FileDamage::Overwritten;
}

bool hasItsPlace(FileDamage damage)
{
    return isWhole(damage) && damage != FileDamage::DatabaseGone && damage != FileDamage::DatabaseReplaced;
}

/// Gives a file that is in the way another name; true when nothing is there any more.
bool moveAside(const QString &file)
{
    return !QFileInfo::exists(file) || QFile::rename(file, file + u".aside-"_s + nameOfNow());
}

} // namespace

void SqliteDatabase::startWatching()
{
    m_writer->watchLog();
    // The log and its index exist from the first read on.
    (void)check();
    {
        const std::scoped_lock lock(m_watchMutex);
        if (!m_watch.begin(m_file)) {
            qCWarning(storeLog).noquote() << "the files of the database are not watched:" << m_file;
            return;
        }
    }
    m_watcher = std::jthread([this](const std::stop_token &stopped) { watch(stopped); });
}

void SqliteDatabase::watch(const std::stop_token &stopped)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    bool wasDirty = false;
    while (!m_watcherWake.wait_for(lock, stopped, watchPause, [] { return false; }) && !stopped.stop_requested()) {
        if (!lookNow(false))
            continue;
        // What was written is in the main file soon after it grew quiet, so that a log that is lost then takes nothing with it.
        if (m_isDirty && wasDirty && m_writerMutex.try_lock()) {
            writeLogBack();
            m_writerMutex.unlock();
        }
        wasDirty = m_isDirty;
    }
}

Result<void> SqliteDatabase::trouble(bool toRead) const
{
    if (!m_isTroubled)
        return {};
    const std::scoped_lock lock(m_troubleMutex);
    if (!m_trouble || (toRead && m_isReadable))
        return {};
    return *m_trouble;
}

Result<void> SqliteDatabase::lookBeforeWrite()
{
    return lookNow(true);
}

/// The answer to a write is given after this: either its log has a name still, or it was saved, or it is refused.
Result<void> SqliteDatabase::lookAfterCommit()
{
    {
        const std::scoped_lock lock(m_watchMutex);
        m_watch.wroteLog(m_writer->logSize());
    }
    m_isDirty = true;
    const Result<void> fine = lookNow(true);
    if (fine && m_writer->logFrames() >= framesToWriteBack)
        writeLogBack();
    return fine;
}

/// In the thread that holds the writer.
void SqliteDatabase::writeLogBack()
{
    const std::scoped_lock lock(m_watchMutex);
    if (m_watch.look() != FileDamage::None)
        return;
    if (m_writer->checkpoint(false))
        m_isDirty = false;
    m_watch.wroteDatabase();
}

Result<void> SqliteDatabase::lookNow(bool holdsWriter)
{
    FileDamage damage = FileDamage::None;
    {
        const std::scoped_lock lock(m_watchMutex);
        damage = m_watch.look();
    }
    FileDamage known = FileDamage::None;
    {
        const std::scoped_lock lock(m_troubleMutex);
        known = m_damage;
        if (known == FileDamage::ReadOnly && damage == FileDamage::None) {
            m_trouble.reset();
            m_isTroubled = false;
            m_damage = FileDamage::None;
            qCWarning(storeLog) << "the files of the database can be written again";
            return {};
        }
    }
    if (known != FileDamage::None && known != FileDamage::ReadOnly)
        return trouble(false); // said and done
    if (damage == FileDamage::None)
        return {};
    if (damage == known)
        return trouble(false);
    {
        // Refused from now on; what could be saved is said when it is known.
        const std::scoped_lock lock(m_troubleMutex);
        m_trouble = errorOf(damage);
        m_isTroubled = true;
        m_damage = damage;
        m_isReadable = isWhole(damage);
    }
    if (holdsWriter)
        return onDamage(damage);
    const std::scoped_lock writer(m_writerMutex);
    return onDamage(damage);
}

Error SqliteDatabase::onDamage(FileDamage damage)
{
    const Message saved = rescue(damage);
    const std::scoped_lock lock(m_troubleMutex);
    m_trouble = errorOf(damage);
    if (!saved.isEmpty())
        m_trouble = makeError(m_trouble->kind, m_trouble->said.followedBy(saved));
    qCCritical(storeLog).noquote() << m_file << ":" << m_trouble->message;
    return *m_trouble;
}

/// Saves what can be saved, in the thread that holds the writer; a sentence about it.
Message SqliteDatabase::rescue(FileDamage damage)
{
    if (damage == FileDamage::ReadOnly)
        return {};
    m_writer->setCheckpointOnClose(false);
    // A log that does not belong to the main file would be written into it at the next start.
    const bool hasStrangeLog = damage == FileDamage::LogReplaced || damage == FileDamage::DatabaseReplaced || damage == FileDamage::Overwritten;
    QString copied;
    if (damage == FileDamage::DatabaseReplaced)
        copied = rescueCopy();
    const bool isLogAside = !hasStrangeLog || moveAside(m_file + u"-wal"_s);
    if (hasItsPlace(damage) && isLogAside && m_writer->checkpoint(true))
        return say("rescue/all-there");
    if (copied.isEmpty() && isWhole(damage))
        copied = rescueCopy();
    if (!copied.isEmpty())
        return say("rescue/copy", copied);
    return say("rescue/maybe-lost");
}

/// All of the database as it is held open, in a new file; its name, or nothing.
QString SqliteDatabase::rescueCopy()
{
    const QFileInfo file(m_file);
    const QString folder = file.absolutePath();
    for (const QString &place : {folder, QFileInfo(folder).absolutePath(), QDir::tempPath()}) {
        const QString copy = QDir(place).filePath(file.fileName() + u".rescued-"_s + nameOfNow());
        if (!QFileInfo(place).isDir())
            continue;
        const Result<void> copied = copyDatabase(m_writer->handle(), copy);
        if (copied)
            return copy;
        qCWarning(storeLog).noquote() << "no copy in" << place << ":" << copied.error().message << copied.error().detail;
    }
    return {};
}

} // namespace tidegate::sql
