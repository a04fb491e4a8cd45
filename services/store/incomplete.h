// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

namespace tidegate {

class Database;

/// The fact that a database has while a workspace is copied into it, and keeps when that was broken off: since when.
inline const QString incompleteFact = QStringLiteral("copy-incomplete");

/// `copy-incomplete` for a database that a copy has not filled to its end.
Result<void> refuseIncomplete(Database &database);

} // namespace tidegate
