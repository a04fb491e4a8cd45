// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/deploymentoperations.h"

#include "services/codec/inventoryjson.h"
#include "services/codec/stickerjson.h"
#include "services/drift/driftengine.h"
#include "services/operations/audittrail.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype shortestOverrideReason = 5;
constexpr qsizetype longestOverrideReason = 500;

/// The active freezes that the caller breaks by deploying now: all of them unless he is excepted in every one and says why.
Result<QList<QUuid>> brokenFreezes(Call &call, EnvironmentId environment, Instant at, bool &overridden)
{
    const auto windows = call.session.freezeWindows.activeOrUpcoming(environment, at);
    if (!windows)
        return windows.error();
    QList<QUuid> active;
    bool exceptedInAll = true;
    for (const FreezeWindow &window : *windows) {
        if (!window.covers(at))
            continue;
        active.append(window.id.uuid());
        exceptedInAll = exceptedInAll && window.exceptions.contains(call.principal.user);
    }
    const qsizetype length = call.info.overrideReason.trimmed().size();
    overridden = !active.isEmpty() && exceptedInAll && length >= shortestOverrideReason && length <= longestOverrideReason;
    return active;
}

AuditEvent stickerEvent(const Sticker &sticker, const Target &target, const QJsonObject &after, const QString &action, const QString &reason)
{
    return {.action = action,
            .entityType = u"sticker"_s,
            .entityId = target.id.uuid(),
            .entityName = target.name,
            .environment = target.environmentId,
            .version = sticker.version,
            .before = {},
            .after = after,
            .reason = reason};
}

} // namespace

Result<Sticker> putSticker(Call &call, TargetId id, const QJsonObject &body)
{
    const auto target = call.session.targets.find(id);
    if (!target)
        return target.error();
    Sticker base;
    base.targetId = id;
    base.deployedBy = call.principal.user;
    base.deployedAt = wholeSeconds(call.now);
    base.reason = call.info.reason;
    auto sticker = applyStickerJson(base, body, call.info.lenient);
    if (!sticker)
        return sticker;
    for (StickerComponent &component : sticker->components) {
        if (!component.componentId.isNull())
            continue;
        const auto componentId = call.session.stickers.componentId(component.name);
        if (!componentId)
            return componentId.error();
        component.componentId = *componentId;
    }
    const auto previous = call.session.stickers.current(id);
    if (!previous)
        return previous.error();
    sticker->id = StickerId::create();
    sticker->recordedAt = wholeSeconds(call.now);
    sticker->version = (*previous ? (*previous)->version : 0) + 1;
    bool overridden = false;
    const auto broken = brokenFreezes(call, target->environmentId, call.now, overridden);
    if (!broken)
        return broken.error();
    sticker->duringFreeze = !broken->isEmpty() && !overridden;
    if (const auto stored = call.session.stickers.append(*sticker); !stored)
        return stored.error();
    const auto current = call.session.stickers.current(id);
    if (!current || !*current)
        return current ? notFound() : current.error();
    if (const auto stored = call.session.targets.setRelease(id, {(*current)->releaseId, (*current)->releaseName, (*current)->deployedAt}); !stored)
        return stored.error();
    const QString action = overridden ? u"freeze.overridden"_s : sticker->duringFreeze ? u"freeze.violated"_s : u"sticker.recorded"_s;
    const QString reason = overridden ? call.info.overrideReason.trimmed() : sticker->reason;
    if (const auto kept = record(call, stickerEvent(*sticker, *target, toJson(*sticker), action, reason)); !kept)
        return kept.error();
    if (const auto changed = recomputeDrift(call, id, target->environmentId); !changed)
        return changed.error();
    return sticker;
}

Result<PushedSnapshot> pushInventory(Call &call, TargetId id, const QJsonObject &body)
{
    const auto target = call.session.targets.find(id);
    if (!target)
        return target.error();
    const auto push = inventoryPushFromJson(body, id, call.info.lenient);
    if (!push)
        return push.error();
    PushedSnapshot pushed;
    pushed.id = push->id;
    for (InventorySnapshot snapshot : push->snapshots) {
        snapshot.receivedAt = call.now;
        const auto changed = storeSnapshot(call, snapshot);
        if (!changed)
            return changed.error();
        ++pushed.accepted;
        pushed.driftRecomputed += *changed ? 1 : 0;
    }
    call.observation = true;
    return pushed;
}

Result<bool> storeSnapshot(Call &call, const InventorySnapshot &snapshot)
{
    const auto target = call.session.targets.find(snapshot.targetId);
    if (!target)
        return target.error();
    call.observation = true;
    const auto stored = call.session.inventory.put(snapshot);
    if (!stored)
        return stored.error();
    if (*stored == InventoryStore::Stored::Older || *stored == InventoryStore::Stored::Replayed)
        return false;
    if (*stored == InventoryStore::Stored::New) {
        if (const auto told = announce(call, u"inventory.changed"_s, u"target"_s, snapshot.targetId.uuid(), target->environmentId); !told)
            return told.error();
    }
    return recomputeDrift(call, snapshot.targetId, target->environmentId);
}

Result<bool> recomputeDrift(Call &call, TargetId target, EnvironmentId environment)
{
    const auto sticker = call.session.stickers.current(target);
    if (!sticker)
        return sticker.error();
    const auto snapshot = call.session.inventory.current(target);
    if (!snapshot)
        return snapshot.error();
    const auto previous = call.session.inventory.drift(target);
    if (!previous)
        return previous.error();
    DriftReport report = compare(*sticker, *snapshot, *previous ? &**previous : nullptr, call.now);
    report.targetId = target;
    if (*previous && **previous == report)
        return false;
    if (const auto stored = call.session.inventory.setDrift(report); !stored)
        return stored.error();
    const auto counting = std::count_if(report.differences.begin(), report.differences.end(),
                                        [](const Difference &each) { return each.kind != DifferenceKind::Unresolved; });
    if (const auto stored = call.session.targets.setDrift(target, report.status, report.since, static_cast<int>(counting)); !stored)
        return stored.error();
    // A newer observation of the same verdict is stored but not announced: nothing changed for whoever looks.
    const bool news = !*previous || (*previous)->status != report.status || (*previous)->differences != report.differences;
    if (news) {
        if (const auto told = announce(call, u"drift.changed"_s, u"drift"_s, target.uuid(), environment); !told)
            return told.error();
    }
    return true;
}

Result<DriftReport> driftOf(Call &call, TargetId target)
{
    if (const auto exists = call.session.targets.find(target); !exists)
        return exists.error();
    const auto stored = call.session.inventory.drift(target);
    if (!stored)
        return stored.error();
    DriftReport report = *stored ? **stored : compare({}, {}, nullptr, call.now);
    report.targetId = target;
    report.stale = report.observedAt && call.now - *report.observedAt > inventoryStaleAfter;
    return report;
}

} // namespace tidegate
