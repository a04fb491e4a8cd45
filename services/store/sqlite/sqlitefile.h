// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QString>

struct sqlite3;

namespace tidegate::sql {

constexpr int sqliteApplicationId = 0x54494445;       ///< "TIDE"
constexpr qint64 maxQuickCheck = 256LL * 1024 * 1024; ///< Larger files are not checked at every start.

/// The file of "sqlite:///absolute/path.db"; the rest of the URL is taken as it stands.
Result<QString> fileOfUrl(const QString &url);

enum class FileState { Missing, Ours };
/// Looks at the file without SQLite and without changing anything. Refuses a link, a folder, an empty file, a file of another program
/// and a schema newer than `newest`.
Result<FileState> inspectFile(const QString &file, int newest);

/// Makes the folder, and those above it, with mode 0700 when they are missing, and checks that it can be written.
Result<void> prepareFolder(const QString &file);
/// Creates a new, empty file with mode 0600; fails if it exists.
Result<void> createFile(const QString &file);
/// Takes the rights of others away from an existing file.
Result<void> restrictFile(const QString &file);
/// Waits until the file and its folder entry are on the disk.
Result<void> syncFile(const QString &file);
/// Renames, replacing what is there, and waits until that is on the disk.
Result<void> renameFile(const QString &from, const QString &to);

/// Tells other processes that this one writes the database. Advisory, beside the file, given up by the kernel when the process ends.
class FileLock
{
public:
    FileLock() = default;
    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)

    Result<void> take(const QString &file);

private:
    int m_descriptor = -1;
};

/// Copies a database, as one consistent state, to a file of mode 0600 that does not exist yet; checks the copy page by page.
Result<void> copyDatabase(sqlite3 *source, const QString &target);
/// PRAGMA quick_check or integrity_check; `database-damaged` when it finds something.
Result<void> checkPages(sqlite3 *handle, bool full);
/// The value of a pragma that is a number.
Result<qint64> pragmaNumber(sqlite3 *handle, const char *statement);

} // namespace tidegate::sql
