// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"

#include <QTimeZone>

#include <optional>

namespace tidegate {

/// How far back a list of changes goes.
enum class ChangePeriod { ThisMonth, Last7Days, Last30Days, All };
constexpr int changePeriodCount = static_cast<int>(ChangePeriod::All) + 1;

/// Its first instant; nothing: it has no beginning. A month begins in the zone.
std::optional<Instant> startOf(ChangePeriod period, Instant now, const QTimeZone &zone);

} // namespace tidegate
