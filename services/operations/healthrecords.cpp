// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/targetconnection.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/operations/audittrail.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/healthservice.h"
#include "services/operations/observedhealth.h"
#include "services/operations/secretoperations.h"

#include <QLoggingCategory>

#include <map>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(recordLog, "tidegate.health")

/// A scheduled check is over long before; one that a server took and forgot is taken by another then.
constexpr std::chrono::minutes checkLease{2};

} // namespace

QStringList HealthService::namesIn(const std::optional<Sticker> &sticker)
{
    QStringList names;
    if (sticker) {
        for (const StickerComponent &component : sticker->components)
            names.append(componentName(component.name));
    }
    return names;
}

/// One transaction for each tenant; what another server has in hand is no matter of this one.
std::vector<ClaimedCheck> HealthService::claim(std::vector<DueCheck> due)
{
    if (!m_backend.database().isShared())
        return HealthSink::claim(std::move(due));
    QHash<TenantId, QList<TargetId>> wanted;
    for (const DueCheck &each : due)
        wanted[each.target.tenant].append(each.target.id);
    QHash<TargetKey, int> taken;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        const auto leases = m_backend.database().writeAside(
            it.key(), [&](Transaction &transaction) { return transaction.leases.claim(m_backend.server(), it.value(), checkLease); });
        if (!leases)
            qCWarning(recordLog).noquote() << "no checks were taken:" << leases.error().message << leases.error().detail;
        for (const CheckLease &lease : leases ? *leases : QList<CheckLease>())
            taken.insert({it.key(), lease.target}, lease.worseInARow);
    }
    std::vector<ClaimedCheck> claimed;
    for (DueCheck &each : due) {
        if (const auto found = taken.constFind(each.target); found != taken.cend())
            claimed.push_back({std::move(each), *found});
    }
    return claimed;
}

/// While they waited for their turn leases may have ended, as when this server stood still.
Result<QSet<TargetId>> HealthService::whatIsElsewhere(Transaction &transaction, const QList<TargetId> &targets) const
{
    QSet<TargetId> elsewhere;
    if (!m_backend.database().isShared())
        return elsewhere;
    ASSIGN_OR_RETURN(const auto leases, transaction.leases.find(targets));
    for (const CheckLease &lease : leases) {
        if (lease.server != m_backend.server())
            elsewhere.insert(lease.target);
    }
    return elsewhere;
}

Result<ProbeJob> HealthService::prepare(const TargetKey &key)
{
    return prepareAll({key}).front();
}

std::vector<Result<ProbeJob>> HealthService::prepareAll(const std::vector<TargetKey> &keys)
{
    QHash<TenantId, QList<TargetId>> wanted;
    for (const TargetKey &key : keys)
        wanted[key.tenant].append(key.id);
    QHash<TargetKey, Result<ProbeJob>> jobs;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        for (qsizetype at = 0; at < it->size(); at += TargetStore::manyAtOnce)
            prepareSome(it.key(), it->mid(at, TargetStore::manyAtOnce), jobs);
    }
    std::vector<Result<ProbeJob>> all;
    all.reserve(keys.size());
    for (const TargetKey &key : keys)
        all.push_back(jobs.value(key, notFound()));
    return all;
}

void HealthService::prepareSome(TenantId tenant, const QList<TargetId> &targets, QHash<TargetKey, Result<ProbeJob>> &jobs)
{
    const auto read = m_backend.database().read(tenant, [&](Transaction &transaction) -> Result<void> {
        ASSIGN_OR_RETURN(const auto found, transaction.targets.findChecked(targets));
        ASSIGN_OR_RETURN(const auto stickers, transaction.stickers.current(targets, m_backend.clock().now()));
        ASSIGN_OR_RETURN(const auto elsewhere, whatIsElsewhere(transaction, targets));
        for (const CheckedTarget &target : found) {
            const auto sticker = stickers.constFind(target.id);
            const QStringList names = sticker == stickers.cend() ? QStringList() : namesIn(*sticker);
            jobs.insert({tenant, target.id}, jobOf(tenant, target, names, elsewhere.contains(target.id)));
        }
        return {};
    });
    for (const TargetId target : read ? QList<TargetId>() : targets)
        jobs.insert({tenant, target}, read.error());
}

ProbeJob HealthService::jobOf(TenantId tenant, const CheckedTarget &target, const QStringList &components, bool elsewhere)
{
    ProbeTarget probe{target.id, target.type, target.connection, components, {}};
    probe.tenant = tenant;
    probe.openSecret = [this, tenant, target = Target(target)](const QString &reference) {
        return m_backend.database().read(tenant, [&](Transaction &at) { return openSecret(at, masterKey(), target, reference); });
    };
    return {tenant, probe, std::chrono::seconds(target.healthInterval), target.health.status, target.enabled, isByAgent(target.connection), elsewhere};
}

/// Whether a check of the target as it was then still says something about it as it is now; null: it is gone.
Kept HealthService::judge(const StoredState *stored, const ProbeTarget &checked)
{
    if (!stored)
        return Kept::Gone;
    const bool isSame = stored->target.connection == checked.connection && namesIn(stored->sticker) == checked.expectedComponents;
    return isSame ? Kept::Yes : Kept::Outdated;
}

Kept HealthService::record(const CheckRecord &check)
{
    return recordAll({check}).front();
}

std::vector<Kept> HealthService::recordAll(const std::vector<CheckRecord> &checks)
{
    std::map<TenantId, std::vector<std::size_t>> byTenant;
    for (std::size_t i = 0; i < checks.size(); ++i)
        byTenant[checks[i].job.tenant].push_back(i);
    // What was seen is told to those who wait, even where it cannot be stored.
    std::vector<Kept> kept(checks.size(), Kept::Yes);
    for (const auto &[tenant, places] : byTenant) {
        std::vector<const CheckRecord *> some;
        for (const std::size_t place : places)
            some.push_back(&checks[place]);
        const std::vector<Kept> found = recordSome(tenant, some);
        for (std::size_t i = 0; i < places.size(); ++i)
            kept[places[i]] = found[i];
    }
    return kept;
}

/// In one transaction, or each in its own where one of them is what does not go in.
std::vector<Kept> HealthService::recordSome(TenantId tenant, const std::vector<const CheckRecord *> &checks)
{
    const auto together = recordTogether(tenant, checks);
    if (together)
        return *together;
    if (checks.size() == 1 || together.error().kind == ErrorKind::Unavailable) {
        qCWarning(recordLog).noquote() << "checks were not recorded:" << checks.size() << together.error().message << together.error().detail;
        return std::vector<Kept>(checks.size(), Kept::Unstored);
    }
    std::vector<Kept> kept;
    kept.reserve(checks.size());
    for (const CheckRecord *const each : checks)
        kept.push_back(recordSome(tenant, {each}).front());
    return kept;
}

Result<std::vector<Kept>> HealthService::recordTogether(TenantId tenant, const std::vector<const CheckRecord *> &checks)
{
    QList<TargetId> targets;
    for (const CheckRecord *const each : checks)
        targets.append(each->job.target.id);
    std::vector<Kept> kept(checks.size(), Kept::Yes);
    const auto judgeAll = [&](Transaction &transaction) -> Result<QHash<TargetId, StoredState>> {
        ASSIGN_OR_RETURN(const auto states, storedStates(transaction, targets, m_backend.clock().now()));
        for (std::size_t i = 0; i < checks.size(); ++i) {
            const auto stored = states.constFind(checks[i]->job.target.id);
            kept[i] = judge(stored == states.cend() ? nullptr : &*stored, checks[i]->job.target);
        }
        return states;
    };
    if (std::all_of(checks.begin(), checks.end(), [](const CheckRecord *each) { return each->source == CheckSource::Test; })) {
        RETURN_IF_ERROR(m_backend.database().read(tenant, judgeAll));
        return kept;
    }
    return m_backend.write(systemPrincipal(tenant), {}, [&](Call &call) -> Result<std::vector<Kept>> {
        call.observation = true;
        ASSIGN_OR_RETURN(auto states, judgeAll(call.transaction));
        std::map<int, QList<TargetId>> released;
        QList<TargetId> unclaimed;
        for (std::size_t i = 0; i < checks.size(); ++i) {
            const CheckRecord &check = *checks[i];
            if (kept[i] != Kept::Yes || check.source == CheckSource::Test)
                continue;
            const TargetId id = check.job.target.id;
            if (!states.contains(id)) { // it was recorded just before, in the same call
                ASSIGN_OR_RETURN(states, storedStates(call.transaction, targets.mid(static_cast<qsizetype>(i)), call.now));
            }
            RETURN_IF_ERROR(store(call, check, states.take(id)));
            (check.isClaimed ? released[check.worseInARow] : unclaimed).append(id);
        }
        RETURN_IF_ERROR(release(call, released, unclaimed));
        return kept;
    });
}

/// Gives leases back after what was said against their targets; where nobody had one, what was said is forgotten.
Result<void> HealthService::release(Call &call, const std::map<int, QList<TargetId>> &released, const QList<TargetId> &unclaimed)
{
    if (!m_backend.database().isShared())
        return {};
    RETURN_IF_ERROR(call.transaction.leases.forgetWorse(unclaimed));
    for (const auto &[worseInARow, targets] : released)
        RETURN_IF_ERROR(call.transaction.leases.release(m_backend.server(), targets, worseInARow, afterCheck));
    return {};
}

Result<void> HealthService::store(Call &call, const CheckRecord &check, const StoredState &stored)
{
    if (check.job.byAgent) // nobody looked: what its agent said of it stands
        return {};
    HealthReport report = check.result.report;
    report.status = check.shown;
    const bool manual = check.source == CheckSource::Manual;
    RETURN_IF_ERROR(recordHealth(call, stored.target, {report, check.job.interval, manual ? u"manual"_s : u"direct"_s, manual}));
    if (!check.result.inventory)
        return {};
    const auto changed = storeObserved(call, stored, *check.result.inventory, check.acts);
    return changed ? Result<void>() : Result<void>(changed.error());
}

} // namespace tidegate
