// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/releasetablemodel.h"

#include "models/targettreemodel.h"
#include "models/words.h"

#include <QHash>
#include <QLocale>

#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool before(const ReleaseRow &a, const ReleaseRow &b)
{
    return std::tuple(a.order, a.environmentName, -a.targets, a.release) < std::tuple(b.order, b.environmentName, -b.targets, b.release);
}

/// Numbers stand below each other.
QVariant alignmentOf(int column)
{
    const bool number = column == ReleaseTableModel::TargetsColumn || column == ReleaseTableModel::ShareColumn;
    return QVariant::fromValue((number ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
}

struct Count
{
    int targets = 0;
    std::optional<Instant> newest;

    void add(const Count &other)
    {
        targets += other.targets;
        newest = std::max(newest, other.newest);
    }
};

QString shareText(const ReleaseRow &row)
{
    return ReleaseTableModel::tr("%1 %", "share in percent").arg(QLocale().toString(100.0 * row.targets / row.total, 'f', row.targets == row.total ? 0 : 1));
}

} // namespace

ReleaseTableModel::ReleaseTableModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const ReleaseRow &row) { return row.id; }, before, parent)
{}

void ReleaseTableModel::setFleet(const QList<EnvironmentSummary> &environments, const TargetTreeModel &targets)
{
    std::map<std::pair<EnvironmentId, const TargetRelease *>, Count> shared; // many targets have one
    targets.forEachTarget([&shared](const TargetCandidate &candidate) {
        const PackedTarget &target = candidate.target;
        shared[{target.environment(), target.release()}].add({1, target.deployedAt()});
    });
    std::map<std::pair<EnvironmentId, QString>, Count> counts;
    QHash<EnvironmentId, int> totals;
    for (const auto &[key, count] : shared) {
        counts[{key.first, key.second->name}].add(count); // ids may differ
        totals[key.first] += count.targets;
    }
    QHash<EnvironmentId, const Environment *> known;
    for (const EnvironmentSummary &summary : environments)
        known.insert(summary.environment.id, &summary.environment);
    QList<ReleaseRow> rows;
    for (const auto &[key, count] : counts) {
        const Environment *environment = known.value(key.first);
        if (!environment)
            continue;
        rows.append({QUuid::createUuidV5(key.first.uuid(), key.second), key.first, environment->displayName, environment->orderIndex, key.second, count.targets,
                     totals.value(key.first), count.newest});
    }
    replaceRows(rows);
}

void ReleaseTableModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    announceColumn(NewestColumn, {Qt::DisplayRole});
}

QVariant ReleaseTableModel::cell(const ReleaseRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case Qt::ToolTipRole:
        return text(row, column);
    case EnvironmentRole:
        return row.environment.uuid();
    case SortRole:
        return sortValue(row, column);
    case SearchRole:
        return QString(row.environmentName + u'\n' + text(row, ReleaseColumn));
    default:
        return {};
    }
}

QVariant ReleaseTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::TextAlignmentRole ? alignmentOf(section) : RowTableModel::headerData(section, orientation, role);
}

QString ReleaseTableModel::title(int column) const
{
    switch (column) {
    case EnvironmentColumn:
        return tr("Environment");
    case ReleaseColumn:
        return tr("Release");
    case TargetsColumn:
        return tr("Targets");
    case ShareColumn:
        return tr("Share");
    case NewestColumn:
        return tr("Last deployed");
    default:
        return {};
    }
}

QString ReleaseTableModel::text(const ReleaseRow &row, int column) const
{
    switch (column) {
    case EnvironmentColumn:
        return row.environmentName;
    case ReleaseColumn:
        return row.release.isEmpty() ? tr("No release recorded") : row.release;
    case TargetsColumn:
        return tr("%L1 of %L2").arg(row.targets).arg(row.total);
    case ShareColumn:
        return shareText(row);
    default:
        return row.newest ? words::instant(*row.newest, m_zone) : u"–"_s;
    }
}

QVariant ReleaseTableModel::sortValue(const ReleaseRow &row, int column) const
{
    switch (column) {
    case EnvironmentColumn:
        return row.order;
    case TargetsColumn:
        return row.targets;
    case ShareColumn:
        return static_cast<double>(row.targets) / row.total;
    case NewestColumn:
        return row.newest ? QVariant(static_cast<qint64>(row.newest->time_since_epoch().count())) : QVariant(0);
    default:
        return row.release;
    }
}

} // namespace tidegate
