// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/writerturns.h"

#include <algorithm>

namespace tidegate::sql {

bool WriterTurns::take(TenantId tenant, std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    const auto found = m_waiting.find(tenant);
    if (found == m_waiting.end()) {
        m_waiting.insert(tenant, {});
        return true;
    }
    Waiter waiter;
    found->push_back(&waiter);
    if (waiter.woken.wait_for(lock, patience, [&] { return waiter.isNext; }))
        return true;
    auto &queue = m_waiting[tenant];
    queue.erase(std::find(queue.begin(), queue.end(), &waiter));
    return false;
}

void WriterTurns::end(TenantId tenant)
{
    const std::scoped_lock lock(m_mutex);
    auto &queue = m_waiting[tenant];
    if (queue.empty()) {
        m_waiting.remove(tenant);
        return;
    }
    Waiter *const next = queue.front();
    queue.pop_front();
    next->isNext = true;
    next->woken.notify_one();
}

} // namespace tidegate::sql
