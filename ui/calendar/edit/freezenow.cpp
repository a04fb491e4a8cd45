// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezenow.h"

#include "models/freezewindowtablemodel.h"
#include "models/servicewords.h"
#include "models/words.h"
#include "services/async/whendone.h"
#include "ui/calendar/edit/freezenowdialog.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/style/modalfocus.h"
#include "ui/style/plaintext.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"

using namespace Qt::StringLiterals;

namespace tidegate {

FreezeNow::FreezeNow(FreezeCommands commands, QWidget *page) : QObject(page), m_commands(std::move(commands)), m_page(page) {}

void FreezeNow::start(const FreezePlan &plan)
{
    if (ModalFocus::bringForward<FreezeNowDialog>(m_page->window()))
        return;
    auto *dialog = new FreezeNowDialog(
        m_commands.facts(), plan, [facts = m_commands.facts] { return facts().now; }, m_page->window());
    const auto made = std::make_shared<QList<FreezeWindow>>();
    const QUuid step = QUuid::createUuid();
    connect(dialog, &FreezeNowDialog::submitted, this,
            [this, dialog, made, step](const QList<FreezeWindow> &windows) { createAll(dialog, windows, made, step); });
    connect(dialog, &QDialog::rejected, this, [this, made, step] { offerUndo(made, step); }); // what was frozen before the rest failed
    dialog->open();
}

void FreezeNow::createAll(const QPointer<FreezeNowDialog> &dialog, const QList<FreezeWindow> &windows, const Made &made, const QUuid &step)
{
    const auto words = [](int count) { return count == 1 ? tr("freeze of an environment") : tr("freezes of %n environments", nullptr, count); };
    FreezeCommands::Creation creation;
    creation.made = [this, dialog, made](const FreezeWindow &window) {
        made->append(window);
        if (dialog)
            dialog->markFrozen(window.environmentId);
        emit created(window.id);
    };
    creation.refused = [this, dialog](const FreezeWindow &window, const Error &error) {
        if (dialog && dialog->isVisible()) {
            dialog->showError(window.environmentId, error);
            return false;
        }
        emit failed(tr("%1 was not frozen. %2", "environment, why").arg(namesOf({window}), words::sentence(error)), InlineMessage::detailsOf(error));
        return true; // nobody is there who could try the rest again
    };
    creation.over = [this, dialog, made, step] {
        if (dialog)
            dialog->finish();
        offerUndo(made, step);
    };
    m_commands.createEach(this, step, words, windows, creation);
}

void FreezeNow::offerUndo(const Made &made, const QUuid &step)
{
    if (made->isEmpty())
        return;
    const auto windows = std::make_shared<QList<FreezeWindow>>(*made); // all of them, also when one came after the dialog was closed
    const FreezeDialogFacts facts = m_commands.facts();
    const QString until = words::nearInstant(windows->constFirst().end, facts.now, facts.displayZone);
    const UndoStep undo([this, windows, step] { return lift(windows, step); });
    //: %1 environments, %2 a time
    emit undoOffered(step, tr("Frozen: %1 until %2.").arg(namesOf(*windows), until),
                     undo.lostWhen([this, windows] { return stillOn(*windows).isEmpty() ? overAlready() : QString(); }));
}

QString FreezeNow::namesOf(const QList<FreezeWindow> &windows) const
{
    QStringList names;
    for (const FreezeWindow &window : windows)
        names.append(plainLine(m_commands.environmentOf(window).displayName));
    return names.join(u", "_s);
}

/// As they are by now: an end may have been moved, and one that is over must not be touched, because that would hide it from the calendar.
QList<FreezeWindow> FreezeNow::stillOn(const QList<FreezeWindow> &windows) const
{
    const FreezeDialogFacts facts = m_commands.facts();
    QList<FreezeWindow> on;
    for (const FreezeWindow &window : windows) {
        const FreezeWindow *known = facts.workspace ? facts.workspace->freezes()->find(window.id) : &window;
        // What was ended is over, also while this computer's idea of the server's time is a little behind.
        if (known && !known->endedEarlyAt && known->stateAt(facts.now) == FreezeState::Active)
            on.append(*known);
    }
    return on;
}

QString FreezeNow::overAlready()
{
    return tr("The freeze is over already.");
}

ConfirmDialog *FreezeNow::liftQuestion(const QList<FreezeWindow> &windows)
{
    const FreezeDialogFacts facts = m_commands.facts();
    Confirmation question;
    question.title = windows.size() == 1 ? tr("End the freeze of %1 now?").arg(namesOf(windows)) : tr("End the freezes of %1 now?").arg(namesOf(windows));
    question.text = tr("Unless another freeze covers them, deployments are taken again at once. What was frozen stays in the history.");
    question.verb = windows.size() == 1 ? tr("End freeze now") : tr("End freezes now");
    QStringList production;
    QString called;
    for (const FreezeWindow &window : windows) {
        const Environment environment = m_commands.environmentOf(window);
        question.consequences << freezetext::sentence(environment.displayName, false, window.start, window.end, facts.displayZone);
        if (environment.isProduction) {
            called = production.isEmpty() ? environment.displayName : called;
            production.append(environment.name);
        }
    }
    question.reasonRequired = !production.isEmpty();
    question.typedName = production.value(0);
    question.alsoCalled = called;
    auto *dialog = new ConfirmDialog(question, m_page->window());
    dialog->setObjectName(u"liftFreezes"_s);
    return dialog;
}

/// The answer comes when all are ended, or the question was put away.
QFuture<Result<void>> FreezeNow::lift(const Made &windows, const QUuid &step)
{
    const auto rest = std::make_shared<QList<FreezeWindow>>(stillOn(*windows));
    if (rest->isEmpty())
        return QtFuture::makeReadyFuture(Result<void>(spokenError(ErrorKind::Stale, u"window-ended"_s, overAlready())));
    ConfirmDialog *dialog = liftQuestion(*rest);
    const auto outcome = std::make_shared<QPromise<Result<void>>>();
    outcome->start();
    connect(dialog, &ConfirmDialog::confirmed, this,
            [this, dialog, rest, step, outcome](const QString &reason) { removeNext(dialog, rest, reason, step, outcome); });
    connect(dialog, &QDialog::rejected, this, [outcome] {
        outcome->addResult(spokenError(ErrorKind::Unavailable, u"not-ended"_s, tr("The question was put away, and the freeze goes on.")));
        outcome->finish();
    });
    dialog->open();
    return outcome->future();
}

void FreezeNow::removeNext(const QPointer<ConfirmDialog> &question, const Made &rest, const QString &reason, const QUuid &step, const Outcome &outcome)
{
    if (rest->isEmpty()) {
        if (question)
            question->accept();
        outcome->addResult(Result<void>());
        outcome->finish();
        return;
    }
    const FreezeWindow window = rest->constFirst();
    whenDone(m_commands.removeAs(step, {}, window, reason), this, [this, question, window, rest, reason, step, outcome](const Result<void> &result) {
        if (result) {
            rest->removeFirst(); // trying again goes on with what is left
            removeNext(question, rest, reason, step, outcome);
        } else if (question) {
            question->showError(result.error());
        } else {
            outcome->addResult(result.error());
            outcome->finish();
        }
    });
}

} // namespace tidegate
