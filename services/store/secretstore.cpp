// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/secretstore.h"

#include "services/sql/query.h"

namespace tidegate {
namespace {

constexpr char deleteSame[] = "DELETE FROM secrets WHERE tenant_id = ?1 AND target_id = ?2 AND kind = ?3";
constexpr char insertOne[] = R"(
INSERT INTO secrets (tenant_id, id, target_id, kind, sealed, key_id, fingerprint, created_at, created_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";

#define SECRET_COLUMNS "SELECT id, target_id, kind, sealed, key_id, fingerprint, created_at, created_by FROM secrets WHERE tenant_id = ?1 "
constexpr char selectOne[] = SECRET_COLUMNS "AND id = ?2";
constexpr char selectAll[] = SECRET_COLUMNS "AND target_id = ?2 ORDER BY kind";
#undef SECRET_COLUMNS

constexpr char deleteOne[] = "DELETE FROM secrets WHERE tenant_id = ?1 AND id = ?2";
constexpr char deleteAllOf[] = "DELETE FROM secrets WHERE tenant_id = ?1 AND target_id = ?2";

SealedSecret toSecret(const sql::Query &row)
{
    return {.id = row.uuid(0),
            .target = TargetId(row.uuid(1)),
            .kind = row.string(2),
            .sealed = row.bytes(3),
            .keyId = row.string(4),
            .fingerprint = row.string(5),
            .createdAt = row.instant(6),
            .createdBy = UserId(row.uuid(7))};
}

} // namespace

Result<void> SecretStore::put(const SealedSecret &secret)
{
    const Result<void> cleared = sql::execute(m_connection, deleteSame, m_tenant, secret.target, secret.kind);
    if (!cleared)
        return cleared;
    return sql::execute(m_connection, insertOne, m_tenant, secret.id, secret.target, secret.kind, secret.sealed, secret.keyId, secret.fingerprint,
                        secret.createdAt, secret.createdBy);
}

Result<SealedSecret> SecretStore::find(QUuid id) const
{
    sql::Query row(m_connection, selectOne, m_tenant, id);
    return sql::readOne(row, toSecret);
}

Result<QList<SealedSecret>> SecretStore::list(TargetId target) const
{
    sql::Query rows(m_connection, selectAll, m_tenant, target);
    return sql::readAll(rows, toSecret);
}

Result<void> SecretStore::remove(QUuid id)
{
    return sql::changeOne(m_connection, deleteOne, m_tenant, id);
}

Result<int> SecretStore::removeAllOf(TargetId target)
{
    return sql::run(m_connection, deleteAllOf, m_tenant, target).transform([](qint64 count) { return static_cast<int>(count); });
}

} // namespace tidegate
