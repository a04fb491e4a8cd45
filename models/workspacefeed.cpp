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

namespace tidegate {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRefreshed = 900; // of every 15 s: ten thousand targets with steady health cost no more than a few requests

} // namespace

void Workspace::Private::setState(State next)
{
    if (state == State::Live && next != State::Live)
        asOf = std::max(asOf, toDateTime(client.lastHeard() + offset())); // of the last load, or of a feed that was heard since
    if (next == State::SignInNeeded) {
        retryLoad.stop();
        nextTry = {};
    }
    // nextTry moves with every failure, so that repeated states are news too.
    const bool moving = next == State::Reconnecting || next == State::Offline;
    const bool different = std::exchange(state, next) != next;
    if (different || moving)
        emit q.stateChanged();
    if (different)
        emit q.permissionsChanged();
}

void Workspace::Private::tokenRefused(bool duringWrite)
{
    setState(State::SignInNeeded);
    if (duringWrite)
        emit q.signInWanted();
}

void Workspace::Private::feedOpened()
{
    feedOpen = true;
    failures = 0;
    nextTry = {};
    setState(State::Live);
}

void Workspace::Private::feedLost(const Error &error, std::chrono::milliseconds delay)
{
    feedOpen = false;
    if (error.kind == ErrorKind::Unauthenticated) {
        setState(State::SignInNeeded);
        return;
    }
    ++failures;
    nextTry = QDateTime::currentDateTimeUtc().addMSecs(delay.count());
    setState(failures >= offlineAfter ? State::Offline : State::Reconnecting);
}

void Workspace::Private::takeNotices(const QList<ChangeNotice> &notices)
{
    QSet<std::pair<QString, QUuid>> told;
    for (const ChangeNotice &notice : notices) {
        queueFor(notice);
        told.insert({notice.entityType, notice.entityId});
    }
    for (const auto &[type, id] : std::as_const(told))
        emit q.entityChanged(type, id);
}

void Workspace::Private::queueFor(const ChangeNotice &notice)
{
    const QUuid id = notice.entityId;
    const auto add = [&](Reload::Kind kind, QUuid what) { queue.add({kind, what, notice.environment}); };
    if (notice.entityType == "environment"_L1 && (notice.kind == "environment.reordered"_L1 || id.isNull()))
        add(Reload::EnvironmentList, {});
    else if (notice.entityType == "environment"_L1)
        add(Reload::Environment, id);
    else if (notice.entityType == "freeze-window"_L1)
        add(Reload::FreezeWindow, id);
    else if (notice.entityType == "target-group"_L1)
        add(Reload::Group, id);
    else if (notice.entityType == "target"_L1 || notice.entityType == "sticker"_L1 || notice.entityType == "drift"_L1)
        add(Reload::Target, id);
    if (notice.entityType == "sticker"_L1 || notice.entityType == "drift"_L1)
        add(Reload::Drift, id);
    // The environment's own row counts what is below it. Health changes often, and the tree counts for itself, so that row may wait.
    if (notice.kind == "target.health"_L1)
        countSoon(notice.environment);
    else if (!notice.environment.isNull() && notice.entityType != "environment"_L1)
        add(Reload::Environment, notice.environment.uuid());
    static const QSet<QString> notAudited{u"target.health"_s, u"drift.changed"_s, u"inventory.changed"_s, u"operation.changed"_s};
    if (!notAudited.contains(notice.kind) && identity.permissions.contains(u"audit:read"_s))
        add(Reload::Audit, {});
}

void Workspace::Private::countSoon(EnvironmentId environment)
{
    if (environment.isNull())
        return;
    miscounted.insert(environment);
    if (!counting.isActive())
        counting.start();
}

void Workspace::Private::reload(const QList<Reload> &reloads)
{
    QList<Reload> rows; // of targets, several in one request
    for (const Reload &one : reloads) {
        if (one.kind == Reload::Target)
            rows.append(one);
        else
            reloadOne(one);
    }
    for (qsizetype first = 0; first < rows.size(); first += ApiClient::mostTargetsAtOnce)
        reloadTargets(rows.mid(first, ApiClient::mostTargetsAtOnce));
}

void Workspace::Private::reloadTargets(const QList<Reload> &rows)
{
    if (rows.size() == 1) {
        reloadOne(rows.first());
        return;
    }
    QList<TargetId> ids;
    for (const Reload &row : rows)
        ids.append(TargetId(row.id));
    settle<QList<Target>>(
        rows.first(), client.someTargets(ids),
        [this, ids](const QList<Target> &found) {
            show(found);
            QSet<TargetId> gone(ids.begin(), ids.end());
            for (const Target &target : found)
                gone.remove(target.id);
            for (const TargetId id : std::as_const(gone)) {
                targets->removeTarget(id);
                drift->remove(id);
            }
        },
        {}, {}, rows.mid(1));
}

void Workspace::Private::reloadOne(const Reload &reload)
{
    const TargetId target(reload.id);
    switch (reload.kind) {
    case Reload::Environment:
    case Reload::EnvironmentList:
        reloadEnvironments(reload);
        break;
    case Reload::FreezeWindow:
    case Reload::FreezeWindowList:
        reloadWindows(reload);
        break;
    case Reload::Group:
    case Reload::GroupList:
        reloadGroups(reload);
        break;
    case Reload::Target:
        settle<Target>(
            reload, client.target(target), [this](const Target &value) { show(value); },
            [this, target] {
                targets->removeTarget(target);
                drift->remove(target);
            });
        break;
    case Reload::TargetList:
        settle<QList<Target>>(reload, client.targets({}), [this](const QList<Target> &value) {
            targets->setTargets(value);
            queue.add({Reload::DriftList, {}, {}}); // its rows are those of the targets
        });
        break;
    case Reload::Drift:
        settle<DriftReport>(
            reload, client.drift(target), [this, target](const DriftReport &value) { showDrift(target, value); }, [this, target] { drift->remove(target); });
        break;
    case Reload::DriftList:
        settle<QList<std::pair<TargetId, DriftReport>>>(reload, client.fleetDrift({}), [this](const QList<std::pair<TargetId, DriftReport>> &value) {
            QList<FleetDrift> rows;
            for (const auto &[id, report] : value)
                rows.append(fleetDrift(id, report));
            drift->setRows(rows);
        });
        break;
    case Reload::Audit:
        settle<AuditPage>(reload, client.audit({}, {}), [this](const AuditPage &page) { audit->setNewest(page.entries, page.hasMore); });
        break;
    }
}

void Workspace::Private::reloadEnvironments(const Reload &reload)
{
    if (reload.kind == Reload::EnvironmentList) {
        settle<QList<EnvironmentSummary>>(reload, client.environments(), [this](const QList<EnvironmentSummary> &value) {
            environments->setEnvironments(value);
            targets->setEnvironments(value);
            refreshNames();
        });
        return;
    }
    const EnvironmentId id(reload.id);
    settle<EnvironmentSummary>(
        reload, client.environment(id),
        [this, id](const EnvironmentSummary &value) {
            const bool isNew = !environments->find(id);
            show(value);
            if (isNew)
                loadBelow(id);
        },
        [this, id] { hide(id); });
}

void Workspace::Private::reloadWindows(const Reload &reload)
{
    const FreezeWindowId id(reload.id);
    if (reload.kind == Reload::FreezeWindow) {
        settle<FreezeWindow>(
            reload, client.freezeWindow(reload.environment, id), [this](const FreezeWindow &value) { show(value); },
            [this, id] {
                freezes->remove(id);
                armBoundary();
            });
        return;
    }
    const auto left = std::make_shared<int>(static_cast<int>(environments->all().size()));
    for (const EnvironmentSummary &environment : environments->all()) {
        const EnvironmentId where = environment.environment.id;
        settle<QList<FreezeWindow>>(
            reload, client.freezeWindows(where, windowsFrom(), windowsTo()), [this, where](const QList<FreezeWindow> &value) { replaceWindows(where, value); },
            {}, left);
    }
    if (environments->all().isEmpty())
        queue.finished(reload);
}

void Workspace::Private::reloadGroups(const Reload &reload)
{
    const TargetGroupId id(reload.id);
    if (reload.kind == Reload::Group) {
        settle<TargetGroup>(
            reload, client.group(id), [this](const TargetGroup &value) { targets->put(value); }, [this, id] { targets->removeGroup(id); });
        return;
    }
    const auto left = std::make_shared<int>(static_cast<int>(environments->all().size()));
    for (const EnvironmentSummary &environment : environments->all()) {
        const EnvironmentId where = environment.environment.id;
        settle<QList<TargetGroup>>(
            reload, client.groups(where), [this, where](const QList<TargetGroup> &value) { targets->setGroups(where, value); }, {}, left);
    }
    if (environments->all().isEmpty())
        queue.finished(reload);
}

void Workspace::Private::refreshSoon()
{
    if (!retryLoad.isActive() && !loading)
        retryLoad.start(5s);
}

void Workspace::Private::show(const EnvironmentSummary &environment)
{
    environments->put(environment);
    targets->setEnvironments(environments->all());
    refreshNames();
}

void Workspace::Private::hide(EnvironmentId id)
{
    environments->remove(id);
    targets->setEnvironments(environments->all());
    replaceWindows(id, {});
    QList<FleetDrift> rows = drift->all();
    rows.removeIf([id](const FleetDrift &row) { return row.environment == id; });
    drift->setRows(rows);
}

void Workspace::Private::loadBelow(EnvironmentId id)
{
    whenDone(client.groups(id), &q, [this, id](const Result<QList<TargetGroup>> &groups) {
        if (groups)
            targets->setGroups(id, *groups);
        else
            refreshSoon();
    });
    whenDone(client.targets(id), &q, [this](const Result<QList<Target>> &found) {
        if (!found)
            refreshSoon();
        else
            show(*found);
    });
    whenDone(client.freezeWindows(id, windowsFrom(), windowsTo()), &q, [this, id](const Result<QList<FreezeWindow>> &windows) {
        if (windows)
            replaceWindows(id, *windows);
        else
            refreshSoon();
    });
    queue.add({Reload::DriftList, {}, {}});
}

void Workspace::Private::show(const FreezeWindow &window)
{
    if (window.deletedAt)
        freezes->remove(window.id);
    else
        freezes->put(window);
    armBoundary();
}

void Workspace::Private::show(const QList<Target> &changed)
{
    for (const Target &target : changed) {
        const Target *before = targets->target(target.id);
        // Its row of drift names it, where it is, its release and whether it is reached; to look for the row costs more than the comparison.
        const bool isOther = !before || before->name != target.name || before->environmentId != target.environmentId
            || before->currentRelease.name != target.currentRelease.name
            || (before->health.status == Health::Unreachable) != (target.health.status == Health::Unreachable);
        if (!isOther)
            continue;
        targets->put(target);
        if (const FleetDrift *row = drift->find(target.id))
            drift->put(fleetDrift(target.id, DriftReport(row->report)));
    }
    targets->put(changed);
}

void Workspace::Private::showDrift(TargetId target, const DriftReport &report)
{
    drift->put(fleetDrift(target, report));
}

void Workspace::Private::replaceWindows(EnvironmentId environment, const QList<FreezeWindow> &windows)
{
    QList<FreezeWindow> all = freezes->all();
    all.removeIf([environment](const FreezeWindow &window) { return window.environmentId == environment; });
    freezes->setWindows(all + windows);
    armBoundary();
}

void Workspace::Private::refreshNames()
{
    QHash<EnvironmentId, QString> names;
    for (const EnvironmentSummary &environment : environments->all())
        names.insert(environment.environment.id, environment.environment.displayName);
    if (names == shownNames) // the usual case; the rows below are as many as targets
        return;
    shownNames = names;
    freezes->setEnvironmentNames(names);
    QList<FleetDrift> rows = drift->all();
    for (FleetDrift &row : rows)
        row.environmentName = names.value(row.environment, row.environmentName);
    if (rows != drift->all())
        drift->setRows(rows);
}

void Workspace::Private::tick()
{
    environments->setNow(now());
    if (state == State::Live && ++ticks % ticksPerMeasure == 0)
        measureClock();
    if (state != State::Live) {
        targets->setNow(now());
        return;
    }
    for (const TargetId id : targets->overdue(now(), mostRefreshed)) // the server says what is stale
        queue.add({Reload::Target, id.uuid(), {}});
}

void Workspace::Private::armBoundary()
{
    std::optional<Instant> next;
    for (const FreezeWindow &window : freezes->all()) {
        for (const Instant at : {window.start, window.end}) {
            if (at > boundaryPassed && (!next || at < *next))
                next = at;
        }
    }
    if (!next) {
        boundary.stop();
        return;
    }
    // A quarter of a second late rather than early: the server judges by its own clock. At most an hour, since clocks are set.
    const auto wait = std::clamp<std::chrono::milliseconds>(*next - now() + 250ms, 0ms, 1h);
    boundary.start(wait);
}

void Workspace::Private::passBoundary()
{
    const Instant until = now();
    for (const FreezeWindow &window : freezes->all()) {
        const auto passed = [&](Instant at) { return at > boundaryPassed && at <= until; };
        if (passed(window.start) || passed(window.end))
            queue.add({Reload::Environment, window.environmentId.uuid(), window.environmentId});
    }
    boundaryPassed = std::max(boundaryPassed, until);
    freezes->setNow(until);
    armBoundary();
}

} // namespace tidegate
