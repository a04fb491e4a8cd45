// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/comparisonjson.h"

#include "services/codec/fields.h"
#include "services/codec/imageoriginjson.h"

namespace tidegate {

static std::optional<ComponentMatch> wordFrom(QStringView text, ComponentMatch)
{
    return componentMatchFromString(text);
}

template <typename Visit>
static void describe(Visit &visit, Of<ComparedEnvironment> auto &totals)
{
    visit("release", totals.release, OrNull);
    visit("matching", totals.matching);
    visit("recorded", totals.recorded);
    visit("targets", totals.targets);
}

template <typename Visit>
static void describe(Visit &visit, Of<ComparedComponent> auto &component)
{
    visit("name", component.name);
    visit.derived("equal", component.match == ComponentMatch::Same, Computed);
    visit("match", component.match);
    visit("left", component.left.digests);
    visit("right", component.right.digests);
    visit("leftReleases", component.left.releases);
    visit("rightReleases", component.right.releases);
    visit("leftTargets", component.left.targets);
    visit("rightTargets", component.right.targets);
}

template <typename Visit>
static void describe(Visit &visit, Of<EnvironmentComparison> auto &comparison)
{
    visit("left", comparison.left.id);
    visit("right", comparison.right.id);
    visit("at", comparison.at);
    visit("leftTotals", comparison.left);
    visit("rightTotals", comparison.right);
    visit("components", comparison.components);
    visit("origins", comparison.origins, Lenient);
}

void writeComparisonMembers(JsonWriter &json, const EnvironmentComparison &comparison)
{
    FieldWriter visit(json);
    describe(visit, comparison);
}

Result<EnvironmentComparison> comparisonFromJson(const QJsonObject &json)
{
    ASSIGN_OR_RETURN(auto comparison, answerAs<EnvironmentComparison>(json));
    keepOrigins(comparison.origins);
    return comparison;
}

} // namespace tidegate
