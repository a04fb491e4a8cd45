// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/engineact.h"
#include "services/domain/inventory.h"
#include "services/domain/result.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace tidegate {

/// One report of a collector about one or more targets.
struct InventoryPush
{
    SnapshotId id;
    qint64 sequence = 0;
    SnapshotId base;                          ///< Of a delta: the push whose snapshots the sections say the difference to. Null: they say all.
    QList<InventorySnapshot> snapshots;       ///< One a target. receivedAt is left to the caller.
    QHash<TargetId, QList<EngineAct>> acts{}; ///< What the engines of the targets did before it, where that is told. It is no part of what was seen.
    QSet<TargetId> withSticker;               ///< The targets whose section says whether there is a sticker file; in a delta the others are as they were.
};
/// What the snapshot of a target is called that came with a push: as the push, or by a name made of both where the push has several targets.
bool isOfPush(SnapshotId snapshot, SnapshotId push, TargetId target);

void writeSnapshotMembers(JsonWriter &json, const InventorySnapshot &snapshot);
/// The array of components alone, as it is stored.
void writeComponents(JsonWriter &json, const QList<ObservedComponent> &components);

/// Reads a push (semantics §6). With a target, the body may name that one only, or none.
/// The snapshot of a single target has the id of the push; those of several have ids derived from it and the target, always the same.
Result<InventoryPush> inventoryPushFromJson(const QJsonObject &body, TargetId target = {}, bool lenient = false);
Result<InventorySnapshot> snapshotFromJson(const QJsonObject &json);
Result<QList<ObservedComponent>> componentsFromJson(const QJsonArray &json);

} // namespace tidegate
