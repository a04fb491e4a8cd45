// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/freezeplan.h"
#include "ui/calendar/edit/freezecommands.h"
#include "ui/undo/undostep.h"

#include <QObject>
#include <QPointer>
#include <QPromise>

namespace tidegate {

class ConfirmDialog;
class FreezeNowDialog;

/// Freezes at once, environment by environment, and lifts what it froze. GUI thread only.
class FreezeNow final : public QObject
{
    Q_OBJECT

public:
    /// page: over whose window the dialogs stand; it may be hidden itself.
    FreezeNow(FreezeCommands commands, QWidget *page);

    void start(const FreezePlan &plan);
    /// Asks for the reason where one is needed, then ends them one after the other. The answer comes when all are ended, or the question was put away.
    QFuture<Result<void>> lift(const QList<FreezeWindow> &windows);

signals:
    void undoOffered(const QString &text, const tidegate::UndoStep &undo);
    void failed(const QString &text, const QString &detail); ///< When there is no dialog to show it in.
    void created(tidegate::FreezeWindowId id);

private:
    /// What one dialog has made so far, or has still to end.
    using Made = std::shared_ptr<QList<FreezeWindow>>;
    using Outcome = std::shared_ptr<QPromise<Result<void>>>;

    void createNext(const QPointer<FreezeNowDialog> &dialog, QList<FreezeWindow> windows, const Made &made);
    void removeNext(const QPointer<ConfirmDialog> &question, const Made &rest, const QString &reason, const Outcome &outcome);
    void offerUndo(const Made &made);
    QString namesOf(const QList<FreezeWindow> &windows) const;

    FreezeCommands m_commands;
    QWidget *m_page;
};

} // namespace tidegate
