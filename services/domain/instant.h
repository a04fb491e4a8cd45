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

/// Reads RFC 3339 strictly: upper-case T and Z or a ±hh:mm offset up to 14:00, at most 3 fraction digits, years 2000–2199, no leap
/// second. Malformed text and a missing offset are ErrorKind::Invalid, because QDateTime would take them as local time.
Result<Instant> parseInstant(std::string_view text);

/// "2026-01-15T00:00:00Z": whole seconds, rounded down.
std::string toRfc3339(Instant instant);
/// "2026-01-15T00:00:00.000Z", for audit and observation logs.
std::string toRfc3339Milliseconds(Instant instant);
/// toRfc3339() as QString.
QString toText(Instant instant);

/// Rounds down to the whole second, the resolution of everything people enter.
inline Instant wholeSeconds(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant);
}

} // namespace tidegate
