// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/freezewindowstore.h"

#include "services/domain/occurrence.h"
#include "services/domain/try.h"
#include "services/store/columns.h"

#include <algorithm>

namespace tidegate {
namespace {

using sql::ColumnUse;

template <typename Visit>
void columns(Visit &visit, auto &window)
{
    visit("id", window.id, ColumnUse::Key);
    visit("environment_id", window.environmentId, ColumnUse::Once);
    visit("start_at", window.start);
    visit("end_at", window.end);
    visit("reason", window.reason);
    visit("exceptions", window.exceptions);
    visit("timezone", window.timezone);
    visit("version", window.version, ColumnUse::Version);
    visit("created_at", window.createdAt, ColumnUse::Once);
    visit("created_by", window.createdBy, ColumnUse::Once);
    visit("updated_at", window.updatedAt);
    visit("updated_by", window.updatedBy);
    visit("ended_early_at", window.endedEarlyAt);
    visit("deleted_at", window.deletedAt);
}

const sql::ColumnList &columnList()
{
    static const auto list = sql::listColumns<FreezeWindow>([](auto &visit, auto &window) { columns(visit, window); });
    return list;
}

#define WINDOWS "FROM freeze_windows WHERE tenant_id = "
struct Statements
{
    sql::Composed selectOne = columnList().select(WINDOWS "?1 AND id = ?2");
    sql::Composed selectPending = columnList().select(WINDOWS "?1 AND end_at > ?2 AND deleted_at IS NULL ORDER BY start_at, id");
    sql::Composed selectPendingOf = columnList().select(WINDOWS "?1 AND environment_id = ?3 AND end_at > ?2 AND deleted_at IS NULL ORDER BY start_at, id");
    sql::Composed selectOverlapping = columnList().select(
        WINDOWS "?1 AND environment_id = ?2 AND start_at < ?4 AND end_at > ?3 AND deleted_at IS NULL ORDER BY start_at, id");
    sql::Composed selectMany = columnList().select("FROM freeze_windows ");
    sql::Composed insertOne = columnList().insert("freeze_windows");
    sql::Composed updateOne = columnList().update("freeze_windows");
};
#undef WINDOWS

const Statements &statements()
{
    static const Statements all;
    return all;
}

FreezeWindow toWindow(const sql::Query &row)
{
    FreezeWindow window;
    sql::RowReader visit(row);
    columns(visit, window);
    return window;
}

auto binding(TenantId tenant, const FreezeWindow &window, sql::RowBinder::For purpose)
{
    return sql::binding(tenant, purpose, [&window](auto &visit) { columns(visit, window); });
}

/// What may match: the statement knows when a window freezes for the first time and for the last, matches() what lies between.
sql::Builder listStatement(TenantId tenant, const FreezeQuery &query)
{
    sql::Builder builder;
    builder.add(statements().selectMany).add("WHERE tenant_id = ", tenant.uuid());
    if (query.environment.isNull())
        builder.add(" AND environment_id IN (SELECT id FROM environments WHERE deleted_at IS NULL AND tenant_id = ", tenant.uuid()).add(")");
    else
        builder.add(" AND environment_id = ", query.environment.uuid());
    if (!query.includeDeleted)
        builder.add(" AND deleted_at IS NULL");
    if (query.active.value_or(false))
        builder.add(" AND start_at <= ", query.now).add(" AND end_at > ", query.now);
    if (query.to)
        builder.add(" AND start_at < ", *query.to);
    if (query.from)
        builder.add(" AND end_at > ", *query.from);
    if (query.after)
        builder.add(" AND (start_at, id) > (", query.after->first).add(", ", query.after->second.uuid()).add(")");
    return builder.add(" ORDER BY start_at, id");
}

bool matches(const FreezeWindow &window, const FreezeQuery &query)
{
    if (query.active && window.covers(query.now) != *query.active)
        return false;
    return !occurrences(window, query.from.value_or(Instant::min()), query.to.value_or(Instant::max())).isEmpty();
}

} // namespace

Result<QList<FreezeWindow>> FreezeWindowStore::list(const FreezeQuery &query) const
{
    sql::Query rows(m_connection, listStatement(m_tenant, query));
    QList<FreezeWindow> windows;
    while (windows.size() < query.limit) {
        ASSIGN_OR_RETURN(const bool row, rows.step());
        if (!row)
            break;
        if (const FreezeWindow window = toWindow(rows); matches(window, query))
            windows.append(window);
    }
    return windows;
}

Result<QList<FreezeWindow>> FreezeWindowStore::activeOrUpcoming(EnvironmentId environment, Instant at) const
{
    if (environment.isNull()) {
        sql::Query rows(m_connection, statements().selectPending, m_tenant, at);
        return sql::readAll(rows, toWindow);
    }
    sql::Query rows(m_connection, statements().selectPendingOf, m_tenant, at, environment);
    return sql::readAll(rows, toWindow);
}

Result<FreezeWindow> FreezeWindowStore::find(FreezeWindowId id) const
{
    sql::Query row(m_connection, statements().selectOne, m_tenant, id);
    return sql::readOne(row, toWindow);
}

Result<QList<FreezeWindow>> FreezeWindowStore::overlapping(const FreezeWindow &window) const
{
    const QList<Occurrence> times = occurrences(window);
    if (times.isEmpty())
        return QList<FreezeWindow>();
    const Instant until = std::max_element(times.begin(), times.end(), [](const auto &a, const auto &b) { return a.end < b.end; })->end;
    sql::Query rows(m_connection, statements().selectOverlapping, m_tenant, window.environmentId, times.constFirst().start, until);
    Result<QList<FreezeWindow>> found = sql::readAll(rows, toWindow);
    if (found)
        found->removeIf([&](const FreezeWindow &other) {
            return std::none_of(times.begin(), times.end(), [&](const Occurrence &each) { return !occurrences(other, each.start, each.end).isEmpty(); });
        });
    return found;
}

Result<void> FreezeWindowStore::insert(const FreezeWindow &window)
{
    return sql::execute(m_connection, statements().insertOne, binding(m_tenant, window, sql::RowBinder::For::Insert));
}

Result<void> FreezeWindowStore::update(const FreezeWindow &window)
{
    ASSIGN_OR_RETURN(const qint64 changed, sql::run(m_connection, statements().updateOne, binding(m_tenant, window, sql::RowBinder::For::Update)));
    if (changed > 0)
        return {};
    const Result<FreezeWindow> stored = find(window.id);
    return stored ? sql::staleVersion() : stored.error();
}

} // namespace tidegate
