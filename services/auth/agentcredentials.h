// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/auth/authenticator.h"

namespace tidegate {

class Database;

/// What agents come in with, in all tenants. Of an agent that is revoked it is known too, and answered Forbidden `agent-revoked`: the agent has to stop, and
/// not to try again.
class AgentSecrets final : public Authenticator
{
public:
    /// The database must outlive it.
    explicit AgentSecrets(Database &database) : m_database(database) {}

    Credential::Kind kind() const override { return Credential::Kind::AgentSecret; }
    Result<std::optional<Principal>> principalOf(std::string_view bearer, Instant now, Transaction &nobodys) const override;
    Result<bool> isStillLive(const Principal &principal, Instant now) const override;

private:
    Database &m_database;
};

/// What lets a machine in. One that was used is known for as long as it would have lived, because the answer may have got lost: what becomes of it then
/// decides registerAgent().
class RegistrationTokens final : public Authenticator
{
public:
    explicit RegistrationTokens(Database &database) : m_database(database) {}

    Credential::Kind kind() const override { return Credential::Kind::RegistrationToken; }
    Result<std::optional<Principal>> principalOf(std::string_view bearer, Instant now, Transaction &nobodys) const override;
    Result<bool> isStillLive(const Principal &principal, Instant now) const override;

private:
    Database &m_database;
};

} // namespace tidegate
