// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/componentversions.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace tidegate {
namespace {

bool has(const ComponentCell &cell, int image)
{
    return std::any_of(cell.uses.begin(), cell.uses.end(), [image](const ComponentUse &use) { return use.image == image; });
}

bool allResolved(const ComponentRow &row, const ComponentCell &cell)
{
    return std::all_of(cell.uses.begin(), cell.uses.end(), [&](const ComponentUse &use) { return row.images.value(use.image).resolved; });
}

/// Whether some image of one cell is for certain none of the other's.
bool surelyLacks(const ComponentRow &row, const ComponentCell &other, const ComponentCell &cell)
{
    return other.moreImages == 0 && allResolved(row, other) && std::any_of(cell.uses.begin(), cell.uses.end(), [&](const ComponentUse &use) {
               return row.images.value(use.image).resolved && !has(other, use.image);
           });
}

bool sameImages(const ComponentCell &a, const ComponentCell &b)
{
    return a.uses.size() == b.uses.size() && a.moreImages == 0 && b.moreImages == 0
        && std::all_of(a.uses.begin(), a.uses.end(), [&](const ComponentUse &use) { return has(b, use.image); });
}

/// The places of the images that are listed: the first one of each cell, then the second ones, as far as there is room.
QList<int> listedImages(const ComponentRow &row)
{
    QSet<int> listed;
    for (qsizetype rank = 0; rank < maxUsesOfCell; ++rank) {
        for (const ComponentCell &cell : row.cells) {
            if (rank < cell.uses.size() && (rank == 0 || listed.size() < maxImagesOfComponent))
                listed.insert(cell.uses[rank].image);
        }
    }
    QList<int> places = listed.values();
    std::sort(places.begin(), places.end());
    return places;
}

/// Without a digest behind it; some engines name an image that has no name by its id.
QString plainName(const QString &image)
{
    return image.startsWith(u"sha256:") ? QString() : image.section(u'@', 0, 0);
}

} // namespace

const ComponentCell *ComponentRow::cell(EnvironmentId environment) const
{
    const auto found = std::find_if(cells.begin(), cells.end(), [&](const ComponentCell &each) { return each.environment == environment; });
    return found == cells.end() ? nullptr : &*found;
}

QList<int> boundImages(ComponentRow &row)
{
    const QList<int> kept = listedImages(row);
    QHash<int, int> places;
    QList<ComponentImage> images;
    for (const int former : kept) {
        places.insert(former, static_cast<int>(images.size()));
        images.append(row.images[former]);
    }
    row.images = images;
    for (ComponentCell &cell : row.cells) {
        const QList<ComponentUse> all = std::exchange(cell.uses, {});
        for (const ComponentUse &use : all) {
            const auto place = places.constFind(use.image);
            if (place == places.cend() || cell.uses.size() == maxUsesOfCell)
                continue;
            cell.uses.append(use);
            cell.uses.last().image = *place;
        }
        cell.moreImages += static_cast<int>(all.size() - cell.uses.size());
    }
    return kept;
}

CellMatch compareCells(const ComponentRow &row, const ComponentCell *here, const ComponentCell *there)
{
    if (!here)
        return there ? CellMatch::Missing : CellMatch::Absent;
    if (!there)
        return CellMatch::Added;
    if (sameImages(*here, *there))
        return CellMatch::Same;
    return surelyLacks(row, *there, *here) || surelyLacks(row, *here, *there) ? CellMatch::Different : CellMatch::Unresolved;
}

bool isMixed(const ComponentRow &row, const ComponentCell &cell)
{
    const auto resolved = std::count_if(cell.uses.begin(), cell.uses.end(), [&](const ComponentUse &use) { return row.images.value(use.image).resolved; });
    return resolved > 1;
}

QString tagOfImage(const QString &image)
{
    const QString name = plainName(image);
    const qsizetype colon = name.lastIndexOf(u':');
    return colon > name.lastIndexOf(u'/') ? name.mid(colon + 1) : QString();
}

QString repositoryOfImage(const QString &image)
{
    QString name = plainName(image);
    const qsizetype colon = name.lastIndexOf(u':');
    if (colon > name.lastIndexOf(u'/'))
        name.truncate(colon);
    const QString first = name.section(u'/', 0, 0);
    const bool hasRegistry = name.contains(u'/') && (first.contains(u'.') || first.contains(u':') || first == u"localhost");
    return hasRegistry ? name.section(u'/', 1) : name;
}

} // namespace tidegate
