// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/stickerstore.h"

#include "services/sql/query.h"
#include "services/store/values.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr char selectNewest[] = "SELECT id, target_id, release_id, release_name, components_json, deployed_at, deployed_by, source, reason, recorded_at, "
                                "during_freeze, version FROM stickers WHERE tenant_id = ?1 AND target_id = ?2 "
                                "ORDER BY deployed_at DESC, recorded_at DESC, version DESC LIMIT ?3";

// Of those that are not ahead, the newest, if one of them was recorded after the last that is.
constexpr char selectNewestKnown[] = R"(
SELECT id, target_id, release_id, release_name, components_json, deployed_at, deployed_by, source, reason, recorded_at, during_freeze, version
FROM stickers WHERE tenant_id = ?1 AND target_id = ?2 AND deployed_at <= ?3
    AND (SELECT MAX(k.version) FROM stickers k WHERE k.tenant_id = ?1 AND k.target_id = ?2 AND k.deployed_at <= ?3)
        > (SELECT MAX(a.version) FROM stickers a WHERE a.tenant_id = ?1 AND a.target_id = ?2 AND a.deployed_at > ?3)
ORDER BY deployed_at DESC, recorded_at DESC, version DESC LIMIT 1)";

constexpr char selectNewestVersion[] = "SELECT COALESCE(MAX(version), 0) FROM stickers WHERE tenant_id = ?1 AND target_id = ?2";

constexpr char selectOfEnvironment[] = R"(
SELECT s.id, s.target_id, s.release_id, s.release_name, s.components_json, s.deployed_at, s.deployed_by, s.source, s.reason, s.recorded_at,
    s.during_freeze, s.version
FROM targets t JOIN stickers s ON s.tenant_id = t.tenant_id AND s.id = (
    SELECT n.id FROM stickers n WHERE n.tenant_id = ?1 AND n.target_id = t.id AND n.deployed_at <= ?3
    ORDER BY n.deployed_at DESC, n.recorded_at DESC, n.version DESC LIMIT 1)
WHERE t.tenant_id = ?1 AND t.environment_id = ?2 AND t.enabled = ?4 AND t.deleted_at IS NULL
ORDER BY t.name, t.id)";

constexpr char insertOne[] = R"(
INSERT INTO stickers (tenant_id, id, target_id, release_id, release_name, components_json, deployed_at, deployed_by, source, reason,
    recorded_at, during_freeze, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))";

// The update changes nothing; without it, a name that exists would return no row.
constexpr char upsertComponent[] = R"(
INSERT INTO components (tenant_id, id, name) VALUES (?1, ?2, ?3)
ON CONFLICT (tenant_id, name) DO UPDATE SET name = excluded.name RETURNING id)";

QByteArray componentsToJson(const QList<StickerComponent> &components)
{
    QJsonArray array;
    for (const StickerComponent &component : components) {
        array.append(QJsonObject{
            {u"componentId"_s, component.componentId.toString(QUuid::WithoutBraces)}, {u"name"_s, component.name}, {u"digest"_s, component.digest}});
    }
    return sql::toJson(array);
}

QList<StickerComponent> componentsFromJson(std::string_view json)
{
    QList<StickerComponent> components;
    const QJsonArray array = sql::toArray(json);
    for (const QJsonValue value : array) {
        const QJsonObject object = value.toObject();
        components.append({.componentId = parseUuid(object.value(u"componentId"_s).toString()),
                           .name = object.value(u"name"_s).toString(),
                           .digest = object.value(u"digest"_s).toString()});
    }
    return components;
}

Sticker toSticker(const sql::Query &row)
{
    Sticker sticker;
    sticker.id = StickerId(row.uuid(0));
    sticker.targetId = TargetId(row.uuid(1));
    sticker.releaseId = row.uuid(2);
    sticker.releaseName = row.string(3);
    sticker.components = componentsFromJson(row.text(4));
    sticker.deployedAt = row.instant(5);
    sticker.deployedBy = UserId(row.uuid(6));
    sticker.source = static_cast<StickerSource>(row.int64(7));
    sticker.reason = row.string(8);
    sticker.recordedAt = row.instant(9);
    sticker.duringFreeze = row.boolean(10);
    sticker.version = row.int64(11);
    return sticker;
}

} // namespace

Result<std::optional<Sticker>> StickerStore::current(TargetId target, Instant now) const
{
    sql::Query row(m_connection, selectNewest, m_tenant, target, 1);
    const auto newest = sql::readOptional(row, toSticker);
    if (!newest || !*newest || !isAhead((*newest)->deployedAt, now))
        return newest;
    sql::Query known(m_connection, selectNewestKnown, m_tenant, target, now + clockAllowance);
    const auto newestKnown = sql::readOptional(known, toSticker);
    return !newestKnown || *newestKnown ? newestKnown : newest;
}

Result<qint64> StickerStore::newestVersion(TargetId target) const
{
    sql::Query row(m_connection, selectNewestVersion, m_tenant, target);
    return sql::readOne(row, [](const sql::Query &found) { return found.int64(0); });
}

Result<QList<Sticker>> StickerStore::history(TargetId target, int limit) const
{
    sql::Query rows(m_connection, selectNewest, m_tenant, target, limit);
    return sql::readAll(rows, toSticker);
}

Result<QList<Sticker>> StickerStore::ofEnvironment(EnvironmentId environment, Instant at) const
{
    sql::Query rows(m_connection, selectOfEnvironment, m_tenant, environment, at, true);
    return sql::readAll(rows, toSticker);
}

Result<void> StickerStore::append(const Sticker &sticker)
{
    const QByteArray components = componentsToJson(sticker.components);
    return sql::execute(m_connection, insertOne, m_tenant, sticker.id, sticker.targetId, sticker.releaseId, sticker.releaseName, sql::asText(components),
                        sticker.deployedAt, sticker.deployedBy, sql::code(sticker.source), sticker.reason, sticker.recordedAt, sticker.duringFreeze,
                        sticker.version);
}

Result<QUuid> StickerStore::componentId(const QString &name)
{
    sql::Query row(m_connection, upsertComponent, m_tenant, createUuidV7(), name);
    return sql::readReturned(row, [](const sql::Query &found) { return found.uuid(0); });
}

} // namespace tidegate
