// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/workspaceimporter.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/operations/backend.h"
#include "services/operations/importoperations.h"
#include "services/operations/importrun.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(importLog, "tidegate.import")

Error stoppedError()
{
    return makeError(ErrorKind::Unavailable, say("import-stopped"));
}

/// What it failed for, in words that can be kept.
Message failureOf(const Error &error)
{
    if (!error.fields.isEmpty() && !error.fields.constFirst().said.isEmpty())
        return error.fields.constFirst().said;
    return error.said.isEmpty() ? say("import-stopped") : error.said;
}

} // namespace

WorkspaceImporter::WorkspaceImporter(Backend &backend) : m_backend(backend)
{
    m_pool.setMaxThreadCount(1);
}

WorkspaceImporter::~WorkspaceImporter()
{
    stop();
}

void WorkspaceImporter::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        for (const RunPtr &run : std::as_const(m_runs))
            run->isCancelled = true;
    }
    m_pool.waitForDone();
}

void WorkspaceImporter::cancel(TenantId tenant, ImportId id)
{
    if (const RunPtr run = runOf(tenant, id))
        run->isCancelled = true;
}

WorkspaceImporter::RunPtr WorkspaceImporter::runOf(TenantId tenant, ImportId id) const
{
    const std::scoped_lock lock(m_mutex);
    return m_runs.value({tenant, id});
}

WorkspaceImport WorkspaceImporter::shown(TenantId tenant, WorkspaceImport import) const
{
    const std::scoped_lock lock(m_mutex);
    const Scoped<ImportId> key{tenant, import.id};
    if (import.state == WorkspaceImport::State::Completed)
        import.done = import.announced.rows();
    else if (const RunPtr run = m_runs.value(key))
        import.done = run->done;
    else if (import.state == WorkspaceImport::State::Applying && m_unkept.contains(key))
        import.state = WorkspaceImport::State::Receiving;
    return import;
}

Result<WorkspaceImport> WorkspaceImporter::begin(const Principal &principal, const CallInfo &info, ImportId id)
{
    if (runOf(principal.tenant, id)) {
        ASSIGN_OR_RETURN(const auto running, m_backend.read(principal, info, [id](Call &call) { return findImport(call, id); }));
        return shown(principal.tenant, running);
    }
    ASSIGN_OR_RETURN(const auto import, claim(principal, info, id));
    if (import.state != WorkspaceImport::State::Applying || import.server != m_backend.server())
        return shown(principal.tenant, import);
    const std::scoped_lock lock(m_mutex);
    const Scoped<ImportId> key{principal.tenant, id};
    if (m_stopping)
        return stoppedError();
    if (!m_runs.contains(key)) {
        const auto run = std::make_shared<Run>();
        m_runs.insert(key, run);
        m_unkept.remove(key);
        m_pool.start([this, principal, info, id, run] { work(principal, info, id, run); });
    }
    return import;
}

/// Notes whose work it is, unless somebody is at it or it is done.
Result<WorkspaceImport> WorkspaceImporter::claim(const Principal &principal, const CallInfo &info, ImportId id)
{
    return m_backend.write(principal, info, [this, id](Call &call) -> Result<WorkspaceImport> {
        call.observation = true;
        RETURN_IF_ERROR(call.require(Permission::WorkspaceImport));
        ASSIGN_OR_RETURN(auto import, findImport(call, id));
        const bool isElsewhere = import.state == WorkspaceImport::State::Applying && import.server != m_backend.server();
        if (import.state == WorkspaceImport::State::Completed || isElsewhere)
            return import;
        if (call.principal.user().isNull())
            return makeError(ErrorKind::Forbidden, say("import-not-yours"));
        RETURN_IF_ERROR(checkIsComplete(call, import));
        import.server = m_backend.server();
        import.failure = {};
        import.state = WorkspaceImport::State::Applying;
        RETURN_IF_ERROR(call.transaction.imports.update(import));
        return import;
    });
}

void WorkspaceImporter::work(const Principal &principal, const CallInfo &info, ImportId id, const RunPtr &run)
{
    auto ended = apply(principal, info, id, run);
    if (!ended)
        ended = keepFailure(principal, id, ended.error());
    const std::scoped_lock lock(m_mutex);
    const Scoped<ImportId> key{principal.tenant, id};
    m_runs.remove(key);
    if (!ended)
        m_unkept.insert(key);
}

Result<void> WorkspaceImporter::apply(const Principal &principal, const CallInfo &info, ImportId id, const RunPtr &run)
{
    return m_backend.write(principal, info, [&](Call &call) -> Result<void> {
        run->done = 0; // it may be another try
        ASSIGN_OR_RETURN(const bool isLive, m_backend.whetherStillLive(principal));
        if (!isLive) // it may have waited for others
            return makeError(ErrorKind::Forbidden, say("import-revoked"));
        ASSIGN_OR_RETURN(const auto import, findImport(call, id));
        ImportRun rows(call, import, [&run](qint64 done) {
            run->done = done;
            return !run->isCancelled;
        });
        return rows.run();
    });
}

Result<void> WorkspaceImporter::keepFailure(const Principal &principal, ImportId id, const Error &error)
{
    qCWarning(importLog).noquote() << "a workspace was not put in place:" << error.message << error.detail;
    const auto kept = m_backend.write(principal, {}, [&](Call &call) -> Result<void> {
        call.observation = true;
        ASSIGN_OR_RETURN(auto import, call.transaction.imports.find(id));
        if (import.state == WorkspaceImport::State::Completed)
            return {};
        import.failure = failureOf(error);
        return call.transaction.imports.update(import);
    });
    if (kept || kept.error().kind == ErrorKind::NotFound) // it was discarded meanwhile
        return {};
    qCWarning(importLog).noquote() << "why a workspace was not put in place is not kept:" << kept.error().message << kept.error().detail;
    return kept;
}

} // namespace tidegate
