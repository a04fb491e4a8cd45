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

signals:
    /// Of all that one dialog made under the id; it asks, then ends what is still on.
    void undoOffered(const QUuid &together, const QString &text, const tidegate::UndoStep &undo);
    void failed(const QString &text, const QString &detail); ///< When there is no dialog to show it in.
    void created(tidegate::FreezeWindowId id);

private:
    /// What one dialog has made so far, or has still to end.
    using Made = std::shared_ptr<QList<FreezeWindow>>;
    using Outcome = std::shared_ptr<QPromise<Result<void>>>;

    void createAll(const QPointer<FreezeNowDialog> &dialog, const QList<FreezeWindow> &windows, const Made &made, const QUuid &step);
    QFuture<Result<void>> lift(const Made &windows, const QUuid &step);
    QList<FreezeWindow> stillOn(const QList<FreezeWindow> &windows) const;
    static QString overAlready();
    ConfirmDialog *liftQuestion(const QList<FreezeWindow> &windows);
    void removeNext(const QPointer<ConfirmDialog> &question, const Made &rest, const QString &reason, const QUuid &step, const Outcome &outcome);
    void offerUndo(const Made &made, const QUuid &step);
    QString namesOf(const QList<FreezeWindow> &windows) const;

    FreezeCommands m_commands;
    QWidget *m_page;
};

} // namespace tidegate
