// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/inventorystore.h"

#include "services/sql/query.h"

namespace tidegate {
namespace {

constexpr char selectAllCurrent[] = R"(
SELECT t.id, t.environment_id, t.release_id, i.observed_at, i.last_seen_at, i.errors_json, i.packed
FROM targets t LEFT JOIN inventory_current i ON i.tenant_id = t.tenant_id AND i.target_id = t.id
WHERE t.tenant_id = ?1 AND t.enabled = ?2 AND t.deleted_at IS NULL)";

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
    sql::Query rows(m_connection, selectAllCurrent, m_tenant, true);
    return sql::forEachRow(rows, [&](const sql::Query &row) { visit(toCurrent(row)); });
}

} // namespace tidegate
