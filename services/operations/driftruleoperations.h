// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/driftrule.h"
#include "services/operations/call.h"

#include <QHash>
#include <QJsonObject>

namespace tidegate {

class Backend;

// Differences that somebody accepts for a time (semantics §8). A rule that is made, deleted or over judges anew the verdicts of the targets that it covers, and
// is one notice of the change feed, however many they are. When something began to differ is not changed by what is said of it.

/// Conflict `duplicate-drift-rule` for what is ignored until then already, `quota` for too many.
Result<DriftRule> createDriftRule(Call &call, const QJsonObject &body);
/// Also of one that is over: then its end is not told any more of what it ignored.
Result<void> deleteDriftRule(Call &call, DriftRuleId id);

/// All rules of a tenant, those that are over among them, for the many targets of one call.
struct RuleIndex
{
    explicit RuleIndex(const QList<DriftRule> &rules);

    /// Which targets a rule covers may hang on their labels; without one that does, covering() needs none.
    bool asksForLabels() const { return !byLabels.isEmpty(); }
    QList<DriftRule> covering(TargetId target, EnvironmentId environment, const Labels &labels) const;

    QHash<TargetId, QList<DriftRule>> byTarget;
    QHash<EnvironmentId, QList<DriftRule>> byEnvironment;
    QList<DriftRule> byLabels;
};
Result<RuleIndex> rulesOfTenant(Call &call);
/// The rules that cover a target, those that are over among them.
Result<QList<DriftRule>> rulesCovering(Call &call, TargetId target, EnvironmentId environment);

/// Ends the rules of the tenant whose time is over: each has its own row of the audit log. Returns how many there were. Nothing while the clock is in doubt.
Result<int> expireDriftRules(Call &call);
/// In all tenants; a tenant that has none to end is only read. What fails is logged, and waits for the next pass.
void expireAllDriftRules(Backend &backend);

} // namespace tidegate
