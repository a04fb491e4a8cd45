// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/healthservice.h"

#include "services/codec/jsonwriter.h"
#include "services/codec/targetjson.h"
#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/operations/connectiontrial.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/observedhealth.h"
#include "services/operations/secretoperations.h"

#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <utility>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(healthLog, "tidegate.health")

/// How long a tenant without any due target may go unlooked at, so that a change of an interval by another process is seen.
constexpr auto maxLook = std::chrono::seconds(60);
constexpr int maxChecked = 100'000;
constexpr auto resultsPause = std::chrono::seconds(1);
constexpr qsizetype partsAtOnce = 32;

QFuture<HealthMonitor::Answer> neverAnswered()
{
    QPromise<HealthMonitor::Answer> never;
    never.start();
    return never.future(); // which ends, cancelled, with its promise
}

QJsonObject connectionOf(std::string_view text)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()))).object();
}

} // namespace

HealthService::HealthService(Backend &backend, std::optional<MasterKey> masterKey) : m_backend(backend), m_masterKey(std::move(masterKey)) {}

void HealthService::setMonitor(HealthMonitor *monitor)
{
    const std::scoped_lock lock(m_monitorMutex);
    m_monitor = monitor;
}

QFuture<HealthMonitor::Answer> HealthService::checkNow(const TargetKey &target, const QString &host, CheckFor purpose)
{
    const std::scoped_lock lock(m_monitorMutex);
    if (m_monitor)
        return m_monitor->checkNow(target, host, purpose);
    return neverAnswered();
}

QFuture<HealthMonitor::Answer> HealthService::testNow(const Principal &asker, const ConnectionTrial &trial)
{
    ProbeTarget probe{trial.target.id, trial.target.type, probedConnection(trial), namesIn(trial.sticker), {}};
    probe.tenant = asker.tenant;
    probe.isPlaceOnly = trial.isPlaceOnly;
    probe.openSecret = [this, tenant = asker.tenant, trial](const QString &reference) {
        return m_backend.database().read(tenant, [&](Transaction &at) { return openForTrial(at, masterKey(), trial, reference); });
    };
    ProbeJob job;
    job.tenant = asker.tenant;
    job.target = probe;
    const std::scoped_lock lock(m_monitorMutex);
    return m_monitor ? m_monitor->testNow(job, asker.subject.id().toRfc4122()) : neverAnswered();
}

HealthMonitor::Schedule HealthService::schedule()
{
    const std::scoped_lock lock(m_monitorMutex);
    return m_monitor ? m_monitor->schedule() : HealthMonitor::Schedule::Off;
}

void HealthService::setMasterKey(const MasterKey &key)
{
    const std::scoped_lock lock(m_keyMutex);
    m_masterKey = key;
}

std::optional<MasterKey> HealthService::masterKey() const
{
    const std::scoped_lock lock(m_keyMutex);
    if (!m_masterKey && m_fetchKey)
        std::exchange(m_fetchKey, nullptr)();
    return m_masterKey;
}

void HealthService::onKeyWanted(std::function<void()> fetch)
{
    const std::scoped_lock lock(m_keyMutex);
    m_fetchKey = std::move(fetch);
}

HealthService::Part HealthService::partOf(const TargetRow &row)
{
    return {row.id, hostOf(row.type, connectionOf(row.connection.text)), row.enabled};
}

std::vector<DueCheck> HealthService::dueJobs(Instant now)
{
    std::vector<DueCheck> jobs;
    const auto tenants = m_backend.database().read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); });
    if (!tenants) {
        qCWarning(healthLog).noquote() << "no checks were started:" << tenants.error().message << tenants.error().detail;
        return jobs;
    }
    for (const Tenant &tenant : *tenants)
        collectDue(tenant.id, now, jobs);
    return jobs;
}

void HealthService::collectDue(TenantId tenant, Instant now, std::vector<DueCheck> &jobs)
{
    OutOfReach lost;
    const auto looked = m_backend.database().read(tenant, [&](Transaction &transaction) -> Result<void> {
        ASSIGN_OR_RETURN(const auto seq, transaction.journal.head());
        Horizon &horizon = m_horizons[tenant];
        // A horizon that lies further ahead than one is ever set was set by a clock that has gone back since.
        if (seq == horizon.seq && now < horizon.nextDue && horizon.nextDue <= now + maxLook)
            return {};
        Instant nextDue = now + maxLook;
        const std::size_t before = jobs.size();
        RETURN_IF_ERROR(transaction.health.forEachDue(now, maxChecked, [&](const DueTarget &due) {
            jobs.push_back({{tenant, due.id}, hostOf(due.type, connectionOf(due.connection)), due.interval});
        }));
        if (jobs.size() == before) {
            ASSIGN_OR_RETURN(const auto first, transaction.health.nextDue(now));
            nextDue = std::min(nextDue, first.value_or(nextDue));
        }
        QHash<AgentId, QList<TargetId>> byAgent;
        RETURN_IF_ERROR(transaction.health.forEachReached(maxChecked, [&](TargetId target, std::string_view connection) {
            if (const AgentId agent = agentOf(connectionOf(connection)); !agent.isNull())
                byAgent[agent].append(target);
        }));
        ASSIGN_OR_RETURN(lost, outOfReach(transaction, byAgent, now, nextDue));
        // While checks are due or running the next tick looks again; what only an agent can check is not waited for.
        horizon = {seq, jobs.size() == before ? nextDue : now};
        return {};
    });
    if (!lost.isEmpty())
        recordOutOfReach(tenant, lost);
    if (!looked)
        qCWarning(healthLog).noquote() << "no checks were started for a tenant:" << looked.error().message << looked.error().detail;
}

Result<HealthService::OutOfReach> HealthService::outOfReach(Transaction &transaction, const QHash<AgentId, QList<TargetId>> &reached, Instant now,
                                                            Instant &nextLook)
{
    OutOfReach lost;
    if (reached.isEmpty())
        return lost;
    ASSIGN_OR_RETURN(const auto agents, transaction.agents.list());
    const Instant since = m_backend.listening().since(now);
    for (const Agent &agent : agents) {
        if (livenessOf(agent, now, since).status != AgentStatus::Offline) {
            const Instant silentAt = agent.lastSeenAt.value_or(now) + offlineAfter + std::chrono::milliseconds(1);
            if (reached.contains(agent.id) && silentAt > now)
                nextLook = std::min(nextLook, silentAt);
            continue;
        }
        for (const TargetId target : reached.value(agent.id))
            lost.append({target, agent.name});
    }
    return lost;
}

Result<QSet<AgentId>> HealthService::silentAgents(Transaction &transaction, Instant now)
{
    ASSIGN_OR_RETURN(const auto agents, transaction.agents.list());
    const Instant since = m_backend.listening().since(now);
    QSet<AgentId> silent;
    for (const Agent &agent : agents) {
        if (livenessOf(agent, now, since).status == AgentStatus::Offline)
            silent.insert(agent.id);
    }
    return silent;
}

/// Nobody can say how they are. They are as they were when their agent is heard again and tells.
void HealthService::recordOutOfReach(TenantId tenant, const OutOfReach &targets)
{
    const auto recorded = m_backend.write(systemPrincipal(tenant), {}, [&](Call &call) -> Result<void> {
        call.observation = true;
        ASSIGN_OR_RETURN(const auto silent, silentAgents(call.transaction, call.now));
        for (const auto &[id, agent] : targets) {
            const auto target = call.transaction.targets.find(id);
            if (!target && target.error().kind == ErrorKind::NotFound)
                continue;
            RETURN_IF_ERROR(target);
            if (!silent.contains(agentOf(target->connection))) // it was heard before this turn came, or another one checks the target now
                continue;
            HealthReport report = makeReport(Health::Unreachable, say("agent-offline", agent));
            report.checkedAt = call.now;
            RETURN_IF_ERROR(recordHealth(call, *target, {report, std::chrono::seconds(60), u"agent"_s, false}));
        }
        return {};
    });
    if (!recorded)
        qCWarning(healthLog).noquote() << "targets of agents that are offline stay as they were:" << recorded.error().message << recorded.error().detail;
}

/// Places for an operation in the queue of its tenant; they are free again when the answer is dropped.
Result<std::shared_ptr<void>> HealthService::reserve(TenantId tenant, qsizetype parts)
{
    const std::scoped_lock lock(m_loadMutex);
    const Load load = m_loads.value(tenant);
    if (load.operations >= maxOperations || (load.operations > 0 && load.parts + parts > maxParts))
        return tooManyChecks();
    m_loads[tenant] = {load.operations + 1, load.parts + parts};
    return std::shared_ptr<void>(this, [this, tenant, parts](void *) {
        const std::scoped_lock unlock(m_loadMutex);
        Load &left = m_loads[tenant];
        left = {left.operations - 1, left.parts - parts};
        if (left.operations == 0)
            m_loads.remove(tenant);
    });
}

Result<HealthService::AcceptedOperation> HealthService::beginOperation(Call &call, const QString &kind, const QList<Part> &parts)
{
    ASSIGN_OR_RETURN(const auto places, reserve(call.transaction.tenant(), parts.size()));
    Operation operation{.id = OperationId::create(),
                        .kind = kind,
                        .status = parts.isEmpty() ? OperationStatus::Succeeded : OperationStatus::Queued,
                        .done = 0,
                        .total = static_cast<int>(parts.size()),
                        .results = "[]",
                        .createdAt = call.now,
                        .updatedAt = call.now,
                        .server = m_backend.server()};
    call.observation = true;
    RETURN_IF_ERROR(call.transaction.health.insertOperation(operation));
    return AcceptedOperation{operation, parts, places};
}

/// An operation as its results come in; used in the monitor's thread only.
struct HealthService::Progress
{
    Principal principal;
    AcceptedOperation accepted;
    qsizetype started = 0;
    QJsonArray results;
    qsizetype failed = 0;
    std::chrono::steady_clock::time_point writtenAt{};
};

void HealthService::runOperation(const Principal &principal, const AcceptedOperation &accepted)
{
    // The watchers live in the monitor's thread, because the caller's may be gone before the last target answered.
    const auto progress = std::make_shared<Progress>(Progress{principal, accepted, 0, {}, 0});
    const std::scoped_lock lock(m_monitorMutex);
    if (m_monitor) // else it is left to the next start, like all that are under way
        QMetaObject::invokeMethod(
            m_monitor, [this, monitor = m_monitor, progress] { startParts(monitor, progress); }, Qt::QueuedConnection);
}

/// Asks for some checks at a time, so that a large operation leaves room for the others of its tenant.
void HealthService::startParts(HealthMonitor *monitor, const std::shared_ptr<Progress> &progress)
{
    const QList<Part> &parts = progress->accepted.parts;
    while (progress->started < parts.size() && progress->started - progress->results.size() < partsAtOnce) {
        const Part &part = parts.at(progress->started++);
        auto *watcher = new QFutureWatcher<HealthMonitor::Answer>(monitor);
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [this, monitor, watcher, progress, target = part.target] {
            watcher->deleteLater();
            const bool isAnswered = watcher->future().resultCount() > 0;
            finishPart(*progress, target, isAnswered ? watcher->result() : HealthMonitor::Answer(ProbeResult{}));
            startParts(monitor, progress);
        });
        const CheckFor purpose = part.enabled ? CheckFor::Operation : CheckFor::Status;
        watcher->setFuture(monitor->checkNow({progress->principal.tenant, part.target}, part.host, purpose));
    }
}

void HealthService::finishPart(Progress &progress, TargetId target, const HealthMonitor::Answer &answer)
{
    const HealthReport report = answer ? answer->report : makeReport(Health::Unknown, answer.error().said);
    const bool failed = report.status == Health::Unreachable || report.status == Health::Unknown;
    progress.failed += failed ? 1 : 0;
    QJsonObject result = toJson(Message{report.code, report.params});
    result.insert(u"targetId"_s, target.toString());
    result.insert(u"status"_s, toString(report.status));
    result.insert(u"message"_s, report.message);
    result.insert(u"ok"_s, !failed);
    progress.results.append(result);
    // All results are one document: storing it for each of thousands of targets would keep the store from everybody else.
    const auto now = std::chrono::steady_clock::now();
    if (progress.results.size() < progress.accepted.parts.size() && now - progress.writtenAt < resultsPause)
        return;
    progress.writtenAt = now;
    keepProgress(progress);
}

void HealthService::keepProgress(const Progress &progress)
{
    const auto kept = m_backend.write(progress.principal, {}, [&](Call &call) -> Result<void> {
        call.observation = true;
        ASSIGN_OR_RETURN(auto operation, call.transaction.health.findOperation(progress.accepted.operation.id));
        if (hasEnded(operation.status)) // this server was held for gone, so somebody has said how far it came
            return {};
        const qsizetype done = progress.results.size();
        operation.results = QJsonDocument(progress.results).toJson(QJsonDocument::Compact);
        operation.done = static_cast<int>(done);
        operation.updatedAt = call.now;
        operation.status = OperationStatus::Running;
        if (done == progress.accepted.parts.size())
            operation.status = progress.failed == 0 ? OperationStatus::Succeeded : progress.failed == done ? OperationStatus::Failed : OperationStatus::Partial;
        RETURN_IF_ERROR(call.transaction.health.updateOperation(operation));
        return announce(call, ChangeKind::OperationMoved, EntityType::Operation, operation.id.uuid(), {});
    });
    if (!kept)
        qCWarning(healthLog).noquote() << "an operation was not brought forward:" << kept.error().message << kept.error().detail;
}

} // namespace tidegate
