// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/apitokens.h"

#include "services/auth/soleholder.h"
#include "services/auth/tokenrole.h"
#include "services/domain/try.h"
#include "services/store/database.h"
#include "services/store/transaction.h"

namespace tidegate {
namespace {

/// A token never lives for longer than one can be made for, whatever the clock showed when it was made; a day is what a clock in a wrong zone is ahead.
bool isLive(const ApiToken &token, const User &owner, Instant now)
{
    return !token.revokedAt && now < token.expiresAt && !isAhead(token.expiresAt, now + maxTokenLife + std::chrono::hours(24)) && owner.enabled;
}

} // namespace

Result<std::optional<Principal>> ApiTokens::principalOf(std::string_view bearer, Instant now, Transaction &nobodys) const
{
    const auto parsed = parseToken(bearer);
    if (!parsed)
        return std::optional<Principal>();
    ASSIGN_OR_RETURN(const auto found, nobodys.identities.findTokensOfAnyTenant(parsed->id, parsed->hash));
    const auto *const held = soleHolder(found, parsed->hash, [](const auto &each) { return each.first.hash; });
    if (!held)
        return std::optional<Principal>();
    const auto &[token, owner] = *held;
    if (!isLive(token, owner, now))
        return std::optional<Principal>();
    return std::optional<Principal>(Principal{.tenant = token.tenant,
                                              .subject = owner.id,
                                              .role = effectiveRole(token.role, owner.role),
                                              .credential = {kind(), token.id.uuid()},
                                              .name = owner.name,
                                              .via = Via::Api});
}

Result<bool> ApiTokens::isStillLive(const Principal &principal, Instant now) const
{
    const TokenId id(principal.credential.id);
    const auto found = m_database.read(principal.tenant, [&](Transaction &transaction) { return transaction.identities.findToken(id); });
    if (!found && found.error().kind != ErrorKind::NotFound)
        return found.error();
    return found && isLive(found->first, found->second, now);
}

} // namespace tidegate
