// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environment.h"
#include "services/domain/freezewindow.h"
#include "services/domain/message.h"

namespace tidegate {

/// Whether an environment takes deployments at one instant, and when that changes.
struct FreezeStatus
{
    bool closed = false;
    QString reason;                   ///< Of the window that ends last among the active ones; empty when open.
    std::optional<Instant> nextOpen;  ///< Set when closed: the end of the union of windows that covers the instant.
    std::optional<Instant> nextClose; ///< Set when open and a window lies ahead.
    QString nextCloseReason;
    QList<FreezeWindowId> windowIds; ///< The active ones.

    friend bool operator==(const FreezeStatus &, const FreezeStatus &) = default;
};

enum class GateAction { Deploy, Rollback, ConfigChange, TargetChange };
QString toString(GateAction action);
std::optional<GateAction> gateActionFromString(QStringView text); ///< "deploy", "rollback", "config_change", "target_change".

struct GateQuestion
{
    GateAction action = GateAction::Deploy;
    Instant at;
    UserId user; ///< Who would deploy.
    QUuid releaseId;
    UserId requestedBy;
    QList<UserId> approvals;

    friend bool operator==(const GateQuestion &, const GateQuestion &) = default;
};

/// An active window as the decision saw it.
struct GateWindow
{
    FreezeWindowId id;
    QString reason;
    Instant start;
    Instant end;
    QString timezone;
    bool excepted = false; ///< The user may override this window.

    friend bool operator==(const GateWindow &, const GateWindow &) = default;
};

/// freeze-active, approvals-missing, separation-of-duties, gate-error, …: why, until when, who can.
using GateReason = Remark;

struct GateDecision
{
    bool allowed = false;
    bool advisory = false;
    Instant evaluatedAt;
    Instant at;
    bool closed = true;
    QList<GateWindow> windows;
    bool overridable = false; ///< The user is excepted in every active window.
    std::optional<Instant> nextOpen;
    int approvalsRequired = 0;
    int approvalsValid = 0;
    bool requireSeparationOfDuties = false;
    QStringList approvalViolations;
    QList<GateReason> reasons;

    friend bool operator==(const GateDecision &, const GateDecision &) = default;
};

} // namespace tidegate
