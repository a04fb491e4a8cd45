// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace tidegate {

/// Where a sticker came from.
enum class StickerSource { Api, Agent, Console };
QString toString(StickerSource source); ///< "api", "agent", "console".
std::optional<StickerSource> stickerSourceFromString(QStringView text);

struct StickerComponent
{
    QUuid componentId; ///< Stable per tenant and name.
    QString name;      ///< Unique in the sticker.
    QString digest;    ///< "sha256:" + 64 lower-case hex digits, or sha512 with 128.

    friend bool operator==(const StickerComponent &, const StickerComponent &) = default;
};

/// What we say is deployed on a target.
struct Sticker
{
    StickerId id;
    TargetId targetId;
    QUuid releaseId;
    QString releaseName;
    QList<StickerComponent> components; ///< Sorted by name.
    Instant deployedAt;
    UserId deployedBy;
    StickerSource source = StickerSource::Api;
    QString reason; ///< Required when a person sets it in the console.
    Instant recordedAt;
    bool duringFreeze = false; ///< Recorded inside an active freeze without a valid override.
    qint64 version = 0;

    friend bool operator==(const Sticker &, const Sticker &) = default;
};

/// Folds the case and checks the syntax of an OCI digest; empty when it is none.
QString canonicalDigest(const QString &text);
/// Checks the fields, folds digests and sorts the components by name. All violations at once.
Result<Sticker> validated(Sticker sticker);

} // namespace tidegate
