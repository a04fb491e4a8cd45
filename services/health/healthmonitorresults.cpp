// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/healthmonitor.h"

#include "services/domain/error.h"

namespace tidegate {
namespace {

constexpr std::size_t maxGathered = 128; // what is recorded, and what runs meanwhile, is less than some operations ask for at once

void tellOutcome(const std::shared_ptr<QPromise<HealthMonitor::Answer>> &promise, const HealthMonitor::Answer &outcome)
{
    promise->addResult(outcome);
    promise->finish();
}

} // namespace

std::vector<Result<ProbeJob>> HealthSink::prepareAll(const std::vector<TargetKey> &targets)
{
    std::vector<Result<ProbeJob>> jobs;
    jobs.reserve(targets.size());
    for (const TargetKey &target : targets)
        jobs.push_back(prepare(target));
    return jobs;
}

std::vector<Kept> HealthSink::recordAll(const std::vector<CheckRecord> &records)
{
    std::vector<Kept> kept;
    kept.reserve(records.size());
    for (const CheckRecord &each : records)
        kept.push_back(record(each));
    return kept;
}

void HealthMonitor::onDone(quint64 number, const ProbeResult &result)
{
    noticeSleep();
    const Run run = m_runs.take(number);
    run.watcher->deleteLater();
    m_queue.done(run.slot);
    take(number, run, result);
    startSoon();
}

bool HealthMonitor::contains(const std::vector<Ended> &ended, const TargetKey &target)
{
    return std::any_of(ended.begin(), ended.end(), [&target](const Ended &each) { return each.run.slot.target == target; });
}

/// What becomes of one observation of a target decides about the next.
void HealthMonitor::take(quint64 number, const Run &run, const ProbeResult &result)
{
    const TargetKey target = run.slot.target;
    if (contains(m_ended, target))
        recordEnded();
    if (contains(m_ended, target) || contains(m_aside, target)) {
        m_late.push_back({number, run, result});
        return;
    }
    m_ended.push_back(conclude(number, run, result));
    if (!isGathering(run) || m_ended.size() >= maxGathered)
        recordEnded();
    else if (!m_gather.isActive())
        m_gather.start();
}

bool HealthMonitor::isGathering(const Run &run) const
{
    const auto waits = [](const Asker &asker) { return asker.purpose != CheckFor::Operation; };
    return m_settings.gather > std::chrono::milliseconds(0) && std::none_of(run.askers.begin(), run.askers.end(), waits);
}

/// What the observation means. What began before an observation that is recorded already says nothing new.
HealthMonitor::Ended HealthMonitor::conclude(quint64 number, const Run &run, const ProbeResult &result)
{
    const auto &memory = m_memory[run.slot.target];
    const bool isOvertaken = memory.lastKept && run.startedAt < *memory.lastKept;
    const CheckSource source = isOvertaken ? CheckSource::Test : run.source();
    const bool isDistrusted = run.startedBeforeSleep || (m_distrustUntil && m_settings.monotonic() < *m_distrustUntil);
    const auto before = memory.track;
    const auto after = source == CheckSource::Test ? before : nextStatus(before, result.report.status, source, isDistrusted);
    CheckRecord record{run.job, result, before.shown, after.shown, source, run.isDue, after.worseInARow, run.startedAt};
    if (m_listener && result.inventory && source != CheckSource::Test)
        record.acts = m_listener(run.job, m_clock.now());
    return {number, run, record, after};
}

/// Hands what was observed to the sink, together. The sink knows nothing of connections that are not stored.
void HealthMonitor::recordEnded()
{
    m_gather.stop();
    if (m_settings.recordAside) {
        recordAside();
        return;
    }
    const std::vector<CheckRecord> records = recordsOf(m_ended);
    const std::vector<Ended> all = std::exchange(m_ended, {});
    settleAll(all, records.empty() ? std::vector<Kept>() : m_sink.recordAll(records));
}

/// What is to be recorded waits: no more of it, before some is.
bool HealthMonitor::isBehind() const
{
    return !m_aside.empty() && m_ended.size() + m_late.size() >= maxGathered;
}

/// One batch after the other, in the order in which the checks ended.
void HealthMonitor::recordAside()
{
    m_recordsNext = !m_aside.empty();
    if (m_recordsNext || m_ended.empty())
        return;
    m_aside = std::exchange(m_ended, {});
    m_recorder.start([this, records = recordsOf(m_aside)] {
        const std::vector<Kept> kept = records.empty() ? std::vector<Kept>() : m_sink.recordAll(records);
        QMetaObject::invokeMethod(
            this, [this, kept] { onRecorded(kept); }, Qt::QueuedConnection);
    });
}

void HealthMonitor::onRecorded(const std::vector<Kept> &kept)
{
    const std::vector<Ended> all = std::exchange(m_aside, {});
    if (m_recordsNext)
        recordAside();
    settleAll(all, kept);
    for (const Late &each : std::exchange(m_late, {}))
        take(each.number, each.run, each.result);
}

void HealthMonitor::settleAll(const std::vector<Ended> &all, const std::vector<Kept> &kept)
{
    std::size_t next = 0;
    for (const Ended &each : all)
        settle(each, each.run.isTrial ? Kept::Yes : kept[next++]);
    startQueued();
}

std::vector<CheckRecord> HealthMonitor::recordsOf(const std::vector<Ended> &ended)
{
    std::vector<CheckRecord> records;
    for (const Ended &each : ended) {
        if (!each.run.isTrial)
            records.push_back(each.record);
    }
    return records;
}

/// What is shown from now on. False where that is as it was: of a test.
bool HealthMonitor::remember(const Ended &ended)
{
    if (ended.run.isTrial || ended.record.source == CheckSource::Test)
        return false;
    auto &memory = m_memory[ended.run.slot.target];
    memory.track = ended.after;
    memory.lastKept = ended.run.startedAt;
    return true;
}

/// Remembers what was stored, and answers.
void HealthMonitor::settle(const Ended &ended, Kept kept)
{
    const Run &run = ended.run;
    auto &memory = m_memory[run.slot.target];
    memory.running.removeOne(ended.number);
    if (kept == Kept::Yes && remember(ended))
        emit recorded(ended.record);
    switch (kept) {
    case Kept::Yes:
    case Kept::Unstored:
        for (const Asker &asker : run.askers)
            tellOutcome(asker.promise, ended.record.result);
        break;
    case Kept::Outdated: // they asked about the target, which is another now
        if (!run.askers.isEmpty())
            join(run.slot.target, hostOf(run.job.target.type, run.job.target.connection), run.askers, false);
        break;
    case Kept::Gone:
        for (const Asker &asker : run.askers)
            tellOutcome(asker.promise, notFound());
        break;
    }
    offer(run.slot.target, m_memory[run.slot.target]);
}

/// Whoever wants the status gets it recorded; nobody is left who only wanted a test when the schedule wanted it too.
CheckSource HealthMonitor::Run::source() const
{
    const auto forStatus = [](const Asker &asker) { return asker.purpose != CheckFor::Test; };
    if (std::any_of(askers.begin(), askers.end(), forStatus))
        return CheckSource::Manual;
    return isDue ? CheckSource::Scheduled : CheckSource::Test;
}

} // namespace tidegate
