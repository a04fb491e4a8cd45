// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/targetoperations.h"

#include "services/codec/targetgroupjson.h"
#include "services/codec/targetjson.h"
#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/try.h"
#include "services/operations/audittrail.h"
#include "services/operations/driftverdicts.h"
#include "services/operations/restoring.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

AuditEvent groupEvent(ChangeKind action, const TargetGroup &group, const QJsonObject &before, const QJsonObject &after)
{
    return {.action = action,
            .entityType = EntityType::TargetGroup,
            .entityId = group.id.uuid(),
            .entityName = group.name,
            .environment = group.environmentId,
            .version = group.version,
            .before = before,
            .after = after,
            .reason = {}};
}

AuditEvent targetEvent(ChangeKind action, const Target &target, const QJsonObject &before, const QJsonObject &after)
{
    return {.action = action,
            .entityType = EntityType::Target,
            .entityId = target.id.uuid(),
            .entityName = target.name,
            .environment = target.environmentId,
            .version = target.version,
            .before = before,
            .after = after,
            .reason = {}};
}

/// The environment exists and the group, if any, is one of its own.
Result<Environment> placeOf(Call &call, const Target &target)
{
    const auto environment = call.transaction.environments.find(target.environmentId);
    if (!environment)
        return environment.error().kind == ErrorKind::NotFound ? invalidField(u"/environmentId"_s, say("unknown-environment")) : environment.error();
    if (target.targetGroupId.isNull())
        return environment;
    const auto group = call.transaction.groups.find(target.targetGroupId);
    if (!group && group.error().kind != ErrorKind::NotFound)
        return group.error();
    if (!group || group->environmentId != target.environmentId)
        return invalidField(u"/targetGroupId"_s, say("group-environment-mismatch"));
    return environment;
}

/// Whoever is to check it is there, and can. Who was named before may have been revoked since.
Result<void> checkAgent(Call &call, const Target &before, const Target &after)
{
    const AgentId id = agentOf(after.connection);
    if (id.isNull() || id == agentOf(before.connection))
        return {};
    const auto agent = call.transaction.agents.find(id);
    if (!agent && agent.error().kind != ErrorKind::NotFound)
        return agent.error();
    if (!agent || agent->lifecycle == AgentLifecycle::Revoked)
        return invalidField(u"/connection/agentId"_s, say("unknown-agent"));
    return canLookAt(*agent, after.type) ? Result<void>() : Result<void>(invalidField(u"/connection/agentId"_s, say("agent-cannot", agent->name)));
}

QList<Remark> warningsOf(const Target &target, const Environment &environment)
{
    if (descriptorOf(target.type).isEngine && environment.isProduction && !usesTls(target.connection))
        return {say("plaintext-docker")};
    return {};
}

/// Where a credential may be sent: a change of any of these makes the stored ones unusable.
QJsonObject addressOf(const Target &target)
{
    QJsonObject address;
    for (const ConnectionMember &member : descriptorOf(target.type).members) {
        if (member.binds)
            address.insert(member.key, target.connection.value(member.key));
    }
    address.insert(u"tls"_s, usesTls(target.connection)); // as it will be spoken, said or not
    return address;
}

/// Removes what was sealed for the old address, and the references to it.
Result<void> dropCredentials(Call &call, const Target &before, Target &after)
{
    if (addressOf(before) == addressOf(after))
        return {};
    ASSIGN_OR_RETURN(const auto secrets, call.transaction.secrets.list(after.id));
    const bool onlyCaChanged = [&] {
        QJsonObject a = addressOf(before);
        QJsonObject b = addressOf(after);
        a.remove(u"tlsCaRef"_s);
        b.remove(u"tlsCaRef"_s);
        return a == b;
    }();
    for (const SealedSecret &secret : secrets) {
        const QString reference = u"local:"_s + secret.id.toString(QUuid::WithoutBraces);
        // A first CA is no change of address: the credentials were not usable before it.
        if (onlyCaChanged && before.connection.value(u"tlsCaRef"_s).toString().isEmpty())
            continue;
        if (onlyCaChanged && after.connection.value(u"tlsCaRef"_s).toString() == reference)
            continue;
        RETURN_IF_ERROR(call.transaction.secrets.remove(secret.id));
        for (const QString &key : after.connection.keys()) {
            if (after.connection.value(key).toString() == reference)
                after.connection.remove(key);
        }
    }
    return {};
}

} // namespace

Result<TargetGroup> createGroup(Call &call, EnvironmentId environment, const QJsonObject &body)
{
    RETURN_IF_ERROR(call.transaction.environments.find(environment));
    TargetGroup base;
    base.environmentId = environment;
    auto group = applyTargetGroupJson(base, body, true, call.info.lenient);
    if (!group)
        return group;
    if (group->id.isNull())
        group->id = TargetGroupId::create();
    group->version = 1;
    group->createdAt = group->updatedAt = wholeSeconds(call.now);
    RETURN_IF_ERROR(call.transaction.groups.insert(*group));
    RETURN_IF_ERROR(record(call, groupEvent(ChangeKind::GroupCreated, *group, {}, auditJson(*group))));
    return group;
}

Result<TargetGroup> updateGroup(Call &call, TargetGroupId id, const QJsonObject &body)
{
    const auto before = call.transaction.groups.find(id);
    if (!before)
        return before;
    RETURN_IF_ERROR(call.checkVersion(before->version, auditJson(*before)));
    auto after = applyTargetGroupJson(*before, body, false, call.info.lenient);
    if (!after || *after == *before)
        return after;
    after->version = before->version + 1;
    after->updatedAt = wholeSeconds(call.now);
    RETURN_IF_ERROR(call.transaction.groups.update(*after));
    RETURN_IF_ERROR(record(call, groupEvent(ChangeKind::GroupUpdated, *after, auditJson(*before), auditJson(*after))));
    return after;
}

namespace {

/// The targets of a group leave it, or have come back; where they are otherwise stays.
Result<void> noteMembers(Call &call, TargetGroupId group, bool areLeaving)
{
    TargetQuery members;
    members.group = group;
    members.enabled = true;
    members.limit = std::numeric_limits<int>::max();
    return call.transaction.targets.forEach(members, [&](const TargetRow &row) {
        const CountedHealth within{row.environmentId, group, row.health.status};
        const CountedHealth without{row.environmentId, {}, row.health.status};
        call.healthMoves.append({row.id, areLeaving ? within : without, areLeaving ? without : within});
    });
}

} // namespace

Result<void> removeGroup(Call &call, TargetGroupId id, bool detach)
{
    ASSIGN_OR_RETURN(const auto group, call.transaction.groups.find(id));
    RETURN_IF_ERROR(call.checkVersion(group.version, auditJson(group)));
    TargetQuery members;
    members.group = id;
    ASSIGN_OR_RETURN(const auto count, call.transaction.targets.count(members));
    if (count > 0 && !detach) {
        Error error = makeError(ErrorKind::Conflict, say("group-not-empty", count));
        error.extra.insert(u"targets"_s, count);
        return error;
    }
    RETURN_IF_ERROR(noteMembers(call, id, true));
    if (count > 0)
        RETURN_IF_ERROR(call.transaction.groups.detach(id, call.now, call.principal.user()));
    RETURN_IF_ERROR(call.transaction.groups.remove(id, call.now, call.principal.user()));
    QJsonObject before = auditJson(group);
    before.insert(u"detachedTargets"_s, count);
    return record(call, groupEvent(ChangeKind::GroupDeleted, group, before, {}));
}

Result<TargetGroup> restoreGroup(Call &call, TargetGroupId id)
{
    ASSIGN_OR_RETURN(const auto found, call.transaction.groups.findWithDeleted(id));
    RETURN_IF_ERROR(canBeRestored(call, found.second, found.first.version, auditJson(found.first), say("not-deleted/group")));
    RETURN_IF_ERROR(placeToRestoreTo(call, found.first.environmentId));
    RETURN_IF_ERROR(call.transaction.groups.restore(id, call.now, call.principal.user()));
    RETURN_IF_ERROR(noteMembers(call, id, false));
    ASSIGN_OR_RETURN(const auto group, call.transaction.groups.find(id));
    QJsonObject after = auditJson(group);
    after.insert(u"attachedTargets"_s, group.targetCount);
    RETURN_IF_ERROR(record(call, groupEvent(ChangeKind::GroupRestored, group, {}, after)));
    return group;
}

Result<SavedTarget> createTarget(Call &call, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(auto target, applyTargetJson({}, body, true, call.info.lenient));
    ASSIGN_OR_RETURN(const auto environment, placeOf(call, target));
    RETURN_IF_ERROR(checkAgent(call, {}, target));
    ASSIGN_OR_RETURN(const auto present, call.transaction.targets.countLive());
    RETURN_IF_ERROR(withinQuota(present, call.quotas.targets, say("plural/targets")));
    if (target.id.isNull())
        target.id = TargetId::create();
    target.version = 1;
    target.createdAt = target.updatedAt = wholeSeconds(call.now);
    target.createdBy = target.updatedBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.targets.insert(target));
    call.healthMoves.append({target.id, {}, countedHealth(target)});
    RETURN_IF_ERROR(record(call, targetEvent(ChangeKind::TargetCreated, target, {}, auditJson(target))));
    return SavedTarget{target, warningsOf(target, environment)};
}

Result<Target> draftTarget(Call &call, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(auto target, applyTargetJson({}, body, true, call.info.lenient));
    RETURN_IF_ERROR(placeOf(call, target));
    return target;
}

bool isSameAddress(const Target &one, const Target &other)
{
    return one.type == other.type && addressOf(one) == addressOf(other);
}

namespace {

/// Conflict `name-taken` where another target has the name in the place that it is to have.
Result<void> nameIsFree(Call &call, const Target &before, const Target &after)
{
    if (after.name == before.name && after.environmentId == before.environmentId)
        return {};
    ASSIGN_OR_RETURN(const auto taken, call.transaction.targets.nameTaken(after.environmentId, after.name, after.id));
    return taken ? Result<void>(makeError(ErrorKind::Conflict, say("name-taken"))) : Result<void>();
}

/// Who may say where a target is, and what is no credential for another place any more.
Result<void> prepareConnection(Call &call, const Target &before, Target &after)
{
    RETURN_IF_ERROR(call.require(Permission::TargetConnectWrite));
    RETURN_IF_ERROR(checkAgent(call, before, after));
    return dropCredentials(call, before, after);
}

/// What goes with a target that was written: its row of the audit log, and what its place decides.
Result<void> followUpdate(Call &call, const Target &before, const Target &after)
{
    const bool isElsewhere = after.environmentId != before.environmentId;
    if (isElsewhere || after.targetGroupId != before.targetGroupId)
        RETURN_IF_ERROR(call.transaction.targets.forgetDetached(after.id));
    AuditEvent event = targetEvent(ChangeKind::TargetUpdated, after, auditJson(before), auditJson(after));
    if (isElsewhere)
        event.leaving = before.environmentId;
    RETURN_IF_ERROR(record(call, event));
    if (isElsewhere || after.labels != before.labels) { // what counts as drift there, or is ignored, may differ
        RETURN_IF_ERROR(recomputeDrift(call, after.id, after.environmentId));
    }
    return {};
}

} // namespace

Result<SavedTarget> updateTarget(Call &call, TargetId id, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(const auto before, call.transaction.targets.find(id));
    RETURN_IF_ERROR(call.checkVersion(before.version, auditJson(before)));
    ASSIGN_OR_RETURN(auto after, applyTargetJson(before, body, false, call.info.lenient));
    if (after.environmentId != before.environmentId && !body.contains(u"targetGroupId"_s))
        after.targetGroupId = {};
    ASSIGN_OR_RETURN(const auto environment, placeOf(call, after));
    // Looked at before anything is written, so that one target of many can be refused and leave no trace.
    RETURN_IF_ERROR(nameIsFree(call, before, after));
    if (after.connection != before.connection)
        RETURN_IF_ERROR(prepareConnection(call, before, after));
    if (after == before)
        return SavedTarget{after, warningsOf(after, environment)};
    after.version = before.version + 1;
    after.updatedAt = wholeSeconds(call.now);
    after.updatedBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.targets.update(before, after));
    call.healthMoves.append({id, countedHealth(before), countedHealth(after)});
    RETURN_IF_ERROR(followUpdate(call, before, after));
    return SavedTarget{after, warningsOf(after, environment)};
}

Result<void> removeTarget(Call &call, TargetId id)
{
    ASSIGN_OR_RETURN(const auto target, call.transaction.targets.find(id));
    RETURN_IF_ERROR(call.checkVersion(target.version, auditJson(target)));
    RETURN_IF_ERROR(call.transaction.targets.remove(id, call.now, call.principal.user()));
    call.healthMoves.append({id, countedHealth(target), {}});
    RETURN_IF_ERROR(call.transaction.secrets.removeAllOf(id));
    return record(call, targetEvent(ChangeKind::TargetDeleted, target, auditJson(target), {}));
}

namespace {

/// Conflict `place-deleted` unless the environment and the group it was in are there.
Result<Environment> placeOfRestored(Call &call, const Target &target)
{
    ASSIGN_OR_RETURN(const auto environment, placeToRestoreTo(call, target.environmentId));
    if (target.targetGroupId.isNull())
        return environment;
    ASSIGN_OR_RETURN(const auto group, call.transaction.groups.findWithDeleted(target.targetGroupId));
    if (group.second)
        return makeError(ErrorKind::Conflict, say("place-deleted/group", group.first.displayName));
    return environment;
}

/// Takes out what refers to credentials of this server that are gone; whether there was any.
Result<bool> dropLostCredentials(Call &call, Target &target)
{
    ASSIGN_OR_RETURN(const auto secrets, call.transaction.secrets.list(target.id));
    bool lost = false;
    for (const QString &key : target.connection.keys()) {
        const QString value = target.connection.value(key).toString();
        const bool isKept = std::any_of(secrets.begin(), secrets.end(),
                                        [&](const SealedSecret &each) { return value == u"local:"_s + each.id.toString(QUuid::WithoutBraces); });
        if (!value.startsWith(u"local:"_s) || isKept)
            continue;
        target.connection.remove(key);
        lost = true;
    }
    return lost;
}

} // namespace

Result<SavedTarget> restoreTarget(Call &call, TargetId id)
{
    ASSIGN_OR_RETURN(const auto found, call.transaction.targets.findWithDeleted(id));
    Target target = found.first;
    RETURN_IF_ERROR(canBeRestored(call, found.second, target.version, auditJson(target), say("not-deleted/target")));
    ASSIGN_OR_RETURN(const auto environment, placeOfRestored(call, target));
    ASSIGN_OR_RETURN(const auto present, call.transaction.targets.countLive());
    RETURN_IF_ERROR(withinQuota(present, call.quotas.targets, say("plural/targets")));
    ASSIGN_OR_RETURN(const bool lost, dropLostCredentials(call, target));
    target.version += 1;
    target.updatedAt = wholeSeconds(call.now);
    target.updatedBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.targets.restore(target));
    call.healthMoves.append({id, {}, countedHealth(target)});
    RETURN_IF_ERROR(record(call, targetEvent(ChangeKind::TargetRestored, target, {}, auditJson(target))));
    RETURN_IF_ERROR(recomputeDrift(call, id, target.environmentId));
    QList<Remark> warnings = warningsOf(target, environment);
    if (lost)
        warnings.append(say("credentials-gone"));
    return SavedTarget{target, warnings};
}

Result<QList<BulkResult>> updateTargets(Call &call, const QList<TargetId> &ids, const QJsonObject &patch, bool allOrNothing)
{
    QList<BulkResult> results;
    for (const TargetId &id : ids) {
        // A version is a property of one target; for many, the last write wins unless each is sent on its own.
        const auto saved = updateTarget(call, id, patch);
        if (!saved && allOrNothing) {
            Error error = saved.error();
            error.extra.insert(u"targetId"_s, id.toString());
            return error;
        }
        results.append(saved ? BulkResult{id, {}, saved->target.version} : BulkResult{id, saved.error(), 0});
    }
    return results;
}

} // namespace tidegate
