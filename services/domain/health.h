// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"
#include "services/domain/message.h"
#include "services/domain/texts.h"

#include <QString>

#include <array>
#include <optional>

namespace tidegate {

/// What the last check of a target said. Worst first is Unreachable, Unhealthy, Degraded, Unknown, Healthy.
enum class Health { Unknown, Healthy, Degraded, Unhealthy, Unreachable };
constexpr int healthCount = 5;

QString toString(Health health);              ///< "unknown", "healthy", …: the words of the API.
std::string_view toStringView(Health health); ///< The same, as UTF-8.
std::optional<Health> healthFromString(QStringView text);
/// Greater is worse; see the order at Health.
int severity(Health health);

/// How many enabled targets are in each state.
struct HealthCounts
{
    std::array<int, healthCount> byStatus{}; ///< Indexed by Health.
    int stale = 0;                           ///< Whose last check is older than staleAfter().

    int of(Health health) const { return byStatus[static_cast<std::size_t>(health)]; }
    int total() const;
    Health worst() const; ///< Unknown when there is no target.

    friend bool operator==(const HealthCounts &, const HealthCounts &) = default;
};

/// The answer of one check.
template <typename Text>
struct BasicHealthReport
{
    Health status = Health::Unknown;
    Text message; ///< At most 500 characters, our own words: never bytes from the other side.
    Text code;    ///< Stable reason such as "connection-refused", "tls-client-certificate-refused".
    std::optional<Instant> checkedAt;
    std::chrono::milliseconds duration{0};
    bool byAgent = false;                                                              ///< An agent looked, and not the server.
    std::conditional_t<std::same_as<Text, QString>, MessageParams, JsonText> params{}; ///< Of what `code` says.

    friend bool operator==(const BasicHealthReport &, const BasicHealthReport &) = default;
};
using HealthReport = BasicHealthReport<QString>;

/// What is said of a status; the time is the caller's.
HealthReport makeReport(Health status, const Message &said);

/// How often a target is looked at, which is what `interval` below is: as often as its environment has it checked, or as often as its agent tells what runs,
/// if that is more seldom. 0: checks are off.
std::chrono::seconds lookInterval(std::chrono::seconds checkInterval, bool byAgent);
/// Age after which a check counts as stale: max(3 × interval, 90 s). An interval of 0 means checks are off: never stale.
std::chrono::seconds staleAfter(std::chrono::seconds interval);
/// Whether a check is too old to be relied on, or of unknown age (see isAhead()). What was never checked is unknown, not stale.
bool isStale(std::optional<Instant> checkedAt, std::chrono::seconds interval, Instant now);
/// Until when isStale() answers as it does now, exclusive; Instant::max() when it stays as it is.
Instant stalenessHoldsUntil(std::optional<Instant> checkedAt, std::chrono::seconds interval, Instant now);

} // namespace tidegate
