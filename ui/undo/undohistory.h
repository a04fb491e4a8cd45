// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"
#include "ui/undo/undostep.h"

#include <QObject>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QAction;
class QUndoCommand;
class QUndoStack;
QT_END_NAMESPACE

namespace tidegate {

/// The edits of this session that can be taken back, newest first, over all pages.
///
/// An edit moves through the stack only when the server took the step. A step that can never succeed any more (the thing changed or is gone)
/// leaves the stack; one that may succeed later (no connection) stays. One step runs at a time. GUI thread only.
class UndoHistory final : public QObject
{
    Q_OBJECT

public:
    explicit UndoHistory(QObject *parent = nullptr);
    ~UndoHistory() override;

    /// An edit was made. text: a sentence, "prod-web-01 was changed."; an empty redo: it cannot be made again.
    void add(const QString &text, const UndoStep &undo, const UndoStep &redo);

    QAction *undoAction() const { return m_undo; } ///< Says in its text what it takes back.
    QAction *redoAction() const { return m_redo; }

    void undo();
    void redo();
    /// Forgets all edits and the step that runs; for another connection, where they mean nothing.
    void clear();
    bool isRunning() const { return m_running; }

signals:
    void added(const QString &text);  ///< It can be taken back now.
    void undone(const QString &text); ///< What was taken back.
    void redone(const QString &text);
    void failed(const QString &what, const tidegate::Error &error); ///< "It could not be undone: prod-web-01 was changed."

private:
    class Edit;

    void run(bool backwards);
    void finish(bool backwards, const Result<void> &result);
    void update();

    QUndoStack *m_stack = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    std::vector<std::unique_ptr<Edit>> m_waiting; ///< Made while a step was running.
    bool m_running = false;
    quint64 m_generation = 0; ///< Grows with clear(): what a step before it brings does not count.
};

} // namespace tidegate
