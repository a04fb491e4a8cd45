// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/drift.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {
constexpr Words<4> statusWords{"unknown", "in_sync", "drifted", "ignored"};
constexpr Words<2> policyWords{"labelled", "strict"};
constexpr Words<differenceKindCount> differenceWords{"digest_mismatch", "missing", "unexpected", "not_running", "sticker_mismatch", "unresolved"};
} // namespace

QString toString(DriftStatus status)
{
    return textOf(statusWords, status);
}

std::string_view toStringView(DriftStatus status)
{
    return wordOf(statusWords, status);
}

std::optional<DriftStatus> driftStatusFromString(QStringView text)
{
    return valueOf<DriftStatus>(statusWords, text);
}

QString toString(DriftPolicy policy)
{
    return textOf(policyWords, policy);
}

std::optional<DriftPolicy> driftPolicyFromString(QStringView text)
{
    return valueOf<DriftPolicy>(policyWords, text);
}

QString toString(DifferenceKind kind)
{
    return textOf(differenceWords, kind);
}

std::optional<DifferenceKind> differenceKindFromString(QStringView text)
{
    return valueOf<DifferenceKind>(differenceWords, text);
}

bool isInventoryStale(std::optional<Instant> observedAt, Instant now, std::chrono::seconds interval)
{
    return observedAt && (isAhead(*observedAt, now) || now - *observedAt > std::max<std::chrono::seconds>(3 * interval, std::chrono::minutes(15)));
}

} // namespace tidegate
