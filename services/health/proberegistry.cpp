// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/proberegistry.h"

#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/health/dockerprobe.h"
#include "services/health/ecsprobe.h"
#include "services/health/nomadprobe.h"

using namespace Qt::StringLiterals;

namespace tidegate {

void ProbeRegistry::add(TargetType type, std::shared_ptr<HealthProbe> probe)
{
    m_probes[type] = std::move(probe);
}

QFuture<ProbeResult> ProbeRegistry::probe(const ProbeTarget &target)
{
    if (target.isPlaceOnly && isByAgent(target.connection)) {
        ProbeResult result{makeReport(Health::Unknown, say("via-agent/discovery")), {}};
        result.report.checkedAt = Clock::system().now();
        return readyProbeResult(result);
    }
    if (m_byAgent && isByAgent(target.connection))
        return m_byAgent->probe(target);
    const auto found = m_probes.find(target.type);
    if (found != m_probes.end())
        return found->second->probe(target);
    ProbeResult result{makeReport(Health::Unknown, say("no-prober")), {}};
    result.report.checkedAt = Clock::system().now();
    return readyProbeResult(result);
}

std::shared_ptr<ProbeRegistry> standardProbes(const OutboundPolicy &policy, const Clock &clock)
{
    auto registry = std::make_shared<ProbeRegistry>();
    const auto docker = std::make_shared<DockerProbe>(policy, clock);
    registry->add(TargetType::DockerHost, docker);
    registry->add(TargetType::ComposeHost, docker);
    registry->add(TargetType::EcsService, std::make_shared<EcsProbe>(policy, clock));
    registry->add(TargetType::NomadJob, std::make_shared<NomadProbe>(policy, clock));
    return registry;
}

} // namespace tidegate
