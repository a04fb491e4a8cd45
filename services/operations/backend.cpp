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

const QString highWaterFact = u"clock-high-water"_s;
constexpr qint64 highWaterStep = 30'000;
constexpr qint64 clockTolerance = 120'000;

bool isLive(const ApiToken &token, const User &owner, Instant now)
{
    return !token.revokedAt && now < token.expiresAt && owner.enabled;
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
    : m_database(std::move(database)), m_clock(clock), m_settings(std::move(settings))
{
    const auto fact = m_database->read(localTenant, [](Session &session) { return session.identities.fact(highWaterFact); });
    if (fact && *fact) {
        m_highWater = (**fact).toLongLong();
        m_keptHighWater = m_highWater.load();
    } else if (!fact) {
        qCWarning(backendLog).noquote() << "the highest clock reading is not readable:" << fact.error().message << fact.error().detail;
    }
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

Call Backend::callIn(Session &session, const Principal &principal, const CallInfo &info) const
{
    Call call{session, principal, m_clock.now(), info, m_settings.requirePreconditions, m_settings.quotas};
    call.clockSuspect = isClockSuspect(call.now);
    return call;
}

bool Backend::isClockSuspect(Instant now) const
{
    return now.time_since_epoch().count() + clockTolerance < m_highWater.load();
}

Error Backend::unaudited()
{
    return makeError(ErrorKind::Internal, u"internal"_s, u"The change was not kept, because it left no audit row."_s);
}

Result<void> Backend::keepHighWater(Call &call)
{
    const qint64 now = call.now.time_since_epoch().count();
    qint64 seen = m_highWater.load();
    while (seen < now && !m_highWater.compare_exchange_weak(seen, now)) {}
    if (now < m_keptHighWater.load() + highWaterStep)
        return {};
    m_keptHighWater = now;
    return call.session.identities.setFact(highWaterFact, QString::number(now));
}

} // namespace tidegate
