// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/componentjson.h"

#include "services/codec/fields.h"

namespace tidegate {

template <typename Visit>
static void describe(Visit &visit, Of<ComponentCoverage> auto &coverage)
{
    visit("environmentId", coverage.environment);
    visit("targets", coverage.targets);
    visit("observed", coverage.observed);
    visit("incomplete", coverage.incomplete);
    visit("stale", coverage.stale);
}

template <typename Visit>
static void describe(Visit &visit, Of<ComponentImage> auto &image)
{
    visit("digest", image.digest, OrNull);
    visit("digests", image.digests);
    visit("image", image.name, OrNull);
    visit("version", image.version, OrNull);
    visit("resolved", image.resolved);
    visit("releaseName", image.release, OrNull);
}

template <typename Visit>
static void describe(Visit &visit, Of<ComponentUse> auto &use)
{
    visit("image", use.image);
    visit("targets", use.targets);
    visit("notRunning", use.notRunning);
    visit("since", use.since);
    visit("changedInFreeze", use.changedInFreeze);
}

template <typename Visit>
static void describe(Visit &visit, Of<ComponentCell> auto &cell)
{
    visit("environmentId", cell.environment);
    visit("targets", cell.targets);
    visit("images", cell.uses);
    visit("moreImages", cell.moreImages);
}

template <typename Visit>
static void describe(Visit &visit, Of<ComponentRow> auto &row)
{
    visit("name", row.name);
    visit("images", row.images);
    visit("environments", row.cells);
}

template <typename Visit>
static void describe(Visit &visit, Of<FleetComponents> auto &table)
{
    visit("environments", table.environments);
    visit("components", table.components);
}

void writeComponentMembers(JsonWriter &json, const FleetComponents &table)
{
    FieldWriter visit(json);
    describe(visit, table);
}

Result<FleetComponents> fleetComponentsFromJson(const QJsonObject &json)
{
    return answerAs<FleetComponents>(json);
}

} // namespace tidegate
