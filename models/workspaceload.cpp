// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditlogmodel.h"
#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "models/workspace_p.h"
#include "services/async/givebackmemory.h"
#include "services/client/backoff.h"
#include "services/domain/bootclock.h"

namespace tidegate {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

void Workspace::Private::load()
{
    retryLoad.stop();
    queue.clear();
    queue.setHeld(true);
    loading = std::make_shared<WorkspaceLoad>();
    const Load current = loading;
    // The change feed is followed from what the environments reflect, hence everything else is asked for after them.
    gather<ServerInfo>(
        current, client.meta(), [current](const ServerInfo &value) { current->info = value; }, &Private::loadBelow);
    gather<Identity>(
        current, client.whoAmI(), [current](const Identity &value) { current->identity = value; }, &Private::loadBelow);
    gather<QList<EnvironmentSummary>>(
        current, client.environments(),
        [this, current](const QList<EnvironmentSummary> &value) {
            current->environments = value;
            current->position = client.feedPosition();
        },
        &Private::loadBelow);
}

void Workspace::Private::loadBelow(const Load &current)
{
    takeTime(current->info->serverTime);
    // The longest list first: its pages come one after the other.
    const auto tell = [this](qint64 done, qint64 total) { emit q.loadProgressed(done, total); };
    gather<QList<Target>>(
        current, client.targets({}, tell), [current](const QList<Target> &value) { current->targets = value; }, &Private::apply);
    for (const EnvironmentSummary &environment : std::as_const(current->environments)) {
        const EnvironmentId id = environment.environment.id;
        gather<QList<TargetGroup>>(
            current, client.groups(id), [current, id](const QList<TargetGroup> &value) { current->groups[id] = value; }, &Private::apply);
        gather<QList<FreezeWindow>>(
            current, client.freezeWindows(id, windowsFrom(), windowsTo()), [current](const QList<FreezeWindow> &value) { current->windows += value; },
            &Private::apply);
    }
    using Drifts = QList<std::pair<TargetId, DriftReport>>;
    gather<Drifts>(
        current, client.fleetDrift({}), [current](const Drifts &value) { current->drift = value; }, &Private::apply, true);
    if (current->identity->permissions.contains(u"audit:read"_s))
        gather<AuditPage>(
            current, client.audit({}, {}), [current](const AuditPage &value) { current->audit = value; }, &Private::apply, true);
}

void Workspace::Private::apply(const Load &current)
{
    loading.reset();
    takeInfo(*current->info);
    const bool newIdentity = !loaded || identity.user != current->identity->user || identity.permissions != current->identity->permissions;
    identity = *current->identity;

    environments->setNow(now());
    environments->setEnvironments(current->environments);
    targets->setEnvironments(current->environments);
    for (const EnvironmentSummary &environment : std::as_const(current->environments))
        targets->setGroups(environment.environment.id, current->groups.value(environment.environment.id));
    targets->setTargets(current->targets);
    QList<FleetDrift> rows;
    for (const auto &[target, report] : std::as_const(current->drift))
        rows.append(fleetDrift(target, report));
    drift->setRows(rows);
    freezes->setNow(now());
    refreshNames();
    freezes->setWindows(current->windows);
    audit->setNewest(current->audit.entries, current->audit.hasMore);

    loaded = true;
    failures = 0;
    asOf = toDateTime(now());
    boundaryPassed = now();
    armBoundary();
    clock.start();
    queue.setHeld(false);
    if (newIdentity) {
        emit q.identityChanged();
        emit q.permissionsChanged();
    }
    if (!following || !feedOpen) { // the server answers, so the feed need not wait for its next try
        following = true;
        client.follow(current->position);
    } else if (feedOpen) {
        setState(State::Live);
    }
    emit q.loaded();
    constexpr int many = 2'000;
    if (targets->targetCount() > many)
        QTimer::singleShot(1s, &q, &giveBackMemory); // when the lists read are gone
}

void Workspace::Private::fail(const Error &error)
{
    loading.reset();
    queue.setHeld(false);
    ++failures;
    if (error.kind == ErrorKind::Unauthenticated) {
        setState(State::SignInNeeded);
    } else {
        const auto delay = backoffAfter(failures);
        retryLoad.start(delay);
        nextTry = QDateTime::currentDateTimeUtc().addMSecs(delay.count());
        if (!feedOpen) // else the rows stay as they are, and the feed goes on
            setState(failures >= offlineAfter ? State::Offline : State::Reconnecting);
    }
    emit q.loadFailed(error);
}

FleetDrift Workspace::Private::fleetDrift(TargetId id, const DriftReport &report) const
{
    FleetDrift row;
    row.target = id;
    row.report = report;
    row.report.targetId = id;
    if (const Target *target = targets->target(id)) {
        row.targetName = target->name;
        row.environment = target->environmentId;
        row.releaseName = target->currentRelease.name;
        row.report.targetUnreachable = target->health.status == Health::Unreachable;
    }
    if (const EnvironmentSummary *environment = environments->find(row.environment))
        row.environmentName = environment->environment.displayName;
    return row;
}

Instant Workspace::Private::windowsFrom() const
{
    return wholeSeconds(now() - std::chrono::days(366));
}

Instant Workspace::Private::windowsTo() const
{
    return wholeSeconds(now() + std::chrono::days(731));
}

Instant Workspace::Private::now() const
{
    return serverTime ? *serverTime + (sinceBoot() - measuredAt) : Clock::system().now();
}

std::chrono::milliseconds Workspace::Private::offset() const
{
    return now() - Clock::system().now();
}

void Workspace::Private::takeTime(Instant time)
{
    serverTime = time;
    measuredAt = sinceBoot();
}

void Workspace::Private::takeInfo(const ServerInfo &taken)
{
    const bool news = info.clockHighest != taken.clockHighest;
    info = taken;
    if (news)
        emit q.clockChanged();
}

/// Notices that the server's clock was set, or is in doubt, while the connection stays.
void Workspace::Private::measureClock()
{
    whenDone(client.meta(), &q, [this](const Result<ServerInfo> &answer) {
        if (!answer || loading)
            return; // a load measures anyway, and whatever else is wrong the feed notices
        const bool wasSet = isAhead(now(), answer->serverTime) || isAhead(answer->serverTime, now());
        takeTime(answer->serverTime);
        takeInfo(*answer);
        if (wasSet)
            load(); // what is fresh, active or over is another matter now
    });
}

} // namespace tidegate
