// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

namespace tidegate {

class Backend;

/// A workspace that moves into a tenant: announced, sent page by page, put in place or discarded.
std::vector<ApiRoute> importRoutes(Backend &backend);

} // namespace tidegate
