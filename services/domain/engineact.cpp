// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/engineact.h"

#include "services/domain/imageorigin.h"
#include "services/domain/kepttext.h"
#include "services/domain/textrules.h"
#include "services/domain/words.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr Words<engineDeedCount> deedWords{"create", "start", "die", "destroy", "rename", "tag", "pull"};
constexpr qsizetype actorFigures = 12;
constexpr qsizetype maxLabel = 128;
constexpr qsizetype maxImage = 256;

/// Of Compose, Swarm and Tidegate; those of images are ImageOrigin's.
constexpr std::array workLabels{
    composeProjectLabel,
    composeServiceLabel,
    "com.docker.compose.version"_L1,
    "com.docker.compose.container-number"_L1,
    "com.docker.compose.oneoff"_L1,
    "com.docker.stack.namespace"_L1,
    "com.docker.swarm.service.name"_L1,
    "tidegate.component"_L1,
};

/// Empty for what is no id.
QString shortActor(const QString &id)
{
    const QString figures = id.startsWith("sha256:"_L1) ? id.mid(7) : id;
    const bool isId = figures.size() >= actorFigures
        && std::all_of(figures.begin(), figures.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    return isId ? figures.left(actorFigures) : QString();
}

} // namespace

QString toString(EngineDeed deed)
{
    return textOf(deedWords, deed);
}

std::optional<EngineDeed> engineDeedFromString(QStringView text)
{
    return valueOf<EngineDeed>(deedWords, text);
}

QMap<QString, QString> keptLabels(const QMap<QString, QString> &labels)
{
    QMap<QString, QString> kept;
    for (const QLatin1StringView name : workLabels) {
        if (const QString value = keptText(labels.value(name), maxLabel); !value.isEmpty())
            kept.insert(name, value);
    }
    forEachLabel(originOfLabels([&labels](QLatin1StringView name) { return labels.value(name); }),
                 [&kept](QLatin1StringView name, const QString &value) { kept.insert(name, value); });
    return kept;
}

EngineAct keptAct(EngineAct told)
{
    told.actor = shortActor(told.actor);
    told.component = isOfImage(told.deed) ? QString() : componentName(told.component);
    told.name = keptText(told.name, isOfImage(told.deed) ? maxImage : maxComponentName);
    told.formerName = told.deed == EngineDeed::Rename ? keptText(told.formerName, maxComponentName) : QString();
    told.image = isOfImage(told.deed) ? QString() : keptText(told.image, maxImage);
    told.labels = keptLabels(told.labels);
    return told;
}

} // namespace tidegate
