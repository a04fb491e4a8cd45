// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/targetstore.h"

#include "services/domain/targetconnection.h"
#include "services/domain/try.h"
#include "services/store/targetcolumns.h"

namespace tidegate {
namespace {

struct Statements
{
    sql::ColumnList columns = sql::listColumns<TargetRow>([](auto &visit, auto &target) { targetColumns(visit, target); });
    sql::Composed selectMany = columns.select(
        "FROM targets t JOIN environments e ON e.tenant_id = t.tenant_id AND e.id = t.environment_id WHERE t.deleted_at IS NULL", "t.");
    // Each target has its environment. The outer join keeps a planner from beginning with the environments and sorting all of their targets: it reads targets
    // in their order until it has enough.
    sql::Composed selectOverAll = columns.select(
        "FROM targets t LEFT JOIN environments e ON e.tenant_id = t.tenant_id AND e.id = t.environment_id WHERE t.deleted_at IS NULL", "t.");
    sql::Composed selectOne = columns.select("FROM targets t JOIN environments e ON e.tenant_id = t.tenant_id AND e.id = t.environment_id "
                                             "WHERE t.tenant_id = ?1 AND t.id = ?2 AND t.deleted_at IS NULL",
                                             "t.");
};

const Statements &statements()
{
    static const Statements all;
    return all;
}

constexpr char countMany[] = "SELECT COUNT(*) FROM targets t WHERE t.deleted_at IS NULL AND t.tenant_id = ";

constexpr char withLabel[] = " AND EXISTS (SELECT 1 FROM target_labels l WHERE l.tenant_id = ?1 AND l.target_id = t.id AND l.label = ";
constexpr char withoutLabel[] = " AND NOT EXISTS (SELECT 1 FROM target_labels l WHERE l.tenant_id = ?1 AND l.target_id = t.id AND l.label = ";

TargetRow toRow(const sql::Query &row)
{
    TargetRow target;
    sql::RowReader visit(row);
    targetColumns(visit, target);
    return target;
}

template <typename AnyTarget>
AnyTarget toTarget(const sql::Query &row)
{
    AnyTarget target;
    sql::RowReader visit(row);
    targetColumns(visit, target);
    target.connection.remove(QLatin1StringView(retiredConnectionMember));
    return target;
}

template <typename AnyTarget>
Result<QHash<TargetId, AnyTarget>> readMany(sql::Connection &connection, TenantId tenant, const QList<TargetId> &ids)
{
    sql::Builder builder;
    builder.add(statements().selectMany).add(" AND t.tenant_id = ", tenant.uuid()).add(" AND t.id IN ").addList(ids);
    sql::Query rows(connection, builder);
    QHash<TargetId, AnyTarget> targets;
    RETURN_IF_ERROR(sql::forEachRow(rows, [&](const sql::Query &row) {
        const auto target = toTarget<AnyTarget>(row);
        targets.insert(target.id, target);
    }));
    return targets;
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
    if (query.byAgent)
        builder.add(" AND t.by_agent");
    if (!query.agent.isNull())
        builder.add(" AND t.by_agent AND lower(t.connection_json) LIKE ", sql::namingAgent(query.agent));
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
    builder.add(query.environment.isNull() ? statements().selectOverAll : statements().selectMany).add(" AND t.tenant_id = ", tenant.uuid());
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

Result<qint64> TargetStore::countLive()
{
    if (!m_live) {
        ASSIGN_OR_RETURN(m_live, count({}));
    }
    return *m_live;
}

Result<void> TargetStore::visit(TargetId id, const std::function<void(const TargetRow &)> &visit) const
{
    sql::Query row(m_connection, statements().selectOne, m_tenant, id);
    ASSIGN_OR_RETURN(const bool found, row.step());
    if (!found)
        return notFound();
    visit(toRow(row));
    return {};
}

Result<Target> TargetStore::find(TargetId id) const
{
    sql::Query row(m_connection, statements().selectOne, m_tenant, id);
    return sql::readOne(row, toTarget<Target>);
}

Result<CheckedTarget> TargetStore::findChecked(TargetId id) const
{
    sql::Query row(m_connection, statements().selectOne, m_tenant, id);
    return sql::readOne(row, toTarget<CheckedTarget>);
}

Result<QHash<TargetId, CheckedTarget>> TargetStore::findChecked(const QList<TargetId> &ids) const
{
    return readMany<CheckedTarget>(m_connection, m_tenant, ids);
}

Result<QHash<TargetId, Target>> TargetStore::findMany(const QList<TargetId> &ids) const
{
    return readMany<Target>(m_connection, m_tenant, ids);
}

Result<QList<Target>> TargetStore::list(const TargetQuery &query) const
{
    sql::Query rows(m_connection, listStatement(m_tenant, query));
    return sql::readAll(rows, toTarget<Target>);
}

} // namespace tidegate
