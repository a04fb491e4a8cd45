// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/handlerpool.h"

namespace tidegate {

HandlerPool::HandlerPool(Sizes sizes) : m_sizes(sizes), m_quick(sizes.quick)
{
    m_long.setMaxThreadCount(sizes.longReads);
}

HandlerPool::~HandlerPool()
{
    m_long.waitForDone();
}

bool HandlerPool::run(RunsIn place, TenantId tenant, std::function<void()> work)
{
    if (place != RunsIn::LongPool) {
        m_quick.run(std::move(work), place == RunsIn::ReadPool ? QuickLane::Pace::Quick : QuickLane::Pace::MayWait);
        return true;
    }
    const std::scoped_lock lock(m_mutex);
    if (m_waitingCount >= m_sizes.waitingLongReads)
        return false;
    ++m_waitingCount;
    m_waiting[tenant.uuid()].push_back(std::move(work));
    if (m_serving < m_sizes.longReads) {
        ++m_serving;
        m_long.start([this] { serveLongReads(); });
    }
    return true;
}

void HandlerPool::serveLongReads()
{
    while (const std::function<void()> work = nextLongRead())
        work();
}

/// Of the tenant whose turn it is; nothing, and one server less, when none waits.
std::function<void()> HandlerPool::nextLongRead()
{
    const std::scoped_lock lock(m_mutex);
    if (m_waiting.empty()) {
        --m_serving;
        return {};
    }
    auto turn = m_waiting.upper_bound(m_lastTenant);
    if (turn == m_waiting.end())
        turn = m_waiting.begin();
    m_lastTenant = turn->first;
    auto work = std::move(turn->second.front());
    turn->second.pop_front();
    if (turn->second.empty())
        m_waiting.erase(turn);
    --m_waitingCount;
    return work;
}

bool HandlerPool::finish(std::chrono::milliseconds longest)
{
    return m_quick.finish(longest) && m_long.waitForDone(static_cast<int>(longest.count()));
}

} // namespace tidegate
