// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/gate.h"

#include <QHash>
#include <QSet>

namespace tidegate {

/// What the caller knows about the people a question names.
struct GatePeople
{
    QHash<UserId, QString> names;
    QSet<UserId> unknown; ///< Not there or deactivated: their approvals do not count and they override nothing.
};

/// What no rule allows to be stored; with it, nothing the windows say can be relied on.
bool isBroken(const FreezeWindow &window);

/// Whether an environment is frozen at an instant by the union of its windows. Deleted windows do not count.
/// nextOpen is the end of the chain of windows that overlap or touch, so that it is open from there on.
FreezeStatus freezeStatusAt(const QList<FreezeWindow> &windows, Instant at);

/// May this be deployed? Pure: no clock, no store, no side effect; what cannot be decided is denied.
///
/// Denied while a window is active, unless the user is named in the exceptions of every active one; nobody is excepted implicitly,
/// neither creators nor administrators. An override does not replace approvals. Approvals count once a person and, with separation
/// of duties, not from who requested or deploys.
GateDecision decide(const Environment &environment, const QList<FreezeWindow> &windows, const GateQuestion &question, Instant now,
                    const GatePeople &people = {});

/// The answer when the question could not be evaluated: denied, with code "gate-error".
GateDecision gateError(const GateQuestion &question, Instant now, const Message &why);
/// The same for a cause that has a code of its own.
GateDecision gateError(const GateQuestion &question, Instant now, const GateReason &reason);

} // namespace tidegate
