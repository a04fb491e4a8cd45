// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/engineact.h"
#include "services/health/checkqueue.h"
#include "services/health/healthprobe.h"
#include "services/health/healthtrack.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QPromise>
#include <QRandomGenerator>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace tidegate {

/// One target as it stands when its check starts.
struct ProbeJob
{
    TenantId tenant;
    ProbeTarget target;
    std::chrono::seconds interval{60};
    Health shown = Health::Unknown; ///< What is stored as its status now.
    bool enabled = true;
    bool byAgent = false;   ///< Its checks are an agent's work; the schedule leaves it out.
    bool elsewhere = false; ///< Another server has its scheduled check in hand.

    TargetKey key() const { return {tenant, target.id}; }
};

/// A target that the schedule wants to be checked.
struct DueCheck
{
    TargetKey target;
    QString host; ///< Of hostOf(); what it really is is looked up again when the check starts.
    std::chrono::seconds interval{60};
};

/// A scheduled check that this server has taken.
struct ClaimedCheck
{
    DueCheck due;
    std::optional<int> worseInARow{}; ///< Of HealthTrack, where another server may have checked the target before.
};

/// A check that is over.
struct CheckRecord
{
    ProbeJob job;
    ProbeResult result; ///< What was observed.
    Health previous = Health::Unknown;
    Health shown = Health::Unknown; ///< What the status becomes; see nextStatus().
    CheckSource source = CheckSource::Scheduled;
    bool isClaimed = false;                 ///< The schedule wanted it as well.
    int worseInARow = 0;                    ///< What speaks against `shown` from now on; of HealthTrack.
    std::chrono::milliseconds startedAt{0}; ///< Of the monitor's clock that nobody can set.
    QList<EngineAct> acts{};                ///< What the engine did before it or meanwhile, as far as somebody listened.
};

/// What became of an observation.
enum class Kept {
    Yes,      ///< It says something about the target: stored, or only looked at for CheckSource::Test.
    Outdated, ///< The target was changed while it was checked, so that the observation is of something else. Nothing is stored.
    Gone,     ///< The target is not there any more. Nothing is stored.
    Unstored, ///< It says something about the target, but the store did not take it: who waits is told, and nothing is remembered.
};

/// Where the monitor gets its work and leaves its results; called in the monitor's thread. All should be quick.
class HealthSink
{
public:
    virtual ~HealthSink() = default;

    /// Enabled targets checked directly whose last recorded check is at least 90 % of their interval ago, or that never were
    /// checked; those with interval 0 left out. The monitor adds up to 20 % at random. A target stays due until record().
    virtual std::vector<DueCheck> dueJobs(Instant now) = 0;
    /// Those of them that this server may check now: of each, one server of all that share the store.
    virtual std::vector<ClaimedCheck> claim(std::vector<DueCheck> due);
    /// The target as it stands now, right before its check begins; NotFound when it is gone.
    virtual Result<ProbeJob> prepare(const TargetKey &target) = 0;
    /// The same for several targets, which begin together, in their order.
    virtual std::vector<Result<ProbeJob>> prepareAll(const std::vector<TargetKey> &targets);
    virtual Kept record(const CheckRecord &record) = 0;
    /// The same for several targets; what became of each. In a thread of its own where MonitorSettings::recordAside says so.
    virtual std::vector<Kept> recordAll(const std::vector<CheckRecord> &records);
};

struct MonitorSettings
{
    std::chrono::milliseconds tick{1'000};
    std::chrono::milliseconds gather{0}; ///< What nobody waits for is recorded together with what comes so soon after it.
    bool recordAside = false;            ///< Checks go on while others are recorded, in a thread of its own.
    int maxClaimed = 100'000;            ///< Scheduled checks of one tenant that wait or run here; the rest is left to other servers.
    CheckLimits limits{};
    int maxAsked = 128;                                   ///< Targets of one tenant that wait because somebody asked; beyond it TooManyRequests.
    std::chrono::milliseconds restartPause{2'000};        ///< A target is not checked again sooner after the last start.
    std::chrono::milliseconds maxCheck{30'000};           ///< A probe that takes longer than it may is given up.
    std::chrono::milliseconds wakeUpGrace{60'000};        ///< After a sleep scheduled results make nothing worse for so long.
    std::function<std::chrono::milliseconds()> monotonic; ///< Replaced by tests.
};

/// What somebody wants to know of a target.
enum class CheckFor {
    Status,    ///< One target, now; the result becomes its status.
    Operation, ///< The same as a part of an operation, which has its own bound: never TooManyRequests, but `target-disabled`.
    Test,      ///< Whether its connection works. Nothing is stored.
};

/// Checks targets when they are due or when asked to. It may live in any thread with an event loop; probe, sink and clock must
/// outlive it.
///
/// An answer is never older than its question: whoever asks waits for an observation that begins afterwards. All who ask before it
/// begins share it. A target is started at most once in restartPause, so a question waits as long for a start when there was one just
/// before; a check that runs longer does not hold up the next, but no more than two of one target run at once.
class HealthMonitor : public QObject
{
    Q_OBJECT

public:
    using Answer = Result<ProbeResult>;

    HealthMonitor(HealthProbe &probe, HealthSink &sink, const Clock &clock = Clock::system(), const MonitorSettings &settings = {}, QObject *parent = nullptr);
    ~HealthMonitor() override;

    /// Starts to ask the sink for work; call it in the monitor's thread. checkNow() works without.
    void start();
    /// Asks for no more work; what runs is finished.
    void stop();

    /// Checks as soon as the rules above allow, whatever the interval. The target is read when the check starts, so that what it is
    /// changed to meanwhile counts; when it is changed after that, it is checked again. `host` (hostOf()) is a guess where it runs.
    /// NotFound when the target is gone by then, TooManyRequests `too-many-checks` when too many wait already. Thread-safe. The future
    /// is cancelled when the monitor goes away first; one that is cancelled by its owner is not waited for.
    QFuture<Answer> checkNow(const TargetKey &target, const QString &host, CheckFor purpose = CheckFor::Status);

    /// Whether a connection works that is not stored: what `job` says is what is tried, and the sink hears nothing of it. It waits for its turn like all who
    /// ask, with the same bounds for the tenant and the host. `asker` is who asks: as for a target, a test of his is started once in restartPause, no more
    /// than two of his run at once, and one waits; TooManyRequests `too-many-checks` for a further one. Thread-safe. One that is cancelled is broken off.
    QFuture<Answer> testNow(const ProbeJob &job, const QByteArray &asker);

    enum class Schedule {
        Off,
        On,
        Distrusted, ///< Just after a sleep; see wakeUpGrace.
    };
    /// Thread-safe.
    Schedule schedule() const { return m_schedule; }

    /// Something may have happened on these targets: they are checked as if they were due now. Those that another server has in hand are left to it; the others
    /// are returned. Call it in the monitor's thread.
    QSet<TargetKey> hurry(std::vector<DueCheck> due);
    /// The target as it stands now. In the monitor's thread.
    Result<ProbeJob> jobOf(const TargetKey &target) { return m_sink.prepare(target); }

    /// Who listens to engines, and says what that of a target did of late; called in the monitor's thread, at the end of a check that found what runs.
    using Listener = std::function<QList<EngineAct>(const ProbeJob &job, Instant now)>;
    void setListener(const Listener &listener) { m_listener = listener; }

    /// One round of scheduling; the timer calls it.
    void tick();

    std::chrono::milliseconds monotonicNow() const { return m_settings.monotonic(); }

signals:
    void recorded(const tidegate::CheckRecord &check); ///< In the monitor's thread.

private:
    using Promise = std::shared_ptr<QPromise<Answer>>;

    struct Asker
    {
        Promise promise;
        CheckFor purpose = CheckFor::Status;
    };
    /// An observation that is wanted and has not begun; everybody who asks now joins it.
    struct Round
    {
        QString host;
        QList<Asker> askers;
        bool isDue = false;            ///< The schedule wants it.
        std::optional<ProbeJob> trial; ///< Of a connection that is not stored: what is tried. The sink does not know it.

        bool isAsked() const; ///< Somebody waits for it who is bounded by maxAsked.
        Urgency urgency() const;
    };
    /// One that is under way.
    struct Run
    {
        CheckQueue::Slot slot;
        ProbeJob job;
        QList<Asker> askers;
        bool isDue = false;
        bool isTrial = false;
        QFuture<ProbeResult> future;
        std::chrono::milliseconds startedAt{0}; ///< Monotonic.
        bool startedBeforeSleep = false;
        QFutureWatcher<ProbeResult> *watcher = nullptr; ///< A child of the monitor.

        CheckSource source() const;
    };
    /// What is remembered of a target.
    struct Memory
    {
        HealthTrack track;
        std::optional<Round> wanted;
        QList<quint64> running;
        std::optional<std::chrono::milliseconds> lastStart;  ///< Monotonic.
        std::optional<std::chrono::milliseconds> lastKept;   ///< Start of the newest recorded check, monotonic.
        std::optional<std::chrono::milliseconds> plannedFor; ///< Monotonic; for the check that is due.
    };

    /// What is to be recorded of a check that is over.
    struct Ended
    {
        quint64 number = 0;
        Run run;
        CheckRecord record;
        HealthTrack after;
    };

    /// A check that is over before an earlier one of its target is recorded.
    struct Late
    {
        quint64 number = 0;
        Run run;
        ProbeResult result;
    };

    void noticeSleep();
    void noteSchedule();
    std::vector<DueCheck> ready(const std::vector<DueCheck> &due);
    QSet<TargetKey> claim(std::vector<DueCheck> due);
    void request(const TargetKey &target, const QString &host, const Asker &asker);
    void requestTest(const TargetKey &place, const ProbeJob &job, const Asker &asker);
    void breakOff(const TargetKey &place);
    void followAskers(quint64 number);
    void join(const TargetKey &target, const QString &host, const QList<Asker> &askers, bool isDue);
    void offer(const TargetKey &target, Memory &memory);
    /// A check whose turn has come.
    struct Turn
    {
        CheckQueue::Slot slot;
        Round round;
    };
    bool mayBegin(const Memory &memory) const;
    void startQueued();
    void startSoon();
    std::vector<Turn> takeTurns();
    void beginAll(std::vector<Turn> turns);
    void begin(Turn &turn, const Result<ProbeJob> &job);
    static void refuse(Round &round, const Result<ProbeJob> &job);
    void run(const CheckQueue::Slot &slot, const ProbeJob &job, const Round &round);
    void onDone(quint64 number, const ProbeResult &result);
    Ended conclude(quint64 number, const Run &run, const ProbeResult &result);
    bool isGathering(const Run &run) const;
    void take(quint64 number, const Run &run, const ProbeResult &result);
    static bool contains(const std::vector<Ended> &ended, const TargetKey &target);
    bool isBehind() const;
    void recordEnded();
    void recordAside();
    void onRecorded(const std::vector<Kept> &kept);
    void settleAll(const std::vector<Ended> &all, const std::vector<Kept> &kept);
    static std::vector<CheckRecord> recordsOf(const std::vector<Ended> &ended);
    bool remember(const Ended &ended);
    void settle(const Ended &ended, Kept kept);
    void giveUpLateOnes();
    void wakeUp();
    void setAlarm();
    std::chrono::milliseconds jitter(std::chrono::seconds interval);
    void forgetAbsent(const std::vector<DueCheck> &due);

    HealthProbe &m_probe;
    HealthSink &m_sink;
    const Clock &m_clock;
    Listener m_listener;
    MonitorSettings m_settings;
    QTimer m_timer;
    QTimer m_alarm;  ///< For the next pause that is over or check that is late.
    QTimer m_gather; ///< For what is to be recorded.
    QRandomGenerator m_random;
    CheckQueue m_queue;
    QHash<TargetKey, Memory> m_memory;
    QHash<quint64, Run> m_runs;
    std::vector<Ended> m_ended;
    std::vector<Ended> m_aside; ///< Recorded at this moment by m_recorder.
    std::vector<Late> m_late;
    bool m_recordsNext = false; ///< m_ended waits for m_recorder.
    QThreadPool m_recorder;
    quint64 m_lastRun = 0;
    const QUuid m_testers = QUuid::createUuid(); ///< Makes keys of those who test what is not stored: nobody can choose the id of a target to be one.
    QSet<TargetKey> m_paused;                    ///< Those whose wanted check waits for restartPause.
    QHash<TenantId, int> m_askedOf;              ///< Targets whose wanted check somebody asked for.
    bool m_isStarting = false;                   ///< In startQueued().
    bool m_startsSoon = false;                   ///< startSoon() was called, and its time has not come.
    Instant m_lastWall;
    std::chrono::milliseconds m_lastMonotonic{0};
    std::optional<std::chrono::milliseconds> m_distrustUntil; ///< Monotonic.
    std::atomic<Schedule> m_schedule{Schedule::Off};
};

/// What the limit per host counts by: the host of a connection in one spelling, or the agent that is asked.
QString hostOf(TargetType type, const QJsonObject &connection);

/// TooManyRequests `too-many-checks`, with the seconds after which to try again.
Error tooManyChecks();

} // namespace tidegate
