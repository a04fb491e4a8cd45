// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targettreemodel_p.h"

#include <algorithm>
#include <unordered_map>

namespace tidegate {

void TargetTreeModel::setTargets(const QList<Target> &targets)
{
    const Private::Scope scope(*d);
    beginTargets();
    addTargets(targets);
    endTargets();
}

void TargetTreeModel::beginTargets()
{
    d->waitingTargets.clear();
    d->newer.clear();
    d->isArriving = true;
    for (Node *node : std::as_const(d->targets))
        node->isListed = false;
}

void TargetTreeModel::addTargets(const QList<Target> &part)
{
    const Private::Scope scope(*d);
    QList<Target> fresh;
    for (const Target &target : part) {
        Node *known = d->targets.value(target.id.uuid());
        if (known)
            known->isListed = true;
        if (d->newer.contains(target.id.uuid()))
            continue;
        if (known || !d->branchOf(target))
            d->place(target);
        else
            fresh.append(target);
    }
    d->addFresh(fresh);
}

void TargetTreeModel::endTargets()
{
    const Private::Scope scope(*d);
    d->removeUnlisted();
    abandonTargets();
}

void TargetTreeModel::abandonTargets()
{
    d->newer.clear();
    d->newer.squeeze();
    d->isArriving = false;
}

void TargetTreeModel::Private::place(const Target &target)
{
    const Scope scope(*this);
    if (Node *branch = branchOf(target)) {
        put(*branch, targets.value(target.id.uuid()), Node(PackedTarget(target, pool)));
        return;
    }
    take(target.id);
    waitingTargets.insert(target.id.uuid(), target);
}

void TargetTreeModel::Private::take(TargetId id)
{
    waitingTargets.remove(id.uuid());
    const Node *node = targets.value(id.uuid());
    if (!node)
        return;
    const auto row = static_cast<std::size_t>(rowOf(*node));
    remove(*node->parent, row, row + 1);
}

void TargetTreeModel::Private::note(TargetId id)
{
    if (isArriving)
        newer.insert(id.uuid());
}

/// Branch by branch, neighbours together.
void TargetTreeModel::Private::addFresh(const QList<Target> &fresh)
{
    QSet<QUuid> seen;
    std::unordered_map<Node *, Nodes> byBranch;
    for (const Target &target : fresh) {
        const auto before = seen.size();
        seen.insert(target.id.uuid());
        if (seen.size() == before)
            continue; // a server must not say it twice
        Nodes &nodes = byBranch[branchOf(target)];
        nodes.push_back(std::make_unique<Node>(PackedTarget(target, pool)));
        nodes.back()->isListed = true;
    }
    for (auto &[branch, nodes] : byBranch) {
        std::sort(nodes.begin(), nodes.end(), [](const auto &a, const auto &b) { return before(*a, *b); });
        insert(*branch, std::move(nodes));
    }
}

void TargetTreeModel::Private::removeUnlisted()
{
    QList<Node *> branches = environments.values();
    branches += groups.values();
    const auto isGone = [this](const std::unique_ptr<Node> &node) { return node->kind() == Kind::Target && !node->isListed && !newer.contains(node->id()); };
    for (Node *branch : std::as_const(branches)) {
        for (std::size_t last = branch->children().size(); last > 0; --last) {
            if (!isGone(branch->children()[last - 1]))
                continue;
            std::size_t first = last - 1;
            while (first > 0 && isGone(branch->children()[first - 1]))
                --first;
            remove(*branch, first, last);
            last = first + 1;
        }
    }
}

} // namespace tidegate
