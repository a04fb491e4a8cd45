// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/gatequestion.h"

#include "models/queries.h"

namespace tidegate {
namespace {

using Answered = std::function<void(const Result<StretchDecision> &)>;

/// One after the other: each step needs what the one before found.
void askWhereOpen(Queries &queries, EnvironmentId environment, const GateQuestion &question, const StretchDecision &soFar, QObject *context,
                  const Answered &answered)
{
    const bool isAnswered = soFar.open.isEmpty() || beginsThere(soFar.open.constFirst(), question.at, soFar.atStart);
    if (isAnswered) {
        StretchDecision whole = soFar;
        whole.whenOpen = soFar.atStart;
        answered(whole);
        return;
    }
    GateQuestion next = question;
    next.at = soFar.open.constFirst().start;
    whenDone(queries.gateCheck(environment, next), context, [soFar, answered](const Result<GateDecision> &result) {
        if (!result) {
            answered(result.error());
            return;
        }
        StretchDecision whole = soFar;
        whole.whenOpen = *result;
        answered(whole);
    });
}

} // namespace

void askAboutStretch(Queries &queries, EnvironmentId environment, const GateQuestion &question, Instant until, QObject *context, const Answered &answered)
{
    OpenTimeQuestion times;
    times.from = question.at;
    times.duration = OpenTimeQuestion::minDuration;
    times.within = std::max(std::chrono::ceil<std::chrono::seconds>(until - question.at), times.duration);
    times.count = OpenTimeQuestion::maxCount;
    whenDone(queries.openTimes({environment}, times), context, [=, &queries](const Result<OpenTimes> &open) {
        if (!open) {
            answered(open.error());
            return;
        }
        StretchDecision stretch;
        stretch.from = question.at;
        stretch.until = until;
        stretch.open = open->found;
        whenDone(queries.gateCheck(environment, question), context, [=, &queries](const Result<GateDecision> &decision) {
            if (!decision) {
                answered(decision.error());
                return;
            }
            StretchDecision more = stretch;
            more.atStart = *decision;
            askWhereOpen(queries, environment, question, more, context, answered);
        });
    });
}

void askWhenOpen(Queries &queries, EnvironmentId environment, const GateQuestion &question, QObject *context,
                 const std::function<void(const Result<NextOpenDecision> &)> &answered)
{
    OpenTimeQuestion times;
    times.from = question.at;
    times.duration = OpenTimeQuestion::minDuration;
    times.count = 1;
    whenDone(queries.openTimes({environment}, times), context, [=, &queries](const Result<OpenTimes> &open) {
        if (!open) {
            answered(open.error());
            return;
        }
        NextOpenDecision next{.from = question.at, .times = *open, .whenOpen = {}};
        GateQuestion there = question;
        if (!open->found.isEmpty())
            there.at = std::max(question.at, open->found.constFirst().start);
        whenDone(queries.gateCheck(environment, there), context, [next, answered](const Result<GateDecision> &decision) {
            if (!decision) {
                answered(decision.error());
                return;
            }
            NextOpenDecision whole = next;
            whole.whenOpen = *decision;
            answered(whole);
        });
    });
}

} // namespace tidegate
