// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/auditverifier.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/operations/backend.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(verifyLog, "tidegate.audit")

constexpr auto progressPause = std::chrono::seconds(1);
constexpr int maxRunsAtOnce = 2; // of all tenants
constexpr int politeness = 10;   // niceness: hashing everything again is never urgent
const QString verifyKind = u"audit-verify"_s;

Error cancelledError()
{
    return makeError(ErrorKind::Unavailable, say("cancelled/verification"));
}

Error stoppingError()
{
    return makeError(ErrorKind::Unavailable, say("shutting-down/verification"));
}

QByteArray resultsOf(const Result<AuditVerification> &result)
{
    QJsonObject outcome;
    if (result)
        outcome = toJson(*result);
    else
        outcome = {{u"code"_s, result.error().code}, {u"message"_s, result.error().message}, {u"params"_s, toJson(result.error().said).value(u"params"_s)}};
    return QJsonDocument(QJsonArray{outcome}).toJson(QJsonDocument::Compact);
}

} // namespace

struct AuditVerifier::Run
{
    struct Waiter
    {
        qint64 rows = 0; ///< What was there when it was asked.
        std::stop_token stopped;
        Done done;
    };

    Principal principal;
    AuditStart start;
    std::vector<Waiter> waiters;
    std::optional<OperationId> operation; ///< In the store.
    bool goesOn = false;                  ///< Also when nobody waits.
    bool isRunning = false;
    std::atomic<bool> isCancelled{false};
    std::chrono::steady_clock::time_point shownAt = std::chrono::steady_clock::now();
};

AuditVerifier::AuditVerifier(Backend &backend) : m_backend(backend)
{
    m_pool.setMaxThreadCount(maxRunsAtOnce);
}

AuditVerifier::~AuditVerifier()
{
    stop();
}

void AuditVerifier::ask(const Principal &principal, const AuditStart &start, const std::stop_token &stopped, const Done &done)
{
    const auto head = m_backend.database().read(principal.tenant, [](Transaction &transaction) { return transaction.audit.head(); });
    if (!head)
        return done(head.error());
    std::unique_lock lock(m_mutex);
    if (m_stopping) {
        lock.unlock();
        return done(stoppingError());
    }
    runFor(principal, start)->waiters.push_back({head->first, stopped, done});
    schedule(principal.tenant);
}

AuditVerifier::RunPtr AuditVerifier::runFor(const Principal &principal, const AuditStart &start)
{
    for (const RunPtr &run : m_runs) {
        if (run->principal.tenant == principal.tenant && run->start == start && !run->isCancelled)
            return run;
    }
    const auto run = std::make_shared<Run>();
    run->principal = principal;
    run->start = start;
    m_runs.push_back(run);
    return run;
}

void AuditVerifier::schedule(TenantId tenant)
{
    RunPtr next;
    for (const RunPtr &run : m_runs) {
        if (run->principal.tenant != tenant)
            continue;
        if (run->isRunning)
            return;
        if (!next)
            next = run;
    }
    if (!next)
        return;
    next->isRunning = true;
    m_pool.start([this, next] { work(next); });
}

Result<Operation> AuditVerifier::begin(const Principal &principal, const AuditStart &start)
{
    const auto operation = m_backend.write(principal, {}, [this](Call &call) -> Result<Operation> {
        call.observation = true;
        const Operation queued{.id = OperationId::create(), .kind = verifyKind, .createdAt = call.now, .updatedAt = call.now, .server = m_backend.server()};
        const auto stored = call.transaction.health.insertOperation(queued);
        return stored ? Result<Operation>(queued) : Result<Operation>(stored.error());
    });
    if (!operation)
        return operation;
    const std::scoped_lock lock(m_mutex);
    if (m_stopping)
        return stoppingError();
    // A run of its own, so that it covers what is there now and can be cancelled without taking others their answer.
    const auto run = std::make_shared<Run>();
    run->principal = principal;
    run->start = start;
    run->operation = operation->id;
    run->goesOn = true;
    m_runs.push_back(run);
    schedule(principal.tenant);
    return operation;
}

Result<void> AuditVerifier::cancel(const Principal &principal, OperationId operation)
{
    {
        const std::scoped_lock lock(m_mutex);
        for (const RunPtr &run : m_runs) {
            if (run->principal.tenant == principal.tenant && run->operation == operation) {
                run->isCancelled = true;
                return {};
            }
        }
    }
    ASSIGN_OR_RETURN(const auto known,
                     m_backend.database().read(principal.tenant, [&](Transaction &transaction) { return transaction.health.findOperation(operation); }));
    if (known.kind != verifyKind)
        return makeError(ErrorKind::Conflict, say("not-cancellable"));
    if (!hasEnded(known.status) && known.server != m_backend.server()) // whose work it is looks at this from time to time
        return m_backend.database().writeAside(principal.tenant,
                                               [&](Transaction &at) { return at.health.cancelOperation(operation, m_backend.clock().now()); });
    return makeError(ErrorKind::Conflict, say("operation-ended"));
}

void AuditVerifier::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_pool.waitForDone();
}

bool AuditVerifier::isWanted(const Run &run) const
{
    const std::scoped_lock lock(m_mutex);
    if (m_stopping || run.isCancelled)
        return false;
    return run.goesOn || std::any_of(run.waiters.begin(), run.waiters.end(), [](const Run::Waiter &waiter) { return !waiter.stopped.stop_requested(); });
}

void AuditVerifier::work(const RunPtr &run)
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), politeness);
    end(run, check(run));
}

Result<AuditVerification> AuditVerifier::check(const RunPtr &run)
{
    const TenantId tenant = run->principal.tenant;
    AuditCheck chain(tenant, run->start, m_backend.seals().askedProofFor(tenant));
    for (;;) {
        if (!isWanted(*run))
            return cancelledError();
        qint64 total = 0;
        const auto done = m_backend.database().read(tenant, [&](Transaction &transaction) -> Result<bool> {
            ASSIGN_OR_RETURN(const auto head, transaction.audit.head());
            total = head.first;
            return chain.step(transaction);
        });
        if (!done)
            return done.error();
        if (*done)
            return chain.outcome();
        showProgress(*run, chain.outcome().rows - run->start.seq, total - run->start.seq);
    }
}

void AuditVerifier::showProgress(Run &run, qint64 done, qint64 total)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - run.shownAt < progressPause)
        return;
    run.shownAt = now;
    const OperationId id = run.operation.value_or(OperationId::create());
    const auto kept = m_backend.write(run.principal, {}, [&](Call &call) -> Result<void> {
        call.observation = true;
        const Operation operation{.id = id,
                                  .kind = verifyKind,
                                  .status = OperationStatus::Running,
                                  .done = static_cast<int>(done),
                                  .total = static_cast<int>(total),
                                  .createdAt = call.now,
                                  .updatedAt = call.now,
                                  .server = m_backend.server()};
        if (run.operation) {
            ASSIGN_OR_RETURN(const bool cancelled, call.transaction.health.isCancelled(id)); // through another server
            if (cancelled)
                run.isCancelled = true;
        }
        const auto stored = run.operation ? call.transaction.health.updateOperation(operation) : call.transaction.health.insertOperation(operation);
        if (!stored)
            return stored;
        return announce(call, ChangeKind::OperationMoved, EntityType::Operation, id.uuid(), {});
    });
    if (!kept) {
        qCWarning(verifyLog).noquote() << "a verification does not show its progress:" << kept.error().message << kept.error().detail;
        return;
    }
    const std::scoped_lock lock(m_mutex);
    run.operation = id;
}

void AuditVerifier::end(const RunPtr &run, const Result<AuditVerification> &result)
{
    finishOperation(*run, result);
    std::vector<Run::Waiter> answered;
    bool isStopping = false;
    {
        const std::scoped_lock lock(m_mutex);
        isStopping = m_stopping;
        m_runs.remove(run);
        std::vector<Run::Waiter> others;
        for (Run::Waiter &waiter : run->waiters) {
            // Nobody waited for what was given up but those who joined at the last moment.
            const bool isOpen = result ? result->valid && result->rows < waiter.rows
                                       : !isStopping && !run->isCancelled && !waiter.stopped.stop_requested() && result.error().code == u"cancelled";
            (isOpen && !isStopping ? others : answered).push_back(std::move(waiter));
        }
        if (!others.empty()) {
            auto &waiters = runFor(run->principal, run->start)->waiters;
            std::move(others.begin(), others.end(), std::back_inserter(waiters));
        }
        schedule(run->principal.tenant);
    }
    for (const Run::Waiter &waiter : answered)
        waiter.done(!result && isStopping ? Result<AuditVerification>(stoppingError()) : result);
}

void AuditVerifier::finishOperation(const Run &run, const Result<AuditVerification> &result)
{
    if (!run.operation)
        return;
    const auto kept = m_backend.write(run.principal, {}, [&](Call &call) -> Result<void> {
        call.observation = true;
        ASSIGN_OR_RETURN(auto operation, call.transaction.health.findOperation(*run.operation));
        if (hasEnded(operation.status))
            return {};
        operation.status = result ? OperationStatus::Succeeded : OperationStatus::Failed;
        if (result)
            operation.done = operation.total = static_cast<int>(result->rows - result->from);
        operation.results = resultsOf(result);
        operation.updatedAt = call.now;
        RETURN_IF_ERROR(call.transaction.health.updateOperation(operation));
        return announce(call, ChangeKind::OperationMoved, EntityType::Operation, operation.id.uuid(), {});
    });
    if (!kept)
        qCWarning(verifyLog).noquote() << "the end of a verification was not kept:" << kept.error().message << kept.error().detail;
}

namespace {

Result<AuditVerification> wholeLog(Backend &backend, TenantId tenant)
{
    AuditCheck chain(tenant, {}, backend.seals().proofFor(tenant));
    for (;;) {
        ASSIGN_OR_RETURN(const auto done, backend.database().read(tenant, [&chain](Transaction &transaction) { return chain.step(transaction); }));
        if (done)
            return chain.outcome();
    }
}

} // namespace

Result<void> verifyAllLogs(Backend &backend, const std::function<void(const QString &tenant, const AuditVerification &outcome)> &tell)
{
    ASSIGN_OR_RETURN(const auto tenants, backend.database().read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); }));
    QList<TenantId> gone = backend.seals().anchoredTenants();
    for (const Tenant &tenant : tenants) {
        gone.removeAll(tenant.id);
        ASSIGN_OR_RETURN(const auto outcome, wholeLog(backend, tenant.id));
        tell(tenant.name, outcome);
    }
    AuditVerification missing;
    missing.valid = false;
    missing.flaw = say("audit-flaw/log-gone");
    missing.reason = english(missing.flaw);
    for (const TenantId tenant : std::as_const(gone))
        tell(tenant.toString(), missing);
    return {};
}

} // namespace tidegate
