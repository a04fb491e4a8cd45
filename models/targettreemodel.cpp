// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targettreemodel.h"

#include "models/targettreemodel_p.h"

#include <QSet>

#include <algorithm>
#include <queue>
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
    for (std::size_t row = d->root.children().size(); row-- > 0;) {
        if (!wanted.contains(d->root.children()[row]->id()))
            d->remove(d->root, row, row + 1);
    }
    for (const EnvironmentSummary &environment : environments)
        d->put(d->root, d->environments.value(environment.environment.id.uuid()), Node(environment));
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

void TargetTreeModel::put(const TargetGroup &group)
{
    const Private::Scope scope(*d);
    Node *environment = d->environments.value(group.environmentId.uuid());
    if (!environment) {
        d->waitingGroups.insert(group.id.uuid(), group);
        return;
    }
    Node *known = d->groups.value(group.id.uuid());
    d->put(*environment, known, Node(group));
    if (!known)
        d->adopt(*d->groups.value(group.id.uuid()));
}

void TargetTreeModel::put(const Target &target)
{
    d->note(target.id);
    d->place(target);
}

void TargetTreeModel::put(const QList<Target> &targets)
{
    const Private::Scope scope(*d);
    QList<Target> fresh;
    for (const Target &target : targets) {
        d->note(target.id);
        if (d->targets.contains(target.id.uuid()) || !d->branchOf(target))
            d->place(target);
        else
            fresh.append(target);
    }
    d->addFresh(fresh);
}

void TargetTreeModel::removeGroup(TargetGroupId id)
{
    d->waitingGroups.remove(id.uuid());
    Node *group = d->groups.value(id.uuid());
    if (!group)
        return;
    const Private::Scope scope(*d);
    Node &environment = *group->parent;
    while (!group->children().empty()) {
        Node &member = *group->children().back();
        Target detached = member.target.unpacked();
        detached.targetGroupId = {};
        d->change(member, environment, Node(PackedTarget(detached, d->pool)));
    }
    const auto row = static_cast<std::size_t>(Private::rowOf(*group));
    d->remove(environment, row, row + 1);
}

void TargetTreeModel::removeTarget(TargetId id)
{
    d->note(id);
    d->take(id);
}

void TargetTreeModel::setChecking(TargetId id, bool checking)
{
    Node *node = d->targets.value(id.uuid());
    if (!node || node->checking == checking)
        return;
    const Private::Scope scope(*d);
    node->checking = checking;
    d->announce(*node, HealthColumn, {CheckingRole});
}

void TargetTreeModel::setHealth(TargetId id, const HealthReport &report)
{
    Node *node = d->targets.value(id.uuid());
    if (!node)
        return;
    Target target = node->target.unpacked();
    if (target.health.status != report.status)
        target.healthSince = report.checkedAt;
    target.health = report;
    target.healthStale = false;
    d->note(id);
    d->put(*node->parent, node, Node(PackedTarget(target, d->pool)));
}

std::chrono::seconds TargetTreeModel::Private::lookInterval(const PackedTarget &target) const
{
    const Node *environment = environments.value(target.environment().uuid());
    const std::chrono::seconds interval(environment ? environment->environment().environment.config.healthCheckInterval : 0);
    return tidegate::lookInterval(interval, target.isByAgent());
}

void TargetTreeModel::setNow(Instant now)
{
    const Private::Scope scope(*d);
    for (Node *node : std::as_const(d->targets)) {
        const std::chrono::seconds interval = d->lookInterval(node->target);
        if (node->target.isStale() || !isStale(node->target.checkedAt(), interval, now))
            continue;
        Target stale = node->target.unpacked();
        stale.healthStale = true;
        d->put(*node->parent, node, Node(PackedTarget(stale, d->pool)));
    }
}

QList<TargetId> TargetTreeModel::overdue(Instant now, qsizetype max) const
{
    std::priority_queue<std::pair<Instant, TargetId>> late; // the newest of them first, which is the first to be left out
    const TargetSetup *setup = nullptr;
    std::chrono::seconds interval{0};
    forEachTarget([&](const TargetCandidate &candidate) { // neighbours have one setup, and so one interval
        const PackedTarget &target = candidate.target;
        if (std::exchange(setup, target.setup()) != target.setup())
            interval = d->lookInterval(target);
        const std::optional<Instant> checkedAt = target.checkedAt();
        const bool isLate = checkedAt && (now - *checkedAt > staleAfter(interval) / 2 || isAhead(*checkedAt, now));
        if (!target.isEnabled() || target.isStale() || !isLate)
            return;
        late.emplace(*checkedAt, target.id());
        if (static_cast<qsizetype>(late.size()) > max)
            late.pop();
    });
    QList<TargetId> ids;
    for (; !late.empty(); late.pop())
        ids.prepend(late.top().second);
    return ids;
}

void TargetTreeModel::setAgentNames(const QHash<AgentId, QString> &names)
{
    const QHash<AgentId, QString> before = std::exchange(d->agentNames, names);
    if (before == names)
        return;
    const Private::Scope scope(*d);
    for (const Node *node : std::as_const(d->targets)) { // filters may read them otherwise
        const AgentId agent = node->target.agent();
        if (!agent.isNull() && before.value(agent) != names.value(agent))
            d->announce(*node, NameColumn, {Qt::DisplayRole});
    }
}

void TargetTreeModel::setAsOf(const QString &when)
{
    if (std::exchange(d->asOf, when) == when)
        return;
    const Private::Scope scope(*d);
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

bool TargetTreeModel::contains(TargetId id) const
{
    return d->targets.contains(id.uuid());
}

std::optional<Target> TargetTreeModel::target(TargetId id) const
{
    const Node *node = d->targets.value(id.uuid());
    return node ? std::optional(node->target.unpacked()) : std::nullopt;
}

std::optional<Target> TargetTreeModel::outline(TargetId id) const
{
    const Node *node = d->targets.value(id.uuid());
    return node ? std::optional(node->target.outline()) : std::nullopt;
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
        result.append(node->target.unpacked());
    return result;
}

QList<Target> TargetTreeModel::allOutlines() const
{
    QList<Target> result;
    result.reserve(d->targets.size());
    for (const Node *node : std::as_const(d->targets))
        result.append(node->target.outline());
    return result;
}

int TargetTreeModel::targetCount() const
{
    return static_cast<int>(d->targets.size());
}

int TargetTreeModel::targetCount(QUuid branch) const
{
    const Node *node = d->environments.value(branch, d->groups.value(branch));
    return node ? node->rollUp().targets : 0;
}

void TargetTreeModel::forEachTarget(const std::function<void(const TargetCandidate &)> &visit) const
{
    const auto walk = [&](const Node &branch, const auto &self) -> void {
        const Node::Children &children = branch.children();
        for (std::size_t row = 0; row < children.size(); ++row) {
            Node::fetchAhead(children, row);
            if (children[row]->branch)
                self(*children[row], self);
            else
                visit(d->candidate(*children[row]));
        }
    };
    walk(d->root, walk);
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
        for (const auto &child : node->children()) {
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
    Node *node = branch.children()[static_cast<std::size_t>(row)].get();
    node->rowHint = static_cast<quint32>(row);
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
    return static_cast<int>(branch.children().size());
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
