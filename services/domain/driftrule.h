// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/result.h"
#include "services/domain/targetgroup.h"

#include <chrono>

namespace tidegate {

/// Of which targets a rule speaks: exactly one of the three is set.
struct DriftScope
{
    TargetId target;
    EnvironmentId environment;
    Labels labels; ///< Of those that have all of them.

    friend bool operator==(const DriftScope &, const DriftScope &) = default;
};

/// Somebody accepts a kind of difference for a time, and says why. What it ignores is no drift, and no sync either. A rule is never changed: it ends, or it is
/// deleted.
struct DriftRule
{
    DriftRuleId id;
    DriftScope scope;
    QString component; ///< Empty: any.
    DifferenceKind kind = DifferenceKind::DigestMismatch;
    QString expectedDigest; ///< Empty: whatever is expected.
    QString reason;         ///< 3–500 characters.
    Instant expiresAt;      ///< Exclusive, whole seconds.

    std::optional<Instant> expiredAt; ///< When it was found to be over. It ignores until then.
    Instant createdAt;
    UserId createdBy;

    qint64 version() const { return expiredAt ? 2 : 1; }
    bool covers(TargetId target, EnvironmentId environment, const Labels &labels) const;
    bool matches(const Difference &difference) const;
    /// It has ended, or it ends later than any may: then it was made by a clock that was ahead.
    bool isOver(Instant now) const;

    friend bool operator==(const DriftRule &, const DriftRule &) = default;
};

constexpr std::chrono::hours maxDriftRule{90 * 24};

/// Checks the rules that need no store; all violations at once. The allowance of clocks may be added to the longest life, so that 90 days by the clock of
/// whoever asks are 90 days.
Result<DriftRule> validated(DriftRule rule, Instant now);

} // namespace tidegate
