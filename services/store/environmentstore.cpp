// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/environmentstore.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/store/columns.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using sql::ColumnUse;

/// An environment and an EnvironmentRow.
template <typename Visit>
void columns(Visit &visit, auto &environment)
{
    visit("id", environment.id, ColumnUse::Key);
    visit("name", environment.name);
    visit.derived("name_folded", environment.name, sql::folded);
    visit("display_name", environment.displayName);
    visit("description", environment.description);
    visit("order_index", environment.orderIndex);
    visit("is_production", environment.isProduction);
    visit("config_json", environment.config);
    visit.derived("health_check_interval", environment.config, [](const auto &config) { return config.healthCheckInterval; });
    visit("required_approvals", environment.requiredApprovals);
    visit("require_separation_of_duties", environment.requireSeparationOfDuties);
    visit("promotion_policy", environment.promotionPolicy);
    visit("auto_promote_from", environment.autoPromoteFrom);
    visit("version", environment.version, ColumnUse::Version);
    visit("created_at", environment.createdAt, ColumnUse::Once);
    visit("created_by", environment.createdBy, ColumnUse::Once);
    visit("updated_at", environment.updatedAt);
    visit("updated_by", environment.updatedBy);
}

const sql::ColumnList &columnList()
{
    static const auto list = sql::listColumns<Environment>([](auto &visit, auto &environment) { columns(visit, environment); });
    return list;
}

struct Statements
{
    sql::Composed selectLive = columnList().select("FROM environments WHERE tenant_id = ?1 AND deleted_at IS NULL ORDER BY order_index, name, id");
    sql::Composed selectOne = columnList().select("FROM environments WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL");
    sql::Composed selectWithDeleted = columnList().select(", deleted_at FROM environments WHERE tenant_id = ?1 AND id = ?2");
    sql::Composed insertOne = columnList().insert("environments");
    sql::Composed updateOne = columnList().update("environments", " AND deleted_at IS NULL");
};

const Statements &statements()
{
    static const Statements all;
    return all;
}

constexpr char selectExists[] = "SELECT deleted_at FROM environments WHERE tenant_id = ?1 AND id = ?2";

constexpr char deleteOne[] = R"(
UPDATE environments SET deleted_at = ?3, deleted_by = ?4, updated_at = ?3, updated_by = ?4, version = version + 1
WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL)";

constexpr char selectDeletedAt[] = "SELECT deleted_at FROM environments WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NOT NULL";

constexpr char restoreOne[] = R"(
UPDATE environments SET deleted_at = NULL, deleted_by = NULL, updated_at = ?3, updated_by = ?4, version = version + 1
WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NOT NULL)";

// What was deleted at the same instant was deleted with the environment.
constexpr char restoreGroups[] = R"(
UPDATE target_groups SET deleted_at = NULL, updated_at = ?4, version = version + 1
WHERE tenant_id = ?1 AND environment_id = ?2 AND deleted_at = ?3)";

constexpr char restoreTargets[] = R"(
UPDATE targets SET deleted_at = NULL, deleted_by = NULL, updated_at = ?4, updated_by = ?5, version = version + 1
WHERE tenant_id = ?1 AND environment_id = ?2 AND deleted_at = ?3)";

constexpr char renumberOne[] = R"(
UPDATE environments SET order_index = ?3, updated_at = ?4, updated_by = ?5, version = version + 1
WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL)";

constexpr char countBlockers[] = R"(
SELECT (SELECT COUNT(*) FROM targets WHERE tenant_id = ?1 AND environment_id = ?2 AND deleted_at IS NULL),
       (SELECT COUNT(*) FROM target_groups WHERE tenant_id = ?1 AND environment_id = ?2 AND deleted_at IS NULL))";

constexpr char selectBlockingTargets[] = R"(
SELECT id, name FROM targets WHERE tenant_id = ?1 AND environment_id = ?2 AND deleted_at IS NULL ORDER BY name, id LIMIT ?3)";

constexpr char selectBlockingGroups[] = R"(
SELECT id, name FROM target_groups WHERE tenant_id = ?1 AND environment_id = ?2 AND deleted_at IS NULL ORDER BY name, id LIMIT ?3)";

constexpr int shownBlockers = 50;

template <typename Entity>
Entity read(const sql::Query &row)
{
    Entity environment;
    sql::RowReader visit(row);
    columns(visit, environment);
    return environment;
}

auto binding(TenantId tenant, const Environment &environment, sql::RowBinder::For purpose)
{
    return sql::binding(tenant, purpose, [&environment](auto &visit) { columns(visit, environment); });
}

} // namespace

Result<void> EnvironmentStore::forEach(const std::function<void(const EnvironmentRow &)> &visit) const
{
    sql::Query query(m_connection, statements().selectLive, m_tenant);
    return sql::forEachRow(query, [&](const sql::Query &row) { visit(read<EnvironmentRow>(row)); });
}

Result<void> EnvironmentStore::visit(EnvironmentId id, const std::function<void(const EnvironmentRow &)> &visit) const
{
    sql::Query query(m_connection, statements().selectOne, m_tenant, id);
    ASSIGN_OR_RETURN(const bool found, query.step());
    if (!found)
        return notFound();
    visit(read<EnvironmentRow>(query));
    return {};
}

Result<Environment> EnvironmentStore::find(EnvironmentId id) const
{
    sql::Query query(m_connection, statements().selectOne, m_tenant, id);
    return sql::readOne(query, read<Environment>);
}

Result<QList<Environment>> EnvironmentStore::list() const
{
    sql::Query query(m_connection, statements().selectLive, m_tenant);
    return sql::readAll(query, read<Environment>);
}

Result<std::pair<Environment, std::optional<Instant>>> EnvironmentStore::findWithDeleted(EnvironmentId id) const
{
    sql::Query query(m_connection, statements().selectWithDeleted, m_tenant, id);
    return sql::readOne(query, [](const sql::Query &row) { return std::pair(read<Environment>(row), row.optionalInstant(columnList().selected())); });
}

Result<void> EnvironmentStore::insert(const Environment &environment)
{
    if (environment.version != 1)
        return makeError(ErrorKind::Internal, say("version"));
    return sql::insertNamed(m_connection, statements().insertOne, selectExists, m_tenant, environment.id,
                            binding(m_tenant, environment, sql::RowBinder::For::Insert));
}

Result<void> EnvironmentStore::update(const Environment &environment)
{
    ASSIGN_OR_RETURN(const qint64 changed, sql::run(m_connection, statements().updateOne, binding(m_tenant, environment, sql::RowBinder::For::Update)));
    if (changed > 0)
        return {};
    const Result<Environment> stored = find(environment.id);
    return stored ? sql::staleVersion() : stored.error();
}

Result<void> EnvironmentStore::remove(EnvironmentId id, Instant at, UserId by)
{
    return sql::changeOne(m_connection, deleteOne, m_tenant, id, at, by);
}

Result<void> EnvironmentStore::restore(EnvironmentId id, Instant at, UserId by)
{
    sql::Query query(m_connection, selectDeletedAt, m_tenant, id);
    ASSIGN_OR_RETURN(const Instant deletedAt, sql::readOne(query, [](const sql::Query &row) { return row.instant(0); }));
    const Result<void> restored = sql::execute(m_connection, restoreOne, m_tenant, id, at, by);
    if (!restored)
        return restored;
    const Result<void> groups = sql::execute(m_connection, restoreGroups, m_tenant, id, deletedAt, at);
    if (!groups)
        return groups;
    return sql::execute(m_connection, restoreTargets, m_tenant, id, deletedAt, at, by);
}

Result<void> EnvironmentStore::reorder(const QList<EnvironmentId> &order, Instant at, UserId by)
{
    for (qsizetype i = 0; i < order.size(); ++i) {
        const Result<void> done = sql::changeOne(m_connection, renumberOne, m_tenant, order[i], qint64(i + 1), at, by);
        if (!done)
            return done;
    }
    return {};
}

Result<EnvironmentBlockers> EnvironmentStore::blockers(EnvironmentId id) const
{
    EnvironmentBlockers blockers;
    sql::Query counts(m_connection, countBlockers, m_tenant, id);
    RETURN_IF_ERROR(counts.step());
    blockers.targets = counts.integer(0);
    blockers.targetGroups = counts.integer(1);
    sql::Query targets(m_connection, selectBlockingTargets, m_tenant, id, shownBlockers);
    RETURN_IF_ERROR(sql::forEachRow(targets, [&](const sql::Query &row) { blockers.items.append({u"target"_s, row.uuid(0), row.string(1)}); }));
    sql::Query groups(m_connection, selectBlockingGroups, m_tenant, id, qint64(shownBlockers - blockers.items.size()));
    const Result<void> grouped = sql::forEachRow(groups, [&](const sql::Query &row) {
        blockers.items.append({u"target-group"_s, row.uuid(0), row.string(1)});
    });
    if (!grouped)
        return grouped.error();
    return blockers;
}

} // namespace tidegate
