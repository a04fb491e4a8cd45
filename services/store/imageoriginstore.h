// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/inventory.h"
#include "services/domain/result.h"

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// What images say of themselves, by digest: a digest names one content, so whoever saw it somewhere knows it everywhere.
class ImageOriginStore
{
public:
    ImageOriginStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// Remembers what was seen. A digest of which two revisions or two sources are told is disputed from then on, and of() does not know it any more: one of
    /// the two lies, and nobody can say which.
    Result<void> learn(const QList<ObservedComponent> &components, Instant now);
    /// Of those that are known, in no order.
    Result<QList<DigestOrigin>> of(const QStringList &digests) const;
    /// Removes what was learnt before an instant and runs nowhere.
    Result<void> forget(Instant before);
    /// What lies ahead of now is dated by now.
    Result<void> dateAhead(Instant now);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
