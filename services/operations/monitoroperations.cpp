// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/monitoroperations.h"

#include "services/domain/try.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Of short intervals: a check may take so long, and some of them wait for each other.
constexpr std::chrono::seconds leastLate{30};

template <typename T>
void keepEarlier(std::optional<T> &kept, T other)
{
    kept = kept ? std::min(*kept, other) : other;
}

} // namespace

Result<MonitorReport> monitorReport(Call &call, Backend &backend, HealthService &health)
{
    MonitorReport report;
    report.name = u"health-checks"_s;
    ASSIGN_OR_RETURN(const auto environments, call.transaction.health.backlog(call.now));
    const Instant since = backend.listening().since(call.now);
    bool isLate = false;
    for (const CheckBacklog &each : environments) {
        report.targets += each.targets;
        report.backlog += each.waiting;
        keepEarlier(report.interval, each.interval);
        report.lastRunAt = std::max(report.lastRunAt, each.lastCheckedAt);
        if (!each.waitingSince)
            continue;
        const auto late = std::chrono::floor<std::chrono::seconds>(call.now - std::clamp<Instant>(*each.waitingSince, std::min(since, call.now), call.now));
        report.lateBy = std::max(report.lateBy, late);
        isLate = isLate || late > std::max(each.interval, leastLate);
    }
    const bool isShared = backend.database().isShared();
    QList<ServerId> present;
    if (isShared) {
        ASSIGN_OR_RETURN(report.elsewhere, call.transaction.leases.countElsewhere(call.server, HealthService::afterCheck));
        ASSIGN_OR_RETURN(present, call.transaction.leases.present());
    }
    const auto schedule = health.schedule();
    const bool isAlone = std::all_of(present.begin(), present.end(), [&](ServerId each) { return each == call.server; });
    if (schedule == HealthMonitor::Schedule::Off && isAlone)
        report.state = MonitorState::Paused;
    else if (schedule == HealthMonitor::Schedule::Distrusted)
        report.state = MonitorState::Recovering;
    else if (isLate)
        report.state = MonitorState::Late;
    return report;
}

} // namespace tidegate
