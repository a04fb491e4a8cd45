// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/targetgroupstore.h"

#include "services/domain/try.h"
#include "services/store/columns.h"

namespace tidegate {
namespace {

using sql::ColumnUse;

template <typename Visit>
void columns(Visit &visit, auto &group)
{
    visit("id", group.id, ColumnUse::Key);
    visit("environment_id", group.environmentId, ColumnUse::Once);
    visit("name", group.name);
    visit.derived("name_folded", group.name, sql::folded);
    visit("display_name", group.displayName);
    visit("description", group.description);
    visit("labels_json", group.labels);
    visit("deploy_order", group.deployOrder);
    visit("version", group.version, ColumnUse::Version);
    visit("created_at", group.createdAt, ColumnUse::Once);
    visit("updated_at", group.updatedAt);
    visit("(SELECT COUNT(*) FROM targets t WHERE t.tenant_id = ?1 AND t.target_group_id = g.id AND t.deleted_at IS NULL)", group.targetCount, ColumnUse::Shown);
}

const sql::ColumnList &columnList()
{
    static const auto list = sql::listColumns<TargetGroup>([](auto &visit, auto &group) { columns(visit, group); });
    return list;
}

#define LIVE_GROUPS "FROM target_groups g WHERE g.tenant_id = ?1 AND g.deleted_at IS NULL "
struct Statements
{
    sql::Composed selectAll = columnList().select(LIVE_GROUPS "AND g.environment_id = ?2 ORDER BY g.deploy_order, g.name, g.id", "g.");
    sql::Composed selectAfter = columnList().select(LIVE_GROUPS "AND (?2 IS NULL OR g.id > ?2) ORDER BY g.id LIMIT ?3", "g.");
    sql::Composed selectOne = columnList().select(LIVE_GROUPS "AND g.id = ?2", "g.");
    sql::Composed selectWithDeleted = columnList().select(", g.deleted_at FROM target_groups g WHERE g.tenant_id = ?1 AND g.id = ?2", "g.");
    sql::Composed insertOne = columnList().insert("target_groups");
    sql::Composed updateOne = columnList().update("target_groups", " AND deleted_at IS NULL");
};
#undef LIVE_GROUPS

const Statements &statements()
{
    static const Statements all;
    return all;
}

constexpr char selectExists[] = "SELECT id FROM target_groups WHERE tenant_id = ?1 AND id = ?2";

constexpr char deleteOne[] = R"(
UPDATE target_groups SET deleted_at = ?3, deleted_by = ?4, updated_at = ?3, version = version + 1
WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL)";

constexpr char detachAll[] = R"(
UPDATE targets SET target_group_id = NULL, detached_group_id = ?2, updated_at = ?3, updated_by = ?4, version = version + 1
WHERE tenant_id = ?1 AND target_group_id = ?2 AND deleted_at IS NULL)";

constexpr char restoreOne[] = R"(
UPDATE target_groups SET deleted_at = NULL, deleted_by = NULL, updated_at = ?3, version = version + 1
WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NOT NULL)";

constexpr char attachAgain[] = R"(
UPDATE targets SET target_group_id = ?2, detached_group_id = NULL, updated_at = ?3, updated_by = ?4, version = version + 1
WHERE tenant_id = ?1 AND detached_group_id = ?2 AND target_group_id IS NULL AND deleted_at IS NULL
    AND environment_id = (SELECT g.environment_id FROM target_groups g WHERE g.tenant_id = ?1 AND g.id = ?2))";

TargetGroup toGroup(const sql::Query &row)
{
    TargetGroup group;
    sql::RowReader visit(row);
    columns(visit, group);
    return group;
}

auto binding(TenantId tenant, const TargetGroup &group, sql::RowBinder::For purpose)
{
    return sql::binding(tenant, purpose, [&group](auto &visit) { columns(visit, group); });
}

} // namespace

Result<QList<TargetGroup>> TargetGroupStore::list(EnvironmentId environment) const
{
    sql::Query rows(m_connection, statements().selectAll, m_tenant, environment);
    return sql::readAll(rows, toGroup);
}

Result<QList<TargetGroup>> TargetGroupStore::listAll(TargetGroupId after, int limit) const
{
    sql::Query rows(m_connection, statements().selectAfter, m_tenant, after, limit);
    return sql::readAll(rows, toGroup);
}

Result<TargetGroup> TargetGroupStore::find(TargetGroupId id) const
{
    sql::Query row(m_connection, statements().selectOne, m_tenant, id);
    return sql::readOne(row, toGroup);
}

Result<void> TargetGroupStore::insert(const TargetGroup &group)
{
    return sql::insertNamed(m_connection, statements().insertOne, selectExists, m_tenant, group.id, binding(m_tenant, group, sql::RowBinder::For::Insert));
}

Result<void> TargetGroupStore::update(const TargetGroup &group)
{
    ASSIGN_OR_RETURN(const qint64 changed, sql::run(m_connection, statements().updateOne, binding(m_tenant, group, sql::RowBinder::For::Update)));
    if (changed > 0)
        return {};
    const Result<TargetGroup> stored = find(group.id);
    return stored ? sql::staleVersion() : stored.error();
}

Result<void> TargetGroupStore::remove(TargetGroupId id, Instant at, UserId by)
{
    return sql::changeOne(m_connection, deleteOne, m_tenant, id, at, by);
}

Result<std::pair<TargetGroup, std::optional<Instant>>> TargetGroupStore::findWithDeleted(TargetGroupId id) const
{
    sql::Query query(m_connection, statements().selectWithDeleted, m_tenant, id);
    return sql::readOne(query, [](const sql::Query &row) { return std::pair(toGroup(row), row.optionalInstant(columnList().selected())); });
}

Result<void> TargetGroupStore::restore(TargetGroupId id, Instant at, UserId by)
{
    RETURN_IF_ERROR(sql::changeOne(m_connection, restoreOne, m_tenant, id, at));
    return sql::execute(m_connection, attachAgain, m_tenant, id, at, by);
}

Result<int> TargetGroupStore::detach(TargetGroupId id, Instant at, UserId by)
{
    return sql::run(m_connection, detachAll, m_tenant, id, at, by).transform([](qint64 count) { return static_cast<int>(count); });
}

} // namespace tidegate
