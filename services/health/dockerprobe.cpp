// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockerprobe.h"

#include "services/health/dockercheck.h"

namespace tidegate {

QFuture<ProbeResult> DockerProbe::probe(const ProbeTarget &target)
{
    auto *check = new DockerCheck(target, m_policy, m_clock, m_timeout); // deletes itself
    if (m_engine)
        check->goTo(*m_engine);
    auto future = check->future();
    check->start();
    return future;
}

} // namespace tidegate
