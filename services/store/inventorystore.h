// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/inventory.h"
#include "services/domain/knownimages.h"

#include <QHash>

#include <functional>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// A snapshot without its components.
struct SnapshotInfo
{
    SnapshotId id;
    Instant observedAt;
    Instant lastSeenAt; ///< Of the newest identical observation.
    qint64 sequence = 0;
    QString collector;
    int components = 0;
};

struct DriftQuery
{
    EnvironmentId environment; ///< Null: all.
    std::optional<DriftStatus> status;
    int limit = 1000;
    std::optional<std::pair<QString, TargetId>> after; ///< Keyset of (target name, id).
    TargetId target{};                                 ///< Null: all.
    bool differing = false;                            ///< Only where something differs, ignored or not.
};

/// A stored verdict with the names a list shows.
struct DriftRow
{
    DriftReport report;
    QString targetName;
    EnvironmentId environment;
    QString releaseName;
};

/// Live targets of an environment and a release, by their verdicts.
struct DriftGroup
{
    EnvironmentId environment;
    QString releaseName; ///< Empty: of no release.
    DriftCounts counts;
};

/// Live targets that differ in the same components and are judged alike.
struct DifferingGroup
{
    QStringList components; ///< Each once. One is empty where the sticker on the host differs.
    DriftCounts counts;
};

/// What was seen last on a target, as it is stored.
struct CurrentInventory
{
    TargetId target;
    EnvironmentId environment;
    QUuid release;                     ///< That the sticker in force names; null: there is none.
    std::optional<Instant> observedAt; ///< Since when it looks like this; nothing: it was never seen, and the rest says nothing.
    Instant lastSeenAt;
    bool incomplete = false; ///< The snapshot has errors.
    std::string_view packed; ///< For sql::forEachComponent(); good until the visit ends.
};

/// The current snapshot with what tells whether another says the same.
struct HeldSnapshot
{
    InventorySnapshot snapshot;
    QByteArray contentHash;
};

/// Snapshots and the verdicts drawn from them. The current snapshot of a target is one packed, content-hashed row; history keeps
/// the ones that changed.
class InventoryStore
{
public:
    InventoryStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    Result<std::optional<InventorySnapshot>> current(TargetId target) const;
    Result<std::optional<HeldSnapshot>> held(TargetId target) const;
    /// Of those that have one, at most TargetStore::manyAtOnce.
    Result<QHash<TargetId, HeldSnapshot>> held(const QList<TargetId> &targets) const;
    /// Of each enabled target, with or without one, in no order.
    Result<void> forEachCurrent(const std::function<void(const CurrentInventory &)> &visit) const;
    /// The newest with observedAt ≤ at.
    Result<std::optional<InventorySnapshot>> at(TargetId target, Instant at) const;
    Result<std::optional<InventorySnapshot>> find(SnapshotId id) const;
    /// Of which targets the snapshots are that are stored already, current or history; at most TargetStore::manyAtOnce.
    Result<QHash<SnapshotId, TargetId>> targetsOf(const QList<SnapshotId> &ids) const;
    /// Newest first.
    Result<QList<SnapshotInfo>> history(TargetId target, int limit) const;

    enum class Stored { New, Unchanged, Older, Replayed };
    /// Stores a snapshot: New becomes current; Unchanged content only moves lastSeenAt; Older goes to the history and never becomes
    /// current, unless the current one lies ahead of now (see isAhead()) and so is of unknown age; Replayed is an id that was stored before. Maintains the
    /// digest index.
    Result<Stored> put(const InventorySnapshot &snapshot, Instant now);
    /// The same of what was never stored before, such as what this process has just observed, for whoever has read what is held.
    Result<Stored> putNew(const InventorySnapshot &snapshot, Instant now, const std::optional<HeldSnapshot> &held);
    /// Removes history that was last seen before an instant; the current snapshots stay, however old.
    Result<void> forgetHistory(Instant before);
    Result<QList<DigestUse>> whereIs(const QString &digest) const;

    /// What ran last as each component of a target, whatever the current snapshot could see of it.
    Result<QList<KnownComponent>> knownImages(TargetId target) const;
    Result<void> setKnownImages(TargetId target, const QList<KnownComponent> &known);

    Result<std::optional<DriftReport>> drift(TargetId target) const;
    /// As held().
    Result<QHash<TargetId, DriftReport>> drift(const QList<TargetId> &targets) const;
    Result<void> setDrift(const DriftReport &report);
    /// Gives the verdicts of many targets the status, reason and differences of one, at most TargetStore::manyAtOnce; the rest of them stays.
    Result<void> setDifferences(const QList<TargetId> &targets, const DriftReport &report);
    /// What differs, and what rules say of it, as it is stored: the same text is the same.
    static QByteArray storedDifferences(const DriftReport &report);
    /// Live targets with their verdict, ordered by target name; a target without one has status Unknown.
    Result<void> forEachDrift(const DriftQuery &query, const std::function<void(const DriftRow &)> &visit) const;
    /// Counts those that a query asks for, whatever its page. The database counts, so that a fleet is not handed over; a group may come in parts, in no order.
    Result<QList<DriftGroup>> driftByRelease(const DriftQuery &query) const;
    Result<QList<DifferingGroup>> driftByComponents(const DriftQuery &query) const;
    /// Live targets of an environment, whose verdicts would be others by the other policy.
    Result<QList<TargetId>> judgedByPolicy(EnvironmentId environment) const;

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
