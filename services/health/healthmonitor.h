// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthprobe.h"
#include "services/health/healthtrack.h"

#include <QHash>
#include <QObject>
#include <QPromise>
#include <QRandomGenerator>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace tidegate {

/// One target to check.
struct ProbeJob
{
    TenantId tenant;
    ProbeTarget target;
    std::chrono::seconds interval{60};
    Health shown = Health::Unknown; ///< What is stored as its status now.
};

/// A check that is over.
struct CheckRecord
{
    ProbeJob job;
    ProbeResult result; ///< What was observed.
    Health previous = Health::Unknown;
    Health shown = Health::Unknown; ///< What the status becomes; see nextStatus().
    CheckSource source = CheckSource::Scheduled;
};

/// Where the monitor gets its work and leaves its results; called in the monitor's thread. Both should be quick.
class HealthSink
{
public:
    virtual ~HealthSink() = default;

    /// Enabled targets checked directly whose last recorded check is at least 90 % of their interval ago, or that never were
    /// checked; those with interval 0 left out. The monitor adds up to 20 % at random. A target stays due until record().
    virtual std::vector<ProbeJob> dueJobs(Instant now) = 0;
    virtual void record(const CheckRecord &record) = 0;
};

struct MonitorSettings
{
    std::chrono::milliseconds tick{1'000};
    int maxInFlight = 64;
    int maxPerHost = 4;
    std::chrono::milliseconds restartPause{2'000};        ///< A target asked for again sooner is answered with its last result.
    std::chrono::milliseconds wakeUpGrace{60'000};        ///< After a sleep scheduled results make nothing worse for so long.
    std::function<std::chrono::milliseconds()> monotonic; ///< Replaced by tests.
};

/// Checks targets when they are due or when asked to. It may live in any thread with an event loop; probe, sink and clock must
/// outlive it.
class HealthMonitor : public QObject
{
    Q_OBJECT

public:
    HealthMonitor(HealthProbe &probe, HealthSink &sink, const Clock &clock = Clock::system(), const MonitorSettings &settings = {}, QObject *parent = nullptr);
    ~HealthMonitor() override;

    /// Starts to ask the sink for work; call it in the monitor's thread. checkNow() works without.
    void start();
    /// Asks for no more work; what runs is finished.
    void stop();

    /// Checks at once, whatever the interval. Checks of one target coalesce: while one runs, its result is the answer, and within
    /// restartPause of the last start the last result is. Thread-safe. The future is cancelled when the monitor goes away first.
    QFuture<ProbeResult> checkNow(const ProbeJob &job);

    /// One round of scheduling; the timer calls it.
    void tick();

private:
    using Promise = std::shared_ptr<QPromise<ProbeResult>>;

    struct Check
    {
        ProbeJob job;
        CheckSource source = CheckSource::Scheduled;
        QList<Promise> waiting;
        QFuture<ProbeResult> future;
        bool isStarted = false;
        bool startedBeforeSleep = false;
    };
    struct Memory
    {
        HealthTrack track;
        std::optional<std::chrono::milliseconds> lastStart; ///< Monotonic.
        std::optional<ProbeResult> lastResult;
        std::optional<std::chrono::milliseconds> plannedFor; ///< Monotonic; for the check that is due.
    };

    void noticeSleep();
    void plan(const ProbeJob &job);
    void request(const ProbeJob &job, const Promise &promise);
    void enqueue(const ProbeJob &job, CheckSource source, const Promise &promise);
    void startQueued();
    void run(TargetId id);
    void onDone(TargetId id, const ProbeResult &result);
    std::chrono::milliseconds jitter(std::chrono::seconds interval);
    void forgetAbsent(const std::vector<ProbeJob> &due);

    HealthProbe &m_probe;
    HealthSink &m_sink;
    const Clock &m_clock;
    MonitorSettings m_settings;
    QTimer m_timer;
    QRandomGenerator m_random;
    QHash<TargetId, Check> m_checks; ///< Queued and running ones.
    std::deque<TargetId> m_queue;    ///< Manual ones in front.
    QHash<QString, int> m_perHost;
    int m_inFlight = 0;
    QHash<TargetId, Memory> m_memory;
    Instant m_lastWall;
    std::chrono::milliseconds m_lastMonotonic{0};
    std::optional<std::chrono::milliseconds> m_distrustUntil; ///< Monotonic.
};

} // namespace tidegate
