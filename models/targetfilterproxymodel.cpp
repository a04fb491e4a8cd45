// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfilterproxymodel.h"

#include "models/targettreemodel.h"

namespace tidegate {
namespace {

using Kind = TargetTreeModel::Kind;

Kind kindOf(const QModelIndex &index)
{
    return index.data(TargetTreeModel::KindRole).value<Kind>();
}

QModelIndex environmentOf(QModelIndex index)
{
    while (index.parent().isValid())
        index = index.parent();
    return index;
}

bool nothingButEnvironments(const TargetFilter &filter)
{
    TargetFilter rest = filter;
    rest.environments.clear();
    return rest == TargetFilter();
}

} // namespace

TargetFilterProxyModel::TargetFilterProxyModel(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setSortRole(TargetTreeModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void TargetFilterProxyModel::setFilter(const TargetFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    invalidateFilter();
    emit filterChanged();
}

int TargetFilterProxyModel::shownTargets() const
{
    const auto below = [this](const QModelIndex &branch, const auto &self) -> int {
        int count = 0;
        for (int row = 0; row < rowCount(branch); ++row) {
            const QModelIndex child = index(row, 0, branch);
            count += kindOf(child) == Kind::Target ? 1 : self(child, self);
        }
        return count;
    };
    return below({}, below);
}

bool TargetFilterProxyModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_filter.environments.isEmpty() && !m_filter.environments.contains(environmentOf(index).data(TargetTreeModel::IdRole).toUuid()))
        return false;
    // A branch that is refused here is shown all the same when something below it passes.
    return kindOf(index) == Kind::Target ? acceptsTarget(index) : nothingButEnvironments(m_filter);
}

bool TargetFilterProxyModel::acceptsTarget(const QModelIndex &index) const
{
    if (!m_filter.health.isEmpty() && !m_filter.health.contains(index.data(TargetTreeModel::HealthRole).toInt()))
        return false;
    if (!m_filter.types.isEmpty() && !m_filter.types.contains(index.data(TargetTreeModel::TypeRole).toInt()))
        return false;
    if (m_filter.drifted && *m_filter.drifted != (index.data(TargetTreeModel::DriftRole).toInt() == static_cast<int>(DriftStatus::Drifted)))
        return false;
    if (!m_filter.labels.isEmpty()) {
        const QVariantMap labels = index.data(TargetTreeModel::LabelsRole).toMap();
        for (auto it = m_filter.labels.begin(); it != m_filter.labels.end(); ++it) {
            const auto found = labels.constFind(it.key());
            if (found == labels.constEnd() || found->toString() != it.value())
                return false;
        }
    }
    if (m_filter.text.isEmpty())
        return true;
    for (QModelIndex at = index; at.isValid(); at = at.parent()) {
        if (at.data(Qt::DisplayRole).toString().contains(m_filter.text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace tidegate
