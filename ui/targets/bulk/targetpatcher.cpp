// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/bulk/targetpatcher.h"

#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/targets/bulk/targetrun.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/plural.h"

#include <QPromise>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Parts = QList<std::pair<TargetPatch, QList<TargetId>>>;
using Done = std::shared_ptr<QPromise<Result<void>>>;

constexpr qsizetype maxNamed = 20; // failures in one message

void resolve(const Done &done, const Result<void> &result)
{
    done->addResult(result);
    done->finish();
}

/// Targets that get the same patch, together, as many as one request takes.
void addTo(Parts &parts, const TargetPatch &patch, TargetId target)
{
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const auto &part) { return part.first == patch && part.second.size() < Workspace::maxTargetsAtOnce; });
    if (found == parts.end())
        parts.append({patch, {target}});
    else
        found->second.append(target);
}

/// One part after the other; a failure ends it.
void writeParts(Workspace *workspace, Parts parts, const Result<void> &outcome, const Done &done)
{
    if (parts.isEmpty()) {
        resolve(done, outcome);
        return;
    }
    const auto part = parts.takeFirst();
    whenDone(workspace->patch(part.second, part.first), workspace, [=](const Result<QList<PatchOutcome>> &answer) {
        if (!answer) {
            resolve(done, answer.error());
            return;
        }
        const auto failed = std::find_if(answer->begin(), answer->end(), [](const PatchOutcome &each) { return !each.problem.isEmpty(); });
        const bool isFirst = failed != answer->end() && outcome;
        writeParts(workspace, parts, isFirst ? Result<void>(spokenError(ErrorKind::Conflict, {}, words::sentence(*failed))) : outcome, done);
    });
}

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
    job.work = [this, patch](const QList<TargetId> &ids, QObject *context, const auto &answer) {
        whenDone(m_workspace->patch(ids, patch), context, [ids, answer](const Result<QList<PatchOutcome>> &result) {
            TargetRun::Outcomes outcomes = result ? *result : TargetRun::Outcomes();
            for (const TargetId id : result ? QList<TargetId>() : ids)
                outcomes.append({id, result.error().message});
            answer(outcomes);
        });
    };
    job.whenDone = [this, before, patch, sentence](const TargetRun::Report &report) { return told(report, before, patch, sentence); };
    m_run->start(job);
}

QString TargetPatcher::told(const TargetRun::Report &report, const QHash<TargetId, Target> &before, const TargetPatch &patch,
                            const std::function<QString(int)> &sentence)
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
    QList<Step> undo;
    QList<Step> redo;
    for (const TargetId id : report.done()) {
        const TargetPatch back = patch.inverse(before.value(id));
        undo.append({id, patch, back});
        redo.append({id, back, patch});
    }
    const QString changed = sentence(static_cast<int>(undo.size()));
    if (!undo.isEmpty())
        emit undoOffered(changed, writing(undo), writing(redo));
    return failed > 0 ? problem : changed;
}

UndoStep TargetPatcher::writing(const QList<Step> &steps)
{
    return [this, steps]() {
        Parts parts;
        int passed = 0;
        for (const Step &step : steps) {
            const Target *now = m_workspace->targets()->target(step.target);
            if (now && step.left.applied(*now) == *now)
                addTo(parts, step.write, step.target);
            else
                ++passed;
        }
        const Done done = std::make_shared<QPromise<Result<void>>>();
        done->start();
        Result<void> outcome;
        if (passed > 0)
            outcome = spokenError(ErrorKind::Stale, {},
                                  plural(passed, tr("1 target was changed or deleted meanwhile and stays as it is."),
                                         tr("%n targets were changed or deleted meanwhile and stay as they are.", nullptr, passed)));
        writeParts(m_workspace, parts, outcome, done);
        return done->future();
    };
}

} // namespace tidegate
