// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/parenthealthstore.h"

#include "services/sql/query.h"
#include "services/store/values.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr char insertChange[] = R"(
INSERT INTO parent_transitions (tenant_id, environment_id, target_group_id, ordinal, at, from_health, to_health, causes_json, cause_count)
SELECT ?1, ?2, ?3, COALESCE(MAX(ordinal), 0) + 1, ?4, ?5, ?6, ?7, ?8 FROM parent_transitions WHERE tenant_id = ?1 AND environment_id = ?2)";

constexpr char selectChanges[] = "SELECT at, from_health, to_health, causes_json, cause_count FROM parent_transitions WHERE tenant_id = ";

constexpr char countOfEnvironment[] = R"(
SELECT COUNT(*) FROM (SELECT 1 FROM targets
WHERE tenant_id = ?1 AND environment_id = ?2 AND enabled = ?3 AND health = ?4 AND deleted_at IS NULL LIMIT ?5) found)";

constexpr char countOfGroup[] = R"(
SELECT COUNT(*) FROM (SELECT 1 FROM targets
WHERE tenant_id = ?1 AND environment_id = ?2 AND enabled = ?3 AND health = ?4 AND deleted_at IS NULL AND target_group_id = ?6 LIMIT ?5) found)";

constexpr char deleteChanges[] = "DELETE FROM parent_transitions WHERE tenant_id = ?1 AND at < ?2";
constexpr char dateChanges[] = "UPDATE parent_transitions SET at = ?2 WHERE tenant_id = ?1 AND at > ?3";

QJsonValue stateToJson(std::optional<Health> health)
{
    return health ? QJsonValue(toString(*health)) : QJsonValue(QJsonValue::Null);
}

QByteArray causesToJson(const QList<HealthCause> &causes)
{
    QJsonArray array;
    for (const HealthCause &cause : causes.first(std::min(causes.size(), ParentTransition::maxCauses))) {
        array.append(QJsonObject{{u"targetId"_s, cause.target.toString()}, {u"from"_s, stateToJson(cause.from)}, {u"to"_s, stateToJson(cause.to)}});
    }
    return sql::toJson(array);
}

/// Rows may have come with a workspace from elsewhere: what is no cause is none.
QList<HealthCause> causesFromJson(std::string_view json)
{
    QList<HealthCause> causes;
    const QJsonArray stored = sql::toArray(json);
    for (const auto &each : stored) {
        const QJsonObject cause = each.toObject();
        const TargetId target(parseUuid(cause.value(u"targetId"_s).toString()));
        if (!target.isNull() && causes.size() < ParentTransition::maxCauses)
            causes.append({target, healthFromString(cause.value(u"from"_s).toString()), healthFromString(cause.value(u"to"_s).toString())});
    }
    return causes;
}

ParentTransition toChange(const sql::Query &row)
{
    const auto causes = causesFromJson(row.text(3));
    const auto count = std::clamp<qint64>(row.int64(4), causes.size(), std::numeric_limits<int>::max());
    return {.at = row.instant(0),
            .from = static_cast<Health>(row.int64(1)),
            .to = static_cast<Health>(row.int64(2)),
            .causes = causes,
            .causeCount = static_cast<int>(count)};
}

} // namespace

Result<void> ParentHealthStore::append(const HealthParent &parent, const ParentTransition &transition)
{
    return sql::send(m_connection, insertChange, m_tenant, parent.environment, parent.group, transition.at, sql::code(transition.from),
                     sql::code(transition.to), sql::asText(causesToJson(transition.causes)), transition.causeCount);
}

Result<QList<ParentTransition>> ParentHealthStore::history(const HealthParent &parent, Instant from, Instant to, int limit) const
{
    sql::Builder builder;
    builder.add(selectChanges, m_tenant.uuid()).add(" AND environment_id = ", parent.environment.uuid());
    if (parent.group.isNull())
        builder.add(" AND target_group_id IS NULL");
    else
        builder.add(" AND target_group_id = ", parent.group.uuid());
    builder.add(" AND at >= ", from).add(" AND at < ", to).add(" ORDER BY at DESC, ordinal DESC LIMIT ", qint64(limit));
    sql::Query rows(m_connection, builder);
    return sql::readAll(rows, toChange);
}

Result<int> ParentHealthStore::count(const HealthParent &parent, Health health, int most) const
{
    const auto number = [](const sql::Query &found) { return found.integer(0); };
    if (parent.group.isNull()) {
        sql::Query row(m_connection, countOfEnvironment, m_tenant, parent.environment, true, sql::code(health), most);
        return sql::readOne(row, number);
    }
    sql::Query row(m_connection, countOfGroup, m_tenant, parent.environment, true, sql::code(health), most, parent.group);
    return sql::readOne(row, number);
}

Result<void> ParentHealthStore::forget(Instant before)
{
    return sql::execute(m_connection, deleteChanges, m_tenant, before);
}

Result<void> ParentHealthStore::dateAhead(Instant now)
{
    return sql::execute(m_connection, dateChanges, m_tenant, now, now + clockAllowance);
}

} // namespace tidegate
