// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmentcomparisonmodel.h"

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

EnvironmentComparisonModel::EnvironmentComparisonModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const ComparedComponent &row) { return row.name; }, nullptr, parent)
{}

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
    replaceRows(wanted);
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

QVariant EnvironmentComparisonModel::cell(const ComparedComponent &component, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(component, column);
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
