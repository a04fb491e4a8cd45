// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QList>
#include <QString>

namespace tidegate {

/// An image by everything that was ever said of it; what is not known is empty.
struct KnownImage
{
    QString imageId;
    QString platformDigest;
    QStringList repoDigests;  ///< All names that it was seen under: an engine may take them away while the image runs.
    QStringList containerIds; ///< The containers of it, the newest last.
    int running = 0;          ///< Replicas at the last look; -1: they could not be counted.

    friend bool operator==(const KnownImage &, const KnownImage &) = default;
};

/// What ran last as one component of a target, over all looks, also those that failed or did not see it.
struct KnownComponent
{
    QString name;
    QList<KnownImage> images; ///< Several while a rollout is under way.
    Instant confirmedAt;      ///< The last look that excludes that another image ran.
    SnapshotId confirmedBy;   ///< The snapshot of that look. Unchanged looks only move its time, so that this tells they confirm it too.
    Instant seenAt;           ///< When it was there last.

    friend bool operator==(const KnownComponent &, const KnownComponent &) = default;
};

} // namespace tidegate
