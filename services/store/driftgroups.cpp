// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/inventorystore.h"

#include "services/sql/query.h"
#include "services/store/values.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

// In the order of an index that has all it asks for.
constexpr char countReleases[] = R"(
SELECT t.environment_id, t.release_name, SUM(CASE WHEN t.drift_status = 0 THEN 1 ELSE 0 END), SUM(CASE WHEN t.drift_status = 1 THEN 1 ELSE 0 END),
    SUM(CASE WHEN t.drift_status = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN t.drift_status = 3 THEN 1 ELSE 0 END)
FROM targets t WHERE t.deleted_at IS NULL AND t.tenant_id = )";
constexpr char inOrderOfReleases[] = " GROUP BY t.enabled, t.environment_id, t.release_id, t.release_name";

// From the few that differ to their targets; CROSS JOIN keeps SQLite from going the other way.
constexpr char countDiffering[] = R"(
SELECT d.differences_json, SUM(CASE WHEN t.drift_status = 0 THEN 1 ELSE 0 END), SUM(CASE WHEN t.drift_status = 1 THEN 1 ELSE 0 END),
    SUM(CASE WHEN t.drift_status = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN t.drift_status = 3 THEN 1 ELSE 0 END)
FROM drift_reports d CROSS JOIN targets t
WHERE d.differences_json <> '[]' AND t.tenant_id = d.tenant_id AND t.id = d.target_id AND t.deleted_at IS NULL AND d.tenant_id = )";

constexpr char selectJudgedByPolicy[] = R"(
SELECT t.id FROM drift_reports d CROSS JOIN targets t
WHERE d.tenant_id = ?1 AND d.policy_matters AND t.tenant_id = d.tenant_id AND t.id = d.target_id AND t.environment_id = ?2 AND t.deleted_at IS NULL)";

DriftCounts countsAt(const sql::Query &row, int first)
{
    return {.drifted = row.integer(first + 2), .inSync = row.integer(first + 1), .unknown = row.integer(first), .ignored = row.integer(first + 3)};
}

void addConditions(sql::Builder &builder, const DriftQuery &query)
{
    if (!query.environment.isNull())
        builder.add(" AND t.environment_id = ", query.environment.uuid());
    if (query.status)
        builder.add(" AND t.drift_status = ", sql::code(*query.status));
    if (!query.target.isNull())
        builder.add(" AND t.id = ", query.target.uuid());
}

QStringList componentsOf(std::string_view differences)
{
    QStringList components;
    const QJsonArray array = sql::toArray(differences);
    for (const QJsonValue value : array)
        components.append(value.toObject().value("component"_L1).toString());
    components.removeDuplicates();
    return components;
}

} // namespace

Result<QList<DriftGroup>> InventoryStore::driftByRelease(const DriftQuery &query) const
{
    sql::Builder builder;
    builder.add(countReleases, m_tenant.uuid());
    addConditions(builder, query);
    sql::Query rows(m_connection, builder.add(inOrderOfReleases));
    return sql::readAll(rows, [](const sql::Query &row) { return DriftGroup{EnvironmentId(row.uuid(0)), row.string(1), countsAt(row, 2)}; });
}

Result<QList<DifferingGroup>> InventoryStore::driftByComponents(const DriftQuery &query) const
{
    sql::Builder builder;
    builder.add(countDiffering, m_tenant.uuid());
    addConditions(builder, query);
    sql::Query rows(m_connection, builder.add(" GROUP BY d.differences_json"));
    return sql::readAll(rows, [](const sql::Query &row) { return DifferingGroup{componentsOf(row.text(0)), countsAt(row, 1)}; });
}

Result<QList<TargetId>> InventoryStore::judgedByPolicy(EnvironmentId environment) const
{
    sql::Query rows(m_connection, selectJudgedByPolicy, m_tenant, environment);
    return sql::readAll(rows, [](const sql::Query &row) { return TargetId(row.uuid(0)); });
}

} // namespace tidegate
