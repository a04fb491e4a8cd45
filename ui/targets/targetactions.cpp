// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetactions.h"

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/targets/celldelegate.h"
#include "ui/targets/groupdialog.h"
#include "ui/targets/healthcheckrun.h"
#include "ui/targets/targetcopy.h"
#include "ui/targets/targetdialog.h"
#include "ui/undo/editsteps.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/confirmdialog.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString quoted(const QString &name)
{
    return CellDelegate::oneLine(name.left(80));
}

} // namespace

TargetActions::TargetActions(Workspace *workspace, HealthCheckRun *run, std::function<Selection()> selection, QWidget *page)
    : QObject(page), m_workspace(workspace), m_run(run), m_selection(std::move(selection)), m_page(page)
{
    checkHealth = make(tr("Check &health"), u"checkHealth"_s, &TargetActions::runCheck);
    checkHealth->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    showDrift = make(tr("Show &difference"), u"showDrift"_s, &TargetActions::runShowDrift);
    showDrift->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    newTarget = make(tr("&New target…"), u"newTarget"_s, &TargetActions::runNewTarget);
    newGroup = make(tr("New &group…"), u"newGroup"_s, &TargetActions::runNewGroup);
    edit = make(tr("&Edit…"), u"editTarget"_s, &TargetActions::runEdit);
    edit->setShortcut(QKeySequence(Qt::Key_F2));
    enable = make(tr("E&nable"), u"enableTargets"_s, &TargetActions::runEnable);
    disable = make(tr("D&isable"), u"disableTargets"_s, &TargetActions::runDisable);
    remove = make(tr("De&lete…"), u"deleteTargets"_s, &TargetActions::runRemove);
    copyJson = make(tr("Copy as &JSON"), u"copyJson"_s, &TargetActions::runCopyJson);
    copyJson->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copyCsv = make(tr("Copy as &CSV"), u"copyCsv"_s, &TargetActions::runCopyCsv);
    copyCurl = make(tr("Copy as c&url"), u"copyCurl"_s, &TargetActions::runCopyCurl);
    connect(workspace, &Workspace::permissionsChanged, this, &TargetActions::update);
}

QAction *TargetActions::make(const QString &text, const QString &name, void (TargetActions::*run)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_page->addAction(action);
    connect(action, &QAction::triggered, this, run);
    return action;
}

QList<QAction *> TargetActions::all() const
{
    return {checkHealth, showDrift, newTarget, newGroup, edit, enable, disable, remove, copyJson, copyCsv, copyCurl};
}

void TargetActions::allow(QAction *action, const QString &permission, const QString &otherReason)
{
    const QString refusal = m_workspace->whyNot(permission);
    setPossible(action, refusal.isEmpty() ? otherReason : refusal);
}

void TargetActions::update()
{
    const Selection selection = m_selection();
    const bool hasTargets = !selection.targets.isEmpty();
    const QString select = tr("Select a target first.");
    const QString selectAny = tr("Select a target or a group first.");
    const QString noEnvironment = m_workspace->environments()->all().isEmpty() ? tr("Create an environment first.") : QString();
    const bool onGroup = !hasTargets && !selection.group.isNull();
    allow(checkHealth, u"target:check"_s, hasTargets ? QString() : select);
    allow(newTarget, u"target:create"_s, noEnvironment);
    allow(newGroup, u"group:write"_s, noEnvironment);
    const bool one = selection.targets.size() == 1 || onGroup;
    allow(edit, onGroup ? u"group:write"_s : u"target:write"_s, one ? QString() : hasTargets ? tr("Select one target only.") : selectAny);
    allow(enable, u"target:write"_s, hasTargets ? QString() : select);
    allow(disable, u"target:write"_s, hasTargets ? QString() : select);
    allow(remove, onGroup ? u"group:delete"_s : u"target:delete"_s, hasTargets || onGroup ? QString() : selectAny);
    setPossible(showDrift, selection.targets.size() == 1 ? QString() : hasTargets ? tr("Select one target only.") : select);
    for (QAction *copy : copies())
        setPossible(copy, hasTargets ? QString() : select);
}

QList<Target> TargetActions::chosenTargets() const
{
    QList<Target> targets;
    for (const TargetId id : m_selection().targets) {
        if (const Target *target = m_workspace->targets()->target(id))
            targets.append(*target);
    }
    return targets;
}

void TargetActions::runCheck()
{
    m_run->start(m_selection().targets);
}

void TargetActions::runShowDrift()
{
    if (const auto targets = m_selection().targets; targets.size() == 1)
        emit driftRequested(targets.first().uuid());
}

void TargetActions::runNewTarget()
{
    createTarget(m_selection().environment);
}

void TargetActions::createTarget(EnvironmentId environment)
{
    auto *dialog = new TargetDialog(m_workspace, environment, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TargetDialog::saved, this, [this](const Target &target, const std::optional<Target> &previous) {
        emit created(target.id.uuid());
        if (!previous)
            emit successReported(tr("%1 was created.").arg(quoted(target.name)));
    });
    dialog->open();
}

void TargetActions::runNewGroup()
{
    TargetGroup group;
    group.environmentId = m_selection().environment;
    editGroup(group);
}

void TargetActions::editGroup(const TargetGroup &group)
{
    auto *dialog = new GroupDialog(m_workspace, group, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GroupDialog::saved, this, [this](const TargetGroup &saved, const std::optional<TargetGroup> &previous) {
        const QString text = tr("The group %1 was saved.").arg(quoted(saved.displayName));
        if (previous) {
            const auto [undo, redo] = editSteps(
                this, *previous, saved, [this](const TargetGroup &wanted) { return m_workspace->update(wanted); },
                [](const TargetGroup &written) { return written.version; });
            emit undoOffered(text, undo, redo);
            return;
        }
        emit created(saved.id.uuid());
        emit successReported(text);
    });
    dialog->open();
}

void TargetActions::runEdit()
{
    const QList<Target> targets = chosenTargets();
    if (targets.size() == 1)
        editTarget(targets.first());
    else if (const TargetGroup *group = m_workspace->targets()->group(m_selection().group); group && targets.isEmpty())
        editGroup(*group);
}

void TargetActions::editTarget(const Target &target)
{
    auto *dialog = new TargetDialog(m_workspace, target, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TargetDialog::saved, this, [this](const Target &saved, const std::optional<Target> &previous) {
        m_written[saved.id] = saved.version;
        if (previous && previous->connection == saved.connection)
            emit undoOffered(tr("%1 was changed.").arg(quoted(saved.name)), writing(*previous), writing(saved));
        else // the credentials of another address cannot be brought back
            emit successReported(tr("%1 was saved.").arg(quoted(saved.name)));
    });
    dialog->open();
}

UndoStep TargetActions::writing(const Target &target)
{
    return [this, target]() {
        const Target *now = m_workspace->targets()->target(target.id);
        if (!now || now->version != m_written.value(target.id)) {
            const QString why = now ? tr("It was changed by somebody else meanwhile.") : tr("It does not exist any more.");
            return QtFuture::makeReadyFuture(Result<Target>(makeError(now ? ErrorKind::Stale : ErrorKind::NotFound, {}, why)));
        }
        Target wanted = target;
        wanted.version = now->version;
        const auto answer = m_workspace->update(wanted);
        whenDone(answer, this, [this](const Result<Target> &result) {
            if (result)
                m_written[result->id] = result->version;
        });
        return answer;
    };
}

void TargetActions::setEnabled(bool enabled)
{
    struct Batch
    {
        int waiting = 0;
        QList<UndoStep> undo;
        QList<UndoStep> redo;
    };
    const auto batch = std::make_shared<Batch>();
    for (const Target &before : chosenTargets()) {
        if (before.enabled == enabled)
            continue;
        Target wanted = before;
        wanted.enabled = enabled;
        ++batch->waiting;
        whenDone(m_workspace->update(wanted), this, [this, batch, before, enabled](const Result<Target> &answer) {
            if (answer) {
                m_written[answer->id] = answer->version;
                batch->undo.append(writing(before));
                batch->redo.append(writing(*answer));
            } else {
                emit messageReported(tr("%1 was not changed. %2").arg(quoted(before.name), answer.error().message), answer.error().detail);
            }
            if (--batch->waiting > 0 || batch->undo.isEmpty())
                return;
            const QString what = words::targetCount(static_cast<int>(batch->undo.size()));
            emit undoOffered(enabled ? tr("%1 enabled.").arg(what) : tr("%1 disabled.").arg(what), UndoStep::inOrder(batch->undo),
                             UndoStep::inOrder(batch->redo));
        });
    }
}

bool TargetActions::isProduction(EnvironmentId environment) const
{
    const EnvironmentSummary *summary = m_workspace->environments()->find(environment);
    return summary && summary->environment.isProduction;
}

void TargetActions::runRemove()
{
    const QList<Target> targets = chosenTargets();
    if (!targets.isEmpty())
        removeTargets(targets);
    else if (const TargetGroup *group = m_workspace->targets()->group(m_selection().group))
        removeGroup(*group);
}

void TargetActions::removeTargets(const QList<Target> &targets)
{
    const auto strict = std::find_if(targets.begin(), targets.end(), [this](const Target &target) { return isProduction(target.environmentId); });
    const bool production = strict != targets.end();
    const auto count = static_cast<int>(targets.size());
    const QString what = words::targetCount(count);
    Confirmation question;
    question.title = count == 1 ? tr("Delete %1?").arg(quoted(targets.first().name)) : tr("Delete %1?").arg(what);
    question.text = production ? tr("This is production. Nothing on the target itself is changed; Tidegate forgets it.")
                               : tr("Nothing on the target itself is changed; Tidegate forgets it.");
    constexpr qsizetype mostNamed = 8;
    for (const Target &target : targets.first(std::min(targets.size(), mostNamed))) {
        if (count > 1)
            question.consequences.append(quoted(target.name));
    }
    if (targets.size() > mostNamed)
        question.consequences.append(tr("and %1 more").arg(targets.size() - mostNamed));
    question.consequences.append(tr("Health, stickers, inventory and stored credentials go with it."));
    question.verb = count == 1 ? tr("Delete target") : tr("Delete %1").arg(what);
    if (production)
        question.typedName = count == 1 ? strict->name : m_workspace->environments()->find(strict->environmentId)->environment.name;
    question.reasonRequired = production;
    auto *dialog = new ConfirmDialog(question, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, targets, dialog](const QString &reason) { removeNext(targets, reason, dialog); });
    dialog->open();
}

void TargetActions::removeNext(QList<Target> targets, const QString &reason, ConfirmDialog *dialog)
{
    if (targets.isEmpty()) {
        dialog->accept();
        emit successReported(tr("Deleted."));
        return;
    }
    const Target target = targets.takeFirst();
    whenDone(m_workspace->remove(target, reason), dialog, [this, targets, reason, dialog](const Result<void> &answer) {
        if (answer)
            removeNext(targets, reason, dialog);
        else
            dialog->showError(answer.error());
    });
}

void TargetActions::removeGroup(const TargetGroup &group)
{
    const bool production = isProduction(group.environmentId);
    Confirmation question;
    question.title = tr("Delete the group %1?").arg(quoted(group.displayName));
    question.text = tr("Its targets stay; they stand in no group afterwards.");
    question.verb = tr("Delete group");
    question.typedName = production ? group.name : QString();
    question.reasonRequired = production;
    auto *dialog = new ConfirmDialog(question, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, group, dialog](const QString &reason) {
        whenDone(m_workspace->remove(group, true, reason), dialog, [this, dialog](const Result<void> &answer) {
            if (!answer) {
                dialog->showError(answer.error());
                return;
            }
            dialog->accept();
            emit successReported(tr("The group was deleted."));
        });
    });
    dialog->open();
}

void TargetActions::runCopyJson()
{
    QGuiApplication::clipboard()->setText(asJson(chosenTargets()));
}

void TargetActions::runCopyCsv()
{
    QGuiApplication::clipboard()->setText(asCsv(chosenTargets()));
}

void TargetActions::runCopyCurl()
{
    QGuiApplication::clipboard()->setText(asCurl(chosenTargets()));
}

} // namespace tidegate
