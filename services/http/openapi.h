// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <string>
#include <vector>

namespace tidegate {

/// The OpenAPI 3.1 document: resources/openapi/tidegate.json, with each operation's permission and common error answers filled in from
/// the route table. A route that the document does not describe is a defect; tests compare both ways.
std::string openApiDocument(const std::vector<ApiRoute> &routes);

} // namespace tidegate
