// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targettreemodel_p.h"

#include <algorithm>
#include <iterator>
#include <tuple>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool nameBefore(const QString &a, QUuid idA, const QString &b, QUuid idB)
{
    const int order = QString::compare(a, b, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : idA < idB;
}

/// The line break keeps a word from matching across two texts.
QByteArray searchText(const QString &name, const QString &displayName)
{
    return QString(name + u'\n' + displayName).toLower().toUtf8();
}

} // namespace

TargetTreeModel::Node::Node(const EnvironmentSummary &environment)
    : branch(new Branch{environment, searchText(environment.environment.name, environment.environment.displayName), {}, {}})
{}

TargetTreeModel::Node::Node(const TargetGroup &group) : branch(new Branch{group, searchText(group.name, group.displayName), {}, {}}) {}

const TargetTreeModel::Node::Children &TargetTreeModel::Node::children() const
{
    static const Children none;
    return branch ? branch->children : none;
}

QUuid TargetTreeModel::Node::id() const
{
    switch (kind()) {
    case Kind::Environment:
        return environment().environment.id.uuid();
    case Kind::Group:
        return group().id.uuid();
    case Kind::Target:
        return target.id().uuid();
    }
    Q_UNREACHABLE();
}

bool TargetTreeModel::Node::showsTheSameAs(const Node &other) const
{
    return branch ? branch->shown == other.branch->shown : target == other.target;
}

void TargetTreeModel::Node::swapShown(Node &other)
{
    std::swap(target, other.target);
    if (!branch)
        return;
    std::swap(branch->shown, other.branch->shown);
    std::swap(branch->search, other.branch->search);
}

bool TargetTreeModel::Private::before(const Node &a, const Node &b)
{
    if (a.kind() != b.kind())
        return a.kind() < b.kind();
    if (a.kind() == Kind::Target)
        return nameBefore(a.target.name(), a.target.id().uuid(), b.target.name(), b.target.id().uuid());
    if (a.kind() == Kind::Group) {
        const TargetGroup &x = a.group();
        const TargetGroup &y = b.group();
        return x.deployOrder != y.deployOrder ? x.deployOrder < y.deployOrder : nameBefore(x.name, x.id.uuid(), y.name, y.id.uuid());
    }
    const Environment &x = a.environment().environment;
    const Environment &y = b.environment().environment;
    return std::tie(x.orderIndex, x.name, x.id) < std::tie(y.orderIndex, y.name, y.id);
}

std::size_t TargetTreeModel::Private::placeOf(const Node &parent, const Node &node)
{
    const Node::Children &siblings = parent.children();
    const auto place = std::lower_bound(siblings.begin(), siblings.end(), node,
                                        [](const std::unique_ptr<Node> &each, const Node &it) { return before(*each, it); });
    return static_cast<std::size_t>(place - siblings.begin());
}

int TargetTreeModel::Private::rowOf(const Node &node)
{
    const Node::Children &siblings = node.parent->children();
    if (node.rowHint >= siblings.size() || siblings[node.rowHint].get() != &node)
        node.rowHint = static_cast<quint32>(placeOf(*node.parent, node));
    return static_cast<int>(node.rowHint);
}

QModelIndex TargetTreeModel::Private::indexOf(const Node *node, int column) const
{
    if (!node || node == &root)
        return {};
    return q.createIndex(rowOf(*node), column, const_cast<Node *>(node)); // QModelIndex carries a non-const pointer; nobody writes through it
}

void TargetTreeModel::Private::insert(Node &parent, Nodes nodes)
{
    const Scope scope(*this);
    Node::Children &siblings = parent.branch->children;
    std::size_t first = 0;
    while (first < nodes.size()) {
        const std::size_t place = placeOf(parent, *nodes[first]);
        std::size_t last = first + 1;
        while (last < nodes.size() && (place == siblings.size() || before(*nodes[last], *siblings[place])))
            ++last;
        q.beginInsertRows(indexOf(&parent), static_cast<int>(place), static_cast<int>(place + last - first) - 1);
        for (std::size_t i = first; i < last; ++i) {
            Node &node = *nodes[i];
            node.parent = &parent;
            node.rowHint = static_cast<quint32>(place + i - first);
            (node.kind() == Kind::Target ? targets : node.kind() == Kind::Group ? groups : environments).insert(node.id(), &node);
            if (node.kind() == Kind::Target)
                addUp(&parent, contribution(node.target), 1);
        }
        const auto from = nodes.begin() + static_cast<std::ptrdiff_t>(first);
        siblings.insert(siblings.begin() + static_cast<std::ptrdiff_t>(place), std::make_move_iterator(from),
                        std::make_move_iterator(nodes.begin() + static_cast<std::ptrdiff_t>(last)));
        q.endInsertRows();
        first = last;
    }
}

void TargetTreeModel::Private::forget(const Node &node)
{
    for (const auto &child : node.children())
        forget(*child);
    (node.kind() == Kind::Target ? targets : node.kind() == Kind::Group ? groups : environments).remove(node.id());
}

void TargetTreeModel::Private::remove(Node &parent, std::size_t first, std::size_t last)
{
    const Scope scope(*this);
    q.beginRemoveRows(indexOf(&parent), static_cast<int>(first), static_cast<int>(last) - 1);
    Node::Children &siblings = parent.branch->children;
    const auto begin = siblings.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = siblings.begin() + static_cast<std::ptrdiff_t>(last);
    for (auto it = begin; it != end; ++it) {
        addUp(&parent, (*it)->kind() == Kind::Target ? contribution((*it)->target) : (*it)->rollUp(), -1);
        forget(**it);
    }
    siblings.erase(begin, end);
    q.endRemoveRows();
}

void TargetTreeModel::Private::change(Node &node, Node &parent, Node next)
{
    const Scope scope(*this);
    const bool isTarget = node.kind() == Kind::Target;
    if (isTarget)
        addUp(node.parent, contribution(node.target), -1);
    Node &from = *node.parent;
    const auto row = static_cast<std::size_t>(rowOf(node));
    const std::size_t place = placeOf(parent, next);
    if (&from != &parent || (place != row && place != row + 1)) {
        q.beginMoveRows(indexOf(&from), static_cast<int>(row), static_cast<int>(row), indexOf(&parent), static_cast<int>(place));
        Node::Children &left = from.branch->children;
        std::unique_ptr<Node> moving = std::move(left[row]);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(row));
        const std::size_t to = &from == &parent && place > row ? place - 1 : place;
        node.swapShown(next);
        node.parent = &parent;
        node.rowHint = static_cast<quint32>(to);
        Node::Children &entered = parent.branch->children;
        entered.insert(entered.begin() + static_cast<std::ptrdiff_t>(to), std::move(moving));
        q.endMoveRows();
    } else {
        node.swapShown(next);
    }
    if (isTarget)
        addUp(node.parent, contribution(node.target), 1);
    const Node &old = next;
    if (isTarget)
        announceTarget(node, old.target);
    else if (node.kind() == Kind::Environment)
        announceEnvironment(node, old.environment());
    else if (!node.showsTheSameAs(old))
        announce(node, NameColumn);
}

void TargetTreeModel::Private::put(Node &parent, Node *known, Node next)
{
    if (known) {
        if (known->parent != &parent || !known->showsTheSameAs(next))
            change(*known, parent, std::move(next));
        return;
    }
    Nodes nodes;
    nodes.push_back(std::make_unique<Node>(std::move(next)));
    insert(parent, std::move(nodes));
}

TargetTreeModel::Node *TargetTreeModel::Private::branchOf(EnvironmentId environmentId, TargetGroupId groupId) const
{
    Node *environment = environments.value(environmentId.uuid());
    Node *group = groups.value(groupId.uuid());
    return group && group->parent == environment ? group : environment;
}

void TargetTreeModel::Private::adopt(Node &group)
{
    const Scope scope(*this);
    const TargetGroupId id = group.group().id;
    std::vector<Node *> members;
    for (const auto &child : group.parent->children()) {
        if (child->kind() == Kind::Target && child->target.group() == id)
            members.push_back(child.get());
    }
    for (Node *member : members)
        change(*member, group, Node(PackedTarget(member->target)));
}

void TargetTreeModel::Private::adoptWaiting()
{
    const QHash<QUuid, TargetGroup> groupsNow = std::exchange(waitingGroups, {});
    for (const TargetGroup &group : groupsNow)
        q.put(group); // waits again when its environment is still missing
    const QHash<QUuid, Target> targetsNow = std::exchange(waitingTargets, {});
    for (const Target &target : targetsNow) {
        place(target);
        if (Node *placed = targets.value(target.id.uuid()))
            placed->isListed = true; // it came with a part of the list
    }
}

TargetCandidate TargetTreeModel::Private::candidate(const Node &node) const
{
    QStringView named;
    if (const AgentId checker = node.target.agent(); !checker.isNull()) {
        const auto agent = agentNames.constFind(checker);
        named = agent == agentNames.cend() ? QStringView(u"?") : QStringView(*agent);
    }
    const Node &above = *node.parent;
    const bool grouped = above.kind() == Kind::Group;
    return {.target = node.target,
            .group = grouped ? QByteArrayView(above.branch->search) : QByteArrayView(),
            .environment = grouped ? above.parent->branch->search : above.branch->search,
            .agent = named};
}

void TargetTreeModel::Node::RollUp::add(const RollUp &other, int sign)
{
    for (std::size_t i = 0; i < health.byStatus.size(); ++i)
        health.byStatus[i] += sign * other.health.byStatus[i];
    health.stale += sign * other.health.stale;
    drifted += sign * other.drifted;
    targets += sign * other.targets;
}

TargetTreeModel::Private::RollUp TargetTreeModel::Private::contribution(const PackedTarget &target)
{
    RollUp sum;
    sum.targets = 1;
    if (target.isEnabled()) {
        sum.health.byStatus[static_cast<std::size_t>(target.health())] = 1;
        sum.health.stale = target.isStale() ? 1 : 0;
        sum.drifted = target.drift() == DriftStatus::Drifted ? 1 : 0;
    }
    return sum;
}

void TargetTreeModel::Private::addUp(Node *node, const RollUp &sum, int sign)
{
    for (; node && node != &root; node = node->parent) {
        RollUp &own = node->branch->rollUp;
        if (const QUuid id = node->id(); !touched.contains(id))
            touched.insert(id, own);
        own.add(sum, sign);
    }
}

void TargetTreeModel::Private::announceRollUps()
{
    const QHash<QUuid, RollUp> branches = std::exchange(touched, {});
    for (auto it = branches.begin(); it != branches.end(); ++it) {
        const Node *known = environments.value(it.key(), groups.value(it.key()));
        if (!known)
            continue; // removed meanwhile
        const RollUp &now = known->rollUp();
        if (now.health != it->health)
            announce(*known, HealthColumn, {Qt::DisplayRole, HealthRole, CountsRole, StaleRole});
        if (now.drifted != it->drifted || (now.targets == 0) != (it->targets == 0))
            announce(*known, DriftColumn, {Qt::DisplayRole, DriftCountRole});
        if (now.targets != it->targets)
            announce(*known, TypeColumn, {Qt::DisplayRole});
    }
}

void TargetTreeModel::Private::announce(const Node &node, int column, const QList<int> &roles)
{
    const QModelIndex cell = indexOf(&node, column);
    emit q.dataChanged(cell, cell, roles);
}

void TargetTreeModel::Private::announceTarget(const Node &node, const PackedTarget &old)
{
    const PackedTarget &now = node.target;
    bool shown = false;
    const auto check = [&](bool differs, int column, const QList<int> &roles) {
        if (!differs)
            return;
        shown = true;
        announce(node, column, roles);
    };
    check(!now.hasSameHealth(old), HealthColumn, {Qt::DisplayRole, Qt::ToolTipRole, HealthRole, StaleRole, EnabledRole});
    check(now.checkedAt() != old.checkedAt(), CheckedColumn, {Qt::DisplayRole});
    check(now.drift() != old.drift() || now.driftCount() != old.driftCount(), DriftColumn, {Qt::DisplayRole, DriftRole, DriftCountRole});
    check(!now.hasSameRelease(old), ReleaseColumn, {Qt::DisplayRole});
    check(now.type() != old.type(), TypeColumn, {Qt::DisplayRole, TypeRole});
    check(!now.hasSameConnection(old), AddressColumn, {Qt::DisplayRole});
    check(now.labels() != old.labels(), LabelsColumn, {Qt::DisplayRole, LabelsRole});
    if (!now.isSameBesides(old))
        announce(node, NameColumn);
    else if (!shown && now != old)
        announce(node, HealthColumn);
}

void TargetTreeModel::Private::announceEnvironment(const Node &node, const EnvironmentSummary &old)
{
    const EnvironmentSummary &now = node.environment();
    if (now.environment != old.environment || now.freeze != old.freeze)
        announce(node, NameColumn);
    if (now.currentRelease != old.currentRelease)
        announce(node, ReleaseColumn, {Qt::DisplayRole});
}

} // namespace tidegate
