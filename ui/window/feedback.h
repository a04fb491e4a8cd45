// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edithistory.h"
#include "services/domain/error.h"

#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

class MessageList;
class ToastStack;
class UndoHistory;
class Workspace;

/// What was done and what failed: both in the bell's list, what was done as a toast too, with Undo where it can be taken back.
class Feedback final : public QObject
{
    Q_OBJECT

public:
    /// window: over which the toasts and the list stand.
    explicit Feedback(QWidget *window);

    MessageList *messages() const { return m_messages; }
    UndoHistory *edits() const { return m_edits; } ///< What is added here is offered as a toast.

    void follow(Workspace *workspace); ///< Its edits; it must outlive this.
    void succeed(const QString &text);
    void describe(const QString &text); ///< What a page says of the change it just made: the words of the offer to undo it.
    /// How to show what was undone where nobody sees it.
    struct Way
    {
        QString where;
        std::function<void()> run; ///< Empty: it is in sight.
    };
    void setWayTo(const std::function<Way(const Edit &)> &wayTo) { m_wayTo = wayTo; }
    void showToast(const QString &text);                     ///< Not worth to be kept.
    void report(const QString &text, const QString &detail); ///< A failure; text as the services or the console say it.
    /// Says how many changes can no longer be undone once another connection, called `to`, is open, and runs it if that is all right; at once when there are
    /// none, or when the user wants to hear no more of it in this session.
    void askToForget(const QString &to, const std::function<void()> &run);
    void clear(); ///< For another connection: nothing of this one can be taken back there.

signals:
    void undoFailed(const QString &what, const tidegate::Error &error);

private:
    void tellWithWay(const QString &text);
    void tellOfWalk(const EditHistory::Walk &walk);
    void offer(const QString &text);
    void askToPass(const QString &text, const QString &why, const QString &older);
    QString againName(const Edit::Again &again) const;
    void freezeAgain(const Edit::Again &again);

    QWidget *m_window;
    std::function<Instant()> m_now; ///< The server's.
    std::function<Way(const Edit &)> m_wayTo;
    Way m_way; ///< To what the step that ends just now was about.
    MessageList *m_messages = nullptr;
    bool m_asksToForget = true;
    bool m_isUnsaid = false; ///< The newest edit has no words of a page yet.
    UndoHistory *m_edits = nullptr;
    ToastStack *m_toasts = nullptr;
};

} // namespace tidegate
