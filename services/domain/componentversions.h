// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace tidegate {

/// An image of a component, whichever digests hosts know it by: those that share one are one image.
struct ComponentImage
{
    QString digest;        ///< To call it by; empty: nobody knows one.
    QStringList digests;   ///< Others that it is known by, sorted; at most maxDigestsOfImage.
    QString name;          ///< As most of its targets start it, such as "registry.example.com/shop/api:2.3.1"; may be empty.
    QString version;       ///< The tag of that; empty: it has none.
    bool resolved = false; ///< Known well enough to say that it is another image than one which shares no digest with it.
    QString release;       ///< A release in force on a target that runs it, and which names it; empty: there is none.

    friend bool operator==(const ComponentImage &, const ComponentImage &) = default;
};
constexpr qsizetype maxDigestsOfImage = 16;
constexpr qsizetype maxImageName = 512; ///< What is longer is cut.

/// An image on the targets of one environment.
struct ComponentUse
{
    int image = 0;                ///< Its place in ComponentRow::images.
    int targets = 0;              ///< That have it, running or not.
    int notRunning = 0;           ///< Of those.
    std::optional<Instant> since; ///< As long as this at least the first of them has it.
    std::optional<Instant> changedInFreeze;

    friend bool operator==(const ComponentUse &, const ComponentUse &) = default;
};

/// A component in one environment.
struct ComponentCell
{
    EnvironmentId environment;
    int targets = 0;          ///< That have it, each once.
    QList<ComponentUse> uses; ///< That of most targets first; at most maxUsesOfCell.
    int moreImages = 0;       ///< That are not listed.

    friend bool operator==(const ComponentCell &, const ComponentCell &) = default;
};
constexpr qsizetype maxUsesOfCell = 20;
constexpr qsizetype maxImagesOfComponent = 200; ///< Of all its cells; each cell keeps its first one nonetheless.

struct ComponentRow
{
    QString name;
    QList<ComponentImage> images; ///< That of most targets first.
    QList<ComponentCell> cells;   ///< Of the environments that have it.

    /// Null: the environment does not have it.
    const ComponentCell *cell(EnvironmentId environment) const;

    friend bool operator==(const ComponentRow &, const ComponentRow &) = default;
};

/// Leaves of each cell, and of all of them together, as many uses as are listed, and the images that those name; counts the others in moreImages.
/// The former places of the images that are left.
QList<int> boundImages(ComponentRow &row);

/// Of how many targets of an environment anything is known.
struct ComponentCoverage
{
    EnvironmentId environment;
    int targets = 0;    ///< Enabled ones.
    int observed = 0;   ///< That have an inventory.
    int incomplete = 0; ///< Of those, whose inventory has errors: what it does not name may run all the same.
    int stale = 0;      ///< Of those, whose inventory is old.

    friend bool operator==(const ComponentCoverage &, const ComponentCoverage &) = default;
};

/// What runs in which environment, by the newest inventories.
struct FleetComponents
{
    QList<ComponentCoverage> environments; ///< In pipeline order.
    QList<ComponentRow> components;        ///< By the bytes of their names.

    friend bool operator==(const FleetComponents &, const FleetComponents &) = default;
};

/// One cell against another of the same component.
enum class CellMatch {
    Absent,     ///< Neither environment has it.
    Same,       ///< The same images.
    Different,  ///< An image of one is for certain none of the other's.
    Unresolved, ///< Nobody can say: of an image on one side too little is known, or it is not listed.
    Missing,    ///< It is not here, but there.
    Added,      ///< It is here, but not there.
};
constexpr int cellMatchCount = static_cast<int>(CellMatch::Added) + 1;

/// What is here against what is there. Null: not in that environment. Never says Different of images that may be one.
CellMatch compareCells(const ComponentRow &row, const ComponentCell *here, const ComponentCell *there);

/// Whether an environment has several images of it for certain.
bool isMixed(const ComponentRow &row, const ComponentCell &cell);

/// The tag of the name of an image: "2.3.1" of "registry:5000/shop/api:2.3.1@sha256:…"; empty without one.
QString tagOfImage(const QString &image);
/// What is before the tag, without the registry and without a digest: "shop/api".
QString repositoryOfImage(const QString &image);

} // namespace tidegate
