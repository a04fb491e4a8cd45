// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/operations/call.h"

namespace tidegate {

class Database;

// Who is let in: tenants, their users and the tokens of these. Names are 1–128 characters and may be Invalid as /name; each change leaves an audit row.

/// Makes sure that the local tenant and its user exist, for the embedded backend and for a new server. They come with the database and have no audit row,
/// because nobody decided on them.
Result<void> ensureLocalTenant(Database &database, Instant now);

/// Makes the tenant that the call is in, whose audit log begins with it. Conflict `name-taken`.
Result<Tenant> createTenant(Call &call, const QString &name);

/// NotFound `unknown-user`.
Result<User> userNamed(Call &call, const QString &name);
/// A user without any credential. displayName: what people read; empty: the name. Conflict `name-taken`; Invalid as /displayName too.
Result<User> createUser(Call &call, const QString &name, Role role, const QString &displayName = {});
/// His tokens open nothing from now on. NotFound `unknown-user`.
Result<void> disableUser(Call &call, UserId id);

struct TokenRequest
{
    QString name;
    Role role = Role::Viewer;
    UserId owner{};                     ///< Null: the user of the token's own name, who is made if there is none, with the token's role.
    std::optional<Instant> expiresAt{}; ///< Rounded up to seconds; none: defaultTokenLife from now.
};

struct CreatedToken
{
    ApiToken token;
    QByteArray text; ///< Shown once; nobody can find it again.
};

/// Invalid as /expiresAt unless that is ahead, by maxTokenLife at most. NotFound `unknown-user`; Conflict `user-disabled`, or `role-too-high`, because a
/// token cannot be more than its owner.
Result<CreatedToken> createToken(Call &call, const TokenRequest &request);
/// It opens nothing from now on. NotFound `unknown-token`.
Result<void> revokeToken(Call &call, TokenId id);

} // namespace tidegate
