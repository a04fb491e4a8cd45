// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/identitystore.h"

#include "services/domain/textrules.h"
#include "services/sql/query.h"
#include "services/store/values.h"

namespace tidegate {
namespace {

// The policy that opens the list of tenants (services/store/postgres/postgresschema.cpp).
constexpr char listSetting[] = "tidegate.list";
constexpr char listOfTenants[] = "tenants";

constexpr char insertTenantRow[] = "INSERT INTO tenants (tenant_id, name, name_folded, created_at) VALUES (?1, ?2, ?3, ?4)";
constexpr char insertCounter[] = "INSERT INTO change_counters (tenant_id, seq) VALUES (?1, 0)";
constexpr char selectTenants[] = "SELECT tenant_id, name, created_at FROM tenants ORDER BY name, tenant_id";
constexpr char selectTenantByName[] = "SELECT tenant_id, name, created_at FROM tenants WHERE name_folded = ?1";

#define USER_COLUMNS "SELECT id, name, display_name, role, enabled, created_at FROM users WHERE tenant_id = ?1"
constexpr char selectUsers[] = USER_COLUMNS " ORDER BY name, id";
constexpr char selectUsersAfter[] = USER_COLUMNS " AND (name, id) > (?2, ?3) ORDER BY name, id";
constexpr char selectUser[] = USER_COLUMNS " AND id = ?2";
constexpr char selectUserByName[] = USER_COLUMNS " AND name_folded = ?2";
#undef USER_COLUMNS

constexpr char insertUserRow[] = R"(
INSERT INTO users (tenant_id, id, name, name_folded, display_name, role, enabled, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";
constexpr char updateUserRow[] = R"(
UPDATE users SET name = ?3, name_folded = ?4, display_name = ?5, role = ?6, enabled = ?7 WHERE tenant_id = ?1 AND id = ?2)";

constexpr char insertTokenRow[] = R"(
INSERT INTO tokens (tenant_id, id, user_id, name, role, secret_hash, created_at, expires_at, revoked_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";
constexpr char selectTokens[] = R"(
SELECT tenant_id, id, user_id, name, role, secret_hash, created_at, expires_at, revoked_at FROM tokens
WHERE tenant_id = ?1 ORDER BY created_at, id)";
constexpr char revokeOne[] = "UPDATE tokens SET revoked_at = COALESCE(revoked_at, ?3) WHERE tenant_id = ?1 AND id = ?2";

// The columns of the user follow those of the token.
constexpr char selectTokenOwned[] = R"(
SELECT t.tenant_id, t.id, t.user_id, t.name, t.role, t.secret_hash, t.created_at, t.expires_at, t.revoked_at,
    u.id, u.name, u.display_name, u.role, u.enabled, u.created_at
FROM tokens t JOIN users u ON u.tenant_id = t.tenant_id AND u.id = t.user_id WHERE t.tenant_id = ?1 AND t.id = ?2)";

// The only statement that looks for an id without knowing its tenant.
constexpr char selectTokenAnywhere[] = R"(
SELECT t.tenant_id, t.id, t.user_id, t.name, t.role, t.secret_hash, t.created_at, t.expires_at, t.revoked_at,
    u.id, u.name, u.display_name, u.role, u.enabled, u.created_at
FROM tokens t JOIN users u ON u.tenant_id = t.tenant_id AND u.id = t.user_id
WHERE t.id = ?1 AND t.secret_hash = ?2)";

constexpr char selectFact[] = "SELECT value FROM facts WHERE fact = ?1";
constexpr char selectFacts[] = "SELECT fact, value FROM facts";
constexpr char deleteFact[] = "DELETE FROM facts WHERE fact = ?1";
constexpr char upsertFact[] = "INSERT INTO facts (fact, value) VALUES (?1, ?2) ON CONFLICT (fact) DO UPDATE SET value = excluded.value";

Tenant toTenant(const sql::Query &row)
{
    return {.id = TenantId(row.uuid(0)), .name = row.string(1), .createdAt = row.instant(2)};
}

User toUser(const sql::Query &row, int first)
{
    return {.id = UserId(row.uuid(first)),
            .name = row.string(first + 1),
            .displayName = row.string(first + 2),
            .role = static_cast<Role>(row.int64(first + 3)),
            .enabled = row.boolean(first + 4),
            .createdAt = row.instant(first + 5)};
}

User toUser(const sql::Query &row)
{
    return toUser(row, 0);
}

ApiToken toToken(const sql::Query &row)
{
    return {.id = TokenId(row.uuid(1)),
            .tenant = TenantId(row.uuid(0)),
            .user = UserId(row.uuid(2)),
            .name = row.string(3),
            .role = static_cast<Role>(row.int64(4)),
            .hash = row.bytes(5),
            .createdAt = row.instant(6),
            .expiresAt = row.instant(7),
            .revokedAt = row.optionalInstant(8)};
}

std::pair<ApiToken, User> toTokenAndOwner(const sql::Query &row)
{
    return {toToken(row), toUser(row, 9)};
}

} // namespace

Result<void> IdentityStore::insertTenant(const Tenant &tenant)
{
    const auto inserted = sql::execute(m_connection, insertTenantRow, tenant.id, tenant.name, sql::folded(tenant.name), tenant.createdAt);
    return inserted ? sql::execute(m_connection, insertCounter, tenant.id) : inserted;
}

Result<QList<Tenant>> IdentityStore::tenants() const
{
    m_connection.tellPolicies(listSetting, listOfTenants);
    sql::Query rows(m_connection, selectTenants);
    return sql::readAll(rows, toTenant);
}

Result<Tenant> IdentityStore::findTenant(const QString &name) const
{
    m_connection.tellPolicies(listSetting, listOfTenants);
    sql::Query row(m_connection, selectTenantByName, sql::folded(name));
    return sql::readOne(row, toTenant);
}

Result<void> IdentityStore::insertUser(const User &user)
{
    return sql::execute(m_connection, insertUserRow, m_tenant, user.id, user.name, sql::folded(user.name), user.displayName, sql::code(user.role), user.enabled,
                        user.createdAt);
}

Result<QList<User>> IdentityStore::users() const
{
    sql::Query rows(m_connection, selectUsers, m_tenant);
    return sql::readAll(rows, [](const sql::Query &row) { return toUser(row); });
}

Result<QList<User>> IdentityStore::users(const UserQuery &query) const
{
    // There are as many users as people, so they are searched here: to keep their names folded would be a second truth for a few milliseconds.
    const QString wanted = searchable(query.text);
    const auto &[name, id] = query.after.value_or(std::pair<QString, UserId>());
    sql::Query rows(m_connection, selectUsersAfter, m_tenant, name, id);
    QList<User> found;
    while (found.size() < query.limit) {
        ASSIGN_OR_RETURN(const bool isRow, rows.step());
        if (!isRow)
            break;
        const User user = toUser(rows);
        if (searchable(user.name).contains(wanted) || searchable(user.displayName).contains(wanted))
            found.append(user);
    }
    return found;
}

Result<User> IdentityStore::findUser(UserId id) const
{
    sql::Query row(m_connection, selectUser, m_tenant, id);
    return sql::readOne(row, [](const sql::Query &found) { return toUser(found); });
}

Result<User> IdentityStore::findUserByName(const QString &name) const
{
    sql::Query row(m_connection, selectUserByName, m_tenant, sql::folded(name));
    return sql::readOne(row, [](const sql::Query &found) { return toUser(found); });
}

Result<void> IdentityStore::updateUser(const User &user)
{
    return sql::changeOne(m_connection, updateUserRow, m_tenant, user.id, user.name, sql::folded(user.name), user.displayName, sql::code(user.role),
                          user.enabled);
}

Result<void> IdentityStore::insertToken(const ApiToken &token)
{
    return sql::execute(m_connection, insertTokenRow, m_tenant, token.id, token.user, token.name, sql::code(token.role), token.hash, token.createdAt,
                        token.expiresAt, token.revokedAt);
}

Result<QList<ApiToken>> IdentityStore::tokens() const
{
    sql::Query rows(m_connection, selectTokens, m_tenant);
    return sql::readAll(rows, toToken);
}

Result<void> IdentityStore::revokeToken(TokenId id, Instant at)
{
    return sql::changeOne(m_connection, revokeOne, m_tenant, id, at);
}

Result<std::pair<ApiToken, User>> IdentityStore::findToken(TokenId id) const
{
    sql::Query row(m_connection, selectTokenOwned, m_tenant, id);
    return sql::readOne(row, toTokenAndOwner);
}

Result<QList<std::pair<ApiToken, User>>> IdentityStore::findTokensOfAnyTenant(TokenId id, const QByteArray &hash) const
{
    m_connection.tellPolicies("tidegate.credential", hash.toHex());
    sql::Query rows(m_connection, selectTokenAnywhere, id, hash);
    return sql::readAll(rows, toTokenAndOwner);
}

Result<std::optional<QString>> IdentityStore::fact(const QString &key) const
{
    sql::Query row(m_connection, selectFact, key);
    return sql::readOptional(row, [](const sql::Query &found) { return found.string(0); });
}

Result<void> IdentityStore::setFact(const QString &key, const QString &value)
{
    return sql::execute(m_connection, upsertFact, key, value);
}

Result<QMap<QString, QString>> IdentityStore::facts() const
{
    sql::Query rows(m_connection, selectFacts);
    QMap<QString, QString> facts;
    RETURN_IF_ERROR(sql::forEachRow(rows, [&facts](const sql::Query &row) { facts.insert(row.string(0), row.string(1)); }));
    return facts;
}

Result<void> IdentityStore::forgetFact(const QString &key)
{
    return sql::execute(m_connection, deleteFact, key);
}

} // namespace tidegate
