// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/deletedstore.h"

#include "services/domain/try.h"
#include "services/sql/query.h"

namespace tidegate {
namespace {

// A kind a branch, in the order of kinds[]. What was deleted at the same instant as its environment was deleted with it.
constexpr char selectDeleted[] = R"(
SELECT kind, id, name, environment_id, environment_name, targets, groups_with, freezes, version, deleted_at, deleted_by FROM (
    SELECT 0 AS kind, e.id AS id, e.display_name AS name, NULL AS environment_id, '' AS environment_name,
        (SELECT COUNT(*) FROM targets t WHERE t.tenant_id = ?1 AND t.deleted_at = e.deleted_at AND t.environment_id = e.id) AS targets,
        (SELECT COUNT(*) FROM target_groups g WHERE g.tenant_id = ?1 AND g.deleted_at = e.deleted_at AND g.environment_id = e.id) AS groups_with,
        (SELECT COUNT(*) FROM freeze_windows f WHERE f.tenant_id = ?1 AND f.deleted_at IS NULL AND f.environment_id = e.id) AS freezes,
        e.version AS version, e.deleted_at AS deleted_at, e.deleted_by AS deleted_by
    FROM environments e WHERE e.tenant_id = ?1 AND e.deleted_at > ?2
    UNION ALL
    SELECT 1, f.id, f.reason, f.environment_id, e.display_name, 0, 0, 0, f.version, f.deleted_at, f.updated_by
    FROM freeze_windows f JOIN environments e ON e.tenant_id = f.tenant_id AND e.id = f.environment_id
    WHERE f.tenant_id = ?1 AND f.deleted_at > ?2
    UNION ALL
    SELECT 2, g.id, g.name, g.environment_id, e.display_name,
        (SELECT COUNT(*) FROM targets t WHERE t.tenant_id = ?1 AND t.detached_group_id = g.id AND t.target_group_id IS NULL AND t.deleted_at IS NULL),
        0, 0, g.version, g.deleted_at, g.deleted_by
    FROM target_groups g JOIN environments e ON e.tenant_id = g.tenant_id AND e.id = g.environment_id
    WHERE g.tenant_id = ?1 AND g.deleted_at > ?2 AND (e.deleted_at IS NULL OR e.deleted_at <> g.deleted_at)
    UNION ALL
    SELECT 3, t.id, t.name, t.environment_id, e.display_name, 0, 0, 0, t.version, t.deleted_at, t.deleted_by
    FROM targets t JOIN environments e ON e.tenant_id = t.tenant_id AND e.id = t.environment_id
    WHERE t.tenant_id = ?1 AND t.deleted_at > ?2 AND (e.deleted_at IS NULL OR e.deleted_at <> t.deleted_at)
) AS gone WHERE ?3 IS NULL OR (deleted_at, id) < (?3, ?4)
ORDER BY deleted_at DESC, id DESC LIMIT ?5)";

constexpr EntityType kinds[] = {EntityType::Environment, EntityType::FreezeWindow, EntityType::TargetGroup, EntityType::Target};

DeletedThing toThing(const sql::Query &row)
{
    DeletedThing thing;
    thing.kind = kinds[row.int64(0)];
    thing.id = row.uuid(1);
    thing.name = row.string(2);
    thing.environmentId = EnvironmentId(row.uuid(3));
    thing.environmentName = row.string(4);
    thing.targetCount = row.integer(5);
    thing.groupCount = row.integer(6);
    thing.freezeCount = row.integer(7);
    thing.version = row.int64(8);
    thing.deletedAt = row.instant(9);
    thing.deletedBy = UserId(row.uuid(10));
    return thing;
}

} // namespace

Result<QList<DeletedThing>> DeletedStore::list(const DeletedQuery &query) const
{
    const std::optional<Instant> at = query.before ? std::optional(query.before->first) : std::nullopt;
    const QUuid id = query.before ? query.before->second : QUuid();
    sql::Query rows(m_connection, selectDeleted, m_tenant, query.since, at, id, query.limit);
    return sql::readAll(rows, toThing);
}

} // namespace tidegate
