// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QString>

#include <chrono>
#include <string>
#include <string_view>

namespace tidegate {

/// A point in time: UTC, milliseconds since 1970. Below the user interface there is no other kind of time.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where "now" comes from, so that tests can turn it. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const;

    static const Clock &system();
};

/// How far a stored time may lie ahead of the clock: what the clocks of two computers differ by.
constexpr std::chrono::minutes clockAllowance{2};

/// Whether a time that was noted earlier lies ahead of now by more than the allowance. Then a clock was wrong, when it was noted or now: nobody knows how
/// old it is, so it is neither fresh nor newer than anything.
constexpr bool isAhead(Instant noted, Instant now)
{
    return noted > now + clockAllowance;
}

/// What becomes of a time that is more exact than what is kept. Up is for ends, so that nothing ends too early.
enum class Cut { Down, Up };

/// Reads RFC 3339 strictly: T and Z in either case, or a ±hh:mm offset up to 14:00, any number of fraction digits (cut to milliseconds), years 2000–2199, no
/// leap second. Malformed text and a missing offset are ErrorKind::Invalid, because QDateTime would take them as local time.
Result<Instant> parseInstant(std::string_view text, Cut cut = Cut::Down);

/// "2026-01-15T00:00:00Z": whole seconds, rounded down.
std::string toRfc3339(Instant instant);
/// "2026-01-15T00:00:00.000Z", for audit and observation logs.
std::string toRfc3339Milliseconds(Instant instant);
/// Writes the same to where there are 24 bytes, or 20 without milliseconds, and moves `at` behind it.
void putInstant(char *&at, Instant instant, bool milliseconds);
/// The part of it behind the T.
void putTimeOfDay(char *&at, std::chrono::milliseconds sinceMidnight, bool milliseconds);
/// toRfc3339() as QString.
QString toText(Instant instant);

/// The whole second, the resolution of everything people enter.
inline Instant wholeSeconds(Instant instant, Cut cut = Cut::Down)
{
    return cut == Cut::Down ? std::chrono::floor<std::chrono::seconds>(instant) : std::chrono::ceil<std::chrono::seconds>(instant);
}

} // namespace tidegate
