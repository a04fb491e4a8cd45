// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezenow.h"

#include "models/servicewords.h"
#include "models/words.h"
#include "services/async/whendone.h"
#include "ui/calendar/edit/freezenowdialog.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/style/plaintext.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"

using namespace Qt::StringLiterals;

namespace tidegate {

FreezeNow::FreezeNow(FreezeCommands commands, QWidget *page) : QObject(page), m_commands(std::move(commands)), m_page(page) {}

void FreezeNow::start(const FreezePlan &plan)
{
    auto *dialog = new FreezeNowDialog(
        m_commands.facts(), plan, [facts = m_commands.facts] { return facts().now; }, m_page->window());
    const auto made = std::make_shared<QList<FreezeWindow>>();
    connect(dialog, &FreezeNowDialog::submitted, this, [this, dialog, made](const QList<FreezeWindow> &windows) { createNext(dialog, windows, made); });
    connect(dialog, &QDialog::rejected, this, [this, made] { offerUndo(made); }); // what was frozen before the rest failed
    dialog->open();
}

void FreezeNow::createNext(const QPointer<FreezeNowDialog> &dialog, QList<FreezeWindow> windows, const Made &made)
{
    if (windows.isEmpty()) {
        if (dialog)
            dialog->finish();
        offerUndo(made);
        return;
    }
    const FreezeWindow window = windows.takeFirst();
    whenDone(m_commands.create(window), this, [this, dialog, window, windows, made](const Result<FreezeWindow> &result) {
        if (!result) {
            if (dialog && dialog->isVisible()) {
                dialog->showError(window.environmentId, result.error());
                return;
            }
            emit failed(tr("%1 was not frozen. %2", "environment, why").arg(namesOf({window}), words::sentence(result.error())),
                        InlineMessage::detailsOf(result.error()));
        } else {
            made->append(*result);
            if (dialog)
                dialog->markFrozen(result->environmentId);
            emit created(result->id);
        }
        createNext(dialog, windows, made);
    });
}

void FreezeNow::offerUndo(const Made &made)
{
    if (made->isEmpty())
        return;
    const QList<FreezeWindow> windows = *made;
    made->clear();
    const FreezeDialogFacts facts = m_commands.facts();
    const QString until = words::nearInstant(windows.constFirst().end, facts.now, facts.displayZone);
    //: %1 environments, %2 a time
    emit undoOffered(tr("Frozen until %2: %1.").arg(namesOf(windows), until), UndoStep([this, windows] { return lift(windows); }));
}

QString FreezeNow::namesOf(const QList<FreezeWindow> &windows) const
{
    QStringList names;
    for (const FreezeWindow &window : windows)
        names.append(plainLine(m_commands.environmentOf(window).displayName));
    return names.join(u", "_s);
}

QFuture<Result<void>> FreezeNow::lift(const QList<FreezeWindow> &windows)
{
    const FreezeDialogFacts facts = m_commands.facts();
    Confirmation question;
    question.title = windows.size() == 1 ? tr("End the freeze of %1 now?").arg(namesOf(windows)) : tr("End the freezes of %1 now?").arg(namesOf(windows));
    question.text = tr("Unless another freeze covers them, deployments are taken again at once. What was frozen stays in the history.");
    question.verb = windows.size() == 1 ? tr("End freeze now") : tr("End freezes now");
    QStringList production;
    for (const FreezeWindow &window : windows) {
        const Environment environment = m_commands.environmentOf(window);
        question.consequences << freezetext::sentence(environment.displayName, false, window.start, window.end, facts.displayZone);
        if (environment.isProduction)
            production.append(environment.name);
    }
    question.reasonRequired = !production.isEmpty();
    question.typedName = production.value(0);
    const auto rest = std::make_shared<QList<FreezeWindow>>(windows);
    auto *dialog = new ConfirmDialog(question, m_page->window());
    dialog->setObjectName(u"liftFreezes"_s);
    const auto outcome = std::make_shared<QPromise<Result<void>>>();
    outcome->start();
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, rest, outcome](const QString &reason) { removeNext(dialog, rest, reason, outcome); });
    connect(dialog, &QDialog::rejected, this, [outcome] {
        outcome->addResult(spokenError(ErrorKind::Unavailable, u"not-ended"_s, tr("The question was put away, and the freeze goes on.")));
        outcome->finish();
    });
    dialog->open();
    return outcome->future();
}

void FreezeNow::removeNext(const QPointer<ConfirmDialog> &question, const Made &rest, const QString &reason, const Outcome &outcome)
{
    if (rest->isEmpty()) {
        if (question)
            question->accept();
        outcome->addResult(Result<void>());
        outcome->finish();
        return;
    }
    const FreezeWindow window = rest->constFirst();
    whenDone(m_commands.remove(window, reason), this, [this, question, window, rest, reason, outcome](const Result<void> &result) {
        if (result) {
            rest->removeFirst(); // trying again goes on with what is left
            removeNext(question, rest, reason, outcome);
        } else if (question) {
            question->showError(result.error());
        } else {
            outcome->addResult(result.error());
            outcome->finish();
        }
    });
}

} // namespace tidegate
