// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/ecsprobe.h"

#include "services/health/ecscheck.h"
#include "services/health/ecsdiscovery.h"

namespace tidegate {
namespace {

/// A cluster may have hundreds of pages; this is less than what a monitor gives up after.
constexpr std::chrono::milliseconds discoveryTime{20'000};

} // namespace

QFuture<ProbeResult> EcsProbe::probe(const ProbeTarget &target)
{
    if (target.isPlaceOnly) {
        AwsPace pace = m_pace;
        pace.timeout = discoveryTime;
        auto *discovery = new EcsDiscovery(target, m_policy, m_clock, m_memory, pace); // deletes itself
        auto found = discovery->future();
        discovery->start();
        return found;
    }
    auto *check = new EcsCheck(target, m_policy, m_clock, m_memory, m_pace); // deletes itself
    auto future = check->future();
    check->start();
    return future;
}

} // namespace tidegate
