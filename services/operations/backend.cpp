// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/backend.h"

#include "services/auth/token.h"
#include "services/auth/tokenrole.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(backendLog, "tidegate.backend")

/// A token never lives for longer than one can be made for, whatever the clock showed when it was made; a day is what a clock in a wrong zone is ahead.
bool isLive(const ApiToken &token, const User &owner, Instant now)
{
    return !token.revokedAt && now < token.expiresAt && !isAhead(token.expiresAt, now + longestTokenLife + std::chrono::hours(24)) && owner.enabled;
}

Error unauthenticated()
{
    return makeError(ErrorKind::Unauthenticated, u"unauthenticated"_s, u"Send a valid token as Authorization: Bearer."_s);
}

} // namespace

Principal systemPrincipal(TenantId tenant)
{
    return {.tenant = tenant, .user = {}, .role = Role::Admin, .token = {}, .name = u"Tidegate"_s, .via = u"system"_s};
}

Backend::Backend(std::unique_ptr<Database> database, const Clock &clock, BackendSettings settings)
    : m_database(std::move(database)), m_clock(clock), m_settings(std::move(settings)), m_seals(*m_database, m_clock), m_clockGuard(m_settings.monotonic),
      m_verifier(*this)
{
    const auto loaded = m_database->read(localTenant, [this](Session &session) { return m_clockGuard.load(session); });
    if (!loaded)
        qCWarning(backendLog).noquote() << "the highest clock reading is not readable:" << loaded.error().message << loaded.error().detail;
}

void Backend::acceptLocalSecret(const QByteArray &secret)
{
    m_localHash = hashOf({secret.constData(), static_cast<std::size_t>(secret.size())});
}

Result<Principal> Backend::authenticate(std::string_view bearer)
{
    if (!m_localHash.isEmpty() && sameHash(hashOf(bearer), m_localHash))
        return Principal{.tenant = localTenant, .user = localUser, .role = Role::Admin, .token = {}, .name = u"You"_s, .via = u"ui"_s};

    const auto parsed = parseToken(bearer);
    if (!parsed)
        return unauthenticated();
    const Instant now = m_clock.now();
    auto found = m_database->read(localTenant, [&](Session &session) { return session.identities.findTokensOfAnyTenant(parsed->id); });
    if (!found)
        return found.error();
    // Two tenants may hold one id; whose token this is the secret tells. One that both claim altogether opens neither.
    found->removeIf([&](const auto &each) { return !sameHash(each.first.hash, parsed->hash); });
    if (found->size() != 1)
        return unauthenticated();
    const auto &[token, owner] = found->constFirst();
    if (!isLive(token, owner, now))
        return unauthenticated();
    return Principal{
        .tenant = token.tenant, .user = owner.id, .role = effectiveRole(token.role, owner.role), .token = token.id, .name = owner.name, .via = u"api"_s};
}

bool Backend::isStillLive(const Principal &principal)
{
    if (principal.token.isNull())
        return true;
    const auto found = m_database->read(principal.tenant, [&](Session &session) { return session.identities.findToken(principal.token); });
    return found && isLive(found->first, found->second, m_clock.now());
}

Call Backend::callIn(Session &session, const Principal &principal, const CallInfo &info)
{
    Call call{session, principal, m_clock.now(), info, m_settings.requirePreconditions, m_settings.quotas};
    call.clockDoubt = m_clockGuard.judge(call.now, session);
    return call;
}

std::optional<ClockDoubt> Backend::clockDoubt()
{
    const Instant now = m_clock.now();
    if (!m_clockGuard.doubt(now))
        return {};
    // Another process may have accepted it.
    std::optional<ClockDoubt> doubt;
    const auto judged = m_database->read(localTenant, [&](Session &session) -> Result<void> {
        doubt = m_clockGuard.judge(now, session);
        return {};
    });
    return judged ? doubt : m_clockGuard.doubt(now);
}

Error Backend::unaudited()
{
    return makeError(ErrorKind::Internal, u"internal"_s, u"The change was not kept, because it left no audit row."_s);
}

} // namespace tidegate
