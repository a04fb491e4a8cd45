// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/auth/authenticator.h"

namespace tidegate {

class Database;

/// Tokens of users, in all tenants. One is worth no more than its owner is at each use, and nothing once it has expired or was revoked, or when its owner
/// is disabled.
class ApiTokens final : public Authenticator
{
public:
    /// The database must outlive it.
    explicit ApiTokens(Database &database) : m_database(database) {}

    Credential::Kind kind() const override { return Credential::Kind::ApiToken; }
    Result<std::optional<Principal>> principalOf(std::string_view bearer, Instant now, Transaction &nobodys) const override;
    Result<bool> isStillLive(const Principal &principal, Instant now) const override;

private:
    Database &m_database;
};

} // namespace tidegate
