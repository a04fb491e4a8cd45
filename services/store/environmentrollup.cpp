// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/try.h"
#include "services/store/environmentstore.h"

#include "services/sql/query.h"

namespace tidegate {
namespace {

// Of all environments, and of one; what is stale is the rule of isStale() and lookInterval(). All read only an index of targets; CROSS JOIN keeps SQLite from
// looking the environment up once for each target.
constexpr char countStates[] = R"(
SELECT e.id, t.enabled, t.health, t.drift_status, COUNT(*),
    SUM(CASE WHEN t.health_checked_at > ?2 + 120000 OR e.health_check_interval > 0 AND t.health_checked_at < ?2 -
        (CASE WHEN t.by_agent AND e.health_check_interval < 300 THEN 900000 WHEN e.health_check_interval > 30 THEN e.health_check_interval * 3000 ELSE 90000 END) THEN 1 ELSE 0 END)
FROM environments e CROSS JOIN targets t
WHERE e.tenant_id = ?1 AND t.tenant_id = ?1 AND t.environment_id = e.id AND t.deleted_at IS NULL
GROUP BY e.id, t.enabled, t.health, t.drift_status)";

constexpr char countStatesOfOne[] = R"(
SELECT e.id, t.enabled, t.health, t.drift_status, COUNT(*),
    SUM(CASE WHEN t.health_checked_at > ?2 + 120000 OR e.health_check_interval > 0 AND t.health_checked_at < ?2 -
        (CASE WHEN t.by_agent AND e.health_check_interval < 300 THEN 900000 WHEN e.health_check_interval > 30 THEN e.health_check_interval * 3000 ELSE 90000 END) THEN 1 ELSE 0 END)
FROM environments e CROSS JOIN targets t
WHERE e.tenant_id = ?1 AND e.id = ?3 AND t.tenant_id = ?1 AND t.environment_id = e.id AND t.deleted_at IS NULL
GROUP BY e.id, t.enabled, t.health, t.drift_status)";

constexpr char countReleases[] = R"(
SELECT environment_id, release_id, MAX(release_name), MAX(deployed_at), COUNT(*) FROM targets
WHERE tenant_id = ?1 AND enabled = ?2 AND deleted_at IS NULL
GROUP BY environment_id, release_id)";

constexpr char countReleasesOfOne[] = R"(
SELECT environment_id, release_id, MAX(release_name), MAX(deployed_at), COUNT(*) FROM targets
WHERE tenant_id = ?1 AND environment_id = ?3 AND enabled = ?2 AND deleted_at IS NULL
GROUP BY environment_id, release_id)";

using Rollups = QHash<EnvironmentId, EnvironmentRollup>;

void addStates(Rollups &rollups, const sql::Query &row)
{
    EnvironmentRollup &rollup = rollups[EnvironmentId(row.uuid(0))];
    const int count = row.integer(4);
    rollup.targetCount += count;
    if (!row.boolean(1))
        return;
    rollup.health.byStatus[static_cast<std::size_t>(row.int64(2))] += count;
    rollup.health.stale += row.integer(5);
    switch (static_cast<DriftStatus>(row.int64(3))) {
    case DriftStatus::Drifted:
        rollup.drift.drifted += count;
        break;
    case DriftStatus::InSync:
        rollup.drift.inSync += count;
        break;
    case DriftStatus::Ignored: // all that differs was accepted for a time
        rollup.drift.ignored += count;
        break;
    case DriftStatus::Unknown:
        rollup.drift.unknown += count;
        break;
    }
}

/// The release that most targets carry; the newer one when two are carried by as many.
void addRelease(Rollups &rollups, const sql::Query &row)
{
    EnvironmentRollup &rollup = rollups[EnvironmentId(row.uuid(0))];
    if (row.isNull(1))
        return;
    CurrentRelease release;
    release.release = {row.uuid(1), row.string(2), row.optionalInstant(3)};
    release.matching = row.integer(4);
    const std::optional<CurrentRelease> &best = rollup.currentRelease;
    if (!best || std::pair(release.matching, release.release.deployedAt) > std::pair(best->matching, best->release.deployedAt))
        rollup.currentRelease = release;
}

Result<Rollups> collect(sql::Query &states, sql::Query &releases)
{
    Rollups rollups;
    RETURN_IF_ERROR(sql::forEachRow(states, [&](const sql::Query &row) { addStates(rollups, row); }));
    RETURN_IF_ERROR(sql::forEachRow(releases, [&](const sql::Query &row) { addRelease(rollups, row); }));
    for (EnvironmentRollup &rollup : rollups) {
        if (rollup.currentRelease) {
            rollup.currentRelease->total = rollup.health.total();
            rollup.currentRelease->mixed = rollup.currentRelease->matching < rollup.currentRelease->total;
        }
    }
    return rollups;
}

} // namespace

Result<QHash<EnvironmentId, EnvironmentRollup>> EnvironmentStore::rollups(Instant now) const
{
    sql::Query states(m_connection, countStates, m_tenant, now);
    sql::Query releases(m_connection, countReleases, m_tenant, true);
    return collect(states, releases);
}

Result<EnvironmentRollup> EnvironmentStore::rollup(EnvironmentId id, Instant now) const
{
    sql::Query states(m_connection, countStatesOfOne, m_tenant, now, id);
    sql::Query releases(m_connection, countReleasesOfOne, m_tenant, true, id);
    ASSIGN_OR_RETURN(const Rollups rollups, collect(states, releases));
    return rollups.value(id);
}

} // namespace tidegate
