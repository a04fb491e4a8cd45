// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/principal.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

struct Tenant
{
    TenantId id;
    QString name; ///< Unique.
    Instant createdAt;
};

struct ApiToken
{
    TokenId id;
    TenantId tenant;
    UserId user;
    QString name;
    Role role = Role::Viewer; ///< Never more than its owner's.
    QByteArray hash;          ///< BLAKE2b-256 of the secret part.
    Instant createdAt;
    Instant expiresAt;
    std::optional<Instant> revokedAt;
};

/// A part of the users of a tenant.
struct UserQuery
{
    QString text;                                    ///< Part of the name or the display name, in any case; empty: all.
    std::optional<std::pair<QString, UserId>> after; ///< Name and id of the last one of the part before.
    int limit = 0;
};

/// Tenants, users and tokens. Functions that name a tenant work across tenants and are for the command line and authentication only.
class IdentityStore
{
public:
    IdentityStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// With the counter of its changes (JournalStore::takeTurn()).
    Result<void> insertTenant(const Tenant &tenant);
    Result<QList<Tenant>> tenants() const;
    Result<Tenant> findTenant(const QString &name) const;

    Result<void> insertUser(const User &user);
    Result<QList<User>> users() const;
    Result<QList<User>> users(const UserQuery &query) const; ///< By name, then id.
    Result<User> findUser(UserId id) const;
    Result<User> findUserByName(const QString &name) const;
    Result<void> updateUser(const User &user);

    Result<void> insertToken(const ApiToken &token);
    Result<QList<ApiToken>> tokens() const;
    Result<void> revokeToken(TokenId id, Instant at);
    /// With its owner.
    Result<std::pair<ApiToken, User>> findToken(TokenId id) const;
    /// Of whatever tenants have one with this id whose secret part hashes to this, each with its owner.
    Result<QList<std::pair<ApiToken, User>>> findTokensOfAnyTenant(TokenId id, const QByteArray &hash) const;

    /// Key-value facts of the whole database, such as the highest clock reading seen.
    Result<std::optional<QString>> fact(const QString &key) const;
    Result<void> setFact(const QString &key, const QString &value);
    Result<QMap<QString, QString>> facts() const;
    Result<void> forgetFact(const QString &key);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
