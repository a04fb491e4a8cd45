// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/try.h"
#include "services/store/targetstore.h"

#include "services/domain/targetconnection.h"
#include "services/sql/query.h"
#include "services/store/values.h"

namespace tidegate {
namespace {

#define TARGET_COLUMNS                                                                                                                                         \
    "SELECT t.id, t.environment_id, t.target_group_id, t.name, t.type, t.connection_json, t.labels_json, t.deployment_directory, "                             \
    "t.enabled, t.health, t.health_message, t.health_code, t.health_checked_at, t.health_since, e.health_check_interval, "                                     \
    "t.drift_status, t.drift_since, t.drift_count, t.release_id, t.release_name, t.deployed_at, t.version, t.created_at, "                                     \
    "t.created_by, t.updated_at, t.updated_by, t.health_duration "                                                                                             \
    "FROM targets t JOIN environments e ON e.tenant_id = t.tenant_id AND e.id = t.environment_id "
constexpr char selectOne[] = TARGET_COLUMNS "WHERE t.tenant_id = ?1 AND t.id = ?2 AND t.deleted_at IS NULL";
constexpr char selectMany[] = TARGET_COLUMNS "WHERE t.deleted_at IS NULL AND t.tenant_id = ";
#undef TARGET_COLUMNS

constexpr char countMany[] = "SELECT COUNT(*) FROM targets t WHERE t.deleted_at IS NULL AND t.tenant_id = ";

constexpr char withLabel[] = " AND EXISTS (SELECT 1 FROM target_labels l WHERE l.tenant_id = ?1 AND l.target_id = t.id AND l.label = ";
constexpr char withoutLabel[] = " AND NOT EXISTS (SELECT 1 FROM target_labels l WHERE l.tenant_id = ?1 AND l.target_id = t.id AND l.label = ";

TargetRow toRow(const sql::Query &row)
{
    TargetRow target;
    target.id = row.uuid(0);
    target.environmentId = row.uuid(1);
    target.targetGroupId = row.uuid(2);
    target.name = row.text(3);
    target.type = static_cast<TargetType>(row.int64(4));
    target.connectionJson = row.text(5);
    target.labelsJson = row.text(6);
    target.deploymentDirectory = row.text(7);
    target.enabled = row.boolean(8);
    target.health = static_cast<Health>(row.int64(9));
    target.healthMessage = row.text(10);
    target.healthCode = row.text(11);
    target.healthCheckedAt = row.optionalInstant(12);
    target.healthSince = row.optionalInstant(13);
    target.healthInterval = row.int64(14);
    target.driftStatus = static_cast<DriftStatus>(row.int64(15));
    target.driftSince = row.optionalInstant(16);
    target.driftCount = row.int64(17);
    target.releaseId = row.uuid(18);
    target.releaseName = row.text(19);
    target.deployedAt = row.optionalInstant(20);
    target.version = row.int64(21);
    target.createdAt = row.instant(22);
    target.createdBy = row.uuid(23);
    target.updatedAt = row.instant(24);
    target.updatedBy = row.uuid(25);
    return target;
}

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Target toTarget(const sql::Query &query)
{
    const TargetRow row = toRow(query);
    Target target;
    target.id = TargetId(row.id);
    target.environmentId = EnvironmentId(row.environmentId);
    target.targetGroupId = TargetGroupId(row.targetGroupId);
    target.name = toQString(row.name);
    target.type = row.type;
    target.connection = sql::toObject(row.connectionJson);
    target.connection.remove(QLatin1StringView(retiredConnectionMember));
    target.labels = sql::labelsFromJson(row.labelsJson);
    target.deploymentDirectory = toQString(row.deploymentDirectory);
    target.enabled = row.enabled;
    target.health.status = row.health;
    target.health.message = toQString(row.healthMessage);
    target.health.code = toQString(row.healthCode);
    target.health.checkedAt = row.healthCheckedAt;
    target.health.duration = std::chrono::milliseconds(query.int64(26));
    target.healthSince = row.healthSince;
    target.driftStatus = row.driftStatus;
    target.driftSince = row.driftSince;
    target.driftCount = static_cast<int>(row.driftCount);
    target.currentRelease = {row.releaseId, toQString(row.releaseName), row.deployedAt};
    target.version = row.version;
    target.createdAt = row.createdAt;
    target.createdBy = UserId(row.createdBy);
    target.updatedAt = row.updatedAt;
    target.updatedBy = UserId(row.updatedBy);
    return target;
}

void addFilters(sql::Builder &builder, const TargetQuery &query)
{
    for (qsizetype i = 0; i < query.ids.size(); ++i)
        builder.add(i == 0 ? sql::Fragment(" AND t.id IN (") : sql::Fragment(", "), query.ids.at(i).uuid());
    if (!query.ids.isEmpty())
        builder.add(")");
    if (!query.environment.isNull())
        builder.add(" AND t.environment_id = ", query.environment.uuid());
    if (!query.group.isNull())
        builder.add(" AND t.target_group_id = ", query.group.uuid());
    if (query.type)
        builder.add(" AND t.type = ", sql::code(*query.type));
    if (query.health)
        builder.add(" AND t.health = ", sql::code(*query.health));
    if (query.drift)
        builder.add(" AND t.drift_status = ", sql::code(*query.drift));
    if (query.enabled)
        builder.add(" AND t.enabled = ", *query.enabled);
    if (!query.text.isEmpty())
        builder.add(" AND t.name_searchable LIKE ", sql::containing(query.text)).add(" ESCAPE '\\'");
    for (const auto &[label, value] : query.labels) {
        builder.add(value ? sql::Fragment(withLabel) : sql::Fragment(withoutLabel), label);
        if (value)
            builder.add(" AND l.value = ", *value);
        builder.add(")");
    }
}

sql::Builder listStatement(TenantId tenant, const TargetQuery &query)
{
    sql::Builder builder;
    builder.add(selectMany, tenant.uuid());
    addFilters(builder, query);
    if (query.after)
        builder.add(" AND (t.name, t.id) > (", query.after->first).add(", ", query.after->second.uuid()).add(")");
    return builder.add(" ORDER BY t.name, t.id LIMIT ", qint64(query.limit));
}

} // namespace

Result<void> TargetStore::forEach(const TargetQuery &query, const std::function<void(const TargetRow &)> &visit) const
{
    sql::Query rows(m_connection, listStatement(m_tenant, query));
    return sql::forEachRow(rows, [&](const sql::Query &row) { visit(toRow(row)); });
}

Result<qint64> TargetStore::count(const TargetQuery &query) const
{
    sql::Builder builder;
    builder.add(countMany, m_tenant.uuid());
    addFilters(builder, query);
    sql::Query row(m_connection, builder);
    return sql::readOne(row, [](const sql::Query &found) { return found.int64(0); });
}

Result<void> TargetStore::visit(TargetId id, const std::function<void(const TargetRow &)> &visit) const
{
    sql::Query row(m_connection, selectOne, m_tenant, id);
    ASSIGN_OR_RETURN(const bool found, row.step());
    if (!found)
        return notFound();
    visit(toRow(row));
    return {};
}

Result<Target> TargetStore::find(TargetId id) const
{
    sql::Query row(m_connection, selectOne, m_tenant, id);
    return sql::readOne(row, toTarget);
}

Result<QList<Target>> TargetStore::list(const TargetQuery &query) const
{
    sql::Query rows(m_connection, listStatement(m_tenant, query));
    return sql::readAll(rows, toTarget);
}

} // namespace tidegate
