// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/drifttablemodel.h"

#include "models/rowdiff.h"
#include "models/words.h"

#include <tuple>

namespace tidegate {
namespace {

bool before(const FleetDrift &a, const FleetDrift &b)
{
    return std::tie(a.environmentName, a.environment, a.targetName, a.target) < std::tie(b.environmentName, b.environment, b.targetName, b.target);
}

/// Worst first when sorted downwards: drifted, not checked, ignored, in sync.
int badness(DriftStatus status)
{
    switch (status) {
    case DriftStatus::Drifted:
        return 3;
    case DriftStatus::Unknown:
        return 2;
    case DriftStatus::Ignored:
        return 1;
    case DriftStatus::InSync:
        return 0;
    }
    Q_UNREACHABLE();
}

} // namespace

DriftTableModel::DriftTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void DriftTableModel::setRows(const QList<FleetDrift> &rows)
{
    QList<FleetDrift> wanted = rows;
    std::sort(wanted.begin(), wanted.end(), before);
    RowUpdate::apply(*this, m_rows, wanted, [](const FleetDrift &row) { return row.target.uuid(); });
}

void DriftTableModel::put(const FleetDrift &row)
{
    RowUpdate::put(*this, m_rows, rowOf(row.target), row, before);
}

void DriftTableModel::remove(TargetId id)
{
    if (const int row = rowOf(id); row >= 0)
        RowUpdate::remove(*this, m_rows, row, row);
}

const FleetDrift *DriftTableModel::find(TargetId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows.at(row);
}

int DriftTableModel::rowOf(TargetId id) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [id](const FleetDrift &row) { return row.target == id; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int DriftTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DriftTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DriftTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FleetDrift &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case RowRole:
        return QVariant::fromValue(row);
    case IdRole:
        return row.target.uuid();
    case StatusRole:
        return static_cast<int>(row.report.status);
    case SortRole:
        return sortValue(row, index.column());
    default:
        return {};
    }
}

QVariant DriftTableModel::text(const FleetDrift &row, int column)
{
    switch (static_cast<Column>(column)) {
    case TargetColumn:
        return row.targetName;
    case EnvironmentColumn:
        return row.environmentName;
    case StatusColumn:
        return words::besideReach(words::of(row.report.status), row.report.targetUnreachable);
    case DifferencesColumn:
        return words::drift(row.report.status, static_cast<int>(row.report.differences.size()));
    case ReleaseColumn:
        return row.releaseName;
    case SinceColumn:
        return row.report.since ? words::instant(*row.report.since) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant DriftTableModel::sortValue(const FleetDrift &row, int column)
{
    switch (static_cast<Column>(column)) {
    case StatusColumn:
        return badness(row.report.status);
    case DifferencesColumn:
        return row.report.status == DriftStatus::Drifted ? static_cast<int>(row.report.differences.size()) : -1;
    case SinceColumn:
        return static_cast<qint64>(row.report.since.value_or(Instant()).time_since_epoch().count());
    default:
        return text(row, column);
    }
}

QVariant DriftTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TargetColumn:
        return tr("Target");
    case EnvironmentColumn:
        return tr("Environment");
    case StatusColumn:
        return tr("Drift");
    case DifferencesColumn:
        return tr("Differences");
    case ReleaseColumn:
        return tr("Expected release");
    case SinceColumn:
        return tr("Since");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
