// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/rows.h"
#include "services/domain/target.h"

#include <QHash>

#include <functional>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// Filters of the target list; all must hold.
struct TargetQuery
{
    QList<TargetId> ids; ///< Empty: any.
    EnvironmentId environment;
    TargetGroupId group;
    AgentId agent;        ///< That checks them.
    bool byAgent = false; ///< Only what an agent checks, whichever.
    std::optional<TargetType> type;
    std::optional<Health> health;
    std::optional<DriftStatus> drift;
    std::optional<bool> enabled;
    QList<std::pair<QString, std::optional<QString>>> labels; ///< Without a value: the key must be absent.
    QString text;                                             ///< Part of the name, case-insensitively; % and _ are ordinary characters.
    int limit = 1000;
    std::optional<std::pair<QString, TargetId>> after; ///< Keyset of (name, id).
};

/// A target with what its checks go by.
struct CheckedTarget : Target
{
    qint64 healthInterval = 30; ///< Seconds; of the environment.
};

class TargetStore
{
public:
    TargetStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// Ordered by name, then id.
    Result<void> forEach(const TargetQuery &query, const std::function<void(const TargetRow &)> &visit) const;
    Result<qint64> count(const TargetQuery &query) const;
    /// How many live ones there are; counted once in a write, which nobody else of the tenant changes meanwhile, and kept in step with what this store does.
    Result<qint64> countLive();
    Result<void> visit(TargetId id, const std::function<void(const TargetRow &)> &visit) const;
    Result<Target> find(TargetId id) const;
    Result<CheckedTarget> findChecked(TargetId id) const;
    /// Those of them that are there, at most manyAtOnce.
    Result<QHash<TargetId, CheckedTarget>> findChecked(const QList<TargetId> &ids) const;
    Result<QList<Target>> list(const TargetQuery &query) const;
    /// Those of them that are there, at most manyAtOnce.
    Result<QHash<TargetId, Target>> findMany(const QList<TargetId> &ids) const;
    /// Also finds a deleted one.
    Result<bool> exists(TargetId id) const;
    /// Whether another live target of the environment has the name.
    Result<bool> nameTaken(EnvironmentId environment, const QString &name, TargetId except) const;

    /// Conflict `name-taken` or `id-taken`.
    Result<void> insert(const Target &target);
    /// Stores what people edit (not health, drift or release). The version of `after` must be the stored one plus one; Stale otherwise.
    Result<void> update(const Target &before, const Target &after);
    Result<void> remove(TargetId id, Instant at, UserId by);
    /// With the instant at which it was deleted, if it was.
    Result<std::pair<Target, std::optional<Instant>>> findWithDeleted(TargetId id) const;
    /// Makes a deleted one live again, with the connection that is given. version must be the stored one plus one; Stale otherwise. Conflict `name-taken`.
    Result<void> restore(const Target &target);
    /// It was put somewhere by hand: the group it was taken out of when that was deleted does not get it back.
    Result<void> forgetDetached(TargetId id);
    /// Removes or detaches nothing else: used by the cascade of an environment. Returns how many.
    Result<int> removeAllOf(EnvironmentId environment, Instant at, UserId by);

    /// Observations do not bump the version, because they must not make an editor's If-Match stale.
    Result<void> setHealth(TargetId id, const HealthReport &report, std::optional<Instant> since);
    /// The same of a target that this transaction has read, so that it is there: nothing is waited for.
    Result<void> setHealthOfKnown(TargetId id, const HealthReport &report, std::optional<Instant> since);
    Result<void> setDrift(TargetId id, DriftStatus status, std::optional<Instant> since, int count);
    /// The same for many that differ as before, at most manyAtOnce: since when stays.
    Result<void> setDrift(const QList<TargetId> &ids, DriftStatus status, int count);
    static constexpr qsizetype manyAtOnce = 200;
    /// The labels of live targets; at least one target, and at most manyAtOnce.
    Result<QHash<TargetId, Labels>> labels(const QList<TargetId> &ids) const;
    Result<void> setRelease(TargetId id, const ReleaseRef &release);

private:
    void moveLive(qint64 by);

    sql::Connection &m_connection;
    TenantId m_tenant;
    std::optional<qint64> m_live; ///< Once it was asked for.
};

} // namespace tidegate
