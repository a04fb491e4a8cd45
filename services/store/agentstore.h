// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/agent.h"

#include <utility>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// The credential of an agent. There are two while one is replaced.
struct AgentSecret
{
    TokenId id;
    AgentId agent;
    QByteArray hash; ///< Of its secret part.
    Instant createdAt;
};

/// Agents, what they come in with, and what lets new ones in.
class AgentStore
{
public:
    AgentStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// Live ones, by name, then id.
    Result<QList<Agent>> list() const;
    Result<Agent> find(AgentId id) const;
    /// The live one of a machine that is not revoked.
    Result<std::optional<Agent>> findByMachine(const QString &machineId) const;
    /// Conflict `name-taken` or `id-taken`.
    Result<void> insert(const Agent &agent);
    /// version must be the stored one plus one; Stale otherwise.
    Result<void> update(const Agent &agent);
    /// What it says of itself, and when it was heard. Moves no version.
    Result<void> observe(const Agent &agent);
    Result<void> remove(AgentId id, Instant at);

    Result<void> insertSecret(const AgentSecret &secret);
    /// Newest first.
    Result<QList<AgentSecret>> secrets(AgentId agent) const;
    Result<void> removeSecret(TokenId id);
    Result<void> removeSecrets(AgentId agent);
    /// Of whatever tenants have one with this id whose secret part hashes to this, each with its tenant and its agent, deleted or not.
    struct Holder
    {
        TenantId tenant;
        AgentSecret secret;
        QString name;
        AgentLifecycle lifecycle = AgentLifecycle::Revoked;
    };
    Result<QList<Holder>> findSecretsOfAnyTenant(TokenId id, const QByteArray &hash) const;

    Result<void> insertToken(const RegistrationToken &token);
    /// Newest first.
    Result<QList<RegistrationToken>> tokens() const;
    Result<RegistrationToken> findToken(TokenId id) const;
    Result<void> useToken(TokenId id, AgentId agent, Instant at);
    Result<void> removeToken(TokenId id);
    /// Drops those that ended before the instant, used or not.
    Result<void> forgetTokens(Instant before);
    Result<QList<std::pair<TenantId, RegistrationToken>>> findTokensOfAnyTenant(TokenId id, const QByteArray &hash) const;

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
