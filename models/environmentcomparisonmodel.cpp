// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmentcomparisonmodel.h"

#include "models/sourcelink.h"

#include <QCoreApplication>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace tidegate {

QString words::of(ComponentMatch match)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("words", source); };
    switch (match) {
    case ComponentMatch::Same:
        return text(QT_TRANSLATE_NOOP("words", "Same"));
    case ComponentMatch::Different:
        return text(QT_TRANSLATE_NOOP("words", "Different"));
    case ComponentMatch::OnlyLeft:
        return text(QT_TRANSLATE_NOOP("words", "Only left"));
    case ComponentMatch::OnlyRight:
        return text(QT_TRANSLATE_NOOP("words", "Only right"));
    }
    Q_UNREACHABLE();
}

EnvironmentComparisonModel::EnvironmentComparisonModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const ComparedComponent &row) { return row.name; }, nullptr, parent)
{}

void EnvironmentComparisonModel::setComparison(const EnvironmentComparison &comparison)
{
    const bool sameOrigins = m_comparison.origins == comparison.origins;
    m_comparison = comparison;
    update();
    if (!sameOrigins && rowCount() > 0) // which no row holds
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void EnvironmentComparisonModel::setNames(const QString &left, const QString &right)
{
    m_left = left;
    m_right = right;
    emit headerDataChanged(Qt::Horizontal, LeftColumn, RightColumn);
}

void EnvironmentComparisonModel::setOnlyDifferences(bool only)
{
    m_onlyDifferences = only;
    update();
}

int EnvironmentComparisonModel::differences() const
{
    const auto &all = m_comparison.components;
    return static_cast<int>(std::count_if(all.begin(), all.end(), [](const auto &component) { return component.match != ComponentMatch::Same; }));
}

void EnvironmentComparisonModel::update()
{
    QList<ComparedComponent> wanted = m_comparison.components;
    if (m_onlyDifferences)
        wanted.removeIf([](const ComparedComponent &component) { return component.match == ComponentMatch::Same; });
    replaceRows(wanted);
}

ImageOrigin EnvironmentComparisonModel::originOn(const DeployedComponent &side) const
{
    return side.digests.size() == 1 ? originOf(m_comparison.origins, side.digests.first()) : ImageOrigin();
}

/// "myapp-v2.3.1 · 6f2c1d0 · sha256:…"; several releases, revisions or digests one after the other.
QString EnvironmentComparisonModel::sideText(const DeployedComponent &side, const DeployedComponent &other) const
{
    if (side.digests.isEmpty())
        return tr("(not there)");
    const QString releases = side.releases.join(u", "_s);
    const QString digests = side.digests.join(u", "_s);
    const ImageOrigin own = originOn(side);
    const ImageOrigin others = originOn(other);
    QStringList revisions;
    if (haveOtherRevisions(own, others)) {
        revisions.append(shortRevisions(own.revision, others.revision).first);
    } else {
        for (const QString &digest : side.digests)
            revisions.append(shortRevision(originOf(m_comparison.origins, digest).revision));
        revisions.removeAll(QString());
        revisions.removeDuplicates();
    }
    if (revisions.isEmpty())
        return tr("%1 · %2", "releases and digests").arg(releases, digests);
    return tr("%1 · %2 · %3", "releases, revisions and digests").arg(releases, revisions.join(u", "_s), digests);
}

/// The same with what is known of each image, in full.
QString EnvironmentComparisonModel::toolTip(const ComparedComponent &component, int column) const
{
    QStringList lines{text(component, column)};
    if (column != LeftColumn && column != RightColumn)
        return lines.first();
    const DeployedComponent &side = column == LeftColumn ? component.left : component.right;
    for (const QString &digest : side.digests) {
        if (const ImageOrigin origin = originOf(m_comparison.origins, digest); !origin.isEmpty())
            lines.append(tr("%1: %2", "a digest and what is known of its image").arg(digest, originText(origin)));
    }
    return lines.join(u'\n');
}

QString EnvironmentComparisonModel::text(const ComparedComponent &component, int column) const
{
    switch (static_cast<Column>(column)) {
    case ComponentColumn:
        return component.name;
    case LeftColumn:
        return sideText(component.left, component.right);
    case RightColumn:
        return sideText(component.right, component.left);
    case MatchColumn:
        return words::of(component.match);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EnvironmentComparisonModel::cell(const ComparedComponent &component, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(component, column);
    case Qt::ToolTipRole:
        return toolTip(component, column);
    case MatchRole:
        return static_cast<int>(component.match);
    case DigestsRole:
        return column == LeftColumn ? component.left.digests : column == RightColumn ? component.right.digests : QStringList();
    default:
        return {};
    }
}

QString EnvironmentComparisonModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case ComponentColumn:
        return tr("Component");
    case LeftColumn:
        return m_left;
    case RightColumn:
        return m_right;
    case MatchColumn:
        return tr("Result");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
