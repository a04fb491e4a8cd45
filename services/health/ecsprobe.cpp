// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/ecsprobe.h"

#include "services/health/ecscheck.h"

namespace tidegate {

QFuture<ProbeResult> EcsProbe::probe(const ProbeTarget &target)
{
    auto *check = new EcsCheck(target, m_policy, m_clock, m_memory, m_pace); // deletes itself
    auto future = check->future();
    check->start();
    return future;
}

} // namespace tidegate
