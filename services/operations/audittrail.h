// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/change.h"
#include "services/operations/auditcheck.h"
#include "services/operations/call.h"

#include <QJsonObject>

namespace tidegate {

/// What happened, for the audit row and the change feed.
struct AuditEvent
{
    ChangeKind action; ///< Also the kind in the change feed.
    EntityType entityType;
    QUuid entityId;
    QString entityName;
    EnvironmentId environment; ///< Whose freezes are noted in the row; null: none.
    qint64 version = 0;
    QJsonObject before;
    QJsonObject after;
    QString reason;                                  ///< Empty: the one of the request.
    std::optional<std::pair<Subject, QString>> by{}; ///< Who did it, with a name, where the caller was nobody before.
    EnvironmentId leaving{};                         ///< The environment that something is moved out of; its freezes are noted as well.
};

/// Appends the audit row to the chain and announces the change, in the caller's transaction. The row says whether a freeze was active.
Result<void> record(Call &call, const AuditEvent &event);
/// Announces what was observed (health, drift, inventory), without an audit row.
Result<void> announce(Call &call, ChangeKind kind, EntityType entityType, QUuid id, EnvironmentId environment);

} // namespace tidegate
