// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockerprobe.h"

#include "services/health/dockercheck.h"
#include "services/health/dockerdiscovery.h"

namespace tidegate {

QFuture<ProbeResult> DockerProbe::probe(const ProbeTarget &target)
{
    if (target.isPlaceOnly) {
        auto *discovery = new DockerDiscovery(target, m_policy, m_clock, m_timeout); // deletes itself
        auto found = discovery->future();
        discovery->start();
        return found;
    }
    auto *check = new DockerCheck(target, m_policy, m_clock, m_timeout); // deletes itself
    if (m_engine)
        check->goTo(*m_engine);
    auto future = check->future();
    check->start();
    return future;
}

} // namespace tidegate
