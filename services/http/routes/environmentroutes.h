// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// /api/v1/environments and what is asked of an environment as a whole.
std::vector<ApiRoute> environmentRoutes(Backend &backend);

} // namespace tidegate
