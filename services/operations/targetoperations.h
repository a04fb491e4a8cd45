// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"
#include "services/operations/call.h"

#include <QJsonObject>

namespace tidegate {

// Target groups and targets (semantics §3). Each function runs in the call's transaction and writes its own audit row.

Result<TargetGroup> createGroup(Call &call, EnvironmentId environment, const QJsonObject &body);
Result<TargetGroup> updateGroup(Call &call, TargetGroupId id, const QJsonObject &body);
/// Conflict `group-not-empty` while it has members, unless they are to be detached.
Result<void> removeGroup(Call &call, TargetGroupId id, bool detach);
/// With the targets that were taken out of it when it was deleted, unless they were put elsewhere since.
Result<TargetGroup> restoreGroup(Call &call, TargetGroupId id);

/// Warnings go out with the target: { "code", "message" }.
struct SavedTarget
{
    Target target;
    QList<Remark> warnings;
};

Result<SavedTarget> createTarget(Call &call, const QJsonObject &body);
/// The target that createTarget() would make of a body, in an environment that there is. Nothing is stored, and neither names nor quotas are looked at.
Result<Target> draftTarget(Call &call, const QJsonObject &body);
/// Whether credentials that were stored for the one may be sent to where the other goes.
bool isSameAddress(const Target &one, const Target &other);
/// A changed connection needs target:connect-write, and drops the credentials that were entered for the old address.
Result<SavedTarget> updateTarget(Call &call, TargetId id, const QJsonObject &body);
/// Its stored credentials go for good.
Result<void> removeTarget(Call &call, TargetId id);
/// Warns with `credentials-gone` when credentials went with it; what referred to them is taken out of the connection.
Result<SavedTarget> restoreTarget(Call &call, TargetId id);

/// One result per id, in order.
struct BulkResult
{
    TargetId id;
    std::optional<Error> error;
    qint64 version = 0;
};
/// Applies one patch to many targets; with allOrNothing the first failure is the Error of the whole call.
Result<QList<BulkResult>> updateTargets(Call &call, const QList<TargetId> &ids, const QJsonObject &patch, bool allOrNothing);

} // namespace tidegate
