// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// /api/v1/components: which version of what runs in which environment.
std::vector<ApiRoute> componentRoutes(Backend &backend);

} // namespace tidegate
