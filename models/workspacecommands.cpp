// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/workspace.h"
#include "models/workspace_p.h"

namespace tidegate {

static_assert(Workspace::maxTargetsAtOnce <= ApiClient::maxTargetsAtOnce); // patched rows are loaded in one request

QFuture<Result<EnvironmentSummary>> Workspace::Private::writeWithState(const CommandFor<EnvironmentSummary> &command,
                                                                       const std::function<void(const Environment &)> &note)
{
    const auto promise = std::make_shared<QPromise<Result<EnvironmentSummary>>>();
    promise->start();
    const auto resolve = [promise](const Result<EnvironmentSummary> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenDone(write(command), &q, [this, resolve, note](const Result<EnvironmentSummary> &written) {
        if (!written) {
            resolve(written);
            return;
        }
        // The answer to a write need not carry the state; what was written is certain all the same.
        whenDone(client.environment(written->environment.id), &q, [this, resolve, written, note](const Result<EnvironmentSummary> &read) {
            EnvironmentSummary shown = read ? *read : *written;
            if (const EnvironmentSummary *old = feeds.environments.model()->find(shown.environment.id); !read && old) {
                shown = *old;
                shown.environment = written->environment;
            }
            feeds.environments.show(shown);
            note(written->environment);
            resolve(shown);
        });
    });
    return promise->future();
}

void Workspace::together(const QUuid &id, const std::function<QString(int)> &words, const std::function<void()> &start)
{
    d->edits.together(id, words, start);
}

QFuture<Result<EnvironmentSummary>> Workspace::create(const Environment &environment)
{
    return d->writeWithState(commands::create(environment), [this, origin = d->edits.origin()](const Environment &made) { d->edits.created(origin, made); });
}

QFuture<Result<EnvironmentSummary>> Workspace::update(const Environment &environment)
{
    const EnvironmentSummary *known = environments()->find(environment.id);
    const auto before = known && known->environment.version == environment.version ? std::optional(known->environment) : std::nullopt;
    return d->writeWithState(commands::update(environment),
                             [this, before, origin = d->edits.origin()](const Environment &after) { d->edits.changed(origin, before, after); });
}

QFuture<Result<void>> Workspace::remove(const Environment &environment, bool cascade, const QString &confirm, const QString &reason)
{
    const auto send = [this, environment, cascade, confirm, reason, origin = d->edits.origin()](const WorkspaceEdits::Inside &inside) {
        const auto apply = [this, environment, inside, reason, origin](const Result<void> &result) {
            if (!result)
                return;
            d->feeds.environments.hide(environment.id);
            d->edits.removed(origin, environment, inside, reason);
        };
        return d->write<void>(commands::remove(environment, cascade, confirm, reason), apply);
    };
    if (cascade && isArriving()) // what is here of it may be a part
        return chained<void>(this, d->edits.askInside(environment.id), send);
    WorkspaceEdits::Inside inside = d->edits.inside(environment.id);
    if (!cascade)
        inside.things.clear();
    return send(inside);
}

QFuture<Result<void>> Workspace::acceptClock(const QString &reason)
{
    return d->write<void>(commands::acceptClock(reason), [this, origin = d->edits.origin()](const Result<void> &result) {
        if (!result)
            return;
        d->measureClock();
        d->edits.barred(origin, EntityType::Clock, {}, {}, tr("acceptance of the server's clock"), tr("What was accepted counts from then on."));
    });
}

QFuture<Result<void>> Workspace::restore(EnvironmentId environment)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto resolve = [promise](const Result<void> &result) {
        promise->addResult(result);
        promise->finish();
    };
    const auto note = [this, origin = d->edits.origin()](const Environment &made) { d->edits.restored(origin, made); };
    whenDone(d->writeWithState(commands::restore(environment), note), this, [this, resolve, environment](const Result<EnvironmentSummary> &result) {
        if (!result) {
            resolve(result.error());
            return;
        }
        emit d->feeds.environments.appeared(environment);
        // What came with it is shown before it is said to be there.
        whenDone(d->client.groups(environment), this, [this, resolve, environment](const Result<QList<TargetGroup>> &groups) {
            if (groups)
                targets()->setGroups(environment, *groups);
            const auto show = d->feeds.targets.showing();
            whenDone(d->client.targets(environment), this, [resolve, show](const Result<QList<Target>> &found) {
                if (found)
                    show(*found);
                resolve({});
            });
        });
    });
    return promise->future();
}

QFuture<Result<void>> Workspace::reorder(const QList<EnvironmentId> &order)
{
    QList<Environment> before;
    for (const EnvironmentSummary &each : environments()->all())
        before.append(each.environment);
    return d->write<void>(commands::reorder(order), [this, order, before, origin = d->edits.origin()](const Result<void> &result) {
        if (!result)
            return;
        // The server numbers from 1 in this order; versions follow with the list.
        QList<EnvironmentSummary> rows = environments()->all();
        for (EnvironmentSummary &row : rows) {
            if (const qsizetype place = order.indexOf(row.environment.id); place >= 0)
                row.environment.orderIndex = static_cast<int>(place) + 1;
        }
        d->feeds.environments.show(rows);
        d->feeds.environments.queue(Reload());
        d->edits.reordered(origin, before, order);
    });
}

void Workspace::Private::showWindow(const FreezeWindow &window)
{
    feeds.windows.show(window);
    feeds.environments.queue(window.environmentId);
}

QFuture<Result<FreezeWindow>> Workspace::create(const FreezeWindow &window)
{
    return d->write<FreezeWindow>(commands::create(window), [this, origin = d->edits.origin()](const Result<FreezeWindow> &result) {
        if (!result)
            return;
        d->showWindow(*result);
        d->edits.created(origin, *result);
    });
}

QFuture<Result<FreezeWindow>> Workspace::update(const FreezeWindow &window, const QString &reason)
{
    const FreezeWindow *known = freezes()->find(window.id);
    const auto before = known && known->version == window.version ? std::optional(*known) : std::nullopt;
    return d->write<FreezeWindow>(commands::update(window, reason), [this, before, origin = d->edits.origin()](const Result<FreezeWindow> &result) {
        if (!result)
            return;
        d->showWindow(*result);
        d->edits.changed(origin, before, *result);
    });
}

QFuture<Result<void>> Workspace::remove(const FreezeWindow &window, const QString &reason)
{
    const auto apply = [this, window, reason, origin = d->edits.origin()](const Result<void> &result) {
        if (!result)
            return;
        const bool wasActive = window.stateAt(d->now()) == FreezeState::Active;
        if (wasActive) {
            // An active one is not removed: it ends now. The server's own words follow at once.
            FreezeWindow ended = window;
            ended.end = wholeSeconds(d->now());
            ended.endedEarlyAt = ended.end;
            d->feeds.windows.show(ended);
            d->feeds.windows.queue({window.id.uuid(), window.environmentId});
        } else {
            d->feeds.windows.remove(window.id);
        }
        d->feeds.environments.queue(window.environmentId);
        d->edits.removed(origin, window, wasActive, reason);
    };
    return d->write<void>(commands::remove(window, reason), apply);
}

QFuture<Result<void>> Workspace::restore(FreezeWindowId window)
{
    return d->restore(commands::restore(window), [this, origin = d->edits.origin()](const FreezeWindow &back) {
        d->showWindow(back);
        d->edits.restored(origin, back);
    });
}

QFuture<Result<TargetGroup>> Workspace::create(const TargetGroup &group)
{
    return d->write<TargetGroup>(commands::create(group), [this, origin = d->edits.origin()](const Result<TargetGroup> &result) {
        if (!result)
            return;
        targets()->put(*result);
        d->edits.created(origin, *result);
    });
}

QFuture<Result<TargetGroup>> Workspace::update(const TargetGroup &group)
{
    const TargetGroup *known = targets()->group(group.id);
    const auto before = known && known->version == group.version ? std::optional(*known) : std::nullopt;
    const auto apply = [this, before, origin = d->edits.origin()](const Result<TargetGroup> &result) {
        if (!result)
            return;
        targets()->put(*result);
        d->edits.changed(origin, before, *result);
    };
    return d->write<TargetGroup>(commands::update(group, known ? known->labels : Labels()), apply);
}

QFuture<Result<void>> Workspace::remove(const TargetGroup &group, bool detach, const QString &reason)
{
    QList<TargetId> members;
    for (const Target &target : targets()->allOutlines()) {
        if (target.targetGroupId == group.id)
            members.append(target.id);
    }
    const auto apply = [this, group, members, reason, origin = d->edits.origin()](const Result<void> &result) {
        if (!result)
            return;
        for (const Target &target : targets()->allOutlines()) {
            if (target.targetGroupId == group.id)
                d->feeds.targets.queue(target.id); // detaching gave it another version
        }
        targets()->removeGroup(group.id);
        if (isArriving())
            d->feeds.targets.loadAllOf(group.environmentId); // members on their way may be as they were before
        d->edits.removed(origin, group, members, reason);
    };
    return d->write<void>(commands::remove(group, detach, reason), apply);
}

QFuture<Result<void>> Workspace::restore(TargetGroupId group)
{
    return d->restore(commands::restore(group), [this, origin = d->edits.origin()](const TargetGroup &back) {
        targets()->put(back);
        d->feeds.targets.loadAllOf(back.environmentId); // those it held are in it again
        d->edits.restored(origin, back);
    });
}

QFuture<Result<Target>> Workspace::create(const Target &target)
{
    return d->write<Target>(commands::create(target), [this, origin = d->edits.origin()](const Result<Target> &result) {
        if (!result)
            return;
        d->showNew(*result);
        d->edits.created(origin, *result);
    });
}

void Workspace::Private::showNew(const Target &target)
{
    feeds.targets.show({target});
    feeds.environments.queue(target.environmentId);
    feeds.drift.queue(target.id);
}

QFuture<Result<Target>> Workspace::update(const Target &target)
{
    const auto known = targets()->target(target.id);
    const auto before = known && known->version == target.version ? std::optional(*known) : std::nullopt;
    return d->write<Target>(commands::update(target, known ? &*known : nullptr), [this, before, origin = d->edits.origin()](const Result<Target> &result) {
        if (!result)
            return;
        d->feeds.targets.show({*result});
        d->edits.changed(origin, before, *result);
    });
}

QFuture<Result<void>> Workspace::remove(const Target &target, const QString &reason)
{
    return d->write<void>(commands::remove(target, reason), [this, target, reason, origin = d->edits.origin()](const Result<void> &result) {
        if (!result)
            return;
        d->feeds.targets.remove(target.id);
        d->feeds.environments.queue(target.environmentId);
        d->edits.removed(origin, target, reason);
    });
}

QFuture<Result<void>> Workspace::restore(TargetId target)
{
    return d->restore(commands::restore(target), [this, origin = d->edits.origin()](const Target &back) {
        d->showNew(back);
        d->edits.restored(origin, back);
    });
}

QFuture<Result<QList<PatchOutcome>>> Workspace::patch(const QList<TargetId> &ids, const TargetPatch &patch)
{
    using Outcomes = Result<QList<PatchOutcome>>;
    const auto promise = std::make_shared<QPromise<Outcomes>>();
    promise->start();
    const auto resolve = [promise](const Outcomes &outcomes) {
        promise->addResult(outcomes);
        promise->finish();
    };
    QHash<TargetId, Target> before;
    for (const TargetId id : ids) {
        if (const auto known = targets()->target(id))
            before.insert(id, *known);
    }
    const auto patched = [this, ids, patch, before, resolve, origin = d->edits.origin()](const Outcomes &outcomes) {
        if (!outcomes) {
            resolve(outcomes);
            return;
        }
        QList<Target> changed;
        for (const PatchOutcome &each : *outcomes) {
            if (each.problem.isEmpty() && before.contains(each.id) && patch.applied(before.value(each.id)) != before.value(each.id))
                changed.append(before.value(each.id));
        }
        // The answer says only what became of each; the rows are loaded before it is handed out.
        whenDone(d->client.someTargets(ids), this, [this, ids, patch, changed, resolve, outcomes, origin](const Result<QList<Target>> &rows) {
            if (rows)
                d->feeds.targets.show(*rows);
            for (const TargetId id : rows ? QList<TargetId>() : ids)
                d->feeds.targets.queue(id);
            d->edits.patched(origin, changed, patch);
            resolve(outcomes);
        });
    };
    whenDone(d->write(commands::patch(ids, patch)), this, patched);
    return promise->future();
}

QFuture<Result<HealthReport>> Workspace::checkHealth(TargetId target)
{
    targets()->setChecking(target, true);
    return d->write<HealthReport>(commands::checkHealth(target), [this, target](const Result<HealthReport> &result) {
        targets()->setChecking(target, false);
        if (!result)
            return;
        targets()->setHealth(target, *result);
        if (d->feeds.targets.isLoading())
            d->feeds.targets.queue(target); // its page is not taken any more, and may say other news of it
    });
}

QFuture<Result<Operation>> Workspace::syncInventory(TargetId target)
{
    return d->write(commands::syncInventory(target));
}

QFuture<Result<ShownChange>> Workspace::explain(ObservedChangeId change, const ChangeExplanation &said)
{
    return d->write<ShownChange>(commands::explain(change, said), [this, origin = d->edits.origin()](const Result<ShownChange> &result) {
        if (!result)
            return;
        d->edits.barred(origin, EntityType::Deployment, result->change.id.uuid(), result->change.environment,
                        tr("explanation of %1 on %2").arg(result->change.component.simplified(), result->targetName),
                        tr("Others may have read it already; give another explanation, which replaces it."));
    });
}

QFuture<Result<Sticker>> Workspace::record(const Sticker &sticker)
{
    return d->write<Sticker>(commands::record(sticker), [this, origin = d->edits.origin()](const Result<Sticker> &result) {
        if (!result)
            return;
        const auto target = targets()->target(result->targetId);
        d->edits.barred(origin, EntityType::Target, result->targetId.uuid(), target ? target->environmentId : EnvironmentId(),
                        tr("sticker %1").arg(result->releaseName.simplified()),
                        tr("What was said to be deployed is a fact of its time; say what is there now instead."));
    });
}

QFuture<Result<QString>> Workspace::setSecret(TargetId target, const QString &kind, const QByteArray &value)
{
    return d->write<QString>(commands::setSecret(target, kind, value), [this, target, origin = d->edits.origin()](const Result<QString> &result) {
        if (result)
            d->credentialChanged(origin, target, tr("a stored credential"));
    });
}

QFuture<Result<void>> Workspace::removeSecret(TargetId target, const QString &kind)
{
    return d->write<void>(commands::removeSecret(target, kind), [this, target, origin = d->edits.origin()](const Result<void> &result) {
        if (result)
            d->credentialChanged(origin, target, tr("a removed credential"));
    });
}

void Workspace::Private::credentialChanged(const WorkspaceEdits::Origin &origin, TargetId target, const QString &text)
{
    const auto known = q.targets()->target(target);
    edits.barred(origin, EntityType::Target, target.uuid(), known ? known->environmentId : EnvironmentId(), text,
                 Workspace::tr("The credential that was there before is not kept."));
}

} // namespace tidegate
