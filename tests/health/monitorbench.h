// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthmonitor.h"
#include "tests/support/values.h"

#include <algorithm>
#include <functional>
#include <list>

namespace tidegate::test {

/// Keeps checks running until the test ends them. Targets are told apart by their host and name, as engines are.
class HeldProbe : public HealthProbe
{
public:
    using Key = std::pair<QString, QUuid>;
    using Running = std::list<std::pair<Key, std::shared_ptr<QPromise<ProbeResult>>>>;

    QFuture<ProbeResult> probe(const ProbeTarget &target) override;

    int onHost(const QString &host) const;
    bool isRunning(const ProbeJob &job) { return find(job) != running.end(); }
    /// Ends the oldest check of the target that runs.
    void end(const ProbeJob &job, Health status, const QString &message = QStringLiteral("said")) { end(find(job), status, message); }
    /// Ends the one that runs for the longest time.
    void endFirst() { end(running.begin(), Health::Healthy, QStringLiteral("said")); }

    QList<ProbeTarget> started;
    Running running; ///< In the order of their starts.
    int maxAtOnce = 0;
    int maxOnHost = 0;

private:
    Running::iterator find(const ProbeJob &job);
    static Key keyOf(const ProbeJob &job) { return {job.target.connection.value(QStringLiteral("host")).toString(), job.target.id.uuid()}; }
    void end(Running::iterator it, Health status, const QString &message);
};

/// A store of targets, all of which are there unless the test removes them.
class ListSink : public HealthSink
{
public:
    std::vector<DueCheck> dueJobs(Instant) override;
    Result<ProbeJob> prepare(const TargetKey &target) override;
    std::vector<Result<ProbeJob>> prepareAll(const std::vector<TargetKey> &together) override;
    Kept record(const CheckRecord &record) override;
    std::vector<ClaimedCheck> claim(std::vector<DueCheck> checks) override;
    std::vector<Kept> recordAll(const std::vector<CheckRecord> &together) override;

    void makeDue(const ProbeJob &job);

    QHash<TargetKey, ProbeJob> targets;
    QHash<TargetKey, ProbeJob> due;
    QList<CheckRecord> records;
    QList<std::size_t> batches; ///< How many were recorded together, each time.
    QList<std::size_t> read;    ///< How many were read together, each time.
    std::function<void()> beforeRecording = [] {};
    bool isDown = false;       ///< Nothing can be stored.
    QSet<TargetKey> elsewhere; ///< What another server has in hand.
    QHash<TargetKey, int> worse;
    qsizetype wanted = 0; ///< Checks that were asked for at the last round.
};

inline ProbeJob jobOn(const QString &host, Health shown = Health::Healthy, TenantId tenant = localTenant)
{
    ProbeJob job;
    job.tenant = tenant;
    job.target.id = TargetId::create();
    job.target.connection.insert(QStringLiteral("host"), host);
    job.interval = std::chrono::seconds(60);
    job.shown = shown;
    return job;
}

/// A monitor whose clocks the test turns and whose checks it ends.
class MonitorBench
{
public:
    explicit MonitorBench(MonitorSettings settings = {});

    void passTime(std::chrono::milliseconds time, std::optional<std::chrono::milliseconds> ofMonotonic = {});
    QFuture<HealthMonitor::Answer> ask(const ProbeJob &job, CheckFor purpose = CheckFor::Status);
    /// Makes them due and lets so much time pass that all would have started.
    void becomeDue(const QList<ProbeJob> &jobs);

    HandClock clock;
    std::chrono::milliseconds monotonic = std::chrono::hours(1);
    HeldProbe probe;
    ListSink sink;
    std::unique_ptr<HealthMonitor> monitor;
};

} // namespace tidegate::test
