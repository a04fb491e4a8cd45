// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/comparisontext.h"

#include "models/drifttext.h"
#include "models/environmentcomparisonmodel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QStringList revisionsOf(const DeployedComponent &side, const EnvironmentComparison &comparison)
{
    QStringList revisions;
    for (const QString &digest : side.digests) {
        if (const QString revision = originOf(comparison.origins, digest).revision; !revision.isEmpty())
            revisions.append(revision);
    }
    return revisions;
}

QString sideCell(const DeployedComponent &side, const EnvironmentComparison &comparison)
{
    QStringList cells;
    for (const QString &text : side.releases + revisionsOf(side, comparison) + side.digests)
        cells.append(markdownCell(text));
    return cells.isEmpty() ? u"–"_s : cells.join(u' ');
}

QJsonObject sideJson(const DeployedComponent &side, const EnvironmentComparison &comparison)
{
    return {{u"releases"_s, QJsonArray::fromStringList(side.releases)},
            {u"digests"_s, QJsonArray::fromStringList(side.digests)},
            {u"revisions"_s, QJsonArray::fromStringList(revisionsOf(side, comparison))},
            {u"targets"_s, side.targets}};
}

QJsonObject totalsJson(const ComparedEnvironment &totals, const QString &name)
{
    return {{u"environmentId"_s, totals.id.toString()},
            {u"name"_s, name},
            {u"release"_s, totals.release.isEmpty() ? QJsonValue() : QJsonValue(totals.release)},
            {u"matching"_s, totals.matching},
            {u"targets"_s, totals.targets}};
}

} // namespace

QString comparisonAsMarkdown(const EnvironmentComparison &comparison, const QString &left, const QString &right)
{
    QString text = u"| Component | %1 | %2 | Result |\n|---|---|---|---|\n"_s.arg(markdownCell(left), markdownCell(right));
    for (const ComparedComponent &component : comparison.components) {
        text += u"| %1 | %2 | %3 | %4 |\n"_s.arg(markdownCell(component.name), sideCell(component.left, comparison), sideCell(component.right, comparison),
                                                 words::of(component.match));
    }
    return text;
}

QString comparisonAsJson(const EnvironmentComparison &comparison, const QString &left, const QString &right)
{
    QJsonArray components;
    for (const ComparedComponent &component : comparison.components) {
        components.append(QJsonObject{{u"name"_s, component.name},
                                      {u"match"_s, toString(component.match)},
                                      {u"left"_s, sideJson(component.left, comparison)},
                                      {u"right"_s, sideJson(component.right, comparison)}});
    }
    const QJsonObject object{{u"left"_s, totalsJson(comparison.left, left)},
                             {u"right"_s, totalsJson(comparison.right, right)},
                             {u"at"_s, comparison.at ? QJsonValue(toText(*comparison.at)) : QJsonValue()},
                             {u"components"_s, components}};
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

} // namespace tidegate
