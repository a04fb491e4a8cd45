// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/healthservice.h"

#include "services/codec/jsonwriter.h"
#include "services/operations/deploymentoperations.h"
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
constexpr auto longestLook = std::chrono::seconds(60);
constexpr int mostTargets = 100'000;
constexpr auto progressPause = std::chrono::seconds(1);

QStringList namesIn(const std::optional<Sticker> &sticker)
{
    QStringList names;
    if (sticker) {
        for (const StickerComponent &component : sticker->components)
            names.append(component.name);
    }
    return names;
}

/// Whether the target is one that this process checks itself.
bool isDirect(const Target &target)
{
    return target.enabled && target.connection.value(u"via"_s).toString() != u"agent";
}

/// When the next scheduled check of the target may begin; none if its environment has them off.
std::optional<Instant> dueTime(const TargetRow &row, Instant now)
{
    if (row.healthInterval == 0)
        return {};
    return row.healthCheckedAt ? *row.healthCheckedAt + std::chrono::milliseconds(row.healthInterval * 900) : now;
}

/// Adds a flip to the history of the target, and announces what is news: also that a value is fresh again that was stale.
Result<void> tell(Call &call, const Target &before, const HealthReport &report, const CheckRecord &check)
{
    const bool flipped = before.health.status != report.status;
    const bool manual = check.source == CheckSource::Manual;
    const bool wasStale = isStale(before.health.checkedAt, check.job.interval, call.now);
    if (flipped) {
        const QString by = manual ? u"manual"_s : u"direct"_s;
        if (const auto stored = call.session.health.append(before.id, {call.now, before.health.status, report.status, report.message, by}); !stored)
            return stored;
    }
    if (!flipped && !manual && !wasStale && before.health.message == report.message)
        return {};
    return announce(call, u"target.health"_s, u"target"_s, before.id.uuid(), before.environmentId);
}

} // namespace

HealthService::HealthService(Backend &backend, std::optional<MasterKey> masterKey) : m_backend(backend), m_masterKey(std::move(masterKey)) {}

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

ProbeJob HealthService::jobOf(TenantId tenant, const Target &target, std::chrono::seconds interval, const QStringList &expected) const
{
    ProbeTarget probe{target.id, target.type, target.connection, expected, {}};
    probe.openSecret = [this, tenant, target](const QString &reference) {
        return m_backend.database().read(tenant, [&](Session &session) { return openSecret(session, masterKey(), target, reference); });
    };
    return {tenant, probe, interval, target.health.status};
}

Result<ProbeJob> HealthService::jobFor(Call &call, TargetId id) const
{
    const auto target = call.session.targets.find(id);
    if (!target)
        return target.error();
    const auto environment = call.session.environments.find(target->environmentId);
    if (!environment)
        return environment.error();
    const auto sticker = call.session.stickers.current(id);
    if (!sticker)
        return sticker.error();
    return jobOf(call.session.tenant(), *target, std::chrono::seconds(environment->config.healthCheckInterval), namesIn(*sticker));
}

std::vector<ProbeJob> HealthService::dueJobs(Instant now)
{
    std::vector<ProbeJob> jobs;
    const auto tenants = m_backend.database().read(localTenant, [](Session &session) { return session.identities.tenants(); });
    if (!tenants) {
        qCWarning(healthLog).noquote() << "no checks were started:" << tenants.error().message << tenants.error().detail;
        return jobs;
    }
    for (const Tenant &tenant : *tenants)
        collectDue(tenant.id, now, jobs);
    return jobs;
}

void HealthService::collectDue(TenantId tenant, Instant now, std::vector<ProbeJob> &jobs)
{
    const auto looked = m_backend.database().read(tenant, [&](Session &session) -> Result<void> {
        const auto seq = session.journal.head();
        if (!seq)
            return seq.error();
        Horizon &horizon = m_horizons[tenant];
        if (*seq == horizon.seq && now < horizon.nextDue)
            return {};
        Instant nextDue = now + longestLook;
        QList<TargetId> due;
        TargetQuery query;
        query.enabled = true;
        query.limit = mostTargets;
        const auto read = session.targets.forEach(query, [&](const TargetRow &row) {
            const auto at = dueTime(row, now);
            if (at && *at <= now)
                due.append(TargetId(row.id));
            else if (at)
                nextDue = std::min(nextDue, *at);
        });
        if (!read)
            return read;
        const std::size_t before = jobs.size();
        for (const TargetId &id : due) {
            if (const auto added = addJob(session, tenant, id, jobs); !added)
                return added;
        }
        // While checks are due or running the next tick looks again; what only an agent can check is not waited for.
        horizon = {*seq, jobs.size() == before ? nextDue : now};
        return {};
    });
    if (!looked)
        qCWarning(healthLog).noquote() << "no checks were started for a tenant:" << looked.error().message << looked.error().detail;
}

Result<void> HealthService::addJob(Session &session, TenantId tenant, TargetId id, std::vector<ProbeJob> &jobs) const
{
    const auto target = session.targets.find(id);
    const auto sticker = session.stickers.current(id);
    const auto environment = target ? session.environments.find(target->environmentId) : Result<Environment>(target.error());
    if (!environment || !sticker)
        return environment ? sticker.error() : environment.error();
    if (isDirect(*target))
        jobs.push_back(jobOf(tenant, *target, std::chrono::seconds(environment->config.healthCheckInterval), namesIn(*sticker)));
    return {};
}

void HealthService::record(const CheckRecord &check)
{
    const auto kept = m_backend.write(systemPrincipal(check.job.tenant), {}, [&](Call &call) -> Result<void> {
        call.observation = true;
        const auto target = call.session.targets.find(check.job.target.id);
        if (!target)
            return target.error().kind == ErrorKind::NotFound ? Result<void>() : Result<void>(target.error());
        HealthReport report = check.result.report;
        report.status = check.shown;
        const bool flipped = target->health.status != check.shown;
        const auto since = flipped || !target->healthSince ? report.checkedAt : target->healthSince;
        if (const auto stored = call.session.targets.setHealth(target->id, report, since); !stored)
            return stored;
        if (const auto told = tell(call, *target, report, check); !told)
            return told;
        if (!check.result.inventory)
            return {};
        const auto changed = storeSnapshot(call, *check.result.inventory);
        return changed ? Result<void>() : Result<void>(changed.error());
    });
    if (!kept)
        qCWarning(healthLog).noquote() << "a check was not recorded:" << kept.error().message << kept.error().detail;
}

Result<Operation> HealthService::beginOperation(Call &call, const QString &kind, const QList<TargetId> &targets)
{
    Operation operation{.id = OperationId::create(),
                        .kind = kind,
                        .status = targets.isEmpty() ? OperationStatus::Succeeded : OperationStatus::Queued,
                        .done = 0,
                        .total = static_cast<int>(targets.size()),
                        .results = "[]",
                        .createdAt = call.now,
                        .updatedAt = call.now};
    call.observation = true;
    if (const auto stored = call.session.health.insertOperation(operation); !stored)
        return stored.error();
    return operation;
}

/// An operation as its results come in; used in the monitor's thread only.
struct HealthService::Progress
{
    Principal principal;
    OperationId id;
    qsizetype total = 0;
    QJsonArray results;
    qsizetype failed = 0;
    std::chrono::steady_clock::time_point writtenAt{};
};

void HealthService::runOperation(const Principal &principal, const Operation &operation, const QList<ProbeJob> &jobs)
{
    // The watchers live in the monitor's thread, because the caller's may be gone before the last target answered.
    const auto progress = std::make_shared<Progress>(Progress{principal, operation.id, jobs.size(), {}, 0});
    QMetaObject::invokeMethod(
        m_monitor,
        [this, progress, jobs] {
            for (const ProbeJob &job : jobs) {
                auto *watcher = new QFutureWatcher<ProbeResult>(m_monitor);
                QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [this, watcher, progress, target = job.target.id] {
                    watcher->deleteLater();
                    finishPart(*progress, target, watcher->isCanceled() ? HealthReport{} : watcher->result().report);
                });
                watcher->setFuture(m_monitor->checkNow(job));
            }
        },
        Qt::QueuedConnection);
}

void HealthService::finishPart(Progress &progress, TargetId target, const HealthReport &report)
{
    const bool failed = report.status == Health::Unreachable || report.status == Health::Unknown;
    progress.failed += failed ? 1 : 0;
    progress.results.append(
        QJsonObject{{u"targetId"_s, target.toString()}, {u"status"_s, toString(report.status)}, {u"message"_s, report.message}, {u"ok"_s, !failed}});
    // All results are one document: storing it for each of thousands of targets would keep the store from everybody else.
    const auto now = std::chrono::steady_clock::now();
    if (progress.results.size() < progress.total && now - progress.writtenAt < progressPause)
        return;
    progress.writtenAt = now;
    keepProgress(progress);
}

void HealthService::keepProgress(const Progress &progress)
{
    const auto kept = m_backend.write(progress.principal, {}, [&](Call &call) -> Result<void> {
        call.observation = true;
        auto operation = call.session.health.findOperation(progress.id);
        if (!operation)
            return operation.error();
        const qsizetype done = progress.results.size();
        operation->results = QJsonDocument(progress.results).toJson(QJsonDocument::Compact);
        operation->done = static_cast<int>(done);
        operation->updatedAt = call.now;
        operation->status = OperationStatus::Running;
        if (done == progress.total)
            operation->status = progress.failed == 0 ? OperationStatus::Succeeded
                : progress.failed == done            ? OperationStatus::Failed
                                                     : OperationStatus::Partial;
        if (const auto stored = call.session.health.updateOperation(*operation); !stored)
            return stored;
        return announce(call, u"operation.changed"_s, u"operation"_s, progress.id.uuid(), {});
    });
    if (!kept)
        qCWarning(healthLog).noquote() << "an operation was not brought forward:" << kept.error().message << kept.error().detail;
}

} // namespace tidegate
