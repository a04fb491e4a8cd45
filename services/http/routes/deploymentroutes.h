// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// Stickers, inventory and drift.
std::vector<ApiRoute> deploymentRoutes(Backend &backend);

} // namespace tidegate
