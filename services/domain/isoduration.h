// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <chrono>
#include <string_view>

namespace tidegate {

/// Reads an ISO 8601 duration strictly: weeks, days, hours, minutes and seconds in whole numbers, in this order, such as PT2H, P1DT12H or P2W. Years and
/// months are Invalid with a sentence of their own, because they have no fixed length; so are fractions, signs and more than 100 years.
Result<std::chrono::seconds> parseDuration(std::string_view text);

/// "PT2H", "P90D", "P1DT30M": what parseDuration() reads.
QString toIsoDuration(std::chrono::seconds length);

/// "2 h", "90 d" for a sentence: the largest unit that leaves no rest.
Message lengthOf(std::chrono::seconds length);

} // namespace tidegate
