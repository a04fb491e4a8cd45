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
    /// What start() sends is one edit with all else under the same id; words(count): what it is called. Empty: each is one by itself.
    std::function<void(const QUuid &id, const std::function<QString(int)> &words, const std::function<void()> &start)> together{};
    std::function<FreezeDialogFacts()> facts; ///< As they are when a dialog opens.

    QFuture<Result<FreezeWindow>> createAs(const QUuid &step, const std::function<QString(int)> &words, const FreezeWindow &window) const;
    QFuture<Result<void>> removeAs(const QUuid &step, const std::function<QString(int)> &words, const FreezeWindow &window, const QString &reason) const;
    Environment environmentOf(const FreezeWindow &window) const; ///< Empty: not known.
    bool needsReason(const FreezeWindow &before, const FreezeWindow &after) const;
};

} // namespace tidegate
