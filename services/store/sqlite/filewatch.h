// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <array>
#include <optional>

#include <sys/stat.h>

namespace tidegate::sql {

/// What somebody did to the files of a database while it was open.
enum class FileDamage {
    None,
    ReadOnly,         ///< A file or the file system cannot be written any more; passes when that is undone.
    IndexGone,        ///< -shm was removed or replaced: other processes would no longer see our locks.
    LogGone,          ///< -wal was removed: what is written goes to a file without a name.
    LogReplaced,      ///< There is another -wal at its place.
    LogCut,           ///< -wal is shorter than what was written to it.
    Moved,            ///< The database lies somewhere else now, its folder renamed for example.
    DatabaseGone,     ///< The file was removed; what we hold open has no name.
    DatabaseReplaced, ///< There is another file at its place.
    Overwritten,      ///< The same file, but somebody else wrote to it.
};

/// Watches that the three files of an open database stay what they were: their identity, size and rights, and that nobody else writes the
/// main file. An inode that is open is not given to another file, so that the path tells. It opens none of the files: closing one would
/// take the process its locks. Not thread-safe.
class FileWatch
{
public:
    /// To be called when the database is open and its log exists; false when a file is not there.
    bool begin(const QString &file);
    FileDamage look();

    /// We are about to write the main file, or have written it.
    void wroteDatabase();
    /// A commit left so many bytes in the log.
    void wroteLog(qint64 size);

private:
    struct Known
    {
        QByteArray path;
        struct stat status
        {};
        int descriptor = -1; ///< SQLite's own.
    };
    /// Where the log was written back to, as processes share it: tells a checkpoint of another Tidegate from a foreign hand.
    using Progress = std::array<char, 40>;

    /// What the paths name now, in the order of m_files; nothing where they name nothing.
    using Found = std::array<std::optional<struct stat>, 3>;
    FileDamage lookAtDatabase(const std::optional<struct stat> &found);
    FileDamage lookAtLog(const Found &found) const;
    FileDamage lookAtRights(const Found &found) const;
    Progress progress() const;
    static bool isSame(const Known &known, const struct stat &now);
    static void findDescriptors(std::array<Known, 3> &files);

    std::array<Known, 3> m_files; ///< The database, its log, the index of the log.
    Progress m_progress{};
    qint64 m_logSize = 0;
    bool m_watching = false;
};

} // namespace tidegate::sql
