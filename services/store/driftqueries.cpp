// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/inventorystore.h"

#include "services/sql/query.h"
#include "services/store/values.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

#define REPORT_COLUMNS                                                                                                                                         \
    "COALESCE(d.status, 0), COALESCE(d.reason, ''), d.expected_release_id, COALESCE(d.expected_digest, ''), "                                                  \
    "COALESCE(d.actual_digest, ''), COALESCE(d.differences_json, '[]'), d.since, d.observed_at, d.snapshot_id, d.stale "

constexpr char selectReport[] = "SELECT d.target_id, " REPORT_COLUMNS "FROM drift_reports d WHERE d.tenant_id = ?1 AND d.target_id = ?2";
constexpr char selectReports[] = "SELECT t.id, " REPORT_COLUMNS R"(, t.name, t.environment_id, t.release_name, t.health
FROM targets t LEFT JOIN drift_reports d ON d.tenant_id = t.tenant_id AND d.target_id = t.id
WHERE t.deleted_at IS NULL AND t.tenant_id = )";

#undef REPORT_COLUMNS

constexpr char upsertReport[] = R"(
INSERT INTO drift_reports (tenant_id, target_id, status, reason, expected_release_id, expected_digest, actual_digest, differences_json,
    since, observed_at, snapshot_id, stale)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
ON CONFLICT (tenant_id, target_id) DO UPDATE SET status = excluded.status, reason = excluded.reason,
    expected_release_id = excluded.expected_release_id, expected_digest = excluded.expected_digest,
    actual_digest = excluded.actual_digest, differences_json = excluded.differences_json, since = excluded.since,
    observed_at = excluded.observed_at, snapshot_id = excluded.snapshot_id, stale = excluded.stale)";

QByteArray differencesToJson(const QList<Difference> &differences)
{
    QJsonArray array;
    for (const Difference &difference : differences) {
        array.append(QJsonObject{{u"component"_s, difference.component},
                                 {u"expected"_s, difference.expected},
                                 {u"actual"_s, difference.actual},
                                 {u"kind"_s, toString(difference.kind)}});
    }
    return sql::toJson(array);
}

QList<Difference> differencesFromJson(std::string_view json)
{
    QList<Difference> differences;
    if (json == "[]")
        return differences;
    const QJsonArray array = sql::toArray(json);
    for (const QJsonValue value : array) {
        const QJsonObject object = value.toObject();
        const QString kind = object.value(u"kind"_s).toString();
        differences.append({.component = object.value(u"component"_s).toString(),
                            .expected = object.value(u"expected"_s).toString(),
                            .actual = object.value(u"actual"_s).toString(),
                            .kind = differenceKindFromString(kind).value_or(DifferenceKind::Unresolved)});
    }
    return differences;
}

DriftReport toReport(const sql::Query &row)
{
    DriftReport report;
    report.targetId = TargetId(row.uuid(0));
    report.status = static_cast<DriftStatus>(row.int64(1));
    report.reason = row.string(2);
    report.expectedReleaseId = row.uuid(3);
    report.expectedDigest = row.string(4);
    report.actualDigest = row.string(5);
    report.differences = differencesFromJson(row.text(6));
    report.since = row.optionalInstant(7);
    report.observedAt = row.optionalInstant(8);
    report.snapshotId = SnapshotId(row.uuid(9));
    report.stale = row.boolean(10);
    return report;
}

sql::Builder listStatement(TenantId tenant, const DriftQuery &query)
{
    sql::Builder builder;
    builder.add(selectReports, tenant.uuid());
    if (!query.environment.isNull())
        builder.add(" AND t.environment_id = ", query.environment.uuid());
    if (query.status)
        builder.add(" AND COALESCE(d.status, 0) = ", sql::code(*query.status));
    if (query.after)
        builder.add(" AND (t.name, t.id) > (", query.after->first).add(", ", query.after->second.uuid()).add(")");
    return builder.add(" ORDER BY t.name, t.id LIMIT ", qint64(query.limit));
}

} // namespace

Result<std::optional<DriftReport>> InventoryStore::drift(TargetId target) const
{
    sql::Query query(m_connection, selectReport, m_tenant, target);
    return sql::readOptional(query, toReport);
}

Result<void> InventoryStore::setDrift(const DriftReport &report)
{
    const QByteArray differences = differencesToJson(report.differences);
    return sql::send(m_connection, upsertReport, m_tenant, report.targetId, sql::code(report.status), report.reason, report.expectedReleaseId,
                     report.expectedDigest, report.actualDigest, sql::asText(differences), report.since, report.observedAt, report.snapshotId, report.stale);
}

Result<void> InventoryStore::forEachDrift(const DriftQuery &query, const std::function<void(const DriftRow &)> &visit) const
{
    sql::Query rows(m_connection, listStatement(m_tenant, query));
    return sql::forEachRow(rows, [&](const sql::Query &row) {
        DriftReport report = toReport(row);
        report.targetUnreachable = row.int64(14) == sql::code(Health::Unreachable);
        visit({.report = report, .targetName = row.string(11), .environment = EnvironmentId(row.uuid(12)), .releaseName = row.string(13)});
    });
}

} // namespace tidegate
