// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/inventorystore.h"

#include "services/domain/try.h"
#include "services/sql/query.h"
#include "services/store/packedcomponents.h"
#include "services/store/targetstore.h"
#include "services/store/values.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

#define SNAPSHOT_COLUMNS                                                                                                                                       \
    "tenant_id, target_id, id, observed_at, last_seen_at, sequence, collector, component_count, packed, content_hash, fingerprint, "                           \
    "errors_json, sticker_release_id, received_at, notes_json, messages_json"
#define EITHER_TABLE(condition)                                                                                                                                \
    "SELECT " SNAPSHOT_COLUMNS " FROM inventory_current WHERE tenant_id = ?1 AND " condition " UNION ALL SELECT " SNAPSHOT_COLUMNS                             \
    " FROM inventory_history WHERE tenant_id = ?1 AND " condition

constexpr char selectCurrent[] = "SELECT " SNAPSHOT_COLUMNS " FROM inventory_current WHERE tenant_id = ?1 AND target_id = ?2";
constexpr char selectCurrentOf[] = "SELECT " SNAPSHOT_COLUMNS " FROM inventory_current WHERE tenant_id = ";
constexpr char selectAt[] = EITHER_TABLE("target_id = ?2 AND observed_at <= ?3") " ORDER BY observed_at DESC, sequence DESC LIMIT 1";
constexpr char selectById[] = EITHER_TABLE("id = ?2");
constexpr char selectHistory[] = EITHER_TABLE("target_id = ?2") " ORDER BY observed_at DESC, sequence DESC LIMIT ?3";
constexpr char insertCurrent[] = "INSERT INTO inventory_current (" SNAPSHOT_COLUMNS
                                 ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
constexpr char insertHistory[] = "INSERT INTO inventory_history (" SNAPSHOT_COLUMNS
                                 ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
constexpr char moveToHistory[] = "INSERT INTO inventory_history (" SNAPSHOT_COLUMNS ") SELECT " SNAPSHOT_COLUMNS
                                 " FROM inventory_current WHERE tenant_id = ?1 AND target_id = ?2";

#undef EITHER_TABLE
#undef SNAPSHOT_COLUMNS

constexpr char deleteCurrent[] = "DELETE FROM inventory_current WHERE tenant_id = ?1 AND target_id = ?2";
// What was first seen by a clock that was ahead was seen at the latest now.
constexpr char touchCurrent[] = R"(
UPDATE inventory_current SET observed_at = CASE WHEN observed_at > ?3 THEN ?3 ELSE observed_at END, last_seen_at = ?3, sequence = ?4, received_at = ?5
WHERE tenant_id = ?1 AND target_id = ?2)";

constexpr char deleteHistory[] = "DELETE FROM inventory_history WHERE tenant_id = ?1 AND last_seen_at < ?2";

constexpr char deleteUses[] = "DELETE FROM digest_uses WHERE tenant_id = ?1 AND target_id = ?2";
constexpr char insertUse[] = R"(
INSERT INTO digest_uses (tenant_id, digest, target_id, component) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING)";
constexpr char selectUses[] = R"(
SELECT d.target_id, d.component FROM digest_uses d JOIN targets t ON t.tenant_id = d.tenant_id AND t.id = d.target_id
WHERE d.tenant_id = ?1 AND d.digest = ?2 AND t.deleted_at IS NULL ORDER BY d.target_id, d.component)";

QByteArray textsToJson(const QStringList &texts)
{
    return sql::toJson(QJsonArray::fromStringList(texts));
}

QStringList textsFromJson(std::string_view json)
{
    QStringList texts;
    const QJsonArray array = sql::toArray(json);
    for (const QJsonValue value : array)
        texts.append(value.toString());
    return texts;
}

QJsonArray toJson(const QList<Message> &messages)
{
    QJsonArray array;
    for (const Message &each : messages)
        array.append(each.isEmpty() ? QJsonObject() : tidegate::toJson(each));
    return array;
}

QList<Message> messagesFromJson(const QJsonArray &array)
{
    QList<Message> messages;
    for (const QJsonValue each : array)
        messages.append(messageFromJson(each.toObject()));
    return messages;
}

/// Both lists in one column, which nothing but the two of them reads.
QByteArray messagesToJson(const InventorySnapshot &snapshot)
{
    QJsonObject both;
    if (!snapshot.errorMessages.isEmpty())
        both.insert(u"errors"_s, toJson(snapshot.errorMessages));
    if (!snapshot.noteMessages.isEmpty())
        both.insert(u"notes"_s, toJson(snapshot.noteMessages));
    return sql::toJson(both);
}

InventorySnapshot toSnapshot(const sql::Query &row)
{
    InventorySnapshot snapshot;
    snapshot.targetId = TargetId(row.uuid(1));
    snapshot.id = SnapshotId(row.uuid(2));
    snapshot.observedAt = row.instant(3);
    snapshot.sequence = row.int64(5);
    snapshot.collector = row.string(6);
    snapshot.components = sql::unpackComponents(row.bytes(8));
    snapshot.errors = textsFromJson(row.text(11));
    snapshot.stickerReleaseId = row.string(12);
    snapshot.receivedAt = row.instant(13);
    snapshot.notes = textsFromJson(row.text(14));
    const QJsonObject messages = sql::toObject(row.text(15));
    snapshot.errorMessages = messagesFromJson(messages.value(u"errors"_s).toArray());
    snapshot.noteMessages = messagesFromJson(messages.value(u"notes"_s).toArray());
    return snapshot;
}

SnapshotInfo toInfo(const sql::Query &row)
{
    return {.id = SnapshotId(row.uuid(2)),
            .observedAt = row.instant(3),
            .lastSeenAt = row.instant(4),
            .sequence = row.int64(5),
            .collector = row.string(6),
            .components = row.integer(7)};
}

Result<void> insertInto(sql::Connection &connection, sql::Fragment statement, TenantId tenant, const InventorySnapshot &snapshot, const QByteArray &packed,
                        const QByteArray &hash)
{
    const QByteArray errors = textsToJson(snapshot.errors);
    const QByteArray notes = textsToJson(snapshot.notes);
    const QByteArray messages = messagesToJson(snapshot);
    return sql::send(connection, statement, tenant, snapshot.targetId, snapshot.id, snapshot.observedAt, snapshot.observedAt, snapshot.sequence,
                     snapshot.collector, qint64(snapshot.components.size()), packed, hash, sql::fingerprint(snapshot.components), sql::asText(errors),
                     snapshot.stickerReleaseId, snapshot.receivedAt, sql::asText(notes), sql::asText(messages));
}

Result<void> indexDigests(sql::Connection &connection, TenantId tenant, const InventorySnapshot &snapshot)
{
    RETURN_IF_ERROR(sql::send(connection, deleteUses, tenant, snapshot.targetId));
    for (const ObservedComponent &component : snapshot.components) {
        QSet<QString> digests(component.repoDigests.begin(), component.repoDigests.end());
        digests.insert(component.platformDigest);
        digests.remove(QString());
        for (const QString &digest : std::as_const(digests)) {
            RETURN_IF_ERROR(sql::send(connection, insertUse, tenant, sql::packDigest(digest), snapshot.targetId, component.name));
        }
    }
    return {};
}

Result<void> replaceCurrent(sql::Connection &connection, TenantId tenant, const InventorySnapshot &snapshot, const QByteArray &packed, const QByteArray &hash)
{
    RETURN_IF_ERROR(sql::send(connection, moveToHistory, tenant, snapshot.targetId));
    RETURN_IF_ERROR(sql::send(connection, deleteCurrent, tenant, snapshot.targetId));
    const Result<void> inserted = insertInto(connection, insertCurrent, tenant, snapshot, packed, hash);
    return inserted ? indexDigests(connection, tenant, snapshot) : inserted;
}

// The newest observation of unchanged content is what "observed at" means for the current snapshot.
InventorySnapshot toCurrentSnapshot(const sql::Query &row)
{
    InventorySnapshot snapshot = toSnapshot(row);
    snapshot.observedAt = row.instant(4);
    return snapshot;
}

HeldSnapshot toHeld(const sql::Query &row)
{
    return {toCurrentSnapshot(row), row.bytes(9)};
}

} // namespace

Result<std::optional<InventorySnapshot>> InventoryStore::current(TargetId target) const
{
    sql::Query query(m_connection, selectCurrent, m_tenant, target);
    return sql::readOptional(query, toCurrentSnapshot);
}

Result<std::optional<HeldSnapshot>> InventoryStore::held(TargetId target) const
{
    sql::Query query(m_connection, selectCurrent, m_tenant, target);
    return sql::readOptional(query, toHeld);
}

Result<QHash<TargetId, HeldSnapshot>> InventoryStore::held(const QList<TargetId> &targets) const
{
    sql::Builder builder;
    builder.add(selectCurrentOf, m_tenant.uuid()).add(" AND target_id IN ").addList(targets);
    sql::Query rows(m_connection, builder);
    QHash<TargetId, HeldSnapshot> held;
    RETURN_IF_ERROR(sql::forEachRow(rows, [&](const sql::Query &row) { held.insert(TargetId(row.uuid(1)), toHeld(row)); }));
    return held;
}

Result<std::optional<InventorySnapshot>> InventoryStore::at(TargetId target, Instant at) const
{
    sql::Query query(m_connection, selectAt, m_tenant, target, at);
    return sql::readOptional(query, toSnapshot);
}

Result<std::optional<InventorySnapshot>> InventoryStore::find(SnapshotId id) const
{
    sql::Query query(m_connection, selectById, m_tenant, id);
    return sql::readOptional(query, toSnapshot);
}

Result<QHash<SnapshotId, TargetId>> InventoryStore::targetsOf(const QList<SnapshotId> &ids) const
{
    sql::Builder builder;
    builder.add("SELECT id, target_id FROM inventory_current WHERE tenant_id = ", m_tenant.uuid()).add(" AND id IN ").addList(ids);
    builder.add(" UNION ALL SELECT id, target_id FROM inventory_history WHERE tenant_id = ", m_tenant.uuid()).add(" AND id IN ").addList(ids);
    sql::Query rows(m_connection, builder);
    QHash<SnapshotId, TargetId> targets;
    RETURN_IF_ERROR(sql::forEachRow(rows, [&targets](const sql::Query &row) { targets.insert(SnapshotId(row.uuid(0)), TargetId(row.uuid(1))); }));
    return targets;
}

Result<QList<SnapshotInfo>> InventoryStore::history(TargetId target, int limit) const
{
    sql::Query query(m_connection, selectHistory, m_tenant, target, limit);
    return sql::readAll(query, toInfo);
}

Result<InventoryStore::Stored> InventoryStore::put(const InventorySnapshot &snapshot, Instant now)
{
    ASSIGN_OR_RETURN(const std::optional<InventorySnapshot> known, find(snapshot.id));
    if (known)
        return Stored::Replayed;
    ASSIGN_OR_RETURN(const auto present, held(snapshot.targetId));
    return putNew(snapshot, now, present);
}

Result<InventoryStore::Stored> InventoryStore::putNew(const InventorySnapshot &snapshot, Instant now, const std::optional<HeldSnapshot> &held)
{
    const QByteArray packed = sql::packComponents(snapshot.components);
    const QByteArray hash = sql::contentHash(snapshot, packed);
    Result<void> done;
    Stored stored = Stored::New;
    const InventorySnapshot *const current = held && !isAhead(held->snapshot.observedAt, now) ? &held->snapshot : nullptr;
    if (current && std::pair(snapshot.observedAt, snapshot.sequence) < std::pair(current->observedAt, current->sequence)) {
        stored = Stored::Older;
        done = insertInto(m_connection, insertHistory, m_tenant, snapshot, packed, hash);
    } else if (held && held->contentHash == hash) {
        stored = Stored::Unchanged;
        done = sql::send(m_connection, touchCurrent, m_tenant, snapshot.targetId, snapshot.observedAt, snapshot.sequence, snapshot.receivedAt);
    } else {
        done = replaceCurrent(m_connection, m_tenant, snapshot, packed, hash);
    }
    if (!done)
        return done.error();
    return stored;
}

Result<void> InventoryStore::forgetHistory(Instant before)
{
    return sql::execute(m_connection, deleteHistory, m_tenant, before);
}

Result<QList<DigestUse>> InventoryStore::whereIs(const QString &digest) const
{
    sql::Query rows(m_connection, selectUses, m_tenant, sql::packDigest(digest));
    return sql::readAll(rows, [](const sql::Query &row) { return DigestUse{TargetId(row.uuid(0)), row.string(1)}; });
}

} // namespace tidegate
