// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/feedback.h"

#include "models/servicewords.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/toast.h"
#include "ui/window/messagelist.h"

#include <QAction>

namespace tidegate {

Feedback::Feedback(QWidget *window) : QObject(window)
{
    m_messages = new MessageList(window);
    m_edits = new UndoHistory(this);
    m_toasts = new ToastStack(window);
    connect(m_edits, &UndoHistory::added, this, [this](const QString &text) {
        m_messages->add(MessageList::Kind::Success, text);
        m_toasts->showUndo(text);
    });
    connect(m_edits, &UndoHistory::undone, this, [this](const QString &text) { succeed(tr("Undone: %1").arg(text)); });
    connect(m_edits, &UndoHistory::redone, this, [this](const QString &text) { succeed(tr("Done again: %1").arg(text)); });
    connect(m_edits, &UndoHistory::failed, this, [this](const QString &what, const Error &error) {
        report(what + u' ' + words::sentence(error), InlineMessage::detailsOf(error));
        emit undoFailed(what, error);
    });
    connect(m_edits->undoAction(), &QAction::triggered, m_toasts, &ToastStack::closeOffer);
    connect(m_toasts, &ToastStack::undoRequested, m_edits, &UndoHistory::undo);
}

void Feedback::succeed(const QString &text)
{
    m_messages->add(MessageList::Kind::Success, text);
    m_toasts->showText(text);
}

void Feedback::showToast(const QString &text)
{
    m_toasts->showText(text);
}

void Feedback::report(const QString &text, const QString &detail)
{
    m_messages->add(MessageList::Kind::Failure, text, detail);
}

void Feedback::clear()
{
    m_edits->clear();
    m_toasts->closeOffer();
}

} // namespace tidegate
