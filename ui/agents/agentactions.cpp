// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/agentactions.h"

#include "models/environmenttablemodel.h"
#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "services/domain/targetconnection.h"
#include "ui/agents/agentdialog.h"
#include "ui/agents/installdialog.h"
#include "ui/agents/tokensdialog.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString nameIn(const AgentRow &row)
{
    return plainLine(row.agent.name);
}

} // namespace

AgentActions::AgentActions(Workspace *workspace, Current current, QWidget *page)
    : QObject(page), m_workspace(workspace), m_current(std::move(current)), m_page(page)
{
    makeAll();
    connect(workspace, &Workspace::permissionsChanged, this, &AgentActions::update);
    update();
}

void AgentActions::makeAll()
{
    install = make(tr("&Install an agent…"), u"installAgent"_s, &AgentActions::runInstall);
    install->setIcon(symbolIcon(u"plus"_s));
    tokens = make(tr("Registration token&s…"), u"agentTokens"_s, &AgentActions::runTokens);
    tokens->setIcon(symbolIcon(u"key"_s));
    showTargets = make(tr("Sho&w its targets"), u"showAgentTargets"_s, &AgentActions::runShowTargets);
    showTargets->setIcon(symbolIcon(u"targets"_s));
    accept = make(tr("A&ccept"), u"acceptAgent"_s, &AgentActions::runAccept);
    accept->setIcon(symbolIcon(u"check"_s));
    deactivate = make(tr("&Deactivate"), u"deactivateAgent"_s, &AgentActions::runDeactivate);
    edit = make(tr("Na&me and labels…"), u"editAgent"_s, &AgentActions::runEdit);
    edit->setIcon(symbolIcon(u"edit"_s));
    edit->setShortcut(QKeySequence(Qt::Key_F2));
    rotate = make(tr("New credentia&l…"), u"rotateAgent"_s, &AgentActions::runRotate);
    rotate->setIcon(symbolIcon(u"refresh"_s));
    revoke = make(tr("Revo&ke…"), u"revokeAgent"_s, &AgentActions::runRevoke);
    revoke->setIcon(symbolIcon(u"close"_s));
    remove = make(tr("Delete agent…"), u"deleteAgent"_s, &AgentActions::runRemove);
    remove->setShortcut(QKeySequence(Qt::Key_Delete));
    remove->setIcon(symbolIcon(u"delete"_s));
    copy = make(tr("Cop&y as text"), u"copyAgent"_s, &AgentActions::runCopy);
    copy->setIcon(symbolIcon(u"copy"_s));
    copy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
}

QAction *AgentActions::make(const QString &text, const QString &name, void (AgentActions::*run)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_page->addAction(action);
    connect(action, &QAction::triggered, this, run);
    return action;
}

QList<QAction *> AgentActions::all() const
{
    return {showTargets, accept, deactivate, edit, rotate, revoke, remove, copy};
}

QString AgentActions::whyNoInstall() const
{
    return m_workspace->whyNot(Permission::TokenAdmin);
}

/// The first reason that there is: nothing is selected, the role may not, or what the agent itself is.
QString AgentActions::whyNot(const AgentRow *row, const QString &otherReason) const
{
    if (!row)
        return tr("Select an agent first.");
    const QString refusal = m_workspace->whyNot(Permission::TokenAdmin);
    return refusal.isEmpty() ? otherReason : refusal;
}

void AgentActions::update()
{
    const AgentRow *row = m_current();
    const auto lifecycle = row ? row->agent.lifecycle : AgentLifecycle::Pending;
    const bool isRevoked = lifecycle == AgentLifecycle::Revoked;
    const QString gone = isRevoked ? tr("It was revoked for good.") : QString();
    setPossible(install, whyNoInstall());
    setPossible(tokens, m_workspace->whyNot(Permission::AuditRead));
    const QString arriving = whyNotAll(*m_workspace); // what was counted is a part
    const QString none = arriving.isEmpty() ? tr("No target is checked by it.") : arriving;
    setPossible(showTargets, !row ? tr("Select an agent first.") : row->targets == 0 ? none : QString());
    setPossible(accept, whyNot(row, isRevoked ? gone : lifecycle == AgentLifecycle::Active ? tr("It is active already.") : QString()));
    setPossible(deactivate, whyNot(row, isRevoked ? gone : lifecycle == AgentLifecycle::Inactive ? tr("It is inactive already.") : QString()));
    setPossible(edit, whyNot(row, {}));
    setPossible(rotate, whyNot(row, gone));
    setPossible(revoke, whyNot(row, gone));
    const QString holds = row && row->targets > 0
        ? tr("It checks %1: have them checked another way first, or revoke it, so that it stays in the list.").arg(words::targetCount(row->targets))
        : QString();
    setPossible(remove, whyNot(row, arriving.isEmpty() ? holds : arriving));
    setPossible(copy, row ? QString() : tr("Select an agent first."));
    showTargets->setText(row && row->targets > 0 && arriving.isEmpty() ? tr("Sho&w its %1").arg(words::targetCount(row->targets)) : tr("Sho&w its targets"));
    accept->setVisible(lifecycle != AgentLifecycle::Active);
    deactivate->setVisible(lifecycle == AgentLifecycle::Active);
}

void AgentActions::runInstall()
{
    auto *dialog = new InstallDialog(m_workspace, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &InstallDialog::editReported, this, &AgentActions::editReported);
    dialog->open();
}

void AgentActions::runTokens()
{
    auto *dialog = new TokensDialog(m_workspace, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AgentActions::runShowTargets()
{
    const AgentRow *row = m_current();
    if (!row)
        return;
    QString name = row->agent.name;
    emit targetsRequested({}, u"agent:\""_s + name.replace(u'"', u"\"\""_s) + u'"');
}

void AgentActions::decide(Command command, const QString &done, const QString &failed)
{
    whenDone((m_workspace->*command)(m_current()->agent.id), this, [this, done, failed](const Result<ShownAgent> &answer) {
        if (answer)
            emit editReported(done);
        else
            emit messageReported(failed + u' ' + words::sentence(answer.error()), InlineMessage::detailsOf(answer.error()));
    });
}

void AgentActions::runAccept()
{
    if (const AgentRow *row = m_current())
        decide(&Workspace::acceptAgent, tr("%1 was accepted.").arg(nameIn(*row)), tr("%1 was not accepted.").arg(nameIn(*row)));
}

void AgentActions::runDeactivate()
{
    if (const AgentRow *row = m_current())
        decide(&Workspace::deactivateAgent, tr("%1 was deactivated.").arg(nameIn(*row)), tr("%1 was not deactivated.").arg(nameIn(*row)));
}

void AgentActions::runEdit()
{
    const AgentRow *row = m_current();
    if (!row)
        return;
    auto *dialog = new AgentDialog(m_workspace, row->agent, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AgentDialog::saved, this, [this](const QString &name) { emit editReported(tr("%1 was changed.").arg(plainLine(name))); });
    dialog->open();
}

ConfirmDialog *AgentActions::ask(const Confirmation &question)
{
    auto *dialog = new ConfirmDialog(question, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

template <typename T>
void AgentActions::finish(const QFuture<Result<T>> &answer, ConfirmDialog *dialog, const QString &done)
{
    whenDone(answer, dialog, [this, dialog, done](const Result<T> &result) {
        if (!result) {
            dialog->showError(result.error());
            return;
        }
        dialog->accept();
        emit editReported(done);
    });
}

bool AgentActions::seesProduction(AgentId agent) const
{
    if (m_workspace->isArriving())
        return true; // it may: not all targets are here
    const QList<Target> targets = m_workspace->targets()->allTargets();
    return std::any_of(targets.begin(), targets.end(), [&](const Target &target) {
        const EnvironmentSummary *place = agentOf(target.connection) == agent ? m_workspace->environments()->find(target.environmentId) : nullptr;
        return place && place->environment.isProduction;
    });
}

void AgentActions::runRotate()
{
    const AgentRow *row = m_current();
    if (!row)
        return;
    Confirmation question;
    question.title = tr("Give %1 a new credential?").arg(nameIn(*row));
    question.text = tr("It gets it with its next sign of life, by itself. The old one opens nothing any more once the new one is used.");
    question.verb = tr("Give a new credential");
    ConfirmDialog *dialog = ask(question);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, id = row->agent.id, name = nameIn(*row)] {
        finish(m_workspace->rotateAgent(id), dialog, tr("%1 gets a new credential with its next sign of life.").arg(name));
    });
}

void AgentActions::runRevoke()
{
    const AgentRow *row = m_current();
    if (!row)
        return;
    const bool isProduction = seesProduction(row->agent.id);
    Confirmation question;
    question.title = tr("Revoke %1?").arg(nameIn(*row));
    question.text = isProduction ? tr("This is production. Its credential opens nothing any more, for good: to come back, it has to be installed anew.")
                                 : tr("Its credential opens nothing any more, for good: to come back, it has to be installed anew.");
    if (m_workspace->isArriving())
        question.consequences.append(tr("Nobody checks its targets any more, until they are checked another way."));
    else if (row->targets > 0)
        question.consequences.append(tr("Nobody checks its %1 any more, until they are checked another way.").arg(words::targetCount(row->targets)));
    question.consequences.append(tr("It stays in the list, and so does what it said."));
    question.verb = tr("Revoke agent");
    question.typedName = isProduction ? row->agent.name : QString();
    question.reasonRequired = isProduction;
    ConfirmDialog *dialog = ask(question);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, id = row->agent.id, name = nameIn(*row)](const QString &reason) {
        finish(m_workspace->revokeAgent(id, reason), dialog, tr("%1 was revoked.").arg(name));
    });
}

void AgentActions::runRemove()
{
    const AgentRow *row = m_current();
    if (!row)
        return;
    Confirmation question;
    question.title = tr("Delete %1?").arg(nameIn(*row));
    question.text = tr("It is revoked and leaves the list. Nothing on its machine is changed; the program there stops when it hears of it.");
    question.consequences.append(tr("An agent that was deleted does not come back: it has to be installed anew."));
    question.verb = tr("Delete agent");
    ConfirmDialog *dialog = ask(question);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, id = row->agent.id, name = nameIn(*row)](const QString &reason) {
        finish(m_workspace->removeAgent(id, reason), dialog, tr("%1 was deleted.").arg(name));
    });
}

} // namespace tidegate
