// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/gatesentence.h"

#include "ui/widgets/counted.h"

#include "models/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

struct Gate
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::Gate)
};

QString windowText(const GateWindow &window, const GateDecision &decision, const QTimeZone &zone)
{
    const QString until = words::nearInstant(window.end, decision.at, zone);
    if (window.excepted)
        return Gate::tr("“%1” until %2 (you are on its exceptions).").arg(window.reason.simplified(), until);
    return Gate::tr("“%1” until %2. You are not on its exceptions.").arg(window.reason.simplified(), until);
}

QString approvalsText(const GateDecision &decision)
{
    const int missing = decision.approvalsRequired - decision.approvalsValid;
    if (missing <= 0)
        return {};
    QString text = counted(missing, Gate::tr("1 approval needed first"), Gate::tr("%n approvals needed first", nullptr, missing));
    if (decision.requireSeparationOfDuties)
        text += u", "_s + Gate::tr("by someone else than who asked");
    return text + u'.';
}

QString frozenText(const GateDecision &decision, const QTimeZone &zone)
{
    const auto endsThen = [&decision](const GateWindow &window) { return window.end == decision.nextOpen; };
    QStringList parts;
    for (const GateWindow &window : decision.windows)
        parts.append(windowText(window, decision, zone));
    if (decision.overridable)
        parts.append(Gate::tr("You may override it with a reason."));
    else if (decision.nextOpen && std::none_of(decision.windows.begin(), decision.windows.end(), endsThen))
        parts.append(Gate::tr("It opens %1.").arg(words::nearInstant(*decision.nextOpen, decision.at, zone)));
    return parts.join(u' ');
}

bool isExplained(const QString &code)
{
    return code.startsWith(u"freeze") || code.startsWith(u"approval") || code.startsWith(u"separation");
}

} // namespace

GateSentence gateSentence(const GateDecision &decision, const QString &environmentName, const QTimeZone &zone)
{
    const QString time = words::nearInstant(decision.at, Clock::system().now(), zone);
    const QString approvals = approvalsText(decision);
    QStringList others;
    for (const GateReason &reason : decision.reasons) {
        if (!isExplained(reason.code))
            others.append(reason.message);
    }

    GateSentence sentence;
    sentence.yes = decision.allowed;
    if (decision.closed) {
        sentence.conditional = decision.overridable;
        sentence.text = Gate::tr("No — %1 is frozen at %2: %3").arg(environmentName, time, frozenText(decision, zone));
    } else if (decision.allowed) {
        sentence.text = Gate::tr("Yes — nothing stands in the way of %1 at %2.").arg(environmentName, time);
    } else if (!approvals.isEmpty() && others.isEmpty()) {
        sentence.conditional = true;
        sentence.text = Gate::tr("Not yet — no freeze stands in the way of %1 at %2.").arg(environmentName, time);
    } else {
        sentence.text = Gate::tr("No — %1 at %2.").arg(environmentName, time);
    }
    if (!approvals.isEmpty())
        others.prepend(approvals);
    if (!others.isEmpty())
        sentence.text += u' ' + others.join(u' ');
    if (decision.advisory)
        sentence.text += u' ' + Gate::tr("(Answered from older data.)");
    return sentence;
}

} // namespace tidegate
