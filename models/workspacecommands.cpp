// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "models/workspace.h"
#include "models/workspace_p.h"

namespace tidegate {

static_assert(Workspace::maxTargetsAtOnce <= ApiClient::maxTargetsAtOnce); // patched rows are loaded in one request

QFuture<Result<EnvironmentSummary>> Workspace::Private::writeWithState(const CommandFor<EnvironmentSummary> &command)
{
    const auto promise = std::make_shared<QPromise<Result<EnvironmentSummary>>>();
    promise->start();
    const auto resolve = [promise](const Result<EnvironmentSummary> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenDone(write(command), &q, [this, resolve](const Result<EnvironmentSummary> &written) {
        if (!written) {
            resolve(written);
            return;
        }
        // The answer to a write need not carry the state; what was written is certain all the same.
        whenDone(client.environment(written->environment.id), &q, [this, resolve, written](const Result<EnvironmentSummary> &read) {
            EnvironmentSummary shown = read ? *read : *written;
            if (const EnvironmentSummary *old = feeds.environments.model()->find(shown.environment.id); !read && old) {
                shown = *old;
                shown.environment = written->environment;
            }
            feeds.environments.show(shown);
            resolve(shown);
        });
    });
    return promise->future();
}

QFuture<Result<EnvironmentSummary>> Workspace::create(const Environment &environment)
{
    return d->writeWithState(commands::create(environment));
}

QFuture<Result<EnvironmentSummary>> Workspace::update(const Environment &environment)
{
    return d->writeWithState(commands::update(environment));
}

QFuture<Result<void>> Workspace::remove(const Environment &environment, bool cascade, const QString &confirm, const QString &reason)
{
    return d->write<void>(commands::remove(environment, cascade, confirm, reason), [this, id = environment.id](const Result<void> &result) {
        if (result)
            d->feeds.environments.hide(id);
    });
}

QFuture<Result<void>> Workspace::acceptClock(const QString &reason)
{
    return d->write<void>(commands::acceptClock(reason), [this](const Result<void> &result) {
        if (result)
            d->measureClock();
    });
}

QFuture<Result<void>> Workspace::restore(EnvironmentId environment)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    whenDone(d->writeWithState(commands::restore(environment)), this, [this, promise, environment](const Result<EnvironmentSummary> &result) {
        if (result)
            emit d->feeds.environments.appeared(environment);
        promise->addResult(result ? Result<void>() : Result<void>(result.error()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> Workspace::reorder(const QList<EnvironmentId> &order)
{
    return d->write<void>(commands::reorder(order), [this, order](const Result<void> &result) {
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
    });
}

QFuture<Result<FreezeWindow>> Workspace::create(const FreezeWindow &window)
{
    return d->write<FreezeWindow>(commands::create(window), [this](const Result<FreezeWindow> &result) {
        if (!result)
            return;
        d->feeds.windows.show(*result);
        d->feeds.environments.queue(result->environmentId);
    });
}

QFuture<Result<FreezeWindow>> Workspace::update(const FreezeWindow &window, const QString &reason)
{
    return d->write<FreezeWindow>(commands::update(window, reason), [this](const Result<FreezeWindow> &result) {
        if (!result)
            return;
        d->feeds.windows.show(*result);
        d->feeds.environments.queue(result->environmentId);
    });
}

QFuture<Result<void>> Workspace::remove(const FreezeWindow &window, const QString &reason)
{
    return d->write<void>(commands::remove(window, reason), [this, window](const Result<void> &result) {
        if (!result)
            return;
        if (window.stateAt(d->now()) == FreezeState::Active) {
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
    });
}

QFuture<Result<TargetGroup>> Workspace::create(const TargetGroup &group)
{
    return d->write<TargetGroup>(commands::create(group), [this](const Result<TargetGroup> &result) {
        if (result)
            targets()->put(*result);
    });
}

QFuture<Result<TargetGroup>> Workspace::update(const TargetGroup &group)
{
    const TargetGroup *before = targets()->group(group.id);
    return d->write<TargetGroup>(commands::update(group, before ? before->labels : Labels()), [this](const Result<TargetGroup> &result) {
        if (result)
            targets()->put(*result);
    });
}

QFuture<Result<void>> Workspace::remove(const TargetGroup &group, bool detach, const QString &reason)
{
    return d->write<void>(commands::remove(group, detach, reason), [this, id = group.id](const Result<void> &result) {
        if (!result)
            return;
        for (const Target &target : targets()->allTargets()) {
            if (target.targetGroupId == id)
                d->feeds.targets.queue(target.id); // detaching gave it another version
        }
        targets()->removeGroup(id);
    });
}

QFuture<Result<Target>> Workspace::create(const Target &target)
{
    return d->write<Target>(commands::create(target), [this](const Result<Target> &result) {
        if (!result)
            return;
        d->feeds.targets.show({*result});
        d->feeds.environments.queue(result->environmentId);
        d->feeds.drift.queue(result->id);
    });
}

QFuture<Result<Target>> Workspace::update(const Target &target)
{
    return d->write<Target>(commands::update(target, targets()->target(target.id)), [this](const Result<Target> &result) {
        if (result)
            d->feeds.targets.show({*result});
    });
}

QFuture<Result<void>> Workspace::remove(const Target &target, const QString &reason)
{
    return d->write<void>(commands::remove(target, reason), [this, id = target.id, environment = target.environmentId](const Result<void> &result) {
        if (!result)
            return;
        d->feeds.targets.remove(id);
        d->feeds.environments.queue(environment);
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
    const auto patched = [this, ids, resolve](const Outcomes &outcomes) {
        if (!outcomes) {
            resolve(outcomes);
            return;
        }
        // The answer says only what became of each; the rows are loaded before it is handed out.
        whenDone(d->client.someTargets(ids), this, [this, ids, resolve, outcomes](const Result<QList<Target>> &rows) {
            if (rows)
                d->feeds.targets.show(*rows);
            for (const TargetId id : rows ? QList<TargetId>() : ids)
                d->feeds.targets.queue(id);
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
        if (result)
            targets()->setHealth(target, *result);
    });
}

QFuture<Result<HealthReport>> Workspace::testConnection(TargetId target)
{
    return d->write(commands::testConnection(target));
}

QFuture<Result<Operation>> Workspace::syncInventory(TargetId target)
{
    return d->write(commands::syncInventory(target));
}

QFuture<Result<Sticker>> Workspace::record(const Sticker &sticker)
{
    return d->write(commands::record(sticker));
}

QFuture<Result<QString>> Workspace::setSecret(TargetId target, const QString &kind, const QByteArray &value)
{
    return d->write(commands::setSecret(target, kind, value));
}

} // namespace tidegate
