// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/observedchanges.h"

#include "services/codec/observedchangejson.h"
#include "services/domain/occurrence.h"
#include "services/domain/try.h"
#include "services/drift/changeacts.h"
#include "services/drift/changeverdict.h"
#include "services/gate/gateevaluator.h"
#include "services/operations/audittrail.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int stickersLookedAt = 50; ///< More of one target, within the time for which one counts, are not told apart.

/// Which freezes were in force from one instant to another without a gap.
Result<QList<FreezeWindow>> freezesAt(Call &call, EnvironmentId environment, Instant first, Instant second)
{
    ASSIGN_OR_RETURN(auto windows, call.transaction.freezeWindows.activeOrUpcoming(environment, first));
    windows.removeIf([&](const FreezeWindow &window) { return !window.covers(first) && !window.covers(second); });
    return windows;
}

/// What the engine did stays with a change: nobody tells it twice.
QList<EngineAct> keptActs(const ObservedChange &change)
{
    QList<EngineAct> acts;
    for (const ChangeEvidence &each : change.evidence) {
        if (each.act)
            acts.append(*each.act);
    }
    return acts;
}

Result<ChangeJudgement> judged(Call &call, const StoredChange &stored, const QList<EngineAct> &acts)
{
    const ObservedChange &change = stored.change;
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.findWithDeleted(change.environment));
    ChangeFacts facts;
    facts.component = stored.running;
    facts.collector = stored.collector;
    facts.notBefore = change.notBefore;
    facts.seenAt = change.seenAt;
    facts.acts = acts;
    facts.deploymentTimeout = std::chrono::seconds(environment.first.config.deploymentTimeout);
    ASSIGN_OR_RETURN(facts.stickers, call.transaction.stickers.history(change.target, stickersLookedAt));
    ASSIGN_OR_RETURN(facts.asks, call.transaction.observedChanges.asks(change.environment, change.notBefore - facts.deploymentTimeout, change.seenAt));
    ASSIGN_OR_RETURN(facts.frozenSince, frozenThroughout(call, change.environment, change.notBefore, change.seenAt));
    if (facts.frozenSince) {
        ASSIGN_OR_RETURN(facts.freezes, freezesAt(call, change.environment, change.notBefore, change.seenAt));
    }
    return judgeChange(facts);
}

/// The image that ran before: of those that are not the new one, as it was seen, else as it is known.
NamedImage imageBefore(const ImageChange &change, const std::optional<InventorySnapshot> &before, const QList<KnownComponent> &known)
{
    const NamedImage now = namedImage(change.component);
    NamedImage any;
    for (const ObservedComponent &each : before ? before->components : QList<ObservedComponent>()) {
        if (each.name != change.component.name)
            continue;
        any = namedImage(each);
        if (any.digest != now.digest)
            return any;
    }
    for (const KnownComponent &component : known) {
        if (component.name != change.component.name)
            continue;
        for (const KnownImage &image : component.images) {
            const QString digest = !image.repoDigests.isEmpty() ? image.repoDigests.first()
                : !image.platformDigest.isEmpty()               ? image.platformDigest
                                                                : image.imageId;
            if (digest != now.digest)
                return {digest, {}};
        }
    }
    return any;
}

/// Evidence of the changes of a target that were seen shortly before: containers that belong to them belong to no later one.
Result<QList<ChangeEvidence>> evidenceBefore(Call &call, TargetId target, Instant seenAt)
{
    QList<ChangeEvidence> all;
    ASSIGN_OR_RETURN(const auto changes, call.transaction.observedChanges.since(target, {}, seenAt - std::chrono::minutes(10)));
    for (const StoredChange &each : changes)
        all += each.change.evidence;
    return all;
}

Result<void> announceChange(Call &call, const ObservedChange &change)
{
    return announce(call, ChangeKind::DeploymentObserved, EntityType::Deployment, change.id.uuid(), change.environment);
}

} // namespace

Result<std::optional<Instant>> frozenThroughout(Call &call, EnvironmentId environment, Instant first, Instant second)
{
    ASSIGN_OR_RETURN(const auto windows, call.transaction.freezeWindows.activeOrUpcoming(environment, first));
    const FreezeStatus status = freezeStatusAt(windows, first);
    if (!status.closed || *status.nextOpen <= second)
        return std::optional<Instant>();
    std::optional<Instant> since = first;
    for (const FreezeWindow &window : windows) {
        for (const Occurrence &each : occurrencesAt(window, first))
            since = std::min(*since, each.start);
    }
    return since;
}

Result<void> noteChanges(Call &call, const Target &target, const QList<ImageChange> &changes, const std::optional<InventorySnapshot> &before,
                         const QList<KnownComponent> &known, const InventorySnapshot &after, const QList<EngineAct> &acts)
{
    ChangeTraces traces;
    traces.before = before ? before->components : QList<ObservedComponent>();
    traces.after = after.components;
    traces.seenAt = after.observedAt;
    if (!changes.isEmpty() && !acts.isEmpty()) {
        ASSIGN_OR_RETURN(traces.ofEarlierOnes, evidenceBefore(call, target.id, after.observedAt));
    }
    for (const ImageChange &each : changes) {
        StoredChange stored;
        ObservedChange &change = stored.change;
        change.id = ObservedChangeId::create();
        change.target = target.id;
        change.environment = target.environmentId;
        change.component = each.component.name;
        change.from = imageBefore(each, before, known);
        change.to = namedImage(each.component);
        change.seenAt = after.observedAt;
        change.notBefore = std::min(each.notBefore, after.observedAt); // of a clock that was ahead once
        stored.running = each.component;
        stored.collector = after.collector;
        traces.change = each;
        ASSIGN_OR_RETURN(const auto judgement, judged(call, stored, actsBehind(traces, acts)));
        change.verdict = judgement.verdict;
        change.evidence = judgement.evidence;
        RETURN_IF_ERROR(call.transaction.observedChanges.insert(stored));
        RETURN_IF_ERROR(announceChange(call, change));
    }
    return {};
}

Result<void> addLateActs(Call &call, TargetId target, Instant observedAt, const QList<EngineAct> &acts)
{
    if (acts.isEmpty())
        return {};
    ASSIGN_OR_RETURN(const auto changes, call.transaction.observedChanges.since(target, {}, observedAt - std::chrono::minutes(10)));
    for (const StoredChange &stored : changes) {
        const auto known = keptActs(stored.change);
        const auto all = withLateActs(known, stored.running, stored.change.seenAt, acts);
        if (all == known)
            continue;
        ObservedChange change = stored.change;
        change.evidence = withActs(change.evidence, all, stored.collector);
        RETURN_IF_ERROR(call.transaction.observedChanges.update(change));
        RETURN_IF_ERROR(announceChange(call, change));
    }
    return {};
}

Result<void> reconsiderChanges(Call &call, TargetId target, EnvironmentId environment, Instant since)
{
    ASSIGN_OR_RETURN(const auto changes, call.transaction.observedChanges.since(target, environment, since));
    for (const StoredChange &stored : changes) {
        ASSIGN_OR_RETURN(const auto judgement, judged(call, stored, keptActs(stored.change)));
        const bool wasInFreeze = stored.change.verdict == ChangeVerdict::DuringFreeze;
        const bool isForgotten = wasInFreeze && judgement.verdict != ChangeVerdict::DuringFreeze && judgement.verdict != ChangeVerdict::Asked;
        if (isForgotten || (judgement.verdict == stored.change.verdict && judgement.evidence == stored.change.evidence))
            continue;
        ObservedChange change = stored.change;
        change.verdict = judgement.verdict;
        change.evidence = judgement.evidence;
        RETURN_IF_ERROR(call.transaction.observedChanges.update(change));
        RETURN_IF_ERROR(announceChange(call, change));
    }
    return {};
}

Result<StoredChange> explainChange(Call &call, ObservedChangeId id, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(auto stored, call.transaction.observedChanges.find(id));
    ASSIGN_OR_RETURN(auto said, explanationFromJson(body, call.info.lenient));
    said.by = call.principal.user();
    said.at = wholeSeconds(call.now);
    const QJsonObject before = auditJson(stored.change);
    stored.change.explanation = said;
    RETURN_IF_ERROR(call.transaction.observedChanges.update(stored.change));
    RETURN_IF_ERROR(record(call,
                           {.action = ChangeKind::DeploymentExplained,
                            .entityType = EntityType::Deployment,
                            .entityId = id.uuid(),
                            .entityName = stored.change.component + u" on "_s + stored.targetName,
                            .environment = stored.change.environment,
                            .version = 0,
                            .before = before,
                            .after = auditJson(stored.change),
                            .reason = said.reason}));
    return stored;
}

} // namespace tidegate
