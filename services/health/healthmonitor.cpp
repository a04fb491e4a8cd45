// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/healthmonitor.h"

#include "services/async/whendone.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// What the limit per host counts by; an ECS service has no host of its own, its region answers for all.
QString hostOf(const ProbeJob &job)
{
    const auto &connection = job.target.connection;
    for (const auto member : {"host"_L1, "address"_L1, "region"_L1}) {
        if (const auto host = connection.value(member).toString(); !host.isEmpty())
            return host.toLower();
    }
    return {};
}

std::chrono::milliseconds steadyNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void answer(const std::shared_ptr<QPromise<ProbeResult>> &promise, const ProbeResult &result)
{
    promise->addResult(result);
    promise->finish();
}

} // namespace

HealthMonitor::HealthMonitor(HealthProbe &probe, HealthSink &sink, const Clock &clock, const MonitorSettings &settings, QObject *parent)
    : QObject(parent), m_probe(probe), m_sink(sink), m_clock(clock), m_settings(settings), m_timer(this), m_random(QRandomGenerator::securelySeeded()),
      m_lastWall(clock.now())
{
    if (!m_settings.monotonic)
        m_settings.monotonic = steadyNow;
    m_lastMonotonic = m_settings.monotonic();
    m_timer.setInterval(m_settings.tick);
    connect(&m_timer, &QTimer::timeout, this, &HealthMonitor::tick);
}

HealthMonitor::~HealthMonitor()
{
    for (auto &check : m_checks)
        check.future.cancel();
}

void HealthMonitor::start()
{
    m_lastWall = m_clock.now();
    m_lastMonotonic = m_settings.monotonic();
    m_timer.start();
    tick();
}

void HealthMonitor::stop()
{
    m_timer.stop();
}

QFuture<ProbeResult> HealthMonitor::checkNow(const ProbeJob &job)
{
    const auto promise = std::make_shared<QPromise<ProbeResult>>();
    promise->start();
    auto future = promise->future();
    QMetaObject::invokeMethod(this, [this, job, promise] { request(job, promise); });
    return future;
}

void HealthMonitor::tick()
{
    noticeSleep();
    const auto due = m_sink.dueJobs(m_clock.now());
    for (const auto &job : due)
        plan(job);
    forgetAbsent(due);
    startQueued();
}

/// The clocks are compared at every tick and every result, whichever comes first after a sleep.
void HealthMonitor::noticeSleep()
{
    const auto wall = m_clock.now();
    const auto monotonic = m_settings.monotonic();
    const bool watched = m_timer.isActive() || !m_checks.isEmpty();
    if (watched && hasSlept(wall - m_lastWall, monotonic - m_lastMonotonic, m_settings.tick)) {
        m_distrustUntil = monotonic + m_settings.wakeUpGrace;
        for (auto &memory : m_memory)
            memory.track.worseInARow = 0;
        for (auto &check : m_checks)
            check.startedBeforeSleep = check.isStarted;
    }
    m_lastWall = wall;
    m_lastMonotonic = monotonic;
}

void HealthMonitor::plan(const ProbeJob &job)
{
    const auto id = job.target.id;
    if (m_checks.contains(id))
        return;
    auto &memory = m_memory[id];
    const auto now = m_settings.monotonic();
    if (!memory.plannedFor)
        memory.plannedFor = now + jitter(job.interval);
    if (*memory.plannedFor <= now)
        enqueue(job, CheckSource::Scheduled, {});
}

/// 0 to 20 % of the interval: together with the sink's 90 % it is the interval ± 10 %.
std::chrono::milliseconds HealthMonitor::jitter(std::chrono::seconds interval)
{
    const auto most = std::chrono::milliseconds(interval).count() / 5;
    return std::chrono::milliseconds(most > 0 ? static_cast<qint64>(m_random.generateDouble() * static_cast<double>(most)) : 0);
}

/// Keeps the memory as small as the set of targets: what is neither due, planned nor recent needs none.
void HealthMonitor::forgetAbsent(const std::vector<ProbeJob> &due)
{
    QSet<TargetId> present;
    for (const auto &job : due)
        present.insert(job.target.id);
    const auto now = m_settings.monotonic();
    m_memory.removeIf([&](const auto entry) {
        const auto &memory = entry.value();
        const bool isRecent = memory.lastStart && now - *memory.lastStart < std::chrono::hours(2);
        return !isRecent && !present.contains(entry.key()) && !m_checks.contains(entry.key());
    });
}

void HealthMonitor::request(const ProbeJob &job, const Promise &promise)
{
    const auto id = job.target.id;
    const auto running = m_checks.find(id);
    if (running == m_checks.end()) {
        const auto memory = m_memory.constFind(id);
        const bool isTooSoon = memory != m_memory.constEnd() && memory->lastStart && memory->lastResult
            && m_settings.monotonic() - *memory->lastStart < m_settings.restartPause;
        if (isTooSoon)
            answer(promise, *memory->lastResult);
        else
            enqueue(job, CheckSource::Manual, promise);
    } else {
        running->waiting.append(promise);
        if (running->source == CheckSource::Scheduled && !running->isStarted) {
            std::erase(m_queue, id);
            m_queue.push_front(id);
        }
        running->source = CheckSource::Manual; // somebody waits for it, so it is shown at once
    }
    startQueued();
}

void HealthMonitor::enqueue(const ProbeJob &job, CheckSource source, const Promise &promise)
{
    Check check;
    check.job = job;
    check.source = source;
    if (promise)
        check.waiting.append(promise);
    m_checks.insert(job.target.id, check);
    if (source == CheckSource::Manual)
        m_queue.push_front(job.target.id);
    else
        m_queue.push_back(job.target.id);
}

void HealthMonitor::startQueued()
{
    std::deque<TargetId> held; // their hosts are busy
    while (m_inFlight < m_settings.maxInFlight && !m_queue.empty()) {
        const auto id = m_queue.front();
        m_queue.pop_front();
        if (m_perHost.value(hostOf(m_checks[id].job)) >= m_settings.maxPerHost)
            held.push_back(id);
        else
            run(id);
    }
    m_queue.insert(m_queue.begin(), held.begin(), held.end());
}

void HealthMonitor::run(TargetId id)
{
    auto &check = m_checks[id];
    check.isStarted = true;
    auto &memory = m_memory[id];
    memory.lastStart = m_settings.monotonic();
    memory.plannedFor.reset();
    memory.track.shown = check.job.shown; // agents and people may have changed it meanwhile
    ++m_inFlight;
    ++m_perHost[hostOf(check.job)];
    check.future = m_probe.probe(check.job.target);
    whenDone(check.future, this, [this, id](const ProbeResult &result) { onDone(id, result); });
}

void HealthMonitor::onDone(TargetId id, const ProbeResult &result)
{
    noticeSleep();
    const auto check = m_checks.take(id);
    const auto host = hostOf(check.job);
    --m_inFlight;
    if (--m_perHost[host] == 0)
        m_perHost.remove(host);

    auto &memory = m_memory[id];
    const bool isDistrusted = check.startedBeforeSleep || (m_distrustUntil && m_settings.monotonic() < *m_distrustUntil);
    const auto previous = memory.track.shown;
    memory.track = nextStatus(memory.track, result.report.status, check.source, isDistrusted);
    memory.lastResult = result;
    m_sink.record({check.job, result, previous, memory.track.shown, check.source});
    for (const auto &promise : check.waiting)
        answer(promise, result);
    startQueued();
}

} // namespace tidegate
