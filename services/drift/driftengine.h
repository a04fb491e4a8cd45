// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/inventory.h"
#include "services/domain/sticker.h"

#include <chrono>
#include <optional>

namespace tidegate {

/// The verdict on one target: does what was seen match what the sticker says (semantics §8)? Pure.
///
/// An image matches when the expected digest is among its repository digests or is its platform digest; the config digest never counts,
/// while the id of an image in a containerd store does. Of an image with a platform digest alone nobody can say that it is another one than
/// an index names: it is unresolved.
/// Without a sticker, without a snapshot, or with one that has errors the status is Unknown. `previous` keeps `since` while the
/// differences stay the same. Components meet by componentName() of both sides. What the sticker does not name is nobody's drift unless it
/// carries our label, or it runs and the policy is strict. A verdict older than max(3 × inventoryInterval, 15 min) is stale.
DriftReport compare(const std::optional<Sticker> &sticker, const std::optional<InventorySnapshot> &snapshot, const DriftReport *previous, Instant now,
                    std::chrono::seconds inventoryInterval = std::chrono::seconds(300), DriftPolicy policy = DriftPolicy::Labelled);

/// Says by its differences, of which there are some, what the verdict is: drifted, ignored, or unknown where what is left could not be resolved.
void judge(DriftReport &report);
/// What differs, ignored or not, without what rules say of it.
QList<Difference> allDifferences(const DriftReport &report);

/// The component runs the image of the digest, or nobody can say that it runs another one.
bool mayBe(const ObservedComponent &observed, const QString &digest);

/// How many differences make drift; unresolved ones do not.
int countingDifferences(const DriftReport &report);

/// One digest for several components: that of the only one, else SHA-256 over "name@digest\n" in the order of the names' bytes.
QString combinedDigest(QList<std::pair<QString, QString>> components);

} // namespace tidegate
