// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/healthmonitor.h"

#include "services/domain/say.h"
#include "services/domain/targetconnection.h"

#include <QFutureWatcher>
#include <QHostAddress>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int maxAtOnceOfOne = 2;
constexpr int retryAfterSeconds = 5;
constexpr auto minAlarm = std::chrono::milliseconds(10);

std::chrono::milliseconds steadyNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void answer(const std::shared_ptr<QPromise<HealthMonitor::Answer>> &promise, const HealthMonitor::Answer &outcome)
{
    promise->addResult(outcome);
    promise->finish();
}

ProbeResult neverEnded(const Clock &clock)
{
    ProbeResult result;
    result.report = makeReport(Health::Unknown, say("check-given-up"));
    result.report.checkedAt = clock.now();
    return result;
}

} // namespace

Error tooManyChecks()
{
    Error error = makeError(ErrorKind::TooManyRequests, say("too-many-checks"));
    error.extra.insert(u"retryAfterSeconds"_s, retryAfterSeconds);
    return error;
}

QString hostOf(TargetType type, const QJsonObject &connection)
{
    if (isByAgent(connection))
        return agentHostPrefix + agentOf(connection).toString(); // it is asked, wherever the target is
    QString host = endpointOf(type, connection).host;
    while (host.endsWith(u'.'))
        host.chop(1);
    QHostAddress literal(host);
    bool isMapped = false;
    if (const quint32 ipv4 = literal.toIPv4Address(&isMapped); isMapped)
        literal.setAddress(ipv4);
    return literal.isNull() ? host.toLower() : literal.toString();
}

HealthMonitor::HealthMonitor(HealthProbe &probe, HealthSink &sink, const Clock &clock, const MonitorSettings &settings, QObject *parent)
    : QObject(parent), m_probe(probe), m_sink(sink), m_clock(clock), m_settings(settings), m_timer(this), m_alarm(this), m_gather(this),
      m_random(QRandomGenerator::securelySeeded()), m_queue(settings.limits), m_lastWall(clock.now())
{
    if (!m_settings.monotonic)
        m_settings.monotonic = steadyNow;
    m_lastMonotonic = m_settings.monotonic();
    m_timer.setInterval(m_settings.tick);
    m_alarm.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HealthMonitor::tick);
    connect(&m_alarm, &QTimer::timeout, this, &HealthMonitor::wakeUp);
    m_recorder.setMaxThreadCount(1);
    m_gather.setSingleShot(true);
    m_gather.setInterval(m_settings.gather);
    connect(&m_gather, &QTimer::timeout, this, &HealthMonitor::recordEnded);
}

HealthMonitor::~HealthMonitor()
{
    for (auto &run : m_runs)
        run.future.cancel();
    m_recorder.waitForDone();
    for (const auto *before : {&m_aside, &m_ended})
        std::for_each(before->begin(), before->end(), [this](const Ended &each) { remember(each); });
    for (const Late &each : m_late)
        m_ended.push_back(conclude(each.number, each.run, each.result));
    if (const auto records = recordsOf(m_ended); !records.empty())
        m_sink.recordAll(records);
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
    noteSchedule();
}

/// What schedule() says from now on.
void HealthMonitor::noteSchedule()
{
    const bool isDistrusted = m_distrustUntil && m_settings.monotonic() < *m_distrustUntil;
    m_schedule = !m_timer.isActive() ? Schedule::Off : isDistrusted ? Schedule::Distrusted : Schedule::On;
}

QFuture<HealthMonitor::Answer> HealthMonitor::checkNow(const TargetKey &target, const QString &host, CheckFor purpose)
{
    const auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    auto future = promise->future();
    QMetaObject::invokeMethod(this, [this, target, host, asker = Asker{promise, purpose}] { request(target, host, asker); });
    return future;
}

/// The clocks are compared at every tick and every result, whichever comes first after a sleep.
void HealthMonitor::noticeSleep()
{
    const auto wall = m_clock.now();
    const auto monotonic = m_settings.monotonic();
    const bool watched = m_timer.isActive() || !m_runs.isEmpty();
    if (watched && hasSlept(wall - m_lastWall, monotonic - m_lastMonotonic, m_settings.tick)) {
        m_distrustUntil = monotonic + m_settings.wakeUpGrace;
        for (auto &memory : m_memory)
            memory.track.worseInARow = 0;
        for (auto &run : m_runs)
            run.startedBeforeSleep = true;
    }
    m_lastWall = wall;
    m_lastMonotonic = monotonic;
}

void HealthMonitor::request(const TargetKey &target, const QString &host, const Asker &asker)
{
    const auto known = m_memory.constFind(target);
    const bool isAskedFor = known != m_memory.cend() && known->wanted && !known->wanted->askers.isEmpty();
    if (!isAskedFor && asker.purpose != CheckFor::Operation && m_askedOf.value(target.tenant) >= m_settings.maxAsked) {
        answer(asker.promise, tooManyChecks());
        return;
    }
    join(target, host, {asker}, false);
    if (asker.purpose == CheckFor::Operation)
        startSoon();
    else
        startQueued();
}

/// A check that runs already began before the question, so it is never the answer; one that did not begin yet is.
void HealthMonitor::join(const TargetKey &target, const QString &host, const QList<Asker> &askers, bool isDue)
{
    auto &memory = m_memory[target];
    if (!memory.wanted)
        memory.wanted = Round{host, {}, false, {}};
    const bool wasAsked = memory.wanted->isAsked();
    memory.wanted->askers += askers;
    memory.wanted->isDue = memory.wanted->isDue || isDue;
    if (!wasAsked && memory.wanted->isAsked())
        ++m_askedOf[target.tenant];
    offer(target, memory);
}

/// Into the queue, unless the target has to be left in peace for now.
void HealthMonitor::offer(const TargetKey &target, Memory &memory)
{
    if (!memory.wanted || memory.running.size() >= maxAtOnceOfOne)
        return;
    if (!mayBegin(memory)) {
        m_paused.insert(target);
        return;
    }
    m_paused.remove(target);
    m_queue.add({target, memory.wanted->host, memory.wanted->urgency()}, m_settings.monotonic());
}

/// A little after the last start.
bool HealthMonitor::mayBegin(const Memory &memory) const
{
    return !memory.lastStart || m_settings.monotonic() - *memory.lastStart >= m_settings.restartPause;
}

void HealthMonitor::startQueued()
{
    if (std::exchange(m_isStarting, true)) // somebody who was answered asks again: the loop below has it
        return;
    for (auto turns = takeTurns(); !turns.empty(); turns = takeTurns())
        beginAll(std::move(turns));
    m_isStarting = false;
    setAlarm();
}

/// With what else comes at this moment, so that all of it is read together.
void HealthMonitor::startSoon()
{
    if (std::exchange(m_startsSoon, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_startsSoon = false;
            startQueued();
        },
        Qt::QueuedConnection);
}

/// Those whose turn has come. Whoever asks from now on asks for the next observation.
std::vector<HealthMonitor::Turn> HealthMonitor::takeTurns()
{
    std::vector<Turn> turns;
    while (!isBehind()) {
        const auto slot = m_queue.take(m_settings.monotonic());
        if (!slot)
            break;
        auto &memory = m_memory[slot->target];
        if (!memory.wanted || !mayBegin(memory)) { // it was asked for again while it began
            m_queue.done(*slot);
            offer(slot->target, memory);
            continue;
        }
        Turn turn{*slot, std::move(*memory.wanted)};
        memory.wanted.reset();
        if (turn.round.isAsked() && --m_askedOf[slot->target.tenant] == 0)
            m_askedOf.remove(slot->target.tenant);
        turn.round.askers.removeIf([](const Asker &asker) { return asker.promise->isCanceled(); });
        turns.push_back(std::move(turn));
    }
    return turns;
}

/// Reads the targets anew: what they were when somebody asked may be changed by now.
void HealthMonitor::beginAll(std::vector<Turn> turns)
{
    std::vector<TargetKey> keys;
    for (const Turn &turn : turns) {
        if (!turn.round.trial)
            keys.push_back(turn.slot.target);
    }
    const std::vector<Result<ProbeJob>> jobs = keys.empty() ? std::vector<Result<ProbeJob>>() : m_sink.prepareAll(keys);
    std::size_t next = 0;
    for (Turn &turn : turns)
        begin(turn, turn.round.trial ? Result<ProbeJob>(*turn.round.trial) : jobs[next++]);
}

void HealthMonitor::begin(Turn &turn, const Result<ProbeJob> &job)
{
    const CheckQueue::Slot &slot = turn.slot;
    Round &round = turn.round;
    refuse(round, job);
    if (round.askers.isEmpty() && !round.isDue) {
        m_memory[slot.target].plannedFor.reset();
        m_queue.done(slot);
        return;
    }
    if (const QString host = hostOf(job->target.type, job->target.connection); host != slot.host) { // it moved, and has to wait for its turn there
        m_queue.done(slot);
        join(slot.target, host, round.askers, round.isDue);
        return;
    }
    run(slot, *job, round);
}

/// Answers those for whom the target, as it stands now, is not checked, and takes them out.
void HealthMonitor::refuse(Round &round, const Result<ProbeJob> &job)
{
    if (!job) {
        for (const Asker &asker : std::exchange(round.askers, {}))
            answer(asker.promise, job.error());
        round.isDue = false;
        return;
    }
    round.isDue = round.isDue && job->enabled && !job->byAgent && !job->elsewhere;
    if (job->enabled)
        return;
    round.askers.removeIf([](const Asker &asker) {
        if (asker.purpose != CheckFor::Operation)
            return false; // a single one is checked because somebody wants it, enabled or not
        answer(asker.promise, makeError(ErrorKind::Conflict, say("target-disabled")));
        return true;
    });
}

void HealthMonitor::run(const CheckQueue::Slot &slot, const ProbeJob &job, const Round &round)
{
    const quint64 number = ++m_lastRun;
    auto &memory = m_memory[slot.target];
    memory.lastStart = m_settings.monotonic();
    memory.plannedFor.reset();
    memory.track.shown = job.shown; // agents and people may have changed it meanwhile
    memory.running.append(number);
    const auto future = m_probe.probe(job.target);
    auto *watcher = new QFutureWatcher<ProbeResult>(this);
    m_runs.insert(number, {slot, job, round.askers, round.isDue, round.trial.has_value(), future, *memory.lastStart, false, watcher});
    connect(watcher, &QFutureWatcherBase::finished, this,
            [this, number, future] { onDone(number, future.resultCount() > 0 ? future.result() : neverEnded(m_clock)); });
    watcher->setFuture(future);
    if (job.byAgent)
        followAskers(number);
}

/// Probes promise to end; one that breaks the promise must not keep its slot and those who wait for it.
void HealthMonitor::giveUpLateOnes()
{
    QList<quint64> late;
    for (auto it = m_runs.cbegin(); it != m_runs.cend(); ++it) {
        if (m_settings.monotonic() - it->startedAt >= m_settings.maxCheck)
            late.append(it.key());
    }
    for (const quint64 number : late) {
        m_runs[number].watcher->disconnect(this);
        m_runs[number].future.cancel();
        onDone(number, neverEnded(m_clock));
    }
}

void HealthMonitor::wakeUp()
{
    const auto paused = m_paused;
    for (const TargetKey &target : paused)
        offer(target, m_memory[target]);
    giveUpLateOnes();
    startQueued();
}

void HealthMonitor::setAlarm()
{
    std::optional<std::chrono::milliseconds> next;
    const auto sooner = [&next](std::chrono::milliseconds at) { next = next ? std::min(*next, at) : at; };
    for (const TargetKey &target : std::as_const(m_paused))
        sooner(*m_memory[target].lastStart + m_settings.restartPause);
    for (const Run &run : std::as_const(m_runs))
        sooner(run.startedAt + m_settings.maxCheck);
    if (next)
        m_alarm.start(std::max(minAlarm, *next - m_settings.monotonic()));
    else
        m_alarm.stop();
}

bool HealthMonitor::Round::isAsked() const
{
    return std::any_of(askers.begin(), askers.end(), [](const Asker &asker) { return asker.purpose != CheckFor::Operation; });
}

Urgency HealthMonitor::Round::urgency() const
{
    if (isAsked())
        return Urgency::Asked;
    return askers.isEmpty() ? Urgency::Due : Urgency::Ordered;
}

} // namespace tidegate
