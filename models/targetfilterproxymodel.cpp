// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfilterproxymodel.h"

#include "models/targettreemodel.h"
#include "models/words.h"

namespace tidegate {
namespace {

using Tree = TargetTreeModel;

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
        connect(source, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &branch) {
                    check(branch, false);
                    forgetSums(branch);
                }),
        connect(source, &QAbstractItemModel::rowsMoved, this,
                [this] {
                    m_sums.clear();
                    invalidate();
                }),
        connect(source, &QAbstractItemModel::modelReset, this, [this] { m_sums.clear(); }),
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
    forgetSums(branch);
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

void TargetFilterProxyModel::sort(int column, Qt::SortOrder order)
{
    // The source is in the order of names already; to find that out anew is most of what a keystroke in the filter would wait for.
    const bool isOrderOfSource = column == Tree::NameColumn && order == Qt::AscendingOrder;
    QSortFilterProxyModel::sort(isOrderOfSource ? -1 : column, order);
}

void TargetFilterProxyModel::setFilter(const TargetFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    m_onlyEnvironments = filter.isOnlyEnvironments();
    m_sums.clear();
    invalidate();
    sayAllSums();
    emit filterChanged();
}

void TargetFilterProxyModel::setNow(Instant now)
{
    m_now = now;
    if (!m_filter.dependsOnTime())
        return;
    m_sums.clear();
    invalidate();
    sayAllSums();
}

void TargetFilterProxyModel::forgetSums(QModelIndex branch)
{
    if (m_onlyEnvironments)
        return;
    for (branch = branch.siblingAtColumn(0); branch.isValid(); branch = branch.parent()) {
        m_sums.remove(branch.data(Tree::IdRole).toUuid());
        saySum(mapFromSource(branch));
    }
}

void TargetFilterProxyModel::saySum(const QModelIndex &branch)
{
    if (branch.isValid())
        emit dataChanged(branch.siblingAtColumn(Tree::HealthColumn), branch.siblingAtColumn(Tree::TypeColumn));
}

void TargetFilterProxyModel::sayAllSums()
{
    for (int row = 0; row < m_tree->rowCount(); ++row) {
        const QModelIndex environment = m_tree->index(row, 0);
        saySum(mapFromSource(environment));
        for (int inner = 0; inner < m_tree->rowCount(environment); ++inner) {
            const QModelIndex group = m_tree->index(inner, 0, environment);
            if (m_tree->candidateAt(group))
                break; // groups stand before the targets that have none
            saySum(mapFromSource(group));
        }
    }
}

TargetFilterProxyModel::Sum TargetFilterProxyModel::sumOf(const QModelIndex &branch) const
{
    const QUuid id = branch.data(Tree::IdRole).toUuid();
    if (const auto known = m_sums.constFind(id); known != m_sums.cend())
        return *known;
    Sum sum;
    for (int row = 0; row < m_tree->rowCount(branch); ++row) {
        const QModelIndex child = m_tree->index(row, 0, branch);
        const auto candidate = m_tree->candidateAt(child);
        if (!candidate) {
            const Sum below = sumOf(child);
            for (std::size_t i = 0; i < sum.health.byStatus.size(); ++i)
                sum.health.byStatus[i] += below.health.byStatus[i];
            sum.health.stale += below.health.stale;
            sum.drifted += below.drifted;
            sum.targets += below.targets;
            continue;
        }
        if (!m_filter.accepts(*candidate, m_now))
            continue;
        const PackedTarget &target = candidate->target;
        ++sum.targets;
        if (!target.isEnabled())
            continue;
        ++sum.health.byStatus[static_cast<std::size_t>(target.health())];
        sum.health.stale += target.isStale() ? 1 : 0;
        sum.drifted += target.drift() == DriftStatus::Drifted ? 1 : 0;
    }
    m_sums.insert(id, sum);
    return sum;
}

QVariant TargetFilterProxyModel::data(const QModelIndex &index, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    const bool isSum = role == Tree::HealthRole || role == Tree::CountsRole || role == Tree::DriftCountRole;
    if (m_onlyEnvironments || !(isText || isSum) || !index.isValid())
        return QSortFilterProxyModel::data(index, role);
    const QModelIndex branch = mapToSource(index).siblingAtColumn(Tree::NameColumn);
    const bool isSummed = index.column() == Tree::HealthColumn || index.column() == Tree::DriftColumn || index.column() == Tree::TypeColumn;
    if (!(isSum || isSummed) || m_tree->candidateAt(branch))
        return QSortFilterProxyModel::data(index, role);
    const Sum sum = sumOf(branch);
    if (role == Tree::HealthRole)
        return static_cast<int>(sum.health.worst());
    if (role == Tree::CountsRole)
        return QVariant::fromValue(sum.health);
    if (role == Tree::DriftCountRole)
        return sum.drifted;
    if (index.column() == Tree::HealthColumn)
        return words::healthCounts(sum.health);
    if (index.column() == Tree::DriftColumn)
        return sum.drifted == 0 ? TargetTreeModel::tr("None drifted") : TargetTreeModel::tr("%n drifted", nullptr, sum.drifted);
    const int all = m_tree->targetCount(branch.data(Tree::IdRole).toUuid());
    //: %1 is a number of targets that are shown, %2 "12 targets": how many there are.
    return sum.targets == all ? words::targetCount(all) : tr("%L1 of %2").arg(sum.targets).arg(words::targetCount(all));
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
