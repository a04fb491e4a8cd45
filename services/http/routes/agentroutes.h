// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// Agents: what people decide about them, and what they report.
std::vector<ApiRoute> agentRoutes(Backend &backend);

} // namespace tidegate
