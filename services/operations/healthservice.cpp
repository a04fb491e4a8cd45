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

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(healthLog, "tidegate.health")

/// How long a tenant without any due target may go unlooked at, so that a change of an interval by another process is seen.
constexpr auto longestLook = std::chrono::seconds(60);
constexpr int mostTargets = 100'000;

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
    return m_masterKey;
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
            if (row.healthInterval == 0)
                return;
            const auto wait = std::chrono::milliseconds(row.healthInterval * 900);
            const Instant at = row.healthCheckedAt ? *row.healthCheckedAt + wait : now;
            if (at <= now)
                due.append(TargetId(row.id));
            else
                nextDue = std::min(nextDue, at);
        });
        if (!read)
            return read;
        for (const TargetId &id : due) {
            const auto target = session.targets.find(id);
            const auto sticker = session.stickers.current(id);
            const auto environment = target ? session.environments.find(target->environmentId) : Result<Environment>(target.error());
            if (!environment || !sticker)
                return environment ? sticker.error() : environment.error();
            if (isDirect(*target))
                jobs.push_back(jobOf(tenant, *target, std::chrono::seconds(environment->config.healthCheckInterval), namesIn(*sticker)));
        }
        // While checks are due or running the next tick looks again.
        horizon = {*seq, due.isEmpty() ? nextDue : now};
        return {};
    });
    if (!looked)
        qCWarning(healthLog).noquote() << "no checks were started for a tenant:" << looked.error().message << looked.error().detail;
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
        if (flipped) {
            const QString source = check.source == CheckSource::Manual ? u"manual"_s : u"direct"_s;
            if (const auto stored = call.session.health.append(target->id, {call.now, target->health.status, check.shown, report.message, source}); !stored)
                return stored;
        }
        if (flipped || target->health.message != report.message || check.source == CheckSource::Manual) {
            if (const auto told = announce(call, u"target.health"_s, u"target"_s, target->id.uuid(), target->environmentId); !told)
                return told;
        }
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

void HealthService::runOperation(const Principal &principal, const Operation &operation, const QList<ProbeJob> &jobs)
{
    // The watchers live in the monitor's thread, because the caller's may be gone before the last target answered.
    QMetaObject::invokeMethod(
        m_monitor,
        [this, principal, id = operation.id, jobs] {
            for (const ProbeJob &job : jobs) {
                auto *watcher = new QFutureWatcher<ProbeResult>(m_monitor);
                QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [this, watcher, principal, id, target = job.target.id] {
                    watcher->deleteLater();
                    const HealthReport report = watcher->isCanceled() ? HealthReport{} : watcher->result().report;
                    const QJsonObject result{{u"targetId"_s, target.toString()}, {u"status"_s, toString(report.status)}, {u"message"_s, report.message}};
                    const bool failed = report.status == Health::Unreachable || report.status == Health::Unknown;
                    finishPart(principal, id, QJsonDocument(result).toJson(QJsonDocument::Compact), failed);
                });
                watcher->setFuture(m_monitor->checkNow(job));
            }
        },
        Qt::QueuedConnection);
}

void HealthService::finishPart(const Principal &principal, OperationId id, const QByteArray &result, bool failed)
{
    const auto kept = m_backend.write(principal, {}, [&](Call &call) -> Result<void> {
        call.observation = true;
        auto operation = call.session.health.findOperation(id);
        if (!operation)
            return operation.error();
        QJsonArray results = QJsonDocument::fromJson(operation->results).array();
        QJsonObject part = QJsonDocument::fromJson(result).object();
        part.insert(u"ok"_s, !failed);
        results.append(part);
        operation->results = QJsonDocument(results).toJson(QJsonDocument::Compact);
        operation->done += 1;
        operation->updatedAt = call.now;
        operation->status = OperationStatus::Running;
        if (operation->done == operation->total) {
            const auto bad = std::count_if(results.begin(), results.end(), [](const QJsonValue &each) { return !each.toObject().value(u"ok"_s).toBool(); });
            operation->status = bad == 0 ? OperationStatus::Succeeded : bad == results.size() ? OperationStatus::Failed : OperationStatus::Partial;
        }
        if (const auto stored = call.session.health.updateOperation(*operation); !stored)
            return stored;
        return announce(call, u"operation.changed"_s, u"operation"_s, id.uuid(), {});
    });
    if (!kept)
        qCWarning(healthLog).noquote() << "an operation was not brought forward:" << kept.error().message << kept.error().detail;
}

} // namespace tidegate
