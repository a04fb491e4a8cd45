// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/agentcredentials.h"

#include "services/auth/soleholder.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/store/database.h"
#include "services/store/transaction.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool opensNow(const RegistrationToken &token, Instant now)
{
    return now < token.expiresAt && !isAhead(token.expiresAt, now + maxRegistrationLife);
}

} // namespace

Result<std::optional<Principal>> AgentSecrets::principalOf(std::string_view bearer, Instant, Transaction &nobodys) const
{
    const auto parsed = parseToken(bearer, agentTokenPrefix);
    if (!parsed)
        return std::optional<Principal>();
    ASSIGN_OR_RETURN(const auto found, nobodys.agents.findSecretsOfAnyTenant(parsed->id, parsed->hash));
    const auto *const holder = soleHolder(found, parsed->hash, [](const auto &each) { return each.secret.hash; });
    if (!holder)
        return std::optional<Principal>();
    if (holder->lifecycle == AgentLifecycle::Revoked)
        return makeError(ErrorKind::Forbidden, say("agent-revoked/caller"));
    return std::optional<Principal>(Principal{.tenant = holder->tenant,
                                              .subject = holder->secret.agent,
                                              .role = Role::Agent,
                                              .credential = {kind(), holder->secret.id.uuid()},
                                              .name = holder->name,
                                              .via = Via::Agent});
}

Result<bool> AgentSecrets::isStillLive(const Principal &principal, Instant) const
{
    const auto agent = m_database.read(principal.tenant, [&](Transaction &transaction) { return transaction.agents.find(principal.subject.agent()); });
    if (!agent && agent.error().kind != ErrorKind::NotFound)
        return agent.error();
    return agent && agent->lifecycle != AgentLifecycle::Revoked;
}

Result<std::optional<Principal>> RegistrationTokens::principalOf(std::string_view bearer, Instant now, Transaction &nobodys) const
{
    const auto parsed = parseToken(bearer, registrationTokenPrefix);
    if (!parsed)
        return std::optional<Principal>();
    ASSIGN_OR_RETURN(const auto found, nobodys.agents.findTokensOfAnyTenant(parsed->id, parsed->hash));
    const auto *const held = soleHolder(found, parsed->hash, [](const auto &each) { return each.second.hash; });
    if (!held || !opensNow(held->second, now))
        return std::optional<Principal>();
    const auto &[tenant, token] = *held;
    // Nobody yet: whatever is done with it is done by the system, by the way of agents.
    Principal principal = systemPrincipal(tenant);
    principal.role = Role::Agent;
    principal.credential = {kind(), token.id.uuid()};
    principal.via = Via::Agent;
    return std::optional<Principal>(principal);
}

Result<bool> RegistrationTokens::isStillLive(const Principal &principal, Instant now) const
{
    const TokenId id(principal.credential.id);
    const auto token = m_database.read(principal.tenant, [&](Transaction &transaction) { return transaction.agents.findToken(id); });
    if (!token && token.error().kind != ErrorKind::NotFound)
        return token.error();
    return token && opensNow(*token, now);
}

} // namespace tidegate
