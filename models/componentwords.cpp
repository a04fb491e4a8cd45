// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/componentwords.h"

#include "models/changewords.h"
#include "models/datewords.h"
#include "models/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate::words {
namespace {

/// The context of the translations.
class ComponentWords
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::ComponentWords)
};

constexpr qsizetype versionsShown = 2;

QString countOf(int n, const QString &one, const QString &many)
{
    return n == 1 ? one : many;
}

const ComponentImage &imageOf(const MatrixCell &cell, const ComponentUse &use)
{
    return cell.row->images.at(use.image);
}

QString digestOrNothing(const ComponentImage &image)
{
    return image.digest.isEmpty() ? ComponentWords::tr("digest not known") : shortDigest(image.digest);
}

/// Where it is not known to run.
QString absent(const MatrixCell &cell)
{
    if (cell.coverage.targets == 0)
        return ComponentWords::tr("no targets");
    const QString open = notKnown(cell.coverage);
    return open.isEmpty() ? ComponentWords::tr("does not run here") : open;
}

QString ageOf(const MatrixCell &cell, const ComponentUse &use)
{
    return use.since ? relative(*use.since, cell.now) : QString();
}

int notRunning(const ComponentCell &cell)
{
    int count = 0;
    for (const ComponentUse &use : cell.uses)
        count += use.notRunning;
    return count;
}

QString useSentence(const MatrixCell &cell, const ComponentUse &use)
{
    const ComponentImage &image = imageOf(cell, use);
    QStringList parts{ComponentWords::tr("%1 on %2", "a version, 23 targets").arg(version(image), targetCount(use.targets))};
    if (!image.version.isEmpty() || image.digest.isEmpty())
        parts.append(digestOrNothing(image));
    if (use.since)
        parts.append(ComponentWords::tr("there for %1 at least", "9 d").arg(duration(cell.now - *use.since)));
    if (use.notRunning > 0)
        parts.append(ComponentWords::tr("does not run on %1", "2 targets").arg(targetCount(use.notRunning)));
    if (image.release.isEmpty())
        parts.append(ComponentWords::tr("not in any release in force"));
    if (use.changedInFreeze)
        parts.append(ComponentWords::tr("changed in a freeze %1", "6 h ago").arg(relative(*use.changedInFreeze, cell.now)));
    return parts.join(u", "_s) + u'.';
}

} // namespace

QString version(const ComponentImage &image)
{
    if (!image.version.isEmpty())
        return image.version;
    return digestOrNothing(image);
}

QString repository(const ComponentRow &row)
{
    return row.images.isEmpty() ? QString() : repositoryOfImage(row.images.constFirst().name);
}

QString componentTitle(const ComponentRow &row)
{
    const QString from = repository(row);
    return from.isEmpty() ? row.name : row.name + u", "_s + from;
}

QString notKnown(const ComponentCoverage &coverage)
{
    const int open = coverage.targets - coverage.observed + coverage.incomplete;
    if (open <= 0)
        return {};
    return ComponentWords::tr("not known for %L1 of %2", "3 of 9 targets").arg(open).arg(targetCount(coverage.targets));
}

QString cellVersions(const MatrixCell &cell)
{
    if (!cell.cell)
        return absent(cell);
    QStringList versions;
    for (const ComponentUse &use : cell.cell->uses) {
        const ComponentImage &image = imageOf(cell, use);
        const QString named = version(image);
        // Two images with one tag are told apart by their digests.
        versions.append(versions.contains(named) ? digestOrNothing(image) : named);
    }
    const qsizetype more = std::max<qsizetype>(0, versions.size() - versionsShown) + cell.cell->moreImages;
    QString text = versions.mid(0, versionsShown).join(u" + "_s);
    if (more > 0)
        text += ComponentWords::tr(" + %L1 more", "behind versions").arg(more);
    return text;
}

const ComponentImage *unreleased(const MatrixCell &cell)
{
    if (!cell.cell)
        return nullptr;
    for (const ComponentUse &use : cell.cell->uses) {
        if (imageOf(cell, use).release.isEmpty())
            return &imageOf(cell, use);
    }
    return nullptr;
}

bool changedInFreeze(const MatrixCell &cell)
{
    return cell.cell && std::any_of(cell.cell->uses.begin(), cell.cell->uses.end(), [](const ComponentUse &use) { return use.changedInFreeze.has_value(); });
}

QString cellDetail(const MatrixCell &cell)
{
    if (!cell.cell)
        return {};
    QStringList parts;
    const int versions = static_cast<int>(cell.cell->uses.size()) + cell.cell->moreImages;
    if (versions > 1) {
        parts.append(ComponentWords::tr("%L1 versions on %2", "2 versions on 24 targets").arg(versions).arg(targetCount(cell.cell->targets)));
    } else {
        const ComponentUse &use = cell.cell->uses.constFirst();
        const ComponentImage &image = imageOf(cell, use);
        if (!image.version.isEmpty())
            parts.append(digestOrNothing(image));
        parts.append(ageOf(cell, use));
    }
    if (const int stopped = notRunning(*cell.cell); stopped > 0)
        parts.append(ComponentWords::tr("stopped on %L1").arg(stopped));
    else if (unreleased(cell))
        parts.append(ComponentWords::tr("not in any release"));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString cellMark(const MatrixCell &cell)
{
    if (cell.other.id.isNull())
        return {};
    switch (cell.match) {
    case CellMatch::Same:
        return ComponentWords::tr("same as %1").arg(cell.other.name);
    case CellMatch::Different:
        return ComponentWords::tr("differs from %1").arg(cell.other.name);
    case CellMatch::Unresolved:
        return ComponentWords::tr("nobody can say whether it differs from %1").arg(cell.other.name);
    case CellMatch::Missing:
        return ComponentWords::tr("runs in %1").arg(cell.other.name);
    case CellMatch::Added:
        return ComponentWords::tr("does not run in %1").arg(cell.other.name);
    case CellMatch::Absent:
        break;
    }
    return {};
}

QString cellSentence(const MatrixCell &cell)
{
    if (!cell.row)
        return {};
    QStringList parts{cellVersions(cell), cellDetail(cell), cellMark(cell)};
    if (cell.isOnlyHere)
        parts.append(ComponentWords::tr("only here"));
    if (changedInFreeze(cell))
        parts.append(ComponentWords::tr("changed in a freeze"));
    if (cell.cell)
        parts.append(notKnown(cell.coverage));
    parts.removeAll(QString());
    return ComponentWords::tr("%1 in %2: %3", "a component, an environment, what runs there").arg(cell.row->name, cell.environment.name, parts.join(u", "_s));
}

QStringList cellUses(const MatrixCell &cell)
{
    QStringList sentences;
    if (!cell.cell)
        return sentences;
    for (const ComponentUse &use : cell.cell->uses)
        sentences.append(useSentence(cell, use));
    if (cell.cell->moreImages > 0)
        sentences.append(ComponentWords::tr("%L1 more images are not listed.").arg(cell.cell->moreImages));
    return sentences;
}

QString cellTitle(const MatrixCell &cell)
{
    if (!cell.row)
        return {};
    if (!cell.cell)
        return ComponentWords::tr("%1 in %2: %3", "a component, an environment, what runs there").arg(cell.row->name, cell.environment.name, absent(cell));
    const int versions = static_cast<int>(cell.cell->uses.size()) + cell.cell->moreImages;
    const QString what = countOf(versions, ComponentWords::tr("one version"), ComponentWords::tr("%n versions", nullptr, versions));
    return ComponentWords::tr("%1 in %2 runs %3", "a component, an environment, 2 versions").arg(cell.row->name, cell.environment.name, what);
}

QString columnSummary(const ComponentMatrixModel &model, int column)
{
    const MatrixEnvironment &environment = model.environments().at(column - 1);
    const ComponentCoverage coverage = model.coverage(environment.id);
    const MatrixEnvironment other = model.at(0, column).other;
    const QString open = notKnown(coverage);
    QString text;
    if (other.id.isNull()) {
        const int components = model.componentsIn(column);
        text = ComponentWords::tr("%1, %2", "9 components, 15 targets")
                   .arg(countOf(components, ComponentWords::tr("1 component"), ComponentWords::tr("%n components", nullptr, components)),
                        targetCount(coverage.targets));
    } else {
        const int differing = model.differing(column);
        text = differing == 0
            ? ComponentWords::tr("same as %1").arg(other.name)
            : countOf(differing, ComponentWords::tr("1 differs from %1"), ComponentWords::tr("%n differ from %1", nullptr, differing)).arg(other.name);
    }
    return open.isEmpty() ? text : text + u" · "_s + open;
}

} // namespace tidegate::words
