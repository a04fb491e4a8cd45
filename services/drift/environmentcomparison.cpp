// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/environmentcomparison.h"

#include <QHash>
#include <QMap>

namespace tidegate {
namespace {

void insertSorted(QStringList &list, const QString &text)
{
    const auto at = std::lower_bound(list.begin(), list.end(), text);
    if (at == list.end() || *at != text)
        list.insert(at, text);
}

QMap<QString, DeployedComponent> componentsOf(const QList<Sticker> &stickers)
{
    QMap<QString, DeployedComponent> components;
    for (const Sticker &sticker : stickers) {
        for (const StickerComponent &component : sticker.components) {
            DeployedComponent &deployed = components[component.name];
            insertSorted(deployed.digests, component.digest);
            insertSorted(deployed.releases, sticker.releaseName);
            ++deployed.targets;
        }
    }
    return components;
}

ComparedEnvironment totalsOf(const StickersOf &side)
{
    struct Carried
    {
        int targets = 0;
        Instant deployedAt;
        QString name;
    };
    QHash<QUuid, Carried> releases;
    for (const Sticker &sticker : side.stickers) {
        Carried &carried = releases[sticker.releaseId];
        ++carried.targets;
        carried.deployedAt = std::max(carried.deployedAt, sticker.deployedAt);
        carried.name = sticker.releaseName;
    }
    ComparedEnvironment totals;
    totals.id = side.environment;
    totals.targets = side.targets;
    totals.recorded = static_cast<int>(side.stickers.size());
    Instant newest;
    for (const Carried &carried : releases) {
        if (std::pair(carried.targets, carried.deployedAt) <= std::pair(totals.matching, newest))
            continue;
        totals.release = carried.name;
        totals.matching = carried.targets;
        newest = carried.deployedAt;
    }
    return totals;
}

ComponentMatch matchOf(const DeployedComponent &left, const DeployedComponent &right)
{
    if (left.digests.isEmpty())
        return ComponentMatch::OnlyRight;
    if (right.digests.isEmpty())
        return ComponentMatch::OnlyLeft;
    return left.digests == right.digests ? ComponentMatch::Same : ComponentMatch::Different;
}

} // namespace

EnvironmentComparison compareEnvironments(const StickersOf &left, const StickersOf &right)
{
    EnvironmentComparison comparison{totalsOf(left), totalsOf(right), {}, {}, {}};
    const auto onLeft = componentsOf(left.stickers);
    const auto onRight = componentsOf(right.stickers);
    QStringList names = onLeft.keys() + onRight.keys();
    names.sort();
    names.removeDuplicates();
    for (const QString &name : names) {
        ComparedComponent component{name, ComponentMatch::Same, onLeft.value(name), onRight.value(name)};
        component.match = matchOf(component.left, component.right);
        comparison.components.append(component);
    }
    return comparison;
}

} // namespace tidegate
