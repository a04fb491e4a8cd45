// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/principal.h"
#include "services/domain/scoped.h"
#include "services/domain/workspaceimport.h"
#include "services/operations/call.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <mutex>

namespace tidegate {

class Backend;

/// Puts workspaces in place that have come whole: one at a time, in a thread of its own, each in one transaction, so that a tenant has all of it or nothing.
/// Thread-safe.
///
/// What is kept of it in the process is how far it is. That it is under way, by which server, and why it failed stands in the database.
class WorkspaceImporter
{
public:
    explicit WorkspaceImporter(Backend &backend);
    ~WorkspaceImporter();
    Q_DISABLE_COPY_MOVE(WorkspaceImporter)

    /// Begins, once all rows are here; what is under way already goes on, and what is done stays done. The answer is what is known of the import then.
    Result<WorkspaceImport> begin(const Principal &principal, const CallInfo &info, ImportId id);
    /// Breaks it off, if it is under way here: nothing of it is kept. Returns at once.
    void cancel(TenantId tenant, ImportId id);
    /// An import as it is, with how far it has come.
    WorkspaceImport shown(TenantId tenant, WorkspaceImport import) const;
    /// Ends all of it; nothing begins any more.
    void stop();

private:
    struct Run
    {
        std::atomic<bool> isCancelled{false};
        std::atomic<qint64> done{0};
    };
    using RunPtr = std::shared_ptr<Run>;

    Result<WorkspaceImport> claim(const Principal &principal, const CallInfo &info, ImportId id);
    void work(const Principal &principal, const CallInfo &info, ImportId id, const RunPtr &run);
    Result<void> apply(const Principal &principal, const CallInfo &info, ImportId id, const RunPtr &run);
    Result<void> keepFailure(const Principal &principal, ImportId id, const Error &error);
    RunPtr runOf(TenantId tenant, ImportId id) const;

    Backend &m_backend;
    mutable std::mutex m_mutex;
    QHash<Scoped<ImportId>, RunPtr> m_runs;
    QSet<Scoped<ImportId>> m_unkept; ///< They ended, and the database does not know.
    bool m_stopping = false;
    QThreadPool m_pool;
};

} // namespace tidegate
