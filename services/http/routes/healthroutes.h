// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;
class HealthService;

/// Health checks, inventory by probe, health history and credentials of targets.
std::vector<ApiRoute> healthRoutes(Backend &backend, HealthService &health);

} // namespace tidegate
