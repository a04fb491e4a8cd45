// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/async/whendone.h" // IWYU pragma: export: how the answers below are waited for
#include "services/domain/agent.h"
#include "services/domain/auditpage.h"
#include "services/domain/componentpage.h"
#include "services/domain/credential.h"
#include "services/domain/deletedthing.h"
#include "services/domain/discovery.h"
#include "services/domain/driftrule.h"
#include "services/domain/environmentcomparison.h"
#include "services/domain/freezepreview.h"
#include "services/domain/gate.h"
#include "services/domain/healthtransition.h"
#include "services/domain/inventory.h"
#include "services/domain/observedchangepage.h"
#include "services/domain/opentime.h"
#include "services/domain/operation.h"
#include "services/domain/result.h"
#include "services/domain/sticker.h"
#include "services/domain/target.h"
#include "services/domain/targetgroup.h"

#include <QFuture>

#include <stop_token>

namespace tidegate {

class ApiClient;

/// Questions to the server of a workspace about what no model holds. They change nothing, and their answers are not kept. GUI thread; never blocks.
class Queries
{
public:
    explicit Queries(ApiClient &client) : m_client(client) {}

    QFuture<Result<GateDecision>> gateCheck(EnvironmentId environment, const GateQuestion &question);
    /// The next times at which all of them are open.
    QFuture<Result<OpenTimes>> openTimes(const QList<EnvironmentId> &environments, const OpenTimeQuestion &question);
    /// What creating it would do; a window with an id is not compared with itself.
    QFuture<Result<FreezePreview>> preview(const FreezeWindow &window);
    /// As it was at an instant; unset: now.
    QFuture<Result<EnvironmentComparison>> compare(EnvironmentId left, EnvironmentId right, std::optional<Instant> at);

    QFuture<Result<Target>> target(TargetId id);
    QFuture<Result<QList<HealthTransition>>> healthHistory(TargetId id); ///< Newest first.
    /// Newest first. NotFound also from a server before it kept one.
    QFuture<Result<QList<ParentTransition>>> healthHistory(const HealthParent &parent);
    QFuture<Result<std::optional<Sticker>>> sticker(TargetId id); ///< Nothing when there is none.
    QFuture<Result<QList<Sticker>>> stickerHistory(TargetId id);
    QFuture<Result<std::optional<InventorySnapshot>>> inventory(TargetId id);
    QFuture<Result<DriftReport>> drift(TargetId id);
    QFuture<Result<QList<DigestUse>>> whereIs(const QString &digest);      ///< Where it runs, by the newest inventories.
    QFuture<Result<ComponentPage>> components(const QUrlQuery &next = {}); ///< What runs in which environment, a thousand components at once.
    QFuture<Result<Operation>> operation(OperationId id);
    QFuture<Result<QList<SecretInfo>>> secrets(TargetId id); ///< When credentials were stored; never what they are.
    /// Whether a connection works as it would be stored, with what was typed for it. Nothing is stored; an id names the stored target of which it is a change.
    /// NotSupported from a server that is too old to know the question.
    QFuture<Result<HealthReport>> testConnection(const Target &target, const TypedCredentials &typed, const std::stop_token &stop);
    /// What runs at a place, reached as a target there would be; see testConnection().
    QFuture<Result<DiscoveryReport>> discover(const Target &place, const TypedCredentials &typed, const std::stop_token &stop);

    /// What can be restored, newest first. Nothing from a server before it had such a list.
    QFuture<Result<std::optional<QList<DeletedThing>>>> recentlyDeleted();

    /// What is ignored, and was until lately; the one that ends first comes first. Nothing from a server before it had such a list.
    QFuture<Result<std::optional<QList<DriftRule>>>> driftRules();
    QFuture<Result<DriftRule>> driftRule(DriftRuleId id);
    QFuture<Result<QList<RegistrationToken>>> registrationTokens(); ///< Nothing of what opens something.

    /// The newest page, or the one before the given seq.
    QFuture<Result<AuditPage>> audit(const AuditFilter &filter, std::optional<qint64> before);
    QFuture<Result<AuditVerdict>> verifyAudit();
    QFuture<Result<ObservedChangePage>> observedChanges(const ObservedChangeFilter &filter, int limit, const QUrlQuery &next = {});
    QFuture<Result<ShownChange>> observedChange(ObservedChangeId id);
    QFuture<Result<QList<ChangeCounts>>> changeCounts(Instant from, Instant to);

    /// What the server has instead of `known`, from the error of a write that came too late; nothing when it does not say.
    static std::optional<Environment> current(const Environment &known, const Error &stale);
    static std::optional<FreezeWindow> current(const FreezeWindow &known, const Error &stale);
    static std::optional<TargetGroup> current(const TargetGroup &known, const Error &stale);
    static std::optional<Target> current(const Target &known, const Error &stale);

private:
    ApiClient &m_client;
};

} // namespace tidegate
