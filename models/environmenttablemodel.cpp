// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"

#include "models/words.h"

#include <tuple>

namespace tidegate {
namespace {

bool before(const EnvironmentSummary &a, const EnvironmentSummary &b)
{
    const Environment &x = a.environment;
    const Environment &y = b.environment;
    return std::tie(x.orderIndex, x.name, x.id) < std::tie(y.orderIndex, y.name, y.id);
}

} // namespace

EnvironmentTableModel::EnvironmentTableModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const EnvironmentSummary &row) { return row.environment.id; }, before, parent),
      m_now(Clock::system().now())
{}

void EnvironmentTableModel::setEnvironments(const QList<EnvironmentSummary> &environments)
{
    replaceRows(environments);
}

void EnvironmentTableModel::put(const EnvironmentSummary &environment)
{
    putRow(environment);
}

void EnvironmentTableModel::remove(EnvironmentId id)
{
    removeRow(id);
}

void EnvironmentTableModel::setNow(Instant now)
{
    QStringList before;
    for (const EnvironmentSummary &row : all())
        before << words::freeze(row.freeze, m_now);
    m_now = now;
    for (int row = 0; row < rowCount(); ++row) {
        if (words::freeze(at(row).freeze, m_now) != before.at(row))
            announce(row, FreezeColumn, FreezeColumn);
    }
}

QVariant EnvironmentTableModel::cell(const EnvironmentSummary &summary, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(summary, column);
    case SortRole:
        return sortValue(summary, column);
    case SummaryRole:
        return QVariant::fromValue(summary);
    case IdRole:
        return summary.environment.id.uuid();
    default:
        return {};
    }
}

QVariant EnvironmentTableModel::text(const EnvironmentSummary &summary, int column) const
{
    switch (static_cast<Column>(column)) {
    case OrderColumn:
        return summary.environment.orderIndex;
    case NameColumn:
        return summary.environment.displayName.isEmpty() ? summary.environment.name : summary.environment.displayName;
    case ReleaseColumn:
        if (!summary.currentRelease)
            return tr("None");
        //: %1 is a release that not all targets carry.
        return summary.currentRelease->mixed ? tr("%1 (mixed)").arg(summary.currentRelease->release.name) : summary.currentRelease->release.name;
    case HealthColumn:
        return words::healthCounts(summary.health);
    case DriftColumn:
        return words::drift(summary.drift);
    case FreezeColumn:
        return words::freeze(summary.freeze, m_now);
    case TargetsColumn:
        return summary.targetCount;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EnvironmentTableModel::sortValue(const EnvironmentSummary &summary, int column)
{
    switch (static_cast<Column>(column)) {
    case OrderColumn:
        return summary.environment.orderIndex;
    case NameColumn:
        return summary.environment.displayName.isEmpty() ? summary.environment.name : summary.environment.displayName;
    case ReleaseColumn:
        return summary.currentRelease ? summary.currentRelease->release.name : QString();
    case HealthColumn:
        return severity(summary.health.worst());
    case DriftColumn:
        return summary.drift.drifted;
    case FreezeColumn: // frozen first, then by what comes next
        return summary.freeze.closed ? qint64(0) : static_cast<qint64>(summary.freeze.nextClose.value_or(Instant::max()).time_since_epoch().count());
    case TargetsColumn:
        return summary.targetCount;
    case ColumnCount:
        break;
    }
    return {};
}

QString EnvironmentTableModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case OrderColumn:
        return tr("Order");
    case NameColumn:
        return tr("Environment");
    case ReleaseColumn:
        return tr("Release");
    case HealthColumn:
        return tr("Health");
    case DriftColumn:
        return tr("Drift");
    case FreezeColumn:
        return tr("Freeze");
    case TargetsColumn:
        return tr("Targets");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
