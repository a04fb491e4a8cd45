// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of HealthStore: what the schedule asks each second. It reads no more of a target that is not due than its index has.

#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/healthstore.h"
#include "services/store/values.h"

namespace tidegate {
namespace {

// In these, 900 is 90 % of a second in milliseconds, and 120000 clockAllowance: what was checked by a clock that was ahead was not checked.
#define CHECKED_DIRECTLY                                                                                                                                       \
    "FROM environments e CROSS JOIN targets t WHERE e.tenant_id = ?1 AND t.tenant_id = ?1 AND t.environment_id = e.id AND t.deleted_at IS NULL "               \
    "AND e.health_check_interval > 0 AND t.enabled = ?3 AND t.by_agent = ?4 "

constexpr char selectDue[] = "SELECT t.id, t.type, t.connection_json, e.health_check_interval " CHECKED_DIRECTLY
                             "AND (t.health_checked_at IS NULL OR t.health_checked_at > ?2 + 120000 "
                             "OR t.health_checked_at + e.health_check_interval * 900 <= ?2) LIMIT ?5";
constexpr char selectNextDue[] = "SELECT MIN(t.health_checked_at + e.health_check_interval * 900) " CHECKED_DIRECTLY
                                 "AND t.health_checked_at + e.health_check_interval * 900 > ?2";

#undef CHECKED_DIRECTLY

constexpr char selectReached[] = R"(
SELECT id, connection_json FROM targets
WHERE tenant_id = ?1 AND by_agent AND deleted_at IS NULL AND enabled = ?2 AND health <> ?3 ORDER BY name, id LIMIT ?4)";

} // namespace

Result<void> HealthStore::forEachDue(Instant now, int limit, const std::function<void(const DueTarget &)> &visit) const
{
    sql::Query rows(m_connection, selectDue, m_tenant, now, true, false, qint64(limit));
    return sql::forEachRow(rows, [&](const sql::Query &row) {
        visit({TargetId(row.uuid(0)), static_cast<TargetType>(row.int64(1)), row.text(2), std::chrono::seconds(row.int64(3))});
    });
}

Result<std::optional<Instant>> HealthStore::nextDue(Instant now) const
{
    sql::Query row(m_connection, selectNextDue, m_tenant, now, true, false);
    return sql::readOne(row, [](const sql::Query &found) { return found.optionalInstant(0); });
}

Result<void> HealthStore::forEachReached(int limit, const std::function<void(TargetId, std::string_view)> &visit) const
{
    sql::Query rows(m_connection, selectReached, m_tenant, true, sql::code(Health::Unreachable), qint64(limit));
    return sql::forEachRow(rows, [&](const sql::Query &row) { visit(TargetId(row.uuid(0)), row.text(1)); });
}

} // namespace tidegate
