// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// /api/v1/deployments-observed: every change of what runs, and what is known of why.
std::vector<ApiRoute> observedChangeRoutes(Backend &backend);

} // namespace tidegate
