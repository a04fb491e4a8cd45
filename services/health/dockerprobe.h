// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthprobe.h"
#include "services/net/httpfetch.h"

namespace tidegate {

/// Checks docker_host and compose_host over the Docker Engine API, which Podman serves too.
///
/// Whether TLS is spoken says usesTls(); without `port` it is 2376 with TLS and 2375 without.
class DockerProbe : public HealthProbe
{
public:
    /// The clock must outlive the probe and what it started. With an engine all targets are looked for there, whatever their connections say.
    explicit DockerProbe(const OutboundPolicy &policy, const Clock &clock = Clock::system(), std::chrono::milliseconds timeout = std::chrono::seconds(10),
                         const std::optional<HttpRequest> &engine = {})
        : m_policy(policy), m_clock(clock), m_timeout(timeout), m_engine(engine)
    {}

    QFuture<ProbeResult> probe(const ProbeTarget &target) override;

private:
    OutboundPolicy m_policy;
    const Clock &m_clock;
    std::chrono::milliseconds m_timeout;
    std::optional<HttpRequest> m_engine;
};

} // namespace tidegate
