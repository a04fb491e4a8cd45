// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// Freeze windows of an environment, its freeze status and the gate.
std::vector<ApiRoute> freezeRoutes(Backend &backend);

} // namespace tidegate
