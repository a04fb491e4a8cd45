// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/observedhealth.h"

#include "services/domain/targetconnection.h"
#include "services/domain/try.h"
#include "services/operations/audittrail.h"

namespace tidegate {

Result<void> recordHealth(Call &call, const Target &target, const HealthObservation &observation)
{
    const HealthReport &report = observation.report;
    const bool flipped = target.health.status != report.status;
    const bool sinceKnown = target.healthSince && !isAhead(*target.healthSince, call.now);
    const auto since = flipped || !sinceKnown ? report.checkedAt : target.healthSince;
    RETURN_IF_ERROR(call.transaction.targets.setHealthOfKnown(target.id, report, since));
    if (flipped) {
        Target after = target;
        after.health.status = report.status;
        call.healthMoves.append({target.id, countedHealth(target), countedHealth(after)});
        RETURN_IF_ERROR(call.transaction.health.append(
            target.id, {call.now, target.health.status, report.status, report.message, observation.source, {report.code, report.params}}));
    }
    const bool wasStale = isStale(target.health.checkedAt, lookInterval(observation.interval, isByAgent(target.connection)), call.now);
    if (!flipped && !observation.isWaitedFor && !wasStale && target.health.message == report.message)
        return {};
    return announce(call, ChangeKind::HealthObserved, EntityType::Target, target.id.uuid(), target.environmentId);
}

} // namespace tidegate
