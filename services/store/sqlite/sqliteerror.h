// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

struct sqlite3;

namespace tidegate::sql {

/// The one place where a failure of SQLite becomes an Error. `statement` goes to the log only.
Error sqliteError(sqlite3 *handle, int code, const QString &statement = {});

} // namespace tidegate::sql
