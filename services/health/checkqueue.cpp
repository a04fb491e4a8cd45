// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/checkqueue.h"

#include <algorithm>
#include <tuple>

namespace tidegate {
namespace {

std::size_t indexOf(Urgency urgency)
{
    return static_cast<std::size_t>(urgency);
}

/// It is near the front nearly always, and of thousands the rest need not be looked at.
void removeOne(std::deque<QString> &hosts, const QString &host)
{
    hosts.erase(std::find(hosts.begin(), hosts.end(), host));
}

} // namespace

void CheckQueue::add(const Slot &check, std::chrono::milliseconds now)
{
    if (const auto known = m_waiting.constFind(check.target); known != m_waiting.cend()) {
        if (known->host == check.host && known->urgency == check.urgency)
            return;
        remove(*known);
    }
    m_waiting.insert(check.target, check);
    // Whoever comes anew stands behind those that wait already, so that coming and going is no way past them.
    const bool isNew = !m_tenants.contains(check.target.tenant);
    Tenant &tenant = m_tenants[check.target.tenant];
    if (isNew)
        tenant.all = {0, 0, m_starts, now};
    if (!tenant.onHost.contains(check.host))
        tenant.onHost.insert(check.host, {0, 0, m_starts, now});
    Lane &lane = tenant.lanes[indexOf(check.urgency)];
    auto &entries = lane.byHost[check.host];
    if (entries.empty())
        lane.hosts.push_back(check.host);
    entries.push_back(check.target);
    ++lane.size;
}

/// By value: what is removed may be the entry that the caller found it in.
void CheckQueue::remove(const Slot &waiting)
{
    const Slot slot = waiting;
    m_waiting.remove(slot.target);
    Lane &lane = m_tenants[slot.target.tenant].lanes[indexOf(slot.urgency)];
    auto &entries = lane.byHost[slot.host];
    entries.erase(std::find(entries.begin(), entries.end(), slot.target));
    --lane.size;
    if (entries.empty()) {
        lane.byHost.remove(slot.host);
        removeOne(lane.hosts, slot.host);
    }
}

qsizetype CheckQueue::waiting(TenantId tenant, Urgency urgency) const
{
    const auto found = m_tenants.constFind(tenant);
    return found == m_tenants.cend() ? 0 : found->lanes[indexOf(urgency)].size;
}

bool CheckQueue::hasRoom(const Tenant &tenant, Urgency urgency) const
{
    return tenant.all.inFlight < m_limits.perTenant && (urgency != Urgency::Due || tenant.all.due < m_limits.duePerTenant);
}

/// The more urgent first, but after a row of them one of those that had to wait for it.
std::array<Urgency, urgencyCount> CheckQueue::order(const Tenant &tenant) const
{
    if (tenant.passedOver >= m_limits.maxPassedOver)
        return {Urgency::Due, Urgency::Ordered, Urgency::Asked};
    return {Urgency::Asked, Urgency::Ordered, Urgency::Due};
}

CheckQueue::Candidate CheckQueue::candidateOf(TenantId id, const QString &host, Urgency urgency, const Share &share, std::chrono::milliseconds now) const
{
    const int load = urgency == Urgency::Due ? share.inFlight : share.inFlight - share.due;
    const int rank = now - share.lastTime >= m_limits.patience ? 0 : static_cast<int>(urgency);
    return {id, host, urgency, load, rank, share.lastStart};
}

/// What the tenant would start next, if anything of it may.
std::optional<CheckQueue::Candidate> CheckQueue::offerOf(TenantId id, const Tenant &tenant, std::chrono::milliseconds now) const
{
    for (const Urgency urgency : order(tenant)) {
        const Lane &lane = tenant.lanes[indexOf(urgency)];
        if (lane.size == 0 || !hasRoom(tenant, urgency))
            continue;
        const auto host = std::find_if(lane.hosts.begin(), lane.hosts.end(), [this](const QString &each) {
            return m_onHost.value(each) < (each.startsWith(agentHostPrefix) ? m_limits.perAgent : m_limits.perHost);
        });
        if (host != lane.hosts.end())
            return candidateOf(id, *host, urgency, tenant.all, now);
    }
    return {};
}

bool CheckQueue::isBefore(const Candidate &a, const Candidate &b)
{
    return std::tuple(a.load, a.rank, a.lastStart) < std::tuple(b.load, b.rank, b.lastStart);
}

/// Whose turn it is on the host that was chosen: a tenant that is served well elsewhere must not be passed over here for ever.
CheckQueue::Candidate CheckQueue::bestOn(const Candidate &chosen, std::chrono::milliseconds now) const
{
    std::optional<Candidate> best;
    for (auto it = m_tenants.cbegin(); it != m_tenants.cend(); ++it) {
        for (const Urgency urgency : order(*it)) {
            const Lane &lane = it->lanes[indexOf(urgency)];
            if (!lane.byHost.contains(chosen.host) || !hasRoom(*it, urgency))
                continue;
            const auto candidate = candidateOf(it.key(), chosen.host, urgency, it->onHost.value(chosen.host), now);
            if (!best || isBefore(candidate, *best))
                best = candidate;
            break; // the others of this tenant come after it
        }
    }
    return best.value_or(chosen);
}

std::optional<CheckQueue::Slot> CheckQueue::take(std::chrono::milliseconds now)
{
    if (m_inFlight >= m_limits.inFlight)
        return {};
    std::optional<Candidate> best;
    for (auto it = m_tenants.cbegin(); it != m_tenants.cend(); ++it) {
        const auto offer = offerOf(it.key(), *it, now);
        if (offer && (!best || isBefore(*offer, *best)))
            best = offer;
    }
    if (!best)
        return {};
    return start(bestOn(*best, now), now);
}

CheckQueue::Slot CheckQueue::start(const Candidate &chosen, std::chrono::milliseconds now)
{
    Tenant &tenant = m_tenants[chosen.tenant];
    Lane &lane = tenant.lanes[indexOf(chosen.urgency)];
    const Slot slot{lane.byHost[chosen.host].front(), chosen.host, chosen.urgency};
    remove(slot);
    if (lane.byHost.contains(slot.host)) { // the next host of this tenant has its turn
        removeOne(lane.hosts, slot.host);
        lane.hosts.push_back(slot.host);
    }
    bool isOvertaking = false;
    for (std::size_t lower = indexOf(slot.urgency) + 1; lower < urgencyCount; ++lower)
        isOvertaking = isOvertaking || tenant.lanes[lower].size > 0;
    tenant.passedOver = isOvertaking ? tenant.passedOver + 1 : 0;

    ++m_starts;
    for (Share *share : {&tenant.all, &tenant.onHost[slot.host]}) {
        ++share->inFlight;
        share->due += slot.urgency == Urgency::Due ? 1 : 0;
        share->lastStart = m_starts;
        share->lastTime = now;
    }
    ++m_inFlight;
    ++m_onHost[slot.host];
    return slot;
}

void CheckQueue::done(const Slot &slot)
{
    Tenant &tenant = m_tenants[slot.target.tenant];
    for (Share *share : {&tenant.all, &tenant.onHost[slot.host]}) {
        --share->inFlight;
        share->due -= slot.urgency == Urgency::Due ? 1 : 0;
    }
    --m_inFlight;
    if (--m_onHost[slot.host] == 0)
        m_onHost.remove(slot.host);
    forgetIdle(slot);
}

/// Nothing is kept of a tenant that neither waits nor runs, and nothing of a host that it is done with.
void CheckQueue::forgetIdle(const Slot &slot)
{
    Tenant &tenant = m_tenants[slot.target.tenant];
    const auto waits = [&tenant](const auto &inLane) { return std::any_of(tenant.lanes.begin(), tenant.lanes.end(), inLane); };
    if (tenant.all.inFlight == 0 && !waits([](const Lane &lane) { return lane.size > 0; }))
        m_tenants.remove(slot.target.tenant);
    else if (tenant.onHost.value(slot.host).inFlight == 0 && !waits([&slot](const Lane &lane) { return lane.byHost.contains(slot.host); }))
        tenant.onHost.remove(slot.host);
}

} // namespace tidegate
