// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfilterproxymodel_p.h"
#include "models/targettreemodel.h"

#include <algorithm>

namespace tidegate {

using Tree = TargetTreeModel;

TargetFilterProxyModel::Branch *TargetFilterProxyModel::Private::branchOf(const Node *node) const
{
    if (tree && node == &tree->d->root)
        return const_cast<Branch *>(&root);
    const auto found = branches.find(node);
    return found == branches.end() ? nullptr : found->second.get();
}

TargetFilterProxyModel::Branch *TargetFilterProxyModel::Private::branchAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return const_cast<Branch *>(&root);
    const auto *above = static_cast<const Branch *>(index.internalPointer());
    const Node *node = above->rows[static_cast<std::size_t>(index.row())];
    return isTarget(*above, node) ? nullptr : branchOf(node);
}

QModelIndex TargetFilterProxyModel::Private::indexOf(const Branch &branch, int column) const
{
    return branch.above ? indexOf(*branch.node, column) : QModelIndex();
}

QModelIndex TargetFilterProxyModel::Private::indexOf(const Node &node, int column) const
{
    const Branch *own = node.branch ? branchOf(&node) : nullptr;
    Branch *branch = own ? own->above : branchOf(node.parent);
    if (!branch || (own && !own->isShown) || !isVisible(*branch))
        return {};
    const int row = rowOf(*branch, node);
    return row < 0 ? QModelIndex() : q.createIndex(row, column, branch);
}

int TargetFilterProxyModel::Private::rowOf(const Branch &branch, const Node &node) const
{
    const auto &rows = branch.rows;
    if (isInOrderOfSource() && !isStale && node.parent == branch.node) {
        const auto inSource = static_cast<std::size_t>(Tree::Private::rowOf(node));
        if (inSource < rows.size() && rows[inSource] == &node)
            return static_cast<int>(inSource);
        const auto found = std::lower_bound(rows.begin(), rows.end(), &node, [](const Node *a, const Node *b) { return Tree::Private::before(*a, *b); });
        return found != rows.end() && *found == &node ? static_cast<int>(found - rows.begin()) : -1;
    }
    const auto found = std::find(rows.begin(), rows.end(), &node);
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

bool TargetFilterProxyModel::Private::isVisible(const Branch &branch) const
{
    return !branch.above || (branch.isShown && isVisible(*branch.above));
}

bool TargetFilterProxyModel::Private::isTarget(const Branch &branch, const Node *node) const
{
    const bool isEnvironment = branch.above && !branch.above->above;
    return isEnvironment ? !branches.contains(node) : branch.above != nullptr;
}

bool TargetFilterProxyModel::Private::passes(const Branch &branch) const
{
    return onlyEnvironments ? !isEnvironmentLeftOut(branch) : !branch.rows.empty();
}

bool TargetFilterProxyModel::Private::isEnvironmentLeftOut(const Branch &branch) const
{
    if (filter.environments.isEmpty() || !branch.above)
        return false;
    const Node &environment = branch.above->above ? *branch.above->node : *branch.node;
    return !filter.environments.contains(environment.id());
}

bool TargetFilterProxyModel::Private::before(const Node &a, const Node &b) const
{
    if (!isInOrderOfSource()) {
        const auto order = tree->sortKey(a, sortColumn) <=> tree->sortKey(b, sortColumn);
        if (order != 0)
            return isDescending ? order > 0 : order < 0;
    }
    const bool isBackwards = sortColumn == Tree::NameColumn && isDescending;
    return isBackwards ? Tree::Private::before(b, a) : Tree::Private::before(a, b);
}

void TargetFilterProxyModel::Private::sortRows(std::vector<const Node *> &rows) const
{
    if (isInOrderOfSource())
        return;
    if (sortColumn == Tree::NameColumn) {
        std::reverse(rows.begin(), rows.end());
        return;
    }
    // What is compared is made once for each; equal ones stay as they are.
    std::vector<std::pair<Tree::SortKey, const Node *>> keyed;
    keyed.reserve(rows.size());
    for (const Node *node : rows)
        keyed.emplace_back(tree->sortKey(*node, sortColumn), node);
    std::stable_sort(keyed.begin(), keyed.end(), [this](const auto &a, const auto &b) { return isDescending ? b.first < a.first : a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto &each) { return each.second; });
}

/// As sort() wants it.
void TargetFilterProxyModel::Private::reorder(Branch &branch) const
{
    auto &rows = branch.rows;
    if (rows.empty())
        return;
    const auto &children = branch.node->children();
    std::vector<std::pair<quint32, const Node *>> placed;
    placed.reserve(rows.size());
    for (std::size_t row = 0; row < children.size(); ++row) {
        Node::fetchAhead(children, row);
        children[row]->rowHint = static_cast<quint32>(row);
    }
    for (const Node *node : rows)
        placed.emplace_back(node->rowHint, node);
    std::sort(placed.begin(), placed.end());
    std::transform(placed.begin(), placed.end(), rows.begin(), [](const auto &each) { return each.second; });
    sortRows(rows);
}

void TargetFilterProxyModel::Private::arrange(Branch &branch, TargetMatcher &matcher)
{
    branch.rows.clear();
    branch.sum.reset();
    const bool isLeftOut = isEnvironmentLeftOut(branch);
    const auto &children = branch.node->children();
    for (std::size_t row = 0; row < children.size(); ++row) {
        const Node *child = children[row].get();
        Node::fetchAhead(children, row);
        if (!child->branch) {
            if (!isLeftOut && (onlyEnvironments || matcher.accepts(tree->d->candidate(*child))))
                branch.rows.push_back(child);
            continue;
        }
        Branch &below = *branchOf(child);
        below.above = &branch;
        arrange(below, matcher);
        if (below.isShown)
            branch.rows.push_back(child);
    }
    sortRows(branch.rows);
    branch.isShown = branch.above && passes(branch);
}

void TargetFilterProxyModel::Private::narrow(Branch &branch, TargetMatcher &matcher)
{
    branch.sum.reset();
    auto &rows = branch.rows;
    std::size_t kept = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Node *node = rows[row];
        Node::fetchAhead(rows, row);
        Branch *below = node->branch ? branchOf(node) : nullptr;
        if (below)
            narrow(*below, matcher);
        if (below ? below->isShown : matcher.accepts(tree->d->candidate(*node)))
            rows[kept++] = node;
    }
    rows.resize(kept);
    branch.isShown = branch.above && passes(branch);
}

void TargetFilterProxyModel::Private::rebuild()
{
    branches.clear();
    pending.clear();
    isStale = false;
    root = Branch();
    if (!tree)
        return;
    root.node = &tree->d->root;
    for (const auto &environment : root.node->children())
        addBranch(*environment, &root);
    TargetMatcher matcher(filter, now);
    arrange(root, matcher);
}

void TargetFilterProxyModel::Private::addBranch(const Node &node, Branch *above)
{
    auto &branch = branches[&node];
    branch = std::make_unique<Branch>();
    branch->node = &node;
    branch->above = above;
    for (const auto &child : node.children()) {
        if (child->branch)
            addBranch(*child, branch.get());
    }
}

void TargetFilterProxyModel::Private::dropBranch(const Node &node)
{
    for (const auto &child : node.children()) {
        pending.erase(child.get());
        if (child->branch)
            dropBranch(*child);
    }
    branches.erase(&node);
}

void TargetFilterProxyModel::Private::relayOut(const std::function<void()> &arrangeRows)
{
    constexpr auto hint = VerticalSortHint; // one index is kept of a row that is selected instead of one of each column
    emit q.layoutAboutToBeChanged({}, hint);
    const QModelIndexList before = q.persistentIndexList();
    QList<const Node *> nodes;
    nodes.reserve(before.size());
    for (const QModelIndex &index : before)
        nodes.append(static_cast<const Branch *>(index.internalPointer())->rows[static_cast<std::size_t>(index.row())]);
    arrangeRows();
    placeIndexes(nodes, before);
    emit q.layoutChanged({}, hint);
    if (!onlyEnvironments)
        saySums();
}

void TargetFilterProxyModel::Private::placeIndexes(const QList<const Node *> &nodes, const QModelIndexList &before)
{
    // To look for each is quick where they are few; somebody may have selected everything.
    constexpr qsizetype few = 500;
    std::unordered_map<const Node *, QModelIndex> places;
    for (const auto &[node, branch] : branches) {
        for (std::size_t row = 0; nodes.size() > few && row < branch->rows.size() && isVisible(*branch); ++row)
            places.emplace(branch->rows[row], q.createIndex(static_cast<int>(row), 0, branch.get()));
    }
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const Node &node = *nodes.at(i);
        const bool isSame = i > 0 && nodes.at(i - 1) == &node;
        const int column = before.at(i).column();
        const QModelIndex known = isSame ? after.last() : QModelIndex();
        if (known.isValid())
            after.append(known.siblingAtColumn(column));
        else if (nodes.size() <= few || node.branch)
            after.append(indexOf(node, column));
        else if (const auto place = places.find(&node); place != places.end())
            after.append(q.createIndex(place->second.row(), column, place->second.internalPointer()));
        else
            after.append(QModelIndex());
    }
    q.changePersistentIndexList(before, after);
}

void TargetFilterProxyModel::Private::refresh()
{
    pending.clear();
    if (!tree)
        return;
    relayOut([this] {
        isStale = false;
        TargetMatcher matcher(filter, now);
        arrange(root, matcher);
    });
}

} // namespace tidegate
