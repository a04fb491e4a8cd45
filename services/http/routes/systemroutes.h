// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <functional>
#include <vector>

namespace tidegate {

class Backend;

/// /healthz, /readyz, /metrics, /api/v1/meta, /api/v1/whoami, /api/v1/openapi.json, and what is not supported yet.
std::vector<ApiRoute> systemRoutes(Backend &backend, std::function<std::string()> metricsText);

/// Every route of the API, in the order of the documentation. The OpenAPI document is completed from it.
class HealthService;
std::vector<ApiRoute> allRoutes(Backend &backend, HealthService &health, const std::function<std::string()> &metricsText);

} // namespace tidegate
