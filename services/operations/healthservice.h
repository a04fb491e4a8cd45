// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/operation.h"
#include "services/health/healthmonitor.h"
#include "services/operations/backend.h"
#include "services/secrets/sealedbox.h"

#include <QSet>

#include <functional>
#include <map>
#include <mutex>

namespace tidegate {

struct ConnectionTrial;
struct StoredState;

/// Between the monitor and the store: hands out what is due in all tenants, and records what was found.
///
/// dueJobs(), claim() and record() run in the monitor's thread; everything else is thread-safe.
class HealthService final : public HealthSink
{
public:
    HealthService(Backend &backend, std::optional<MasterKey> masterKey);

    /// The monitor to ask for checks; set before the first request, and taken away (nullptr) before it ends.
    void setMonitor(HealthMonitor *monitor);
    /// HealthMonitor::checkNow(); without a monitor, which is at the end, the future is cancelled.
    QFuture<HealthMonitor::Answer> checkNow(const TargetKey &target, const QString &host, CheckFor purpose);
    /// HealthMonitor::testNow() of a connection that is not stored, for who asks; cancelled at the end in the same way.
    QFuture<HealthMonitor::Answer> testNow(const Principal &asker, const ConnectionTrial &trial);
    /// HealthMonitor::schedule(); off without a monitor.
    HealthMonitor::Schedule schedule();
    /// So long other servers leave a target that was checked: longer than one looks at what is due before it takes some of it.
    static constexpr std::chrono::seconds afterCheck{5};
    /// The key that opens credentials; a keychain may hand it over long after the start.
    void setMasterKey(const MasterKey &key);
    /// Nothing while it is not at hand; then whoever said onKeyWanted() is told, once.
    std::optional<MasterKey> masterKey() const;
    /// Called in any thread when the key is asked for and missing, so that a keychain is opened only for those who keep credentials.
    void onKeyWanted(std::function<void()> fetch);

    /// A target and where it runs, for HealthMonitor::checkNow().
    struct Part
    {
        TargetId target;
        QString host;
        bool enabled = true; ///< Then it is left out when it is disabled before its turn comes.
    };
    static Part partOf(const TargetRow &row);
    /// The components that a sticker says are to run.
    static QStringList namesIn(const std::optional<Sticker> &sticker);
    /// What a route accepted and runOperation() does. The places it takes in its tenant's queue are free again when it is gone.
    struct AcceptedOperation
    {
        Operation operation;
        QList<Part> parts;
        std::shared_ptr<void> places;
    };
    /// Stores an operation over targets as queued; TooManyRequests `too-many-checks` while the tenant has too many under way.
    Result<AcceptedOperation> beginOperation(Call &call, const QString &kind, const QList<Part> &parts);
    /// Starts the checks of an operation whose row is committed and follows it to its end.
    void runOperation(const Principal &principal, const AcceptedOperation &accepted);

    std::vector<DueCheck> dueJobs(Instant now) override;
    std::vector<ClaimedCheck> claim(std::vector<DueCheck> due) override;
    Result<ProbeJob> prepare(const TargetKey &target) override;
    std::vector<Result<ProbeJob>> prepareAll(const std::vector<TargetKey> &targets) override;
    Kept record(const CheckRecord &record) override;
    std::vector<Kept> recordAll(const std::vector<CheckRecord> &records) override;

    static constexpr qsizetype maxOperations = 1'000; ///< Of one tenant, at once.
    static constexpr qsizetype maxParts = 20'000;     ///< Of these, unless it is one alone.

private:
    struct Progress;
    struct Load
    {
        qsizetype operations = 0;
        qsizetype parts = 0;
    };

    /// What is known of a tenant between two looks, so that an idle server reads one row a second.
    struct Horizon
    {
        qint64 seq = -1; ///< Head of the journal at the last look.
        Instant nextDue;
    };

    void collectDue(TenantId tenant, Instant now, std::vector<DueCheck> &jobs);
    /// Targets whose agent cannot be heard, and who it is.
    using OutOfReach = QList<std::pair<TargetId, QString>>;
    /// Of those that count as reached. Moves nextLook to when that may be so for the next agent.
    Result<OutOfReach> outOfReach(Transaction &transaction, const QHash<AgentId, QList<TargetId>> &reached, Instant now, Instant &nextLook);
    /// Those that are offline now.
    Result<QSet<AgentId>> silentAgents(Transaction &transaction, Instant now);
    void recordOutOfReach(TenantId tenant, const OutOfReach &targets);
    Result<QSet<TargetId>> whatIsElsewhere(Transaction &transaction, const QList<TargetId> &targets) const;
    void prepareSome(TenantId tenant, const QList<TargetId> &targets, QHash<TargetKey, Result<ProbeJob>> &jobs);
    ProbeJob jobOf(TenantId tenant, const CheckedTarget &target, const QStringList &components, bool elsewhere);
    std::vector<Kept> recordSome(TenantId tenant, const std::vector<const CheckRecord *> &checks);
    Result<std::vector<Kept>> recordTogether(TenantId tenant, const std::vector<const CheckRecord *> &checks);
    Result<void> release(Call &call, const std::map<int, QList<TargetId>> &released, const QList<TargetId> &unclaimed);
    static Kept judge(const StoredState *stored, const ProbeTarget &checked);
    static Result<void> store(Call &call, const CheckRecord &check, const StoredState &stored);
    Result<std::shared_ptr<void>> reserve(TenantId tenant, qsizetype parts);
    void startParts(HealthMonitor *monitor, const std::shared_ptr<Progress> &progress);
    void finishPart(Progress &progress, TargetId target, const HealthMonitor::Answer &answer);
    void keepProgress(const Progress &progress);

    Backend &m_backend;
    mutable std::mutex m_keyMutex;
    std::optional<MasterKey> m_masterKey;
    mutable std::function<void()> m_fetchKey; ///< Empty once it was called.
    std::mutex m_monitorMutex;
    HealthMonitor *m_monitor = nullptr;
    QHash<TenantId, Horizon> m_horizons;
    std::mutex m_loadMutex;
    QHash<TenantId, Load> m_loads;
};

} // namespace tidegate
