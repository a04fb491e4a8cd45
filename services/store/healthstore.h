// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/healthtransition.h"
#include "services/domain/ids.h"
#include "services/domain/operation.h"
#include "services/domain/target.h"

#include <functional>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// How the scheduled checks of one environment are doing; of its enabled targets that no agent looks at.
struct CheckBacklog
{
    std::chrono::seconds interval{0};
    int targets = 0;
    int waiting = 0;                      ///< Whose time has come, with the latest that jitter may make it.
    std::optional<Instant> waitingSince;  ///< The first of them, or since it was edited last.
    std::optional<Instant> lastCheckedAt; ///< The newest, unless it lies ahead.
};

/// A target that the schedule wants to be checked.
struct DueTarget
{
    TargetId id;
    TargetType type = TargetType::DockerHost;
    std::string_view connection; ///< JSON.
    std::chrono::seconds interval{0};
};

/// Transitions of health, and the operations that produce them.
class HealthStore
{
public:
    HealthStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    Result<void> append(TargetId target, const HealthTransition &transition);
    /// Newest first, in [from, to).
    Result<QList<HealthTransition>> history(TargetId target, Instant from, Instant to, int limit) const;

    /// Removes those before an instant; but of each target the last, which says since when it is as it is.
    Result<void> forgetTransitions(Instant before);

    /// Enabled targets checked directly whose last check is 90 % of their interval ago or more, or of unknown age; in no order.
    Result<void> forEachDue(Instant now, int limit, const std::function<void(const DueTarget &)> &visit) const;
    /// When the first of the others is.
    Result<std::optional<Instant>> nextDue(Instant now) const;
    /// Enabled targets that an agent checks and that do not count as unreachable, each with its connection.
    Result<void> forEachReached(int limit, const std::function<void(TargetId, std::string_view)> &visit) const;

    /// Of each environment whose checks are on and that has such targets.
    Result<QList<CheckBacklog>> backlog(Instant now) const;

    Result<void> insertOperation(const Operation &operation);
    Result<void> updateOperation(const Operation &operation);
    Result<Operation> findOperation(OperationId id) const;
    /// Ends what servers that are not there any more (LeaseStore) left queued or running: partial where something was done, else failed. Returns what it ended.
    Result<QList<OperationId>> abandonOperations(Instant at);
    /// Whoever does the work is to end it. Nothing for what has ended.
    Result<void> cancelOperation(OperationId id, Instant at);
    Result<bool> isCancelled(OperationId id) const;
    /// Dates what lies ahead of now (see isAhead()) by now, so that forgetOperations() reaches it in its time and a transition that comes next stands above it.
    Result<void> dateAhead(Instant now);
    /// Removes operations that ended before an instant.
    Result<void> forgetOperations(Instant before);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
