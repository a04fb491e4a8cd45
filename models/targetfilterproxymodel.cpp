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
    setSortRole(TargetTreeModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void TargetFilterProxyModel::setSourceModel(QAbstractItemModel *source)
{
    for (const QMetaObject::Connection &connection : std::exchange(m_connections, {}))
        disconnect(connection);
    QSortFilterProxyModel::setSourceModel(source);
    if (!source)
        return;
    // Qt's recursive filtering (6.4) loses rows that are inserted or moved below a hidden branch, so branches are watched here.
    // These run after the base class has dealt with the same signals.
    m_connections = {
        connect(source, &QAbstractItemModel::rowsInserted, this, &TargetFilterProxyModel::checkRows),
        connect(source, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &first, const QModelIndex &last) { checkRows(first.parent(), first.row(), last.row()); }),
        connect(source, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &branch) { check(branch, false); }),
        connect(source, &QAbstractItemModel::rowsMoved, this, [this] { invalidate(); }),
    };
}

void TargetFilterProxyModel::checkRows(const QModelIndex &branch, int first, int last)
{
    if (nothingButEnvironments(m_filter))
        return;
    for (int row = first; row <= last; ++row) {
        const QModelIndex child = sourceModel()->index(row, 0, branch);
        if (kindOf(child) == Kind::Target)
            check(branch, filterAcceptsRow(row, branch));
        else
            check(child, acceptsSomethingBelow(child));
    }
}

void TargetFilterProxyModel::check(QModelIndex branch, bool passes)
{
    if (nothingButEnvironments(m_filter))
        return;
    for (branch = branch.siblingAtColumn(0); branch.isValid(); branch = branch.parent()) {
        const QModelIndex shown = mapFromSource(branch);
        if (shown.isValid() ? rowCount(shown) == 0 : passes) {
            invalidate(); // not invalidateFilter(), which keeps what the base class remembers of a branch from when it was hidden
            return;
        }
    }
}

bool TargetFilterProxyModel::acceptsSomethingBelow(const QModelIndex &branch) const
{
    for (int row = 0; row < sourceModel()->rowCount(branch); ++row) {
        if (filterAcceptsRow(row, branch))
            return true;
    }
    return false;
}

void TargetFilterProxyModel::setFilter(const TargetFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    invalidate();
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
    return kindOf(index) == Kind::Target ? acceptsTarget(index) : nothingButEnvironments(m_filter) || acceptsSomethingBelow(index);
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
