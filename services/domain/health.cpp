// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/health.h"

#include "services/domain/agent.h"

#include <numeric>

namespace tidegate {
namespace {
constexpr std::array<std::string_view, healthCount> healthWords{"unknown", "healthy", "degraded", "unhealthy", "unreachable"};
constexpr std::array<int, healthCount> severities{1, 0, 2, 3, 4};
constexpr qsizetype longestMessage = 500;
} // namespace

std::string_view toStringView(Health health)
{
    return healthWords[static_cast<std::size_t>(health)];
}

QString toString(Health health)
{
    const auto word = toStringView(health);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

std::optional<Health> healthFromString(QStringView text)
{
    for (std::size_t i = 0; i < healthWords.size(); ++i) {
        if (text == QLatin1StringView(healthWords[i].data(), static_cast<qsizetype>(healthWords[i].size())))
            return static_cast<Health>(i);
    }
    return {};
}

int severity(Health health)
{
    return severities[static_cast<std::size_t>(health)];
}

int HealthCounts::total() const
{
    return std::accumulate(byStatus.begin(), byStatus.end(), 0);
}

Health HealthCounts::worst() const
{
    Health worst = total() == 0 ? Health::Unknown : Health::Healthy;
    for (int i = 0; i < healthCount; ++i) {
        const auto status = static_cast<Health>(i);
        if (of(status) > 0 && severity(status) > severity(worst))
            worst = status;
    }
    return worst;
}

HealthReport makeReport(Health status, const Message &said)
{
    return {.status = status,
            .message = english(said).left(longestMessage),
            .code = said.code,
            .checkedAt = {},
            .duration = {},
            .byAgent = false,
            .params = said.params};
}

std::chrono::seconds lookInterval(std::chrono::seconds checkInterval, bool byAgent)
{
    return byAgent && checkInterval.count() > 0 ? std::max(checkInterval, inventoryInterval) : checkInterval;
}

std::chrono::seconds staleAfter(std::chrono::seconds interval)
{
    if (interval.count() == 0)
        return std::chrono::years(1'000); // not max(): that overflows as soon as it is compared with milliseconds
    return std::max<std::chrono::seconds>(3 * interval, std::chrono::seconds(90));
}

bool isStale(std::optional<Instant> checkedAt, std::chrono::seconds interval, Instant now)
{
    return checkedAt && (isAhead(*checkedAt, now) || now - *checkedAt > staleAfter(interval));
}

Instant stalenessHoldsUntil(std::optional<Instant> checkedAt, std::chrono::seconds interval, Instant now)
{
    if (!checkedAt)
        return Instant::max();
    if (isAhead(*checkedAt, now))
        return *checkedAt - clockAllowance;
    return isStale(checkedAt, interval, now) ? Instant::max() : *checkedAt + staleAfter(interval) + std::chrono::milliseconds(1);
}

} // namespace tidegate
