// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/stickerstore.h"

#include "services/domain/try.h"
#include "services/store/columns.h"
#include "services/store/targetstore.h"

using namespace Qt::StringLiterals;

namespace tidegate {

// Found by the type of its argument.
static void bindColumn(sql::Statement &statement, int index, const QList<StickerComponent> &components)
{
    QJsonArray array;
    for (const StickerComponent &component : components) {
        array.append(QJsonObject{
            {u"componentId"_s, component.componentId.toString(QUuid::WithoutBraces)}, {u"name"_s, component.name}, {u"digest"_s, component.digest}});
    }
    statement.bind(index, sql::asText(sql::toJson(array)));
}

static void readColumn(const sql::Query &row, int column, QList<StickerComponent> &components)
{
    const QJsonArray array = sql::toArray(row.text(column));
    for (const QJsonValue value : array) {
        const QJsonObject object = value.toObject();
        components.append({.componentId = parseUuid(object.value(u"componentId"_s).toString()),
                           .name = object.value(u"name"_s).toString(),
                           .digest = object.value(u"digest"_s).toString()});
    }
}

namespace {

using sql::ColumnUse;

constexpr char selectNewestVersion[] = "SELECT COALESCE(MAX(version), 0) FROM stickers WHERE tenant_id = ?1 AND target_id = ?2";

constexpr char selectNewestVersions[] = R"(
SELECT t.id, COALESCE((SELECT MAX(s.version) FROM stickers s WHERE s.tenant_id = ?1 AND s.target_id = t.id), 0) FROM targets t
WHERE t.tenant_id = ?1 AND t.by_agent AND t.deleted_at IS NULL AND lower(t.connection_json) LIKE ?2)";

constexpr char selectNewestIds[] = R"(
SELECT (SELECT n.id FROM stickers n WHERE n.tenant_id = t.tenant_id AND n.target_id = t.id ORDER BY n.deployed_at DESC, n.recorded_at DESC, n.version DESC LIMIT 1)
FROM targets t WHERE t.tenant_id = )";

// The update changes nothing; without it, a name that exists would return no row.
constexpr char upsertComponent[] = R"(
INSERT INTO components (tenant_id, id, name) VALUES (?1, ?2, ?3)
ON CONFLICT (tenant_id, name) DO UPDATE SET name = excluded.name RETURNING id)";

template <typename Visit>
void columns(Visit &visit, auto &sticker)
{
    visit("id", sticker.id, ColumnUse::Key);
    visit("target_id", sticker.targetId);
    visit("release_id", sticker.releaseId);
    visit("release_name", sticker.releaseName);
    visit("components_json", sticker.components);
    visit("deployed_at", sticker.deployedAt);
    visit("deployed_by", sticker.deployedBy);
    visit("source", sticker.source);
    visit("reason", sticker.reason);
    visit("recorded_at", sticker.recordedAt);
    visit("during_freeze", sticker.duringFreeze);
    visit("version", sticker.version);
}

const sql::ColumnList &columnList()
{
    static const auto list = sql::listColumns<Sticker>([](auto &visit, auto &sticker) { columns(visit, sticker); });
    return list;
}

struct Statements
{
    sql::Composed selectNewest = columnList().select("FROM stickers WHERE tenant_id = ?1 AND target_id = ?2 "
                                                     "ORDER BY deployed_at DESC, recorded_at DESC, version DESC LIMIT ?3");
    // Of those that are not ahead, the newest, if one of them was recorded after the last that is.
    sql::Composed selectNewestKnown = columnList().select(R"(
FROM stickers WHERE tenant_id = ?1 AND target_id = ?2 AND deployed_at <= ?3
    AND (SELECT MAX(k.version) FROM stickers k WHERE k.tenant_id = ?1 AND k.target_id = ?2 AND k.deployed_at <= ?3)
        > (SELECT MAX(a.version) FROM stickers a WHERE a.tenant_id = ?1 AND a.target_id = ?2 AND a.deployed_at > ?3)
ORDER BY deployed_at DESC, recorded_at DESC, version DESC LIMIT 1)");
    sql::Composed selectOfTenant = columnList().select("FROM stickers WHERE tenant_id = ");
    sql::Composed selectOfEnvironment = columnList().select(R"(
FROM targets t JOIN stickers s ON s.tenant_id = t.tenant_id AND s.id = (
    SELECT n.id FROM stickers n WHERE n.tenant_id = ?1 AND n.target_id = t.id AND n.deployed_at <= ?3
    ORDER BY n.deployed_at DESC, n.recorded_at DESC, n.version DESC LIMIT 1)
WHERE t.tenant_id = ?1 AND t.environment_id = ?2 AND t.enabled = ?4 AND t.deleted_at IS NULL
ORDER BY t.name, t.id)",
                                                            "s.");
    sql::Composed insertOne = columnList().insert("stickers");
};

const Statements &statements()
{
    static const Statements all;
    return all;
}

Sticker toSticker(const sql::Query &row)
{
    Sticker sticker;
    sql::RowReader visit(row);
    columns(visit, sticker);
    return sticker;
}

} // namespace

Result<std::optional<Sticker>> StickerStore::current(TargetId target, Instant now) const
{
    sql::Query row(m_connection, statements().selectNewest, m_tenant, target, 1);
    const auto newest = sql::readOptional(row, toSticker);
    if (!newest || !*newest || !isAhead((*newest)->deployedAt, now))
        return newest;
    sql::Query known(m_connection, statements().selectNewestKnown, m_tenant, target, now + clockAllowance);
    const auto newestKnown = sql::readOptional(known, toSticker);
    return !newestKnown || *newestKnown ? newestKnown : newest;
}

// In two statements: in one, the policies of Postgres keep it from looking stickers up by an id that is found on the way.
Result<QHash<TargetId, Sticker>> StickerStore::current(const QList<TargetId> &targets, Instant now) const
{
    sql::Builder choice;
    choice.add(selectNewestIds, m_tenant.uuid()).add(" AND t.id IN ").addList(targets);
    sql::Query found(m_connection, choice);
    ASSIGN_OR_RETURN(auto ids, sql::readAll(found, [](const sql::Query &row) { return StickerId(row.isNull(0) ? QUuid() : row.uuid(0)); }));
    ids.removeAll(StickerId());
    QHash<TargetId, Sticker> stickers;
    if (ids.isEmpty())
        return stickers;
    sql::Builder builder;
    builder.add(statements().selectOfTenant, m_tenant.uuid()).add(" AND id IN ").addList(ids);
    sql::Query rows(m_connection, builder);
    ASSIGN_OR_RETURN(const auto newest, sql::readAll(rows, toSticker));
    for (const Sticker &each : newest) {
        const bool isCertain = !isAhead(each.deployedAt, now);
        ASSIGN_OR_RETURN(const auto known, isCertain ? Result<std::optional<Sticker>>(std::optional(each)) : current(each.targetId, now));
        stickers.insert(each.targetId, known.value_or(each));
    }
    return stickers;
}

Result<qint64> StickerStore::newestVersion(TargetId target) const
{
    sql::Query row(m_connection, selectNewestVersion, m_tenant, target);
    return sql::readOne(row, [](const sql::Query &found) { return found.int64(0); });
}

Result<QHash<TargetId, qint64>> StickerStore::newestVersions(AgentId agent) const
{
    QHash<TargetId, qint64> versions;
    sql::Query rows(m_connection, selectNewestVersions, m_tenant, sql::namingAgent(agent));
    RETURN_IF_ERROR(sql::forEachRow(rows, [&](const sql::Query &row) { versions.insert(TargetId(row.uuid(0)), row.int64(1)); }));
    return versions;
}

Result<QList<Sticker>> StickerStore::history(TargetId target, int limit) const
{
    sql::Query rows(m_connection, statements().selectNewest, m_tenant, target, limit);
    return sql::readAll(rows, toSticker);
}

Result<QList<Sticker>> StickerStore::ofEnvironment(EnvironmentId environment, Instant at) const
{
    sql::Query rows(m_connection, statements().selectOfEnvironment, m_tenant, environment, at, true);
    return sql::readAll(rows, toSticker);
}

Result<void> StickerStore::append(const Sticker &sticker)
{
    return sql::execute(m_connection, statements().insertOne,
                        sql::binding(m_tenant, sql::RowBinder::For::Insert, [&sticker](auto &visit) { columns(visit, sticker); }));
}

Result<QUuid> StickerStore::componentId(const QString &name)
{
    sql::Query row(m_connection, upsertComponent, m_tenant, createUuidV7(), name);
    return sql::readReturned(row, [](const sql::Query &found) { return found.uuid(0); });
}

} // namespace tidegate
