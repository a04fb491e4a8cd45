// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/audittrail.h"

#include "services/codec/canonicaljson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QByteArray canonicalOrEmpty(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : canonicalJson(object);
}

/// Notes the freezes of an environment that are active at the row's instant.
Result<void> noteFreezes(Call &call, EnvironmentId environment, AuditEntry &entry)
{
    if (environment.isNull())
        return {};
    ASSIGN_OR_RETURN(const auto windows, call.transaction.freezeWindows.activeOrUpcoming(environment, entry.at));
    for (const FreezeWindow &window : windows) {
        if (window.covers(entry.at))
            entry.windowIds.append(window.id.uuid());
    }
    entry.duringFreeze = !entry.windowIds.isEmpty();
    return {};
}

} // namespace

Result<void> record(Call &call, const AuditEvent &event)
{
    ASSIGN_OR_RETURN(const auto head, call.transaction.audit.head());

    AuditEntry entry{.seq = head.first + 1,
                     .at = call.now,
                     .actor = call.principal.subject,
                     .actorName = call.principal.name,
                     .via = toString(call.principal.via),
                     .action = toString(event.action),
                     .entityType = toString(event.entityType),
                     .entityId = event.entityId,
                     .entityName = event.entityName,
                     .reason = event.reason.isEmpty() ? call.info.reason : event.reason,
                     .before = canonicalOrEmpty(event.before),
                     .after = canonicalOrEmpty(event.after),
                     .windowIds = {},
                     .duringFreeze = false,
                     .requestId = call.info.requestId,
                     .previousHash = head.second,
                     .hash = {},
                     .hashVersion = newestAuditHash,
                     .tenant = call.principal.tenant};
    if (event.by)
        std::tie(entry.actor, entry.actorName) = *event.by;
    // Nothing can be put right in a log that is only added to.
    if (Subject::recorded(entry.actor.id(), entry.via) != entry.actor)
        return makeError(ErrorKind::Internal, say("internal/other-author"));
    for (const EnvironmentId environment : {event.environment, event.leaving}) {
        RETURN_IF_ERROR(noteFreezes(call, environment, entry));
    }
    entry.hash = auditHash(entry);
    RETURN_IF_ERROR(call.transaction.audit.append(entry));
    call.auditedSeq = entry.seq;
    call.audited = true;
    const auto seq = call.transaction.journal.append({.seq = 0,
                                                      .at = call.now,
                                                      .kind = toString(event.action),
                                                      .entityType = toString(event.entityType),
                                                      .entityId = event.entityId,
                                                      .environment = event.environment,
                                                      .version = event.version});
    return seq ? Result<void>() : Result<void>(seq.error());
}

Result<void> announce(Call &call, ChangeKind kind, EntityType entityType, QUuid id, EnvironmentId environment)
{
    const auto seq = call.transaction.journal.append(
        {.seq = 0, .at = call.now, .kind = toString(kind), .entityType = toString(entityType), .entityId = id, .environment = environment, .version = 0});
    return seq ? Result<void>() : Result<void>(seq.error());
}

} // namespace tidegate
