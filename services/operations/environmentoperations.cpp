// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/environmentoperations.h"

#include "services/codec/environmentjson.h"
#include "services/domain/occurrence.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/drift/environmentcomparison.h"
#include "services/gate/gateevaluator.h"
#include "services/operations/audittrail.h"
#include "services/operations/driftverdicts.h"
#include "services/operations/imageorigins.h"
#include "services/operations/restoring.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr EntityType entity = EntityType::Environment;
constexpr qsizetype maxReason = 1'024;

AuditEvent eventOf(ChangeKind action, const Environment &environment, const QJsonObject &before, const QJsonObject &after)
{
    return {.action = action,
            .entityType = entity,
            .entityId = environment.id.uuid(),
            .entityName = environment.name,
            .environment = environment.id,
            .version = environment.version,
            .before = before,
            .after = after,
            .reason = {}};
}

/// The permission each changed field needs beyond environment:write, which the route has asked for.
Result<void> mayChange(Call &call, const Environment &before, const Environment &after)
{
    if (changesPolicy(before, after)) {
        RETURN_IF_ERROR(call.require(Permission::EnvironmentPolicy));
    }
    if (before.isProduction && !after.isProduction) {
        RETURN_IF_ERROR(call.require(Permission::EnvironmentClassify));
        if (call.info.reason.trimmed().isEmpty())
            return invalidField(u"/isProduction"_s, say("reason-required"));
        return refuseWhileFrozen(call, before, say("consequence/stays-production"));
    }
    return {};
}

Result<void> autoPromotionExists(Call &call, const Environment &environment)
{
    if (environment.autoPromoteFrom.isNull())
        return {};
    if (environment.autoPromoteFrom == environment.id)
        return invalidField(u"/autoPromoteFrom"_s, say("own-environment"));
    const auto found = call.transaction.environments.find(environment.autoPromoteFrom);
    if (!found && found.error().kind != ErrorKind::NotFound)
        return found.error();
    return found ? Result<void>() : Result<void>(invalidField(u"/autoPromoteFrom"_s, say("unknown-environment")));
}

Error notEmpty(const EnvironmentBlockers &blockers)
{
    Error error = makeError(ErrorKind::Conflict, say("environment-not-empty", blockers.targets, blockers.targetGroups));
    QVariantList items;
    for (const auto &item : blockers.items)
        items.append(QVariantMap{{u"kind"_s, item.kind}, {u"id"_s, item.id.toString(QUuid::WithoutBraces)}, {u"name"_s, item.name}});
    error.extra.insert(u"blockers"_s, QVariantMap{{u"targets"_s, blockers.targets}, {u"targetGroups"_s, blockers.targetGroups}, {u"items"_s, items}});
    return error;
}

/// Removes what is in the environment, if that was asked for; the answer is what went, for the audit row.
Result<QJsonObject> clearForRemoval(Call &call, const Environment &environment, const RemoveEnvironment &how)
{
    ASSIGN_OR_RETURN(const auto blockers, call.transaction.environments.blockers(environment.id));
    if (blockers.targets == 0 && blockers.targetGroups == 0)
        return QJsonObject();
    if (!how.cascade)
        return notEmpty(blockers);
    if (how.confirm != environment.name)
        return invalidField(u"/confirm"_s, say("confirm-mismatch", environment.name));
    RETURN_IF_ERROR(call.transaction.targets.removeAllOf(environment.id, call.now, call.principal.user()));
    ASSIGN_OR_RETURN(const auto groups, call.transaction.groups.list(environment.id));
    for (const TargetGroup &group : groups) {
        RETURN_IF_ERROR(call.transaction.groups.remove(group.id, call.now, call.principal.user()));
    }
    return QJsonObject{{u"targets"_s, blockers.targets}, {u"targetGroups"_s, blockers.targetGroups}};
}

Result<void> hasRoomForEnvironment(Call &call)
{
    const auto environments = call.transaction.environments.list();
    return environments ? withinQuota(environments->size(), call.quotas.environments, say("plural/environments")) : Result<void>(environments.error());
}

} // namespace

Result<void> refuseWhileFrozen(Call &call, const Environment &environment, const Message &consequence)
{
    if (call.clockDoubt)
        return makeError(ErrorKind::Unavailable, call.clockDoubt->saidOfChange(consequence));
    ASSIGN_OR_RETURN(const auto windows, call.transaction.freezeWindows.activeOrUpcoming(environment.id, call.now));
    const FreezeStatus status = freezeStatusAt(windows, call.now);
    if (!status.closed)
        return {};
    const QVariant until = status.nextOpen ? paramOf(toText(*status.nextOpen)) : paramOf(say("until/further-notice"));
    Error error = makeError(ErrorKind::Conflict, say("freeze-active/change", environment.displayName, until, status.reason, consequence));
    if (status.nextOpen)
        error.extra.insert(u"retryAfter"_s, toText(*status.nextOpen));
    QVariantList active;
    for (const FreezeWindow &window : windows) {
        for (const Occurrence &each : occurrencesAt(window, call.now))
            active.append(
                QVariantMap{{u"id"_s, window.id.toString()}, {u"end"_s, toText(each.end)}, {u"excepted"_s, window.exceptions.contains(call.principal.user())}});
    }
    error.extra.insert(u"windows"_s, active);
    return error;
}

Result<Environment> createEnvironment(Call &call, const QJsonObject &body)
{
    auto environment = applyEnvironmentJson({}, body, true, call.info.lenient);
    if (!environment)
        return environment;
    RETURN_IF_ERROR(hasRoomForEnvironment(call));
    if (environment->id.isNull())
        environment->id = EnvironmentId::create();
    environment->version = 1;
    environment->createdAt = environment->updatedAt = wholeSeconds(call.now);
    environment->createdBy = environment->updatedBy = call.principal.user();
    RETURN_IF_ERROR(autoPromotionExists(call, *environment));
    RETURN_IF_ERROR(call.transaction.environments.insert(*environment));
    RETURN_IF_ERROR(record(call, eventOf(ChangeKind::EnvironmentCreated, *environment, {}, auditJson(*environment))));
    return environment;
}

Result<Environment> updateEnvironment(Call &call, EnvironmentId id, const QJsonObject &body)
{
    const auto before = call.transaction.environments.find(id);
    if (!before)
        return before;
    RETURN_IF_ERROR(call.checkVersion(before->version, auditJson(*before)));
    auto after = applyEnvironmentJson(*before, body, false, call.info.lenient);
    if (!after || *after == *before)
        return after;
    if (call.info.reason.isEmpty())
        call.info.reason = body.value(u"reason"_s).toString().trimmed().left(maxReason);
    RETURN_IF_ERROR(mayChange(call, *before, *after));
    // An environment it was promoted from may be gone by now; that must not stand in the way of other changes.
    if (after->autoPromoteFrom != before->autoPromoteFrom)
        RETURN_IF_ERROR(autoPromotionExists(call, *after));
    after->version = before->version + 1;
    after->updatedAt = wholeSeconds(call.now);
    after->updatedBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.environments.update(*after));
    RETURN_IF_ERROR(record(call, eventOf(ChangeKind::EnvironmentUpdated, *after, auditJson(*before), auditJson(*after))));
    if (after->config.driftPolicy != before->config.driftPolicy)
        RETURN_IF_ERROR(recomputeByPolicy(call, after->id));
    return after;
}

Result<void> removeEnvironment(Call &call, EnvironmentId id, const RemoveEnvironment &how)
{
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.find(id));
    RETURN_IF_ERROR(call.checkVersion(environment.version, auditJson(environment)));
    if (how.cascade && call.info.ifMatch.isEmpty())
        return makeError(ErrorKind::PreconditionRequired, say("precondition-required/cascade"));
    RETURN_IF_ERROR(refuseWhileFrozen(call, environment, say("consequence/stays")));
    ASSIGN_OR_RETURN(const auto cleared, clearForRemoval(call, environment, how));
    RETURN_IF_ERROR(call.transaction.environments.remove(id, call.now, call.principal.user()));
    QJsonObject before = auditJson(environment);
    if (!cleared.isEmpty())
        before.insert(u"contained"_s, cleared);
    return record(call, eventOf(ChangeKind::EnvironmentDeleted, environment, before, {}));
}

Result<Environment> restoreEnvironment(Call &call, EnvironmentId id)
{
    ASSIGN_OR_RETURN(const auto found, call.transaction.environments.findWithDeleted(id));
    RETURN_IF_ERROR(canBeRestored(call, found.second, found.first.version, auditJson(found.first), say("not-deleted/environment")));
    RETURN_IF_ERROR(hasRoomForEnvironment(call));
    RETURN_IF_ERROR(call.transaction.environments.restore(id, call.now, call.principal.user()));
    const auto environment = call.transaction.environments.find(id);
    const auto targets = call.transaction.targets.count({});
    if (!environment || !targets)
        return environment ? targets.error() : environment.error();
    RETURN_IF_ERROR(withinQuota(*targets - 1, call.quotas.targets, say("plural/targets")));
    RETURN_IF_ERROR(record(call, eventOf(ChangeKind::EnvironmentRestored, *environment, {}, auditJson(*environment))));
    RETURN_IF_ERROR(recomputeByRules(call, id)); // rules came and went while it was away
    return environment;
}

Result<void> reorderEnvironments(Call &call, const QJsonObject &body)
{
    QList<EnvironmentId> order;
    const QJsonValue listed = body.value(u"order"_s);
    const QJsonArray entries = listed.toArray();
    if (!listed.isArray() || body.size() != 1)
        return invalidField(u"/order"_s, say("required/order"));
    for (const auto entry : entries) {
        const EnvironmentId id(parseUuid(entry.toString()));
        if (id.isNull() || order.contains(id))
            return invalidField(u"/order/%1"_s.arg(order.size()), say("invalid-id/order"));
        order.append(id);
    }
    ASSIGN_OR_RETURN(const auto all, call.transaction.environments.list());
    QJsonArray before;
    for (const Environment &environment : all) {
        before.append(environment.name);
        if (!order.contains(environment.id))
            order.append(environment.id);
    }
    RETURN_IF_ERROR(call.transaction.environments.reorder(order, call.now, call.principal.user()));
    QJsonArray after;
    for (const EnvironmentId &id : order) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Environment &each) { return each.id == id; });
        after.append(found == all.end() ? id.toString() : found->name);
    }
    return record(call,
                  {.action = ChangeKind::EnvironmentReordered,
                   .entityType = entity,
                   .entityId = order.isEmpty() ? QUuid() : order.first().uuid(),
                   .entityName = {},
                   .environment = {},
                   .version = 0,
                   .before = {{u"order"_s, before}},
                   .after = {{u"order"_s, after}},
                   .reason = {}});
}

namespace {

Result<StickersOf> stickersOf(Call &call, EnvironmentId environment, Instant at)
{
    RETURN_IF_ERROR(call.transaction.environments.find(environment));
    ASSIGN_OR_RETURN(const auto rollup, call.transaction.environments.rollup(environment, call.now));
    ASSIGN_OR_RETURN(const auto stickers, call.transaction.stickers.ofEnvironment(environment, at));
    return StickersOf{environment, rollup.health.total(), stickers};
}

} // namespace

Result<EnvironmentComparison> compareEnvironments(Call &call, EnvironmentId left, EnvironmentId right, std::optional<Instant> at)
{
    const Instant then = at.value_or(Instant::max()); // a sticker that is dated ahead counts as current everywhere else too
    ASSIGN_OR_RETURN(const auto onLeft, stickersOf(call, left, then));
    ASSIGN_OR_RETURN(const auto onRight, stickersOf(call, right, then));
    EnvironmentComparison comparison = compareEnvironments(onLeft, onRight);
    comparison.at = at;
    RETURN_IF_ERROR(addOrigins(call, comparison));
    return comparison;
}

} // namespace tidegate
