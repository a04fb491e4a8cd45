// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targettreemodel.h"

#include "models/targettreemodel_p.h"
#include "services/domain/targetconnection.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace tidegate {

TargetTreeModel::TargetTreeModel(QObject *parent) : QAbstractItemModel(parent), d(std::make_unique<Private>(*this)) {}

TargetTreeModel::~TargetTreeModel() = default;

void TargetTreeModel::setEnvironments(const QList<EnvironmentSummary> &environments)
{
    const Private::Scope scope(*d);
    QSet<QUuid> wanted;
    for (const EnvironmentSummary &environment : environments)
        wanted.insert(environment.environment.id.uuid());
    for (std::size_t row = d->root.children.size(); row-- > 0;) {
        if (!wanted.contains(d->root.children[row]->id()))
            d->remove(d->root, row, row + 1);
    }
    for (const EnvironmentSummary &environment : environments)
        d->put(d->root, d->environments.value(environment.environment.id.uuid()), environment);
    d->adoptWaiting();
}

void TargetTreeModel::setGroups(EnvironmentId environment, const QList<TargetGroup> &groups)
{
    const Private::Scope scope(*d);
    QSet<QUuid> wanted;
    for (const TargetGroup &group : groups)
        wanted.insert(group.id.uuid());
    for (const TargetGroup &group : groupsOf(environment)) {
        if (!wanted.contains(group.id.uuid()))
            removeGroup(group.id);
    }
    for (const TargetGroup &group : groups)
        put(group);
}

void TargetTreeModel::setTargets(const QList<Target> &targets)
{
    const Private::Scope scope(*d);
    QSet<QUuid> wanted;
    wanted.reserve(targets.size());
    for (const Target &target : targets)
        wanted.insert(target.id.uuid());
    d->waitingTargets.clear();

    QList<Node *> branches = d->environments.values();
    branches += d->groups.values();
    const auto unwanted = [&wanted](const std::unique_ptr<Node> &node) { return node->kind() == Kind::Target && !wanted.contains(node->id()); };
    for (Node *branch : std::as_const(branches)) {
        for (std::size_t last = branch->children.size(); last > 0; --last) {
            if (!unwanted(branch->children[last - 1]))
                continue;
            std::size_t first = last - 1;
            while (first > 0 && unwanted(branch->children[first - 1]))
                --first;
            d->remove(*branch, first, last);
            last = first + 1;
        }
    }

    QHash<Node *, QList<Target>> fresh; // inserted branch by branch, neighbours together
    for (const Target &target : targets) {
        Node *branch = d->branchOf(target);
        if (branch && !d->targets.contains(target.id.uuid()))
            fresh[branch].append(target);
        else
            put(target);
    }
    for (auto it = fresh.begin(); it != fresh.end(); ++it) {
        Private::Nodes nodes;
        nodes.reserve(static_cast<std::size_t>(it->size()));
        for (const Target &target : std::as_const(*it))
            nodes.push_back(Node::of(target));
        std::sort(nodes.begin(), nodes.end(), [](const auto &a, const auto &b) { return Private::before(a->value, b->value); });
        d->insert(*it.key(), std::move(nodes));
    }
}

void TargetTreeModel::put(const TargetGroup &group)
{
    const Private::Scope scope(*d);
    Node *environment = d->environments.value(group.environmentId.uuid());
    if (!environment) {
        d->waitingGroups.insert(group.id.uuid(), group);
        return;
    }
    Node *known = d->groups.value(group.id.uuid());
    d->put(*environment, known, group);
    if (!known)
        d->adopt(*d->groups.value(group.id.uuid()));
}

void TargetTreeModel::put(const Target &target)
{
    const Private::Scope scope(*d);
    Node *branch = d->branchOf(target);
    if (branch) {
        d->put(*branch, d->targets.value(target.id.uuid()), target);
        return;
    }
    removeTarget(target.id);
    d->waitingTargets.insert(target.id.uuid(), target);
}

void TargetTreeModel::put(const QList<Target> &targets)
{
    const Private::Scope scope(*d);
    for (const Target &target : targets)
        put(target);
}

void TargetTreeModel::removeGroup(TargetGroupId id)
{
    d->waitingGroups.remove(id.uuid());
    Node *group = d->groups.value(id.uuid());
    if (!group)
        return;
    const Private::Scope scope(*d);
    Node &environment = *group->parent;
    while (!group->children.empty()) {
        Node &member = *group->children.back();
        Target detached = member.target();
        detached.targetGroupId = {};
        d->change(member, environment, std::move(detached));
    }
    const auto row = static_cast<std::size_t>(Private::rowOf(*group));
    d->remove(environment, row, row + 1);
}

void TargetTreeModel::removeTarget(TargetId id)
{
    d->waitingTargets.remove(id.uuid());
    Node *node = d->targets.value(id.uuid());
    if (!node)
        return;
    const auto row = static_cast<std::size_t>(Private::rowOf(*node));
    d->remove(*node->parent, row, row + 1);
}

void TargetTreeModel::setChecking(TargetId id, bool checking)
{
    Node *node = d->targets.value(id.uuid());
    if (!node || node->checking == checking)
        return;
    node->checking = checking;
    d->announce(*node, HealthColumn, {CheckingRole});
}

void TargetTreeModel::setHealth(TargetId id, const HealthReport &report)
{
    Node *node = d->targets.value(id.uuid());
    if (!node)
        return;
    Target target = node->target();
    if (target.health.status != report.status)
        target.healthSince = report.checkedAt;
    target.health = report;
    target.healthStale = false;
    d->put(*node->parent, node, std::move(target));
}

std::chrono::seconds TargetTreeModel::Private::lookInterval(const Target &target) const
{
    const Node *environment = environments.value(target.environmentId.uuid());
    const std::chrono::seconds interval(environment ? environment->environment().environment.config.healthCheckInterval : 0);
    return tidegate::lookInterval(interval, isByAgent(target.connection));
}

void TargetTreeModel::setNow(Instant now)
{
    const Private::Scope scope(*d);
    for (Node *node : std::as_const(d->targets)) {
        const Target &target = node->target();
        const std::chrono::seconds interval = d->lookInterval(target);
        if (target.healthStale || !isStale(target.health.checkedAt, interval, now))
            continue;
        Target stale = target;
        stale.healthStale = true;
        d->put(*node->parent, node, std::move(stale));
    }
}

QList<TargetId> TargetTreeModel::overdue(Instant now, qsizetype max) const
{
    QList<std::pair<Instant, TargetId>> late;
    for (const Node *node : std::as_const(d->targets)) {
        const Target &target = node->target();
        const std::chrono::seconds interval = d->lookInterval(target);
        const bool isLate = target.health.checkedAt && (now - *target.health.checkedAt > staleAfter(interval) / 2 || isAhead(*target.health.checkedAt, now));
        if (target.enabled && !target.healthStale && isLate)
            late.append({*target.health.checkedAt, target.id});
    }
    max = std::min(max, late.size());
    std::partial_sort(late.begin(), late.begin() + max, late.end());
    QList<TargetId> ids;
    for (const auto &[checkedAt, id] : late.first(max))
        ids.append(id);
    return ids;
}

void TargetTreeModel::setAgentNames(const QHash<AgentId, QString> &names)
{
    const QHash<AgentId, QString> before = std::exchange(d->agentNames, names);
    if (before == names)
        return;
    for (const Node *node : std::as_const(d->targets)) { // filters may read them otherwise
        if (!node->agent.isNull() && before.value(node->agent) != names.value(node->agent))
            d->announce(*node, NameColumn, {Qt::DisplayRole});
    }
}

void TargetTreeModel::setAsOf(const QString &when)
{
    if (std::exchange(d->asOf, when) == when)
        return;
    const std::function<void(const QModelIndex &)> announceBelow = [&](const QModelIndex &branch) {
        const int rows = rowCount(branch);
        if (rows == 0)
            return;
        emit dataChanged(index(0, HealthColumn, branch), index(rows - 1, HealthColumn, branch), {Qt::DisplayRole, Qt::ToolTipRole, StaleRole});
        for (int row = 0; row < rows; ++row)
            announceBelow(index(row, NameColumn, branch));
    };
    announceBelow({});
}

const Target *TargetTreeModel::target(TargetId id) const
{
    const Node *node = d->targets.value(id.uuid());
    return node ? &node->target() : nullptr;
}

const TargetGroup *TargetTreeModel::group(TargetGroupId id) const
{
    const Node *node = d->groups.value(id.uuid());
    return node ? &node->group() : nullptr;
}

QList<Target> TargetTreeModel::allTargets() const
{
    QList<Target> result;
    result.reserve(d->targets.size());
    for (const Node *node : std::as_const(d->targets))
        result.append(node->target());
    return result;
}

int TargetTreeModel::targetCount() const
{
    return static_cast<int>(d->targets.size());
}

int TargetTreeModel::targetCount(QUuid branch) const
{
    const Node *node = d->environments.value(branch, d->groups.value(branch));
    return node ? node->rollUp.targets : 0;
}

void TargetTreeModel::forEachTarget(const std::function<void(const TargetCandidate &)> &visit) const
{
    for (const auto &environment : d->root.children) {
        for (const auto &child : environment->children) {
            if (child->kind() == Kind::Target)
                visit(d->candidate(*child));
            for (const auto &member : child->children)
                visit(d->candidate(*member));
        }
    }
}

std::optional<TargetCandidate> TargetTreeModel::candidateAt(const QModelIndex &index) const
{
    const auto *node = static_cast<const Node *>(index.internalPointer());
    return node && node->kind() == Kind::Target ? std::optional<TargetCandidate>(d->candidate(*node)) : std::nullopt;
}

QList<TargetGroup> TargetTreeModel::groupsOf(EnvironmentId environment) const
{
    QList<TargetGroup> result;
    if (const Node *node = d->environments.value(environment.uuid())) {
        for (const auto &child : node->children) {
            if (child->kind() == Kind::Group)
                result.append(child->group());
        }
    }
    return result;
}

QModelIndex TargetTreeModel::indexOf(TargetId id, int column) const
{
    return d->indexOf(d->targets.value(id.uuid()), column);
}

QModelIndex TargetTreeModel::indexOf(TargetGroupId id, int column) const
{
    return d->indexOf(d->groups.value(id.uuid()), column);
}

QModelIndex TargetTreeModel::indexOf(EnvironmentId id, int column) const
{
    return d->indexOf(d->environments.value(id.uuid()), column);
}

QModelIndex TargetTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node &branch = parent.isValid() ? *static_cast<const Node *>(parent.internalPointer()) : d->root;
    Node *node = branch.children[static_cast<std::size_t>(row)].get();
    node->rowHint = static_cast<std::size_t>(row);
    return createIndex(row, column, node);
}

QModelIndex TargetTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? d->indexOf(static_cast<const Node *>(child.internalPointer())->parent) : QModelIndex();
}

int TargetTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() != NameColumn)
        return 0;
    const Node &branch = parent.isValid() ? *static_cast<const Node *>(parent.internalPointer()) : d->root;
    return static_cast<int>(branch.children.size());
}

int TargetTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Qt::ItemFlags TargetTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && static_cast<const Node *>(index.internalPointer())->kind() == Kind::Target)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

} // namespace tidegate
