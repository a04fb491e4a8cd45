// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"
#include "services/operations/backend.h"

namespace tidegate {

/// What was deleted and can be restored.
std::vector<ApiRoute> deletedRoutes(Backend &backend);

} // namespace tidegate
