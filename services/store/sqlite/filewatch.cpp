// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/filewatch.h"

#include "services/domain/systemcall.h"

#include <QFile>

#include <cstring>

#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

constexpr qint64 keptLogSize = 64LL * 1024 * 1024; // journal_size_limit: another process may cut the log down to it
// https://sqlite.org/walformat.html: the salts of the log, and how many of its frames are in the database.
constexpr int maxDescriptors = 4096; // a database is opened early
constexpr off_t saltsAt = 32;
constexpr off_t backfillAt = 96;

bool sameTime(const timespec &a, const timespec &b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

} // namespace

bool FileWatch::begin(const QString &file)
{
    m_watching = false;
    const std::array suffixes{u""_s, u"-wal"_s, u"-shm"_s};
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        m_files[i].path = QFile::encodeName(file + suffixes[i]);
        m_files[i].descriptor = -1;
        if (::lstat(m_files[i].path.constData(), &m_files[i].status) != 0)
            return false;
    }
    findDescriptors(m_files);
    m_logSize = 0;
    m_watching = m_files[0].descriptor >= 0 && m_files[1].descriptor >= 0;
    m_progress = progress();
    return m_watching;
}

// Not by /proc, which a process that must not be dumped cannot read of itself.
void FileWatch::findDescriptors(std::array<Known, 3> &files)
{
    for (int descriptor = 0; descriptor < maxDescriptors; ++descriptor) {
        struct stat status
        {};
        if (::fstat(descriptor, &status) != 0)
            continue;
        for (Known &known : files) {
            if (known.descriptor < 0 && isSame(known, status))
                known.descriptor = descriptor;
        }
    }
}

bool FileWatch::isSame(const Known &known, const struct stat &now)
{
    return now.st_dev == known.status.st_dev && now.st_ino == known.status.st_ino;
}

FileDamage FileWatch::look()
{
    if (!m_watching)
        return FileDamage::None;
    Found found;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        struct stat now
        {};
        if (::lstat(m_files[i].path.constData(), &now) == 0)
            found[i] = now;
    }
    for (const FileDamage damage : {lookAtDatabase(found[0]), lookAtLog(found)}) {
        if (damage != FileDamage::None)
            return damage;
    }
    return lookAtRights(found);
}

FileDamage FileWatch::lookAtDatabase(const std::optional<struct stat> &found)
{
    const Known &database = m_files[0];
    if (!found || !isSame(database, *found)) {
        struct stat open
        {};
        const bool hasName = ::fstat(database.descriptor, &open) == 0 && isSame(database, open) && open.st_nlink > 0;
        return found ? FileDamage::DatabaseReplaced : hasName ? FileDamage::Moved : FileDamage::DatabaseGone;
    }
    if (found->st_size < database.status.st_size)
        return FileDamage::Overwritten;
    if (sameTime(found->st_mtim, database.status.st_mtim))
        return FileDamage::None;
    if (progress() == m_progress)
        return FileDamage::Overwritten;
    wroteDatabase(); // another process with this database open wrote the log back
    return FileDamage::None;
}

FileDamage FileWatch::lookAtLog(const Found &found) const
{
    const auto &log = found[1];
    const auto &index = found[2];
    if (!log)
        return FileDamage::LogGone;
    if (!isSame(m_files[1], *log))
        return FileDamage::LogReplaced;
    if (log->st_size < std::min(m_logSize, keptLogSize))
        return FileDamage::LogCut;
    if (!index || !isSame(m_files[2], *index) || index->st_size < m_files[2].status.st_size)
        return FileDamage::IndexGone;
    return FileDamage::None;
}

FileDamage FileWatch::lookAtRights(const Found &found) const
{
    if (std::any_of(found.begin(), found.end(), [](const auto &file) { return file && (file->st_mode & S_IWUSR) == 0; }))
        return FileDamage::ReadOnly;
    struct statvfs system
    {};
    if (::statvfs(m_files[0].path.constData(), &system) == 0 && (system.f_flag & ST_RDONLY) != 0)
        return FileDamage::ReadOnly;
    return FileDamage::None;
}

FileWatch::Progress FileWatch::progress() const
{
    Progress read{};
    const int index = m_files[2].descriptor;
    struct stat open
    {};
    if (index < 0 || ::fstat(index, &open) != 0 || !isSame(m_files[2], open))
        return read;
    (void)!restarted(::pread, index, read.data(), std::size_t(8), saltsAt);
    (void)!restarted(::pread, index, read.data() + 8, std::size_t(4), backfillAt);
    return read;
}

void FileWatch::wroteDatabase()
{
    struct stat now
    {};
    if (m_watching && ::lstat(m_files[0].path.constData(), &now) == 0 && isSame(m_files[0], now))
        m_files[0].status = now;
    m_progress = progress();
}

void FileWatch::wroteLog(qint64 size)
{
    m_logSize = size;
    m_progress = progress();
}

} // namespace tidegate::sql
