// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/operations/call.h"

namespace tidegate {

/// Whether there are rules for these rows.
bool isCheckedOnImport(const sql::Table &table);
/// Reads the things of these rows through the ordinary stores and holds them to the rules for what is entered. Invalid with the table, the id and why.
Result<void> checkImported(Call &call, const sql::Table &table, const QList<Row> &rows);

} // namespace tidegate
