// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/driftrules.h"

#include "services/drift/driftengine.h"

#include <algorithm>
#include <tuple>

namespace tidegate {
namespace {

/// Of the rules that match, the one that lasts longest; of two that end together, the older one.
const DriftRule *longest(const QList<DriftRule> &rules, const Difference &difference, bool expired)
{
    const DriftRule *found = nullptr;
    for (const DriftRule &rule : rules) {
        if (rule.expiredAt.has_value() != expired || !rule.matches(difference))
            continue;
        if (!found || rule.expiresAt > found->expiresAt || (rule.expiresAt == found->expiresAt && rule.id < found->id))
            found = &rule;
    }
    return found;
}

RuleMark markOf(const DriftRule &rule)
{
    return {rule.id, rule.reason, rule.expiresAt};
}

/// As the engine orders them: the sticker's own first, then by component.
auto placeOf(const Difference &difference)
{
    return std::tuple(difference.kind != DifferenceKind::StickerMismatch, difference.component, difference.kind, difference.expected, difference.actual);
}

} // namespace

void applyRules(DriftReport &report, const QList<DriftRule> &rules)
{
    QList<Difference> all = allDifferences(report);
    if (all.isEmpty())
        return;
    std::sort(all.begin(), all.end(), [](const Difference &a, const Difference &b) { return placeOf(a) < placeOf(b); });
    report.differences.clear();
    report.ignored.clear();
    for (Difference &each : all) {
        if (const DriftRule *live = longest(rules, each, false)) {
            report.ignored.append({each, markOf(*live)});
            continue;
        }
        if (const DriftRule *ended = longest(rules, each, true))
            each.expiredRule = markOf(*ended);
        report.differences.append(each);
    }
    judge(report);
}

} // namespace tidegate
