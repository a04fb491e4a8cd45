// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/driftrulestore.h"

#include "services/store/columns.h"

namespace tidegate {
namespace {

using sql::ColumnUse;

template <typename Visit>
void ruleColumns(Visit &visit, auto &rule)
{
    visit("id", rule.id, ColumnUse::Key);
    visit("target_id", rule.scope.target);
    visit("environment_id", rule.scope.environment);
    visit("labels_json", rule.scope.labels);
    visit("component", rule.component);
    visit("kind", rule.kind);
    visit("expected_digest", rule.expectedDigest);
    visit("reason", rule.reason);
    visit("expires_at", rule.expiresAt);
    visit("expired_at", rule.expiredAt);
    visit("created_at", rule.createdAt);
    visit("created_by", rule.createdBy);
}

struct RuleStatements
{
    sql::ColumnList columns = sql::listColumns<DriftRule>([](auto &visit, auto &rule) { ruleColumns(visit, rule); });
    sql::Composed insertOne = columns.insert("drift_rules");
    sql::Composed selectOne = columns.select("FROM drift_rules WHERE tenant_id = ?1 AND id = ?2");
    sql::Composed selectSome = columns.select("FROM drift_rules WHERE tenant_id = ");
    sql::Composed selectOfPlace = columns.select("FROM drift_rules WHERE tenant_id = ?1 AND (target_id = ?2 OR environment_id = ?3 "
                                                 "OR (target_id IS NULL AND environment_id IS NULL)) ORDER BY expires_at, id");
};

const RuleStatements &ruleStatements()
{
    static const RuleStatements all;
    return all;
}

constexpr char selectRuleExists[] = "SELECT 1 FROM drift_rules WHERE tenant_id = ?1 AND id = ?2";
constexpr char countLiveRules[] = "SELECT COUNT(*) FROM drift_rules WHERE tenant_id = ?1 AND expired_at IS NULL";
constexpr char deleteRule[] = "DELETE FROM drift_rules WHERE tenant_id = ?1 AND id = ?2";
constexpr char updateExpired[] = "UPDATE drift_rules SET expired_at = ?3 WHERE tenant_id = ?1 AND id = ?2 AND expired_at IS NULL";
constexpr char deleteExpired[] = "DELETE FROM drift_rules WHERE tenant_id = ?1 AND expired_at < ?2";
constexpr char dateExpired[] = "UPDATE drift_rules SET expired_at = ?2 WHERE tenant_id = ?1 AND expired_at > ?3";

DriftRule toRule(const sql::Query &row)
{
    DriftRule rule;
    sql::RowReader visit(row);
    ruleColumns(visit, rule);
    return rule;
}

} // namespace

Result<void> DriftRuleStore::insert(const DriftRule &rule)
{
    const auto bind = sql::binding(m_tenant, sql::RowBinder::For::Insert, [&rule](auto &visit) { ruleColumns(visit, rule); });
    return sql::insertNamed(m_connection, ruleStatements().insertOne, selectRuleExists, m_tenant, rule.id, bind);
}

Result<DriftRule> DriftRuleStore::find(DriftRuleId id) const
{
    sql::Query row(m_connection, ruleStatements().selectOne, m_tenant, id);
    return sql::readOne(row, toRule);
}

Result<QList<DriftRule>> DriftRuleStore::list(const DriftRuleQuery &query) const
{
    sql::Builder builder;
    builder.add(ruleStatements().selectSome).add("", m_tenant.uuid());
    if (query.expired.value_or(false))
        builder.add(" AND expired_at IS NOT NULL");
    else if (query.expired)
        builder.add(" AND expired_at IS NULL");
    if (query.after)
        builder.add(" AND (expires_at, id) > (", query.after->first).add(", ", query.after->second.uuid()).add(")");
    builder.add(" ORDER BY expires_at, id LIMIT ", qint64(query.limit));
    sql::Query rows(m_connection, builder);
    return sql::readAll(rows, toRule);
}

Result<QList<DriftRule>> DriftRuleStore::thatMayCover(TargetId target, EnvironmentId environment) const
{
    sql::Query rows(m_connection, ruleStatements().selectOfPlace, m_tenant, target, environment);
    return sql::readAll(rows, toRule);
}

Result<qint64> DriftRuleStore::countLive() const
{
    sql::Query row(m_connection, countLiveRules, m_tenant);
    return sql::readOne(row, [](const sql::Query &count) { return count.int64(0); });
}

Result<void> DriftRuleStore::remove(DriftRuleId id)
{
    return sql::changeOne(m_connection, deleteRule, m_tenant, id);
}

Result<void> DriftRuleStore::setExpired(DriftRuleId id, Instant at)
{
    return sql::changeOne(m_connection, updateExpired, m_tenant, id, at);
}

Result<void> DriftRuleStore::forgetExpired(Instant before)
{
    return sql::execute(m_connection, deleteExpired, m_tenant, before);
}

Result<void> DriftRuleStore::dateAhead(Instant now)
{
    return sql::execute(m_connection, dateExpired, m_tenant, now, now + clockAllowance);
}

} // namespace tidegate
