// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthmonitor.h"

#include <algorithm>
#include <list>

namespace tidegate::test {

class TurnableClock : public Clock
{
public:
    Instant now() const override { return instant; }
    Instant instant = Instant(std::chrono::milliseconds(1'800'000'000'000));
};

/// Keeps checks running until the test ends them. Targets are told apart by their host and name, as engines are.
class HeldProbe : public HealthProbe
{
public:
    using Key = std::pair<QString, QUuid>;
    using Running = std::list<std::pair<Key, std::shared_ptr<QPromise<ProbeResult>>>>;

    QFuture<ProbeResult> probe(const ProbeTarget &target) override
    {
        auto promise = std::make_shared<QPromise<ProbeResult>>();
        promise->start();
        const Key key{target.connection.value(QStringLiteral("host")).toString(), target.id.uuid()};
        started.append(target);
        running.emplace_back(key, promise);
        mostAtOnce = std::max(mostAtOnce, static_cast<int>(running.size()));
        mostOnHost = std::max(mostOnHost, onHost(key.first));
        return promise->future();
    }

    int onHost(const QString &host) const
    {
        return static_cast<int>(std::count_if(running.begin(), running.end(), [&](const auto &each) { return each.first.first.toLower() == host.toLower(); }));
    }
    bool isRunning(const ProbeJob &job) { return find(job) != running.end(); }
    /// Ends the oldest check of the target that runs.
    void end(const ProbeJob &job, Health status, const QString &message = QStringLiteral("said")) { end(find(job), status, message); }
    /// Ends the one that runs for the longest time.
    void endFirst() { end(running.begin(), Health::Healthy, QStringLiteral("said")); }

    QList<ProbeTarget> started;
    Running running; ///< In the order of their starts.
    int mostAtOnce = 0;
    int mostOnHost = 0;

private:
    Running::iterator find(const ProbeJob &job)
    {
        return std::find_if(running.begin(), running.end(), [&](const auto &each) { return each.first == keyOf(job); });
    }
    static Key keyOf(const ProbeJob &job) { return {job.target.connection.value(QStringLiteral("host")).toString(), job.target.id.uuid()}; }
    void end(Running::iterator it, Health status, const QString &message)
    {
        const auto promise = it->second;
        running.erase(it);
        promise->addResult(ProbeResult{{status, message, {}, {}, {}}, {}});
        promise->finish();
    }
};

/// A store of targets, all of which are there unless the test removes them.
class ListSink : public HealthSink
{
public:
    std::vector<DueCheck> dueJobs(Instant) override
    {
        std::vector<DueCheck> checks;
        for (const ProbeJob &job : std::as_const(due))
            checks.push_back({job.key(), hostOf(job.target.type, job.target.connection), job.interval});
        return checks;
    }
    Result<ProbeJob> prepare(const TargetKey &target) override
    {
        const auto found = targets.constFind(target);
        return found == targets.cend() ? Result<ProbeJob>(notFound()) : Result<ProbeJob>(*found);
    }
    Kept record(const CheckRecord &record) override
    {
        const auto now = prepare(record.job.key());
        if (!now)
            return Kept::Gone;
        if (now->target.connection != record.job.target.connection)
            return Kept::Outdated;
        if (record.source != CheckSource::Test)
            records.append(record);
        due.remove(record.job.key());
        return Kept::Yes;
    }

    void makeDue(const ProbeJob &job)
    {
        targets.insert(job.key(), job);
        due.insert(job.key(), job);
    }

    QHash<TargetKey, ProbeJob> targets;
    QHash<TargetKey, ProbeJob> due;
    QList<CheckRecord> records;
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

inline QString codeOf(const HealthMonitor::Answer &answer)
{
    return answer ? QString() : answer.error().code;
}

/// A monitor whose clocks the test turns and whose checks it ends.
class MonitorBench
{
public:
    MonitorBench()
    {
        MonitorSettings settings;
        settings.tick = std::chrono::seconds(20); // long: the test ticks
        settings.monotonic = [this] { return monotonic; };
        monitor = std::make_unique<HealthMonitor>(probe, sink, clock, settings);
        monitor->start();
    }

    void passTime(std::chrono::milliseconds time, std::optional<std::chrono::milliseconds> ofMonotonic = {})
    {
        clock.instant += time;
        monotonic += ofMonotonic.value_or(time);
        monitor->tick();
    }
    QFuture<HealthMonitor::Answer> ask(const ProbeJob &job, CheckFor purpose = CheckFor::Status)
    {
        sink.targets.insert(job.key(), job);
        return monitor->checkNow(job.key(), hostOf(job.target.type, job.target.connection), purpose);
    }
    /// Makes them due and lets so much time pass that all would have started.
    void becomeDue(const QList<ProbeJob> &jobs)
    {
        for (const ProbeJob &job : jobs)
            sink.makeDue(job);
        passTime(std::chrono::seconds(1));
        passTime(std::chrono::seconds(12));
    }

    TurnableClock clock;
    std::chrono::milliseconds monotonic = std::chrono::hours(1);
    HeldProbe probe;
    ListSink sink;
    std::unique_ptr<HealthMonitor> monitor;
};

} // namespace tidegate::test
