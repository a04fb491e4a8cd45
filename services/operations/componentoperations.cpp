// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/componentoperations.h"

#include "services/domain/drift.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/drift/componentsurvey.h"
#include "services/store/packedcomponents.h"

#include <QHash>

namespace tidegate {
namespace {

constexpr std::chrono::hours freezesRemembered{30 * 24};

/// What is known of the targets of an environment, with one more of them.
void addTo(ComponentCoverage &coverage, const CurrentInventory &seen, Instant now)
{
    ++coverage.targets;
    if (!seen.observedAt)
        return;
    ++coverage.observed;
    coverage.incomplete += seen.incomplete ? 1 : 0;
    coverage.stale += isInventoryStale(seen.lastSeenAt, now) ? 1 : 0;
}

bool isKnownBy(const ComponentImage &image, const QString &digest)
{
    return image.digest == digest || image.digests.contains(digest);
}

/// What a sticker in force says, by the names that components have; nothing without one.
struct NamedRelease
{
    QString name;
    QMultiHash<QString, QString> digests;

    bool names(const QString &component, const ComponentImage &image) const
    {
        const QStringList expected = digests.values(component);
        return std::any_of(expected.begin(), expected.end(), [&](const QString &digest) { return !image.resolved || isKnownBy(image, digest); });
    }
};

NamedRelease releaseOf(const std::optional<Sticker> &sticker)
{
    NamedRelease release;
    if (!sticker)
        return release;
    release.name = sticker->releaseName;
    for (const StickerComponent &each : sticker->components)
        release.digests.insert(componentName(each.name), each.digest);
    return release;
}

Result<void> findReleases(Call &call, QList<ComponentRow> &rows, const QList<ReleaseQuestion> &questions)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < rows.size(); ++i)
        places.insert(rows[i].name, i);
    QHash<TargetId, NamedRelease> releases;
    for (const ReleaseQuestion &question : questions) {
        ComponentImage &image = rows[places.value(question.component)].images[question.image];
        if (!image.release.isEmpty())
            continue;
        auto release = releases.constFind(question.target);
        if (release == releases.cend()) {
            ASSIGN_OR_RETURN(const auto current, call.transaction.stickers.current(question.target, call.now));
            release = releases.insert(question.target, releaseOf(current));
        }
        if (release->names(question.component, image))
            image.release = release->name;
    }
    return {};
}

void mark(ComponentRow &row, const FrozenChange &change)
{
    for (ComponentCell &cell : row.cells) {
        if (cell.environment != change.environment)
            continue;
        for (ComponentUse &use : cell.uses) {
            if (isKnownBy(row.images[use.image], change.digest))
                use.changedInFreeze = std::max(use.changedInFreeze.value_or(change.seenAt), change.seenAt);
        }
    }
}

Result<void> markFreezes(Call &call, FleetComponents &table)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < table.components.size(); ++i)
        places.insert(table.components[i].name, i);
    for (const ComponentCoverage &each : std::as_const(table.environments)) {
        ASSIGN_OR_RETURN(const auto changes, call.transaction.observedChanges.inFreezes(each.environment, call.now - freezesRemembered));
        for (const FrozenChange &change : changes) {
            if (const auto place = places.constFind(change.component); place != places.cend())
                mark(table.components[*place], change);
        }
    }
    return {};
}

/// Leaves what is shown of what was needed.
void trim(ComponentRow &row)
{
    for (ComponentImage &image : row.images)
        image.digests = image.digests.mid(0, maxDigestsOfImage);
}

} // namespace

Result<FleetComponents> componentVersions(Call &call, int limit, const QByteArray &after)
{
    FleetComponents table;
    QHash<EnvironmentId, qsizetype> places;
    RETURN_IF_ERROR(call.transaction.environments.forEach([&](const EnvironmentRow &row) {
        places.insert(row.id, table.environments.size());
        table.environments.append({row.id, 0, 0, 0, 0});
    }));
    ComponentSurvey survey(sql::wholeComponent, static_cast<std::size_t>(limit), after);
    std::vector<ComponentView> components;
    RETURN_IF_ERROR(call.transaction.inventory.forEachCurrent([&](const CurrentInventory &seen) {
        const auto place = places.constFind(seen.environment);
        if (place == places.cend()) // of an environment that is not there any more
            return;
        addTo(table.environments[*place], seen, call.now);
        if (!seen.observedAt)
            return;
        components.clear();
        sql::forEachComponent(seen.packed, [&](const ComponentView &view) { components.push_back(view); });
        survey.add({seen.target, seen.environment, seen.release, *seen.observedAt}, components);
    }));
    auto [rows, questions] = survey.take(call.now);
    table.components = std::move(rows);
    RETURN_IF_ERROR(findReleases(call, table.components, questions));
    RETURN_IF_ERROR(markFreezes(call, table));
    for (ComponentRow &row : table.components)
        trim(row);
    return table;
}

} // namespace tidegate
