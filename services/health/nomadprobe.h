// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthprobe.h"
#include "services/net/outboundpolicy.h"

namespace tidegate {

/// Checks nomad_job over Nomad's HTTP API. The token goes into X-Nomad-Token, because older versions refuse a bearer token; it needs
/// no more than policy "read" on the namespace.
///
/// Whether TLS is spoken says usesTls(); the usual port is 4646.
class NomadProbe : public HealthProbe
{
public:
    /// The clock must outlive the probe and what it started.
    explicit NomadProbe(const OutboundPolicy &policy, const Clock &clock = Clock::system(), std::chrono::milliseconds timeout = std::chrono::seconds(10))
        : m_policy(policy), m_clock(clock), m_timeout(timeout)
    {}

    QFuture<ProbeResult> probe(const ProbeTarget &target) override;

private:
    OutboundPolicy m_policy;
    const Clock &m_clock;
    std::chrono::milliseconds m_timeout;
};

} // namespace tidegate
