// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/deploymentoperations.h"

#include "services/codec/etag.h"
#include "services/codec/inventoryjson.h"
#include "services/codec/stickerjson.h"
#include "services/domain/say.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/drift/changeverdict.h"
#include "services/drift/driftengine.h"
#include "services/drift/imagechanges.h"
#include "services/gate/gateevaluator.h"
#include "services/operations/agenttasks.h"
#include "services/operations/audittrail.h"
#include "services/operations/driftverdicts.h"
#include "services/operations/imageorigins.h"
#include "services/operations/observedchanges.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype minOverrideReason = 5;
constexpr qsizetype maxOverrideReason = 500;
constexpr int maxComponentsByDeltas = 10'000; // a full snapshot is bounded by what a request may hold, deltas by nothing

/// What is dated ahead of the server's clock would be of unknown age from the first.
Result<void> isNotAhead(const Call &call, Instant at, const QString &pointer)
{
    if (!isAhead(at, call.now))
        return {};
    return invalidField(pointer, say("in-the-future", toText(wholeSeconds(call.now))));
}

/// A person who is named as having deployed is one of the tenant.
Result<void> isKnown(Call &call, UserId user)
{
    if (user == call.principal.user())
        return {};
    const auto found = call.transaction.identities.findUser(user);
    if (found || found.error().kind != ErrorKind::NotFound)
        return found ? Result<void>() : Result<void>(found.error());
    return invalidField(u"/deployedBy"_s, say("unknown-user/id"));
}

/// The active freezes that the caller breaks by deploying now: all of them unless he is excepted in every one and says why.
Result<QList<QUuid>> brokenFreezes(Call &call, EnvironmentId environment, Instant at, bool &overridden)
{
    ASSIGN_OR_RETURN(const auto windows, call.transaction.freezeWindows.activeOrUpcoming(environment, at));
    QList<QUuid> active;
    bool exceptedInAll = true;
    for (const FreezeWindow &window : windows) {
        if (!window.covers(at))
            continue;
        active.append(window.id.uuid());
        exceptedInAll = exceptedInAll && window.exceptions.contains(call.principal.user());
    }
    const qsizetype length = call.info.overrideReason.trimmed().size();
    overridden = !active.isEmpty() && exceptedInAll && length >= minOverrideReason && length <= maxOverrideReason;
    return active;
}

AuditEvent stickerEvent(const Sticker &sticker, const Target &target, const QJsonObject &after, ChangeKind action, const QString &reason)
{
    return {.action = action,
            .entityType = EntityType::Sticker,
            .entityId = target.id.uuid(),
            .entityName = target.name,
            .environment = target.environmentId,
            .version = sticker.version,
            .before = {},
            .after = after,
            .reason = reason};
}

/// Components of others, such as a log shipper that updates itself, are judged only where nothing says which ones are ours.
bool isOurs(const std::optional<Sticker> &sticker, const ObservedComponent &component, DriftPolicy policy)
{
    return policy == DriftPolicy::Strict || !sticker || sticker->components.isEmpty() || component.labelled
        || std::any_of(sticker->components.begin(), sticker->components.end(),
                       [&](const StickerComponent &each) { return componentName(each.name) == component.name; });
}

/// The names of the components that were deployed in a freeze although nobody said so.
Result<QJsonArray> silentlyDeployed(Call &call, const Target &target, const QList<ImageChange> &changes, Instant seenAt)
{
    QJsonArray names;
    if (changes.isEmpty())
        return names;
    ASSIGN_OR_RETURN(const auto sticker, call.transaction.stickers.current(target.id, call.now));
    ASSIGN_OR_RETURN(const auto policy, driftPolicyOf(call, target.environmentId));
    for (const ImageChange &change : changes) {
        if (change.notBefore > seenAt) // of a clock that was ahead once: it proves nothing
            continue;
        ASSIGN_OR_RETURN(const auto since, frozenThroughout(call, target.environmentId, change.notBefore, seenAt));
        const bool declared = since && sticker && sticker->recordedAt >= *since && declares(*sticker, change.component);
        if (since && !declared && isOurs(sticker, change.component, policy))
            names.append(change.component.name);
    }
    return names;
}

/// Remembers what runs, and records what was deployed silently since the last looks, if there is anything.
Result<void> noteSilentDeployment(Call &call, const Target &target, const std::optional<InventorySnapshot> &before, const InventorySnapshot &after,
                                  const QList<EngineAct> &acts)
{
    ASSIGN_OR_RETURN(auto known, call.transaction.inventory.knownImages(target.id));
    if (known.isEmpty() && before)
        known = judgeImages({}, {}, *before).known;
    const ImageJudgement judgement = judgeImages(known, before, after);
    RETURN_IF_ERROR(call.transaction.inventory.setKnownImages(target.id, judgement.known));
    RETURN_IF_ERROR(noteChanges(call, target, judgement.changes, before, known, after, acts));
    const auto deployed = silentlyDeployed(call, target, judgement.changes, after.observedAt);
    if (!deployed || deployed->isEmpty())
        return deployed ? Result<void>() : Result<void>(deployed.error());
    return record(call,
                  {.action = ChangeKind::FreezeViolated,
                   .entityType = EntityType::Inventory,
                   .entityId = target.id.uuid(),
                   .entityName = target.name,
                   .environment = target.environmentId,
                   .version = 0,
                   .before = {},
                   .after = {{u"environmentId"_s, target.environmentId.toString()},
                             {u"deployedAt"_s, toText(wholeSeconds(after.observedAt))},
                             {u"components"_s, *deployed},
                             {u"snapshotId"_s, after.id.toString()}},
                   .reason = {}});
}

/// A sticker may come after what it says: as long after it as a deployment may take.
Result<void> reconsiderAround(Call &call, const Target &target)
{
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.find(target.environmentId));
    return reconsiderChanges(call, target.id, {}, call.now - std::chrono::seconds(environment.config.deploymentTimeout));
}

/// The sticker a body describes, checked against what only the store knows, with an id for each component.
Result<Sticker> describedSticker(Call &call, TargetId id, const QJsonObject &body)
{
    Sticker base;
    base.targetId = id;
    base.deployedBy = call.principal.user();
    base.deployedAt = wholeSeconds(call.now);
    base.reason = call.info.reason;
    auto sticker = applyStickerJson(base, body, call.info.lenient);
    if (!sticker)
        return sticker;
    RETURN_IF_ERROR(isNotAhead(call, sticker->deployedAt, u"/deployedAt"_s));
    RETURN_IF_ERROR(isKnown(call, sticker->deployedBy));
    for (StickerComponent &component : sticker->components) {
        if (!component.componentId.isNull())
            continue;
        ASSIGN_OR_RETURN(const auto componentId, call.transaction.stickers.componentId(component.name));
        component.componentId = componentId;
    }
    return sticker;
}

/// A sticker is a fact and needs no If-Match; who sends one means the sticker that he saw.
Result<void> isPrevious(Call &call, const std::optional<Sticker> &previous)
{
    if (call.info.ifMatch.isNull())
        return {};
    return previous ? call.checkVersion(previous->version, toJson(*previous)) : Result<void>(unmetCondition());
}

Result<void> recordSticker(Call &call, const Sticker &sticker, const Target &target, bool overridden)
{
    const ChangeKind action = overridden ? ChangeKind::FreezeOverridden : sticker.duringFreeze ? ChangeKind::FreezeViolated : ChangeKind::StickerRecorded;
    const QString reason = overridden ? call.info.overrideReason.trimmed() : sticker.reason;
    QJsonObject after = toJson(sticker);
    after.insert(u"environmentId"_s, target.environmentId.toString());
    return record(call, stickerEvent(sticker, target, after, action, reason));
}

/// Of the target, and on its host if it is the one that was put: an older one changes nothing there.
Result<void> showCurrent(Call &call, const Target &target, const Sticker &put)
{
    ASSIGN_OR_RETURN(const auto current, call.transaction.stickers.current(target.id, call.now));
    if (!current)
        return notFound();
    RETURN_IF_ERROR(call.transaction.targets.setRelease(target.id, {current->releaseId, current->releaseName, current->deployedAt}));
    return current->id == put.id ? askToWriteSticker(call, target, *current) : Result<void>();
}

/// See PushOrder.
void dateBySequence(const Call &call, InventorySnapshot &snapshot, const InventorySnapshot *current)
{
    const bool isLater = current && current->collector == snapshot.collector && current->sequence < snapshot.sequence;
    if (isLater && !isAhead(current->observedAt, call.now))
        snapshot.observedAt = std::max(snapshot.observedAt, current->observedAt);
}

/// It says nothing of what ran before its base was seen, which is where InventoryStore::put() would put it.
bool wouldBeHistory(const Call &call, const InventorySnapshot &delta, const InventorySnapshot &base)
{
    return !isAhead(base.observedAt, call.now) && std::pair(delta.observedAt, delta.sequence) < std::pair(base.observedAt, base.sequence);
}

bool hasTooManyImages(const QList<ObservedComponent> &components)
{
    QHash<QString, qsizetype> images;
    return std::any_of(components.begin(), components.end(), [&](const auto &component) { return ++images[component.name] > maxImagesOfName; });
}

/// Makes a section of a delta the whole snapshot. It says that all that it does not name is as it was in its base; so the base has to be what is current, and
/// has to have been seen whole.
Result<void> complete(const Call &call, const InventoryPush &push, InventorySnapshot &delta, const InventorySnapshot *base)
{
    if (!base || !isOfPush(base->id, push.base, delta.targetId) || wouldBeHistory(call, delta, *base))
        return makeError(ErrorKind::Conflict, say("base-not-current", delta.targetId.toString()));
    if (!base->errors.isEmpty())
        return makeError(ErrorKind::Conflict, say("base-incomplete", delta.targetId.toString()));
    delta.components = withDelta(base->components, delta.components);
    if (delta.components.size() > maxComponentsByDeltas)
        return makeError(ErrorKind::Conflict, say("too-many-components", delta.targetId.toString(), maxComponentsByDeltas));
    if (hasTooManyImages(delta.components)) // the base is of before there was a bound
        return makeError(ErrorKind::Conflict, say("too-many-images/delta", delta.targetId.toString(), maxImagesOfName));
    if (!push.withSticker.contains(delta.targetId))
        delta.stickerReleaseId = base->stickerReleaseId;
    return {};
}

struct StoredSnapshot
{
    bool changed = false;
    SnapshotId current; ///< The current one of the target, where it says the same as what was stored. Null: that is history.
};

/// Nobody has stored it before if it is new. What the engine did is kept with what changed, and makes no snapshot by itself.
Result<StoredSnapshot> store(Call &call, const StoredState &state, const InventorySnapshot &snapshot, bool isNew, const QList<EngineAct> &acts)
{
    call.observation = true;
    const Target &target = state.target;
    const std::optional<InventorySnapshot> before = state.held ? std::optional(state.held->snapshot) : std::nullopt;
    ASSIGN_OR_RETURN(const auto stored,
                     isNew ? call.transaction.inventory.putNew(snapshot, call.now, state.held) : call.transaction.inventory.put(snapshot, call.now));
    StoredSnapshot result;
    if (stored == InventoryStore::Stored::New || (before && before->id == snapshot.id))
        result.current = snapshot.id;
    else if (stored == InventoryStore::Stored::Unchanged && before)
        result.current = before->id;
    if (stored == InventoryStore::Stored::New || stored == InventoryStore::Stored::Older)
        RETURN_IF_ERROR(call.transaction.imageOrigins.learn(snapshot.components, call.now));
    if (stored == InventoryStore::Stored::Older || stored == InventoryStore::Stored::Replayed)
        return result;
    if (stored == InventoryStore::Stored::New) {
        RETURN_IF_ERROR(noteSilentDeployment(call, target, before, snapshot, acts));
        RETURN_IF_ERROR(announce(call, ChangeKind::InventoryObserved, EntityType::Target, snapshot.targetId.uuid(), target.environmentId));
    }
    RETURN_IF_ERROR(addLateActs(call, target.id, snapshot.observedAt, acts));
    InventorySnapshot current = stored == InventoryStore::Stored::New || !before ? snapshot : *before;
    std::stable_sort(current.components.begin(), current.components.end(), standsBefore); // as it is stored: the verdict is the same whenever it is made
    current.observedAt = snapshot.observedAt;
    ASSIGN_OR_RETURN(result.changed, recomputeDrift(call, state, current));
    return result;
}

Result<StoredState> storedState(Call &call, TargetId target)
{
    ASSIGN_OR_RETURN(const auto states, storedStates(call.transaction, {target}, call.now));
    const auto found = states.constFind(target);
    return found == states.cend() ? Result<StoredState>(notFound()) : Result<StoredState>(*found);
}

/// What is stored before a push: each target has one section, so that none of them changes it for another.
struct BeforePush
{
    QHash<TargetId, StoredState> states;
    QHash<SnapshotId, TargetId> snapshots; ///< Of the push, those that came before.
};

Result<BeforePush> readBefore(Call &call, const InventoryPush &push)
{
    BeforePush before;
    for (qsizetype at = 0; at < push.snapshots.size(); at += TargetStore::manyAtOnce) {
        QList<TargetId> targets;
        QList<SnapshotId> ids;
        for (qsizetype i = at; i < std::min(at + TargetStore::manyAtOnce, push.snapshots.size()); ++i) {
            targets.append(push.snapshots[i].targetId);
            ids.append(push.snapshots[i].id);
        }
        ASSIGN_OR_RETURN(const auto known, call.transaction.inventory.targetsOf(ids));
        ASSIGN_OR_RETURN(const auto states, storedStates(call.transaction, targets, call.now));
        before.snapshots.insert(known);
        before.states.insert(states);
    }
    return before;
}

/// Stores what a push says of one target.
Result<void> takeSection(Call &call, const InventoryPush &push, InventorySnapshot &snapshot, PushOrder order, const BeforePush &before, PushedSnapshot &pushed)
{
    const bool isKnown = before.snapshots.contains(snapshot.id);
    if (isKnown && before.snapshots.value(snapshot.id) != snapshot.targetId)
        return makeError(ErrorKind::Conflict, say("id-taken/snapshot"));
    const auto state = before.states.constFind(snapshot.targetId);
    const InventorySnapshot *const current = state != before.states.cend() && state->held ? &state->held->snapshot : nullptr;
    snapshot.receivedAt = call.now;
    if (order == PushOrder::BySequence)
        dateBySequence(call, snapshot, current);
    // One that is known is what it was; of an errored one nothing is carried over, as nobody looked at the rest.
    if (!push.base.isNull() && !isKnown && snapshot.errors.isEmpty())
        RETURN_IF_ERROR(complete(call, push, snapshot, current));
    if (state == before.states.cend())
        return notFound();
    ASSIGN_OR_RETURN(const auto stored, store(call, *state, snapshot, !isKnown, push.acts.value(snapshot.targetId)));
    ++pushed.accepted;
    pushed.seen.append({snapshot.targetId, snapshot.observedAt});
    if (!stored.current.isNull())
        pushed.current.append({snapshot.targetId, stored.current});
    pushed.driftRecomputed += stored.changed ? 1 : 0;
    return {};
}

} // namespace

Result<Sticker> putSticker(Call &call, TargetId id, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(const auto target, call.transaction.targets.find(id));
    auto sticker = describedSticker(call, id, body);
    if (!sticker)
        return sticker;
    ASSIGN_OR_RETURN(const auto previous, call.transaction.stickers.current(id, call.now));
    RETURN_IF_ERROR(isPrevious(call, previous));
    ASSIGN_OR_RETURN(const auto newest, call.transaction.stickers.newestVersion(id));
    sticker->id = StickerId::create();
    sticker->recordedAt = wholeSeconds(call.now);
    sticker->version = newest + 1;
    bool overridden = false;
    ASSIGN_OR_RETURN(const auto broken, brokenFreezes(call, target.environmentId, call.now, overridden));
    sticker->duringFreeze = !broken.isEmpty() && !overridden;
    RETURN_IF_ERROR(call.transaction.stickers.append(*sticker));
    RETURN_IF_ERROR(showCurrent(call, target, *sticker));
    RETURN_IF_ERROR(recordSticker(call, *sticker, target, overridden));
    RETURN_IF_ERROR(reconsiderAround(call, target));
    RETURN_IF_ERROR(recomputeDrift(call, id, target.environmentId));
    return sticker;
}

Result<PushedSnapshot> pushInventory(Call &call, TargetId id, const QJsonObject &body, PushOrder order)
{
    if (!id.isNull())
        RETURN_IF_ERROR(call.transaction.targets.find(id));
    ASSIGN_OR_RETURN(const auto push, inventoryPushFromJson(body, id, call.info.lenient));
    ASSIGN_OR_RETURN(const auto before, readBefore(call, push));
    PushedSnapshot pushed;
    pushed.id = push.id;
    for (InventorySnapshot snapshot : push.snapshots) {
        RETURN_IF_ERROR(isNotAhead(call, snapshot.observedAt, u"/observedAt"_s));
        RETURN_IF_ERROR(takeSection(call, push, snapshot, order, before, pushed));
    }
    call.observation = true;
    return pushed;
}

Result<bool> storeSnapshot(Call &call, const InventorySnapshot &snapshot, const QList<EngineAct> &acts)
{
    ASSIGN_OR_RETURN(const auto state, storedState(call, snapshot.targetId));
    ASSIGN_OR_RETURN(const auto stored, store(call, state, snapshot, false, acts));
    return stored.changed;
}

Result<bool> storeObserved(Call &call, const StoredState &stored, const InventorySnapshot &snapshot, const QList<EngineAct> &acts)
{
    ASSIGN_OR_RETURN(const auto result, store(call, stored, snapshot, true, acts));
    return result.changed;
}

Result<DriftReport> driftOf(Call &call, TargetId target)
{
    ASSIGN_OR_RETURN(const auto found, call.transaction.targets.find(target));
    ASSIGN_OR_RETURN(const auto stored, call.transaction.inventory.drift(target));
    DriftReport report = stored ? *stored : compare({}, {}, nullptr, call.now);
    report.targetId = target;
    report.stale = isInventoryStale(report.observedAt, call.now);
    report.targetUnreachable = found.health.status == Health::Unreachable;
    RETURN_IF_ERROR(addOrigins(call, report));
    return report;
}

} // namespace tidegate
