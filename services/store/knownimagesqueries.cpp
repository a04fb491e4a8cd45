// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/inventorystore.h"

#include "services/sql/query.h"
#include "services/store/values.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr char selectKnown[] = "SELECT known_json FROM known_images WHERE tenant_id = ?1 AND target_id = ?2";
constexpr char upsertKnown[] = R"(
INSERT INTO known_images (tenant_id, target_id, known_json) VALUES (?1, ?2, ?3)
ON CONFLICT (tenant_id, target_id) DO UPDATE SET known_json = excluded.known_json)";

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue each : value.toArray())
        texts.append(each.toString());
    return texts;
}

QJsonObject toJson(const KnownImage &image)
{
    return {{u"imageId"_s, image.imageId},
            {u"platformDigest"_s, image.platformDigest},
            {u"repoDigests"_s, QJsonArray::fromStringList(image.repoDigests)},
            {u"containerIds"_s, QJsonArray::fromStringList(image.containerIds)},
            {u"running"_s, image.running}};
}

KnownImage imageFromJson(const QJsonObject &json)
{
    return {.imageId = json.value(u"imageId"_s).toString(),
            .platformDigest = json.value(u"platformDigest"_s).toString(),
            .repoDigests = textsOf(json.value(u"repoDigests"_s)),
            .containerIds = textsOf(json.value(u"containerIds"_s)),
            .running = json.value(u"running"_s).toInt()};
}

QJsonObject toJson(const KnownComponent &component)
{
    QJsonArray images;
    for (const KnownImage &image : component.images)
        images.append(toJson(image));
    return {{u"name"_s, component.name},
            {u"images"_s, images},
            {u"confirmedAt"_s, qint64(component.confirmedAt.time_since_epoch().count())},
            {u"confirmedBy"_s, component.confirmedBy.toString()},
            {u"seenAt"_s, qint64(component.seenAt.time_since_epoch().count())}};
}

KnownComponent componentFromJson(const QJsonObject &json)
{
    const auto instant = [&](const QString &key) { return Instant(std::chrono::milliseconds(json.value(key).toInteger())); };
    KnownComponent component{.name = json.value(u"name"_s).toString(),
                             .images = {},
                             .confirmedAt = instant(u"confirmedAt"_s),
                             .confirmedBy = SnapshotId(parseUuid(json.value(u"confirmedBy"_s).toString())),
                             .seenAt = instant(u"seenAt"_s)};
    for (const QJsonValue image : json.value(u"images"_s).toArray())
        component.images.append(imageFromJson(image.toObject()));
    return component;
}

} // namespace

Result<QList<KnownComponent>> InventoryStore::knownImages(TargetId target) const
{
    sql::Query query(m_connection, selectKnown, m_tenant, target);
    const auto found = sql::readOptional(query, [](const sql::Query &row) {
        QList<KnownComponent> known;
        for (const QJsonValue component : sql::toArray(row.text(0)))
            known.append(componentFromJson(component.toObject()));
        return known;
    });
    if (!found)
        return found.error();
    return found->value_or(QList<KnownComponent>());
}

Result<void> InventoryStore::setKnownImages(TargetId target, const QList<KnownComponent> &known)
{
    QJsonArray components;
    for (const KnownComponent &component : known)
        components.append(toJson(component));
    const QByteArray json = sql::toJson(components);
    return sql::send(m_connection, upsertKnown, m_tenant, target, sql::asText(json));
}

} // namespace tidegate
