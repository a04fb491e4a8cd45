// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;
class HealthService;

/// What looks at targets by schedule, and whether it keeps up.
std::vector<ApiRoute> monitorRoutes(Backend &backend, HealthService &health);

} // namespace tidegate
