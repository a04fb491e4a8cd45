// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/inventory.h"
#include "services/domain/result.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tidegate {

/// One report of a collector about one or more targets.
struct InventoryPush
{
    SnapshotId id;
    qint64 sequence = 0;
    QList<InventorySnapshot> snapshots; ///< One a target. receivedAt is left to the caller.
};

void writeSnapshotMembers(JsonWriter &json, const InventorySnapshot &snapshot);
/// The array of components alone, as it is stored.
void writeComponents(JsonWriter &json, const QList<ObservedComponent> &components);

/// Reads a push (semantics §6). With a target, the body may name that one only, or none. Only full snapshots are accepted.
/// The snapshot of a single target has the id of the push; those of several have ids derived from it and the target, always the same.
Result<InventoryPush> inventoryPushFromJson(const QJsonObject &body, TargetId target = {}, bool lenient = false);
Result<InventorySnapshot> snapshotFromJson(const QJsonObject &json);
Result<QList<ObservedComponent>> componentsFromJson(const QJsonArray &json);

} // namespace tidegate
