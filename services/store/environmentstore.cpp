// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/environmentstore.h"

#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/values.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

#define ENVIRONMENT_COLUMNS                                                                                                                                    \
    "SELECT id, name, display_name, description, order_index, is_production, config_json, required_approvals, "                                                \
    "require_separation_of_duties, promotion_policy, auto_promote_from, version, created_at, created_by, updated_at, updated_by, "                             \
    "deleted_at FROM environments "

constexpr char selectLive[] = ENVIRONMENT_COLUMNS "WHERE tenant_id = ?1 AND deleted_at IS NULL ORDER BY order_index, name, id";
constexpr char selectOne[] = ENVIRONMENT_COLUMNS "WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL";
constexpr char selectOneWithDeleted[] = ENVIRONMENT_COLUMNS "WHERE tenant_id = ?1 AND id = ?2";

#undef ENVIRONMENT_COLUMNS

constexpr char insertOne[] = R"(
INSERT INTO environments (tenant_id, id, name, name_folded, display_name, description, order_index, is_production, config_json,
    health_check_interval, required_approvals, require_separation_of_duties, promotion_policy, auto_promote_from, version,
    created_at, created_by, updated_at, updated_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19))";

constexpr char updateOne[] = R"(
UPDATE environments SET name = ?3, name_folded = ?4, display_name = ?5, description = ?6, order_index = ?7, is_production = ?8,
    config_json = ?9, health_check_interval = ?10, required_approvals = ?11, require_separation_of_duties = ?12,
    promotion_policy = ?13, auto_promote_from = ?14, version = ?15, updated_at = ?16, updated_by = ?17
WHERE tenant_id = ?1 AND id = ?2 AND version = ?15 - 1 AND deleted_at IS NULL)";

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

Environment toEnvironment(const sql::Query &row)
{
    Environment environment;
    environment.id = EnvironmentId(row.uuid(0));
    environment.name = row.string(1);
    environment.displayName = row.string(2);
    environment.description = row.string(3);
    environment.orderIndex = row.integer(4);
    environment.isProduction = row.boolean(5);
    const QJsonObject config = sql::toObject(row.text(6));
    environment.config.deploymentTimeout = config.value(u"deploymentTimeout"_s).toInt();
    environment.config.healthCheckInterval = config.value(u"healthCheckInterval"_s).toInt();
    environment.config.driftPolicy = driftPolicyFromString(config.value(u"driftPolicy"_s).toString()).value_or(DriftPolicy::Labelled);
    environment.config.extra = config.value(u"extra"_s).toObject();
    environment.requiredApprovals = row.integer(7);
    environment.requireSeparationOfDuties = row.boolean(8);
    environment.promotionPolicy = row.string(9);
    environment.autoPromoteFrom = EnvironmentId(row.uuid(10));
    environment.version = row.int64(11);
    environment.createdAt = row.instant(12);
    environment.createdBy = UserId(row.uuid(13));
    environment.updatedAt = row.instant(14);
    environment.updatedBy = UserId(row.uuid(15));
    return environment;
}

EnvironmentRow toRow(const sql::Query &row)
{
    EnvironmentRow environment;
    environment.id = row.uuid(0);
    environment.name = row.text(1);
    environment.displayName = row.text(2);
    environment.description = row.text(3);
    environment.orderIndex = row.int64(4);
    environment.isProduction = row.boolean(5);
    environment.configJson = row.text(6);
    environment.requiredApprovals = row.int64(7);
    environment.requireSeparationOfDuties = row.boolean(8);
    environment.promotionPolicy = row.text(9);
    environment.autoPromoteFrom = row.uuid(10);
    environment.version = row.int64(11);
    environment.createdAt = row.instant(12);
    environment.createdBy = row.uuid(13);
    environment.updatedAt = row.instant(14);
    environment.updatedBy = row.uuid(15);
    return environment;
}

QByteArray configJson(const EnvironmentConfig &config)
{
    QJsonObject object{{u"deploymentTimeout"_s, config.deploymentTimeout}, {u"healthCheckInterval"_s, config.healthCheckInterval}};
    if (config.driftPolicy != DriftPolicy::Labelled)
        object.insert(u"driftPolicy"_s, toString(config.driftPolicy));
    if (!config.extra.isEmpty())
        object.insert(u"extra"_s, config.extra);
    return sql::toJson(object);
}

} // namespace

Result<void> EnvironmentStore::forEach(const std::function<void(const EnvironmentRow &)> &visit) const
{
    sql::Query query(m_connection, selectLive, m_tenant);
    return sql::forEachRow(query, [&](const sql::Query &row) { visit(toRow(row)); });
}

Result<void> EnvironmentStore::visit(EnvironmentId id, const std::function<void(const EnvironmentRow &)> &visit) const
{
    sql::Query query(m_connection, selectOne, m_tenant, id);
    ASSIGN_OR_RETURN(const bool found, query.step());
    if (!found)
        return notFound();
    visit(toRow(query));
    return {};
}

Result<Environment> EnvironmentStore::find(EnvironmentId id) const
{
    sql::Query query(m_connection, selectOne, m_tenant, id);
    return sql::readOne(query, toEnvironment);
}

Result<QList<Environment>> EnvironmentStore::list() const
{
    sql::Query query(m_connection, selectLive, m_tenant);
    return sql::readAll(query, toEnvironment);
}

Result<std::pair<Environment, std::optional<Instant>>> EnvironmentStore::findWithDeleted(EnvironmentId id) const
{
    sql::Query query(m_connection, selectOneWithDeleted, m_tenant, id);
    return sql::readOne(query, [](const sql::Query &row) { return std::pair(toEnvironment(row), row.optionalInstant(16)); });
}

Result<void> EnvironmentStore::insert(const Environment &environment)
{
    if (environment.version != 1)
        return makeError(ErrorKind::Internal, u"version"_s, u"A new environment starts with version 1."_s);
    const QByteArray config = configJson(environment.config);
    return sql::insertNamed(m_connection, insertOne, selectOneWithDeleted, m_tenant, environment.id, environment.name, sql::folded(environment.name),
                            environment.displayName, environment.description, environment.orderIndex, environment.isProduction, sql::asText(config),
                            environment.config.healthCheckInterval, environment.requiredApprovals, environment.requireSeparationOfDuties,
                            environment.promotionPolicy, environment.autoPromoteFrom, environment.version, environment.createdAt, environment.createdBy,
                            environment.updatedAt, environment.updatedBy);
}

Result<void> EnvironmentStore::update(const Environment &environment)
{
    const QByteArray config = configJson(environment.config);
    ASSIGN_OR_RETURN(const qint64 changed,
                     sql::run(m_connection, updateOne, m_tenant, environment.id, environment.name, sql::folded(environment.name), environment.displayName,
                              environment.description, environment.orderIndex, environment.isProduction, sql::asText(config),
                              environment.config.healthCheckInterval, environment.requiredApprovals, environment.requireSeparationOfDuties,
                              environment.promotionPolicy, environment.autoPromoteFrom, environment.version, environment.updatedAt, environment.updatedBy));
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
