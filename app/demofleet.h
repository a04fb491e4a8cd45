// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/operations/backend.h"

namespace tidegate {

/// Fills an empty tenant with the example fleet: three environments, groups, targets with health, stickers, drift and freezes around now.
/// Conflict `not-empty` when there is an environment already. Everything is made through the operations, audit rows included.
Result<void> loadDemoFleet(Backend &backend, const Principal &principal);

} // namespace tidegate
