// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"
#include "services/net/httpfetch.h"

#include <optional>

namespace tidegate {

/// What time it is by the clock of who answered, to the second: the header Date, as HTTP writes it today.
std::optional<Instant> dateOf(const HttpAnswer &answer);

} // namespace tidegate
