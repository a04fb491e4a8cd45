// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/inventory.h"
#include "services/domain/knownimages.h"

#include <optional>

namespace tidegate {

/// A component that runs an image which did not run at the last look that could tell.
struct ImageChange
{
    ObservedComponent component; ///< One of the replicas that run it.
    Instant notBefore;           ///< When it did not run yet for certain.
};

struct ImageJudgement
{
    QList<ImageChange> changes;
    QList<KnownComponent> known; ///< What is known now; to be handed in at the next look.
};

/// What was deployed between earlier looks at a target and this one (semantics §8). Pure.
///
/// Decided on what runs: the image id, else the platform digest, over all replicas. The names an engine keeps for an image decide only
/// where nothing else is known of it. Unknown → known is no change, and neither are another number of replicas, another container of the
/// same image, a container under another name, a stop, a start, or a component that is seen for the first time. Replicas that go from one
/// image to another are one. `before` is the snapshot that was current, with the time at which it was seen last.
ImageJudgement judgeImages(const QList<KnownComponent> &known, const std::optional<InventorySnapshot> &before, const InventorySnapshot &after);

} // namespace tidegate
