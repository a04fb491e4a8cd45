// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/inventorystore.h"

#include "services/sql/query.h"
#include "services/store/targetstore.h"
#include "services/store/values.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

#define REPORT_COLUMNS                                                                                                                                         \
    "COALESCE(d.status, 0), COALESCE(d.reason, ''), d.expected_release_id, COALESCE(d.expected_digest, ''), "                                                  \
    "COALESCE(d.actual_digest, ''), COALESCE(d.differences_json, '[]'), d.since, d.observed_at, d.snapshot_id, d.stale, d.policy_matters "

constexpr char selectReport[] = "SELECT d.target_id, " REPORT_COLUMNS "FROM drift_reports d WHERE d.tenant_id = ?1 AND d.target_id = ?2";
constexpr char selectReportsOf[] = "SELECT d.target_id, " REPORT_COLUMNS "FROM drift_reports d WHERE d.tenant_id = ";
constexpr char selectReports[] = "SELECT t.id, " REPORT_COLUMNS R"(, t.name, t.environment_id, t.release_name, t.health
FROM targets t LEFT JOIN drift_reports d ON d.tenant_id = t.tenant_id AND d.target_id = t.id
WHERE t.deleted_at IS NULL AND t.tenant_id = )";
// From the few that differ, by their index, to their targets; CROSS JOIN keeps SQLite from going the other way.
constexpr char selectDiffering[] = "SELECT t.id, " REPORT_COLUMNS R"(, t.name, t.environment_id, t.release_name, t.health
FROM drift_reports d CROSS JOIN targets t
WHERE d.differences_json <> '[]' AND t.tenant_id = d.tenant_id AND t.id = d.target_id AND t.deleted_at IS NULL AND d.tenant_id = )";

#undef REPORT_COLUMNS

constexpr char upsertReport[] = R"(
INSERT INTO drift_reports (tenant_id, target_id, status, reason, expected_release_id, expected_digest, actual_digest, differences_json,
    since, observed_at, snapshot_id, stale, policy_matters)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
ON CONFLICT (tenant_id, target_id) DO UPDATE SET status = excluded.status, reason = excluded.reason,
    expected_release_id = excluded.expected_release_id, expected_digest = excluded.expected_digest,
    actual_digest = excluded.actual_digest, differences_json = excluded.differences_json, since = excluded.since,
    observed_at = excluded.observed_at, snapshot_id = excluded.snapshot_id, stale = excluded.stale,
    policy_matters = excluded.policy_matters)";

QJsonObject toStored(const Difference &difference)
{
    return {
        {u"component"_s, difference.component}, {u"expected"_s, difference.expected}, {u"actual"_s, difference.actual}, {u"kind"_s, toString(difference.kind)}};
}

QJsonObject toStored(const RuleMark &mark)
{
    return {{u"id"_s, mark.rule.toString()}, {u"reason"_s, mark.reason}, {u"expiresAt"_s, static_cast<qint64>(mark.expiresAt.time_since_epoch().count())}};
}

RuleMark markFromStored(const QJsonObject &json)
{
    return {DriftRuleId(parseUuid(json.value("id"_L1).toString())), json.value("reason"_L1).toString(),
            Instant(std::chrono::milliseconds(json.value("expiresAt"_L1).toInteger()))};
}

/// All that differs, each with the rule that ignores it, or that did so until it ended.
QByteArray differencesToJson(const DriftReport &report)
{
    QJsonArray array;
    for (const Difference &difference : report.differences) {
        QJsonObject stored = toStored(difference);
        if (difference.expiredRule)
            stored.insert(u"expiredRule"_s, toStored(*difference.expiredRule));
        array.append(stored);
    }
    for (const IgnoredDifference &each : report.ignored) {
        QJsonObject stored = toStored(each.difference);
        stored.insert(u"rule"_s, toStored(each.rule));
        array.append(stored);
    }
    return sql::toJson(array);
}

void readDifferences(DriftReport &report, std::string_view json)
{
    if (json == "[]")
        return;
    const QJsonArray array = sql::toArray(json);
    for (const QJsonValue value : array) {
        const QJsonObject object = value.toObject();
        const QString kind = object.value("kind"_L1).toString();
        Difference difference{.component = object.value("component"_L1).toString(),
                              .expected = object.value("expected"_L1).toString(),
                              .actual = object.value("actual"_L1).toString(),
                              .kind = differenceKindFromString(kind).value_or(DifferenceKind::Unresolved)};
        const QJsonValue rule = object.value("rule"_L1);
        const QJsonValue expired = object.value("expiredRule"_L1);
        if (expired.isObject())
            difference.expiredRule = markFromStored(expired.toObject());
        if (rule.isObject())
            report.ignored.append({difference, markFromStored(rule.toObject())});
        else
            report.differences.append(difference);
    }
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
    readDifferences(report, row.text(6));
    report.since = row.optionalInstant(7);
    report.observedAt = row.optionalInstant(8);
    report.snapshotId = SnapshotId(row.uuid(9));
    report.stale = row.boolean(10);
    report.policyMatters = row.boolean(11);
    return report;
}

static_assert(static_cast<int>(DriftStatus::InSync) == 1); // as an index says it

/// Each target has the status of its verdict, so that lists of targets have it too. What is not in sync has an index, which says so in these words.
void addStatus(sql::Builder &builder, DriftStatus status)
{
    builder.add(" AND t.drift_status = ", sql::code(status));
    if (status != DriftStatus::InSync)
        builder.add(" AND t.drift_status <> 1");
}

sql::Builder listStatement(TenantId tenant, const DriftQuery &query)
{
    sql::Builder builder;
    builder.add(query.differing ? sql::Fragment(selectDiffering) : sql::Fragment(selectReports), tenant.uuid());
    if (!query.environment.isNull())
        builder.add(" AND t.environment_id = ", query.environment.uuid());
    if (query.status)
        addStatus(builder, *query.status);
    if (!query.target.isNull())
        builder.add(" AND t.id = ", query.target.uuid());
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

Result<QHash<TargetId, DriftReport>> InventoryStore::drift(const QList<TargetId> &targets) const
{
    sql::Builder builder;
    builder.add(selectReportsOf, m_tenant.uuid()).add(" AND d.target_id IN ").addList(targets);
    sql::Query rows(m_connection, builder);
    QHash<TargetId, DriftReport> reports;
    RETURN_IF_ERROR(sql::forEachRow(rows, [&](const sql::Query &row) { reports.insert(TargetId(row.uuid(0)), toReport(row)); }));
    return reports;
}

Result<void> InventoryStore::setDrift(const DriftReport &report)
{
    const QByteArray differences = differencesToJson(report);
    return sql::send(m_connection, upsertReport, m_tenant, report.targetId, sql::code(report.status), report.reason, report.expectedReleaseId,
                     report.expectedDigest, report.actualDigest, sql::asText(differences), report.since, report.observedAt, report.snapshotId, report.stale,
                     report.policyMatters);
}

QByteArray InventoryStore::storedDifferences(const DriftReport &report)
{
    return differencesToJson(report);
}

Result<void> InventoryStore::setDifferences(const QList<TargetId> &targets, const DriftReport &report)
{
    sql::Builder builder;
    builder.add("UPDATE drift_reports SET status = ", sql::code(report.status)).add(", reason = ", report.reason);
    builder.add(", differences_json = ", QString::fromUtf8(differencesToJson(report)));
    builder.add(" WHERE tenant_id = ", m_tenant.uuid()).add(" AND target_id IN ").addList(targets);
    sql::Query query(m_connection, builder);
    const auto changed = query.step();
    return changed ? Result<void>() : Result<void>(changed.error());
}

Result<void> InventoryStore::forEachDrift(const DriftQuery &query, const std::function<void(const DriftRow &)> &visit) const
{
    sql::Query rows(m_connection, listStatement(m_tenant, query));
    return sql::forEachRow(rows, [&](const sql::Query &row) {
        DriftReport report = toReport(row);
        report.targetUnreachable = row.int64(15) == sql::code(Health::Unreachable);
        visit({.report = report, .targetName = row.string(12), .environment = EnvironmentId(row.uuid(13)), .releaseName = row.string(14)});
    });
}

} // namespace tidegate
