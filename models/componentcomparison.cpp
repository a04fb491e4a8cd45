// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/drifttablemodel.h"
#include "services/domain/inventory.h"
#include "services/domain/sticker.h"
#include "services/domain/textrules.h"

#include <QMap>

namespace tidegate {
namespace {

/// The digest to show for what runs: the expected one when that is among its names, else the best known name of the image.
QString shownDigest(const ObservedComponent &component, const QString &expected)
{
    if (!expected.isEmpty() && (component.repoDigests.contains(expected) || component.platformDigest == expected || component.imageId == expected))
        return expected;
    return component.repoDigests.isEmpty() ? component.platformDigest : component.repoDigests.first();
}

} // namespace

QList<ComparisonLine> compareComponents(const Sticker &expected, const InventorySnapshot &actual, const DriftReport &report)
{
    QMap<QString, ComparisonLine> lines;
    for (const StickerComponent &component : expected.components)
        lines[componentName(component.name)].expected = component.digest;
    for (const ObservedComponent &component : actual.components) {
        // What nobody named and what carries no label of ours is not compared, unless the server reported it.
        const QString name = componentName(component.name);
        if (!component.labelled && !lines.contains(name))
            continue;
        ComparisonLine &line = lines[name];
        line.actual = shownDigest(component, line.expected);
        line.state = component.state;
        if (component.replicasDesired > 1) {
            line.running = component.replicasRunning;
            line.desired = component.replicasDesired;
        }
    }
    const auto take = [&lines](const Difference &difference) -> ComparisonLine & {
        ComparisonLine &line = lines[difference.component];
        line.difference = difference.kind;
        // The verdict is the server's; what it names wins over what this page loaded a moment earlier or later.
        line.expected = difference.expected.isEmpty() ? line.expected : difference.expected;
        line.actual = difference.kind == DifferenceKind::Missing ? QString() : (difference.actual.isEmpty() ? line.actual : difference.actual);
        return line;
    };
    for (const IgnoredDifference &each : report.ignored)
        take(each.difference).ignoredBy = each.rule;
    for (const Difference &each : report.differences) {
        ComparisonLine &line = take(each);
        line.ignoredBy.reset(); // of two differences of a component the one that counts is shown
        line.expiredRule = each.expiredRule;
    }
    QList<ComparisonLine> result;
    for (auto it = lines.begin(); it != lines.end(); ++it) {
        it->component = it.key();
        if (it->difference != DifferenceKind::StickerMismatch) { // whose sides are releases
            it->expectedOrigin = originOf(report.origins, it->expected);
            it->actualOrigin = originOf(report.origins, it->actual);
        }
        result.append(*it);
    }
    return result;
}

} // namespace tidegate
