// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/bulk/targetpatcher.h"

#include "models/editwords.h"
#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/targets/bulk/targetrun.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/plural.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxNamed = 20; // failures in one message

} // namespace

TargetPatcher::TargetPatcher(Workspace *workspace, TargetRun *run, QObject *parent) : QObject(parent), m_workspace(workspace), m_run(run) {}

void TargetPatcher::apply(const QList<Target> &targets, const TargetPatch &patch, const std::function<QString(int)> &sentence)
{
    QHash<TargetId, Target> before;
    TargetRun::Job job;
    for (const Target &target : targets) {
        if (patch.applied(target) == target)
            continue;
        before.insert(target.id, target);
        job.targets.append(target.id);
    }
    job.title = tr("Changes");
    job.together = Workspace::maxTargetsAtOnce;
    const QString all = editwords::patched(patch, static_cast<int>(job.targets.size()));
    job.work = [this, patch, all, group = QUuid::createUuid()](const QList<TargetId> &ids, QObject *context, const auto &answer) {
        // As many as one request takes are sent at a time; all of them are one edit.
        m_workspace->together(
            group, [all](int) { return all; },
            [&] {
                whenDone(m_workspace->patch(ids, patch), context, [ids, answer](const Result<QList<PatchOutcome>> &result) {
                    TargetRun::Outcomes outcomes = result ? *result : TargetRun::Outcomes();
                    for (const TargetId id : result ? QList<TargetId>() : ids)
                        outcomes.append({id, result.error().message});
                    answer(outcomes);
                });
            });
    };
    job.whenDone = [this, before, sentence](const TargetRun::Report &report) { return told(report, before, sentence); };
    m_run->start(job);
}

QString TargetPatcher::told(const TargetRun::Report &report, const QHash<TargetId, Target> &before, const std::function<QString(int)> &sentence)
{
    QStringList failures;
    for (const PatchOutcome &outcome : report.outcomes) {
        if (!outcome.problem.isEmpty() && failures.size() < maxNamed)
            failures.append(CellDelegate::oneLine(before.value(outcome.id).name) + u": "_s + words::sentence(outcome));
    }
    const int failed = report.failed();
    const QString problem = failed == 0 ? QString()
                                        : plural(failed, tr("1 of %L1 targets was not changed. %2").arg(before.size()).arg(failures.first()),
                                                 tr("%n of %L1 targets were not changed.", nullptr, failed).arg(before.size()));
    if (failed > 0)
        emit messageReported(problem, failures.join(u'\n'));
    const QString done = sentence(static_cast<int>(report.done().size()));
    if (!report.done().isEmpty())
        emit changed(done);
    return failed > 0 ? problem : done;
}

} // namespace tidegate
