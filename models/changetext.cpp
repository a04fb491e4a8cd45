// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changetext.h"

#include "models/changewords.h"
#include "models/datewords.h"
#include "models/engineacttext.h"
#include "models/environmenttablemodel.h"
#include "models/personname.h"
#include "models/workspace.h"
#include "services/domain/csvfield.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString said(const char *source, const char *comment = nullptr)
{
    return QCoreApplication::translate("ChangeText", source, comment);
}

const ChangeEvidence *evidenceOf(const ObservedChange &change, EvidenceKind kind)
{
    const auto found = std::find_if(change.evidence.begin(), change.evidence.end(), [kind](const ChangeEvidence &each) { return each.kind == kind; });
    return found == change.evidence.end() ? nullptr : &*found;
}

QString personOf(const ChangeEvidence &evidence, const ChangeNames &names)
{
    return evidence.by.isNull() ? QString() : names.person(UserId(evidence.by)).simplified();
}

QString when(Instant at, const ObservedChange &change, const ChangeNames &names)
{
    // Beside the time of the change the clock is enough on the same day.
    return words::timeOfDayOf(at, change.seenAt, names.now(), names.zone);
}

QString stickerText(const ChangeEvidence &sticker, const ChangeNames &names)
{
    const QString person = personOf(sticker, names);
    const QString release = sticker.text.simplified();
    if (person.isEmpty())
        return said(QT_TRANSLATE_NOOP("ChangeText", "sticker %1"), "the name of a release").arg(release);
    return said(QT_TRANSLATE_NOOP("ChangeText", "sticker %1 by %2"), "the name of a release, a person").arg(release, person);
}

QString engineText(const ChangeEvidence &engine, const ObservedChange &change, const ChangeNames &names)
{
    if (const ChangeEvidence *start = startAmong(change.evidence))
        return said(QT_TRANSLATE_NOOP("ChangeText", "engine: started %1 %2, seen by %3"), "a container, a time, a program")
            .arg(engineActorName(*start->act), when(start->at, change, names), engine.text.simplified());
    const bool isStart = engine.at != change.seenAt;
    if (isStart)
        return said(QT_TRANSLATE_NOOP("ChangeText", "engine: started %1, seen by %2")).arg(when(engine.at, change, names), engine.text.simplified());
    return said(QT_TRANSLATE_NOOP("ChangeText", "seen by %1")).arg(engine.text.simplified());
}

QString askText(const ChangeEvidence &ask, const ObservedChange &change, const ChangeNames &names)
{
    const QString person = personOf(ask, names);
    const QString at = when(ask.at, change, names);
    if (person.isEmpty())
        return (ask.no ? said(QT_TRANSLATE_NOOP("ChangeText", "gate asked %1, refused")) : said(QT_TRANSLATE_NOOP("ChangeText", "gate asked %1, allowed")))
            .arg(at);
    return (ask.no ? said(QT_TRANSLATE_NOOP("ChangeText", "gate asked %1 by %2, refused"))
                   : said(QT_TRANSLATE_NOOP("ChangeText", "gate asked %1 by %2, allowed")))
        .arg(at, person);
}

QString overrideText(const ChangeEvidence &override, const ChangeNames &names)
{
    const QString person = personOf(override, names);
    const QString who = person.isEmpty() ? said(QT_TRANSLATE_NOOP("ChangeText", "freeze overridden"))
                                         : said(QT_TRANSLATE_NOOP("ChangeText", "freeze overridden by %1")).arg(person);
    //: %1 says that a freeze was overridden, %2 is the reason that was given.
    return override.text.isEmpty() ? who : said(QT_TRANSLATE_NOOP("ChangeText", "%1: “%2”")).arg(who, override.text.simplified());
}

/// What nobody did, where that is why it is as it is.
QString missingText(const ObservedChange &change)
{
    const bool isSaid = evidenceOf(change, EvidenceKind::Sticker);
    const bool isAsked = evidenceOf(change, EvidenceKind::GateCheck) || evidenceOf(change, EvidenceKind::Override);
    if (change.verdict != ChangeVerdict::Unexplained && change.verdict != ChangeVerdict::DuringFreeze)
        return {};
    if (!isSaid && !isAsked)
        return said(QT_TRANSLATE_NOOP("ChangeText", "no sticker, no gate check"));
    if (!isSaid)
        return said(QT_TRANSLATE_NOOP("ChangeText", "no sticker"));
    return isAsked ? QString() : said(QT_TRANSLATE_NOOP("ChangeText", "no gate check"));
}

QString momentText(const ChangeEvidence &evidence, const ChangeNames &names)
{
    const QString person = personOf(evidence, names);
    switch (evidence.kind) {
    case EvidenceKind::Sticker:
        return person.isEmpty()
            ? said(QT_TRANSLATE_NOOP("ChangeText", "a sticker says that %1 was deployed")).arg(evidence.text.simplified())
            : said(QT_TRANSLATE_NOOP("ChangeText", "%2 recorded in a sticker that %1 was deployed")).arg(evidence.text.simplified(), person);
    case EvidenceKind::GateCheck:
        if (person.isEmpty())
            return evidence.no ? said(QT_TRANSLATE_NOOP("ChangeText", "the gate was asked and refused"))
                               : said(QT_TRANSLATE_NOOP("ChangeText", "the gate was asked and allowed it"));
        return (evidence.no ? said(QT_TRANSLATE_NOOP("ChangeText", "%1 asked the gate, which refused"))
                            : said(QT_TRANSLATE_NOOP("ChangeText", "%1 asked the gate, which allowed it")))
            .arg(person);
    case EvidenceKind::Override:
        return overrideText(evidence, names);
    case EvidenceKind::Freeze:
        return said(QT_TRANSLATE_NOOP("ChangeText", "%1 began"), "the reason of a freeze").arg(evidence.text.simplified());
    case EvidenceKind::EngineAct:
        return evidence.act ? engineActText(*evidence.act) : QString();
    case EvidenceKind::Engine:
        break;
    }
    return said(QT_TRANSLATE_NOOP("ChangeText", "the engine started it"));
}

QString verdictEnd(const ObservedChange &change)
{
    switch (change.verdict) {
    case ChangeVerdict::Announced:
        return said(QT_TRANSLATE_NOOP("ChangeText", "%1 on %2 changed, as announced"), "a component, a target");
    case ChangeVerdict::Asked:
        return said(QT_TRANSLATE_NOOP("ChangeText", "%1 on %2 changed, after the gate was asked"), "a component, a target");
    case ChangeVerdict::DuringFreeze:
        return said(QT_TRANSLATE_NOOP("ChangeText", "%1 on %2 changed during a freeze"), "a component, a target");
    case ChangeVerdict::Unexplained:
        break;
    }
    return said(QT_TRANSLATE_NOOP("ChangeText", "%1 on %2 changed, and nobody said or asked"), "a component, a target");
}

QString explanationText(const ChangeExplanation &explanation, const ChangeNames &names)
{
    const QString ticket = explanation.ticket.isEmpty() ? QString() : u" ("_s + explanation.ticket.simplified() + u')';
    //: A person, what the person said, perhaps a ticket in brackets.
    return said(QT_TRANSLATE_NOOP("ChangeText", "%1 explained: %2%3")).arg(names.person(explanation.by).simplified(), explanation.reason.simplified(), ticket);
}

} // namespace

ChangeNames changeNames(const Workspace &workspace, const QTimeZone &zone)
{
    ChangeNames names;
    names.person = [&workspace](UserId id) { return personName(workspace, id); };
    names.environment = [&workspace](EnvironmentId id) {
        const EnvironmentSummary *found = workspace.environments()->find(id);
        return found ? found->environment.displayName : QString();
    };
    names.now = [&workspace] { return workspace.serverNow().isValid() ? toInstant(workspace.serverNow()) : Clock::system().now(); };
    names.zone = zone;
    return names;
}

QString changeTitle(const ShownChange &shown)
{
    return verdictEnd(shown.change).arg(shown.change.component.simplified(), shown.targetName.simplified());
}

QString changeEvidence(const ObservedChange &change, const ChangeNames &names)
{
    QStringList parts;
    if (const ChangeEvidence *sticker = evidenceOf(change, EvidenceKind::Sticker))
        parts.append(stickerText(*sticker, names));
    if (const ChangeEvidence *engine = evidenceOf(change, EvidenceKind::Engine))
        parts.append(engineText(*engine, change, names));
    if (const ChangeEvidence *ask = evidenceOf(change, EvidenceKind::GateCheck))
        parts.append(askText(*ask, change, names));
    if (const ChangeEvidence *override = evidenceOf(change, EvidenceKind::Override))
        parts.append(overrideText(*override, names));
    if (const QString missing = missingText(change); !missing.isEmpty())
        parts.append(missing);
    if (const ChangeEvidence *freeze = evidenceOf(change, EvidenceKind::Freeze))
        parts.append(freeze->text.simplified());
    if (change.explanation)
        parts.append(said(QT_TRANSLATE_NOOP("ChangeText", "explained: %1")).arg(change.explanation->reason.simplified()));
    return parts.join(u"; "_s);
}

QList<ChangeMoment> changeStory(const ObservedChange &change, const ChangeNames &names)
{
    QList<ChangeMoment> story;
    const auto kindOf = [](EvidenceKind kind) {
        switch (kind) {
        case EvidenceKind::Sticker:
            return ChangeMoment::Kind::Said;
        case EvidenceKind::GateCheck:
        case EvidenceKind::Override:
            return ChangeMoment::Kind::Asked;
        case EvidenceKind::Freeze:
            return ChangeMoment::Kind::Freeze;
        case EvidenceKind::Engine:
        case EvidenceKind::EngineAct:
            break;
        }
        return ChangeMoment::Kind::Seen;
    };
    const bool isStartTold = startAmong(change.evidence); // then the container is named
    for (const ChangeEvidence &each : change.evidence) {
        if (each.kind != EvidenceKind::Engine || (each.at != change.seenAt && !isStartTold))
            story.append({kindOf(each.kind), each.at, momentText(each, names)});
    }
    const ChangeEvidence *engine = evidenceOf(change, EvidenceKind::Engine);
    const QString seen = engine && !engine->text.isEmpty()
        ? said(QT_TRANSLATE_NOOP("ChangeText", "first seen, by %1; at %2 the former image still ran"))
              .arg(engine->text.simplified(), when(change.notBefore, change, names))
        : said(QT_TRANSLATE_NOOP("ChangeText", "first seen; at %1 the former image still ran")).arg(when(change.notBefore, change, names));
    story.append({ChangeMoment::Kind::Seen, change.seenAt, seen});
    if (const QString missing = missingText(change); !missing.isEmpty())
        story.append({ChangeMoment::Kind::Missing, change.seenAt, said(QT_TRANSLATE_NOOP("ChangeText", "%1: nobody announced it or asked")).arg(missing)});
    if (change.explanation)
        story.append({ChangeMoment::Kind::Explained, change.explanation->at, explanationText(*change.explanation, names)});
    std::stable_sort(story.begin(), story.end(), [](const ChangeMoment &a, const ChangeMoment &b) { return a.at < b.at; });
    return story;
}

QString changeText(const ShownChange &shown, const ChangeNames &names)
{
    const ObservedChange &change = shown.change;
    QStringList lines{changeTitle(shown),
                      said(QT_TRANSLATE_NOOP("ChangeText", "%1 in %2: %3"), "a verdict, an environment, the images before and after")
                          .arg(words::of(change.verdict), names.environment(change.environment), words::imageStep(change))};
    for (const NamedImage &image : {change.from, change.to})
        lines.append(QString(image.name + u' ' + image.digest).trimmed());
    lines.removeAll(QString());
    for (const ChangeMoment &moment : changeStory(change, names))
        lines.append(words::instant(moment.at, names.zone) + u"  "_s + moment.text);
    return lines.join(u'\n') + u'\n';
}

QByteArray changeCsvHeading()
{
    return "firstSeenAt,environment,target,component,fromImage,fromDigest,toImage,toDigest,verdict,evidence,explanation,ticket,explainedBy\r\n";
}

QByteArray changeCsvLine(const ShownChange &shown, const ChangeNames &names)
{
    const ObservedChange &change = shown.change;
    const ChangeExplanation none;
    const ChangeExplanation &explanation = change.explanation ? *change.explanation : none;
    const QStringList cells{toText(change.seenAt),
                            names.environment(change.environment),
                            shown.targetName,
                            change.component,
                            change.from.name,
                            change.from.digest,
                            change.to.name,
                            change.to.digest,
                            toString(change.verdict),
                            changeEvidence(change, names),
                            explanation.reason,
                            explanation.ticket,
                            change.explanation ? names.person(explanation.by) : QString()};
    return csvLine(cells).toUtf8();
}

} // namespace tidegate
