// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/targetstore.h"

#include "services/domain/try.h"
#include "services/store/targetcolumns.h"

namespace tidegate {
namespace {

struct Statements
{
    sql::ColumnList columns = sql::listColumns<Target>([](auto &visit, auto &target) { targetColumns(visit, target); });
    sql::Composed selectWithDeleted = columns.select(", t.deleted_at FROM targets t WHERE t.tenant_id = ?1 AND t.id = ?2", "t.");
    sql::Composed insertOne = columns.insert("targets");
    sql::Composed updateOne = columns.update("targets", " AND deleted_at IS NULL");
};

const Statements &statements()
{
    static const Statements all;
    return all;
}

auto binding(TenantId tenant, const Target &target, sql::RowBinder::For purpose)
{
    return sql::binding(tenant, purpose, [&target](auto &visit) { targetColumns(visit, target); });
}

constexpr char selectExists[] = "SELECT deleted_at FROM targets WHERE tenant_id = ?1 AND id = ?2";
constexpr char selectNamed[] = R"(
SELECT 1 FROM targets WHERE tenant_id = ?1 AND environment_id = ?2 AND name_folded = ?3 AND id <> ?4 AND deleted_at IS NULL)";
constexpr char deleteLabel[] = "DELETE FROM target_labels WHERE tenant_id = ?1 AND target_id = ?2 AND label = ?3";
constexpr char setLabel[] = R"(
INSERT INTO target_labels (tenant_id, target_id, label, value) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (tenant_id, target_id, label) DO UPDATE SET value = excluded.value)";

constexpr char deleteOne[] = R"(
UPDATE targets SET deleted_at = ?3, deleted_by = ?4, updated_at = ?3, updated_by = ?4, version = version + 1
WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL)";

constexpr char restoreOne[] = R"(
UPDATE targets SET deleted_at = NULL, deleted_by = NULL, connection_json = ?4, updated_at = ?5, updated_by = ?6, version = version + 1
WHERE tenant_id = ?1 AND id = ?2 AND version = ?3 - 1 AND deleted_at IS NOT NULL)";

constexpr char forgetGroup[] = "UPDATE targets SET detached_group_id = NULL WHERE tenant_id = ?1 AND id = ?2 AND detached_group_id IS NOT NULL";

constexpr char deleteAllOf[] = R"(
UPDATE targets SET deleted_at = ?3, deleted_by = ?4, updated_at = ?3, updated_by = ?4, version = version + 1
WHERE tenant_id = ?1 AND environment_id = ?2 AND deleted_at IS NULL)";

constexpr char updateHealth[] = R"(
UPDATE targets SET health = ?3, health_message = ?4, health_code = ?5, health_checked_at = ?6, health_since = ?7, health_duration = ?8, health_params_json = ?9
WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL)";

constexpr char updateDrift[] = R"(
UPDATE targets SET drift_status = ?3, drift_since = ?4, drift_count = ?5 WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL)";

constexpr char updateRelease[] = R"(
UPDATE targets SET release_id = ?3, release_name = ?4, deployed_at = ?5 WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL)";

/// Keeps the rows that the label filter searches in step with labels_json.
Result<void> storeLabels(sql::Connection &connection, TenantId tenant, TargetId target, const Labels &before, const Labels &after)
{
    for (auto label = before.cbegin(); label != before.cend(); ++label) {
        if (!after.contains(label.key()))
            RETURN_IF_ERROR(sql::send(connection, deleteLabel, tenant, target, label.key()));
    }
    for (auto label = after.cbegin(); label != after.cend(); ++label) {
        const auto known = before.constFind(label.key());
        if (known == before.cend() || *known != *label)
            RETURN_IF_ERROR(sql::send(connection, setLabel, tenant, target, label.key(), label.value()));
    }
    return {};
}

} // namespace

Result<void> TargetStore::insert(const Target &target)
{
    const Result<void> inserted = sql::insertNamed(m_connection, statements().insertOne, selectExists, m_tenant, target.id,
                                                   binding(m_tenant, target, sql::RowBinder::For::Insert));
    moveLive(inserted ? 1 : 0);
    return inserted ? storeLabels(m_connection, m_tenant, target.id, {}, target.labels) : inserted;
}

Result<void> TargetStore::update(const Target &before, const Target &after)
{
    ASSIGN_OR_RETURN(const qint64 changed, sql::run(m_connection, statements().updateOne, binding(m_tenant, after, sql::RowBinder::For::Update)));
    if (changed == 0) {
        const Result<Target> stored = find(after.id);
        return stored ? sql::staleVersion() : stored.error();
    }
    return storeLabels(m_connection, m_tenant, after.id, before.labels, after.labels);
}

Result<bool> TargetStore::exists(TargetId id) const
{
    sql::Query row(m_connection, selectExists, m_tenant, id);
    return row.step();
}

Result<bool> TargetStore::nameTaken(EnvironmentId environment, const QString &name, TargetId except) const
{
    sql::Query row(m_connection, selectNamed, m_tenant, environment, sql::folded(name), except);
    return row.step();
}

void TargetStore::moveLive(qint64 by)
{
    if (m_live)
        *m_live += by;
}

Result<void> TargetStore::remove(TargetId id, Instant at, UserId by)
{
    RETURN_IF_ERROR(sql::changeOne(m_connection, deleteOne, m_tenant, id, at, by));
    moveLive(-1);
    return {};
}

Result<std::pair<Target, std::optional<Instant>>> TargetStore::findWithDeleted(TargetId id) const
{
    sql::Query query(m_connection, statements().selectWithDeleted, m_tenant, id);
    return sql::readOne(query, [](const sql::Query &row) {
        Target target;
        sql::RowReader visit(row);
        targetColumns(visit, target);
        return std::pair(target, row.optionalInstant(statements().columns.selected()));
    });
}

Result<void> TargetStore::restore(const Target &target)
{
    RETURN_IF_ERROR(sql::changeOne(m_connection, restoreOne, m_tenant, target.id, target.version, sql::asText(sql::toJson(target.connection)), target.updatedAt,
                                   target.updatedBy));
    moveLive(1);
    return {};
}

Result<void> TargetStore::forgetDetached(TargetId id)
{
    return sql::execute(m_connection, forgetGroup, m_tenant, id);
}

Result<int> TargetStore::removeAllOf(EnvironmentId environment, Instant at, UserId by)
{
    ASSIGN_OR_RETURN(const qint64 count, sql::run(m_connection, deleteAllOf, m_tenant, environment, at, by));
    moveLive(-count);
    return static_cast<int>(count);
}

Result<void> TargetStore::setHealth(TargetId id, const HealthReport &report, std::optional<Instant> since)
{
    const QByteArray params = sql::toJson(QJsonObject::fromVariantMap(report.params));
    return sql::changeOne(m_connection, updateHealth, m_tenant, id, sql::code(report.status), report.message, report.code, report.checkedAt, since,
                          qint64(report.duration.count()), sql::asText(params));
}

Result<void> TargetStore::setHealthOfKnown(TargetId id, const HealthReport &report, std::optional<Instant> since)
{
    const QByteArray params = sql::toJson(QJsonObject::fromVariantMap(report.params));
    return sql::send(m_connection, updateHealth, m_tenant, id, sql::code(report.status), report.message, report.code, report.checkedAt, since,
                     qint64(report.duration.count()), sql::asText(params));
}

Result<void> TargetStore::setDrift(TargetId id, DriftStatus status, std::optional<Instant> since, int count)
{
    return sql::send(m_connection, updateDrift, m_tenant, id, sql::code(status), since, count);
}

Result<void> TargetStore::setDrift(const QList<TargetId> &ids, DriftStatus status, int count)
{
    sql::Builder builder;
    builder.add("UPDATE targets SET drift_status = ", sql::code(status)).add(", drift_count = ", qint64(count));
    builder.add(" WHERE deleted_at IS NULL AND tenant_id = ", m_tenant.uuid()).add(" AND id IN ").addList(ids);
    sql::Query query(m_connection, builder);
    const auto changed = query.step();
    return changed ? Result<void>() : Result<void>(changed.error());
}

Result<QHash<TargetId, Labels>> TargetStore::labels(const QList<TargetId> &ids) const
{
    sql::Builder builder;
    builder.add("SELECT id, labels_json FROM targets WHERE deleted_at IS NULL AND tenant_id = ", m_tenant.uuid()).add(" AND id IN ").addList(ids);
    sql::Query rows(m_connection, builder);
    QHash<TargetId, Labels> labels;
    RETURN_IF_ERROR(sql::forEachRow(rows, [&](const sql::Query &row) { labels.insert(TargetId(row.uuid(0)), sql::labelsFromJson(row.text(1))); }));
    return labels;
}

Result<void> TargetStore::setRelease(TargetId id, const ReleaseRef &release)
{
    return sql::changeOne(m_connection, updateRelease, m_tenant, id, release.id, release.name, release.deployedAt);
}

} // namespace tidegate
