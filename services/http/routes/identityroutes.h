// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"
#include "services/operations/backend.h"

namespace tidegate {

/// Who there is: the users of a tenant, so that whoever sees an id can say a name.
std::vector<ApiRoute> identityRoutes(Backend &backend);

} // namespace tidegate
