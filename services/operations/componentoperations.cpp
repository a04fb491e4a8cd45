// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/componentoperations.h"

#include "services/domain/drift.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/drift/componentsurvey.h"
#include "services/store/packedcomponents.h"

#include <QSet>

namespace tidegate {
namespace {

constexpr std::chrono::hours freezesRemembered{30 * 24};

/// Counts what is known of the targets of each environment.
class Coverage
{
public:
    Coverage(QList<ComponentCoverage> &all, Instant now) : m_all(all), m_now(now)
    {
        for (qsizetype i = 0; i < all.size(); ++i)
            m_places.insert(all[i].environment, i);
    }

    /// False: of an environment that is not there.
    bool add(const CurrentInventory &seen)
    {
        const auto place = m_places.constFind(seen.environment);
        if (place == m_places.cend())
            return false;
        ComponentCoverage &coverage = m_all[*place];
        ++coverage.targets;
        coverage.observed += seen.observedAt ? 1 : 0;
        coverage.incomplete += seen.observedAt && seen.incomplete ? 1 : 0;
        coverage.stale += seen.observedAt && isInventoryStale(seen.lastSeenAt, m_now) ? 1 : 0;
        return true;
    }

private:
    QList<ComponentCoverage> &m_all;
    Instant m_now;
    QHash<EnvironmentId, qsizetype> m_places;
};

bool isKnownBy(const ComponentImage &image, const QString &digest)
{
    return image.digest == digest || image.digests.contains(digest);
}

bool names(const Sticker &sticker, const QString &component, const ComponentImage &image)
{
    return std::any_of(sticker.components.begin(), sticker.components.end(), [&](const StickerComponent &each) {
        return componentName(each.name) == component && (!image.resolved || isKnownBy(image, each.digest));
    });
}

Result<void> findReleases(Call &call, QList<ComponentRow> &rows, const QList<ReleaseQuestion> &questions)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < rows.size(); ++i)
        places.insert(rows[i].name, i);
    QHash<TargetId, std::optional<Sticker>> stickers;
    for (const ReleaseQuestion &question : questions) {
        ComponentImage &image = rows[places.value(question.component)].images[question.image];
        if (!image.release.isEmpty())
            continue;
        if (!stickers.contains(question.target)) {
            ASSIGN_OR_RETURN(const auto current, call.transaction.stickers.current(question.target, call.now));
            stickers.insert(question.target, current);
        }
        const std::optional<Sticker> sticker = stickers.value(question.target);
        if (sticker && names(*sticker, question.component, image))
            image.release = sticker->releaseName;
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
    for (ComponentCell &cell : row.cells) {
        cell.moreImages = static_cast<int>(std::max<qsizetype>(0, cell.uses.size() - maxUsesOfCell));
        cell.uses = cell.uses.mid(0, maxUsesOfCell);
    }
}

} // namespace

Result<FleetComponents> componentVersions(Call &call, int limit, const QByteArray &after)
{
    FleetComponents table;
    RETURN_IF_ERROR(call.transaction.environments.forEach([&](const EnvironmentRow &row) { table.environments.append({row.id, 0, 0, 0, 0}); }));
    Coverage coverage(table.environments, call.now);
    ComponentSurvey survey(sql::wholeComponent, static_cast<std::size_t>(limit), after);
    std::vector<ComponentView> components;
    RETURN_IF_ERROR(call.transaction.inventory.forEachCurrent([&](const CurrentInventory &seen) {
        if (!coverage.add(seen) || !seen.observedAt)
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
