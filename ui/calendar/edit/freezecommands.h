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
    /// What becomes of several that are made one after the other.
    struct Creation
    {
        std::function<void(const FreezeWindow &)> made;
        std::function<bool(const FreezeWindow &, const Error &)> refused; ///< Whether to go on with the rest; those before it stand.
        std::function<void()> over;                                       ///< With all of them, unless refused() ended it.
    };
    /// In their order, as one edit under the id; nothing is said after context is gone.
    void createEach(QObject *context, const QUuid &step, const std::function<QString(int)> &words, QList<FreezeWindow> windows, const Creation &creation) const;
    Environment environmentOf(const FreezeWindow &window) const; ///< Empty: not known.
    bool needsReason(const FreezeWindow &before, const FreezeWindow &after) const;
};

} // namespace tidegate
