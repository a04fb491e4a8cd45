// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfilterproxymodel_p.h"
#include "models/targettreemodel.h"

#include <algorithm>
#include <array>

namespace tidegate {

using Tree = TargetTreeModel;

namespace {

constexpr std::size_t veryMany = 2000; // that changed: to say that all did costs less than to look where each is
constexpr std::size_t manyRows = 64;   // that come or go at once: to lay out anew costs less than to tell of each

} // namespace

void TargetFilterProxyModel::Private::Columns::add(int from, int to)
{
    first = std::min(first, from);
    last = std::max(last, to);
}

void TargetFilterProxyModel::Private::follow(TargetTreeModel &source)
{
    connections = {
        connect(&source, &QAbstractItemModel::rowsInserted, &q, [this](const QModelIndex &parent, int first, int last) { inserted(parent, first, last); }),
        connect(&source, &QAbstractItemModel::rowsAboutToBeRemoved, &q,
                [this](const QModelIndex &parent, int first, int last) { aboutToBeRemoved(parent, first, last); }),
        connect(&source, &QAbstractItemModel::rowsMoved, &q, [this] { isStale = true; }),
        connect(&source, &QAbstractItemModel::dataChanged, &q, [this](const QModelIndex &first, const QModelIndex &last) { changed(first, last); }),
        connect(&source, &Tree::settled, &q, [this] { settle(); }),
        connect(&source, &QObject::destroyed, &q,
                [this] {
                    q.beginResetModel();
                    tree = nullptr;
                    rebuild();
                    q.endResetModel();
                }),
    };
}

void TargetFilterProxyModel::Private::inserted(const QModelIndex &parent, int first, int last)
{
    const Node &above = parent.isValid() ? *static_cast<const Node *>(parent.internalPointer()) : tree->d->root;
    for (int row = first; row <= last; ++row) {
        const Node &node = *above.children()[static_cast<std::size_t>(row)];
        pending[&node].add(Tree::NameColumn, Tree::ColumnCount - 1);
        if (node.branch)
            addBranch(node, branchOf(&above));
    }
}

void TargetFilterProxyModel::Private::aboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    if (isStale)
        refresh(); // what moved out of a branch does not go with it
    const Node &above = parent.isValid() ? *static_cast<const Node *>(parent.internalPointer()) : tree->d->root;
    std::unordered_set<const Node *> nodes;
    for (int row = first; row <= last; ++row) {
        const Node &node = *above.children()[static_cast<std::size_t>(row)];
        nodes.insert(&node);
        pending.erase(&node);
    }
    Branch &branch = *branchOf(&above);
    remove(branch, nodes);
    for (const Node *node : nodes) {
        if (node->branch)
            dropBranch(*node);
    }
    forgetSum(&branch);
    if (branch.above)
        pending[branch.node].add(Tree::HealthColumn, Tree::TypeColumn); // it may be empty now
}

void TargetFilterProxyModel::Private::changed(const QModelIndex &first, const QModelIndex &last)
{
    const auto *node = static_cast<const Node *>(first.internalPointer());
    const bool isSearched = !filter.words.isEmpty() || !filter.without.isEmpty();
    if (node->branch && isSearched && first.column() == Tree::NameColumn)
        isStale = true; // its name is searched for everything below it
    for (int row = first.row(); row <= last.row(); ++row)
        pending[node->parent->children()[static_cast<std::size_t>(row)].get()].add(first.column(), last.column());
}

/// The innermost branches first: whether a branch is shown depends on what is shown in it.
void TargetFilterProxyModel::Private::settle()
{
    if (isStale) {
        refresh();
        return;
    }
    if (pending.empty())
        return;
    Changes all = std::exchange(pending, {});
    std::array<std::unordered_map<Branch *, Changes>, 3> byDepth;
    for (const auto &[node, columns] : all) {
        Branch *branch = branchOf(node->parent);
        byDepth[!branch->above ? 0 : !branch->above->above ? 1 : 2][branch].emplace(node, columns);
    }
    std::vector<Branch *> unordered;
    TargetMatcher matcher(filter, now);
    for (std::size_t depth = byDepth.size(); depth-- > 0;) {
        for (const auto &[branch, inBranch] : byDepth[depth]) {
            const auto size = branch->rows.size();
            if (!settleRows(*branch, inBranch, matcher, unordered)) {
                refresh();
                return;
            }
            if (depth > 0 && branch->rows.empty() != (size == 0)) {
                all[branch->node].add(Tree::HealthColumn, Tree::TypeColumn); // what comes among others that move finds its place with them
                byDepth[depth - 1][branch->above].try_emplace(branch->node);
            }
        }
    }
    moveToPlaces(unordered, all);
    say(all);
}

/// False: so much comes and goes that everything is better laid out anew.
bool TargetFilterProxyModel::Private::settleRows(Branch &branch, const Changes &inBranch, TargetMatcher &matcher, std::vector<Branch *> &unordered)
{
    std::unordered_set<const Node *> gone;
    std::unordered_set<const Node *> known;
    for (const Node *node : branch.rows) {
        const auto found = inBranch.find(node);
        if (found == inBranch.end())
            continue;
        known.insert(node);
        if (!belongs(*node, matcher))
            gone.insert(node);
    }
    std::vector<const Node *> fresh;
    for (const auto &[node, columns] : inBranch) {
        if (!known.contains(node) && belongs(*node, matcher))
            fresh.push_back(node);
    }
    if (gone.size() > manyRows && isVisible(branch))
        return false;
    if (!gone.empty() || !fresh.empty() || !onlyEnvironments)
        forgetSum(&branch);
    remove(branch, gone);
    if (!isOrdered(branch, inBranch)) // beside those that stay
        unordered.push_back(&branch);
    return insert(branch, std::move(fresh));
}

bool TargetFilterProxyModel::Private::isOrdered(const Branch &branch, const Changes &changed) const
{
    for (std::size_t row = 0; !isInOrderOfSource() && row < branch.rows.size(); ++row) {
        const auto found = changed.find(branch.rows[row]);
        if (found != changed.end() && found->second.has(sortColumn) && !isInPlace(branch, row))
            return false;
    }
    return true;
}

bool TargetFilterProxyModel::Private::belongs(const Node &node, TargetMatcher &matcher) const
{
    return node.branch ? passes(*branchOf(&node)) : matcher.accepts(tree->d->candidate(node));
}

bool TargetFilterProxyModel::Private::isInPlace(const Branch &branch, std::size_t row) const
{
    const auto &rows = branch.rows;
    return (row == 0 || before(*rows[row - 1], *rows[row])) && (row + 1 == rows.size() || before(*rows[row], *rows[row + 1]));
}

void TargetFilterProxyModel::Private::setShown(const Node &node, bool shown) const
{
    if (node.branch)
        branchOf(&node)->isShown = shown;
}

/// Neighbours together.
void TargetFilterProxyModel::Private::remove(Branch &branch, const std::unordered_set<const Node *> &nodes)
{
    auto &rows = branch.rows;
    const bool isSeen = isVisible(branch);
    const QModelIndex parent = isSeen ? indexOf(branch) : QModelIndex();
    std::size_t left = nodes.size();
    for (std::size_t end = rows.size(); end > 0 && left > 0;) {
        if (!nodes.contains(rows[end - 1])) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && nodes.contains(rows[first - 1]))
            --first;
        if (isSeen)
            q.beginRemoveRows(parent, static_cast<int>(first), static_cast<int>(end) - 1);
        for (std::size_t row = first; row < end; ++row)
            setShown(*rows[row], false);
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.begin() + static_cast<std::ptrdiff_t>(end));
        if (isSeen)
            q.endRemoveRows();
        left -= end - first;
        end = first;
    }
}

/// Neighbours together. False, and nothing is done, where there are too many places.
bool TargetFilterProxyModel::Private::insert(Branch &branch, std::vector<const Node *> nodes)
{
    auto &rows = branch.rows;
    std::sort(nodes.begin(), nodes.end(), [this](const Node *a, const Node *b) { return before(*a, *b); });
    std::vector<std::size_t> places; // among the rows that are there
    for (const Node *node : nodes) {
        const auto place = std::lower_bound(rows.begin(), rows.end(), node, [this](const Node *a, const Node *b) { return before(*a, *b); });
        places.push_back(static_cast<std::size_t>(place - rows.begin()));
    }
    const bool isSeen = isVisible(branch);
    if (isSeen && std::unordered_set<std::size_t>(places.begin(), places.end()).size() > manyRows)
        return false;
    const QModelIndex parent = isSeen ? indexOf(branch) : QModelIndex();
    for (std::size_t end = nodes.size(); end > 0;) { // from below, so that the places above stay
        std::size_t first = end - 1;
        while (first > 0 && places[first - 1] == places[first])
            --first;
        const std::size_t place = places[first];
        if (isSeen)
            q.beginInsertRows(parent, static_cast<int>(place), static_cast<int>(place + end - first) - 1);
        const auto from = nodes.begin() + static_cast<std::ptrdiff_t>(first);
        const auto to = nodes.begin() + static_cast<std::ptrdiff_t>(end);
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(place), from, to);
        std::for_each(from, to, [this](const Node *node) { setShown(*node, true); });
        if (isSeen)
            q.endInsertRows();
        end = first;
    }
    return true;
}

/// What changed is taken out and put back where it belongs; the rest is in order.
void TargetFilterProxyModel::Private::moveToPlaces(const std::vector<Branch *> &unordered, const Changes &all)
{
    if (unordered.empty())
        return;
    const auto isBefore = [this](const Node *a, const Node *b) { return before(*a, *b); };
    relayOut([&] {
        for (Branch *branch : unordered) {
            auto &rows = branch->rows;
            std::vector<const Node *> moving;
            std::erase_if(rows, [&](const Node *node) {
                const bool moves = all.contains(node);
                if (moves)
                    moving.push_back(node);
                return moves;
            });
            std::sort(moving.begin(), moving.end(), isBefore);
            std::vector<const Node *> merged; // to look for each takes fewer looks at nodes than std::merge
            merged.reserve(rows.size() + moving.size());
            auto from = rows.begin();
            for (const Node *node : moving) {
                const auto place = std::lower_bound(from, rows.end(), node, isBefore);
                merged.insert(merged.end(), from, place);
                merged.push_back(node);
                from = place;
            }
            merged.insert(merged.end(), from, rows.end());
            rows = std::move(merged);
        }
    });
}

void TargetFilterProxyModel::Private::say(const Changes &all) const
{
    if (all.size() > veryMany) {
        sayAll(root);
        return;
    }
    for (const auto &[node, columns] : all) {
        const QModelIndex first = indexOf(*node, columns.first);
        if (first.isValid())
            emit q.dataChanged(first, first.siblingAtColumn(columns.last));
    }
}

void TargetFilterProxyModel::Private::sayAll(const Branch &branch) const
{
    if (branch.rows.empty())
        return;
    auto *shown = const_cast<Branch *>(&branch); // an index carries a non-const pointer; nobody writes through it
    emit q.dataChanged(q.createIndex(0, 0, shown), q.createIndex(static_cast<int>(branch.rows.size()) - 1, Tree::ColumnCount - 1, shown));
    for (const Node *node : branch.rows) {
        if (!isTarget(branch, node))
            sayAll(*branchOf(node));
    }
}

void TargetFilterProxyModel::Private::forgetSum(Branch *branch)
{
    if (onlyEnvironments)
        return; // the source says what it sums up
    for (; branch->above; branch = branch->above) {
        branch->sum.reset();
        saySum(*branch);
    }
}

void TargetFilterProxyModel::Private::saySum(const Branch &branch) const
{
    const QModelIndex first = branch.above && isVisible(branch) ? indexOf(branch, Tree::HealthColumn) : QModelIndex();
    if (first.isValid())
        emit q.dataChanged(first, first.siblingAtColumn(Tree::TypeColumn));
}

void TargetFilterProxyModel::Private::saySums() const
{
    for (const auto &[node, branch] : branches)
        saySum(*branch);
}

const TargetFilterProxyModel::Private::Node::RollUp &TargetFilterProxyModel::Private::sumOf(Branch &branch)
{
    if (branch.sum)
        return *branch.sum;
    Node::RollUp sum;
    for (const Node *node : branch.rows)
        sum.add(node->branch ? sumOf(*branchOf(node)) : Tree::Private::contribution(node->target), 1);
    branch.sum = sum;
    return *branch.sum;
}

} // namespace tidegate
