// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targettreemodel_p.h"

#include "services/domain/targetconnection.h"

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
QString searchText(const Target &target)
{
    return QString(target.name + u'\n' + addressOf(target) + u'\n' + target.currentRelease.name).toLower();
}

QString searchText(const TargetGroup &group)
{
    return QString(group.name + u'\n' + group.displayName).toLower();
}

QString searchText(const EnvironmentSummary &summary)
{
    return QString(summary.environment.name + u'\n' + summary.environment.displayName).toLower();
}

/// What did not change keeps the memory that it shares with others: each answer brings texts of its own.
void keepTexts(const Target &before, Target &after)
{
    const auto keep = [](const auto &known, auto &text) {
        if (text == known)
            text = known;
    };
    keep(before.name, after.name);
    keep(before.connection, after.connection);
    keep(before.labels, after.labels);
    keep(before.deploymentDirectory, after.deploymentDirectory);
    keep(before.health.message, after.health.message);
    keep(before.health.code, after.health.code);
    keep(before.currentRelease.name, after.currentRelease.name);
}

} // namespace

void TargetTreeModel::Node::setValue(Value newValue)
{
    const auto *before = std::get_if<Target>(&value);
    auto *after = std::get_if<Target>(&newValue);
    if (before && after)
        keepTexts(*before, *after);
    // Health changes all the time, and nothing of it is searched.
    const bool sameText = before && after && !search.isEmpty() && before->name == after->name && before->currentRelease.name == after->currentRelease.name
        && before->connection == after->connection;
    if (after && (!before || before->connection != after->connection))
        agent = agentOf(after->connection);
    value = std::move(newValue);
    if (!sameText)
        search = std::visit([](const auto &shown) { return searchText(shown); }, value);
}

std::unique_ptr<TargetTreeModel::Node> TargetTreeModel::Node::of(Value value)
{
    auto node = std::make_unique<Node>();
    node->setValue(std::move(value));
    return node;
}

QUuid TargetTreeModel::Node::id() const
{
    switch (kind()) {
    case Kind::Environment:
        return environment().environment.id.uuid();
    case Kind::Group:
        return group().id.uuid();
    case Kind::Target:
        return target().id.uuid();
    }
    Q_UNREACHABLE();
}

bool TargetTreeModel::Private::before(const Node::Value &a, const Node::Value &b)
{
    if (a.index() != b.index())
        return a.index() < b.index();
    if (const Target *x = std::get_if<Target>(&a)) {
        const auto &y = std::get<Target>(b);
        return nameBefore(x->name, x->id.uuid(), y.name, y.id.uuid());
    }
    if (const TargetGroup *x = std::get_if<TargetGroup>(&a)) {
        const auto &y = std::get<TargetGroup>(b);
        return x->deployOrder != y.deployOrder ? x->deployOrder < y.deployOrder : nameBefore(x->name, x->id.uuid(), y.name, y.id.uuid());
    }
    const Environment &x = std::get<EnvironmentSummary>(a).environment;
    const Environment &y = std::get<EnvironmentSummary>(b).environment;
    return std::tie(x.orderIndex, x.name, x.id) < std::tie(y.orderIndex, y.name, y.id);
}

std::size_t TargetTreeModel::Private::placeOf(const Node &parent, const Node::Value &value)
{
    const auto place = std::lower_bound(parent.children.begin(), parent.children.end(), value,
                                        [](const std::unique_ptr<Node> &node, const Node::Value &v) { return before(node->value, v); });
    return static_cast<std::size_t>(place - parent.children.begin());
}

int TargetTreeModel::Private::rowOf(const Node &node)
{
    const Node::Children &siblings = node.parent->children;
    if (node.rowHint >= siblings.size() || siblings[node.rowHint].get() != &node)
        node.rowHint = placeOf(*node.parent, node.value);
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
    std::size_t first = 0;
    while (first < nodes.size()) {
        const std::size_t place = placeOf(parent, nodes[first]->value);
        std::size_t last = first + 1;
        while (last < nodes.size() && (place == parent.children.size() || before(nodes[last]->value, parent.children[place]->value)))
            ++last;
        q.beginInsertRows(indexOf(&parent), static_cast<int>(place), static_cast<int>(place + last - first) - 1);
        for (std::size_t i = first; i < last; ++i) {
            Node &node = *nodes[i];
            node.parent = &parent;
            node.rowHint = place + i - first;
            (node.kind() == Kind::Target ? targets : node.kind() == Kind::Group ? groups : environments).insert(node.id(), &node);
            if (node.kind() == Kind::Target)
                addUp(&parent, contribution(node.target()), 1);
        }
        const auto from = nodes.begin() + static_cast<std::ptrdiff_t>(first);
        parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(place), std::make_move_iterator(from),
                               std::make_move_iterator(nodes.begin() + static_cast<std::ptrdiff_t>(last)));
        q.endInsertRows();
        first = last;
    }
}

void TargetTreeModel::Private::forget(const Node &node)
{
    for (const auto &child : node.children)
        forget(*child);
    (node.kind() == Kind::Target ? targets : node.kind() == Kind::Group ? groups : environments).remove(node.id());
}

void TargetTreeModel::Private::remove(Node &parent, std::size_t first, std::size_t last)
{
    const Scope scope(*this);
    q.beginRemoveRows(indexOf(&parent), static_cast<int>(first), static_cast<int>(last) - 1);
    const auto begin = parent.children.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = parent.children.begin() + static_cast<std::ptrdiff_t>(last);
    for (auto it = begin; it != end; ++it) {
        addUp(&parent, (*it)->kind() == Kind::Target ? contribution((*it)->target()) : (*it)->rollUp, -1);
        forget(**it);
    }
    parent.children.erase(begin, end);
    q.endRemoveRows();
}

void TargetTreeModel::Private::change(Node &node, Node &parent, Node::Value value)
{
    const Scope scope(*this);
    const bool isTarget = node.kind() == Kind::Target;
    if (isTarget)
        addUp(node.parent, contribution(node.target()), -1);
    Node &from = *node.parent;
    const auto row = static_cast<std::size_t>(rowOf(node));
    const std::size_t place = placeOf(parent, value);
    const Node::Value old = node.value;
    if (&from != &parent || (place != row && place != row + 1)) {
        q.beginMoveRows(indexOf(&from), static_cast<int>(row), static_cast<int>(row), indexOf(&parent), static_cast<int>(place));
        std::unique_ptr<Node> moving = std::move(from.children[row]);
        from.children.erase(from.children.begin() + static_cast<std::ptrdiff_t>(row));
        const std::size_t to = &from == &parent && place > row ? place - 1 : place;
        node.setValue(std::move(value));
        node.parent = &parent;
        node.rowHint = to;
        parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(to), std::move(moving));
        q.endMoveRows();
    } else {
        node.setValue(std::move(value));
    }
    if (isTarget)
        addUp(node.parent, contribution(node.target()), 1);
    switch (node.kind()) {
    case Kind::Environment:
        announceEnvironment(node, std::get<EnvironmentSummary>(old));
        break;
    case Kind::Group:
        announceGroup(node, std::get<TargetGroup>(old));
        break;
    case Kind::Target:
        announceTarget(node, std::get<Target>(old));
        break;
    }
}

void TargetTreeModel::Private::put(Node &parent, Node *known, Node::Value value)
{
    if (known) {
        if (known->parent != &parent || known->value != value)
            change(*known, parent, std::move(value));
        return;
    }
    Nodes nodes;
    nodes.push_back(Node::of(std::move(value)));
    insert(parent, std::move(nodes));
}

TargetTreeModel::Node *TargetTreeModel::Private::branchOf(const Target &target) const
{
    Node *environment = environments.value(target.environmentId.uuid());
    Node *group = groups.value(target.targetGroupId.uuid());
    return group && group->parent == environment ? group : environment;
}

void TargetTreeModel::Private::adopt(Node &group)
{
    const Scope scope(*this);
    const TargetGroupId id = group.group().id;
    std::vector<Node *> members;
    for (const auto &child : group.parent->children) {
        if (child->kind() == Kind::Target && child->target().targetGroupId == id)
            members.push_back(child.get());
    }
    for (Node *member : members)
        change(*member, group, Target(member->target()));
}

void TargetTreeModel::Private::adoptWaiting()
{
    const QHash<QUuid, TargetGroup> groupsNow = std::exchange(waitingGroups, {});
    for (const TargetGroup &group : groupsNow)
        q.put(group); // waits again when its environment is still missing
    const QHash<QUuid, Target> targetsNow = std::exchange(waitingTargets, {});
    for (const Target &target : targetsNow)
        q.put(target);
}

TargetCandidate TargetTreeModel::Private::candidate(const Node &node) const
{
    QStringView named;
    if (!node.agent.isNull()) {
        const auto agent = agentNames.constFind(node.agent);
        named = agent == agentNames.cend() ? QStringView(u"?") : QStringView(*agent);
    }
    const Node &branch = *node.parent;
    const bool grouped = branch.kind() == Kind::Group;
    return {.target = node.target(),
            .text = node.search,
            .group = grouped ? QStringView(branch.search) : QStringView(),
            .environment = grouped ? branch.parent->search : branch.search,
            .checker = node.agent,
            .agent = named};
}

TargetTreeModel::Private::RollUp TargetTreeModel::Private::contribution(const Target &target)
{
    RollUp sum;
    sum.targets = 1;
    if (target.enabled) {
        sum.health.byStatus[static_cast<std::size_t>(target.health.status)] = 1;
        sum.health.stale = target.healthStale ? 1 : 0;
        sum.drifted = target.driftStatus == DriftStatus::Drifted ? 1 : 0;
    }
    return sum;
}

void TargetTreeModel::Private::addUp(Node *branch, const RollUp &sum, int sign)
{
    for (; branch && branch != &root; branch = branch->parent) {
        if (const QUuid id = branch->id(); !touched.contains(id))
            touched.insert(id, branch->rollUp);
        for (std::size_t i = 0; i < sum.health.byStatus.size(); ++i)
            branch->rollUp.health.byStatus[i] += sign * sum.health.byStatus[i];
        branch->rollUp.health.stale += sign * sum.health.stale;
        branch->rollUp.drifted += sign * sum.drifted;
        branch->rollUp.targets += sign * sum.targets;
    }
}

void TargetTreeModel::Private::announceRollUps()
{
    const QHash<QUuid, RollUp> branches = std::exchange(touched, {});
    for (auto it = branches.begin(); it != branches.end(); ++it) {
        const Node *known = environments.value(it.key(), groups.value(it.key()));
        if (!known)
            continue; // removed meanwhile
        const Node &branch = *known;
        if (branch.rollUp.health != it->health)
            announce(branch, HealthColumn, {Qt::DisplayRole, HealthRole, CountsRole, StaleRole});
        if (branch.rollUp.drifted != it->drifted || (branch.rollUp.targets == 0) != (it->targets == 0))
            announce(branch, DriftColumn, {Qt::DisplayRole, DriftCountRole});
        if (branch.rollUp.targets != it->targets)
            announce(branch, TypeColumn, {Qt::DisplayRole});
    }
}

void TargetTreeModel::Private::announce(const Node &node, int column, const QList<int> &roles)
{
    const QModelIndex cell = indexOf(&node, column);
    emit q.dataChanged(cell, cell, roles);
}

void TargetTreeModel::Private::announceTarget(const Node &node, const Target &old)
{
    const Target &now = node.target();
    bool shown = false;
    const auto check = [&](bool differs, int column, const QList<int> &roles) {
        if (!differs)
            return;
        shown = true;
        announce(node, column, roles);
    };
    check(now.health.status != old.health.status || now.health.message != old.health.message || now.health.code != old.health.code
              || now.healthStale != old.healthStale || now.enabled != old.enabled,
          HealthColumn, {Qt::DisplayRole, Qt::ToolTipRole, HealthRole, StaleRole, EnabledRole});
    check(now.health.checkedAt != old.health.checkedAt, CheckedColumn, {Qt::DisplayRole});
    check(now.driftStatus != old.driftStatus || now.driftCount != old.driftCount, DriftColumn, {Qt::DisplayRole, DriftRole, DriftCountRole});
    check(now.currentRelease != old.currentRelease, ReleaseColumn, {Qt::DisplayRole});
    check(now.type != old.type, TypeColumn, {Qt::DisplayRole, TypeRole});
    // What has no cell of its own is announced with the name.
    Target same = old;
    same.health = now.health;
    same.healthStale = now.healthStale;
    same.healthSince = now.healthSince;
    same.driftStatus = now.driftStatus;
    same.driftCount = now.driftCount;
    same.driftSince = now.driftSince;
    same.currentRelease = now.currentRelease;
    same.type = now.type;
    check(now.connection != old.connection, AddressColumn, {Qt::DisplayRole});
    check(now.labels != old.labels, LabelsColumn, {Qt::DisplayRole, LabelsRole});
    if (same != now)
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

void TargetTreeModel::Private::announceGroup(const Node &node, const TargetGroup &old)
{
    if (node.group() != old)
        announce(node, NameColumn);
}

} // namespace tidegate
