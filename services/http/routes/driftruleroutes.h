// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// Which differences are ignored, why, and until when.
std::vector<ApiRoute> driftRuleRoutes(Backend &backend);

} // namespace tidegate
