// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/deletedthing.h"
#include "services/domain/result.h"

#include <QList>

#include <optional>
#include <utility>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

struct DeletedQuery
{
    Instant since; ///< Deleted after it.
    int limit = 1000;
    std::optional<std::pair<Instant, QUuid>> before{}; ///< Keyset: the last row of the page before.
};

/// What was deleted and may be restored, of every kind at once.
class DeletedStore
{
public:
    DeletedStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// Newest first. Groups and targets that went with their environment are counted with it and have no row of their own.
    Result<QList<DeletedThing>> list(const DeletedQuery &query) const;

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
