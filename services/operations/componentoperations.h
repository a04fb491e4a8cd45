// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/componentversions.h"
#include "services/operations/call.h"

namespace tidegate {

/// What runs in which environment, by the newest inventories of the enabled targets, in one pass: so many components, the first by name after a given one.
/// A component that was deployed in a freeze within the last 30 days is marked where the image still runs.
Result<FleetComponents> componentVersions(Call &call, int limit, const QByteArray &after);

} // namespace tidegate
