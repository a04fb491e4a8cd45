// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

namespace tidegate::sql {

class Connection;

/// Keeps what is searched of rows that a version before migration 0008 wrote, as the new ones are kept; in batches, once. For when a database is
/// opened. Only SQLite has such rows.
Result<void> keepSearchableTexts(Connection &connection);

} // namespace tidegate::sql
