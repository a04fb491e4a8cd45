// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/copying/copyoptions.h"
#include "services/store/rowstore.h"

namespace tidegate {

/// Gives rows of stored credentials to the key of the target; they stay bound to what they were stored for. `copy-key` for one that the key of the
/// source does not open, which is tried in any case: what nobody can open any more is not taken along in silence.
Result<void> sealAgain(const sql::Table &secrets, QList<Row> &rows, const CopyOptions &options);

} // namespace tidegate
