// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/gateasks.h"

#include "services/operations/backend.h"
#include "services/operations/observedchanges.h"

#include <QLoggingCategory>
#include <QMap>

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(askLog, "tidegate.asks")

constexpr std::size_t maxNoted = 10'000; // what is asked beyond it, while a database is away for long, is lost
constexpr std::chrono::seconds retryPause{1};
constexpr qsizetype maxRecent = 50'000;

QByteArray keyOf(TenantId tenant, const GateAsk &ask)
{
    return tenant.uuid().toRfc4122() + ask.environment.uuid().toRfc4122() + ask.by.id().toRfc4122() + (ask.allowed ? '+' : '-') + (ask.overridden ? '!' : '.');
}

/// One transaction: the asks of a tenant, and what they say of changes that were seen since.
Result<void> keep(Call &call, const QList<GateAsk> &asks)
{
    call.observation = true;
    QMap<QUuid, Instant> since;
    for (const GateAsk &ask : asks) {
        RETURN_IF_ERROR(call.transaction.observedChanges.insertAsk(ask));
        const auto found = since.find(ask.environment.uuid());
        if (found == since.end())
            since.insert(ask.environment.uuid(), ask.at);
        else
            *found = std::min(*found, ask.at);
    }
    for (const auto &[environment, at] : since.asKeyValueRange())
        RETURN_IF_ERROR(reconsiderChanges(call, {}, EnvironmentId(environment), at));
    return {};
}

} // namespace

GateAsks::GateAsks(Backend &backend) : m_backend(backend), m_thread([this](const std::stop_token &stopped) { work(stopped); }) {}

GateAsks::~GateAsks()
{
    stop();
}

void GateAsks::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void GateAsks::note(TenantId tenant, const GateAsk &ask)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray key = keyOf(tenant, ask);
    const auto recent = m_recent.constFind(key);
    if (recent != m_recent.cend() && ask.at >= *recent && ask.at - *recent < same)
        return;
    if (m_recent.size() >= maxRecent)
        m_recent.clear();
    m_recent.insert(key, ask.at);
    if (m_noted.size() < maxNoted)
        m_noted.emplace_back(tenant, ask);
    m_wake.notify_one();
}

void GateAsks::work(const std::stop_token &stopped)
{
    std::vector<Noted> left; // of a database that did not take them
    while (!stopped.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            if (left.empty() && !m_wake.wait(lock, stopped, [this] { return !m_noted.empty(); }))
                break;
            m_wake.wait_for(lock, stopped, left.empty() ? gather : retryPause, [] { return false; }); // what comes so soon after it goes with it
            std::vector<Noted> more = std::exchange(m_noted, {});
            more.resize(std::min(more.size(), maxNoted - left.size()), Noted());
            left.insert(left.end(), more.begin(), more.end());
        }
        left = write(left);
    }
    const std::scoped_lock lock(m_mutex);
    left.insert(left.end(), m_noted.begin(), m_noted.end());
    write(left);
}

std::vector<GateAsks::Noted> GateAsks::write(const std::vector<Noted> &noted)
{
    QMap<QUuid, QList<GateAsk>> byTenant;
    for (const Noted &each : noted)
        byTenant[each.first.uuid()].append(each.second);
    std::vector<Noted> left;
    for (const auto &[tenant, asks] : byTenant.asKeyValueRange()) {
        const auto written = m_backend.write(systemPrincipal(TenantId(tenant)), {}, [&asks = asks](Call &call) { return keep(call, asks); });
        if (written)
            continue;
        if (!m_isTroubled)
            qCWarning(askLog).noquote() << "who asked the gate is not written down yet:" << written.error().message << written.error().detail;
        for (const GateAsk &ask : asks)
            left.emplace_back(TenantId(tenant), ask);
    }
    m_isTroubled = !left.empty();
    return left;
}

} // namespace tidegate
