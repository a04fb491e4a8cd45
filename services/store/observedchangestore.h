// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/inventory.h"
#include "services/domain/observedchange.h"
#include "services/domain/result.h"

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// A change with what it is judged by again when more comes to light.
struct StoredChange
{
    ObservedChange change;
    ObservedComponent running;
    QString collector;
    QString targetName{}; ///< Read only.
};

struct ObservedChangeQuery
{
    EnvironmentId environment;     ///< Null: all.
    TargetId target;               ///< Null: all.
    QList<ChangeVerdict> verdicts; ///< Empty: all.
    QString component;             ///< Empty: all.
    QString text;                  ///< In the names of target, component and images, and in digests.
    std::optional<Instant> from;   ///< Seen then or later.
    std::optional<Instant> to;     ///< Seen before.
    int limit = 1000;
    std::optional<std::pair<Instant, ObservedChangeId>> after; ///< Keyset of the order, newest first.
};

/// An image that came to an environment in spite of a freeze.
struct FrozenChange
{
    EnvironmentId environment;
    QString component;
    QString digest;
    Instant seenAt; ///< The last time.
};

/// What changed on targets without, or with, somebody saying so, and who asked the gate.
class ObservedChangeStore
{
public:
    ObservedChangeStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    Result<void> insert(const StoredChange &change);
    /// Verdict, evidence and explanation.
    Result<void> update(const ObservedChange &change);
    Result<StoredChange> find(ObservedChangeId id) const;
    /// Newest first.
    Result<QList<StoredChange>> list(const ObservedChangeQuery &query) const;
    /// Those of one target, or with a null one of an environment, that were seen since.
    Result<QList<StoredChange>> since(TargetId target, EnvironmentId environment, Instant seenAt) const;
    /// From one instant to before another, for every environment that has some.
    Result<QList<ChangeCounts>> counts(Instant from, Instant to) const;
    /// What happened in freezes of an environment since, each image of each component once; of the newest 5,000 changes.
    Result<QList<FrozenChange>> inFreezes(EnvironmentId environment, Instant since) const;
    Result<void> forget(Instant before);

    Result<void> insertAsk(const GateAsk &ask);
    /// Oldest first.
    Result<QList<GateAsk>> asks(EnvironmentId environment, Instant from, Instant to) const;
    Result<void> forgetAsks(Instant before);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
