// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/awscheck.h"

namespace tidegate {

/// Checks ecs_service over the API of Amazon ECS, with an access key and, where the connection names one, a role. A policy that allows ecs:DescribeServices,
/// ecs:ListTasks, ecs:DescribeTasks and ecs:DescribeTaskDefinition is enough; the last one only tells labels and health checks.
///
/// Without an access key nothing is asked: what the computer of Tidegate itself may do on AWS is not lent to targets.
class EcsProbe : public HealthProbe
{
public:
    /// The clock must outlive the probe and what it started.
    explicit EcsProbe(const OutboundPolicy &policy, const Clock &clock = Clock::system(), const AwsPace &pace = {})
        : m_policy(policy), m_clock(clock), m_pace(pace), m_memory(std::make_shared<AwsMemory>())
    {}

    QFuture<ProbeResult> probe(const ProbeTarget &target) override;

private:
    OutboundPolicy m_policy;
    const Clock &m_clock;
    AwsPace m_pace;
    std::shared_ptr<AwsMemory> m_memory; ///< Also of the checks that outlive the probe.
};

} // namespace tidegate
