// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/editwords.h"
#include "models/environmenttablemodel.h"
#include "models/servicewords.h"
#include "models/workspaceedits.h"
#include "services/client/apiclient.h"

#include <QPromise>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

using Done = QFuture<Result<void>>;
using Parts = QList<std::pair<TargetPatch, QList<TargetId>>>;
using Promise = std::shared_ptr<QPromise<Result<void>>>;

Promise begun()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    return promise;
}

void resolve(const Promise &promise, const Result<void> &result)
{
    promise->addResult(result);
    promise->finish();
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

/// One after the other; a failure ends it.
void runAll(QObject *context, QList<Edit::Step> steps, const Promise &done, const Result<void> &outcome = {})
{
    if (steps.isEmpty()) {
        resolve(done, outcome);
        return;
    }
    const Edit::Step step = steps.takeFirst();
    whenDone(step(), context, [=](const Result<void> &result) {
        if (result)
            runAll(context, steps, done, outcome);
        else
            resolve(done, result);
    });
}

/// Whether a new order from 1 on would bring exactly these places back.
bool isNumberedFromOne(const QList<Environment> &environments)
{
    for (qsizetype i = 0; i < environments.size(); ++i) {
        if (environments.at(i).orderIndex != i + 1)
            return false;
    }
    return true;
}

QList<EnvironmentId> idsOf(const QList<Environment> &environments)
{
    QList<EnvironmentId> ids;
    for (const Environment &each : environments)
        ids.append(each.id);
    return ids;
}

} // namespace

Done WorkspaceEdits::putInOrder(const QList<Environment> &from, const QList<Environment> &to)
{
    const Promise promise = begun();
    whenDone(m_client.environments(), &m_workspace, [this, from, to, promise](const Result<QList<EnvironmentSummary>> &all) {
        if (!all) {
            resolve(promise, all.error());
            return;
        }
        QHash<EnvironmentId, Environment> now;
        for (const EnvironmentSummary &each : *all)
            now.insert(each.environment.id, each.environment);
        const bool asLeft = std::all_of(from.begin(), from.end(),
                                        [&](const Environment &each) { return now.contains(each.id) && now.value(each.id).orderIndex == each.orderIndex; });
        if (!asLeft) {
            resolve(promise, spokenError(ErrorKind::Stale, u"order-changed"_s, tr("The pipeline was changed by somebody else since, and stays as it is.")));
            return;
        }
        if (isNumberedFromOne(to) && now.size() == to.size()) {
            whenDone(asStep([&] { return m_workspace.reorder(idsOf(to)); }), &m_workspace, [promise](const Result<void> &done) { resolve(promise, done); });
            return;
        }
        QList<Edit::Step> steps; // places that no new order would have
        for (const Environment &each : to) {
            Environment wanted = now.value(each.id);
            if (wanted.orderIndex == each.orderIndex)
                continue;
            wanted.orderIndex = each.orderIndex;
            steps.append([this, wanted] { return asStep([&] { return m_workspace.update(wanted); }); });
        }
        runAll(&m_workspace, steps, promise);
    });
    return promise->future();
}

void WorkspaceEdits::reordered(const Origin &origin, const QList<Environment> &before, const QList<EnvironmentId> &order)
{
    QList<Environment> after;
    for (const EnvironmentId id : order) {
        const auto found = std::find_if(before.begin(), before.end(), [&](const Environment &each) { return each.id == id; });
        if (found != before.end())
            after.append(*found);
    }
    for (const Environment &each : before) { // those that were not named follow
        if (!order.contains(each.id))
            after.append(each);
    }
    int place = 0;
    for (Environment &each : after)
        each.orderIndex = ++place;
    note(origin,
         {.text = editwords::order(),
          .barrier = {},
          .undo = [this, before, after] { return putInOrder(after, before); },
          .redo = [this, before, after] { return putInOrder(before, after); },
          .entity = EntityType::Environment,
          .id = {},
          .environment = {},
          .together = {},
          .wordsOfAll = {}});
}

/// One part after the other; a failure ends it.
void WorkspaceEdits::writeParts(Parts parts, const Result<void> &outcome, const Promise &done)
{
    if (parts.isEmpty()) {
        resolve(done, outcome);
        return;
    }
    const auto part = parts.takeFirst();
    const auto sent = std::make_shared<Result<QList<PatchOutcome>>>(QList<PatchOutcome>());
    const auto send = [&] {
        const auto answer = m_workspace.patch(part.second, part.first);
        whenDone(answer, &m_workspace, [sent](const Result<QList<PatchOutcome>> &result) { *sent = result; });
        return answer;
    };
    whenDone(asStep(send), &m_workspace, [=, this](const Result<void> &answer) {
        if (!answer) {
            resolve(done, answer);
            return;
        }
        const QList<PatchOutcome> outcomes = **sent;
        const auto failed = std::find_if(outcomes.begin(), outcomes.end(), [](const PatchOutcome &each) { return !each.problem.isEmpty(); });
        const bool isFirst = failed != outcomes.end() && outcome;
        writeParts(parts, isFirst ? Result<void>(spokenError(ErrorKind::Conflict, {}, words::sentence(*failed))) : outcome, done);
    });
}

Done WorkspaceEdits::patchBack(const QList<PatchStep> &steps)
{
    const Promise promise = begun();
    QList<TargetId> ids;
    for (const PatchStep &step : steps)
        ids.append(step.target);
    whenDone(m_client.someTargets(ids), &m_workspace, [this, steps, promise](const Result<QList<Target>> &found) {
        if (!found) {
            resolve(promise, found.error());
            return;
        }
        QHash<TargetId, Target> now;
        for (const Target &target : *found)
            now.insert(target.id, target);
        Parts parts;
        int passed = 0;
        for (const PatchStep &step : steps) {
            if (now.contains(step.target) && step.left.applied(now.value(step.target)) == now.value(step.target))
                addTo(parts, step.write, step.target);
            else
                ++passed;
        }
        Result<void> outcome;
        if (passed > 0)
            outcome = spokenError(ErrorKind::Stale, u"changed-since"_s,
                                  passed == 1 ? tr("1 target was changed or deleted since and stays as it is.")
                                              : tr("%n targets were changed or deleted since and stay as they are.", nullptr, passed));
        writeParts(parts, outcome, promise);
    });
    return promise->future();
}

/// The server knows which targets a deleted group let go, but not those that were put elsewhere and back since.
Done WorkspaceEdits::attachAgain(const TargetGroup &group, const QList<TargetId> &members)
{
    QList<Edit::Step> steps;
    for (qsizetype first = 0; first < members.size(); first += Workspace::maxTargetsAtOnce) {
        const QList<TargetId> ids = members.mid(first, Workspace::maxTargetsAtOnce);
        steps.append([this, group, ids] {
            return chained<void>(&m_workspace, m_client.someTargets(ids), [this, group](const QList<Target> &found) -> Done {
                QList<TargetId> loose;
                for (const Target &target : found) {
                    if (target.targetGroupId.isNull() && target.environmentId == group.environmentId)
                        loose.append(target.id);
                }
                TargetPatch patch;
                patch.group = group.id;
                return loose.isEmpty() ? QtFuture::makeReadyFuture(Result<void>()) : asStep([&] { return m_workspace.patch(loose, patch); });
            });
        });
    }
    const Promise promise = begun();
    runAll(&m_workspace, steps, promise);
    return promise->future();
}

void WorkspaceEdits::patched(const Origin &origin, const QList<Target> &before, const TargetPatch &patch)
{
    QList<PatchStep> undo;
    QList<PatchStep> redo;
    for (const Target &target : before) {
        const TargetPatch back = patch.inverse(target);
        undo.append({target.id, patch, back});
        redo.append({target.id, back, patch});
    }
    if (undo.isEmpty())
        return;
    note(origin,
         {.text = editwords::patched(patch, static_cast<int>(before.size())),
          .barrier = {},
          .undo = [this, undo] { return patchBack(undo); },
          .redo = [this, redo] { return patchBack(redo); },
          .entity = EntityType::Target,
          .id = before.constFirst().id.uuid(),
          .environment = before.constFirst().environmentId,
          .together = {},
          .wordsOfAll = {}});
}

} // namespace tidegate
