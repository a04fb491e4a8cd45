// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/drifttablemodel.h"

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

DriftTableModel::DriftTableModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const FleetDrift &row) { return row.target; }, before, parent)
{}

void DriftTableModel::setRows(const QList<FleetDrift> &rows)
{
    replaceRows(rows);
}

void DriftTableModel::put(const FleetDrift &row)
{
    putRow(row);
}

void DriftTableModel::remove(TargetId id)
{
    removeRow(id);
}

void DriftTableModel::want(QObject *who)
{
    ++m_wanting;
    connect(who, &QObject::destroyed, this, [this] { --m_wanting; });
    emit wanted();
}

QVariant DriftTableModel::cell(const FleetDrift &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case RowRole:
        return QVariant::fromValue(row);
    case IdRole:
        return row.target.uuid();
    case StatusRole:
        return static_cast<int>(row.report.status);
    case SortRole:
        return sortValue(row, column);
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

QString DriftTableModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
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
