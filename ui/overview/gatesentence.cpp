// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/gatesentence.h"

#include "ui/widgets/plural.h"

#include "models/peoplemodel.h"
#include "models/servicewords.h"
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

/// Who may override a window: "You are not on its exceptions; nobody is." named: those who may override all of them are named afterwards.
QString exceptionsText(const GateWindow &window, const GateAsked &asked, bool named)
{
    if (window.excepted)
        return asked.who.isEmpty() ? Gate::tr("You are on its exceptions.") : Gate::tr("%1 is on its exceptions.").arg(asked.who);
    const auto known = asked.excepted.constFind(window.id);
    if (known == asked.excepted.cend())
        return asked.who.isEmpty() ? Gate::tr("You are not on its exceptions.") : Gate::tr("%1 is not on its exceptions.").arg(asked.who);
    if (known->isEmpty())
        return Gate::tr("Nobody is on its exceptions.");
    if (named)
        return asked.who.isEmpty() ? Gate::tr("You are not on its exceptions.") : Gate::tr("%1 is not on its exceptions.").arg(asked.who);
    const QString names = peopleText(*known, Gate::tr("%1 and %2", "names of people"));
    return asked.who.isEmpty() ? Gate::tr("You are not on its exceptions; who is: %1.").arg(names)
                               : Gate::tr("%1 is not on its exceptions; who is: %2.").arg(asked.who, names);
}

/// Who is excepted from every freeze that is in the way: one that does not name them stops them.
QStringList exceptedFromAll(const GateDecision &decision, const GateAsked &asked)
{
    QStringList all;
    for (qsizetype i = 0; i < decision.windows.size(); ++i) {
        const QStringList these = asked.excepted.value(decision.windows.at(i).id);
        if (i == 0)
            all = these;
        else
            all.removeIf([&these](const QString &name) { return !these.contains(name); });
    }
    all.removeIf([&asked](const QString &name) { return asked.inactive.contains(name); });
    return all;
}

QString windowText(const GateWindow &window, const GateDecision &decision, const GateAsked &asked, bool named)
{
    const QString until = words::nearInstant(window.end, decision.at, asked.zone);
    //: %1 is the reason of a freeze, %2 its end, %3 a sentence about who is excepted.
    return Gate::tr("“%1” until %2. %3").arg(window.reason.simplified(), until, exceptionsText(window, asked, named));
}

QString approvalsText(const GateDecision &decision)
{
    const int missing = decision.approvalsRequired - decision.approvalsValid;
    if (missing <= 0)
        return {};
    QString text = plural(missing, Gate::tr("1 approval needed first"), Gate::tr("%n approvals needed first", nullptr, missing));
    if (decision.requireSeparationOfDuties)
        text += u", "_s + Gate::tr("by someone else than who asked");
    return text + u'.';
}

QString frozenText(const GateDecision &decision, const GateAsked &asked, const QStringList &may)
{
    const auto endsThen = [&decision](const GateWindow &window) { return window.end == decision.nextOpen; };
    QStringList parts;
    for (const GateWindow &window : decision.windows)
        parts.append(windowText(window, decision, asked, !may.isEmpty()));
    if (!may.isEmpty())
        parts.append(Gate::tr("Only %1 may deploy, with a reason.").arg(peopleText(may, Gate::tr("%1 or %2", "names of people"))));
    if (decision.overridable)
        parts.append(asked.who.isEmpty() ? Gate::tr("You may override it with a reason.") : Gate::tr("%1 may override it with a reason.").arg(asked.who));
    else if (decision.nextOpen && std::none_of(decision.windows.begin(), decision.windows.end(), endsThen))
        parts.append(Gate::tr("It opens %1.").arg(words::nearInstant(*decision.nextOpen, decision.at, asked.zone)));
    return parts.join(u' ');
}

bool isExplained(const QString &code)
{
    return code.startsWith(u"freeze") || code.startsWith(u"approval") || code.startsWith(u"separation");
}

} // namespace

GateSentence gateSentence(const GateDecision &decision, const GateAsked &asked)
{
    const QString time = words::nearInstant(decision.at, Clock::system().now(), asked.zone);
    const QString what = asked.release.isEmpty() ? asked.environment : Gate::tr("%1 to %2", "a release, an environment").arg(asked.release, asked.environment);
    const QString approvals = approvalsText(decision);
    QStringList others;
    for (const GateReason &reason : decision.reasons) {
        if (!isExplained(reason.code))
            others.append(words::sentence(reason));
    }

    GateSentence sentence;
    if (decision.closed && !decision.overridable)
        sentence.may = exceptedFromAll(decision, asked);
    sentence.yes = decision.allowed && !decision.closed; // the gate lets an exception pass, but it is none until its reason is given
    if (decision.closed) {
        sentence.conditional = decision.overridable;
        sentence.text = (decision.overridable ? Gate::tr("Only with an override — %1 is frozen at %2: %3") : Gate::tr("No — %1 is frozen at %2: %3"))
                            .arg(asked.environment, time, frozenText(decision, asked, sentence.may));
    } else if (decision.allowed) {
        sentence.text = Gate::tr("Yes — nothing stands in the way of %1 at %2.").arg(what, time);
    } else if (!approvals.isEmpty() && others.isEmpty()) {
        sentence.conditional = true;
        sentence.text = Gate::tr("Not yet — no freeze stands in the way of %1 at %2.").arg(what, time);
    } else {
        sentence.text = Gate::tr("No — %1 at %2.").arg(what, time);
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
