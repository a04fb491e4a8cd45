// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QHash>
#include <QList>

#include <chrono>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// The scheduled check of a target in the hands of one server.
struct CheckLease
{
    TargetId target;
    ServerId server;
    int worseInARow = 0; ///< Of HealthTrack.

    friend bool operator==(const CheckLease &, const CheckLease &) = default;
};

/// Which servers are at work on the database, and which of them has which check in hand. Times are those of the database's clock, so that servers whose clocks
/// differ agree about them.
class LeaseStore
{
public:
    LeaseStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    Result<Instant> databaseNow() const;

    /// The server is there, for so long from now on. Servers are those of all tenants.
    Result<void> keepAlive(ServerId server, std::chrono::milliseconds length);
    /// The server is gone.
    Result<void> leave(ServerId server);
    /// Removes the servers that have not said for too long that they are there, and returns them.
    Result<QList<ServerId>> removeGone();
    /// Those that are there, the oldest first.
    Result<QList<ServerId>> present() const;

    /// Takes of these targets those that no other server has in hand, for so long, or until the server is gone. Does not wait for others who take some.
    Result<QList<CheckLease>> claim(ServerId server, const QList<TargetId> &targets, std::chrono::milliseconds length);
    /// How many targets other servers that are there have in hand, for longer than `pause` of release().
    Result<int> countElsewhere(ServerId server, std::chrono::milliseconds pause) const;
    Result<std::optional<CheckLease>> find(TargetId target) const;
    /// Of those that somebody ever took.
    Result<QHash<TargetId, CheckLease>> find(const QList<TargetId> &targets) const;
    /// Gives these back a little later, `pause` from now: who has looked before what the check changed does not take it again.
    Result<void> release(ServerId server, const QList<TargetId> &targets, int worseInARow, std::chrono::milliseconds pause);
    /// What the results before spoke for does not count any more, whoever has these targets in hand.
    Result<void> forgetWorse(const QList<TargetId> &targets);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
