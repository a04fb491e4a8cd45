// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/driftgroupmodel.h"

#include "models/words.h"

#include <QLocale>
#include <QMap>

#include <tuple>

using namespace Qt::StringLiterals;

namespace tidegate {

QList<DriftGroup> driftGroups(const QList<FleetDrift> &rows)
{
    using Key = std::tuple<QString, int, QString>;
    QMap<Key, DriftGroup> groups;
    for (const FleetDrift &row : rows) {
        for (const Difference &difference : row.report.differences) {
            DriftGroup &group = groups[{difference.component, static_cast<int>(difference.kind), difference.actual}];
            group.component = difference.component;
            group.kind = difference.kind;
            group.actual = difference.actual;
            group.targets.append(row.target.uuid());
        }
    }
    QList<DriftGroup> sorted = groups.values();
    std::stable_sort(sorted.begin(), sorted.end(), [](const DriftGroup &a, const DriftGroup &b) { return a.targets.size() > b.targets.size(); });
    return sorted;
}

namespace {

QString idOf(const DriftGroup &group)
{
    return group.component + u'\n' + toString(group.kind) + u'\n' + group.actual;
}

} // namespace

DriftGroupModel::DriftGroupModel(QObject *parent) : RowTableModel(ColumnCount, idOf, nullptr, parent) {}

void DriftGroupModel::setGroups(const QList<DriftGroup> &groups)
{
    replaceRows(groups);
}

QString DriftGroupModel::text(const DriftGroup &group, int column)
{
    switch (static_cast<Column>(column)) {
    case ComponentColumn:
        return group.component;
    case DifferenceColumn:
        return words::of(group.kind);
    case ActualColumn:
        return group.actual.isEmpty() ? u"–"_s : group.actual;
    case TargetsColumn:
        return QLocale().toString(group.targets.size());
    case ColumnCount:
        break;
    }
    return {};
}

QVariant DriftGroupModel::cell(const DriftGroup &group, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(group, column);
    case Qt::AccessibleTextRole:
        return column == TargetsColumn ? words::targetCount(static_cast<int>(group.targets.size())) : text(group, column);
    default:
        return {};
    }
}

QString DriftGroupModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case ComponentColumn:
        return tr("Component");
    case DifferenceColumn:
        return tr("Difference");
    case ActualColumn:
        return tr("+ Actual");
    case TargetsColumn:
        return tr("Targets");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
