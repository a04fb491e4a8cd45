// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthprobe.h"
#include "services/net/outboundpolicy.h"

namespace tidegate {

/// Checks docker_host and compose_host over the Docker Engine API, which Podman serves too.
///
/// Whether TLS is spoken says usesTls(); without `port` it is 2376 with TLS and 2375 without.
class DockerProbe : public HealthProbe
{
public:
    /// The clock must outlive the probe and what it started.
    explicit DockerProbe(const OutboundPolicy &policy, const Clock &clock = Clock::system(), std::chrono::milliseconds timeout = std::chrono::seconds(10))
        : m_policy(policy), m_clock(clock), m_timeout(timeout)
    {}

    QFuture<ProbeResult> probe(const ProbeTarget &target) override;

private:
    OutboundPolicy m_policy;
    const Clock &m_clock;
    std::chrono::milliseconds m_timeout;
};

} // namespace tidegate
