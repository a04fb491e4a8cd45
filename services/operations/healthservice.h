// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/operation.h"
#include "services/health/healthmonitor.h"
#include "services/operations/backend.h"
#include "services/secrets/sealedbox.h"

#include <functional>
#include <mutex>

namespace tidegate {

/// Between the monitor and the store: hands out what is due in all tenants, and records what was found.
///
/// dueJobs() and record() run in the monitor's thread; everything else is thread-safe.
class HealthService final : public HealthSink
{
public:
    HealthService(Backend &backend, std::optional<MasterKey> masterKey);

    /// The monitor to ask for checks; set once, before the first request.
    void setMonitor(HealthMonitor *monitor) { m_monitor = monitor; }
    HealthMonitor *monitor() const { return m_monitor; }
    /// The key that opens credentials; a keychain may hand it over long after the start.
    void setMasterKey(const MasterKey &key);
    /// Nothing while it is not at hand; then whoever said onKeyWanted() is told, once.
    std::optional<MasterKey> masterKey() const;
    /// Called in any thread when the key is asked for and missing, so that a keychain is opened only for those who keep credentials.
    void onKeyWanted(std::function<void()> fetch);

    /// Work for one target, ready for HealthMonitor::checkNow().
    Result<ProbeJob> jobFor(Call &call, TargetId target) const;
    /// Begins an operation over targets and follows it to its end; the answer is the queued operation.
    Result<Operation> beginOperation(Call &call, const QString &kind, const QList<TargetId> &targets);
    /// Starts the checks of an operation whose row is committed.
    void runOperation(const Principal &principal, const Operation &operation, const QList<ProbeJob> &jobs);

    std::vector<ProbeJob> dueJobs(Instant now) override;
    void record(const CheckRecord &record) override;

private:
    struct Progress;

    /// What is known of a tenant between two looks, so that an idle server reads one row a second.
    struct Horizon
    {
        qint64 seq = -1; ///< Head of the journal at the last look.
        Instant nextDue;
    };

    ProbeJob jobOf(TenantId tenant, const Target &target, std::chrono::seconds interval, const QStringList &expected) const;
    void collectDue(TenantId tenant, Instant now, std::vector<ProbeJob> &jobs);
    Result<void> addJob(Session &session, TenantId tenant, TargetId id, std::vector<ProbeJob> &jobs) const;
    void finishPart(Progress &progress, TargetId target, const HealthReport &report);
    void keepProgress(const Progress &progress);

    Backend &m_backend;
    mutable std::mutex m_keyMutex;
    std::optional<MasterKey> m_masterKey;
    mutable std::function<void()> m_fetchKey; ///< Empty once it was called.
    HealthMonitor *m_monitor = nullptr;
    QHash<TenantId, Horizon> m_horizons;
};

} // namespace tidegate
