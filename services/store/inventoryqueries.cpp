// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/inventorystore.h"

#include "services/sql/query.h"

namespace tidegate {
namespace {

constexpr int currentAtOnce = 1'000; ///< Some databases hold all rows of a statement in memory before the first is read.

// In the order of the primary key, a part after the other.
#define CURRENT_OF_TARGETS                                                                                                                                     \
    "SELECT t.id, t.environment_id, t.release_id, i.observed_at, i.last_seen_at, i.errors_json, i.packed FROM targets t "                                      \
    "LEFT JOIN inventory_current i ON i.tenant_id = t.tenant_id AND i.target_id = t.id WHERE t.tenant_id = ?1 AND t.enabled = ?2 AND t.deleted_at IS NULL "

constexpr char selectFirstCurrent[] = CURRENT_OF_TARGETS "ORDER BY t.id LIMIT ?3";
constexpr char selectNextCurrent[] = CURRENT_OF_TARGETS "AND t.id > ?4 ORDER BY t.id LIMIT ?3";

#undef CURRENT_OF_TARGETS

CurrentInventory toCurrent(const sql::Query &row)
{
    CurrentInventory current{.target = TargetId(row.uuid(0)),
                             .environment = EnvironmentId(row.uuid(1)),
                             .release = row.isNull(2) ? QUuid() : row.uuid(2),
                             .observedAt = row.optionalInstant(3),
                             .lastSeenAt = {},
                             .incomplete = false,
                             .packed = {}};
    if (!current.observedAt)
        return current;
    current.lastSeenAt = row.instant(4);
    current.incomplete = row.text(5) != "[]";
    current.packed = row.bytes(6);
    return current;
}

} // namespace

Result<void> InventoryStore::forEachCurrent(const std::function<void(const CurrentInventory &)> &visit) const
{
    TargetId last;
    int read = 0;
    const auto take = [&](const sql::Query &row) {
        const CurrentInventory current = toCurrent(row);
        last = current.target;
        ++read;
        visit(current);
    };
    sql::Query first(m_connection, selectFirstCurrent, m_tenant, true, currentAtOnce);
    RETURN_IF_ERROR(sql::forEachRow(first, take));
    while (std::exchange(read, 0) == currentAtOnce) {
        sql::Query next(m_connection, selectNextCurrent, m_tenant, true, currentAtOnce, last);
        RETURN_IF_ERROR(sql::forEachRow(next, take));
    }
    return {};
}

} // namespace tidegate
