// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezeactions.h"

#include "models/servicewords.h"
#include "models/words.h"
#include "services/async/whendone.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"

using namespace Qt::StringLiterals;

namespace tidegate {

FreezeActions::FreezeActions(FreezeCommands commands, QWidget *window) : QObject(window), m_commands(std::move(commands)), m_window(window) {}

bool FreezeActions::needsReason(const FreezeWindow &before, const FreezeWindow &after, bool production, Instant now)
{
    return production && before.stateAt(now) == FreezeState::Active && after.end < before.end;
}

Environment FreezeActions::environmentOf(const FreezeWindow &window) const
{
    const QList<Environment> environments = m_commands.facts().environments;
    for (const Environment &environment : environments) {
        if (environment.id == window.environmentId)
            return environment;
    }
    return {};
}

void FreezeActions::startCreation(const FreezeWindow &draft)
{
    FreezeWindow window = draft;
    if (window.timezone.isEmpty())
        window.timezone = freezetext::zoneName(m_commands.facts().displayZone);
    auto *dialog = new FreezeWindowDialog(m_commands.facts(), window, m_window);
    connect(dialog, &FreezeWindowDialog::submitted, this, [this, dialog](const QList<FreezeWindow> &windows) { createNext(dialog, windows, 0); });
    dialog->open();
}

void FreezeActions::createNext(const DialogPointer &dialog, QList<FreezeWindow> windows, int done)
{
    if (windows.isEmpty()) {
        if (dialog)
            dialog->finish();
        emit succeeded(done == 1 ? tr("Freeze created") : tr("%n freezes created", nullptr, done));
        return;
    }
    // One after the other: when one is refused, those before it stand and the dialog keeps the rest.
    const FreezeWindow window = windows.takeFirst();
    whenDone(m_commands.create(window), this, [this, dialog, windows, done](const Result<FreezeWindow> &result) {
        if (!result) {
            if (dialog)
                dialog->showError(result.error());
            else
                emit failed(tr("The freeze was not created. %1").arg(words::sentence(result.error().message)), InlineMessage::detailsOf(result.error()));
            return;
        }
        if (dialog)
            dialog->markCreated(result->environmentId);
        emit created(result->id);
        createNext(dialog, windows, done + 1);
    });
}

void FreezeActions::startEditing(const FreezeWindow &window)
{
    auto *dialog = new FreezeWindowDialog(m_commands.facts(), window, m_window);
    connect(dialog, &FreezeWindowDialog::submitted, this, [this, dialog](const QList<FreezeWindow> &windows) { submitUpdate(dialog, windows.constFirst()); });
    dialog->open();
}

void FreezeActions::submitUpdate(const DialogPointer &dialog, const FreezeWindow &window)
{
    const Environment environment = environmentOf(window);
    if (needsReason(dialog->original(), window, environment.isProduction, m_commands.facts().now))
        askForReason(dialog, window);
    else
        update(dialog, window, {});
}

ConfirmDialog *FreezeActions::shorteningQuestion(const FreezeWindow &before, const FreezeWindow &after, QWidget *parent)
{
    const Environment environment = environmentOf(before);
    Confirmation question;
    question.title = tr("Shorten the freeze of %1?").arg(environment.displayName);
    question.text = tr("Deployments are let through from %1 on, %2 earlier than announced.")
                        .arg(words::instant(after.end, m_commands.facts().displayZone), words::duration(before.end - after.end));
    question.verb = tr("Shorten freeze");
    question.typedName = environment.name;
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
    const FreezeWindow before = dialog->original();
    whenDone(m_commands.update(window, reason), this, [this, dialog, before](const Result<FreezeWindow> &result) {
        if (!result) {
            if (dialog)
                dialog->showError(result.error());
            else
                emit failed(tr("The freeze was not saved. %1").arg(words::sentence(result.error().message)), InlineMessage::detailsOf(result.error()));
            return;
        }
        if (dialog)
            dialog->finish();
        offerUndo(tr("Freeze saved"), before, *result);
    });
}

void FreezeActions::offerUndo(const QString &text, const FreezeWindow &before, const FreezeWindow &after)
{
    const Instant now = m_commands.facts().now;
    // Taking a change back is a change: where that would need a reason, it is made by hand.
    // NOLINTNEXTLINE(readability-suspicious-call-argument): the way back
    const bool asks = needsReason(after, before, environmentOf(before).isProduction, now);
    if (asks || before.stateAt(now) == FreezeState::Ended || after.stateAt(now) == FreezeState::Ended) {
        emit succeeded(text);
        return;
    }
    m_written[after.id] = after;
    emit undoOffered(text, writing(before), writing(after));
}

UndoStep FreezeActions::writing(const FreezeWindow &window)
{
    return [this, window]() {
        const FreezeWindow last = m_written.value(window.id);
        FreezeWindow wanted = window;
        wanted.version = last.version;
        if (needsReason(last, wanted, environmentOf(window).isProduction, m_commands.facts().now))
            return QtFuture::makeReadyFuture(Result<FreezeWindow>(
                makeError(ErrorKind::Conflict, u"reason-needed"_s, tr("The freeze is on by now, and shortening it needs a reason: move its end by hand."))));
        const auto answer = m_commands.update(wanted, {});
        whenDone(answer, this, [this](const Result<FreezeWindow> &result) {
            if (result)
                m_written[result->id] = *result;
        });
        return answer;
    };
}

void FreezeActions::startRemoval(const FreezeWindow &window)
{
    const FreezeDialogFacts facts = m_commands.facts();
    const Environment environment = environmentOf(window);
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
                emit failed(tr("The freeze was not deleted. %1").arg(words::sentence(result.error().message)), InlineMessage::detailsOf(result.error()));
            return;
        }
        if (dialog)
            dialog->accept();
        if (window.stateAt(m_commands.facts().now) != FreezeState::Upcoming) {
            emit succeeded(active ? tr("Freeze ended") : tr("Freeze removed from the calendar"));
            return;
        }
        const Life life = std::make_shared<FreezeWindow>(window);
        emit undoOffered(tr("Freeze deleted"), creating(life), removing(life));
    });
}

} // namespace tidegate
