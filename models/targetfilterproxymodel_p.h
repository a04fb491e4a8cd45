// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilterproxymodel.h"
#include "models/targetmatcher.h"
#include "models/targettreemodel_p.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tidegate {

/// What is shown of a branch of the source. There is one for every branch, shown or not; its address stays the same as long as the branch is there.
struct TargetFilterProxyModel::Branch
{
    using Node = TargetTreeModel::Node;

    const Node *node = nullptr; ///< The root of the source for the root.
    Branch *above = nullptr;    ///< Null: the root.
    std::vector<const Node *> rows;
    std::optional<Node::RollUp> sum; ///< Of the targets shown below; nothing: not known since the last change.
    bool isShown = false;            ///< It is a row of the branch above.
};

struct TargetFilterProxyModel::Private
{
    using Node = TargetTreeModel::Node;
    using Kind = TargetTreeModel::Kind;
    /// From the first to the last column that changed.
    struct Columns
    {
        int first = TargetTreeModel::ColumnCount;
        int last = -1;
        void add(int from, int to);
        bool has(int column) const { return first <= column && column <= last; }
    };
    using Changes = std::unordered_map<const Node *, Columns>;

    explicit Private(TargetFilterProxyModel &model) : q(model) {}

    Branch *branchOf(const Node *node) const;                        ///< Null when it is none.
    Branch *branchAt(const QModelIndex &index) const;                ///< Of an index of this model.
    QModelIndex indexOf(const Branch &branch, int column = 0) const; ///< Of this model; it must be shown.
    QModelIndex indexOf(const Node &node, int column = 0) const;     ///< Invalid when it is not shown.
    int rowOf(const Branch &branch, const Node &node) const;         ///< -1: it is not shown.
    bool isVisible(const Branch &branch) const;                      ///< It is shown, and so is everything above it.

    // What is shown, and in which order.
    bool isTarget(const Branch &branch, const Node *node) const; ///< A row of it; without a look at the node, which is far away.
    bool passes(const Branch &branch) const;                     ///< By what is in it now.
    bool isEnvironmentLeftOut(const Branch &branch) const;
    bool before(const Node &a, const Node &b) const; ///< The order of the rows of a branch; a total one.
    bool isInOrderOfSource() const { return sortColumn < 0; }
    void sortRows(std::vector<const Node *> &rows) const; ///< That are in the order of the source.
    void arrange(Branch &branch, TargetMatcher &matcher); ///< Anew, with everything below it.
    void narrow(Branch &branch, TargetMatcher &matcher);  ///< Leaves out what is not accepted any more.
    void reorder(Branch &branch) const;
    void rebuild(); ///< Makes all branches anew.
    void addBranch(const Node &node, Branch *above);
    void dropBranch(const Node &node); ///< With all below it.
    /// Changes rows as arrange says while views keep their place.
    void relayOut(const std::function<void()> &arrangeRows);
    void refresh(); ///< Looks again at everything.
    void placeIndexes(const QList<const Node *> &nodes, const QModelIndexList &before);

    // What the source says.
    void follow(TargetTreeModel &source);
    void inserted(const QModelIndex &parent, int first, int last);
    void aboutToBeRemoved(const QModelIndex &parent, int first, int last);
    void changed(const QModelIndex &first, const QModelIndex &last);
    void settle();
    bool settleRows(Branch &branch, const Changes &inBranch, TargetMatcher &matcher, std::vector<Branch *> &unordered);
    bool belongs(const Node &node, TargetMatcher &matcher) const; ///< It is to be shown in its branch.
    bool isOrdered(const Branch &branch, const Changes &changed) const;
    bool isInPlace(const Branch &branch, std::size_t row) const;
    void setShown(const Node &node, bool shown) const;
    void remove(Branch &branch, const std::unordered_set<const Node *> &nodes);
    bool insert(Branch &branch, std::vector<const Node *> nodes);
    void moveToPlaces(const std::vector<Branch *> &unordered, const Changes &all);
    void say(const Changes &all) const;
    void sayAll(const Branch &branch) const;
    void forgetSum(Branch *branch);
    void saySum(const Branch &branch) const;
    void saySums() const;
    const Node::RollUp &sumOf(Branch &branch);

    TargetFilterProxyModel &q;
    TargetTreeModel *tree = nullptr;
    TargetFilter filter;
    bool onlyEnvironments = true;
    Instant now;
    int sortColumn = -1;
    bool isDescending = false;
    Branch root;
    std::unordered_map<const Node *, std::unique_ptr<Branch>> branches; ///< All but the root.
    Changes pending;                                                    ///< Came or changed, and the source has not settled since.
    bool isStale = false;                                               ///< Everything has to be looked at when it has.
    QList<QMetaObject::Connection> connections;
};

} // namespace tidegate
