// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/freezeoperations.h"

#include "services/codec/freezewindowjson.h"
#include "services/domain/isoduration.h"
#include "services/domain/occurrence.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/gate/gateevaluator.h"
#include "services/operations/audittrail.h"
#include "services/operations/restoring.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxViolations = 1'000;

AuditEvent eventOf(ChangeKind action, const FreezeWindow &window, const QJsonObject &before, const QJsonObject &after)
{
    return {.action = action,
            .entityType = EntityType::FreezeWindow,
            .entityId = window.id.uuid(),
            .entityName = window.reason,
            .environment = window.environmentId,
            .version = window.version,
            .before = before,
            .after = after,
            .reason = {}};
}

QList<FreezeWarning> warningsOf(const FreezeWindow &window, Instant now)
{
    QList<FreezeWarning> warnings;
    if (window.stateAt(now) == FreezeState::Ended)
        warnings.append(say("window-in-the-past"));
    if (window.end - window.start > longFreeze)
        warnings.append(say("long-freeze"));
    return warnings;
}

/// Every new exception is an enabled user of the tenant; nobody may add himself to an active freeze where duties are separated.
Result<void> checkExceptions(Call &call, const Environment &environment, const FreezeWindow &window, const QList<UserId> &before)
{
    Error error = makeError(ErrorKind::Invalid, say("unknown-user/exceptions"));
    for (qsizetype i = 0; i < window.exceptions.size(); ++i) {
        // Who was excepted and has left since is no reason to refuse a longer freeze; the gate does not let him through.
        if (before.contains(window.exceptions.at(i)))
            continue;
        const auto user = call.transaction.identities.findUser(window.exceptions.at(i));
        if (!user && user.error().kind != ErrorKind::NotFound)
            return user.error();
        if (!user || !user->enabled)
            error.fields.append({u"/exceptions/%1"_s.arg(i), say("unknown-user/enabled")});
    }
    if (!error.fields.isEmpty())
        return error;
    const bool addsSelf = window.exceptions.contains(call.principal.user()) && !before.contains(call.principal.user());
    if (addsSelf && environment.requireSeparationOfDuties && window.covers(call.now))
        return makeError(ErrorKind::Forbidden, say("separation-of-duties/exceptions"));
    if (window.exceptions != before)
        return call.require(Permission::FreezeExcept);
    return {};
}

/// The body as a window of the environment, checked against everything but duplicates.
Result<FreezeWindow> proposed(Call &call, const Environment &environment, const QJsonObject &body)
{
    FreezeWindow base;
    base.environmentId = environment.id;
    auto window = applyFreezeWindowJson(base, body, true, call.info.lenient);
    if (!window)
        return window;
    RETURN_IF_ERROR(checkExceptions(call, environment, *window, {}));
    if (window->id.isNull())
        window->id = FreezeWindowId::create();
    window->version = 1;
    window->createdAt = window->updatedAt = wholeSeconds(call.now);
    window->createdBy = window->updatedBy = call.principal.user();
    return window;
}

Error readOnlyWhileActive(const QString &pointer)
{
    return invalidField(pointer, say("window-active"));
}

/// Whether an active freeze may end at another time.
Result<void> mayEnd(Call &call, const FreezeWindow &before, Instant end)
{
    if (end >= before.end)
        return {};
    // Shortening lets deployments through earlier than announced: the same right as lifting.
    RETURN_IF_ERROR(call.require(Permission::FreezeLift));
    if (end < wholeSeconds(call.now))
        return invalidField(u"/end"_s, say("in-the-past"));
    return {};
}

QList<FreezeWindowId> idsOf(const QList<FreezeWindow> &windows)
{
    QList<FreezeWindowId> ids;
    for (const FreezeWindow &window : windows)
        ids.append(window.id);
    return ids;
}

/// The other freezes of its environment that overlap it.
Result<QList<FreezeWindow>> overlapped(Call &call, const FreezeWindow &window)
{
    auto found = call.transaction.freezeWindows.overlapping(window);
    if (found)
        found->removeIf([&](const FreezeWindow &each) { return each.id == window.id; });
    return found;
}

Result<void> isNoDuplicate(Call &call, const FreezeWindow &window)
{
    ASSIGN_OR_RETURN(const auto found, call.transaction.freezeWindows.overlapping(window));
    const auto same = std::find_if(found.begin(), found.end(), [&](const FreezeWindow &each) { return haveSameTimes(each, window); });
    if (same == found.end())
        return {};
    Error error = makeError(ErrorKind::Conflict, say("duplicate-window"));
    error.extra.insert(u"windowId"_s, same->id.toString());
    return error;
}

/// Room for one more freeze.
Result<void> hasRoomForFreeze(Call &call)
{
    const auto windows = call.transaction.freezeWindows.activeOrUpcoming({}, call.now);
    return windows ? withinQuota(windows->size(), call.quotas.freezeWindows, say("plural/freezes-ahead")) : Result<void>(windows.error());
}

Result<void> mayEdit(Call &call, const FreezeWindow &before, const FreezeWindow &after)
{
    if (before.deletedAt)
        return notFound();
    switch (before.stateAt(call.now)) {
    case FreezeState::Ended:
    case FreezeState::Cancelled:
        return makeError(ErrorKind::Conflict, say("window-ended"));
    case FreezeState::Active:
        if (after.start != before.start)
            return readOnlyWhileActive(u"/start"_s);
        if (after.timezone != before.timezone)
            return readOnlyWhileActive(u"/timezone"_s);
        return mayEnd(call, before, after.end);
    case FreezeState::Upcoming:
        // By a clock that was set back an active freeze looks like a future one.
        return call.clockDoubt ? call.require(Permission::FreezeLift) : Result<void>();
    }
    Q_UNREACHABLE();
}

} // namespace

Result<CreatedFreeze> createFreeze(Call &call, EnvironmentId environmentId, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.find(environmentId));
    ASSIGN_OR_RETURN(const auto window, proposed(call, environment, body));
    RETURN_IF_ERROR(isNoDuplicate(call, window));
    RETURN_IF_ERROR(hasRoomForFreeze(call));
    ASSIGN_OR_RETURN(const auto overlaps, overlapped(call, window));
    RETURN_IF_ERROR(call.transaction.freezeWindows.insert(window));
    RETURN_IF_ERROR(record(call, eventOf(ChangeKind::FreezeCreated, window, {}, auditJson(window))));
    return CreatedFreeze{window, idsOf(overlaps), warningsOf(window, call.now)};
}

Result<FreezeWindow> findFreeze(Call &call, EnvironmentId environment, FreezeWindowId id)
{
    const auto window = call.transaction.freezeWindows.find(id);
    if (window && window->environmentId != environment)
        return notFound();
    return window;
}

Result<CreatedFreeze> updateFreeze(Call &call, EnvironmentId environmentId, FreezeWindowId id, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(const auto before, findFreeze(call, environmentId, id));
    RETURN_IF_ERROR(call.checkVersion(before.version, auditJson(before)));
    ASSIGN_OR_RETURN(auto after, applyFreezeWindowJson(before, body, false, call.info.lenient));
    RETURN_IF_ERROR(mayEdit(call, before, after));
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.find(environmentId));
    RETURN_IF_ERROR(checkExceptions(call, environment, after, before.exceptions));
    ASSIGN_OR_RETURN(const auto overlaps, overlapped(call, after));
    if (after == before)
        return CreatedFreeze{after, idsOf(overlaps), {}};
    after.version = before.version + 1;
    after.updatedAt = wholeSeconds(call.now);
    after.updatedBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.freezeWindows.update(after));
    RETURN_IF_ERROR(record(call, eventOf(ChangeKind::FreezeChanged, after, auditJson(before), auditJson(after))));
    return CreatedFreeze{after, idsOf(overlaps), warningsOf(after, call.now)};
}

Result<void> removeFreeze(Call &call, EnvironmentId environmentId, FreezeWindowId id)
{
    ASSIGN_OR_RETURN(const auto before, findFreeze(call, environmentId, id));
    if (before.deletedAt)
        return notFound();
    RETURN_IF_ERROR(call.checkVersion(before.version, auditJson(before)));
    FreezeWindow after = before;
    if (call.clockDoubt || before.stateAt(call.now) != FreezeState::Upcoming) {
        RETURN_IF_ERROR(call.require(Permission::FreezeLift));
    }
    if (before.covers(call.now)) {
        // Ends at once and stays in the lists as history; a window is never empty, so one lifted in its first second lasts that second.
        after.end = std::max<Instant>(wholeSeconds(call.now), before.start + std::chrono::seconds(1));
        after.endedEarlyAt = call.now;
    } else {
        after.deletedAt = call.now;
    }
    after.version = before.version + 1;
    after.updatedAt = wholeSeconds(call.now);
    after.updatedBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.freezeWindows.update(after));
    return record(call, eventOf(ChangeKind::FreezeCancelled, after, auditJson(before), auditJson(after)));
}

namespace {

/// Whoever may delete it may restore it: what was history when it was hidden, or may have been by a clock in doubt, asks for the right to lift.
Result<void> mayShowAgain(Call &call, const FreezeWindow &window, Instant hiddenAt)
{
    const bool wasUpcoming = !call.clockDoubt && window.stateAt(hiddenAt) == FreezeState::Upcoming;
    return wasUpcoming ? Result<void>() : call.require(Permission::FreezeLift);
}

} // namespace

Result<CreatedFreeze> restoreFreeze(Call &call, FreezeWindowId id)
{
    ASSIGN_OR_RETURN(const auto before, call.transaction.freezeWindows.find(id));
    RETURN_IF_ERROR(canBeRestored(call, before.deletedAt, before.version, auditJson(before), say("not-deleted/freeze")));
    RETURN_IF_ERROR(placeToRestoreTo(call, before.environmentId));
    FreezeWindow after = before;
    after.deletedAt.reset();
    RETURN_IF_ERROR(mayShowAgain(call, after, *before.deletedAt));
    RETURN_IF_ERROR(isNoDuplicate(call, after));
    if (after.stateAt(call.now) != FreezeState::Ended)
        RETURN_IF_ERROR(hasRoomForFreeze(call));
    ASSIGN_OR_RETURN(const auto overlaps, overlapped(call, after));
    after.version = before.version + 1;
    after.updatedAt = wholeSeconds(call.now);
    after.updatedBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.freezeWindows.update(after));
    RETURN_IF_ERROR(record(call, eventOf(ChangeKind::FreezeRestored, after, auditJson(before), auditJson(after))));
    return CreatedFreeze{after, idsOf(overlaps), warningsOf(after, call.now)};
}

Result<FreezePreview> previewFreeze(Call &call, EnvironmentId environmentId, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.find(environmentId));
    ASSIGN_OR_RETURN(const auto window, proposed(call, environment, body));
    ASSIGN_OR_RETURN(const auto overlaps, overlapped(call, window));
    ASSIGN_OR_RETURN(const auto rollup, call.transaction.environments.rollup(environmentId, call.now));
    // Only who is excepted in the new window and in every one that overlaps it could deploy throughout.
    QList<UserId> couldOverride = window.exceptions;
    for (const FreezeWindow &other : overlaps)
        couldOverride.removeIf([&](UserId user) { return !other.exceptions.contains(user); });
    return FreezePreview{occurrences(window), idsOf(overlaps), rollup.targetCount, couldOverride, warningsOf(window, call.now)};
}

Result<FreezeStatus> freezeStatus(Call &call, EnvironmentId environment, Instant at)
{
    RETURN_IF_ERROR(call.transaction.environments.find(environment));
    ASSIGN_OR_RETURN(const auto windows, call.transaction.freezeWindows.activeOrUpcoming(environment, at));
    return freezeStatusAt(windows, at);
}

GateDecision gateCheck(Call &call, const Environment &environment, const GateQuestion &question)
{
    if (call.clockDoubt)
        return gateError(question, call.now, GateReason(call.clockDoubt->said()));
    const auto windows = call.transaction.freezeWindows.activeOrUpcoming(environment.id, question.at);
    if (!windows)
        return gateError(question, call.now, say("gate-cause/windows-unread", windows.error()));
    GatePeople people;
    QList<UserId> named = question.approvals;
    named.append(question.user);
    for (const FreezeWindow &window : *windows)
        named.append(window.exceptions);
    for (const UserId &each : named) {
        if (each.isNull() || people.names.contains(each))
            continue;
        const auto user = call.transaction.identities.findUser(each);
        if (!user && user.error().kind != ErrorKind::NotFound)
            return gateError(question, call.now, say("gate-cause/users-unread"));
        if (user && user->enabled)
            people.names.insert(each, user->displayName.isEmpty() ? user->name : user->displayName);
        else
            people.unknown.insert(each);
    }
    return decide(environment, *windows, question, call.now, people);
}

static Result<Remark> noOpenTime(Call &call, const OpenTimeSearch &search, const OpenTimeQuestion &question)
{
    const Message duration = lengthOf(question.duration);
    const Message within = lengthOf(question.within);
    if (search.longest || !search.last) { // not even a second is left where neither is known
        const Instant until = question.from + question.within;
        const OpenTime longest = search.longest.value_or(OpenTime{question.from, question.from, {}});
        const auto length = std::chrono::floor<std::chrono::seconds>(std::min(longest.end.value_or(until), until) - longest.start);
        return Remark(say("no-open-time/short", duration, within, toText(longest.start), lengthOf(length)));
    }
    ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.find(search.last->environment));
    return Remark(say("no-open-time/frozen", duration, within, environment.displayName, toText(search.lastEnd), search.last->reason));
}

Result<OpenTimes> openTimes(Call &call, const QList<EnvironmentId> &environments, OpenTimeQuestion question)
{
    question.from = wholeSeconds(std::max(question.from, call.now), Cut::Up);
    constexpr Instant lastInstant = std::chrono::sys_days(std::chrono::year(2200) / 1 / 1) - std::chrono::seconds(1); // nobody can read a later one
    question.within = std::min(question.within, std::chrono::floor<std::chrono::seconds>(lastInstant - question.from));
    OpenTimes times{.from = question.from, .until = question.from + question.within, .found = {}, .reasons = {}};
    QList<FreezeWindow> windows;
    for (const EnvironmentId id : environments) {
        RETURN_IF_ERROR(call.transaction.environments.find(id));
        ASSIGN_OR_RETURN(const auto more, call.transaction.freezeWindows.activeOrUpcoming(id, question.from));
        windows += more;
    }
    if (call.clockDoubt) {
        times.reasons.append(GateReason(call.clockDoubt->said()));
        return times;
    }
    const auto broken = std::find_if(windows.begin(), windows.end(), [](const FreezeWindow &window) { return !window.deletedAt && isBroken(window); });
    if (broken != windows.end()) {
        times.reasons.append(GateReason(say("gate-error", say("gate-cause/broken-window", broken->id.toString()))));
        return times;
    }
    const OpenTimeSearch search = findOpenTimes(windows, question);
    times.found = search.found;
    if (times.found.isEmpty()) {
        ASSIGN_OR_RETURN(const auto why, noOpenTime(call, search, question));
        times.reasons.append(why);
    }
    return times;
}

// The audit log is the source: it knows who did it whatever the sticker claims, and keeps what was moved or deleted since.
Result<QList<FreezeViolation>> freezeViolations(Call &call, EnvironmentId environment)
{
    RETURN_IF_ERROR(call.transaction.environments.find(environment));
    AuditQuery query;
    query.action = toString(ChangeKind::FreezeViolated);
    query.limit = 0;
    QList<FreezeViolation> violations;
    const auto read = call.transaction.audit.forEach(query, [&](const AuditEntry &entry) {
        const QJsonObject after = QJsonDocument::fromJson(entry.after).object();
        if (violations.size() >= maxViolations || after.value(u"environmentId"_s).toString() != environment.toString())
            return;
        const auto deployedAt = parseInstant(after.value(u"deployedAt"_s).toString().toStdString());
        violations.append({deployedAt ? *deployedAt : entry.at, TargetId(entry.entityId), entry.entityName, after.value(u"releaseName"_s).toString(),
                           entry.actor.user(), entry.entityType});
    });
    if (!read)
        return read.error();
    std::stable_sort(violations.begin(), violations.end(), [](const auto &a, const auto &b) { return a.at > b.at; });
    return violations;
}

} // namespace tidegate
