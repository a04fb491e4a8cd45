// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/engineacttext.h"

#include "services/domain/imageorigin.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString actWord(const char *source, const char *comment = nullptr)
{
    return QCoreApplication::translate("ChangeText", source, comment);
}

QString deedText(const EngineAct &act)
{
    const QString name = engineActorName(act);
    switch (act.deed) {
    case EngineDeed::Create:
        return actWord(QT_TRANSLATE_NOOP("ChangeText", "the engine made container %1")).arg(name);
    case EngineDeed::Start:
        return actWord(QT_TRANSLATE_NOOP("ChangeText", "the engine started container %1")).arg(name);
    case EngineDeed::Die:
        return actWord(QT_TRANSLATE_NOOP("ChangeText", "container %1 ended")).arg(name);
    case EngineDeed::Destroy:
        return actWord(QT_TRANSLATE_NOOP("ChangeText", "the engine removed container %1")).arg(name);
    case EngineDeed::Rename:
        return act.formerName.isEmpty()
            ? actWord(QT_TRANSLATE_NOOP("ChangeText", "the engine gave container %1 its name")).arg(name)
            : actWord(QT_TRANSLATE_NOOP("ChangeText", "the engine renamed container %1 to %2"), "the former and the new name").arg(act.formerName, name);
    case EngineDeed::Tag:
        return actWord(QT_TRANSLATE_NOOP("ChangeText", "the engine gave the image the name %1")).arg(name);
    case EngineDeed::Pull:
        break;
    }
    return actWord(QT_TRANSLATE_NOOP("ChangeText", "the engine fetched image %1")).arg(name);
}

/// What tells it from others, and of its labels what says which work it is part of and what it was made of.
QStringList actDetails(const EngineAct &act)
{
    QStringList details;
    if (!act.name.isEmpty() && !act.actor.isEmpty())
        details.append(act.actor);
    const auto add = [&](QLatin1StringView label, const char *text) {
        if (const QString value = act.labels.value(label).simplified(); !value.isEmpty())
            details.append(actWord(text).arg(value));
    };
    if (!isOfImage(act.deed) && !act.image.isEmpty())
        details.append(act.image.simplified());
    add(composeProjectLabel, QT_TRANSLATE_NOOP("ChangeText", "Compose project %1"));
    add(composeServiceLabel, QT_TRANSLATE_NOOP("ChangeText", "service %1"));
    add(versionLabel, QT_TRANSLATE_NOOP("ChangeText", "version %1"));
    add(revisionLabel, QT_TRANSLATE_NOOP("ChangeText", "revision %1"));
    return details;
}

} // namespace

QString engineActText(const EngineAct &act)
{
    const QStringList details = actDetails(act);
    if (details.isEmpty())
        return deedText(act);
    //: What an engine did, and details of it.
    return actWord(QT_TRANSLATE_NOOP("ChangeText", "%1 (%2)"), "what an engine did, and details").arg(deedText(act), details.join(u", "_s));
}

QString engineActorName(const EngineAct &act)
{
    const QString name = act.name.simplified();
    return !name.isEmpty() ? name : !act.actor.isEmpty() ? act.actor : u"–"_s;
}

const ChangeEvidence *startAmong(const QList<ChangeEvidence> &evidence)
{
    const auto found = std::find_if(evidence.begin(), evidence.end(),
                                    [](const ChangeEvidence &each) { return each.act && each.act->deed == EngineDeed::Start; });
    return found == evidence.end() ? nullptr : &*found;
}

} // namespace tidegate
