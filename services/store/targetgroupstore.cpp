// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/targetgroupstore.h"

#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/values.h"

namespace tidegate {
namespace {

#define GROUP_COLUMNS                                                                                                                                          \
    "SELECT g.id, g.environment_id, g.name, g.display_name, g.description, g.labels_json, g.deploy_order, g.version, g.created_at, "                           \
    "g.updated_at, (SELECT COUNT(*) FROM targets t WHERE t.tenant_id = ?1 AND t.target_group_id = g.id AND t.deleted_at IS NULL) "                             \
    "FROM target_groups g WHERE g.tenant_id = ?1 AND g.deleted_at IS NULL "
constexpr char selectAll[] = GROUP_COLUMNS "AND g.environment_id = ?2 ORDER BY g.deploy_order, g.name, g.id";
constexpr char selectAfter[] = GROUP_COLUMNS "AND (?2 IS NULL OR g.id > ?2) ORDER BY g.id LIMIT ?3";
constexpr char selectOne[] = GROUP_COLUMNS "AND g.id = ?2";
#undef GROUP_COLUMNS

constexpr char selectExists[] = "SELECT id FROM target_groups WHERE tenant_id = ?1 AND id = ?2";

constexpr char insertOne[] = R"(
INSERT INTO target_groups (tenant_id, id, environment_id, name, name_folded, display_name, description, labels_json, deploy_order,
    version, created_at, updated_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))";

constexpr char updateOne[] = R"(
UPDATE target_groups SET name = ?3, name_folded = ?4, display_name = ?5, description = ?6, labels_json = ?7, deploy_order = ?8,
    version = ?9, updated_at = ?10
WHERE tenant_id = ?1 AND id = ?2 AND version = ?9 - 1 AND deleted_at IS NULL)";

constexpr char deleteOne[] = R"(
UPDATE target_groups SET deleted_at = ?3, updated_at = ?3, version = version + 1
WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL)";

constexpr char detachAll[] = R"(
UPDATE targets SET target_group_id = NULL, updated_at = ?3, updated_by = ?4, version = version + 1
WHERE tenant_id = ?1 AND target_group_id = ?2 AND deleted_at IS NULL)";

TargetGroup toGroup(const sql::Query &row)
{
    TargetGroup group;
    group.id = TargetGroupId(row.uuid(0));
    group.environmentId = EnvironmentId(row.uuid(1));
    group.name = row.string(2);
    group.displayName = row.string(3);
    group.description = row.string(4);
    group.labels = sql::labelsFromJson(row.text(5));
    group.deployOrder = row.integer(6);
    group.version = row.int64(7);
    group.createdAt = row.instant(8);
    group.updatedAt = row.instant(9);
    group.targetCount = row.integer(10);
    return group;
}

} // namespace

Result<QList<TargetGroup>> TargetGroupStore::list(EnvironmentId environment) const
{
    sql::Query rows(m_connection, selectAll, m_tenant, environment);
    return sql::readAll(rows, toGroup);
}

Result<QList<TargetGroup>> TargetGroupStore::listAll(TargetGroupId after, int limit) const
{
    sql::Query rows(m_connection, selectAfter, m_tenant, after, limit);
    return sql::readAll(rows, toGroup);
}

Result<TargetGroup> TargetGroupStore::find(TargetGroupId id) const
{
    sql::Query row(m_connection, selectOne, m_tenant, id);
    return sql::readOne(row, toGroup);
}

Result<void> TargetGroupStore::insert(const TargetGroup &group)
{
    const QByteArray labels = sql::labelsToJson(group.labels);
    return sql::insertNamed(m_connection, insertOne, selectExists, m_tenant, group.id, group.environmentId, group.name, sql::folded(group.name),
                            group.displayName, group.description, sql::asText(labels), group.deployOrder, group.version, group.createdAt, group.updatedAt);
}

Result<void> TargetGroupStore::update(const TargetGroup &group)
{
    const QByteArray labels = sql::labelsToJson(group.labels);
    ASSIGN_OR_RETURN(const qint64 changed,
                     sql::run(m_connection, updateOne, m_tenant, group.id, group.name, sql::folded(group.name), group.displayName, group.description,
                              sql::asText(labels), group.deployOrder, group.version, group.updatedAt));
    if (changed > 0)
        return {};
    const Result<TargetGroup> stored = find(group.id);
    return stored ? sql::staleVersion() : stored.error();
}

Result<void> TargetGroupStore::remove(TargetGroupId id, Instant at)
{
    return sql::changeOne(m_connection, deleteOne, m_tenant, id, at);
}

Result<int> TargetGroupStore::detach(TargetGroupId id, Instant at, UserId by)
{
    return sql::run(m_connection, detachAll, m_tenant, id, at, by).transform([](qint64 count) { return static_cast<int>(count); });
}

} // namespace tidegate
