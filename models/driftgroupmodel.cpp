// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/driftgroupmodel.h"

#include "models/rowdiff.h"
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

DriftGroupModel::DriftGroupModel(QObject *parent) : QAbstractTableModel(parent) {}

void DriftGroupModel::setGroups(const QList<DriftGroup> &groups)
{
    RowUpdate::apply(*this, m_rows, groups, [](const DriftGroup &group) {
        return QUuid::createUuidV5(QUuid(), group.component + u'\n' + toString(group.kind) + u'\n' + group.actual);
    });
}

int DriftGroupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DriftGroupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
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

QVariant DriftGroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DriftGroup &group = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(group, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == TargetsColumn ? words::targetCount(static_cast<int>(group.targets.size())) : text(group, index.column());
    default:
        return {};
    }
}

QVariant DriftGroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
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
