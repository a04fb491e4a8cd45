// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmentcomparisonmodel.h"

#include "models/rowdiff.h"

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

namespace {

/// "myapp-v2.3.1 · sha256:…"; several releases or digests one after the other.
QString sideText(const DeployedComponent &side)
{
    if (side.digests.isEmpty())
        return EnvironmentComparisonModel::tr("(not there)");
    return EnvironmentComparisonModel::tr("%1 · %2", "releases and digests").arg(side.releases.join(u", "_s), side.digests.join(u", "_s));
}

} // namespace

EnvironmentComparisonModel::EnvironmentComparisonModel(QObject *parent) : QAbstractTableModel(parent) {}

void EnvironmentComparisonModel::setComparison(const EnvironmentComparison &comparison)
{
    m_comparison = comparison;
    update();
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
    RowUpdate::apply(*this, m_rows, wanted, [](const ComparedComponent &component) { return QUuid::createUuidV5(QUuid(), component.name); });
}

int EnvironmentComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EnvironmentComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EnvironmentComparisonModel::text(const ComparedComponent &component, int column)
{
    switch (static_cast<Column>(column)) {
    case ComponentColumn:
        return component.name;
    case LeftColumn:
        return sideText(component.left);
    case RightColumn:
        return sideText(component.right);
    case MatchColumn:
        return words::of(component.match);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EnvironmentComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComparedComponent &component = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(component, index.column());
    case MatchRole:
        return static_cast<int>(component.match);
    case DigestsRole:
        return index.column() == LeftColumn ? component.left.digests : index.column() == RightColumn ? component.right.digests : QStringList();
    default:
        return {};
    }
}

QVariant EnvironmentComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
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
