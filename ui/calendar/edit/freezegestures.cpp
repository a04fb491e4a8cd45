// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servicewords.h"
#include "models/words.h"
#include "ui/calendar/edit/freezeactions.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"

// What FreezeActions does for gestures, which have no editor: create, move, resize, copy, another environment.

using namespace Qt::StringLiterals;

namespace tidegate {

void FreezeActions::report(const QPointer<ConfirmDialog> &question, const QString &what, const Error &error)
{
    if (question)
        question->showError(error);
    else
        emit failed(tr("%1 %2", "what failed, why").arg(what, words::sentence(error.message)), InlineMessage::detailsOf(error));
}

void FreezeActions::create(const FreezeWindow &window, const Done &done)
{
    whenDone(m_commands.create(window), this, [this, done](const Result<FreezeWindow> &result) {
        done(result);
        if (!result)
            return;
        emit created(result->id);
        offerUndoOfCreation(tr("Freeze created"), *result);
    });
}

void FreezeActions::copy(const FreezeWindow &window)
{
    whenDone(m_commands.create(window), this, [this](const Result<FreezeWindow> &result) {
        if (!result) {
            report({}, tr("The freeze was not copied."), result.error());
            return;
        }
        emit created(result->id);
        const QString start = words::nearInstant(result->start, m_commands.facts().now, m_commands.facts().displayZone);
        offerUndoOfCreation(tr("Freeze copied to %1, %2", "environment, start").arg(environmentOf(*result).displayName, start), *result);
    });
}

void FreezeActions::offerUndoOfCreation(const QString &text, const FreezeWindow &created)
{
    if (created.stateAt(m_commands.facts().now) != FreezeState::Upcoming) {
        emit succeeded(text);
        return;
    }
    const Life life = std::make_shared<FreezeWindow>(created);
    emit undoOffered(text, removing(life), creating(life));
}

UndoStep FreezeActions::creating(const Life &life)
{
    return [this, life] {
        const auto answer = m_commands.create(*life);
        whenDone(answer, this, [life](const Result<FreezeWindow> &result) {
            if (result)
                *life = *result;
        });
        return answer;
    };
}

UndoStep FreezeActions::removing(const Life &life)
{
    return [this, life] {
        // Our own changes since then do not make it somebody else's.
        FreezeWindow last = m_written.value(life->id, *life);
        if (last.stateAt(m_commands.facts().now) == FreezeState::Upcoming)
            return m_commands.remove(last, {});
        return QtFuture::makeReadyFuture(
            Result<void>(makeError(ErrorKind::Conflict, u"window-active"_s, tr("The freeze has started since then: end it in the calendar."))));
    };
}

QString FreezeActions::moved(const FreezeWindow &before, const FreezeWindow &after) const
{
    const FreezeDialogFacts facts = m_commands.facts();
    const QString start = words::nearInstant(after.start, facts.now, facts.displayZone);
    const QString end = words::nearInstant(after.end, facts.now, facts.displayZone);
    if (before.start == after.start)
        return tr("Freeze now ends %1").arg(end);
    if (before.end == after.end)
        return tr("Freeze now starts %1").arg(start);
    return tr("Freeze moved to %1 – %2", "start, end").arg(start, end);
}

void FreezeActions::change(const FreezeWindow &before, const FreezeWindow &after)
{
    if (!needsReason(before, after, environmentOf(before).isProduction, m_commands.facts().now)) {
        write(before, after, {}, {});
        return;
    }
    ConfirmDialog *question = shorteningQuestion(before, after, m_window);
    connect(question, &ConfirmDialog::confirmed, this, [this, question, before, after](const QString &reason) { write(before, after, reason, question); });
    question->open();
}

void FreezeActions::write(const FreezeWindow &before, const FreezeWindow &after, const QString &reason, const QPointer<ConfirmDialog> &question)
{
    whenDone(m_commands.update(after, reason), this, [this, before, question](const Result<FreezeWindow> &result) {
        if (!result) {
            report(question, tr("The freeze was not changed."), result.error());
            return;
        }
        if (question)
            question->accept();
        offerUndo(moved(before, *result), before, *result);
    });
}

void FreezeActions::changeEnvironment(const FreezeWindow &before, const FreezeWindow &after)
{
    const FreezeDialogFacts facts = m_commands.facts();
    const Environment from = environmentOf(before);
    const Environment to = environmentOf(after);
    const bool active = before.stateAt(facts.now) == FreezeState::Active;
    Confirmation question;
    question.title = tr("Move the freeze from %1 to %2?").arg(from.displayName, to.displayName);
    question.text = tr("A freeze belongs to its environment, so a new one is created and the old one is deleted. The audit log shows both.");
    question.consequences << freezetext::sentence(to.displayName, false, after.start, after.end, facts.displayZone)
                          << (active ? tr("The freeze of %1 ends now.").arg(from.displayName)
                                     : tr("The freeze of %1 will not take place.").arg(from.displayName));
    question.verb = tr("Move to %1").arg(to.displayName);
    if (active && from.isProduction) {
        question.typedName = from.name;
        question.reasonRequired = true;
    }
    auto *dialog = new ConfirmDialog(question, m_window);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, before, after](const QString &reason) { createThere(dialog, before, after, reason); });
    dialog->open();
}

void FreezeActions::createThere(const QPointer<ConfirmDialog> &question, const FreezeWindow &before, const FreezeWindow &after, const QString &reason)
{
    whenDone(m_commands.create(after), this, [this, question, before, reason](const Result<FreezeWindow> &result) {
        if (!result)
            report(question, tr("The freeze was not moved."), result.error());
        else
            removeHere(question, before, *result, reason);
    });
}

void FreezeActions::removeHere(const QPointer<ConfirmDialog> &question, const FreezeWindow &before, const FreezeWindow &after, const QString &reason)
{
    whenDone(m_commands.remove(before, reason), this, [this, question, before, after](const Result<void> &result) {
        if (question)
            question->accept();
        emit created(after.id);
        if (!result) { // both stand now, which freezes too much and not too little
            report(
                {},
                tr("The freeze of %1 exists now, but the one of %2 was not deleted.").arg(environmentOf(after).displayName, environmentOf(before).displayName),
                result.error());
            return;
        }
        const QString text = tr("Freeze moved to %1").arg(environmentOf(after).displayName);
        const Instant now = m_commands.facts().now;
        if (before.stateAt(now) != FreezeState::Upcoming || after.stateAt(now) != FreezeState::Upcoming) {
            emit succeeded(text);
            return;
        }
        const Life old = std::make_shared<FreezeWindow>(before);
        const Life fresh = std::make_shared<FreezeWindow>(after);
        emit undoOffered(text, UndoStep::inOrder({creating(old), removing(fresh)}), UndoStep::inOrder({creating(fresh), removing(old)}));
    });
}

} // namespace tidegate
