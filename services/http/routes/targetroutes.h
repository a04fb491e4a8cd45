// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// Target groups and targets.
std::vector<ApiRoute> targetRoutes(Backend &backend);

} // namespace tidegate
