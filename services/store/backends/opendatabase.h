// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/database.h"

namespace tidegate {

// The one place that knows which databases there are: the URL says which one is meant.

/// What databases are kept by unless a URL says otherwise, with its version: "SQLite 3.40.1".
QString databaseEngine();
/// Opens, checks and, when asked to, migrates. Refuses a foreign, damaged or newer database with a sentence that says what to do and leaves it as it is.
Result<std::unique_ptr<Database>> openDatabase(const DatabaseOptions &options);
/// Writes a consistent, checked copy to a new file, also of a database that is in use. Existing files are refused.
Result<void> backUpDatabase(DatabaseOptions options, const QString &file);
/// Replaces the database by a backup, after checking it; all tokens of the restored database are revoked.
Result<void> restoreDatabase(const DatabaseOptions &options, const QString &file);

} // namespace tidegate
