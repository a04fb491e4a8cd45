// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edithistory.h"
#include "ui/undo/undostep.h"

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace tidegate {

/// The history with its two actions, and with what only the console keeps in it. GUI thread only.
class UndoHistory final : public EditHistory
{
    Q_OBJECT

public:
    explicit UndoHistory(QObject *parent = nullptr);

    using EditHistory::add;
    /// An edit of what only the console keeps was made. text: a sentence, "The view Web was deleted."; an empty redo: it cannot be made again.
    void add(const QString &text, const UndoStep &undo, const UndoStep &redo);

    /// The same for what was made through the workspace under one id (Workspace::together()) and goes back by a way of its own: one step for all of it.
    void addFor(const QUuid &together, const QString &text, const UndoStep &undo);
    /// What became of a walk, and where it stopped if it did: "2 of 5 changes were undone. It stopped at: end of Black Friday."
    static QString sentence(const Walk &walk);

    QAction *undoAction() const { return m_undo; } ///< Says in its text what it takes back.
    QAction *redoAction() const { return m_redo; }

private:
    void update();

    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
};

} // namespace tidegate
