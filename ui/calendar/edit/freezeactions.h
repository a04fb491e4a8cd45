// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/edit/freezecommands.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace tidegate {

class ConfirmDialog;

/// Asks, changes and says what became of it: the dialogs around creating, editing and deleting, with the safety ladder. Shortening or
/// deleting an active freeze of a production environment is level 3.
class FreezeActions final : public QObject
{
    Q_OBJECT

public:
    /// window: over which the dialogs stand.
    FreezeActions(FreezeCommands commands, QWidget *window);

    /// In the editor. A null environment: none is chosen; also: more that are.
    void startCreation(const FreezeWindow &draft, const QList<EnvironmentId> &also = {});
    void startEditing(const FreezeWindow &window);
    void startRemoval(const FreezeWindow &window);

    using Done = std::function<void(const Result<FreezeWindow> &)>;
    /// Without a dialog: done says what became of it, an error is the caller's to show.
    void create(const FreezeWindow &window, const Done &done);
    /// Other times for the same freeze, as a gesture leaves them. Asks where the safety ladder wants it.
    void change(const FreezeWindow &before, const FreezeWindow &after);
    /// A new freeze with the reason and the exceptions of the one that was copied.
    void copy(const FreezeWindow &window);
    /// A freeze belongs to its environment: asks, then creates one there and deletes or ends this one.
    void changeEnvironment(const FreezeWindow &before, const FreezeWindow &after);

signals:
    void succeeded(const QString &text);                     ///< What was changed.
    void failed(const QString &text, const QString &detail); ///< When there is no dialog to show it in.
    void created(tidegate::FreezeWindowId id);

private:
    using DialogPointer = QPointer<FreezeWindowDialog>;

    void createAll(const DialogPointer &dialog, const QList<FreezeWindow> &windows);
    void submitUpdate(const DialogPointer &dialog, const FreezeWindow &window);
    void update(const DialogPointer &dialog, const FreezeWindow &window, const QString &reason);
    void askForReason(const DialogPointer &dialog, const FreezeWindow &window);
    ConfirmDialog *shorteningQuestion(const FreezeWindow &before, const FreezeWindow &after, QWidget *parent);
    void write(const FreezeWindow &before, const FreezeWindow &after, const QString &reason, const QPointer<ConfirmDialog> &question);
    void createThere(const QPointer<ConfirmDialog> &question, const FreezeWindow &before, const FreezeWindow &after, const QString &reason);
    void remove(const QPointer<ConfirmDialog> &dialog, const FreezeWindow &window, const QString &reason);
    void removeHere(const QPointer<ConfirmDialog> &question, const FreezeWindow &before, const FreezeWindow &created, const QString &reason, const QUuid &step);
    static std::function<QString(int)> movedWords(const FreezeWindow &window);
    void report(const QPointer<ConfirmDialog> &question, const QString &what, const Error &error);
    QString nameOf(const FreezeWindow &window) const;                           ///< Of its environment.
    QString moved(const FreezeWindow &before, const FreezeWindow &after) const; ///< "Freeze moved to …", the toast.

    FreezeCommands m_commands;
    QWidget *m_window;
};

} // namespace tidegate
