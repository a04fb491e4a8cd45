// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/driftrule.h"

#include <utility>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

struct DriftRuleQuery
{
    std::optional<bool> expired;
    int limit = 1000;
    std::optional<std::pair<Instant, DriftRuleId>> after; ///< Keyset of (expiresAt, id).
};

/// Which differences are ignored, until when, and which were.
class DriftRuleStore
{
public:
    DriftRuleStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// Conflict `id-taken`.
    Result<void> insert(const DriftRule &rule);
    Result<DriftRule> find(DriftRuleId id) const;
    /// The one that ends first comes first.
    Result<QList<DriftRule>> list(const DriftRuleQuery &query) const;
    /// Those that may cover the target: its own, its environment's, and all that go by labels.
    Result<QList<DriftRule>> thatMayCover(TargetId target, EnvironmentId environment) const;
    /// How many are in force.
    Result<qint64> countLive() const;
    Result<void> remove(DriftRuleId id);
    Result<void> setExpired(DriftRuleId id, Instant at);
    /// Removes those that were found to be over before an instant.
    Result<void> forgetExpired(Instant before);
    /// What lies ahead of now is dated by now.
    Result<void> dateAhead(Instant now);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
