// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <optional>

namespace tidegate {

class Database;
namespace sql {
class Connection;
} // namespace sql

/// The fact that a database has while a workspace is copied into it, and keeps when that was broken off: the mark of the copy (newCopyMark()).
inline const QString incompleteFact = QStringLiteral("copy-incomplete");

/// The mark that a database bears; nothing when it is whole.
Result<std::optional<QString>> incompleteMark(Database &database);

/// Marks a database in the transaction that makes its tables: there is no moment at which it looks like an empty one. An empty mark marks nothing.
Result<void> markIncomplete(sql::Connection &connection, const QString &mark);

/// `copy-incomplete` for a database that a copy has not filled to its end.
Result<void> refuseIncomplete(Database &database);

} // namespace tidegate
