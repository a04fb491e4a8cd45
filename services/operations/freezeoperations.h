// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/freezepreview.h"
#include "services/domain/gate.h"
#include "services/domain/opentime.h"
#include "services/operations/call.h"

#include <QJsonObject>

namespace tidegate {

// Freeze windows and the gate (semantics §2). Each function runs in the call's transaction and writes its own audit row.

struct CreatedFreeze
{
    FreezeWindow window;
    QList<FreezeWindowId> overlaps;
    QList<FreezeWarning> warnings;
};

/// Exceptions need freeze:except and name enabled users of the tenant. Conflict `duplicate-window` for the same span again.
Result<CreatedFreeze> createFreeze(Call &call, EnvironmentId environment, const QJsonObject &body);
/// Future windows: anything. Active ones: end, reason and exceptions. Past ones: Conflict `window-ended`.
Result<CreatedFreeze> updateFreeze(Call &call, EnvironmentId environment, FreezeWindowId id, const QJsonObject &body);
/// Future and past windows are hidden from lists, an active one ends now; active and past ones need freeze:lift.
Result<void> removeFreeze(Call &call, EnvironmentId environment, FreezeWindowId id);
/// NotFound unless the window belongs to the environment.
/// Deleted is what was called off before it began and what was hidden after its end; one that was ended early is history, not deleted. It comes
/// back with its times: by the rules for creating it is active at once when its start has passed, and history when its end has.
Result<CreatedFreeze> restoreFreeze(Call &call, FreezeWindowId id);
Result<FreezeWindow> findFreeze(Call &call, EnvironmentId environment, FreezeWindowId id);

/// What createFreeze() would do, without doing it.
Result<FreezePreview> previewFreeze(Call &call, EnvironmentId environment, const QJsonObject &body);

Result<FreezeStatus> freezeStatus(Call &call, EnvironmentId environment, Instant at);
/// Pure with respect to the store. Anything in doubt is a decision "no" with code gate-error, never an error.
GateDecision gateCheck(Call &call, const Environment &environment, const GateQuestion &question);

/// The next open times of all the environments together. Who is excepted from a freeze finds it closed as everybody does: an exception is used with a reason
/// at the gate, and nobody plans with it. A clock in doubt or a window that no rule allows: none, with the reason that the gate gives. NotFound when one of
/// them does not exist.
Result<OpenTimes> openTimes(Call &call, const QList<EnvironmentId> &environments, OpenTimeQuestion question);

/// A deployment that happened inside an active freeze without a valid override.
struct FreezeViolation
{
    Instant at;
    TargetId target;
    QString targetName;
    QString releaseName;
    UserId by;      ///< Who recorded it, not who is said to have deployed.
    QString source; ///< "sticker" or "inventory".
};
/// Newest first, at most 1,000.
Result<QList<FreezeViolation>> freezeViolations(Call &call, EnvironmentId environment);

} // namespace tidegate
