// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/driftfilterproxymodel.h"

#include "models/drifttablemodel.h"

namespace tidegate {
namespace {

/// Drifted, then what nobody knows, then the rest.
int rank(DriftStatus status)
{
    switch (status) {
    case DriftStatus::Drifted:
        return 0;
    case DriftStatus::Unknown:
        return 1;
    case DriftStatus::Ignored:
        return 2;
    case DriftStatus::InSync:
        break;
    }
    return 3;
}

} // namespace

DriftFilterProxyModel::DriftFilterProxyModel(QObject *parent) : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    sort(0);
}

/// Not by data(): of a long list a copy of each row is most of the work.
const FleetDrift &DriftFilterProxyModel::rowAt(int row) const
{
    return static_cast<const DriftTableModel *>(sourceModel())->at(row);
}

void DriftFilterProxyModel::setFilter(const Filter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

bool DriftFilterProxyModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    const FleetDrift &value = rowAt(row);
    if (!m_filter.environment.isNull() && value.environment.uuid() != m_filter.environment)
        return false;
    if (!m_filter.statuses.isEmpty() && !m_filter.statuses.contains(static_cast<int>(value.report.status)))
        return false;
    if (m_filter.onlyTargets && !m_filter.onlyTargets->contains(value.target.uuid()))
        return false;
    const auto anyDifference = [&value](const auto &holds) { return std::any_of(value.report.differences.begin(), value.report.differences.end(), holds); };
    if (!m_filter.kinds.isEmpty() && !anyDifference([this](const Difference &each) { return m_filter.kinds.contains(static_cast<int>(each.kind)); }))
        return false;
    if (!m_filter.components.isEmpty() && !anyDifference([this](const Difference &each) { return m_filter.components.contains(each.component); }))
        return false;
    const auto hasText = [this](const QString &name) { return name.contains(m_filter.text, Qt::CaseInsensitive); };
    return m_filter.text.isEmpty() || hasText(value.targetName) || hasText(value.releaseName)
        || anyDifference([&](const Difference &difference) { return hasText(difference.component); });
}

bool DriftFilterProxyModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const FleetDrift &a = rowAt(left.row());
    const FleetDrift &b = rowAt(right.row());
    if (const int difference = rank(a.report.status) - rank(b.report.status); difference != 0)
        return difference < 0;
    if (a.report.differences.size() != b.report.differences.size())
        return a.report.differences.size() > b.report.differences.size();
    return QString::compare(a.targetName, b.targetName, Qt::CaseInsensitive) < 0;
}

} // namespace tidegate
