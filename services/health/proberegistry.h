// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthprobe.h"
#include "services/net/outboundpolicy.h"

#include <map>
#include <memory>

namespace tidegate {

/// Hands a target to the probe for its type, or to that for agents where one checks it. A type without one is Unknown, "no-prober": not checked is not ill.
class ProbeRegistry : public HealthProbe
{
public:
    /// Replaces what was there.
    void add(TargetType type, std::shared_ptr<HealthProbe> probe);
    /// For targets of whatever type that an agent checks.
    void setByAgent(std::shared_ptr<HealthProbe> probe) { m_byAgent = std::move(probe); }
    bool has(TargetType type) const { return m_probes.contains(type); }

    QFuture<ProbeResult> probe(const ProbeTarget &target) override;

private:
    std::map<TargetType, std::shared_ptr<HealthProbe>> m_probes;
    std::shared_ptr<HealthProbe> m_byAgent;
};

/// All probes there are.
std::shared_ptr<ProbeRegistry> standardProbes(const OutboundPolicy &policy, const Clock &clock = Clock::system());

} // namespace tidegate
