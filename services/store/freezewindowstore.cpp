// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/freezewindowstore.h"

#include "services/domain/occurrence.h"
#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/values.h"

#include <algorithm>

namespace tidegate {
namespace {

#define WINDOW_COLUMNS                                                                                                                                         \
    "SELECT id, environment_id, start_at, end_at, reason, exceptions, timezone, version, created_at, created_by, updated_at, "                                 \
    "updated_by, ended_early_at, deleted_at FROM freeze_windows WHERE tenant_id = ?1"

constexpr char selectOne[] = WINDOW_COLUMNS " AND id = ?2";
constexpr char selectPending[] = WINDOW_COLUMNS " AND end_at > ?2 AND deleted_at IS NULL ORDER BY start_at, id";
constexpr char selectPendingOf[] = WINDOW_COLUMNS " AND environment_id = ?3 AND end_at > ?2 AND deleted_at IS NULL ORDER BY start_at, id";
constexpr char selectOverlapping[] = WINDOW_COLUMNS " AND environment_id = ?2 AND start_at < ?4 AND end_at > ?3 AND deleted_at IS NULL ORDER BY start_at, id";
constexpr char selectWindows[] = "SELECT id, environment_id, start_at, end_at, reason, exceptions, timezone, version, created_at, created_by, updated_at, "
                                 "updated_by, ended_early_at, deleted_at FROM freeze_windows WHERE tenant_id = ";

#undef WINDOW_COLUMNS

constexpr char insertOne[] = R"(
INSERT INTO freeze_windows (tenant_id, id, environment_id, start_at, end_at, reason, exceptions, timezone, version,
    created_at, created_by, updated_at, updated_by, ended_early_at, deleted_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15))";

constexpr char updateOne[] = R"(
UPDATE freeze_windows SET start_at = ?3, end_at = ?4, reason = ?5, exceptions = ?6, timezone = ?7, version = ?8,
    updated_at = ?9, updated_by = ?10, ended_early_at = ?11, deleted_at = ?12
WHERE tenant_id = ?1 AND id = ?2 AND version = ?8 - 1)";

QByteArray packed(const QList<UserId> &users)
{
    QList<QUuid> ids;
    for (const UserId user : users)
        ids.append(user.uuid());
    return sql::packUuids(ids);
}

FreezeWindow toWindow(const sql::Query &row)
{
    FreezeWindow window;
    window.id = FreezeWindowId(row.uuid(0));
    window.environmentId = EnvironmentId(row.uuid(1));
    window.start = row.instant(2);
    window.end = row.instant(3);
    window.reason = row.string(4);
    for (const QUuid &user : sql::unpackUuids(row.bytes(5)))
        window.exceptions.append(UserId(user));
    window.timezone = row.string(6);
    window.version = row.int64(7);
    window.createdAt = row.instant(8);
    window.createdBy = UserId(row.uuid(9));
    window.updatedAt = row.instant(10);
    window.updatedBy = UserId(row.uuid(11));
    window.endedEarlyAt = row.optionalInstant(12);
    window.deletedAt = row.optionalInstant(13);
    return window;
}

/// What may match: the statement knows when a window freezes for the first time and for the last, matches() what lies between.
sql::Builder listStatement(TenantId tenant, const FreezeQuery &query)
{
    sql::Builder builder;
    builder.add(selectWindows, tenant.uuid());
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
        sql::Query rows(m_connection, selectPending, m_tenant, at);
        return sql::readAll(rows, toWindow);
    }
    sql::Query rows(m_connection, selectPendingOf, m_tenant, at, environment);
    return sql::readAll(rows, toWindow);
}

Result<FreezeWindow> FreezeWindowStore::find(FreezeWindowId id) const
{
    sql::Query row(m_connection, selectOne, m_tenant, id);
    return sql::readOne(row, toWindow);
}

Result<QList<FreezeWindow>> FreezeWindowStore::overlapping(const FreezeWindow &window) const
{
    const QList<Occurrence> times = occurrences(window);
    if (times.isEmpty())
        return QList<FreezeWindow>();
    const Instant until = std::max_element(times.begin(), times.end(), [](const auto &a, const auto &b) { return a.end < b.end; })->end;
    sql::Query rows(m_connection, selectOverlapping, m_tenant, window.environmentId, times.constFirst().start, until);
    Result<QList<FreezeWindow>> found = sql::readAll(rows, toWindow);
    if (found)
        found->removeIf([&](const FreezeWindow &other) {
            return std::none_of(times.begin(), times.end(), [&](const Occurrence &each) { return !occurrences(other, each.start, each.end).isEmpty(); });
        });
    return found;
}

Result<void> FreezeWindowStore::insert(const FreezeWindow &window)
{
    return sql::execute(m_connection, insertOne, m_tenant, window.id, window.environmentId, window.start, window.end, window.reason, packed(window.exceptions),
                        window.timezone, window.version, window.createdAt, window.createdBy, window.updatedAt, window.updatedBy, window.endedEarlyAt,
                        window.deletedAt);
}

Result<void> FreezeWindowStore::update(const FreezeWindow &window)
{
    ASSIGN_OR_RETURN(const qint64 changed,
                     sql::run(m_connection, updateOne, m_tenant, window.id, window.start, window.end, window.reason, packed(window.exceptions), window.timezone,
                              window.version, window.updatedAt, window.updatedBy, window.endedEarlyAt, window.deletedAt));
    if (changed > 0)
        return {};
    const Result<FreezeWindow> stored = find(window.id);
    return stored ? sql::staleVersion() : stored.error();
}

} // namespace tidegate
