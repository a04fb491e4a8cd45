// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/imageorigin.h"
#include "services/domain/instant.h"
#include "services/domain/message.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace tidegate {

/// One component that was seen on a target.
struct ObservedComponent
{
    QString name; ///< Label tidegate.component, else compose service, else container name.
    QString containerId;
    QString image;           ///< As configured; never trusted for identity.
    QStringList repoDigests; ///< Bare digests ("sha256:…") under which registries know the image, sorted.
    QString platformDigest;  ///< Manifest digest of the platform, if known.
    QString imageId;         ///< Config digest; never compared with a manifest digest.
    QString state;           ///< One of observedStates(): running, completed (ended well and is not meant to run on), exited, ….
    QString health;          ///< Docker HEALTHCHECK: healthy, unhealthy, starting, or empty when none is defined.
    int replicasDesired = 1;
    int replicasRunning = 0;
    bool labelled = false; ///< Carries tidegate.component, so that it counts as unexpected when no sticker names it.
    QString startedAt;
    ImageOrigin origin{}; ///< What the image says of itself.

    friend bool operator==(const ObservedComponent &, const ObservedComponent &) = default;
};

/// Of one name, on one target: what is kept of a target stays small, and so does what is compared.
constexpr qsizetype maxImagesOfName = 16;

/// The order of replicas that run different images under one name: by all that parts them, so that it does not depend on the order in which they were told.
/// In the order of names first.
bool standsBefore(const ObservedComponent &a, const ObservedComponent &b);

/// What a component can be in, in the words of the API.
inline const QStringList &observedStates()
{
    static const QStringList states{QStringLiteral("running"),    QStringLiteral("completed"), QStringLiteral("exited"),
                                    QStringLiteral("restarting"), QStringLiteral("paused"),    QStringLiteral("missing")};
    return states;
}

inline bool isRunning(const ObservedComponent &component)
{
    return component.state == QLatin1StringView("running");
}

/// Work that ended well: nothing of it is meant to run now.
inline bool isCompleted(const ObservedComponent &component)
{
    return component.state == QLatin1StringView("completed");
}

/// Everything seen on one target at one instant.
struct InventorySnapshot
{
    SnapshotId id;
    TargetId targetId;
    Instant observedAt;
    qint64 sequence = 0;
    QString collector;                   ///< Such as "docker/1.41" or "agent/1.0.0".
    QList<ObservedComponent> components; ///< Sorted by name.
    QStringList errors;                  ///< Not empty: incomplete; an absent component then proves nothing.
    QStringList notes;                   ///< What could not be read and does not touch the verdict, each with its reason.
    QString stickerReleaseId;            ///< Release named by the sticker file on the host, if one was read.
    Instant receivedAt;
    QList<Message> errorMessages{}; ///< Of errors with the same place, where they have a code: those of agents are texts alone.
    QList<Message> noteMessages{};  ///< Of notes.

    void addError(const Message &said);
    void addNote(const Message &said);

    friend bool operator==(const InventorySnapshot &, const InventorySnapshot &) = default;
};

/// What a target is when a delta was seen on what it was: of each name that the delta has, its components stand in the place of all those before; one whose
/// state is "missing" leaves none. In the order of names. See "Deltas" in ARCHITECTURE.md.
QList<ObservedComponent> withDelta(const QList<ObservedComponent> &base, const QList<ObservedComponent> &delta);

/// Where a digest runs.
struct DigestUse
{
    TargetId target;
    QString component;

    friend bool operator==(const DigestUse &, const DigestUse &) = default;
};

} // namespace tidegate
