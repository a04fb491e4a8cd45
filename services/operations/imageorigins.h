// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/environmentcomparison.h"
#include "services/operations/call.h"
#include "services/store/inventorystore.h"

namespace tidegate {

// What is known of the images that answers name: whatever is expected and was never seen says nothing.

Result<void> addOrigins(Call &call, DriftReport &report);
Result<void> addOrigins(Call &call, QList<DriftRow> &rows);
Result<void> addOrigins(Call &call, EnvironmentComparison &comparison);

} // namespace tidegate
