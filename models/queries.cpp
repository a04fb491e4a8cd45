// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/queries.h"

#include "services/client/apiclient.h"

namespace tidegate {

QFuture<Result<GateDecision>> Queries::gateCheck(EnvironmentId environment, const GateQuestion &question)
{
    return m_client.gateCheck(environment, question);
}

QFuture<Result<OpenTimes>> Queries::openTimes(const QList<EnvironmentId> &environments, const OpenTimeQuestion &question)
{
    return m_client.openTimes(environments, question);
}

QFuture<Result<FreezePreview>> Queries::preview(const FreezeWindow &window)
{
    return m_client.preview(window);
}

QFuture<Result<EnvironmentComparison>> Queries::compare(EnvironmentId left, EnvironmentId right, std::optional<Instant> at)
{
    return m_client.compare(left, right, at);
}

QFuture<Result<Target>> Queries::target(TargetId id)
{
    return m_client.target(id);
}

QFuture<Result<QList<HealthTransition>>> Queries::healthHistory(TargetId id)
{
    return m_client.healthHistory(id);
}

QFuture<Result<QList<ParentTransition>>> Queries::healthHistory(const HealthParent &parent)
{
    return m_client.healthHistory(parent);
}

QFuture<Result<std::optional<Sticker>>> Queries::sticker(TargetId id)
{
    return m_client.sticker(id);
}

QFuture<Result<QList<Sticker>>> Queries::stickerHistory(TargetId id)
{
    return m_client.stickerHistory(id);
}

QFuture<Result<std::optional<InventorySnapshot>>> Queries::inventory(TargetId id)
{
    return m_client.inventory(id);
}

QFuture<Result<DriftReport>> Queries::drift(TargetId id)
{
    return m_client.drift(id);
}

QFuture<Result<QList<DigestUse>>> Queries::whereIs(const QString &digest)
{
    return m_client.whereIs(digest);
}

QFuture<Result<ComponentPage>> Queries::components(const QUrlQuery &next)
{
    return m_client.components(next);
}

QFuture<Result<Operation>> Queries::operation(OperationId id)
{
    return m_client.operation(id);
}

QFuture<Result<QList<SecretInfo>>> Queries::secrets(TargetId id)
{
    return m_client.secrets(id);
}

QFuture<Result<DiscoveryReport>> Queries::discover(const Target &place, const TypedCredentials &typed, const std::stop_token &stop)
{
    return m_client.discover(place, typed, stop);
}

QFuture<Result<HealthReport>> Queries::testConnection(const Target &target, const TypedCredentials &typed, const std::stop_token &stop)
{
    return m_client.testConnection(target, typed, stop);
}

QFuture<Result<std::optional<QList<DriftRule>>>> Queries::driftRules()
{
    return m_client.driftRules();
}

QFuture<Result<DriftRule>> Queries::driftRule(DriftRuleId id)
{
    return m_client.driftRule(id);
}

QFuture<Result<std::optional<QList<DeletedThing>>>> Queries::recentlyDeleted()
{
    return m_client.recentlyDeleted();
}

QFuture<Result<QList<RegistrationToken>>> Queries::registrationTokens()
{
    return m_client.registrationTokens();
}

QFuture<Result<AuditPage>> Queries::audit(const AuditFilter &filter, std::optional<qint64> before)
{
    return m_client.audit(filter, before);
}

QFuture<Result<AuditVerdict>> Queries::verifyAudit()
{
    return m_client.verifyAudit();
}

QFuture<Result<ObservedChangePage>> Queries::observedChanges(const ObservedChangeFilter &filter, int limit, const QUrlQuery &next)
{
    return m_client.observedChanges(filter, limit, next);
}

QFuture<Result<ShownChange>> Queries::observedChange(ObservedChangeId id)
{
    return m_client.observedChange(id);
}

QFuture<Result<QList<ChangeCounts>>> Queries::changeCounts(Instant from, Instant to)
{
    return m_client.changeCounts(from, to);
}

std::optional<Environment> Queries::current(const Environment &known, const Error &stale)
{
    return ApiClient::current(known, stale);
}

std::optional<FreezeWindow> Queries::current(const FreezeWindow &known, const Error &stale)
{
    return ApiClient::current(known, stale);
}

std::optional<TargetGroup> Queries::current(const TargetGroup &known, const Error &stale)
{
    return ApiClient::current(known, stale);
}

std::optional<Target> Queries::current(const Target &known, const Error &stale)
{
    return ApiClient::current(known, stale);
}

} // namespace tidegate
