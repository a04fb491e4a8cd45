// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/gate/gateevaluator.h"

#include "services/domain/occurrence.h"
#include "services/domain/say.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// A time at which an environment is frozen.
struct Closure
{
    const FreezeWindow *window = nullptr; ///< Whose reason and exceptions hold.
    Occurrence occurrence;
};

/// Those of the windows that are not deleted, in [from, to).
QList<Closure> closures(const QList<FreezeWindow> &windows, Instant from, Instant to = Instant::max())
{
    QList<Closure> found;
    for (const FreezeWindow &window : windows) {
        if (window.deletedAt)
            continue;
        for (const Occurrence &occurrence : occurrences(window, from, to))
            found.append({&window, occurrence});
    }
    return found;
}

QList<Closure> activeAt(const QList<FreezeWindow> &windows, Instant at)
{
    return closures(windows, at, at + Instant::duration(1));
}

/// The end of the union of windows that covers `at`.
Instant endOfChain(const QList<FreezeWindow> &windows, Instant at)
{
    QList<Closure> sorted = closures(windows, at);
    std::sort(sorted.begin(), sorted.end(), [](const Closure &a, const Closure &b) { return a.occurrence.start < b.occurrence.start; });
    Instant end = at;
    for (const Closure &closure : std::as_const(sorted)) {
        if (closure.occurrence.start > end)
            break;
        end = std::max(end, closure.occurrence.end);
    }
    return end;
}

QString nameOf(UserId user, const GatePeople &people)
{
    const QString name = people.names.value(user);
    return name.isEmpty() ? user.toString() : name;
}

/// Who is excepted in every active window.
QList<UserId> exceptedIn(const QList<Closure> &active, const GatePeople &people)
{
    QList<UserId> all;
    for (const UserId user : active.first().window->exceptions) {
        const bool everywhere = std::all_of(active.begin(), active.end(), [&](const Closure &each) { return each.window->exceptions.contains(user); });
        if (everywhere && !user.isNull() && !people.unknown.contains(user) && !all.contains(user))
            all.append(user);
    }
    return all;
}

Message whoMay(const QList<UserId> &excepted, const GatePeople &people)
{
    if (excepted.isEmpty())
        return say("who-may/nobody");
    QStringList names;
    for (const UserId user : excepted) {
        if (people.names.contains(user))
            names.append(people.names.value(user));
    }
    if (names.size() == excepted.size() && names.size() <= 3)
        return say("who-may/named", names.join(u", "_s));
    return excepted.size() == 1 ? say("who-may/one") : say("who-may/some", excepted.size());
}

void decideFreeze(GateDecision &decision, const Environment &environment, const QList<FreezeWindow> &windows, const GateQuestion &question,
                  const GatePeople &people)
{
    const auto active = activeAt(windows, question.at);
    decision.closed = !active.isEmpty();
    if (!decision.closed)
        return;
    const FreezeStatus status = freezeStatusAt(windows, question.at);
    const auto excepted = exceptedIn(active, people);
    const bool known = !question.user.isNull() && !people.unknown.contains(question.user);
    for (const auto &[window, occurrence] : active)
        decision.windows.append(
            {window->id, window->reason, occurrence.start, occurrence.end, window->timezone, known && window->exceptions.contains(question.user)});
    decision.overridable = known && excepted.contains(question.user);
    decision.nextOpen = status.nextOpen;
    const QString until = toText(*status.nextOpen);
    if (decision.overridable)
        decision.reasons.append(say("freeze-overridable", environment.displayName, until, status.reason, nameOf(question.user, people)));
    else
        decision.reasons.append(say("freeze-active/gate", environment.displayName, until, status.reason, whoMay(excepted, people)));
}

/// Counts approvals; returns how many were lost to separation of duties.
int countApprovals(GateDecision &decision, const GateQuestion &question, const GatePeople &people)
{
    QSet<UserId> counted;
    int ownApprovals = 0;
    for (const UserId user : question.approvals) {
        if (user.isNull() || people.unknown.contains(user)) {
            decision.approvalViolations.append(u"%1 is no active user."_s.arg(nameOf(user, people)));
        } else if (decision.requireSeparationOfDuties && (user == question.requestedBy || user == question.user)) {
            const QString did = user == question.requestedBy ? u"requested this"_s : u"deploys this"_s;
            decision.approvalViolations.append(u"%1 %2 and cannot approve it."_s.arg(nameOf(user, people), did));
            ++ownApprovals;
        } else if (counted.contains(user)) {
            decision.approvalViolations.append(u"%1 approved more than once; it counts once."_s.arg(nameOf(user, people)));
        } else {
            counted.insert(user);
        }
    }
    decision.approvalsValid = static_cast<int>(counted.size());
    return ownApprovals;
}

void decideApprovals(GateDecision &decision, const Environment &environment, const GateQuestion &question, const GatePeople &people)
{
    decision.approvalsRequired = environment.requiredApprovals;
    decision.requireSeparationOfDuties = environment.requireSeparationOfDuties;
    const int ownApprovals = countApprovals(decision, question, people);
    if (environment.requireSeparationOfDuties && environment.requiredApprovals > 0 && question.user.isNull() && question.requestedBy.isNull()) {
        decision.approvalsValid = 0;
        decision.reasons.append(say("separation-of-duties/nobody-named", environment.displayName));
        return;
    }
    if (decision.approvalsValid >= decision.approvalsRequired)
        return;
    decision.reasons.append(say("approvals-missing", environment.displayName, decision.approvalsRequired, decision.approvalsValid));
    if (ownApprovals > 0)
        decision.reasons.append(say("separation-of-duties/own-approval"));
}

} // namespace

bool isBroken(const FreezeWindow &window)
{
    return window.end < window.start || (window.end == window.start && !window.endedEarlyAt);
}

FreezeStatus freezeStatusAt(const QList<FreezeWindow> &windows, Instant at)
{
    FreezeStatus status;
    Closure last;
    for (const Closure &each : activeAt(windows, at)) {
        status.windowIds.append(each.window->id);
        if (!last.window || each.occurrence.end > last.occurrence.end)
            last = each;
    }
    if (last.window) {
        status.closed = true;
        status.reason = last.window->reason;
        status.nextOpen = endOfChain(windows, at);
        return status;
    }
    for (const auto &[window, occurrence] : closures(windows, at)) {
        if (occurrence.start <= at || occurrence.end <= occurrence.start)
            continue;
        if (!status.nextClose || occurrence.start < *status.nextClose) {
            status.nextClose = occurrence.start;
            status.nextCloseReason = window->reason;
        }
    }
    return status;
}

GateDecision decide(const Environment &environment, const QList<FreezeWindow> &windows, const GateQuestion &question, Instant now, const GatePeople &people)
{
    const auto broken = std::find_if(windows.begin(), windows.end(), [](const FreezeWindow &window) { return !window.deletedAt && isBroken(window); });
    if (broken != windows.end())
        return gateError(question, now, say("gate-cause/broken-window", broken->id.toString()));

    GateDecision decision;
    decision.evaluatedAt = now;
    decision.at = question.at;
    decideFreeze(decision, environment, windows, question, people);
    decideApprovals(decision, environment, question, people);
    const bool userFine = question.user.isNull() || !people.unknown.contains(question.user);
    if (!userFine)
        decision.reasons.append(say("unknown-user/deploying"));
    const bool approved = decision.approvalsValid >= decision.approvalsRequired;
    decision.allowed = userFine && approved && (!decision.closed || decision.overridable);
    return decision;
}

GateDecision gateError(const GateQuestion &question, Instant now, const Message &why)
{
    return gateError(question, now, GateReason(say("gate-error", why)));
}

GateDecision gateError(const GateQuestion &question, Instant now, const GateReason &reason)
{
    GateDecision decision;
    decision.evaluatedAt = now;
    decision.at = question.at;
    decision.reasons.append(reason);
    return decision;
}

} // namespace tidegate
