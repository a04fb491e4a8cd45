// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/backend.h"

#include "services/auth/agentcredentials.h"
#include "services/auth/apitokens.h"
#include "services/domain/say.h"
#include "services/domain/try.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(backendLog, "tidegate.backend")

} // namespace

Backend::Backend(std::unique_ptr<Database> database, const Clock &clock, BackendSettings settings)
    : m_database(std::move(database)), m_clock(clock), m_settings(std::move(settings)), m_seals(*m_database, m_clock), m_clockGuard(m_settings.monotonic),
      m_listening(m_clock.now()), m_gateAsks(*this), m_verifier(*this), m_importer(*this)
{
    accept(std::make_unique<ApiTokens>(*m_database));
    accept(std::make_unique<AgentSecrets>(*m_database));
    accept(std::make_unique<RegistrationTokens>(*m_database));
    const auto loaded = m_database->read(localTenant, [this](Transaction &transaction) { return m_clockGuard.load(transaction); });
    if (!loaded)
        qCWarning(backendLog).noquote() << "the highest clock reading is not readable:" << loaded.error().message << loaded.error().detail;
    m_database->setListener([this](TenantId tenant) {
        if (tenant.isNull())
            m_feed.notifyAll();
        else
            m_feed.notify(tenant);
    });
}

Backend::~Backend()
{
    m_database->setListener(nullptr);
}

void Backend::accept(std::unique_ptr<const Authenticator> authenticator)
{
    m_authenticators.push_back(std::move(authenticator));
}

Result<Principal> Backend::authenticate(std::string_view bearer) const
{
    Result<Principal> principal = unknown();
    const auto find = [&](Transaction &nobodys) -> Result<TenantId> {
        principal = principalIn(nobodys, bearer);
        return principal ? Result<TenantId>(principal->tenant) : Result<TenantId>(principal.error());
    };
    RETURN_IF_ERROR(m_database->readFor(find, [](Transaction &) { return Result<void>(); }));
    return principal;
}

Result<Principal> Backend::principalIn(Transaction &nobodys, std::string_view bearer) const
{
    const Instant now = m_clock.now();
    for (const auto &each : m_authenticators) {
        ASSIGN_OR_RETURN(auto principal, each->principalOf(bearer, now, nobodys));
        if (principal)
            return *std::move(principal);
    }
    return unknown();
}

Error Backend::unknown()
{
    return makeError(ErrorKind::Unauthenticated, say("unauthenticated/header"));
}

bool Backend::isStillLive(const Principal &principal) const
{
    const auto live = whetherStillLive(principal);
    return live && *live;
}

Result<bool> Backend::whetherStillLive(const Principal &principal) const
{
    if (principal.credential.kind == Credential::Kind::None)
        return true;
    const auto of = [&principal](const auto &each) { return each->kind() == principal.credential.kind; };
    const auto found = std::find_if(m_authenticators.begin(), m_authenticators.end(), of);
    return found == m_authenticators.end() ? Result<bool>(false) : (*found)->isStillLive(principal, m_clock.now());
}

Call Backend::callIn(Transaction &transaction, const Principal &principal, const CallInfo &info)
{
    Call call{transaction, principal, m_clock.now(), info, m_settings.requirePreconditions, m_settings.quotas, m_server};
    call.clockDoubt = m_clockGuard.judge(call.now, transaction);
    return call;
}

std::optional<ClockDoubt> Backend::clockDoubt()
{
    const Instant now = m_clock.now();
    if (!m_clockGuard.doubt(now))
        return {};
    // Another process may have accepted it.
    std::optional<ClockDoubt> doubt;
    const auto judged = m_database->read(localTenant, [&](Transaction &transaction) -> Result<void> {
        doubt = m_clockGuard.judge(now, transaction);
        return {};
    });
    return judged ? doubt : m_clockGuard.doubt(now);
}

Error Backend::unaudited()
{
    return makeError(ErrorKind::Internal, say("internal/no-audit-row"));
}

} // namespace tidegate
