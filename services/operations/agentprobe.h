// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/agenttask.h"
#include "services/health/healthprobe.h"

namespace tidegate {

class Backend;

/// Has targets looked at by their agents: asks in the store, and looks there now and then for the answer. So the agent may come to another server.
///
/// An agent that cannot be asked is said to be so at once; one that does not answer in time goes on looking, and what it tells is recorded as it comes.
class AgentProbe : public HealthProbe
{
public:
    struct Patience
    {
        std::chrono::milliseconds answer = agentPatience;
        std::chrono::milliseconds look{250};
    };
    /// The backend must outlive the probe and what it started.
    explicit AgentProbe(Backend &backend) : AgentProbe(backend, Patience()) {}
    AgentProbe(Backend &backend, Patience patience) : m_backend(backend), m_patience(patience) {}

    QFuture<ProbeResult> probe(const ProbeTarget &target) override;

private:
    Backend &m_backend;
    Patience m_patience;
};

} // namespace tidegate
