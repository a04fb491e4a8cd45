// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/feedback.h"

#include "models/environmenttablemodel.h"
#include "models/servicewords.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/async/whendone.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/toast.h"
#include "ui/window/messagelist.h"

#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// For a button, whatever the name of a thing may hold.
QString shortened(QString text)
{
    constexpr qsizetype most = 40;
    if (text.size() > most)
        text = text.left(most - 1) + u'…';
    return text.replace(u'&', u"&&"_s);
}

} // namespace

Feedback::Feedback(QWidget *window) : QObject(window), m_window(window)
{
    m_messages = new MessageList(window);
    m_edits = new UndoHistory(this);
    m_toasts = new ToastStack(window);
    connect(m_edits, &UndoHistory::added, this, [this](const QString &text) {
        // What only the console keeps is said as a sentence; what the workspace changed is said by the page, in a moment (describe()).
        m_isUnsaid = !text.endsWith(u'.');
        const QString said = m_isUnsaid ? tr("Done: %1").arg(text) : text;
        if (!m_isUnsaid)
            m_messages->add(MessageList::Kind::Success, said);
        offer(said);
    });
    connect(m_edits, &UndoHistory::grown, this, [this](const QString &text) {
        const QString said = tr("Done: %1").arg(text);
        if (m_toasts->offersUndo() == m_edits->barrier().isEmpty()) {
            m_toasts->reword(said);
            return;
        }
        m_toasts->closeOffer(); // a part that joined it cannot be undone
        offer(said);
    });
    connect(m_edits, &UndoHistory::covered, this, [this](const QString &text) {
        m_isUnsaid = false;
        m_messages->add(MessageList::Kind::Success, text);
        if (m_toasts->offersUndo()) {
            m_toasts->reword(text);
            return;
        }
        m_toasts->closeOffer(); // all of it can be undone now
        offer(text);
    });
    connect(m_edits, &UndoHistory::moved, this, [this](const Edit &edit) { m_way = m_wayTo ? m_wayTo(edit) : Way(); });
    connect(m_edits, &UndoHistory::undone, this, [this](const QString &text) { tellWithWay(tr("Undone: %1").arg(text)); });
    connect(m_edits, &UndoHistory::redone, this, [this](const QString &text) { tellWithWay(tr("Done again: %1").arg(text)); });
    connect(m_edits, &UndoHistory::barred, this, &Feedback::askToPass);
    connect(m_edits, &UndoHistory::failed, this, [this](const QString &what, const Error &error) {
        report(what + u' ' + words::sentence(error), InlineMessage::detailsOf(error));
        emit undoFailed(what, error);
    });
    connect(m_edits, &UndoHistory::walked, this, &Feedback::tellOfWalk);
    m_now = [] { return Clock::system().now(); };
    connect(m_edits, &UndoHistory::began, m_toasts, &ToastStack::closeOffer); // by whatever way: it would take back something else now
    connect(m_toasts, &ToastStack::undoRequested, m_edits, &UndoHistory::undo);
}

void Feedback::follow(Workspace *workspace)
{
    connect(workspace, &Workspace::edited, m_edits, qOverload<const Edit &>(&UndoHistory::add));
    const auto now = [workspace] {
        const QDateTime there = workspace->serverNow();
        return there.isValid() ? toInstant(there) : Clock::system().now();
    };
    m_now = now;
    m_edits->setSurroundings(now, [workspace](EnvironmentId id) {
        const EnvironmentSummary *place = workspace->environments()->find(id);
        return place ? place->environment.displayName.simplified() : QString();
    });
}

/// With what can be done about the newest edit: Undo, another way, or nothing.
void Feedback::offer(const QString &text)
{
    const Edit::Again again = m_edits->again();
    if (m_edits->barrier().isEmpty())
        m_toasts->showUndo(text);
    else
        m_toasts->showDone(text, again.run ? againName(again) : QString(), [this, again] { freezeAgain(again); });
}

QString Feedback::againName(const Edit::Again &again) const
{
    return tr("Freeze again until %1", "time").arg(words::nearInstant(again.until, m_now(), DisplayZone::current().zone()));
}

void Feedback::freezeAgain(const Edit::Again &again)
{
    whenDone(again.run(), this, [this, again](const Result<void> &result) {
        if (result) {
            //: %1 is an environment, %2 a time
            describe(tr("%1: frozen again until %2").arg(again.place, words::nearInstant(again.until, m_now(), DisplayZone::current().zone())));
            return;
        }
        const QString what = tr("%1 was not frozen again.", "environment").arg(again.place);
        report(what + u' ' + words::sentence(result.error()), InlineMessage::detailsOf(result.error()));
        emit undoFailed(what, result.error());
    });
}

void Feedback::succeed(const QString &text)
{
    m_messages->add(MessageList::Kind::Success, text);
    m_toasts->showText(text);
}

void Feedback::describe(const QString &text)
{
    if (!std::exchange(m_isUnsaid, false)) {
        succeed(text);
        return;
    }
    m_messages->add(MessageList::Kind::Success, text);
    m_toasts->reword(text);
}

void Feedback::tellWithWay(const QString &text)
{
    const Way way = std::exchange(m_way, {});
    if (m_edits->walk()) { // many in a row: a toast for all of them follows
        m_messages->add(MessageList::Kind::Success, text);
        return;
    }
    if (!way.run) {
        succeed(text);
        return;
    }
    const QString said = way.where.isEmpty() ? text : tr("%1 · %2", "what was undone, where").arg(text, way.where);
    m_messages->add(MessageList::Kind::Success, said);
    m_toasts->showWay(said, tr("Show"), way.run);
}

void Feedback::tellOfWalk(const EditHistory::Walk &walk)
{
    using End = EditHistory::Walk::End;
    if (walk.done == 0 && (walk.end == End::Failed || walk.end == End::Barred))
        return; // why is told already, or asked in a moment, and that is all there is to say
    succeed(UndoHistory::sentence(walk));
}

void Feedback::askToPass(const QString &text, const QString &why, const QString &older)
{
    m_toasts->closeOffer();
    auto *question = new QMessageBox(QMessageBox::Question, tr("Undo"), tr("This cannot be undone: %1").arg(text), QMessageBox::NoButton, m_window);
    question->setObjectName(u"undoBarrier"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(older.isEmpty() ? why : tr("%1 Go on to what was changed before it?").arg(why));
    QAbstractButton *go = older.isEmpty() ? nullptr : question->addButton(tr("&Undo: %1").arg(shortened(older)), QMessageBox::AcceptRole);
    const Edit::Again again = m_edits->again();
    QAbstractButton *anew = again.run ? question->addButton(againName(again), QMessageBox::ActionRole) : nullptr;
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(question, &QMessageBox::buttonClicked, this, [this, go, anew, again](const QAbstractButton *button) {
        if (go && button == go)
            m_edits->pass();
        else if (anew && button == anew)
            freezeAgain(again);
    });
    question->open();
}

void Feedback::askToForget(const QString &to, const std::function<void()> &run)
{
    const int lost = m_edits->undoable();
    if (lost == 0 || !m_asksToForget) {
        run();
        return;
    }
    auto *question = new QMessageBox(m_window);
    question->setObjectName(u"forgetEdits"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Question);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("Another connection"));
    question->setText(lost == 1 ? tr("1 change can no longer be undone here.") : tr("%n changes can no longer be undone here.", nullptr, lost));
    question->setInformativeText(tr("What was changed stays as it is. Only the list of what can be undone ends with this connection."));
    auto *enough = new QCheckBox(tr("&Do not ask again until Tidegate is started anew"), question);
    question->setCheckBox(enough);
    QPushButton *go = question->addButton(tr("&Open %1", "a connection").arg(shortened(to)), QMessageBox::AcceptRole);
    question->addButton(QMessageBox::Cancel);
    question->setDefaultButton(go);
    connect(question, &QMessageBox::buttonClicked, this, [this, go, enough, run](const QAbstractButton *button) {
        if (button != go)
            return;
        m_asksToForget = !enough->isChecked();
        run();
    });
    question->open();
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
