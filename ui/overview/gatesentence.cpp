// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/gatesentence.h"

#include "ui/widgets/plural.h"

#include "models/datewords.h"
#include "models/peoplemodel.h"
#include "models/servicewords.h"
#include "models/wallclock.h"
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

/// What is to be said of an answer besides freezes.
QString remarksText(const GateDecision &decision)
{
    QStringList remarks{approvalsText(decision)};
    for (const GateReason &reason : decision.reasons) {
        if (!isExplained(reason.code))
            remarks.append(words::sentence(reason));
    }
    if (decision.advisory)
        remarks.append(Gate::tr("(Answered from older data.)"));
    remarks.removeAll(QString());
    return remarks.isEmpty() ? QString() : u' ' + remarks.join(u' ');
}

bool isWholeDay(const StretchDecision &stretch, const QTimeZone &zone)
{
    return dayOf(dateOf(stretch.from, zone), zone) == TimeSpan{stretch.from, stretch.until};
}

bool opensAtStart(const StretchDecision &stretch)
{
    return !stretch.open.isEmpty() && beginsThere(stretch.open.constFirst(), stretch.from, stretch.atStart);
}

/// Nothing else stands in the way: people can still do something about it.
bool lacksApprovalsAlone(const GateDecision &decision)
{
    const auto isOther = [](const GateReason &reason) { return !isExplained(reason.code); };
    return !decision.closed && !decision.allowed && !approvalsText(decision).isEmpty()
        && std::none_of(decision.reasons.begin(), decision.reasons.end(), isOther);
}

bool opensToTheEnd(const OpenTime &time, const StretchDecision &stretch)
{
    return !time.end || *time.end >= stretch.until;
}

/// "then “Weekend”": which freeze ends an open time.
QString thenText(const OpenTime &time)
{
    return time.limit ? Gate::tr("then “%1”", "the reason of a freeze").arg(time.limit->reason.simplified()) : Gate::tr("then a freeze");
}

/// Which freezes end the open times of a stretch, each once: "In the way: “Night”, “Weekend”."
QString limitsText(const StretchDecision &stretch)
{
    QStringList limits;
    for (const OpenTime &time : stretch.open) {
        const QString reason = time.limit && !opensToTheEnd(time, stretch) ? u"“%1”"_s.arg(time.limit->reason.simplified()) : QString();
        if (!reason.isEmpty() && !limits.contains(reason))
            limits.append(reason);
    }
    return limits.isEmpty() ? QString() : Gate::tr("In the way: %1.", "reasons of freezes").arg(limits.join(u", "_s));
}

/// When it is open in a stretch that is open in part: "Yes until 17:00, then “Weekend”".
QString partsText(const StretchDecision &stretch, const QTimeZone &zone)
{
    const OpenTime &first = stretch.open.constFirst();
    if (stretch.open.size() == 1 && opensAtStart(stretch)) {
        const QString end = words::endAfter(stretch.from, first.end.value_or(stretch.until), zone);
        //: %1 is a time, %2 "then “the reason of a freeze”"
        return (stretch.whenOpen.allowed ? Gate::tr("Yes until %1, %2") : Gate::tr("Open until %1, %2")).arg(end, thenText(first));
    }
    if (stretch.open.size() == 1 && opensToTheEnd(first, stretch))
        return Gate::tr("Not before %1", "a time").arg(words::endAfter(stretch.from, first.start, zone));
    QStringList parts;
    for (const OpenTime &time : stretch.open) {
        const Instant end = std::min(time.end.value_or(stretch.until), stretch.until);
        parts.append(Gate::tr("%1 – %2", "a time, a time").arg(words::endAfter(stretch.from, time.start, zone), words::endAfter(stretch.from, end, zone)));
    }
    return Gate::tr("Only %1", "times").arg(parts.join(u", "_s));
}

/// All of a stretch is closed. Who is excepted from what is on at its start may not be from what follows: only freezes that last as long as it count.
GateSentence closedThrough(const StretchDecision &stretch, const GateAsked &asked, const QString &when)
{
    GateDecision decision = stretch.atStart;
    decision.nextOpen.reset(); // it lies behind the stretch, and the times beneath say it
    const auto lasts = [&stretch](const GateWindow &window) { return window.end >= stretch.until; };
    decision.overridable = decision.overridable && std::all_of(decision.windows.begin(), decision.windows.end(), lasts);
    GateSentence sentence;
    if (!decision.overridable)
        sentence.may = exceptedFromAll(decision, asked);
    sentence.conditional = decision.overridable;
    const QString no = isWholeDay(stretch, asked.zone) ? Gate::tr("No, all day") : Gate::tr("No, not at all");
    //: %1 is "No, all day", %2 an environment, %3 a day, %4 which freezes
    sentence.text = Gate::tr("%1 — %2 is frozen on %3. %4")
                        .arg(decision.overridable ? Gate::tr("Only with an override") : no, asked.environment, when, frozenText(decision, asked, sentence.may))
                        .trimmed();
    sentence.text += remarksText(decision);
    return sentence;
}

} // namespace

bool beginsThere(const OpenTime &time, Instant asked, const GateDecision &decision)
{
    return time.start <= wholeSeconds(asked, Cut::Up) || (!decision.closed && time.start < asked + std::chrono::minutes(1));
}

GateSentence gateSentence(const StretchDecision &stretch, const GateAsked &asked)
{
    const QString when = words::stretch(stretch.from, stretch.until, Clock::system().now(), asked.zone);
    const bool isOtherwiseClosed = stretch.open.isEmpty() && !stretch.atStart.closed && !stretch.atStart.allowed; // a clock that nobody can trust
    if (stretch.open.isEmpty() && !isOtherwiseClosed)
        return closedThrough(stretch, asked, when);
    const bool isWhole = !isOtherwiseClosed && stretch.open.size() == 1 && opensAtStart(stretch) && opensToTheEnd(stretch.open.constFirst(), stretch);
    const bool lacksApprovals = lacksApprovalsAlone(stretch.whenOpen);
    if (stretch.whenOpen.closed
        || !(stretch.whenOpen.allowed || lacksApprovals)) { // something else than a freeze, or the two answers do not agree: the gate decides
        GateSentence sentence = gateSentence(stretch.whenOpen, asked);
        sentence.yes = false;
        return sentence;
    }
    const QString what = asked.release.isEmpty() ? asked.environment : Gate::tr("%1 to %2", "a release, an environment").arg(asked.release, asked.environment);
    GateSentence sentence;
    sentence.yes = isWhole && !lacksApprovals;
    sentence.conditional = !sentence.yes;
    if (isWhole && lacksApprovals) {
        sentence.text = Gate::tr("Not yet — no freeze stands in the way of %1 on %2.").arg(what, when);
    } else if (isWhole) {
        sentence.text = isWholeDay(stretch, asked.zone) ? Gate::tr("Yes, all day — nothing stands in the way of %1 on %2.").arg(what, when)
                                                        : Gate::tr("Yes, all of it — nothing stands in the way of %1 on %2.").arg(what, when);
    } else {
        //: %1 is "Yes until 17:00, then “the reason of a freeze”" or "Not before 09:00", %2 an environment, %3 a day
        sentence.text = Gate::tr("%1 — %2 on %3.").arg(partsText(stretch, asked.zone), what, when);
        if (!opensAtStart(stretch) && stretch.atStart.closed)
            sentence.text += u' ' + frozenText(stretch.atStart, asked, {});
        if (const QString limits = limitsText(stretch); !limits.isEmpty() && !(opensAtStart(stretch) && stretch.open.size() == 1)) // else it is said already
            sentence.text += u' ' + limits;
    }
    sentence.text += remarksText(stretch.whenOpen);
    return sentence;
}

GateSentence gateSentence(const NextOpenDecision &next, const GateAsked &asked)
{
    GateSentence sentence;
    if (next.times.found.isEmpty()) {
        QStringList reasons;
        for (const Remark &reason : next.times.reasons)
            reasons.append(words::sentence(reason));
        sentence.text = Gate::tr("At no time that can be foreseen.") + u' ' + reasons.join(u' ');
        sentence.text = sentence.text.trimmed();
        return sentence;
    }
    if (next.whenOpen.closed || !(next.whenOpen.allowed || lacksApprovalsAlone(next.whenOpen))) // something else than a freeze: the gate decides
        return gateSentence(next.whenOpen, asked);
    const OpenTime &open = next.times.found.constFirst();
    const bool isThere = open.start < next.from + std::chrono::minutes(1);
    const Instant now = Clock::system().now();
    const QString from = words::nearInstant(isThere ? next.from : open.start, now, asked.zone);
    sentence.yes = isThere && next.whenOpen.allowed;
    sentence.conditional = !sentence.yes;
    if (open.end)
        //: %1 is a time, %2 an environment, %3 a time, %4 "then “the reason of a freeze”"
        sentence.text = Gate::tr("From %1 — %2 is open until %3, %4.")
                            .arg(from, asked.environment, words::nearInstant(*open.end, now, asked.zone), thenText(open));
    else
        sentence.text = Gate::tr("From %1 — %2 is open, with no freeze ahead.").arg(from, asked.environment);
    sentence.text += remarksText(next.whenOpen);
    return sentence;
}

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
