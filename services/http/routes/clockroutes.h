// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/http/api.h"
#include "services/operations/backend.h"

namespace tidegate {

/// Accepting the server's clock.
std::vector<ApiRoute> clockRoutes(Backend &backend);

/// "clock-suspect: …" or "clock-differs: …" as a line, for /readyz; empty while the clock is believed and agrees with the database's.
std::string clockLine(Backend &backend);
/// The clock for /metrics.
std::string clockMetrics(Backend &backend);
/// The member "clock" of /api/v1/meta, with what clockLine() says.
void writeClock(JsonWriter &writer, Backend &backend);

} // namespace tidegate
