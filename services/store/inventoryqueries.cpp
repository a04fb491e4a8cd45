// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/inventorystore.h"

#include "services/sql/query.h"

#include <utility>
#include <vector>

namespace tidegate {
namespace {

constexpr int currentAtOnce = 1'000; ///< Some databases hold all rows of a statement in memory before the first is read.

// In the order of the primary keys, a part after the other. Each table by itself, because a join looks each snapshot up.
#define LIVE_TARGETS "SELECT id, environment_id, release_id FROM targets WHERE tenant_id = ?1 AND enabled = ?2 AND deleted_at IS NULL "
#define SEEN "SELECT target_id, observed_at, last_seen_at, errors_json, packed FROM inventory_current WHERE tenant_id = ?1 AND target_id <= ?2 "

constexpr char selectFirstTargets[] = LIVE_TARGETS "ORDER BY id LIMIT ?3";
constexpr char selectNextTargets[] = LIVE_TARGETS "AND id > ?4 ORDER BY id LIMIT ?3";
constexpr char selectSeenFrom[] = SEEN "AND target_id >= ?4 ORDER BY target_id LIMIT ?3";
constexpr char selectSeenBehind[] = SEEN "AND target_id > ?4 ORDER BY target_id LIMIT ?3";

#undef LIVE_TARGETS
#undef SEEN

using Visit = std::function<void(const CurrentInventory &)>;

/// Some targets, and the place of each.
struct Stretch
{
    std::vector<CurrentInventory> targets;
    QHash<TargetId, std::size_t> places;

    Result<void> read(sql::Query &rows)
    {
        targets.clear();
        places.clear();
        return sql::forEachRow(rows, [this](const sql::Query &row) {
            places.insert(TargetId(row.uuid(0)), targets.size());
            targets.push_back({.target = TargetId(row.uuid(0)),
                               .environment = EnvironmentId(row.uuid(1)),
                               .release = row.isNull(2) ? QUuid() : row.uuid(2),
                               .observedAt = {},
                               .lastSeenAt = {},
                               .incomplete = false,
                               .packed = {}});
        });
    }

    /// What was seen of one of them; of the others, which are disabled or deleted, nothing is told.
    void visitSeen(const sql::Query &row, const Visit &visit)
    {
        const auto place = places.constFind(TargetId(row.uuid(0)));
        if (place == places.cend())
            return;
        CurrentInventory &current = targets[*place];
        current.observedAt = row.instant(1);
        current.lastSeenAt = row.instant(2);
        current.incomplete = row.text(3) != "[]";
        current.packed = row.bytesView(4);
        visit(current);
    }

    void visitUnseen(const Visit &visit) const
    {
        for (const CurrentInventory &each : targets) {
            if (!each.observedAt)
                visit(each);
        }
    }
};

} // namespace

Result<void> InventoryStore::forEachCurrent(const std::function<void(const CurrentInventory &)> &visit) const
{
    Stretch stretch;
    const auto visitStretch = [&]() -> Result<void> {
        TargetId at = stretch.targets.front().target;
        const TargetId last = stretch.targets.back().target;
        int read = 0;
        const auto take = [&](const sql::Query &row) {
            at = TargetId(row.uuid(0));
            ++read;
            stretch.visitSeen(row, visit);
        };
        sql::Query from(m_connection, selectSeenFrom, m_tenant, last, currentAtOnce, at);
        RETURN_IF_ERROR(sql::forEachRow(from, take));
        while (std::exchange(read, 0) == currentAtOnce) {
            sql::Query behind(m_connection, selectSeenBehind, m_tenant, last, currentAtOnce, at);
            RETURN_IF_ERROR(sql::forEachRow(behind, take));
        }
        stretch.visitUnseen(visit);
        return {};
    };
    sql::Query first(m_connection, selectFirstTargets, m_tenant, true, currentAtOnce);
    RETURN_IF_ERROR(stretch.read(first));
    while (!stretch.targets.empty()) {
        RETURN_IF_ERROR(visitStretch());
        sql::Query next(m_connection, selectNextTargets, m_tenant, true, currentAtOnce, stretch.targets.back().target);
        RETURN_IF_ERROR(stretch.read(next));
    }
    return {};
}

} // namespace tidegate
