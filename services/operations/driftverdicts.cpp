// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/driftverdicts.h"

#include "services/domain/try.h"
#include "services/drift/driftengine.h"
#include "services/drift/driftrules.h"
#include "services/operations/audittrail.h"
#include "services/operations/driftruleoperations.h"

#include <limits>

namespace tidegate {
namespace {

/// A newer observation of the same verdict is stored but not announced: nothing changed for whoever looks.
bool looksTheSame(const DriftReport &a, const DriftReport &b)
{
    const auto isSameIgnored = [](const IgnoredDifference &one, const IgnoredDifference &other) { return isSame(one.difference, other.difference); };
    return a.status == b.status && std::equal(a.differences.begin(), a.differences.end(), b.differences.begin(), b.differences.end(), isSame)
        && std::equal(a.ignored.begin(), a.ignored.end(), b.ignored.begin(), b.ignored.end(), isSameIgnored);
}

/// What a verdict is made of.
struct Evidence
{
    TargetId target;
    std::optional<Sticker> sticker;
    std::optional<InventorySnapshot> snapshot;
    std::optional<DriftReport> previous;
    const Target *shown = nullptr; ///< The target, if it was read.
};

/// The target shows its verdict already. One that was not read shows the one before, as any does.
bool isShown(const Evidence &evidence, const DriftReport &report)
{
    const int count = countingDifferences(report);
    if (const Target *target = evidence.shown)
        return target->driftStatus == report.status && target->driftSince == report.since && target->driftCount == count;
    const auto &previous = evidence.previous;
    return previous && previous->status == report.status && previous->since == report.since && countingDifferences(*previous) == count;
}

/// Where the verdicts of many are made, their rules are read once.
Result<QList<DriftRule>> rulesFor(Call &call, TargetId target, EnvironmentId environment, const RuleIndex *rules)
{
    return rules && !rules->asksForLabels() ? Result<QList<DriftRule>>(rules->covering(target, environment, {})) : rulesCovering(call, target, environment);
}

Result<bool> judge(Call &call, const Evidence &evidence, EnvironmentId environment, DriftPolicy policy, const RuleIndex *known = nullptr)
{
    const std::optional<DriftReport> &previous = evidence.previous;
    DriftReport report = compare(evidence.sticker, evidence.snapshot, previous ? &*previous : nullptr, call.now, std::chrono::seconds(300), policy);
    report.targetId = evidence.target;
    if (!report.differences.isEmpty()) {
        ASSIGN_OR_RETURN(const auto rules, rulesFor(call, evidence.target, environment, known));
        applyRules(report, rules);
    }
    if (previous && *previous == report)
        return false;
    RETURN_IF_ERROR(call.transaction.inventory.setDrift(report));
    // Nearly always nothing but the time of the observation moves, which the target does not show.
    if (!isShown(evidence, report))
        RETURN_IF_ERROR(call.transaction.targets.setDrift(evidence.target, report.status, report.since, countingDifferences(report)));
    if (!previous || !looksTheSame(*previous, report))
        RETURN_IF_ERROR(announce(call, ChangeKind::DriftObserved, EntityType::Drift, evidence.target.uuid(), environment));
    return true;
}

Result<Evidence> evidenceOf(Call &call, TargetId target)
{
    Evidence evidence{.target = target, .sticker = {}, .snapshot = {}, .previous = {}, .shown = nullptr};
    ASSIGN_OR_RETURN(evidence.sticker, call.transaction.stickers.current(target, call.now));
    ASSIGN_OR_RETURN(evidence.snapshot, call.transaction.inventory.current(target));
    ASSIGN_OR_RETURN(evidence.previous, call.transaction.inventory.drift(target));
    return evidence;
}

template <typename Value>
std::optional<Value> valueIn(const QHash<TargetId, Value> &values, TargetId target)
{
    const auto found = values.constFind(target);
    return found == values.cend() ? std::nullopt : std::optional(*found);
}

/// The database is asked once for some of the targets, and what is written is not waited for.
Result<void> recomputeSome(Call &call, const QList<TargetId> &targets, EnvironmentId environment, DriftPolicy policy, const RuleIndex &rules)
{
    ASSIGN_OR_RETURN(const auto stickers, call.transaction.stickers.current(targets, call.now));
    ASSIGN_OR_RETURN(const auto held, call.transaction.inventory.held(targets));
    ASSIGN_OR_RETURN(const auto verdicts, call.transaction.inventory.drift(targets));
    for (const TargetId target : targets) {
        const auto found = valueIn(held, target);
        const auto snapshot = found ? std::optional(found->snapshot) : std::nullopt;
        RETURN_IF_ERROR(judge(call, {target, valueIn(stickers, target), snapshot, valueIn(verdicts, target), nullptr}, environment, policy, &rules));
    }
    return {};
}

Result<void> recomputeAll(Call &call, const QList<TargetId> &targets, EnvironmentId environment)
{
    ASSIGN_OR_RETURN(const auto policy, driftPolicyOf(call, environment));
    ASSIGN_OR_RETURN(const auto rules, rulesOfTenant(call));
    for (qsizetype at = 0; at < targets.size(); at += TargetStore::manyAtOnce)
        RETURN_IF_ERROR(recomputeSome(call, targets.mid(at, TargetStore::manyAtOnce), environment, policy, rules));
    return {};
}

} // namespace

Result<DriftPolicy> driftPolicyOf(Call &call, EnvironmentId environment)
{
    const auto found = call.transaction.environments.findWithDeleted(environment);
    return found ? Result<DriftPolicy>(found->first.config.driftPolicy) : Result<DriftPolicy>(found.error());
}

Result<bool> recomputeDrift(Call &call, TargetId target, EnvironmentId environment)
{
    ASSIGN_OR_RETURN(const auto evidence, evidenceOf(call, target));
    ASSIGN_OR_RETURN(const auto policy, driftPolicyOf(call, environment));
    return judge(call, evidence, environment, policy);
}

Result<bool> recomputeDrift(Call &call, const StoredState &stored, const InventorySnapshot &current)
{
    DriftPolicy policy{};
    if (stored.sticker && !stored.sticker->components.isEmpty()) { // else nothing is compared
        ASSIGN_OR_RETURN(policy, driftPolicyOf(call, stored.target.environmentId));
    }
    return judge(call, {stored.target.id, stored.sticker, current, stored.drift, &stored.target}, stored.target.environmentId, policy);
}

Result<QHash<TargetId, StoredState>> storedStates(Transaction &transaction, const QList<TargetId> &targets, Instant now)
{
    QHash<TargetId, StoredState> states;
    for (qsizetype from = 0; from < targets.size(); from += TargetStore::manyAtOnce) {
        const QList<TargetId> some = targets.mid(from, TargetStore::manyAtOnce);
        ASSIGN_OR_RETURN(const auto found, transaction.targets.findMany(some));
        ASSIGN_OR_RETURN(const auto stickers, transaction.stickers.current(some, now));
        ASSIGN_OR_RETURN(const auto held, transaction.inventory.held(some));
        ASSIGN_OR_RETURN(const auto drift, transaction.inventory.drift(some));
        for (const Target &target : found)
            states.insert(target.id, {target, valueIn(stickers, target.id), valueIn(held, target.id), valueIn(drift, target.id)});
    }
    return states;
}

Result<void> recomputeByPolicy(Call &call, EnvironmentId environment)
{
    ASSIGN_OR_RETURN(const auto targets, call.transaction.inventory.judgedByPolicy(environment));
    return recomputeAll(call, targets, environment);
}

Result<void> recomputeByRules(Call &call, EnvironmentId environment)
{
    DriftQuery query;
    query.environment = environment;
    query.limit = std::numeric_limits<int>::max();
    query.differing = true;
    QList<TargetId> targets;
    RETURN_IF_ERROR(call.transaction.inventory.forEachDrift(query, [&](const DriftRow &row) { targets.append(row.report.targetId); }));
    return recomputeAll(call, targets, environment);
}

} // namespace tidegate
