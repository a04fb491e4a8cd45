// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/tidyoperations.h"

#include "services/domain/try.h"
#include "services/operations/audittrail.h"
#include "services/operations/backend.h"
#include "services/operations/importoperations.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(tidyLog, "tidegate.tidy")

constexpr auto maxStep = std::chrono::hours(7 * 24);
constexpr auto keepAnswers = std::chrono::hours(24);
constexpr auto keepChanges = std::chrono::hours(7 * 24);
constexpr auto keepOperations = std::chrono::hours(7 * 24);
constexpr auto keepImports = std::chrono::hours(7 * 24);
constexpr auto keepTasks = std::chrono::hours(7 * 24);
constexpr auto keepEndedTokens = std::chrono::hours(30 * 24); // so that who wonders why one opens nothing finds it
constexpr auto keepAsks = std::chrono::hours(7 * 24);         // longer than any deployment may take
constexpr auto keepEndedRules = std::chrono::hours(90 * 24);  // so that who wonders why something differs again finds it
constexpr auto keepInventory = std::chrono::hours(400 * 24);

/// Up to where this pass believes the clock.
Result<Instant> believedNow(Call &call)
{
    const QString fact = u"tidied-up-to "_s + call.transaction.tenant().toString();
    ASSIGN_OR_RETURN(const auto stored, call.transaction.identities.fact(fact));
    Instant believed = call.now;
    if (bool isNumber = false; stored) {
        const Instant last{std::chrono::milliseconds(stored->toLongLong(&isNumber))};
        if (isNumber && !isAhead(last, call.now))
            believed = std::min<Instant>(call.now, last + maxStep);
    }
    RETURN_IF_ERROR(call.transaction.identities.setFact(fact, QString::number(believed.time_since_epoch().count())));
    return believed;
}

/// What lies ahead of now is dated by now.
Result<void> dateAhead(Call &call)
{
    RETURN_IF_ERROR(call.transaction.journal.dateAhead(call.now));
    RETURN_IF_ERROR(call.transaction.health.dateAhead(call.now));
    RETURN_IF_ERROR(call.transaction.parentHealth.dateAhead(call.now));
    RETURN_IF_ERROR(call.transaction.imports.dateAhead(call.now));
    RETURN_IF_ERROR(call.transaction.driftRules.dateAhead(call.now));
    RETURN_IF_ERROR(call.transaction.imageOrigins.dateAhead(call.now));
    return call.transaction.agentTasks.dateAhead(call.now);
}

/// What was observed.
Result<void> forgetObservations(Call &call, Instant before)
{
    RETURN_IF_ERROR(call.transaction.inventory.forgetHistory(before));
    RETURN_IF_ERROR(call.transaction.observedChanges.forget(before));
    RETURN_IF_ERROR(call.transaction.health.forgetTransitions(before));
    return call.transaction.parentHealth.forget(before);
}

/// What was over for a while.
Result<void> forgetEnded(Call &call, Instant now)
{
    RETURN_IF_ERROR(call.transaction.driftRules.forgetExpired(now - keepEndedRules));
    RETURN_IF_ERROR(call.transaction.agents.forgetTokens(now - keepEndedTokens));
    RETURN_IF_ERROR(call.transaction.agentTasks.forget(now - keepTasks));
    return call.transaction.journal.forgetAnswers(now - keepAnswers);
}

/// A write transaction of each tenant, whatever becomes of the others.
void inEachTenant(Backend &backend, const char *whatWaits, Result<void> (*work)(Call &))
{
    const auto tenants = backend.database().read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); });
    if (!tenants) {
        qCWarning(tidyLog).noquote() << whatWaits << tenants.error().message << tenants.error().detail;
        return;
    }
    for (const Tenant &tenant : *tenants) {
        if (const auto done = backend.write(systemPrincipal(tenant.id), {}, work); !done)
            qCWarning(tidyLog).noquote() << whatWaits << done.error().message << done.error().detail;
    }
}

} // namespace

Result<void> tidyUp(Call &call)
{
    call.observation = true;
    if (call.clockDoubt)
        return {};
    ASSIGN_OR_RETURN(const auto now, believedNow(call));
    RETURN_IF_ERROR(dateAhead(call));
    RETURN_IF_ERROR(call.transaction.journal.trim(now - keepChanges));
    RETURN_IF_ERROR(call.transaction.health.forgetOperations(now - keepOperations));
    RETURN_IF_ERROR(call.transaction.imageOrigins.forget(now - keepInventory));
    RETURN_IF_ERROR(forgetObservations(call, now - keepInventory));
    RETURN_IF_ERROR(call.transaction.observedChanges.forgetAsks(now - keepAsks));
    RETURN_IF_ERROR(forgetEnded(call, now));
    return discardForgottenImport(call, now - keepImports);
}

void tidyUpAllTenants(Backend &backend)
{
    inEachTenant(backend, "clean-up waits:", tidyUp);
}

void endAbandonedOperations(Backend &backend)
{
    inEachTenant(backend, "operations of a server that is gone stay open:", [](Call &call) -> Result<void> {
        call.observation = true;
        ASSIGN_OR_RETURN(const auto ended, call.transaction.health.abandonOperations(call.now));
        for (const OperationId operation : ended)
            RETURN_IF_ERROR(announce(call, ChangeKind::OperationMoved, EntityType::Operation, operation.uuid(), {}));
        return {};
    });
}

} // namespace tidegate
