// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/imageoriginstore.h"

#include "services/sql/query.h"
#include "services/store/packedcomponents.h"

#include <QHash>
#include <QSet>

namespace tidegate {
namespace {

constexpr qsizetype digestsAtOnce = 200;
constexpr auto seenPrecision = std::chrono::hours(24); // a row is not written for each look

constexpr char upsertOrigin[] = R"(
INSERT INTO image_origins (tenant_id, digest, revision, source, version, created, disputed, seen_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (tenant_id, digest) DO UPDATE SET seen_at = excluded.seen_at,
    disputed = image_origins.disputed OR image_origins.revision <> excluded.revision OR image_origins.source <> excluded.source
WHERE image_origins.seen_at < ?9 OR image_origins.revision <> excluded.revision OR image_origins.source <> excluded.source)";
constexpr char selectOrigins[] = "SELECT digest, revision, source, version, created FROM image_origins WHERE NOT disputed AND tenant_id = ";
constexpr char deleteOrigins[] = R"(
DELETE FROM image_origins WHERE tenant_id = ?1 AND seen_at < ?2
AND NOT EXISTS (SELECT 1 FROM digest_uses d WHERE d.tenant_id = image_origins.tenant_id AND d.digest = image_origins.digest))";
constexpr char dateOrigins[] = "UPDATE image_origins SET seen_at = ?2 WHERE tenant_id = ?1 AND seen_at > ?3";

} // namespace

Result<void> ImageOriginStore::learn(const QList<ObservedComponent> &components, Instant now)
{
    for (const ObservedComponent &component : components) {
        const ImageOrigin &origin = component.origin;
        if (origin.isEmpty())
            continue;
        QSet<QString> digests(component.repoDigests.begin(), component.repoDigests.end());
        digests.insert(component.platformDigest);
        digests.remove(QString());
        for (const QString &digest : std::as_const(digests)) {
            RETURN_IF_ERROR(sql::send(m_connection, upsertOrigin, m_tenant, sql::packDigest(digest), origin.revision, origin.source, origin.version,
                                      origin.created, false, now, now - seenPrecision));
        }
    }
    return {};
}

Result<QList<DigestOrigin>> ImageOriginStore::of(const QStringList &digests) const
{
    QHash<QByteArray, QString> asked;
    for (const QString &digest : digests) {
        if (!digest.isEmpty())
            asked.insert(sql::packDigest(digest), digest);
    }
    const QList<QByteArray> keys = asked.keys();
    QList<DigestOrigin> known;
    for (qsizetype at = 0; at < keys.size(); at += digestsAtOnce) {
        sql::Builder builder;
        builder.add(selectOrigins, m_tenant.uuid()).add(" AND digest IN (");
        for (qsizetype i = at; i < std::min(at + digestsAtOnce, keys.size()); ++i)
            builder.add(i == at ? sql::Fragment("") : sql::Fragment(", "), keys[i]);
        sql::Query rows(m_connection, builder.add(")"));
        RETURN_IF_ERROR(sql::forEachRow(rows, [&](const sql::Query &row) {
            known.append({asked.value(row.bytes(0)), keptOrigin({row.string(1), row.string(2), row.string(3), row.string(4)})});
        }));
    }
    return known;
}

Result<void> ImageOriginStore::forget(Instant before)
{
    return sql::execute(m_connection, deleteOrigins, m_tenant, before);
}

Result<void> ImageOriginStore::dateAhead(Instant now)
{
    return sql::execute(m_connection, dateOrigins, m_tenant, now, now + clockAllowance);
}

} // namespace tidegate
