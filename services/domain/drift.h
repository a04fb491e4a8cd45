// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/imageorigin.h"
#include "services/domain/instant.h"

#include <QList>
#include <QString>

#include <optional>

namespace tidegate {

enum class DriftStatus { Unknown, InSync, Drifted, Ignored };
QString toString(DriftStatus status); ///< "unknown", "in_sync", "drifted", "ignored".
std::string_view toStringView(DriftStatus status);
std::optional<DriftStatus> driftStatusFromString(QStringView text);

/// What counts as unexpected: what carries our label and no sticker names, or everything that runs and no sticker names.
enum class DriftPolicy { Labelled, Strict };
QString toString(DriftPolicy policy); ///< "labelled", "strict".
std::optional<DriftPolicy> driftPolicyFromString(QStringView text);

enum class DifferenceKind { DigestMismatch, Missing, Unexpected, NotRunning, StickerMismatch, Unresolved };
constexpr int differenceKindCount = static_cast<int>(DifferenceKind::Unresolved) + 1;
QString toString(DifferenceKind kind); ///< "digest_mismatch", …
std::optional<DifferenceKind> differenceKindFromString(QStringView text);

/// What a verdict keeps of a rule that speaks of a difference.
struct RuleMark
{
    DriftRuleId rule;
    QString reason;
    Instant expiresAt;

    friend bool operator==(const RuleMark &, const RuleMark &) = default;
};

struct Difference
{
    QString component;
    QString expected; ///< Empty: not expected.
    QString actual;   ///< Empty: not there, or no digest known.
    DifferenceKind kind = DifferenceKind::DigestMismatch;
    std::optional<RuleMark> expiredRule{}; ///< The rule that ignored it until it ended.

    friend bool operator==(const Difference &, const Difference &) = default;
};

/// The same thing differs in the same way, whatever rules say of it.
inline bool isSame(const Difference &a, const Difference &b)
{
    return a.component == b.component && a.expected == b.expected && a.actual == b.actual && a.kind == b.kind;
}

/// One that somebody accepted for a time.
struct IgnoredDifference
{
    Difference difference;
    RuleMark rule;

    friend bool operator==(const IgnoredDifference &, const IgnoredDifference &) = default;
};

/// The verdict on one target.
struct DriftReport
{
    TargetId targetId;
    DriftStatus status = DriftStatus::Unknown;
    QString reason; ///< For Unknown: no_sticker, no_inventory or collector_error.
    QUuid expectedReleaseId;
    QString expectedDigest; ///< Of the only component, or the combined one of several.
    QString actualDigest;
    QList<Difference> differences;      ///< That nobody ignores.
    QList<IgnoredDifference> ignored{}; ///< That a rule ignores for now.
    std::optional<Instant> since;       ///< First snapshot with exactly these differences, ignored or not.
    std::optional<Instant> observedAt;
    SnapshotId snapshotId;
    bool stale = false;
    bool policyMatters = false;     ///< The other DriftPolicy would make another verdict of the same.
    bool targetUnreachable = false; ///< The last check could not reach the target: the verdict is of before. Filled by reads only.
    QList<DigestOrigin> origins{};  ///< What is known of the images that differ. Filled by reads only.

    bool hasDrift() const { return status == DriftStatus::Drifted; }

    friend bool operator==(const DriftReport &, const DriftReport &) = default;
};

/// Whether what was seen of a target is too old to speak for now, or of unknown age (see isAhead()): older than max(3 × interval, 15 min).
bool isInventoryStale(std::optional<Instant> observedAt, Instant now, std::chrono::seconds interval = std::chrono::seconds(300));

struct DriftCounts
{
    int drifted = 0;
    int inSync = 0;
    int unknown = 0;
    int ignored = 0; ///< All that differs is ignored for now: neither drifted nor in sync.

    friend bool operator==(const DriftCounts &, const DriftCounts &) = default;
};

} // namespace tidegate
