// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetactions.h"

#include "models/environmenttablemodel.h"
#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/async/runinbackground.h"
#include "services/domain/wholefile.h"
#include "ui/style/modalfocus.h"
#include "ui/style/plaintext.h"
#include "ui/targets/bulk/targetimportdialog.h"
#include "ui/targets/bulk/targetlabelsdialog.h"
#include "ui/targets/bulk/targetmovedialog.h"
#include "ui/targets/bulk/targetpatcher.h"
#include "ui/targets/bulk/targetrun.h"
#include "ui/targets/discover/discoverydialog.h"
#include "ui/targets/edit/groupdialog.h"
#include "ui/targets/edit/stickerdialog.h"
#include "ui/targets/edit/targetdialog.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/plural.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int checksAtOnce = 4;
constexpr int deletionsAtOnce = 2;

QString quoted(const QString &name)
{
    return plainLine(name, 80);
}

} // namespace

TargetActions::TargetActions(Workspace *workspace, TargetRun *run, const Source &source, QWidget *page)
    : QObject(page), m_workspace(workspace), m_run(run), m_patcher(new TargetPatcher(workspace, run, this)), m_source(source), m_page(page)
{
    checkHealth = make(tr("Check &health"), u"checkHealth"_s, &TargetActions::runCheck);
    checkHealth->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    showDrift = make(tr("Show &difference"), u"showDrift"_s, &TargetActions::runShowDrift);
    showDrift->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    recordSticker = make(tr("Record &what is deployed…"), u"recordSticker"_s, &TargetActions::runRecordSticker);
    newTarget = make(tr("&New target…"), u"newTarget"_s, &TargetActions::runNewTarget);
    newGroup = make(tr("New &group…"), u"newGroup"_s, &TargetActions::runNewGroup);
    edit = make(tr("&Edit…"), u"editTarget"_s, &TargetActions::runEdit);
    edit->setShortcut(QKeySequence(Qt::Key_F2));
    labels = make(tr("&Labels…"), u"editLabels"_s, &TargetActions::runLabels);
    labels->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    move = make(tr("&Move…"), u"moveTargets"_s, &TargetActions::runMove);
    goToCause = make(tr("Go to c&ause"), u"goToCauseAction"_s, nullptr);
    enable = make(tr("Ena&ble"), u"enableTargets"_s, &TargetActions::runEnable);
    disable = make(tr("D&isable"), u"disableTargets"_s, &TargetActions::runDisable);
    remove = make(tr("Dele&te…"), u"deleteTargets"_s, &TargetActions::runRemove);
    copyJson = make(tr("Copy as &JSON"), u"copyJson"_s, &TargetActions::runCopyJson);
    copyJson->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copyCsv = make(tr("Copy as &CSV"), u"copyCsv"_s, &TargetActions::runCopyCsv);
    copyCurl = make(tr("Copy as c&url"), u"copyCurl"_s, &TargetActions::runCopyCurl);
    copyNames = make(tr("Copy name&s"), u"copyNames"_s, &TargetActions::runCopyNames);
    discover = make(tr("Add what r&uns there…"), u"discoverTargets"_s, &TargetActions::runDiscover);
    importFile = make(tr("Im&port…"), u"importTargets"_s, &TargetActions::runImport);
    exportCsv = make(tr("E&xport as CSV…"), u"exportTargets"_s, &TargetActions::runExport);
    connect(m_patcher, &TargetPatcher::messageReported, this, &TargetActions::messageReported);
    connect(m_patcher, &TargetPatcher::changed, this, &TargetActions::editReported);
    connect(workspace, &Workspace::permissionsChanged, this, &TargetActions::update);
    connect(workspace, &Workspace::completed, this, &TargetActions::update);
}

QAction *TargetActions::make(const QString &text, const QString &name, void (TargetActions::*run)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_page->addAction(action);
    if (run)
        connect(action, &QAction::triggered, this, run);
    return action;
}

void TargetActions::allow(QAction *action, Permission permission, const QString &otherReason)
{
    const QString refusal = m_workspace->whyNot(permission);
    setPossible(action, refusal.isEmpty() ? otherReason : refusal);
}

void TargetActions::update()
{
    const Selection selection = m_source.selection();
    const bool hasTargets = !selection.targets.isEmpty();
    const QString select = tr("Select a target first.");
    const QString selectAny = tr("Select a target or a group first.");
    const QString noEnvironment = whyNoEnvironment();
    const bool onGroup = !hasTargets && !selection.group.isNull();
    const bool onBranch = !hasTargets && !selection.branch.isNull();
    const QString empty = onBranch && m_workspace->targets()->targetCount(selection.branch) == 0 ? tr("There are no targets in it.") : QString();
    // What is done to all of something waits until all of it is known.
    const QString arriving = whyNotAll(*m_workspace);
    const QString selectMany = onBranch && !arriving.isEmpty() ? arriving : hasTargets || onBranch ? empty : tr("Select targets or a branch first.");
    allow(checkHealth, Permission::TargetCheck, selectMany);
    setPossible(newTarget, whyNoNewTarget());
    allow(newGroup, Permission::GroupWrite, noEnvironment);
    const auto one = [&](const QString &none) { return selection.targets.size() == 1 ? QString() : hasTargets ? tr("Select one target only.") : none; };
    allow(edit, onGroup ? Permission::GroupWrite : Permission::TargetWrite, onGroup ? QString() : one(selectAny));
    allow(labels, Permission::TargetWrite, selectMany);
    allow(move, Permission::TargetWrite, selectMany);
    allow(enable, Permission::TargetWrite, hasTargets ? QString() : select);
    allow(disable, Permission::TargetWrite, hasTargets ? QString() : select);
    allow(remove, onGroup ? Permission::GroupDelete : Permission::TargetDelete, hasTargets || onGroup ? QString() : selectAny);
    const QString refusal = whyNoNewTarget();
    setPossible(discover, refusal.isEmpty() ? arriving : refusal);
    allow(importFile, Permission::TargetCreate, noEnvironment.isEmpty() ? arriving : noEnvironment);
    setPossible(goToCause, onBranch ? empty : tr("Select an environment or a group first."));
    setPossible(showDrift, one(select));
    allow(recordSticker, Permission::StickerWrite, one(select));
    for (QAction *copy : copies())
        setPossible(copy, selectMany);
    setPossible(exportCsv, m_workspace->targets()->targetCount() > 0 ? arriving : tr("There are no targets yet."));
}

QString TargetActions::whyNoEnvironment() const
{
    return m_workspace->environments()->all().isEmpty() ? tr("Create an environment first.") : QString();
}

QString TargetActions::whyNoNewTarget() const
{
    const QString refusal = m_workspace->whyNot(Permission::TargetCreate);
    return refusal.isEmpty() ? whyNoEnvironment() : refusal;
}

QList<TargetId> TargetActions::chosenIds() const
{
    const Selection selection = m_source.selection();
    return selection.targets.isEmpty() && !selection.branch.isNull() ? m_source.below(selection.branch) : selection.targets;
}

QList<Target> TargetActions::targetsOf(const QList<TargetId> &ids) const
{
    QList<Target> targets;
    targets.reserve(ids.size());
    for (const TargetId id : ids) {
        if (const auto target = m_workspace->targets()->target(id))
            targets.append(*target);
    }
    return targets;
}

QList<Target> TargetActions::chosenTargets() const
{
    return targetsOf(chosenIds());
}

void TargetActions::runCheck()
{
    TargetRun::Job job;
    job.title = tr("Health");
    job.targets = chosenIds();
    job.atOnce = checksAtOnce;
    job.work = [this](const QList<TargetId> &ids, QObject *context, const auto &answer) {
        whenDone(m_workspace->checkHealth(ids.first()), context, [id = ids.first(), answer](const Result<HealthReport> &report) {
            answer({{id, report ? QString() : report.error().message}});
        });
    };
    job.whenDone = [this](const TargetRun::Report &report) {
        const int failed = report.failed();
        if (failed > 0)
            return reportFailures(plural(failed, tr("1 of %L1 health checks could not be made.").arg(report.outcomes.size()),
                                         tr("%n of %L1 health checks could not be made.", nullptr, failed).arg(report.outcomes.size())),
                                  report);
        return report.cancelled && report.outcomes.size() < report.total
            ? tr("Stopped: %L1 of %L2 checked.").arg(report.outcomes.size()).arg(report.total)
            : tr("%1 checked.", "3 targets").arg(words::targetCount(static_cast<int>(report.outcomes.size())));
    };
    m_run->start(job);
}

QString TargetActions::reportFailures(const QString &text, const TargetRun::Report &report)
{
    constexpr qsizetype maxNamed = 20;
    QStringList lines;
    for (const PatchOutcome &outcome : report.outcomes) {
        const auto target = m_workspace->targets()->target(outcome.id);
        if (!outcome.problem.isEmpty() && lines.size() < maxNamed)
            lines.append((target ? quoted(target->name) : outcome.id.toString()) + u": "_s + words::sentence(outcome));
    }
    emit messageReported(text, lines.join(u'\n'));
    return text;
}

void TargetActions::runShowDrift()
{
    if (const auto targets = m_source.selection().targets; targets.size() == 1)
        emit driftRequested(targets.first().uuid());
}

void TargetActions::runRecordSticker()
{
    const QList<Target> targets = targetsOf(m_source.selection().targets);
    if (targets.size() != 1)
        return;
    const auto current = m_workspace->queries().sticker(targets.first().id);
    whenDone(current, this, [this, target = targets.first()](const Result<std::optional<Sticker>> &sticker) {
        if (!sticker) {
            emit messageReported(tr("The sticker of %1 could not be loaded.").arg(quoted(target.name)), words::sentence(sticker.error()));
            return;
        }
        if (ModalFocus::bringForward<StickerDialog>(m_page->window()))
            return;
        auto *dialog = new StickerDialog(m_workspace, target, *sticker, m_page->window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &StickerDialog::recorded, this, [this] { emit editReported(tr("The sticker was recorded.")); });
        dialog->open();
    });
}

void TargetActions::runNewTarget()
{
    const Selection selection = m_source.selection();
    const auto beside = m_workspace->targets()->target(selection.targets.value(0));
    createTarget(selection.environment, beside ? beside->targetGroupId : selection.group);
}

void TargetActions::createTarget(EnvironmentId environment, TargetGroupId group)
{
    if (ModalFocus::bringForward<TargetDialog>(m_page->window()))
        return;
    auto *dialog = new TargetDialog(m_workspace, environment, m_page->window(), group);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TargetDialog::saved, this, [this](const Target &target, const std::optional<Target> &previous) {
        emit created(target.id.uuid());
        if (!previous)
            emit editReported(tr("%1 was created.").arg(quoted(target.name)));
    });
    dialog->open();
}

void TargetActions::runNewGroup()
{
    TargetGroup group;
    group.environmentId = m_source.selection().environment;
    editGroup(group);
}

void TargetActions::editGroup(const TargetGroup &group)
{
    if (ModalFocus::bringForward<GroupDialog>(m_page->window()))
        return;
    auto *dialog = new GroupDialog(m_workspace, group, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GroupDialog::saved, this, [this](const TargetGroup &saved, const std::optional<TargetGroup> &previous) {
        if (!previous)
            emit created(saved.id.uuid());
        emit editReported((previous ? tr("The group %1 was changed.") : tr("The group %1 was created.")).arg(quoted(saved.displayName)));
    });
    dialog->open();
}

void TargetActions::runEdit()
{
    const QList<Target> targets = targetsOf(m_source.selection().targets);
    if (targets.size() == 1)
        editTarget(targets.first());
    else if (const TargetGroup *group = m_workspace->targets()->group(m_source.selection().group); group && targets.isEmpty())
        editGroup(*group);
}

void TargetActions::editTarget(const Target &target)
{
    if (ModalFocus::bringForward<TargetDialog>(m_page->window()))
        return;
    auto *dialog = new TargetDialog(m_workspace, target, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TargetDialog::saved, this, [this](const Target &saved, const std::optional<Target> &previous) {
        emit editReported((previous ? tr("%1 was changed.") : tr("%1 was created.")).arg(quoted(saved.name)));
    });
    dialog->open();
}

void TargetActions::setEnabled(bool enabled)
{
    TargetPatch patch;
    patch.enabled = enabled;
    m_patcher->apply(targetsOf(m_source.selection().targets), patch, [enabled](int count) {
        const QString what = words::targetCount(count);
        return enabled ? tr("%1 enabled.").arg(what) : tr("%1 disabled.").arg(what);
    });
}

void TargetActions::runLabels()
{
    if (ModalFocus::bringForward<TargetLabelsDialog>(m_page->window()))
        return;
    const QList<Target> targets = chosenTargets();
    auto *dialog = new TargetLabelsDialog(targets, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TargetLabelsDialog::patchEntered, this, [this, targets](const TargetPatch &patch) {
        m_patcher->apply(targets, patch, [](int count) { return tr("Labels of %1 changed.").arg(words::targetCount(count)); });
    });
    dialog->open();
}

void TargetActions::runMove()
{
    if (ModalFocus::bringForward<TargetMoveDialog>(m_page->window()))
        return;
    const QList<Target> targets = chosenTargets();
    auto *dialog = new TargetMoveDialog(m_workspace, targets, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TargetMoveDialog::patchEntered, this, [this, targets](const TargetPatch &patch) {
        m_patcher->apply(targets, patch, [](int count) { return tr("%1 moved.").arg(words::targetCount(count)); });
    });
    dialog->open();
}

bool TargetActions::isProduction(EnvironmentId environment) const
{
    const EnvironmentSummary *summary = m_workspace->environments()->find(environment);
    return summary && summary->environment.isProduction;
}

void TargetActions::runRemove()
{
    const QList<Target> targets = targetsOf(m_source.selection().targets);
    if (!targets.isEmpty())
        removeTargets(targets);
    else if (const TargetGroup *group = m_workspace->targets()->group(m_source.selection().group))
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
    constexpr qsizetype maxNamed = 8;
    for (const Target &target : targets.first(std::min(targets.size(), maxNamed))) {
        if (count > 1)
            question.consequences.append(quoted(target.name));
    }
    if (targets.size() > maxNamed)
        question.consequences.append(tr("and %1 more").arg(targets.size() - maxNamed));
    question.consequences.append(tr("It can be restored for 30 days with its history; stored credentials are gone at once."));
    question.verb = count == 1 ? tr("Delete target") : tr("Delete %1").arg(what);
    if (production) {
        const Environment &environment = m_workspace->environments()->find(strict->environmentId)->environment;
        question.typedName = count == 1 ? strict->name : environment.name;
        question.alsoCalled = count == 1 ? QString() : environment.displayName;
    }
    question.reasonRequired = production;
    auto *dialog = new ConfirmDialog(question, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, targets, dialog](const QString &reason) {
        if (targets.size() == 1) {
            removeOne(targets.first(), reason, dialog);
            return;
        }
        dialog->accept();
        removeMany(targets, reason);
    });
    dialog->open();
}

void TargetActions::removeOne(const Target &target, const QString &reason, ConfirmDialog *dialog)
{
    whenDone(m_workspace->remove(target, reason), dialog, [this, name = target.name, dialog](const Result<void> &answer) {
        if (!answer) {
            dialog->showError(answer.error());
            return;
        }
        dialog->accept();
        emit editReported(tr("%1 was deleted.").arg(quoted(name)));
    });
}

void TargetActions::removeMany(const QList<Target> &targets, const QString &reason)
{
    TargetRun::Job job;
    job.title = tr("Delete");
    for (const Target &target : targets)
        job.targets.append(target.id);
    job.atOnce = deletionsAtOnce;
    job.work = [this, reason, group = QUuid::createUuid()](const QList<TargetId> &ids, QObject *context, const auto &answer) {
        const TargetId id = ids.first();
        const auto target = m_workspace->targets()->target(id);
        Target gone;
        gone.id = id;
        const auto words = [](int count) { return tr("deletion of %1").arg(words::targetCount(count)); };
        m_workspace->together(group, words, [&] {
            whenDone(m_workspace->remove(target ? *target : gone, reason), context, [id, answer](const Result<void> &result) {
                answer({{id, result ? QString() : result.error().message}});
            });
        });
    };
    job.whenDone = [this](const TargetRun::Report &report) {
        const int failed = report.failed();
        if (failed > 0)
            return reportFailures(plural(failed, tr("1 of %L1 targets was not deleted.").arg(report.total),
                                         tr("%n of %L1 targets were not deleted.", nullptr, failed).arg(report.total)),
                                  report);
        const QString outcome = report.cancelled ? tr("Stopped: %L1 of %L2 deleted.").arg(report.done().size()).arg(report.total)
                                                 : tr("%1 deleted.").arg(words::targetCount(static_cast<int>(report.done().size())));
        emit editReported(outcome);
        return outcome;
    };
    m_run->start(job);
}

void TargetActions::removeGroup(const TargetGroup &group)
{
    const bool production = isProduction(group.environmentId);
    Confirmation question;
    question.title = tr("Delete the group %1?").arg(quoted(group.displayName));
    question.text = tr("Its targets stay; they stand in no group afterwards.");
    question.verb = tr("Delete group");
    question.typedName = production ? group.name : QString();
    question.alsoCalled = group.displayName;
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
            emit editReported(tr("The group was deleted."));
        });
    });
    dialog->open();
}

void TargetActions::runCopyJson()
{
    QGuiApplication::clipboard()->setText(asJson(chosenTargets()));
}

TargetNames TargetActions::names() const
{
    TargetNames names;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all()) {
        names.environments.insert(summary.environment.id, summary.environment.name);
        for (const TargetGroup &group : m_workspace->targets()->groupsOf(summary.environment.id))
            names.groups.insert(group.id, group.name);
    }
    return names;
}

void TargetActions::runCopyCsv()
{
    QGuiApplication::clipboard()->setText(asCsv(chosenTargets(), names()));
}

void TargetActions::runCopyNames()
{
    QGuiApplication::clipboard()->setText(asNames(chosenTargets()));
}

void TargetActions::runExport()
{
    auto *dialog = new QFileDialog(m_page->window(), tr("Export the targets that show"), QString(), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"targets.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &TargetActions::writeCsv);
    dialog->open();
}

void TargetActions::writeCsv(const QString &file)
{
    const auto write = [file, targets = targetsOf(m_source.below({})), names = names()]() -> Result<qsizetype> {
        QSaveFile out(file);
        if (out.open(QIODevice::WriteOnly) && saveWhole(out, asCsv(targets, names).toUtf8()))
            return targets.size();
        return spokenError(ErrorKind::Unavailable, u"file-not-written"_s, out.errorString());
    };
    whenDone(runInBackground(write), this, [this, file](const Result<qsizetype> &written) {
        if (written)
            emit successReported(tr("%1 written to %2.").arg(words::targetCount(static_cast<int>(*written)), QFileInfo(file).fileName()));
        else
            emit messageReported(tr("%1 could not be written. %2").arg(file, written.error().message), {});
    });
}

void TargetActions::runDiscover()
{
    if (ModalFocus::bringForward<DiscoveryDialog>(m_page->window()))
        return;
    const Selection selection = m_source.selection();
    Target from;
    if (const auto beside = m_workspace->targets()->target(selection.targets.value(0)))
        from = *beside;
    from.environmentId = selection.environment;
    if (from.id.isNull())
        from.targetGroupId = selection.group;
    auto *dialog = new DiscoveryDialog(m_workspace, from, m_memory, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DiscoveryDialog::added, this, [this](int count) { emit editReported(tr("%1 added.").arg(words::targetCount(count))); });
    connect(dialog, &DiscoveryDialog::memoryChanged, this, &TargetActions::memoryChanged);
    dialog->open();
}

void TargetActions::runImport()
{
    if (ModalFocus::bringForward<TargetImportDialog>(m_page->window()))
        return;
    auto *dialog = new TargetImportDialog(m_workspace, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TargetImportDialog::imported, this, [this](int count) { emit editReported(tr("%1 imported.").arg(words::targetCount(count))); });
    dialog->open();
}

void TargetActions::runCopyCurl()
{
    QGuiApplication::clipboard()->setText(asCurl(chosenTargets()));
}

} // namespace tidegate
