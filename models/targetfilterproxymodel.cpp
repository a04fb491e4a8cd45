// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfilterproxymodel.h"

#include "models/targetfilterproxymodel_p.h"
#include "models/targettreemodel.h"
#include "models/words.h"

namespace tidegate {

using Tree = TargetTreeModel;

TargetFilterProxyModel::TargetFilterProxyModel(QObject *parent) : QAbstractProxyModel(parent), d(std::make_unique<Private>(*this)) {}

TargetFilterProxyModel::~TargetFilterProxyModel() = default;

void TargetFilterProxyModel::setSourceModel(QAbstractItemModel *source)
{
    beginResetModel();
    for (const QMetaObject::Connection &connection : std::exchange(d->connections, {}))
        disconnect(connection);
    d->tree = qobject_cast<Tree *>(source);
    QAbstractProxyModel::setSourceModel(d->tree);
    d->rebuild();
    if (d->tree)
        d->follow(*d->tree);
    endResetModel();
}

const TargetFilter &TargetFilterProxyModel::filter() const
{
    return d->filter;
}

void TargetFilterProxyModel::setFilter(const TargetFilter &filter)
{
    if (d->filter == filter)
        return;
    d->settle();
    const bool isNarrower = filter.isNarrowerThan(d->filter) && !d->isStale;
    d->filter = filter;
    d->onlyEnvironments = filter.isOnlyEnvironments();
    if (isNarrower) {
        d->relayOut([this] {
            TargetMatcher matcher(d->filter, d->now);
            d->narrow(d->root, matcher);
        });
    } else {
        d->refresh();
    }
    emit filterChanged();
}

void TargetFilterProxyModel::setNow(Instant now)
{
    d->now = now;
    if (d->filter.dependsOnTime())
        d->refresh();
}

void TargetFilterProxyModel::sort(int column, Qt::SortOrder order)
{
    const bool isDescending = order == Qt::DescendingOrder;
    const int sortColumn = column == Tree::NameColumn && !isDescending ? -1 : column; // the source is in the order of names already
    if (d->sortColumn == sortColumn && d->isDescending == isDescending)
        return;
    if (d->tree)
        d->settle();
    d->relayOut([this, sortColumn, isDescending] { // views still ask for rows in the old order before
        d->sortColumn = sortColumn;
        d->isDescending = isDescending;
        d->reorder(d->root);
        for (const auto &[node, branch] : d->branches)
            d->reorder(*branch);
    });
}

QModelIndex TargetFilterProxyModel::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid() || !d->tree)
        return {};
    const auto *branch = static_cast<const Branch *>(index.internalPointer());
    return d->tree->d->indexOf(branch->rows[static_cast<std::size_t>(index.row())], index.column());
}

QModelIndex TargetFilterProxyModel::mapFromSource(const QModelIndex &index) const
{
    return index.isValid() ? d->indexOf(*static_cast<const Tree::Node *>(index.internalPointer()), index.column()) : QModelIndex();
}

QModelIndex TargetFilterProxyModel::index(int row, int column, const QModelIndex &parent) const
{
    Branch *branch = d->branchAt(parent);
    if (!branch || row < 0 || column < 0 || column >= Tree::ColumnCount || row >= static_cast<int>(branch->rows.size()))
        return {};
    return createIndex(row, column, branch);
}

QModelIndex TargetFilterProxyModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? d->indexOf(*static_cast<const Branch *>(child.internalPointer())) : QModelIndex();
}

QModelIndex TargetFilterProxyModel::sibling(int row, int column, const QModelIndex &index) const
{
    const auto *branch = index.isValid() ? static_cast<const Branch *>(index.internalPointer()) : nullptr;
    const bool isThere = branch && row >= 0 && row < static_cast<int>(branch->rows.size()) && column >= 0 && column < Tree::ColumnCount;
    return isThere ? createIndex(row, column, index.internalPointer()) : QModelIndex();
}

int TargetFilterProxyModel::rowCount(const QModelIndex &parent) const
{
    const Branch *branch = parent.column() > Tree::NameColumn ? nullptr : d->branchAt(parent);
    return branch ? static_cast<int>(branch->rows.size()) : 0;
}

int TargetFilterProxyModel::columnCount(const QModelIndex &) const
{
    return d->tree ? int(Tree::ColumnCount) : 0;
}

bool TargetFilterProxyModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

Qt::ItemFlags TargetFilterProxyModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const auto *branch = static_cast<const Branch *>(index.internalPointer());
    const bool isTarget = d->isTarget(*branch, branch->rows[static_cast<std::size_t>(index.row())]);
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | (isTarget ? Qt::ItemNeverHasChildren : Qt::NoItemFlags);
}

QVariant TargetFilterProxyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return d->tree ? d->tree->headerData(section, orientation, role) : QVariant();
}

QVariant TargetFilterProxyModel::data(const QModelIndex &index, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    const bool isSum = role == Tree::HealthRole || role == Tree::CountsRole || role == Tree::DriftCountRole;
    const bool isSummed = index.column() == Tree::HealthColumn || index.column() == Tree::DriftColumn || index.column() == Tree::TypeColumn;
    if (!d->onlyEnvironments && (isSum || (isText && isSummed)) && index.isValid()) {
        if (const QVariant sum = sumOf(index, role); sum.isValid())
            return sum;
    }
    return QAbstractProxyModel::data(index, role);
}

/// Invalid for a target.
QVariant TargetFilterProxyModel::sumOf(const QModelIndex &index, int role) const
{
    Branch *branch = d->branchAt(index.siblingAtColumn(Tree::NameColumn));
    if (!branch)
        return {};
    const Tree::Node::RollUp &sum = d->sumOf(*branch);
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
    const int all = branch->node->rollUp().targets;
    //: %1 is a number of targets that are shown, %2 "12 targets": how many there are.
    return sum.targets == all ? words::targetCount(all) : tr("%L1 of %2").arg(sum.targets).arg(words::targetCount(all));
}

} // namespace tidegate
