// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/freezewindow.h"
#include "ui/calendar/freezewindowdialog.h"
#include "ui/undo/undostep.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace tidegate {

class ConfirmDialog;

/// How freeze windows are changed; the workspace, or a test. The futures end in the GUI thread.
struct FreezeCommands
{
    std::function<QFuture<Result<FreezeWindow>>(const FreezeWindow &)> create;
    std::function<QFuture<Result<FreezeWindow>>(const FreezeWindow &, const QString &reason)> update;
    std::function<QFuture<Result<void>>(const FreezeWindow &, const QString &reason)> remove;
    std::function<FreezeDialogFacts()> facts; ///< As they are when a dialog opens.
};

/// Asks, changes and says what became of it: the dialogs around creating, editing and deleting, with the safety ladder. Shortening or
/// deleting an active freeze of a production environment is level 3.
class FreezeActions final : public QObject
{
    Q_OBJECT

public:
    /// window: over which the dialogs stand.
    FreezeActions(FreezeCommands commands, QWidget *window);

    void startCreation(EnvironmentId environment, Instant start, Instant end, const QTimeZone &zone); ///< A null environment: none is chosen.
    void startEditing(const FreezeWindow &window);
    void startRemoval(const FreezeWindow &window);

    /// Whether a change lets deployments through earlier than announced in production.
    static bool needsReason(const FreezeWindow &before, const FreezeWindow &after, bool production, Instant now);

signals:
    void succeeded(const QString &text);
    void undoOffered(const QString &text, const tidegate::UndoStep &undo, const tidegate::UndoStep &redo);
    void failed(const QString &text, const QString &detail); ///< When the dialog to show it in is gone.
    void created(tidegate::FreezeWindowId id);

private:
    using DialogPointer = QPointer<FreezeWindowDialog>;

    void createNext(const DialogPointer &dialog, QList<FreezeWindow> windows, int done);
    void submitUpdate(const DialogPointer &dialog, const FreezeWindow &window);
    void update(const DialogPointer &dialog, const FreezeWindow &window, const QString &reason);
    void askForReason(const DialogPointer &dialog, const FreezeWindow &window, const Environment &environment);
    void offerUndo(const FreezeWindow &before, const FreezeWindow &after);
    UndoStep writing(const FreezeWindow &window); ///< Puts the window back as given, unless somebody else changed it.
    void remove(const QPointer<ConfirmDialog> &dialog, const FreezeWindow &window, const QString &reason);
    Environment environmentOf(const FreezeWindow &window) const;

    FreezeCommands m_commands;
    QWidget *m_window;
    QHash<FreezeWindowId, qint64> m_written; ///< The versions that our last writes left.
};

} // namespace tidegate
