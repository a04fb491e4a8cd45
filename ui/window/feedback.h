// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

class MessageList;
class ToastStack;
class UndoHistory;

/// What was done and what failed: both in the bell's list, what was done as a toast too, with Undo where it can be taken back.
class Feedback final : public QObject
{
    Q_OBJECT

public:
    /// window: over which the toasts and the list stand.
    explicit Feedback(QWidget *window);

    MessageList *messages() const { return m_messages; }
    UndoHistory *edits() const { return m_edits; } ///< What is added here is offered as a toast.

    void succeed(const QString &text);
    void showToast(const QString &text);                     ///< Not worth to be kept.
    void report(const QString &text, const QString &detail); ///< A failure; text as the services or the console say it.
    void clear();                                            ///< For another connection: nothing of this one can be taken back there.

signals:
    void undoFailed(const QString &what, const tidegate::Error &error);

private:
    MessageList *m_messages = nullptr;
    UndoHistory *m_edits = nullptr;
    ToastStack *m_toasts = nullptr;
};

} // namespace tidegate
