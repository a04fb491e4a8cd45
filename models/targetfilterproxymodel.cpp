// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfilterproxymodel.h"

#include "models/targettreemodel.h"

namespace tidegate {
namespace {

QModelIndex environmentOf(QModelIndex index)
{
    while (index.parent().isValid())
        index = index.parent();
    return index;
}

} // namespace

TargetFilterProxyModel::TargetFilterProxyModel(QObject *parent) : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
}

void TargetFilterProxyModel::setSourceModel(QAbstractItemModel *source)
{
    for (const QMetaObject::Connection &connection : std::exchange(m_connections, {}))
        disconnect(connection);
    m_tree = qobject_cast<TargetTreeModel *>(source);
    QSortFilterProxyModel::setSourceModel(m_tree);
    if (!m_tree)
        return;
    // Qt's recursive filtering (6.4) loses rows that are inserted or moved below a hidden branch, so branches are watched here.
    // These run after the base class has dealt with the same signals.
    m_connections = {
        connect(source, &QAbstractItemModel::rowsInserted, this, &TargetFilterProxyModel::checkRows),
        connect(source, &QAbstractItemModel::dataChanged, this, &TargetFilterProxyModel::checkData),
        connect(source, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &branch) { check(branch, false); }),
        connect(source, &QAbstractItemModel::rowsMoved, this, [this] { invalidate(); }),
    };
}

void TargetFilterProxyModel::checkRows(const QModelIndex &branch, int first, int last)
{
    if (m_onlyEnvironments)
        return;
    bool passes = false;
    for (int row = first; row <= last && !passes; ++row) {
        const QModelIndex child = m_tree->index(row, 0, branch);
        passes = m_tree->candidateAt(child) ? accepts(child) : acceptsSomethingBelow(child);
    }
    check(branch, passes);
}

void TargetFilterProxyModel::checkData(const QModelIndex &first, const QModelIndex &last)
{
    if (m_onlyEnvironments)
        return;
    if (m_tree->candidateAt(first)) {
        checkRows(first.parent(), first.row(), last.row());
        return;
    }
    // What a branch sums up decides nothing; its name is searched for everything below it.
    if (first.column() == TargetTreeModel::NameColumn)
        check(first, acceptsSomethingBelow(first));
}

void TargetFilterProxyModel::check(QModelIndex branch, bool passes)
{
    if (m_onlyEnvironments)
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
    for (int row = 0; row < m_tree->rowCount(branch); ++row) {
        const QModelIndex child = m_tree->index(row, 0, branch);
        if (m_tree->candidateAt(child) ? accepts(child) : acceptsSomethingBelow(child))
            return true;
    }
    return false;
}

void TargetFilterProxyModel::setFilter(const TargetFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    m_onlyEnvironments = filter.isOnlyEnvironments();
    invalidate();
    emit filterChanged();
}

void TargetFilterProxyModel::setNow(Instant now)
{
    m_now = now;
    if (m_filter.dependsOnTime())
        invalidate();
}

bool TargetFilterProxyModel::accepts(const QModelIndex &index) const
{
    const auto candidate = m_tree->candidateAt(index);
    return candidate && m_filter.accepts(*candidate, m_now);
}

bool TargetFilterProxyModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = m_tree->index(row, 0, parent);
    if (m_tree->candidateAt(index))
        return accepts(index);
    if (!m_filter.environments.isEmpty() && !m_filter.environments.contains(environmentOf(index).data(TargetTreeModel::IdRole).toUuid()))
        return false;
    return m_onlyEnvironments || acceptsSomethingBelow(index);
}

bool TargetFilterProxyModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_tree->sortsBefore(left, right);
}

} // namespace tidegate
