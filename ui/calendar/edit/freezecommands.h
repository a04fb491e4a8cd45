// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/edit/freezewindowdialog.h"

#include <QFuture>

#include <functional>

namespace tidegate {

/// Whether a change lets deployments through earlier than announced in production.
bool needsReason(const FreezeWindow &before, const FreezeWindow &after, bool production, Instant now);

/// How freeze windows are changed; the workspace, or a test. The futures end in the GUI thread.
struct FreezeCommands
{
    std::function<QFuture<Result<FreezeWindow>>(const FreezeWindow &)> create;
    std::function<QFuture<Result<FreezeWindow>>(const FreezeWindow &, const QString &reason)> update;
    std::function<QFuture<Result<void>>(const FreezeWindow &, const QString &reason)> remove;
    std::function<FreezeDialogFacts()> facts; ///< As they are when a dialog opens.

    Environment environmentOf(const FreezeWindow &window) const; ///< Empty: not known.
    bool needsReason(const FreezeWindow &before, const FreezeWindow &after) const;
};

} // namespace tidegate
