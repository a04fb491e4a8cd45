// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/audittrail.h"

#include "services/codec/auditjson.h"
#include "services/codec/canonicaljson.h"

#include <QCryptographicHash>

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
    const auto windows = call.session.freezeWindows.activeOrUpcoming(environment, entry.at);
    if (!windows)
        return windows.error();
    for (const FreezeWindow &window : *windows) {
        if (window.covers(entry.at))
            entry.windowIds.append(window.id.uuid());
    }
    entry.duringFreeze = !entry.windowIds.isEmpty();
    return {};
}

/// Why a row does not follow the one before it; empty when it does.
QString flaw(const AuditEntry &entry, qint64 expectedSeq, const QByteArray &previous)
{
    if (entry.seq != expectedSeq)
        return u"row %1 is missing"_s.arg(expectedSeq);
    if (entry.previousHash != previous)
        return u"row %1 does not follow the row before it"_s.arg(entry.seq);
    if (auditHash(entry) != entry.hash)
        return u"row %1 was changed after it was written"_s.arg(entry.seq);
    return {};
}

} // namespace

QByteArray auditHash(const AuditEntry &entry)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(entry.previousHash);
    hash.addData(canonicalJson(auditRow(entry)));
    return hash.result();
}

Result<void> record(Call &call, const AuditEvent &event)
{
    const auto head = call.session.audit.head();
    if (!head)
        return head.error();

    AuditEntry entry{.seq = head->first + 1,
                     .at = call.now,
                     .actor = call.principal.user,
                     .actorName = call.principal.name,
                     .via = call.principal.via,
                     .action = event.action,
                     .entityType = event.entityType,
                     .entityId = event.entityId,
                     .entityName = event.entityName,
                     .reason = event.reason.isEmpty() ? call.info.reason : event.reason,
                     .before = canonicalOrEmpty(event.before),
                     .after = canonicalOrEmpty(event.after),
                     .windowIds = {},
                     .duringFreeze = false,
                     .requestId = call.info.requestId,
                     .previousHash = head->second,
                     .hash = {}};
    for (const EnvironmentId environment : {event.environment, event.leaving}) {
        if (const auto noted = noteFreezes(call, environment, entry); !noted)
            return noted;
    }
    entry.hash = auditHash(entry);
    if (const auto appended = call.session.audit.append(entry); !appended)
        return appended.error();
    call.audited = true;
    const auto seq = call.session.journal.append({.seq = 0,
                                                  .at = call.now,
                                                  .kind = event.action,
                                                  .entityType = event.entityType,
                                                  .entityId = event.entityId,
                                                  .environment = event.environment,
                                                  .version = event.version});
    return seq ? Result<void>() : Result<void>(seq.error());
}

Result<void> announce(Call &call, const QString &kind, const QString &entityType, QUuid id, EnvironmentId environment)
{
    const auto seq = call.session.journal.append(
        {.seq = 0, .at = call.now, .kind = kind, .entityType = entityType, .entityId = id, .environment = environment, .version = 0});
    return seq ? Result<void>() : Result<void>(seq.error());
}

Result<AuditVerification> verifyAudit(Session &session)
{
    AuditVerification outcome{.valid = true, .rows = 0, .head = QByteArray(32, '\0'), .firstBad = 0, .reason = {}};
    AuditQuery everything;
    everything.limit = 0;
    everything.oldestFirst = true;
    const auto read = session.audit.forEach(everything, [&outcome](const AuditEntry &entry) {
        if (!outcome.valid)
            return;
        outcome.reason = flaw(entry, outcome.rows + 1, outcome.head);
        if (!outcome.reason.isEmpty()) {
            outcome.valid = false;
            outcome.firstBad = outcome.rows + 1;
            return;
        }
        ++outcome.rows;
        outcome.head = entry.hash;
    });
    if (!read)
        return read.error();
    const auto head = session.audit.head();
    if (!head)
        return head.error();
    if (outcome.valid && head->first != outcome.rows) {
        outcome.valid = false;
        outcome.firstBad = outcome.rows + 1;
        outcome.reason = u"the newest row says %1, but %2 rows were read"_s.arg(head->first).arg(outcome.rows);
    }
    return outcome;
}

} // namespace tidegate
