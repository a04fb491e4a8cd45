// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// When something could be deployed.
std::vector<ApiRoute> openTimeRoutes(Backend &backend);

} // namespace tidegate
