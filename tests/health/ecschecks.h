// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/credential.h"
#include "services/health/ecsprobe.h"

#include "tests/support/ecsstandin.h"

#include <QJsonArray>

namespace tidegate::test {

/// Checks against a stand-in for Amazon ECS, with a clock that can be moved.
class EcsChecks
{
public:
    /// Everything as at first: a probe that remembers nothing, and a service "web" with two tasks that run.
    void reset();
    ProbeResult check(const QJsonObject &connection = {}, const QStringList &expected = {}, const AccessKey &key = stored(), TenantId tenant = {});

    /// What runs in the cluster.
    ProbeResult discover(const QJsonObject &connection = {});
    /// Checks of several services that begin at once.
    QList<QFuture<ProbeResult>> startTogether(const QStringList &services);
    /// A check by a probe of its own.
    QFuture<ProbeResult> start(const QJsonObject &connection, const AwsPace &pace);

    static AccessKey stored() { return {EcsStandIn::keyId(), EcsStandIn::keySecret()}; }
    static QJsonArray tasks(int count, const QJsonObject &more = {}, const QJsonObject &container = {});

    EcsStandIn aws;
    std::chrono::milliseconds shift{0}; ///< Of our clock.

private:
    class ShiftedClock : public Clock
    {
    public:
        explicit ShiftedClock(const std::chrono::milliseconds &by) : m_by(by) {}
        Instant now() const override { return Clock::now() + m_by; }

    private:
        const std::chrono::milliseconds &m_by;
    };

    ProbeTarget targetWith(const QJsonObject &connection) const;

    ShiftedClock m_clock{shift};
    std::unique_ptr<EcsProbe> m_probe;
};

} // namespace tidegate::test
