// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/operation.h"
#include "services/domain/principal.h"
#include "services/operations/auditcheck.h"

#include <QThreadPool>

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

namespace tidegate {

class Backend;

/// Verifies audit chains in threads of its own: one run at a time for a tenant, whose answer everybody gets who asked before it ended. Thread-safe.
///
/// An answer covers all rows that were there when its question was asked. A run that nobody waits for any more, and that was not begun as an
/// operation, ends. One that takes longer than a second shows its progress as an operation.
class AuditVerifier
{
public:
    using Done = std::function<void(Result<AuditVerification>)>;

    explicit AuditVerifier(Backend &backend);
    ~AuditVerifier();
    Q_DISABLE_COPY_MOVE(AuditVerifier)

    /// Calls done once, in any thread. Rows up to the start are not read again.
    void ask(const Principal &principal, const AuditStart &start, const std::stop_token &stopped, const Done &done);
    /// Begins a run, or joins the one that is under way, as an operation that goes on when nobody waits.
    Result<Operation> begin(const Principal &principal, const AuditStart &start);
    /// NotFound for what is no operation of the tenant; Conflict for one that is no verification, or has ended.
    Result<void> cancel(const Principal &principal, OperationId operation);
    /// Ends all runs; whoever waits, or asks from now on, is told that the server stops.
    void stop();

private:
    struct Run;
    using RunPtr = std::shared_ptr<Run>;

    RunPtr runFor(const Principal &principal, const AuditStart &start); ///< Under the mutex.
    void schedule(TenantId tenant);                                     ///< Under the mutex.
    void work(const RunPtr &run);
    Result<AuditVerification> check(const RunPtr &run);
    bool isWanted(const Run &run) const;
    void showProgress(Run &run, qint64 done, qint64 total);
    void end(const RunPtr &run, const Result<AuditVerification> &result);
    void finishOperation(const Run &run, const Result<AuditVerification> &result);

    Backend &m_backend;
    mutable std::mutex m_mutex;
    std::list<RunPtr> m_runs; ///< Waiting or running, in the order they were asked for.
    bool m_stopping = false;
    QThreadPool m_pool;
};

/// Verifies the logs of all tenants in the calling thread, and tells of each under the tenant's name; last of those that were sealed and whose tenant is
/// gone, by its id.
Result<void> verifyAllLogs(Backend &backend, const std::function<void(const QString &tenant, const AuditVerification &outcome)> &tell);

} // namespace tidegate
