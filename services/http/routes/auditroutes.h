// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <vector>

namespace tidegate {

class Backend;

/// The audit log, the change feed and operations.
std::vector<ApiRoute> auditRoutes(Backend &backend);

} // namespace tidegate
