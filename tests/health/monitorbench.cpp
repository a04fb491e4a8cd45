// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/health/monitorbench.h"

namespace tidegate::test {

QFuture<ProbeResult> HeldProbe::probe(const ProbeTarget &target)
{
    auto promise = std::make_shared<QPromise<ProbeResult>>();
    promise->start();
    const Key key{target.connection.value(QStringLiteral("host")).toString(), target.id.uuid()};
    started.append(target);
    running.emplace_back(key, promise);
    maxAtOnce = std::max(maxAtOnce, static_cast<int>(running.size()));
    maxOnHost = std::max(maxOnHost, onHost(key.first));
    return promise->future();
}

int HeldProbe::onHost(const QString &host) const
{
    return static_cast<int>(std::count_if(running.begin(), running.end(), [&](const auto &each) { return each.first.first.toLower() == host.toLower(); }));
}

HeldProbe::Running::iterator HeldProbe::find(const ProbeJob &job)
{
    return std::find_if(running.begin(), running.end(), [&](const auto &each) { return each.first == keyOf(job); });
}

void HeldProbe::end(Running::iterator it, Health status, const QString &message)
{
    const auto promise = it->second;
    running.erase(it);
    promise->addResult(ProbeResult{{status, message, {}, {}, {}}, {}});
    promise->finish();
}

std::vector<DueCheck> ListSink::dueJobs(Instant)
{
    std::vector<DueCheck> checks;
    for (const ProbeJob &job : std::as_const(due))
        checks.push_back({job.key(), hostOf(job.target.type, job.target.connection), job.interval});
    return checks;
}

Result<ProbeJob> ListSink::prepare(const TargetKey &target)
{
    const auto found = targets.constFind(target);
    return found == targets.cend() ? Result<ProbeJob>(notFound()) : Result<ProbeJob>(*found);
}

std::vector<Result<ProbeJob>> ListSink::prepareAll(const std::vector<TargetKey> &together)
{
    read.append(together.size());
    return HealthSink::prepareAll(together);
}

Kept ListSink::record(const CheckRecord &record)
{
    if (isDown)
        return Kept::Unstored;
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

std::vector<ClaimedCheck> ListSink::claim(std::vector<DueCheck> checks)
{
    wanted = static_cast<qsizetype>(checks.size());
    std::vector<ClaimedCheck> claimed;
    for (const DueCheck &each : checks) {
        if (!elsewhere.contains(each.target))
            claimed.push_back({each, worse.contains(each.target) ? std::optional(worse.value(each.target)) : std::nullopt});
    }
    return claimed;
}

std::vector<Kept> ListSink::recordAll(const std::vector<CheckRecord> &together)
{
    beforeRecording();
    batches.append(together.size());
    return HealthSink::recordAll(together);
}

void ListSink::makeDue(const ProbeJob &job)
{
    targets.insert(job.key(), job);
    due.insert(job.key(), job);
}

MonitorBench::MonitorBench(MonitorSettings settings)
{
    settings.tick = std::chrono::seconds(20); // long: the test ticks
    settings.monotonic = [this] { return monotonic; };
    monitor = std::make_unique<HealthMonitor>(probe, sink, clock, settings);
    monitor->start();
}

void MonitorBench::passTime(std::chrono::milliseconds time, std::optional<std::chrono::milliseconds> ofMonotonic)
{
    clock.instant += time;
    monotonic += ofMonotonic.value_or(time);
    monitor->tick();
}

QFuture<HealthMonitor::Answer> MonitorBench::ask(const ProbeJob &job, CheckFor purpose)
{
    sink.targets.insert(job.key(), job);
    return monitor->checkNow(job.key(), hostOf(job.target.type, job.target.connection), purpose);
}

void MonitorBench::becomeDue(const QList<ProbeJob> &jobs)
{
    for (const ProbeJob &job : jobs)
        sink.makeDue(job);
    passTime(std::chrono::seconds(1));
    passTime(std::chrono::seconds(12));
}

} // namespace tidegate::test
