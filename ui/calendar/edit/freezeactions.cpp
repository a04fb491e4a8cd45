// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezeactions.h"

#include "models/servicewords.h"
#include "models/words.h"
#include "services/async/whendone.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/style/modalfocus.h"
#include "ui/style/plaintext.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"

using namespace Qt::StringLiterals;

namespace tidegate {

FreezeActions::FreezeActions(FreezeCommands commands, QWidget *window) : QObject(window), m_commands(std::move(commands)), m_window(window) {}

void FreezeActions::startCreation(const FreezeWindow &draft, const QList<EnvironmentId> &also)
{
    if (ModalFocus::bringForward<FreezeWindowDialog>(m_window))
        return;
    FreezeWindow window = draft;
    if (window.timezone.isEmpty())
        window.timezone = freezetext::zoneName(m_commands.facts().displayZone);
    FreezeDialogFacts facts = m_commands.facts();
    facts.chosen = also;
    auto *dialog = new FreezeWindowDialog(facts, window, m_window);
    connect(dialog, &FreezeWindowDialog::submitted, this, [this, dialog](const QList<FreezeWindow> &windows) { createAll(dialog, windows); });
    dialog->open();
}

QString FreezeActions::nameOf(const FreezeWindow &window) const
{
    return plainLine(m_commands.environmentOf(window).displayName);
}

/// When one is refused, those before it stand and the dialog keeps the rest.
void FreezeActions::createAll(const DialogPointer &dialog, const QList<FreezeWindow> &windows)
{
    const auto words = [name = windows.value(0).reason.simplified()](int count) {
        return count == 1 ? tr("new freeze %1").arg(name) : tr("%n new freezes %1", nullptr, count).arg(name);
    };
    FreezeCommands::Creation creation;
    creation.made = [this, dialog](const FreezeWindow &window) {
        if (dialog)
            dialog->markCreated(window.environmentId);
        emit created(window.id);
    };
    creation.refused = [this, dialog](const FreezeWindow &, const Error &error) {
        if (dialog)
            dialog->showError(error);
        else
            emit failed(tr("The freeze was not created. %1").arg(words::sentence(error)), InlineMessage::detailsOf(error));
        return false;
    };
    QStringList names;
    for (const FreezeWindow &window : windows)
        names.append(nameOf(window));
    creation.over = [this, dialog, names, count = static_cast<int>(windows.size())] {
        if (dialog)
            dialog->finish();
        //: %1 one environment, or several
        emit succeeded((count == 1 ? tr("%1: freeze created") : tr("%1: %n freezes created", nullptr, count)).arg(QLocale().createSeparatedList(names)));
    };
    m_commands.createEach(this, QUuid::createUuid(), words, windows, creation);
}

void FreezeActions::startEditing(const FreezeWindow &window)
{
    if (ModalFocus::bringForward<FreezeWindowDialog>(m_window))
        return;
    auto *dialog = new FreezeWindowDialog(m_commands.facts(), window, m_window);
    connect(dialog, &FreezeWindowDialog::submitted, this, [this, dialog](const QList<FreezeWindow> &windows) { submitUpdate(dialog, windows.constFirst()); });
    dialog->open();
}

void FreezeActions::submitUpdate(const DialogPointer &dialog, const FreezeWindow &window)
{
    if (m_commands.needsReason(dialog->original(), window))
        askForReason(dialog, window);
    else
        update(dialog, window, {});
}

ConfirmDialog *FreezeActions::shorteningQuestion(const FreezeWindow &before, const FreezeWindow &after, QWidget *parent)
{
    const Environment environment = m_commands.environmentOf(before);
    Confirmation question;
    question.title = tr("Shorten the freeze of %1?").arg(environment.displayName);
    question.text = tr("Deployments are let through from %1 on, %2 earlier than announced.")
                        .arg(words::instant(after.end, m_commands.facts().displayZone), words::duration(before.end - after.end));
    question.verb = tr("Shorten freeze");
    question.typedName = environment.name;
    question.alsoCalled = environment.displayName;
    question.reasonRequired = true;
    return new ConfirmDialog(question, parent);
}

void FreezeActions::askForReason(const DialogPointer &dialog, const FreezeWindow &window)
{
    ConfirmDialog *confirm = shorteningQuestion(dialog->original(), window, dialog);
    connect(confirm, &ConfirmDialog::confirmed, this, [this, dialog, confirm, window](const QString &reason) {
        confirm->accept(); // what comes back is shown at the fields of the editor
        update(dialog, window, reason);
    });
    connect(confirm, &QDialog::rejected, dialog, &FreezeWindowDialog::resume);
    confirm->open();
}

void FreezeActions::update(const DialogPointer &dialog, const FreezeWindow &window, const QString &reason)
{
    if (!dialog)
        return;
    whenDone(m_commands.update(window, reason), this, [this, dialog, name = nameOf(window)](const Result<FreezeWindow> &result) {
        if (!result) {
            if (dialog)
                dialog->showError(result.error());
            else
                emit failed(tr("The freeze was not changed. %1").arg(words::sentence(result.error())), InlineMessage::detailsOf(result.error()));
            return;
        }
        if (dialog)
            dialog->finish();
        emit succeeded(tr("%1: freeze changed", "environment").arg(name));
    });
}

void FreezeActions::startRemoval(const FreezeWindow &window)
{
    const FreezeDialogFacts facts = m_commands.facts();
    const Environment environment = m_commands.environmentOf(window);
    const FreezeState state = window.stateAt(facts.now);
    Confirmation question;
    question.consequences << freezetext::sentence(environment.displayName, false, window.start, window.end, facts.displayZone)
                          << tr("Reason: %1").arg(window.reason.simplified());
    if (state == FreezeState::Active) {
        question.title = tr("End the freeze of %1 now?").arg(environment.displayName);
        question.text = tr("Unless another freeze covers it, %1 takes deployments again at once. The freeze stays in the history.")
                            .arg(environment.displayName);
        question.verb = tr("End freeze now");
    } else if (state == FreezeState::Upcoming) {
        question.title = tr("Delete the freeze of %1?").arg(environment.displayName);
        question.text = tr("It will not take place.");
        question.verb = tr("Delete freeze");
    } else {
        question.title = tr("Remove the ended freeze of %1 from the calendar?").arg(environment.displayName);
        question.text = tr("It stays in the audit log.");
        question.verb = tr("Remove from calendar");
    }
    if (environment.isProduction && state == FreezeState::Active) {
        question.typedName = environment.name;
        question.alsoCalled = environment.displayName;
        question.reasonRequired = true;
    }
    auto *dialog = new ConfirmDialog(question, m_window);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, window](const QString &reason) { remove(dialog, window, reason); });
    dialog->open();
}

void FreezeActions::remove(const QPointer<ConfirmDialog> &dialog, const FreezeWindow &window, const QString &reason)
{
    const bool active = window.stateAt(m_commands.facts().now) == FreezeState::Active;
    whenDone(m_commands.remove(window, reason), this, [this, dialog, window, active](const Result<void> &result) {
        if (!result) {
            if (dialog)
                dialog->showError(result.error());
            else
                emit failed(tr("The freeze was not deleted. %1").arg(words::sentence(result.error())), InlineMessage::detailsOf(result.error()));
            return;
        }
        if (dialog)
            dialog->accept();
        const bool isAhead = window.stateAt(m_commands.facts().now) == FreezeState::Upcoming;
        const QString done = isAhead ? tr("%1: freeze deleted", "environment")
            : active                 ? tr("%1: freeze ended", "environment")
                                     : tr("%1: freeze removed from the calendar", "environment");
        emit succeeded(done.arg(nameOf(window)));
    });
}

// Gestures, which have no editor: create, move, resize, copy, another environment.

void FreezeActions::report(const QPointer<ConfirmDialog> &question, const QString &what, const Error &error)
{
    if (question)
        question->showError(error);
    else
        emit failed(tr("%1 %2", "what failed, why").arg(what, words::sentence(error)), InlineMessage::detailsOf(error));
}

void FreezeActions::create(const FreezeWindow &window, const Done &done)
{
    whenDone(m_commands.create(window), this, [this, done](const Result<FreezeWindow> &result) {
        done(result);
        if (!result)
            return;
        emit created(result->id);
        const bool isOver = result->end <= m_commands.facts().now;
        emit succeeded((isOver ? tr("%1: freeze recorded as history", "environment") : tr("%1: freeze created")).arg(nameOf(*result)));
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
        emit succeeded(tr("Freeze copied to %1, %2", "environment, start").arg(m_commands.environmentOf(*result).displayName, start));
    });
}

QString FreezeActions::moved(const FreezeWindow &before, const FreezeWindow &after) const
{
    const FreezeDialogFacts facts = m_commands.facts();
    const QString start = words::nearInstant(after.start, facts.now, facts.displayZone);
    const QString end = words::nearInstant(after.end, facts.now, facts.displayZone);
    if (before.start == after.start)
        return tr("%1: freeze now ends %2", "environment, time").arg(nameOf(after), end);
    if (before.end == after.end)
        return tr("%1: freeze now starts %2", "environment, time").arg(nameOf(after), start);
    return tr("%1: freeze moved to %2 – %3", "environment, start, end").arg(nameOf(after), start, end);
}

void FreezeActions::change(const FreezeWindow &before, const FreezeWindow &after)
{
    if (!m_commands.needsReason(before, after)) {
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
        emit succeeded(moved(before, *result));
    });
}

void FreezeActions::changeEnvironment(const FreezeWindow &before, const FreezeWindow &after)
{
    const FreezeDialogFacts facts = m_commands.facts();
    const Environment from = m_commands.environmentOf(before);
    const Environment to = m_commands.environmentOf(after);
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
        question.alsoCalled = from.displayName;
        question.reasonRequired = true;
    }
    auto *dialog = new ConfirmDialog(question, m_window);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, before, after](const QString &reason) { createThere(dialog, before, after, reason); });
    dialog->open();
}

std::function<QString(int)> FreezeActions::movedWords(const FreezeWindow &window)
{
    return [name = window.reason.simplified()](int) { return tr("move of %1").arg(name); };
}

void FreezeActions::createThere(const QPointer<ConfirmDialog> &question, const FreezeWindow &before, const FreezeWindow &after, const QString &reason)
{
    const QUuid step = QUuid::createUuid();
    const auto answer = m_commands.createAs(step, movedWords(before), after);
    whenDone(answer, this, [this, question, before, reason, step](const Result<FreezeWindow> &result) {
        if (!result)
            report(question, tr("The freeze was not moved."), result.error());
        else
            removeHere(question, before, *result, reason, step);
    });
}

void FreezeActions::removeHere(const QPointer<ConfirmDialog> &question, const FreezeWindow &before, const FreezeWindow &after, const QString &reason,
                               const QUuid &step)
{
    whenDone(m_commands.removeAs(step, movedWords(before), before, reason), this, [this, question, before, after](const Result<void> &result) {
        if (question)
            question->accept();
        emit created(after.id);
        if (!result) { // both stand now, which freezes too much and not too little
            report({},
                   tr("The freeze of %1 exists now, but the one of %2 was not deleted.")
                       .arg(m_commands.environmentOf(after).displayName, m_commands.environmentOf(before).displayName),
                   result.error());
            return;
        }
        emit succeeded(tr("Freeze moved to %1").arg(m_commands.environmentOf(after).displayName));
    });
}

} // namespace tidegate
