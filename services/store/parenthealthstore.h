// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/healthtransition.h"
#include "services/domain/result.h"

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// How environments and groups are, by their targets, and how that changed.
class ParentHealthStore
{
public:
    ParentHealthStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    Result<void> append(const HealthParent &parent, const ParentTransition &transition);
    /// Newest first, in [from, to).
    Result<QList<ParentTransition>> history(const HealthParent &parent, Instant from, Instant to, int limit) const;
    /// How many enabled targets in it are in a state, counted up to `most`, so that a large environment costs no more than a small one.
    Result<int> count(const HealthParent &parent, Health health, int most) const;
    /// Dates what lies ahead of now (see isAhead()) by now, so that what happens next stands above it.
    Result<void> dateAhead(Instant now);
    /// Removes what happened before an instant.
    Result<void> forget(Instant before);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
